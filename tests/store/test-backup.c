/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the library: made, kept in rotation, put back; and the doctor. */
#include "tandem-backup.h"
#include "tandem-edits.h"
#include "tandem-error.h"
#include "tandem-sql.h"
#include "tandem-test-session.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char          *folder;
  char          *path;
  char          *backup;
  TandemSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "plans.db", NULL);
  f->backup = g_build_filename (f->folder, "copy.db", NULL);
  f->session = tandem_test_session_open (f->path);
  tandem_test_session_add_sample (f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->session);
  tandem_test_folder_delete (f->folder);
  g_free (f->backup);
  g_free (f->path);
  g_free (f->folder);
}

static TandemPlan *
first_plan (Fixture *f)
{
  return tandem_test_plan_first (tandem_session_get_library (f->session));
}

static void
set_title (Fixture *f, const char *title)
{
  tandem_test_session_apply (f->session, tandem_edit_set_text (TANDEM_ENTITY (first_plan (f)), TANDEM_PLAN_TITLE, title));
}

static void
keep (Fixture *f, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean made;

  tandem_session_keep_backup (f->session, &made, &error);
  g_assert_no_error (error);
  g_assert_cmpint (made, ==, expected);
}

/* Nothing half-written is left behind. */
static void
assert_no_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

static void
test_there_and_back (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *kept = NULL, *replaced = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  guint n_reloaded = 0;
  struct stat st;
  gint64 id;

  tandem_session_backup (f->session, f->backup, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stat (f->backup, &st), ==, 0);
  g_assert_cmphex (st.st_mode & 0777, ==, 0600);

  set_title (f, "After the backup");
  tandem_test_session_add_sample (f->session);
  kept = tandem_test_file_dump (f->path);
  id = tandem_test_session_new_id (f->session);
  g_signal_connect_swapped (f->session, "reloaded", G_CALLBACK (g_atomic_int_inc), &n_reloaded);
  tandem_session_restore (f->session, f->backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_reloaded, ==, 1);

  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
  tandem_test_assert_sound (f->session);
  g_assert_cmpuint (g_list_model_get_n_items (tandem_library_get_plans (tandem_session_get_library (f->session))), ==, 1);
  g_assert_cmpstr (tandem_entity_get_title (TANDEM_ENTITY (first_plan (f))), ==, "Order management platform");
  assert_no_parts (f->folder);

  /* What was replaced is kept, and its numbers are not given out again. */
  backups = tandem_session_list_backups (f->path);
  g_assert_cmpuint (backups->len, ==, 1);
  replaced = tandem_test_file_dump (backups->pdata[0]);
  tandem_test_assert_same (replaced, kept);
  g_assert_cmpint (tandem_test_session_new_id (f->session), >, id);

  /* Work goes on. */
  set_title (f, "Again");
  tandem_test_assert_sound (f->session);
}

