/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

/* Titles wrap near this many characters of their size. */
#define WRAP_EMS 12.6
/* A second line may be this much wider than a title may be. */
#define LINE_RATIO 1.12
/* A title in one line that has the room may be this much wider than where titles wrap. */
#define WIDE_RATIO 1.7
#define GAP 7              /* from leader to label, units */
#define CLEARANCE 7        /* from label to another leader */
#define BOX_DISTANCE 12    /* between labels of a row */
#define ROW_GAP 9
#define LEAST_ROW_GAP 6 /* in a picture of given height; it grows where there is room */
#define AXIS_GAP 5         /* from the marks' zone to the first row */
#define LEADER_WIDTH 1.25
#define LARGEST_HALF 0.61  /* of a mark: a diamond's */
#define COST_EDGE 3
#define HATCH_MARGIN 4     /* from a label to the hatch behind it, units */

static int
weigh (const TandemEditionMilestone *milestone)
{
  int weight = 10;

  if (milestone->is_anchor)
    return 60;
  switch (milestone->state)
    {
    case TANDEM_STATE_DONE:
      return 2;
    case TANDEM_STATE_CANCELLED:
      return 1;
    case TANDEM_STATE_LATE:
      weight = 25;
      break;
    case TANDEM_STATE_AT_RISK:
      weight = 20;
      break;
    case TANDEM_STATE_IN_PROGRESS:
      weight = 12;
      break;
    case TANDEM_STATE_NOT_STARTED:
    default:
      break;
    }
  return milestone->highlighted ? weight : MAX (weight / 3, 1);
}

static gboolean
has_rtl (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00))
        return TRUE;
    }
  return FALSE;
}

/* A name that runs against the line keeps its full stop: first strong isolate (UAX #9). */
static void
append_isolated (GString *line, const char *text, gboolean rtl)
{
  if (has_rtl (text) != rtl)
    g_string_append_printf (line, "\342\201\250%s\342\201\251", text);
  else
    g_string_append (line, text);
}

static char *
format_line (const TandemLayout *self, const TandemEditionMilestone *milestone, gboolean with_lead)
{
  g_autofree char *day = tandem_language_format_day (self->language, milestone->due, self->dated_years ? TANDEM_DATE_SHORT_YEAR : TANDEM_DATE_SHORT);
  g_autofree char *lead = with_lead ? tandem_layout_clean (milestone->lead_line) : NULL;
  GString *text = g_string_new (day);

  if (lead != NULL && lead[0] != '\0')
    {
      g_string_append (text, " · ");
      append_isolated (text, lead, self->rtl);
    }
  if (milestone->state == TANDEM_STATE_LATE && milestone->days_late > 0)
    {
      g_autofree char *late = tandem_language_count (self->language, TANDEM_WORD_DAYS_LATE, milestone->days_late);

      g_string_append_printf (text, " · %s", late);
    }
  else if (milestone->is_internal && self->edition->is_for_us)
    {
      g_string_append_printf (text, " · %s", tandem_language_word (self->language, TANDEM_WORD_INTERNAL));
    }
  return g_string_free_and_steal (text);
}

/* One line where it fits, else two of about the same length. */
static void
measure_title (TandemLayout *self, TandemLayoutItem *item, double wrap, gboolean one_line)
{
  TandemTextStyle *style = &item->title_style;
  TandemWeight weight = item->milestone->highlighted ? TANDEM_WEIGHT_SEMIBOLD : TANDEM_WEIGHT_REGULAR;

  *style = tandem_layout_style (self, self->options->title_size, weight, -1, 1);
  tandem_layout_measure (self, style, item->title, &item->title_extents);
  if (item->title_extents.width <= wrap)
    return;
  if (!one_line)
    {
      style->max_lines = 2;
      style->wrap_width = ceil (MIN (wrap, MAX (item->title_extents.width * 0.56, wrap * 0.4)));
      tandem_layout_measure (self, style, item->title, &item->title_extents);
      if (!item->title_extents.cut)
        return;
      style->wrap_width = wrap;
    }
  else
    {
      style->max_lines = 1;
      style->wrap_width = wrap;
    }
  tandem_layout_measure (self, style, item->title, &item->title_extents);
}

