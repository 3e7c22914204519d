/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-grid.h"

#include <stdlib.h>

/* Of more labels than this what is free is found out for one label at a time. */
#define FEW 60

typedef struct
{
  double start; /* px */
  gint16 owner;
  TandemFlagBox *box;
} Start;

static int
compare_starts (const void *a, const void *b)
{
  const Start *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->owner != y->owner ? (x->owner < y->owner ? -1 : 1) : x->box < y->box ? -1 : x->box > y->box;
}

/* Returns: the first of @n ascending @values that is no less than @value */
static gint16
find_first (const double *values, guint n, double value)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (values[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return (gint16) low;
}

/* Whether another shape of @flag is no worse than that at @index, where so much of the cost counts. */
static gboolean
is_beaten (const TandemFlag *flag, guint index, TandemFlagMeans means, TandemFlagCounts counts)
{
  const TandemFlagShape *shape = &flag->shapes[index];

  for (guint k = 0; k < flag->n_shapes; k++)
    {
      const TandemFlagShape *other = &flag->shapes[k];
      gboolean differs = other->width < shape->width || other->lines < shape->lines;

      if (k == index || other->width > shape->width || other->lines > shape->lines || (means == TANDEM_FLAGS_KEEP && other->loss > 0))
        continue;
      if (counts >= TANDEM_FLAG_COUNTS_LOSS && other->loss > shape->loss)
        continue;
      if (counts >= TANDEM_FLAG_COUNTS_ALL && (other->costs[0] > shape->costs[0] || other->costs[1] > shape->costs[1]))
        continue;
      differs |= counts >= TANDEM_FLAG_COUNTS_LOSS && other->loss < shape->loss;
      differs |= counts >= TANDEM_FLAG_COUNTS_ALL && (other->costs[0] < shape->costs[0] || other->costs[1] < shape->costs[1]);
      if (differs || k < index)
        return TRUE;
    }
  return FALSE;
}

static void
add_column (TandemFlagGrid *self, const TandemFlag *flag, const TandemFlagRoom *room, TandemFlagMeans means, GArray *starts)
{
  gint16 index = (gint16) self->n;
  TandemFlagColumn *column = &self->columns[self->n++];
  double narrowest = G_MAXDOUBLE;

  *column = (TandemFlagColumn) {
    .sides = { flag->side != TANDEM_SIDE_SELLER, flag->side != TANDEM_SIDE_BUYER },
    .below = flag->side == TANDEM_SIDE_JOINT ? TANDEM_FLAGS_COST_JOINT_BELOW : 0,
    .number = means == TANDEM_FLAGS_NUMBER ? flag->weight * TANDEM_FLAGS_COST_NUMBER : G_MAXINT64,
  };
  for (guint i = 0; i < flag->n_shapes; i++)
    {
      const TandemFlagShape *shape = &flag->shapes[i];
      TandemFlagBox *box = &column->boxes[column->n_boxes];
      Start start = { flag->x - room->gap - shape->width, index, box };

      if ((shape->loss > 0 && means == TANDEM_FLAGS_KEEP) || is_beaten (flag, i, means, TANDEM_FLAG_COUNTS_ALL))
        continue;
      *box = (TandemFlagBox) { .start = -1, .reach = -1, .lines = (gint16) shape->lines, .shape = (guint8) i };
      while (is_beaten (flag, i, means, (TandemFlagCounts) box->need))
        box->need++;
      box->loss = shape->loss * TANDEM_FLAGS_COST_LOSS;
      box->costs[0] = shape->costs[0];
      box->costs[1] = shape->costs[1] + TANDEM_FLAGS_COST_BEFORE;
      if (start.start >= room->start && flag->x - room->gap <= room->end)
        g_array_append_val (starts, start);
      narrowest = MIN (narrowest, shape->width);
      column->n_boxes++;
    }
  self->mean += column->n_boxes > 0 ? narrowest : 0;
}

static void
sort_starts (TandemFlagGrid *self, GArray *starts)
{
  self->n_starts = starts->len;
  self->starts = g_new (double, starts->len + 1);
  self->owners = g_new (gint16, starts->len + 1);
  if (starts->len > 1)
    qsort (starts->data, starts->len, sizeof (Start), compare_starts);
  for (guint i = 0; i < starts->len; i++)
    {
      const Start *start = &g_array_index (starts, Start, i);

      self->starts[i] = start->start;
      self->owners[i] = start->owner;
      start->box->start = (gint16) i;
    }
}

/* Equal starts have one rank for what has room there: the first. */
static void
rank_boxes (TandemFlagGrid *self, const TandemFlag *flags, const TandemFlagRoom *room)
{
  for (guint i = 0; i < self->n; i++)
    {
      TandemFlagColumn *column = &self->columns[i];
      double x = flags[i].x;

      column->next = find_first (self->leaders, self->n, x + room->leader_distance);
      column->taken = find_first (self->starts, self->n_starts, x + room->clearance);
      for (guint k = 0; k < column->n_boxes; k++)
        {
          TandemFlagBox *box = &column->boxes[k];
          double end = x + room->gap + flags[i].shapes[box->shape].width;

          if (x + room->gap < room->start || end > room->end)
            continue;
          box->reach = find_first (self->leaders, self->n, end + room->clearance);
          box->taken = find_first (self->starts, self->n_starts, end + room->box_distance);
        }
    }
}

static void
find_free (TandemFlagGrid *self)
{
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      gint16 *labels = self->free_labels[side] = g_new (gint16, self->n + 1);
      gint16 *lines = self->most_lines[side] = g_new0 (gint16, self->n + 1);

      labels[self->n] = (gint16) self->n;
      for (guint i = self->n; i-- > 0;)
        {
          const TandemFlagColumn *column = &self->columns[i];

          labels[i] = column->sides[side] ? (gint16) i : labels[i + 1];
          lines[i] = lines[i + 1];
          for (guint k = 0; k < column->n_boxes && column->sides[side]; k++)
            lines[i] = MAX (lines[i], column->boxes[k].lines);
        }
      self->free_ranks[side] = g_new (gint16, (self->has_all ? self->n + 1 : 1) * (self->n_starts + 1));
    }
  for (guint i = 0; self->has_all && i <= self->n; i++)
    tandem_flag_grid_prepare (self, i);
}

