/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A working week in words, and the weekdays as the person's region counts them. */
#pragma once

#include "tandem-workdays.h"

G_BEGIN_DECLS

char        *tandem_week_wording       (TandemWeek week);
char        *tandem_week_day_name      (GDateWeekday weekday, gboolean abbreviated);
GDateWeekday tandem_week_first_weekday (void);

G_END_DECLS
