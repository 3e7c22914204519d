/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed lists of the field: side, status, visibility. Order of an enum is the order of its choices. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { TANDEM_SIDE_BUYER, TANDEM_SIDE_SELLER, TANDEM_SIDE_JOINT } TandemSide;

typedef enum
{
  TANDEM_STATUS_NOT_STARTED,
  TANDEM_STATUS_IN_PROGRESS,
  TANDEM_STATUS_AT_RISK,
  TANDEM_STATUS_DONE,
  TANDEM_STATUS_CANCELLED,
} TandemStatus;

typedef enum
{
  TANDEM_PLAN_STATUS_DRAFT,
  TANDEM_PLAN_STATUS_SHARED,
  TANDEM_PLAN_STATUS_AGREED,
  TANDEM_PLAN_STATUS_WON,
  TANDEM_PLAN_STATUS_LOST,
} TandemPlanStatus;

typedef enum { TANDEM_VISIBILITY_SHARED, TANDEM_VISIBILITY_INTERNAL } TandemVisibility;

typedef enum { TANDEM_ANCHOR_GO_LIVE, TANDEM_ANCHOR_SIGNATURE, TANDEM_ANCHOR_DECISION } TandemAnchorKind;

typedef enum { TANDEM_CLOSED_HOLIDAY, TANDEM_CLOSED_FREEZE } TandemClosedKind;

typedef enum { TANDEM_UNIT_WORKING_DAYS, TANDEM_UNIT_CALENDAR_DAYS } TandemUnit;

/* Which of a month's Tuesdays. */
typedef enum { TANDEM_MONTH_WEEK_ANY, TANDEM_MONTH_WEEK_FIRST, TANDEM_MONTH_WEEK_SECOND, TANDEM_MONTH_WEEK_THIRD, TANDEM_MONTH_WEEK_FOURTH, TANDEM_MONTH_WEEK_LAST } TandemMonthWeek;

/* NULL-terminated, as the plan file and the library write them. */
extern const char *const tandem_side_choices[];
extern const char *const tandem_status_choices[];
extern const char *const tandem_plan_status_choices[];
extern const char *const tandem_visibility_choices[];
extern const char *const tandem_anchor_choices[];
extern const char *const tandem_closed_choices[];
extern const char *const tandem_unit_choices[];
extern const char *const tandem_month_week_choices[];
extern const char *const tandem_weekday_choices[]; /* Monday first */

/* Open lists: other words are allowed and shown as typed. */
extern const char *const tandem_function_suggestions[];
extern const char *const tandem_role_suggestions[];
extern const char *const tandem_attitude_suggestions[];
extern const char *const tandem_influence_suggestions[];

int tandem_choice_index (const char *const *choices, const char *text);

G_END_DECLS
