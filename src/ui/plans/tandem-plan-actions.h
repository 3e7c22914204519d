/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to a plan as a whole: rename, duplicate, save as a template, archive, delete. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PLAN_ACTIONS (tandem_plan_actions_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanActions, tandem_plan_actions, TANDEM, PLAN_ACTIONS, GObject)

/* Signal: deleted (title), after a plan went. */
TandemPlanActions *tandem_plan_actions_new           (GtkWidget *parent);
GActionGroup      *tandem_plan_actions_get_group     (TandemPlanActions *self);
void               tandem_plan_actions_set_workspace (TandemPlanActions *self, TandemWorkspace *workspace);
void               tandem_plan_actions_set_plan      (TandemPlanActions *self, TandemPlan *plan);

G_END_DECLS
