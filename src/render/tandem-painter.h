/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a draw list with Cairo: the one place that draws. */
#pragma once

#include "tandem-palette.h"
#include "tandem-pango-measurer.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What an exporter adds around the ink; any may be NULL. Screen and PNG need none. */
typedef struct
{
  void (*begin_tag)  (cairo_t *cr, const TandemDrawOp *op, gpointer data); /* op->text is the tag, op->attributes its attributes */
  void (*end_tag)    (cairo_t *cr, const TandemDrawOp *op, gpointer data);
  void (*begin_link) (cairo_t *cr, const TandemDrawOp *op, gpointer data); /* op->link is the address */
  void (*end_link)   (cairo_t *cr, const TandemDrawOp *op, gpointer data);
} TandemPainterHooks;

void tandem_painter_paint (cairo_t *cr, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette,
                           const TandemPainterHooks *hooks, gpointer data);

G_END_DECLS
