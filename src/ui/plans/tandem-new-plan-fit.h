/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a new plan would look, whether its day can be reached, and the three ways out where it can't. */
#pragma once

#include "tandem-new-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_NEW_PLAN_FIT (tandem_new_plan_fit_get_type ())
G_DECLARE_FINAL_TYPE (TandemNewPlanFit, tandem_new_plan_fit, TANDEM, NEW_PLAN_FIT, AdwPreferencesGroup)

/* Signals: changed, after durations or milestones were changed; later (day), where the person takes another day. */
GtkWidget *tandem_new_plan_fit_new          (void);
void       tandem_new_plan_fit_set_template (TandemNewPlanFit *self, TandemTemplate *template, gboolean same);
void       tandem_new_plan_fit_show         (TandemNewPlanFit *self, const TandemNewPlan *plan);
void       tandem_new_plan_fit_adjust       (TandemNewPlanFit *self, TandemNewPlan *plan);

G_END_DECLS
