/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-export-private.h"

#include "tandem-error.h"
#include "tandem-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Cairo's image surfaces have at most this many pixels a side. */
#define MOST_PIXELS 32767
#define METRES_PER_PX (0.0254 / 96)
/* A mail shows the picture this wide, CSS px. */
#define SHOWN_WIDTH 600.0

/**
 * tandem_export_png:
 * @document: a document; one of the picture sheet is composed for this
 * @measurer: the one it was made with
 * @page: from 0
 * @width: pixels, exactly; %TANDEM_PNG_WIDTH for a mail
 * @cancellable: (nullable): asked before painting and before packing
 * @error: where to say what went wrong
 *
 * The physical size is set so that a picture is shown 600 px wide, a page in its paper's size, whatever @width is. sRGB; the
 * timeline in words stands in a text chunk.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
tandem_export_png (TandemDocument *document, TandemPangoMeasurer *measurer, guint page, int width, GCancellable *cancellable, GError **error)
{
  const TandemDrawList *list = tandem_document_get_page (document, page);
  double scale = width / tandem_draw_list_get_width (list);
  double height = ceil (tandem_draw_list_get_height (list) * scale - 0.001);
  double shown = tandem_document_get_sheet (document) == TANDEM_SHEET_PICTURE ? SHOWN_WIDTH : tandem_draw_list_get_width (list);
  GBytes *png = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  TandemPalette palette;
  cairo_t *cr;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (width < 1 || width > MOST_PIXELS || height > MOST_PIXELS)
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("A picture of %d × %.0f pixels can’t be made; choose a smaller width"), width, height);
      return NULL;
    }

  tandem_palette_init (&palette, tandem_document_is_mono (document) ? TANDEM_PALETTE_MONO : TANDEM_PALETTE_PRINT, tandem_document_get_accent (document));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, (int) MAX (height, 1));
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    memset (cairo_image_surface_get_data (surface), 0xff, (gsize) cairo_image_surface_get_stride (surface) * (gsize) MAX (height, 1));
  cairo_surface_mark_dirty (surface);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  tandem_painter_paint (cr, list, measurer, &palette);
  status = cairo_status (cr);
  cairo_destroy (cr);

  if (status != CAIRO_STATUS_SUCCESS)
    /* Translators: %s is a reason given by the drawing library. */
    g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("The picture could not be made: %s"), cairo_status_to_string (status));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    png = tandem_png_pack (document, surface, width / shown / METRES_PER_PX, error);
  cairo_surface_destroy (surface);
  return png;
}
