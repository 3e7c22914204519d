/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The n-th operation of the disk fails, for every n: all or nothing, and afterwards work goes on. */
#include "tandem-error.h"
#include "tandem-sql.h"
#include "tandem-test-faults.h"
#include "tandem-test-session.h"

#include <glib/gstdio.h>

typedef struct
{
  char          *folder;
  char          *path;
  char          *backup;
  GBytes        *start;  /* the file before each try */
  TandemSession *session;
  TandemEdit    *edit;   /* sets, adds and removes */
} Fixture;

/* One thing a session does; FALSE and an error where it failed. */
typedef gboolean (*Action) (Fixture *f, GError **error);

static void
write_start (Fixture *f)
{
  tandem_test_file_replace (f->path, g_bytes_get_data (f->start, NULL), g_bytes_get_size (f->start));
}

/* One step to redo, one to undo, and an edit with a bit of everything. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_TERM);
  g_autoptr (GError) error = NULL;
  TandemPlan *plan;
  gint64 id;

  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "plans.db", NULL);
  f->backup = g_build_filename (f->folder, "old.db", NULL);
  f->session = tandem_test_session_open (f->path);
  plan = tandem_test_session_add_sample (f->session);
  id = tandem_entity_get_id (TANDEM_ENTITY (plan));
  tandem_session_backup (f->session, f->backup, &error);
  g_assert_no_error (error);
  tandem_test_session_apply (f->session, tandem_test_plan_random (rand, 2, tandem_test_session_new_id, f->session));
  tandem_test_session_apply (f->session, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, "One"));
  tandem_test_session_apply (f->session, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, "Two"));
  tandem_session_undo (f->session, plan, &error);
  g_assert_no_error (error);

  tandem_row_set_ref (row, TANDEM_TERM_PLAN, id);
  tandem_row_set_text (row, TANDEM_TERM_OURS, "ours");
  g_ptr_array_add (edits, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL, "Another goal"));
  g_ptr_array_add (edits, tandem_edit_new_add (id, tandem_test_session_new_id (f->session), row));
  g_ptr_array_add (edits, tandem_edit_remove (tandem_plan_peek (plan, TANDEM_KIND_CHECKIN, 0)));
  f->edit = tandem_edit_new_group ("Several Things", edits);
  g_clear_object (&f->session);
  f->start = tandem_test_file_read (f->path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->session);
  tandem_test_folder_delete (f->folder);
  tandem_edit_unref (f->edit);
  g_bytes_unref (f->start);
  g_free (f->backup);
  g_free (f->path);
  g_free (f->folder);
}

static TandemPlan *
plan_of (Fixture *f)
{
  return tandem_test_plan_first (tandem_session_get_library (f->session));
}

static gboolean
apply (Fixture *f, GError **error)
{
  return tandem_session_apply (f->session, f->edit, NULL, error);
}

static gboolean
undo (Fixture *f, GError **error)
{
  return tandem_session_undo (f->session, plan_of (f), error);
}

static gboolean
redo (Fixture *f, GError **error)
{
  return tandem_session_redo (f->session, plan_of (f), error);
}

static gboolean
restore (Fixture *f, GError **error)
{
  return tandem_session_restore (f->session, f->backup, error);
}

static gboolean
add_version (Fixture *f, GError **error)
{
  g_autoptr (TandemVersion) version = tandem_version_new (tandem_entity_get_id (TANDEM_ENTITY (plan_of (f))), tandem_day_new (2026, 11, 23), "pdf", "Leo", "plan.pdf", "{}");
  g_autoptr (GBytes) content = g_bytes_new ("%PDF", 4);

  return tandem_session_add_version (f->session, version, content, error);
}

static gboolean
set_options (Fixture *f, GError **error)
{
  g_autoptr (TandemSendOptions) options = tandem_send_options_new ();

  g_set_str (&options->language, "fr");
  return tandem_session_set_send_options (f->session, tandem_entity_get_id (TANDEM_ENTITY (plan_of (f))), options, error);
}

static char *
dump_history (TandemSession *session)
{
  GString *text = g_string_new (NULL);
  GListModel *plans = tandem_library_get_plans (tandem_session_get_library (session));

  for (guint i = 0; i <= g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, i);
      g_autofree char *u = tandem_session_dup_undo_label (session, plan);
      g_autofree char *r = tandem_session_dup_redo_label (session, plan);

      g_string_append_printf (text, "%s / %s\n", u, r);
    }
  return g_string_free (text, FALSE);
}

/* The session is what a fresh look at the file gives, and that is one of the two. */
static void
assert_all_or_nothing (Fixture *f, gboolean done, const char *start, const char *end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSession) fresh = NULL;
  g_autofree char *file = NULL, *check = NULL, *shown = NULL, *kept = NULL, *mine = NULL, *theirs = NULL;

  tandem_session_refresh (f->session, &error);
  g_assert_no_error (error);
  file = tandem_test_file_dump (f->path);
  if (done || !g_str_equal (file, start))
    tandem_test_assert_same (file, end);
  check = tandem_test_file_query (f->path, "PRAGMA integrity_check; PRAGMA foreign_key_check");
  g_assert_cmpstr (check, ==, "ok\n");

  fresh = tandem_test_session_open (f->path);
  shown = tandem_test_plan_dump (tandem_session_get_library (f->session));
  kept = tandem_test_plan_dump (tandem_session_get_library (fresh));
  tandem_test_assert_same (shown, kept);
  mine = dump_history (f->session);
  theirs = dump_history (fresh);
  g_assert_cmpstr (mine, ==, theirs);
}

