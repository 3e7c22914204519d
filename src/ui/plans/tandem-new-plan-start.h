/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new plan can start from: nothing, another plan, a file, a template; and what can be done with own templates. */
#pragma once

#include "tandem-template.h"
#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_NEW_PLAN_START (tandem_new_plan_start_get_type ())
G_DECLARE_FINAL_TYPE (TandemNewPlanStart, tandem_new_plan_start, TANDEM, NEW_PLAN_START, AdwBin)

/* Signals: chosen (template, plan): both NULL for a blank plan; `plan` is the one the template was made of, else NULL.
 * copy: another plan is to be chosen. edit (template): an own template is to be opened as a plan. */
GtkWidget *tandem_new_plan_start_new        (TandemWorkspace *workspace);
GtkWidget *tandem_new_plan_start_get_first  (TandemNewPlanStart *self);
void       tandem_new_plan_start_choose_plan (TandemNewPlanStart *self, TandemPlan *plan);

G_END_DECLS
