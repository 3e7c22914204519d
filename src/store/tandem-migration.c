/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-migration.h"

#include "tandem-backup.h"
#include "tandem-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

GResource *tandem_store_get_resource (void);

/* Version 1 is schema.sql. A later version appends here and changes schema.sql; what was released is never edited. */
const TandemMigration tandem_migrations[] = {
  {
    /* 2: how a plan is sent is remembered; durations in calendar days, days of the month, why something was done; closed days
     * tell which calendar file they came from */
    "CREATE TABLE send_options ( "
    "plan INTEGER PRIMARY KEY NOT NULL REFERENCES plan (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, "
    "format TEXT NOT NULL CHECK (format IN ('pdf', 'png')), "
    "page INTEGER NOT NULL CHECK (page IN (0, 1)), "
    "checklist INTEGER NOT NULL CHECK (checklist IN (0, 1)), "
    "people INTEGER NOT NULL CHECK (people IN (0, 1)), "
    "audience TEXT NOT NULL, "
    "language TEXT NOT NULL, "
    "paper TEXT NOT NULL CHECK (paper IN ('', 'a4', 'letter')), "
    "mono INTEGER NOT NULL CHECK (mono IN (0, 1)) "
    ") STRICT;"
    "ALTER TABLE milestone ADD COLUMN duration_unit TEXT NOT NULL DEFAULT 'working-days' "
    "CHECK (duration_unit IN ('working-days', 'calendar-days'));"
    "ALTER TABLE milestone ADD COLUMN monthly_week TEXT NOT NULL DEFAULT 'any' "
    "CHECK (monthly_week IN ('any', 'first', 'second', 'third', 'fourth', 'last'));"
    "ALTER TABLE milestone ADD COLUMN monthly_weekday TEXT NOT NULL DEFAULT 'mon' "
    "CHECK (monthly_weekday IN ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'));"
    "ALTER TABLE step ADD COLUMN reason TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE closed_period ADD COLUMN source TEXT NOT NULL DEFAULT '';",
  },
};
const guint tandem_n_migrations = G_N_ELEMENTS (tandem_migrations);

/**
 * tandem_migration_create:
 * @sql: connection to an empty file
 * @error: a #TandemError
 *
 * Writes the tables, unless another program has done it in the meantime.
 */
gboolean
tandem_migration_create (TandemSql *sql, GError **error)
{
  g_autoptr (GBytes) schema = g_resource_lookup_data (tandem_store_get_resource (), "/tandem/store/schema.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gint64 version;

  if (schema == NULL || !tandem_sql_exec (sql, "PRAGMA auto_vacuum = NONE", error) || !tandem_sql_begin (sql, TRUE, error))
    return FALSE;
  if (tandem_sql_get_integer (sql, "PRAGMA user_version", &version, error)
      && (version != 0 || tandem_sql_exec (sql, g_bytes_get_data (schema, NULL), error)))
    return tandem_sql_commit (sql, error);
  tandem_sql_rollback (sql);
  return FALSE;
}

static gboolean
is_sound (TandemSql *sql, GError **error)
{
  g_autofree char *broken = tandem_sql_dup_text (sql, "PRAGMA foreign_key_check", error);
  g_autofree char *check = broken != NULL ? tandem_sql_dup_text (sql, "PRAGMA quick_check (1)", error) : NULL;

  if (check == NULL)
    return FALSE;
  if (*broken == '\0' && g_str_equal (check, "ok"))
    return TRUE;
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED, _("The library file is damaged. Restore a backup."));
  return FALSE;
}

static gboolean
run_one (TandemSql *sql, const TandemMigration *migration, gint64 from, GError **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, from + 1);
  gint64 version;

  if (!tandem_sql_begin (sql, TRUE, error))
    return FALSE;
  if (!tandem_sql_get_integer (sql, "PRAGMA user_version", &version, error))
    goto failed;
  if (version > from) /* another program was quicker */
    {
      tandem_sql_rollback (sql);
      return TRUE;
    }
  if (tandem_sql_exec (sql, migration->sql, error) && tandem_sql_exec (sql, set_version, error) && is_sound (sql, error))
    return tandem_sql_commit (sql, error);

failed:
  tandem_sql_rollback (sql);
  return FALSE;
}

/**
 * tandem_migration_upgrade:
 * @sql: connection to a library of this or an older version
 * @migrations: all migrations there are
 * @n_migrations: how many
 * @error: a #TandemError
 *
 * Goes from version to version, each in one transaction that ends with a check. After an error the library is at the
 * last version that succeeded.
 */
gboolean
tandem_migration_upgrade (TandemSql *sql, const TandemMigration *migrations, guint n_migrations, GError **error)
{
  gint64 version;
  gboolean done = TRUE;

  if (!tandem_sql_get_integer (sql, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == (gint64) n_migrations + 1)
    return TRUE;

  /* A table is changed by making a new one, which a reference must not stop; is_sound() looks at them at the end. */
  if (!tandem_sql_exec (sql, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (gint64 v = version; done && v <= n_migrations; v++)
    done = run_one (sql, &migrations[v - 1], v, error);
  return tandem_sql_exec (sql, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}

/**
 * tandem_migration_run:
 * @sql: connection to a library of this or an older version
 * @migrations: all migrations there are
 * @n_migrations: how many
 * @error: a #TandemError
 *
 * Copies a library of an older version to `NAME.bak-vN`, checks the copy, then upgrades.
 */
gboolean
tandem_migration_run (TandemSql *sql, const TandemMigration *migrations, guint n_migrations, GError **error)
{
  g_autofree char *copy = NULL;
  gint64 version;

  if (!tandem_sql_get_integer (sql, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == (gint64) n_migrations + 1)
    return TRUE;
  copy = g_strdup_printf ("%s.bak-v%" G_GINT64_FORMAT, tandem_sql_get_path (sql), version);
  return tandem_backup_write (sql, copy, error) && tandem_migration_upgrade (sql, migrations, n_migrations, error);
}
