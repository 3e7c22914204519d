/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

/* Shares of a mark that neighbours keep between their middles. Of one day they stand side by side. Of different days, too,
 * as long as each is still nearest to its own day; where one would not be, they come nearer and overlap like coins. Never
 * down to the half of the largest mark, or a leader would meet the mark of a neighbour. */
#define SAME_DAY 1.08
static const double other_day[] = { 1.03, 0.92, 0.82, 0.72, 0.64 };
#define LAST_LEVEL (G_N_ELEMENTS (other_day) - 1)
/* Marks that must be told apart, and those with numbers, don't come so near, and may move by so much of a mark. */
#define LAST_ROOMY_LEVEL (LAST_LEVEL - 1)
#define MOST_ROOMY_SHIFT 0.55
/* A few marks overlap; so many in a row are a crowd, or so many of all; they get smaller until no more than this share of them do. */
#define LEAST_CROWD 6
#define LEAST_CROWDED 0.35
#define MOST_OVERLAPPING 0.2
#define CROWD_STEP 0.94
/* A mark in a crowd fills so much of its place, so that there is air between it and the next; more where it has room for a number then. */
#define CROWD_FILL 0.88
#define MOST_FILL 0.97
/* So many marks in a row that have room beside a crowd keep their size; a single one would look as if it were something else. */
#define LEAST_FREE 2
/* A place in a crowd is no smaller than this of a mark. */
#define LEAST_PLACE 0.34

/* How near the marks of a picture may come to each other. */
typedef struct
{
  guint     n;
  double   *distances; /* px, from each mark to the next */
  guint8   *levels;    /* into other_day */
  guint     last_level;
  double    most_shift; /* px, from its day, of a mark that could come nearer to others instead */
  gboolean *crowded;   /* of each mark */
  double    nearest;   /* of their size, between marks that don't overlap */
} Spacing;

static TandemLayoutItem *
get_item (const TandemLayout *self, guint index)
{
  return &g_array_index (self->items, TandemLayoutItem, index);
}

/* px between the middles of the marks @index and the next where they touch */
static double
get_reach (const TandemLayout *self, guint index)
{
  return (get_item (self, index)->size + get_item (self, index + 1)->size) / 2;
}

/* px, between an end of the picture and the middle of a mark */
static double
get_edge (const TandemLayout *self)
{
  return self->pad + self->mark * TANDEM_MARK_DIAMOND / 2;
}

static void
find_distances (const TandemLayout *self, Spacing *spacing)
{
  for (guint i = 0; i + 1 < spacing->n; i++)
    spacing->distances[i] = get_reach (self, i) * (get_item (self, i)->group == get_item (self, i + 1)->group ? SAME_DAY : other_day[spacing->levels[i]]);
}

/* Makes the gaps between the marks from @first to before @after a step smaller; FALSE when they are as small as can be. */
static gboolean
come_nearer (Spacing *spacing, guint first, guint after)
{
  gboolean any = FALSE;

  for (guint i = first; i + 1 < after; i++)
    if (spacing->levels[i] < spacing->last_level)
      {
        spacing->levels[i]++;
        any = TRUE;
      }
  return any;
}

/* Moves marks as little as possible (least squares: pool adjacent violators) so that neighbours keep their distance. Marks
 * of a block that had to move further than they may come nearer: returns whether any can. */
static gboolean
move_apart (TandemLayout *self, Spacing *spacing, double start, double end)
{
  guint n = spacing->n, n_blocks = 0, index = 0;
  g_autofree double *offsets = g_new0 (double, n + 1); /* the item's place if all stood as near as they may */
  g_autofree double *means = g_new (double, n + 1);
  g_autofree guint *sizes = g_new (guint, n + 1);
  gboolean again = FALSE;
  double last;

  for (guint i = 1; i < n; i++)
    offsets[i] = offsets[i - 1] + spacing->distances[i - 1];
  last = n > 0 ? offsets[n - 1] : 0;
  for (guint i = 0; i < n; i++)
    {
      means[n_blocks] = get_item (self, i)->day_x - offsets[i];
      sizes[n_blocks++] = 1;
      while (n_blocks > 1 && means[n_blocks - 2] > means[n_blocks - 1])
        {
          guint total = sizes[n_blocks - 2] + sizes[n_blocks - 1];

          means[n_blocks - 2] = (means[n_blocks - 2] * sizes[n_blocks - 2] + means[n_blocks - 1] * sizes[n_blocks - 1]) / total;
          sizes[n_blocks - 2] = total;
          n_blocks--;
        }
    }
  for (guint block = 0; block < n_blocks; block++)
    {
      guint first = index;
      double shift = 0;

      for (guint k = 0; k < sizes[block]; k++, index++)
        {
          TandemLayoutItem *item = get_item (self, index);

          item->x = CLAMP (means[block], start, MAX (end - last, start)) + offsets[index];
          shift = MAX (shift, fabs (item->x - item->day_x));
        }
      if (shift > spacing->most_shift)
        again |= come_nearer (spacing, first, index);
    }
  if (last > end - start) /* then the gaps between blocks must become smaller, too */
    again |= come_nearer (spacing, 0, n);
  return again;
}

