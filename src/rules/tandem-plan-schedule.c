/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-schedule.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

struct _TandemPlanSchedule
{
  TandemWorkdays      *workdays;
  TandemDay            today;
  guint                n;
  TandemScheduleItem  *items;
  TandemScheduleLink **links;      /* by item */
  GPtrArray           *milestones; /* by item; holds a reference */
  GHashTable          *places;     /* gint64* of a milestone, owned by the item → place + 1 */
  TandemSchedule       result;
};

/**
 * tandem_plan_anchor_milestone:
 * @plan: a plan
 *
 * Returns: (transfer none) (nullable): the milestone that is the go-live (signature, decision): the last one that is due on
 *   the anchor date; %NULL where none is
 */
TandemEntity *
tandem_plan_anchor_milestone (TandemPlan *plan)
{
  TandemDay anchor = tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE);

  for (guint i = tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); anchor != TANDEM_DAY_NONE && i > 0; i--)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i - 1);

      if (tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE) == anchor
          && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) != TANDEM_STATUS_CANCELLED)
        return milestone;
    }
  return NULL;
}

/**
 * tandem_milestone_needed_from:
 * @milestone: a milestone
 * @workdays: working days of both sides
 *
 * Returns: the day on which its people have to begin: its start; without one as many days before it is due as it takes;
 *   NONE without a day
 */
TandemDay
tandem_milestone_needed_from (TandemEntity *milestone, TandemWorkdays *workdays)
{
  TandemDay start = tandem_entity_get_day (milestone, TANDEM_MILESTONE_START), due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);
  const TandemScheduleItem item = {
    .side = (TandemSide) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER),
    .duration = (int) tandem_entity_get_integer (milestone, TANDEM_MILESTONE_DURATION_DAYS),
    .calendar_days = tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DURATION_UNIT) == TANDEM_UNIT_CALENDAR_DAYS,
  };
  TandemDay first;

  if (start != TANDEM_DAY_NONE || due == TANDEM_DAY_NONE || item.duration <= 1)
    return start != TANDEM_DAY_NONE ? start : due;
  first = tandem_schedule_start (&item, workdays, due);
  return first != TANDEM_DAY_NONE ? first : due;
}

/* The anchor date; without one the last due day; without that today. */
static TandemDay
find_anchor (TandemPlanSchedule *self, TandemPlan *plan)
{
  TandemDay anchor = tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE);

  if (anchor != TANDEM_DAY_NONE)
    return anchor;
  for (guint i = 0; i < self->n; i++)
    anchor = MAX (anchor, tandem_entity_get_day (g_ptr_array_index (self->milestones, i), TANDEM_MILESTONE_DUE));
  return anchor != TANDEM_DAY_NONE ? anchor : self->today;
}

static void
fill_item (TandemPlanSchedule *self, TandemScheduleItem *item, TandemEntity *milestone)
{
  TandemDay start = tandem_entity_get_day (milestone, TANDEM_MILESTONE_START), due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);
  TandemStatus status = (TandemStatus) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS);

  item->id = tandem_entity_get_id (milestone);
  item->side = (TandemSide) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER);
  if (tandem_entity_is_set (milestone, TANDEM_MILESTONE_DURATION_DAYS))
    item->duration = (int) tandem_entity_get_integer (milestone, TANDEM_MILESTONE_DURATION_DAYS);
  else if (start != TANDEM_DAY_NONE && due >= start)
    item->duration = MAX (1, tandem_workdays_count (self->workdays, item->side, start - 1, due));
  else
    item->duration = 1;
  item->calendar_days = tandem_entity_is_set (milestone, TANDEM_MILESTONE_DURATION_DAYS)
                        && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DURATION_UNIT) == TANDEM_UNIT_CALENDAR_DAYS;
  item->monthly.week = (TandemMonthWeek) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_MONTHLY_WEEK);
  item->monthly.weekday = (GDateWeekday) (tandem_entity_get_choice (milestone, TANDEM_MILESTONE_MONTHLY_WEEKDAY) + 1);

  switch (status)
    {
    case TANDEM_STATUS_DONE:
      item->done = tandem_entity_get_day (milestone, TANDEM_MILESTONE_COMPLETED_ON);
      if (item->done == TANDEM_DAY_NONE)
        item->done = due != TANDEM_DAY_NONE && due <= self->today ? due : self->today;
      break;
    case TANDEM_STATUS_CANCELLED:
      /* Takes no time, but what came after it still comes after what was before it. */
      item->duration = 0;
      item->monthly.week = TANDEM_MONTH_WEEK_ANY;
      break;
    case TANDEM_STATUS_IN_PROGRESS:
    case TANDEM_STATUS_AT_RISK:
      item->started = start != TANDEM_DAY_NONE ? start : tandem_schedule_start (item, self->workdays, due);
      break;
    case TANDEM_STATUS_NOT_STARTED:
    default:
      break;
    }
  if (tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_FIXED) && status != TANDEM_STATUS_CANCELLED)
    item->fixed = due;
  if (item->fixed != TANDEM_DAY_NONE)
    item->monthly.week = TANDEM_MONTH_WEEK_ANY;
}

