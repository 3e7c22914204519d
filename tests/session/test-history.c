/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Undo and Redo offer: by plan, over restarts, with typed text as one step. */
#include "tandem-error.h"
#include "tandem-edits.h"
#include "tandem-test-session.h"

typedef struct
{
  char          *folder, *path;
  TandemSession *session;
  TandemPlan    *a, *b;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->a = tandem_test_session_set_up (&f->session, &f->folder, &f->path);
  f->b = tandem_test_session_add_sample (f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_test_assert_sound (f->session);
  tandem_test_session_tear_down (&f->session, &f->folder, &f->path);
}

static void
set_title (Fixture *f, TandemPlan *plan, const char *title)
{
  tandem_test_session_apply (f->session, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, title));
}

static void
type (Fixture *f, TandemPlan *plan, guint field, const char *text, const char *key)
{
  g_autoptr (TandemEdit) edit = tandem_edit_set_text (TANDEM_ENTITY (plan), field, text);
  g_autoptr (GError) error = NULL;

  tandem_session_apply (f->session, edit, key, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *f, TandemPlan *plan)
{
  g_autoptr (GError) error = NULL;

  tandem_session_undo (f->session, plan, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *f, TandemPlan *plan)
{
  g_autoptr (GError) error = NULL;

  tandem_session_redo (f->session, plan, &error);
  g_assert_no_error (error);
}

static void
assert_title (TandemPlan *plan, const char *title)
{
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE), ==, title);
}

static void
assert_offers (Fixture *f, TandemPlan *plan, const char *undo_label, const char *redo_label)
{
  g_autofree char *u = tandem_session_dup_undo_label (f->session, plan);
  g_autofree char *r = tandem_session_dup_redo_label (f->session, plan);

  g_assert_cmpstr (u, ==, undo_label);
  g_assert_cmpstr (r, ==, redo_label);
  g_assert_cmpint (tandem_session_can_undo (f->session, plan), ==, undo_label != NULL);
  g_assert_cmpint (tandem_session_can_redo (f->session, plan), ==, redo_label != NULL);
}

static void
test_by_plan (Fixture *f, gconstpointer data)
{
  set_title (f, f->a, "A1");
  set_title (f, f->b, "B1");
  undo (f, f->a);
  assert_title (f->a, "Order management platform");
  assert_title (f->b, "B1");
  assert_offers (f, f->a, "New Plan", "Rename Plan");
  assert_offers (f, f->b, "Rename Plan", NULL);
  assert_offers (f, NULL, NULL, NULL);

  /* Work in one plan doesn't cost the other its redo. */
  set_title (f, f->b, "B2");
  redo (f, f->a);
  assert_title (f->a, "A1");

  undo (f, f->a);
  set_title (f, f->a, "A2");
  assert_offers (f, f->a, "Rename Plan", NULL);
}

static void
test_creation_is_the_first_step (Fixture *f, gconstpointer data)
{
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (f->a));
  g_autoptr (GError) error = NULL;

  set_title (f, f->a, "A1");
  undo (f, f->a);
  undo (f, f->a);
  g_assert_null (tandem_library_find (tandem_session_get_library (f->session), id));

  /* Nobody can look at it now: it is offered everywhere, and its own steps after it. */
  assert_offers (f, NULL, NULL, "New Plan");
  assert_offers (f, f->b, "New Plan", "New Plan");
  redo (f, f->b);
  f->a = tandem_library_find (tandem_session_get_library (f->session), id);
  g_assert_nonnull (f->a);
  assert_offers (f, f->a, "New Plan", "Rename Plan");
  redo (f, f->a);
  assert_title (f->a, "A1");

  g_assert_false (tandem_session_redo (f->session, f->a, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND);
}

