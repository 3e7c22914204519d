/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-canvas.h"

#include <math.h>
#include <pango/pangocairo.h>

static cairo_t *
get_cr (TandemCanvas *canvas)
{
  return ((TandemCairoCanvas *) canvas)->cr;
}

static void
move_to (TandemCanvas *canvas, double x, double y)
{
  cairo_move_to (get_cr (canvas), x, y);
}

static void
line_to (TandemCanvas *canvas, double x, double y)
{
  cairo_line_to (get_cr (canvas), x, y);
}

static void
arc (TandemCanvas *canvas, double x, double y, double radius, double from, double to)
{
  cairo_new_sub_path (get_cr (canvas));
  cairo_arc (get_cr (canvas), x, y, radius, from, to);
}

static void
rectangle (TandemCanvas *canvas, double x, double y, double width, double height, double radius)
{
  cairo_t *cr = get_cr (canvas);
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
close_path (TandemCanvas *canvas)
{
  cairo_close_path (get_cr (canvas));
}

static void
paint (TandemCanvas *canvas, const TandemRgb *fill, const TandemStroke *stroke)
{
  cairo_t *cr = get_cr (canvas);

  if (fill != NULL)
    {
      cairo_set_source_rgb (cr, fill->red, fill->green, fill->blue);
      cairo_fill_preserve (cr);
    }
  if (stroke != NULL)
    {
      cairo_set_source_rgb (cr, stroke->color.red, stroke->color.green, stroke->color.blue);
      cairo_set_line_width (cr, stroke->width);
      cairo_set_line_cap (cr, stroke->round_ends ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (cr, stroke->round_joins ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
      cairo_set_dash (cr, stroke->dashes, stroke->dashes[0] > 0 ? 2 : 0, stroke->dash_offset);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
begin_clip (TandemCanvas *canvas)
{
  cairo_save (get_cr (canvas));
  cairo_clip (get_cr (canvas));
}

static void
end_clip (TandemCanvas *canvas)
{
  cairo_restore (get_cr (canvas));
}

static void
write_line (TandemCanvas *canvas, PangoLayoutLine *line, const char *text, double x, double y, double scale, const TandemRgb *color)
{
  cairo_t *cr = get_cr (canvas);

  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout_line (cr, line);
  cairo_restore (cr);
  cairo_new_path (cr);
}

static void
place (TandemCanvas *canvas, TandemPicture *picture, double x, double y, double width, double height, gboolean is_gray)
{
  cairo_t *cr = get_cr (canvas);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  tandem_picture_paint (picture, cr, width, height, is_gray);
  cairo_restore (cr);
}

static double
snap (TandemCanvas *canvas, double position, double thickness, gboolean is_x)
{
  cairo_t *cr = get_cr (canvas);
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

static gboolean
has_pixels (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_XLIB;
}

/**
 * tandem_cairo_canvas_init:
 * @self: (out caller-allocates): a canvas that needs no end
 * @cr: scaled to CSS px; must live as long as @self is used
 */
void
tandem_cairo_canvas_init (TandemCairoCanvas *self, cairo_t *cr)
{
  static const TandemCanvasKind with_pixels = {
    .move_to = move_to, .line_to = line_to, .arc = arc, .rectangle = rectangle, .close_path = close_path, .paint = paint,
    .begin_clip = begin_clip, .end_clip = end_clip, .write = write_line, .place = place, .snap = snap,
  };
  static const TandemCanvasKind without_pixels = {
    .move_to = move_to, .line_to = line_to, .arc = arc, .rectangle = rectangle, .close_path = close_path, .paint = paint,
    .begin_clip = begin_clip, .end_clip = end_clip, .write = write_line, .place = place,
  };

  self->canvas.kind = has_pixels (cr) ? &with_pixels : &without_pixels;
  self->cr = cr;
}
