/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flags.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The search goes over the labels in the order of their leaders and keeps, after each, the arrangements that may still be
 * part of the best answer. What an arrangement means for the labels to come is two numbers for each row,
 *
 *   reach  where the last box of the row ends: a leader that goes through the row must be beyond it;
 *   taken  where the last box ends or the last leader through the row stands: a box before its leader must be beyond it.
 *
 * and where the last leader of each side stands.
 * An arrangement is dropped when another is nowhere further and costs no more. As long as no arrangement is dropped for
 * want of room (WIDEST), the answer is exact. */

/* px; left of every picture, and small enough to be summed up */
#define EMPTY_ROW (-1e6)
#define MOST_ROWS TANDEM_FLAGS_MOST_ROWS
#define SIDES 2
#define EXACT_FLAGS 24
#define FEW_FLAGS 60
/* Arrangements kept after each label. */
#define WIDEST 600
#define NUMBERED_WIDEST 100
#define AHEAD_SHARE 0.3
#define BEHIND_SHARE 0.1
#define USUAL_WEIGHT 10
#define WIDE 60
#define NARROW 12

typedef struct
{
  float  reach[SIDES][MOST_ROWS]; /* px; exact to a thousandth on any screen */
  float  taken[SIDES][MOST_ROWS];
  float  leader[SIDES]; /* px, the last of each side */
  gint64 cost;
  gint64 rank;   /* what the search keeps first: cost, and room taken from the labels to come */
  guint  parent; /* in the layer before */
  TandemFlagPlace place;
} State;

typedef struct
{
  const TandemFlag     *flags;
  guint                 n_flags;
  const TandemFlagRoom *room;
  gboolean              may_number;
  int                   rows[SIDES];
  guint                 width; /* states kept a layer */
  gboolean              cut;   /* a state was dropped for want of room */
  gint64                limit; /* an answer must cost less */
  gboolean              any;   /* any answer will do, at whatever cost: far fewer arrangements need be kept */
} Search;

/* Whether leader @flag may go through rows 1 to @row of @side. */
static gboolean
leader_fits (const Search *self, const State *state, const TandemFlag *flag, int side, int row)
{
  if (state->leader[side] + self->room->leader_distance > flag->x)
    return FALSE;
  for (int r = 0; r < row; r++)
    if (state->reach[side][r] + self->room->clearance > flag->x)
      return FALSE;
  return TRUE;
}

/* @next: @state with @flag put at @place. */
static gboolean
put (const Search *self, const State *state, const TandemFlag *flag, const TandemFlagPlace *place, State *next)
{
  const TandemFlagRoom *room = self->room;
  int side = place->is_below ? 1 : 0, r = place->row - 1;
  double start = place->is_before ? flag->x - room->gap - flag->width : flag->x + room->gap;
  double end = start + flag->width;

  if (start < room->start || end > room->end || !leader_fits (self, state, flag, side, place->row))
    return FALSE;
  if (place->is_before && start < state->taken[side][r])
    return FALSE;

  *next = *state;
  next->leader[side] = (float) flag->x;
  for (int i = 0; i <= r; i++)
    next->taken[side][i] = MAX (next->taken[side][i], (float) (flag->x + room->clearance));
  if (!place->is_before)
    {
      next->reach[side][r] = (float) end;
      next->taken[side][r] = MAX (next->taken[side][r], (float) (end + room->box_distance));
    }
  next->cost += place->row * TANDEM_FLAGS_COST_ROW + (place->is_before ? TANDEM_FLAGS_COST_BEFORE : 0) + flag->costs[place->is_before ? 1 : 0] +
                (flag->side == TANDEM_SIDE_JOINT && place->is_below ? TANDEM_FLAGS_COST_JOINT_BELOW : 0);
  next->place = *place;
  return TRUE;
}

/* What no longer matters to the labels to come is made equal, so that more states can be compared. */
static void
forget (const Search *self, State *state, double next_x, double widest)
{
  /* A px nearer than need be, so that rounding can't make a limit out of what is none. */
  double far = next_x - self->room->gap - widest - 1, near = next_x - self->room->clearance - 1;

  for (int side = 0; side < SIDES; side++)
    state->leader[side] = MAX (state->leader[side], (float) (next_x - self->room->leader_distance - 1));
  for (int side = 0; side < SIDES; side++)
    for (int r = 0; r < self->rows[side]; r++)
      {
        state->reach[side][r] = MAX (state->reach[side][r], (float) near);
        state->taken[side][r] = MAX (state->taken[side][r], (float) far);
      }
}