static void
test_deleted_plan_comes_back (Fixture *f, gconstpointer data)
{
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (f->a));
  g_autofree char *before = NULL, *after = NULL;

  set_title (f, f->a, "A1");
  before = tandem_test_plan_dump (tandem_session_get_library (f->session));
  tandem_test_session_apply (f->session, tandem_edits_delete_plan (f->a));
  assert_offers (f, NULL, "Delete Plan", NULL);
  assert_offers (f, f->b, "Delete Plan", NULL);

  undo (f, f->b);
  after = tandem_test_plan_dump (tandem_session_get_library (f->session));
  tandem_test_assert_same (after, before);
  f->a = tandem_library_find (tandem_session_get_library (f->session), id);
  assert_offers (f, f->a, "Rename Plan", "Delete Plan");

  /* Going further back in the plan makes its deletion wait for its turn. */
  undo (f, f->a);
  assert_offers (f, f->a, "New Plan", "Rename Plan");
  assert_offers (f, f->b, "New Plan", NULL);
  redo (f, f->a);
  assert_offers (f, f->b, "New Plan", "Delete Plan");

  /* New work in the plan: the old deletion is forgotten. */
  set_title (f, f->a, "A2");
  assert_offers (f, f->b, "New Plan", NULL);
}

static void
test_restart (Fixture *f, gconstpointer data)
{
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (f->a));

  set_title (f, f->a, "A1");
  set_title (f, f->a, "A2");
  set_title (f, f->a, "A3");
  undo (f, f->a);
  g_assert_finalize_object (g_steal_pointer (&f->session));

  f->session = tandem_test_session_open (f->path);
  f->a = tandem_library_find (tandem_session_get_library (f->session), id);
  assert_title (f->a, "A2");
  assert_offers (f, f->a, "Rename Plan", "Rename Plan");
  redo (f, f->a);
  assert_title (f->a, "A3");
  undo (f, f->a);
  undo (f, f->a);
  assert_title (f->a, "A1");
}

static void
test_merge (Fixture *f, gconstpointer data)
{
  g_autofree char *lines = NULL;

  type (f, f->a, TANDEM_PLAN_GOAL, "W", "goal");
  type (f, f->a, TANDEM_PLAN_GOAL, "We", "goal");
  type (f, f->a, TANDEM_PLAN_GOAL, "We go", "goal");
  undo (f, f->a);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL), !=, "W");
  assert_offers (f, f->a, "New Plan", "Change Goal");
  redo (f, f->a);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL), ==, "We go");

  /* The log keeps every piece. */
  lines = tandem_test_file_query (f->path, "SELECT direction, after FROM change_log WHERE field = 'goal' AND direction <> 'undo' ORDER BY id");
  g_assert_cmpstr (lines, ==, "do|W\ndo|We\ndo|We go\nredo|We go\n");
}

static void
test_no_merge (Fixture *f, gconstpointer data)
{
  type (f, f->a, TANDEM_PLAN_GOAL, "W", "goal");
  type (f, f->a, TANDEM_PLAN_GOAL, "We", NULL); /* no key */
  type (f, f->a, TANDEM_PLAN_GOAL, "We ", "goal"); /* not the step before */
  type (f, f->a, TANDEM_PLAN_TITLE, "T", "goal"); /* another field */
  type (f, f->b, TANDEM_PLAN_TITLE, "T", "goal"); /* another plan */
  type (f, f->a, TANDEM_PLAN_TITLE, "Ti", "goal"); /* came between */
  undo (f, f->a);
  assert_title (f->a, "T");
  undo (f, f->a);
  redo (f, f->a);
  type (f, f->a, TANDEM_PLAN_TITLE, "Tit", "goal"); /* after a redo */
  undo (f, f->a);
  assert_title (f->a, "T");
  undo (f, f->a);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL), ==, "We ");
  undo (f, f->a);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL), ==, "We");
  undo (f, f->a);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL), ==, "W");
}

/* Typed back to what it was: nothing is left to undo. */
static void
test_merge_to_nothing (Fixture *f, gconstpointer data)
{
  type (f, f->a, TANDEM_PLAN_TITLE, "Order management platforms", "title");
  type (f, f->a, TANDEM_PLAN_TITLE, "Order management platform", "title");
  assert_offers (f, f->a, "New Plan", NULL);
  type (f, f->a, TANDEM_PLAN_TITLE, "Order", "title");
  undo (f, f->a);
  assert_title (f->a, "Order management platform");
}

