/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a plan that the buyer may have another one for. */
#pragma once

#include "tandem-plan.h"

G_BEGIN_DECLS

typedef struct
{
  const char *ours;   /* static */
  const char *theirs; /* static: what buyers often say */
  guint       n;      /* texts of the plan that say it */
} TandemTermSuggestion;

GArray *tandem_term_suggestions (TandemPlan *plan);

G_END_DECLS
