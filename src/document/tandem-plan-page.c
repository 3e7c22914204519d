/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include "tandem-timeline.h"

/* Height a picture without one begins with; it is cut to what it needs. */
#define ENDLESS 100000
/* Least height of the timeline on paper, as a share of the page. */
#define LEAST_TIMELINE 0.3
/* Of the next steps; on paper there are as many between these as leave the timeline room for its labels. */
#define MOST_STEPS 5
#define LEAST_STEPS 3
/* A label that is missing from the timeline is worse than so many that are cut. */
#define NUMBER_LOSS 3
/* More milestones than this leave numbers however few the steps are. */
#define CROWD 24
/* More numbered marks than this have their key in a table of its own. */
#define MOST_IN_KEY 40
/* Of the last line: legend, then who prepared it and the page (tandem-maker.c). */
#define LEGEND_SHARE 0.57
/* Shares of the steps and the criteria beside them, and the part of a gap that is over them: as usual, and where they take
 * the timeline's room. */
static const struct { double left, right, gap; } bottom_shares[] = { { 0.665, 0.285, 1 }, { 0.585, 0.375, 0.5 } };

/* What stands under the timeline. */
typedef struct
{
  TandemTable *steps;
  guint        most_steps;
  guint        share;         /* into bottom_shares */
  double       left_width, right_x, right_width;
  double       head;          /* px, heading and the air under it */
  double       left_height, right_height;
  guint        n_criteria;    /* that have room */
  gboolean     is_headed;     /* the page's own heading is that of the steps */
} Bottom;

static char *
criterion_line (const TandemMaker *self, const TandemEditionCriterion *criterion)
{
  static const TandemWord words[] = { TANDEM_WORD_BASELINE, TANDEM_WORD_TARGET, TANDEM_WORD_RESULT };
  const char *values[] = { criterion->baseline, criterion->target, criterion->result };
  g_autofree char *measure = tandem_maker_isolate (self, criterion->measure);
  char *text = g_steal_pointer (&measure);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *part = NULL, *before = NULL, *value = tandem_maker_isolate (self, values[i]);

      if (*values[i] == '\0' || (words[i] == TANDEM_WORD_TARGET && g_strstr_len (criterion->title, -1, values[i]) != NULL))
        continue;
      part = tandem_language_format (self->pen.language, words[i], value);
      before = text;
      text = *before != '\0' ? tandem_language_format (self->pen.language, TANDEM_WORD_TWO_PARTS, before, part) : g_steal_pointer (&part);
    }
  return text;
}

/* Measures or draws one success criterion; returns px it is high. */
static double
set_criterion (TandemMaker *self, const TandemEditionCriterion *criterion, double x, double y, double width, gboolean draw)
{
  const TandemSheet *sheet = self->pen.sheet;
  g_autofree char *line = criterion_line (self, criterion);
  TandemDrawOp bullet = { .kind = TANDEM_DRAW_SHAPE, .shape = TANDEM_SHAPE_BULLET, .fill = TANDEM_INK_ACCENT };
  double indent = sheet->body * 1.7;
  TandemParagraph title = { .text = (char *) criterion->title, .size = sheet->body, .weight = TANDEM_WEIGHT_SEMIBOLD, .ink = TANDEM_INK_TEXT,
                            .indent = indent, .shape = &bullet, .shape_size = sheet->body * 0.62, .tag = "LBody" };
  TandemParagraph measure = { .text = line, .size = sheet->small, .weight = TANDEM_WEIGHT_REGULAR, .ink = TANDEM_INK_QUIET, .indent = indent, .tag = "LBody" };
  TandemTextExtents one, other = { 0 };
  double air = sheet->small * 0.2;

  tandem_pen_measure (&self->pen, &title, width, &one);
  if (*line != '\0')
    tandem_pen_measure (&self->pen, &measure, width, &other);
  if (draw)
    {
      tandem_draw_list_begin_tag (self->pen.list, "LI");
      tandem_pen_write (&self->pen, &title, x, y, width);
      if (*line != '\0')
        tandem_pen_write (&self->pen, &measure, x, y + one.height + air, width);
      tandem_draw_list_end_tag (self->pen.list, "LI");
    }
  return one.height + (*line != '\0' ? air + other.height : 0);
}

