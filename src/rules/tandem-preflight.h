/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would embarrass if the plan were sent as it is. */
#pragma once

#include "tandem-plan.h"
#include "tandem-workdays.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;      /* what it is about, for programs: "no-lead" */
  char       *sentence; /* for a person */
  TandemKind  kind;     /* where it can be mended */
  gint64      id;
  guint       field;
} TandemFinding;

typedef struct
{
  TandemDay          today;       /* required */
  TandemWorkdays    *workdays;    /* NULL: due days are not looked at */
  const char *const *other_names; /* of other customers, NULL-terminated; NULL for none */
} TandemPreflightOptions;

GPtrArray *tandem_preflight        (TandemPlan *plan, const TandemPreflightOptions *options);
char      *tandem_preflight_words  (const char *text);

G_END_DECLS
