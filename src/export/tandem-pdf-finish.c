/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Cairo doesn't write into a PDF: language, alternative texts, header scopes, what is decoration, the order of links, XMP, proper
 * dates, an identifier that is the same for the same document (PDF 32000-1, 7.7.2, 14.3, 14.8, 14.9). */
#include "tandem-export-private.h"

#include "tandem-config.h"
#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* Deeper than any page: table, row, cell, paragraph, link. */
#define DEEPEST 32

typedef struct
{
  qpdf_data       qpdf;
  TandemDocument *document;
} Finisher;

static gboolean
is_kind (Finisher *self, qpdf_oh element, const char *name)
{
  qpdf_oh kind = qpdf_oh_is_dictionary (self->qpdf, element) ? qpdf_oh_get_key (self->qpdf, element, "/S") : qpdf_oh_new_null (self->qpdf);

  return qpdf_oh_is_name (self->qpdf, kind) && strcmp (qpdf_oh_get_name (self->qpdf, kind), name) == 0;
}

/* Header cells in the first row of a table are for their column, those further down for the row they name. */
static void
set_scope (Finisher *self, qpdf_oh cell)
{
  qpdf_data qpdf = self->qpdf;
  qpdf_oh attributes = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh row = qpdf_oh_get_key (qpdf, cell, "/P");
  qpdf_oh table = qpdf_oh_get_key (qpdf, row, "/P");
  qpdf_oh rows = qpdf_oh_get_key (qpdf, table, "/K");
  qpdf_oh first = qpdf_oh_is_array (qpdf, rows) && qpdf_oh_get_array_n_items (qpdf, rows) > 0 ? qpdf_oh_get_array_item (qpdf, rows, 0) : rows;
  gboolean is_first = qpdf_oh_get_object_id (qpdf, first) == qpdf_oh_get_object_id (qpdf, row);

  qpdf_oh_replace_key (qpdf, attributes, "/O", qpdf_oh_new_name (qpdf, "/Table"));
  qpdf_oh_replace_key (qpdf, attributes, "/Scope", qpdf_oh_new_name (qpdf, is_first ? "/Column" : "/Row"));
  qpdf_oh_replace_key (qpdf, cell, "/A", attributes);
}

static void set_alternatives (Finisher *self, qpdf_oh element, int depth);

/* Goes on with what is in @element, as far as @element's first child has something to be said of it: cells of a row are all alike,
 * and texts need nothing. A long plan has tens of thousands of them. */
static void
set_alternatives_within (Finisher *self, qpdf_oh element, gboolean all, int depth)
{
  qpdf_oh children = qpdf_oh_get_key (self->qpdf, element, "/K");
  int n = qpdf_oh_is_array (self->qpdf, children) ? qpdf_oh_get_array_n_items (self->qpdf, children) : 0;

  if (n == 0)
    set_alternatives (self, children, depth + 1);
  else if (all || is_kind (self, qpdf_oh_get_array_item (self->qpdf, children, 0), "/TH"))
    for (int i = 0; i < n; i++)
      set_alternatives (self, qpdf_oh_get_array_item (self->qpdf, children, i), depth + 1);
}

static void
set_alternatives (Finisher *self, qpdf_oh element, int depth)
{
  if (depth > DEEPEST || !qpdf_oh_is_dictionary (self->qpdf, element))
    return;
  if (is_kind (self, element, "/Figure"))
    qpdf_oh_replace_key (self->qpdf, element, "/Alt", qpdf_oh_new_unicode_string (self->qpdf, tandem_document_get_alt_text (self->document)));
  else if (is_kind (self, element, "/TH"))
    set_scope (self, element);
  else if (is_kind (self, element, "/TR"))
    set_alternatives_within (self, element, FALSE, depth);
  else if (is_kind (self, element, "/Table") || is_kind (self, element, "/Document"))
    set_alternatives_within (self, element, TRUE, depth);
}

