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
/* Marks with numbers must stay readable: they don't come so near, and may move by so much of a mark. In a crowd that has no room even
 * so, a number with a mark on it isn't written: its milestone stands in the key. */
#define LAST_ROOMY_LEVEL (LAST_LEVEL - 1)
#define MOST_ROOMY_SHIFT 0.55
#define READABLE 0.9
/* Triangles and diamonds look smaller than discs. */
#define TRIANGLE_SIZE 1.12
#define DIAMOND_SIZE 1.22
#define SELECTION_SIZE 1.5
/* A mark in a crowd is a dot: as large as its neighbour is far, but no smaller than this of a mark. */
#define LEAST_DOT 0.3
#define BAR_HEIGHT 4.5
#define BAR_LANES 2

/**
 * tandem_timeline_get_mark:
 * @milestone: a milestone
 * @op: its shape, inks, dashes and progress are set, nothing else
 *
 * The one place that says how a milestone looks; legends and checklists ask it, too.
 */
void
tandem_timeline_get_mark (const TandemEditionMilestone *milestone, TandemDrawOp *op)
{
  op->dashed = !milestone->agreed && milestone->state != TANDEM_STATE_DONE;
  op->fill = TANDEM_INK_PAPER;
  op->stroke = TANDEM_INK_NONE;
  op->progress = 0;
  switch (milestone->state)
    {
    case TANDEM_STATE_DONE:
      op->shape = TANDEM_SHAPE_DISC_TICK;
      op->fill = TANDEM_INK_DONE;
      break;
    case TANDEM_STATE_LATE:
      op->shape = TANDEM_SHAPE_TRIANGLE;
      op->fill = TANDEM_INK_LATE;
      break;
    case TANDEM_STATE_AT_RISK:
      op->shape = TANDEM_SHAPE_TRIANGLE;
      op->fill = TANDEM_INK_AT_RISK;
      op->stroke = TANDEM_INK_TEXT;
      break;
    case TANDEM_STATE_CANCELLED:
      op->shape = TANDEM_SHAPE_RING_CROSSED;
      op->stroke = TANDEM_INK_NOT_STARTED;
      break;
    case TANDEM_STATE_IN_PROGRESS:
      op->shape = TANDEM_SHAPE_RING_PROGRESS;
      op->stroke = TANDEM_INK_PROGRESS;
      op->progress = CLAMP (milestone->progress, 0, 100) / 100.0;
      break;
    case TANDEM_STATE_NOT_STARTED:
    default:
      op->shape = TANDEM_SHAPE_RING;
      op->stroke = TANDEM_INK_NOT_STARTED;
      break;
    }
  /* The goal keeps its own shape until it is done, late or at risk: those are news. */
  if (milestone->is_anchor && (milestone->state == TANDEM_STATE_NOT_STARTED || milestone->state == TANDEM_STATE_IN_PROGRESS))
    {
      op->shape = TANDEM_SHAPE_DIAMOND;
      op->fill = TANDEM_INK_ACCENT;
      op->stroke = TANDEM_INK_NONE;
    }
}

static double
shape_scale (TandemShape shape)
{
  return shape == TANDEM_SHAPE_TRIANGLE ? TRIANGLE_SIZE : shape == TANDEM_SHAPE_DIAMOND ? DIAMOND_SIZE : 1;
}

/**
 * tandem_marks_add:
 * @x: px, middle
 * @y: px, middle
 * @size: px, of a disc in its place
 *
 * Returns: (transfer none): the mark, with its number where the milestone has one
 */
TandemDrawOp *
tandem_marks_add (TandemLayout *self, const TandemLayoutItem *item, double x, double y, double size, TandemRole role)
{
  TandemDrawOp look = { 0 };
  TandemDrawOp *op;

  tandem_timeline_get_mark (item->milestone, &look);
  size *= shape_scale (look.shape);
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_SHAPE, role, x - size / 2, y - size / 2, size, size);
  op->shape = look.shape;
  op->fill = look.fill;
  op->stroke = look.stroke;
  op->dashed = look.dashed;
  op->progress = look.progress;
  op->number = item->number;
  op->item = item->milestone->item;
  if (item->number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", item->number);

      tandem_draw_list_set_text (self->list, op, number);
    }
  if (!item->milestone->highlighted)
    {
      if (op->fill != TANDEM_INK_PAPER)
        op->fill = TANDEM_INK_AXIS;
      if (op->stroke != TANDEM_INK_NONE)
        op->stroke = TANDEM_INK_AXIS;
    }
  return op;
}