/* Measures or draws criteria from @first on; returns px they are high, with the air between. */
static double
set_criteria (TandemMaker *self, guint first, guint n, double x, double y, double width, gboolean draw)
{
  double begin = y, air = self->pen.sheet->body * 0.8;

  for (guint i = first; i < first + n; i++)
    y += set_criterion (self, &self->pen.edition->criteria[i], x, y, width, draw) + (i + 1 < first + n ? air : 0);
  return y - begin;
}

static void
measure_bottom (TandemMaker *self, Bottom *bottom, double most)
{
  const TandemSheet *sheet = self->pen.sheet;
  double width = tandem_maker_content_width (self);

  bottom->head = sheet->head * 1.22 + sheet->body * 0.7;
  bottom->left_width = sheet->is_stacked ? width : width * bottom_shares[bottom->share].left;
  bottom->right_x = sheet->is_stacked ? 0 : width * (1 - bottom_shares[bottom->share].right);
  bottom->right_width = sheet->is_stacked ? width : width * bottom_shares[bottom->share].right;
  g_clear_pointer (&bottom->steps, tandem_table_free);
  bottom->steps = tandem_next_steps_new (self, sheet->margin, bottom->left_width, bottom->most_steps);
  bottom->left_height = (bottom->is_headed ? 0 : bottom->head) + (bottom->steps != NULL ? tandem_table_height (bottom->steps, &self->pen) : sheet->body * 1.3);
  bottom->n_criteria = self->pen.edition->n_criteria;
  do
    bottom->right_height = bottom->head + set_criteria (self, 0, bottom->n_criteria, 0, 0, bottom->right_width, FALSE)
                           + (bottom->n_criteria < self->pen.edition->n_criteria ? sheet->small * 2.2 : 0);
  while (!sheet->is_stacked && bottom->right_height > MAX (most, bottom->left_height) && bottom->n_criteria-- > 1);
}

static double
bottom_height (const Bottom *bottom, const TandemMaker *self)
{
  if (self->pen.sheet->is_stacked)
    return bottom->left_height + (bottom->n_criteria > 0 ? self->pen.sheet->head * 1.1 + bottom->right_height : 0);
  return MAX (bottom->left_height, bottom->n_criteria > 0 ? bottom->right_height : 0);
}

static double
write_heading (TandemMaker *self, TandemWord word, double x, double y, double width)
{
  const TandemSheet *sheet = self->pen.sheet;

  return tandem_pen_text (&self->pen, x, y, width, sheet->head, TANDEM_WEIGHT_SEMIBOLD, TANDEM_INK_TEXT, TANDEM_ALIGN_START, "H2", tandem_language_word (self->pen.language, word));
}

static void
draw_steps (TandemMaker *self, const Bottom *bottom, double y)
{
  const TandemSheet *sheet = self->pen.sheet;
  const TandemEdition *edition = self->pen.edition;
  double top = y + (bottom->is_headed ? 0 : bottom->head);
  TandemFlow flow = { .pen = &self->pen, .y = top, .top = top, .bottom = G_MAXDOUBLE };

  if (!bottom->is_headed)
    write_heading (self, TANDEM_WORD_WHAT_HAPPENS_NEXT, sheet->margin, y, bottom->left_width);
  if (bottom->steps != NULL)
    tandem_flow_table (&flow, bottom->steps);
  else
    tandem_pen_text (&self->pen, sheet->margin, flow.y, bottom->left_width, sheet->body, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_START, "P",
                     tandem_language_word (self->pen.language, edition->n_counted > 0 ? TANDEM_WORD_NOTHING_NEXT : TANDEM_WORD_NO_MILESTONES));
}

