/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of edit/ share. */
#pragma once

#include "tandem-edit.h"

G_BEGIN_DECLS

const char *tandem_edit_peek_own_label (TandemEdit *self);

G_END_DECLS
