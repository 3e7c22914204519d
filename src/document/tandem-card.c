/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-card-words.h"

#include "tandem-pen.h"
#include "tandem-timeline.h"

#include <math.h>

/* px of the design at 1920 × 1080. */
#define PAD_X 40
#define PAD_TOP 20
#define PAD_BOTTOM 20
#define MARK 54
#define INDENT 100        /* of the text, beside the mark */
#define TITLE 38
#define WHEN 30
#define NARROW_DAY 0.88   /* of it, below a title */
#define EXPLANATION 27
#define HEADING 24
#define BODY 27
#define SMALL 24
#define BOX 24
#define BOX_INDENT 33
#define COLUMN_GAP 44
#define COLUMNS_TOP 18
#define RADIUS 24
#define NARROW 1200       /* a card that is not as wide has day and columns below each other */
/* A column with more deliverables than this stands in two, with more than that in three, where there is room. */
#define LONG_COLUMN 4
#define VERY_LONG_COLUMN 12
#define MOST_COLUMNS 4
/* Of an explanation that is longer than a card, before anything else goes. */
#define MOST_LINES 5
#define LEAST_LINES 3

/* Text gets this much smaller before anything is left out: 24 px become 16.8, the least of a presentation is 16. */
static const double shrink[] = { 1, 0.92, 0.84, 0.77, 0.7 };

/* How much a card may say. 0: all. */
typedef struct
{
  double scale; /* px for a px of the design */
  int    title_lines, explanation_lines, text_lines, deliverable_lines;
  guint  deliverables; /* a column */
} Limits;

typedef struct
{
  TandemPen     pen;
  const TandemEditionMilestone *milestone;
  const TandemCardOptions *options;
  GPtrArray    *columns;
  Limits        limits;
  gboolean      is_split; /* the longest column stands in several */
  gboolean      is_narrow;
} Card;

/* px, of all but the title from the card's edge */
static double
get_indent (const Card *self)
{
  return (self->is_narrow ? PAD_X : INDENT) * self->limits.scale;
}

static double
put (Card *self, const char *text, double size, TandemWeight weight, TandemInk ink, int max_lines, double x, double y, double width)
{
  TandemParagraph paragraph = { .text = (char *) text, .size = size * self->limits.scale, .weight = weight, .ink = ink, .max_lines = max_lines, .tag = "P" };

  return *text != '\0' ? tandem_pen_write (&self->pen, &paragraph, x, y, width) : 0;
}

static TandemInk
get_when_ink (const TandemEditionMilestone *milestone)
{
  return milestone->state == TANDEM_STATE_LATE ? TANDEM_INK_LATE : milestone->state == TANDEM_STATE_DONE ? TANDEM_INK_DONE : TANDEM_INK_QUIET;
}

/* Title and day stand on one line; each has its own width, so that neither meets the other. On a narrow card the day is below. */
static double
write_head (Card *self, double y)
{
  double s = self->limits.scale, inner = self->options->width - (INDENT + PAD_X) * s, when_width, when_y;
  g_autofree char *when = tandem_card_when (self->pen.edition, self->milestone);
  TandemParagraph title = { .text = (char *) tandem_card_title (self->pen.edition, self->milestone), .size = TITLE * s, .weight = TANDEM_WEIGHT_BOLD,
                            .ink = TANDEM_INK_TEXT, .max_lines = self->limits.title_lines, .tag = "H2" };
  TandemParagraph day = { .text = when, .size = WHEN * s, .weight = TANDEM_WEIGHT_SEMIBOLD, .ink = get_when_ink (self->milestone), .align = TANDEM_ALIGN_END,
                          .tag = "P" };
  TandemTextExtents title_extents, when_extents;
  TandemDrawOp *mark = tandem_draw_list_add (self->pen.list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_PAGE, 26 * s, y - 4 * s, MARK * s, MARK * s);

  tandem_timeline_get_mark (self->milestone, mark);
  mark->number = self->options->number;
  mark->item = self->milestone->item;
  if (self->is_narrow)
    {
      double height = tandem_pen_write (&self->pen, &title, INDENT * s, y, inner);

      day.align = TANDEM_ALIGN_START;
      day.size *= NARROW_DAY;
      height += tandem_pen_write (&self->pen, &day, INDENT * s, y + height, inner);
      return MAX (height, (MARK - 4) * s);
    }
  when_width = MIN (tandem_pen_natural_width (&self->pen, day.size, day.weight, when) + 2, inner * 0.45);
  tandem_pen_measure (&self->pen, &title, inner - when_width - COLUMN_GAP * s, &title_extents);
  tandem_pen_measure (&self->pen, &day, when_width, &when_extents);
  tandem_pen_write (&self->pen, &title, INDENT * s, y, inner - when_width - COLUMN_GAP * s);
  when_y = y + MAX (title_extents.baseline - when_extents.baseline, 0);
  tandem_pen_write (&self->pen, &day, self->options->width - PAD_X * s - when_width, when_y, when_width);
  return MAX (MAX (title_extents.height, when_y - y + when_extents.height), (MARK - 4) * s);
}

