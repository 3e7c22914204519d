/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The properties of a plan: goal, both sides, target day, criteria, phases, words, documents. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PLAN_DIALOG (tandem_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanDialog, tandem_plan_dialog, TANDEM, PLAN_DIALOG, AdwDialog)

AdwDialog *tandem_plan_dialog_new (TandemWorkspace *workspace);

G_END_DECLS
