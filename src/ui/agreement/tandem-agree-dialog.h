/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buyer agrees to in a call: the proposed milestones, by whom and when, in one step. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_AGREE_DIALOG (tandem_agree_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemAgreeDialog, tandem_agree_dialog, TANDEM, AGREE_DIALOG, AdwDialog)

AdwDialog *tandem_agree_dialog_new (TandemWorkspace *workspace, GPtrArray *milestones);

G_END_DECLS
