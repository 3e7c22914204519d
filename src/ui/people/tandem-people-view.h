/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a plan, buyer and seller side by side, by function, and who is missing. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PEOPLE_VIEW (tandem_people_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemPeopleView, tandem_people_view, TANDEM, PEOPLE_VIEW, AdwBin)

/* Property: workspace. */
GtkWidget *tandem_people_view_new (TandemWorkspace *workspace);

G_END_DECLS
