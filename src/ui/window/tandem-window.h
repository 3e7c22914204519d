/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: plans on the left, the plan shown, the inspector on the right. */
#pragma once

#include "tandem-application.h"
#include "tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_WINDOW (tandem_window_get_type ())
G_DECLARE_FINAL_TYPE (TandemWindow, tandem_window, TANDEM, WINDOW, AdwApplicationWindow)

/* Actions for every view: win.undo, win.redo, win.toast-undo (text), win.edit-plan, win.send, win.inspector. */
TandemWindow    *tandem_window_new           (TandemApplication *application);
TandemWorkspace *tandem_window_get_workspace (TandemWindow *self);
void             tandem_window_set_session   (TandemWindow *self, TandemSession *session);
void             tandem_window_set_problem   (TandemWindow *self, const char *path, const GError *problem);
gboolean         tandem_window_leave_session (TandemWindow *self);
void             tandem_window_import        (TandemWindow *self, GFile *file);

G_END_DECLS