static void
measure_line (TandemLayout *self, TandemLayoutItem *item, double wrap)
{
  const TandemEditionMilestone *milestone = item->milestone;

  item->line_style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_REGULAR, -1, 1);
  item->line_style.tabular = TRUE;
  g_free (item->line);
  item->line = format_line (self, milestone, self->detail < TANDEM_DETAIL_SHORT_DATE);
  tandem_layout_measure (self, &item->line_style, item->line, &item->line_extents);
  if (item->line_extents.width <= wrap)
    return;
  if (milestone->state == TANDEM_STATE_LATE || milestone->is_internal)
    {
      /* How late matters more than who. */
      g_free (item->line);
      item->line = format_line (self, milestone, FALSE);
      tandem_layout_measure (self, &item->line_style, item->line, &item->line_extents);
      if (item->line_extents.width <= wrap)
        return;
    }
  item->line_style.wrap_width = wrap;
  tandem_layout_measure (self, &item->line_style, item->line, &item->line_extents);
}

/**
 * tandem_labels_measure:
 *
 * Gives every item its texts and the size of its label, at the layout's detail.
 */
void
tandem_labels_measure (TandemLayout *self)
{
  gboolean one_line = self->detail >= TANDEM_DETAIL_ONE_LINE;
  double wrap = MIN (WRAP_EMS * self->options->title_size, self->scale.width * 0.46);

  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (item->title == NULL)
        item->title = tandem_layout_clean (item->milestone->title);
      measure_title (self, item, wrap, one_line);
      measure_line (self, item, wrap * LINE_RATIO);
      item->width = MAX (item->title_extents.width, item->line_extents.width);
      item->height = item->title_extents.height + item->line_extents.height;
    }
}

/* Heights of the rows that @places uses. */
static void
measure_rows (TandemLayout *self)
{
  memset (&self->rows, 0, sizeof self->rows);
  for (guint i = 0; i < self->items->len; i++)
    {
      const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);
      double *heights = item->place.is_below ? self->rows.below : self->rows.above;

      if (item->place.row > 0)
        heights[item->place.row] = MAX (heights[item->place.row], item->height);
    }
}

/**
 * tandem_labels_height:
 *
 * Returns: px from the marks' zone to the far end of the rows
 */
double
tandem_labels_height (const TandemLayout *self, gboolean below)
{
  const double *heights = below ? self->rows.below : self->rows.above;
  double height = 0;

  for (int row = 1; row <= TANDEM_FLAGS_MOST_ROWS && heights[row] > 0; row++)
    height += heights[row] + (row == 1 ? AXIS_GAP * self->unit : self->row_gap);
  return height;
}

/* Rows of the highest label that @available px have room for, or of the lowest: no arrangement can have more. */
static int
count_rows (TandemLayout *self, double available, gboolean lowest)
{
  double height = 0, first = AXIS_GAP * self->unit;

  if (available == G_MAXDOUBLE)
    return self->options->most_rows;
  for (guint i = 0; i < self->items->len; i++)
    {
      double own = g_array_index (self->items, TandemLayoutItem, i).height;

      height = i == 0 || (lowest ? own < height : own > height) ? own : height;
    }
  if (height == 0)
    return 0;
  /* Both sides begin at the axis, so of the first two rows each has the smaller gap. */
  return CLAMP ((int) floor ((available - 2 * first + 2 * self->row_gap) / (height + self->row_gap)), 0, self->options->most_rows);
}

/* What it costs that a label lies over the edges of bands: it is read more easily inside one. */
static guint
count_edges (const TandemLayout *self, double start, double end)
{
  guint cost = 0;

  for (guint i = 0; i < self->edges->len; i++)
    if (g_array_index (self->edges, double, i) > start && g_array_index (self->edges, double, i) < end)
      cost += COST_EDGE;
  return cost;
}

