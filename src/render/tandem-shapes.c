/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-shapes.h"

#include <math.h>
#include <stdio.h>

/* A ring's stroke by its box; 26 px gives 3.1. */
#define RING_STROKE 0.12
/* Triangles and diamonds look smaller than discs of the same box; they are drawn to its edge, discs a little inside. */
#define DISC_INSET 0.02

typedef struct
{
  TandemCanvas        *canvas;
  const TandemDrawOp  *op;
  TandemPangoMeasurer *measurer;
  const TandemPalette *palette;
} Shape;

static const TandemRgb *
get_color (const Shape *self, TandemInk ink)
{
  return &self->palette->inks[ink];
}

/* Dashes that close without a seam on a path of @length px. */
static void
use_dashes (TandemStroke *stroke, double length)
{
  double wanted = stroke->width * 3.2;
  double n = MAX (floor (length / wanted), 6);

  stroke->dashes[0] = length / n * 0.58;
  stroke->dashes[1] = length / n * 0.42;
}

static void
trace_circle (const Shape *self, double x, double y, double radius)
{
  self->canvas->kind->arc (self->canvas, x, y, radius, 0, 2 * G_PI);
  self->canvas->kind->close_path (self->canvas);
}

static void
draw_number (const Shape *self, TandemInk ink, double size, double shift)
{
  const TandemDrawOp *op = self->op;
  char text[16];
  TandemTextStyle style = { .size = op->height * size, .weight = TANDEM_WEIGHT_SEMIBOLD, .wrap_width = -1 };
  PangoLayout *layout;
  PangoRectangle ink_box;
  double squeeze, scale, x, y;

  snprintf (text, sizeof text, "%d", op->number);
  layout = tandem_pango_measurer_get_layout (self->measurer, &style, text, &scale);
  pango_layout_get_extents (layout, &ink_box, NULL);
  squeeze = MIN (scale, op->width * 0.66 * PANGO_SCALE / MAX (ink_box.width, 1));
  x = op->x + op->width / 2 - (ink_box.x + ink_box.width / 2.0) * squeeze / PANGO_SCALE;
  y = op->y + op->height * (0.5 + shift) + (pango_layout_get_baseline (layout) - ink_box.y - ink_box.height / 2.0) * squeeze / PANGO_SCALE;
  self->canvas->kind->write (self->canvas, pango_layout_get_line_readonly (layout, 0), text, x, y, squeeze, get_color (self, ink));
}

static void
draw_tick (const Shape *self)
{
  TandemCanvas *canvas = self->canvas;
  double x = self->op->x, y = self->op->y, size = self->op->width;
  TandemStroke stroke = { .color = *get_color (self, TANDEM_INK_PAPER), .width = size * 0.115, .round_ends = TRUE, .round_joins = TRUE };

  canvas->kind->move_to (canvas, x + size * 0.285, y + size * 0.525);
  canvas->kind->line_to (canvas, x + size * 0.435, y + size * 0.67);
  canvas->kind->line_to (canvas, x + size * 0.715, y + size * 0.355);
  canvas->kind->paint (canvas, NULL, &stroke);
}

static void
draw_disc (const Shape *self)
{
  const TandemDrawOp *op = self->op;

  trace_circle (self, op->x + op->width / 2, op->y + op->height / 2, op->width * (0.5 - DISC_INSET));
  self->canvas->kind->paint (self->canvas, get_color (self, op->fill), NULL);
  if (op->number > 0)
    draw_number (self, TANDEM_INK_PAPER, 0.48, 0);
  else
    draw_tick (self);
}

static void
draw_cross (const Shape *self, double x, double y, double r, double width)
{
  TandemCanvas *canvas = self->canvas;
  TandemStroke stroke = { .color = *get_color (self, self->op->stroke), .width = width, .round_ends = TRUE };
  double d = r * 0.42;

  canvas->kind->move_to (canvas, x - d, y - d);
  canvas->kind->line_to (canvas, x + d, y + d);
  canvas->kind->move_to (canvas, x + d, y - d);
  canvas->kind->line_to (canvas, x - d, y + d);
  canvas->kind->paint (canvas, NULL, &stroke);
}

