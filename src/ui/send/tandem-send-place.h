/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private place for files that are handed to other programs; gone after a day. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *tandem_send_place_get  (const char *name, GError **error);
void   tandem_send_place_tidy (void);

G_END_DECLS
