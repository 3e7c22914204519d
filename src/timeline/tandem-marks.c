/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

/* Triangles and diamonds look smaller than discs. */
#define TRIANGLE_SIZE 1.12
#define SELECTION_SIZE 1.5
/* Smaller marks of a crowd have no air between them that paper around them could show. */
#define LEAST_WITH_HALO 0.5
/* A number needs a mark so many times as large as the smallest text. */
#define LEAST_NUMBERED 2.2
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
  return shape == TANDEM_SHAPE_TRIANGLE ? TRIANGLE_SIZE : shape == TANDEM_SHAPE_DIAMOND ? TANDEM_MARK_DIAMOND : 1;
}

/**
 * tandem_marks_add:
 * @x: px, middle
 * @y: px, middle
 * @size: px, of a disc in its place
 * @is_covered: whether a number in it could not be read
 *
 * Adds the mark, with its number where the milestone has one.
 */
void
tandem_marks_add (TandemLayout *self, const TandemLayoutItem *item, double x, double y, double size, gboolean is_covered)
{
  TandemDrawOp look = { 0 };
  TandemDrawOp *op;

  tandem_timeline_get_mark (item->milestone, &look);
  size *= shape_scale (look.shape);
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, x - size / 2, y - size / 2, size, size);
  op->shape = look.shape;
  op->fill = look.fill;
  op->stroke = look.stroke;
  op->dashed = look.dashed;
  op->progress = look.progress;
  op->item = item->milestone->item;
  op->key = item->number;
  if (item->number > 0 && !is_covered)
    {
      g_autofree char *number = g_strdup_printf ("%d", item->number);

      op->number = item->number;
      tandem_draw_list_set_text (self->list, op, number);
    }
  if (!item->milestone->highlighted)
    {
      if (op->fill != TANDEM_INK_PAPER)
        op->fill = TANDEM_INK_AXIS;
      if (op->stroke != TANDEM_INK_NONE)
        op->stroke = TANDEM_INK_AXIS;
    }
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
 * tandem_marks_least_numbered:
 *
 * Returns: px of the smallest mark that a number can be read in
 */
double
tandem_marks_least_numbered (const TandemLayout *self)
{
  return MIN (self->options->minimum_size * LEAST_NUMBERED, self->mark);
}

/**
 * tandem_marks_is_visible:
 *
 * Returns: whether the whole mark is in the picture; a zoomed one shows nothing of the milestones beyond its edges
 */
gboolean
tandem_marks_is_visible (const TandemLayout *self, const TandemLayoutItem *item)
{
  double half = self->mark * TANDEM_MARK_DIAMOND / 2;

  return item->x - half >= -0.001 && item->x + half <= self->scale.width + 0.001;
}

/* Whether the milestones from @first to @last, of one day, share a foot: it is in the picture and meets no other mark. */
static gboolean
has_foot (const TandemLayout *self, guint first, guint last)
{
  const TandemLayoutItem *a = &g_array_index (self->items, TandemLayoutItem, first);
  const TandemLayoutItem *b = &g_array_index (self->items, TandemLayoutItem, last);
  double distance = MAX (a->size, b->size) + 3 * self->unit;

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
  double half = MAX (a->size, b->size) / 2 + 2.5 * self->unit;
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_AXIS, a->x - half, self->axis_y - half, b->x - a->x + 2 * half, 2 * half);

  op->radius = half;
  op->fill = TANDEM_INK_PAPER;
  op->stroke = TANDEM_INK_AXIS;
  op->line_width = 1.25 * self->unit;
}

static void
draw_ring (TandemLayout *self, const TandemLayoutItem *item, TandemInk ink)
{
  double size = MIN (item->size + self->mark * (SELECTION_SIZE - 1), 2 * self->zone);
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
  double half = item->size / 2 + 1.75 * self->unit;
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

  return is_later && fabs (a->x - b->x) < (a->size + b->size) / 2 * TANDEM_MARK_READABLE;
}

/* Whether a mark that is drawn later lies on the number of the one at @index, or it is too small for one. */
static gboolean
is_covered (const TandemLayout *self, guint index)
{
  return g_array_index (self->items, TandemLayoutItem, index).size < tandem_marks_least_numbered (self) - 0.01 || (index > 0 && covers (self, index - 1, index)) ||
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
  if (index > 0 && item->size >= self->mark * LEAST_WITH_HALO && item->x - item[-1].x < (item->size + item[-1].size) / 2)
    draw_halo (self, item);
  tandem_marks_add (self, item, item->x, self->axis_y, item->size, is_covered (self, index));
}

static int
get_level (const TandemLayout *self, const TandemLayoutItem *item)
{
  if (self->options->selected != 0 && item->milestone->item == self->options->selected)
    return 2;
  return item->milestone->is_anchor ? 1 : 0;
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
  /* The goal lies on its neighbours, not they on it; what is selected on all. */
  for (int level = 0; level < 3; level++)
    for (guint i = 0; i < self->items->len; i++)
      if (get_level (self, &g_array_index (self->items, TandemLayoutItem, i)) == level)
        draw_mark (self, i);
}