static void
test_refuses (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_build_filename (f->folder, "notes.txt", NULL);
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_false (tandem_session_backup (f->session, f->path, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tandem_session_restore (f->session, f->path, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tandem_session_restore (f->session, "/nowhere/plans.db", &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (text, "Dear Leo", -1, NULL));
  g_assert_false (tandem_session_restore (f->session, text, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS);
  g_clear_error (&error);

  /* A backup that was cut off on its way, and one of a newer version. */
  g_assert_true (tandem_session_backup (f->session, f->backup, &error));
  g_assert_true (g_file_get_contents (f->backup, &content, &size, NULL));
  g_assert_true (g_file_set_contents (f->backup, content, (gssize) size / 2, NULL));
  g_assert_false (tandem_session_restore (f->session, f->backup, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (f->backup, content, (gssize) size, NULL));
  tandem_test_file_write (f->backup, "PRAGMA user_version = 99");
  g_assert_false (tandem_session_restore (f->session, f->backup, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NEWER);

  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
  assert_no_parts (f->folder);
}

/* Once for each change, however often it is asked for. */
static void
test_keep (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *copy = NULL, *now = NULL;

  keep (f, TRUE);
  keep (f, FALSE);
  set_title (f, "Changed");
  keep (f, TRUE);
  keep (f, FALSE);
  backups = tandem_session_list_backups (f->path);
  g_assert_cmpuint (backups->len, ==, 2);
  copy = tandem_test_file_dump (backups->pdata[0]);
  now = tandem_test_file_dump (f->path);
  tandem_test_assert_same (copy, now);
}

/* An empty library needs none. */
static void
test_keep_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "empty.db", NULL);

  g_clear_object (&f->session);
  f->session = tandem_test_session_open (path);
  keep (f, FALSE);
}

/* The last ten, then one a day; other files in the folder are nobody's business. */
static void
test_rotation (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "backups", NULL);
  g_autofree char *other = g_build_filename (folder, "plans-notes.db", NULL);
  g_autofree char *sibling = g_build_filename (folder, "team-20200101-000000.db", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  guint n_days = 0;
  const char *last = "";

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (g_file_set_contents (sibling, "x", 1, NULL));
  for (int day = 1; day <= 28; day++)
    for (int month = 1; month <= 2; month++)
      for (int hour = 8; hour < 11; hour++)
        {
          g_autofree char *name = g_strdup_printf ("plans-2020%02d%02d-%02d0000.db", month, day, hour);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_assert_true (g_file_set_contents (path, "x", 1, NULL));
        }
  keep (f, TRUE);

  backups = tandem_session_list_backups (f->path);
  g_assert_cmpuint (backups->len, <, 45);
  g_assert_cmpuint (backups->len, >=, 30);
  for (guint i = 0; i < backups->len; i++)
    {
      const char *stamp = strstr (backups->pdata[i], "plans-");

      if (strncmp (stamp, last, 14) != 0)
        n_days++;
      else
        g_assert_cmpuint (i, <, 10);
      last = stamp;
    }
  g_assert_cmpuint (n_days, ==, 30);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (sibling, G_FILE_TEST_EXISTS));
}

/* The library is beyond opening: it is set aside, and the backup takes its place. */
static void
test_restore_file (Fixture *f, gconstpointer how)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL, *journal = g_strconcat (f->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_damaged = 0;

  tandem_session_backup (f->session, f->backup, &error);
  g_clear_object (&f->session);
  if (g_str_equal (how, "damaged"))
    {
      g_assert_true (g_file_set_contents (f->path, "SQLite format 3\0 and then nothing", 33, NULL));
      g_assert_true (g_file_set_contents (journal, "not a journal", -1, NULL));
    }
  else
    g_unlink (f->path);

  tandem_session_restore_file (f->path, f->backup, &error);
  g_assert_no_error (error);
  f->session = tandem_test_session_open (f->path);
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
  tandem_test_assert_sound (f->session);
  assert_no_parts (f->folder);

  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_damaged += strstr (name, ".damaged-") != NULL && !g_str_has_suffix (name, "-journal");
  g_assert_cmpuint (n_damaged, ==, g_str_equal (how, "damaged"));
}

/* The library opens but is not sound any more: a backup can still replace it. */
static void
test_restore_over_unsound (Fixture *f, gconstpointer data)
{
  g_autofree char *before = tandem_test_file_dump (f->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  tandem_session_backup (f->session, f->backup, &error);
  g_clear_object (&f->session);
  tandem_test_file_write (f->path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'term_plan')"
                                   " WHERE name = 'phase_plan'");
  f->session = tandem_test_session_open (f->path);
  g_assert_false (tandem_session_backup (f->session, f->backup, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED);
  g_clear_error (&error);

  tandem_session_restore (f->session, f->backup, &error);
  g_assert_no_error (error);
  after = tandem_test_file_dump (f->path);
  tandem_test_assert_same (after, before);
  tandem_test_assert_sound (f->session);
}

static guint
count_problems (Fixture *f, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = tandem_session_check (f->session, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const char *message = ((TandemProblem *) problems->pdata[i])->message;

      g_test_message ("%s", message);
      n += strstr (message, word) != NULL;
    }
  return n;
}

/* One row after another is damaged: the doctor names it, the rest opens, and nothing is written back. */
static void
test_damaged_rows (Fixture *f, gconstpointer data)
{
  static const struct { const char *sql, *word; } damages[] = {
    { "UPDATE milestone SET due = '2026-02-30' WHERE title = 'Security review'", "due date" },
    { "UPDATE milestone SET status = 'finished' WHERE title = 'Executive demo'", "status" },
    { "UPDATE milestone SET phase = 4711 WHERE title = 'Go-live'", "phase" },
    { "UPDATE milestone SET buyer_lead = plan WHERE title = 'Go-live'", "buyer lead" },
    { "UPDATE deliverable SET milestone = 4711 WHERE title = 'Terms with comments'", "milestone" },
    { "UPDATE plan SET title = ''", "title" },
    { "UPDATE term SET plan = 4711", "plan" },
    { "UPDATE phase SET name = CAST (x'ff41' AS TEXT) WHERE name = 'Launch'", "name" },
    { "DELETE FROM step WHERE id = 1", "no step" },
    { "UPDATE id_source SET next = 1", "given twice" },
    { "DELETE FROM id_source", "is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *damaged = NULL, *still = NULL, *content = NULL;
      gsize size;

      g_clear_object (&f->session);
      g_assert_true (g_file_get_contents (f->path, &content, &size, NULL));
      tandem_test_file_write (f->path, damages[i].sql);
      damaged = tandem_test_file_dump (f->path);

      f->session = tandem_test_session_open (f->path);
      g_test_message ("%s", damages[i].sql);
      g_assert_cmpuint (g_list_model_get_n_items (tandem_library_get_plans (tandem_session_get_library (f->session))), ==, 1);
      g_assert_cmpuint (tandem_plan_get_n (first_plan (f), TANDEM_KIND_MILESTONE), ==, 11);
      g_assert_cmpuint (count_problems (f, damages[i].word), >, 0);
      still = tandem_test_file_dump (f->path);
      tandem_test_assert_same (still, damaged);

      /* Every other row can be worked on. */
      tandem_test_session_apply (f->session, tandem_edit_set_text (tandem_test_plan_find (first_plan (f), TANDEM_KIND_MILESTONE, "User training"),
                                                                   TANDEM_MILESTONE_DONE_WHEN, "Everybody came"));
      g_clear_object (&f->session);
      g_assert_true (g_file_set_contents (f->path, content, (gssize) size, NULL));
      f->session = tandem_test_session_open (f->path);
    }
  g_assert_cmpuint (count_problems (f, ""), ==, 0);
}

/* The damaged field itself: shown empty, and a change of it doesn't overwrite what is there. */
static void
test_damage_is_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemEdit) edit = NULL;
  g_autofree char *due = NULL;
  g_autoptr (GError) error = NULL;
  TandemEntity *milestone;

  g_clear_object (&f->session);
  tandem_test_file_write (f->path, "UPDATE milestone SET due = '19. Nov.' WHERE title = 'Security review'");
  f->session = tandem_test_session_open (f->path);
  g_assert_cmpuint (tandem_session_get_problems (f->session)->len, ==, 1);
  milestone = tandem_test_plan_find (first_plan (f), TANDEM_KIND_MILESTONE, "Security review");
  g_assert_cmpuint (tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE), ==, TANDEM_DAY_NONE);

  edit = tandem_edit_set_day (milestone, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 26));
  g_assert_false (tandem_session_apply (f->session, edit, NULL, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED);
  due = tandem_test_file_query (f->path, "SELECT due FROM milestone WHERE title = 'Security review'");
  g_assert_cmpstr (due, ==, "19. Nov.\n");
}

/* Without its source of ids nothing can be added, and no id is made up. */
static void
test_no_ids (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->session);
  tandem_test_file_write (f->path, "DELETE FROM id_source");
  f->session = tandem_test_session_open (f->path);
  g_assert_cmpint (tandem_session_new_id (f->session, &error), ==, 0);
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED);
}

