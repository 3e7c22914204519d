/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-export-private.h"

#include "tandem-config.h"
#include "tandem-error.h"
#include "tandem-painter.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* Points in a CSS px. */
#define PT_PER_PX 0.75

static cairo_status_t
append_cb (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The day of the document, "2026-11-23"; metadata say no other time. */
char *
tandem_export_dup_iso_day (TandemDocument *document)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  return g_strdup (tandem_day_to_iso (tandem_document_get_day (document), iso));
}

/* Quotes and backslashes end or change a value in Cairo's attribute strings (cairo-Tags-and-Links). */
static char *
escape_attribute (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }
  return g_string_free_and_steal (escaped);
}

static void
begin_tag_cb (cairo_t *cr, const TandemDrawOp *op, gpointer data)
{
  cairo_tag_begin (cr, op->text, NULL);
}

static void
end_tag_cb (cairo_t *cr, const TandemDrawOp *op, gpointer data)
{
  cairo_tag_end (cr, op->text);
}

static void
begin_link_cb (cairo_t *cr, const TandemDrawOp *op, gpointer data)
{
  g_autofree char *uri = escape_attribute (op->link);
  g_autofree char *attributes = g_strdup_printf ("uri='%s'", uri);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
}

static void
end_link_cb (cairo_t *cr, const TandemDrawOp *op, gpointer data)
{
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
set_metadata (cairo_surface_t *surface, TandemDocument *document)
{
  g_autofree char *day = tandem_export_dup_iso_day (document);
  g_autofree char *time = g_strdup_printf ("%sT00:00:00Z", day);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, tandem_document_get_title (document));
  if (*tandem_document_get_author (document) != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, tandem_document_get_author (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, tandem_document_get_subject (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tandem " TANDEM_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

static void
add_page (cairo_surface_t *surface, cairo_t *cr, TandemDocument *document, guint page, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  static const TandemPainterHooks hooks = { begin_tag_cb, end_tag_cb, begin_link_cb, end_link_cb };
  const TandemDrawList *list = tandem_document_get_page (document, page);
  const char *outline = tandem_document_get_outline (document, page);
  g_autofree char *label = g_strdup_printf ("%u", page + 1);

  cairo_pdf_surface_set_size (surface, tandem_draw_list_get_width (list) * PT_PER_PX, tandem_draw_list_get_height (list) * PT_PER_PX);
  cairo_pdf_surface_set_page_label (surface, label);
  if (outline != NULL)
    {
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", page + 1);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, outline, target, 0);
    }
  cairo_save (cr);
  cairo_scale (cr, PT_PER_PX, PT_PER_PX);
  tandem_painter_paint (cr, list, measurer, palette, &hooks, NULL);
  cairo_restore (cr);
  cairo_show_page (cr);
}

/**
 * tandem_export_pdf:
 * @document: a document
 * @measurer: the one it was made with
 * @progress: (nullable): called after each page
 * @data: for @progress
 * @cancellable: (nullable): asked before each page and before the file is finished
 * @error: where to say what went wrong
 *
 * Makes a tagged PDF with outline, links, page labels and metadata; its only time is the document's day.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
tandem_export_pdf (TandemDocument *document, TandemPangoMeasurer *measurer, TandemExportProgress progress, gpointer data,
                   GCancellable *cancellable, GError **error)
{
  GByteArray *array = g_byte_array_new ();
  const TandemDrawList *first = tandem_document_get_page (document, 0);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, array, tandem_draw_list_get_width (first) * PT_PER_PX,
                                                                  tandem_draw_list_get_height (first) * PT_PER_PX);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) pdf = NULL;
  gboolean is_cancelled = FALSE;
  guint n_pages = tandem_document_get_n_pages (document);
  cairo_status_t status;
  TandemPalette palette;

  tandem_palette_init (&palette, tandem_document_is_mono (document) ? TANDEM_PALETTE_MONO : TANDEM_PALETTE_PRINT, tandem_document_get_accent (document));
  set_metadata (surface, document);
  for (guint i = 0; i < n_pages && !is_cancelled; i++)
    {
      is_cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (is_cancelled)
        break;
      add_page (surface, cr, document, i, measurer, &palette);
      if (progress != NULL)
        progress (i + 1, n_pages, data);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface); /* Cairo says only now whether everything went well */
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  pdf = g_byte_array_free_to_bytes (array);
  if (is_cancelled)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: %s is a reason given by the drawing library. */
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("The PDF could not be made: %s"), cairo_status_to_string (status));
      return NULL;
    }
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : tandem_pdf_finish (document, pdf, error);
}
