/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-move.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TandemPlanSchedule       *schedule;
  TandemWorkdays           *workdays;
  const TandemScheduleItem *items;
  guint                     n;
  TandemDay                *before; /* due days by place; NONE where there is none */
  TandemDay                *after;
  int                       anchor; /* place of the go-live, −1 */
  TandemMove               *move;
} Run;

static TandemDay
get_due (Run *run, guint place)
{
  return tandem_entity_get_day (tandem_plan_schedule_get_milestone (run->schedule, place), TANDEM_MILESTONE_DUE);
}

/* First day the item at `place` can be due on after a predecessor that is due on `due`. */
static TandemDay
find_needed (Run *run, guint place, const TandemScheduleLink *link, TandemDay due)
{
  return tandem_schedule_due_after (&run->items[place], run->workdays, due, link->lag);
}

/* A link that two people have broken already holds nobody. */
static gboolean
held_before (Run *run, guint place, const TandemScheduleLink *link)
{
  TandemDay due = run->before[link->predecessor];

  return due != TANDEM_DAY_NONE && run->before[place] != TANDEM_DAY_NONE && find_needed (run, place, link, due) <= run->before[place];
}

static gboolean
may_move (Run *run, guint place)
{
  return tandem_plan_schedule_is_open (run->schedule, place) && run->items[place].fixed == TANDEM_DAY_NONE && run->before[place] != TANDEM_DAY_NONE
         && !(run->move->mode == TANDEM_MOVE_KEEP_ANCHOR && ((int) place == run->anchor || run->items[place].after_anchor));
}

/* Where a milestone goes when the moved ones before it pull it along. */
static TandemDay
follow (Run *run, guint place)
{
  const TandemScheduleItem *item = &run->items[place];
  TandemDay due = run->before[place], to = due, needed = TANDEM_DAY_NONE, today;
  gboolean waits = item->monthly.week != TANDEM_MONTH_WEEK_ANY;
  gboolean pulled = FALSE;

  for (guint k = 0; k < item->n_links; k++)
    {
      guint predecessor = item->links[k].predecessor;
      gboolean moved = run->after[predecessor] != run->before[predecessor];

      pulled = pulled || moved;
      if (held_before (run, place, &item->links[k]))
        needed = MAX (needed, find_needed (run, place, &item->links[k], run->after[predecessor]));
    }
  if (!pulled)
    return due;
  /* A board that meets once a month doesn't meet two days later: it waits as long as it can. */
  if (run->move->mode == TANDEM_MOVE_FOLLOW && !(waits && run->move->days > 0))
    to = tandem_workdays_add (run->workdays, item->side, due, run->move->days);
  to = MAX (to, needed);
  if (waits && to != due && to != TANDEM_DAY_NONE)
    to = tandem_monthly_on_or_after (&item->monthly, run->workdays, item->side, to);
  if (run->move->days >= 0)
    return to;
  /* Earlier, but not into the past. */
  today = tandem_monthly_on_or_after (&item->monthly, run->workdays, item->side, tandem_plan_schedule_get_today (run->schedule));
  return MIN (due, MAX (to, today));
}

static gint
compare_ranks (gconstpointer a, gconstpointer b, gpointer data)
{
  const TandemScheduleItem *items = data;
  guint first = items[*(const guint *) a].rank, second = items[*(const guint *) b].rank;

  return first < second ? -1 : first > second;
}

static void
add_step (Run *run, guint place)
{
  const TandemScheduleItem *item = &run->items[place];
  TandemEntity *milestone = tandem_plan_schedule_get_milestone (run->schedule, place);
  TandemMoveStep step = { .milestone = item->id, .from = run->before[place], .to = run->after[place] };

  step.start_from = tandem_entity_get_day (milestone, TANDEM_MILESTONE_START);
  step.days = tandem_workdays_count (run->workdays, item->side, step.from, step.to);
  if (step.start_from != TANDEM_DAY_NONE)
    {
      /* What has begun has begun. */
      gboolean begun = tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) != TANDEM_STATUS_NOT_STARTED;

      step.start_to = begun ? MIN (step.start_from, step.to) : tandem_schedule_start (item, run->workdays, step.to);
    }
  g_array_append_val (run->move->steps, step);
}

