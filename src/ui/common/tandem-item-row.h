/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item of a TandemItemList, which alone makes it. */
#pragma once

#include "tandem-item-list.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_ITEM_ROW (tandem_item_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemItemRow, tandem_item_row, TANDEM, ITEM_ROW, AdwExpanderRow)

/* Signals: move (-1 or 1), delete, add-person (field). */
GtkWidget    *tandem_item_row_new         (const TandemItemListInfo *info, TandemWorkspace *workspace, TandemPlan *plan, gint64 id);
gint64        tandem_item_row_get_id      (TandemItemRow *self);
void          tandem_item_row_refresh     (TandemItemRow *self, gboolean first, gboolean last);
void          tandem_item_row_focus_move  (TandemItemRow *self, int direction);

void          tandem_item_row_unfold      (TandemItemRow *self, gboolean with_focus);

G_END_DECLS