/* Places all marks, with the sizes that they have. */
static void
spread (TandemLayout *self, Spacing *spacing)
{
  double edge = get_edge (self);
  gboolean again, zoomed = self->options->day_width > 0;

  memset (spacing->levels, 0, spacing->n);
  do
    {
      find_distances (self, spacing);
      again = zoomed ? move_apart (self, spacing, -G_MAXINT, G_MAXINT) : move_apart (self, spacing, edge, self->scale.width - edge);
    }
  while (again);
}

static gboolean
overlaps_next (const TandemLayout *self, const Spacing *spacing, guint index)
{
  return get_item (self, index + 1)->x - get_item (self, index)->x < get_reach (self, index) * spacing->nearest - 0.01;
}

/* Whether the marks need more room than the picture has. */
static gboolean
is_too_long (const TandemLayout *self, const Spacing *spacing)
{
  return spacing->n > 0 && self->options->day_width <= 0 && get_item (self, spacing->n - 1)->x > self->scale.width - get_edge (self) + 0.01;
}

/* Finds rows of marks that overlap; returns how many overlap the next. */
static guint
find_rows (const TandemLayout *self, Spacing *spacing)
{
  guint n_overlapping = 0;

  for (guint first = 0, last; first < spacing->n; first = last + 1)
    {
      for (last = first; last + 1 < spacing->n && overlaps_next (self, spacing, last);)
        last++;
      n_overlapping += last - first;
      for (guint i = first; i <= last && last - first + 1 >= LEAST_CROWD; i++)
        spacing->crowded[i] = TRUE;
    }
  return n_overlapping;
}

/* Finds crowds; returns whether some of one, old or new, are still too near. Where most are in crowds, all marks are alike. */
static gboolean
gather_crowds (const TandemLayout *self, Spacing *spacing)
{
  guint n = spacing->n, n_overlapping = find_rows (self, spacing), n_crowded = 0, n_near = 0;
  gboolean is_long = is_too_long (self, spacing), all = is_long || (n_overlapping >= LEAST_CROWD && n_overlapping > n * LEAST_CROWDED);

  for (guint i = 0; i < n; i++)
    n_crowded += spacing->crowded[i];
  all = all || n_crowded * 2 > n;
  for (guint i = 0; i < n && all; i++)
    spacing->crowded[i] = TRUE;
  for (guint i = 0; i + 1 < n; i++)
    n_near += spacing->crowded[i] && spacing->crowded[i + 1] && overlaps_next (self, spacing, i);
  return is_long || n_near > (all ? n : n_crowded) * MOST_OVERLAPPING;
}

/* px, from a mark to the nearer of its neighbours */
static double
find_distance (const TandemLayout *self, guint index)
{
  double x = get_item (self, index)->x, distance = G_MAXDOUBLE;

  if (index > 0)
    distance = x - get_item (self, index - 1)->x;
  if (index + 1 < self->items->len)
    distance = MIN (distance, get_item (self, index + 1)->x - x);
  return distance;
}

/* What can't be told apart stays where its days are; of those that would hide each other there are dots. */
static void
leave_on_days (TandemLayout *self)
{
  double edge = get_edge (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = get_item (self, i);

      item->x = CLAMP (item->day_x, edge, self->scale.width - edge);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = get_item (self, i);
      double distance = find_distance (self, i);

      item->size = self->mark;
      if (distance < self->mark * other_day[LAST_LEVEL] - 0.001 && !item->milestone->is_anchor)
        item->size = MAX (distance, self->mark * LEAST_PLACE);
    }
}

/* px of the mark in a place of @size */
static double
find_fill (const TandemLayout *self, double size)
{
  double numbered = tandem_marks_least_numbered (self);

  return size * MOST_FILL >= numbered - 0.01 ? MAX (size * CROWD_FILL, numbered) : size * CROWD_FILL;
}

