/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample plan that the first start offers, moved so that it is half-way today. */
#pragma once

#include "tandem-plan-file.h"

G_BEGIN_DECLS

/* The day the sample is of: one review late, the pilot running. */
#define TANDEM_SAMPLE_PLAN_YEAR  2026
#define TANDEM_SAMPLE_PLAN_MONTH 11
#define TANDEM_SAMPLE_PLAN_DAY   23

TandemPlanFile *tandem_sample_plan_new   (TandemDay today);
int             tandem_sample_plan_shift (TandemDay today);

G_END_DECLS
