/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-monthly.h"

/* As far as working days are looked for, too. */
#define SEARCH_MONTHS 120

/* The day of the rule in the month of `day`. Every month has four of each weekday, so there is one. */
static TandemDay
find_in_month (const TandemMonthly *self, TandemDay day)
{
  int year, month, month_of_fifth;
  TandemDay first, found;

  tandem_day_split (day, &year, &month, NULL);
  first = tandem_day_new (year, month, 1);
  found = first + (TandemDay) (((int) self->weekday - (int) tandem_day_weekday (first) + 7) % 7);
  if (self->week != TANDEM_MONTH_WEEK_LAST)
    return found + 7 * (TandemDay) (self->week - TANDEM_MONTH_WEEK_FIRST);
  found += 21;
  tandem_day_split (found + 7, NULL, &month_of_fifth, NULL);
  return month_of_fifth == month ? found + 7 : found;
}

static TandemDay
search (const TandemMonthly *self, TandemWorkdays *workdays, TandemSide side, TandemDay day, int direction)
{
  TandemDay month = day;

  for (int i = 0; i < SEARCH_MONTHS && month != TANDEM_DAY_NONE; i++)
    {
      TandemDay found = find_in_month (self, month);

      if ((direction > 0 ? found >= day : found <= day) && tandem_workdays_is_open (workdays, side, found))
        return found;
      month = tandem_day_add_months (month, direction);
    }
  return TANDEM_DAY_NONE;
}

/* Whether the rule allows a day, open or not. */
gboolean
tandem_monthly_matches (const TandemMonthly *self, TandemDay day)
{
  return self->week == TANDEM_MONTH_WEEK_ANY || (day != TANDEM_DAY_NONE && find_in_month (self, day) == day);
}

/**
 * tandem_monthly_on_or_after:
 * @self: a rule
 * @workdays: working days of both sides
 * @side: whose days count
 * @day: a day
 *
 * Returns: the first open day of the rule from @day on: where the first Tuesday is a holiday, that of the next month; NONE
 *   where there is none within ten years
 */
TandemDay
tandem_monthly_on_or_after (const TandemMonthly *self, TandemWorkdays *workdays, TandemSide side, TandemDay day)
{
  return self->week == TANDEM_MONTH_WEEK_ANY ? tandem_workdays_on_or_after (workdays, side, day) : search (self, workdays, side, day, 1);
}

/* The last open day of the rule until @day; NONE where there is none within ten years. */
TandemDay
tandem_monthly_on_or_before (const TandemMonthly *self, TandemWorkdays *workdays, TandemSide side, TandemDay day)
{
  return self->week == TANDEM_MONTH_WEEK_ANY ? tandem_workdays_on_or_before (workdays, side, day) : search (self, workdays, side, day, -1);
}
