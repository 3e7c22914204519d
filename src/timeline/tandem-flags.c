/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-sweep.h"

#include <math.h>
#include <string.h>

#define MOST_ROWS       TANDEM_FLAGS_MOST_ROWS
#define EXACT_FLAGS     24
#define FEW_FLAGS       60
/* Arrangements kept after each label. */
#define WIDEST          600
#define NUMBERED_WIDEST 100
#define WIDE            60
#define NARROW          12
/* Arrangements that a search looks at before it goes on with few: some 20 ms, but the same on every machine; of a crowd, where
 * more of them hardly find a better answer, half. */
#define MOST_WORK       30000
#define CROWD_WORK      15000

/* As tandem_flag_sweep_run(); narrow sweeps first give a bound that keeps the wide one small. */
static gboolean
run (TandemFlagSweep *self, TandemFlagPlace *places, gint64 *cost)
{
  static const guint widths[] = { NARROW, WIDE, WIDEST };
  g_autofree gint64 *rest = NULL;
  gint64 limit = self->limit;
  gboolean found = FALSE, was_cut = self->cut;
  guint width = self->width;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      self->width = MIN (widths[i], width);
      self->cut = FALSE;
      if (tandem_flag_sweep_run (self, places, cost))
        {
          found = TRUE;
          self->limit = *cost;
        }
      if (self->means == TANDEM_FLAGS_NUMBER)
        i = G_N_ELEMENTS (widths) - 2;
      if (!self->cut || self->width == width)
        break; /* it dropped nothing that could have been better, or it may not be wider */
      if (rest == NULL && self->n_flags <= EXACT_FLAGS && self->means != TANDEM_FLAGS_NUMBER)
        {
          rest = g_new (gint64, self->n_flags + 1);
          tandem_flag_bound (self, rest);
          self->rest = rest;
        }
    }
  self->cut |= was_cut;
  self->rest = NULL;
  self->limit = limit;
  self->width = width;
  return found;
}

/* Closes up rows without a label, which only an inexact search leaves, and says what there is. */
static void
describe (const TandemFlag *flags, guint n, TandemFlagPlace *places, TandemFlagResult *result)
{
  int numbers[2][MOST_ROWS + 1] = { { 0 }, { 0 } }, rows[2] = { 0, 0 };

  for (guint i = 0; i < n; i++)
    if (places[i].row > 0)
      numbers[places[i].is_below ? 1 : 0][places[i].row] = 1;
  for (int side = 0; side < 2; side++)
    for (int row = 1; row <= MOST_ROWS; row++)
      if (numbers[side][row] != 0)
        numbers[side][row] = ++rows[side];
  result->rows_above = rows[0];
  result->rows_below = rows[1];
  result->n_numbered = result->loss = 0;
  result->cost = 0;
  for (guint i = 0; i < n; i++)
    {
      if (places[i].row > 0)
        {
          places[i].row = numbers[places[i].is_below ? 1 : 0][places[i].row];
          result->loss += flags[i].shapes[places[i].shape].loss;
        }
      else
        {
          result->n_numbered++;
        }
      result->cost += tandem_flags_price (&flags[i], &places[i]);
    }
}

/* Labels of one side alone. */
static TandemFlag *
pick_side (const TandemFlag *flags, guint n_flags, TandemSide side, guint *n_picked)
{
  TandemFlag *picked = g_new (TandemFlag, MAX (n_flags, 1));

  *n_picked = 0;
  for (guint i = 0; i < n_flags; i++)
    if (flags[i].side == side)
      picked[(*n_picked)++] = flags[i];
  return picked;
}

/* Lines that so many rows have room for beyond the first line of each; < 0 when they don't even have room for these. */
static int
count_spare_lines (const TandemFlagRoom *room, int above, int below)
{
  int rows[2] = { above, below };
  double left = room->height;

  if (room->height == G_MAXDOUBLE)
    return G_MAXINT;
  for (int side = 0; side < 2; side++)
    if (rows[side] > 0)
      left -= rows[side] * room->label_height + room->first_gap + (rows[side] - 1) * room->row_gap;
  if (left < -0.01)
    return -1;
  return room->line_height > 0 ? (int) MIN (floor ((left + 0.01) / room->line_height), 1000) : G_MAXINT;
}

