/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

#define HEAD_PAD 9        /* above the names, units */
#define HEAD_GAP 8        /* under them */
#define NAME_PAD 12       /* from a band's edge to its name */
#define BAND_GAP 4
#define BAND_RADIUS 10
#define STRIP_PAD 2
#define NAME_DISTANCE 14  /* between names of a row */
#define MOST_NAME_ROWS 3
#define MOST_STRIP_ROWS 6
#define LEAST_NAME_EMS 2.4
#define LONG_CLOSING 7    /* calendar days; shorter holidays are not drawn */
#define MOST_WORD_ROWS 2
#define SIDE_SHARE 0.4    /* of the width, at most, for a side name */

/* A phase in the picture. */
typedef struct
{
  const TandemEditionPhase *phase;
  int        first, last; /* items */
  double     start, end;  /* px */
  int        row;         /* of its name; -1 for no name */
  double     text_x;
  TandemTextStyle   style;
  TandemTextExtents extents;
} Band;

typedef struct
{
  const TandemEditionClosed *closed;
  double start, end;
  int    row;
  TandemTextStyle   style;
  TandemTextExtents extents;
} Closing;

typedef struct
{
  GArray  *bands;
  GArray  *closings;
  gboolean is_stacked;  /* phases run at the same time: strips, not bands */
  int      name_rows, word_rows_above, word_rows_below;
  double   name_height, word_height;
  double   side_start; /* px, where the upper side name begins */
  char    *side_text[2];
  TandemTextStyle   side_style[2];
  TandemTextExtents side_extents[2];
} Phases;

static gint
compare_bands (gconstpointer a, gconstpointer b)
{
  const Band *x = a, *y = b;

  return x->first != y->first ? x->first - y->first : x->last - y->last;
}

/* One band a phase that has milestones with a day, by its first. Phases run at the same time when one begins before
 * another ended. */
static void
find_bands (TandemLayout *self, Phases *phases)
{
  for (guint p = 0; p < self->edition->n_phases; p++)
    {
      Band band = { .phase = &self->edition->phases[p], .first = -1, .last = -1 };

      for (guint i = 0; i < self->items->len; i++)
        {
          if (g_array_index (self->items, TandemLayoutItem, i).milestone->phase != (int) p)
            continue;
          if (band.first < 0)
            band.first = (int) i;
          band.last = (int) i;
        }
      if (band.first >= 0)
        g_array_append_val (phases->bands, band);
    }
  g_array_sort (phases->bands, compare_bands);
  for (guint i = 1; i < phases->bands->len; i++)
    if (g_array_index (phases->bands, Band, i).first < g_array_index (phases->bands, Band, i - 1).last)
      phases->is_stacked = TRUE;
}

static double
item_x (const TandemLayout *self, int index)
{
  return g_array_index (self->items, TandemLayoutItem, index).x;
}

/* Bands fill the picture and meet half way between the last mark of one and the first of the next. */
static void
split_bands (TandemLayout *self, Phases *phases)
{
  double start = self->options->day_width > 0 ? -self->scale.width : 0;

  for (guint i = 0; i < phases->bands->len; i++)
    {
      Band *band = &g_array_index (phases->bands, Band, i);

      band->start = start;
      if (i + 1 < phases->bands->len)
        start = (item_x (self, band->last) + item_x (self, g_array_index (phases->bands, Band, i + 1).first)) / 2;
      else
        start = MAX (self->scale.width, band->start);
      band->end = start;
    }
  for (guint i = 0; i < phases->bands->len; i++)
    {
      Band *band = &g_array_index (phases->bands, Band, i);

      if (i > 0)
        band->start += BAND_GAP * self->unit / 2;
      if (i + 1 < phases->bands->len)
        band->end -= BAND_GAP * self->unit / 2;
      band->start = CLAMP (band->start, 0, self->scale.width);
      band->end = CLAMP (band->end, 0, self->scale.width);
    }
}

static char *
clean_name (const Band *band)
{
  return tandem_layout_clean (band->phase->name);
}

