/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-progress.h"

#include "tandem-test-plans.h"

static void
test_percent (void)
{
  static const struct { TandemStatus status; int by_hand; guint n_done, n; int percent; } rows[] = {
    { TANDEM_STATUS_NOT_STARTED, TANDEM_PROGRESS_UNSET, 0, 0, 0 }, { TANDEM_STATUS_IN_PROGRESS, TANDEM_PROGRESS_UNSET, 1, 3, 33 },
    { TANDEM_STATUS_IN_PROGRESS, TANDEM_PROGRESS_UNSET, 3, 3, 100 }, { TANDEM_STATUS_IN_PROGRESS, 40, 3, 3, 40 }, { TANDEM_STATUS_IN_PROGRESS, 0, 3, 3, 0 },
    { TANDEM_STATUS_DONE, 40, 0, 3, 100 }, { TANDEM_STATUS_AT_RISK, 400, 0, 0, 100 }, { TANDEM_STATUS_AT_RISK, TANDEM_PROGRESS_UNSET, 9, 3, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (tandem_progress_percent (rows[i].status, rows[i].by_hand, rows[i].n_done, rows[i].n), ==, rows[i].percent);
}

static void
test_follows_deliverables (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  g_assert_cmpint (tandem_milestone_progress (plan, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 3)), ==, 50);
  g_assert_cmpint (tandem_milestone_progress (plan, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 10)), ==, 0);
}

static void
assert_late (TandemWorkdays *workdays, TandemSide side, const char *due, const char *today, int days)
{
  g_assert_cmpint (tandem_days_late (workdays, side, TANDEM_STATUS_NOT_STARTED, tandem_day_parse_iso (due), tandem_day_parse_iso (today)), ==, days);
}

/* Lateness is counted in the working days of who has to do it. */
static void
test_days_late (void)
{
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  TandemDay today = tandem_day_new (2026, 3, 2);

  tandem_workdays_close (workdays, TANDEM_SIDE_SELLER, tandem_day_new (2026, 3, 3), tandem_day_new (2026, 3, 6), "Trade fair");
  assert_late (workdays, TANDEM_SIDE_BUYER, "2026-02-27", "2026-02-27", 0);  /* Friday */
  assert_late (workdays, TANDEM_SIDE_BUYER, "2026-02-27", "2026-02-28", 1);  /* the weekend: late, but no day has passed */
  assert_late (workdays, TANDEM_SIDE_BUYER, "2026-02-27", "2026-03-02", 1);
  assert_late (workdays, TANDEM_SIDE_BUYER, "2026-02-27", "2026-03-09", 6);
  assert_late (workdays, TANDEM_SIDE_SELLER, "2026-02-27", "2026-03-09", 2);
  assert_late (workdays, TANDEM_SIDE_JOINT, "2026-02-27", "2026-03-09", 2); /* both have to be there */
  g_assert_cmpint (tandem_days_late (workdays, TANDEM_SIDE_BUYER, TANDEM_STATUS_IN_PROGRESS, tandem_day_new (2026, 3, 3), today), ==, 0);
  g_assert_cmpint (tandem_days_late (workdays, TANDEM_SIDE_BUYER, TANDEM_STATUS_DONE, tandem_day_new (2026, 2, 1), today), ==, 0);
  g_assert_cmpint (tandem_days_late (workdays, TANDEM_SIDE_BUYER, TANDEM_STATUS_CANCELLED, tandem_day_new (2026, 2, 1), today), ==, 0);
  g_assert_cmpint (tandem_days_late (workdays, TANDEM_SIDE_BUYER, TANDEM_STATUS_NOT_STARTED, TANDEM_DAY_NONE, today), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/percent", test_percent);
  g_test_add_func ("/progress/follows-deliverables", test_follows_deliverables);
  g_test_add_func ("/progress/days-late", test_days_late);
  return g_test_run ();
}
