/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO 32000-1, 9.4. Glyphs follow each other by their widths; where Pango has one elsewhere, a number moves it. */
#include "tandem-pdf-text.h"

#include <hb.h>
#include <math.h>
#include <string.h>

/* Thousandths of an em by which a glyph may stand aside before it is moved: in a text of 12 pt 0.02 mm. They don't add up. */
#define TOLERANCE 4
/* Ems beyond which a text begins anew instead of being moved. */
#define FAR 8

struct _TandemPdfText
{
  TandemPdfFonts *fonts;
  GString *pending;    /* strings and numbers between them, without brackets around */
  gboolean is_string;  /* the last is a string that isn't ended */
  gboolean has_moves;
  double   line_x, line_y; /* pt, where the line began, as readers know it */
  double   pen_x;      /* pt, where the next glyph would stand */
  gboolean is_placed;  /* line and pen are somewhere */
};

TandemPdfText *
tandem_pdf_text_new (TandemPdfFonts *fonts)
{
  TandemPdfText *self = g_new0 (TandemPdfText, 1);

  self->fonts = fonts;
  self->pending = g_string_new (NULL);
  return self;
}

void
tandem_pdf_text_free (TandemPdfText *self)
{
  g_string_free (self->pending, TRUE);
  g_free (self);
}

void
tandem_pdf_text_begin (TandemPdfText *self, GString *out)
{
  g_string_append (out, "BT\n");
  self->line_x = self->line_y = 0;
  self->is_placed = FALSE;
}

/* Writes what has been gathered, so that something else may follow. */
void
tandem_pdf_text_flush (TandemPdfText *self, GString *out)
{
  if (self->pending->len == 0)
    return;
  if (self->is_string)
    g_string_append_c (self->pending, ')');
  if (self->has_moves)
    g_string_append_c (out, '[');
  g_string_append_len (out, self->pending->str, (gssize) self->pending->len);
  g_string_append (out, self->has_moves ? "]TJ\n" : "Tj\n");
  g_string_truncate (self->pending, 0);
  self->is_string = self->has_moves = FALSE;
}

void
tandem_pdf_text_end (TandemPdfText *self, GString *out)
{
  tandem_pdf_text_flush (self, out);
  g_string_append (out, "ET\n");
}

static void
use_font (TandemPdfText *self, GString *out, TandemPdfFontState *state, guint font, double size)
{
  if (state->is_set && state->font == font && fabs (state->size - size) < 0.005)
    return;
  tandem_pdf_text_flush (self, out);
  g_string_append (out, "/F");
  tandem_pdf_append_count (out, font);
  g_string_append_c (out, ' ');
  tandem_pdf_append_number (out, size);
  g_string_append (out, " Tf\n");
  state->is_set = TRUE;
  state->font = font;
  state->size = size;
}

/* Brings the pen to (@x, @y). */
static void
move_pen (TandemPdfText *self, GString *out, double x, double y, double size)
{
  double behind = (self->pen_x - x) / size * 1000;
  int move = (int) lround (behind);

  if (!self->is_placed || fabs (y - self->line_y) > 0.006 || fabs (behind) > FAR * 1000)
    {
      double dx = round ((x - self->line_x) * 100) / 100, dy = round ((y - self->line_y) * 100) / 100;

      tandem_pdf_text_flush (self, out);
      tandem_pdf_append_number (out, dx);
      g_string_append_c (out, ' ');
      tandem_pdf_append_number (out, dy);
      g_string_append (out, " Td\n");
      self->line_x += dx;
      self->line_y += dy;
      self->pen_x = self->line_x;
      self->is_placed = TRUE;
      return;
    }
  if (ABS (move) < TOLERANCE)
    return;
  if (self->is_string)
    g_string_append_c (self->pending, ')');
  g_string_append_printf (self->pending, "%d", move);
  self->is_string = FALSE;
  self->has_moves = TRUE;
  self->pen_x -= move * size / 1000;
}

static void
append_code (TandemPdfText *self, guint8 code)
{
  if (!self->is_string)
    g_string_append_c (self->pending, '(');
  self->is_string = TRUE;
  if (code == '(' || code == ')' || code == '\\')
    g_string_append_c (self->pending, '\\');
  if (code == '\r')
    g_string_append (self->pending, "\\r"); /* as it is it would be read as a line end */
  else
    g_string_append_c (self->pending, (char) code);
}

