/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-timeline.h"

#include "tandem-layout.h"
#include "tandem-timeline-check.h"

#include <math.h>

/* px of a title of 10 pt: everything is drawn in its proportion. */
#define UNIT_TITLE (10 * 96 / 72.0)
#define MARGIN 0.04       /* of the width, at each end of the axis */
#define MARK_RATIO 1.9    /* of the title's size */
#define LEAST_WIDTH 120
#define SLACK_IN_ROWS 1.3 /* row gaps grow by at most so much of themselves where a picture is higher than it need be */
#define LONG_PLAN (2 * 366)

/**
 * tandem_timeline_options_init:
 * @self: (out caller-allocates): filled
 * @use: what the picture is for
 * @width: px
 * @height: px, or 0
 *
 * Text sizes are those of the design's table.
 */
void
tandem_timeline_options_init (TandemTimelineOptions *self, TandemTimelineUse use, double width, double height)
{
  static const double sizes[][4] = {
    [TANDEM_TIMELINE_DOCUMENT] = { 10 * 96 / 72.0, 8.5 * 96 / 72, 8.5 * 96 / 72, 7.5 * 96 / 72 },
    [TANDEM_TIMELINE_MAIL] = { 22, 20, 18, 18 },
    [TANDEM_TIMELINE_PRESENTING] = { 27, 24, 20, 16 },
    [TANDEM_TIMELINE_SCREEN] = { 13, 11.5, 11.5, 10 },
  };

  *self = (TandemTimelineOptions) {
    .width = width, .height = height,
    .title_size = sizes[use][0], .line_size = sizes[use][1], .axis_size = sizes[use][2], .minimum_size = sizes[use][3],
    .most_rows = 8,
    .is_export = use == TANDEM_TIMELINE_DOCUMENT || use == TANDEM_TIMELINE_MAIL,
    .has_key = use != TANDEM_TIMELINE_DOCUMENT,
    .long_months = use == TANDEM_TIMELINE_PRESENTING,
  };
}

/* From the first day that anything is at to the last, or go-live. A plan that has hardly begun starts today: its picture
 * tells how far away everything is. */
static void
find_range (const TandemEdition *edition, TandemDay *first, TandemDay *last)
{
  guint n_dated = 0;

  *first = *last = edition->anchor_date;
  for (guint i = 0; i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];
      TandemDay start = milestone->start != TANDEM_DAY_NONE && milestone->start < milestone->due ? milestone->start : milestone->due;

      if (milestone->due == TANDEM_DAY_NONE)
        continue;
      *first = *first == TANDEM_DAY_NONE ? start : MIN (*first, start);
      *last = MAX (*last, milestone->due);
      n_dated += milestone->is_anchor ? 0 : 1;
    }
  if (*first == TANDEM_DAY_NONE)
    *first = *last = edition->today != TANDEM_DAY_NONE ? edition->today : tandem_day_new (2000, 1, 1);
  else if (edition->today != TANDEM_DAY_NONE && edition->today < *first && (n_dated < 2 || *first - edition->today < *last - *first))
    *first = edition->today;
}

static gboolean
is_rtl (const TandemEdition *edition, const TandemTimelineOptions *options)
{
  if (options->direction == TANDEM_DIRECTION_OF_LANGUAGE)
    return tandem_language_is_rtl (tandem_language_find (edition->language));
  return options->direction == TANDEM_DIRECTION_RTL;
}

/**
 * tandem_timeline_get_scale:
 * @scale: (out caller-allocates): the scale of the picture that tandem_timeline_layout() makes of the same
 *
 * For whoever drags a mark or asks which day is under the pointer.
 */
void
tandem_timeline_get_scale (const TandemEdition *edition, const TandemTimelineOptions *options, TandemScale *scale)
{
  double width = MAX (options->width, LEAST_WIDTH);
  TandemDay first, last;

  find_range (edition, &first, &last);
  tandem_scale_fit (scale, first, last, width, width * MARGIN);
  if (options->day_width > 0)
    {
      scale->day_width = options->day_width;
      scale->first = options->first_day != TANDEM_DAY_NONE ? options->first_day : first;
      scale->origin = width * MARGIN;
    }
  scale->rtl = is_rtl (edition, options);
}

TandemTextStyle
tandem_layout_style (const TandemLayout *self, double size, TandemWeight weight, double wrap_width, int max_lines)
{
  return (TandemTextStyle) {
    .size = size, .weight = weight, .wrap_width = wrap_width, .max_lines = max_lines, .rtl = self->rtl, .language = self->language_tag,
  };
}

void
tandem_layout_measure (TandemLayout *self, const TandemTextStyle *style, const char *text, TandemTextExtents *extents)
{
  self->measurer->measure (self->measurer, style, text, extents);
}

