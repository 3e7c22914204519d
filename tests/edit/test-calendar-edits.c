/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days of a side: what is chosen holds, what makes no sense is refused, all of it can be taken back. */
#include "tandem-calendar-edits.h"
#include "tandem-error.h"
#include "tandem-plan-workdays.h"
#include "tandem-test-plan.h"

typedef struct
{
  TandemLibrary *library;
  TandemPlan    *plan;
  gint64         last_id;
} Fixture;

static gint64
give_none (gpointer data, GError **error)
{
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_FULL, "full");
  return 0;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemRow) head = tandem_row_new (TANDEM_KIND_PLAN);
  g_autoptr (TandemEdit) add = NULL;

  tandem_row_set_text (head, TANDEM_PLAN_TITLE, "Order management");
  tandem_row_set_text (head, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_NAME, "Fabrikam");
  tandem_row_set_text (head, TANDEM_PLAN_BUYER_COUNTRY, "DE");
  f->library = tandem_library_new ();
  add = tandem_edits_new_plan (head, NULL, tandem_test_plan_new_id, &f->last_id, NULL);
  tandem_edit_apply (add, f->library);
  f->plan = tandem_library_find (f->library, tandem_edit_get_plan (add));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->library);
}

/* Gives the edit that takes it back. */
static TandemEdit *
apply (Fixture *f, TandemEdit *edit)
{
  TandemEdit *inverse;

  g_assert_nonnull (edit);
  inverse = tandem_edit_invert (edit);
  tandem_test_plan_apply (f->library, edit);
  return inverse;
}

static void
do_and_forget (Fixture *f, TandemEdit *edit)
{
  g_autoptr (TandemEdit) back = apply (f, edit);
}

static gboolean
is_open (Fixture *f, TandemSide side, int year, int month, int day)
{
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (f->plan, NULL);

  return tandem_workdays_is_open (workdays, side, tandem_day_new (year, month, day));
}

static TandemEdit *
set_region (Fixture *f, const char *region)
{
  return tandem_calendar_edits_set_region (f->plan, TANDEM_SIDE_BUYER, region, tandem_test_plan_new_id, &f->last_id, NULL);
}

static TandemEdit *
set_week (Fixture *f, TandemWeek week, GError **error)
{
  return tandem_calendar_edits_set_week (f->plan, TANDEM_SIDE_BUYER, week, tandem_test_plan_new_id, &f->last_id, error);
}

/* Epiphany is a holiday in Bavaria, not in Berlin; a region belongs to its country. */
static void
test_country_and_region (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemEdit) back = NULL;
  g_autofree char *label = NULL;

  g_assert_true (is_open (f, TANDEM_SIDE_BUYER, 2027, 1, 6));
  do_and_forget (f, set_region (f, "BY"));
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2027, 1, 6));
  g_assert_true (is_open (f, TANDEM_SIDE_SELLER, 2027, 1, 6));

  back = apply (f, tandem_calendar_edits_set_country (f->plan, TANDEM_SIDE_BUYER, "US"));
  g_assert_cmpstr (tandem_plan_get_calendar (f->plan, TANDEM_SIDE_BUYER).country, ==, "US");
  g_assert_cmpstr (tandem_plan_get_calendar (f->plan, TANDEM_SIDE_BUYER).region, ==, "");
  g_assert_true (is_open (f, TANDEM_SIDE_BUYER, 2027, 1, 6));
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2026, 11, 26));
  label = tandem_edit_dup_label (back);
  g_assert_cmpstr (label, ==, "Change Country");
  tandem_edit_apply (back, f->library);
  g_assert_cmpstr (tandem_plan_get_calendar (f->plan, TANDEM_SIDE_BUYER).region, ==, "BY");
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2027, 1, 6));
}

/* Nothing is known of the country: weekends are closed, the own week and own days still count. */
static void
test_country_without_data (Fixture *f, gconstpointer data)
{
  TandemSideCalendar calendar;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TandemWorkdays) workdays = NULL;

  do_and_forget (f, set_week (f, TANDEM_WEEK_SUNDAY_TO_THURSDAY, NULL));
  do_and_forget (f, tandem_calendar_edits_set_country (f->plan, TANDEM_SIDE_BUYER, "BO"));
  calendar = tandem_plan_get_calendar (f->plan, TANDEM_SIDE_BUYER);
  g_assert_false (calendar.has_data);
  g_assert_cmpstr (calendar.country, ==, "BO");
  g_assert_cmpuint (calendar.week, ==, TANDEM_WEEK_SUNDAY_TO_THURSDAY);
  workdays = tandem_plan_workdays (f->plan, &notes);
  g_assert_cmpuint (notes->len, ==, 2); /* and of the seller no country is set */
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "“BO”"));
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2026, 11, 27)); /* Friday */
  g_assert_true (is_open (f, TANDEM_SIDE_BUYER, 2026, 11, 29));  /* Sunday */
}

