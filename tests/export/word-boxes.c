/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-boxes.h"

#include "export-fixture.h"

#include <math.h>
#include <string.h>

/* poppler's boxes have the ascent and descent of the word's font, not its ink, and kerning may reach into the next word. Shares of the
 * lower word's height: two words meet when they share more than both. */
#define SHARED_HEIGHT 0.3
#define SHARED_WIDTH 0.04
/* A fallback font's box may be two lines high, so of such a word only the middle is known: it must be further than this from that of
 * another word. Lines are 1.2 text sizes apart. */
#define LEAST_DISTANCE 0.5
/* By how much the box, not the ink, of a first or last line may be outside: pt, and a share of its height. */
#define OUTSIDE_X 0.5
#define OUTSIDE_Y 0.3

typedef struct
{
  double   x0, y0, x1, y1; /* pt, y down */
  char    *text;
  gboolean is_foreign;     /* in a script that the document's own font doesn't have */
} Word;

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->text);
}

/* Whether poppler can't know how high @text is: an emoji in colours is a picture in a Type 3 font, whose box is three lines high. That
 * it stands where its line stands is for the tests of the draw lists. */
static gboolean
is_picture (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= 0x1f000)
      return TRUE;
  return FALSE;
}

static gboolean
is_foreign (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x590 && c < 0x1e00) || c >= 0x2600)
        return TRUE;
    }
  return FALSE;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *one = a, *other = b;

  return one->y0 < other->y0 ? -1 : one->y0 > other->y0;
}

static gboolean
meet (const Word *a, const Word *b)
{
  double dx = MIN (a->x1, b->x1) - MAX (a->x0, b->x0), dy = MIN (a->y1, b->y1) - MAX (a->y0, b->y0);

  double height = MIN (a->y1 - a->y0, b->y1 - b->y0);

  if (dx <= SHARED_WIDTH * height)
    return FALSE;
  if (a->is_foreign || b->is_foreign)
    return fabs (a->y0 + a->y1 - b->y0 - b->y1) / 2 < LEAST_DISTANCE * height;
  return dy > SHARED_HEIGHT * height;
}

/* How many words of a page meet another or leave the margins. */
static guint
check_page (GArray *words, double width, double height, double margin, const char *what, guint page)
{
  guint n_faults = 0;

  g_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *a = &g_array_index (words, Word, i);
      double above = (a->is_foreign ? 0.5 : OUTSIDE_Y) * (a->y1 - a->y0);

      if (a->x0 < margin - OUTSIDE_X || a->y0 < margin - above || a->x1 > width - margin + OUTSIDE_X || a->y1 > height - margin + above)
        {
          g_test_message ("%s, page %u: “%s” leaves the margins: %.1f %.1f %.1f %.1f of %.1f × %.1f", what, page, a->text, a->x0, a->y0, a->x1, a->y1, width, height);
          n_faults++;
        }
      for (guint k = i + 1; k < words->len && g_array_index (words, Word, k).y0 < a->y1; k++)
        {
          const Word *b = &g_array_index (words, Word, k);

          if (meet (a, b))
            {
              g_test_message ("%s, page %u: “%s” (%.1f %.1f %.1f %.1f) meets “%s” (%.1f %.1f %.1f %.1f)", what, page, a->text, a->x0, a->y0, a->x1, a->y1, b->text, b->x0,
                              b->y0, b->x1, b->y1);
              n_faults++;
            }
        }
    }
  return n_faults;
}

/* Reads up to @n numbers that stand in quotes; gives what is behind them. */
static const char *
read_numbers (const char *line, double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      line = strchr (line, '"');
      g_assert_nonnull (line);
      numbers[i] = g_ascii_strtod (line + 1, NULL);
      line = strchr (line + 1, '"');
      g_assert_nonnull (line);
      line++;
    }
  return line;
}

/**
 * word_boxes_check:
 * @path: of a PDF
 * @margin: pt that stay free around
 * @what: names the file in messages
 * @n_pages: (out): pages
 * @n_words: (out): words on them
 *
 * Returns: how many words meet another one or leave the margins, and how many pages are empty; each is said as a message
 */
guint
word_boxes_check (const char *path, double margin, const char *what, guint *n_pages, guint *n_words)
{
  g_autofree char *boxes = export_fixture_ask ("pdftotext", "-bbox", path, "-", NULL);
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  double size[2] = { 0, 0 };
  guint n_faults = 0;

  *n_pages = *n_words = 0;
  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i] + strspn (lines[i], " ");

      if (g_str_has_prefix (line, "<page "))
        read_numbers (line, size, 2);
      else if (g_str_has_prefix (line, "<word "))
        {
          double box[4];
          const char *text = read_numbers (line, box, 4) + 1;
          const char *end = strstr (text, "</word>");
          Word word = { box[0], box[1], box[2], box[3], g_strndup (text, end != NULL ? (gsize) (end - text) : strlen (text)), FALSE };

          word.is_foreign = is_foreign (word.text);
          if (is_picture (word.text))
            clear_word (&word);
          else
            g_array_append_val (words, word);
        }
      else if (g_str_has_prefix (line, "</page>"))
        {
          ++*n_pages;
          *n_words += words->len;
          n_faults += check_page (words, size[0], size[1], margin, what, *n_pages);
          if (words->len == 0)
            {
              g_test_message ("%s, page %u: nothing on it", what, *n_pages);
              n_faults++;
            }
          g_array_set_size (words, 0);
        }
    }
  return n_faults;
}
