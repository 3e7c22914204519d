/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share. */
#pragma once

#include "tandem-migration.h"
#include "tandem-sql.h"
#include "tandem-store.h"

G_BEGIN_DECLS

/* "TNDM" */
#define TANDEM_APPLICATION_ID 0x544E444D

struct _TandemStore
{
  TandemSql             *sql;
  char                  *path;
  const TandemMigration *migrations;
  guint                  n_migrations;
  gint64                 data_version; /* PRAGMA data_version at the last load */
  gboolean               stale;        /* the model may not be what the file holds */
  gint64                 next_id;      /* ids taken from id_source and not given out yet */
  gint64                 end_of_ids;
};

char     *tandem_store_now       (void);
gboolean  tandem_store_identify  (TandemSql *sql, guint newest, gint64 *version, GError **error);

G_END_DECLS
