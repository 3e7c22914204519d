/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private place for files that are handed to other programs; gone when the application ends. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *tandem_send_place_get (const char *name, GError **error);

G_END_DECLS
