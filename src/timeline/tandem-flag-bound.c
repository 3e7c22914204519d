/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-sweep.h"

/* Arrangements kept for a bound: those of one side alone are few. */
#define WIDTH 120

static TandemFlag
mirror (const TandemFlag *flag)
{
  TandemFlag mirrored = *flag;

  mirrored.x = -flag->x;
  for (guint i = 0; i < flag->n_shapes; i++)
    {
      mirrored.shapes[i].costs[0] = flag->shapes[i].costs[1];
      mirrored.shapes[i].costs[1] = flag->shapes[i].costs[0];
    }
  return mirrored;
}

/* Adds to @rest what the labels of @side after each label cost at least, as if there were no others: a sweep from the end. */
static void
add_side (const TandemFlagSweep *self, TandemSide side, gint64 *rest)
{
  TandemFlagRoom room = *self->room;
  TandemFlagSweep sweep = *self;
  g_autofree TandemFlag *flags = g_new (TandemFlag, self->n_flags + 1);
  g_autofree TandemFlagPlace *places = g_new (TandemFlagPlace, self->n_flags + 1);
  g_autofree gint64 *costs = g_new0 (gint64, self->n_flags + 1);
  guint n = 0, work = 0;
  gint64 cost;

  for (guint i = self->n_flags; i-- > 0;)
    if (self->flags[i].side == side)
      flags[n++] = mirror (&self->flags[i]);
  room.start = -self->room->end;
  room.end = -self->room->start;
  sweep.room = &room;
  sweep.flags = flags;
  sweep.n_flags = n;
  sweep.width = WIDTH;
  sweep.cut = FALSE;
  sweep.limit = G_MAXINT64;
  sweep.rest = NULL;
  sweep.from_end = TRUE;
  sweep.costs = costs;
  sweep.work = &work;
  tandem_flag_sweep_run (&sweep, places, &cost);
  n = 0;
  for (guint i = self->n_flags; i-- > 0;)
    {
      rest[i] += n > 0 ? costs[n - 1] : 0;
      n += self->flags[i].side == side;
    }
}

/**
 * tandem_flag_bound:
 * @self: a sweep that is going to be run
 * @rest: (out caller-allocates): for each label, what all labels after it cost at least
 *
 * Labels of the two sides don't meet, and joint ones need a row, too: what each side costs alone is a bound for both
 * together.
 */
void
tandem_flag_bound (const TandemFlagSweep *self, gint64 *rest)
{
  gint64 joint = 0;

  for (guint i = self->n_flags; i-- > 0;)
    {
      rest[i] = joint;
      joint += self->flags[i].side == TANDEM_SIDE_JOINT ? TANDEM_FLAGS_COST_ROW : 0;
    }
  add_side (self, TANDEM_SIDE_BUYER, rest);
  add_side (self, TANDEM_SIDE_SELLER, rest);
}
