/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-painter.h"

#include "tandem-shapes.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Distance of hatch lines, px. */
#define HATCH_STEP 6

typedef struct
{
  cairo_t                  *cr;
  TandemPangoMeasurer      *measurer;
  const TandemPalette      *palette;
  const TandemPainterHooks *hooks;
  gpointer                  data;
} Painter;

static void
use_ink (Painter *self, TandemInk ink)
{
  const TandemRgb *color = &self->palette->inks[ink];

  cairo_set_source_rgb (self->cr, color->red, color->green, color->blue);
}

static gboolean
has_pixels (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_XLIB;
}

/* Moves a line of @thickness px to where it covers whole device pixels. */
static double
snap (cairo_t *cr, double position, double thickness, gboolean is_x)
{
  double x = is_x ? position : 0, y = is_x ? 0 : position, tx = thickness, ty = thickness, device, size;

  cairo_user_to_device (cr, &x, &y);
  cairo_user_to_device_distance (cr, &tx, &ty);
  device = is_x ? x : y;
  size = MAX (round (fabs (is_x ? tx : ty)), 1);
  device = fmod (size, 2) == 1 ? floor (device) + 0.5 : round (device);
  if (is_x)
    x = device;
  else
    y = device;
  cairo_device_to_user (cr, &x, &y);
  return is_x ? x : y;
}

static void
paint_line (Painter *self, const TandemDrawOp *op)
{
  cairo_t *cr = self->cr;
  double x = op->x, y = op->y;

  if (has_pixels (cr) && op->line_width < 4)
    {
      if (op->width == 0)
        x = snap (cr, x, op->line_width, TRUE);
      if (op->height == 0)
        y = snap (cr, y, op->line_width, FALSE);
    }
  use_ink (self, op->stroke);
  cairo_set_line_width (cr, op->line_width);
  cairo_set_line_cap (cr, op->round_ends ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  if (op->dashed)
    cairo_set_dash (cr, (double[]) { op->line_width * 2.5, op->line_width * 2 }, 2, 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + op->width, y + op->height);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
trace_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
paint_hatch (Painter *self, const TandemDrawOp *op)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  trace_rounded (cr, op->x, op->y, op->width, op->height, op->radius);
  cairo_clip (cr);
  use_ink (self, op->stroke);
  cairo_set_line_width (cr, op->line_width > 0 ? op->line_width : 1);
  for (double x = op->x - op->height; x < op->x + op->width; x += HATCH_STEP)
    {
      cairo_move_to (cr, x, op->y + op->height);
      cairo_line_to (cr, x + op->height, op->y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_rect (Painter *self, const TandemDrawOp *op)
{
  cairo_t *cr = self->cr;
  double inset = op->stroke != TANDEM_INK_NONE ? op->line_width / 2 : 0;

  if (op->fill != TANDEM_INK_NONE)
    {
      trace_rounded (cr, op->x, op->y, op->width, op->height, op->radius);
      use_ink (self, op->fill);
      cairo_fill (cr);
    }
  if (op->hatched)
    {
      paint_hatch (self, op);
    }
  else if (op->stroke != TANDEM_INK_NONE && op->line_width > 0)
    {
      trace_rounded (cr, op->x + inset, op->y + inset, op->width - 2 * inset, op->height - 2 * inset, op->radius - inset);
      use_ink (self, op->stroke);
      cairo_set_line_width (cr, op->line_width);
      if (op->dashed)
        cairo_set_dash (cr, (double[]) { op->line_width * 2.5, op->line_width * 2 }, 2, 0);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
}

/* Line by line, since the measurer says where lines stand, not the fonts in them. */
static void
paint_lines (Painter *self, const TandemDrawOp *op)
{
  double scale, pitch, baseline, y = 0;
  PangoLayout *layout = tandem_pango_measurer_get_layout (self->measurer, &op->style, op->text, &scale);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical, box;

  tandem_pango_measurer_get_line (self->measurer, &op->style, &pitch, &baseline);
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_save (self->cr);
  cairo_translate (self->cr, op->x, op->y);
  cairo_scale (self->cr, scale, scale);
  do
    {
      pango_layout_iter_get_line_extents (iter, NULL, &box);
      cairo_move_to (self->cr, (box.x - logical.x) / (double) PANGO_SCALE, (y + baseline) / scale);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
      y += pitch;
    }
  while (pango_layout_iter_next_line (iter));
  cairo_restore (self->cr);
  pango_layout_iter_free (iter);
}

static void
paint_text (Painter *self, const TandemDrawOp *op)
{
  use_ink (self, op->fill);
  if (op->link != NULL && self->hooks != NULL && self->hooks->begin_link != NULL)
    self->hooks->begin_link (self->cr, op, self->data);
  paint_lines (self, op);
  if (op->link != NULL && self->hooks != NULL && self->hooks->end_link != NULL)
    self->hooks->end_link (self->cr, op, self->data);
  cairo_new_path (self->cr);
}

/* A picture that can't be read leaves its place empty: the organisation's name always stands beside it. */
static void
paint_image (Painter *self, const TandemDrawOp *op)
{
  TandemPicture *picture = op->image != NULL ? tandem_pango_measurer_get_picture (self->measurer, op->image) : NULL;

  if (picture == NULL)
    return;
  cairo_save (self->cr);
  cairo_translate (self->cr, op->x, op->y);
  tandem_picture_paint (picture, self->cr, op->width, op->height, self->palette->kind == TANDEM_PALETTE_MONO);
  cairo_restore (self->cr);
}

static void
paint_op (Painter *self, const TandemDrawOp *op)
{
  switch (op->kind)
    {
    case TANDEM_DRAW_RECT:
      paint_rect (self, op);
      break;
    case TANDEM_DRAW_LINE:
      paint_line (self, op);
      break;
    case TANDEM_DRAW_TEXT:
      paint_text (self, op);
      break;
    case TANDEM_DRAW_SHAPE:
      tandem_shapes_draw (self->cr, op, self->measurer, self->palette);
      break;
    case TANDEM_DRAW_IMAGE:
      paint_image (self, op);
      break;
    case TANDEM_DRAW_TAG_BEGIN:
      if (self->hooks != NULL && self->hooks->begin_tag != NULL)
        self->hooks->begin_tag (self->cr, op, self->data);
      break;
    case TANDEM_DRAW_TAG_END:
      if (self->hooks != NULL && self->hooks->end_tag != NULL)
        self->hooks->end_tag (self->cr, op, self->data);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * tandem_painter_paint:
 * @cr: scaled to CSS px; the paper is not painted
 * @list: what to draw, in its order
 * @measurer: the one that @list was laid out with, so that its layouts are painted
 * @palette: colours
 * @hooks: (nullable): what an exporter adds
 * @data: passed to @hooks
 */
void
tandem_painter_paint (cairo_t *cr, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette,
                      const TandemPainterHooks *hooks, gpointer data)
{
  Painter self = { cr, measurer, palette, hooks, data };

  cairo_save (cr);
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    paint_op (&self, tandem_draw_list_get_op (list, i));
  cairo_restore (cr);
}
