/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-backup.h"

#include "tandem-error.h"
#include "tandem-place.h"
#include "tandem-store-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Of the automatic backups: the newest ones, and before them one of each day. */
#define KEEP_NEWEST 10
#define KEEP_DAYS 30

/* "-20261123-154622": the part of a backup's name that says when it was made. */
#define STAMP_FORMAT "-%Y%m%d-%H%M%S"
#define STAMP_LENGTH 16
#define DAY_LENGTH 9

static gboolean
is_sound (TandemSql *sql, GError **error)
{
  g_autofree char *check = tandem_sql_dup_text (sql, "PRAGMA integrity_check (1)", error);

  if (check == NULL)
    return FALSE;
  if (g_str_equal (check, "ok"))
    return TRUE;
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED, _("The copy is damaged."));
  return FALSE;
}

static TandemSql *
open_copy (const char *path, GError **error)
{
  g_autoptr (TandemSql) copy = NULL;
  gboolean created;

  if (!tandem_place_create (path, &created, error))
    return NULL;
  copy = tandem_sql_open (path, TANDEM_SQL_WRITE, error);
  /* Nobody needs this file after a crash, so its own journal may stay in memory. */
  return copy != NULL && tandem_sql_exec (copy, "PRAGMA journal_mode = MEMORY", error) ? g_steal_pointer (&copy) : NULL;
}

static gboolean
copy_pages (TandemSql *sql, const char *path, GError **error)
{
  g_autoptr (TandemSql) copy = open_copy (path, error);

  return copy != NULL && tandem_sql_copy (sql, copy, error);
}

static gboolean
fill_copy (TandemSql *sql, const char *path, GError **error)
{
  g_autoptr (TandemSql) copy = open_copy (path, error);

  return copy != NULL && tandem_sql_copy (sql, copy, error) && is_sound (copy, error);
}

