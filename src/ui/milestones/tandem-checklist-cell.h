/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a recycled line of the list holds: the widget of the kind of row it shows right now. */
#pragma once

#include "tandem-checklist-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_CHECKLIST_CELL (tandem_checklist_cell_get_type ())
G_DECLARE_FINAL_TYPE (TandemChecklistCell, tandem_checklist_cell, TANDEM, CHECKLIST_CELL, AdwBin)

typedef enum { TANDEM_DROP_NONE, TANDEM_DROP_BEFORE, TANDEM_DROP_AFTER } TandemDropPlace;

/* Signals: entered (title), renamed (name), as of the widgets inside. */
GtkWidget          *tandem_checklist_cell_new        (void);
void                tandem_checklist_cell_show       (TandemChecklistCell *self, GtkListItem *item, TandemDay today, gboolean is_narrow);
void                tandem_checklist_cell_set_narrow (TandemChecklistCell *self, gboolean is_narrow);
void                tandem_checklist_cell_clear      (TandemChecklistCell *self);
TandemChecklistRow *tandem_checklist_cell_get_row    (TandemChecklistCell *self);
GtkWidget          *tandem_checklist_cell_get_widget (TandemChecklistCell *self);
void                tandem_checklist_cell_mark_drop  (TandemChecklistCell *self, TandemDropPlace place);

G_END_DECLS