/**
 * tandem_layout_line:
 * @style: of a line
 *
 * Returns: the extents that a line of any text of the plan has at most; texts of different scripts in one row stand on its
 *   baseline
 */
TandemTextExtents
tandem_layout_line (TandemLayout *self, const TandemTextStyle *style)
{
  TandemTextStyle endless = *style;
  TandemTextExtents extents;

  endless.wrap_width = -1;
  tandem_layout_measure (self, &endless, self->texts->probe, &extents);
  return extents;
}

/* A title as one paragraph: what was pasted may have line breaks. */
char *
tandem_layout_clean (const char *text)
{
  char *clean = g_strdup (text != NULL ? text : "");

  g_strdelimit (clean, "\n\r\t\v\f", ' ');
  return g_strstrip (clean);
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
  const TandemEditionMilestone *x = ((const TandemLayoutItem *) a)->milestone, *y = ((const TandemLayoutItem *) b)->milestone;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
collect_items (TandemLayout *self)
{
  int group = 0;

  for (guint i = 0; i < self->edition->n_milestones; i++)
    {
      TandemLayoutItem item = { .milestone = &self->edition->milestones[i] };

      item.texts = &self->texts->labels[i];
      if (item.milestone->due != TANDEM_DAY_NONE)
        g_array_append_val (self->items, item);
      else
        g_array_append_val (self->undated, item);
    }
  g_array_sort (self->items, compare_items);
  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (i > 0 && g_array_index (self->items, TandemLayoutItem, i - 1).milestone->due != item->milestone->due)
        group++;
      item->group = group;
      item->x = item->day_x = tandem_scale_x (&self->scale, item->milestone->due);
    }
}

static void
init_layout (TandemLayout *self, TandemTimelineTexts *texts, const TandemTimelineOptions *options, TandemMeasurer *measurer)
{
  const TandemEdition *edition = texts->edition;

  *self = (TandemLayout) { .edition = edition, .options = options, .texts = texts, .measurer = measurer };
  self->language = tandem_language_find (edition->language);
  self->language_tag = g_intern_string (tandem_language_get_tag (self->language));
  self->rtl = is_rtl (edition, options);
  tandem_timeline_get_scale (edition, options, &self->scale);
  self->scale.rtl = FALSE;
  self->unit = options->title_size / UNIT_TITLE;
  self->pad = MIN (6 * self->unit, self->scale.width * MARGIN);
  self->dated_years = (self->scale.width * (1 - 2 * MARGIN)) / self->scale.day_width > LONG_PLAN;
  self->items = g_array_new (FALSE, TRUE, sizeof (TandemLayoutItem));
  self->undated = g_array_new (FALSE, TRUE, sizeof (TandemLayoutItem));
  self->edges = g_array_new (FALSE, FALSE, sizeof (double));
  tandem_timeline_texts_begin (self);
  collect_items (self);
}

/* From top to bottom. What a given height leaves over goes first between the rows, then around them. */
static void
arrange_vertically (TandemLayout *self)
{
  double fixed = self->head_height + self->foot_height + self->ticks_height + self->undated_height + self->key_height + 2 * self->zone;
  double above = tandem_labels_height (self, FALSE), below = tandem_labels_height (self, TRUE);
  double slack = MAX (self->options->height - fixed - above - below, 0);
  int gaps = 0;

  for (int row = 2; row <= TANDEM_FLAGS_MOST_ROWS; row++)
    gaps += (self->rows.above[row] > 0) + (self->rows.below[row] > 0);
  if (gaps > 0)
    self->row_gap += MIN (slack / 2 / gaps, self->row_gap * SLACK_IN_ROWS);
  above = tandem_labels_height (self, FALSE);
  below = tandem_labels_height (self, TRUE);
  slack = MAX (self->options->height - fixed - above - below, 0);

  self->bands_top = 0;
  self->axis_y = self->head_height + slack / 2 + above + self->zone;
  self->bands_bottom = self->axis_y + self->zone + below + slack / 2 + self->foot_height;
  self->height = MAX (self->bands_bottom + self->ticks_height + self->undated_height + self->key_height, self->options->height);
}

static void
arrange (TandemLayout *self)
{
  self->mark = self->options->title_size * MARK_RATIO;
  tandem_marks_arrange (self);
  tandem_phases_measure (self);
  tandem_axis_measure (self);
  tandem_below_measure_undated (self);
  if (self->keeps_labels)
    tandem_labels_keep (self);
  else
    tandem_labels_search (self);
}

static void
clear_layout (TandemLayout *self)
{
  g_array_unref (self->items);
  g_array_unref (self->undated);
  g_array_unref (self->edges);
}