static void
delete_copy (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/**
 * tandem_backup_write:
 * @sql: connection to a library
 * @path: absolute path in the file system of the library; replaced when it is there
 * @error: a #TandemError
 *
 * Writes a copy beside @path, checks it, waits until it is on the disk, and only then gives it its name.
 */
gboolean
tandem_backup_write (TandemSql *sql, const char *path, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", path, g_random_int ());

  if (fill_copy (sql, part, error) && tandem_place_sync (part, error) && tandem_place_rename (part, path, error))
    return TRUE;
  delete_copy (part);
  return FALSE;
}

/* Where automatic backups of the library at @library are. */
char *
tandem_backup_dup_folder (const char *library)
{
  g_autofree char *folder = g_path_get_dirname (library);

  return g_build_filename (folder, "backups", NULL);
}

static char *
dup_stem (const char *library)
{
  g_autofree char *name = g_path_get_basename (library);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

static gboolean
has_stamp (const char *name, const char *stem)
{
  const char *stamp = name + strlen (stem);

  if (!g_str_has_prefix (name, stem) || !g_str_has_suffix (name, ".db") || strlen (stamp) != STAMP_LENGTH + strlen (".db"))
    return FALSE;
  for (guint i = 0; i < STAMP_LENGTH; i++)
    if (i == 0 || i == DAY_LENGTH ? stamp[i] != '-' : !g_ascii_isdigit (stamp[i]))
      return FALSE;
  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * tandem_backup_list:
 * @library: absolute path of a library
 *
 * Returns: (transfer full) (element-type filename): paths of its automatic backups, newest first
 */
GPtrArray *
tandem_backup_list (const char *library)
{
  g_autofree char *folder = tandem_backup_dup_folder (library);
  g_autofree char *stem = dup_stem (library);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (has_stamp (name, stem))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_newest_first);
  return paths;
}

static void
rotate (const char *library)
{
  g_autoptr (GPtrArray) paths = tandem_backup_list (library);
  const char *last_day = "";
  guint days = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      const char *day = path + strlen (path) - strlen (".db") - STAMP_LENGTH;
      gboolean new_day = strncmp (day, last_day, DAY_LENGTH) != 0;

      if (new_day)
        days++;
      last_day = day;
      if (i >= KEEP_NEWEST && (!new_day || days > KEEP_DAYS))
        g_unlink (path);
    }
}

/* What differs between two libraries when anything a person did differs. */
static char *
read_fingerprint (TandemSql *sql)
{
  return tandem_sql_dup_text (sql,
                              "SELECT (SELECT ifnull (max (id), 0) FROM change_log) || ' ' || (SELECT count (*) FROM version)"
                              " || ' ' || (SELECT ifnull (max (at), '') FROM change_log WHERE id = (SELECT max (id) FROM change_log))",
                              NULL);
}

static gboolean
equals_backup (TandemStore *self, const char *path)
{
  g_autoptr (TandemSql) backup = tandem_sql_open (path, TANDEM_SQL_READ, NULL);
  g_autofree char *theirs = backup != NULL ? read_fingerprint (backup) : NULL;
  g_autofree char *ours = read_fingerprint (self->sql);

  return ours != NULL && g_strcmp0 (ours, theirs) == 0;
}

/* A name of its own, even twice in a second. */
static char *
dup_backup_path (const char *library)
{
  g_autofree char *folder = tandem_backup_dup_folder (library);
  g_autofree char *stem = dup_stem (library);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (int seconds = 0;; seconds++)
    {
      g_autoptr (GDateTime) time = g_date_time_add_seconds (now, seconds);
      g_autofree char *stamp = g_date_time_format (time, STAMP_FORMAT);
      g_autofree char *name = g_strconcat (stem, stamp, ".db", NULL);
      char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

static gboolean
make_backup (TandemStore *self, GError **error)
{
  g_autofree char *path = dup_backup_path (self->path);

  if (!tandem_backup_write (self->sql, path, error))
    return FALSE;
  rotate (self->path);
  return TRUE;
}

/**
 * tandem_store_keep_backup:
 * @self: a store
 * @made: (out) (optional): whether there was anything new to keep
 * @error: a #TandemError
 *
 * Adds an automatic backup beside the library when it changed since the last one. Called once after the start. Keeps
 * the last 10, and before them one for each of 30 days.
 */
gboolean
tandem_store_keep_backup (TandemStore *self, gboolean *made, GError **error)
{
  g_autoptr (GPtrArray) paths = tandem_backup_list (self->path);
  gint64 last = tandem_store_get_last_change (self, 0, error);

  if (made != NULL)
    *made = FALSE;
  if (last < 0)
    return FALSE;
  if (last == 0 || (paths->len > 0 && equals_backup (self, g_ptr_array_index (paths, 0))))
    return TRUE;
  if (!make_backup (self, error))
    {
      g_prefix_error (error, "%s ", _("No backup of the library was made."));
      return FALSE;
    }
  if (made != NULL)
    *made = TRUE;
  return TRUE;
}

/* What will be replaced is kept, as it is if it must be. */
static gboolean
keep_replaced (TandemStore *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP_FORMAT);
  g_autofree char *damaged = g_strconcat (self->path, ".damaged", stamp, NULL);

  if (make_backup (self, &local))
    return TRUE;
  if (!g_error_matches (local, TANDEM_ERROR, TANDEM_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return copy_pages (self->sql, damaged, error) && tandem_place_sync (damaged, error);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat s, t;

  return stat (a, &s) == 0 && stat (b, &t) == 0 && s.st_dev == t.st_dev && s.st_ino == t.st_ino;
}

/**
 * tandem_store_backup:
 * @self: a store
 * @path: where to, on any file system; replaced when it is there
 * @error: a #TandemError; what was at @path is then as it was
 *
 * Writes a copy of the whole library. The copy is made and checked beside the library, so that @path may lie where
 * SQLite can't work (a portal, a network folder).
 */
gboolean
tandem_store_backup (TandemStore *self, const char *path, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", self->path, g_random_int ());
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) local = NULL;
  gsize size;
  gboolean written = FALSE;

  if (is_same_file (target, self->path))
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("A library can’t be its own backup. Choose another file."));
      return FALSE;
    }
  if (fill_copy (self->sql, part, error))
    {
      written = g_file_get_contents (part, &content, &size, &local)
                && g_file_set_contents_full (target, content, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local);
      if (!written)
        g_set_error_literal (error, TANDEM_ERROR,
                             g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? TANDEM_ERROR_FULL
                             : g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? TANDEM_ERROR_NO_ACCESS : TANDEM_ERROR_FAILED,
                             local->message);
    }
  delete_copy (part);
  if (!written)
    g_prefix_error (error, "%s ", _("The backup was not written."));
  return written;
}

/* Ids given out after the backup was made have left the machine (in calendars, in spreadsheets): never again. */
static gboolean
make_current (const char *part, const TandemMigration *migrations, guint n_migrations, gint64 next_id, GError **error)
{
  g_autofree char *update = g_strdup_printf ("UPDATE id_source SET next = max (next, %" G_GINT64_FORMAT ")", next_id);
  g_autoptr (TandemSql) copy = open_copy (part, error);

  return copy != NULL && tandem_migration_upgrade (copy, migrations, n_migrations, error) && tandem_sql_exec (copy, update, error);
}

/* A checked copy of @backup beside @library, of our version, ready to take its place. */
static char *
prepare_restore (const char *library, const char *backup, const TandemMigration *migrations, guint n_migrations, gint64 next_id, GError **error)
{
  g_autofree char *source = g_canonicalize_filename (backup, NULL);
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", library, g_random_int ());
  g_autoptr (TandemSql) sql = NULL;
  gint64 version;

  if (is_same_file (source, library))
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("This is the library itself. Choose a backup of it."));
      return NULL;
    }
  sql = tandem_sql_open (source, TANDEM_SQL_READ, error);
  if (sql == NULL || !tandem_store_identify (sql, n_migrations + 1, &version, error))
    return NULL;
  if (version == 0)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS, _("The file is empty."));
      return NULL;
    }
  if (fill_copy (sql, part, error) && make_current (part, migrations, n_migrations, next_id, error) && tandem_place_sync (part, error))
    return g_steal_pointer (&part);
  delete_copy (part);
  return NULL;
}

