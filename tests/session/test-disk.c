/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real disks that are full, or may not be written. Each in a child process, since limits and users can't be taken back. */
#define _GNU_SOURCE /* unshare */
#include "tandem-error.h"
#include "tandem-sql.h"
#include "tandem-test-session.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the child answers. */
enum { RIGHT = 0, SKIP = 77 };

/* Runs @function in a child that may be spoilt; SQLite is not open in this process. */
static void
run_in_child (int (*function) (const char *folder))
{
  g_autofree char *folder = tandem_test_folder_new ();
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (function (folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  tandem_test_folder_delete (folder);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == SKIP)
    g_test_skip ("not permitted here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, RIGHT);
}

/* Takes ids from a list. */
static gint64
next_id (gpointer ids)
{
  gint64 id = g_array_index ((GArray *) ids, gint64, 0);

  g_array_remove_index (ids, 0);
  return id;
}

/* Adds plans until the disk is full; then nothing is lost and, with room again, work goes on. */
static int
fill_up (TandemSession *session, gboolean (*make_room) (gpointer data), gpointer data)
{
  g_autofree char *before = tandem_test_plan_dump (tandem_session_get_library (session));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2000 && error == NULL; i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (TandemEdit) edit = NULL;

      for (guint k = 0; k < 100 && error == NULL; k++)
        {
          gint64 id = tandem_session_new_id (session, &error);

          g_array_append_val (ids, id);
        }
      g_free (before);
      before = tandem_test_plan_dump (tandem_session_get_library (session));
      if (error != NULL)
        break;
      edit = tandem_test_plan_sample (next_id, ids);
      tandem_session_apply (session, edit, NULL, &error);
    }
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_FULL);
  g_clear_error (&error);
  after = tandem_test_plan_dump (tandem_session_get_library (session));
  tandem_test_assert_same (after, before);
  tandem_test_assert_sound (session);

  g_assert_true (make_room (data));
  tandem_test_session_apply (session, tandem_edit_set_text (TANDEM_ENTITY (tandem_test_plan_first (tandem_session_get_library (session))),
                                                            TANDEM_PLAN_TITLE, "Room again"));
  tandem_test_assert_sound (session);
  return RIGHT;
}

static gboolean
delete_ballast (gpointer path)
{
  return g_unlink (path) == 0;
}

/* A file system of its own with less than a megabyte. */
static int
on_small_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "plans.db", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *zeros = g_malloc0 (200 * 1024);

  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("tmpfs", folder, "tmpfs", 0, "size=900k") != 0)
    return SKIP;
  g_assert_true (g_file_set_contents (ballast, zeros, 200 * 1024, NULL));
  {
    g_autoptr (TandemSession) session = tandem_test_session_open (path);

    tandem_test_session_add_sample (session);
    fill_up (session, delete_ballast, ballast);
  }
  return RIGHT;
}

static void
test_small_disk (void)
{
  run_in_child (on_small_disk);
}

static gboolean
lift_limit (gpointer data)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_FSIZE, &limit) != 0)
    return FALSE;
  limit.rlim_cur = limit.rlim_max;
  return setrlimit (RLIMIT_FSIZE, &limit) == 0;
}

/* The system refuses to let the file grow. */
static int
under_limit (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "plans.db", NULL);
  g_autoptr (TandemSession) session = tandem_test_session_open (path);
  struct rlimit limit;

  tandem_test_session_add_sample (session);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = 600 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  return fill_up (session, lift_limit, NULL);
}

static void
test_file_limit (void)
{
  run_in_child (under_limit);
}

