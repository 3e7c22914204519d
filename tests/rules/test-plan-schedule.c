/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-error.h"
#include "tandem-plan-schedule.h"
#include "tandem-plan-workdays.h"
#include "tandem-test-plans.h"

#include <string.h>

static TandemDay
day (const char *iso)
{
  return tandem_day_parse_iso (iso);
}

static void
assert_day (TandemDay found, const char *expected)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  g_assert_cmpstr (tandem_day_to_iso (found, iso), ==, expected);
}

static gint64
add_milestone (TandemPlan *plan, const char *title, int duration, const char *due, TandemStatus status, gint64 after)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_MILESTONE);
  gint64 id;

  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, title);
  tandem_row_set_choice (row, TANDEM_MILESTONE_DRIVER, TANDEM_SIDE_JOINT);
  tandem_row_set_choice (row, TANDEM_MILESTONE_STATUS, (int) status);
  if (duration > 0)
    tandem_row_set_integer (row, TANDEM_MILESTONE_DURATION_DAYS, duration);
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, day (due));
  id = tandem_entity_get_id (tandem_test_add (plan, TANDEM_KIND_MILESTONE, row));
  if (after != 0)
    {
      row = tandem_row_new (TANDEM_KIND_DEPENDENCY);
      tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, id);
      tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, after);
      tandem_test_add (plan, TANDEM_KIND_DEPENDENCY, row);
    }
  return id;
}

static const TandemScheduleItem *
find (TandemPlanSchedule *schedule, gint64 milestone)
{
  return &tandem_plan_schedule_get_items (schedule)[tandem_plan_schedule_find (schedule, milestone)];
}

/* The anchor of the test plan is 2 March 2027. */
static void
test_states (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_empty ();
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  gint64 done = add_milestone (plan, "Done", 5, "2027-01-08", TANDEM_STATUS_DONE, 0);
  gint64 going = add_milestone (plan, "Going", 5, "2027-01-15", TANDEM_STATUS_IN_PROGRESS, done);
  gint64 gone = add_milestone (plan, "Cancelled", 30, "2027-01-29", TANDEM_STATUS_CANCELLED, going);
  gint64 open = add_milestone (plan, "Open", 10, "2027-02-12", TANDEM_STATUS_NOT_STARTED, gone);
  gint64 live = add_milestone (plan, "Go-live", 1, "2027-03-02", TANDEM_STATUS_NOT_STARTED, open);
  gint64 review = add_milestone (plan, "Review", 1, "2027-04-02", TANDEM_STATUS_NOT_STARTED, live);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (plan, workdays, day ("2027-01-13"), &error);
  const TandemSchedule *result;

  g_assert_no_error (error);
  result = tandem_plan_schedule_get_result (schedule);
  g_assert_cmpint (tandem_entity_get_id (tandem_plan_anchor_milestone (plan)), ==, live);
  assert_day (find (schedule, live)->latest_due, "2027-03-02");
  assert_day (find (schedule, open)->latest_due, "2027-03-01");
  assert_day (find (schedule, open)->latest_start, "2027-02-16");
  /* What was cancelled takes no time, but still keeps the order. */
  assert_day (find (schedule, going)->latest_due, "2027-02-15");
  /* Begun five working days before it is due, so it can end on time. */
  assert_day (find (schedule, going)->earliest_due, "2027-01-15");
  assert_day (find (schedule, open)->earliest_due, "2027-01-29");
  g_assert_true (find (schedule, review)->after_anchor);
  assert_day (find (schedule, review)->latest_due, "2027-03-03");
  g_assert_cmpint (find (schedule, done)->slack, ==, 0);
  g_assert_cmpuint (result->n_too_late, ==, 0);
  assert_day (result->earliest_anchor, "2027-02-01");
  g_assert_true (tandem_plan_schedule_is_open (schedule, (guint) tandem_plan_schedule_find (schedule, open)));
  g_assert_false (tandem_plan_schedule_is_open (schedule, (guint) tandem_plan_schedule_find (schedule, gone)));
  g_assert_cmpint (tandem_plan_schedule_find (schedule, 12345), ==, -1);
}

