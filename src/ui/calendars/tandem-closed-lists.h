/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of a side's own closed days and freezes hold. */
#pragma once

#include "tandem-item-list.h"

G_BEGIN_DECLS

extern const TandemItemListInfo tandem_buyer_closed_list;
extern const TandemItemListInfo tandem_seller_closed_list;

G_END_DECLS
