/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edits.h"
#include "tandem-plan-state.h"
#include "tandem-test-plan.h"

typedef struct
{
  TandemLibrary *library;
  TandemPlan    *plan;
  TandemDay      today;
  gint64         next_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_PLAN);

  fixture->library = tandem_library_new ();
  fixture->today = tandem_day_new (2026, 11, 23);
  fixture->next_id = 2;
  tandem_row_set_text (row, TANDEM_PLAN_TITLE, "Order management");
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_choice (row, TANDEM_PLAN_STATUS, TANDEM_PLAN_STATUS_AGREED);
  tandem_row_set_day (row, TANDEM_PLAN_ANCHOR_DATE, tandem_day_new (2027, 3, 2));
  tandem_test_plan_apply (fixture->library, tandem_edit_new_add (1, 1, row));
  fixture->plan = tandem_library_find (fixture->library, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->library);
}

/* A milestone due `days` after today; without a due day when `days` is G_MAXINT. */
static void
add_milestone (Fixture *fixture, int days, TandemStatus status)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_MILESTONE);

  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, "Security review");
  tandem_row_set_choice (row, TANDEM_MILESTONE_STATUS, status);
  if (days != G_MAXINT)
    tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_add (fixture->today, days));
  if (status == TANDEM_STATUS_DONE)
    tandem_row_set_day (row, TANDEM_MILESTONE_COMPLETED_ON, fixture->today);
  tandem_test_plan_apply (fixture->library, tandem_edits_add (fixture->plan, fixture->next_id++, row));
}

static void
assert_state (Fixture *fixture, TandemStanding standing, TandemReason reason, int n)
{
  TandemPlanState state = tandem_plan_state (fixture->plan, fixture->today);

  g_assert_cmpint (state.standing, ==, standing);
  g_assert_cmpint (state.reason, ==, reason);
  g_assert_cmpint (state.n, ==, n);
}

static void
test_due_today_is_not_late (Fixture *fixture, gconstpointer data)
{
  add_milestone (fixture, 0, TANDEM_STATUS_NOT_STARTED);
  assert_state (fixture, TANDEM_STANDING_ON_TRACK, TANDEM_REASON_NONE, 0);
  fixture->today = tandem_day_add (fixture->today, 1);
  assert_state (fixture, TANDEM_STANDING_ATTENTION, TANDEM_REASON_LATE, 1);
}

static void
test_finished_is_never_late (Fixture *fixture, gconstpointer data)
{
  TandemPlanState state;

  add_milestone (fixture, -5, TANDEM_STATUS_DONE);
  add_milestone (fixture, -5, TANDEM_STATUS_CANCELLED);
  assert_state (fixture, TANDEM_STANDING_ON_TRACK, TANDEM_REASON_NONE, 0);
  state = tandem_plan_state (fixture->plan, fixture->today);
  g_assert_cmpuint (state.n_counted, ==, 1);
  g_assert_cmpuint (state.n_done, ==, 1);
  g_assert_cmpint (state.days_left, ==, 99);
}

static void
test_worst_reason_wins (Fixture *fixture, gconstpointer data)
{
  assert_state (fixture, TANDEM_STANDING_ATTENTION, TANDEM_REASON_NO_MILESTONE, 0);
  add_milestone (fixture, G_MAXINT, TANDEM_STATUS_NOT_STARTED);
  assert_state (fixture, TANDEM_STANDING_ATTENTION, TANDEM_REASON_NO_DUE, 1);
  add_milestone (fixture, 9, TANDEM_STATUS_AT_RISK);
  assert_state (fixture, TANDEM_STANDING_ATTENTION, TANDEM_REASON_AT_RISK, 1);
  add_milestone (fixture, -1, TANDEM_STATUS_AT_RISK);
  add_milestone (fixture, -9, TANDEM_STATUS_IN_PROGRESS);
  assert_state (fixture, TANDEM_STANDING_ATTENTION, TANDEM_REASON_LATE, 2);
}

static void
test_go_live_passed (Fixture *fixture, gconstpointer data)
{
  add_milestone (fixture, 120, TANDEM_STATUS_NOT_STARTED);
  fixture->today = tandem_day_new (2027, 3, 5);
  assert_state (fixture, TANDEM_STANDING_ATTENTION, TANDEM_REASON_ANCHOR_PAST, 3);
}

static void
test_standing_follows_status (Fixture *fixture, gconstpointer data)
{
  TandemEntity *head = TANDEM_ENTITY (fixture->plan);

  add_milestone (fixture, -3, TANDEM_STATUS_NOT_STARTED);
  tandem_test_plan_apply (fixture->library, tandem_edit_set_choice (head, TANDEM_PLAN_STATUS, TANDEM_PLAN_STATUS_DRAFT));
  assert_state (fixture, TANDEM_STANDING_DRAFT, TANDEM_REASON_NONE, 0);
  tandem_test_plan_apply (fixture->library, tandem_edit_set_choice (head, TANDEM_PLAN_STATUS, TANDEM_PLAN_STATUS_WON));
  assert_state (fixture, TANDEM_STANDING_CLOSED, TANDEM_REASON_NONE, 0);
  tandem_test_plan_apply (fixture->library, tandem_edit_set_integer (head, TANDEM_PLAN_ARCHIVED, TRUE));
  assert_state (fixture, TANDEM_STANDING_ARCHIVED, TANDEM_REASON_NONE, 0);
}

#define ADD(path, test) g_test_add ("/rules/plan-state/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("due-today-is-not-late", test_due_today_is_not_late);
  ADD ("finished-is-never-late", test_finished_is_never_late);
  ADD ("worst-reason-wins", test_worst_reason_wins);
  ADD ("go-live-passed", test_go_live_passed);
  ADD ("standing-follows-status", test_standing_follows_status);
  return g_test_run ();
}
