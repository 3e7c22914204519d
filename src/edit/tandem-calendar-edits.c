/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-calendar-edits.h"

#include "tandem-plan-workdays.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
}

/**
 * tandem_calendar_edits_set_country:
 * @plan: a plan
 * @side: buyer or seller
 * @country: ISO 3166-1 code, "" for none
 *
 * Returns: (transfer full): the edit that makes it the country of @side, in which a region of the one before is none
 */
TandemEdit *
tandem_calendar_edits_set_country (TandemPlan *plan, TandemSide side, const char *country)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  TandemEntity *calendar = tandem_plan_find_calendar (plan, side);

  g_ptr_array_add (edits, tandem_edit_set_text (TANDEM_ENTITY (plan), side == TANDEM_SIDE_BUYER ? TANDEM_PLAN_BUYER_COUNTRY : TANDEM_PLAN_SELLER_COUNTRY, country));
  if (calendar != NULL)
    {
      g_ptr_array_add (edits, tandem_edit_set_text (calendar, TANDEM_CALENDAR_COUNTRY, ""));
      g_ptr_array_add (edits, tandem_edit_set_text (calendar, TANDEM_CALENDAR_REGION, ""));
    }
  return tandem_edit_new_group (C_("edit", "Change Country"), edits);
}

/* Sets one field of a side's calendar, which is made where there is none. */
static TandemEdit *
set_field (TandemPlan *plan, TandemSide side, guint field, const TandemValue *value, TandemNewId new_id, gpointer data, GError **error)
{
  TandemEntity *calendar = tandem_plan_find_calendar (plan, side);
  g_autoptr (TandemRow) row = NULL;
  gint64 id;

  if (calendar != NULL)
    return tandem_edit_set (calendar, field, value);
  id = new_id (data, error);
  if (id == 0)
    return NULL;
  row = tandem_row_new (TANDEM_KIND_CALENDAR);
  tandem_row_set_choice (row, TANDEM_CALENDAR_SIDE, (int) side);
  tandem_row_set (row, field, value);
  return tandem_edits_add (plan, id, row);
}

/**
 * tandem_calendar_edits_set_region:
 * @plan: a plan
 * @side: buyer or seller
 * @region: ISO 3166-2 code without the country, "" for none
 * @new_id: gives ids
 * @data: for @new_id
 * @error: from @new_id
 *
 * Returns: (transfer full) (nullable): the edit
 */
TandemEdit *
tandem_calendar_edits_set_region (TandemPlan *plan, TandemSide side, const char *region, TandemNewId new_id, gpointer data, GError **error)
{
  g_auto (TandemValue) value = tandem_value_text (region);
  TandemEdit *edit = set_field (plan, side, TANDEM_CALENDAR_REGION, &value, new_id, data, error);

  return edit != NULL ? tandem_edit_with_label (edit, C_("edit", "Change Region")) : NULL;
}

/**
 * tandem_calendar_edits_set_week:
 * @plan: a plan
 * @side: buyer or seller
 * @week: one bit a weekday, Monday is bit 0; the usual week of the country follows the country from then on
 * @new_id: gives ids
 * @data: for @new_id
 * @error: %TANDEM_ERROR_INVALID for a week without working days, or from @new_id
 *
 * Returns: (transfer full) (nullable): the edit
 */
TandemEdit *
tandem_calendar_edits_set_week (TandemPlan *plan, TandemSide side, TandemWeek week, TandemNewId new_id, gpointer data, GError **error)
{
  TandemSideCalendar calendar = tandem_plan_get_calendar (plan, side);
  TandemValue value = tandem_value_integer (week == calendar.usual ? 0 : week);
  TandemEdit *edit;

  if (!tandem_week_check (week, error))
    return NULL;
  edit = set_field (plan, side, TANDEM_CALENDAR_WORKING_WEEK, &value, new_id, data, error);
  return edit != NULL ? tandem_edit_with_label (edit, C_("edit", "Change Working Week")) : NULL;
}

/**
 * tandem_calendar_edits_remove_source:
 * @plan: a plan
 * @side: whose days
 * @source: name of the file they came from
 *
 * Returns: (transfer full): the edit that removes all closed days of @side that were imported from @source
 */
TandemEdit *
tandem_calendar_edits_remove_source (TandemPlan *plan, TandemSide side, const char *source)
{
  g_autoptr (GPtrArray) edits = new_edits ();

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CLOSED_PERIOD); i++)
    {
      TandemEntity *period = tandem_plan_peek (plan, TANDEM_KIND_CLOSED_PERIOD, i);

      if (tandem_entity_get_choice (period, TANDEM_CLOSED_PERIOD_SIDE) == (int) side
          && g_str_equal (tandem_entity_get_text (period, TANDEM_CLOSED_PERIOD_SOURCE), source))
        g_ptr_array_add (edits, tandem_edit_remove (period));
    }
  return tandem_edit_new_group (C_("edit", "Remove Imported Days"), edits);
}
