/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-workdays.h"

#include "tandem-holidays.h"

#include <glib/gi18n-lib.h>

/**
 * tandem_workdays_open_country:
 * @workdays: working days nobody else holds yet
 * @side: buyer or seller
 * @country: (nullable): ISO 3166-1 code
 * @region: (nullable): ISO 3166-2 code without the country
 *
 * Gives a side the working week and the holidays of its country.
 *
 * Returns: (transfer full) (nullable): a sentence that says what isn't known; %NULL where all is
 */
char *
tandem_workdays_open_country (TandemWorkdays *workdays, TandemSide side, const char *country, const char *region)
{
  g_autoptr (TandemHolidays) holidays = tandem_holidays_load (country, region);

  if (holidays != NULL)
    {
      tandem_workdays_set_week (workdays, side, tandem_holidays_get_week (holidays), NULL);
      tandem_holidays_close (holidays, workdays, side);
      return NULL;
    }
  if (country == NULL || *country == '\0')
    return g_strdup (side == TANDEM_SIDE_BUYER ? _("The buyer’s country isn’t set, so no holidays are known for the buyer; only weekends are closed.")
                                               : _("The seller’s country isn’t set, so no holidays are known for the seller; only weekends are closed."));
  /* Translators: %s is a country code: "XK" */
  return g_strdup_printf (_("There is no holiday data for “%s”; only weekends are closed. Closed days can be added by hand or from a calendar file."), country);
}

/**
 * tandem_plan_find_calendar:
 * @plan: a plan
 * @side: buyer or seller
 *
 * Returns: (transfer none) (nullable): what the plan says about the working days of @side beyond the country of its head
 */
TandemEntity *
tandem_plan_find_calendar (TandemPlan *plan, TandemSide side)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CALENDAR); i++)
    {
      TandemEntity *calendar = tandem_plan_peek (plan, TANDEM_KIND_CALENDAR, i);

      if (tandem_entity_get_choice (calendar, TANDEM_CALENDAR_SIDE) == (int) side)
        return calendar;
    }
  return NULL;
}

/* Without the country's usual week, which takes reading its data. */
static TandemSideCalendar
read_calendar (TandemPlan *plan, TandemSide side)
{
  TandemEntity *calendar = tandem_plan_find_calendar (plan, side);
  TandemSideCalendar result = { .country = "", .region = "" };

  if (calendar != NULL)
    {
      result.country = tandem_entity_get_text (calendar, TANDEM_CALENDAR_COUNTRY);
      result.region = tandem_entity_get_text (calendar, TANDEM_CALENDAR_REGION);
      /* 0 is "as usual in the country": a week without any working day can't be meant. */
      result.week = (TandemWeek) tandem_entity_get_integer (calendar, TANDEM_CALENDAR_WORKING_WEEK) & 0x7fu;
      result.has_own_week = result.week != 0;
    }
  if (*result.country == '\0')
    result.country = tandem_entity_get_text (TANDEM_ENTITY (plan), side == TANDEM_SIDE_BUYER ? TANDEM_PLAN_BUYER_COUNTRY : TANDEM_PLAN_SELLER_COUNTRY);
  return result;
}

/**
 * tandem_plan_get_calendar:
 * @plan: a plan
 * @side: buyer or seller
 *
 * A side's own calendar says more than the country of its organisation.
 *
 * Returns: how @side works; its texts live as long as nothing is changed
 */
TandemSideCalendar
tandem_plan_get_calendar (TandemPlan *plan, TandemSide side)
{
  TandemSideCalendar result = read_calendar (plan, side);
  g_autoptr (TandemHolidays) holidays = tandem_holidays_load (result.country, result.region);

  result.has_data = holidays != NULL;
  result.usual = holidays != NULL ? tandem_holidays_get_week (holidays) : TANDEM_WEEK_MONDAY_TO_FRIDAY;
  if (!result.has_own_week)
    result.week = result.usual;
  return result;
}

