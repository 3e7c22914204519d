/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a day is on the axis, and which day is at a place: strictly proportional to the calendar. */
#pragma once

#include "tandem-day.h"

G_BEGIN_DECLS

typedef struct
{
  TandemDay first;     /* any day; the scale has no end */
  double    origin;    /* px from the start edge to @first */
  double    day_width; /* px, > 0 */
  double    width;     /* px of the whole picture */
  gboolean  rtl;       /* days run to the left */
} TandemScale;

void      tandem_scale_fit   (TandemScale *self, TandemDay first, TandemDay last, double width, double margin);
double    tandem_scale_x     (const TandemScale *self, TandemDay day);
TandemDay tandem_scale_day   (const TandemScale *self, double x);
double    tandem_scale_days  (const TandemScale *self); /* calendar days that are in the picture */

G_END_DECLS
