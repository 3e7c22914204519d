/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

#define LEAST_ROW_GAP 6 /* in a picture of given height; it grows where there is room */
/* Of more labels than this most have numbers, whatever they give up. */
#define MOST_SEARCHED 60

/* How much it is worth to have a label. */
int
tandem_labels_weigh (const TandemEditionMilestone *milestone)
{
  int weight = 10;

  if (milestone->is_anchor)
    return 60;
  switch (milestone->state)
    {
    case TANDEM_STATE_DONE: return 2;
    case TANDEM_STATE_CANCELLED: return 1;
    case TANDEM_STATE_LATE: weight = 25; break;
    case TANDEM_STATE_AT_RISK: weight = 20; break;
    case TANDEM_STATE_IN_PROGRESS: weight = 12; break;
    case TANDEM_STATE_NOT_STARTED:
    default: break;
    }
  return milestone->highlighted ? weight : MAX (weight / 3, 1);
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
    height += heights[row] + (row == 1 ? TANDEM_LABEL_AXIS_GAP * self->unit : self->row_gap);
  return height;
}

/* What the search needs to know of rows: they are as high as the highest label with so many lines of title may be. */
static void
measure_room (TandemLayout *self, double available, TandemFlagRoom *room)
{
  double title = 0, line = 0;
  gboolean is_measured[2] = { FALSE, FALSE };

  *room = (TandemFlagRoom) {
    .start = self->pad,
    .end = self->scale.width - self->pad,
    .gap = TANDEM_LABEL_GAP * self->unit,
    .clearance = TANDEM_LABEL_CLEARANCE * self->unit,
    .box_distance = TANDEM_LABEL_DISTANCE * self->unit,
    .leader_distance = TANDEM_LEADER_DISTANCE * self->unit,
    .most_rows = self->options->most_rows,
    .height = available,
    .first_gap = TANDEM_LABEL_AXIS_GAP * self->unit,
    .row_gap = self->row_gap,
  };
  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      /* A line is as high as any other of its weight. */
      if (!tandem_marks_is_visible (self, item) || is_measured[item->milestone->highlighted ? 1 : 0])
        continue;
      is_measured[item->milestone->highlighted ? 1 : 0] = TRUE;
      title = MAX (title, tandem_label_title (self, item, TANDEM_TITLE_ONE_LINE)->extents.height);
      line = MAX (line, tandem_label_line (self, item, TANDEM_LEADS_NONE)->extents.height);
    }
  room->label_height = title + line;
  room->line_height = title;
}

/* Searches places for all labels; FALSE when they have no room. */
static gboolean
search_places (TandemLayout *self, TandemLabelSet set, TandemFlagMeans means, double available)
{
  guint n = self->items->len, n_flags = 0;
  g_autofree TandemFlag *flags = g_new (TandemFlag, n + 1);
  g_autofree TandemFlagPlace *places = g_new0 (TandemFlagPlace, n + 1);
  TandemFlagRoom room;
  TandemFlagResult result;

  measure_room (self, available, &room);
  for (guint i = 0; i < n; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);
      TandemFlag *flag = &flags[n_flags];

      item->place = (TandemFlagPlace) { 0 };
      if (!tandem_marks_is_visible (self, item))
        continue;
      *flag = (TandemFlag) { .x = item->x, .side = item->milestone->driver, .weight = tandem_labels_weigh (item->milestone) };
      flag->n_shapes = tandem_label_find_shapes (self, item, set, flag->shapes);
      n_flags++;
    }
  if (!tandem_flags_place (flags, n_flags, &room, means, places, &result))
    return FALSE;
  n_flags = 0;
  for (guint i = 0; i < n; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (!tandem_marks_is_visible (self, item))
        continue;
      item->place = places[n_flags++];
      tandem_label_set_shape (self, item, &item->shapes[item->place.shape]);
    }
  measure_rows (self);
  return TRUE;
}