/* A backup that doesn't fit leaves the old one alone. */
static int
backup_under_limit (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "plans.db", NULL);
  g_autofree char *backup = g_build_filename (folder, "backup.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (TandemSession) session = tandem_test_session_open (path);
  g_autoptr (GError) error = NULL;
  struct rlimit limit = { .rlim_cur = 100 * 1024, .rlim_max = RLIM_INFINITY };

  tandem_test_session_add_sample (session);
  g_assert_true (tandem_session_backup (session, backup, &error));
  before = tandem_test_file_dump (backup);
  tandem_test_session_add_sample (session);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = 100 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (tandem_session_backup (session, backup, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (tandem_session_keep_backup (session, NULL, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_FULL);
  lift_limit (NULL);
  after = tandem_test_file_dump (backup);
  tandem_test_assert_same (after, before);
  tandem_test_assert_sound (session);
  return RIGHT;
}

static void
test_backup_file_limit (void)
{
  run_in_child (backup_under_limit);
}

/* Root may write everything, so these need another user. */
static gboolean
become_nobody (const char *folder, const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  if (getuid () != 0)
    return TRUE;
  return chown (folder, 65534, 65534) == 0 && chown (path, 65534, 65534) == 0 && (chown (journal, 65534, 65534) == 0 || errno == ENOENT)
         && setgid (65534) == 0 && setuid (65534) == 0;
}

/* Everything can be looked at; a change is refused with a sentence, and works once it is permitted. */
static int
look_only (const char *folder, const char *path, gboolean whole_file)
{
  g_autoptr (TandemSession) session = tandem_test_session_open (path);
  TandemPlan *plan = tandem_test_plan_first (tandem_session_get_library (session));
  g_autoptr (TandemEdit) edit = tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, "New");
  g_autofree char *before = tandem_test_plan_dump (tandem_session_get_library (session));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tandem_session_is_read_only (session), ==, whole_file);
  g_assert_true (tandem_session_can_undo (session, plan));
  g_assert_false (tandem_session_apply (session, edit, NULL, &error));
  if (whole_file)
    g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_READ_ONLY);
  else
    g_assert_true (g_error_matches (error, TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS) || g_error_matches (error, TANDEM_ERROR, TANDEM_ERROR_READ_ONLY));
  g_clear_error (&error);
  g_assert_false (tandem_session_undo (session, plan, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (tandem_session_new_id (session, &error), ==, 0);
  g_assert_nonnull (error);
  after = tandem_test_plan_dump (tandem_session_get_library (session));
  tandem_test_assert_same (after, before);
  return RIGHT;
}

static int
with_read_only_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "plans.db", NULL);
  TandemSession *session = tandem_test_session_open (path);

  tandem_test_session_add_sample (session);
  g_object_unref (session);
  if (!become_nobody (folder, path))
    return SKIP;
  g_chmod (path, 0400);
  return look_only (folder, path, TRUE);
}

static void
test_read_only_file (void)
{
  run_in_child (with_read_only_file);
}

static int
with_read_only_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "plans.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  TandemSession *session = tandem_test_session_open (path);

  tandem_test_session_add_sample (session);
  g_object_unref (session);
  g_unlink (journal);
  if (!become_nobody (folder, path))
    return SKIP;
  g_chmod (folder, 0500);
  return look_only (folder, path, FALSE);
}

static void
test_read_only_folder (void)
{
  run_in_child (with_read_only_folder);
}

/* No right to read it, and no right to make it. */
static int
without_access (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "plans.db", NULL);
  g_autofree char *new_path = g_build_filename (folder, "new", "plans.db", NULL);
  TandemSession *session = tandem_test_session_open (path);
  g_autoptr (GError) error = NULL;

  g_object_unref (session);
  if (!become_nobody (folder, path))
    return SKIP;
  g_chmod (path, 0);
  g_chmod (folder, 0500);
  g_assert_null (tandem_session_open (path, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS);
  g_clear_error (&error);
  g_assert_null (tandem_session_open (new_path, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS);
  return RIGHT;
}

static void
test_no_access (void)
{
  run_in_child (without_access);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tandem_sql_set_busy_timeout (20);
  g_test_add_func ("/session/disk/small-disk", test_small_disk);
  g_test_add_func ("/session/disk/file-limit", test_file_limit);
  g_test_add_func ("/session/disk/backup-file-limit", test_backup_file_limit);
  g_test_add_func ("/session/disk/read-only-file", test_read_only_file);
  g_test_add_func ("/session/disk/read-only-folder", test_read_only_folder);
  g_test_add_func ("/session/disk/no-access", test_no_access);
  return g_test_run ();
}