static void
test_too_late_and_fixed (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_empty ();
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  TandemRow *board = tandem_row_new (TANDEM_KIND_MILESTONE);
  gint64 long_one = add_milestone (plan, "Long", 40, "2027-02-26", TANDEM_STATUS_NOT_STARTED, 0);
  gint64 fixed;
  g_autoptr (TandemPlanSchedule) schedule = NULL;

  add_milestone (plan, "Go-live", 1, "2027-03-02", TANDEM_STATUS_NOT_STARTED, long_one);
  tandem_row_set_text (board, TANDEM_MILESTONE_TITLE, "Board");
  tandem_row_set_integer (board, TANDEM_MILESTONE_FIXED, TRUE);
  tandem_row_set_day (board, TANDEM_MILESTONE_DUE, day ("2027-02-06")); /* a Saturday */
  fixed = tandem_entity_get_id (tandem_test_add (plan, TANDEM_KIND_MILESTONE, board));
  schedule = tandem_plan_schedule_new (plan, workdays, day ("2027-01-13"), NULL);
  g_assert_cmpuint (tandem_plan_schedule_get_result (schedule)->n_too_late, ==, 2);
  assert_day (tandem_plan_schedule_get_result (schedule)->earliest_anchor, "2027-03-10");
  g_assert_cmpint (find (schedule, long_one)->slack, ==, -6);
  assert_day (find (schedule, fixed)->latest_due, "2027-02-06");
}

static void
test_ring_has_names (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_empty ();
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  gint64 first = add_milestone (plan, "First", 1, "2027-02-26", TANDEM_STATUS_NOT_STARTED, 0);
  gint64 second = add_milestone (plan, "Second", 1, "2027-02-26", TANDEM_STATUS_NOT_STARTED, first);
  TandemRow *row = tandem_row_new (TANDEM_KIND_DEPENDENCY);
  g_autoptr (GError) error = NULL;

  tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, first);
  tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, second);
  tandem_test_add (plan, TANDEM_KIND_DEPENDENCY, row);
  g_assert_null (tandem_plan_schedule_new (plan, workdays, day ("2027-01-13"), &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“First”"));
  g_assert_nonnull (strstr (error->message, "“Second”"));
}

static void
test_empty_plan (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_empty ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (plan, &notes);
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (plan, workdays, day ("2027-01-13"), NULL);

  g_assert_cmpuint (tandem_plan_schedule_get_n (schedule), ==, 0);
  assert_day (tandem_plan_schedule_get_result (schedule)->earliest_anchor, "2027-01-13");
  g_assert_cmpuint (notes->len, ==, 2); /* neither side has a country */
}

/* Own calendars say more than countries; freeze periods close; a week of nothing is the country's week. */
static void
test_calendars (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_empty ();
  g_autoptr (TandemWorkdays) workdays = NULL;
  TandemRow *row = tandem_row_new (TANDEM_KIND_CALENDAR);
  g_autoptr (GPtrArray) notes = NULL;

  tandem_row_set_choice (row, TANDEM_CALENDAR_SIDE, TANDEM_SIDE_BUYER);
  tandem_row_set_text (row, TANDEM_CALENDAR_COUNTRY, "DE");
  tandem_row_set_text (row, TANDEM_CALENDAR_REGION, "BY");
  tandem_row_set_integer (row, TANDEM_CALENDAR_WORKING_WEEK, 0x0f);
  tandem_test_add (plan, TANDEM_KIND_CALENDAR, row);
  row = tandem_row_new (TANDEM_KIND_CALENDAR);
  tandem_row_set_choice (row, TANDEM_CALENDAR_SIDE, TANDEM_SIDE_SELLER);
  tandem_row_set_text (row, TANDEM_CALENDAR_COUNTRY, "IL");
  tandem_row_set_integer (row, TANDEM_CALENDAR_WORKING_WEEK, 0);
  tandem_test_add (plan, TANDEM_KIND_CALENDAR, row);
  row = tandem_row_new (TANDEM_KIND_CLOSED_PERIOD);
  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_SIDE, TANDEM_SIDE_JOINT);
  tandem_row_set_text (row, TANDEM_CLOSED_PERIOD_TITLE, "Change freeze");
  tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_FIRST, day ("2027-01-18"));
  tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_LAST, day ("2027-01-20"));
  tandem_test_add (plan, TANDEM_KIND_CLOSED_PERIOD, row);

  workdays = tandem_plan_workdays (plan, &notes);
  g_assert_cmpuint (notes->len, ==, 0);
  g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2027-01-06"))); /* Epiphany in Bavaria */
  g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2027-01-08"))); /* a Friday off */
  g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2027-01-07")));
  g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_SELLER, day ("2027-01-10"))); /* a Sunday */
  g_assert_cmpstr (tandem_workdays_get_reason (workdays, TANDEM_SIDE_SELLER, day ("2027-01-19")), ==, "Change freeze");
  g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2027-01-20")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-schedule/states", test_states);
  g_test_add_func ("/plan-schedule/too-late-and-fixed", test_too_late_and_fixed);
  g_test_add_func ("/plan-schedule/ring-has-names", test_ring_has_names);
  g_test_add_func ("/plan-schedule/empty-plan", test_empty_plan);
  g_test_add_func ("/plan-schedule/calendars", test_calendars);
  return g_test_run ();
}
