/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that were sent, with their exact bytes. */
#pragma once

#include "tandem-store.h"
#include "tandem-version.h"

G_BEGIN_DECLS

gboolean   tandem_store_add_version         (TandemStore *self, TandemVersion *version, GBytes *content, GError **error);
GPtrArray *tandem_store_list_versions       (TandemStore *self, gint64 plan, GError **error);
GBytes    *tandem_store_get_version_content (TandemStore *self, gint64 version, GError **error);

G_END_DECLS
