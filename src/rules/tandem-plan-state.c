/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-state.h"

/**
 * tandem_milestone_is_late:
 * @milestone: a milestone
 * @day: the day to look from
 *
 * Returns: whether it was due before @day and is neither done nor cancelled
 */
gboolean
tandem_milestone_is_late (TandemEntity *milestone, TandemDay day)
{
  TandemStatus status = tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS);
  TandemDay due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);

  return due != TANDEM_DAY_NONE && due < day && status != TANDEM_STATUS_DONE && status != TANDEM_STATUS_CANCELLED;
}

static void
count_milestone (TandemPlanState *state, TandemEntity *milestone, TandemDay day)
{
  TandemStatus status = tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS);

  if (status == TANDEM_STATUS_CANCELLED)
    return;
  state->n_counted++;
  if (status == TANDEM_STATUS_DONE)
    state->n_done++;
  else if (tandem_milestone_is_late (milestone, day))
    state->n_late++;
  else if (status == TANDEM_STATUS_AT_RISK)
    state->n_at_risk++;
  else if (!tandem_entity_is_set (milestone, TANDEM_MILESTONE_DUE))
    state->n_no_due++;
}

static void
find_reason (TandemPlanState *state)
{
  if (state->n_late > 0)
    {
      state->reason = TANDEM_REASON_LATE;
      state->n = (int) state->n_late;
    }
  else if (state->days_left < 0 && state->n_done < state->n_counted)
    {
      state->reason = TANDEM_REASON_ANCHOR_PAST;
      state->n = -state->days_left;
    }
  else if (state->n_at_risk > 0)
    {
      state->reason = TANDEM_REASON_AT_RISK;
      state->n = (int) state->n_at_risk;
    }
  else if (state->n_no_due > 0)
    {
      state->reason = TANDEM_REASON_NO_DUE;
      state->n = (int) state->n_no_due;
    }
  else if (state->n_counted == 0)
    state->reason = TANDEM_REASON_NO_MILESTONE;
}

/**
 * tandem_plan_state:
 * @plan: a plan
 * @day: the day to look from
 *
 * Drafts and closed plans ask for nothing: their reason is none, the counts are there all the same.
 *
 * Returns: how @plan stands on @day
 */
TandemPlanState
tandem_plan_state (TandemPlan *plan, TandemDay day)
{
  TandemEntity *head = TANDEM_ENTITY (plan);
  TandemPlanState state = { .reason = TANDEM_REASON_NONE };

  state.status = tandem_entity_get_choice (head, TANDEM_PLAN_STATUS);
  state.anchor = tandem_entity_get_day (head, TANDEM_PLAN_ANCHOR_DATE);
  if (state.anchor != TANDEM_DAY_NONE)
    state.days_left = (int) state.anchor - (int) day;
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    count_milestone (&state, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i), day);

  if (tandem_entity_get_boolean (head, TANDEM_PLAN_ARCHIVED))
    state.standing = TANDEM_STANDING_ARCHIVED;
  else if (state.status == TANDEM_PLAN_STATUS_WON || state.status == TANDEM_PLAN_STATUS_LOST)
    state.standing = TANDEM_STANDING_CLOSED;
  else if (state.status == TANDEM_PLAN_STATUS_DRAFT)
    state.standing = TANDEM_STANDING_DRAFT;
  else
    {
      find_reason (&state);
      state.standing = state.reason == TANDEM_REASON_NONE ? TANDEM_STANDING_ON_TRACK : TANDEM_STANDING_ATTENTION;
    }
  return state;
}
