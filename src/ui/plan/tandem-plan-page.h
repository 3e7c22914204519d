/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Plan view: head, timeline, checklist. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PLAN_PAGE (tandem_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemPlanPage, tandem_plan_page, TANDEM, PLAN_PAGE, AdwBin)

GtkWidget *tandem_plan_page_new (TandemWorkspace *workspace);

G_END_DECLS