static TandemDrawList *
layout_with (TandemTimelineTexts *texts, const TandemTimelineOptions *options, TandemMeasurer *measurer, gboolean all_numbers)
{
  TandemLayout self;

  init_layout (&self, texts, options, measurer);
  self.all_numbers = all_numbers;
  self.keeps_labels = options->is_moving && texts->has_places && !all_numbers;
  self.is_roomy = self.keeps_labels && texts->is_roomy;
  arrange (&self);
  if (!self.keeps_labels && tandem_marks_hide_numbers (&self))
    {
      self.is_roomy = TRUE;
      arrange (&self);
    }
  if (!self.keeps_labels)
    tandem_labels_remember (&self);
  arrange_vertically (&self);

  self.list = tandem_draw_list_new (self.scale.width, self.height);
  tandem_phases_draw (&self);
  tandem_axis_draw_ticks (&self);
  tandem_axis_draw (&self);
  tandem_marks_draw_bars (&self);
  tandem_labels_draw (&self);
  tandem_marks_draw (&self);
  tandem_below_draw (&self);
  if (self.rtl)
    tandem_draw_list_mirror (self.list);
  clear_layout (&self);
  return self.list;
}

static TandemDrawList *
layout_checked (TandemTimelineTexts *texts, const TandemTimelineOptions *options, TandemMeasurer *measurer)
{
  TandemDrawList *list = layout_with (texts, options, measurer, FALSE);
  g_autoptr (GPtrArray) faults = tandem_timeline_check (list, texts->edition, options);

  if (faults->len == 0)
    return list;
#ifdef TANDEM_DEVELOPMENT
  for (guint i = 0; i < faults->len; i++)
    g_critical ("A guarantee of the timeline does not hold: %s", (const char *) g_ptr_array_index (faults, i));
  g_error ("The timeline breaks %u of its guarantees", faults->len);
#endif
  tandem_draw_list_unref (list);
  return layout_with (texts, options, measurer, TRUE);
}

/**
 * tandem_timeline_layout:
 * @edition: what to draw
 * @options: how
 * @measurer: measures text as the painter will paint it
 *
 * The same input gives the same output, byte for byte. The guarantees of the picture are checked before it is given away;
 * should one not hold, numbers take the place of the labels, and development builds abort.
 *
 * Returns: (transfer full): the picture
 */
TandemDrawList *
tandem_timeline_layout (const TandemEdition *edition, const TandemTimelineOptions *options, TandemMeasurer *measurer)
{
  TandemTimelineTexts texts;
  TandemDrawList *list;

  tandem_timeline_texts_init (&texts, edition);
  list = layout_checked (&texts, options, measurer);
  tandem_timeline_texts_clear (&texts);
  return list;
}

/**
 * tandem_timeline_layout_again:
 * @texts: of what to draw; keeps what is measured
 * @options: how
 * @measurer: measures text as the painter will paint it; lives as long as @texts
 *
 * For a picture that is wanted at one width after the other.
 *
 * Returns: (transfer full): what tandem_timeline_layout() gives
 */
TandemDrawList *
tandem_timeline_layout_again (TandemTimelineTexts *texts, const TandemTimelineOptions *options, TandemMeasurer *measurer)
{
  return layout_checked (texts, options, measurer);
}

/**
 * tandem_timeline_prepare:
 * @texts: of a timeline that was laid out
 * @options: how; wider ones are prepared for, too
 * @measurer: as then
 * @next: (inout): the milestone to begin with, and where to go on
 * @n: milestones at most
 *
 * Measures what the labels of some milestones may ever say, so that the first picture with room for them needn't.
 *
 * Returns: whether there are more
 */
gboolean
tandem_timeline_prepare (TandemTimelineTexts *texts, const TandemTimelineOptions *options, TandemMeasurer *measurer, guint *next, guint n)
{
  TandemLayout layout;

  init_layout (&layout, texts, options, measurer);
  for (guint i = 0; i < n && *next < layout.items->len; i++, (*next)++)
    {
      TandemLayoutItem *item = &g_array_index (layout.items, TandemLayoutItem, *next);

      for (TandemTitleForm form = 0; form < TANDEM_N_TITLES; form++)
        tandem_label_title (&layout, item, form);
      for (TandemLeads leads = 0; leads < TANDEM_N_LEADS; leads++)
        tandem_label_line (&layout, item, leads);
    }
  n = layout.items->len;
  clear_layout (&layout);
  return *next < n;
}

/**
 * tandem_timeline_get_number:
 * @list: a timeline
 * @item: a milestone
 *
 * Returns: the number that stands for its label and needs a row in a key, written in its mark where that has room; 0 for none
 */
int
tandem_timeline_get_number (const TandemDrawList *list, gint64 item)
{
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      if (op->role == TANDEM_ROLE_MARK && op->item == item)
        return op->key;
    }
  return 0;
}
