/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a milestone comes after: add, remove; rings are refused in words. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PREDECESSOR_LIST (tandem_predecessor_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemPredecessorList, tandem_predecessor_list, TANDEM, PREDECESSOR_LIST, AdwPreferencesGroup)

void tandem_predecessor_list_set_milestone (TandemPredecessorList *self, TandemWorkspace *workspace, TandemPlan *plan, gint64 milestone);

G_END_DECLS