/* A name stands in its band's first row; one that has no room there may run on in the next, under other bands' names. */
static void
place_names (TandemLayout *self, Phases *phases)
{
  double used[MOST_NAME_ROWS] = { 0 };

  phases->name_rows = phases->bands->len > 0 ? 1 : 0;
  for (guint i = 0; i < phases->bands->len; i++)
    {
      Band *band = &g_array_index (phases->bands, Band, i);
      g_autofree char *name = clean_name (band);
      double limit, natural, edge = self->scale.width - self->pad;
      int row = 0;

      band->row = -1;
      band->text_x = band->start + MIN (NAME_PAD * self->unit, MAX (band->end - band->start, 0) * 0.12 + 2);
      band->style = tandem_layout_style (self, self->options->title_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
      tandem_layout_measure (self, &band->style, name, &band->extents);
      natural = band->extents.width;
      limit = MIN (band->end - 2, phases->side_start - NAME_DISTANCE * self->unit) - band->text_x;
      if (band->end - band->start < 4 || name[0] == '\0')
        continue;
      if (natural > limit)
        {
          for (row = 1; row < MOST_NAME_ROWS; row++)
            if (band->text_x >= used[row] && band->text_x + natural <= edge)
              break;
          if (row == MOST_NAME_ROWS)
            {
              if (limit < LEAST_NAME_EMS * self->options->title_size)
                continue;
              row = 0;
              band->style.wrap_width = floor (limit);
              tandem_layout_measure (self, &band->style, name, &band->extents);
              if (band->extents.width > limit)
                continue;
            }
        }
      band->row = row;
      used[row] = band->text_x + band->extents.width + NAME_DISTANCE * self->unit;
      phases->name_rows = MAX (phases->name_rows, row + 1);
    }
}

/* Phases at the same time: a strip each from first to last mark, the name in it or behind it. */
static void
stack_strips (TandemLayout *self, Phases *phases)
{
  double used[MOST_STRIP_ROWS] = { 0 }, edge = self->scale.width - self->pad;

  for (guint i = 0; i < phases->bands->len; i++)
    {
      Band *band = &g_array_index (phases->bands, Band, i);
      g_autofree char *name = clean_name (band);
      double pad = NAME_PAD * self->unit / 2;
      int row = 0;

      band->start = CLAMP (item_x (self, band->first) - self->mark / 2, 0, self->scale.width);
      band->end = CLAMP (item_x (self, band->last) + self->mark / 2, 0, self->scale.width);
      band->row = -1;
      band->style = tandem_layout_style (self, self->options->axis_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
      tandem_layout_measure (self, &band->style, name, &band->extents);
      if (band->end - band->start < 2)
        continue;
      band->text_x = band->start + pad;
      if (band->extents.width + 2 * pad > band->end - band->start)
        {
          band->text_x = band->end + pad;
          if (band->text_x + band->extents.width > edge)
            {
              double room = MAX (edge - band->text_x, band->end - band->start - 2 * pad);

              if (edge - band->text_x < band->end - band->start - 2 * pad)
                band->text_x = band->start + pad;
              if (room < LEAST_NAME_EMS * self->options->axis_size)
                {
                  band->text_x = MAX (band->start - pad - band->extents.width, self->pad);
                  room = band->start - pad - band->text_x;
                }
              band->style.wrap_width = MAX (floor (room), 1);
              tandem_layout_measure (self, &band->style, name, &band->extents);
            }
        }
      while (row < MOST_STRIP_ROWS && used[row] > MIN (band->start, band->text_x))
        row++;
      if (row == MOST_STRIP_ROWS)
        continue;
      band->row = row;
      used[row] = MAX (band->end, band->text_x + band->extents.width) + NAME_DISTANCE * self->unit;
      phases->name_rows = MAX (phases->name_rows, row + 1);
    }
}

static void
measure_sides (TandemLayout *self, Phases *phases)
{
  for (int side = 0; side < 2; side++)
    {
      g_autofree char *name = tandem_layout_clean (side == 0 ? self->edition->buyer : self->edition->seller);
      g_autofree char *leads = tandem_language_format (self->language, TANDEM_WORD_SIDE_LEADS, name);
      TandemTextStyle *style = &phases->side_style[side];

      *style = tandem_layout_style (self, self->options->axis_size, TANDEM_WEIGHT_REGULAR, -1, 1);
      phases->side_text[side] = g_strdup_printf ("%s %s", leads, side == 0 ? "↑" : "↓");
      tandem_layout_measure (self, style, phases->side_text[side], &phases->side_extents[side]);
      if (phases->side_extents[side].width > self->scale.width * SIDE_SHARE)
        {
          style->wrap_width = floor (self->scale.width * SIDE_SHARE);
          tandem_layout_measure (self, style, phases->side_text[side], &phases->side_extents[side]);
        }
    }
  phases->side_start = self->scale.width - NAME_PAD * self->unit - phases->side_extents[0].width;
}

/* Freezes and holidays of a week or more; the word of each where its row has room. */
static void
find_closings (TandemLayout *self, Phases *phases)
{
  double used[2][MOST_WORD_ROWS] = { { 0 }, { 0 } };

  for (guint i = 0; i < self->edition->n_closed; i++)
    {
      const TandemEditionClosed *closed = &self->edition->closed[i];
      Closing closing = { .closed = closed, .row = -1 };
      g_autofree char *word = tandem_layout_clean (closed->title);
      int side = closed->side == TANDEM_SIDE_SELLER ? 1 : 0;
      double natural;

      if (closed->first == TANDEM_DAY_NONE || closed->last < closed->first || (!closed->is_freeze && closed->last - closed->first + 1 < LONG_CLOSING))
        continue;
      closing.start = MAX (tandem_scale_x (&self->scale, closed->first), 0);
      closing.end = MIN (tandem_scale_x (&self->scale, closed->last + 1), self->scale.width);
      if (closing.end - closing.start < 1)
        continue;
      closing.style = tandem_layout_style (self, self->options->axis_size, TANDEM_WEIGHT_REGULAR, -1, 1);
      tandem_layout_measure (self, &closing.style, word, &closing.extents);
      natural = closing.extents.width;
      for (int row = 0; row < MOST_WORD_ROWS && closing.row < 0 && word[0] != '\0'; row++)
        if (closing.start >= used[side][row] && closing.start + natural <= self->scale.width - self->pad)
          closing.row = row;
      if (closing.row >= 0)
        {
          int *rows = side == 0 ? &phases->word_rows_above : &phases->word_rows_below;

          used[side][closing.row] = closing.start + natural + NAME_DISTANCE * self->unit;
          *rows = MAX (*rows, closing.row + 1);
          phases->word_height = tandem_layout_line (self, &closing.style).height;
        }
      g_array_append_val (phases->closings, closing);
    }
}

static void
init_phases (TandemLayout *self, Phases *phases)
{
  TandemTextStyle style;
  TandemTextExtents extents;

  memset (phases, 0, sizeof *phases);
  phases->bands = g_array_new (FALSE, TRUE, sizeof (Band));
  phases->closings = g_array_new (FALSE, TRUE, sizeof (Closing));
  measure_sides (self, phases);
  find_bands (self, phases);
  find_closings (self, phases);
  if (phases->is_stacked)
    {
      stack_strips (self, phases);
    }
  else
    {
      split_bands (self, phases);
      place_names (self, phases);
    }
  style = tandem_layout_style (self, phases->is_stacked ? self->options->axis_size : self->options->title_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
  extents = tandem_layout_line (self, &style);
  phases->name_height = extents.height + (phases->is_stacked ? 2 * STRIP_PAD + 3 : 2) * self->unit;
}

static void
clear_phases (Phases *phases)
{
  g_array_unref (phases->bands);
  g_array_unref (phases->closings);
  g_free (phases->side_text[0]);
  g_free (phases->side_text[1]);
}

/* Strips have a row of their own under which the side name stands; names of bands share their first row with it. */
static double
names_height (const Phases *phases)
{
  if (phases->is_stacked)
    return phases->name_rows * phases->name_height + phases->side_extents[0].height;
  return MAX (phases->name_rows * phases->name_height, phases->side_extents[0].height);
}

/**
 * tandem_phases_measure:
 *
 * Sets the height of the head of the bands and of the words in their foot, and where bands meet.
 */
void
tandem_phases_measure (TandemLayout *self)
{
  Phases phases;

  init_phases (self, &phases);
  self->head_height = (HEAD_PAD + HEAD_GAP) * self->unit + names_height (&phases) + phases.word_rows_above * phases.word_height;
  self->foot_height = phases.word_rows_below * phases.word_height;
  g_array_set_size (self->edges, 0);
  for (guint i = 1; i < phases.bands->len && !phases.is_stacked; i++)
    g_array_append_val (self->edges, g_array_index (phases.bands, Band, i).start);
  self->side_start = self->scale.width - NAME_PAD * self->unit - phases.side_extents[1].width;
  clear_phases (&phases);
}

static void
add_band (TandemLayout *self, double start, double end, TandemInk ink)
{
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_PHASE, start, self->bands_top, end - start, self->bands_bottom - self->bands_top);

  op->fill = ink;
  op->radius = BAND_RADIUS * self->unit;
}

static void
draw_bands (TandemLayout *self, const Phases *phases)
{
  if (phases->is_stacked || phases->bands->len == 0)
    add_band (self, 0, self->scale.width, TANDEM_INK_PHASE_B);
  for (guint i = 0; i < phases->bands->len && !phases->is_stacked; i++)
    {
      const Band *band = &g_array_index (phases->bands, Band, i);

      if (band->end - band->start >= 1)
        add_band (self, band->start, band->end, i % 2 == 0 ? TANDEM_INK_PHASE_A : TANDEM_INK_PHASE_B);
    }
}

static void
draw_names (TandemLayout *self, const Phases *phases)
{
  double top = self->bands_top + HEAD_PAD * self->unit;

  for (guint i = 0; i < phases->bands->len; i++)
    {
      const Band *band = &g_array_index (phases->bands, Band, i);
      g_autofree char *name = clean_name (band);
      double y = top + band->row * phases->name_height;

      if (band->row < 0)
        continue;
      if (phases->is_stacked)
        {
          TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_PHASE, band->start, y, band->end - band->start,
                                                   band->extents.height + 2 * STRIP_PAD * self->unit);

          op->fill = TANDEM_INK_PAPER;
          op->stroke = TANDEM_INK_HAIRLINE;
          op->line_width = self->unit;
          op->radius = op->height / 2;
          y += STRIP_PAD * self->unit;
        }
      tandem_draw_list_add_text (self->list, TANDEM_ROLE_PHASE, band->text_x, y, &band->extents, &band->style, TANDEM_INK_QUIET, name);
    }
}

static void
draw_sides (TandemLayout *self, const Phases *phases)
{
  double right = self->scale.width - NAME_PAD * self->unit;

  for (int side = 0; side < 2; side++)
    {
      const TandemTextExtents *extents = &phases->side_extents[side];
      TandemTextStyle style = phases->side_style[side];
      double y;

      if (side == 1)
        y = self->bands_bottom - self->side_top;
      else if (phases->is_stacked)
        y = self->bands_top + HEAD_PAD * self->unit + phases->name_rows * phases->name_height;
      else
        y = self->bands_top + HEAD_PAD * self->unit + MAX (phases->name_height - 2 * self->unit - extents->height, 0) / 2;
      tandem_draw_list_add_text (self->list, TANDEM_ROLE_SIDE, right - extents->width, y, extents, &style, TANDEM_INK_QUIET, phases->side_text[side]);
    }
}

static void
add_hatch (TandemLayout *self, const Closing *closing, double top, double bottom)
{
  TandemDrawOp *op;

  if (bottom - top < 1)
    return;
  op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_BAND, closing->start, top, closing->end - closing->start, bottom - top);
  op->hatched = TRUE;
  op->stroke = TANDEM_INK_CLOSED;
  op->line_width = 0.8 * self->unit;
}

