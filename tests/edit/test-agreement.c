/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is agreed, by whom and when; and proposed again when it changes. */
#include "tandem-edits.h"
#include "tandem-plan-workdays.h"
#include "tandem-schedule-edits.h"
#include "tandem-test-plan.h"
#include "tandem-words.h"

typedef struct
{
  TandemLibrary *library;
  TandemPlan    *plan;
  TandemEntity  *review, *pilot, *internal;
} Fixture;

static TandemEntity *
find (Fixture *f, const char *title)
{
  return tandem_test_plan_find (f->plan, TANDEM_KIND_MILESTONE, title);
}

static gboolean
is_agreed (TandemEntity *milestone)
{
  return tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_AGREED);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  gint64 counter = 0;

  f->library = tandem_library_new ();
  f->plan = tandem_test_plan_add (f->library, tandem_test_plan_sample (tandem_test_plan_count, &counter));
  f->review = find (f, "Security review");
  f->pilot = find (f, "Pilot in two warehouses");
  for (guint i = 0; i < tandem_plan_get_n (f->plan, TANDEM_KIND_MILESTONE); i++)
    if (is_agreed (tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, i)))
      tandem_test_plan_apply (f->library, tandem_edits_set_agreed (tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, i), FALSE, NULL, TANDEM_DAY_NONE));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->library);
}

static GPtrArray *
list_all (Fixture *f)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < tandem_plan_get_n (f->plan, TANDEM_KIND_MILESTONE); i++)
    g_ptr_array_add (all, tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, i));
  return all;
}

static void
test_all_at_once (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = list_all (f);
  TandemDay day = tandem_day_new (2026, 11, 23);
  g_autoptr (TandemEdit) edit = NULL, back = NULL;
  guint n = 0;

  tandem_test_plan_apply (f->library, tandem_edit_set_choice (f->pilot, TANDEM_MILESTONE_VISIBILITY, TANDEM_VISIBILITY_INTERNAL));
  for (guint i = 0; i < all->len; i++)
    n += tandem_edits_can_agree (g_ptr_array_index (all, i)) ? 1 : 0;
  g_assert_cmpuint (n, >, 0);
  edit = tandem_edits_agree_many (f->plan, all, NULL, day);
  tandem_test_plan_apply (f->library, tandem_edit_ref (edit));
  for (guint i = 0; i < all->len; i++)
    {
      TandemEntity *milestone = g_ptr_array_index (all, i);
      gboolean open = tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) < TANDEM_STATUS_DONE;

      g_assert_false (tandem_edits_can_agree (milestone));
      g_assert_cmpint (is_agreed (milestone), ==,
                       open && milestone != f->pilot && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_VISIBILITY) == TANDEM_VISIBILITY_SHARED
                         && tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE) != TANDEM_DAY_NONE);
      if (!is_agreed (milestone))
        continue;
      n--;
      g_assert_cmpuint (tandem_entity_get_day (milestone, TANDEM_MILESTONE_AGREED_ON), ==, day);
      g_assert_cmpstr (tandem_entity_get_text (milestone, TANDEM_MILESTONE_AGREED_BY), ==, tandem_edits_name_agreeing (f->plan, milestone));
    }
  g_assert_cmpuint (n, ==, 0);
  back = tandem_edit_invert (edit);
  tandem_test_plan_apply (f->library, tandem_edit_ref (back));
  g_assert_false (is_agreed (f->review));
}

static void
test_by_name (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, f->review);
  tandem_test_plan_apply (f->library, tandem_edits_agree_many (f->plan, one, "Jo Berg", tandem_day_new (2026, 11, 20)));
  g_assert_true (is_agreed (f->review));
  g_assert_cmpstr (tandem_entity_get_text (f->review, TANDEM_MILESTONE_AGREED_BY), ==, "Jo Berg");
  g_assert_false (is_agreed (f->pilot));
}

static void
assert_proposed (TandemEntity *milestone)
{
  g_assert_false (is_agreed (milestone));
  g_assert_cmpstr (tandem_entity_get_text (milestone, TANDEM_MILESTONE_AGREED_BY), ==, "");
  g_assert_cmpuint (tandem_entity_get_day (milestone, TANDEM_MILESTONE_AGREED_ON), ==, TANDEM_DAY_NONE);
}

static void
agree (Fixture *f)
{
  tandem_test_plan_apply (f->library, tandem_edits_set_agreed (f->review, TRUE, "Leo", tandem_day_new (2026, 11, 20)));
}

/* What was agreed to was another day, or another person. */
static void
test_proposed_again (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (f->plan, NULL);
  g_autoptr (TandemPlanSchedule) schedule = NULL;
  g_autoptr (TandemMove) move = NULL;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_auto (TandemValue) day = tandem_value_day (tandem_day_new (2026, 12, 1)), title = tandem_value_text ("Review"), nobody = TANDEM_VALUE_INIT;
  g_autoptr (TandemEdit) same = NULL;

  g_ptr_array_add (one, f->review);
  agree (f);
  tandem_test_plan_apply (f->library, tandem_edits_set_due (f->review, &day));
  assert_proposed (f->review);

  agree (f);
  same = tandem_edits_set_due (f->review, &day);
  g_assert_true (tandem_edit_is_empty (same));
  tandem_test_plan_apply (f->library, tandem_edits_set_many (one, TANDEM_MILESTONE_TITLE, &title));
  g_assert_true (is_agreed (f->review));
  tandem_test_plan_apply (f->library, tandem_edits_set_many (one, TANDEM_MILESTONE_BUYER_LEAD, &nobody));
  assert_proposed (f->review);

  agree (f);
  tandem_test_plan_apply (f->library, tandem_edits_set_many (one, TANDEM_MILESTONE_BUYER_LEAD, &nobody));
  g_assert_true (is_agreed (f->review));
  schedule = tandem_plan_schedule_new (f->plan, workdays, tandem_day_new (2026, 11, 23), NULL);
  move = tandem_move_new (f->plan, schedule, tandem_entity_get_id (f->review), tandem_day_new (2026, 12, 8), TANDEM_MOVE_ONLY, NULL);
  tandem_test_plan_apply (f->library, tandem_schedule_edits_move (f->plan, workdays, move));
  g_assert_cmpuint (tandem_entity_get_day (f->review, TANDEM_MILESTONE_DUE), ==, tandem_day_new (2026, 12, 8));
  assert_proposed (f->review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/agreement/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("all-at-once", test_all_at_once);
  ADD ("by-name", test_by_name);
  ADD ("proposed-again", test_proposed_again);
  return g_test_run ();
}