/* Puts all elements into one Document, as a structure tree wants it; Cairo puts them side by side. */
static void
wrap_in_document (Finisher *self, qpdf_oh tree)
{
  qpdf_data qpdf = self->qpdf;
  qpdf_oh children = qpdf_oh_get_key (qpdf, tree, "/K");
  qpdf_oh document = qpdf_make_indirect_object (qpdf, qpdf_oh_new_dictionary (qpdf));
  qpdf_oh list = qpdf_oh_new_array (qpdf);
  int n = qpdf_oh_is_array (qpdf, children) ? qpdf_oh_get_array_n_items (qpdf, children) : 0;

  if (!qpdf_oh_is_dictionary (qpdf, tree))
    return;
  for (int i = 0; i < n; i++)
    {
      qpdf_oh child = qpdf_oh_get_array_item (qpdf, children, i);

      qpdf_oh_replace_key (qpdf, child, "/P", document);
      qpdf_oh_append_item (qpdf, list, child);
    }
  if (n == 0)
    {
      qpdf_oh_replace_key (qpdf, children, "/P", document);
      qpdf_oh_append_item (qpdf, list, children);
    }
  qpdf_oh_replace_key (qpdf, document, "/Type", qpdf_oh_new_name (qpdf, "/StructElem"));
  qpdf_oh_replace_key (qpdf, document, "/S", qpdf_oh_new_name (qpdf, "/Document"));
  qpdf_oh_replace_key (qpdf, document, "/P", tree);
  qpdf_oh_replace_key (qpdf, document, "/K", list);
  qpdf_oh_replace_key (qpdf, tree, "/K", document);
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
set_catalogue (Finisher *self)
{
  qpdf_data qpdf = self->qpdf;
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh marks = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh metadata = qpdf_oh_new_stream (qpdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, metadata);
  qpdf_oh null = qpdf_oh_new_null (qpdf);
  g_autofree char *xmp = create_xmp (self->document);

  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_string (qpdf, tandem_document_get_language (self->document)));
  qpdf_oh_replace_key (qpdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (qpdf, QPDF_TRUE));
  qpdf_oh_replace_key (qpdf, root, "/ViewerPreferences", preferences);
  qpdf_oh_replace_key (qpdf, marks, "/Marked", qpdf_oh_new_bool (qpdf, QPDF_TRUE));
  qpdf_oh_replace_key (qpdf, root, "/MarkInfo", marks);
  qpdf_oh_replace_stream_data (qpdf, metadata, (const unsigned char *) xmp, strlen (xmp), null, null);
  qpdf_oh_replace_key (qpdf, dictionary, "/Type", qpdf_oh_new_name (qpdf, "/Metadata"));
  qpdf_oh_replace_key (qpdf, dictionary, "/Subtype", qpdf_oh_new_name (qpdf, "/XML"));
  qpdf_oh_replace_key (qpdf, root, "/Metadata", metadata);
  wrap_in_document (self, qpdf_oh_get_key (qpdf, root, "/StructTreeRoot"));
  set_alternatives_within (self, qpdf_oh_get_key (qpdf, root, "/StructTreeRoot"), TRUE, 0);
}

/* A link says where it leads; links are reached in the order of the structure. */
static void
set_links (Finisher *self, qpdf_oh page)
{
  qpdf_data qpdf = self->qpdf;
  qpdf_oh links = qpdf_oh_get_key (qpdf, page, "/Annots");
  int n = qpdf_oh_is_array (qpdf, links) ? qpdf_oh_get_array_n_items (qpdf, links) : 0;

  qpdf_oh_replace_key (qpdf, page, "/Tabs", qpdf_oh_new_name (qpdf, "/S"));
  for (int i = 0; i < n; i++)
    {
      qpdf_oh link = qpdf_oh_get_array_item (qpdf, links, i);
      qpdf_oh action = qpdf_oh_get_key (qpdf, link, "/A");
      qpdf_oh address = qpdf_oh_is_dictionary (qpdf, action) ? qpdf_oh_get_key (qpdf, action, "/URI") : action;

      if (qpdf_oh_is_string (qpdf, address))
        qpdf_oh_replace_key (qpdf, link, "/Contents", qpdf_oh_new_unicode_string (qpdf, qpdf_oh_get_utf8_value (qpdf, address)));
    }
}

/* The content of a page on its way through another thread. */
typedef struct
{
  qpdf_oh stream;
  GBytes *packed; /* as it is, then as it shall be; NULL for as it is */
} PageContent;

static void
mark_content (gpointer data, gpointer user_data)
{
  PageContent *self = data;
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  g_autoptr (GBytes) packed = g_steal_pointer (&self->packed);
  g_autoptr (GBytes) content = g_converter_convert_bytes (G_CONVERTER (unpacker), packed, NULL);
  GString *marked = content != NULL ? tandem_pdf_mark_artifacts (g_bytes_get_data (content, NULL), g_bytes_get_size (content)) : NULL;

  if (marked != NULL)
    {
      g_autoptr (GBytes) bytes = g_string_free_to_bytes (marked);

      self->packed = g_converter_convert_bytes (G_CONVERTER (packer), bytes, NULL);
    }
}

