/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one window works on: the session, the plan shown, the milestone selected. All views share it. */
#pragma once

#include "tandem-drafts.h"
#include "tandem-edition-builder.h"
#include "tandem-session.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_WORKSPACE (tandem_workspace_get_type ())
G_DECLARE_FINAL_TYPE (TandemWorkspace, tandem_workspace, TANDEM, WORKSPACE, GObject)

/* Properties: session, plan (nullable), selected (id of a milestone, 0 for none), today.
 * Signals:
 *   changed           the shown plan, or which plan is shown, changed: views mark themselves stale
 *   applied (label)   an edit was written: toast with Undo where the view asks for one
 *   failed (message)  an edit could not be written: banner; what was typed stays in the form
 *   commit-pending    forms write what is typed now: before another plan is shown, an undo, a send, closing */
TandemWorkspace *tandem_workspace_new             (TandemSession *session);
TandemSession   *tandem_workspace_get_session     (TandemWorkspace *self);
TandemPlan      *tandem_workspace_get_plan        (TandemWorkspace *self);
void             tandem_workspace_set_plan        (TandemWorkspace *self, TandemPlan *plan);
gint64           tandem_workspace_get_selected    (TandemWorkspace *self);
void             tandem_workspace_set_selected    (TandemWorkspace *self, gint64 milestone);
TandemEntity    *tandem_workspace_get_selected_milestone (TandemWorkspace *self);
TandemDay        tandem_workspace_get_today       (TandemWorkspace *self);
void             tandem_workspace_set_today       (TandemWorkspace *self, TandemDay today);
TandemDrafts    *tandem_workspace_get_drafts      (TandemWorkspace *self);
TandemEdition   *tandem_workspace_get_edition     (TandemWorkspace *self);
gboolean         tandem_workspace_apply           (TandemWorkspace *self, TandemEdit *edit, const char *merge_key);
gint64           tandem_workspace_new_id          (TandemWorkspace *self);
gboolean         tandem_workspace_commit_pending  (TandemWorkspace *self);
void             tandem_workspace_undo            (TandemWorkspace *self);
void             tandem_workspace_redo            (TandemWorkspace *self);
void             tandem_workspace_report          (TandemWorkspace *self, const GError *error);

G_END_DECLS
