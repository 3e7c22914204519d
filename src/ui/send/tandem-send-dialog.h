/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves: a preview of the pages, what is in them, and the file. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_SEND_DIALOG (tandem_send_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemSendDialog, tandem_send_dialog, TANDEM, SEND_DIALOG, AdwDialog)

AdwDialog *tandem_send_dialog_new (TandemWorkspace *workspace);

G_END_DECLS
