/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a library is safe where it lies, and the making of its file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tandem_place_check  (const char *path, GError **error);
gboolean tandem_place_create (const char *path, gboolean *created, GError **error);
gboolean tandem_place_sync   (const char *path, GError **error);
gboolean tandem_place_rename (const char *from, const char *to, GError **error);
void     tandem_place_set_errno_error (GError **error, int number, const char *path);

G_END_DECLS
