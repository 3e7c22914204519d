/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-slide.h"

#include "tandem-card.h"
#include "tandem-document-private.h"
#include "tandem-timeline.h"

#include <math.h>

/* The design's screen (timeline-and-documents.md, "Sizes", presenting), px. */
#define WIDTH 1920
#define HEIGHT 1080
#define NARROWEST 1650  /* of narrower screens than 16:9 the text is not made smaller than this */
#define MOST_TIMELINE 900 /* of taller ones the timeline is not stretched beyond this */
#define LEAST_UNIT 0.42 /* below this a window is too small to present in */
#define LEAST_TALL 0.5  /* of one that is higher than wide: what has no room beside the other stands below it */
#define NARROW 1200     /* where the countdown stands below the title */

#define MARGIN_X 96
#define MARGIN_TOP 48
#define HEAD_GAP 26       /* under the head */
#define CARD_GAP 20
#define LEAST_CARD 310     /* what a card may have, whatever the timeline wants */
#define MOST_CARD 470
#define CROWDED_CARD 0.47 /* of the room, where a card would have to leave something out */
#define HINT_ROOM 68      /* at the bottom, for the hint */
#define HINT 18
#define LEGEND_GAP 30
#define LEAST_WRITTEN 0.6 /* of the numbers in a key, so that it is one */
#define MOST_COMPARED 120 /* beyond so many milestones all cards have the same room unseen */

#define LEAST_GROWTH 0.9 /* of titles; the lines under them don't shrink along: on a small projector they have the least size there may be */
/* Steps in which the timeline's text grows where nothing else needs the room, and shrinks before it leaves the screen. */
static const double growth[] = { 1.2, 1.1, 1, LEAST_GROWTH };
#define PLAIN_GROWTH 2 /* in growth: beside a card it doesn't grow; what is read there is the card */
static const double shrinkage[] = { 1, 0.85, 0.7, 0.55 };

static const TandemWord to_words[] = { TANDEM_WORD_TO_GO_LIVE, TANDEM_WORD_TO_SIGNATURE, TANDEM_WORD_TO_DECISION };
static const TandemWord since_words[] = { TANDEM_WORD_SINCE_GO_LIVE, TANDEM_WORD_SINCE_SIGNATURE, TANDEM_WORD_SINCE_DECISION };
static const TandemWord anchor_words[] = { TANDEM_WORD_GO_LIVE, TANDEM_WORD_SIGNATURE, TANDEM_WORD_DECISION };

typedef struct
{
  TandemMaker  maker;   /* legend and names are those of the pages */
  TandemSheet  sheet;
  TandemDocumentOptions document_options;
  const TandemSlideOptions *options;
  const TandemEditionMilestone *selected; /* NULL for none */
  double       u;       /* px for a px of the design */
  double       x, width; /* of what stands between the margins */
} Slide;

static gint
compare_by_due (gconstpointer a, gconstpointer b)
{
  const TandemEditionMilestone *one = *(const TandemEditionMilestone *const *) a, *other = *(const TandemEditionMilestone *const *) b;

  if (one->due == other->due)
    return one < other ? -1 : one > other;
  if (one->due == TANDEM_DAY_NONE || other->due == TANDEM_DAY_NONE)
    return one->due == TANDEM_DAY_NONE ? 1 : -1;
  return one->due < other->due ? -1 : 1;
}

/**
 * tandem_slide_order:
 * @edition: an edition; the milestones are its own
 *
 * Returns: (transfer full) (element-type TandemEditionMilestone): by due day, those without one last
 */
GPtrArray *
tandem_slide_order (const TandemEdition *edition)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < edition->n_milestones; i++)
    g_ptr_array_add (order, (gpointer) &edition->milestones[i]);
  g_ptr_array_sort (order, compare_by_due);
  return order;
}

static const char *
get_title (const TandemEdition *edition, const TandemLanguage *language)
{
  return *edition->title != '\0' ? edition->title : tandem_language_word (language, TANDEM_WORD_MUTUAL_ACTION_PLAN);
}

