/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tandem-store"

#include "tandem-config.h"
#include "tandem-sql.h"

#include "tandem-error.h"
#include "tandem-sql-error.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

struct _TandemSql
{
  sqlite3    *db;
  char       *path;
  GHashTable *statements; /* SQL → TandemStatement */
};

struct _TandemStatement
{
  TandemSql    *sql;
  sqlite3_stmt *stmt;
  int           failed; /* first SQLite error of a bind; a step reports it */
  gboolean      in_use;
};

/* Largest text or bytes of one cell, and of one row. */
#define LARGEST_CELL (16 * 1024 * 1024)

static guint busy_timeout = 2500; /* ms; longer and the window seems to hang */

static void
log_cb (void *data, int code, const char *message)
{
  switch (code & 0xff)
    {
    case SQLITE_WARNING: /* file renamed or unlinked while open, several links to it */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_message ("SQLite %d: %s", code, message);
      break;
    default:
      g_debug ("SQLite %d: %s", code, message);
    }
}

/**
 * tandem_sql_initialize:
 *
 * Routes SQLite's log before its first use. Opening does it; only who calls SQLite by himself (a test) need call it.
 */
void
tandem_sql_initialize (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_LOG, log_cb, NULL);
      sqlite3_initialize ();
      g_once_init_leave (&done, 1);
    }
}

/**
 * tandem_sql_set_busy_timeout:
 * @milliseconds: how long connections opened from now on wait for another program's lock
 */
void
tandem_sql_set_busy_timeout (guint milliseconds)
{
  busy_timeout = milliseconds;
}

static gboolean
fail (TandemSql *self, int result, GError **error)
{
  int system_errno = self->db != NULL ? sqlite3_system_errno (self->db) : 0;
  const char *detail = self->db != NULL && (sqlite3_extended_errcode (self->db) & 0xff) == (result & 0xff)
                         ? sqlite3_errmsg (self->db)
                         : sqlite3_errstr (result);

  g_debug ("%s: SQLite %d: %s", self->path, result, detail);
  tandem_sql_set_error (error, result, system_errno, detail);
  return FALSE;
}

static void
statement_free (TandemStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}

static gboolean
set_flag (TandemSql *self, int flag, int value, GError **error)
{
  int now = -1;
  int result = sqlite3_db_config (self->db, flag, value, &now);

  if (result != SQLITE_OK)
    return fail (self, result, error);
  return now == value ? TRUE : fail (self, SQLITE_MISUSE, error);
}

/* What needs no look into the file. Sources of the values: https://sqlite.org/security.html */
static gboolean
harden (TandemSql *self, GError **error)
{
  static const struct { int id, most; } limits[] = {
    { SQLITE_LIMIT_LENGTH, LARGEST_CELL },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 60 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 30 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      sqlite3_limit (self->db, limits[i].id, limits[i].most);
      if (sqlite3_limit (self->db, limits[i].id, -1) != limits[i].most)
        return fail (self, SQLITE_MISUSE, error);
    }
  sqlite3_busy_timeout (self->db, (int) busy_timeout);
  return set_flag (self, SQLITE_DBCONFIG_DEFENSIVE, 1, error)
         && set_flag (self, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_DQS_DML, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_DQS_DDL, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_ENABLE_VIEW, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, error)
         && set_flag (self, SQLITE_DBCONFIG_ENABLE_FKEY, 1, error);
}

/**
 * tandem_sql_open:
 * @path: absolute path of a file that exists; so that `file:` is no URI
 * @mode: whether to write
 * @error: a #TandemError
 *
 * Opens without reading or changing anything in the file. Call tandem_sql_configure() when the file is known to be ours.
 *
 * Returns: (transfer full) (nullable): the connection
 */
