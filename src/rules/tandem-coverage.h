/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which functions of a side the plan needs and nobody is named for. */
#pragma once

#include "tandem-plan.h"
#include "tandem-words.h"

G_BEGIN_DECLS

typedef struct
{
  TandemSide  side;
  const char *function;     /* borrowed from the plan, until its next edit */
  TandemDay   from;         /* first day it is needed: when the first open milestone has to begin; NONE when no day is set */
  guint       n_milestones; /* open milestones that wait for it */
} TandemCoverageGap;

GArray *tandem_coverage_gaps (TandemPlan *plan);

G_END_DECLS
