/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person reads about a move before it happens. */
#include "tandem-edits.h"
#include "tandem-moving.h"
#include "tandem-test-builder.h"
#include "tandem-test-plan.h"
#include "tandem-words.h"

#include <string.h>

enum { A, B, GO_LIVE, APART, N_MILESTONES };

/* A → B → go-live, with slack before B and before go-live; one apart. Nobody has holidays. */
typedef struct
{
  TandemLibrary *library;
  TandemPlan    *plan;
  gint64         ids[N_MILESTONES];
  gint64         counter;
} Fixture;

static TandemDay
day (const char *iso)
{
  return tandem_day_parse_iso (iso);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const struct { const char *title, *due; int duration; } rows[] = {
    { "A", "2027-02-01", 5 }, { "B", "2027-02-19", 5 }, { "Go-live", "2027-03-02", 1 }, { "Apart", "2027-02-03", 3 },
  };
  TandemTestBuilder builder = { .edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref), .new_id = tandem_test_plan_count, .data = &f->counter };
  TandemRow *row = tandem_row_new (TANDEM_KIND_PLAN);

  tandem_row_set_text (row, TANDEM_PLAN_TITLE, "Plan");
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_NAME, "Fabrikam");
  tandem_row_set_text (row, TANDEM_PLAN_LANGUAGE, "de");
  tandem_row_set_day (row, TANDEM_PLAN_ANCHOR_DATE, day ("2027-03-02"));
  tandem_test_builder_add (&builder, row);
  for (int i = 0; i < N_MILESTONES; i++)
    {
      row = tandem_row_new (TANDEM_KIND_MILESTONE);
      tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, rows[i].title);
      tandem_row_set_choice (row, TANDEM_MILESTONE_DRIVER, TANDEM_SIDE_JOINT);
      tandem_row_set_integer (row, TANDEM_MILESTONE_DURATION_DAYS, rows[i].duration);
      tandem_row_set_day (row, TANDEM_MILESTONE_DUE, day (rows[i].due));
      f->ids[i] = tandem_test_builder_add (&builder, row);
    }
  tandem_test_builder_add_dependency (&builder, f->ids[B], f->ids[A]);
  tandem_test_builder_add_dependency (&builder, f->ids[GO_LIVE], f->ids[B]);
  f->library = tandem_library_new ();
  f->plan = tandem_test_plan_add (f->library, tandem_test_builder_finish (&builder));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->library);
}

static TandemEntity *
milestone (Fixture *f, int which)
{
  return tandem_plan_find (f->plan, TANDEM_KIND_MILESTONE, f->ids[which]);
}

static TandemMoving *
move (Fixture *f, int which, const char *to)
{
  g_autoptr (GError) error = NULL;
  TandemMoving *moving = tandem_moving_new (f->plan, f->ids[which], day ("2027-01-11"), &error);

  g_assert_no_error (error);
  if (to != NULL)
    g_assert_true (tandem_moving_set_day (moving, day (to), &error));
  g_assert_no_error (error);
  return moving;
}

#define SAYS(call, expected)                                                                                                          \
  G_STMT_START                                                                                                                        \
  {                                                                                                                                   \
    g_autofree char *said = call;                                                                                                     \
    g_assert_cmpstr (said, ==, expected);                                                                                             \
  }                                                                                                                                   \
  G_STMT_END

static void
test_asks_only_where_it_matters (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMoving) apart = move (f, APART, "2027-02-10"), same = move (f, A, "2027-02-01"), a = move (f, A, "2027-02-08");
  g_autoptr (TandemMoving) nowhere = move (f, A, NULL);

  g_assert_true (tandem_moving_changes (apart));
  g_assert_false (tandem_moving_needs_asking (apart));
  SAYS (tandem_moving_dup_hint (apart), "Wed 10 February");
  SAYS (tandem_moving_dup_done (apart, TANDEM_MOVE_FOLLOW), "Due date changed");
  g_assert_false (tandem_moving_changes (same));
  g_assert_false (tandem_moving_needs_asking (same));
  g_assert_false (tandem_moving_changes (nowhere));
  SAYS (tandem_moving_dup_hint (nowhere), "");
  g_assert_true (tandem_moving_needs_asking (a));
}

/* Each choice says what it does; the sentence is the buyer's, in their language. */
static void
test_words (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMoving) moving = move (f, A, "2027-02-08");

  SAYS (tandem_moving_dup_days (moving), "1 Feb → 8 Feb · 5 working days later");
  SAYS (tandem_moving_dup_outcome (moving, TANDEM_MOVE_FOLLOW), "2 more milestones move, go-live moves to 9 Mar");
  SAYS (tandem_moving_dup_outcome (moving, TANDEM_MOVE_ONLY), "Nothing else moves, go-live stays on 2 Mar");
  SAYS (tandem_moving_dup_sentence (moving, TANDEM_MOVE_FOLLOW),
        "Wenn „A“ 5 Arbeitstage später endet, verschiebt sich der Go-live vom 2. März auf den 9. März.");
  SAYS (tandem_moving_dup_hint (moving), "Mon 8 February\n2 more milestones move, go-live moves to 9 Mar");
  SAYS (tandem_moving_dup_done (moving, TANDEM_MOVE_FOLLOW), "3 milestones moved");
  g_assert_true (tandem_moving_offers (moving, TANDEM_MOVE_ONLY));
  /* There is slack enough: keeping go-live would move nothing else either. */
  g_assert_false (tandem_moving_offers (moving, TANDEM_MOVE_KEEP_ANCHOR));
  g_assert_null (tandem_moving_dup_notice (moving));
}

