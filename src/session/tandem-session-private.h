/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the session share. */
#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

TandemStore *tandem_session_get_store (TandemSession *self);

G_END_DECLS