/* Searches places for all labels in the picture in @most_rows; FALSE when they have no room. */
static gboolean
search_places (TandemLayout *self, int most_rows, gboolean may_number)
{
  TandemFlagRoom room = {
    .start = self->pad, .end = self->scale.width - self->pad, .gap = GAP * self->unit, .clearance = CLEARANCE * self->unit,
    .box_distance = BOX_DISTANCE * self->unit, .leader_distance = 4 * LEADER_WIDTH * self->unit, .most_rows = most_rows,
  };
  guint n = self->items->len, n_flags = 0;
  g_autofree TandemFlag *flags = g_new (TandemFlag, n + 1);
  g_autofree TandemFlagPlace *places = g_new0 (TandemFlagPlace, n + 1);
  TandemFlagResult result;
  gboolean found;

  for (guint i = 0; i < n; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      item->place = (TandemFlagPlace) { 0 };
      if (tandem_marks_is_visible (self, item))
        flags[n_flags++] = (TandemFlag) {
          item->x, item->width, item->milestone->driver, weigh (item->milestone),
          { count_edges (self, item->x, item->x + room.gap + item->width), count_edges (self, item->x - room.gap - item->width, item->x) },
        };
    }
  found = tandem_flags_place (flags, n_flags, &room, may_number, places, &result);
  if (!found)
    return FALSE;
  n_flags = 0;
  for (guint i = 0; i < n; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (tandem_marks_is_visible (self, item))
        item->place = places[n_flags++];
    }
  return TRUE;
}

/* px for rows above and below together; without a height there is no end. */
static double
available_height (TandemLayout *self, guint n_numbered)
{
  if (self->options->height <= 0)
    return G_MAXDOUBLE;
  self->key_height = tandem_below_key_height (self, n_numbered);
  return self->options->height - self->head_height - self->foot_height - self->ticks_height - self->undated_height - self->key_height - 2 * self->zone;
}

static guint
count_undated_numbers (const TandemLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->undated->len; i++)
    n += g_array_index (self->undated, TandemLayoutItem, i).number != 0;
  return n;
}

/* Numbers by day, of what has no label; undated ones last. */
static guint
give_numbers (TandemLayout *self)
{
  int number = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      item->number = item->place.row == 0 && tandem_marks_is_visible (self, item) ? ++number : 0;
    }
  for (guint i = 0; i < self->undated->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->undated, TandemLayoutItem, i);

      if (item->number != 0)
        item->number = ++number;
    }
  return (guint) number;
}

/* Whether the label of item @index may be @width wide: nothing of its row, and no leader that goes through its row, is there. */
static gboolean
may_be_wide (const TandemLayout *self, guint index, double width)
{
  const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);
  double gap = GAP * self->unit, clearance = CLEARANCE * self->unit, distance = BOX_DISTANCE * self->unit;
  double start = item->place.is_before ? item->x - gap - width : item->x + gap, end = start + width;

  if (start < self->pad || end > self->scale.width - self->pad)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const TandemLayoutItem *other = &g_array_index (self->items, TandemLayoutItem, i);
      double other_start = other->place.is_before ? other->x - gap - other->width : other->x + gap;

      if (i == index || other->place.row < item->place.row || other->place.is_below != item->place.is_below)
        continue;
      if (other->x > start - clearance && other->x < end + clearance)
        return FALSE;
      if (other->place.row == item->place.row && other_start < end + distance && other_start + other->width > start - distance)
        return FALSE;
    }
  return TRUE;
}

