/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a document as it will be on paper. */
#pragma once

#include "tandem-document.h"
#include "tandem-pango-measurer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PAGE_PREVIEW (tandem_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (TandemPagePreview, tandem_page_preview, TANDEM, PAGE_PREVIEW, GtkWidget)

GtkWidget *tandem_page_preview_new            (TandemDocument *document, guint page, TandemPangoMeasurer *measurer);
void       tandem_page_preview_set_width      (TandemPagePreview *self, int width);
double     tandem_page_preview_get_real_width (TandemPagePreview *self);
void       tandem_page_preview_scrolled       (TandemPagePreview *self);

G_END_DECLS
