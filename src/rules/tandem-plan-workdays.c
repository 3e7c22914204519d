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

static TandemEntity *
find_calendar (TandemPlan *plan, TandemSide side)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CALENDAR); i++)
    {
      TandemEntity *calendar = tandem_plan_peek (plan, TANDEM_KIND_CALENDAR, i);

      if (tandem_entity_get_choice (calendar, TANDEM_CALENDAR_SIDE) == (int) side)
        return calendar;
    }
  return NULL;
}

static void
add_side (TandemPlan *plan, TandemWorkdays *workdays, TandemSide side, GPtrArray *notes)
{
  TandemEntity *calendar = find_calendar (plan, side);
  const char *country = calendar != NULL ? tandem_entity_get_text (calendar, TANDEM_CALENDAR_COUNTRY) : "";
  const char *region = calendar != NULL ? tandem_entity_get_text (calendar, TANDEM_CALENDAR_REGION) : NULL;
  TandemWeek week = calendar != NULL ? (TandemWeek) tandem_entity_get_integer (calendar, TANDEM_CALENDAR_WORKING_WEEK) : 0;
  char *note;

  if (*country == '\0')
    country = tandem_entity_get_text (TANDEM_ENTITY (plan), side == TANDEM_SIDE_BUYER ? TANDEM_PLAN_BUYER_COUNTRY : TANDEM_PLAN_SELLER_COUNTRY);
  note = tandem_workdays_open_country (workdays, side, country, region);
  if (note != NULL)
    g_ptr_array_add (notes, note);
  /* 0 is "as usual in the country": a week without any working day can't be meant. */
  if (week != 0)
    tandem_workdays_set_week (workdays, side, week, NULL);
}

/**
 * tandem_plan_workdays:
 * @plan: a plan
 * @notes: (out) (optional) (transfer full) (element-type utf8): sentences about what isn't known, for a person
 *
 * A side's own calendar says more than the country of its organisation.
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