static void
draw_criteria (TandemMaker *self, const Bottom *bottom, double y)
{
  const TandemSheet *sheet = self->pen.sheet;
  guint n = self->pen.edition->n_criteria;
  double x = sheet->margin + bottom->right_x;

  if (bottom->n_criteria == 0)
    return;
  write_heading (self, TANDEM_WORD_HOW_WE_KNOW, x, y, bottom->right_width);
  y += bottom->head;
  tandem_draw_list_begin_tag (self->pen.list, "L");
  y += set_criteria (self, 0, bottom->n_criteria, x, y, bottom->right_width, TRUE);
  tandem_draw_list_end_tag (self->pen.list, "L");
  if (bottom->n_criteria < n)
    {
      g_autofree char *more = tandem_language_count (self->pen.language, TANDEM_WORD_AND_MORE, (int) (n - bottom->n_criteria));

      tandem_pen_text (&self->pen, x + sheet->body * 1.7, y + sheet->small * 0.8, bottom->right_width - sheet->body * 1.7, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET,
                       TANDEM_ALIGN_START, "P", more);
    }
}

static void
draw_bottom (TandemMaker *self, const Bottom *bottom, double y)
{
  draw_steps (self, bottom, y);
  draw_criteria (self, bottom, self->pen.sheet->is_stacked ? y + bottom->left_height + self->pen.sheet->head * 1.1 : y);
}

/**
 * tandem_plan_page_timeline:
 * @width: px
 * @height: px; 0: what it needs
 * @has_key: whether the key of numbered marks is part of the picture
 *
 * Of very many milestones only the important ones are in it; see tandem_overview_reduce().
 *
 * Returns: (transfer full): the timeline, its start edge at the left as everything on a page that is being made
 */
TandemDrawList *
tandem_plan_page_timeline (TandemMaker *self, double width, double height, gboolean has_key)
{
  const TandemSheet *sheet = self->pen.sheet;
  TandemTimelineOptions options;
  g_autofree TandemEditionMilestone *milestones = NULL;
  TandemEdition reduced = tandem_overview_reduce (self->pen.edition, 0, &milestones);
  TandemDrawList *list;

  tandem_timeline_options_init (&options, sheet->is_stacked ? TANDEM_TIMELINE_MAIL : TANDEM_TIMELINE_DOCUMENT, width, height);
  options.is_export = TRUE;
  options.has_key = has_key;
  self->n_shown = reduced.n_milestones;
  list = tandem_timeline_layout (&reduced, &options, self->pen.measurer);
  if (self->pen.is_rtl)
    tandem_draw_list_mirror (list);
  return list;
}

/* Puts @timeline on the page as a figure and notes which milestones have a number. */
void
tandem_plan_page_figure (TandemMaker *self, TandemDrawList *timeline, double y)
{
  const TandemEdition *edition = self->pen.edition;

  for (guint i = 0; i < edition->n_milestones; i++)
    {
      int number = tandem_timeline_get_number (timeline, edition->milestones[i].item);

      if (number > 0)
        g_hash_table_insert (self->numbers, g_memdup2 (&edition->milestones[i].item, sizeof (gint64)), GINT_TO_POINTER (number));
    }
  tandem_draw_list_begin_tag (self->pen.list, "Figure");
  tandem_draw_list_append (self->pen.list, timeline, self->pen.sheet->margin, y);
  tandem_draw_list_end_tag (self->pen.list, "Figure");
}

