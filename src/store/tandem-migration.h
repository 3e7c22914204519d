/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a library of an older version becomes one of this version. */
#pragma once

#include "tandem-sql.h"
#include "tandem-store.h"

G_BEGIN_DECLS

/* The one at place i turns version i + 1 into version i + 2. */
struct _TandemMigration
{
  const char *sql;
};

extern const TandemMigration tandem_migrations[];
extern const guint tandem_n_migrations;

gboolean tandem_migration_create  (TandemSql *sql, GError **error);
gboolean tandem_migration_upgrade (TandemSql *sql, const TandemMigration *migrations, guint n_migrations, GError **error);
gboolean tandem_migration_run     (TandemSql *sql, const TandemMigration *migrations, guint n_migrations, GError **error);

G_END_DECLS
