/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar day without time or time zone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Julian day number as GDate counts it (1 = 1 January of year 1); 0 is "no day". Subtracting two gives calendar days. */
typedef guint32 TandemDay;

#define TANDEM_DAY_NONE ((TandemDay) 0)

/* Bytes of an ISO day with its NUL: "2026-11-19". */
#define TANDEM_DAY_ISO_SIZE 11

TandemDay    tandem_day_new        (int year, int month, int day);
TandemDay    tandem_day_parse_iso  (const char *text);
char        *tandem_day_to_iso     (TandemDay day, char buffer[TANDEM_DAY_ISO_SIZE]);
void         tandem_day_split      (TandemDay day, int *year, int *month, int *day_of_month);
gboolean     tandem_day_same_year  (TandemDay a, TandemDay b);
GDateWeekday tandem_day_weekday    (TandemDay day);
TandemDay    tandem_day_add        (TandemDay day, int days);
TandemDay    tandem_day_add_months (TandemDay day, int months);
TandemDay    tandem_day_today      (void);

G_END_DECLS
