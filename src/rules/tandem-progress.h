/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a milestone is, and whether it is late. */
#pragma once

#include "tandem-plan.h"
#include "tandem-workdays.h"
#include "tandem-workdays.h"

G_BEGIN_DECLS

#define TANDEM_PROGRESS_UNSET (-1)

int tandem_progress_percent   (TandemStatus status, int set_by_hand, guint n_done, guint n_deliverables);
int tandem_milestone_progress (TandemPlan *plan, TandemEntity *milestone);
int tandem_days_late          (TandemWorkdays *workdays, TandemSide side, TandemStatus status, TandemDay due, TandemDay today);

G_END_DECLS
