/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans for the tests of the plan file. */
#pragma once

#include "tandem-plan-file.h"

TandemPlan *import_into    (TandemLibrary *library, TandemPlanFile *file);
TandemPlan *make_plan      (TandemLibrary *library, guint seed);
void        check_fixpoint (TandemPlan *plan);
gboolean    exercise_plan_file (const guint8 *data, gsize size);
