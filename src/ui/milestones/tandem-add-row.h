/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line where a milestone or a phase is added by typing: Enter adds it and the cursor stays for the next one. */
#pragma once

#include "tandem-checklist-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the widget is called, to be found. */
#define TANDEM_ADD_ROW_NAME "add-row"

#define TANDEM_TYPE_ADD_ROW (tandem_add_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemAddRow, tandem_add_row, TANDEM, ADD_ROW, GtkBox)

/* Signals: entered (title) → whether it could be written. */
GtkWidget *tandem_add_row_new    (void);
void       tandem_add_row_show   (TandemAddRow *self, TandemChecklistRow *row);
gboolean   tandem_add_row_commit (TandemAddRow *self);
char      *tandem_add_row_describe (TandemChecklistRow *row);

G_END_DECLS
