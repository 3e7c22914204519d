/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves when one milestone moves to another day, and what then no longer fits. */
#pragma once

#include "tandem-plan-schedule.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_MOVE_FOLLOW,      /* what depends on it moves along, go-live too */
  TANDEM_MOVE_ONLY,        /* nothing else moves */
  TANDEM_MOVE_KEEP_ANCHOR, /* what depends on it moves as far as it must; go-live stays */
} TandemMoveMode;

typedef struct
{
  gint64    milestone;
  TandemDay from, to;             /* due day; `from` NONE where it had none */
  TandemDay start_from, start_to; /* NONE where it has no start day */
  int       days;                 /* working days of its side, negative: earlier */
} TandemMoveStep;

/* A milestone that would be due before it can be: its predecessor ends too late. */
typedef struct
{
  gint64    milestone;
  gint64    predecessor;
  TandemDay due;    /* where it stays */
  TandemDay needed; /* first day it could be due */
} TandemMoveConflict;

typedef struct
{
  gint64         milestone;
  TandemMoveMode mode;
  TandemDay      asked;     /* day that was asked for */
  TandemDay      to;        /* the next day its side works */
  gboolean       off_rule;  /* `asked` is not its day of the month */
  char          *closed_reason; /* name of the holiday `asked` is; NULL for a weekend and where it is open */
  int            days;      /* working days of its side */
  GArray        *steps;     /* TandemMoveStep, the moved one first; empty where nothing changes */
  GArray        *conflicts; /* TandemMoveConflict */
  TandemDay      anchor_from, anchor_to;
} TandemMove;

TandemMove *tandem_move_new  (TandemPlan *plan, TandemPlanSchedule *schedule, gint64 milestone, TandemDay day, TandemMoveMode mode, GError **error);
void        tandem_move_free (TandemMove *self);

TandemDay   tandem_move_snap (TandemPlanSchedule *schedule, gint64 milestone, TandemDay day);
TandemDay   tandem_move_step (TandemPlanSchedule *schedule, gint64 milestone, TandemDay day, int by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemMove, tandem_move_free)

G_END_DECLS
