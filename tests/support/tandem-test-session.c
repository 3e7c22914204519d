/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-test-session.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "tandem-sql.h"

/**
 * tandem_test_folder_new:
 *
 * Returns: (transfer full): a new empty folder; tandem_test_folder_delete() takes it away
 */
char *
tandem_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* With everything in it. Restores permissions a test has taken away. */
void
tandem_test_folder_delete (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        tandem_test_folder_delete (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

TandemSession *
tandem_test_session_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  TandemSession *session = tandem_session_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);
  return session;
}

/* A TandemTestNewId for a session. */
gint64
tandem_test_session_new_id (gpointer session)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tandem_session_new_id (session, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* @edit: (transfer full); must succeed. */
void
tandem_test_session_apply (TandemSession *session, TandemEdit *edit)
{
  g_autoptr (TandemEdit) held = edit;
  g_autoptr (GError) error = NULL;

  tandem_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
}

TandemPlan *
tandem_test_session_add_sample (TandemSession *session)
{
  g_autoptr (TandemEdit) edit = tandem_test_plan_sample (tandem_test_session_new_id, session);

  tandem_test_session_apply (session, tandem_edit_ref (edit));
  return tandem_library_find (tandem_session_get_library (session), tandem_edit_get_plan (edit));
}

/**
 * tandem_test_session_set_up:
 * @session: (out): of a library in a folder of its own
 * @folder: (out): the folder
 * @path: (out): of the library's file
 *
 * Returns: (transfer none): the sample plan in it
 */
TandemPlan *
tandem_test_session_set_up (TandemSession **session, char **folder, char **path)
{
  *folder = tandem_test_folder_new ();
  *path = g_build_filename (*folder, "plans.db", NULL);
  *session = tandem_test_session_open (*path);
  return tandem_test_session_add_sample (*session);
}

/* Nothing else may hold the session. */
void
tandem_test_session_tear_down (TandemSession **session, char **folder, char **path)
{
  g_assert_finalize_object (g_steal_pointer (session));
  tandem_test_folder_delete (*folder);
  g_clear_pointer (folder, g_free);
  g_clear_pointer (path, g_free);
}

static sqlite3 *
open_file (const char *path, int flags)
{
  sqlite3 *db = NULL;

  tandem_sql_initialize ();
  g_assert_cmpint (sqlite3_open_v2 (path, &db, flags, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

static int
append_row_cb (void *text, int n, char **cells, char **names)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", cells[i] != NULL ? cells[i] : "", i + 1 < n ? "|" : "\n");
  return 0;
}

static void
run (sqlite3 *db, const char *sql, GString *text)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, text != NULL ? append_row_cb : NULL, text, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* Rows as "a|b" lines, read by SQLite alone. */
char *
tandem_test_file_query (const char *path, const char *sql)
{
  sqlite3 *db = open_file (path, SQLITE_OPEN_READWRITE);
  GString *text = g_string_new (NULL);

  run (db, sql, text);
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

/* Changes the file behind everybody's back, rules of the tables included. */
void
tandem_test_file_write (const char *path, const char *sql)
{
  sqlite3 *db = open_file (path, SQLITE_OPEN_READWRITE);

  run (db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF", NULL);
  run (db, sql, NULL);
  sqlite3_close (db);
}

/**
 * tandem_test_file_dump:
 * @path: a library
 *
 * Returns: (transfer full): every cell of every entity, as SQLite reads it; without history
 */
char *
tandem_test_file_dump (const char *path)
{
  sqlite3 *db = open_file (path, SQLITE_OPEN_READWRITE);
  GString *text = g_string_new (NULL);

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    {
      const TandemKindInfo *info = tandem_kind_info ((TandemKind) kind);
      g_autoptr (GString) sql = g_string_new ("SELECT id");

      for (guint i = 0; i < info->n_fields; i++)
        g_string_append_printf (sql, ", quote (\"%s\")", info->fields[i].name);
      g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", info->name);
      g_string_append_printf (text, "%s\n", info->name);
      run (db, sql->str, text);
    }
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

/* The file is whole and says the same as the model. */
void
tandem_test_assert_sound (TandemSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = tandem_session_check (session, &error);
  g_autoptr (TandemSession) other = NULL;
  g_autofree char *shown = NULL, *kept = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((TandemProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (problems->len, ==, 0);

  other = tandem_test_session_open (tandem_session_get_path (session));
  shown = tandem_test_plan_dump (tandem_session_get_library (session));
  kept = tandem_test_plan_dump (tandem_session_get_library (other));
  tandem_test_assert_same (shown, kept);
}

GBytes *
tandem_test_file_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

/* The file of a library as if these bytes had always been in it: without a journal. */
void
tandem_test_file_replace (const char *path, gconstpointer data, gsize size)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (journal);
  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}