/**
 * tandem_store_restore:
 * @self: a store
 * @backup: a backup, or any copy of a library
 * @error: a #TandemError; the library is then as it was
 *
 * Checks @backup, keeps the library as an automatic backup, then replaces its content in one transaction. Other
 * programs that have it open notice. Call tandem_store_load() afterwards.
 */
gboolean
tandem_store_restore (TandemStore *self, const char *backup, GError **error)
{
  g_autofree char *part = NULL;
  gint64 last = 0, next_id = 1;
  gboolean done = FALSE;

  if (tandem_sql_check_moved (self->sql, error) && tandem_sql_get_integer (self->sql, "SELECT next FROM id_source", &next_id, error)
      && (last = tandem_store_get_last_change (self, 0, error)) >= 0)
    part = prepare_restore (self->path, backup, self->migrations, self->n_migrations, next_id, error);
  if (part != NULL)
    {
      g_autoptr (TandemSql) copy = tandem_sql_open (part, TANDEM_SQL_READ, error);

      self->stale = TRUE;
      done = copy != NULL && (last == 0 || keep_replaced (self, error)) && tandem_sql_copy (copy, self->sql, error);
    }
  if (part != NULL)
    delete_copy (part);
  if (!done)
    g_prefix_error (error, "%s ", _("The backup was not restored, and the library is as it was before."));
  return done;
}

static gboolean
set_aside (const char *path, const char *to, GError **error)
{
  if (g_rename (path, to) == 0 || errno == ENOENT)
    return TRUE;
  tandem_place_set_errno_error (error, errno, path);
  return FALSE;
}

/**
 * tandem_store_restore_file:
 * @library: where a library is, or should be, that can't be opened
 * @backup: a backup
 * @error: a #TandemError; the library is then as it was
 *
 * Checks @backup, keeps the damaged file and its journal as `NAME.damaged-TIME`, then puts the copy in their place.
 */
gboolean
tandem_store_restore_file (const char *library, const char *backup, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (library, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP_FORMAT);
  g_autofree char *damaged = g_strconcat (path, ".damaged", stamp, NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *damaged_journal = g_strconcat (damaged, "-journal", NULL);
  g_autofree char *part = NULL;

  if (!tandem_place_check (path, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      tandem_place_set_errno_error (error, errno, folder);
      return FALSE;
    }
  part = prepare_restore (path, backup, tandem_migrations, tandem_n_migrations, 1, error);
  /* An old journal would be rolled back into the new file, so it goes first. */
  if (part != NULL && set_aside (journal, damaged_journal, error) && set_aside (path, damaged, error) && tandem_place_rename (part, path, error))
    return TRUE;
  if (part != NULL)
    delete_copy (part);
  g_prefix_error (error, "%s ", _("The backup was not restored."));
  return FALSE;
}