static char *
try_without_fault (Fixture *f, Action action)
{
  g_autoptr (GError) error = NULL;
  char *dump;

  write_start (f);
  f->session = tandem_test_session_open (f->path);
  action (f, &error);
  g_assert_no_error (error);
  g_clear_object (&f->session);
  dump = tandem_test_file_dump (f->path);
  return dump;
}

static void
test_action (Fixture *f, gconstpointer function)
{
  Action action = *(const Action *) function;
  g_autofree char *end = try_without_fault (f, action);
  g_autofree char *start = NULL;
  guint n_points = 0, n_failed = 0;

  write_start (f);
  start = tandem_test_file_dump (f->path);
  for (int fault = 0; fault < TANDEM_N_FAULTS; fault++)
    for (int from_then_on = 0; from_then_on <= 1; from_then_on++)
      for (guint at = 1;; at += action == restore ? 41 : 1) /* a restore copies everything, page by page */
        {
          g_autoptr (GError) error = NULL;
          gboolean done, hit;

          write_start (f);
          f->session = tandem_test_session_open (f->path);
          tandem_session_can_undo (f->session, NULL);
          tandem_test_faults_arm ((TandemFault) fault, at, from_then_on);
          done = action (f, &error);
          hit = tandem_test_faults_disarm ();

          g_assert_true (done == (error == NULL));
          g_assert_true (done || error->domain == TANDEM_ERROR);
          if (!done && fault == TANDEM_FAULT_FULL)
            g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_FULL);
          if (!done && fault == TANDEM_FAULT_BUSY)
            g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_BUSY);
          assert_all_or_nothing (f, done, start, end);
          tandem_test_session_apply (f->session, tandem_edit_set_text (TANDEM_ENTITY (plan_of (f)), TANDEM_PLAN_VALUE, "still works"));
          g_assert_finalize_object (g_steal_pointer (&f->session));
          n_failed += !done;
          if (!hit)
            break;
          n_points++;
        }
  g_test_message ("%u points, %u failed", n_points, n_failed);
  g_assert_cmpuint (n_failed, >, 10);
}