static gboolean
set_rows (TandemFlagSweep *self, int above, int below)
{
  self->rows[0] = above;
  self->rows[1] = below;
  self->spare = count_spare_lines (self->room, above, below);
  return self->spare >= 0;
}

static gint64
add_prices (const TandemFlagSweep *self, const TandemFlagPlace *places)
{
  gint64 cost = 0;

  for (guint i = 0; i < self->n_flags; i++)
    cost += tandem_flags_price (&self->flags[i], &places[i]);
  return cost;
}

/* Whether all labels have room in the rows of @self. */
static gboolean
is_possible (const TandemFlagSweep *self, TandemFlagPlace *places, gboolean *cut)
{
  TandemFlagSweep sweep = *self;
  gboolean found;
  gint64 cost;

  sweep.any = TRUE;
  sweep.cut = FALSE;
  found = tandem_flag_sweep_run (&sweep, places, &cost);
  *cut |= sweep.cut && !found;
  return found;
}

/* Rows that the labels of one side need at least; one more than @most_rows where they can't do. */
static int
count_least_rows (TandemFlagSweep *self, TandemSide side, int most_rows)
{
  guint n;
  g_autofree TandemFlag *flags = pick_side (self->flags, self->n_flags, side, &n);
  g_autofree TandemFlagPlace *places = g_new (TandemFlagPlace, MAX (n, 1));
  TandemFlagSweep sweep = *self;

  sweep.flags = flags;
  sweep.n_flags = n;
  for (int rows = 0; rows <= most_rows; rows++)
    if (n == 0
        || (set_rows (&sweep, side == TANDEM_SIDE_BUYER ? rows : 0, side == TANDEM_SIDE_SELLER ? rows : 0)
            && is_possible (&sweep, places, &self->cut)))
      return rows;
  return most_rows + 1;
}

/* Rows above that the labels on that side are worth, of @rows; joint ones count as half. */
static int
fair_share (const TandemFlagSweep *self, int rows)
{
  double above = 0, all = 0;

  for (guint i = 0; i < self->n_flags; i++)
    {
      double own = self->flags[i].shapes[0].width * self->flags[i].weight;

      all += own;
      above += self->flags[i].side == TANDEM_SIDE_BUYER ? own : self->flags[i].side == TANDEM_SIDE_JOINT ? own / 2 : 0;
    }
  return CLAMP ((int) round (rows * above / MAX (all, 1)), MAX (rows - MOST_ROWS, 0), MIN (rows, MOST_ROWS));
}

/* The best over all ways to share @rows between above and below; places and self->limit are those of the best. */
static gboolean
try_rows (TandemFlagSweep *self, int rows, int least_above, int least_below, TandemFlagPlace *places)
{
  g_autofree TandemFlagPlace *trial = g_new (TandemFlagPlace, MAX (self->n_flags, 1));
  gboolean found = FALSE, may_number = self->means == TANDEM_FLAGS_NUMBER;
  int fair = fair_share (self, rows);
  gint64 cost;

  for (int i = 0; i <= rows; i++)
    {
      /* From the middle: what is found there bounds the search of the rest. */
      int above = rows / 2 + (i % 2 == 0 ? -(i / 2) : (i + 1) / 2);

      if (above < least_above || above > rows - least_below || above > MOST_ROWS || rows - above > MOST_ROWS
          || !set_rows (self, above, rows - above))
        continue;
      if (may_number && self->n_flags > EXACT_FLAGS && ABS (above - fair) > (self->n_flags > FEW_FLAGS ? 0 : 1))
        continue; /* a crowd: the share that each side has of it, or nearly that */
      cost = G_MAXINT64;
      if (!may_number && !is_possible (self, trial, &self->cut))
        continue;
      if (!may_number)
        cost = add_prices (self, trial);
      run (self, trial, &cost);
      if (cost >= self->limit)
        continue;
      found = TRUE;
      self->limit = cost;
      memcpy (places, trial, self->n_flags * sizeof *places);
    }
  return found;
}