static void
test_versions (Fixture *f, gconstpointer data)
{
  gint64 plan = tandem_entity_get_id (TANDEM_ENTITY (first_plan (f)));
  g_autoptr (GBytes) content = g_bytes_new ("%PDF-1.7\0\xff", 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL, none = NULL;
  g_autoptr (GBytes) back = NULL, missing = NULL;
  TandemVersion *last;

  for (int i = 1; i <= 3; i++)
    {
      g_autoptr (TandemVersion) version
        = tandem_version_new (plan, tandem_day_new (2026, 11, 20 + i), "pdf", "Leo Kim <leo@northwind.example>", "Überblick.pdf", "{\"title\":\"x\"}");

      set_title (f, i == 1 ? "A" : i == 2 ? "B" : "C");
      g_assert_true (tandem_session_add_version (f->session, version, content, &error));
      g_assert_no_error (error);
      g_assert_cmpint (version->number, ==, i);
      g_assert_cmpint (version->change, >, 0);
    }
  g_assert_finalize_object (g_steal_pointer (&f->session));
  f->session = tandem_test_session_open (f->path);

  versions = tandem_session_list_versions (f->session, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 3);
  last = versions->pdata[2];
  g_assert_cmpint (last->number, ==, 3);
  g_assert_cmpuint (last->date, ==, tandem_day_new (2026, 11, 23));
  g_assert_cmpstr (last->format, ==, "pdf");
  g_assert_cmpstr (last->receivers, ==, "Leo Kim <leo@northwind.example>");
  g_assert_cmpstr (last->file_name, ==, "Überblick.pdf");
  g_assert_cmpstr (last->edition, ==, "{\"title\":\"x\"}");
  back = tandem_session_get_version_content (f->session, last->id, &error);
  g_assert_true (g_bytes_equal (back, content));

  /* What changed since the second copy: the title, once. */
  {
    TandemVersion *second = versions->pdata[1];
    g_autoptr (GPtrArray) changes = tandem_session_list_changes (f->session, plan, second->change, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (changes->len, ==, 1);
    g_assert_cmpstr (((TandemChange *) changes->pdata[0])->after.text, ==, "C");
  }

  missing = tandem_session_get_version_content (f->session, 4711, &error);
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  none = tandem_session_list_versions (f->session, 4711, &error);
  g_assert_cmpuint (none->len, ==, 0);

  /* They outlive the plan: it may come back. */
  tandem_test_session_apply (f->session, tandem_edits_delete_plan (first_plan (f)));
  tandem_test_assert_sound (f->session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tandem_sql_set_busy_timeout (20);
#define ADD(name, data, function) g_test_add ("/store/backup/" name, Fixture, data, set_up, function, tear_down)
  ADD ("there-and-back", NULL, test_there_and_back);
  ADD ("refuses", NULL, test_refuses);
  ADD ("keep", NULL, test_keep);
  ADD ("keep-nothing", NULL, test_keep_nothing);
  ADD ("rotation", NULL, test_rotation);
  ADD ("restore-file/damaged", "damaged", test_restore_file);
  ADD ("restore-file/missing", "missing", test_restore_file);
  ADD ("restore-over-unsound", NULL, test_restore_over_unsound);
  ADD ("damaged-rows", NULL, test_damaged_rows);
  ADD ("damage-is-kept", NULL, test_damage_is_kept);
  ADD ("no-ids", NULL, test_no_ids);
  ADD ("versions", NULL, test_versions);
  return g_test_run ();
}