/* Stands for the cost where that is of no interest: what dominates has less of it. */
static gint64
sum_up (const Search *self, const State *state)
{
  double sum = 0;

  /* A row without a label is taken up to minus infinity. */
  for (int side = 0; side < SIDES; side++)
    for (int r = 0; r < self->rows[side]; r++)
      sum += MAX (state->reach[side][r], EMPTY_ROW) + MAX (state->taken[side][r], EMPTY_ROW);
  return (gint64) (sum * 1024);
}

static gboolean
dominates (const Search *self, const State *a, const State *b)
{
  if (a->cost > b->cost || a->leader[0] > b->leader[0] || a->leader[1] > b->leader[1])
    return FALSE;
  for (int side = 0; side < SIDES; side++)
    for (int r = 0; r < self->rows[side]; r++)
      if (a->reach[side][r] > b->reach[side][r] || a->taken[side][r] > b->taken[side][r])
        return FALSE;
  return TRUE;
}

static gint
compare_states (gconstpointer a, gconstpointer b)
{
  const State *x = *(const State *const *) a, *y = *(const State *const *) b;
  int order;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  order = memcmp (x->taken, y->taken, sizeof x->taken); /* any order, as long as it is the same everywhere */
  if (order != 0)
    return order;
  order = memcmp (x->reach, y->reach, sizeof x->reach);
  if (order != 0)
    return order;
  if (x->parent != y->parent)
    return x->parent < y->parent ? -1 : 1;
  return x->place.row != y->place.row ? x->place.row - y->place.row : x->place.is_below != y->place.is_below ? x->place.is_below - y->place.is_below
                                                                     : x->place.is_before - y->place.is_before;
}

/* All ways to go on from @state with @flag. */
static void
expand (Search *self, const State *state, guint parent, guint index, gint64 rest, GArray *layer)
{
  const TandemFlag *flag = &self->flags[index];
  State next;

  for (int side = 0; side < SIDES; side++)
    {
      if ((side == 0 && flag->side == TANDEM_SIDE_SELLER) || (side == 1 && flag->side == TANDEM_SIDE_BUYER))
        continue;
      for (int row = 1; row <= self->rows[side]; row++)
        {
          if (!leader_fits (self, state, flag, side, row))
            break; /* nor does it fit through more rows */
          for (int before = 0; before < 2; before++)
            {
              TandemFlagPlace place = { row, side == 1, before == 1 };

              if (!put (self, state, flag, &place, &next) || (!self->any && next.cost + rest >= self->limit))
                continue;
              next.parent = parent;
              g_array_append_val (layer, next);
            }
        }
    }
  if (self->may_number && state->cost + flag->weight * (gint64) TANDEM_FLAGS_COST_NUMBER + rest < self->limit)
    {
      next = *state;
      next.cost += flag->weight * (gint64) TANDEM_FLAGS_COST_NUMBER;
      next.place = (TandemFlagPlace) { 0, flag->side == TANDEM_SIDE_SELLER, FALSE };
      next.parent = parent;
      g_array_append_val (layer, next);
    }
}

/* Where labels may be left out the cheapest arrangements so far are often those that left no room for what comes: what
 * their boxes keep taken beyond @next_x counts as a part of the labels that could be there. The shares are the best of some
 * tried on random plans of 24 to 60 labels; with them a search that keeps 60 arrangements leaves out no more than one that
 * keeps 1,500 without. */
static gint64
rank_state (const Search *self, const State *state, double next_x, double mean)
{
  double taken = 0;

  if (!self->may_number)
    return state->cost;
  for (int side = 0; side < SIDES; side++)
    for (int r = 0; r < self->rows[side]; r++)
      taken += AHEAD_SHARE * MAX (state->reach[side][r] + self->room->clearance - next_x, 0)
               + BEHIND_SHARE * MAX (state->taken[side][r] - (next_x - self->room->gap - mean), 0);
  return state->cost + (gint64) (taken / mean * USUAL_WEIGHT * TANDEM_FLAGS_COST_NUMBER);
}

/* What nothing dominates of @candidates, by rank, at most self->width. */
static GArray *
prune (Search *self, GArray *candidates)
{
  GArray *layer = g_array_new (FALSE, FALSE, sizeof (State));
  g_autofree const State **order = g_new (const State *, candidates->len + 1);

  for (guint i = 0; i < candidates->len; i++)
    order[i] = &g_array_index (candidates, State, i);
  qsort (order, candidates->len, sizeof *order, compare_states);
  for (guint i = 0; i < candidates->len; i++)
    {
      gboolean dominated = FALSE;

      for (guint k = 0; k < layer->len && !dominated; k++)
        dominated = dominates (self, &g_array_index (layer, State, k), order[i]);
      if (dominated)
        continue;
      if (layer->len >= self->width)
        {
          self->cut = TRUE;
          break;
        }
      g_array_append_vals (layer, order[i], 1);
    }
  return layer;
}

