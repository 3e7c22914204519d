/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each plan was last sent. */
#pragma once

#include "tandem-send-options.h"
#include "tandem-store.h"

G_BEGIN_DECLS

TandemSendOptions *tandem_store_get_send_options (TandemStore *self, gint64 plan, GError **error);
gboolean           tandem_store_set_send_options (TandemStore *self, gint64 plan, const TandemSendOptions *options, GError **error);

G_END_DECLS
