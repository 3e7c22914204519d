/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of an edition while it is built. Only the files of this folder include this. */
#pragma once

#include "tandem-edition-builder.h"
#include "tandem-language.h"
#include "tandem-plan-schedule.h"
#include "tandem-terms.h"
#include "tandem-workdays.h"

G_BEGIN_DECLS

/* A stakeholder as an edition speaks of them. */
typedef struct
{
  const char *name, *short_name, *function_key;
  TandemDay   needed_from;
} TandemEditionContact;

typedef struct
{
  TandemEdition              *edition;
  TandemPlan                 *plan;
  const TandemEditionOptions *options;
  const TandemLanguage       *language;
  TandemTerms                *terms;
  TandemWorkdays             *workdays;
  GHashTable                 *contacts;   /* TandemEntity → TandemEditionContact */
  GHashTable                 *phases;     /* id → place + 1 */
  GHashTable                 *children;   /* id of a milestone → GPtrArray of its visible deliverables and resources */
  GArray                     *milestones; /* TandemEditionMilestone */
} TandemEditionBuilder;

TandemEdition *tandem_edition_alloc          (void);
gpointer       tandem_edition_take           (TandemEdition *self, gpointer block);
const char    *tandem_edition_text           (TandemEdition *self, const char *text);
void           tandem_edition_add_milestones (TandemEditionBuilder *builder);
void           tandem_edition_add_closed     (TandemEditionBuilder *builder);
const char    *tandem_edition_own_text       (TandemEditionBuilder *builder, TandemEntity *entity, guint field);

G_END_DECLS
