/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include "tandem-timeline.h"

/* Long titles and goals get smaller before they get longer. */
static const double shrink[] = { 1, 0.92, 0.84, 0.74, 0.62 };
#define N_LITTLE 3 /* of them, to save a line */
#define MOST_LINES 6

/* Words around the number of days, by kind of anchor. */
static const TandemWord to_words[] = { TANDEM_WORD_TO_GO_LIVE, TANDEM_WORD_TO_SIGNATURE, TANDEM_WORD_TO_DECISION };
static const TandemWord since_words[] = { TANDEM_WORD_SINCE_GO_LIVE, TANDEM_WORD_SINCE_SIGNATURE, TANDEM_WORD_SINCE_DECISION };
static const TandemWord anchor_words[] = { TANDEM_WORD_GO_LIVE, TANDEM_WORD_SIGNATURE, TANDEM_WORD_DECISION };

/* Writes @text a little smaller where that saves a line, else in the greatest size that needs at most @lines, in the smallest with
 * a few more; returns its height. @is_cut is set where that isn't enough. */
static double
write_shrinking (TandemMaker *self, const char *text, double size, TandemWeight weight, TandemInk ink, const char *tag, int lines, double y, double width, gboolean *is_cut)
{
  TandemParagraph paragraph = { .text = (char *) text, .weight = weight, .ink = ink, .tag = tag };
  TandemTextExtents extents;

  for (int most = 1; most <= lines; most++)
    for (guint i = 0; i < (most < lines ? N_LITTLE : G_N_ELEMENTS (shrink)); i++)
      {
        paragraph.size = MAX (size * shrink[i], self->pen.sheet->small);
        tandem_pen_measure (&self->pen, &paragraph, width, &extents);
        if (extents.lines <= most)
          return tandem_pen_write (&self->pen, &paragraph, self->pen.sheet->margin, y, width);
      }
  *is_cut = extents.lines > MOST_LINES;
  paragraph.max_lines = *is_cut ? MOST_LINES : 0;
  return tandem_pen_write (&self->pen, &paragraph, self->pen.sheet->margin, y, width);
}

/* What stands at the end of the head: a number of days and the words under it. Either may be "". */
static void
get_countdown (TandemMaker *self, char **number, char **words)
{
  const TandemEdition *edition = self->pen.edition;
  const TandemLanguage *language = self->pen.language;
  g_autofree char *done = tandem_language_format (language, TANDEM_WORD_MILESTONES_DONE, (int) edition->n_done, (int) edition->n_counted);
  int days = (int) edition->anchor_date - (int) edition->today;

  if (edition->anchor_date == TANDEM_DAY_NONE)
    {
      *number = g_strdup ("");
      *words = edition->n_counted > 0 ? g_steal_pointer (&done) : g_strdup ("");
      return;
    }
  *number = days != 0 ? tandem_language_count (language, TANDEM_WORD_DAYS, ABS (days)) : g_strdup (tandem_language_word (language, TANDEM_WORD_TODAY));
  *words = g_strdup_printf ("%s%s%s", tandem_language_word (language, days > 0 ? to_words[edition->anchor_kind] : days < 0 ? since_words[edition->anchor_kind] : anchor_words[edition->anchor_kind]),
                            edition->n_counted > 0 ? " · " : "", edition->n_counted > 0 ? done : "");
}

/* Writes version, number and words at the end edge; returns px, where they end. */
static double
write_countdown (TandemMaker *self, double x, double width, const char *status, const char *number, const char *words)
{
  TandemPen *pen = &self->pen;
  const TandemSheet *sheet = pen->sheet;
  double y = sheet->margin, air = sheet->names * 0.35;

  y += tandem_pen_text (pen, x, y, width, sheet->body, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_END, "P", status) + air * 1.1;
  if (*number != '\0')
    y += tandem_pen_text (pen, x, y, width, sheet->number, TANDEM_WEIGHT_SEMIBOLD, TANDEM_INK_ACCENT, TANDEM_ALIGN_END, "P", number) + air * 0.6;
  if (*words != '\0')
    y += tandem_pen_text (pen, x, y, width, sheet->body, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_END, "P", words);
  return y;
}

/**
 * tandem_plan_page_head:
 *
 * Writes both names, title, goal, version and countdown at the top of the page.
 *
 * Returns: px, where the head ends
 */
