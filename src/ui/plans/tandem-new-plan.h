/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new plan is made from, as a value: the edit that makes it, how it would look, and what to do where it doesn't fit. */
#pragma once

#include "tandem-edition-builder.h"
#include "tandem-template.h"

G_BEGIN_DECLS

typedef struct
{
  TandemTemplate *template;    /* NULL for a blank plan */
  TandemRow      *head;        /* fields of the plan; borrowed */
  gboolean        with_phases; /* of a blank plan */
  int             percent;     /* of each duration; 0 is 100 */
  const gboolean *dropped;     /* milestones left out, by place in the template; NULL for none */
  const char     *our_region;  /* of the seller's country, ISO 3166-2 code without it; NULL for none */
  TandemWeek      our_week;    /* of the seller; 0: as usual in the country */
  TandemDay       today;
} TandemNewPlan;

/* How it would look. */
typedef struct
{
  TandemEdition  *edition;    /* NULL where it can't be made */
  GPtrArray      *notes;      /* sentences for a person */
  TandemDay       anchor;     /* as asked, or the working day before it; the earliest one where none was asked or it has passed */
  TandemDay       begins;     /* first day of work */
  TandemDay       earliest;   /* anchor that can be reached when work begins today */
  gboolean        has_passed; /* the day asked for is before today */
  guint           n_too_late;
  GArray         *steps;      /* TandemTemplateStep by place in the template; due NONE for those left out */
} TandemNewPlanPreview;

/* The ways out of a day that is too early. */
typedef struct
{
  TandemDay  later;     /* NONE where it fits */
  int        percent;   /* 0 where shortening isn't enough */
  gboolean  *dropped;   /* NULL where leaving out doesn't help */
  guint      n_dropped;
  gboolean   dropped_fits; /* FALSE: leaving out alone isn't enough */
} TandemNewPlanWays;

TandemEdit           *tandem_new_plan_to_edit      (const TandemNewPlan *self, TandemNewId new_id, gpointer data, GPtrArray **notes, GError **error);
TandemNewPlanPreview *tandem_new_plan_preview      (const TandemNewPlan *self);
void                  tandem_new_plan_preview_free (TandemNewPlanPreview *preview);
TandemNewPlanWays    *tandem_new_plan_find_ways    (const TandemNewPlan *self, const TandemNewPlanPreview *preview);
void                  tandem_new_plan_ways_free    (TandemNewPlanWays *ways);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemNewPlanPreview, tandem_new_plan_preview_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemNewPlanWays, tandem_new_plan_ways_free)

G_END_DECLS