/* "99 days" and "to go-live on 2 March 2027"; either may be "". */
static void
get_countdown (const TandemEdition *edition, const TandemLanguage *language, char **number, char **words)
{
  int days = (int) edition->anchor_date - (int) edition->today;
  g_autofree char *day = tandem_language_format_day (language, edition->anchor_date, TANDEM_DATE_LONG);

  if (edition->anchor_date == TANDEM_DAY_NONE)
    {
      *number = g_strdup ("");
      *words = edition->n_counted > 0 ? tandem_language_format (language, TANDEM_WORD_MILESTONES_DONE, (int) edition->n_done, (int) edition->n_counted) : g_strdup ("");
    }
  else if (days == 0)
    {
      *number = g_strdup (tandem_language_word (language, TANDEM_WORD_TODAY));
      *words = g_strdup (tandem_language_word (language, anchor_words[edition->anchor_kind]));
    }
  else
    {
      *number = tandem_language_count (language, TANDEM_WORD_DAYS, ABS (days));
      *words = tandem_language_format (language, TANDEM_WORD_ON_DAY, tandem_language_word (language, days > 0 ? to_words[edition->anchor_kind] : since_words[edition->anchor_kind]), day);
    }
}

/**
 * tandem_slide_dup_head:
 *
 * Returns: (transfer full): the head in one sentence, for a screen reader
 */
char *
tandem_slide_dup_head (const TandemEdition *edition)
{
  const TandemLanguage *language = tandem_language_find (edition->language);
  g_autofree char *number = NULL, *words = NULL;

  get_countdown (edition, language, &number, &words);
  return g_strdup_printf ("%s, %s%s%s. %s %s", get_title (edition, language), edition->buyer, *edition->buyer != '\0' && *edition->seller != '\0' ? " × " : "",
                          edition->seller, number, words);
}

/* Writes a line of the head at most two lines high: smaller before longer. */
static double
put_fitting (Slide *self, const char *text, double size, TandemWeight weight, TandemInk ink, double y, double width)
{
  static const double steps[] = { 1, 0.86, 0.72 };
  TandemParagraph paragraph = { .text = (char *) text, .weight = weight, .ink = ink, .tag = "P" };
  TandemTextExtents extents;

  if (*text == '\0')
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      paragraph.size = size * steps[i];
      tandem_pen_measure (&self->maker.pen, &paragraph, width, &extents);
      if (extents.lines <= (i == 0 ? 1 : 2))
        break;
    }
  paragraph.max_lines = 2;
  return tandem_pen_write (&self->maker.pen, &paragraph, self->x, y, width);
}

/* The countdown in one line where that has room; returns px from @y. */
static double
put_countdown (Slide *self, const char *number, const char *words, double y)
{
  TandemPen *pen = &self->maker.pen;
  TandemParagraph first = { .text = (char *) number, .size = 36 * self->u, .weight = TANDEM_WEIGHT_BOLD, .ink = TANDEM_INK_ACCENT, .tag = "P" };
  TandemParagraph rest = { .text = (char *) words, .size = 26 * self->u, .weight = TANDEM_WEIGHT_REGULAR, .ink = TANDEM_INK_QUIET, .tag = "P" };
  double indent = *number != '\0' ? tandem_pen_natural_width (pen, first.size, first.weight, number) + 12 * self->u : 0;
  double height = *number != '\0' ? tandem_pen_write (pen, &first, self->x, y, self->width) : 0;
  TandemTextExtents first_extents = { 0 }, rest_extents;

  if (*words == '\0')
    return height;
  tandem_pen_measure (pen, &rest, self->width - indent, &rest_extents);
  if (*number == '\0' || rest_extents.lines > 1)
    return height + tandem_pen_write (pen, &rest, self->x, y + height, self->width);
  tandem_pen_measure (pen, &first, self->width, &first_extents);
  tandem_pen_write (pen, &rest, self->x + indent, y + first_extents.baseline - rest_extents.baseline, self->width - indent);
  return height;
}

