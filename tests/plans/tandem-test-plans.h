/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans to test with. */
#pragma once

#include "tandem-plan.h"

G_BEGIN_DECLS

TandemEntity *tandem_test_add         (TandemPlan *plan, TandemKind kind, TandemRow *row);
TandemPlan   *tandem_test_plan_sample (void);
TandemPlan   *tandem_test_plan_empty  (void);
TandemPlan   *tandem_test_plan_large  (guint n_milestones);
TandemPlan   *tandem_test_plan_secret (GPtrArray *secrets);

G_END_DECLS
