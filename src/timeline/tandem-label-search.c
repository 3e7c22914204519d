/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>
#include <string.h>

#define ROW_GAP 9
#define LEAST_ROW_GAP 6 /* in a picture of given height; it grows where there is room */
#define COST_EDGE 3
#define COST_HATCH 5
/* Of more labels than this most have numbers, whatever they give up. */
#define MOST_SEARCHED 60

static const struct { TandemTitleForm title; TandemLeads leads; } forms[] = {
  [TANDEM_DETAIL_FULL] = { TANDEM_TITLE_TWO_LINES, TANDEM_LEADS_BOTH },
  [TANDEM_DETAIL_FIRST_LEAD] = { TANDEM_TITLE_TWO_LINES, TANDEM_LEADS_FIRST },
  [TANDEM_DETAIL_WIDE] = { TANDEM_TITLE_WIDE, TANDEM_LEADS_FIRST },
  [TANDEM_DETAIL_SHORT_DATE] = { TANDEM_TITLE_TWO_LINES, TANDEM_LEADS_NONE },
  [TANDEM_DETAIL_NARROW] = { TANDEM_TITLE_NARROW, TANDEM_LEADS_NONE },
  [TANDEM_DETAIL_WIDE_SHORT] = { TANDEM_TITLE_WIDE, TANDEM_LEADS_NONE },
  [TANDEM_DETAIL_CUT] = { TANDEM_TITLE_CUT, TANDEM_LEADS_NONE },
};

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

/* Rows of the highest label that @available px have room for, or of the lowest: no arrangement can have more. */
static int
count_rows (TandemLayout *self, double available, gboolean lowest)
{
  double height = 0, first = TANDEM_LABEL_AXIS_GAP * self->unit;

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

/* What it costs that a label lies over the edges of bands, or over the hatch of a closed period: it is read more easily
 * elsewhere. */
static guint
count_edges (const TandemLayout *self, const TandemLayoutItem *item, double start, double end)
{
  TandemSide driver = item->milestone->driver;
  guint cost = 0;

  for (guint i = 0; i < self->edition->n_closed; i++)
    {
      const TandemEditionClosed *closed = &self->edition->closed[i];

      if ((closed->is_freeze || closed->is_found) && (closed->side == driver || closed->side == TANDEM_SIDE_JOINT || driver == TANDEM_SIDE_JOINT) &&
          tandem_scale_x (&self->scale, closed->first) < end && tandem_scale_x (&self->scale, closed->last + 1) > start)
        cost += COST_HATCH;
    }

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
    .start = self->pad, .end = self->scale.width - self->pad, .gap = TANDEM_LABEL_GAP * self->unit, .clearance = TANDEM_LABEL_CLEARANCE * self->unit,
    .box_distance = TANDEM_LABEL_DISTANCE * self->unit, .leader_distance = 4 * TANDEM_LEADER_WIDTH * self->unit, .most_rows = most_rows,
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
          { count_edges (self, item, item->x, item->x + room.gap + item->width), count_edges (self, item, item->x - room.gap - item->width, item->x) },
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
  double gap = TANDEM_LABEL_GAP * self->unit, clearance = TANDEM_LABEL_CLEARANCE * self->unit, distance = TANDEM_LABEL_DISTANCE * self->unit;
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

/* Whether @trial may take the place of item @index: it is no wider than there is room, and the rows no higher than
 * @available px. */
static gboolean
may_replace (TandemLayout *self, guint index, const TandemLayoutItem *trial, double available)
{
  TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);
  double *row = &(item->place.is_below ? self->rows.below : self->rows.above)[item->place.row], before = *row;

  if (trial->width > item->width + 0.01 && !may_be_wide (self, index, trial->width))
    return FALSE;
  *row = MAX (*row, trial->height);
  if (tandem_labels_height (self, FALSE) + tandem_labels_height (self, TRUE) <= available + 0.01)
    return TRUE;
  *row = before;
  return FALSE;
}

static void
try_title (TandemLayout *self, guint index, TandemTitleForm form, double available)
{
  TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);
  TandemLayoutItem trial = *item;

  if (!item->title_extents.cut)
    return;
  tandem_labels_measure_title (self, &trial, form);
  if (!trial.title_extents.cut && may_replace (self, index, &trial, available))
    *item = trial;
}

static void
try_leads (TandemLayout *self, guint index, TandemLeads leads, double available)
{
  TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, index);
  TandemLayoutItem trial = *item;

  if (item->leads <= (int) leads)
    return;
  trial.line = NULL;
  tandem_labels_measure_line (self, &trial, leads);
  if (trial.leads < item->leads && may_replace (self, index, &trial, available))
    {
      g_free (item->line);
      *item = trial;
    }
  else
    {
      g_free (trial.line);
    }
}

