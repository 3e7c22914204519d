/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An older library becomes a newer one: copied first, whole or not at all, everything still there. */
#include "tandem-backup.h"
#include "tandem-error.h"
#include "tandem-migration.h"
#include "tandem-test-session.h"
#include "tandem-words.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  char *copy;
  TandemMigration *migrations;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemSession) session = NULL;

  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "plans.db", NULL);
  f->copy = g_strdup_printf ("%s.bak-v%u", f->path, tandem_n_migrations + 1);
  session = tandem_test_session_open (f->path);
  tandem_test_session_add_sample (session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_test_folder_delete (f->folder);
  g_free (f->migrations);
  g_free (f->copy);
  g_free (f->path);
  g_free (f->folder);
}

/* A table is made anew, as SQLite wants it done for more than a new column. */
#define REBUILD                                                                                                                       \
  "CREATE TABLE new_phase (id INTEGER PRIMARY KEY NOT NULL, plan INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED," \
  " position INTEGER NOT NULL, name TEXT NOT NULL, gate TEXT NOT NULL) STRICT;"                                                       \
  "INSERT INTO new_phase SELECT id, plan, position, name, 'gate ' || name FROM phase; DROP TABLE phase; ALTER TABLE new_phase RENAME TO phase;"

/* What comes after the newest version there is. */
static const TandemMigration good[] = { { REBUILD }, { "CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, word TEXT NOT NULL) STRICT" } };
static const TandemMigration wrong_sql[] = { { REBUILD }, { "CREATE TABLE tag (id INTEGER PRIMARY KEY); ALTER TABLE nowhere ADD COLUMN x" } };
static const TandemMigration loses_rows[] = { { "DELETE FROM phase" } };

static TandemStore *
open_with (Fixture *f, const TandemMigration *later, guint n_later, GError **error)
{
  g_autofree TandemMigration *all = g_new (TandemMigration, tandem_n_migrations + n_later);

  /* the store borrows them: they end with the fixture */
  memcpy (all, tandem_migrations, tandem_n_migrations * sizeof *all);
  memcpy (all + tandem_n_migrations, later, n_later * sizeof *all);
  g_clear_pointer (&f->migrations, g_free);
  f->migrations = g_steal_pointer (&all);
  return tandem_store_open_with (f->path, f->migrations, tandem_n_migrations + n_later, error);
}

static void
assert_version (Fixture *f, guint n_later)
{
  g_autofree char *version = tandem_test_file_query (f->path, "PRAGMA user_version");
  g_autofree char *expected = g_strdup_printf ("%u\n", tandem_n_migrations + 1 + n_later);

  g_assert_cmpstr (version, ==, expected);
}

static char *
query (const char *path, const char *sql)
{
  return tandem_test_file_query (path, sql);
}

static void
test_two_versions (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *copied = NULL, *gates = NULL, *tags = NULL, *check = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autoptr (TandemStore) store = open_with (f, good, G_N_ELEMENTS (good), &error);

  g_assert_no_error (error);
  assert_version (f, 2);
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
  store = open_with (f, good, G_N_ELEMENTS (good), &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (f->copy, G_FILE_TEST_EXISTS));
}

/* What went well stays, what went wrong leaves no trace, and the copy is there. */
static void
test_wrong_sql (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *copied = NULL, *tables = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) store = open_with (f, wrong_sql, G_N_ELEMENTS (wrong_sql), &error);

  g_assert_null (store);
  g_assert_nonnull (error);
  assert_version (f, 1);
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
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) store = open_with (f, loses_rows, G_N_ELEMENTS (loses_rows), &error);

  g_assert_null (store);
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED);
  assert_version (f, 0);
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
}

/* No room for the copy, no migration. */
static void
test_no_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) store = NULL;

  g_assert_cmpint (g_mkdir (f->copy, 0700), ==, 0); /* a folder in its place */
  store = open_with (f, good, G_N_ELEMENTS (good), &error);
  g_assert_null (store);
  g_assert_nonnull (error);
  assert_version (f, 0);
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
}

