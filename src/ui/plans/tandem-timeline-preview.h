/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline of an edition as a picture, not to be worked on. */
#pragma once

#include "tandem-edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_TIMELINE_PREVIEW (tandem_timeline_preview_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelinePreview, tandem_timeline_preview, TANDEM, TIMELINE_PREVIEW, GtkWidget)

GtkWidget *tandem_timeline_preview_new  (void);
void       tandem_timeline_preview_show (TandemTimelinePreview *self, TandemEdition *edition);

G_END_DECLS