static void
stretch (TandemDay day, TandemDay *first, TandemDay *last)
{
  if (day == TANDEM_DAY_NONE)
    return;
  *first = MIN (*first, day);
  *last = MAX (*last, day);
}

/**
 * tandem_plan_get_span:
 * @plan: a plan
 * @today: belongs to it in any case
 * @from: (out): 1 January of the plan's first year
 * @to: (out): 31 December of its last year
 *
 * The years whose closed days matter to the plan.
 */
void
tandem_plan_get_span (TandemPlan *plan, TandemDay today, TandemDay *from, TandemDay *to)
{
  TandemDay first = today, last = today;
  int first_year, last_year, month, day;

  stretch (tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE), &first, &last);
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      stretch (tandem_entity_get_day (milestone, TANDEM_MILESTONE_START), &first, &last);
      stretch (tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE), &first, &last);
    }
  tandem_day_split (first, &first_year, &month, &day);
  tandem_day_split (last, &last_year, &month, &day);
  *from = tandem_day_new (first_year, 1, 1);
  *to = tandem_day_new (last_year, 12, 31);
}

static void
add_side (TandemPlan *plan, TandemWorkdays *workdays, TandemSide side, GPtrArray *notes)
{
  TandemSideCalendar calendar = read_calendar (plan, side);
  char *note = tandem_workdays_open_country (workdays, side, calendar.country, calendar.region);

  if (note != NULL)
    g_ptr_array_add (notes, note);
  if (calendar.has_own_week)
    tandem_workdays_set_week (workdays, side, calendar.week, NULL);
}

/**
 * tandem_plan_dup_workdays_key:
 * @plan: a plan
 *
 * Returns: (transfer full): all that tandem_plan_workdays() reads: same text, same working days
 */
char *
tandem_plan_dup_workdays_key (TandemPlan *plan)
{
  GString *key = g_string_new (NULL);

  for (int side = TANDEM_SIDE_BUYER; side <= TANDEM_SIDE_SELLER; side++)
    {
      TandemSideCalendar calendar = read_calendar (plan, (TandemSide) side);

      g_string_append_printf (key, "%s %s %u\n", calendar.country, calendar.region, calendar.week);
    }
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CLOSED_PERIOD); i++)
    {
      TandemEntity *period = tandem_plan_peek (plan, TANDEM_KIND_CLOSED_PERIOD, i);

      g_string_append_printf (key, "%d %u %u %s\n", tandem_entity_get_choice (period, TANDEM_CLOSED_PERIOD_SIDE), tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_FIRST),
                              tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_LAST), tandem_entity_get_title (period));
    }
  return g_string_free_and_steal (key);
}

/**
 * tandem_plan_workdays:
 * @plan: a plan
 * @notes: (out) (optional) (transfer full) (element-type utf8): sentences about what isn't known, for a person
 *
 * Returns: (transfer full): the working days of both sides as the plan is now
 */
TandemWorkdays *
tandem_plan_workdays (TandemPlan *plan, GPtrArray **notes)
{
  TandemWorkdays *workdays = tandem_workdays_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  add_side (plan, workdays, TANDEM_SIDE_BUYER, found);
  add_side (plan, workdays, TANDEM_SIDE_SELLER, found);
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CLOSED_PERIOD); i++)
    {
      TandemEntity *period = tandem_plan_peek (plan, TANDEM_KIND_CLOSED_PERIOD, i);
      TandemDay first = tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_FIRST), last = tandem_entity_get_day (period, TANDEM_CLOSED_PERIOD_LAST);

      tandem_workdays_close (workdays, (TandemSide) tandem_entity_get_choice (period, TANDEM_CLOSED_PERIOD_SIDE), first,
                             last != TANDEM_DAY_NONE ? last : first, tandem_entity_get_title (period));
    }
  if (notes != NULL)
    *notes = g_steal_pointer (&found);
  return workdays;
}
