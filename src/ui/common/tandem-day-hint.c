/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-day-hint.h"

#include "tandem-choices.h"
#include "tandem-day-entry.h"

#include <glib/gi18n-lib.h>

/* Whether a field is a day of work. The others (agreed on, completed on) are days on which something happened. */
static gboolean
is_of_work (TandemKind kind, guint field)
{
  switch ((int) kind)
    {
    case TANDEM_KIND_MILESTONE:
      return field == TANDEM_MILESTONE_DUE || field == TANDEM_MILESTONE_START;
    case TANDEM_KIND_DELIVERABLE:
      return field == TANDEM_DELIVERABLE_DUE;
    case TANDEM_KIND_PLAN:
      return field == TANDEM_PLAN_ANCHOR_DATE;
    default:
      return FALSE;
    }
}

/* Who works on an entity: a day that is closed for them does not count. */
TandemSide
tandem_day_hint_side (TandemEntity *entity)
{
  switch ((int) tandem_entity_get_kind (entity))
    {
    case TANDEM_KIND_MILESTONE:
      return (TandemSide) tandem_entity_get_choice (entity, TANDEM_MILESTONE_DRIVER);
    case TANDEM_KIND_DELIVERABLE:
      return (TandemSide) tandem_entity_get_choice (entity, TANDEM_DELIVERABLE_SIDE);
    default:
      return TANDEM_SIDE_JOINT;
    }
}

/* The day a field means, where nobody works on it; NONE for any other field or day. */
TandemDay
tandem_day_hint_find_closed (TandemKind kind, guint field, const TandemValue *value, TandemWorkdays *workdays, TandemSide side)
{
  if (!is_of_work (kind, field) || value->type != TANDEM_VALUE_DAY || tandem_workdays_is_open (workdays, side, value->day))
    return TANDEM_DAY_NONE;
  return value->day;
}

/**
 * tandem_day_hint_describe:
 * @plan: the plan
 * @workdays: its working days
 * @side: who works on the day
 * @day: a day
 *
 * Returns: (transfer full) (nullable): "Not a working day of Northwind Traders: German Unity Day (Germany)"; of the first
 *   side that doesn't work where both have to; %NULL for a working day
 */
char *
tandem_day_hint_describe (TandemPlan *plan, TandemWorkdays *workdays, TandemSide side, TandemDay day)
{
  for (int s = TANDEM_SIDE_BUYER; s <= TANDEM_SIDE_SELLER; s++)
    if ((side == TANDEM_SIDE_JOINT || (int) side == s) && !tandem_workdays_is_open (workdays, (TandemSide) s, day))
      {
        const char *reason = tandem_workdays_get_reason (workdays, (TandemSide) s, day);
        g_autofree char *name = tandem_choices_side (plan, (TandemSide) s);

        if (reason == NULL || *reason == '\0')
          /* Translators: %s is an organisation */
          return g_strdup_printf (_("Not a working day of %s"), name);
        /* Translators: an organisation, and a holiday or the name of closed days */
        return g_strdup_printf (_("Not a working day of %1$s: %2$s"), name, reason);
      }
  return NULL;
}

/**
 * tandem_day_hint_offer:
 * @workdays: working days
 * @side: who works
 * @day: a day on which nobody works
 * @label: (out) (transfer full): "Use Monday 5 October 2026"; %NULL where nothing opens for years
 *
 * Returns: the next working day
 */
TandemDay
tandem_day_hint_offer (TandemWorkdays *workdays, TandemSide side, TandemDay day, char **label)
{
  TandemDay next = tandem_workdays_on_or_after (workdays, side, day);
  g_autofree char *words = tandem_day_entry_read_back (next);

  /* Translators: a button that takes another day: "Use Monday 5 October 2026" */
  *label = next != TANDEM_DAY_NONE ? g_strdup_printf (_("Use %s"), words) : NULL;
  return next;
}
