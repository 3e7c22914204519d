/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file somebody may point us at: an error with a sentence, never a crash, never a changed file. */
#include "tandem-backup.h"
#include "tandem-error.h"
#include "tandem-place.h"
#include "tandem-sql.h"
#include "tandem-test-session.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemSession) session = NULL;

  tandem_sql_set_busy_timeout (20);
  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "plans.db", NULL);
  session = tandem_test_session_open (f->path);
  tandem_test_session_add_sample (session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_test_folder_delete (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

/* @codes: bits of TandemError that are right. */
static void
assert_refused (const char *path, guint codes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSession) session = tandem_session_open (path, &error);

  g_assert_null (session);
  g_assert_nonnull (error);
  g_assert_true (error->domain == TANDEM_ERROR);
  if ((codes & 1u << error->code) == 0)
    g_error ("%s: code %d: %s", path, error->code, error->message);
  g_assert_nonnull (strstr (error->message, "can’t be")); /* what was tried */
}

#define BIT(code) (1u << (code))

static void
test_not_ours (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_build_filename (f->folder, "notes.txt", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (GBytes) before = NULL, after = NULL;

  tandem_test_file_replace (text, "Dear Leo,\nthe plan is attached.\n", 32);
  assert_refused (text, BIT (TANDEM_ERROR_NOT_OURS));
  tandem_test_file_replace (text, "x", 1);
  assert_refused (text, BIT (TANDEM_ERROR_NOT_OURS));
  assert_refused (f->folder, BIT (TANDEM_ERROR_NOT_OURS));

  /* Another program's database, in WAL, is not touched. */
  tandem_test_file_replace (other, "", 0);
  tandem_test_file_write (other, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  before = tandem_test_file_read (other);
  assert_refused (other, BIT (TANDEM_ERROR_NOT_OURS));
  after = tandem_test_file_read (other);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL, after = NULL;

  tandem_test_file_write (f->path, "PRAGMA user_version = 99");
  before = tandem_test_file_read (f->path);
  assert_refused (f->path, BIT (TANDEM_ERROR_NEWER));
  after = tandem_test_file_read (f->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_no_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *below_file = g_build_filename (f->path, "plans.db", NULL);

  assert_refused (below_file, BIT (TANDEM_ERROR_FAILED) | BIT (TANDEM_ERROR_NO_ACCESS) | BIT (TANDEM_ERROR_NOT_FOUND));
}

static void
test_places (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_place_check (f->path, &error));
  g_assert_no_error (error);
  g_assert_true (tandem_place_check ("/run/user/1000/other/doc/plans.db", &error));
  g_assert_no_error (error);
  assert_refused ("/run/user/1000/doc/5e2a9d3c/plans.db", BIT (TANDEM_ERROR_FAILED));
  assert_refused ("/run/flatpak/doc/5e2a9d3c/plans.db", BIT (TANDEM_ERROR_FAILED));
}

/* Only looking leaves no trace: neither a byte nor a time. */
static void
test_no_trace (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) before = tandem_test_file_read (f->path);
  g_autoptr (GBytes) after = NULL;
  struct stat old, now;
  struct timespec past[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
  g_autoptr (TandemSession) session = NULL;

  g_assert_cmpint (utimensat (AT_FDCWD, f->path, past, 0), ==, 0);
  g_assert_cmpint (stat (f->path, &old), ==, 0);
  session = tandem_test_session_open (f->path);
  g_assert_true (tandem_session_can_undo (session, tandem_test_plan_first (tandem_session_get_library (session))));
  g_clear_object (&session);
  g_assert_cmpint (stat (f->path, &now), ==, 0);
  g_assert_cmpint (old.st_mtim.tv_sec, ==, now.st_mtim.tv_sec);
  g_assert_cmpint (now.st_mtim.tv_sec, ==, 1000000000);
  after = tandem_test_file_read (f->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* Opens, or says why not; what opens can be read and closed. */
static gboolean
survives (const char *path, guint codes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSession) session = tandem_session_open (path, &error);

  if (session == NULL)
    {
      g_assert_true (error != NULL && error->domain == TANDEM_ERROR);
      if ((codes & BIT (error->code)) == 0)
        g_error ("code %d: %s", error->code, error->message);
      return FALSE;
    }
  g_ptr_array_unref (tandem_session_list_backups (path));
  tandem_session_can_undo (session, NULL);
  g_clear_pointer (&error, g_error_free);
  {
    g_autoptr (GPtrArray) problems = tandem_session_check (session, &error);

    g_assert_true (problems != NULL || (error != NULL && error->domain == TANDEM_ERROR));
  }
  return TRUE;
}

static void
test_cut_off (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) whole = tandem_test_file_read (f->path);
  gsize size = g_bytes_get_size (whole);
  guint n_opened = 0, n = 0;

  for (gsize length = 1; length < size; length += length < 200 ? 7 : 1021)
    {
      tandem_test_file_replace (f->path, g_bytes_get_data (whole, NULL), length);
      n_opened += survives (f->path, BIT (TANDEM_ERROR_DAMAGED) | BIT (TANDEM_ERROR_NOT_OURS));
      n++;
    }
  g_test_message ("%u of %u cut-off files opened", n_opened, n);
  g_assert_cmpuint (n, >, 50);
  g_assert_cmpuint (n_opened, ==, 0);
}

/* Emptied by a full disk: a new library if it never had anything, damaged if there are backups. */
static void
test_emptied (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemSession) session = tandem_test_session_open (f->path);
  g_autoptr (GError) error = NULL;
  gboolean made;

  tandem_session_keep_backup (session, &made, &error);
  g_assert_no_error (error);
  g_assert_true (made);
  g_clear_object (&session);

  tandem_test_file_replace (f->path, "", 0);
  assert_refused (f->path, BIT (TANDEM_ERROR_DAMAGED));
}

static void
test_empty_is_new (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "given.db", NULL);
  g_autoptr (TandemSession) session = NULL;

  tandem_test_file_replace (path, "", 0);
  session = tandem_test_session_open (path);
  tandem_test_session_add_sample (session);
  tandem_test_assert_sound (session);
}

/* Every byte of page 1, and a sample of what follows, wrong in two ways. */
static void
test_flipped (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) whole = tandem_test_file_read (f->path);
  gsize size = g_bytes_get_size (whole);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  guint n_opened = 0, n = 0;

  for (gsize at = 0; at < size; at += at < 110 ? 1 : at < 4096 ? 23 : 4003)
    {
      static const guint8 masks[] = { 0x01, 0xff };

      for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
        {
          bytes[at] ^= masks[i];
          tandem_test_file_replace (f->path, bytes, size);
          n_opened += survives (f->path, ~0u);
          bytes[at] ^= masks[i];
          n++;
        }
    }
  g_test_message ("%u of %u changed files opened", n_opened, n);
  g_assert_cmpuint (n_opened, <, n);
}

