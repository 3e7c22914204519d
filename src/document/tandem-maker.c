/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

/* Space for the last line of a page, in lines of small text. */
#define FOOTER_LINES 2.4
#define FOOTER_SHARE 0.41

double
tandem_maker_content_width (const TandemMaker *self)
{
  return self->pen.sheet->width - 2 * self->pen.sheet->margin;
}

/* Where the content of a page ends and the air above its footer begins, px. */
double
tandem_maker_bottom (const TandemMaker *self)
{
  const TandemSheet *sheet = self->pen.sheet;

  return sheet->height > 0 ? sheet->height - sheet->margin - FOOTER_LINES * sheet->small : G_MAXDOUBLE;
}

/**
 * tandem_maker_begin_page:
 * @height: px, of a sheet without a height of its own; the page may be cut later
 */
void
tandem_maker_begin_page (TandemMaker *self, double height)
{
  TandemPage *page = g_new0 (TandemPage, 1);

  page->list = tandem_draw_list_new (self->pen.sheet->width, self->pen.sheet->height > 0 ? self->pen.sheet->height : height);
  page->outline = g_steal_pointer (&self->outline);
  g_ptr_array_add (self->document->pages, page);
  self->pen.list = page->list;
}

/* "Northwind Traders × Fabrikam"; one name alone where the other is missing. */
void
tandem_maker_names (const TandemMaker *self, GString *text)
{
  const TandemEdition *edition = self->pen.edition;

  g_string_append (text, edition->buyer);
  if (*edition->buyer != '\0' && *edition->seller != '\0')
    g_string_append (text, " × ");
  g_string_append (text, edition->seller);
}

/* "Version 4 · status on 23 November 2026". */
char *
tandem_maker_status_line (const TandemMaker *self, gboolean inside)
{
  const TandemEdition *edition = self->pen.edition;
  g_autofree char *day = tandem_language_format_day (self->pen.language, edition->today, TANDEM_DATE_LONG);
  g_autofree char *version = NULL;
  g_autofree char *status = NULL;

  if (edition->version <= 0)
    return tandem_language_format (self->pen.language, TANDEM_WORD_STATUS_ON, day);
  version = tandem_language_format (self->pen.language, TANDEM_WORD_VERSION, edition->version);
  status = inside ? tandem_language_format (self->pen.language, TANDEM_WORD_STATUS_ON_INSIDE, day) : g_strdup (day);
  return g_strdup_printf ("%s · %s", version, status);
}

/* The head of a page after the first: names and title of the plan, version, then the name of the section. */
static void
write_section_head (TandemMaker *self)
{
  TandemPen *pen = &self->pen;
  const TandemSheet *sheet = pen->sheet;
  double width = tandem_maker_content_width (self), y = sheet->margin;
  g_autofree char *status = tandem_maker_status_line (self, TRUE);
  g_autoptr (GString) names = g_string_new (NULL);
  double status_width = tandem_pen_natural_width (pen, sheet->body, TANDEM_WEIGHT_REGULAR, status);
  TandemParagraph running = { .size = sheet->body, .weight = TANDEM_WEIGHT_SEMIBOLD, .ink = TANDEM_INK_QUIET, .tag = "P", .max_lines = 2 };
  double left, logos, logo_height;

  tandem_maker_names (self, names);
  g_string_append_printf (names, " · %s", pen->edition->title);
  running.text = names->str;
  logos = tandem_maker_logos (self, sheet->margin, y, sheet->body * 1.5, &logo_height);
  y += MAX (logo_height - sheet->body * 1.2, 0) / 2;
  left = tandem_pen_write (pen, &running, sheet->margin + logos, y, width - status_width - 3 * sheet->body - logos);
  tandem_pen_text (pen, sheet->margin + width - status_width, y, status_width, sheet->body, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_END, "P", status);
  y += MAX (left, (logo_height + sheet->body * 1.2) / 2) + sheet->body * 0.4;
  y += tandem_pen_text (pen, sheet->margin, y, width, sheet->title * 0.86, TANDEM_WEIGHT_SEMIBOLD, TANDEM_INK_TEXT, TANDEM_ALIGN_START, "H1", self->heading);
  self->flow.y = y + sheet->body;
}