/* Returns px, where the head ends. */
static double
put_head (Slide *self)
{
  TandemPen *pen = &self->maker.pen;
  double u = self->u, y = MARGIN_TOP * u, end_width, width, left, right;
  g_autofree char *number = NULL, *words = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  get_countdown (pen->edition, pen->language, &number, &words);
  tandem_maker_names (&self->maker, names);
  end_width = MAX (tandem_pen_natural_width (pen, 44 * u, TANDEM_WEIGHT_BOLD, number), tandem_pen_natural_width (pen, 26 * u, TANDEM_WEIGHT_REGULAR, words)) + 2;
  end_width = MIN (end_width, self->width * 0.45);
  width = self->width - (self->width < NARROW * u ? 0 : end_width + 60 * u);

  left = y + put_fitting (self, get_title (pen->edition, pen->language), 44 * u, TANDEM_WEIGHT_BOLD, TANDEM_INK_TEXT, y, width) + 4 * u;
  left += put_fitting (self, names->str, 26 * u, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, left, width);
  if (self->width < NARROW * u)
    return left + put_countdown (self, number, words, left + 4 * u);
  right = y;
  if (*number != '\0')
    right += tandem_pen_text (pen, self->x + self->width - end_width, right, end_width, 44 * u, TANDEM_WEIGHT_BOLD, TANDEM_INK_ACCENT, TANDEM_ALIGN_END, "P", number) + 4 * u;
  if (*words != '\0')
    right += tandem_pen_text (pen, self->x + self->width - end_width, right, end_width, 26 * u, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_END, "P", words);
  return MAX (left, right);
}

/* A key as it is on a keyboard, then what it does; returns px it is wide. */
static double
put_key (Slide *self, const char *const *keys, const char *words, double x, double y)
{
  TandemPen *pen = &self->maker.pen;
  double size = HINT * self->u, begin = x, width;

  for (; *keys != NULL; keys++)
    {
      TandemDrawOp *cap;

      width = tandem_pen_natural_width (pen, size * 0.9, TANDEM_WEIGHT_MEDIUM, *keys) + size * 0.9;
      cap = tandem_draw_list_add (pen->list, TANDEM_DRAW_RECT, TANDEM_ROLE_PAGE, x, y - size * 0.25, width, size * 1.65);
      cap->stroke = TANDEM_INK_HAIRLINE;
      cap->line_width = 1.5 * self->u;
      cap->radius = size * 0.35;
      tandem_pen_text (pen, x, y, width, size * 0.9, TANDEM_WEIGHT_MEDIUM, TANDEM_INK_QUIET, TANDEM_ALIGN_CENTER, "P", *keys);
      x += width + size * 0.35;
    }
  x += size * 0.2;
  width = tandem_pen_natural_width (pen, size, TANDEM_WEIGHT_REGULAR, words) + 2;
  tandem_pen_text (pen, x, y, width, size, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_START, "P", words);
  return x + width - begin;
}

/* The last line: what the keys do, and at its end whether the picture follows the plan. */
static void
put_hint (Slide *self)
{
  static const char *const arrows[] = { "←", "→", NULL }, *const mirrored[] = { "→", "←", NULL }, *const home[] = { "Home", NULL }, *const freeze[] = { "L", NULL };
  TandemPen *pen = &self->maker.pen;
  const char *state = tandem_language_word (pen->language, self->options->is_frozen ? TANDEM_WORD_PRESENT_FROZEN : TANDEM_WORD_PRESENT_LIVE);
  double u = self->u, y = self->options->height - 48 * u, x = self->x, width = tandem_pen_natural_width (pen, HINT * u, TANDEM_WEIGHT_REGULAR, state) + 2;
  double key_width = tandem_pen_natural_width (pen, HINT * u * 0.9, TANDEM_WEIGHT_MEDIUM, "L") + HINT * u * 1.45;

  if (pen->edition->n_milestones > 0)
    {
      x += put_key (self, pen->is_rtl ? mirrored : arrows, tandem_language_word (pen->language, TANDEM_WORD_PRESENT_WALK), x, y) + 34 * u;
      if (self->selected != NULL)
        put_key (self, home, tandem_language_word (pen->language, TANDEM_WORD_PRESENT_ALL), x, y);
    }
  put_key (self, freeze, state, self->x + self->width - width - key_width, y);
}

/* How many milestones have a number instead of a label; @written: of how many of them it can be read in the mark. */
static guint
count_numbers (const TandemDrawList *list, guint *written)
{
  guint n = 0;

  *written = 0;
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      n += op->kind == TANDEM_DRAW_SHAPE && op->key > 0;
      *written += op->kind == TANDEM_DRAW_SHAPE && op->number > 0;
    }
  return n;
}

static gboolean
is_whole (Slide *self, const TandemDrawList *list)
{
  TandemMeasurer *measurer = self->maker.pen.measurer;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);
      TandemTextExtents extents;

      if (op->role != TANDEM_ROLE_LABEL || op->kind != TANDEM_DRAW_TEXT || op->style.wrap_width < 0)
        continue;
      measurer->measure (measurer, &op->style, op->text, &extents);
      if (extents.cut)
        return FALSE;
    }
  return TRUE;
}