static void
fill_links (TandemPlanSchedule *self, TandemPlan *plan)
{
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_DEPENDENCY);

  for (int filling = 0; filling < 2; filling++)
    {
      for (guint i = 0; i < n; i++)
        {
          TandemEntity *dependency = tandem_plan_peek (plan, TANDEM_KIND_DEPENDENCY, i);
          int place = tandem_plan_schedule_find (self, tandem_entity_get_ref (dependency, TANDEM_DEPENDENCY_MILESTONE));
          int before = tandem_plan_schedule_find (self, tandem_entity_get_ref (dependency, TANDEM_DEPENDENCY_PREDECESSOR));

          if (place < 0 || before < 0)
            continue;
          if (filling)
            self->links[place][self->items[place].n_links] = (TandemScheduleLink) {
              (guint) before, (int) MAX (0, tandem_entity_get_integer (dependency, TANDEM_DEPENDENCY_LAG_DAYS)) };
          self->items[place].n_links++;
        }
      for (guint i = 0; !filling && i < self->n; i++)
        {
          self->links[i] = g_new0 (TandemScheduleLink, MAX (self->items[i].n_links, 1));
          self->items[i].links = self->links[i];
          self->items[i].n_links = 0;
        }
    }
}

/* What follows the anchor: what waits for its milestone, and what is due later and leads nowhere. */
static void
mark_beyond (TandemPlanSchedule *self, TandemPlan *plan, TandemDay anchor)
{
  TandemEntity *milestone = tandem_plan_anchor_milestone (plan);
  int place = milestone != NULL ? tandem_plan_schedule_find (self, tandem_entity_get_id (milestone)) : -1;
  g_autofree gboolean *leads = g_new0 (gboolean, MAX (self->n, 1));

  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < self->items[i].n_links; k++)
      {
        guint before = self->items[i].links[k].predecessor;

        leads[before] = TRUE;
        if ((int) before == place)
          self->items[i].after_anchor = TRUE;
      }
  for (guint i = 0; i < self->n; i++)
    if (!leads[i] && tandem_entity_get_day (g_ptr_array_index (self->milestones, i), TANDEM_MILESTONE_DUE) > anchor)
      self->items[i].after_anchor = TRUE;
}

static gboolean
fail_ring (TandemPlan *plan, GArray *ring, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i <= ring->len; i++)
    {
      TandemEntity *milestone = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, g_array_index (ring, gint64, i % ring->len));

      g_string_append_printf (names, "%s“%s”", i > 0 ? " → " : "", milestone != NULL ? tandem_entity_get_title (milestone) : "?");
    }
  /* Translators: %s is a list of milestones with arrows: “A” → “B” → “A” */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("These milestones wait for each other in a ring: %s. Take one “comes after” away and try again."), names->str);
  return FALSE;
}

/**
 * tandem_plan_schedule_new:
 * @plan: a plan
 * @workdays: its working days
 * @today: the day to count from
 * @error: %TANDEM_ERROR_INVALID for a ring, with the names around it
 *
 * Returns: (transfer full): the schedule of all milestones as they are now; later changes of @plan don't reach it
 */
TandemPlanSchedule *
tandem_plan_schedule_new (TandemPlan *plan, TandemWorkdays *workdays, TandemDay today, GError **error)
{
  g_autoptr (TandemPlanSchedule) self = g_new0 (TandemPlanSchedule, 1);
  g_autoptr (GArray) ring = NULL;
  TandemDay anchor;

  self->workdays = tandem_workdays_ref (workdays);
  self->today = today;
  self->n = tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE);
  self->items = g_new0 (TandemScheduleItem, MAX (self->n, 1));
  self->links = g_new0 (TandemScheduleLink *, MAX (self->n, 1));
  self->milestones = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->n; i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      g_ptr_array_add (self->milestones, g_object_ref (milestone));
      fill_item (self, &self->items[i], milestone);
      g_hash_table_insert (self->places, &self->items[i].id, GUINT_TO_POINTER (i + 1));
    }
  fill_links (self, plan);
  anchor = find_anchor (self, plan);
  mark_beyond (self, plan, anchor);
  if (!tandem_schedule_run (self->items, self->n, workdays, today, anchor, &self->result, &ring))
    {
      fail_ring (plan, ring, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
tandem_plan_schedule_free (TandemPlanSchedule *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->links[i]);
  g_free (self->links);
  g_free (self->items);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->milestones);
  tandem_workdays_unref (self->workdays);
  g_free (self);
}

const TandemSchedule *
tandem_plan_schedule_get_result (TandemPlanSchedule *self)
{
  return &self->result;
}

TandemWorkdays *
tandem_plan_schedule_get_workdays (TandemPlanSchedule *self)
{
  return self->workdays;
}

TandemDay
tandem_plan_schedule_get_today (TandemPlanSchedule *self)
{
  return self->today;
}

guint
tandem_plan_schedule_get_n (TandemPlanSchedule *self)
{
  return self->n;
}

/* (array length=tandem_plan_schedule_get_n()), in the order of the plan's milestones. */
const TandemScheduleItem *
tandem_plan_schedule_get_items (TandemPlanSchedule *self)
{
  return self->items;
}

TandemEntity *
tandem_plan_schedule_get_milestone (TandemPlanSchedule *self, guint place)
{
  return g_ptr_array_index (self->milestones, place);
}

/**
 * tandem_plan_schedule_find:
 * @self: a schedule
 * @milestone: id of a milestone
 *
 * Returns: its place, −1 where it isn't in the plan
 */
int
tandem_plan_schedule_find (TandemPlanSchedule *self, gint64 milestone)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &milestone)) - 1;
}

/* Whether the milestone at a place is still to be done. */
gboolean
tandem_plan_schedule_is_open (TandemPlanSchedule *self, guint place)
{
  TandemStatus status = (TandemStatus) tandem_entity_get_choice (g_ptr_array_index (self->milestones, place), TANDEM_MILESTONE_STATUS);

  return status != TANDEM_STATUS_DONE && status != TANDEM_STATUS_CANCELLED;
}