/* The library goes away while it is open: the next write says so instead of vanishing. */
static void
test_moved (Fixture *f, gconstpointer how)
{
  g_autoptr (TandemSession) session = tandem_test_session_open (f->path);
  TandemPlan *plan = tandem_test_plan_first (tandem_session_get_library (session));
  g_autoptr (TandemEdit) edit = tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, "New");
  g_autofree char *elsewhere = g_build_filename (f->folder, "conflict.db", NULL);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (how, "deleted"))
    {
      content = tandem_test_file_read (f->path);
      g_assert_cmpint (g_unlink (f->path), ==, 0);
    }
  else
    g_assert_cmpint (g_rename (f->path, elsewhere), ==, 0);
  if (g_str_equal (how, "replaced"))
    {
      content = tandem_test_file_read (elsewhere);
      tandem_test_file_replace (f->path, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
    }

  g_assert_false (tandem_session_apply (session, edit, NULL, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_MOVED);
  g_clear_error (&error);
  g_assert_false (tandem_session_refresh (session, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_MOVED);
  g_clear_error (&error);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE), ==, "Order management platform");

  /* Put back, it works again. */
  if (!g_str_equal (how, "renamed"))
    return;
  g_assert_cmpint (g_rename (elsewhere, f->path), ==, 0);
  tandem_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
  tandem_test_assert_sound (session);
}

/* Holds the library shut while it is opened. */
static void
test_locked (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSql) other = tandem_sql_open (f->path, TANDEM_SQL_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (tandem_sql_exec (other, "BEGIN EXCLUSIVE", &error));
  assert_refused (f->path, BIT (TANDEM_ERROR_BUSY));
  tandem_sql_rollback (other);
  g_assert_true (survives (f->path, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) g_test_add ("/store/open/" name, Fixture, data, set_up, function, tear_down)
  ADD ("not-ours", NULL, test_not_ours);
  ADD ("newer", NULL, test_newer);
  ADD ("no-folder", NULL, test_no_folder);
  ADD ("places", NULL, test_places);
  ADD ("no-trace", NULL, test_no_trace);
  ADD ("cut-off", NULL, test_cut_off);
  ADD ("emptied", NULL, test_emptied);
  ADD ("empty-is-new", NULL, test_empty_is_new);
  ADD ("flipped", NULL, test_flipped);
  ADD ("moved/renamed", "renamed", test_moved);
  ADD ("moved/deleted", "deleted", test_moved);
  ADD ("moved/replaced", "replaced", test_moved);
  ADD ("locked", NULL, test_locked);
  return g_test_run ();
}
