/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days set by the schedule, as one edit that can be undone in one step. */
#pragma once

#include "tandem-edit.h"
#include "tandem-move.h"

G_BEGIN_DECLS

TandemEdit *tandem_schedule_edits_move       (TandemPlan *plan, TandemWorkdays *workdays, const TandemMove *move);
TandemEdit *tandem_schedule_edits_count_back (TandemPlan *plan, TandemPlanSchedule *schedule);

G_END_DECLS