/* A piece of a line on its way. */
typedef struct
{
  TandemPdfText      *text;
  GString            *out;
  TandemPdfFontState *state;
  double              x, y;  /* pt */
  double              scale; /* pt for a unit of Pango */
} Writer;

static void
write_glyph (Writer *self, const PangoGlyphItem *run, const PangoGlyphInfo *glyph, const char *text, gsize length)
{
  int em, unused;
  TandemPdfGlyph found;
  double size;

  hb_font_get_scale (pango_font_get_hb_font (run->item->analysis.font), &em, &unused);
  size = em * self->scale;
  tandem_pdf_fonts_find (self->text->fonts, run->item->analysis.font, glyph->glyph, text, length, &found);
  use_font (self->text, self->out, self->state, found.font, size);
  move_pen (self->text, self->out, self->x + glyph->geometry.x_offset * self->scale, self->y - glyph->geometry.y_offset * self->scale, size);
  append_code (self->text, found.code);
  self->text->pen_x += found.width * size / 1000;
}

/* Several glyphs for one cluster don't tell its characters one by one: what they are together is said beside them (14.9.4). */
static void
begin_replacement (Writer *self, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (part, -1, NULL, NULL, NULL);

  tandem_pdf_text_flush (self->text, self->out);
  g_string_append (self->out, "/Span<</ActualText<FEFF");
  for (const gunichar2 *p = wide; p != NULL && *p != 0; p++)
    g_string_append_printf (self->out, "%04X", *p);
  g_string_append (self->out, ">>>BDC\n");
}

static void
write_cluster (Writer *self, const PangoGlyphItem *run, int begin, int end, const char *text, gsize length)
{
  int n = 0;

  for (int i = begin; i < end; i++)
    n += run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;
  if (n > 1)
    begin_replacement (self, text, length);
  for (int i = begin; i < end; i++)
    {
      const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];

      if (glyph->glyph != PANGO_GLYPH_EMPTY)
        write_glyph (self, run, glyph, text, n > 1 ? 0 : length);
      self->x += glyph->geometry.width * self->scale;
    }
  if (n > 1)
    {
      tandem_pdf_text_flush (self->text, self->out);
      g_string_append (self->out, "EMC\n");
    }
}

/* From the left, as the glyphs stand; in a run from the right the last cluster comes first. */
static void
write_run (Writer *self, PangoGlyphItem *run, const char *text)
{
  gboolean is_rtl = run->item->analysis.level % 2 == 1;
  gboolean is_ellipsis = (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0;
  PangoGlyphItemIter iter;
  gboolean is_in = is_rtl ? pango_glyph_item_iter_init_end (&iter, run, text) : pango_glyph_item_iter_init_start (&iter, run, text);

  while (is_in)
    {
      int begin = is_rtl ? iter.end_glyph + 1 : iter.start_glyph, end = is_rtl ? iter.start_glyph + 1 : iter.end_glyph;

      if (is_ellipsis)
        write_cluster (self, run, begin, end, "…", strlen ("…"));
      else
        write_cluster (self, run, begin, end, text + iter.start_index, (gsize) (iter.end_index - iter.start_index));
      is_in = is_rtl ? pango_glyph_item_iter_prev_cluster (&iter) : pango_glyph_item_iter_next_cluster (&iter);
    }
}

/**
 * tandem_pdf_text_write:
 * @out: a content in which a text has begun
 * @state: of the page
 * @line: what to write
 * @text: of its layout, UTF-8
 * @x: pt, left end
 * @y: pt from the bottom, baseline
 * @scale: pt for a px of the layout
 */
void
tandem_pdf_text_write (TandemPdfText *self, GString *out, TandemPdfFontState *state, PangoLayoutLine *line, const char *text, double x, double y, double scale)
{
  Writer writer = { self, out, state, x, y, scale / PANGO_SCALE };

  for (GSList *runs = line->runs; runs != NULL; runs = runs->next)
    write_run (&writer, runs->data, text);
}
