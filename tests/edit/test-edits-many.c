/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edits.h"
#include "tandem-test-plan.h"

typedef struct
{
  TandemLibrary *library;
  TandemPlan    *plan;
  gint64         counter;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->counter = 1;
  f->library = tandem_test_plan_new_library ();
  f->plan = tandem_test_plan_add (f->library, tandem_test_plan_sample (tandem_test_plan_count, &f->counter));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->library);
}

static TandemEntity *
milestone (Fixture *f, guint place)
{
  return tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, place);
}

/* Applies, undoes, checks that all is as before, and applies again. */
static void
run_there_and_back (Fixture *f, TandemEdit *edit)
{
  g_autoptr (TandemEdit) there = edit, back = tandem_edit_invert (edit);
  g_autofree char *before = tandem_test_plan_dump (f->library), *again = NULL;
  g_autoptr (GError) error = NULL;

  tandem_edit_check (there, f->library, &error);
  g_assert_no_error (error);
  tandem_edit_apply (there, f->library);
  tandem_edit_check (back, f->library, &error);
  g_assert_no_error (error);
  tandem_edit_apply (back, f->library);
  again = tandem_test_plan_dump (f->library);
  g_assert_cmpstr (before, ==, again);
  tandem_edit_apply (there, f->library);
}

/* Milestones as letters of their first place: "abc…". */
static char *
read_order (Fixture *f, GPtrArray *first)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tandem_plan_get_n (f->plan, TANDEM_KIND_MILESTONE); i++)
    {
      guint place;

      g_assert_true (g_ptr_array_find (first, milestone (f, i), &place));
      g_string_append_c (text, (char) ('a' + place));
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
list_all (Fixture *f)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < tandem_plan_get_n (f->plan, TANDEM_KIND_MILESTONE); i++)
    g_ptr_array_add (all, milestone (f, i));
  return all;
}

static void
test_move (Fixture *f, gconstpointer data)
{
  static const struct { const char *moving; int previous; const char *after; } cases[] = {
    { "c", -1, "cabdefghijk" },
    { "eb", 7, "acdfghbeijk" },  /* they keep their own order */
    { "ab", 0, "abcdefghijk" },  /* after one of themselves: where they are */
    { "bd", 2, "acbdefghijk" },
    { "abc", 10, "defghijkabc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) all = list_all (f), moving = g_ptr_array_new ();
      TandemEntity *phase = tandem_plan_peek (f->plan, TANDEM_KIND_PHASE, 1);
      g_autofree char *order = NULL;
      g_autoptr (TandemEdit) edit = NULL, back = NULL;

      for (const char *letter = cases[i].moving; *letter != '\0'; letter++)
        g_ptr_array_add (moving, g_ptr_array_index (all, *letter - 'a'));
      edit = tandem_edits_move_milestones (f->plan, moving, phase, cases[i].previous >= 0 ? g_ptr_array_index (all, cases[i].previous) : NULL);
      run_there_and_back (f, tandem_edit_ref (edit));
      order = read_order (f, all);
      g_assert_cmpstr (order, ==, cases[i].after);
      for (guint m = 0; m < moving->len; m++)
        g_assert_true (tandem_plan_follow (f->plan, g_ptr_array_index (moving, m), TANDEM_MILESTONE_PHASE) == phase);
      back = tandem_edit_invert (edit);
      tandem_edit_apply (back, f->library);
    }
}

/* Between the same two again and again: room runs out, order holds. */
static void
test_move_without_room (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = list_all (f);

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GPtrArray) moving = g_ptr_array_new ();
      TandemEntity *first = milestone (f, 0), *last = milestone (f, 10);

      g_ptr_array_add (moving, last);
      run_there_and_back (f, tandem_edits_move_milestones (f->plan, moving, NULL, first));
      g_assert_true (milestone (f, 0) == first);
      g_assert_true (milestone (f, 1) == last);
    }
}

static void
test_remove_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = list_all (f);
  g_autoptr (TandemEdit) edit = tandem_edits_remove_many (f->plan, all);
  g_autofree char *label = tandem_edit_dup_label (edit);

  g_assert_cmpstr (label, ==, "Delete 11 Milestones");
  run_there_and_back (f, tandem_edit_ref (edit));
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_MILESTONE), ==, 0);
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_DELIVERABLE), ==, 0);
}

static void
test_set_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = list_all (f);
  g_auto (TandemValue) internal = tandem_value_text ("internal");
  g_autoptr (TandemEdit) edit = tandem_edits_set_many (all, TANDEM_MILESTONE_VISIBILITY, &internal);
  g_autofree char *label = tandem_edit_dup_label (edit);

  g_assert_cmpstr (label, ==, "Change Visibility");
  run_there_and_back (f, tandem_edit_ref (edit));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (tandem_entity_get_choice (g_ptr_array_index (all, i), TANDEM_MILESTONE_VISIBILITY), ==, TANDEM_VISIBILITY_INTERNAL);
}

static void
test_set_status_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = list_all (f);
  TandemDay today = tandem_day_parse_iso ("2026-11-23");

  run_there_and_back (f, tandem_edits_set_status_many (all, TANDEM_STATUS_DONE, today));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpuint (tandem_entity_get_day (g_ptr_array_index (all, i), TANDEM_MILESTONE_COMPLETED_ON), !=, TANDEM_DAY_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/edit/many/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (move);
  ADD (move_without_room);
  ADD (remove_many);
  ADD (set_many);
  ADD (set_status_many);
  return g_test_run ();
}
