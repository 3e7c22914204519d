/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean tandem_whole_file_write (GFile *file, GBytes *content, GCancellable *cancellable, GError **error);

G_END_DECLS