/* A backup of an older version is brought up to date before it replaces anything. */
static void
test_restore_older (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (f->folder, "old.db", NULL);
  g_autofree char  *gates = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSession) session = tandem_test_session_open (f->path);
  g_autoptr (TandemStore) store = NULL;

  g_assert_true (tandem_session_backup (session, backup, &error));
  g_clear_object (&session);
  store = open_with (f, good, G_N_ELEMENTS (good), &error);
  g_assert_no_error (error);
  tandem_store_restore (store, backup, &error);
  g_assert_no_error (error);
  assert_version (f, 2);
  gates = query (f->path, "SELECT gate FROM phase ORDER BY id");
  g_assert_cmpstr (gates, ==, "gate Validate\ngate Approve\ngate Launch\n");
}

static const char schema_query[] = "SELECT t.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM pragma_table_list AS t, pragma_table_info (t.name) AS c"
                                   " WHERE t.schema = 'main' ORDER BY 1, 2";
static const char rules_query[] = "SELECT t.name, k.\"from\", k.\"table\", k.on_delete FROM pragma_table_list AS t, pragma_foreign_key_list (t.name) AS k ORDER BY 1, 2, 3";
static const char index_query[] = "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY 1";

/* A library as the first version wrote it, every table of it, becomes what a new one is. */
static void
test_first_version (Fixture *f, gconstpointer data)
{
  static const char *const queries[] = { schema_query, rules_query, index_query };
  g_autofree char *old = g_build_filename (f->folder, "old.db", NULL), *copy = g_strconcat (old, ".bak-v1", NULL);
  g_autofree char *schema_file = g_test_build_filename (G_TEST_DIST, "store", "schema-1.sql", NULL), *schema = NULL, *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSession) session = NULL;
  TandemEntity *milestone;
  TandemPlan *plan;

  g_file_get_contents (schema_file, &schema, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (old, "", 0, &error);
  g_assert_no_error (error);
  tandem_test_file_write (old, schema);
  tandem_test_file_write (old, "INSERT INTO plan VALUES (1, 'Order management', '', 'draft', 'Northwind', '', '', NULL, 'Fabrikam', '', '', NULL, 'go-live',"
                               " '2027-03-02', '', '', '', '', '2026-11-01', NULL, '2026-11-20', 0);"
                               "INSERT INTO milestone (id, plan, position, title, explanation, driver, buyer_function, seller_function, due, duration_days, fixed, status, agreed,"
                               " agreed_by, done_when, visibility, private_notes) VALUES (2, 1, 1, 'Security review', '', 'buyer', 'it', '', '2026-11-19', 5, 0, 'at-risk', 1, 'Leo', '', 'shared', 'x');"
                               "INSERT INTO step VALUES (3, 1, '2026-11-02T09:00:00Z', 'Change Due Date', 'done');"
                               "INSERT INTO change_log VALUES (4, 3, 'do', 1, '2026-11-02T09:00:00Z', 'Change Due Date', 'milestone', 2, 'due', '2026-11-12', '2026-11-19');"
                               "UPDATE id_source SET next = 5");
  session = tandem_test_session_open (old);
  plan = tandem_test_plan_first (tandem_session_get_library (session));
  g_assert_cmpstr (tandem_entity_get_title (TANDEM_ENTITY (plan)), ==, "Order management");
  g_assert_cmpint (tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_LAST_SENT), ==, tandem_day_new (2026, 11, 20));
  milestone = tandem_test_plan_find (plan, TANDEM_KIND_MILESTONE, "Security review");
  g_assert_cmpint (tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DURATION_UNIT), ==, TANDEM_UNIT_WORKING_DAYS);
  g_assert_cmpint (tandem_entity_get_choice (milestone, TANDEM_MILESTONE_MONTHLY_WEEK), ==, TANDEM_MONTH_WEEK_ANY);
  /* What was done before can be undone after. */
  tandem_session_undo (session, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE), ==, tandem_day_new (2026, 11, 12));
  tandem_test_session_apply (session, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, "Renamed"));
  tandem_test_assert_sound (session);
  g_clear_object (&session);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *migrated = query (old, queries[i]), *fresh = query (f->path, queries[i]);

      tandem_test_assert_same (migrated, fresh);
    }
  version = query (copy, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1\n");
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
  ADD ("first-version", test_first_version);
  return g_test_run ();
}
