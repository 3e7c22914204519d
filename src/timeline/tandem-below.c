/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>

#define TOP_GAP 8         /* units */
#define ENTRY_GAP 18      /* between entries of a row */
#define MARK_GAP 5
#define ROW_GAP 4
#define MOST_UNDATED_ROWS 2 /* of a picture of given height */
#define COLUMN_EMS 17     /* width of a column of the key */
#define COUNTED_EMS 19
#define WIDEST_EMS 24
#define DAY_EMS 7         /* of it, for the number and the day */
#define MOST_COLUMNS 5

static double
undated_mark (const TandemLayout *self)
{
  return MIN (self->mark, MAX (self->options->title_size * 1.35, self->options->minimum_size * 2.2));
}

static double
row_height (TandemLayout *self)
{
  TandemTextStyle style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_REGULAR, -1, 1);

  return MAX (undated_mark (self) * 1.22, tandem_layout_line (self, &style).height) + ROW_GAP * self->unit;
}

/* Puts the undated milestones into rows; with titles unless they are numbered. Returns how many rows that takes.
 * @draw_top: px, or < 0 to only measure. */
static int
flow_undated (TandemLayout *self, double draw_top)
{
  TandemTextStyle style = tandem_layout_style (self, self->options->axis_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
  const char *word = tandem_language_word (self->language, TANDEM_WORD_NO_DAY);
  TandemTextExtents extents;
  double edge = self->scale.width - self->pad, start, x, mark = undated_mark (self), height = row_height (self), middle;
  int rows = 1;

  tandem_layout_measure (self, &style, word, &extents);
  start = self->pad + extents.width + ENTRY_GAP * self->unit;
  middle = draw_top + height / 2;
  if (draw_top >= 0)
    tandem_draw_list_add_text (self->list, TANDEM_ROLE_AXIS, self->pad, middle - extents.height / 2, &extents, &style, TANDEM_INK_QUIET, word);
  x = start;
  for (guint i = 0; i < self->undated->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->undated, TandemLayoutItem, i);
      double width = mark * 1.22 + (item->number != 0 ? 0 : MARK_GAP * self->unit + item->texts->titles[0].extents.width);

      if (x > start && x + width > edge)
        {
          rows++;
          x = self->pad;
          start = self->pad;
        }
      if (draw_top >= 0)
        {
          double y = middle + (rows - 1) * height;

          tandem_marks_add (self, item, x + mark * 0.61, y, mark, FALSE);
          if (item->number == 0)
            tandem_draw_list_add_text (self->list, TANDEM_ROLE_LABEL, x + mark * 1.22 + MARK_GAP * self->unit, y - item->texts->titles[0].extents.height / 2,
                                       &item->texts->titles[0].extents, &item->texts->titles[0].style,
                                       item->milestone->highlighted ? TANDEM_INK_TEXT : TANDEM_INK_QUIET, item->texts->title)->item = item->milestone->item;
        }
      x += width + (item->number != 0 ? MARK_GAP : ENTRY_GAP) * self->unit;
    }
  return rows;
}

/**
 * tandem_below_measure_undated:
 *
 * Decides whether milestones without a day have titles or numbers, and sets the height of their rows.
 */
void
tandem_below_measure_undated (TandemLayout *self)
{
  int most = self->options->height > 0 ? MOST_UNDATED_ROWS : self->options->most_rows, rows;
  double wrap = MIN (self->options->title_size * 14, self->scale.width * 0.5);

  self->undated_height = 0;
  if (self->undated->len == 0)
    return;
  for (guint i = 0; i < self->undated->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->undated, TandemLayoutItem, i);

      item->texts->titles[0].style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_REGULAR, wrap, 1);
      tandem_layout_measure (self, &item->texts->titles[0].style, item->texts->title, &item->texts->titles[0].extents);
      item->number = self->all_numbers ? -1 : 0;
    }
  rows = flow_undated (self, -1);
  if (rows > most)
    {
      for (guint i = 0; i < self->undated->len; i++)
        g_array_index (self->undated, TandemLayoutItem, i).number = -1; /* numbered, number to come */
      rows = flow_undated (self, -1);
    }
  self->undated_height = TOP_GAP * self->unit + rows * row_height (self);
}

/* px that the widest entry of the key would take, as far as the milestones of the plan say: between COLUMN_EMS and
 * COUNTED_EMS. */
static double
entry_width (TandemLayout *self)
{
  TandemTextStyle style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_REGULAR, -1, 1);
  double widest = 0;
  GArray *const arrays[] = { self->items, self->undated };

  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    for (guint i = 0; i < arrays[a]->len; i++)
      {
        const TandemLayoutItem *item = &g_array_index (arrays[a], TandemLayoutItem, i);
        TandemTextExtents extents;

        tandem_layout_measure (self, &style, item->texts->title, &extents);
        widest = MAX (widest, extents.width);
      }
  return CLAMP (widest + DAY_EMS * self->options->line_size, COLUMN_EMS * self->options->line_size, COUNTED_EMS * self->options->line_size);
}

