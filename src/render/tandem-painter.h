/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a draw list on a canvas: the one place that draws. */
#pragma once

#include "tandem-canvas.h"
#include "tandem-palette.h"
#include "tandem-pango-measurer.h"

#include <cairo.h>

G_BEGIN_DECLS

void tandem_painter_paint        (cairo_t *cr, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette);
void tandem_painter_paint_on     (TandemCanvas *canvas, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette);
void tandem_painter_paint_screen (cairo_t *cr, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette);

G_END_DECLS
