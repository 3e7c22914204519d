/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a document one below the other, with small ones beside them to go by, and zoom. */
#pragma once

#include "tandem-document.h"
#include "tandem-pango-measurer.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PAGE_DESK (tandem_page_desk_get_type ())
G_DECLARE_FINAL_TYPE (TandemPageDesk, tandem_page_desk, TANDEM, PAGE_DESK, AdwBin)

/* Property: thumbnails (boolean), whether there is room for the small pages. */
void tandem_page_desk_set_document (TandemPageDesk *self, TandemDocument *document, TandemPangoMeasurer *measurer);
void tandem_page_desk_zoom         (TandemPageDesk *self, int by);

GdkPaintable *tandem_page_desk_get_icon (TandemPageDesk *self);

G_END_DECLS