/* What labels gave up for the sake of others comes back where there is room in the end: whole titles, then leads. */
static void
enrich (TandemLayout *self, double available)
{
  for (int step = 0; step < 4; step++)
    for (guint i = 0; i < self->items->len; i++)
      {
        if (g_array_index (self->items, TandemLayoutItem, i).place.row == 0)
          continue;
        if (step == 0)
          try_title (self, i, TANDEM_TITLE_WIDE, available);
        else if (step == 1)
          try_title (self, i, TANDEM_TITLE_TWO_LINES, available);
        else
          try_leads (self, i, step == 2 ? TANDEM_LEADS_FIRST : TANDEM_LEADS_BOTH, available);
      }
}

/* The key takes room from the rows, and fewer rows need a larger key: goes round until both fit. Returns what the labels
 * weigh that gave way to numbers. */
static int
search_with_numbers (TandemLayout *self, TandemDetail detail)
{
  guint n_numbered = count_undated_numbers (self);
  int weight = 0, last_rows = -1;

  tandem_labels_measure (self, forms[detail].title, forms[detail].leads);
  for (int round = 0; round < 6; round++)
    {
      double available = available_height (self, n_numbered);
      int rows = count_rows (self, available, FALSE);
      guint n;

      if (round == 5 || self->detail == TANDEM_DETAIL_ALL_NUMBERS)
        rows = 0;
      if (rows == last_rows)
        break;
      last_rows = rows;
      search_places (self, rows, TRUE);
      n = give_numbers (self);
      if (n <= n_numbered)
        break;
      n_numbered = n;
    }
  self->key_height = tandem_below_key_height (self, give_numbers (self));
  measure_rows (self);
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, TandemLayoutItem, i).number != 0)
      weight += weigh (g_array_index (self->items, TandemLayoutItem, i).milestone);
  return weight;
}

/* Whether all labels have room when they give up what @detail says. */
static gboolean
try_detail (TandemLayout *self, TandemDetail detail, double available)
{
  tandem_labels_measure (self, forms[detail].title, forms[detail].leads);
  /* Rows are only as high as what stands in them: more of them may fit than of the highest. */
  if (!search_places (self, count_rows (self, available, TRUE), FALSE))
    return FALSE;
  measure_rows (self);
  return tandem_labels_height (self, FALSE) + tandem_labels_height (self, TRUE) <= available;
}

/* The first detail at which all labels have room; TANDEM_DETAIL_NUMBERS for none. */
static TandemDetail
find_detail (TandemLayout *self, double available)
{
  if (try_detail (self, TANDEM_DETAIL_FULL, available))
    return TANDEM_DETAIL_FULL;
  if (self->items->len > MOST_SEARCHED)
    return TANDEM_DETAIL_NUMBERS;
  /* The lowest labels, and the narrowest: where neither have room nothing between has, either. */
  if (!try_detail (self, TANDEM_DETAIL_CUT, available) && !try_detail (self, TANDEM_DETAIL_NARROW, available))
    return TANDEM_DETAIL_NUMBERS;
  for (TandemDetail detail = TANDEM_DETAIL_FULL + 1; detail < TANDEM_DETAIL_CUT; detail++)
    if (try_detail (self, detail, available))
      return detail;
  try_detail (self, TANDEM_DETAIL_CUT, available);
  return TANDEM_DETAIL_CUT;
}

/**
 * tandem_labels_search:
 *
 * Finds places for the labels. What does not fit gives up what TandemDetail says, then the labels of done milestones, then
 * other labels.
 */
void
tandem_labels_search (TandemLayout *self)
{
  gboolean all_numbers = self->detail == TANDEM_DETAIL_ALL_NUMBERS;
  double available = available_height (self, count_undated_numbers (self));

  self->row_gap = (self->options->height > 0 ? LEAST_ROW_GAP : ROW_GAP) * self->unit;
  if (!all_numbers)
    self->detail = find_detail (self, available);
  if (self->detail >= TANDEM_DETAIL_NUMBERS)
    {
      int cut = search_with_numbers (self, TANDEM_DETAIL_CUT);

      if (self->items->len <= MOST_SEARCHED && search_with_numbers (self, TANDEM_DETAIL_NARROW) > cut)
        search_with_numbers (self, TANDEM_DETAIL_CUT);
    }
  else
    {
      self->key_height = tandem_below_key_height (self, give_numbers (self));
    }
  enrich (self, available_height (self, give_numbers (self)));
}