/* Also the progress ring: the track is there even at 0 %, and 100 % is still a ring, not a disc. */
static void
draw_ring (const Shape *self)
{
  TandemCanvas *canvas = self->canvas;
  const TandemDrawOp *op = self->op;
  gboolean progress = op->shape == TANDEM_SHAPE_RING_PROGRESS;
  TandemStroke stroke = { .color = *get_color (self, progress ? TANDEM_INK_PROGRESS_TRACK : op->stroke), .width = op->width * (progress ? RING_STROKE * 1.15 : RING_STROKE) };
  double r = op->width * (0.5 - DISC_INSET) - stroke.width / 2;
  double x = op->x + op->width / 2, y = op->y + op->height / 2;

  trace_circle (self, x, y, r + stroke.width / 2);
  canvas->kind->paint (canvas, get_color (self, TANDEM_INK_PAPER), NULL);
  if (op->dashed)
    use_dashes (&stroke, 2 * G_PI * r);
  canvas->kind->arc (canvas, x, y, r, 0, 2 * G_PI);
  canvas->kind->paint (canvas, NULL, &stroke);
  if (progress && op->progress > 0)
    {
      stroke.color = *get_color (self, op->stroke);
      canvas->kind->arc (canvas, x, y, r, -G_PI / 2, -G_PI / 2 + 2 * G_PI * CLAMP (op->progress, 0, 1));
      canvas->kind->paint (canvas, NULL, &stroke);
    }
  if (op->number > 0)
    draw_number (self, TANDEM_INK_TEXT, 0.46, 0);
  else if (op->shape == TANDEM_SHAPE_RING_CROSSED)
    draw_cross (self, x, y, r, stroke.width * 0.9);
}

/* A triangle with rounded corners that fills the box, or one whose outline runs @inset px inside it everywhere: the same
 * corners with a smaller rounding. */
static void
draw_rounded_triangle (const Shape *self, TandemInk ink, double inset)
{
  TandemCanvas *canvas = self->canvas;
  const TandemDrawOp *op = self->op;
  double round = op->width * 0.1, top = op->y + op->height * 0.04 + round, bottom = op->y + op->height * 0.92 - round;
  TandemStroke stroke = { .color = *get_color (self, ink), .width = (round - inset) * 2, .round_joins = TRUE };

  canvas->kind->move_to (canvas, op->x + op->width / 2, top);
  canvas->kind->line_to (canvas, op->x + op->width - round, bottom);
  canvas->kind->line_to (canvas, op->x + round, bottom);
  canvas->kind->close_path (canvas);
  canvas->kind->paint (canvas, &stroke.color, &stroke);
}

static void
draw_triangle (const Shape *self)
{
  TandemCanvas *canvas = self->canvas;
  const TandemDrawOp *op = self->op;
  gboolean outlined = op->stroke != TANDEM_INK_NONE;
  TandemInk on = outlined ? TANDEM_INK_TEXT : TANDEM_INK_PAPER;
  double x = op->x + op->width / 2;
  TandemStroke stroke = { .width = op->width * 0.105, .round_ends = TRUE };

  /* Amber on dark paper is bright: the sign in it must be dark in both. */
  if (outlined && tandem_rgb_contrast (get_color (self, op->fill), get_color (self, TANDEM_INK_TEXT)) < 3)
    on = TANDEM_INK_PAPER;
  if (outlined)
    draw_rounded_triangle (self, op->stroke, 0);
  draw_rounded_triangle (self, op->fill, outlined ? op->width * 0.055 : 0);
  if (op->number > 0)
    {
      draw_number (self, on, 0.41, 0.15);
      return;
    }
  stroke.color = *get_color (self, on);
  canvas->kind->move_to (canvas, x, op->y + op->height * 0.39);
  canvas->kind->line_to (canvas, x, op->y + op->height * 0.58);
  canvas->kind->paint (canvas, NULL, &stroke);
  trace_circle (self, x, op->y + op->height * 0.765, op->width * 0.062);
  canvas->kind->paint (canvas, &stroke.color, NULL);
}