static void
test_week (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemEdit) back = NULL;

  back = apply (f, set_week (f, TANDEM_WEEK_SUNDAY_TO_THURSDAY, NULL));
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2026, 11, 27));
  g_assert_true (is_open (f, TANDEM_SIDE_BUYER, 2026, 11, 29));
  g_assert_true (tandem_plan_get_calendar (f->plan, TANDEM_SIDE_BUYER).has_own_week);
  tandem_edit_apply (back, f->library);
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_CALENDAR), ==, 0);

  /* The usual week follows the country: Friday and Saturday are the weekend in Israel. */
  do_and_forget (f, set_week (f, TANDEM_WEEK_SUNDAY_TO_THURSDAY, NULL));
  do_and_forget (f, set_week (f, TANDEM_WEEK_MONDAY_TO_FRIDAY, NULL));
  g_assert_false (tandem_plan_get_calendar (f->plan, TANDEM_SIDE_BUYER).has_own_week);
  do_and_forget (f, tandem_calendar_edits_set_country (f->plan, TANDEM_SIDE_BUYER, "IL"));
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2026, 11, 27));
  g_assert_true (is_open (f, TANDEM_SIDE_BUYER, 2026, 11, 29));
}

static void
test_week_without_days (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  do_and_forget (f, set_week (f, TANDEM_WEEK_SUNDAY_TO_THURSDAY, NULL));
  g_assert_null (set_week (f, 0, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "A working week needs at least one working day. The week was left as it was.");
  g_assert_cmpuint (tandem_plan_get_calendar (f->plan, TANDEM_SIDE_BUYER).week, ==, TANDEM_WEEK_SUNDAY_TO_THURSDAY);
}

/* Where the library gives no id, nothing is made of it. */
static void
test_no_id (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tandem_calendar_edits_set_region (f->plan, TANDEM_SIDE_SELLER, "CA", give_none, NULL, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_FULL);
}

static void
add_period (Fixture *f, TandemSide side, const char *source, TandemDay first)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_CLOSED_PERIOD);

  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_SIDE, (int) side);
  tandem_row_set_text (row, TANDEM_CLOSED_PERIOD_TITLE, "Closed");
  tandem_row_set_text (row, TANDEM_CLOSED_PERIOD_SOURCE, source);
  tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_FIRST, first);
  do_and_forget (f, tandem_edits_add (f->plan, ++f->last_id, row));
}

/* Removing what was imported leaves what was typed, and the other side's. */
static void
test_remove_source (Fixture *f, gconstpointer data)
{
  TandemDay first = tandem_day_new (2026, 12, 1);
  g_autoptr (TandemEdit) back = NULL;

  add_period (f, TANDEM_SIDE_BUYER, "company.ics", first);
  add_period (f, TANDEM_SIDE_BUYER, "company.ics", first + 1);
  add_period (f, TANDEM_SIDE_BUYER, "", first + 2);
  add_period (f, TANDEM_SIDE_SELLER, "company.ics", first);
  back = apply (f, tandem_calendar_edits_remove_source (f->plan, TANDEM_SIDE_BUYER, "company.ics"));
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_CLOSED_PERIOD), ==, 2);
  g_assert_true (is_open (f, TANDEM_SIDE_BUYER, 2026, 12, 1));
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2026, 12, 3));
  g_assert_false (is_open (f, TANDEM_SIDE_SELLER, 2026, 12, 1));
  tandem_edit_apply (back, f->library);
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_CLOSED_PERIOD), ==, 4);
  g_assert_false (is_open (f, TANDEM_SIDE_BUYER, 2026, 12, 1));
}

/* Whoever keeps working days sees by the key that they have changed. */
static void
test_key (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_plan_dup_workdays_key (f->plan), *renamed = NULL, *week = NULL, *closed = NULL;

  do_and_forget (f, tandem_edit_set_text (TANDEM_ENTITY (f->plan), TANDEM_PLAN_TITLE, "Another title"));
  renamed = tandem_plan_dup_workdays_key (f->plan);
  g_assert_cmpstr (renamed, ==, before);
  do_and_forget (f, set_week (f, TANDEM_WEEK_SUNDAY_TO_THURSDAY, NULL));
  week = tandem_plan_dup_workdays_key (f->plan);
  g_assert_cmpstr (week, !=, before);
  add_period (f, TANDEM_SIDE_SELLER, "", tandem_day_new (2026, 12, 1));
  closed = tandem_plan_dup_workdays_key (f->plan);
  g_assert_cmpstr (closed, !=, week);
}

/* Years from the first milestone or today to the target day. */
static void
test_span (Fixture *f, gconstpointer data)
{
  TandemDay today = tandem_day_new (2026, 11, 23), from, to;

  tandem_plan_get_span (f->plan, today, &from, &to);
  g_assert_cmpuint (from, ==, tandem_day_new (2026, 1, 1));
  g_assert_cmpuint (to, ==, tandem_day_new (2026, 12, 31));
  do_and_forget (f, tandem_edit_set_day (TANDEM_ENTITY (f->plan), TANDEM_PLAN_ANCHOR_DATE, tandem_day_new (2028, 3, 2)));
  tandem_plan_get_span (f->plan, today, &from, &to);
  g_assert_cmpuint (from, ==, tandem_day_new (2026, 1, 1));
  g_assert_cmpuint (to, ==, tandem_day_new (2028, 12, 31));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/calendar-edits/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("country-and-region", test_country_and_region);
  ADD ("country-without-data", test_country_without_data);
  ADD ("week", test_week);
  ADD ("week-without-days", test_week_without_days);
  ADD ("no-id", test_no_id);
  ADD ("remove-source", test_remove_source);
  ADD ("span", test_span);
  ADD ("key", test_key);
  return g_test_run ();
}
