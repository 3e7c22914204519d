/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include <string.h>

static void
free_page (gpointer data)
{
  TandemPage *page = data;

  tandem_draw_list_unref (page->list);
  g_free (page->outline);
  g_free (page);
}

static TandemDocument *
create (const TandemEdition *edition, const TandemDocumentOptions *options, const TandemLanguage *language)
{
  TandemDocument *self = g_new0 (TandemDocument, 1);
  GString *subject = g_string_new (NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->options = *options;
  self->title = tandem_language_format (language, TANDEM_WORD_PLAN_TITLE, edition->title);
  self->author = g_strdup (edition->prepared_by);
  g_string_append_printf (subject, "%s × %s", edition->buyer, edition->seller);
  self->subject = g_string_free_and_steal (subject);
  self->language = tandem_language_get_tag (language);
  self->accent = g_strdup (edition->accent);
  self->day = edition->today;
  return self;
}

/**
 * tandem_document_new:
 * @edition: what may be shared
 * @options: paper and pages
 * @measurer: measures text as it will be painted
 *
 * The same edition, options and fonts give the same document. An edition with an audience gives the page for that audience.
 *
 * Returns: (transfer full): a document of at least one page
 */
TandemDocument *
tandem_document_new (const TandemEdition *edition, const TandemDocumentOptions *options, TandemMeasurer *measurer)
{
  const TandemLanguage *language = tandem_language_find (edition->language);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  TandemDocumentOptions chosen = *options;
  TandemMaker maker = {
    .document = create (edition, options, language), .options = &chosen, .numbers = numbers,
    .pen = { .edition = edition, .language = language, .tag = tandem_language_get_tag (language), .is_rtl = tandem_language_is_rtl (language),
             .sheet = tandem_sheet_get (options->sheet), .measurer = measurer },
  };

  if (chosen.pages == 0)
    chosen.pages = TANDEM_PAGES_ALL;
  maker.flow.pen = &maker.pen;
  maker.document->alt_text = tandem_maker_alt_text (&maker);
  if (*edition->audience != '\0')
    tandem_audience_add (&maker);
  else
    {
      if (chosen.pages & TANDEM_PAGES_PLAN)
        tandem_plan_page_add (&maker);
      if (chosen.pages & TANDEM_PAGES_CHECKLIST)
        tandem_checklist_add (&maker, FALSE);
      if (chosen.pages & TANDEM_PAGES_PEOPLE)
        tandem_people_add (&maker);
    }
  tandem_maker_add_footers (&maker);
  if (maker.pen.is_rtl)
    for (guint i = 0; i < maker.document->pages->len; i++)
      tandem_draw_list_mirror (((TandemPage *) g_ptr_array_index (maker.document->pages, i))->list);
  g_free (maker.outline);
  return maker.document;
}

TandemDocument *
tandem_document_ref (TandemDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_document_unref (TandemDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->pages);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->alt_text);
  g_free (self->accent);
  g_free (self);
}

guint
tandem_document_get_n_pages (const TandemDocument *self)
{
  return self->pages->len;
}

/**
 * tandem_document_get_page:
 * @page: from 0
 *
 * Returns: (transfer none): the page in CSS px; its size is the paper's
 */
const TandemDrawList *
tandem_document_get_page (const TandemDocument *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);
  return ((TandemPage *) g_ptr_array_index (self->pages, page))->list;
}

const char *
tandem_document_get_outline (const TandemDocument *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);
  return ((TandemPage *) g_ptr_array_index (self->pages, page))->outline;
}

const char *
tandem_document_get_title (const TandemDocument *self)
{
  return self->title;
}

const char *
tandem_document_get_author (const TandemDocument *self)
{
  return self->author;
}

const char *
tandem_document_get_subject (const TandemDocument *self)
{
  return self->subject;
}

const char *
tandem_document_get_alt_text (const TandemDocument *self)
{
  return self->alt_text;
}

const char *
tandem_document_get_language (const TandemDocument *self)
{
  return self->language;
}

const char *
tandem_document_get_accent (const TandemDocument *self)
{
  return self->accent;
}

TandemDay
tandem_document_get_day (const TandemDocument *self)
{
  return self->day;
}

TandemSheetKind
tandem_document_get_sheet (const TandemDocument *self)
{
  return self->options.sheet;
}

gboolean
tandem_document_is_mono (const TandemDocument *self)
{
  return self->options.mono;
}

/**
 * tandem_pages_parse:
 * @text: names with commas between: page, checklist, people (plan-format.md, "Command line")
 *
 * Returns: the pages; 0 where a name is none of these
 */
TandemPages
tandem_pages_parse (const char *text)
{
  static const struct { const char *name; TandemPages page; } names[] = {
    { "page", TANDEM_PAGES_PLAN }, { "checklist", TANDEM_PAGES_CHECKLIST }, { "people", TANDEM_PAGES_PEOPLE },
  };
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  TandemPages pages = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      TandemPages page = 0;

      for (guint n = 0; n < G_N_ELEMENTS (names); n++)
        if (strcmp (g_strstrip (parts[i]), names[n].name) == 0)
          page = names[n].page;
      if (page == 0)
        return 0;
      pages |= page;
    }
  return pages;
}