static double
write_deliverable (Card *self, const TandemEditionDeliverable *deliverable, double x, double y, double width)
{
  double s = self->limits.scale;
  TandemDrawOp box = { .kind = TANDEM_DRAW_SHAPE, .shape = deliverable->done ? TANDEM_SHAPE_BOX_TICK : TANDEM_SHAPE_BOX,
                       .fill = deliverable->done ? TANDEM_INK_DONE : TANDEM_INK_PAPER, .stroke = deliverable->done ? TANDEM_INK_NONE : TANDEM_INK_NOT_STARTED };
  TandemParagraph paragraph = { .text = (char *) deliverable->title, .size = BODY * s, .weight = TANDEM_WEIGHT_REGULAR, .ink = TANDEM_INK_TEXT,
                                .max_lines = self->limits.deliverable_lines, .tag = "P", .shape = &box, .shape_size = BOX * s, .indent = BOX_INDENT * s };
  double height = tandem_pen_write (&self->pen, &paragraph, x, y, width);

  return MAX (height, BOX * s);
}

/* Boxes and titles, in two columns where @spans is 2; returns px from @y. */
static double
write_deliverables (Card *self, const TandemCardColumn *column, guint spans, double x, double y, double width)
{
  double s = self->limits.scale, part = (width - (spans - 1) * COLUMN_GAP * s) / spans, deepest = 0;
  guint n = column->deliverables->len, most = self->limits.deliverables > 0 ? self->limits.deliverables * spans : n;
  guint shown = n > most ? most - 1 : n; /* the line that counts the others takes the place of one */
  guint lines = shown + (n > shown ? 1 : 0), rows = (lines + spans - 1) / spans;
  double gap = BODY * s * (n > VERY_LONG_COLUMN ? 0.2 : 0.42);

  for (guint span = 0; span < spans; span++)
    {
      double at = y, left = x + span * (part + COLUMN_GAP * s);

      for (guint i = span * rows; i < MIN (lines, (span + 1) * rows); i++)
        {
          g_autofree char *more = i >= shown ? tandem_language_count (self->pen.language, TANDEM_WORD_MORE, (int) (n - shown)) : NULL;

          if (at > y)
            at += gap;
          if (more != NULL)
            at += put (self, more, BODY, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, 0, left + BOX_INDENT * s, at, part - BOX_INDENT * s);
          else
            at += write_deliverable (self, g_ptr_array_index (column->deliverables, i), left, at, part);
        }
      deepest = MAX (deepest, at - y);
    }
  return deepest;
}

static double
write_column (Card *self, const TandemCardColumn *column, guint spans, double x, double y, double width)
{
  double s = self->limits.scale, at = y;

  if (*column->heading != '\0')
    at += put (self, column->heading, HEADING, TANDEM_WEIGHT_SEMIBOLD, TANDEM_INK_QUIET, MIN (self->limits.text_lines, 1), x, at, width) + 6 * s;
  if (*column->lead != '\0')
    at += put (self, column->lead, BODY, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT, self->limits.text_lines, x, at, width) + 10 * s;
  if (column->deliverables->len > 0)
    at += write_deliverables (self, column, spans, x, at, width);
  if (*column->done_when != '\0')
    at += put (self, column->done_when, BODY, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT, self->limits.text_lines, x, at, width) + 10 * s;
  if (*column->criterion != '\0')
    at += put (self, column->criterion, SMALL, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, self->limits.text_lines, x, at, width) + 6 * s;
  if (*column->support != '\0')
    at += put (self, column->support, SMALL, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, self->limits.text_lines, x, at, width);
  return at - y;
}

