/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticks of an axis: which units at which zoom, and which of them have room for a label. */
#pragma once

#include "tandem-draw.h"
#include "tandem-language.h"
#include "tandem-scale.h"

G_BEGIN_DECLS

typedef struct
{
  double   x;       /* px, from the start edge */
  gboolean is_major; /* begins a unit that labels stand for */
  gboolean has_line; /* FALSE for the label of a unit that began before the picture */
  char    *label;   /* NULL for none */
  TandemTextExtents extents; /* of the label */
} TandemTick;

void    tandem_tick_clear (TandemTick *self);
GArray *tandem_ticks_new  (const TandemScale *scale, const TandemLanguage *language, gboolean long_months, double seen_days,
                           TandemMeasurer *measurer, const TandemTextStyle *style, double label_offset);

G_END_DECLS
