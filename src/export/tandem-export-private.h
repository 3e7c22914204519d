/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps between a document and a file. Only the files of this folder include this. */
#pragma once

#include "tandem-export.h"

#include <cairo.h>

G_BEGIN_DECLS

GBytes *tandem_png_pack           (TandemDocument *document, cairo_surface_t *surface, double pixels_per_metre, GError **error);
char   *tandem_export_dup_iso_day (TandemDocument *document);

G_END_DECLS
