/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

#define HEAD_PAD 9        /* above the names, units */
#define HEAD_GAP 8        /* under them */
#define NAME_PAD 12       /* from a band's edge to its name */
#define BAND_RADIUS 10
#define STRIP_GAP 1       /* from a name to its strip */
#define STRIP_HEIGHT 2.5
#define STRIP_AIR 4       /* under it */
#define NAME_DISTANCE 14  /* between names of a row */
#define MOST_NAME_ROWS 6
#define LEAST_NAME_EMS 2.4
#define MOST_WORD_ROWS 2
#define SIDE_SHARE 0.4    /* of the width, at most, for a side name */

/* A phase in the picture. */
typedef struct
{
  const TandemEditionPhase *phase;
  int        first, last; /* items */
  guint      ground;      /* that it stands on */
  double     start, end;  /* px, of its strip; of its ground where it has that for itself */
  int        row;         /* of its name; -1 for no name */
  double     text_x;
  TandemTextStyle   style;
  TandemTextExtents extents;
} Band;

/* A field of the picture: of one phase, or of several that run at the same time. These have a strip each. */
typedef struct
{
  int    first, last;  /* items */
  guint  n_bands;
  double start, end;   /* px */
  double needed;       /* px, so that what stands in it has room */
} Ground;

typedef struct
{
  const TandemEditionClosed *closed;
  double start, end;
  int    row;      /* of its word, from the side's rows towards the edge; -1 for none */
  gboolean is_beside_names; /* its word stands in the last row of the head instead */
  TandemTextStyle   style;
  TandemTextExtents extents;
} Closing;

