/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By when each milestone has to start and be due so that the anchor holds, and when it can be due at the earliest. */
#pragma once

#include "tandem-monthly.h"

G_BEGIN_DECLS

/* Comes after another item of the array, `lag` working days of its own side later. */
typedef struct
{
  guint predecessor; /* place in the array of items */
  int   lag;         /* working days, not negative */
} TandemScheduleLink;

typedef struct
{
  /* given */
  gint64     id;
  TandemSide side;     /* who drives: whose working days count */
  int        duration; /* days; the due day is the last of them; 0: nothing to do but be due */
  gboolean   calendar_days; /* duration in calendar days: a notice period */
  TandemMonthly monthly; /* the only days it can be due on; ANY for a fixed one */
  TandemDay  fixed;    /* a day that can't move (board meeting), NONE else */
  TandemDay  done;     /* day it was completed, NONE while open */
  TandemDay  started;  /* day work began, NONE before that */
  gboolean   after_anchor; /* follows the anchor (a review of the result) instead of leading to it */
  const TandemScheduleLink *links;
  guint      n_links;

  /* found */
  TandemDay  latest_start, latest_due;
  TandemDay  earliest_start, earliest_due;
  guint      rank;     /* predecessors have lower ones */
  int        slack;    /* working days of the side between earliest and latest due; negative: too late */
} TandemScheduleItem;

typedef struct
{
  TandemDay anchor;          /* as given */
  TandemDay earliest_anchor; /* last earliest due day of all that lead to it */
  guint     n_too_late;      /* items whose latest due day can't be reached */
} TandemSchedule;

gboolean  tandem_schedule_run (TandemScheduleItem *items, guint n_items, TandemWorkdays *workdays, TandemDay today, TandemDay anchor,
                               TandemSchedule *result, GArray **ring);
TandemDay tandem_schedule_start (const TandemScheduleItem *item, TandemWorkdays *workdays, TandemDay due);
TandemDay tandem_schedule_due_after (const TandemScheduleItem *item, TandemWorkdays *workdays, TandemDay predecessor_due, int lag);

G_END_DECLS
