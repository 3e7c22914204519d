/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs on one library: the window and the command line. */
#include "tandem-error.h"
#include "tandem-edits.h"
#include "tandem-sql.h"
#include "tandem-test-session.h"

#include <sqlite3.h>

typedef struct
{
  char          *folder;
  char          *path;
  TandemSession *mine, *theirs;
  TandemPlan    *my_plan, *their_plan;
  guint          n_reloaded, n_changed;
} Fixture;

static void
count_cb (guint *counter)
{
  (*counter)++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  tandem_sql_set_busy_timeout (20);
  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "plans.db", NULL);
  f->mine = tandem_test_session_open (f->path);
  f->my_plan = tandem_test_session_add_sample (f->mine);
  f->theirs = tandem_test_session_open (f->path);
  f->their_plan = tandem_test_plan_first (tandem_session_get_library (f->theirs));
  g_signal_connect_swapped (f->mine, "reloaded", G_CALLBACK (count_cb), &f->n_reloaded);
  g_signal_connect_swapped (f->my_plan, "changed", G_CALLBACK (count_cb), &f->n_changed);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&f->mine));
  g_assert_finalize_object (g_steal_pointer (&f->theirs));
  tandem_test_folder_delete (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static void
refresh (TandemSession *session)
{
  g_autoptr (GError) error = NULL;

  tandem_session_refresh (session, &error);
  g_assert_no_error (error);
}

static void
assert_same (Fixture *f)
{
  g_autofree char *mine = tandem_test_plan_dump (tandem_session_get_library (f->mine));
  g_autofree char *theirs = tandem_test_plan_dump (tandem_session_get_library (f->theirs));

  tandem_test_assert_same (mine, theirs);
}

/* Lists keep their objects, so that a selection stays; only what differs is notified. */
static void
test_refresh (Fixture *f, gconstpointer data)
{
  TandemEntity *mine = tandem_test_plan_find (f->my_plan, TANDEM_KIND_MILESTONE, "Security review");
  TandemEntity *theirs = tandem_test_plan_find (f->their_plan, TANDEM_KIND_MILESTONE, "Security review");
  TandemEntity *gone = tandem_test_plan_find (f->their_plan, TANDEM_KIND_MILESTONE, "User training");
  guint n_due = 0, n_title = 0, n_milestones = tandem_plan_get_n (f->my_plan, TANDEM_KIND_MILESTONE);

  g_signal_connect_swapped (mine, "notify::due", G_CALLBACK (count_cb), &n_due);
  g_signal_connect_swapped (mine, "notify::title", G_CALLBACK (count_cb), &n_title);

  refresh (f->mine);
  g_assert_cmpuint (f->n_reloaded, ==, 0);

  tandem_test_session_apply (f->theirs, tandem_edit_set_day (theirs, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 26)));
  tandem_test_session_apply (f->theirs, tandem_edits_remove (f->their_plan, gone));
  tandem_test_session_add_sample (f->theirs);
  refresh (f->mine);

  g_assert_cmpuint (f->n_reloaded, ==, 1);
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_cmpuint (n_due, ==, 1);
  g_assert_cmpuint (n_title, ==, 0);
  g_assert_true (tandem_test_plan_find (f->my_plan, TANDEM_KIND_MILESTONE, "Security review") == mine);
  g_assert_cmpuint (tandem_plan_get_n (f->my_plan, TANDEM_KIND_MILESTONE), ==, n_milestones - 1);
  assert_same (f);

  refresh (f->mine);
  g_assert_cmpuint (f->n_reloaded, ==, 1);
}

/* The same field changed on both sides: the second is told, and sees what is there. */
static void
test_conflict (Fixture *f, gconstpointer data)
{
  TandemEntity *mine = tandem_test_plan_find (f->my_plan, TANDEM_KIND_MILESTONE, "Security review");
  TandemEntity *theirs = tandem_test_plan_find (f->their_plan, TANDEM_KIND_MILESTONE, "Security review");
  g_autoptr (TandemEdit) edit = tandem_edit_set_day (mine, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 27));
  g_autoptr (GError) error = NULL;

  tandem_test_session_apply (f->theirs, tandem_edit_set_day (theirs, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 26)));
  g_assert_false (tandem_session_apply (f->mine, edit, NULL, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED);
  g_assert_cmpuint (tandem_entity_get_day (mine, TANDEM_MILESTONE_DUE), ==, tandem_day_new (2026, 11, 26));
  assert_same (f);
}

/* Different fields don't get in each other's way, and history is one. */
static void
test_both_work (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      tandem_test_session_apply (f->mine, tandem_edit_set_text (TANDEM_ENTITY (f->my_plan), TANDEM_PLAN_TITLE, text));
      tandem_test_session_apply (f->theirs, tandem_edit_set_text (TANDEM_ENTITY (f->their_plan), TANDEM_PLAN_GOAL, text));
    }
  refresh (f->mine);
  assert_same (f);

  /* Each undoes the other's step where that is the newest. */
  for (guint i = 0; i < 20; i++)
    {
      TandemSession *session = i % 2 == 0 ? f->mine : f->theirs;

      tandem_session_undo (session, i % 2 == 0 ? f->my_plan : f->their_plan, &error);
      g_assert_no_error (error);
    }
  refresh (f->mine);
  refresh (f->theirs);
  assert_same (f);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (f->my_plan), TANDEM_PLAN_TITLE), ==, "Order management platform");
}

/* Ids come from different blocks. */
static void
test_ids (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 600; i++)
    {
      gint64 id = tandem_test_session_new_id (i % 2 == 0 ? f->mine : f->theirs);

      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }
}

/* A program that holds the lock: told to try again, and the next try works. */
static void
test_locked (Fixture *f, gconstpointer data)
{
  static const char *const locks[] = { "BEGIN EXCLUSIVE", "BEGIN IMMEDIATE", "BEGIN; SELECT count(*) FROM plan" };

  for (guint i = 0; i < G_N_ELEMENTS (locks); i++)
    {
      g_autoptr (TandemEdit) edit = tandem_edit_set_text (TANDEM_ENTITY (f->my_plan), TANDEM_PLAN_GOAL, locks[i]);
      g_autofree char *before = tandem_test_plan_dump (tandem_session_get_library (f->mine));
      g_autofree char *during = NULL;
      g_autoptr (GError) error = NULL;
      sqlite3 *db = NULL;

      g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, locks[i], NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_false (tandem_session_apply (f->mine, edit, NULL, &error));
      g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_BUSY);
      g_clear_error (&error);
      during = tandem_test_plan_dump (tandem_session_get_library (f->mine));
      tandem_test_assert_same (during, before);
      g_assert_cmpuint (f->n_changed, ==, i);

      g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      tandem_session_apply (f->mine, edit, NULL, &error);
      g_assert_no_error (error);
      tandem_test_assert_sound (f->mine);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/session/two/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("refresh", test_refresh);
  ADD ("conflict", test_conflict);
  ADD ("both-work", test_both_work);
  ADD ("ids", test_ids);
  ADD ("locked", test_locked);
  return g_test_run ();
}
