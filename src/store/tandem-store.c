/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-store.h"

#include "tandem-backup.h"
#include "tandem-error.h"
#include "tandem-place.h"
#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* Ids taken from the library at once: enough for a plan from a template. */
#define IDS_AT_ONCE 256

/* Places in SQLite's header (https://sqlite.org/fileformat2.html, 1.3). */
#define HEADER_PAGE_SIZE 16
#define HEADER_CHANGE_COUNTER 24
#define HEADER_N_PAGES 28
#define HEADER_APPLICATION_ID 68
#define HEADER_VALID_FOR 92

void
tandem_step_free (TandemStep *step)
{
  g_free (step->label);
  g_array_unref (step->plans);
  g_free (step);
}

/**
 * tandem_store_now:
 *
 * Returns: (transfer full): the time for the log in UTC; on the day `TANDEM_TODAY` says, where it says one
 */
char *
tandem_store_now (void)
{
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();
  g_autoptr (GDateTime) shifted = NULL, utc = NULL;
  TandemDay day = tandem_day_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));

  shifted = g_date_time_add_days (local, (int) tandem_day_today () - (int) day);
  utc = g_date_time_to_utc (shifted);
  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.%fZ");
}

static gboolean
fail (GError **error, int code, const char *message)
{
  g_set_error_literal (error, TANDEM_ERROR, code, message);
  return FALSE;
}

/* Whether there is a journal to roll back. */
static gboolean
has_hot_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  struct stat st;

  return stat (journal, &st) == 0 && st.st_size > 0;
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* SQLite itself reads a last page that is cut off as if zeros followed. */
static gboolean
is_cut_off (const guint8 *header, gint64 size)
{
  guint page_size = (guint) header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];

  if (page_size == 1)
    page_size = 65536;
  return size < TANDEM_SQL_HEADER_SIZE
         || (read_number (header + HEADER_CHANGE_COUNTER) == read_number (header + HEADER_VALID_FOR)
             && size < (gint64) page_size * read_number (header + HEADER_N_PAGES));
}

/* With a journal to roll back, what is there may be half written; but another program's number is never ours. */
static gboolean
check_header (TandemSql *sql, GError **error)
{
  gboolean torn = has_hot_journal (tandem_sql_get_path (sql));
  guint8 header[TANDEM_SQL_HEADER_SIZE];
  gint64 size;

  if (!tandem_sql_read_header (sql, header, &size))
    return fail (error, TANDEM_ERROR_DAMAGED, _("The library file can’t be read. Check the disk, or restore a backup."));
  if (size == 0)
    return TRUE;
  if (memcmp (header, "SQLite format 3", 16) != 0)
    return torn ? TRUE : fail (error, TANDEM_ERROR_NOT_OURS, _("The file is not a Tandem library."));
  if (size >= TANDEM_SQL_HEADER_SIZE && read_number (header + HEADER_APPLICATION_ID) != TANDEM_APPLICATION_ID)
    return fail (error, TANDEM_ERROR_NOT_OURS, _("The file belongs to another program, not to Tandem."));
  if (!torn && is_cut_off (header, size))
    return fail (error, TANDEM_ERROR_DAMAGED, _("The library file is cut off. Restore a backup."));
  return TRUE;
}

/**
 * tandem_store_identify:
 * @sql: connection to any file
 * @newest: newest version we know
 * @version: (out): its version; 0 for an empty file
 * @error: %TANDEM_ERROR_NOT_OURS, %TANDEM_ERROR_NEWER, %TANDEM_ERROR_DAMAGED …
 *
 * Changes nothing in a file that isn't ours.
 */
gboolean
tandem_store_identify (TandemSql *sql, guint newest, gint64 *version, GError **error)
{
  gint64 application, pages;

  *version = 0;
  if (!check_header (sql, error))
    return FALSE;
  if (!tandem_sql_get_integer (sql, "PRAGMA page_count", &pages, error)
      || !tandem_sql_get_integer (sql, "PRAGMA application_id", &application, error)
      || !tandem_sql_get_integer (sql, "PRAGMA user_version", version, error))
    return FALSE;
  if (pages == 0)
    return TRUE;
  if (application != TANDEM_APPLICATION_ID)
    return fail (error, TANDEM_ERROR_NOT_OURS, _("The file belongs to another program, not to Tandem."));
  if (*version < 1)
    return fail (error, TANDEM_ERROR_DAMAGED, _("The library file is damaged. Restore a backup."));
  if (*version > newest)
    return fail (error, TANDEM_ERROR_NEWER, _("The library was written by a newer version of Tandem. Update Tandem to open it."));
  return TRUE;
}

/* An empty file is a new library, unless there were plans in it: then a full disk or a crash has emptied it. */
static gboolean
create_tables (TandemStore *self, GError **error)
{
  g_autoptr (GPtrArray) backups = tandem_backup_list (self->path);

  if (backups->len > 0)
    return fail (error, TANDEM_ERROR_DAMAGED, _("The library file is empty, but there are backups of it. Restore one of them."));
  return tandem_migration_create (self->sql, error);
}