/* Without a key a number says nothing: the mark says how the milestone stands. */
static void
remove_numbers (TandemDrawList *list)
{
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      TandemDrawOp *op = (TandemDrawOp *) tandem_draw_list_get_op (list, i);

      op->number = op->key = 0;
      if (op->kind == TANDEM_DRAW_SHAPE)
        op->text = NULL;
    }
}

/* The timeline with text of @scale times the design's size; @room 0: as high as it wants. */
static TandemDrawList *
lay_out_timeline (Slide *self, double scale, double room, gboolean has_key)
{
  g_autofree TandemEditionMilestone *milestones = NULL;
  TandemEdition reduced = tandem_overview_reduce (self->maker.pen.edition, self->options->selected, &milestones);
  TandemTimelineOptions options;

  tandem_timeline_options_init (&options, TANDEM_TIMELINE_PRESENTING, self->width, room);
  options.title_size *= self->u * scale;
  options.line_size *= self->u * (scale < LEAST_GROWTH ? scale : MAX (scale, 1));
  options.axis_size *= self->u * scale;
  options.minimum_size *= self->u * scale;
  options.selected = self->options->selected;
  options.has_key = has_key;
  return tandem_timeline_layout (&reduced, &options, self->maker.pen.measurer);
}

static gboolean
fits (const TandemDrawList *list, double room)
{
  return tandem_draw_list_get_height (list) <= room + 1;
}

/* The timeline in @room px: large where all labels keep their room, best where none is cut; else with a key, else without, else
 * smaller. A key whose numbers are in no mark tells nothing: the labels get its room. */
static TandemDrawList *
fit_timeline (Slide *self, double room)
{
  g_autoptr (TandemDrawList) cut = NULL;
  TandemDrawList *list = NULL;
  guint n = 0, n_written = 0;

  for (guint i = self->selected != NULL ? PLAIN_GROWTH : 0; i < G_N_ELEMENTS (growth); i++)
    {
      g_clear_pointer (&list, tandem_draw_list_unref);
      list = lay_out_timeline (self, growth[i], room, TRUE);
      n = count_numbers (list, &n_written);
      if (!fits (list, room) || n > 0)
        continue;
      if (is_whole (self, list))
        return list;
      if (cut == NULL)
        cut = tandem_draw_list_ref (list);
    }
  if (cut != NULL)
    {
      tandem_draw_list_unref (list);
      return g_steal_pointer (&cut);
    }
  if (fits (list, room) && n_written >= n * LEAST_WRITTEN)
    return list;
  for (guint i = 0; i < G_N_ELEMENTS (shrinkage); i++)
    {
      tandem_draw_list_unref (list);
      list = lay_out_timeline (self, shrinkage[i], room, FALSE);
      if (fits (list, room))
        break;
    }
  remove_numbers (list);
  return list;
}

static TandemDrawList *
lay_out_card (Slide *self, const TandemEditionMilestone *milestone, double most_height, int number)
{
  TandemCardOptions options = { .width = self->width, .most_height = most_height, .unit = self->u, .number = number };

  return tandem_card_layout (self->maker.pen.edition, milestone, &options, self->maker.pen.measurer);
}

/* The room for cards: that of the tallest, so that nothing jumps while walking. */
static double
find_card_height (Slide *self, double room)
{
  const TandemEdition *edition = self->maker.pen.edition;
  g_autoptr (TandemDrawList) natural = lay_out_timeline (self, growth[G_N_ELEMENTS (growth) - 1], 0, FALSE);
  double most = CLAMP (room - tandem_draw_list_get_height (natural) - CARD_GAP * self->u, LEAST_CARD * self->u, MAX (MOST_CARD * self->u, room / 2)), tallest = 0;

  if (edition->n_milestones > MOST_COMPARED)
    return most;
  for (guint i = 0; i < edition->n_milestones && most < room * CROWDED_CARD; i++)
    {
      TandemCardOptions options = { .width = self->width, .unit = self->u };

      if (tandem_card_least_height (edition, &edition->milestones[i], &options, self->maker.pen.measurer) > most)
        most = room * CROWDED_CARD;
    }
  for (guint i = 0; i < edition->n_milestones; i++)
    {
      g_autoptr (TandemDrawList) card = lay_out_card (self, &edition->milestones[i], most, 0);

      tallest = MAX (tallest, tandem_draw_list_get_height (card));
    }
  return tallest;
}

