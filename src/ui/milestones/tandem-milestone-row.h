/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A milestone's line in the checklist. */
#pragma once

#include "tandem-checklist-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_MILESTONE_ROW (tandem_milestone_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemMilestoneRow, tandem_milestone_row, TANDEM, MILESTONE_ROW, GtkBox)

GtkWidget *tandem_milestone_row_new      (void);
void       tandem_milestone_row_show     (TandemMilestoneRow *self, TandemChecklistRow *row, TandemDay today, gboolean is_narrow);
char      *tandem_milestone_row_describe (TandemChecklistRow *row);

G_END_DECLS