/* How near the marks of a picture may come to each other. */
typedef struct
{
  guint   n;
  double *distances; /* px, from each mark to the next */
  guint8 *levels;    /* into other_day */
  guint   last_level;
} Spacing;

static void
find_distances (const TandemLayout *self, Spacing *spacing, double mark)
{
  for (guint i = 0; i + 1 < spacing->n; i++)
    {
      const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);
      const TandemLayoutItem *next = &g_array_index (self->items, TandemLayoutItem, i + 1);

      spacing->distances[i] = mark * (item->group == next->group ? SAME_DAY : other_day[spacing->levels[i]]);
    }
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

/* px, from a mark to the nearer of its neighbours */
static double
find_distance (const TandemLayout *self, guint index)
{
  double x = g_array_index (self->items, TandemLayoutItem, index).x, distance = G_MAXDOUBLE;

  if (index > 0)
    distance = x - g_array_index (self->items, TandemLayoutItem, index - 1).x;
  if (index + 1 < self->items->len)
    distance = MIN (distance, g_array_index (self->items, TandemLayoutItem, index + 1).x - x);
  return distance;
}

/* Marks that would hide each other become dots; the goal stays what it is. */
static void
set_sizes (TandemLayout *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);
      double distance = find_distance (self, i);

      item->size = self->mark;
      if (distance < self->mark * other_day[LAST_LEVEL] - 0.001 && !item->milestone->is_anchor)
        item->size = MAX (distance, self->mark * LEAST_DOT);
    }
}

/* Moves marks as little as possible (least squares: pool adjacent violators) so that neighbours keep their distance. Marks
 * of a block that had to move further than @most_shift may come nearer: returns whether any can. */
static gboolean
spread (TandemLayout *self, Spacing *spacing, double start, double end, double most_shift)
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
      means[n_blocks] = g_array_index (self->items, TandemLayoutItem, i).day_x - offsets[i];
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
          TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);

          item->x = CLAMP (means[block], start, MAX (end - last, start)) + offsets[index];
          shift = MAX (shift, fabs (item->x - item->day_x));
        }
      if (shift > most_shift)
        again |= come_nearer (spacing, first, index);
    }
  if (last > end - start) /* then the gaps between blocks must become smaller, too */
    again |= come_nearer (spacing, 0, n);
  return again;
}

/**
 * tandem_marks_arrange:
 *
 * Sets the size of marks and the x of each. Where they have no room side by side they become smaller, but never smaller
 * than a number needs; a crowd that has no room even then stays where its days are, and those of it that would hide each
 * other are dots without a number.
 */
void
tandem_marks_arrange (TandemLayout *self)
{
  guint n = self->items->len;
  g_autofree double *distances = g_new0 (double, n + 1);
  g_autofree guint8 *levels = g_new0 (guint8, n + 1);
  Spacing spacing = { n, distances, levels, self->is_roomy ? LAST_ROOMY_LEVEL : LAST_LEVEL };
  double most_shift;
  double least = MIN (self->options->minimum_size * 2.2, self->mark), room = self->scale.width - 2 * self->pad, needed = DIAMOND_SIZE;
  gboolean zoomed = self->options->day_width > 0;

  memset (levels, LAST_ROOMY_LEVEL, n);
  find_distances (self, &spacing, 1);
  for (guint i = 0; i + 1 < n; i++)
    needed += distances[i];
  memset (levels, 0, n);
  if (needed * self->mark > room && !zoomed)
    self->mark = MAX (room / needed, least);
  self->is_crowd = !zoomed && needed * self->mark > room + 0.001;
  if (!self->is_crowd)
    {
      double edge = self->pad + self->mark * DIAMOND_SIZE / 2;
      gboolean again;

      most_shift = self->is_roomy ? self->mark * MOST_ROOMY_SHIFT : self->scale.day_width / 2;
      do
        {
          find_distances (self, &spacing, self->mark);
          again = zoomed ? spread (self, &spacing, -G_MAXINT, G_MAXINT, most_shift)
                         : spread (self, &spacing, edge, self->scale.width - edge, most_shift);
        }
      while (again);
    }
  else
    {
      double edge = self->pad + self->mark * DIAMOND_SIZE / 2;

      for (guint i = 0; i < n; i++)
        {
          TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

          item->x = CLAMP (item->x, edge, self->scale.width - edge);
        }
    }
  set_sizes (self);
  self->zone = self->mark * DIAMOND_SIZE / 2 + 4 * self->unit;
}