/* The least loss, and of that the fewest rows, then the least cost. */
static gboolean
keep_all (TandemFlagSweep *self, int most_rows, TandemFlagPlace *places)
{
  int least_above = count_least_rows (self, TANDEM_SIDE_BUYER, MIN (most_rows, MOST_ROWS));
  int least_below = count_least_rows (self, TANDEM_SIDE_SELLER, MIN (most_rows, MOST_ROWS));
  gboolean found = FALSE;

  for (int rows = least_above + least_below; rows <= most_rows && self->limit > 0; rows++)
    {
      if (!try_rows (self, rows, least_above, least_below, places))
        continue;
      found = TRUE;
      /* More rows are worth it for less loss only. */
      self->limit -= self->limit % TANDEM_FLAGS_COST_LOSS;
    }
  return found;
}

/* The least weight of numbers, then the least loss. From the most rows to those that have room for all lines of any label. */
static gboolean
keep_most (TandemFlagSweep *self, int most_rows, TandemFlagPlace *places)
{
  int most_lines = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < self->n_flags; i++)
    for (guint k = 0; k < self->flags[i].n_shapes; k++)
      most_lines = MAX (most_lines, self->flags[i].shapes[k].lines);
  for (int rows = most_rows; rows >= 0; rows--)
    {
      int above = fair_share (self, rows), spare = count_spare_lines (self->room, above, rows - above);

      found |= try_rows (self, rows, 0, 0, places);
      if (found && spare >= most_lines * rows)
        break;
    }
  return found;
}

/**
 * tandem_flags_place:
 * @flags: labels by leader
 * @n_flags: how many
 * @room: distances and limits, px
 * @means: what may be done to make room
 * @places: (out caller-allocates): one for each of @flags
 * @result: (out caller-allocates): what was found
 *
 * The least loss; of these the fewest rows above and below together; of these the shortest leaders (the rows of all labels
 * added up), then joint labels above, then what looks better, then labels after their leaders. Buyer's labels are above and
 * seller's below without exception: the picture says so at its edge. Where labels may be left out, the least weight is, then
 * the least loss, in @room's rows.
 *
 * Exact up to 24 labels, unless result->is_exact says otherwise; a beam search beyond. Of 30 to 40 random
 * labels in eight rows that leaves out less than a sixth of the weight that first fit leaves out (test-flags.c).
 *
 * Returns: whether every label has a place, or may be left out
 */
gboolean
tandem_flags_place (const TandemFlag *flags, guint n_flags, const TandemFlagRoom *room, TandemFlagMeans means, TandemFlagPlace *places,
                    TandemFlagResult *result)
{
  TandemFlagSweep sweep = { .flags = flags, .n_flags = n_flags, .room = room, .means = means, .limit = G_MAXINT64 };
  int most_rows = CLAMP (room->most_rows, 0, 2 * MOST_ROWS);
  guint work = 0;
  gboolean found;

  sweep.work = &work;
  sweep.most_work = n_flags <= EXACT_FLAGS ? MOST_WORK : CROWD_WORK;
  while (most_rows > 0 && count_spare_lines (room, (most_rows + 1) / 2, most_rows / 2) < 0 && count_spare_lines (room, most_rows, 0) < 0)
    most_rows--;
  sweep.width = n_flags <= EXACT_FLAGS ? WIDEST : n_flags <= FEW_FLAGS ? WIDE : NARROW;
  if (means == TANDEM_FLAGS_NUMBER)
    sweep.width = MIN (sweep.width, NUMBERED_WIDEST);
  found = means == TANDEM_FLAGS_NUMBER ? keep_most (&sweep, most_rows, places) : keep_all (&sweep, most_rows, places);
  memset (result, 0, sizeof *result);
  result->is_exact = !sweep.cut;
  if (found)
    describe (flags, n_flags, places, result);
  return found;
}
