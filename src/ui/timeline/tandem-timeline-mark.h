/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keyboard and a screen reader find where the timeline draws a mark: empty, over the drawing. */
#pragma once

#include "tandem-edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_TIMELINE_MARK (tandem_timeline_mark_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineMark, tandem_timeline_mark, TANDEM, TIMELINE_MARK, GtkWidget)

GtkWidget *tandem_timeline_mark_new      (void);
gint64     tandem_timeline_mark_get_item (TandemTimelineMark *self);
void       tandem_timeline_mark_show     (TandemTimelineMark *self, const TandemEditionMilestone *milestone, guint place, guint n_places);

G_END_DECLS
