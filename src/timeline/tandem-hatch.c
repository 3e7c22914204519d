/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#define AIR 3      /* around a text that lies on hatching, units */
#define RADIUS 3
#define LEAST 1    /* px, of a piece */
#define LEAST_STRIP 6 /* of hatching between two rows of texts, units: less would be a smear */

/* The part of the picture from @start to @end px that lies on ground @index; empty where it ends before it starts. */
static void
cut_to_ground (const TandemLayout *self, guint index, double *start, double *end)
{
  if (index > 0)
    *start = MAX (*start, g_array_index (self->edges, double, index - 1));
  if (index < self->edges->len)
    *end = MIN (*end, g_array_index (self->edges, double, index) - TANDEM_BAND_GAP * self->unit);
}

/**
 * tandem_hatch_draw:
 * @start: px, as @end
 * @top: px, as @bottom
 *
 * Hatches a period that is closed, on the grounds of the phases, not between them.
 */
void
tandem_hatch_draw (TandemLayout *self, double start, double end, double top, double bottom)
{
  for (guint i = 0; i <= self->edges->len && bottom - top >= LEAST; i++)
    {
      double left = start, right = end;
      TandemDrawOp *op;

      cut_to_ground (self, i, &left, &right);
      if (right - left < LEAST)
        continue;
      op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_BAND, left, top, right - left, bottom - top);
      op->hatched = TRUE;
      op->stroke = TANDEM_INK_CLOSED;
      op->line_width = 0.8 * self->unit;
    }
}

static gboolean
meets_hatch (const TandemLayout *self, double left, double top, double right, double bottom)
{
  for (guint i = 0; i < tandem_draw_list_get_n_ops (self->list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (self->list, i);

      if (op->hatched && op->x < right && op->x + op->width > left && op->y < bottom && op->y + op->height > top)
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_hatch_clear:
 * @x: px, as @y, @width, @height: the box of a text that comes next
 *
 * Where the text would lie on hatching it gets the plain ground of its phase, to be read on.
 */
void
tandem_hatch_clear (TandemLayout *self, double x, double y, double width, double height)
{
  double air = AIR * self->unit, gap = self->row_gap < 2 * air + LEAST_STRIP * self->unit ? MAX (self->row_gap / 2, air) : air;
  double top = y - gap, bottom = y + height + gap;

  if (!meets_hatch (self, x - air, top, x + width + air, bottom))
    return;
  for (guint i = 0; i <= self->edges->len; i++)
    {
      double left = MAX (x - air, 0), right = MIN (x + width + air, self->scale.width);
      TandemDrawOp *op;

      cut_to_ground (self, i, &left, &right);
      if (right - left < LEAST)
        continue;
      op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_BAND, left, top, right - left, bottom - top);
      op->fill = i % 2 == 0 && self->has_grounds ? TANDEM_INK_PHASE_A : TANDEM_INK_PHASE_B;
      op->radius = RADIUS * self->unit;
    }
}
