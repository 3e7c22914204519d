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
#define SIDE_GAP 4

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
 * tandem_axis_measure:
 *
 * Sets the heights of the foot of the bands, where the pill's upper half and the lower side name stand, and of the ticks.
 */
void
tandem_axis_measure (TandemLayout *self)
{
  double text = text_height (self), pill = pill_height (self);

  self->foot_height += (6 + SIDE_GAP + STEM) * self->unit + text + pill / 2;
  self->ticks_height = pill / 2 + 2 * self->unit + text + 2 * self->unit;
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
  g_autoptr (GArray) ticks = tandem_ticks_new (&self->scale, self->language, self->options->long_months, self->measurer, &style, offset);
  double top = self->bands_bottom + pill_height (self) / 2 + 2 * self->unit, baseline = tandem_layout_line (self, &style).baseline;
  TandemDrawOp *op;

  for (guint i = 0; i < ticks->len; i++)
    {
      const TandemTick *tick = &g_array_index (ticks, TandemTick, i);
      double length = tick->label != NULL ? top + baseline - self->bands_bottom - 2 * self->unit
                      : (tick->is_major ? TICK_LENGTH : MINOR_TICK_LENGTH) * self->unit;

      if (!tick->has_line || tick->x < 0 || tick->x > self->scale.width)
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

/* The pill says which day the mark is; a stem leads from it towards the axis. Days outside the picture have the pill at
 * its edge, without a stem. */
static void
draw_pill (TandemLayout *self, double x, gboolean is_inside)
{
  const TandemEdition *edition = self->edition;
  TandemTextStyle style = tick_style (self);
  TandemTextExtents extents;
  g_autofree char *text = NULL;
  double height = pill_height (self), width, left;
  TandemDrawOp *op;

  if (self->options->is_export)
    {
      g_autofree char *day = tandem_language_format_day (self->language, edition->today, TANDEM_DATE_LONG);

      text = tandem_language_format (self->language, TANDEM_WORD_STATUS_ON, day);
    }
  else
    {
      text = g_strdup (tandem_language_word (self->language, TANDEM_WORD_TODAY));
    }
  tandem_layout_measure (self, &style, text, &extents);
  width = extents.width + 2 * PILL_PAD_X * self->unit;
  if (width > self->scale.width - 2)
    {
      style.wrap_width = MAX (self->scale.width - 2 - 2 * PILL_PAD_X * self->unit, 1);
      tandem_layout_measure (self, &style, text, &extents);
      width = extents.width + 2 * PILL_PAD_X * self->unit;
    }
  left = CLAMP (x - width / 2, 0, MAX (self->scale.width - width, 0));
  if (is_inside)
    {
      op = tandem_draw_list_add (self->list, TANDEM_DRAW_LINE, TANDEM_ROLE_TODAY, x, self->bands_bottom - height / 2 - STEM * self->unit, 0, STEM * self->unit + 2);
      op->stroke = TANDEM_INK_ACCENT;
      op->line_width = 2.6 * self->unit;
    }
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_TODAY, left, self->bands_bottom - height / 2, width, height);
  op->fill = TANDEM_INK_ACCENT;
  op->radius = height / 2;
  tandem_draw_list_add_text (self->list, TANDEM_ROLE_TODAY, left + (width - extents.width) / 2, self->bands_bottom - extents.height / 2, &extents, &style,
                             TANDEM_INK_ON_ACCENT, text);
}

/**
 * tandem_axis_draw:
 *
 * The axis with its done part up to today, the mark of today and its pill.
 */
void
tandem_axis_draw (TandemLayout *self)
{
  double today = tandem_scale_x (&self->scale, self->edition->today), width = self->scale.width;
  gboolean is_inside = today >= 2 * self->unit && today <= width - 2 * self->unit;
  double done = CLAMP (today, 0, width);

  if (self->edition->today == TANDEM_DAY_NONE)
    {
      add_axis_part (self, 0, width, TANDEM_INK_AXIS);
      return;
    }
  add_axis_part (self, 0, width, TANDEM_INK_AXIS);
  add_axis_part (self, 0, done, TANDEM_INK_DONE);
  if (is_inside)
    draw_today_mark (self, today);
  draw_pill (self, CLAMP (today, 0, width), is_inside);
}
