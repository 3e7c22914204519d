/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks: one Cairo drawing for each shape, beautiful from 12 to 40 px. */
#pragma once

#include "tandem-palette.h"
#include "tandem-pango-measurer.h"

#include <cairo.h>

G_BEGIN_DECLS

void tandem_shapes_draw (cairo_t *cr, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette);

G_END_DECLS