/* A text of any length on pages of its own. */
static void
add_long_text (TandemMaker *self, const char *heading, const char *text)
{
  const TandemSheet *sheet = self->pen.sheet;
  double width = tandem_maker_content_width (self);
  const TandemColumn column = { 0, width * 0.75 };
  g_autoptr (TandemTable) table = tandem_table_new (sheet->margin, width);
  TandemRowBox *row = tandem_table_add (table, tandem_row_box_new (&column, 1));

  tandem_row_box_add (row, 0, tandem_paragraph_new (text, sheet->goal, TANDEM_INK_TEXT));
  tandem_maker_begin_section (self, heading);
  tandem_flow_table (&self->flow, table);
}

static void
add_criteria_pages (TandemMaker *self)
{
  const TandemSheet *sheet = self->pen.sheet;
  double width = tandem_maker_content_width (self) * 0.7;

  tandem_maker_begin_section (self, tandem_language_word (self->pen.language, TANDEM_WORD_HOW_WE_KNOW));
  for (guint i = 0; i < self->pen.edition->n_criteria; i++)
    {
      double height = set_criterion (self, &self->pen.edition->criteria[i], 0, 0, width, FALSE);

      if (self->flow.y + height > self->flow.bottom)
        self->flow.turn_page (&self->flow);
      tandem_draw_list_begin_tag (self->pen.list, "L");
      self->flow.y += set_criterion (self, &self->pen.edition->criteria[i], sheet->margin, self->flow.y, width, TRUE) + sheet->body;
      tandem_draw_list_end_tag (self->pen.list, "L");
    }
}

/* What had no room on the page: steps and success criteria, together where they fit, and a title or goal that was cut. */
static void
add_rest (TandemMaker *self, Bottom *bottom, gboolean bottom_is_out)
{
  guint n = self->pen.edition->n_criteria;
  const char *heading = tandem_language_word (self->pen.language, TANDEM_WORD_PLAN_ON_A_PAGE);

  if (self->title_is_cut)
    add_long_text (self, heading, tandem_document_get_title (self->document));
  if (self->goal_is_cut)
    add_long_text (self, tandem_language_word (self->pen.language, TANDEM_WORD_GOAL), self->pen.edition->goal);
  if (bottom_is_out)
    {
      tandem_maker_begin_section (self, tandem_language_word (self->pen.language, TANDEM_WORD_WHAT_HAPPENS_NEXT));
      bottom->is_headed = TRUE;
      bottom->most_steps = MOST_STEPS;
      bottom->share = 0;
      measure_bottom (self, bottom, self->flow.bottom - self->flow.y);
      if (bottom_height (bottom, self) <= self->flow.bottom - self->flow.y)
        draw_bottom (self, bottom, self->flow.y);
      else
        {
          if (bottom->steps != NULL)
            tandem_flow_table (&self->flow, bottom->steps);
          bottom->n_criteria = 0;
        }
    }
  if (bottom->n_criteria < n)
    add_criteria_pages (self);
}

static guint
count_numbers (const TandemMaker *self, const TandemDrawList *timeline)
{
  const TandemEdition *edition = self->pen.edition;
  guint n = 0;

  for (guint i = 0; i < edition->n_milestones; i++)
    n += tandem_timeline_get_number (timeline, edition->milestones[i].item) > 0 ? 1 : 0;
  return n;
}

/* Says that the timeline doesn't show all; returns px it is high, 0 where it does. */
static double
write_shown (TandemMaker *self, double y, gboolean draw)
{
  const TandemSheet *sheet = self->pen.sheet;
  guint n = self->pen.edition->n_milestones;
  int made = n > 0 && self->pen.edition->milestones[n - 1].item < 0 ? 1 : 0; /* an anchor that is no milestone */
  g_autofree char *text = NULL;

  if (self->n_shown >= n)
    return 0;
  if (draw)
    {
      text = tandem_language_format (self->pen.language, TANDEM_WORD_SHOWN_OF, (int) self->n_shown - made, (int) n - made);
      tandem_pen_text (&self->pen, sheet->margin, y, tandem_maker_content_width (self), sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_END, "P", text);
    }
  return sheet->small * 1.6;
}

