/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what should move along with a milestone, before anything moves. */
#pragma once

#include "tandem-moving.h"
#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_MOVE_DIALOG (tandem_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemMoveDialog, tandem_move_dialog, TANDEM, MOVE_DIALOG, AdwDialog)

AdwDialog *tandem_move_dialog_new (TandemWorkspace *workspace, TandemMoving *moving);
AdwDialog *tandem_move_ask        (GtkWidget *over, TandemWorkspace *workspace, TandemMoving *moving);

G_END_DECLS
