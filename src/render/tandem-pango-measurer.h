/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures text with Pango and pictures, and keeps the very layouts and pictures that the painter then paints. */
#pragma once

#include "tandem-draw.h"
#include "tandem-picture.h"

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _TandemPangoMeasurer TandemPangoMeasurer;

TandemPangoMeasurer *tandem_pango_measurer_new             (void);
void                 tandem_pango_measurer_free            (TandemPangoMeasurer *self);
TandemMeasurer      *tandem_pango_measurer_get_measurer    (TandemPangoMeasurer *self);
PangoLayout         *tandem_pango_measurer_get_layout      (TandemPangoMeasurer *self, const TandemTextStyle *style, const char *text, double *scale);
TandemPicture       *tandem_pango_measurer_get_picture      (TandemPangoMeasurer *self, GBytes *image);
void                 tandem_pango_measurer_get_line        (TandemPangoMeasurer *self, const TandemTextStyle *style, double *pitch, double *baseline);
guint                tandem_pango_measurer_count_missing   (TandemPangoMeasurer *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPangoMeasurer, tandem_pango_measurer_free)

G_END_DECLS