TandemSql *
tandem_sql_open (const char *path, TandemSqlMode mode, GError **error)
{
  g_autoptr (TandemSql) self = g_new0 (TandemSql, 1);
  int flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX | (mode == TANDEM_SQL_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int result;

  tandem_sql_initialize ();
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) statement_free);

  g_return_val_if_fail (g_path_is_absolute (path), NULL);
  result = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  return harden (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
set_pragma (TandemSql *self, const char *name, const char *value, const char *expected, GError **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %s", name, value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", name);
  g_autofree char *now = NULL;

  if (!tandem_sql_exec (self, set, error))
    return FALSE;
  now = tandem_sql_dup_text (self, get, error);
  if (now == NULL)
    return FALSE;
  if (!g_str_equal (now, expected))
    {
      /* Translators: technical: a setting of SQLite, what it should be, what it is */
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("The library can’t be used safely: %s should be %s but is %s."), name, expected, now);
      return FALSE;
    }
  return TRUE;
}

/**
 * tandem_sql_configure:
 * @self: a connection
 * @error: a #TandemError
 *
 * Settings that read the file; each is read back. A rollback journal with normal locking is the one combination where a
 * file renamed by a synchronising client makes the next write fail instead of vanish. A file left in WAL is converted.
 */
gboolean
tandem_sql_configure (TandemSql *self, GError **error)
{
  return set_pragma (self, "journal_mode", "TRUNCATE", "truncate", error)
         && set_pragma (self, "locking_mode", "NORMAL", "normal", error)
         && set_pragma (self, "synchronous", "EXTRA", "3", error)
         && set_pragma (self, "foreign_keys", "ON", "1", error)
         && set_pragma (self, "mmap_size", "0", "0", error)
         && set_pragma (self, "cell_size_check", "ON", "1", error)
         && set_pragma (self, "secure_delete", "ON", "1", error);
}

/**
 * tandem_sql_close:
 * @self: a connection; an open transaction is rolled back
 */
void
tandem_sql_close (TandemSql *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

const char *
tandem_sql_get_path (TandemSql *self)
{
  return self->path;
}

gboolean
tandem_sql_is_read_only (TandemSql *self)
{
  return sqlite3_db_readonly (self->db, "main") != 0;
}

/**
 * tandem_sql_read_header:
 * @self: a connection
 * @header: (out caller-allocates): zeros where the file is shorter
 * @size: (out): bytes of the file
 *
 * Looks at the file through SQLite's own handle: opening it another way would drop its locks. Takes no lock and rolls
 * back no journal, so it may look at a file that isn't ours without a trace.
 *
 * Returns: whether it could be read
 */
gboolean
tandem_sql_read_header (TandemSql *self, guint8 header[TANDEM_SQL_HEADER_SIZE], gint64 *size)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 bytes = 0;
  int result;

  *size = 0;
  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL || file->pMethods == NULL)
    return FALSE;
  /* In this order: a file that another program makes longer at this moment must not look cut off. */
  memset (header, 0, TANDEM_SQL_HEADER_SIZE);
  result = file->pMethods->xRead (file, header, TANDEM_SQL_HEADER_SIZE, 0);
  if ((result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) || file->pMethods->xFileSize (file, &bytes) != SQLITE_OK)
    return FALSE;
  *size = bytes;
  return TRUE;
}

/**
 * tandem_sql_check_moved:
 * @self: a connection
 * @error: %TANDEM_ERROR_MOVED
 *
 * Returns: whether the open file is still the one at its path
 */
gboolean
tandem_sql_check_moved (TandemSql *self, GError **error)
{
  int moved = 0, result;

  result = sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (result != SQLITE_OK && result != SQLITE_NOTFOUND)
    return fail (self, result, error);
  return moved ? fail (self, SQLITE_READONLY_DBMOVED, error) : TRUE;
}

/**
 * tandem_sql_copy:
 * @self: a connection without an open transaction
 * @to: another one; everything in its file is replaced, at once or not at all
 * @error: a #TandemError
 */
