/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the selected milestone, beside the plan. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_INSPECTOR (tandem_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TandemInspector, tandem_inspector, TANDEM, INSPECTOR, AdwBin)

/* Property: workspace. */
GtkWidget *tandem_inspector_new         (TandemWorkspace *workspace);
void       tandem_inspector_focus_title (TandemInspector *self);

G_END_DECLS