static void
draw_bar (TandemLayout *self, const TandemLayoutItem *item, double y)
{
  const TandemEditionMilestone *milestone = item->milestone;
  double height = BAR_HEIGHT * self->unit, start = MAX (tandem_scale_x (&self->scale, milestone->start), 0);
  TandemDrawOp look = { 0 };
  TandemDrawOp *op;

  if (start >= item->x)
    return;
  tandem_timeline_get_mark (milestone, &look);
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_BAND, start, y - height / 2, MIN (item->x, self->scale.width) - start, height);
  op->radius = height / 2;
  op->item = milestone->item;
  op->fill = look.shape == TANDEM_SHAPE_RING_PROGRESS ? TANDEM_INK_PROGRESS_TRACK : look.fill == TANDEM_INK_PAPER ? TANDEM_INK_HAIRLINE : look.fill;
  if (!milestone->highlighted)
    op->fill = TANDEM_INK_HAIRLINE;
  if (look.dashed)
    {
      op->fill = TANDEM_INK_PAPER;
      op->stroke = TANDEM_INK_NOT_STARTED;
      op->line_width = MAX (1, 0.8 * self->unit);
      op->dashed = TRUE;
    }
  if (look.shape == TANDEM_SHAPE_RING_PROGRESS && look.progress > 0 && milestone->highlighted)
    {
      TandemDrawOp *done = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_BAND, op->x, op->y, op->width * look.progress, height);

      done->radius = height / 2;
      done->item = milestone->item;
      done->fill = TANDEM_INK_PROGRESS;
    }
}

/**
 * tandem_marks_draw_bars:
 *
 * A milestone with a start is a thin bar along the axis that ends in its mark: above the axis where the buyer drives it,
 * else below. Bars that run at the same time take turns between two lanes; all stay inside the height of a mark.
 */
void
tandem_marks_draw_bars (TandemLayout *self)
{
  double busy_until[2][BAR_LANES] = { { -G_MAXDOUBLE, -G_MAXDOUBLE }, { -G_MAXDOUBLE, -G_MAXDOUBLE } };

  for (guint i = 0; i < self->items->len; i++)
    {
      const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);
      const TandemEditionMilestone *milestone = item->milestone;
      int side = milestone->driver == TANDEM_SIDE_SELLER, lane = 0;
      double start, y;

      if (milestone->start == TANDEM_DAY_NONE || milestone->start >= milestone->due)
        continue;
      start = tandem_scale_x (&self->scale, milestone->start);
      while (lane < BAR_LANES - 1 && busy_until[side][lane] > start - 2)
        lane++;
      busy_until[side][lane] = MAX (busy_until[side][lane], item->x);
      y = (2.5 + 2 + BAR_HEIGHT * (0.5 + 1.25 * lane)) * self->unit;
      draw_bar (self, item, self->axis_y + (side == 0 ? -y : y));
    }
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
    {
      const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);
      const TandemLayoutItem *next = &g_array_index (self->items, TandemLayoutItem, i + 1);

      if ((item->number > 0 || next->number > 0) && next->x - item->x < self->mark * READABLE)
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_marks_is_visible:
 *
 * Returns: whether the whole mark is in the picture; a zoomed one shows nothing of the milestones beyond its edges
 */
gboolean
tandem_marks_is_visible (const TandemLayout *self, const TandemLayoutItem *item)
{
  double half = self->mark * DIAMOND_SIZE / 2;

  return item->x - half >= -0.001 && item->x + half <= self->scale.width + 0.001;
}

/* Whether the milestones from @first to @last, of one day, share a foot: it is in the picture and meets no other mark. */
static gboolean
has_foot (const TandemLayout *self, guint first, guint last)
{
  const TandemLayoutItem *a = &g_array_index (self->items, TandemLayoutItem, first);
  const TandemLayoutItem *b = &g_array_index (self->items, TandemLayoutItem, last);
  double distance = self->mark + 3 * self->unit;

  return b->x > a->x && tandem_marks_is_visible (self, a) && tandem_marks_is_visible (self, b) &&
         (first == 0 || a->x - g_array_index (self->items, TandemLayoutItem, first - 1).x >= distance) &&
         (last + 1 == self->items->len || g_array_index (self->items, TandemLayoutItem, last + 1).x - b->x >= distance);
}

