/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working days of both sides of a plan: countries, own calendars, closed days and freeze periods. */
#pragma once

#include "tandem-plan.h"
#include "tandem-workdays.h"

G_BEGIN_DECLS

TandemWorkdays *tandem_plan_workdays    (TandemPlan *plan, GPtrArray **notes);
char           *tandem_workdays_open_country (TandemWorkdays *workdays, TandemSide side, const char *country, const char *region);

G_END_DECLS