/* Takes the boxes of the label before @index out of what is free for it: what led to one of them leads to what is behind it. */
static void
take_out (TandemFlagGrid *self, guint index)
{
  const TandemFlagColumn *column = &self->columns[index - 1];

  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      gint16 *ranks = self->free_ranks[side];

      for (guint k = 0; k < column->n_boxes && column->sides[side]; k++)
        for (int start = column->boxes[k].start, i = start; i >= 0 && ranks[i] == start; i--)
          ranks[i] = ranks[start + 1];
    }
}

/**
 * tandem_flag_grid_prepare:
 *
 * Makes free what is free for label @index and later ones: before it is asked for, where there are many.
 */
void
tandem_flag_grid_prepare (TandemFlagGrid *self, guint index)
{
  gboolean follows = !self->has_all && index > 0 && self->prepared == index;

  self->prepared = index + 1;
  if (follows)
    {
      take_out (self, index);
      return;
    }
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      gint16 *ranks = self->free_ranks[side] + (self->has_all ? index * (self->n_starts + 1) : 0);

      ranks[self->n_starts] = (gint16) self->n_starts;
      for (guint i = self->n_starts; i-- > 0;)
        ranks[i] = self->owners[i] >= (gint16) index && self->columns[self->owners[i]].sides[side] ? (gint16) i : ranks[i + 1];
    }
}

/**
 * tandem_flag_grid_new:
 * @flags: labels by leader; at most TANDEM_FLAG_MOST_COLUMNS
 * @means: shapes with a loss are left out where nothing is given up
 *
 * Returns: (transfer full): the grid, with the shapes that no other of the same label is better than
 */
TandemFlagGrid *
tandem_flag_grid_new (const TandemFlag *flags, guint n_flags, const TandemFlagRoom *room, TandemFlagMeans means)
{
  TandemFlagGrid *self = g_new0 (TandemFlagGrid, 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (Start));

  self->columns = g_new0 (TandemFlagColumn, n_flags + 1);
  self->leaders = g_new (double, n_flags + 1);
  self->has_all = n_flags <= FEW;
  self->gap = room->gap;
  self->end = room->end;
  for (guint i = 0; i < n_flags; i++)
    {
      self->leaders[i] = flags[i].x;
      add_column (self, &flags[i], room, means, starts);
    }
  self->mean = 1 + self->mean / MAX (n_flags, 1);
  sort_starts (self, starts);
  rank_boxes (self, flags, room);
  find_free (self);
  return self;
}

void
tandem_flag_grid_free (TandemFlagGrid *self)
{
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      g_free (self->free_labels[side]);
      g_free (self->free_ranks[side]);
      g_free (self->most_lines[side]);
    }
  g_free (self->owners);
  g_free (self->starts);
  g_free (self->leaders);
  g_free (self->columns);
  g_free (self);
}
