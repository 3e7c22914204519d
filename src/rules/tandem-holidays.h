/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays and the usual working week of a country, from the data the application carries. */
#pragma once

#include "tandem-workdays.h"

G_BEGIN_DECLS

typedef struct _TandemHolidays TandemHolidays;

/* A country or a region of one. */
typedef struct
{
  char *code; /* "DE"; "BY" */
  char *name; /* in the person's language where that is known */
} TandemArea;

/* One day of them, without the country in its name. */
typedef struct
{
  TandemDay   day;
  const char *name; /* in English, see tandem_holiday_dup_name(); belongs to the holidays */
} TandemHoliday;

TandemHolidays *tandem_holidays_load      (const char *country, const char *region);
void            tandem_holidays_free      (TandemHolidays *self);
TandemWeek      tandem_holidays_get_week  (TandemHolidays *self);
int             tandem_holidays_last_year (TandemHolidays *self);
guint           tandem_holidays_get_n     (TandemHolidays *self);
GArray         *tandem_holidays_list      (TandemHolidays *self, TandemDay from, TandemDay to);
void            tandem_holidays_close     (TandemHolidays *self, TandemWorkdays *workdays, TandemSide side);

GPtrArray      *tandem_holidays_list_countries (void);
GPtrArray      *tandem_holidays_list_regions   (const char *country);
char           *tandem_holidays_dup_usual_region (const char *country);
char           *tandem_country_dup_name        (const char *country);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHolidays, tandem_holidays_free)

G_END_DECLS