/* px, of the places of a crowd, a step smaller than @size; the last one that leaves room for numbers may be a bit narrow. */
static double
find_next_size (const TandemLayout *self, Spacing *spacing, double size)
{
  double numbered = tandem_marks_least_numbered (self) / MOST_FILL;
  gboolean is_last = size > numbered && size * CROWD_STEP < numbered;

  spacing->nearest = is_last ? TANDEM_MARK_READABLE : 1;
  return is_last ? numbered : size * CROWD_STEP;
}

/* px that marks of @size and the goal take side by side */
static double
find_needed (const TandemLayout *self, double size)
{
  double needed = (self->mark - size) / 2 + 2 * get_edge (self);

  for (guint i = 0; i + 1 < self->items->len; i++)
    needed += size * (get_item (self, i)->group == get_item (self, i + 1)->group ? SAME_DAY : TANDEM_MARK_READABLE);
  return needed;
}

/* Whether the mark @index, as large as any, would stand apart from the next. */
static gboolean
is_free_before_next (const TandemLayout *self, guint index)
{
  return index + 1 >= self->items->len || get_item (self, index + 1)->x - get_item (self, index)->x >= self->mark;
}

/* Where all marks became smaller for the sake of a crowd, those that stand far from each other get their size again. */
static void
restore_sizes (TandemLayout *self)
{
  guint n = self->items->len;

  for (guint first = 0, after; first < n; first = after)
    {
      for (after = first; after < n && (after == 0 || is_free_before_next (self, after - 1)) && is_free_before_next (self, after);)
        after++;
      for (guint i = first; i < after && after - first >= LEAST_FREE; i++)
        get_item (self, i)->size = self->mark;
      after = MAX (after, first + 1);
    }
}

/**
 * tandem_marks_arrange:
 *
 * Sets the size of marks and the x of each. Where many have no room side by side they become smaller, all of them alike but
 * the goal and those that have room; a crowd that has no room even then stays where its days are, and those of it that would hide each other are dots.
 */
void
tandem_marks_arrange (TandemLayout *self)
{
  guint n = self->items->len;
  g_autofree double *distances = g_new0 (double, n + 1);
  g_autofree guint8 *levels = g_new0 (guint8, n + 1);
  g_autofree gboolean *crowded = g_new0 (gboolean, n + 1);
  Spacing spacing = { n, distances, levels, self->is_roomy ? LAST_ROOMY_LEVEL : LAST_LEVEL,
                      self->is_roomy ? self->mark * MOST_ROOMY_SHIFT : self->scale.day_width / 2, crowded, 1 };
  double least = self->mark * LEAST_PLACE, size = self->mark;

  self->zone = self->mark * TANDEM_MARK_DIAMOND / 2 + 4 * self->unit;
  self->is_crowd = self->options->day_width <= 0 && find_needed (self, least) > self->scale.width;
  for (guint i = 0; i < n; i++)
    get_item (self, i)->size = self->mark;
  while (!self->is_crowd)
    {
      spread (self, &spacing);
      if (!gather_crowds (self, &spacing) || size <= least)
        break;
      size = MAX (find_next_size (self, &spacing, size), least);
      spacing.last_level = LAST_ROOMY_LEVEL;
      spacing.most_shift = MAX (self->mark * MOST_ROOMY_SHIFT, self->scale.day_width / 2);
      for (guint i = 0; i < n; i++)
        if (crowded[i] && !get_item (self, i)->milestone->is_anchor)
          get_item (self, i)->size = size;
    }
  if (self->is_crowd)
    leave_on_days (self);
  else
    restore_sizes (self);
  for (guint i = 0; i < n; i++)
    if (get_item (self, i)->size < self->mark)
      get_item (self, i)->size = find_fill (self, get_item (self, i)->size);
}

/**
 * tandem_marks_hide_numbers:
 *
 * Returns: whether a mark with a number lies so near to another that the number can't be read, and need not
 */
gboolean
tandem_marks_hide_numbers (const TandemLayout *self)
{
  if (self->is_crowd || self->is_roomy)
    return FALSE;
  for (guint i = 0; i + 1 < self->items->len; i++)
    if ((get_item (self, i)->number > 0 || get_item (self, i + 1)->number > 0) && get_item (self, i)->size == self->mark
        && get_item (self, i + 1)->x - get_item (self, i)->x < self->mark * TANDEM_MARK_READABLE)
      return TRUE;
  return FALSE;
}
