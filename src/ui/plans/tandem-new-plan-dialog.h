/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new plan starts from; what it is called, who makes it, what day it leads to; how it will look. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_NEW_PLAN_DIALOG (tandem_new_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemNewPlanDialog, tandem_new_plan_dialog, TANDEM, NEW_PLAN_DIALOG, AdwDialog)

/* Signal: created (id), after the plan is in the library. */
AdwDialog *tandem_new_plan_dialog_new (TandemWorkspace *workspace);

G_END_DECLS