static void
add_conflicts (Run *run, guint place)
{
  const TandemScheduleItem *item = &run->items[place];

  for (guint k = 0; tandem_plan_schedule_is_open (run->schedule, place) && k < item->n_links; k++)
    {
      guint predecessor = item->links[k].predecessor;
      TandemMoveConflict conflict = { item->id, run->items[predecessor].id, run->after[place], TANDEM_DAY_NONE };

      if (run->after[predecessor] == TANDEM_DAY_NONE || run->after[place] == TANDEM_DAY_NONE
          || (run->after[place] == run->before[place] && run->after[predecessor] == run->before[predecessor]))
        continue;
      conflict.needed = find_needed (run, place, &item->links[k], run->after[predecessor]);
      if (conflict.needed > run->after[place] && (held_before (run, place, &item->links[k]) || run->before[place] == TANDEM_DAY_NONE))
        g_array_append_val (run->move->conflicts, conflict);
    }
}

/* FALSE where somebody would have to work when nobody works any more: thousands of years ahead, or closed for good. */
static gboolean
run_move (Run *run, guint moved)
{
  g_autofree guint *order = g_new (guint, run->n);

  for (guint i = 0; i < run->n; i++)
    {
      order[i] = i;
      run->before[i] = run->after[i] = get_due (run, i);
    }
  run->after[moved] = run->move->to;
  g_sort_array (order, run->n, sizeof (guint), compare_ranks, (gpointer) run->items);
  if (run->move->mode != TANDEM_MOVE_ONLY && run->before[moved] != TANDEM_DAY_NONE)
    for (guint i = 0; i < run->n; i++)
      if (order[i] != moved && may_move (run, order[i]))
        run->after[order[i]] = follow (run, order[i]);

  for (guint i = 0; i < run->n; i++)
    if (run->before[i] != TANDEM_DAY_NONE && run->after[i] == TANDEM_DAY_NONE)
      return FALSE;

  if (run->after[moved] != run->before[moved])
    add_step (run, moved);
  for (guint i = 0; i < run->n; i++)
    {
      if (order[i] != moved && run->after[order[i]] != run->before[order[i]])
        add_step (run, order[i]);
      add_conflicts (run, order[i]);
    }
  if (run->anchor >= 0)
    run->move->anchor_to = run->after[run->anchor];
  return TRUE;
}

static gboolean
fail_closed (GError **error)
{
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("No working day was found after this day. Nothing was moved."));
  return FALSE;
}

/**
 * tandem_move_new:
 * @plan: a plan
 * @schedule: its schedule, made since it was changed last
 * @milestone: id of the milestone to move
 * @day: where to; the next day its side works (and its day of the month comes) is taken, unless the milestone is a fixed day
 * @mode: what moves along
 * @error: %TANDEM_ERROR_NOT_FOUND, or %TANDEM_ERROR_INVALID where the side never works again after @day
 *
 * In %TANDEM_MOVE_FOLLOW all that waits for the milestone keeps its distance to it, counted in working days of its own side;
 * fixed days, what is done and what stands behind these stay. Nothing is due before what it waits for lets it.
 *
 * Returns: (transfer full): what would happen; changes nothing
 */