/* px for rows above and below together; without a height there is no end. */
static double
available_height (TandemLayout *self, guint n_numbered)
{
  if (self->options->height <= 0)
    return G_MAXDOUBLE;
  self->key_height = tandem_below_key_height (self, n_numbered);
  return self->options->height - self->head_height - self->foot_height - self->ticks_height - self->undated_height - self->key_height
         - 2 * self->zone;
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

/* Whether the label of @item may be @width wide: nothing of its row, and no leader that goes through its row, is there.
 * @labelled: those of all labels */
static gboolean
may_be_wide (const TandemLayout *self, const GPtrArray *labelled, const TandemLayoutItem *item, double width)
{
  double gap = TANDEM_LABEL_GAP * self->unit, clearance = TANDEM_LABEL_CLEARANCE * self->unit,
         distance = TANDEM_LABEL_DISTANCE * self->unit;
  double start = item->place.is_before ? item->x - gap - width : item->x + gap, end = start + width;

  if (start < self->pad || end > self->scale.width - self->pad)
    return FALSE;
  for (guint i = 0; i < labelled->len; i++)
    {
      const TandemLayoutItem *other = g_ptr_array_index (labelled, i);
      double other_start = other->place.is_before ? other->x - gap - other->width : other->x + gap;

      if (other == item || other->place.row < item->place.row || other->place.is_below != item->place.is_below)
        continue;
      if (other->x > start - clearance && other->x < end + clearance)
        return FALSE;
      if (other->place.row == item->place.row && other_start < end + distance && other_start + other->width > start - distance)
        return FALSE;
    }
  return TRUE;
}

/* Gives @item @shape if it is no wider than there is room, and the rows no higher than @available px. */
static void
try_shape (TandemLayout *self, const GPtrArray *labelled, TandemLayoutItem *item, TandemLabelShape shape, double available)
{
  double *row = &(item->place.is_below ? self->rows.below : self->rows.above)[item->place.row], before = *row, width = item->width;
  TandemLabelShape old = item->shape;

  if (!tandem_label_title (self, item, shape.form)->is_usable
      || tandem_label_loss (self, item, &shape) >= tandem_label_loss (self, item, &old))
    return;
  tandem_label_set_shape (self, item, &shape);
  if (item->width <= width + 0.01 || may_be_wide (self, labelled, item, item->width))
    {
      *row = MAX (*row, item->height);
      if (tandem_labels_height (self, FALSE) + tandem_labels_height (self, TRUE) <= available + 0.01)
        return;
      *row = before;
    }
  tandem_label_set_shape (self, item, &old);
}

/* What labels gave up for the sake of others comes back where there is room in the end: whole titles, then names. An exact
 * search leaves nothing of it. */
static void
enrich (TandemLayout *self, double available)
{
  g_autoptr (GPtrArray) labelled = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, TandemLayoutItem, i).place.row > 0)
      g_ptr_array_add (labelled, &g_array_index (self->items, TandemLayoutItem, i));
  for (int step = 0; step < 4; step++)
    for (guint i = 0; i < labelled->len; i++)
      {
        TandemLayoutItem *item = g_ptr_array_index (labelled, i);

        if (step < 2 && !item->texts->titles[item->shape.form].extents.cut)
          continue;
        if (step < 2)
          try_shape (self, labelled, item, (TandemLabelShape) { step == 0 ? TANDEM_TITLE_ONE_LINE : TANDEM_TITLE_TWO_LINES, item->shape.leads },
                     available);
        else if (item->shape.leads > (step == 2 ? TANDEM_LEADS_FIRST : TANDEM_LEADS_BOTH))
          try_shape (self, labelled, item, (TandemLabelShape) { item->shape.form, step == 2 ? TANDEM_LEADS_FIRST : TANDEM_LEADS_BOTH }, available);
      }
}

/* The key takes room from the rows, and fewer rows need a larger key: goes round until both fit. */
static void
search_with_numbers (TandemLayout *self)
{
  TandemLabelSet set = self->items->len <= MOST_SEARCHED ? TANDEM_LABEL_SET_LOW : TANDEM_LABEL_SET_LEAST;
  guint n_numbered = count_undated_numbers (self);
  double last = -1;

  for (int round = 0; round < 6; round++)
    {
      double available = round == 5 || self->all_numbers ? 0 : available_height (self, n_numbered);
      guint n;

      if (available == last)
        break;
      last = available;
      search_places (self, set, TANDEM_FLAGS_NUMBER, available);
      n = give_numbers (self);
      if (n <= n_numbered)
        break;
      n_numbered = n;
    }
}

/* Whether it is worth a try: not of a crowd whose days alone, side by side, are longer than all rows together. */
static gboolean
may_all_fit (TandemLayout *self)
{
  double length = 0, most = self->options->most_rows * (self->scale.width + TANDEM_LABEL_DISTANCE * self->unit);

  for (guint i = 0; i < self->items->len && self->items->len > MOST_SEARCHED && length <= most; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      if (tandem_marks_is_visible (self, item))
        length += tandem_label_line (self, item, TANDEM_LEADS_NONE)->extents.width + TANDEM_LABEL_DISTANCE * self->unit;
    }
  return length <= most;
}

/**
 * tandem_labels_search:
 *
 * Finds places for the labels. What does not fit gives up names of its second line, then a part of its title; then labels
 * of done milestones give way to numbers, then other labels.
 */
void
tandem_labels_search (TandemLayout *self)
{
  double available = available_height (self, count_undated_numbers (self));

  self->row_gap = (self->options->height > 0 ? LEAST_ROW_GAP : TANDEM_ROW_GAP) * self->unit;
  if (self->all_numbers || !may_all_fit (self)
      || !(search_places (self, TANDEM_LABEL_SET_WHOLE, TANDEM_FLAGS_KEEP, available)
           || (self->items->len <= MOST_SEARCHED && search_places (self, TANDEM_LABEL_SET_ALL, TANDEM_FLAGS_GIVE_UP, available))))
    search_with_numbers (self);
  self->key_height = tandem_below_key_height (self, give_numbers (self));
  enrich (self, available_height (self, give_numbers (self)));
}
