/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan stands on a day, for the list of plans: what it needs and why. */
#pragma once

#include "tandem-plan.h"
#include "tandem-words.h"

G_BEGIN_DECLS

/* In the order of the list's sections. */
typedef enum
{
  TANDEM_STANDING_ATTENTION,
  TANDEM_STANDING_ON_TRACK,
  TANDEM_STANDING_DRAFT,
  TANDEM_STANDING_CLOSED,
  TANDEM_STANDING_ARCHIVED,
} TandemStanding;

/* The worst thing first: what the row of the list tells. */
typedef enum
{
  TANDEM_REASON_NONE,
  TANDEM_REASON_LATE,         /* n milestones are late */
  TANDEM_REASON_ANCHOR_PAST,  /* go-live has passed and isn't done */
  TANDEM_REASON_AT_RISK,      /* n milestones are at risk */
  TANDEM_REASON_NO_DUE,       /* n milestones have no due day */
  TANDEM_REASON_NO_MILESTONE, /* shared, but empty */
} TandemReason;

typedef struct
{
  TandemStanding   standing;
  TandemReason     reason;
  int              n;          /* of what the reason counts */
  TandemPlanStatus status;
  guint            n_counted;  /* milestones not cancelled */
  guint            n_done, n_late, n_at_risk, n_no_due;
  TandemDay        anchor;
  int              days_left;  /* calendar days from the day to the anchor; negative when past; 0 without one */
} TandemPlanState;

TandemPlanState tandem_plan_state (TandemPlan *plan, TandemDay day);
gboolean        tandem_milestone_is_late (TandemEntity *milestone, TandemDay day);

G_END_DECLS