static void
draw_diamond (const Shape *self)
{
  TandemCanvas *canvas = self->canvas;
  const TandemDrawOp *op = self->op;
  double x = op->x + op->width / 2, y = op->y + op->height / 2;
  double round = op->width * 0.03, inset = op->dashed ? op->width * RING_STROKE * 0.75 : round * 1.4, r = op->width / 2 - inset;
  TandemStroke stroke = { .color = *get_color (self, op->fill), .width = op->dashed ? op->width * RING_STROKE * 0.9 : round * 2, .round_joins = TRUE };

  canvas->kind->move_to (canvas, x, y - r);
  canvas->kind->line_to (canvas, x + r, y);
  canvas->kind->line_to (canvas, x, y + r);
  canvas->kind->line_to (canvas, x - r, y);
  canvas->kind->close_path (canvas);
  if (op->dashed)
    {
      /* A dash in the middle of every corner. */
      stroke.dashes[0] = G_SQRT2 * r / 3 * 0.62;
      stroke.dashes[1] = G_SQRT2 * r / 3 * 0.38;
      stroke.dash_offset = G_SQRT2 * r / 3 * 0.31;
    }
  canvas->kind->paint (canvas, op->dashed ? get_color (self, TANDEM_INK_PAPER) : &stroke.color, &stroke);
  if (op->number > 0)
    draw_number (self, op->dashed ? TANDEM_INK_TEXT : TANDEM_INK_ON_ACCENT, 0.38, 0);
}

static void
draw_box (const Shape *self)
{
  TandemCanvas *canvas = self->canvas;
  const TandemDrawOp *op = self->op;
  gboolean ticked = op->shape == TANDEM_SHAPE_BOX_TICK;
  TandemStroke stroke = { .color = *get_color (self, op->stroke), .width = MAX (op->width * 0.1, 1) };
  double inset = ticked ? op->width * 0.04 : op->width * 0.04 + stroke.width / 2;
  double width = op->width - 2 * inset;

  canvas->kind->rectangle (canvas, op->x + inset, op->y + inset, width, op->height - 2 * inset, width * 0.22);
  canvas->kind->paint (canvas, ticked ? get_color (self, op->fill) : NULL, ticked ? NULL : &stroke);
  if (ticked)
    draw_tick (self);
}

/**
 * tandem_shapes_draw:
 * @canvas: where
 * @op: a SHAPE operation
 * @measurer: for a number in the mark
 * @palette: colours
 *
 * A number takes the place of the sign inside; the outline keeps telling the state.
 */
void
tandem_shapes_draw (TandemCanvas *canvas, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  Shape self = { canvas, op, measurer, palette };

  switch (op->shape)
    {
    case TANDEM_SHAPE_DISC_TICK:
      draw_disc (&self);
      break;
    case TANDEM_SHAPE_RING_PROGRESS:
    case TANDEM_SHAPE_RING:
    case TANDEM_SHAPE_RING_CROSSED:
      draw_ring (&self);
      break;
    case TANDEM_SHAPE_TRIANGLE:
      draw_triangle (&self);
      break;
    case TANDEM_SHAPE_DIAMOND:
      draw_diamond (&self);
      break;
    case TANDEM_SHAPE_BOX:
    case TANDEM_SHAPE_BOX_TICK:
      draw_box (&self);
      break;
    case TANDEM_SHAPE_BULLET:
      trace_circle (&self, op->x + op->width / 2, op->y + op->height / 2, op->width / 2);
      canvas->kind->paint (canvas, &palette->inks[op->fill], NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}
