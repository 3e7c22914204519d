/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all plans: search, sections by standing, and what can be done to a plan as a whole. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PLAN_LIST (tandem_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanList, tandem_plan_list, TANDEM, PLAN_LIST, AdwBin)

/* Properties: workspace; search-mode, whether the search field shows.
 * Signals: chosen, when a person picked the plan that is shown now; deleted (title), when a plan went. */
GtkWidget *tandem_plan_list_new          (TandemWorkspace *workspace);
void       tandem_plan_list_set_workspace (TandemPlanList *self, TandemWorkspace *workspace);
void       tandem_plan_list_focus_search (TandemPlanList *self);
void       tandem_plan_list_focus        (TandemPlanList *self);

G_END_DECLS
