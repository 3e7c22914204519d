/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buyer has: the last copy sent, and what changed since. */
#pragma once

#include "tandem-net-changes.h"
#include "tandem-session.h"

G_BEGIN_DECLS

gboolean tandem_sent_since_last (TandemSession *session, TandemPlan *plan, TandemDay *since, GPtrArray **changes, GError **error);

G_END_DECLS