/**
 * tandem_plan_page_fit:
 * @width: px
 * @room: px of height
 *
 * The key of its numbers stands under the timeline where there is room for both; otherwise the marks of the checklist have the
 * same numbers.
 *
 * Returns: (transfer full): the timeline
 */
TandemDrawList *
tandem_plan_page_fit (TandemMaker *self, double width, double room)
{
  TandemDrawList *keyed = tandem_plan_page_timeline (self, width, room, TRUE);
  guint n = count_numbers (self, keyed);
  gboolean is_low = tandem_draw_list_get_height (keyed) <= room + 1;
  TandemDrawList *plain;

  self->needs_key = self->n_shown < self->pen.edition->n_milestones;
  if (n == 0 || (is_low && n <= MOST_IN_KEY))
    return keyed;
  /* The key takes room from the labels: without it there are fewer numbers, maybe few enough. */
  plain = tandem_plan_page_timeline (self, width, room, FALSE);
  n = count_numbers (self, plain);
  if (is_low && n > 0 && n <= MOST_IN_KEY)
    {
      tandem_draw_list_unref (plain);
      return keyed;
    }
  tandem_draw_list_unref (keyed);
  self->needs_key |= n > 0;
  return plain;
}

/* How much the labels of @timeline had to give up: 0 where all have their whole titles. */
static guint
count_losses (const TandemMaker *self, const TandemDrawList *timeline)
{
  guint n = NUMBER_LOSS * count_numbers (self, timeline);

  for (guint i = 0; i < tandem_draw_list_get_n_ops (timeline); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (timeline, i);
      TandemTextExtents extents = { 0 };

      if (op->role == TANDEM_ROLE_LABEL && op->kind == TANDEM_DRAW_TEXT && op->style.wrap_width > 0)
        self->pen.measurer->measure (self->pen.measurer, &op->style, op->text, &extents);
      n += extents.cut ? 1 : 0;
    }
  return n;
}

/* What is under the timeline of a page, at most @most px, and the timeline in the rest of it, @room px in all: fewer steps
 * where the labels win by it. NULL where not even the fewest have room. */
static TandemDrawList *
share_room (TandemMaker *self, Bottom *bottom, double width, double most, double room, double gap)
{
  TandemDrawList *best = NULL;
  guint best_losses = G_MAXUINT, best_steps = MOST_STEPS, best_share = 0;
  guint n_tries = (MOST_STEPS + 1 - LEAST_STEPS) * G_N_ELEMENTS (bottom_shares);
  double other_room = -1;
  gboolean needs_key = FALSE;

  for (guint i = 0; i < n_tries && best_losses > 0; i++)
    {
      TandemDrawList *timeline;
      double own;
      guint losses;

      bottom->most_steps = MOST_STEPS - i % (MOST_STEPS + 1 - LEAST_STEPS);
      bottom->share = i / (MOST_STEPS + 1 - LEAST_STEPS);
      measure_bottom (self, bottom, most);
      own = room - bottom_height (bottom, self) - gap * bottom_shares[bottom->share].gap;
      if (own <= other_room || bottom_height (bottom, self) > most)
        continue;
      other_room = own;
      timeline = tandem_plan_page_fit (self, width, own);
      losses = tandem_draw_list_get_height (timeline) > own + 1 ? G_MAXUINT : count_losses (self, timeline); /* too high: it would lie on the steps */
      if (losses < best_losses)
        {
          g_clear_pointer (&best, tandem_draw_list_unref);
          best = tandem_draw_list_ref (timeline);
          best_losses = losses;
          best_steps = bottom->most_steps;
          best_share = bottom->share;
          needs_key = self->needs_key;
        }
      tandem_draw_list_unref (timeline);
      /* What a step or two more would leave to a crowd changes little: all the room there is, or this. */
      if (i == 0 && self->pen.edition->n_milestones > CROWD && losses > CROWD)
        i = n_tries - 2;
    }
  self->needs_key = needs_key;
  bottom->most_steps = best_steps;
  bottom->share = best_share;
  measure_bottom (self, bottom, most);
  return best;
}

