/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to an SQLite file, its statements and its errors as sentences. The only caller of SQLite. */
#pragma once

#include "tandem-value.h"

G_BEGIN_DECLS

typedef struct _TandemSql TandemSql;
typedef struct _TandemStatement TandemStatement;

typedef enum
{
  TANDEM_SQL_WRITE,     /* for reading where the file can't be written */
  TANDEM_SQL_READ,
} TandemSqlMode;

/* Bytes of an SQLite file's header (https://sqlite.org/fileformat2.html, 1.3). */
#define TANDEM_SQL_HEADER_SIZE 100

void             tandem_sql_initialize       (void);
void             tandem_sql_set_busy_timeout (guint milliseconds);

TandemSql       *tandem_sql_open             (const char *path, TandemSqlMode mode, GError **error);
gboolean         tandem_sql_configure        (TandemSql *self, GError **error);
void             tandem_sql_close            (TandemSql *self);
const char      *tandem_sql_get_path         (TandemSql *self);
gboolean         tandem_sql_is_read_only     (TandemSql *self);
gboolean         tandem_sql_read_header      (TandemSql *self, guint8 header[TANDEM_SQL_HEADER_SIZE], gint64 *size);
gboolean         tandem_sql_check_moved      (TandemSql *self, GError **error);
gboolean         tandem_sql_copy             (TandemSql *self, TandemSql *to, GError **error);

gboolean         tandem_sql_exec             (TandemSql *self, const char *sql, GError **error);
gboolean         tandem_sql_get_integer      (TandemSql *self, const char *sql, gint64 *integer, GError **error);
char            *tandem_sql_dup_text         (TandemSql *self, const char *sql, GError **error);
gboolean         tandem_sql_begin            (TandemSql *self, gboolean writing, GError **error);
gboolean         tandem_sql_commit           (TandemSql *self, GError **error);
void             tandem_sql_rollback         (TandemSql *self);
gint64           tandem_sql_get_changes      (TandemSql *self);

TandemStatement *tandem_sql_prepare          (TandemSql *self, const char *sql, GError **error);
void             tandem_statement_release    (TandemStatement *self);
void             tandem_statement_bind       (TandemStatement *self, const char *name, const TandemValue *value);
void             tandem_statement_bind_text  (TandemStatement *self, const char *name, const char *text);
void             tandem_statement_bind_int   (TandemStatement *self, const char *name, gint64 integer);
gboolean         tandem_statement_run        (TandemStatement *self, GError **error);
gboolean         tandem_statement_run_for_id (TandemStatement *self, gint64 *id, GError **error);
gboolean         tandem_statement_step       (TandemStatement *self, gboolean *row, GError **error);
gint64           tandem_statement_get_int    (TandemStatement *self, int column);
const char      *tandem_statement_get_text   (TandemStatement *self, int column);
TandemValue      tandem_statement_get_value  (TandemStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSql, tandem_sql_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemStatement, tandem_statement_release)

G_END_DECLS
