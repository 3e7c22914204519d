/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include "tandem-ticks.h"

#include <math.h>

#define AXIS_WIDTH 5
#define TICK_LENGTH 8
#define MINOR_TICK_LENGTH 4
#define LABEL_OFFSET 6     /* from a tick to its label, units */
#define PILL_PAD_X 8
#define PILL_PAD_Y 3
#define STEM 7             /* of the pill, towards the axis */
#define FOOT_GAP 6         /* from the rows to what stands in the foot */
#define SIDE_BOTTOM 9      /* from the lower side name to the bands' edge */
#define SIDE_GAP 4         /* from it to the stem, where the pill is under it */

static TandemTextStyle
tick_style (const TandemLayout *self)
{
  return tandem_layout_style (self, self->options->axis_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
}

static double
text_height (TandemLayout *self)
{
  TandemTextStyle style = tick_style (self);

  return tandem_layout_line (self, &style).height;
}

static double
pill_height (TandemLayout *self)
{
  return text_height (self) + 2 * PILL_PAD_Y * self->unit;
}

/**
 * tandem_axis_draw_ticks:
 *
 * Ticks hang from the bands; their labels stand in a row under the pill, so that the two never meet.
 */
void
tandem_axis_draw_ticks (TandemLayout *self)
{
  TandemTextStyle style = tick_style (self);
  double offset = LABEL_OFFSET * self->unit;
  g_autoptr (GArray) ticks = tandem_ticks_new (&self->scale, self->language, self->options->long_months,
                                              (self->options->seen_width > 0 ? self->options->seen_width : self->scale.width) / self->scale.day_width,
                                              self->measurer, &style, offset);
  double top = self->bands_bottom + pill_height (self) / 2 + 2 * self->unit, baseline = tandem_layout_line (self, &style).baseline;
  TandemDrawOp *op;

  for (guint i = 0; i < ticks->len; i++)
    {
      const TandemTick *tick = &g_array_index (ticks, TandemTick, i);
      double length = tick->label != NULL ? top + baseline - self->bands_bottom - 2 * self->unit
                      : (tick->is_major ? TICK_LENGTH : MINOR_TICK_LENGTH) * self->unit;

      if (!tick->has_line || tick->x < self->unit || tick->x > self->scale.width - self->unit)
        continue;
      op = tandem_draw_list_add (self->list, TANDEM_DRAW_LINE, TANDEM_ROLE_TICK, tick->x, self->bands_bottom + 2 * self->unit, 0, length);
      op->stroke = tick->is_major ? TANDEM_INK_AXIS : TANDEM_INK_HAIRLINE;
      op->line_width = MAX (1, 1.1 * self->unit);
    }
  for (guint i = 0; i < ticks->len; i++)
    {
      const TandemTick *tick = &g_array_index (ticks, TandemTick, i);
      double x = tick->has_line ? tick->x + offset : tick->x + MIN (offset, self->pad);

      if (tick->label != NULL)
        tandem_draw_list_add_text (self->list, TANDEM_ROLE_TICK, x, top + baseline - tick->extents.baseline, &tick->extents, &style, TANDEM_INK_QUIET, tick->label);
    }
}

static void
add_axis_part (TandemLayout *self, double start, double end, TandemInk ink)
{
  TandemDrawOp *op;

  if (end <= start)
    return;
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_AXIS, start, self->axis_y - AXIS_WIDTH * self->unit / 2, end - start,
                             AXIS_WIDTH * self->unit);
  op->fill = ink;
  op->radius = AXIS_WIDTH * self->unit / 2;
}

static void
draw_today_mark (TandemLayout *self, double x)
{
  double half = MIN (self->mark / 2 + 3 * self->unit, self->zone - self->unit);
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_LINE, TANDEM_ROLE_TODAY, x, self->axis_y - half, 0, 2 * half);

  op->stroke = TANDEM_INK_ACCENT;
  op->line_width = 2.6 * self->unit;
  op->round_ends = TRUE;
}

/* The pill as it will be drawn. */
typedef struct
{
  char             *text;
  TandemTextStyle   style;
  TandemTextExtents extents;
  double            x;         /* px, of the day */
  double            left, width;
} Pill;