/* px of the longest word of what stands in columns, boxes included */
static double
find_longest_word (Card *self)
{
  double s = self->limits.scale, longest = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TandemCardColumn *column = g_ptr_array_index (self->columns, i);
      const char *const texts[] = { column->heading, column->lead, column->done_when, column->criterion, column->support };

      for (guint k = 0; k < G_N_ELEMENTS (texts) + column->deliverables->len; k++)
        {
          gboolean is_boxed = k >= G_N_ELEMENTS (texts);
          const char *text = is_boxed ? ((TandemEditionDeliverable *) g_ptr_array_index (column->deliverables, k - G_N_ELEMENTS (texts)))->title : texts[k];
          g_auto (GStrv) words = g_strsplit_set (text, " \n\t-/", -1);

          for (char **word = words; *word != NULL; word++)
            longest = MAX (longest, tandem_pen_natural_width (&self->pen, BODY * s, TANDEM_WEIGHT_REGULAR, *word) + (is_boxed ? BOX_INDENT * s : 0));
        }
    }
  return longest;
}

/* Columns of a narrow card: below each other in pairs, or each by itself where a word would be broken. */
static double
write_stacked (Card *self, double y)
{
  double s = self->limits.scale, inner = self->options->width - 2 * PAD_X * s, half = (inner - COLUMN_GAP * s) / 2, at = y;
  guint across = find_longest_word (self) <= half ? 2 : 1;

  for (guint i = 0; i < self->columns->len; i += across)
    {
      double deepest = 0;

      at += i > 0 ? COLUMNS_TOP * s : 0;
      for (guint k = i; k < MIN (i + across, self->columns->len); k++)
        {
          gboolean is_alone = across == 1 || k + 1 == self->columns->len;
          double height = write_column (self, g_ptr_array_index (self->columns, k), 1, PAD_X * s + (k - i) * (half + COLUMN_GAP * s), at,
                                        is_alone && k == i ? inner : half);

          deepest = MAX (deepest, height);
        }
      at += deepest;
    }
  return at - y;
}

static double
write_columns (Card *self, double y)
{
  double s = self->limits.scale, inner = self->options->width - (INDENT + PAD_X) * s, x = INDENT * s, one, deepest = 0;
  guint spans[MOST_COLUMNS], total = 0, longest = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TandemCardColumn *column = g_ptr_array_index (self->columns, i);

      spans[i] = 1;
      longest = column->deliverables->len > ((TandemCardColumn *) g_ptr_array_index (self->columns, longest))->deliverables->len ? i : longest;
    }
  if (self->is_split && self->columns->len < MOST_COLUMNS && self->columns->len > 0 && ((TandemCardColumn *) g_ptr_array_index (self->columns, longest))->deliverables->len > LONG_COLUMN)
    spans[longest] = ((TandemCardColumn *) g_ptr_array_index (self->columns, longest))->deliverables->len > VERY_LONG_COLUMN ? 3 : 2;
  for (guint i = 0; i < self->columns->len; i++)
    total += spans[i];
  total = MAX (total, 3);
  one = (inner - (total - 1) * COLUMN_GAP * s) / total;
  for (guint i = 0; i < self->columns->len; i++)
    {
      double width = spans[i] * one + (spans[i] - 1) * COLUMN_GAP * s;
      double height = write_column (self, g_ptr_array_index (self->columns, i), spans[i], x, y, width);

      deepest = MAX (deepest, height);
      x += width + COLUMN_GAP * s;
    }
  return deepest;
}

static TandemDrawList *
attempt_columns (Card *self, const Limits *limits, gboolean is_split)
{
  double s = limits->scale, y = PAD_TOP * s;
  TandemDrawOp *paper;

  self->limits = *limits;
  self->is_split = is_split;
  self->pen.list = tandem_draw_list_new (self->options->width, 0);
  paper = tandem_draw_list_add (self->pen.list, TANDEM_DRAW_RECT, TANDEM_ROLE_PAGE, 0, 0, self->options->width, 0);
  paper->fill = TANDEM_INK_PAPER;
  paper->stroke = TANDEM_INK_HAIRLINE;
  paper->line_width = 2 * self->options->unit;
  paper->radius = RADIUS * self->options->unit;
  y += write_head (self, y);
  if (*self->milestone->explanation != '\0')
    y += 4 * s + put (self, self->milestone->explanation, EXPLANATION, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, limits->explanation_lines, get_indent (self), y + 4 * s,
                        self->options->width - get_indent (self) - PAD_X * s);
  if (self->columns->len > 0)
    y += COLUMNS_TOP * s + (self->is_narrow ? write_stacked (self, y + COLUMNS_TOP * s) : write_columns (self, y + COLUMNS_TOP * s));
  y += PAD_BOTTOM * s;
  paper->height = ceil (y);
  tandem_draw_list_set_size (self->pen.list, self->options->width, ceil (y));
  return self->pen.list;
}

