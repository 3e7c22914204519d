/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checked copies of a library: made, kept in rotation, put back. */
#pragma once

#include "tandem-sql.h"
#include "tandem-store.h"

G_BEGIN_DECLS

gboolean   tandem_backup_write         (TandemSql *sql, const char *path, GError **error);
GPtrArray *tandem_backup_list          (const char *library);
char      *tandem_backup_dup_folder    (const char *library);

gboolean   tandem_store_backup         (TandemStore *self, const char *path, GError **error);
gboolean   tandem_store_keep_backup    (TandemStore *self, gboolean *made, GError **error);
gboolean   tandem_store_restore        (TandemStore *self, const char *backup, GError **error);
gboolean   tandem_store_restore_file   (const char *library, const char *backup, GError **error);

G_END_DECLS
