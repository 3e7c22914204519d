/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists in a plan's properties hold: success criteria, phases, the buyer's words. */
#pragma once

#include "tandem-item-list.h"

G_BEGIN_DECLS

extern const TandemItemListInfo tandem_criterion_list;
extern const TandemItemListInfo tandem_phase_list;
extern const TandemItemListInfo tandem_term_list;

G_END_DECLS
