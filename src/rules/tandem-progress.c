/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-progress.h"

/**
 * tandem_progress_percent:
 * @status: of the milestone
 * @set_by_hand: percent, or %TANDEM_PROGRESS_UNSET
 * @n_done: ticked deliverables
 * @n_deliverables: all of them
 *
 * Done is 100. What was set by hand stands; otherwise progress follows the ticked deliverables (product.md, "Deliverables").
 *
 * Returns: percent
 */
int
tandem_progress_percent (TandemStatus status, int set_by_hand, guint n_done, guint n_deliverables)
{
  if (status == TANDEM_STATUS_DONE)
    return 100;
  if (set_by_hand != TANDEM_PROGRESS_UNSET)
    return CLAMP (set_by_hand, 0, 100);
  return n_deliverables > 0 ? (int) (100 * (guint64) MIN (n_done, n_deliverables) / n_deliverables) : 0;
}

/**
 * tandem_milestone_progress:
 * @plan: a plan
 * @milestone: a milestone of it
 *
 * Returns: percent, internal deliverables counted too: for our own eyes
 */
int
tandem_milestone_progress (TandemPlan *plan, TandemEntity *milestone)
{
  g_autoptr (GPtrArray) deliverables = tandem_plan_list_where (plan, TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (milestone));
  int by_hand = tandem_entity_is_set (milestone, TANDEM_MILESTONE_PROGRESS) ? (int) tandem_entity_get_integer (milestone, TANDEM_MILESTONE_PROGRESS) : TANDEM_PROGRESS_UNSET;
  guint n_done = 0;

  for (guint i = 0; i < deliverables->len; i++)
    if (tandem_entity_get_boolean (g_ptr_array_index (deliverables, i), TANDEM_DELIVERABLE_DONE))
      n_done++;
  return tandem_progress_percent ((TandemStatus) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS), by_hand, n_done, deliverables->len);
}

/**
 * tandem_days_late:
 * @workdays: of both sides
 * @side: who has to do it
 * @status: of the milestone
 * @due: due day, may be none
 * @today: a day
 *
 * What is not done is late from the day after it was due. It is said in working days of @side, as the schedule counts: what
 * was due on Friday is one day late on Monday, and on the weekend before it.
 *
 * Returns: working days after @due up to @today, at least 1; 0 when it isn't late, is done or cancelled
 */
int
tandem_days_late (TandemWorkdays *workdays, TandemSide side, TandemStatus status, TandemDay due, TandemDay today)
{
  if (due == TANDEM_DAY_NONE || due >= today || status == TANDEM_STATUS_DONE || status == TANDEM_STATUS_CANCELLED)
    return 0;
  return MAX (tandem_workdays_count (workdays, side, due, today), 1);
}
