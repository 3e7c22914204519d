/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-schedule-edits.h"

#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

/* What a milestone needs goes along: open deliverables keep their distance to its due day. */
static void
shift_deliverables (TandemPlan *plan, TandemWorkdays *workdays, TandemEntity *milestone, int days, GPtrArray *edits)
{
  g_autoptr (GPtrArray) deliverables = tandem_plan_list_where (plan, TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (milestone));

  for (guint i = 0; i < deliverables->len; i++)
    {
      TandemEntity *deliverable = g_ptr_array_index (deliverables, i);
      TandemSide side = (TandemSide) tandem_entity_get_choice (deliverable, TANDEM_DELIVERABLE_SIDE);
      TandemDay due = tandem_entity_get_day (deliverable, TANDEM_DELIVERABLE_DUE), to;

      if (due == TANDEM_DAY_NONE || days == 0 || tandem_entity_get_boolean (deliverable, TANDEM_DELIVERABLE_DONE))
        continue;
      to = tandem_workdays_add (workdays, side, due, days);
      if (to != TANDEM_DAY_NONE && to != due)
        g_ptr_array_add (edits, tandem_edit_set_day (deliverable, TANDEM_DELIVERABLE_DUE, to));
    }
}

static void
set_day (TandemEntity *entity, guint field, TandemDay to, GPtrArray *edits)
{
  if (to != TANDEM_DAY_NONE && to != tandem_entity_get_day (entity, field))
    g_ptr_array_add (edits, tandem_edit_set_day (entity, field, to));
}

/**
 * tandem_schedule_edits_move:
 * @plan: a plan
 * @workdays: its working days
 * @move: what is to happen, made from @plan as it is
 *
 * Returns: (transfer full): one edit for all due and start days, open deliverables and the anchor date; what was agreed is
 *   proposed again; empty where nothing moves
 */
TandemEdit *
tandem_schedule_edits_move (TandemPlan *plan, TandemWorkdays *workdays, const TandemMove *move)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_autofree char *label = NULL;

  for (guint i = 0; i < move->steps->len; i++)
    {
      const TandemMoveStep *step = &g_array_index (move->steps, TandemMoveStep, i);
      TandemEntity *milestone = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, step->milestone);

      if (milestone == NULL)
        continue;
      set_day (milestone, TANDEM_MILESTONE_DUE, step->to, edits);
      tandem_edits_propose_again (milestone, edits);
      if (step->start_from != TANDEM_DAY_NONE)
        set_day (milestone, TANDEM_MILESTONE_START, step->start_to, edits);
      shift_deliverables (plan, workdays, milestone, step->days, edits);
    }
  set_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE, move->anchor_to, edits);

  if (move->steps->len > 1)
    /* Translators: name of a step that can be undone */
    label = g_strdup_printf (ngettext ("Move %u Milestone", "Move %u Milestones", move->steps->len), move->steps->len);
  return tandem_edit_new_group (label != NULL ? label : _("Move Milestone"), edits);
}

/**
 * tandem_schedule_edits_count_back:
 * @plan: a plan
 * @schedule: its schedule, made from @plan as it is
 *
 * Returns: (transfer full): one edit that makes every open milestone due on the latest safe day before the anchor; fixed
 *   days stay
 */
TandemEdit *
tandem_schedule_edits_count_back (TandemPlan *plan, TandemPlanSchedule *schedule)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  TandemWorkdays *workdays = tandem_plan_schedule_get_workdays (schedule);

  for (guint i = 0; i < tandem_plan_schedule_get_n (schedule); i++)
    {
      const TandemScheduleItem *item = &tandem_plan_schedule_get_items (schedule)[i];
      TandemEntity *milestone = tandem_plan_schedule_get_milestone (schedule, i);
      TandemDay due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);

      if (!tandem_plan_schedule_is_open (schedule, i) || item->fixed != TANDEM_DAY_NONE)
        continue;
      if (due != item->latest_due && item->latest_due != TANDEM_DAY_NONE)
        tandem_edits_propose_again (milestone, edits);
      set_day (milestone, TANDEM_MILESTONE_DUE, item->latest_due, edits);
      if (tandem_entity_is_set (milestone, TANDEM_MILESTONE_START) && item->started == TANDEM_DAY_NONE)
        set_day (milestone, TANDEM_MILESTONE_START, item->latest_start, edits);
      shift_deliverables (plan, workdays, milestone, tandem_workdays_count (workdays, item->side, due, item->latest_due), edits);
    }
  return tandem_edit_new_group (_("Count Days Back"), edits);
}
