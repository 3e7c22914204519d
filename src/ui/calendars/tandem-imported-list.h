/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed days a side has from calendar files, by file, and the row that imports one. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORTED_LIST (tandem_imported_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportedList, tandem_imported_list, TANDEM, IMPORTED_LIST, AdwPreferencesGroup)

/* Signal: import: the person wants to choose a file. */
void       tandem_imported_list_refresh    (TandemImportedList *self, TandemWorkspace *workspace, TandemPlan *plan, TandemSide side);
GtkWidget *tandem_imported_list_reveal     (TandemImportedList *self, gint64 period);
void       tandem_imported_list_show_error (TandemImportedList *self, const char *error);

G_END_DECLS
