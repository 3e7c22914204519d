/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of a library as rows; choosing one asks first. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A person has agreed to restore `backup`. */
typedef void (*TandemRestore) (GtkWidget *owner, const char *backup);

void tandem_backup_rows_add (AdwPreferencesGroup *group, const char *library, GtkWidget *owner, TandemRestore restore);
void tandem_backup_rows_ask (GtkWidget *owner, const char *backup, TandemRestore restore);

G_END_DECLS
