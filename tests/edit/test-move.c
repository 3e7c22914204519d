/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-error.h"
#include "tandem-plan-workdays.h"
#include "tandem-schedule-edits.h"
#include "tandem-test-builder.h"
#include "tandem-words.h"

enum { A, B, C, GO_LIVE, REVIEW, APART, N_MILESTONES };

/* A → B → go-live, A → C → go-live with two weeks of slack behind C, a review after go-live, and one apart. 2027 in the US. */
typedef struct
{
  TandemLibrary  *library;
  TandemPlan     *plan;
  TandemWorkdays *workdays;
  gint64          ids[N_MILESTONES];
  gint64          counter;
} Fixture;

static gint64
add_milestone (TandemTestBuilder *builder, const char *title, TandemSide driver, int duration, const char *due)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_MILESTONE);

  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, title);
  tandem_row_set_choice (row, TANDEM_MILESTONE_DRIVER, driver);
  tandem_row_set_integer (row, TANDEM_MILESTONE_DURATION_DAYS, duration);
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_parse_iso (due));
  return tandem_test_builder_add (builder, row);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const struct { const char *title; TandemSide driver; int duration; const char *due; } rows[] = {
    { "A", TANDEM_SIDE_BUYER, 5, "2027-01-29" }, { "B", TANDEM_SIDE_SELLER, 10, "2027-02-26" }, { "C", TANDEM_SIDE_JOINT, 5, "2027-02-10" },
    { "Go-live", TANDEM_SIDE_JOINT, 1, "2027-03-02" }, { "Review", TANDEM_SIDE_JOINT, 1, "2027-04-01" }, { "Apart", TANDEM_SIDE_BUYER, 3, "2027-02-03" },
  };
  static const int links[][2] = { { B, A }, { C, A }, { GO_LIVE, B }, { GO_LIVE, C }, { REVIEW, GO_LIVE } };
  TandemTestBuilder builder = { .edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref), .new_id = tandem_test_plan_count, .data = &f->counter };
  TandemRow *row = tandem_row_new (TANDEM_KIND_PLAN);

  tandem_row_set_text (row, TANDEM_PLAN_TITLE, "Plan");
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_COUNTRY, "US");
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_NAME, "Fabrikam");
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_COUNTRY, "US");
  tandem_row_set_day (row, TANDEM_PLAN_ANCHOR_DATE, tandem_day_parse_iso ("2027-03-02"));
  tandem_test_builder_add (&builder, row);
  for (int i = 0; i < N_MILESTONES; i++)
    f->ids[i] = add_milestone (&builder, rows[i].title, rows[i].driver, rows[i].duration, rows[i].due);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    tandem_test_builder_add_dependency (&builder, f->ids[links[i][0]], f->ids[links[i][1]]);
  row = tandem_row_new (TANDEM_KIND_DELIVERABLE);
  tandem_row_set_ref (row, TANDEM_DELIVERABLE_MILESTONE, f->ids[B]);
  tandem_row_set_text (row, TANDEM_DELIVERABLE_TITLE, "Report");
  tandem_row_set_day (row, TANDEM_DELIVERABLE_DUE, tandem_day_parse_iso ("2027-02-24"));
  tandem_test_builder_add (&builder, row);

  f->library = tandem_library_new ();
  f->plan = tandem_test_plan_add (f->library, tandem_test_builder_finish (&builder));
  f->workdays = tandem_plan_workdays (f->plan, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_workdays_unref (f->workdays);
  g_object_unref (f->library);
}

static TandemEntity *
milestone (Fixture *f, int which)
{
  return tandem_plan_find (f->plan, TANDEM_KIND_MILESTONE, f->ids[which]);
}

static TandemMove *
move (Fixture *f, int which, const char *to, TandemMoveMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (f->plan, f->workdays, tandem_day_parse_iso ("2027-01-11"), &error);
  TandemMove *moved;

  g_assert_no_error (error);
  moved = tandem_move_new (f->plan, schedule, f->ids[which], tandem_day_parse_iso (to), mode, &error);
  g_assert_no_error (error);
  tandem_test_plan_apply (f->library, tandem_schedule_edits_move (f->plan, f->workdays, moved));
  return moved;
}

static void
assert_due (Fixture *f, int which, const char *expected)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  g_assert_cmpstr (tandem_day_to_iso (tandem_entity_get_day (milestone (f, which), TANDEM_MILESTONE_DUE), iso), ==, expected);
}