double
tandem_plan_page_head (TandemMaker *self)
{
  TandemPen *pen = &self->pen;
  const TandemSheet *sheet = pen->sheet;
  double width = tandem_maker_content_width (self), y = sheet->margin, air = sheet->names * 0.35, logos, logo_height, name_height;
  double end_width, left_width, end_y, end_x;
  g_autofree char *status = tandem_maker_status_line (self, FALSE);
  g_autofree char *number = NULL, *words = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  get_countdown (self, &number, &words);
  end_width = MAX (tandem_pen_natural_width (pen, sheet->body, TANDEM_WEIGHT_REGULAR, status), tandem_pen_natural_width (pen, sheet->body, TANDEM_WEIGHT_REGULAR, words));
  end_width = CLAMP (MAX (end_width, tandem_pen_natural_width (pen, sheet->number, TANDEM_WEIGHT_SEMIBOLD, number)), 1, width * 0.4);
  left_width = width - end_width - 2.5 * sheet->body;
  end_x = sheet->margin + width - end_width;

  tandem_maker_names (self, names);
  logos = tandem_maker_logos (self, sheet->margin, y, sheet->names * 1.8, &logo_height);
  name_height = tandem_pen_text (pen, sheet->margin + logos, y + MAX (logo_height - sheet->names * 1.2, 0) / 2, left_width - logos, sheet->names, TANDEM_WEIGHT_SEMIBOLD,
                                 TANDEM_INK_QUIET, TANDEM_ALIGN_START, "P", names->str);
  y += MAX (name_height, logo_height) + air * (logos > 0 ? 1.6 : 1);
  y += write_shrinking (self, tandem_document_get_title (self->document), sheet->title, TANDEM_WEIGHT_SEMIBOLD, TANDEM_INK_TEXT, "H1", 2, y, left_width, &self->title_is_cut) + air;
  end_y = write_countdown (self, end_x, end_width, status, number, words);
  if (*pen->edition->goal != '\0')
    y += write_shrinking (self, pen->edition->goal, sheet->goal, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, "P", 2, y, y >= end_y ? width : left_width, &self->goal_is_cut);
  return MAX (y, end_y);
}

typedef struct { TandemDrawOp look; const char *word; } LegendEntry;

/* The marks that are really on the timeline, each once. */
static GArray *
collect_legend (TandemMaker *self)
{
  static const TandemState order[] = { TANDEM_STATE_DONE, TANDEM_STATE_IN_PROGRESS, TANDEM_STATE_AT_RISK, TANDEM_STATE_LATE, TANDEM_STATE_NOT_STARTED, TANDEM_STATE_CANCELLED };
  const TandemEdition *edition = self->pen.edition;
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (LegendEntry));
  gboolean has[G_N_ELEMENTS (order)] = { FALSE }, has_anchor = FALSE, has_proposed = FALSE;

  for (guint i = 0; i < edition->n_milestones; i++)
    {
      TandemDrawOp look = { 0 };

      tandem_timeline_get_mark (&edition->milestones[i], &look);
      has_anchor |= look.shape == TANDEM_SHAPE_DIAMOND;
      has_proposed |= look.dashed && look.shape != TANDEM_SHAPE_DIAMOND;
      if (look.shape != TANDEM_SHAPE_DIAMOND && !(look.dashed && look.shape == TANDEM_SHAPE_RING))
        has[edition->milestones[i].state] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order) + 2; i++)
    {
      TandemEditionMilestone example = { .progress = 40, .agreed = TRUE };
      LegendEntry entry = { .look = { .kind = TANDEM_DRAW_SHAPE } };

      if (i < G_N_ELEMENTS (order))
        example.state = order[i];
      example.agreed = i != G_N_ELEMENTS (order);
      example.is_anchor = i == G_N_ELEMENTS (order) + 1;
      if (!(i < G_N_ELEMENTS (order) ? has[order[i]] : example.is_anchor ? has_anchor : has_proposed))
        continue;
      tandem_timeline_get_mark (&example, &entry.look);
      entry.word = i < G_N_ELEMENTS (order) ? tandem_maker_state (self, &example)
                   : tandem_language_word (self->pen.language, example.is_anchor ? anchor_words[edition->anchor_kind] : TANDEM_WORD_PROPOSED);
      g_array_append_val (entries, entry);
    }
  return entries;
}

/**
 * tandem_plan_page_legend:
 * @x: px, start edge
 * @y: px, top
 * @width: px there are; further lines begin below
 * @draw: %FALSE to measure only
 *
 * Returns: px it is high
 */
double
tandem_plan_page_legend (TandemMaker *self, double x, double y, double width, gboolean draw)
{
  const TandemSheet *sheet = self->pen.sheet;
  g_autoptr (GArray) entries = collect_legend (self);
  double text_height = 0, line, at = 0, height;

  for (guint i = 0; i < entries->len; i++)
    {
      TandemParagraph paragraph = { .text = (char *) g_array_index (entries, LegendEntry, i).word, .size = sheet->small, .weight = TANDEM_WEIGHT_REGULAR };
      TandemTextExtents extents;

      tandem_pen_measure (&self->pen, &paragraph, width, &extents);
      text_height = MAX (text_height, extents.height);
    }
  line = height = MAX (text_height, sheet->mark * 0.95);
  for (guint i = 0; i < entries->len; i++)
    {
      LegendEntry *entry = &g_array_index (entries, LegendEntry, i);
      double indent = sheet->mark * 1.3;
      TandemParagraph paragraph = { .text = (char *) entry->word, .size = sheet->small, .weight = TANDEM_WEIGHT_REGULAR, .ink = TANDEM_INK_QUIET, .indent = indent,
                                    .shape = &entry->look, .shape_size = sheet->mark * 0.85, .tag = "P" };
      double entry_width = indent + tandem_pen_natural_width (&self->pen, sheet->small, TANDEM_WEIGHT_REGULAR, entry->word) + 1;

      if (at > 0 && at + entry_width > width)
        {
          at = 0;
          height += line * 1.15;
        }
      if (draw)
        tandem_pen_write (&self->pen, &paragraph, x + at, y + height - line + (line - text_height) / 2, entry_width);
      at += entry_width + sheet->small * 1.8;
    }
  return height;
}
