/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of the checklist says: gathered once per change, asked once per milestone. */
#pragma once

#include "tandem-checklist-row.h"
#include "tandem-plan.h"

G_BEGIN_DECLS

typedef struct _TandemChecklistSource TandemChecklistSource;

TandemChecklistSource *tandem_checklist_source_new      (TandemPlan *plan, TandemEdition *edition);
void                   tandem_checklist_source_free     (TandemChecklistSource *self);
void                   tandem_checklist_source_describe (TandemChecklistSource *self, TandemEntity *milestone, TandemChecklistContent *content);
void                   tandem_checklist_source_count    (TandemChecklistSource *self, GPtrArray *milestones, guint *n, guint *n_done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemChecklistSource, tandem_checklist_source_free)

G_END_DECLS
