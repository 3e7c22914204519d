/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-scale.h"

#include <math.h>

/* A plan of one day still has an axis. */
#define SHORTEST_SPAN 7

/**
 * tandem_scale_fit:
 * @self: (out caller-allocates): filled, from left to right
 * @first: day at the start
 * @last: day at the end; not before @first
 * @width: px of the picture
 * @margin: px free at each end
 *
 * Spans of less than a week are put into the middle of one.
 */
void
tandem_scale_fit (TandemScale *self, TandemDay first, TandemDay last, double width, double margin)
{
  double span = (double) last - first, shown = MAX (span, SHORTEST_SPAN);

  self->first = first;
  self->width = width;
  self->rtl = FALSE;
  self->day_width = MAX (width - 2 * margin, 1) / shown;
  self->origin = margin + (shown - span) / 2 * self->day_width;
}

/**
 * tandem_scale_x:
 * @day: any day
 *
 * Returns: px from the left edge
 */
double
tandem_scale_x (const TandemScale *self, TandemDay day)
{
  double x = self->origin + ((double) day - (double) self->first) * self->day_width;

  return self->rtl ? self->width - x : x;
}

/**
 * tandem_scale_day:
 * @x: px from the left edge
 *
 * Returns: the nearest day
 */
TandemDay
tandem_scale_day (const TandemScale *self, double x)
{
  double from_start = self->rtl ? self->width - x : x;
  double day = (double) self->first + floor ((from_start - self->origin) / self->day_width + 0.5);

  return (TandemDay) CLAMP (day, 1, 3652059);
}

double
tandem_scale_days (const TandemScale *self)
{
  return self->width / self->day_width;
}