static void
assert_all (Fixture *f, const char *a, const char *b, const char *c, const char *go_live, const char *review)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  assert_due (f, A, a);
  assert_due (f, B, b);
  assert_due (f, C, c);
  assert_due (f, GO_LIVE, go_live);
  assert_due (f, REVIEW, review);
  assert_due (f, APART, "2027-02-03");
  g_assert_cmpstr (tandem_day_to_iso (tandem_entity_get_day (TANDEM_ENTITY (f->plan), TANDEM_PLAN_ANCHOR_DATE), iso), ==, go_live);
}

static void
test_follow (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) moved = move (f, A, "2027-02-05", TANDEM_MOVE_FOLLOW);
  TandemEntity *report = tandem_plan_peek (f->plan, TANDEM_KIND_DELIVERABLE, 0);

  /* Five working days; 15 February (Washington's Birthday) is between C's old and new day. */
  assert_all (f, "2027-02-05", "2027-03-05", "2027-02-18", "2027-03-09", "2027-04-08");
  g_assert_cmpint (moved->days, ==, 5);
  g_assert_cmpuint (moved->steps->len, ==, 5);
  g_assert_cmpuint (moved->conflicts->len, ==, 0);
  g_assert_cmpuint (g_array_index (moved->steps, TandemMoveStep, 0).milestone, ==, f->ids[A]);
  g_assert_cmpuint (tandem_entity_get_day (report, TANDEM_DELIVERABLE_DUE), ==, tandem_day_parse_iso ("2027-03-03"));
}

static void
test_follow_earlier (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) moved = move (f, B, "2027-02-19", TANDEM_MOVE_FOLLOW);

  assert_all (f, "2027-01-29", "2027-02-19", "2027-02-10", "2027-02-23", "2027-03-25");
}

/* C may end two weeks later without touching go-live; the day it would begin is what A leaves. */
static void
test_keep_anchor (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) moved = move (f, A, "2027-02-05", TANDEM_MOVE_KEEP_ANCHOR);

  assert_all (f, "2027-02-05", "2027-02-26", "2027-02-12", "2027-03-02", "2027-04-01");
  g_assert_cmpuint (moved->conflicts->len, ==, 0);
}

static void
test_keep_anchor_that_cannot (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) moved = move (f, B, "2027-03-10", TANDEM_MOVE_KEEP_ANCHOR);
  TandemMoveConflict *conflict = &g_array_index (moved->conflicts, TandemMoveConflict, 0);

  assert_all (f, "2027-01-29", "2027-03-10", "2027-02-10", "2027-03-02", "2027-04-01");
  g_assert_cmpuint (moved->conflicts->len, ==, 1);
  g_assert_cmpint (conflict->milestone, ==, f->ids[GO_LIVE]);
  g_assert_cmpint (conflict->predecessor, ==, f->ids[B]);
  g_assert_cmpuint (conflict->needed, ==, tandem_day_parse_iso ("2027-03-11"));
}

static void
test_only (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) moved = move (f, A, "2027-02-26", TANDEM_MOVE_ONLY);

  assert_all (f, "2027-02-26", "2027-02-26", "2027-02-10", "2027-03-02", "2027-04-01");
  g_assert_cmpuint (moved->steps->len, ==, 1);
  g_assert_cmpuint (moved->conflicts->len, ==, 2);
}

static void
test_fixed_and_done_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) moved = NULL;

  tandem_test_plan_apply (f->library, tandem_edit_set_integer (milestone (f, B), TANDEM_MILESTONE_FIXED, TRUE));
  tandem_test_plan_apply (f->library, tandem_edit_set_choice (milestone (f, C), TANDEM_MILESTONE_STATUS, TANDEM_STATUS_DONE));
  moved = move (f, A, "2027-02-26", TANDEM_MOVE_FOLLOW);
  assert_all (f, "2027-02-26", "2027-02-26", "2027-02-10", "2027-03-02", "2027-04-01");
  g_assert_cmpuint (moved->conflicts->len, ==, 1);
}

static void
test_closed_day (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) holiday = move (f, APART, "2027-02-15", TANDEM_MOVE_FOLLOW);

  assert_due (f, APART, "2027-02-16");
  g_assert_cmpstr (holiday->closed_reason, ==, "Washington's Birthday (United States)");
}

