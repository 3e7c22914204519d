/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists in a milestone's form hold: deliverables, resources, roadblocks. */
#pragma once

#include "tandem-item-list.h"

G_BEGIN_DECLS

extern const TandemItemListInfo tandem_deliverable_list;
extern const TandemItemListInfo tandem_resource_list;
extern const TandemItemListInfo tandem_roadblock_list;

G_END_DECLS