static void
test_no_change_is_no_step (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_query (f->path, "SELECT count(*) FROM step");
  g_autofree char *after = NULL;

  set_title (f, f->a, "Order management platform");
  after = tandem_test_file_query (f->path, "SELECT count(*) FROM step");
  tandem_test_assert_same (after, before);
  assert_offers (f, f->a, "New Plan", NULL);
}

/* Ids of what was removed are not given to something else, not even after a restart. */
static void
test_ids_stay_used (Fixture *f, gconstpointer data)
{
  gint64 last = tandem_test_session_new_id (f->session);

  tandem_test_session_apply (f->session, tandem_edits_delete_plan (f->b));
  g_assert_finalize_object (g_steal_pointer (&f->session));
  f->session = tandem_test_session_open (f->path);
  g_assert_cmpint (tandem_test_session_new_id (f->session), >, last);
}

/* A megabyte of text and a logo come back whole; what is beyond the limit is refused, not cut. */
static void
test_large (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  g_autofree char *too_much = g_strnfill (17 * 1024 * 1024, 'y');
  g_autoptr (GBytes) logo = g_bytes_new (text, 1024 * 1024);
  g_auto (TandemValue) value = tandem_value_bytes (logo);
  g_autoptr (TandemEdit) edit = tandem_edit_set_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL, too_much);
  g_autoptr (GError) error = NULL;
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (f->a));

  tandem_test_session_apply (f->session, tandem_edit_set_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL, text));
  tandem_test_session_apply (f->session, tandem_edit_set (TANDEM_ENTITY (f->a), TANDEM_PLAN_BUYER_LOGO, &value));
  g_assert_false (tandem_session_apply (f->session, edit, NULL, &error));
  g_assert_nonnull (error);

  tandem_test_session_apply (f->session, tandem_edits_delete_plan (f->a));
  g_assert_finalize_object (g_steal_pointer (&f->session));
  f->session = tandem_test_session_open (f->path);
  undo (f, NULL);
  f->a = tandem_library_find (tandem_session_get_library (f->session), id);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL), ==, text);
  g_assert_true (g_bytes_equal (tandem_entity_get_bytes (TANDEM_ENTITY (f->a), TANDEM_PLAN_BUYER_LOGO), logo));
}

/* Why something was done is kept with the step, and only with it. */
static void
test_reason (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemEdit) edit = tandem_edit_with_reason (tandem_edit_set_text (TANDEM_ENTITY (f->a), TANDEM_PLAN_GOAL, "Live in May"), "The board asked for it");
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  label = tandem_session_dup_undo_label (f->session, f->a);
  g_assert_cmpstr (label, ==, "Change Goal");
  undo (f, f->a);
  set_title (f, f->a, "Another");
  changes = tandem_session_list_changes (f->session, tandem_entity_get_id (TANDEM_ENTITY (f->a)), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((TandemChange *) changes->pdata[changes->len - 1])->reason, ==, "");
  g_assert_cmpstr (((TandemChange *) changes->pdata[changes->len - 2])->reason, ==, "The board asked for it");
  g_assert_cmpstr (((TandemChange *) changes->pdata[changes->len - 3])->reason, ==, "The board asked for it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/session/history/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("by-plan", test_by_plan);
  ADD ("creation", test_creation_is_the_first_step);
  ADD ("deletion", test_deleted_plan_comes_back);
  ADD ("restart", test_restart);
  ADD ("merge", test_merge);
  ADD ("no-merge", test_no_merge);
  ADD ("merge-to-nothing", test_merge_to_nothing);
  ADD ("no-change", test_no_change_is_no_step);
  ADD ("ids", test_ids_stay_used);
  ADD ("large", test_large);
  ADD ("reason", test_reason);
  return g_test_run ();
}