/* The cheapest arrangement with at most self->rows; FALSE for none under self->limit. */
static gboolean
run_once (Search *self, TandemFlagPlace *places, gint64 *cost)
{
  guint n = self->n_flags;
  g_autofree GArray **layers = g_new0 (GArray *, n + 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (State));
  double widest = 0, mean = 1;
  gboolean found;
  State start;

  memset (&start, 0, sizeof start);
  start.leader[0] = start.leader[1] = -G_MAXFLOAT;
  for (int side = 0; side < SIDES; side++)
    for (int r = 0; r < MOST_ROWS; r++)
      start.reach[side][r] = start.taken[side][r] = -G_MAXFLOAT;
  for (guint i = 0; i < n; i++)
    {
      widest = MAX (widest, self->flags[i].width);
      mean += self->flags[i].width / n;
    }

  layers[0] = g_array_new (FALSE, FALSE, sizeof (State));
  g_array_append_val (layers[0], start);
  for (guint i = 0; i < n; i++)
    {
      g_array_set_size (candidates, 0);
      for (guint k = 0; k < layers[i]->len; k++)
        expand (self, &g_array_index (layers[i], State, k), k, i, (gint64) TANDEM_FLAGS_COST_ROW * (n - i - 1), candidates);
      if (i + 1 < n)
        for (guint k = 0; k < candidates->len; k++)
          forget (self, &g_array_index (candidates, State, k), self->flags[i + 1].x, widest);
      if (self->any)
        for (guint k = 0; k < candidates->len; k++)
          g_array_index (candidates, State, k).cost = sum_up (self, &g_array_index (candidates, State, k));
      for (guint k = 0; k < candidates->len; k++)
        g_array_index (candidates, State, k).rank = rank_state (self, &g_array_index (candidates, State, k), i + 1 < n ? self->flags[i + 1].x : G_MAXINT, mean);
      layers[i + 1] = prune (self, candidates);
      if (layers[i + 1]->len == 0)
        break;
    }

  found = layers[n] != NULL && layers[n]->len > 0;
  if (found)
    {
      guint k = 0; /* sorted: nothing comes after them, so the cheapest */

      *cost = g_array_index (layers[n], State, 0).cost;
      for (guint i = n; i > 0; i--)
        {
          const State *state = &g_array_index (layers[i], State, k);

          places[i - 1] = state->place;
          k = state->parent;
        }
    }
  for (guint i = 0; i <= n; i++)
    g_clear_pointer (&layers[i], g_array_unref);
  return found;
}

/* As run_once(); a narrow run first gives a bound that keeps the wide one small. */
static gboolean
run (Search *self, TandemFlagPlace *places, gint64 *cost)
{
  Search scout = *self;
  gint64 limit = self->limit;
  gboolean found = FALSE, better;

  if (self->width > NARROW)
    {
      scout.width = NARROW;
      found = run_once (&scout, places, cost);
      if (found && !scout.cut)
        return TRUE; /* it dropped nothing that could have been better */
      if (found)
        self->limit = *cost;
    }
  better = run_once (self, places, cost);
  self->limit = limit;
  return found || better;
}

static void
describe (const TandemFlagPlace *places, guint n, TandemFlagResult *result)
{
  result->rows_above = result->rows_below = 0;
  result->n_numbered = 0;
  for (guint i = 0; i < n; i++)
    {
      int *rows = places[i].is_below ? &result->rows_below : &result->rows_above;

      if (places[i].row == 0)
        result->n_numbered++;
      *rows = MAX (*rows, places[i].row);
    }
}

/* Labels of one side alone. */
static TandemFlag *
pick_side (const TandemFlag *flags, guint n_flags, TandemSide side, guint *n_picked)
{
  TandemFlag *picked = g_new (TandemFlag, MAX (n_flags, 1));

  *n_picked = 0;
  for (guint i = 0; i < n_flags; i++)
    if (flags[i].side == side)
      picked[(*n_picked)++] = flags[i];
  return picked;
}

/* Whether all labels have room in so many rows. */
static gboolean
is_possible (const Search *self, int above, int below, TandemFlagPlace *places, gboolean *cut)
{
  Search search = *self;
  gboolean found;
  gint64 cost;

  search.rows[0] = above;
  search.rows[1] = below;
  search.any = TRUE;
  found = run_once (&search, places, &cost);
  *cut |= search.cut;
  return found;
}

