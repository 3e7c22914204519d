/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working days of both sides of a plan: countries, own calendars, closed days and freeze periods. */
#pragma once

#include "tandem-plan.h"
#include "tandem-workdays.h"

G_BEGIN_DECLS

/* How a side works, as far as it is set. Texts belong to the plan. */
typedef struct
{
  const char *country;  /* ISO 3166-1 code, "" where it isn't set */
  const char *region;   /* ISO 3166-2 code without the country, "" for none */
  gboolean    has_data; /* public holidays of the country are known */
  gboolean    has_own_week;
  TandemWeek  usual;    /* of the country */
  TandemWeek  week;     /* in force */
} TandemSideCalendar;

TandemSideCalendar tandem_plan_get_calendar   (TandemPlan *plan, TandemSide side);
TandemEntity      *tandem_plan_find_calendar  (TandemPlan *plan, TandemSide side);
void               tandem_plan_get_span       (TandemPlan *plan, TandemDay today, TandemDay *from, TandemDay *to);

char           *tandem_plan_dup_workdays_key (TandemPlan *plan);
TandemWorkdays *tandem_plan_workdays    (TandemPlan *plan, GPtrArray **notes);
char           *tandem_workdays_open_country (TandemWorkdays *workdays, TandemSide side, const char *country, const char *region);

G_END_DECLS
