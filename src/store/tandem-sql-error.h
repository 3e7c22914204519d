/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result code of SQLite as an error a person can act on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void tandem_sql_set_error (GError **error, int result, int system_errno, const char *detail);

G_END_DECLS
