/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a template share. */
#pragma once

#include "tandem-schedule.h"
#include "tandem-template.h"
#include "tandem-terms.h"

G_BEGIN_DECLS

#define TANDEM_TEMPLATE_FORMAT  "tandem-template"
#define TANDEM_TEMPLATE_VERSION 1

/* Stand in a template for the names of the two organisations; a new plan puts its own there. */
#define TANDEM_TEMPLATE_BUYER  "{buyer}"
#define TANDEM_TEMPLATE_SELLER "{seller}"

typedef struct
{
  char      *title;
  TandemSide side;
} TandemTemplateDeliverable;

typedef struct
{
  char      *id, *title, *explanation, *buyer_function, *seller_function, *done_when;
  guint      phase;     /* place */
  int        criterion; /* place, −1 */
  TandemSide driver;
  int        duration;  /* days */
  TandemUnit unit;      /* of the duration */
  TandemMonthly monthly;
  TandemVisibility visibility;
  gboolean   optional;  /* the plan still makes sense without it */
  GArray    *after;     /* TandemScheduleLink */
  GArray    *deliverables; /* TandemTemplateDeliverable */
} TandemTemplateMilestone;

typedef struct { char *id, *title, *measure; } TandemTemplateCriterion;
typedef struct { char *ours, *theirs; } TandemTemplateTerm;

struct _TandemTemplate
{
  gatomicrefcount  refs;
  gboolean         shipped;    /* not a person's own */
  char            *key, *title, *plan_title, *when, *language;
  TandemAnchorKind anchor_kind;
  guint            anchor;     /* place of its milestone */
  GPtrArray       *phases;     /* names */
  GArray          *criteria;
  GArray          *terms;
  GArray          *milestones;
};

TandemTemplate *tandem_template_new (void);
TandemTemplateDeliverable *tandem_template_add_deliverable (TandemTemplateMilestone *milestone);
TandemTemplateMilestone   *tandem_template_add_milestone   (TandemTemplate *self);
TandemTerms    *tandem_template_names (TandemPlan *plan);
void            tandem_template_add_own (GPtrArray *templates, GPtrArray *problems);
gboolean        tandem_template_run (TandemTemplate *self, TandemWorkdays *workdays, TandemDay today, TandemDay anchor,
                                     TandemScheduleItem *items, TandemSchedule *result, GArray **ring);

G_END_DECLS