/* Rows that the labels of one side need at least; one more than @most_rows where they can't do. */
static int
count_least_rows (Search *self, TandemSide side, int most_rows)
{
  guint n;
  g_autofree TandemFlag *flags = pick_side (self->flags, self->n_flags, side, &n);
  g_autofree TandemFlagPlace *places = g_new (TandemFlagPlace, MAX (n, 1));
  Search search = *self;

  search.flags = flags;
  search.n_flags = n;
  for (int rows = 0; rows <= most_rows; rows++)
    if (n == 0 || is_possible (&search, side == TANDEM_SIDE_BUYER ? rows : 0, side == TANDEM_SIDE_SELLER ? rows : 0, places, &self->cut))
      return rows;
  return most_rows + 1;
}

/* Rows above that the labels on that side are worth, of @rows; joint ones count as half. */
static int
fair_share (const Search *self, int rows)
{
  double above = 0, all = 0;

  for (guint i = 0; i < self->n_flags; i++)
    {
      double own = self->flags[i].width * self->flags[i].weight;

      all += own;
      above += self->flags[i].side == TANDEM_SIDE_BUYER ? own : self->flags[i].side == TANDEM_SIDE_JOINT ? own / 2 : 0;
    }
  return CLAMP ((int) round (rows * above / MAX (all, 1)), MAX (rows - MOST_ROWS, 0), MIN (rows, MOST_ROWS));
}

/* The best over all ways to share @rows between above and below; places and self->limit are those of the best. */
static gboolean
try_rows (Search *self, int rows, int least_above, int least_below, TandemFlagPlace *places)
{
  g_autofree TandemFlagPlace *trial = g_new (TandemFlagPlace, MAX (self->n_flags, 1));
  gboolean found = FALSE;
  int fair = fair_share (self, rows);
  gint64 cost;

  for (int i = 0; i <= rows; i++)
    {
      /* From the middle: what is found there bounds the search of the rest. */
      int above = rows / 2 + (i % 2 == 0 ? -(i / 2) : (i + 1) / 2);

      if (above < least_above || above > rows - least_below || above > MOST_ROWS || rows - above > MOST_ROWS)
        continue;
      if (self->may_number && self->n_flags > EXACT_FLAGS && ABS (above - fair) > (self->n_flags > FEW_FLAGS ? 0 : 1))
        continue; /* a crowd: the share that each side has of it, or nearly that */
      self->rows[0] = above;
      self->rows[1] = rows - above;
      if (!self->may_number && !is_possible (self, above, rows - above, trial, &self->cut))
        continue;
      if (!run (self, trial, &cost))
        continue;
      found = TRUE;
      self->limit = cost;
      memcpy (places, trial, self->n_flags * sizeof *places);
    }
  return found;
}

/**
 * tandem_flags_place:
 * @flags: labels by leader
 * @n_flags: how many
 * @room: distances and limits, px
 * @may_number: whether labels may be left out
 * @places: (out caller-allocates): one for each of @flags
 * @result: (out caller-allocates): what was found
 *
 * Fewest rows above and below together; of these the shortest leaders (the rows of all labels added up), then joint
 * labels above, then what looks better, then labels after their leaders. Buyer's labels are above and seller's below without exception: the
 * picture says so at its edge. Where labels may be left out, the least weight is, in @room's rows.
 *
 * Exact up to 24 labels that all have room, unless result->is_exact says otherwise; a beam search beyond. Of 30 to 40 random
 * labels in eight rows that leaves out less than a sixth of the weight that first fit leaves out (test-flags.c).
 *
 * Returns: whether every label has a place, or may be left out
 */
gboolean
tandem_flags_place (const TandemFlag *flags, guint n_flags, const TandemFlagRoom *room, gboolean may_number,
                    TandemFlagPlace *places, TandemFlagResult *result)
{
  Search search = { .flags = flags, .n_flags = n_flags, .room = room, .may_number = may_number, .limit = G_MAXINT64 };
  int most_rows = CLAMP (room->most_rows, 0, 2 * MOST_ROWS), least_above = 0, least_below = 0;
  gboolean found = FALSE;

  search.width = n_flags <= EXACT_FLAGS ? WIDEST : n_flags <= FEW_FLAGS ? WIDE : NARROW;
  if (may_number)
    {
      search.width = MIN (search.width, NUMBERED_WIDEST);
      found = try_rows (&search, most_rows, 0, 0, places);
    }
  else
    {
      least_above = count_least_rows (&search, TANDEM_SIDE_BUYER, MIN (most_rows, MOST_ROWS));
      least_below = count_least_rows (&search, TANDEM_SIDE_SELLER, MIN (most_rows, MOST_ROWS));
      for (int rows = least_above + least_below; rows <= most_rows && !found; rows++)
        found = try_rows (&search, rows, least_above, least_below, places);
    }
  memset (result, 0, sizeof *result);
  result->is_exact = !search.cut;
  if (found)
    {
      result->cost = search.limit;
      describe (places, n_flags, result);
    }
  return found;
}
