/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of one side of a plan. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PEOPLE_SIDE (tandem_people_side_get_type ())
G_DECLARE_FINAL_TYPE (TandemPeopleSide, tandem_people_side, TANDEM, PEOPLE_SIDE, AdwBin)

void tandem_people_side_show (TandemPeopleSide *self, TandemWorkspace *workspace, TandemPlan *plan, TandemSide side);
void tandem_people_side_set_narrow (TandemPeopleSide *self, gboolean is_narrow);

G_END_DECLS