static void
draw_closings (TandemLayout *self, const Phases *phases)
{
  double above = self->bands_top + self->head_height, below = self->bands_bottom - self->foot_height;

  for (guint i = 0; i < phases->closings->len; i++)
    {
      const Closing *closing = &g_array_index (phases->closings, Closing, i);
      TandemSide side = closing->closed->side;
      g_autofree char *word = tandem_layout_clean (closing->closed->title);
      double y;

      if (side != TANDEM_SIDE_SELLER)
        add_hatch (self, closing, above - 2 * self->unit, self->axis_y - 2 * self->unit);
      if (side != TANDEM_SIDE_BUYER)
        add_hatch (self, closing, self->axis_y + 2 * self->unit, below);
      if (closing->row < 0)
        continue;
      if (side == TANDEM_SIDE_SELLER)
        y = below + 2 * self->unit + closing->row * phases->word_height;
      else
        y = above - 4 * self->unit - (closing->row + 1) * phases->word_height;
      tandem_draw_list_add_text (self->list, TANDEM_ROLE_BAND, closing->start, y, &closing->extents, &closing->style, TANDEM_INK_QUIET, word);
    }
}

/**
 * tandem_phases_draw:
 *
 * The ground of the picture: bands, closed periods, names.
 */
void
tandem_phases_draw (TandemLayout *self)
{
  Phases phases;

  init_phases (self, &phases);
  draw_bands (self, &phases);
  draw_closings (self, &phases);
  draw_names (self, &phases);
  draw_sides (self, &phases);
  clear_phases (&phases);
}
