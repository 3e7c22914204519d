/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions to draw: the sample plan, some awkward ones, and as many generated ones as asked for. */
#pragma once

#include "tandem-timeline.h"

typedef struct _TimelinePlan TimelinePlan;

struct _TimelinePlan
{
  TandemEdition           edition;
  GArray                 *milestones; /* TandemEditionMilestone */
  GArray                 *phases;
  GArray                 *closed;
  GStringChunk           *strings;
};

TimelinePlan *timeline_plan_new       (const char *language, const char *today);
void          timeline_plan_free      (TimelinePlan *self);
void          timeline_plan_add_phase (TimelinePlan *self, const char *name);
void          timeline_plan_add_closed (TimelinePlan *self, const char *title, TandemSide side, TandemDay first, TandemDay last);
TandemEditionMilestone *timeline_plan_add (TimelinePlan *self, const char *title, const char *due, TandemSide driver, TandemState state, const char *lead);

TimelinePlan *timeline_plan_sample    (void);
TimelinePlan *timeline_plan_named     (const char *name);
TimelinePlan *timeline_plan_generate  (guint32 seed);
const char *const *timeline_plan_names (void);

TandemMeasurer *timeline_fixed_measurer (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TimelinePlan, timeline_plan_free)
