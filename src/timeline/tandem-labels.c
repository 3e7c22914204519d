/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#define NEAR_LEADER 4      /* from a leader: what is cleared of hatching for its label goes up to it, units */
#define LARGEST_HALF 0.61  /* of a mark: a diamond's */

/* px of the edge of @item's row that is nearer to the axis. */
static double
row_edge (const TandemLayout *self, const TandemLayoutItem *item)
{
  const double *heights = item->place.is_below ? self->rows.below : self->rows.above;
  double distance = self->zone + TANDEM_LABEL_AXIS_GAP * self->unit;

  for (int row = 1; row < item->place.row; row++)
    distance += heights[row] + self->row_gap;
  return item->place.is_below ? self->axis_y + distance : self->axis_y - distance;
}

/* px from the axis: a leader begins at its mark; beside marks that lie on its own, beyond them all. */
static double
find_foot (const TandemLayout *self, guint index)
{
  const TandemLayoutItem *items = &g_array_index (self->items, TandemLayoutItem, 0);
  double x = items[index].x, near = self->mark * LARGEST_HALF + TANDEM_LEADER_WIDTH * self->unit, largest = 0;

  for (guint i = index; i-- > 0 && x - items[i].x < near;)
    largest = MAX (largest, items[i].size);
  for (guint i = index + 1; i < self->items->len && items[i].x - x < near; i++)
    largest = MAX (largest, items[i].size);
  if (largest == 0)
    return items[index].size / 2;
  return largest == self->mark ? self->zone : MAX (largest, items[index].size) * LARGEST_HALF + self->unit;
}

static void
draw_leader (TandemLayout *self, guint index, double end)
{
  const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);
  double foot = self->axis_y + (item->place.is_below ? 1 : -1) * find_foot (self, index);
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_LINE, TANDEM_ROLE_LEADER, item->x, foot, 0, end - foot);

  op->stroke = item->milestone->state == TANDEM_STATE_LATE && item->milestone->highlighted ? TANDEM_INK_LATE : TANDEM_INK_AXIS;
  if (item->milestone->item == self->options->selected && self->options->selected != 0)
    op->stroke = TANDEM_INK_SELECTION;
  op->line_width = TANDEM_LEADER_WIDTH * self->unit;
  op->item = item->milestone->item;
}

static void
draw_label (TandemLayout *self, const TandemLayoutItem *item)
{
  const TandemEditionMilestone *milestone = item->milestone;
  gboolean late = milestone->state == TANDEM_STATE_LATE && milestone->highlighted;
  TandemInk quiet = late ? TANDEM_INK_LATE : TANDEM_INK_QUIET;
  TandemInk ink = late                                                                   ? TANDEM_INK_LATE
                  : milestone->highlighted && milestone->state != TANDEM_STATE_CANCELLED ? TANDEM_INK_TEXT
                                                                                         : TANDEM_INK_QUIET;
  const TandemLabelTitle *title = &item->texts->titles[item->shape.form];
  const TandemLabelLine *line = &item->texts->lines[item->shape.leads];
  TandemTextStyle title_style = title->style, line_style = line->style;
  double edge = row_edge (self, item), gap = TANDEM_LABEL_GAP * self->unit;
  double top = item->place.is_below ? edge : edge - item->height;
  double near_leader = NEAR_LEADER * self->unit, title_x = item->x + gap, line_x = item->x + gap;
  TandemDrawOp *op;

  if (item->place.is_before)
    {
      title_x = item->x - gap - title->extents.width;
      line_x = item->x - gap - line->extents.width;
      title_style.align = line_style.align = TANDEM_ALIGN_END;
    }
  tandem_hatch_clear (self, item->place.is_before ? item->x - gap - item->width : item->x + near_leader, top, item->width + gap - near_leader, item->height);
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_LABEL, title_x, top, &title->extents, &title_style, ink, item->texts->title);
  op->item = milestone->item;
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_LABEL, line_x, top + title->extents.height, &line->extents, &line_style, quiet,
                                  line->text);
  op->item = milestone->item;
}

/**
 * tandem_labels_draw:
 *
 * Leaders, then labels by day: the order in which a document is read aloud.
 */
void
tandem_labels_draw (TandemLayout *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (item->place.row > 0)
        draw_leader (self, i, row_edge (self, item) + (item->place.is_below ? item->height : -item->height));
    }
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, TandemLayoutItem, i).place.row > 0)
      draw_label (self, &g_array_index (self->items, TandemLayoutItem, i));
}