/* Cairo writes dates without the "D:" of PDF 32000-1, 7.9.4. */
static void
set_dates (Finisher *self)
{
  qpdf_oh info = qpdf_oh_get_key (self->qpdf, qpdf_get_trailer (self->qpdf), "/Info");
  g_autofree char *day = tandem_export_dup_iso_day (self->document);
  g_autofree char *date = strlen (day) == 10 ? g_strdup_printf ("D:%.4s%.2s%.2s000000Z", day, day + 5, day + 8) : NULL;

  if (!qpdf_oh_is_dictionary (self->qpdf, info) || date == NULL)
    return;
  qpdf_oh_replace_key (self->qpdf, info, "/CreationDate", qpdf_oh_new_string (self->qpdf, date));
  qpdf_oh_replace_key (self->qpdf, info, "/ModDate", qpdf_oh_new_string (self->qpdf, date));
}

/* Takes the pages' contents as they are and has them marked while the rest goes on. */
static GThreadPool *
begin_pages (Finisher *self, PageContent *contents, int n)
{
  GThreadPool *pool = g_thread_pool_new (mark_content, NULL, (int) g_get_num_processors (), FALSE, NULL);

  for (int i = 0; i < n; i++)
    {
      unsigned char *data = NULL;
      size_t size = 0;

      contents[i].stream = qpdf_oh_get_key (self->qpdf, qpdf_get_page_n (self->qpdf, (size_t) i), "/Contents");
      if (qpdf_oh_is_stream (self->qpdf, contents[i].stream) && !(qpdf_oh_get_stream_data (self->qpdf, contents[i].stream, qpdf_dl_none, NULL, &data, &size) & QPDF_ERRORS))
        {
          contents[i].packed = g_bytes_new_with_free_func (data, size, free, data);
          g_thread_pool_push (pool, &contents[i], NULL);
        }
      else
        free (data);
    }
  return pool;
}

/* Waits for @pool, and puts what it made into the file. */
static void
end_pages (Finisher *self, GThreadPool *pool, PageContent *contents, int n)
{
  qpdf_data qpdf = self->qpdf;

  g_thread_pool_free (pool, FALSE, TRUE);
  for (int i = 0; i < n; i++)
    if (contents[i].packed != NULL)
      {
        gsize size;
        const unsigned char *data = g_bytes_get_data (contents[i].packed, &size);

        qpdf_oh_replace_stream_data (qpdf, contents[i].stream, data, size, qpdf_oh_new_name (qpdf, "/FlateDecode"), qpdf_oh_new_null (qpdf));
        g_bytes_unref (contents[i].packed);
      }
}

/* All that Cairo doesn't write. */
static void
finish (Finisher *self)
{
  int n = qpdf_get_num_pages (self->qpdf);
  g_autofree PageContent *contents = g_new0 (PageContent, MAX (n, 1));
  GThreadPool *pool = begin_pages (self, contents, n);

  set_catalogue (self);
  set_dates (self);
  for (int i = 0; i < n; i++)
    set_links (self, qpdf_get_page_n (self->qpdf, (size_t) i));
  end_pages (self, pool, contents, n);
}

static GBytes *
write_pdf (qpdf_data qpdf)
{
  if (qpdf_init_write_memory (qpdf) & QPDF_ERRORS)
    return NULL;
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
  qpdf_set_compress_streams (qpdf, QPDF_TRUE);
  if (qpdf_write (qpdf) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

/**
 * tandem_pdf_finish:
 * @document: a document
 * @pdf: what Cairo made of it
 * @error: where to say what went wrong
 *
 * Returns: (transfer full) (nullable): the finished file
 */
GBytes *
tandem_pdf_finish (TandemDocument *document, GBytes *pdf, GError **error)
{
  Finisher self = { .qpdf = qpdf_init (), .document = document };
  GBytes *finished = NULL;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  qpdf_silence_errors (self.qpdf);
  if (!(qpdf_read_memory (self.qpdf, "document", data, size, NULL) & QPDF_ERRORS))
    {
      finish (&self);
      finished = write_pdf (self.qpdf);
    }
  if (finished == NULL)
    {
      qpdf_error problem = qpdf_get_error (self.qpdf);

      /* Translators: %s is a reason given by the PDF library. */
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("The PDF could not be finished: %s"),
                   problem != NULL ? qpdf_get_error_message_detail (self.qpdf, problem) : "?");
    }
  qpdf_cleanup (&self.qpdf);
  return finished;
}