typedef struct
{
  GArray  *bands;
  GArray  *grounds;
  GArray  *closings;
  gboolean has_strips;
  double   used[MOST_NAME_ROWS]; /* px, where the names of each row end */
  int      name_rows, side_row, word_rows_above, word_rows_below;
  double   text_height, name_height, word_height;
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
 * another ended: they share their ground. */
static void
find_bands (TandemLayout *self, Phases *phases)
{
  for (guint p = 0; p < self->edition->n_phases; p++)
    {
      Band band = { .phase = &self->edition->phases[p], .first = -1, .last = -1, .row = -1 };

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
  for (guint i = 0; i < phases->bands->len; i++)
    {
      Band *band = &g_array_index (phases->bands, Band, i);
      Ground *ground = phases->grounds->len > 0 ? &g_array_index (phases->grounds, Ground, phases->grounds->len - 1) : NULL;

      if (ground == NULL || band->first > ground->last)
        {
          Ground next = { .first = band->first, .last = band->last };

          g_array_append_val (phases->grounds, next);
          ground = &g_array_index (phases->grounds, Ground, phases->grounds->len - 1);
        }
      ground->last = MAX (ground->last, band->last);
      ground->n_bands++;
      phases->has_strips |= ground->n_bands > 1;
      band->ground = phases->grounds->len - 1;
    }
}

static double
item_x (const TandemLayout *self, int index)
{
  return g_array_index (self->items, TandemLayoutItem, index).x;
}

static char *
clean_name (const Band *band)
{
  return tandem_layout_clean (band->phase->name);
}

static void
measure_names (TandemLayout *self, Phases *phases)
{
  for (guint i = 0; i < phases->bands->len; i++)
    {
      Band *band = &g_array_index (phases->bands, Band, i);
      Ground *ground = &g_array_index (phases->grounds, Ground, band->ground);
      g_autofree char *name = clean_name (band);

      band->style = tandem_layout_style (self, self->options->title_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
      tandem_layout_measure (self, &band->style, name, &band->extents);
      if (ground->n_bands == 1)
        ground->needed = band->extents.width + (NAME_PAD + TANDEM_BAND_GAP + 4) * self->unit;
      if (i + 1 == phases->bands->len)
        ground->needed += phases->side_extents[0].width + NAME_DISTANCE * self->unit;
    }
}

/* Where a ground that is narrower than what stands in it may be wider without a neighbour becoming too narrow. */
static void
widen_grounds (TandemLayout *self, Phases *phases)
{
  double reach = self->mark * 0.75;

  for (guint i = 0; i < phases->grounds->len; i++)
    {
      Ground *ground = &g_array_index (phases->grounds, Ground, i);
      Ground *before = i > 0 ? ground - 1 : NULL, *after = i + 1 < phases->grounds->len ? ground + 1 : NULL;
      double lack = ground->needed - (ground->end - ground->start);

      if (lack > 0 && before != NULL)
        {
          double free = MIN (ground->start - item_x (self, before->last) - reach, before->end - before->start - before->needed);
          double step = CLAMP (free, 0, lack);

          before->end = ground->start -= step;
          lack -= step;
        }
      if (lack > 0 && after != NULL)
        {
          double free = MIN (item_x (self, after->first) - reach - ground->end, after->end - after->start - after->needed);

          after->start = ground->end += CLAMP (free, 0, lack);
        }
    }
}

/* Grounds fill the picture and meet between the last mark of one and the first of the next: half way, where names have room. */
static void
split_grounds (TandemLayout *self, Phases *phases)
{
  double start = self->options->day_width > 0 ? -self->scale.width : 0;

  for (guint i = 0; i < phases->grounds->len; i++)
    {
      Ground *ground = &g_array_index (phases->grounds, Ground, i);

      ground->start = start;
      if (i + 1 < phases->grounds->len)
        start = (item_x (self, ground->last) + item_x (self, g_array_index (phases->grounds, Ground, i + 1).first)) / 2;
      else
        start = MAX (self->scale.width, ground->start);
      ground->end = start;
    }
  if (self->options->day_width <= 0) /* they don't move while a zoomed picture is moved */
    widen_grounds (self, phases);
  for (guint i = 0; i < phases->grounds->len; i++)
    {
      Ground *ground = &g_array_index (phases->grounds, Ground, i);

      if (i > 0)
        ground->start += TANDEM_BAND_GAP * self->unit / 2;
      if (i + 1 < phases->grounds->len)
        ground->end -= TANDEM_BAND_GAP * self->unit / 2;
      ground->start = CLAMP (ground->start, 0, self->scale.width);
      ground->end = CLAMP (ground->end, 0, self->scale.width);
    }
}

/* Puts the name of @band in the first row that has room from @start to @end px, the name itself included. */
static void
take_row (TandemLayout *self, Phases *phases, Band *band, int first_row, double start, double end)
{
  for (int row = first_row; row < MOST_NAME_ROWS && band->row < 0; row++)
    if (start >= phases->used[row])
      {
        band->row = row;
        phases->used[row] = end + NAME_DISTANCE * self->unit;
        phases->name_rows = MAX (phases->name_rows, row + 1);
      }
}

/* A name stands in its band's first row; one that has no room there may run on in the next, under other bands' names. */
static void
place_name (TandemLayout *self, Phases *phases, Band *band)
{
  g_autofree char *name = clean_name (band);
  double edge = self->scale.width - self->pad, limit;

  band->text_x = band->start + MIN (NAME_PAD * self->unit, MAX (band->end - band->start, 0) * 0.12 + 2);
  limit = band->end - 2 - band->text_x;
  if (band->end - band->start < 4 || name[0] == '\0')
    return;
  if (band->extents.width <= limit)
    take_row (self, phases, band, 0, band->text_x, band->text_x + band->extents.width);
  else if (band->extents.width <= edge - self->pad)
    {
      double x = MIN (band->text_x, edge - band->extents.width);

      take_row (self, phases, band, 1, x, x + band->extents.width);
      if (band->row >= 0)
        band->text_x = x;
    }
  if (band->row >= 0 || limit < LEAST_NAME_EMS * self->options->title_size)
    return;
  band->style.wrap_width = floor (limit);
  tandem_layout_measure (self, &band->style, name, &band->extents);
  if (band->extents.width <= limit)
    take_row (self, phases, band, 0, band->text_x, band->text_x + band->extents.width);
}

/* A strip runs from the first to the last mark; the name over it begins with it, or ends with it at the picture's edge. */
static void
place_strip (TandemLayout *self, Phases *phases, Band *band)
{
  g_autofree char *name = clean_name (band);
  double edge = self->scale.width - self->pad;

  band->start = CLAMP (item_x (self, band->first) - self->mark / 2, self->pad, edge);
  band->end = CLAMP (item_x (self, band->last) + self->mark / 2, self->pad, edge);
  if (band->end - band->start < 2 || name[0] == '\0')
    return;
  if (band->extents.width > edge - self->pad)
    {
      band->style.wrap_width = floor (edge - self->pad);
      tandem_layout_measure (self, &band->style, name, &band->extents);
    }
  band->text_x = MIN (band->start, edge - band->extents.width);
  take_row (self, phases, band, 0, MIN (band->text_x, band->start), MAX (band->text_x + band->extents.width, band->end));
}

/* Names of bands, strips with theirs, and the upper side name in the first row that has room at its end. */
static void
place_names (TandemLayout *self, Phases *phases)
{
  for (guint i = 0; i < phases->bands->len; i++)
    {
      Band *band = &g_array_index (phases->bands, Band, i);
      const Ground *ground = &g_array_index (phases->grounds, Ground, band->ground);

      band->start = ground->start;
      band->end = ground->end;
      if (ground->n_bands == 1)
        place_name (self, phases, band);
      else
        place_strip (self, phases, band);
    }
  while (phases->side_row < phases->name_rows && phases->used[phases->side_row] > phases->side_start)
    phases->side_row++;
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

/* Rows of the head that names of phases and the side name take. */
static int
count_head_rows (const Phases *phases)
{
  return MAX (phases->name_rows, phases->side_row + 1);
}

/* Whether the last row of the head, if it isn't the only one, has room for a word from @start to @end px. */
static gboolean
has_room_in_head (const TandemLayout *self, const Phases *phases, double start, double end)
{
  double distance = NAME_DISTANCE * self->unit;
  int row = count_head_rows (phases) - 1;

  if (row < 1 || (phases->side_row == row && end + distance > phases->side_start))
    return FALSE;
  for (guint i = 0; i < phases->bands->len; i++)
    {
      const Band *band = &g_array_index (phases->bands, Band, i);
      gboolean is_strip = g_array_index (phases->grounds, Ground, band->ground).n_bands > 1;
      double left = is_strip ? MIN (band->text_x, band->start) : band->text_x;
      double right = MAX (band->text_x + band->extents.width, is_strip ? band->end : 0);

      if (band->row == row && left < end + distance && right + distance > start)
        return FALSE;
    }
  for (guint i = 0; i < phases->closings->len; i++)
    {
      const Closing *other = &g_array_index (phases->closings, Closing, i);

      if (other->is_beside_names && other->start < end + distance && other->start + other->extents.width + distance > start)
        return FALSE;
    }
  return TRUE;
}

/* Freezes, and what is closed for a week and more; the word of each where its row has room. */
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
      double end;

      if (closed->first == TANDEM_DAY_NONE || closed->last < closed->first || !(closed->is_freeze || closed->is_found))
        continue;
      closing.start = MAX (tandem_scale_x (&self->scale, closed->first), 0);
      closing.end = MIN (tandem_scale_x (&self->scale, closed->last + 1), self->scale.width);
      if (closing.end - closing.start < 1)
        continue;
      closing.style = tandem_layout_style (self, self->options->axis_size, TANDEM_WEIGHT_REGULAR, -1, 1);
      tandem_layout_measure (self, &closing.style, word, &closing.extents);
      end = closing.start + closing.extents.width;
      closing.is_beside_names = side == 0 && word[0] != '\0' && end <= self->scale.width - self->pad && has_room_in_head (self, phases, closing.start, end);
      for (int row = 0; row < MOST_WORD_ROWS && closing.row < 0 && word[0] != '\0' && !closing.is_beside_names; row++)
        if (closing.start >= used[side][row] && end <= self->scale.width - self->pad)
          closing.row = row;
      if (closing.row >= 0)
        {
          int *rows = side == 0 ? &phases->word_rows_above : &phases->word_rows_below;

          used[side][closing.row] = end + NAME_DISTANCE * self->unit;
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
  phases->grounds = g_array_new (FALSE, TRUE, sizeof (Ground));
  phases->closings = g_array_new (FALSE, TRUE, sizeof (Closing));
  measure_sides (self, phases);
  find_bands (self, phases);
  measure_names (self, phases);
  split_grounds (self, phases);
  place_names (self, phases);
  find_closings (self, phases);
  style = tandem_layout_style (self, self->options->title_size, TANDEM_WEIGHT_SEMIBOLD, -1, 1);
  extents = tandem_layout_line (self, &style);
  phases->text_height = extents.height;
  phases->name_height = extents.height + (phases->has_strips ? STRIP_GAP + STRIP_HEIGHT + STRIP_AIR : 2) * self->unit;
}

static void
clear_phases (Phases *phases)
{
  g_array_unref (phases->bands);
  g_array_unref (phases->grounds);
  g_array_unref (phases->closings);
  g_free (phases->side_text[0]);
  g_free (phases->side_text[1]);
}

static double
names_height (const Phases *phases)
{
  return MAX (phases->name_rows * phases->name_height, phases->side_row * phases->name_height + phases->side_extents[0].height);
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
  self->has_grounds = phases.grounds->len > 0;
  g_array_set_size (self->edges, 0);
  for (guint i = 1; i < phases.grounds->len; i++)
    g_array_append_val (self->edges, g_array_index (phases.grounds, Ground, i).start);
  self->side_start = self->scale.width - NAME_PAD * self->unit - phases.side_extents[1].width;
  clear_phases (&phases);
}

static void
add_ground (TandemLayout *self, double start, double end, TandemInk ink)
{
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_PHASE, start, self->bands_top, end - start, self->bands_bottom - self->bands_top);

  op->fill = ink;
  op->radius = BAND_RADIUS * self->unit;
}

static void
draw_grounds (TandemLayout *self, const Phases *phases)
{
  if (phases->grounds->len == 0)
    add_ground (self, 0, self->scale.width, TANDEM_INK_PHASE_B);
  for (guint i = 0; i < phases->grounds->len; i++)
    {
      const Ground *ground = &g_array_index (phases->grounds, Ground, i);

      if (ground->end - ground->start >= 1)
        add_ground (self, ground->start, ground->end, i % 2 == 0 ? TANDEM_INK_PHASE_A : TANDEM_INK_PHASE_B);
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
      if (g_array_index (phases->grounds, Ground, band->ground).n_bands > 1)
        {
          TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_RECT, TANDEM_ROLE_PHASE, band->start, y + phases->text_height + STRIP_GAP * self->unit,
                                                   band->end - band->start, STRIP_HEIGHT * self->unit);

          op->fill = TANDEM_INK_AXIS;
          op->radius = op->height / 2;
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
      double y = self->bands_bottom - self->side_top;

      if (side == 0)
        y = self->bands_top + HEAD_PAD * self->unit + phases->side_row * phases->name_height
            + (phases->side_row < MAX (phases->name_rows, 1) ? MAX (phases->text_height - extents->height, 0) / 2 : 0);
      tandem_hatch_clear (self, right - extents->width, y, extents->width, extents->height);
      tandem_draw_list_add_text (self->list, TANDEM_ROLE_SIDE, right - extents->width, y, extents, &style, TANDEM_INK_QUIET, phases->side_text[side]);
    }
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
        tandem_hatch_draw (self, closing->start, closing->end, above - 2 * self->unit, self->axis_y - 2 * self->unit);
      if (side != TANDEM_SIDE_BUYER)
        tandem_hatch_draw (self, closing->start, closing->end, self->axis_y + 2 * self->unit, below);
      if (closing->row < 0 && !closing->is_beside_names)
        continue;
      if (closing->is_beside_names)
        y = self->bands_top + HEAD_PAD * self->unit + (count_head_rows (phases) - 1) * phases->name_height +
            (count_head_rows (phases) == phases->name_rows ? MAX (phases->text_height - closing->extents.height, 0) / 2 : 0);
      else if (side == TANDEM_SIDE_SELLER)
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
  draw_grounds (self, &phases);
  draw_closings (self, &phases);
  draw_names (self, &phases);
  draw_sides (self, &phases);
  clear_phases (&phases);
}