static void
add_paper (TandemMaker *self, Bottom *bottom)
{
  const TandemSheet *sheet = self->pen.sheet;
  double width = tandem_maker_content_width (self), gap = sheet->body * 1.35;
  double legend_height, y, end, room, most;
  g_autoptr (TandemDrawList) timeline = NULL;
  gboolean is_out;

  tandem_maker_begin_page (self, 0);
  y = tandem_plan_page_head (self) + gap;
  legend_height = tandem_plan_page_legend (self, sheet->margin, 0, width * LEGEND_SHARE, FALSE);
  end = sheet->height - sheet->margin - legend_height - gap;
  most = end - y - gap - LEAST_TIMELINE * sheet->height;
  timeline = share_room (self, bottom, width, most, end - y, gap);
  is_out = timeline == NULL;
  if (is_out)
    timeline = tandem_plan_page_fit (self, width, end - y);
  room = end - y - (is_out ? 0 : bottom_height (bottom, self) + gap * bottom_shares[bottom->share].gap);
  if (self->n_shown < self->pen.edition->n_milestones)
    {
      room -= write_shown (self, 0, FALSE);
      tandem_draw_list_unref (timeline);
      timeline = tandem_plan_page_fit (self, width, room);
    }
  tandem_plan_page_figure (self, timeline, y);
  write_shown (self, y + room, TRUE);
  if (!is_out)
    draw_bottom (self, bottom, end - bottom_height (bottom, self));
  tandem_plan_page_legend (self, sheet->margin, sheet->height - sheet->margin - legend_height, width * LEGEND_SHARE, TRUE);
  add_rest (self, bottom, is_out);
  if (self->needs_key && (self->options->pages & TANDEM_PAGES_CHECKLIST) == 0)
    tandem_overview_add_key (self);
}

static void
add_picture (TandemMaker *self, Bottom *bottom)
{
  const TandemSheet *sheet = self->pen.sheet;
  double width = tandem_maker_content_width (self), gap = sheet->body * 1.6, y;
  g_autoptr (TandemDrawList) timeline = NULL;

  tandem_maker_begin_page (self, ENDLESS);
  y = tandem_plan_page_head (self) + gap;
  timeline = tandem_plan_page_timeline (self, width, 0, TRUE);
  tandem_plan_page_figure (self, timeline, y);
  y += tandem_draw_list_get_height (timeline);
  y += write_shown (self, y, TRUE) + gap;
  measure_bottom (self, bottom, G_MAXDOUBLE);
  draw_bottom (self, bottom, y);
  y += bottom_height (bottom, self) + gap;
  y += tandem_plan_page_legend (self, sheet->margin, y, width, TRUE);
  if (*self->pen.edition->prepared_by != '\0')
    {
      g_autofree char *by = tandem_language_format (self->pen.language, TANDEM_WORD_PREPARED_BY, self->pen.edition->prepared_by);

      y += sheet->small * 0.5;
      y += tandem_pen_text (&self->pen, sheet->margin, y, width, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_START, "P", by);
    }
  tandem_draw_list_set_size (self->pen.list, sheet->width, y + sheet->margin);
}

/* Adds the plan on a page; on paper, further pages for what doesn't fit. */
void
tandem_plan_page_add (TandemMaker *self)
{
  Bottom bottom = { .most_steps = MOST_STEPS };

  g_free (self->outline);
  self->outline = g_strdup (tandem_language_word (self->pen.language, TANDEM_WORD_PLAN_ON_A_PAGE));
  if (self->pen.sheet->height > 0)
    add_paper (self, &bottom);
  else
    add_picture (self, &bottom);
  g_clear_pointer (&bottom.steps, tandem_table_free);
}
