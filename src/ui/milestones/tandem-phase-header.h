/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a phase in the checklist: its name, changed in place, how far it is, its menu. */
#pragma once

#include "tandem-checklist-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PHASE_HEADER (tandem_phase_header_get_type ())
G_DECLARE_FINAL_TYPE (TandemPhaseHeader, tandem_phase_header, TANDEM, PHASE_HEADER, GtkBox)

/* Signals: renamed (name) → whether it could be written. */
GtkWidget *tandem_phase_header_new    (void);
void       tandem_phase_header_show   (TandemPhaseHeader *self, TandemChecklistRow *row);
void       tandem_phase_header_rename (TandemPhaseHeader *self);
gboolean   tandem_phase_header_commit (TandemPhaseHeader *self);
char      *tandem_phase_header_describe (TandemChecklistRow *row);

G_END_DECLS