/* The shared foot of the marks of one day: they stand in one capsule, and a stem says where the day is. */
static void
draw_foot (TandemLayout *self, guint first, guint last)
{
  const TandemLayoutItem *a = &g_array_index (self->items, TandemLayoutItem, first);
  const TandemLayoutItem *b = &g_array_index (self->items, TandemLayoutItem, last);
  double half = self->mark / 2 + 2.5 * self->unit;
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_AXIS, a->x - half, self->axis_y - half, b->x - a->x + 2 * half, 2 * half);

  op->radius = half;
  op->fill = TANDEM_INK_PAPER;
  op->stroke = TANDEM_INK_AXIS;
  op->line_width = 1.25 * self->unit;
}

static void
draw_ring (TandemLayout *self, const TandemLayoutItem *item, TandemInk ink)
{
  double size = MIN (self->mark * SELECTION_SIZE, 2 * self->zone);
  TandemDrawOp *op;

  size = MIN (size, 2 * MIN (item->x, self->scale.width - item->x));
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_AXIS, item->x - size / 2, self->axis_y - size / 2, size, size);
  op->radius = size / 2;
  op->fill = TANDEM_INK_PAPER;
  op->stroke = ink;
  op->line_width = 2.2 * self->unit;
}

/* Paper around a mark that lies on its neighbour, as between coins. */
static void
draw_halo (TandemLayout *self, const TandemLayoutItem *item)
{
  double half = self->mark / 2 + 1.75 * self->unit;
  TandemDrawOp *op;

  if (item->milestone->state == TANDEM_STATE_LATE || item->milestone->state == TANDEM_STATE_AT_RISK || item->milestone->is_anchor)
    return;
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_AXIS, item->x - half, self->axis_y - half, 2 * half, 2 * half);
  op->radius = half;
  op->fill = TANDEM_INK_PAPER;
}

/* Whether the mark at @other is drawn after the one at @index, and lies on its number. */
static gboolean
covers (const TandemLayout *self, guint other, guint index)
{
  const TandemLayoutItem *a = &g_array_index (self->items, TandemLayoutItem, other), *b = &g_array_index (self->items, TandemLayoutItem, index);
  gboolean is_later = a->milestone->is_anchor != b->milestone->is_anchor ? a->milestone->is_anchor : other > index;

  return is_later && fabs (a->x - b->x) < self->mark * READABLE;
}

/* Whether a mark that is drawn later lies on the number of the one at @index, or it is too small for one. */
static gboolean
is_covered (const TandemLayout *self, guint index)
{
  return g_array_index (self->items, TandemLayoutItem, index).size < self->mark || (index > 0 && covers (self, index - 1, index)) ||
         (index + 1 < self->items->len && covers (self, index + 1, index));
}

static void
draw_mark (TandemLayout *self, guint index)
{
  const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);

  if (!tandem_marks_is_visible (self, item))
    return;
  if (item->milestone->item == self->options->selected && self->options->selected != 0)
    draw_ring (self, item, TANDEM_INK_SELECTION);
  else if (item->milestone->item == self->options->hovered && self->options->hovered != 0)
    draw_ring (self, item, TANDEM_INK_HAIRLINE);
  if (index > 0 && item->size == self->mark && item->x - g_array_index (self->items, TandemLayoutItem, index - 1).x < self->mark)
    draw_halo (self, item);
  tandem_marks_add (self, item, item->x, self->axis_y, item->size, TANDEM_ROLE_MARK)->is_covered = is_covered (self, index);
}

void
tandem_marks_draw (TandemLayout *self)
{
  for (guint i = 0; i < self->items->len;)
    {
      const TandemLayoutItem *first = &g_array_index (self->items, TandemLayoutItem, i);
      guint last = i;

      while (last + 1 < self->items->len && g_array_index (self->items, TandemLayoutItem, last + 1).group == first->group)
        last++;
      if (last > i && has_foot (self, i, last))
        draw_foot (self, i, last);
      i = last + 1;
    }
  /* The goal last: it lies on its neighbours, not they on it. */
  for (int goal = 0; goal < 2; goal++)
    for (guint i = 0; i < self->items->len; i++)
      if (g_array_index (self->items, TandemLayoutItem, i).milestone->is_anchor == (goal == 1))
        draw_mark (self, i);
}
