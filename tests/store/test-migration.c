/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An older library becomes a newer one: copied first, whole or not at all, everything still there. */
#include "tandem-backup.h"
#include "tandem-error.h"
#include "tandem-migration.h"
#include "tandem-test-session.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  char *copy;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemSession) session = NULL;

  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "plans.db", NULL);
  f->copy = g_strconcat (f->path, ".bak-v1", NULL);
  session = tandem_test_session_open (f->path);
  tandem_test_session_add_sample (session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_test_folder_delete (f->folder);
  g_free (f->copy);
  g_free (f->path);
  g_free (f->folder);
}

/* A table is made anew, as SQLite wants it done for more than a new column. */
#define REBUILD                                                                                                                       \
  "CREATE TABLE new_phase (id INTEGER PRIMARY KEY NOT NULL, plan INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED," \
  " position INTEGER NOT NULL, name TEXT NOT NULL, gate TEXT NOT NULL) STRICT;"                                                       \
  "INSERT INTO new_phase SELECT id, plan, position, name, 'gate ' || name FROM phase; DROP TABLE phase; ALTER TABLE new_phase RENAME TO phase;"

static const TandemMigration good[] = { { REBUILD }, { "CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, word TEXT NOT NULL) STRICT" } };
static const TandemMigration wrong_sql[] = { { REBUILD }, { "CREATE TABLE tag (id INTEGER PRIMARY KEY); ALTER TABLE nowhere ADD COLUMN x" } };
static const TandemMigration loses_rows[] = { { "DELETE FROM phase" } };

static char *
query (const char *path, const char *sql)
{
  return tandem_test_file_query (path, sql);
}

static void
test_two_versions (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *copied = NULL, *version = NULL, *gates = NULL, *tags = NULL, *check = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autoptr (TandemStore) store = tandem_store_open_with (f->path, good, G_N_ELEMENTS (good), &error);

  g_assert_no_error (error);
  version = query (f->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "3\n");
  gates = query (f->path, "SELECT gate FROM phase ORDER BY id");
  g_assert_cmpstr (gates, ==, "gate Validate\ngate Approve\ngate Launch\n");
  tags = query (f->path, "SELECT count (*) FROM tag");
  g_assert_cmpstr (tags, ==, "0\n");
  check = query (f->path, "PRAGMA integrity_check");
  g_assert_cmpstr (check, ==, "ok\n");
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
  copied = tandem_test_file_dump (f->copy);
  tandem_test_assert_same (copied, before);
  tandem_store_load (store, library, NULL, &error);
  g_assert_no_error (error);

  /* The second time there is nothing to do. */
  g_unlink (f->copy);
  g_clear_pointer (&store, tandem_store_close);
  store = tandem_store_open_with (f->path, good, G_N_ELEMENTS (good), &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (f->copy, G_FILE_TEST_EXISTS));
}

/* What went well stays, what went wrong leaves no trace, and the copy is there. */
static void
test_wrong_sql (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *copied = NULL, *version = NULL, *tables = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) store = tandem_store_open_with (f->path, wrong_sql, G_N_ELEMENTS (wrong_sql), &error);

  g_assert_null (store);
  g_assert_nonnull (error);
  version = query (f->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "2\n");
  tables = query (f->path, "SELECT count (*) FROM sqlite_schema WHERE name = 'tag'");
  g_assert_cmpstr (tables, ==, "0\n");
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
  copied = tandem_test_file_dump (f->copy);
  tandem_test_assert_same (copied, before);
}

/* A migration that leaves references to nothing is taken back. */
static void
test_loses_rows (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) store = tandem_store_open_with (f->path, loses_rows, G_N_ELEMENTS (loses_rows), &error);

  g_assert_null (store);
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED);
  version = query (f->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1\n");
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
}

/* No room for the copy, no migration. */
static void
test_no_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) store = NULL;

  g_assert_cmpint (g_mkdir (f->copy, 0700), ==, 0); /* a folder in its place */
  store = tandem_store_open_with (f->path, good, G_N_ELEMENTS (good), &error);
  g_assert_null (store);
  g_assert_nonnull (error);
  version = query (f->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1\n");
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
}

/* A backup of an older version is brought up to date before it replaces anything. */
static void
test_restore_older (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (f->folder, "old.db", NULL);
  g_autofree char *version = NULL, *gates = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSession) session = tandem_test_session_open (f->path);
  g_autoptr (TandemStore) store = NULL;

  g_assert_true (tandem_session_backup (session, backup, &error));
  g_clear_object (&session);
  store = tandem_store_open_with (f->path, good, G_N_ELEMENTS (good), &error);
  g_assert_no_error (error);
  tandem_store_restore (store, backup, &error);
  g_assert_no_error (error);
  version = query (f->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "3\n");
  gates = query (f->path, "SELECT gate FROM phase ORDER BY id");
  g_assert_cmpstr (gates, ==, "gate Validate\ngate Approve\ngate Launch\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/migration/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("two-versions", test_two_versions);
  ADD ("wrong-sql", test_wrong_sql);
  ADD ("loses-rows", test_loses_rows);
  ADD ("no-copy", test_no_copy);
  ADD ("restore-older", test_restore_older);
  return g_test_run ();
}