static gboolean
set_up (TandemStore *self, GError **error)
{
  gint64 version;

  if (!tandem_store_identify (self->sql, self->n_migrations + 1, &version, error))
    return FALSE;
  if (!tandem_sql_configure (self->sql, error))
    return FALSE;
  if (version == 0 && !create_tables (self, error))
    return FALSE;
  /* Never written by this version: an old library that can't be migrated can't be read either. */
  return tandem_migration_run (self->sql, self->migrations, self->n_migrations, error);
}

/**
 * tandem_store_open:
 * @path: where the library is; made when it isn't there
 * @error: a #TandemError: what was tried, what went wrong, what to do
 *
 * A file that can't be written is opened for reading; writing then fails with %TANDEM_ERROR_READ_ONLY. Opening a library
 * of this version changes neither its bytes nor its times.
 *
 * Returns: (transfer full) (nullable): the store
 */
TandemStore *
tandem_store_open (const char *path, GError **error)
{
  return tandem_store_open_with (path, tandem_migrations, tandem_n_migrations, error);
}

/**
 * tandem_store_open_with:
 * @path: where the library is
 * @migrations: (transfer none): used instead of those of this version
 * @n_migrations: how many
 * @error: a #TandemError
 *
 * For tests of migrations.
 *
 * Returns: (transfer full) (nullable): the store
 */
TandemStore *
tandem_store_open_with (const char *path, const TandemMigration *migrations, guint n_migrations, GError **error)
{
  g_autoptr (TandemStore) self = g_new0 (TandemStore, 1);
  g_autofree char *name = NULL, *tried = NULL;
  gboolean created;

  self->path = g_canonicalize_filename (path, NULL);
  self->migrations = migrations;
  self->n_migrations = n_migrations;

  if (tandem_place_check (self->path, error) && tandem_place_create (self->path, &created, error))
    {
      self->sql = tandem_sql_open (self->path, TANDEM_SQL_WRITE, error);
      if (self->sql != NULL && set_up (self, error))
        return g_steal_pointer (&self);
    }

  name = g_filename_display_name (self->path);
  /* Translators: %s is a file; a sentence with the reason follows */
  tried = g_strdup_printf (_("The library “%s” can’t be opened."), name);
  if (error != NULL && *error != NULL)
    g_prefix_error (error, "%s ", tried);
  return NULL;
}

/**
 * tandem_store_close:
 * @self: a store
 */
void
tandem_store_close (TandemStore *self)
{
  g_clear_pointer (&self->sql, tandem_sql_close);
  g_free (self->path);
  g_free (self);
}

const char *
tandem_store_get_path (TandemStore *self)
{
  return self->path;
}

gboolean
tandem_store_is_read_only (TandemStore *self)
{
  return tandem_sql_is_read_only (self->sql);
}

/**
 * tandem_store_has_changed:
 * @self: a store
 * @changed: (out): whether the file may hold something else than was loaded and applied: another program wrote, or the
 *   end of a write of ours is not known
 * @error: a #TandemError
 *
 * Costs microseconds.
 */
gboolean
tandem_store_has_changed (TandemStore *self, gboolean *changed, GError **error)
{
  gint64 version;

  *changed = TRUE;
  if (!tandem_sql_check_moved (self->sql, error) || !tandem_sql_get_integer (self->sql, "PRAGMA data_version", &version, error))
    return FALSE;
  *changed = self->stale || version != self->data_version;
  return TRUE;
}

static gboolean
take_ids (TandemStore *self, GError **error)
{
  gint64 next;

  if (!tandem_sql_begin (self->sql, TRUE, error))
    return FALSE;
  if (tandem_sql_check_moved (self->sql, error)
      && tandem_sql_exec (self->sql, "UPDATE id_source SET next = next + " G_STRINGIFY (IDS_AT_ONCE), error)
      && tandem_sql_get_integer (self->sql, "SELECT next FROM id_source", &next, error)
      && (next > IDS_AT_ONCE || fail (error, TANDEM_ERROR_DAMAGED, _("The library file is damaged. Restore a backup."))))
    {
      if (!tandem_sql_commit (self->sql, error))
        return FALSE;
      self->next_id = next - IDS_AT_ONCE;
      self->end_of_ids = next;
      return TRUE;
    }
  tandem_sql_rollback (self->sql);
  return FALSE;
}

/**
 * tandem_store_new_id:
 * @self: a store
 * @error: a #TandemError
 *
 * Returns: an id that was never used in this library and never will be again; 0 on error
 */
gint64
tandem_store_new_id (TandemStore *self, GError **error)
{
  if (self->next_id >= self->end_of_ids && !take_ids (self, error))
    {
      g_prefix_error (error, "%s ", _("Nothing new can be added to the library, which is as it was."));
      return 0;
    }
  return self->next_id++;
}
