/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the preflight share. */
#pragma once

#include "tandem-preflight.h"

G_BEGIN_DECLS

/* One look at a plan. */
typedef struct
{
  TandemPlan                   *plan;
  const TandemPreflightOptions *options;
  GPtrArray                    *findings;
} TandemPreflight;

void tandem_preflight_add   (TandemPreflight *self, const char *key, TandemEntity *entity, guint field, char *sentence);
void tandem_preflight_texts (TandemPreflight *self);
char *tandem_preflight_shorten (const char *text);
gboolean tandem_preflight_is_shared (TandemPlan *plan, TandemEntity *entity);

G_END_DECLS
