/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs that are pictures themselves, as those of colour emoji are. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

gboolean         tandem_glyph_picture_is_needed (PangoFont *font);
cairo_surface_t *tandem_glyph_picture_draw      (PangoFont *font, PangoGlyph glyph, double pixels, double *x, double *y, double *width, double *height);

G_END_DECLS