/* No more columns than @n entries need in the fewest rows. */
static int
count_columns (TandemLayout *self, int n)
{
  double gap = ENTRY_GAP * self->unit;
  int most = CLAMP ((int) ((self->scale.width - 2 * self->pad + gap) / (entry_width (self) + gap)), 1, MOST_COLUMNS);
  int rows = (n + most - 1) / most;

  return MAX ((n + MAX (rows, 1) - 1) / MAX (rows, 1), 1);
}

static double
key_row_height (TandemLayout *self)
{
  TandemTextStyle style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_REGULAR, -1, 1);

  return tandem_layout_line (self, &style).height + ROW_GAP * self->unit;
}

/**
 * tandem_below_key_height:
 * @n_numbered: entries
 *
 * Returns: px that the key of so many entries takes; 0 where the picture has none
 */
double
tandem_below_key_height (TandemLayout *self, guint n_numbered)
{
  if (!self->options->has_key || n_numbered == 0)
    return 0;
  return TOP_GAP * self->unit + ceil (n_numbered / (double) count_columns (self, (int) n_numbered)) * key_row_height (self);
}

static void
draw_entry (TandemLayout *self, const TandemLayoutItem *item, double x, double y, double width)
{
  TandemTextStyle style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
  const TandemEditionMilestone *milestone = item->milestone;
  gboolean late = milestone->state == TANDEM_STATE_LATE && milestone->highlighted;
  g_autofree char *day = milestone->due != TANDEM_DAY_NONE
                         ? tandem_language_format_day (self->language, milestone->due, self->dated_years ? TANDEM_DATE_SHORT_YEAR : TANDEM_DATE_SHORT)
                         : g_strdup (tandem_language_word (self->language, TANDEM_WORD_NO_DAY));
  g_autofree char *number = g_strdup_printf ("%d", item->number);
  double number_width = self->options->line_size * 1.9, day_width, baseline = y + tandem_layout_line (self, &style).baseline;
  TandemTextExtents extents;
  TandemDrawOp *op;

  style.tabular = TRUE;
  tandem_layout_measure (self, &style, number, &extents);
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_KEY, x, baseline - extents.baseline, &extents, &style, TANDEM_INK_TEXT, number);
  op->item = milestone->item;

  number_width = MAX (number_width, extents.width + 4 * self->unit);
  style.weight = TANDEM_WEIGHT_REGULAR;
  tandem_layout_measure (self, &style, day, &extents);
  day_width = extents.width;
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_KEY, x + width - day_width, baseline - extents.baseline, &extents, &style, late ? TANDEM_INK_LATE : TANDEM_INK_QUIET, day);
  op->item = milestone->item;

  style.tabular = FALSE;
  style.wrap_width = MAX (floor (width - number_width - day_width - 8 * self->unit), 1);
  tandem_layout_measure (self, &style, item->texts->title, &extents);
  if (extents.width > style.wrap_width + 1)
    return; /* not even "…" has room: the number and the day stand alone */
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_KEY, x + number_width, baseline - extents.baseline, &extents, &style, late ? TANDEM_INK_LATE : TANDEM_INK_TEXT, item->texts->title);
  op->item = milestone->item;
}

/* Numbers run down the columns. */
static void
draw_key (TandemLayout *self, double top)
{
  int columns, n = 0, per_column, index = 0;
  double gap = ENTRY_GAP * self->unit, width;
  double height = key_row_height (self);
  GArray *const arrays[] = { self->items, self->undated };

  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    for (guint i = 0; i < arrays[a]->len; i++)
      n += g_array_index (arrays[a], TandemLayoutItem, i).number > 0;
  columns = count_columns (self, n);
  width = MIN ((self->scale.width - 2 * self->pad - (columns - 1) * gap) / columns, WIDEST_EMS * self->options->line_size);
  per_column = (n + columns - 1) / columns;
  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    for (guint i = 0; i < arrays[a]->len; i++)
      {
        const TandemLayoutItem *item = &g_array_index (arrays[a], TandemLayoutItem, i);

        if (item->number <= 0)
          continue;
        draw_entry (self, item, self->pad + index / per_column * (width + gap), top + index % per_column * height, width);
        index++;
      }
}

/**
 * tandem_below_draw:
 *
 * Milestones without a day, and the key of numbered marks.
 */
void
tandem_below_draw (TandemLayout *self)
{
  double top = self->bands_bottom + self->ticks_height;

  if (self->undated->len > 0)
    flow_undated (self, top + TOP_GAP * self->unit);
  top += self->undated_height;
  if (self->key_height > 0)
    draw_key (self, top + TOP_GAP * self->unit);
}
