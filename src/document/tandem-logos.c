/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include <math.h>

/* Logos look equally large when they cover equal areas, not when they are equally high: width over height of one that has just the
 * height asked for, and how far others may be from it. */
#define USUAL_PROPORTION 2.5
#define LEAST_HEIGHT 0.6
#define MOST_HEIGHT 1.35
/* Between two logos and behind them, shares of the height asked for. */
#define AIR 0.6

/**
 * tandem_maker_logos:
 * @x: px, start edge
 * @y: px, top
 * @height: px, of a logo of the usual shape
 * @real_height: (out): px, of the highest; 0 for none
 *
 * Draws the logos that are set, the buyer's first, in the middle of one line. They are decoration: the names of both stand beside
 * them as text.
 *
 * Returns: px they take with the air behind them
 */
double
tandem_maker_logos (TandemMaker *self, double x, double y, double height, double *real_height)
{
  GBytes *logos[] = { self->pen.edition->buyer_logo, self->pen.edition->seller_logo };
  double proportions[G_N_ELEMENTS (logos)] = { 0 }, heights[G_N_ELEMENTS (logos)] = { 0 }, begin = x;

  *real_height = 0;
  for (guint i = 0; i < G_N_ELEMENTS (logos); i++)
    if (logos[i] != NULL && self->pen.measurer->measure_image != NULL)
      {
        proportions[i] = self->pen.measurer->measure_image (self->pen.measurer, logos[i]);
        heights[i] = proportions[i] > 0 ? height * CLAMP (sqrt (USUAL_PROPORTION / proportions[i]), LEAST_HEIGHT, MOST_HEIGHT) : 0;
        *real_height = MAX (*real_height, heights[i]);
      }
  for (guint i = 0; i < G_N_ELEMENTS (logos); i++)
    if (heights[i] > 0)
      {
        double width = heights[i] * proportions[i];
        TandemDrawOp *op = tandem_draw_list_add (self->pen.list, TANDEM_DRAW_IMAGE, TANDEM_ROLE_PAGE, x, y + (*real_height - heights[i]) / 2, width, heights[i]);

        op->image = g_bytes_ref (logos[i]);
        x += width + height * AIR;
      }
  return x - begin;
}