gboolean
tandem_sql_copy (TandemSql *self, TandemSql *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", self->db, "main");
  int result, finished;

  if (backup == NULL)
    return fail (to, sqlite3_extended_errcode (to->db), error);
  for (guint waited = 0;; waited += 50)
    {
      result = sqlite3_backup_step (backup, -1);
      if (((result & 0xff) != SQLITE_BUSY && (result & 0xff) != SQLITE_LOCKED) || waited >= busy_timeout)
        break;
      sqlite3_sleep (50);
    }
  finished = sqlite3_backup_finish (backup);
  if (result != SQLITE_DONE)
    return fail (to, result, error);
  return finished == SQLITE_OK ? TRUE : fail (to, finished, error);
}

/**
 * tandem_sql_exec:
 * @self: a connection
 * @sql: statements without parameters; rows are ignored
 * @error: a #TandemError
 */
gboolean
tandem_sql_exec (TandemSql *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return result == SQLITE_OK ? TRUE : fail (self, result, error);
}

/**
 * tandem_sql_get_integer:
 * @self: a connection
 * @sql: a query of one number
 * @integer: (out): the number; 0 for null or no row
 * @error: a #TandemError
 */
gboolean
tandem_sql_get_integer (TandemSql *self, const char *sql, gint64 *integer, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_sql_prepare (self, sql, error);
  gboolean row;

  *integer = 0;
  if (statement == NULL || !tandem_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *integer = tandem_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * tandem_sql_dup_text:
 * @self: a connection
 * @sql: a query of one text
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable): the text, empty for null or no row; %NULL on error
 */
char *
tandem_sql_dup_text (TandemSql *self, const char *sql, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_sql_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !tandem_statement_step (statement, &row, error))
    return NULL;
  return g_strdup (row ? tandem_statement_get_text (statement, 0) : "");
}

/**
 * tandem_sql_begin:
 * @self: a connection without an open transaction
 * @writing: takes the write lock at once, so that only COMMIT can meet a lock later
 * @error: a #TandemError
 */