/* Undo brings every day back. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_plan_dump (f->library), *again = NULL;
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (f->plan, f->workdays, tandem_day_parse_iso ("2027-01-11"), NULL);
  g_autoptr (TandemMove) moved = tandem_move_new (f->plan, schedule, f->ids[A], tandem_day_parse_iso ("2027-02-12"), TANDEM_MOVE_FOLLOW, NULL);
  g_autoptr (TandemEdit) edit = tandem_schedule_edits_move (f->plan, f->workdays, moved);

  tandem_test_plan_apply (f->library, tandem_edit_ref (edit));
  tandem_test_plan_apply (f->library, tandem_edit_invert (edit));
  again = tandem_test_plan_dump (f->library);
  g_assert_cmpstr (before, ==, again);
}

static void
test_count_back (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (f->plan, f->workdays, tandem_day_parse_iso ("2027-01-11"), NULL);
  const TandemSchedule *result = tandem_plan_schedule_get_result (schedule);

  g_assert_cmpuint (result->n_too_late, ==, 0);
  tandem_test_plan_apply (f->library, tandem_schedule_edits_count_back (f->plan, schedule));
  assert_due (f, GO_LIVE, "2027-03-02");
  assert_due (f, B, "2027-03-01");
  assert_due (f, C, "2027-03-01");
  assert_due (f, A, "2027-02-12");
  assert_due (f, REVIEW, "2027-03-03");
}

static void
test_not_in_the_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (f->plan, f->workdays, tandem_day_parse_iso ("2027-01-11"), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (tandem_move_new (f->plan, schedule, 999, tandem_day_parse_iso ("2027-02-12"), TANDEM_MOVE_FOLLOW, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND);
}

/* So far ahead that what follows would leave the calendar: refused whole. */
static void
test_end_of_time (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (f->plan, f->workdays, tandem_day_parse_iso ("2027-01-11"), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (tandem_move_new (f->plan, schedule, f->ids[A], tandem_day_parse_iso ("9999-12-31"), TANDEM_MOVE_FOLLOW, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

/* Random moves of random plans: what held before holds after FOLLOW, nothing fixed or done moves, nothing lands on a closed day. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  guint n_found = 0;

  for (int round = 0; round < 200; round++)
    {
      gint64 counter = 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (TandemLibrary) library = tandem_library_new ();
      TandemPlan *plan = tandem_test_plan_add (library, tandem_test_plan_random (rand, 12, tandem_test_plan_count, &counter));
      g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (plan, NULL);
      TandemDay today = tandem_day_parse_iso ("2026-11-23");
      g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (plan, workdays, today, NULL);
      TandemEntity *moved = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, (guint) g_rand_int_range (rand, 0, 12));
      TandemDay to = today + (TandemDay) g_rand_int_range (rand, 0, 200);
      g_autoptr (TandemMove) found = tandem_move_new (plan, schedule, tandem_entity_get_id (moved), to, TANDEM_MOVE_FOLLOW, &error);

      if (found == NULL)
        {
          /* A side that is closed for good. */
          g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
          continue;
        }
      n_found++;
      for (guint i = 0; i < found->steps->len; i++)
        {
          TandemMoveStep *step = &g_array_index (found->steps, TandemMoveStep, i);
          TandemEntity *entity = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, step->milestone);

          g_assert_cmpuint (step->from, !=, step->to);
          if (i == 0 && step->milestone == found->milestone)
            continue;
          g_assert_true (found->days > 0 ? step->to > step->from : step->to < step->from);
          g_assert_false (tandem_entity_get_boolean (entity, TANDEM_MILESTONE_FIXED));
          g_assert_cmpint (tandem_entity_get_choice (entity, TANDEM_MILESTONE_STATUS), !=, TANDEM_STATUS_DONE);
          if (found->days > 0)
            g_assert_true (tandem_workdays_is_open (workdays, (TandemSide) tandem_entity_get_choice (entity, TANDEM_MILESTONE_DRIVER), step->to));
        }
    }
  g_assert_cmpuint (n_found, >, 20);
}

/* The board meets on the first Tuesday of a month: two days later is a month later for what waits for it. */
static void
test_day_of_the_month (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) small = NULL, large = NULL, own = NULL;

  tandem_test_plan_apply (f->library, tandem_edit_set_choice (milestone (f, GO_LIVE), TANDEM_MILESTONE_MONTHLY_WEEK, TANDEM_MONTH_WEEK_FIRST));
  tandem_test_plan_apply (f->library, tandem_edit_set_text (milestone (f, GO_LIVE), TANDEM_MILESTONE_MONTHLY_WEEKDAY, "tue"));
  small = move (f, B, "2027-03-01", TANDEM_MOVE_FOLLOW);
  assert_all (f, "2027-01-29", "2027-03-01", "2027-02-10", "2027-03-02", "2027-04-01");
  g_assert_cmpuint (small->conflicts->len, ==, 0);
  large = move (f, B, "2027-03-02", TANDEM_MOVE_FOLLOW);
  assert_due (f, GO_LIVE, "2027-04-06");
  assert_due (f, REVIEW, "2027-04-07");
  own = move (f, GO_LIVE, "2027-04-07", TANDEM_MOVE_ONLY);
  g_assert_true (own->off_rule);
  assert_due (f, GO_LIVE, "2027-05-04");
}