static void
turn_page_cb (TandemFlow *flow)
{
  TandemMaker *self = flow->data;

  tandem_maker_begin_page (self, 0);
  write_section_head (self);
  self->flow.top = self->flow.y;
}

/**
 * tandem_maker_begin_section:
 * @heading: its name, for the head of its pages and the outline
 *
 * Begins a page; the flow then goes over as many pages as it needs.
 */
void
tandem_maker_begin_section (TandemMaker *self, const char *heading)
{
  self->heading = heading;
  g_free (self->outline);
  self->outline = g_strdup (heading);
  self->flow.bottom = tandem_maker_bottom (self);
  self->flow.turn_page = turn_page_cb;
  self->flow.data = self;
  self->flow.turn_page (&self->flow);
}

/* Ends what tandem_maker_begin_section() began: a picture is as high as what is on it. */
void
tandem_maker_end_section (TandemMaker *self)
{
  const TandemSheet *sheet = self->pen.sheet;

  if (sheet->height <= 0)
    tandem_draw_list_set_size (self->pen.list, sheet->width, self->flow.y + sheet->margin);
}

/* Writes "Prepared by … · page 1 of 3" on every page. A picture alone has no page number. */
void
tandem_maker_add_footers (TandemMaker *self)
{
  TandemPen *pen = &self->pen;
  const TandemSheet *sheet = pen->sheet;
  guint n = self->document->pages->len;

  if (sheet->height <= 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      GString *text = g_string_new (NULL);
      TandemTextExtents extents;
      g_autofree char *number = tandem_language_format (pen->language, TANDEM_WORD_PAGE_OF, (int) i + 1, (int) n);
      double width = tandem_maker_content_width (self) * FOOTER_SHARE;
      TandemParagraph footer = { .size = sheet->small, .ink = TANDEM_INK_QUIET, .weight = TANDEM_WEIGHT_REGULAR, .align = TANDEM_ALIGN_END, .tag = "P", .max_lines = 2 };

      if (*pen->edition->prepared_by != '\0')
        {
          g_autofree char *isolated = tandem_maker_isolate (self, pen->edition->prepared_by);
          g_autofree char *by = tandem_language_format (pen->language, TANDEM_WORD_PREPARED_BY, isolated);

          g_string_append_printf (text, "%s · ", by);
        }
      g_string_append (text, number);
      footer.text = text->str;
      pen->list = ((TandemPage *) g_ptr_array_index (self->document->pages, i))->list;
      tandem_pen_measure (pen, &footer, width, &extents);
      tandem_pen_write (pen, &footer, sheet->margin + tandem_maker_content_width (self) - width, sheet->height - sheet->margin - extents.height, width);
      g_string_free (text, TRUE);
    }
}

/**
 * tandem_maker_band:
 * @width: px, of the table
 * @name: of what follows
 * @end: (nullable): at its other side; %NULL: the name has all of the width
 *
 * Returns: (transfer full): a band that heads a part of a table
 */
TandemRowBox *
tandem_maker_band (const TandemMaker *self, double width, const char *name, const char *end)
{
  const TandemSheet *sheet = self->pen.sheet;
  double pad = sheet->body * 0.85, split = end != NULL ? width * 0.45 : width - pad;
  const TandemColumn columns[] = { { pad, split - pad }, { split, width - split - pad } };
  TandemRowBox *row = tandem_row_box_new (columns, end != NULL ? 2 : 1);
  TandemParagraph *first = tandem_paragraph_new (name, sheet->body * 1.05, TANDEM_INK_TEXT);

  first->weight = TANDEM_WEIGHT_SEMIBOLD;
  tandem_row_box_add (row, 0, first);
  if (end != NULL)
    {
      TandemParagraph *last = tandem_paragraph_new (end, sheet->small, TANDEM_INK_QUIET);

      last->align = TANDEM_ALIGN_END;
      tandem_row_box_add (row, 1, last);
    }
  row->is_header = TRUE;
  row->above = row->below = sheet->body * 0.42;
  row->gap = sheet->body * 0.9;
  row->fill = TANDEM_INK_PHASE_A;
  row->keeps_next = TRUE;
  return row;
}
