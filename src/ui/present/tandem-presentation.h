/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on the shared screen. It shows one plan's edition for everyone, and nothing else of ours. */
#pragma once

#include "tandem-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PRESENTATION (tandem_presentation_get_type ())
G_DECLARE_FINAL_TYPE (TandemPresentation, tandem_presentation, TANDEM, PRESENTATION, GtkWindow)

GtkWidget *tandem_presentation_new  (GtkApplication *application, TandemWorkspace *workspace);
void       tandem_presentation_show (TandemPresentation *self, GdkMonitor *monitor);

G_END_DECLS
