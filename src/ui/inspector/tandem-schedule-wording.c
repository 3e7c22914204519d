/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-schedule-wording.h"

#include "tandem-day-entry.h"

#include <glib/gi18n-lib.h>

/* (nullable): the milestone in the schedule, where there is one and it is still to be done. */
static const TandemScheduleItem *
find_open (TandemPlanSchedule *schedule, TandemEntity *milestone)
{
  int place = schedule != NULL ? tandem_plan_schedule_find (schedule, tandem_entity_get_id (milestone)) : -1;

  if (place < 0 || !tandem_plan_schedule_is_open (schedule, (guint) place))
    return NULL;
  return &tandem_plan_schedule_get_items (schedule)[place];
}

static gboolean
has_begun (TandemEntity *milestone)
{
  return tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) != TANDEM_STATUS_NOT_STARTED;
}

/* The latest day to begin: for its own due day, and where it has none for the plan's target day. NONE where it takes no time
 * or where neither is set. */
static TandemDay
find_latest_start (TandemPlanSchedule *schedule, const TandemScheduleItem *item, TandemEntity *milestone)
{
  TandemDay due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);

  if (item->duration <= 0 || !tandem_entity_is_set (milestone, TANDEM_MILESTONE_DURATION_DAYS))
    return TANDEM_DAY_NONE;
  if (due != TANDEM_DAY_NONE)
    return tandem_schedule_start (item, tandem_plan_schedule_get_workdays (schedule), due);
  return item->latest_start;
}

static char *
count_days (const TandemScheduleItem *item)
{
  if (item->calendar_days)
    return g_strdup_printf (ngettext ("%d calendar day", "%d calendar days", (gulong) item->duration), item->duration);
  return g_strdup_printf (ngettext ("%d working day", "%d working days", (gulong) item->duration), item->duration);
}

/**
 * tandem_schedule_wording_start:
 * @schedule: (nullable): the plan's schedule
 * @milestone: a milestone
 *
 * Returns: (transfer full) (nullable): "Needs to start by Thursday 12 November 2026"; %NULL once it has begun, and where
 *   nothing says how long it takes
 */
char *
tandem_schedule_wording_start (TandemPlanSchedule *schedule, TandemEntity *milestone)
{
  const TandemScheduleItem *item = find_open (schedule, milestone);
  TandemDay latest = item != NULL && !has_begun (milestone) ? find_latest_start (schedule, item, milestone) : TANDEM_DAY_NONE;
  g_autofree char *day = tandem_day_entry_read_back (latest);

  if (latest == TANDEM_DAY_NONE)
    return NULL;
  if (latest < tandem_plan_schedule_get_today (schedule))
    /* Translators: %s is a day that has passed */
    return g_strdup_printf (_("Needed to start by %s"), day);
  /* Translators: %s is a day */
  return g_strdup_printf (_("Needs to start by %s"), day);
}

/**
 * tandem_schedule_wording_duration:
 * @schedule: (nullable): the plan's schedule
 * @milestone: a milestone
 *
 * Returns: (transfer full) (nullable): how long it takes where only its days say so, and how late it may be for the plan's
 *   target day to hold
 */
char *
tandem_schedule_wording_duration (TandemPlanSchedule *schedule, TandemEntity *milestone)
{
  const TandemScheduleItem *item = find_open (schedule, milestone);
  g_autofree char *count = item != NULL ? count_days (item) : NULL, *day = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  if (item == NULL)
    return NULL;
  if (!tandem_entity_is_set (milestone, TANDEM_MILESTONE_DURATION_DAYS) && tandem_entity_is_set (milestone, TANDEM_MILESTONE_START)
      && tandem_entity_is_set (milestone, TANDEM_MILESTONE_DUE))
    /* Translators: %s is "5 working days" */
    g_string_append_printf (line, _("%s from start to due"), count);
  if (item->latest_due != TANDEM_DAY_NONE && !item->after_anchor)
    {
      day = tandem_day_entry_read_back (item->latest_due);
      if (line->len > 0)
        g_string_append_c (line, '\n');
      /* Translators: %s is a day */
      g_string_append_printf (line, _("The target day holds when it is done by %s"), day);
    }
  return line->len > 0 ? g_string_free_and_steal (g_steal_pointer (&line)) : NULL;
}

/**
 * tandem_schedule_wording_summary:
 * @schedule: (nullable): the plan's schedule
 * @milestone: a milestone
 *
 * Returns: (transfer full) (nullable): "5 working days · needs to start by 12 Nov"; %NULL where there is nothing to say
 */
char *
tandem_schedule_wording_summary (TandemPlanSchedule *schedule, TandemEntity *milestone)
{
  const TandemScheduleItem *item = find_open (schedule, milestone);
  TandemDay latest = item != NULL ? find_latest_start (schedule, item, milestone) : TANDEM_DAY_NONE, today;
  g_autofree char *count = NULL, *day = NULL, *start = NULL;

  if (latest == TANDEM_DAY_NONE)
    return NULL;
  today = tandem_plan_schedule_get_today (schedule);
  count = count_days (item);
  if (has_begun (milestone))
    return g_steal_pointer (&count);
  day = tandem_day_entry_short (latest, today);
  /* Translators: after "5 working days · "; %s is a day: "12 Nov" */
  start = g_strdup_printf (latest < today ? _("needed to start by %s") : _("needs to start by %s"), day);
  return g_strdup_printf ("%s · %s", count, start);
}
