/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

/* Titles wrap near this many characters of their size. */
#define WRAP_EMS 12.6
/* A second line may be this much wider than a title may be. */
#define LINE_RATIO 1.12
/* A title that has no room where titles wrap, in two lines or in a whole one, may be this much wider. */
#define WIDE_RATIO 1.7
/* A narrow title is in two lines where it would be longer than this of what a title may be. */
#define NARROW_RATIO 0.4
/* Two lines of this share of the whole are about equally long, if words end there. */
#define BALANCE 0.56
#define LARGEST_HALF 0.61  /* of a mark: a diamond's */

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
format_line (const TandemLayout *self, const TandemEditionMilestone *milestone, TandemLeads leads)
{
  g_autofree char *day = tandem_language_format_day (self->language, milestone->due, self->dated_years ? TANDEM_DATE_SHORT_YEAR : TANDEM_DATE_SHORT);
  g_autofree char *lead = tandem_layout_clean (leads == TANDEM_LEADS_BOTH ? milestone->lead_line : leads == TANDEM_LEADS_FIRST ? milestone->first_lead : "");
  GString *text = g_string_new (day);

  if (lead[0] != '\0')
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

/**
 * tandem_labels_wrap:
 *
 * Returns: px, near which titles wrap
 */
double
tandem_labels_wrap (const TandemLayout *self)
{
  return MIN (WRAP_EMS * self->options->title_size, self->scale.width * 0.46);
}

static void
resize (TandemLayoutItem *item)
{
  item->width = MAX (item->title_extents.width, item->line_extents.width);
  item->height = item->title_extents.height + item->line_extents.height;
}

/* px of the longest word: no title is narrower. */
static double
longest_word (TandemLayout *self, const TandemTextStyle *style, const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  double longest = 0;

  for (char **word = words; *word != NULL; word++)
    {
      TandemTextExtents extents;

      tandem_layout_measure (self, style, *word, &extents);
      longest = MAX (longest, extents.width);
    }
  return longest;
}

/* Wraps the title near @width px. */
static void
wrap_title (TandemLayout *self, TandemLayoutItem *item, double width, int max_lines)
{
  item->title_style.max_lines = max_lines;
  item->title_style.wrap_width = ceil (width);
  tandem_layout_measure (self, &item->title_style, item->title, &item->title_extents);
}

/* Sets the title of @item as @form says, and the size of the label. */
void
tandem_labels_measure_title (TandemLayout *self, TandemLayoutItem *item, TandemTitleForm form)
{
  TandemTextStyle *style = &item->title_style;
  TandemWeight weight = item->milestone->highlighted ? TANDEM_WEIGHT_SEMIBOLD : TANDEM_WEIGHT_REGULAR;
  double wrap = tandem_labels_wrap (self), widest = MIN (wrap * WIDE_RATIO, self->scale.width * 0.46), natural;
  double one_line = form == TANDEM_TITLE_WIDE ? widest : form == TANDEM_TITLE_NARROW ? wrap * NARROW_RATIO : wrap;

  *style = tandem_layout_style (self, self->options->title_size, weight, -1, 1);
  tandem_layout_measure (self, style, item->title, &item->title_extents);
  natural = item->title_extents.width;
  if (natural > one_line && form == TANDEM_TITLE_CUT)
    {
      wrap_title (self, item, wrap, 1);
    }
  else if (natural > one_line)
    {
      double least = MIN (longest_word (self, style, item->title) + 1, widest);

      for (double share = BALANCE; share < 1.05; share += 0.08)
        {
          wrap_title (self, item, CLAMP (natural * share, least, widest), 2);
          if (!item->title_extents.cut || natural * share >= widest)
            break;
        }
    }
  resize (item);
}

/* Sets the second line of @item, with fewer than @leads where they have no room, and the size of the label. */
void
tandem_labels_measure_line (TandemLayout *self, TandemLayoutItem *item, TandemLeads leads)
{
  double wrap = tandem_labels_wrap (self) * LINE_RATIO;

  item->line_style = tandem_layout_style (self, self->options->line_size, TANDEM_WEIGHT_REGULAR, -1, 1);
  item->line_style.tabular = TRUE;
  for (;; leads++)
    {
      g_free (item->line);
      item->line = format_line (self, item->milestone, leads);
      item->leads = leads;
      tandem_layout_measure (self, &item->line_style, item->line, &item->line_extents);
      if (item->line_extents.width <= wrap || leads == TANDEM_LEADS_NONE)
        break;
    }
  if (item->line_extents.width > wrap)
    {
      item->line_style.wrap_width = wrap;
      tandem_layout_measure (self, &item->line_style, item->line, &item->line_extents);
    }
  resize (item);
}

/* Gives every item its texts and the size of its label. */
void
tandem_labels_measure (TandemLayout *self, TandemTitleForm form, TandemLeads leads)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (item->title == NULL)
        item->title = tandem_layout_clean (item->milestone->title);
      tandem_labels_measure_title (self, item, form);
      tandem_labels_measure_line (self, item, leads);
    }
}

/* px of the edge of @item's row that is nearer to the axis. */
static double
row_edge (const TandemLayout *self, const TandemLayoutItem *item)
{
  const double *heights = item->place.is_below ? self->rows.below : self->rows.above;
  double distance = self->zone + TANDEM_LABEL_AXIS_GAP * self->unit;

  for (int row = 1; row < item->place.row; row++)
    distance += heights[row] + self->row_gap;
  return item->place.is_below ? self->axis_y + distance : self->axis_y - distance;
}

/* A leader begins at its mark; in a crowd of marks that lie on each other, beyond them all. */
static gboolean
is_crowded (const TandemLayout *self, guint index)
{
  double near = self->mark * LARGEST_HALF + TANDEM_LEADER_WIDTH * self->unit, x = g_array_index (self->items, TandemLayoutItem, index).x;

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
  op->line_width = TANDEM_LEADER_WIDTH * self->unit;
  op->item = item->milestone->item;
}

static void
draw_label (TandemLayout *self, const TandemLayoutItem *item)
{
  const TandemEditionMilestone *milestone = item->milestone;
  gboolean late = milestone->state == TANDEM_STATE_LATE && milestone->highlighted;
  TandemInk quiet = late ? TANDEM_INK_LATE : TANDEM_INK_QUIET;
  TandemInk ink = late ? TANDEM_INK_LATE : milestone->highlighted && milestone->state != TANDEM_STATE_CANCELLED ? TANDEM_INK_TEXT : TANDEM_INK_QUIET;
  TandemTextStyle title = item->title_style, line = item->line_style;
  double edge = row_edge (self, item), gap = TANDEM_LABEL_GAP * self->unit;
  double top = item->place.is_below ? edge : edge - item->height;
  double title_x = item->x + gap, line_x = item->x + gap;
  TandemDrawOp *op;

  if (item->place.is_before)
    {
      title_x = item->x - gap - item->title_extents.width;
      line_x = item->x - gap - item->line_extents.width;
      title.align = line.align = TANDEM_ALIGN_END;
    }
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