/* What labels gave up for the sake of others comes back where there is room in the end: leads, then whole titles. */
static void
enrich (TandemLayout *self)
{
  TandemDetail detail = self->detail;
  double wrap = MIN (WRAP_EMS * self->options->title_size, self->scale.width * 0.46);

  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);
      TandemLayoutItem trial = *item;

      if (item->place.row == 0)
        continue;
      if (item->title_extents.cut)
        {
          trial.title_style.wrap_width = -1;
          tandem_layout_measure (self, &trial.title_style, trial.title, &trial.title_extents);
          if (trial.title_extents.height <= item->title_extents.height + 0.01 && trial.title_extents.width <= wrap * WIDE_RATIO &&
              may_be_wide (self, i, MAX (trial.title_extents.width, trial.line_extents.width)))
            {
              trial.width = MAX (trial.title_extents.width, trial.line_extents.width);
              *item = trial;
            }
        }
      if (detail < TANDEM_DETAIL_SHORT_DATE)
        continue;
      trial = *item;
      trial.line = NULL;
      self->detail = TANDEM_DETAIL_FULL;
      measure_line (self, &trial, wrap * LINE_RATIO);
      self->detail = detail;
      trial.width = MAX (trial.title_extents.width, trial.line_extents.width);
      if (!trial.line_extents.cut && trial.line_extents.height <= item->line_extents.height + 0.01 && may_be_wide (self, i, trial.width))
        {
          g_free (item->line);
          *item = trial;
        }
      else
        {
          g_free (trial.line);
        }
    }
}

/* The key takes room from the rows, and fewer rows need a larger key: goes round until both fit. */
static void
search_with_numbers (TandemLayout *self)
{
  guint n_numbered = count_undated_numbers (self);

  for (int round = 0; round < 6; round++)
    {
      double available = available_height (self, n_numbered);
      int rows = count_rows (self, available, FALSE);
      guint n;

      if (round == 5 || self->detail == TANDEM_DETAIL_ALL_NUMBERS)
        rows = 0;
      search_places (self, rows, TRUE);
      n = give_numbers (self);
      if (n <= n_numbered)
        break;
      n_numbered = n;
    }
  self->key_height = tandem_below_key_height (self, give_numbers (self));
  measure_rows (self);
}

/**
 * tandem_labels_search:
 *
 * Finds places for the labels. What does not fit gives up, in this order: the second line of titles, leads, the labels of
 * done milestones, other labels.
 */
void
tandem_labels_search (TandemLayout *self)
{
  gboolean all_numbers = self->detail == TANDEM_DETAIL_ALL_NUMBERS;

  self->row_gap = (self->options->height > 0 ? LEAST_ROW_GAP : ROW_GAP) * self->unit;
  for (self->detail = TANDEM_DETAIL_FULL; self->detail < TANDEM_DETAIL_NUMBERS && !all_numbers; self->detail++)
    {
      double available;

      tandem_labels_measure (self);
      available = available_height (self, count_undated_numbers (self));
      /* Rows are only as high as what stands in them: more of them may fit than of the highest. */
      if (search_places (self, count_rows (self, available, TRUE), FALSE))
        {
          measure_rows (self);
          if (tandem_labels_height (self, FALSE) + tandem_labels_height (self, TRUE) <= available)
            {
              self->key_height = tandem_below_key_height (self, give_numbers (self));
              enrich (self);
              return;
            }
        }
    }
  self->detail = all_numbers ? TANDEM_DETAIL_ALL_NUMBERS : TANDEM_DETAIL_NUMBERS;
  tandem_labels_measure (self);
  search_with_numbers (self);
  enrich (self);
}

/* px of the edge of @item's row that is nearer to the axis. */
static double
row_edge (const TandemLayout *self, const TandemLayoutItem *item)
{
  const double *heights = item->place.is_below ? self->rows.below : self->rows.above;
  double distance = self->zone + AXIS_GAP * self->unit;

  for (int row = 1; row < item->place.row; row++)
    distance += heights[row] + self->row_gap;
  return item->place.is_below ? self->axis_y + distance : self->axis_y - distance;
}

/* A leader begins at its mark; in a crowd of marks that lie on each other, beyond them all. */
static gboolean
is_crowded (const TandemLayout *self, guint index)
{
  double near = self->mark * LARGEST_HALF + LEADER_WIDTH * self->unit, x = g_array_index (self->items, TandemLayoutItem, index).x;

  return (index > 0 && x - g_array_index (self->items, TandemLayoutItem, index - 1).x < near) ||
         (index + 1 < self->items->len && g_array_index (self->items, TandemLayoutItem, index + 1).x - x < near);
}

