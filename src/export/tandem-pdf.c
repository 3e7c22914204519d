/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a PDF: its pages, what they are, and what a reader is told about them (ISO 32000-1, 7.7; 12.3; 14.3). */
#include "tandem-export-private.h"

#include "tandem-config.h"
#include "tandem-error.h"
#include "tandem-painter.h"
#include "tandem-pdf-canvas.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  TandemDocument     *document;
  TandemPdfFile      *file;
  TandemPdfFonts     *fonts;
  TandemPdfStructure *structure;
  TandemPdfCanvas    *canvas;
  TandemPalette       palette;
  guint               tree, resources; /* numbers of the objects that all pages refer to */
  GArray             *pages;           /* of guint, numbers of their objects */
} Maker;

/* The day of the document, "2026-11-23"; metadata say no other time. */
char *
tandem_export_dup_iso_day (TandemDocument *document)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  return g_strdup (tandem_day_to_iso (tandem_document_get_day (document), iso));
}

static char *
create_xmp (TandemDocument *document)
{
  g_autofree char *day = tandem_export_dup_iso_day (document);
  g_autofree char *title = g_markup_escape_text (tandem_document_get_title (document), -1);
  g_autofree char *author = g_markup_escape_text (tandem_document_get_author (document), -1);
  g_autofree char *subject = g_markup_escape_text (tandem_document_get_subject (document), -1);
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">");

  g_string_append_printf (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>", title);
  if (*author != '\0')
    g_string_append_printf (xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", author);
  g_string_append_printf (xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>", subject);
  g_string_append_printf (xmp, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>", tandem_document_get_language (document));
  g_string_append_printf (xmp, "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate><xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>"
                               "<xmp:CreatorTool>Tandem " TANDEM_VERSION "</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>", day, day);
  return g_string_free_and_steal (xmp);
}

static void
maker_init (Maker *self, TandemDocument *document)
{
  guint n_pages = tandem_document_get_n_pages (document);

  self->document = document;
  self->file = tandem_pdf_file_new ();
  self->fonts = tandem_pdf_fonts_new ();
  self->structure = tandem_pdf_structure_new (self->file);
  self->canvas = tandem_pdf_canvas_new (self->file, self->fonts, self->structure, n_pages);
  tandem_palette_init (&self->palette, tandem_document_is_mono (document) ? TANDEM_PALETTE_MONO : TANDEM_PALETTE_PRINT, tandem_document_get_accent (document));
  self->tree = tandem_pdf_file_reserve (self->file);
  self->resources = tandem_pdf_file_reserve (self->file);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
maker_clear (Maker *self)
{
  tandem_pdf_canvas_free (self->canvas);
  tandem_pdf_structure_free (self->structure);
  tandem_pdf_fonts_free (self->fonts);
  tandem_pdf_file_free (self->file);
  g_array_unref (self->pages);
}

static void
add_page (Maker *self, guint page, TandemPangoMeasurer *measurer)
{
  const TandemDrawList *list = tandem_document_get_page (self->document, page);
  guint number = tandem_pdf_file_reserve (self->file), content = tandem_pdf_file_reserve (self->file);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (guint));
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
  TandemCanvas *canvas;
  GString *out;

  g_array_append_val (self->pages, number);
  tandem_pdf_structure_begin_page (self->structure, number);
  canvas = tandem_pdf_canvas_begin_page (self->canvas, tandem_draw_list_get_height (list), links);
  tandem_painter_paint_on (canvas, list, measurer, &self->palette);
  tandem_pdf_file_add_stream (self->file, content, NULL, tandem_pdf_canvas_end_page (self->canvas));

  g_ascii_formatd (width, sizeof width, "%.3f", tandem_draw_list_get_width (list) * TANDEM_PDF_PT_PER_PX);
  g_ascii_formatd (height, sizeof height, "%.3f", tandem_draw_list_get_height (list) * TANDEM_PDF_PT_PER_PX);
  out = tandem_pdf_file_begin (self->file, number);
  g_string_append_printf (out, "<</Type/Page/Parent %u 0 R/MediaBox[0 0 %s %s]/Contents %u 0 R/Resources %u 0 R/StructParents %u/Tabs/S", self->tree, width, height, content,
                          self->resources, page);
  if (links->len > 0)
    {
      g_string_append (out, "/Annots");
      tandem_pdf_append_references (out, links);
    }
  g_string_append (out, ">>");
}

static void
write_page_tree (Maker *self)
{
  GString *out = tandem_pdf_file_begin (self->file, self->tree);

  g_string_append_printf (out, "<</Type/Pages/Count %u/Kids", self->pages->len);
  tandem_pdf_append_references (out, self->pages);
  g_string_append (out, ">>");
}

/* Pages that continue the one before have no entry. Returns the number of the outline, 0 where there is none. */
static guint
write_outline (Maker *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (guint)), targets = g_array_new (FALSE, FALSE, sizeof (guint));
  guint outline;
  GString *out;

  for (guint i = 0; i < self->pages->len; i++)
    if (tandem_document_get_outline (self->document, i) != NULL)
      {
        guint number = tandem_pdf_file_reserve (self->file);

        g_array_append_val (entries, number);
        g_array_append_val (targets, i);
      }
  if (entries->len == 0)
    return 0;
  outline = tandem_pdf_file_reserve (self->file);
  out = tandem_pdf_file_begin (self->file, outline);
  g_string_append_printf (out, "<</Type/Outlines/Count %u/First %u 0 R/Last %u 0 R>>", entries->len, g_array_index (entries, guint, 0), g_array_index (entries, guint, entries->len - 1));
  for (guint i = 0; i < entries->len; i++)
    {
      guint page = g_array_index (targets, guint, i);
      const TandemDrawList *list = tandem_document_get_page (self->document, page);

      out = tandem_pdf_file_begin (self->file, g_array_index (entries, guint, i));
      g_string_append_printf (out, "<</Parent %u 0 R/Dest[%u 0 R/XYZ 0 ", outline, g_array_index (self->pages, guint, page));
      tandem_pdf_append_number (out, tandem_draw_list_get_height (list) * TANDEM_PDF_PT_PER_PX);
      g_string_append (out, " 0]/Title");
      tandem_pdf_append_text (out, tandem_document_get_outline (self->document, page));
      if (i > 0)
        g_string_append_printf (out, "/Prev %u 0 R", g_array_index (entries, guint, i - 1));
      if (i + 1 < entries->len)
        g_string_append_printf (out, "/Next %u 0 R", g_array_index (entries, guint, i + 1));
      g_string_append (out, ">>");
    }
  return outline;
}

static guint
write_info (Maker *self)
{
  guint number = tandem_pdf_file_reserve (self->file);
  GString *out = tandem_pdf_file_begin (self->file, number);
  g_autofree char *day = tandem_export_dup_iso_day (self->document);

  g_string_append (out, "<</Title");
  tandem_pdf_append_text (out, tandem_document_get_title (self->document));
  if (*tandem_document_get_author (self->document) != '\0')
    {
      g_string_append (out, "/Author");
      tandem_pdf_append_text (out, tandem_document_get_author (self->document));
    }
  g_string_append (out, "/Subject");
  tandem_pdf_append_text (out, tandem_document_get_subject (self->document));
  g_string_append (out, "/Creator(Tandem " TANDEM_VERSION ")/Producer(Tandem " TANDEM_VERSION ")");
  if (strlen (day) == 10)
    g_string_append_printf (out, "/CreationDate(D:%1$.4s%2$.2s%3$.2s000000Z)/ModDate(D:%1$.4s%2$.2s%3$.2s000000Z)", day, day + 5, day + 8);
  g_string_append (out, ">>");
  return number;
}

static guint
write_catalogue (Maker *self)
{
  guint number = tandem_pdf_file_reserve (self->file), metadata = tandem_pdf_file_reserve (self->file), outline = write_outline (self);
  guint structure = tandem_pdf_structure_write (self->structure, tandem_document_get_alt_text (self->document));
  char *xmp = create_xmp (self->document);
  GString *out;

  tandem_pdf_file_add_plain_stream (self->file, metadata, "/Type/Metadata/Subtype/XML", g_bytes_new_take (xmp, strlen (xmp)));
  out = tandem_pdf_file_begin (self->file, number);
  g_string_append_printf (out, "<</Type/Catalog/Pages %u 0 R/Metadata %u 0 R/StructTreeRoot %u 0 R/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                               "/PageLabels<</Nums[0<</S/D>>]>>/Lang", self->tree, metadata, structure);
  tandem_pdf_append_text (out, tandem_document_get_language (self->document));
  if (outline > 0)
    g_string_append_printf (out, "/Outlines %u 0 R", outline);
  g_string_append (out, ">>");
  return number;
}

static GBytes *
finish (Maker *self)
{
  guint catalogue, info;

  write_page_tree (self);
  tandem_pdf_canvas_write_resources (self->canvas, self->resources);
  catalogue = write_catalogue (self);
  info = write_info (self);
  return tandem_pdf_file_finish (self->file, catalogue, info);
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
  guint n_pages = tandem_document_get_n_pages (document);
  gboolean is_cancelled = FALSE;
  GBytes *pdf = NULL;
  Maker self;

  maker_init (&self, document);
  for (guint i = 0; i < n_pages && !is_cancelled; i++)
    {
      is_cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (is_cancelled)
        break;
      add_page (&self, i, measurer);
      if (progress != NULL)
        progress (i + 1, n_pages, data);
    }
  if (!is_cancelled && !g_cancellable_set_error_if_cancelled (cancellable, error))
    pdf = finish (&self);
  maker_clear (&self);
  return pdf;
}
