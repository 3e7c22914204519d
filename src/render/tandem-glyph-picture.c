/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-glyph-picture.h"

#include <hb-ot.h>
#include <math.h>
#include <pango/pangocairo.h>

/**
 * tandem_glyph_picture_is_needed:
 *
 * Returns: whether the glyphs of @font have colours or pixels of their own, so that their outlines don't show them
 */
gboolean
tandem_glyph_picture_is_needed (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_paint (face) || hb_ot_color_has_svg (face);
}

/**
 * tandem_glyph_picture_draw:
 * @font: a font
 * @glyph: one of its glyphs
 * @pixels: pixels of an em
 * @x: (out): ems from the origin to the picture's left edge
 * @y: (out): ems from the baseline up to its lower edge
 * @width: (out): ems
 * @height: (out): ems
 *
 * Returns: (transfer full) (nullable): the picture, ARGB; %NULL for a glyph without ink
 */
cairo_surface_t *
tandem_glyph_picture_draw (PangoFont *font, PangoGlyph glyph, double pixels, double *x, double *y, double *width, double *height)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)), *large;
  cairo_glyph_t at = { .index = glyph };
  cairo_matrix_t matrix, identity;
  cairo_text_extents_t extents;
  cairo_surface_t *surface;
  int columns, rows;
  cairo_t *cr;

  cairo_matrix_init_scale (&matrix, pixels, pixels);
  cairo_matrix_init_identity (&identity);
  {
    cairo_font_options_t *options = cairo_font_options_create ();

    cairo_scaled_font_get_font_options (scaled, options);
    large = cairo_scaled_font_create (cairo_scaled_font_get_font_face (scaled), &matrix, &identity, options);
    cairo_font_options_destroy (options);
  }
  cairo_scaled_font_glyph_extents (large, &at, 1, &extents);
  columns = (int) ceil (extents.width);
  rows = (int) ceil (extents.height);
  if (columns <= 0 || rows <= 0)
    {
      cairo_scaled_font_destroy (large);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns, rows);
  cr = cairo_create (surface);
  at.x = -extents.x_bearing;
  at.y = -extents.y_bearing;
  cairo_set_scaled_font (cr, large);
  cairo_show_glyphs (cr, &at, 1);
  cairo_destroy (cr);
  cairo_scaled_font_destroy (large);
  cairo_surface_flush (surface);
  *x = extents.x_bearing / pixels;
  *y = -(extents.y_bearing + rows) / pixels;
  *width = columns / pixels;
  *height = rows / pixels;
  return surface;
}