/* The lower of two: narrow columns are shorter lists of longer lines. Where not all deliverables are shown, split shows more. */
static TandemDrawList *
attempt (Card *self, const Limits *limits)
{
  g_autoptr (TandemDrawList) split = attempt_columns (self, limits, TRUE), whole = limits->deliverables > 0 ? NULL : attempt_columns (self, limits, FALSE);

  if (whole == NULL || tandem_draw_list_get_height (split) < tandem_draw_list_get_height (whole))
    return g_steal_pointer (&split);
  return g_steal_pointer (&whole);
}

static gboolean
is_tall (const Card *self, const TandemDrawList *list)
{
  return tandem_draw_list_get_height (list) > self->options->most_height;
}

/* Everything where that fits, else smaller; else the begin of the explanation, which is rather read than shrunk; else fewer
 * deliverables, then fewer lines. */
static TandemDrawList *
find_fitting (Card *self)
{
  Limits limits = { .scale = self->options->unit };
  TandemDrawList *list = attempt (self, &limits);
  guint most = 0;

  for (guint i = 1; i < G_N_ELEMENTS (shrink) && is_tall (self, list); i++)
    {
      limits.scale = self->options->unit * shrink[i];
      tandem_draw_list_unref (list);
      list = attempt (self, &limits);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shrink) && is_tall (self, list); i++)
    {
      limits.scale = self->options->unit * shrink[i];
      for (limits.explanation_lines = MOST_LINES; limits.explanation_lines >= LEAST_LINES && is_tall (self, list); limits.explanation_lines--)
        {
          tandem_draw_list_unref (list);
          list = attempt (self, &limits);
        }
    }
  for (guint i = 0; i < self->columns->len; i++)
    most = MAX (most, ((TandemCardColumn *) g_ptr_array_index (self->columns, i))->deliverables->len);
  for (int lines = 3; lines > 0 && is_tall (self, list); lines--)
    {
      guint first = CLAMP (most, 2, 24), last = lines > 1 ? MIN (first, 3) : 1;

      limits.title_lines = MIN (lines, 2);
      limits.explanation_lines = limits.text_lines = lines;
      limits.deliverable_lines = lines > 2 ? 2 : 1;
      for (limits.deliverables = first; limits.deliverables >= last && is_tall (self, list); limits.deliverables--)
        {
          tandem_draw_list_unref (list);
          list = attempt (self, &limits);
        }
    }
  return list;
}

static void
init_card (Card *self, const TandemEdition *edition, const TandemEditionMilestone *milestone, const TandemCardOptions *options, TandemMeasurer *measurer)
{
  const TandemLanguage *language = tandem_language_find (edition->language);

  *self = (Card) {
    .pen = { .edition = edition, .language = language, .tag = g_intern_string (tandem_language_get_tag (language)), .is_rtl = tandem_language_is_rtl (language), .measurer = measurer },
    .milestone = milestone, .options = options, .columns = tandem_card_columns (edition, milestone),
    .is_narrow = options->width < NARROW * options->unit,
  };
}

/**
 * tandem_card_least_height:
 * @edition: what may be shown
 * @milestone: of @edition
 * @options: how; its height doesn't matter
 * @measurer: measures text as the painter will paint it
 *
 * Returns: px that the whole card needs with the smallest text there may be
 */
double
tandem_card_least_height (const TandemEdition *edition, const TandemEditionMilestone *milestone, const TandemCardOptions *options, TandemMeasurer *measurer)
{
  Limits limits = { .scale = options->unit * shrink[G_N_ELEMENTS (shrink) - 1] };
  Card self;

  init_card (&self, edition, milestone, options, measurer);
  g_autoptr (GPtrArray) columns = self.columns;
  g_autoptr (TandemDrawList) list = attempt (&self, &limits);

  return tandem_draw_list_get_height (list);
}

/**
 * tandem_card_layout:
 * @edition: what may be shown
 * @milestone: of @edition
 * @options: how
 * @measurer: measures text as the painter will paint it
 *
 * Returns: (transfer full): the card, as high as it needs; higher than asked for only where not even one line of each text has room
 */
TandemDrawList *
tandem_card_layout (const TandemEdition *edition, const TandemEditionMilestone *milestone, const TandemCardOptions *options, TandemMeasurer *measurer)
{
  TandemDrawList *list;
  Card self;

  init_card (&self, edition, milestone, options, measurer);
  list = find_fitting (&self);
  g_ptr_array_unref (self.columns);
  if (self.pen.is_rtl)
    tandem_draw_list_mirror (list);
  return list;
}
