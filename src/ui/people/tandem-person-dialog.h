/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one stakeholder, with the milestones they have a part in. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PERSON_DIALOG (tandem_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemPersonDialog, tandem_person_dialog, TANDEM, PERSON_DIALOG, AdwDialog)

AdwDialog *tandem_person_dialog_new     (TandemWorkspace *workspace, TandemPlan *plan, gint64 id);
void       tandem_person_dialog_add_for (GtkWidget *parent, TandemWorkspace *workspace, TandemPlan *plan, TandemEntity *entity, guint field);

G_END_DECLS