gboolean
tandem_sql_begin (TandemSql *self, gboolean writing, GError **error)
{
  return tandem_sql_exec (self, writing ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

/**
 * tandem_sql_commit:
 * @self: a connection with an open transaction, which is over in any case afterwards
 * @error: a #TandemError; the file may then have the change or not, the caller looks
 */
gboolean
tandem_sql_commit (TandemSql *self, GError **error)
{
  if (tandem_sql_exec (self, "COMMIT", error))
    return TRUE;
  tandem_sql_rollback (self);
  return FALSE;
}

void
tandem_sql_rollback (TandemSql *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Rows changed by the last statement. */
gint64
tandem_sql_get_changes (TandemSql *self)
{
  return sqlite3_changes64 (self->db);
}

/**
 * tandem_sql_prepare:
 * @self: a connection
 * @sql: one statement; parameters are named (`:id`)
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable): the statement, kept prepared for the next time after its release
 */
TandemStatement *
tandem_sql_prepare (TandemSql *self, const char *sql, GError **error)
{
  TandemStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      sqlite3_stmt *stmt = NULL;
      int result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

      if (result != SQLITE_OK)
        {
          fail (self, result, error);
          return NULL;
        }
      statement = g_new0 (TandemStatement, 1);
      statement->sql = self;
      statement->stmt = stmt;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  g_assert (!statement->in_use);
  statement->in_use = TRUE;
  statement->failed = SQLITE_OK;
  return statement;
}

void
tandem_statement_release (TandemStatement *self)
{
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->in_use = FALSE;
}

static void
note_bind (TandemStatement *self, int result)
{
  if (result != SQLITE_OK && self->failed == SQLITE_OK)
    self->failed = result;
}

/**
 * tandem_statement_bind:
 * @self: a statement
 * @name: a parameter with its colon
 * @value: (transfer none): must stay until the statement is released
 */
void
tandem_statement_bind (TandemStatement *self, const char *name, const TandemValue *value)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);
  char iso[TANDEM_DAY_ISO_SIZE];
  gconstpointer data;

  g_assert (index > 0);
  switch (value->type)
    {
    case TANDEM_VALUE_NULL:
      note_bind (self, sqlite3_bind_null (self->stmt, index));
      break;
    case TANDEM_VALUE_INTEGER:
      note_bind (self, sqlite3_bind_int64 (self->stmt, index, value->integer));
      break;
    case TANDEM_VALUE_TEXT:
      note_bind (self, sqlite3_bind_text64 (self->stmt, index, value->text, strlen (value->text), SQLITE_STATIC, SQLITE_UTF8));
      break;
    case TANDEM_VALUE_DAY:
      note_bind (self, sqlite3_bind_text (self->stmt, index, tandem_day_to_iso (value->day, iso), -1, SQLITE_TRANSIENT));
      break;
    case TANDEM_VALUE_BYTES:
      data = g_bytes_get_data (value->bytes, NULL);
      /* A null pointer would bind NULL, also for no bytes. */
      note_bind (self, sqlite3_bind_blob64 (self->stmt, index, data != NULL ? data : "", g_bytes_get_size (value->bytes), SQLITE_STATIC));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* @text must stay until the statement is released; %NULL binds null. */
void
tandem_statement_bind_text (TandemStatement *self, const char *name, const char *text)
{
  const TandemValue value = { .type = text != NULL ? TANDEM_VALUE_TEXT : TANDEM_VALUE_NULL, .text = (char *) text };

  tandem_statement_bind (self, name, &value);
}

void
tandem_statement_bind_int (TandemStatement *self, const char *name, gint64 integer)
{
  TandemValue value = tandem_value_integer (integer);

  tandem_statement_bind (self, name, &value);
}

/**
 * tandem_statement_step:
 * @self: a statement
 * @row: (out): whether there is a row to read
 * @error: a #TandemError
 */
gboolean
tandem_statement_step (TandemStatement *self, gboolean *row, GError **error)
{
  int result = self->failed != SQLITE_OK ? self->failed : sqlite3_step (self->stmt);

  *row = result == SQLITE_ROW;
  return result == SQLITE_ROW || result == SQLITE_DONE ? TRUE : fail (self->sql, result, error);
}

/* Runs a statement whose rows don't matter to its end. */
gboolean
tandem_statement_run (TandemStatement *self, GError **error)
{
  gboolean row = TRUE;

  while (row)
    if (!tandem_statement_step (self, &row, error))
      return FALSE;
  return TRUE;
}

/* Runs a statement that returns one number, to its end. */
gboolean
tandem_statement_run_for_id (TandemStatement *self, gint64 *id, GError **error)
{
  gboolean row;

  if (!tandem_statement_step (self, &row, error))
    return FALSE;
  *id = row ? tandem_statement_get_int (self, 0) : 0;
  return row ? tandem_statement_run (self, error) : TRUE;
}

gint64
tandem_statement_get_int (TandemStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/* Until the next step; empty for null. */
const char *
tandem_statement_get_text (TandemStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);

  return text != NULL ? text : "";
}

/**
 * tandem_statement_get_value:
 * @self: a statement with a row
 * @column: from 0
 *
 * Returns: (transfer full): the cell; days are still text. Text that isn't UTF-8, has a NUL within, or a number with a
 *   fraction comes as bytes, which no text field allows.
 */
TandemValue
tandem_statement_get_value (TandemStatement *self, int column)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize size;

  switch (sqlite3_column_type (self->stmt, column))
    {
    case SQLITE_NULL:
      return (TandemValue) TANDEM_VALUE_INIT;
    case SQLITE_INTEGER:
      return tandem_value_integer (sqlite3_column_int64 (self->stmt, column));
    case SQLITE_TEXT:
      text = (const char *) sqlite3_column_text (self->stmt, column);
      size = (gsize) sqlite3_column_bytes (self->stmt, column);
      if (text != NULL && g_utf8_validate_len (text, size, NULL))
        return tandem_value_text (text);
      break;
    default:
      break;
    }
  text = sqlite3_column_blob (self->stmt, column);
  size = (gsize) sqlite3_column_bytes (self->stmt, column);
  bytes = g_bytes_new (text, size);
  return tandem_value_bytes (bytes);
}
