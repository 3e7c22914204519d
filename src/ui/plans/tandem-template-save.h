/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a template of a plan, or puts the plan in place of one. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void tandem_template_save_present (TandemWorkspace *workspace, TandemPlan *plan, GtkWidget *parent);

G_END_DECLS
