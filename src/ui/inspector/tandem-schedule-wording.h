/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the schedule says about one milestone: how long it takes, by when it has to start, how late it may be. */
#pragma once

#include "tandem-plan-schedule.h"

G_BEGIN_DECLS

char *tandem_schedule_wording_start    (TandemPlanSchedule *schedule, TandemEntity *milestone);
char *tandem_schedule_wording_duration (TandemPlanSchedule *schedule, TandemEntity *milestone);
char *tandem_schedule_wording_summary  (TandemPlanSchedule *schedule, TandemEntity *milestone);

G_END_DECLS
