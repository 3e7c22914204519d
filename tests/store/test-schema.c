/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables are the model's, column by column; settings are what they should be; rules hold whoever writes. */
#include "tandem-error.h"
#include "tandem-sql.h"
#include "tandem-store-private.h"
#include "tandem-test-session.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

typedef struct
{
  char        *folder;
  char        *path;
  TandemStore *store;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "deep", "plans.db", NULL);
  f->store = tandem_store_open (f->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->store, tandem_store_close);
  tandem_test_folder_delete (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static const char *
type_of (const TandemField *field)
{
  switch (field->type)
    {
    case TANDEM_FIELD_INTEGER:
    case TANDEM_FIELD_BOOLEAN:
    case TANDEM_FIELD_REF:
      return "INTEGER";
    case TANDEM_FIELD_BYTES:
      return "BLOB";
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_CHOICE:
    default:
      return "TEXT";
    }
}

static gboolean
may_be_null (const TandemField *field)
{
  switch (field->type)
    {
    case TANDEM_FIELD_INTEGER:
      return field->nullable;
    case TANDEM_FIELD_REF:
      return !field->required;
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_BYTES:
      return TRUE;
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_CHOICE:
    case TANDEM_FIELD_BOOLEAN:
    default:
      return FALSE;
    }
}

static void
test_columns (Fixture *f, gconstpointer data)
{
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    {
      const TandemKindInfo *info = tandem_kind_info ((TandemKind) kind);
      g_autofree char *columns_sql = g_strdup_printf ("SELECT name, type, \"notnull\" FROM pragma_table_info ('%s') ORDER BY cid", info->name);
      g_autofree char *refs_sql = g_strdup_printf ("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list ('%s') ORDER BY 1", info->name);
      g_autofree char *strict_sql = g_strdup_printf ("SELECT strict FROM pragma_table_list ('%s')", info->name);
      g_autofree char *columns = tandem_test_file_query (f->path, columns_sql);
      g_autofree char *refs = tandem_test_file_query (f->path, refs_sql);
      g_autofree char *strict = tandem_test_file_query (f->path, strict_sql);
      g_autoptr (GString) expected = g_string_new ("id|INTEGER|1\n");
      g_autoptr (GPtrArray) expected_refs = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *joined = NULL;

      for (guint i = 0; i < info->n_fields; i++)
        {
          const TandemField *field = &info->fields[i];

          g_string_append_printf (expected, "%s|%s|%d\n", field->name, type_of (field), !may_be_null (field));
          if (field->type == TANDEM_FIELD_REF)
            g_ptr_array_add (expected_refs, g_strdup_printf ("%s|%s|id\n", field->name, tandem_kind_info (field->ref)->name));
        }
      g_ptr_array_sort_values (expected_refs, (GCompareFunc) strcmp);
      g_ptr_array_add (expected_refs, NULL);
      joined = g_strjoinv ("", (char **) expected_refs->pdata);

      g_test_message ("%s", info->name);
      g_assert_cmpstr (columns, ==, expected->str);
      g_assert_cmpstr (refs, ==, joined);
      g_assert_cmpstr (strict, ==, "1\n");
    }
}

/* Every reference has an index, or removing what it points to would read whole tables. */
static void
test_indexes (Fixture *f, gconstpointer data)
{
  g_autofree char *missing
    = tandem_test_file_query (f->path,
                              "SELECT t.name, k.\"from\" FROM pragma_table_list AS t, pragma_foreign_key_list (t.name) AS k"
                              " WHERE t.schema = 'main' AND NOT EXISTS (SELECT 1 FROM pragma_index_list (t.name) AS i, pragma_index_info (i.name) AS c"
                              " WHERE c.seqno = 0 AND c.name = k.\"from\") AND NOT EXISTS (SELECT 1 FROM pragma_table_info (t.name) AS p"
                              " WHERE p.pk = 1 AND p.name = k.\"from\")");

  g_assert_cmpstr (missing, ==, "");
}

/* One row of each kind in a plan of its own. */
static TandemRow *
good_row (TandemKind kind)
{
  const TandemKindInfo *info = tandem_kind_info (kind);
  TandemRow *row = tandem_row_new (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == TANDEM_FIELD_TEXT && info->fields[i].required)
        tandem_row_set_text (row, i, "x");
      if (info->fields[i].type == TANDEM_FIELD_REF && info->fields[i].required)
        tandem_row_set_ref (row, i, info->fields[i].ref == TANDEM_KIND_PLAN ? 1 : 2);
    }
  return row;
}

static gboolean
try_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  gboolean done;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  done = sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
  sqlite3_close (db);
  return done;
}

static gboolean
try_value (Fixture *f, TandemKind kind, const TandemField *field, const char *literal)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = %s WHERE id = %d", tandem_kind_info (kind)->name, field->name, literal,
                                          kind == TANDEM_KIND_PLAN ? 1 : kind == TANDEM_KIND_MILESTONE ? 2 : 10 + (int) kind);

  return try_sql (f->path, sql);
}

static void
add_one_of_each (Fixture *f)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autoptr (TandemEdit) group = NULL;
  g_autoptr (GArray) leaves = NULL;
  g_autoptr (GError) error = NULL;
  TandemStoreStep step = { .plan = 1, .label = "Add" };

  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    {
      g_autoptr (TandemRow) row = good_row ((TandemKind) kind);

      g_ptr_array_add (edits, tandem_edit_new_add (1, kind == TANDEM_KIND_PLAN ? 1 : kind == TANDEM_KIND_MILESTONE ? 2 : 10 + kind, row));
    }
  group = tandem_edit_new_group (NULL, edits);
  leaves = tandem_edit_leaves (group);
  tandem_store_load (f->store, library, NULL, &error);
  tandem_store_apply (f->store, leaves, &step, &error);
  g_assert_no_error (error);
}

