/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as the lines of its checklist, by phase; tells exactly which lines changed. */
#pragma once

#include "tandem-checklist-row.h"
#include "tandem-plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_CHECKLIST_MODEL (tandem_checklist_model_get_type ())
G_DECLARE_FINAL_TYPE (TandemChecklistModel, tandem_checklist_model, TANDEM, CHECKLIST_MODEL, GObject)

TandemChecklistModel *tandem_checklist_model_new    (void);
void                  tandem_checklist_model_update (TandemChecklistModel *self, TandemPlan *plan, TandemEdition *edition);
TandemChecklistRow   *tandem_checklist_model_peek   (TandemChecklistModel *self, guint place);
guint                 tandem_checklist_model_find   (TandemChecklistModel *self, TandemChecklistKind kind, gint64 id);

G_END_DECLS
