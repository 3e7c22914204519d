/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus that a screen reader can read. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   tandem_menu_name_items  (GtkPopover *popover);
GMenu *tandem_menu_with_target (GMenuModel *model, const char *target);

G_END_DECLS
