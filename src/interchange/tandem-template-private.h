/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a template share. */
#pragma once

#include "tandem-schedule.h"
#include "tandem-template.h"

G_BEGIN_DECLS

#define TANDEM_TEMPLATE_FORMAT  "tandem-template"
#define TANDEM_TEMPLATE_VERSION 1

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
  GArray    *after;     /* TandemScheduleLink */
  GArray    *deliverables; /* TandemTemplateDeliverable */
} TandemTemplateMilestone;

typedef struct { char *id, *title, *measure; } TandemTemplateCriterion;
typedef struct { char *ours, *theirs; } TandemTemplateTerm;

struct _TandemTemplate
{
  gatomicrefcount  refs;
  gboolean         translate; /* shipped: the words are in the catalogues */
  char            *key, *title, *plan_title, *when, *language;
  TandemAnchorKind anchor_kind;
  guint            anchor;     /* place of its milestone */
  GPtrArray       *phases;     /* names */
  GArray          *criteria;
  GArray          *terms;
  GArray          *milestones;
};

TandemTemplate *tandem_template_new (void);
gboolean        tandem_template_run (TandemTemplate *self, TandemWorkdays *workdays, TandemDay today, TandemDay anchor,
                                     TandemScheduleItem *items, TandemSchedule *result, GArray **ring);

G_END_DECLS
