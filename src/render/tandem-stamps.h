/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of a screen: what many of them look like is drawn once. */
#pragma once

#include "tandem-draw.h"
#include "tandem-palette.h"
#include "tandem-pango-measurer.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _TandemStamps TandemStamps;

TandemStamps *tandem_stamps_new   (cairo_t *cr, TandemPangoMeasurer *measurer, const TandemPalette *palette);
void          tandem_stamps_free  (TandemStamps *self);
void          tandem_stamps_paint (TandemStamps *self, const TandemDrawOp *op);

G_END_DECLS