static void
draw_leader (TandemLayout *self, guint index, double end)
{
  const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);
  double foot = self->axis_y + (item->place.is_below ? 1 : -1) * (is_crowded (self, index) ? self->zone : self->mark / 2);
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_LINE, TANDEM_ROLE_LEADER, item->x, foot, 0, end - foot);

  op->stroke = item->milestone->state == TANDEM_STATE_LATE && item->milestone->highlighted ? TANDEM_INK_LATE : TANDEM_INK_AXIS;
  if (item->milestone->item == self->options->selected && self->options->selected != 0)
    op->stroke = TANDEM_INK_SELECTION;
  op->line_width = LEADER_WIDTH * self->unit;
  op->item = item->milestone->item;
}

/* Takes the hatch of closed periods away from behind a label, down to the band under it. */
static void
clear_hatch (TandemLayout *self, double x, double y, double width, double height)
{
  double margin = HATCH_MARGIN * self->unit;
  guint n = tandem_draw_list_get_n_ops (self->list);

  for (guint i = 0; i < n; i++)
    {
      const TandemDrawOp *hatch = tandem_draw_list_get_op (self->list, i);

      if (!hatch->hatched)
        continue;
      for (guint k = 0; k < i; k++)
        {
          const TandemDrawOp *band = tandem_draw_list_get_op (self->list, k);
          double left = MAX (MAX (hatch->x, band->x), x - margin), right = MIN (MIN (hatch->x + hatch->width, band->x + band->width), x + width + margin);
          double top = MAX (MAX (hatch->y, band->y), y), bottom = MIN (MIN (hatch->y + hatch->height, band->y + band->height), y + height + margin / 2);

          if (band->role == TANDEM_ROLE_PHASE && band->kind == TANDEM_DRAW_RECT && right > left && bottom > top)
            tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_BAND, left, top, right - left, bottom - top)->fill = band->fill;
        }
    }
}

static void
draw_label (TandemLayout *self, const TandemLayoutItem *item)
{
  const TandemEditionMilestone *milestone = item->milestone;
  gboolean late = milestone->state == TANDEM_STATE_LATE && milestone->highlighted;
  TandemInk quiet = late ? TANDEM_INK_LATE : TANDEM_INK_QUIET;
  TandemInk ink = late ? TANDEM_INK_LATE : milestone->highlighted && milestone->state != TANDEM_STATE_CANCELLED ? TANDEM_INK_TEXT : TANDEM_INK_QUIET;
  TandemTextStyle title = item->title_style, line = item->line_style;
  double edge = row_edge (self, item), gap = GAP * self->unit;
  double top = item->place.is_below ? edge : edge - item->height;
  double title_x = item->x + gap, line_x = item->x + gap;
  TandemDrawOp *op;

  if (item->place.is_before)
    {
      title_x = item->x - gap - item->title_extents.width;
      line_x = item->x - gap - item->line_extents.width;
      title.align = line.align = TANDEM_ALIGN_END;
    }
  clear_hatch (self, MIN (title_x, line_x), top, item->width, item->height);
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_LABEL, title_x, top, &item->title_extents, &title, ink, item->title);
  op->item = milestone->item;
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_LABEL, line_x, top + item->title_extents.height, &item->line_extents, &line, quiet, item->line);
  op->item = milestone->item;
}

/**
 * tandem_labels_draw:
 *
 * Leaders, then labels by day: the order in which a document is read aloud.
 */
void
tandem_labels_draw (TandemLayout *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (item->place.row > 0)
        draw_leader (self, i, row_edge (self, item) + (item->place.is_below ? item->height : -item->height));
    }
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, TandemLayoutItem, i).place.row > 0)
      draw_label (self, &g_array_index (self->items, TandemLayoutItem, i));
}