/* A mark at the edge would name the wrong day: today has one only where the picture reaches it. */
static gboolean
has_today (TandemLayout *self)
{
  double x = tandem_scale_x (&self->scale, self->edition->today), edge = 2 * self->unit;

  return self->edition->today != TANDEM_DAY_NONE && x >= edge && x <= self->scale.width - edge;
}

static void
init_pill (TandemLayout *self, Pill *pill)
{
  double pads = 2 * PILL_PAD_X * self->unit;

  pill->x = tandem_scale_x (&self->scale, self->edition->today);
  if (self->options->is_export)
    {
      g_autofree char *day = tandem_language_format_day (self->language, self->edition->today, TANDEM_DATE_LONG);

      pill->text = tandem_language_format (self->language, TANDEM_WORD_STATUS_ON, day);
    }
  else
    {
      pill->text = g_strdup (tandem_language_word (self->language, TANDEM_WORD_TODAY));
    }
  pill->style = tick_style (self);
  tandem_layout_measure (self, &pill->style, pill->text, &pill->extents);
  if (pill->extents.width + pads > self->scale.width - 2)
    {
      pill->style.wrap_width = MAX (self->scale.width - 2 - pads, 1);
      tandem_layout_measure (self, &pill->style, pill->text, &pill->extents);
    }
  pill->width = pill->extents.width + pads;
  pill->left = CLAMP (pill->x - pill->width / 2, 0, MAX (self->scale.width - pill->width, 0));
}

/**
 * tandem_axis_measure:
 *
 * Sets the heights of the foot of the bands, where the pill's upper half and the lower side name stand side by side, or one
 * over the other where today is near the end; and of the ticks.
 */
void
tandem_axis_measure (TandemLayout *self)
{
  double text = text_height (self), height = pill_height (self), upper = STEM * self->unit + height / 2;
  gboolean is_under = FALSE;

  if (has_today (self))
    {
      Pill pill;

      init_pill (self, &pill);
      is_under = pill.left + pill.width + SIDE_GAP * 2 * self->unit > self->side_start;
      g_free (pill.text);
    }
  self->side_top = text + (is_under ? SIDE_GAP * self->unit + upper : SIDE_BOTTOM * self->unit);
  self->foot_height += FOOT_GAP * self->unit + MAX (self->side_top, upper);
  self->ticks_height = height / 2 + 2 * self->unit + text + 2 * self->unit;
}

/* The pill says which day the mark is; a stem leads from it towards the axis. */
static void
draw_pill (TandemLayout *self, const Pill *pill)
{
  double height = pill_height (self);
  TandemDrawOp *op;

  op = tandem_draw_list_add (self->list, TANDEM_DRAW_LINE, TANDEM_ROLE_TODAY, pill->x, self->bands_bottom - height / 2 - STEM * self->unit, 0, STEM * self->unit + 2);
  op->stroke = TANDEM_INK_ACCENT;
  op->line_width = 2.6 * self->unit;
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_TODAY, pill->left, self->bands_bottom - height / 2, pill->width, height);
  op->fill = TANDEM_INK_ACCENT;
  op->radius = height / 2;
  tandem_draw_list_add_text (self->list, TANDEM_ROLE_TODAY, pill->left + (pill->width - pill->extents.width) / 2, self->bands_bottom - pill->extents.height / 2,
                             &pill->extents, &pill->style, TANDEM_INK_ON_ACCENT, pill->text);
}

/**
 * tandem_axis_draw:
 *
 * The axis with its done part up to today, the mark of today and its pill.
 */
void
tandem_axis_draw (TandemLayout *self)
{
  Pill pill;

  add_axis_part (self, 0, self->scale.width, TANDEM_INK_AXIS);
  if (self->edition->today == TANDEM_DAY_NONE)
    return;
  add_axis_part (self, 0, CLAMP (tandem_scale_x (&self->scale, self->edition->today), 0, self->scale.width), TANDEM_INK_DONE);
  if (!has_today (self))
    return;
  init_pill (self, &pill);
  draw_today_mark (self, pill.x);
  draw_pill (self, &pill);
  g_free (pill.text);
}