/* The card at the bottom of the screen; a lower one than the tallest is stretched, not moved. */
static void
append_card (Slide *self, TandemDrawList *list, int number, double room, double bottom)
{
  g_autoptr (TandemDrawList) card = lay_out_card (self, self->selected, room, number);

  ((TandemDrawOp *) tandem_draw_list_get_op (card, 0))->height = room;
  tandem_draw_list_append (list, card, self->x, bottom - room);
}

static void
init_slide (Slide *self, const TandemEdition *edition, const TandemSlideOptions *options, TandemMeasurer *measurer)
{
  const TandemLanguage *language = tandem_language_find (edition->language);

  *self = (Slide) { .options = options };
  self->u = MAX (MIN (options->width / CLAMP (HEIGHT * options->width / MAX (options->height, 1), NARROWEST, WIDTH), options->height / HEIGHT),
                 options->height > options->width ? LEAST_TALL : LEAST_UNIT);
  self->x = MARGIN_X * self->u * CLAMP (options->width / (WIDTH * self->u), 0.4, 1);
  self->width = MAX (options->width - 2 * self->x, 100);
  self->sheet = (TandemSheet) { .width = options->width, .margin = self->x, .small = 20 * self->u, .mark = 30 * self->u };
  self->maker.options = &self->document_options;
  self->maker.pen = (TandemPen) {
    .edition = edition, .language = language, .tag = g_intern_string (tandem_language_get_tag (language)), .is_rtl = tandem_language_is_rtl (language),
    .sheet = &self->sheet, .measurer = measurer, .list = tandem_draw_list_new (options->width, options->height),
  };
  for (guint i = 0; i < edition->n_milestones; i++)
    if (options->selected != 0 && edition->milestones[i].item == options->selected)
      self->selected = &edition->milestones[i];
}

/* Where all the room is the timeline's: its marks in words. */
static double
put_legend (Slide *self, double bottom)
{
  const TandemEdition *edition = self->maker.pen.edition;
  g_autofree TandemEditionMilestone *milestones = NULL;
  TandemEdition reduced = tandem_overview_reduce (edition, 0, &milestones);
  double height;

  if (edition->n_milestones == 0)
    return 0;
  self->maker.pen.edition = &reduced;
  height = tandem_plan_page_legend (&self->maker, self->x, 0, self->width, FALSE);
  tandem_plan_page_legend (&self->maker, self->x, bottom - height, self->width, TRUE);
  self->maker.pen.edition = edition;
  return height + LEGEND_GAP * self->u;
}

/**
 * tandem_slide_layout:
 * @edition: what may be shown; never one for us
 * @options: how
 * @measurer: measures text as the painter will paint it
 *
 * Returns: (transfer full): the screen; its milestones' marks are operations of role MARK with their item
 */
TandemDrawList *
tandem_slide_layout (const TandemEdition *edition, const TandemSlideOptions *options, TandemMeasurer *measurer)
{
  g_autoptr (TandemDrawList) timeline = NULL;
  TandemDrawList *list;
  double top, bottom, card = 0, below = 0, room, spare;
  Slide self;

  g_return_val_if_fail (!edition->is_for_us, NULL);

  init_slide (&self, edition, options, measurer);
  list = self.maker.pen.list;
  top = put_head (&self) + HEAD_GAP * self.u;
  bottom = options->height - HINT_ROOM * self.u;
  put_hint (&self);
  room = bottom - top;
  if (self.selected != NULL)
    {
      card = find_card_height (&self, room);
      below = card + CARD_GAP * self.u;
    }
  else
    below = put_legend (&self, bottom);
  room = MAX (room - below, 60 * self.u);
  spare = MAX (room - MOST_TIMELINE * self.u, 0);
  room -= spare;
  timeline = fit_timeline (&self, room);
  if (self.maker.pen.is_rtl)
    tandem_draw_list_mirror (list);
  tandem_draw_list_append (list, timeline, self.x, top);
  if (self.selected != NULL)
    append_card (&self, list, tandem_timeline_get_number (timeline, self.selected->item), card, bottom - spare);
  return list;
}
