/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A milestone in one sentence, for screen readers and tooltips, the same wherever it is shown. */
#pragma once

#include "tandem-edition.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  TandemDay   due;
  TandemState state;
  int         days_late; /* working days */
  const char *leads[2];  /* buyer's and seller's: a name, or "Legal, name to come"; NULL for nobody */
  gboolean    is_named[2];
  gboolean    is_internal;
} TandemMilestoneFacts;

char *tandem_milestone_wording_describe (const TandemMilestoneFacts *facts);
char *tandem_milestone_wording_late     (int days);
char *tandem_milestone_wording_unnamed  (const char *function);

G_END_DECLS
