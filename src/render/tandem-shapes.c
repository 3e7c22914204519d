/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-shapes.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>

/* A ring's stroke by its box; 26 px gives 3.1. */
#define RING_STROKE 0.12
/* Triangles and diamonds look smaller than discs of the same box; they are drawn to its edge, discs a little inside. */
#define DISC_INSET 0.02

static void
use_ink (cairo_t *cr, const TandemPalette *palette, TandemInk ink)
{
  const TandemRgb *color = &palette->inks[ink];

  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

/* Dashes that close without a seam on a path of @length px. */
static void
use_dashes (cairo_t *cr, double length, double line_width)
{
  double wanted = line_width * 3.2;
  double n = MAX (floor (length / wanted), 6);
  double dashes[2] = { length / n * 0.58, length / n * 0.42 };

  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

static void
draw_number (cairo_t *cr, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette, TandemInk ink, double scale,
             double shift)
{
  char text[16];
  TandemTextStyle style = { .size = op->height * scale, .weight = TANDEM_WEIGHT_SEMIBOLD, .wrap_width = -1 };
  PangoLayout *layout;
  PangoRectangle ink_box;
  double squeeze, layout_scale;

  if (op->is_covered)
    return;
  snprintf (text, sizeof text, "%d", op->number);
  layout = tandem_pango_measurer_get_layout (measurer, &style, text, &layout_scale);
  pango_layout_get_extents (layout, &ink_box, NULL);
  squeeze = MIN (layout_scale, op->width * 0.66 * PANGO_SCALE / MAX (ink_box.width, 1));
  use_ink (cr, palette, ink);
  cairo_save (cr);
  cairo_translate (cr, op->x + op->width / 2, op->y + op->height * (0.5 + shift));
  cairo_scale (cr, squeeze, squeeze);
  cairo_move_to (cr, -(ink_box.x + ink_box.width / 2.0) / PANGO_SCALE, -(ink_box.y + ink_box.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_tick (cairo_t *cr, double x, double y, double size)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, size * 0.115);
  cairo_move_to (cr, x + size * 0.285, y + size * 0.525);
  cairo_line_to (cr, x + size * 0.435, y + size * 0.67);
  cairo_line_to (cr, x + size * 0.715, y + size * 0.355);
  cairo_stroke (cr);
}

static void
draw_disc (cairo_t *cr, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  double r = op->width * (0.5 - DISC_INSET);

  cairo_arc (cr, op->x + op->width / 2, op->y + op->height / 2, r, 0, 2 * G_PI);
  use_ink (cr, palette, op->fill);
  cairo_fill (cr);
  if (op->number > 0)
    {
      draw_number (cr, op, measurer, palette, TANDEM_INK_PAPER, 0.48, 0);
      return;
    }
  use_ink (cr, palette, TANDEM_INK_PAPER);
  draw_tick (cr, op->x, op->y, op->width);
}

/* Also the progress ring: the track is there even at 0 %, and 100 % is still a ring, not a disc. */
static void
draw_ring (cairo_t *cr, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  gboolean progress = op->shape == TANDEM_SHAPE_RING_PROGRESS;
  double stroke = op->width * (progress ? RING_STROKE * 1.15 : RING_STROKE);
  double r = op->width * (0.5 - DISC_INSET) - stroke / 2;
  double cx = op->x + op->width / 2, cy = op->y + op->height / 2;

  cairo_arc (cr, cx, cy, r + stroke / 2, 0, 2 * G_PI);
  use_ink (cr, palette, TANDEM_INK_PAPER);
  cairo_fill (cr);
  cairo_set_line_width (cr, stroke);
  if (op->dashed)
    use_dashes (cr, 2 * G_PI * r, stroke);
  cairo_arc (cr, cx, cy, r, 0, 2 * G_PI);
  use_ink (cr, palette, progress ? TANDEM_INK_PROGRESS_TRACK : op->stroke);
  cairo_stroke (cr);
  if (progress && op->progress > 0)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_arc (cr, cx, cy, r, -G_PI / 2, -G_PI / 2 + 2 * G_PI * CLAMP (op->progress, 0, 1));
      use_ink (cr, palette, op->stroke);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
  if (op->shape == TANDEM_SHAPE_RING_CROSSED)
    {
      double d = r * 0.42;

      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, stroke * 0.9);
      use_ink (cr, palette, op->stroke);
      if (op->number == 0)
        {
          cairo_move_to (cr, cx - d, cy - d);
          cairo_line_to (cr, cx + d, cy + d);
          cairo_move_to (cr, cx + d, cy - d);
          cairo_line_to (cr, cx - d, cy + d);
          cairo_stroke (cr);
        }
    }
  if (op->number > 0)
    draw_number (cr, op, measurer, palette, TANDEM_INK_TEXT, 0.46, 0);
}

/* A triangle with rounded corners that fills the box, or one whose outline runs @inset px inside it everywhere: the same
 * corners with a smaller rounding. */
static void
draw_rounded_triangle (cairo_t *cr, const TandemDrawOp *op, double inset)
{
  double round = op->width * 0.1, top = op->y + op->height * 0.04 + round, bottom = op->y + op->height * 0.92 - round;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, (round - inset) * 2);
  cairo_move_to (cr, op->x + op->width / 2, top);
  cairo_line_to (cr, op->x + op->width - round, bottom);
  cairo_line_to (cr, op->x + round, bottom);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
draw_triangle (cairo_t *cr, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  gboolean outlined = op->stroke != TANDEM_INK_NONE;
  TandemInk on = outlined ? TANDEM_INK_TEXT : TANDEM_INK_PAPER;
  double cx = op->x + op->width / 2;

  /* Amber on dark paper is bright: the sign in it must be dark in both. */
  if (outlined && tandem_rgb_contrast (&palette->inks[op->fill], &palette->inks[TANDEM_INK_TEXT]) < 3)
    on = TANDEM_INK_PAPER;
  if (outlined)
    {
      use_ink (cr, palette, op->stroke);
      draw_rounded_triangle (cr, op, 0);
    }
  use_ink (cr, palette, op->fill);
  draw_rounded_triangle (cr, op, outlined ? op->width * 0.055 : 0);
  if (op->number > 0)
    {
      draw_number (cr, op, measurer, palette, on, 0.41, 0.15);
      return;
    }
  use_ink (cr, palette, on);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, op->width * 0.105);
  cairo_move_to (cr, cx, op->y + op->height * 0.39);
  cairo_line_to (cr, cx, op->y + op->height * 0.58);
  cairo_stroke (cr);
  cairo_arc (cr, cx, op->y + op->height * 0.765, op->width * 0.062, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_diamond (cairo_t *cr, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  double cx = op->x + op->width / 2, cy = op->y + op->height / 2;
  double round = op->width * 0.03, inset = op->dashed ? op->width * RING_STROKE * 0.75 : round * 1.4, r = op->width / 2 - inset;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, cx, cy - r);
  cairo_line_to (cr, cx + r, cy);
  cairo_line_to (cr, cx, cy + r);
  cairo_line_to (cr, cx - r, cy);
  cairo_close_path (cr);
  if (op->dashed)
    {
      use_ink (cr, palette, TANDEM_INK_PAPER);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, op->width * RING_STROKE * 0.9);
      /* A dash in the middle of every corner. */
      cairo_set_dash (cr, (double[]) { G_SQRT2 * r / 3 * 0.62, G_SQRT2 * r / 3 * 0.38 }, 2, G_SQRT2 * r / 3 * 0.31);
      use_ink (cr, palette, op->fill);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  else
    {
      use_ink (cr, palette, op->fill);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, round * 2);
      cairo_stroke (cr);
    }
  if (op->number > 0)
    draw_number (cr, op, measurer, palette, op->dashed ? TANDEM_INK_TEXT : TANDEM_INK_ON_ACCENT, 0.38, 0);
}

static void
draw_box (cairo_t *cr, const TandemDrawOp *op, const TandemPalette *palette)
{
  gboolean ticked = op->shape == TANDEM_SHAPE_BOX_TICK;
  double stroke = MAX (op->width * 0.1, 1), inset = ticked ? op->width * 0.04 : op->width * 0.04 + stroke / 2;
  double x = op->x + inset, y = op->y + inset, w = op->width - 2 * inset, h = op->height - 2 * inset, r = w * 0.22;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  if (ticked)
    {
      use_ink (cr, palette, op->fill);
      cairo_fill (cr);
      use_ink (cr, palette, TANDEM_INK_PAPER);
      draw_tick (cr, op->x, op->y, op->width);
    }
  else
    {
      use_ink (cr, palette, op->stroke);
      cairo_set_line_width (cr, stroke);
      cairo_stroke (cr);
    }
}

/**
 * tandem_shapes_draw:
 * @cr: where; its state is the same afterwards, its path empty
 * @op: a SHAPE operation
 * @measurer: for a number in the mark
 * @palette: colours
 *
 * A number takes the place of the sign inside; the outline keeps telling the state.
 */
void
tandem_shapes_draw (cairo_t *cr, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  cairo_save (cr);
  cairo_new_path (cr);
  switch (op->shape)
    {
    case TANDEM_SHAPE_DISC_TICK:
      draw_disc (cr, op, measurer, palette);
      break;
    case TANDEM_SHAPE_RING_PROGRESS:
    case TANDEM_SHAPE_RING:
    case TANDEM_SHAPE_RING_CROSSED:
      draw_ring (cr, op, measurer, palette);
      break;
    case TANDEM_SHAPE_TRIANGLE:
      draw_triangle (cr, op, measurer, palette);
      break;
    case TANDEM_SHAPE_DIAMOND:
      draw_diamond (cr, op, measurer, palette);
      break;
    case TANDEM_SHAPE_BOX:
    case TANDEM_SHAPE_BOX_TICK:
      draw_box (cr, op, palette);
      break;
    case TANDEM_SHAPE_BULLET:
      cairo_arc (cr, op->x + op->width / 2, op->y + op->height / 2, op->width / 2, 0, 2 * G_PI);
      use_ink (cr, palette, op->fill);
      cairo_fill (cr);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_restore (cr);
}