/* Thirty days of notice are thirty days, whoever works on them. */
static void
test_calendar_days (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMove) moved = NULL;

  tandem_test_plan_apply (f->library, tandem_edit_set_integer (milestone (f, B), TANDEM_MILESTONE_DURATION_DAYS, 30));
  tandem_test_plan_apply (f->library, tandem_edit_set_choice (milestone (f, B), TANDEM_MILESTONE_DURATION_UNIT, TANDEM_UNIT_CALENDAR_DAYS));
  moved = move (f, A, "2027-01-29", TANDEM_MOVE_KEEP_ANCHOR);
  g_assert_cmpuint (moved->steps->len, ==, 0);
  g_clear_pointer (&moved, tandem_move_free);
  /* From Monday 1 February to Tuesday 2 March. */
  tandem_test_plan_apply (f->library, tandem_edit_set_day (milestone (f, B), TANDEM_MILESTONE_DUE, tandem_day_parse_iso ("2027-03-02")));
  tandem_test_plan_apply (f->library, tandem_edit_set_day (milestone (f, GO_LIVE), TANDEM_MILESTONE_DUE, tandem_day_parse_iso ("2027-03-03")));
  moved = move (f, A, "2027-02-01", TANDEM_MOVE_FOLLOW);
  assert_due (f, B, "2027-03-03");
}

static void
test_snap_and_step (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemPlanSchedule) schedule = NULL;
  gint64 a = f->ids[A];

  tandem_test_plan_apply (f->library, tandem_edit_set_choice (milestone (f, C), TANDEM_MILESTONE_MONTHLY_WEEK, TANDEM_MONTH_WEEK_LAST));
  tandem_test_plan_apply (f->library, tandem_edit_set_text (milestone (f, C), TANDEM_MILESTONE_MONTHLY_WEEKDAY, "fri"));
  tandem_test_plan_apply (f->library, tandem_edit_set_integer (milestone (f, APART), TANDEM_MILESTONE_FIXED, TRUE));
  schedule = tandem_plan_schedule_new (f->plan, f->workdays, tandem_day_parse_iso ("2027-01-11"), NULL);
#define SNAP(milestone, day) tandem_move_snap (schedule, milestone, tandem_day_parse_iso (day))
#define STEP(milestone, day, by) tandem_move_step (schedule, milestone, tandem_day_parse_iso (day), by)
#define IS(expression, day) g_assert_cmpuint (expression, ==, tandem_day_parse_iso (day))
  IS (SNAP (a, "2027-02-06"), "2027-02-05"); /* Saturday */
  IS (SNAP (a, "2027-02-07"), "2027-02-08"); /* Sunday */
  IS (SNAP (a, "2027-02-15"), "2027-02-16"); /* Washington's Birthday, a Monday */
  IS (SNAP (a, "2027-02-09"), "2027-02-09");
  IS (STEP (a, "2027-02-12", 1), "2027-02-16");
  IS (STEP (a, "2027-02-16", -1), "2027-02-12");
  IS (SNAP (f->ids[C], "2027-02-10"), "2027-01-29");
  IS (SNAP (f->ids[C], "2027-02-20"), "2027-02-26");
  IS (STEP (f->ids[C], "2027-02-26", 1), "2027-03-26");
  IS (STEP (f->ids[APART], "2027-02-05", 1), "2027-02-06"); /* a fixed day may be any */
  IS (SNAP (f->ids[APART], "2027-02-06"), "2027-02-06");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/move/follow", test_follow);
  ADD ("/move/follow-earlier", test_follow_earlier);
  ADD ("/move/keep-anchor", test_keep_anchor);
  ADD ("/move/keep-anchor-that-cannot", test_keep_anchor_that_cannot);
  ADD ("/move/only", test_only);
  ADD ("/move/fixed-and-done-stay", test_fixed_and_done_stay);
  ADD ("/move/closed-day", test_closed_day);
  ADD ("/move/day-of-the-month", test_day_of_the_month);
  ADD ("/move/calendar-days", test_calendar_days);
  ADD ("/move/snap-and-step", test_snap_and_step);
  ADD ("/move/undo", test_undo);
  ADD ("/move/count-back", test_count_back);
  ADD ("/move/end-of-time", test_end_of_time);
  ADD ("/move/not-in-the-plan", test_not_in_the_plan);
#undef ADD
  g_test_add_func ("/move/random", test_random);
  return g_test_run ();
}
