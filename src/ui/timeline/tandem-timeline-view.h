/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline of the shown plan: seen, walked, zoomed, and milestones dragged to other days. */
#pragma once

#include "tandem-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_TIMELINE_VIEW (tandem_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineView, tandem_timeline_view, TANDEM, TIMELINE_VIEW, GtkWidget)

/* Properties: workspace. Signals: open, when the selected milestone's form is wanted; add-milestone, from the hint of
 * an empty plan. Actions: timeline.zoom-in, timeline.zoom-out, timeline.zoom-fit. */
GtkWidget *tandem_timeline_view_new           (TandemWorkspace *workspace);
void       tandem_timeline_view_set_workspace (TandemTimelineView *self, TandemWorkspace *workspace);

G_END_DECLS
