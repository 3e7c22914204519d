/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at untrusted JSON text before a parser that recurses, keeps the last of two equal keys and knows no limits sees it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a plan file may be at most. A plan of 5,000 milestones has about 300,000 values. */
#define TANDEM_JSON_MAX_BYTES  (16 * 1024 * 1024)
#define TANDEM_JSON_MAX_DEPTH  64
#define TANDEM_JSON_MAX_VALUES 500000

gboolean tandem_json_check       (const char *text, gsize length, GError **error);
char    *tandem_json_quote       (const char *text);
void     tandem_json_path_append (GString *path, const char *key);

G_END_DECLS