static void
test_slack (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMoving) moving = move (f, A, "2027-02-16");
  const TandemMove *kept;

  g_assert_true (tandem_moving_offers (moving, TANDEM_MOVE_KEEP_ANCHOR));
  g_assert_cmpint (tandem_moving_get_default (moving), ==, TANDEM_MOVE_FOLLOW);
  kept = tandem_moving_get_move (moving, TANDEM_MOVE_KEEP_ANCHOR);
  g_assert_cmpuint (kept->steps->len, ==, 2);
  SAYS (tandem_moving_dup_step (moving, &g_array_index (kept->steps, TandemMoveStep, 1)), "19 Feb → 23 Feb · 2 working days later");
  g_assert_cmpuint (tandem_moving_get_move (moving, TANDEM_MOVE_ONLY)->conflicts->len, ==, 1);
  SAYS (tandem_moving_dup_conflict (moving, &g_array_index (tandem_moving_get_move (moving, TANDEM_MOVE_ONLY)->conflicts, TandemMoveConflict, 0)),
        "Due on 19 Feb, but can’t be done before 23 Feb");
  SAYS (tandem_moving_dup_outcome (moving, TANDEM_MOVE_ONLY), "Nothing else moves, go-live stays on 2 Mar, 1 is then due too early");
}

/* A go-live that can't move: the slack is what is proposed, and nobody promises what can't be held. */
static void
test_fixed_go_live (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMoving) moving = NULL, too_far = NULL;

  tandem_test_plan_apply (f->library, tandem_edit_set_integer (milestone (f, GO_LIVE), TANDEM_MILESTONE_FIXED, TRUE));
  moving = move (f, A, "2027-02-16");
  g_assert_cmpint (tandem_moving_get_default (moving), ==, TANDEM_MOVE_KEEP_ANCHOR);
  SAYS (tandem_moving_dup_sentence (moving, TANDEM_MOVE_FOLLOW), "");
  SAYS (tandem_moving_dup_sentence (moving, TANDEM_MOVE_KEEP_ANCHOR), "Wenn „A“ 11 Arbeitstage später endet, bleibt es beim Go-live am 2. März.");
  too_far = move (f, B, "2027-03-04");
  g_assert_true (tandem_moving_needs_asking (too_far));
  SAYS (tandem_moving_dup_sentence (too_far, tandem_moving_get_default (too_far)), "");
}

static void
test_steps_and_pointing (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMoving) moving = move (f, A, NULL);

  for (int i = 0; i < 5; i++)
    g_assert_true (tandem_moving_step (moving, 1, NULL));
  g_assert_cmpuint (tandem_moving_get_day (moving), ==, day ("2027-02-08"));
  g_assert_true (tandem_moving_step (moving, -1, NULL));
  g_assert_cmpuint (tandem_moving_get_day (moving), ==, day ("2027-02-05"));
  g_assert_true (tandem_moving_point_to (moving, day ("2027-02-14"), NULL)); /* a Sunday */
  g_assert_cmpuint (tandem_moving_get_day (moving), ==, day ("2027-02-15"));
  g_assert_true (tandem_moving_set_day (moving, day ("2027-02-13"), NULL));
  SAYS (tandem_moving_dup_notice (moving), "Sat 13 February is not a working day; the next one is taken.");
}

/* One edit, with the reason; and what was said is no longer true after the plan has changed. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMoving) moving = move (f, A, "2027-02-08");
  g_autoptr (TandemEdit) edit = tandem_moving_create_edit (moving, TANDEM_MOVE_FOLLOW, "The auditor is ill");
  g_autofree char *label = tandem_edit_dup_label (edit);

  g_assert_false (tandem_moving_is_stale (moving));
  g_assert_cmpstr (tandem_edit_get_reason (edit), ==, "The auditor is ill");
  g_assert_cmpstr (label, ==, "Move 3 Milestones");
  tandem_test_plan_apply (f->library, tandem_edit_ref (edit));
  g_assert_true (tandem_moving_is_stale (moving));
  g_assert_cmpuint (tandem_entity_get_day (milestone (f, GO_LIVE), TANDEM_MILESTONE_DUE), ==, day ("2027-03-09"));
  g_assert_cmpuint (tandem_entity_get_day (TANDEM_ENTITY (f->plan), TANDEM_PLAN_ANCHOR_DATE), ==, day ("2027-03-09"));
}

/* In a form the start is a field of its own. */
static void
test_keep_start (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemMoving) moving = NULL, before = NULL;
  g_autoptr (TandemEdit) edit = NULL;

  tandem_test_plan_apply (f->library, tandem_edit_set_day (milestone (f, APART), TANDEM_MILESTONE_START, day ("2027-02-01")));
  moving = move (f, APART, "2027-02-12");
  tandem_moving_keep_start (moving);
  edit = tandem_moving_create_edit (moving, TANDEM_MOVE_FOLLOW, NULL);
  tandem_test_plan_apply (f->library, tandem_edit_ref (edit));
  g_assert_cmpuint (tandem_entity_get_day (milestone (f, APART), TANDEM_MILESTONE_START), ==, day ("2027-02-01"));
  before = move (f, APART, "2027-01-20");
  tandem_moving_keep_start (before);
  tandem_test_plan_apply (f->library, tandem_moving_create_edit (before, TANDEM_MOVE_FOLLOW, NULL));
  g_assert_cmpuint (tandem_entity_get_day (milestone (f, APART), TANDEM_MILESTONE_START), <=, day ("2027-01-20"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/ui-models/moving/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("asks-only-where-it-matters", test_asks_only_where_it_matters);
  ADD ("words", test_words);
  ADD ("slack", test_slack);
  ADD ("fixed-go-live", test_fixed_go_live);
  ADD ("steps-and-pointing", test_steps_and_pointing);
  ADD ("edit", test_edit);
  ADD ("keep-start", test_keep_start);
  return g_test_run ();
}
