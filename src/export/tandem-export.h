/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages become files: tagged PDF and PNG, as bytes. The same document and fonts give the same bytes. */
#pragma once

#include "tandem-document.h"
#include "tandem-pango-measurer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The picture for a mail: shown at half its pixels. */
#define TANDEM_PNG_WIDTH 1200

/* Called in the thread that exports: @done of @total parts are made. */
typedef void (*TandemExportProgress) (guint done, guint total, gpointer data);

GBytes *tandem_export_pdf (TandemDocument *document, TandemPangoMeasurer *measurer, TandemExportProgress progress, gpointer data,
                           GCancellable *cancellable, GError **error);
GBytes *tandem_export_png (TandemDocument *document, TandemPangoMeasurer *measurer, guint page, int width, GCancellable *cancellable, GError **error);

G_END_DECLS
