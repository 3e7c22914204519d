/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule of a plan as it is now: latest safe and earliest days of each milestone, and whether the anchor can be reached. */
#pragma once

#include "tandem-plan.h"
#include "tandem-schedule.h"

G_BEGIN_DECLS

typedef struct _TandemPlanSchedule TandemPlanSchedule;

TandemPlanSchedule       *tandem_plan_schedule_new            (TandemPlan *plan, TandemWorkdays *workdays, TandemDay today, GError **error);
void                      tandem_plan_schedule_free           (TandemPlanSchedule *self);
const TandemSchedule     *tandem_plan_schedule_get_result     (TandemPlanSchedule *self);
TandemWorkdays           *tandem_plan_schedule_get_workdays   (TandemPlanSchedule *self);
TandemDay                 tandem_plan_schedule_get_today      (TandemPlanSchedule *self);
guint                     tandem_plan_schedule_get_n          (TandemPlanSchedule *self);
const TandemScheduleItem *tandem_plan_schedule_get_items      (TandemPlanSchedule *self);
TandemEntity             *tandem_plan_schedule_get_milestone  (TandemPlanSchedule *self, guint place);
int                       tandem_plan_schedule_find           (TandemPlanSchedule *self, gint64 milestone);
gboolean                  tandem_plan_schedule_is_open        (TandemPlanSchedule *self, guint place);

TandemDay                 tandem_milestone_needed_from        (TandemEntity *milestone, TandemWorkdays *workdays);
TandemEntity             *tandem_plan_anchor_milestone        (TandemPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPlanSchedule, tandem_plan_schedule_free)

G_END_DECLS
