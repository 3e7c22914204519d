/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The milestones of the shown plan by phase: ticked, added, reordered and changed in place. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_CHECKLIST (tandem_checklist_get_type ())
G_DECLARE_FINAL_TYPE (TandemChecklist, tandem_checklist, TANDEM, CHECKLIST, AdwBin)

/* Properties: workspace; head, what stands above the lines and scrolls with them. Signals: open, when the selected milestone's form is wanted (Enter, double click).
 * Actions: checklist.* (see tandem-checklist-actions.c). */
GtkWidget *tandem_checklist_new              (TandemWorkspace *workspace);
void       tandem_checklist_set_workspace    (TandemChecklist *self, TandemWorkspace *workspace);
void       tandem_checklist_set_head         (TandemChecklist *self, GtkWidget *head);
void       tandem_checklist_add_milestone    (TandemChecklist *self);
gboolean   tandem_checklist_commit           (TandemChecklist *self);

G_END_DECLS
