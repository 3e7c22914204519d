/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks: one drawing for each shape, beautiful from 12 to 40 px. */
#pragma once

#include "tandem-canvas.h"
#include "tandem-pango-measurer.h"

G_BEGIN_DECLS

void tandem_shapes_draw (TandemCanvas *canvas, const TandemDrawOp *op, TandemPangoMeasurer *measurer, const TandemPalette *palette);

G_END_DECLS
