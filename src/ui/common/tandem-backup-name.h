/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a backup was made, from its file name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tandem_backup_name (const char *path);

G_END_DECLS
