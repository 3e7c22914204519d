/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edition-private.h"
#include "tandem-holiday-names.h"
#include "tandem-holidays.h"
#include "tandem-plan-workdays.h"

#include <string.h>

/* Calendar days in a row that are worth a band in the picture. */
#define A_WEEK 7
/* Of a plan over more years than this nobody looks for holidays. */
#define MOST_DAYS (12 * 366)

static void
read_period (TandemEditionBuilder *builder, TandemEntity *entity, TandemEditionClosed *period)
{
  period->first = tandem_entity_get_day (entity, TANDEM_CLOSED_PERIOD_FIRST);
  period->last = tandem_entity_get_day (entity, TANDEM_CLOSED_PERIOD_LAST);
  if (period->last == TANDEM_DAY_NONE)
    period->last = period->first;
  period->side = (TandemSide) tandem_entity_get_choice (entity, TANDEM_CLOSED_PERIOD_SIDE);
  period->is_freeze = tandem_entity_get_choice (entity, TANDEM_CLOSED_PERIOD_KIND) == TANDEM_CLOSED_FREEZE;
  period->title = tandem_edition_own_text (builder, entity, TANDEM_CLOSED_PERIOD_TITLE);
}

static gboolean
concerns (const TandemEditionClosed *period, TandemSide side)
{
  return period->side == TANDEM_SIDE_JOINT || period->side == side;
}

/* Periods as they were written down; those that end before they begin are none. */
static GArray *
read_periods (TandemEditionBuilder *builder)
{
  GArray *periods = g_array_new (FALSE, TRUE, sizeof (TandemEditionClosed));

  for (guint i = 0; i < tandem_plan_get_n (builder->plan, TANDEM_KIND_CLOSED_PERIOD); i++)
    {
      TandemEditionClosed period = { 0 };

      read_period (builder, tandem_plan_peek (builder->plan, TANDEM_KIND_CLOSED_PERIOD, i), &period);
      if (period.first != TANDEM_DAY_NONE && period.last >= period.first)
        g_array_append_val (periods, period);
    }
  return periods;
}

static gboolean
is_frozen (const GArray *periods, TandemSide side, TandemDay day)
{
  for (guint i = 0; i < periods->len; i++)
    {
      const TandemEditionClosed *period = &g_array_index (periods, TandemEditionClosed, i);

      if (period->is_freeze && concerns (period, side) && day >= period->first && day <= period->last)
        return TRUE;
    }
  return FALSE;
}

/* The public holiday in the days from @first to @last. Days of one holiday have names with its own in them, so that is the
 * shortest. No document is in two languages: what has no name in its own is not named. */
static const char *
name_holiday (TandemEditionBuilder *builder, TandemSide side, TandemDay first, TandemDay last)
{
  TandemSideCalendar calendar = tandem_plan_get_calendar (builder->plan, side);
  g_autoptr (TandemHolidays) holidays = NULL;
  g_autoptr (GArray) list = NULL;
  g_autofree char *name = NULL;
  gsize shortest = G_MAXSIZE;

  holidays = tandem_holidays_load (calendar.country, calendar.region);
  if (holidays != NULL)
    list = tandem_holidays_list (holidays, first, last);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const char *english = g_array_index (list, TandemHoliday, i).name;
      char *own = strlen (english) < shortest ? tandem_holiday_dup_name (english, tandem_language_get_tag (builder->language)) : NULL;

      if (own == NULL)
        continue;
      g_free (name);
      name = own;
      shortest = strlen (english);
    }
  return name != NULL ? tandem_edition_text (builder->edition, name) : tandem_language_word (builder->language, TANDEM_WORD_PUBLIC_HOLIDAYS);
}

/* The name of the days from @first to @last: of the own period that is in them, else of the public holiday. */
static const char *
name_days (TandemEditionBuilder *builder, const GArray *periods, TandemSide side, TandemDay first, TandemDay last)
{
  gboolean is_own = FALSE;

  for (guint i = 0; i < periods->len; i++)
    {
      const TandemEditionClosed *period = &g_array_index (periods, TandemEditionClosed, i);

      if (period->is_freeze || !concerns (period, side) || period->first > last || period->last < first)
        continue;
      if (*period->title != '\0')
        return period->title;
      is_own = TRUE;
    }
  return is_own ? tandem_language_word (builder->language, TANDEM_WORD_COMPANY_HOLIDAYS) : name_holiday (builder, side, first, last);
}

/* Adds what is closed for a week and more, or says that it is closed for the other side, too. */
static void
add_days (TandemEditionBuilder *builder, GArray *closed, const GArray *periods, TandemSide side, TandemDay first, TandemDay last)
{
  TandemEditionClosed days = { NULL, side, FALSE, TRUE, first, last };

  if (last + 1 - first < A_WEEK)
    return;
  days.title = name_days (builder, periods, side, first, last);
  for (guint i = 0; i < closed->len; i++)
    {
      TandemEditionClosed *other = &g_array_index (closed, TandemEditionClosed, i);

      if (other->is_found && other->first == first && other->last == last && g_str_equal (other->title, days.title))
        {
          other->side = TANDEM_SIDE_JOINT;
          return;
        }
    }
  g_array_append_val (closed, days);
}

/* Weekends, holidays and own closed days that join up; the days of a freeze have their own band. */
static void
find_days (TandemEditionBuilder *builder, GArray *closed, const GArray *periods, TandemSide side, TandemDay from, TandemDay to)
{
  TandemDay first = TANDEM_DAY_NONE;

  for (TandemDay day = from; day <= to + 1; day++)
    {
      gboolean is_closed = day <= to && !tandem_workdays_is_open (builder->workdays, side, day) && !is_frozen (periods, side, day);

      if (is_closed && first == TANDEM_DAY_NONE)
        first = day;
      if (!is_closed && first != TANDEM_DAY_NONE)
        {
          add_days (builder, closed, periods, side, first, day - 1);
          first = TANDEM_DAY_NONE;
        }
    }
}

static void
find_range (const TandemEdition *edition, TandemDay *first, TandemDay *last)
{
  *first = *last = edition->today;
  for (guint i = 0; i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];

      if (milestone->due == TANDEM_DAY_NONE)
        continue;
      *first = MIN (*first, milestone->start != TANDEM_DAY_NONE ? MIN (milestone->start, milestone->due) : milestone->due);
      *last = MAX (*last, milestone->due);
    }
}

/**
 * tandem_edition_add_closed:
 *
 * Adds the closed periods as they were written down, and what is closed for a week and more in the days of the milestones.
 */
void
tandem_edition_add_closed (TandemEditionBuilder *builder)
{
  g_autoptr (GArray) periods = read_periods (builder);
  GArray *closed = g_array_new (FALSE, FALSE, sizeof (TandemEditionClosed));
  TandemDay first, last;

  for (guint i = 0; i < periods->len; i++)
    {
      TandemEditionClosed period = g_array_index (periods, TandemEditionClosed, i);

      if (*period.title == '\0')
        period.title = tandem_language_word (builder->language, period.is_freeze ? TANDEM_WORD_FREEZE : TANDEM_WORD_COMPANY_HOLIDAYS);
      g_array_append_val (closed, period);
    }
  find_range (builder->edition, &first, &last);
  if (last - first <= MOST_DAYS)
    for (TandemSide side = TANDEM_SIDE_BUYER; side <= TANDEM_SIDE_SELLER; side++)
      find_days (builder, closed, periods, side, first, last);
  builder->edition->n_closed = closed->len;
  builder->edition->closed = tandem_edition_take (builder->edition, g_array_free (closed, FALSE));
}
