/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plan in the list of plans: who, what, how long, and why it needs something. */
#pragma once

#include "tandem-plan-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PLAN_ROW (tandem_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanRow, tandem_plan_row, TANDEM, PLAN_ROW, GtkListBoxRow)

/* Signal: restated, when what the row sorts or filters by may have changed. */
TandemPlanRow         *tandem_plan_row_new       (TandemPlan *plan, TandemDay today);
TandemPlan            *tandem_plan_row_get_plan  (TandemPlanRow *self);
const TandemPlanState *tandem_plan_row_get_state (TandemPlanRow *self);
void                   tandem_plan_row_set_today (TandemPlanRow *self, TandemDay today);
gboolean               tandem_plan_row_matches   (TandemPlanRow *self, const char *const *words);
int                    tandem_plan_row_compare   (TandemPlanRow *self, TandemPlanRow *other);

G_END_DECLS