TandemMove *
tandem_move_new (TandemPlan *plan, TandemPlanSchedule *schedule, gint64 milestone, TandemDay day, TandemMoveMode mode, GError **error)
{
  int place = tandem_plan_schedule_find (schedule, milestone);
  TandemEntity *anchor = tandem_plan_anchor_milestone (plan);
  guint n = tandem_plan_schedule_get_n (schedule);
  g_autofree TandemDay *before = g_new0 (TandemDay, MAX (n, 1)), *after = g_new0 (TandemDay, MAX (n, 1));
  g_autoptr (TandemMove) self = g_new0 (TandemMove, 1);
  Run run = { schedule, tandem_plan_schedule_get_workdays (schedule), tandem_plan_schedule_get_items (schedule), n, before, after, -1, self };
  const TandemScheduleItem *item;

  self->steps = g_array_new (FALSE, FALSE, sizeof (TandemMoveStep));
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (TandemMoveConflict));
  if (place < 0)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("This milestone is not in the plan any more. Nothing was moved."));
      return NULL;
    }
  item = &run.items[place];
  self->milestone = milestone;
  self->mode = mode;
  self->asked = self->to = day;
  self->anchor_from = self->anchor_to = tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE);
  if (!tandem_entity_get_boolean (tandem_plan_schedule_get_milestone (schedule, (guint) place), TANDEM_MILESTONE_FIXED))
    {
      self->to = tandem_monthly_on_or_after (&item->monthly, run.workdays, item->side, day);
      self->off_rule = !tandem_monthly_matches (&item->monthly, day);
    }
  if (self->to == TANDEM_DAY_NONE)
    {
      fail_closed (error);
      return NULL;
    }
  if (self->to != day)
    self->closed_reason = g_strdup (tandem_workdays_get_reason (run.workdays, item->side, day));
  self->days = tandem_workdays_count (run.workdays, item->side, get_due (&run, (guint) place), self->to);
  run.anchor = anchor != NULL ? tandem_plan_schedule_find (schedule, tandem_entity_get_id (anchor)) : -1;
  if (!run_move (&run, (guint) place))
    {
      fail_closed (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
tandem_move_free (TandemMove *self)
{
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->conflicts, g_array_unref);
  g_free (self->closed_reason);
  g_free (self);
}

static gboolean
may_be_due (TandemPlanSchedule *schedule, int place, TandemDay day)
{
  const TandemScheduleItem *item = &tandem_plan_schedule_get_items (schedule)[place];

  return tandem_workdays_is_open (tandem_plan_schedule_get_workdays (schedule), item->side, day) && tandem_monthly_matches (&item->monthly, day);
}

/**
 * tandem_move_snap:
 * @schedule: the schedule of a plan
 * @milestone: id of a milestone
 * @day: where somebody points to
 *
 * Returns: the day next to it that the milestone can be due on, the earlier one of two; @day for a fixed day
 */
TandemDay
tandem_move_snap (TandemPlanSchedule *schedule, gint64 milestone, TandemDay day)
{
  int place = tandem_plan_schedule_find (schedule, milestone);
  TandemWorkdays *workdays = tandem_plan_schedule_get_workdays (schedule);
  const TandemScheduleItem *item;
  TandemDay before, after;

  if (place < 0 || day == TANDEM_DAY_NONE || tandem_entity_get_boolean (tandem_plan_schedule_get_milestone (schedule, (guint) place), TANDEM_MILESTONE_FIXED)
      || may_be_due (schedule, place, day))
    return day;
  item = &tandem_plan_schedule_get_items (schedule)[place];
  before = tandem_monthly_on_or_before (&item->monthly, workdays, item->side, day);
  after = tandem_monthly_on_or_after (&item->monthly, workdays, item->side, day);
  if (before == TANDEM_DAY_NONE || after == TANDEM_DAY_NONE)
    return before != TANDEM_DAY_NONE ? before : after;
  return day - before <= after - day ? before : after;
}

/**
 * tandem_move_step:
 * @schedule: the schedule of a plan
 * @milestone: id of a milestone
 * @day: a day
 * @by: 1 or −1
 *
 * Returns: the next day in that direction that the milestone can be due on; NONE where there is none
 */
TandemDay
tandem_move_step (TandemPlanSchedule *schedule, gint64 milestone, TandemDay day, int by)
{
  int place = tandem_plan_schedule_find (schedule, milestone);
  TandemWorkdays *workdays = tandem_plan_schedule_get_workdays (schedule);
  TandemDay next = tandem_day_add (day, by);
  const TandemScheduleItem *item;

  if (place < 0 || next == TANDEM_DAY_NONE || tandem_entity_get_boolean (tandem_plan_schedule_get_milestone (schedule, (guint) place), TANDEM_MILESTONE_FIXED))
    return next;
  item = &tandem_plan_schedule_get_items (schedule)[place];
  return by > 0 ? tandem_monthly_on_or_after (&item->monthly, workdays, item->side, next)
                : tandem_monthly_on_or_before (&item->monthly, workdays, item->side, next);
}
