/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-day.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A GDate keeps its year in 16 bits; ISO text has four digits. */
#define LAST_YEAR 9999

/**
 * tandem_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %TANDEM_DAY_NONE where the calendar has no such day (30 February).
 */
TandemDay
tandem_day_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return TANDEM_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * tandem_day_parse_iso:
 * @text: (nullable): exactly `YYYY-MM-DD` in ASCII digits; nothing before or after
 *
 * Returns: the day, or %TANDEM_DAY_NONE for anything else. Never guesses.
 */
TandemDay
tandem_day_parse_iso (const char *text)
{
  if (text == NULL || strlen (text) != TANDEM_DAY_ISO_SIZE - 1 || text[4] != '-' || text[7] != '-')
    return TANDEM_DAY_NONE;

  for (int i = 0; i < TANDEM_DAY_ISO_SIZE - 1; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return TANDEM_DAY_NONE;

  return tandem_day_new ((text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0'),
                         (text[5] - '0') * 10 + (text[6] - '0'),
                         (text[8] - '0') * 10 + (text[9] - '0'));
}

/**
 * tandem_day_to_iso:
 * @day: a day
 * @buffer: (out caller-allocates): takes `YYYY-MM-DD` and NUL; empty for %TANDEM_DAY_NONE
 *
 * Returns: @buffer
 */
char *
tandem_day_to_iso (TandemDay day, char buffer[TANDEM_DAY_ISO_SIZE])
{
  int year, month, day_of_month;

  buffer[0] = '\0';
  if (day == TANDEM_DAY_NONE)
    return buffer;

  tandem_day_split (day, &year, &month, &day_of_month);
  g_snprintf (buffer, TANDEM_DAY_ISO_SIZE, "%04u-%02u-%02u", (guint) year % 10000, (guint) month % 100, (guint) day_of_month % 100);
  return buffer;
}

/**
 * tandem_day_split:
 * @day: a day, not %TANDEM_DAY_NONE
 * @year: (out) (optional): year
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 */
void
tandem_day_split (TandemDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_return_if_fail (g_date_valid_julian (day));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = (int) g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

/**
 * tandem_day_same_year:
 * @a: a day
 * @b: another
 *
 * Returns: whether the year of one need not be said beside the other; no day is of no year
 */
gboolean
tandem_day_same_year (TandemDay a, TandemDay b)
{
  int year = 0, other = 0;

  if (a != TANDEM_DAY_NONE)
    tandem_day_split (a, &year, NULL, NULL);
  if (b != TANDEM_DAY_NONE)
    tandem_day_split (b, &other, NULL, NULL);
  return year == other;
}

/**
 * tandem_day_weekday:
 * @day: a day
 *
 * Returns: 1 (Monday) to 7 (Sunday); %G_DATE_BAD_WEEKDAY for no day. 1 January of year 1 is a Monday.
 */
GDateWeekday
tandem_day_weekday (TandemDay day)
{
  return day == TANDEM_DAY_NONE ? G_DATE_BAD_WEEKDAY : (GDateWeekday) ((day - 1) % 7 + 1);
}

/**
 * tandem_day_add:
 * @day: a day
 * @days: calendar days, may be negative
 *
 * Returns: the day that many calendar days away; %TANDEM_DAY_NONE for no day or outside the years 1 to 9999.
 */
TandemDay
tandem_day_add (TandemDay day, int days)
{
  gint64 result = (gint64) day + days;

  if (day == TANDEM_DAY_NONE || result < 1 || result > tandem_day_new (LAST_YEAR, 12, 31))
    return TANDEM_DAY_NONE;
  return (TandemDay) result;
}

/**
 * tandem_day_add_months:
 * @day: a day
 * @months: months, may be negative
 *
 * Returns: the same day of the month that many months away, or the last day of that month where it is shorter
 *   (31 January + 1 month = 28 February).
 */
TandemDay
tandem_day_add_months (TandemDay day, int months)
{
  int year, month, day_of_month, last;

  if (day == TANDEM_DAY_NONE)
    return TANDEM_DAY_NONE;

  tandem_day_split (day, &year, &month, &day_of_month);
  months += year * 12 + month - 1;
  year = months / 12;
  month = months % 12 + 1;
  if (months < 12 || year > LAST_YEAR)
    return TANDEM_DAY_NONE;
  last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  return tandem_day_new (year, month, MIN (day_of_month, last));
}

/**
 * tandem_day_today:
 *
 * The local date, or what `TANDEM_TODAY=YYYY-MM-DD` in the environment says (plan-format.md, "Command line").
 * Only programs ask this; layouts, rules and editions are given a day.
 */
TandemDay
tandem_day_today (void)
{
  TandemDay fixed = tandem_day_parse_iso (g_getenv ("TANDEM_TODAY"));
  time_t now;
  struct tm local;

  if (fixed != TANDEM_DAY_NONE)
    return fixed;

  now = time (NULL);
  localtime_r (&now, &local);
  return tandem_day_new (local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}
