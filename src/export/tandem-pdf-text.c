/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO 32000-1, 9.4. Glyphs follow each other by their widths; where Pango has one elsewhere, a number moves it. */
#include "tandem-pdf-text.h"

#include <hb.h>
#include <math.h>
#include <string.h>

/* Thousandths of an em by which a glyph may stand aside before it is moved: in a text of 12 pt 0.02 mm. They don't add up. In a text
 * from the right every glyph is moved anyway. */
#define TOLERANCE 4
/* Ems beyond which a text begins anew instead of being moved. */
#define FAR 8
/* Glyphs of a cluster; more are only in what nobody can read. */
#define MOST_PARTS 32

typedef struct
{
  PangoGlyphItem *run;
  double          x; /* pt, left end */
} PlacedRun;

struct _TandemPdfText
{
  TandemPdfFonts *fonts;
  GString *pending;    /* strings and numbers between them, without brackets around */
  gboolean is_string;  /* the last is a string that isn't ended */
  gboolean has_moves;
  double   line_x, line_y; /* pt, where the line began, as readers know it */
  double   pen_x;      /* pt, where the next glyph would stand */
  gboolean is_placed;  /* line and pen are somewhere */
  GArray  *runs;       /* of PlacedRun, of the line that is being written */
};

TandemPdfText *
tandem_pdf_text_new (TandemPdfFonts *fonts)
{
  TandemPdfText *self = g_new0 (TandemPdfText, 1);

  self->fonts = fonts;
  self->pending = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (PlacedRun));
  return self;
}

void
tandem_pdf_text_free (TandemPdfText *self)
{
  g_string_free (self->pending, TRUE);
  g_array_unref (self->runs);
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

/* Brings the pen to (@x, @y), to @tolerance thousandths of an em. */
static void
move_pen (TandemPdfText *self, GString *out, double x, double y, double size, int tolerance)
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
  if (ABS (move) < tolerance)
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
  tandem_pdf_append_byte (self->pending, code);
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

/* @begin to @end: glyphs of one cluster from the left, which the characters of @text are shown by. */
static void
write_cluster (Writer *self, const PangoGlyphItem *run, int begin, int end, const char *text, gsize length)
{
  PangoFont *font = run->item->analysis.font;
  TandemCffPart parts[MOST_PARTS];
  double origin = 0, at = 0, unit, size;
  TandemPdfGlyph found;
  guint n = 0;
  int em, unused;

  hb_font_get_scale (pango_font_get_hb_font (font), &em, &unused);
  size = em * self->scale;
  unit = (double) TANDEM_CFF_EM / em;
  for (int i = begin; i < end; i++)
    {
      const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];

      if (glyph->glyph != PANGO_GLYPH_EMPTY && n < MOST_PARTS)
        {
          if (n == 0)
            origin = at + glyph->geometry.x_offset;
          /* What no font has is shown as this one shows what it hasn't. */
          parts[n].glyph = glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : glyph->glyph;
          parts[n].x = (int) lround ((at + glyph->geometry.x_offset - origin) * unit);
          parts[n++].y = (int) lround (-glyph->geometry.y_offset * unit);
        }
      at += glyph->geometry.width;
    }
  if (n == 0)
    return;
  tandem_pdf_fonts_find (self->text->fonts, font, parts, n, text, length, &found);
  use_font (self->text, self->out, self->state, found.font, size);
  move_pen (self->text, self->out, self->x + origin * self->scale, self->y, size, run->item->analysis.level % 2 == 1 ? 1 : TOLERANCE);
  append_code (self->text, found.code);
  self->text->pen_x += found.width * size / 1000;
}

static int
measure_glyphs (const PangoGlyphString *glyphs, int begin, int end)
{
  int width = 0;

  for (int i = begin; i < end; i++)
    width += glyphs->glyphs[i].geometry.width;
  return width;
}

/* Cluster by cluster in the order of the text, which is from the right in a run from the right: that is the order in which a page's
 * content is read (14.8.2.3). self->x is the run's left end. */
static void
write_run (Writer *self, PangoGlyphItem *run, const char *text)
{
  gboolean is_rtl = run->item->analysis.level % 2 == 1;
  gboolean is_ellipsis = (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0;
  PangoGlyphItemIter iter;

  if (is_rtl)
    self->x += measure_glyphs (run->glyphs, 0, run->glyphs->num_glyphs) * self->scale;
  for (gboolean is_in = pango_glyph_item_iter_init_start (&iter, run, text); is_in; is_in = pango_glyph_item_iter_next_cluster (&iter))
    {
      int begin = is_rtl ? iter.end_glyph + 1 : iter.start_glyph, end = is_rtl ? iter.start_glyph + 1 : iter.end_glyph;
      double width = measure_glyphs (run->glyphs, begin, end) * self->scale;

      if (is_rtl)
        self->x -= width;
      if (is_ellipsis)
        write_cluster (self, run, begin, end, "…", strlen ("…"));
      else
        write_cluster (self, run, begin, end, text + iter.start_index, (gsize) (iter.end_index - iter.start_index));
      if (!is_rtl)
        self->x += width;
    }
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  return ((const PlacedRun *) a)->run->item->offset - ((const PlacedRun *) b)->run->item->offset;
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

  if (line->runs != NULL && line->runs->next == NULL)
    {
      write_run (&writer, line->runs->data, text);
      return;
    }
  /* Runs stand from the left; they are written in the order of the text. */
  g_array_set_size (self->runs, 0);
  for (GSList *runs = line->runs; runs != NULL; runs = runs->next)
    {
      PlacedRun placed = { runs->data, x };

      g_array_append_val (self->runs, placed);
      x += measure_glyphs (placed.run->glyphs, 0, placed.run->glyphs->num_glyphs) * writer.scale;
    }
  g_array_sort (self->runs, compare_runs);
  for (guint i = 0; i < self->runs->len; i++)
    {
      writer.x = g_array_index (self->runs, PlacedRun, i).x;
      write_run (&writer, g_array_index (self->runs, PlacedRun, i).run, text);
    }
}
