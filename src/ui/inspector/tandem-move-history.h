/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that says when a milestone was moved, and why; it isn't there where it never was. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_MOVE_HISTORY (tandem_move_history_get_type ())
G_DECLARE_FINAL_TYPE (TandemMoveHistory, tandem_move_history, TANDEM, MOVE_HISTORY, AdwExpanderRow)

void tandem_move_history_show (TandemMoveHistory *self, TandemWorkspace *workspace, TandemEntity *milestone);

G_END_DECLS