/* Opening: a session or an error, and the next try works on an unchanged library. */
static void
test_open (Fixture *f, gconstpointer data)
{
  guint n_points = 0;

  for (int fault = 0; fault < TANDEM_N_FAULTS; fault++)
    for (int from_then_on = 0; from_then_on <= 1; from_then_on++)
      for (int fresh = 0; fresh <= 1; fresh++)
        for (guint at = 1;; at++)
          {
            g_autoptr (GError) error = NULL;
            gboolean hit;

            write_start (f);
            if (fresh)
              g_unlink (f->path);
            tandem_test_faults_arm ((TandemFault) fault, at, from_then_on);
            f->session = tandem_session_open (f->path, &error);
            hit = tandem_test_faults_disarm ();
            g_assert_true ((f->session != NULL) == (error == NULL));
            g_assert_true (error == NULL || error->domain == TANDEM_ERROR);
            g_clear_object (&f->session);

            f->session = tandem_test_session_open (f->path);
            tandem_test_assert_sound (f->session);
            g_clear_object (&f->session);
            if (!hit)
              break;
            n_points++;
          }
  g_test_message ("%u points", n_points);
  g_assert_cmpuint (n_points, >, 50);
}

/* The disk fails while a crashed write is being rolled back: a later look finds the state before it. */
static void
test_hot_journal (Fixture *f, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);
  g_autofree char *start = NULL;
  g_autoptr (GBytes) torn = NULL, torn_journal = NULL;
  guint n_points = 0;

  write_start (f);
  start = tandem_test_file_dump (f->path);

  /* A commit that stops after the pages are written, before the journal is done with. */
  for (guint at = 1;; at++)
    {
      g_autoptr (GError) error = NULL;

      write_start (f);
      f->session = tandem_test_session_open (f->path);
      tandem_test_faults_arm (TANDEM_FAULT_IO, at, TRUE);
      g_assert_false (apply (f, &error));
      torn = tandem_test_file_read (f->path);
      if (!g_bytes_equal (torn, f->start) && g_file_test (journal, G_FILE_TEST_EXISTS))
        {
          torn_journal = tandem_test_file_read (journal);
          if (g_bytes_get_size (torn_journal) > 0)
            break;
          g_clear_pointer (&torn_journal, g_bytes_unref);
        }
      tandem_test_faults_disarm ();
      g_clear_object (&f->session);
      g_clear_pointer (&torn, g_bytes_unref);
    }
  tandem_test_faults_disarm ();
  g_clear_object (&f->session);

  for (guint at = 1;; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *file = NULL;
      gboolean hit;

      g_file_set_contents (f->path, g_bytes_get_data (torn, NULL), (gssize) g_bytes_get_size (torn), &error);
      g_file_set_contents (journal, g_bytes_get_data (torn_journal, NULL), (gssize) g_bytes_get_size (torn_journal), &error);
      g_assert_no_error (error);
      tandem_test_faults_arm (TANDEM_FAULT_IO, at, at % 2 == 0);
      f->session = tandem_session_open (f->path, NULL);
      hit = tandem_test_faults_disarm ();
      g_clear_object (&f->session);

      f->session = tandem_test_session_open (f->path);
      file = tandem_test_file_dump (f->path);
      tandem_test_assert_same (file, start);
      tandem_test_assert_sound (f->session);
      g_clear_object (&f->session);
      if (!hit)
        break;
      n_points++;
    }
  g_test_message ("%u points", n_points);
  g_assert_cmpuint (n_points, >, 5);
}

int
main (int argc, char **argv)
{
  static const Action apply_action = apply, undo_action = undo, redo_action = redo, restore_action = restore, version_action = add_version, options_action = set_options;

  g_test_init (&argc, &argv, NULL);
  tandem_test_faults_install ();
  tandem_sql_set_busy_timeout (0);
#define ADD(name, data, function) g_test_add ("/session/faults/" name, Fixture, data, set_up, function, tear_down)
  ADD ("apply", &apply_action, test_action);
  ADD ("undo", &undo_action, test_action);
  ADD ("redo", &redo_action, test_action);
  ADD ("restore", &restore_action, test_action);
  ADD ("version", &version_action, test_action);
  ADD ("options", &options_action, test_action);
  ADD ("open", NULL, test_open);
  ADD ("hot-journal", NULL, test_hot_journal);
  return g_test_run ();
}