/* What tandem_field_allows() refuses, the table refuses from anybody; what it allows, the table takes. */
static void
test_rules (Fixture *f, gconstpointer data)
{
  static const char *const bad_days[] = { "'2026-02-30'", "'2026-2-3'", "'3 May'", "''", "'2026-11-19T00:00'", "20261119", "'now'", "' 2026-11-19'" };

  add_one_of_each (f);
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < tandem_kind_info ((TandemKind) kind)->n_fields; i++)
      {
        const TandemField *field = &tandem_kind_info ((TandemKind) kind)->fields[i];

        g_test_message ("%s.%s", tandem_kind_info ((TandemKind) kind)->name, field->name);
        g_assert_cmpint (try_value (f, (TandemKind) kind, field, "NULL"), ==, may_be_null (field));
        switch (field->type)
          {
          case TANDEM_FIELD_TEXT:
            g_assert_cmpint (try_value (f, (TandemKind) kind, field, "''"), ==, !field->required);
            g_assert_true (try_value (f, (TandemKind) kind, field, "'Überprüfung 🏳️‍🌈'"));
            g_assert_false (try_value (f, (TandemKind) kind, field, "x'00'"));
            break;
          case TANDEM_FIELD_DAY:
            for (guint k = 0; k < G_N_ELEMENTS (bad_days); k++)
              g_assert_false (try_value (f, (TandemKind) kind, field, bad_days[k]));
            g_assert_true (try_value (f, (TandemKind) kind, field, "'2028-02-29'"));
            break;
          case TANDEM_FIELD_CHOICE:
            g_assert_false (try_value (f, (TandemKind) kind, field, "'Buyer'"));
            g_assert_false (try_value (f, (TandemKind) kind, field, "''"));
            for (const char *const *choice = field->choices; *choice != NULL; choice++)
              {
                g_autofree char *literal = g_strdup_printf ("'%s'", *choice);

                g_assert_true (try_value (f, (TandemKind) kind, field, literal));
              }
            break;
          case TANDEM_FIELD_BOOLEAN:
            g_assert_false (try_value (f, (TandemKind) kind, field, "2"));
            g_assert_true (try_value (f, (TandemKind) kind, field, "1"));
            break;
          case TANDEM_FIELD_INTEGER:
            g_assert_false (try_value (f, (TandemKind) kind, field, "'five'"));
            g_assert_true (try_value (f, (TandemKind) kind, field, "5"));
            break;
          case TANDEM_FIELD_REF:
            g_assert_false (try_value (f, (TandemKind) kind, field, "4711"));
            break;
          case TANDEM_FIELD_BYTES:
            g_assert_false (try_value (f, (TandemKind) kind, field, "'text'"));
            g_assert_true (try_value (f, (TandemKind) kind, field, "x'00ff'"));
            break;
          default:
            g_assert_not_reached ();
          }
      }
}

static void
assert_setting (TandemSql *sql, const char *pragma, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strconcat ("PRAGMA ", pragma, NULL);
  g_autofree char *value = tandem_sql_dup_text (sql, text, &error);

  g_assert_no_error (error);
  g_test_message ("%s", pragma);
  g_assert_cmpstr (value, ==, expected);
}

/* The settings of quality.md, 1.1, on the connection that is really used. */
static void
test_settings (Fixture *f, gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE sqlite_schema SET sql = ''", "SELECT \"no such column\"", "ATTACH ':memory:' AS other",
    "PRAGMA journal_mode = OFF; SELECT 1/0; CREATE VIEW v AS SELECT 1; SELECT * FROM v",
  };

  assert_setting (f->store->sql, "journal_mode", "truncate");
  assert_setting (f->store->sql, "locking_mode", "normal");
  assert_setting (f->store->sql, "synchronous", "3");
  assert_setting (f->store->sql, "foreign_keys", "1");
  assert_setting (f->store->sql, "mmap_size", "0");
  assert_setting (f->store->sql, "cell_size_check", "1");
  assert_setting (f->store->sql, "secure_delete", "1");
  assert_setting (f->store->sql, "trusted_schema", "0");
  assert_setting (f->store->sql, "auto_vacuum", "0");
  assert_setting (f->store->sql, "application_id", "1414415437");
  assert_setting (f->store->sql, "user_version", "2");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tandem_sql_exec (f->store->sql, refused[i], &error));
      g_assert_nonnull (error);
    }
}

static void
assert_mode (const char *path, guint mode)
{
  struct stat st;

  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmphex (st.st_mode & 0777, ==, mode);
}

/* Nobody else reads confidential plans, whatever the umask. */
static void
test_modes (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "open", "to", "all.db", NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  mode_t old = umask (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) store = tandem_store_open (path, &error);
  gint64 id = tandem_store_new_id (store, &error);

  umask (old);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  assert_mode (path, 0600);
  assert_mode (parent, 0700);
  assert_mode (journal, 0600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/schema/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("columns", test_columns);
  ADD ("indexes", test_indexes);
  ADD ("rules", test_rules);
  ADD ("settings", test_settings);
  ADD ("modes", test_modes);
  return g_test_run ();
}
