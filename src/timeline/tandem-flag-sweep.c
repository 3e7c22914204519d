/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-sweep.h"

#include <string.h>

/* The sweep goes over the labels in the order of their leaders and keeps, after each, the arrangements that may still be
 * part of the best answer. What an arrangement means for the labels to come is two numbers for each row,
 *
 *   reach  the first label whose leader has a way through the row and those before it, past the boxes there;
 *   taken  the first box before its leader that has room in the row, beside boxes and leaders,
 *
 * and how many lines high each row is. Both are told as far as labels to come can tell: see TandemFlagGrid.
 * An arrangement is dropped when another is nowhere further, nowhere higher and costs no more. As long as no arrangement is
 * dropped for want of room (self->width), the answer is exact. A bound of what labels to come cost (tandem-flag-bound.c) leaves
 * few to be kept. */

#define MOST_ROWS    (TANDEM_FLAG_SIDES * TANDEM_FLAGS_MOST_ROWS)
#define AHEAD_SHARE  0.3
#define BEHIND_SHARE 0.1
#define USUAL_WEIGHT 10
/* Arrangements kept when there was enough work. */
#define TIRED_WIDTH  24

/* What is kept of an arrangement to find the way back. */
typedef struct
{
  guint parent; /* in the layer before */
  TandemFlagPlace place;
} Step;

/* What a sweep knows beforehand. */
typedef struct
{
  TandemFlagSweep *sweep;
  const TandemFlagGrid *grid;
  int n_rows;
  guint first_key[TANDEM_FLAG_SIDES];
  guint n_chunks;        /* of keys */
  gboolean counts_lines; /* rows may become too high */
  gboolean may_number;
  guint index;           /* of the label that is put */
  gint64 rest;           /* what those after it cost at least */
} Plan;

/* Where labels may be left out the cheapest arrangements so far are often those that left no room for what comes: what
 * their boxes keep taken beyond the next leader counts as a part of the labels that could be there. The shares are the best of
 * some tried on random plans of 24 to 60 labels; with them a search that keeps 60 arrangements leaves out no more than one
 * that keeps 1,500 without. */
static gint64
price_room (const Plan *plan, const TandemFlagState *state)
{
  const TandemFlagGrid *grid = plan->grid;
  double taken = 0, next_x;

  if (plan->index + 1 >= grid->n)
    return 0;
  next_x = grid->leaders[plan->index + 1];
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      const gint16 *reach = state->keys + plan->first_key[side], *starts = reach + plan->sweep->rows[side];

      for (int i = 0; i < plan->sweep->rows[side]; i++)
        {
          double ahead = reach[i] < (gint16) grid->n ? grid->leaders[reach[i]] : grid->end,
                 behind = starts[i] < (gint16) grid->n_starts ? grid->starts[starts[i]] : grid->end;

          taken += AHEAD_SHARE * MAX (ahead - next_x, 0) + BEHIND_SHARE * MAX (behind - (next_x - grid->gap - grid->mean), 0);
        }
    }
  return (gint64) (taken / grid->mean * USUAL_WEIGHT * TANDEM_FLAGS_COST_NUMBER);
}

/* Lines no longer matter when all that may come have room. */
static void
forget_lines (const Plan *plan, TandemFlagState *state)
{
  const TandemFlagSweep *self = plan->sweep;
  int most = state->n_lines;

  for (int side = 0, row = 0; side < TANDEM_FLAG_SIDES; side++)
    for (int i = 0; i < self->rows[side]; i++, row++)
      most += MAX (plan->grid->most_lines[side][plan->index + 1] - state->lines[row], 0);
  if (most > self->spare)
    return;
  state->n_lines = 0;
  memset (state->lines, 0, (gsize) plan->n_rows);
}

/* Makes equal what is equal to the labels to come. */
static void
forget (const Plan *plan, TandemFlagState *state)
{
  const TandemFlagGrid *grid = plan->grid;
  gint16 next = (gint16) (plan->index + 1);

  state->sum = 0;
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      gint16 *reach = state->keys + plan->first_key[side], *taken = reach + plan->sweep->rows[side], far = next;

      for (int i = 0; i < plan->sweep->rows[side]; i++)
        {
          far = MAX (far, reach[i]);
          reach[i] = far = grid->free_labels[side][far];
          taken[i] = tandem_flag_grid_free_rank (grid, side, far, taken[i]);
          state->sum += far + taken[i];
        }
    }
  if (plan->counts_lines)
    forget_lines (plan, state);
  state->sum += state->n_lines;
}

static gint64
find_rest (const Plan *plan, const TandemFlagState *state)
{
  const gint16 *keys[] = { state->keys + plan->first_key[0], state->keys + plan->first_key[1] };

  if (plan->sweep->bound == NULL)
    return plan->rest;
  return MAX (tandem_flag_bound_find (plan->sweep->bound, plan->index + 1, keys, state->lines, state->n_lines), plan->rest);
}

/* Decides about @state, the last of @layer: what cannot be part of an answer is taken out again. */
static void
judge (const Plan *plan, TandemFlagState *state, TandemFlagStates *layer)
{
  const TandemFlagSweep *self = plan->sweep;

  forget (plan, state);
  if (tandem_flag_states_find_twin (layer) != NULL)
    return;
  state->rank = state->cost + find_rest (plan, state);
  if (state->rank >= self->limit)
    layer->n--;
  else if (plan->may_number && self->bound == NULL)
    state->rank = state->cost + price_room (plan, state);
}

static TandemFlagState *
append (const TandemFlagState *state, guint parent, gint64 cost, TandemFlagStates *layer)
{
  TandemFlagState *next = tandem_flag_states_append (layer, state);

  next->cost = cost;
  next->parent = parent;
  return next;
}

/* Adds to @layer @state with the next label at @row of @side in @box, if it has room there; its leader has a way. */
static void
put (const Plan *plan, const TandemFlagState *state, guint parent, int side, int row, const TandemFlagBox *box, gboolean is_before,
     TandemFlagStates *layer)
{
  const TandemFlagSweep *self = plan->sweep;
  const TandemFlagColumn *column = &plan->grid->columns[plan->index];
  int n = self->rows[side], line = side * self->rows[0] + row, more = MAX (box->lines - state->lines[line], 0);
  gint64 cost = state->cost + tandem_flag_column_price (column, box, is_before, side, row, self->counts);
  gint16 *reach, *taken;
  TandemFlagState *next;

  if (is_before ? box->start < state->keys[plan->first_key[side] + (guint) (n + row)] : box->reach < 0)
    return;
  if ((plan->counts_lines && state->n_lines + more > self->spare) || cost + plan->rest >= self->limit)
    return;

  next = append (state, parent, cost, layer);
  next->place = (TandemFlagPlace) { row + 1, side == 1, is_before, box->shape };
  reach = next->keys + plan->first_key[side];
  taken = reach + n;
  reach[0] = MAX (reach[0], column->next);
  for (int i = 0; i <= row; i++)
    taken[i] = MAX (taken[i], column->taken);
  if (!is_before)
    {
      reach[row] = MAX (reach[row], box->reach);
      taken[row] = MAX (taken[row], box->taken);
    }
  if (plan->counts_lines)
    {
      next->lines[line] = (guint8) (next->lines[line] + more);
      next->n_lines += more;
    }
  judge (plan, next, layer);
}

/* All ways to go on from @state with the next label. */
static void
expand (const Plan *plan, const TandemFlagState *state, guint parent, TandemFlagStates *layer)
{
  const TandemFlagSweep *self = plan->sweep;
  const TandemFlagColumn *column = &plan->grid->columns[plan->index];

  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      const gint16 *reach = state->keys + plan->first_key[side];

      /* The first row that a leader has no way through ends its way to all others. */
      for (int row = 0; column->sides[side] && row < self->rows[side] && reach[row] <= (gint16) plan->index; row++)
        for (guint choice = 0; choice < 2 * column->n_boxes; choice++)
          if (column->boxes[choice >> 1].need <= self->counts)
            put (plan, state, parent, side, row, &column->boxes[choice >> 1], choice & 1, layer);
    }
  if (plan->may_number && state->cost + column->number + plan->rest < self->limit)
    {
      TandemFlagState *next = append (state, parent, state->cost + column->number, layer);

      next->place = (TandemFlagPlace) { 0, !column->sides[0], FALSE, 0 };
      judge (plan, next, layer);
    }
}

static void
init_plan (Plan *plan, TandemFlagSweep *self)
{
  int most_lines = 0;
  guint n_keys = 0;

  *plan = (Plan) { .sweep = self, .grid = self->grid, .n_rows = self->rows[0] + self->rows[1] };
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      plan->first_key[side] = n_keys;
      n_keys += TANDEM_FLAG_CHUNKS (2 * (guint) self->rows[side]) * TANDEM_FLAG_CHUNK;
      most_lines += self->rows[side] * self->grid->most_lines[side][0];
    }
  plan->n_chunks = n_keys / TANDEM_FLAG_CHUNK;
  plan->counts_lines = self->spare < most_lines;
  plan->may_number = self->grid->n > 0 && self->grid->columns[0].number < G_MAXINT64;
}

static void
set_start (TandemFlagStates *layer)
{
  g_autofree TandemFlagState *start = g_malloc0 (layer->size);

  tandem_flag_states_set (layer, start);
}

/* The arrangements of the labels up to @index from those @before it. */
static void
make_layer (Plan *plan, const TandemFlagStates *before, guint index, TandemFlagStates *candidates, TandemFlagStates *layer)
{
  TandemFlagSweep *self = plan->sweep;
  guint width;

  if (!plan->grid->has_all)
    tandem_flag_grid_prepare (self->grid, index + 1);
  plan->index = index;
  plan->rest = self->counts == TANDEM_FLAG_COUNTS_ALL ? (gint64) TANDEM_FLAGS_COST_ROW * (self->grid->n - index - 1) : 0;
  tandem_flag_states_empty (candidates);
  for (guint k = 0; k < before->n; k++)
    expand (plan, tandem_flag_states_get (before, k), k, candidates);
  width = *self->work > self->most_work ? MIN (self->width, TIRED_WIDTH) : self->width;
  self->cut |= !tandem_flag_states_prune (candidates, width, 0, layer, self->work);
}

static Step *
note_steps (const TandemFlagStates *layer)
{
  Step *steps = g_new (Step, MAX (layer->n, 1));

  for (guint i = 0; i < layer->n; i++)
    {
      const TandemFlagState *state = tandem_flag_states_get (layer, i);

      steps[i] = (Step) { state->parent, state->place };
    }
  return steps;
}

/**
 * tandem_flag_sweep_run:
 * @places: (out caller-allocates): one for each label
 * @cost: (out): as much of the cost of the answer as counts
 *
 * Returns: whether there is an arrangement that costs less than self->limit; the cheapest is given back
 */
gboolean
tandem_flag_sweep_run (TandemFlagSweep *self, TandemFlagPlace *places, gint64 *cost)
{
  guint n = self->grid->n, done = 0;
  g_autofree Step **steps = g_new0 (Step *, n + 1);
  g_auto (TandemFlagStates) candidates = { 0 };
  TandemFlagStates layers[2];
  TandemFlagStates *layer = &layers[0], *before = &layers[1];
  gboolean found;
  Plan plan;

  init_plan (&plan, self);
  tandem_flag_states_init (&candidates, plan.n_chunks, plan.counts_lines ? (guint) plan.n_rows : 0);
  tandem_flag_states_init (&layers[0], candidates.n_chunks, candidates.n_rows);
  tandem_flag_states_init (&layers[1], candidates.n_chunks, candidates.n_rows);
  set_start (layer);
  while (done < n && layer->n > 0)
    {
      TandemFlagStates *next = before;

      before = layer;
      layer = next;
      make_layer (&plan, before, done, &candidates, layer);
      steps[done++] = note_steps (layer);
    }

  found = layer->n > 0;
  if (found)
    {
      guint k = 0; /* sorted: nothing comes after them, so the cheapest */

      *cost = tandem_flag_states_get (layer, 0)->cost;
      for (guint i = n; i-- > 0;)
        {
          places[i] = steps[i][k].place;
          k = steps[i][k].parent;
        }
    }
  for (guint i = 0; i < n; i++)
    g_free (steps[i]);
  tandem_flag_states_clear (&layers[0]);
  tandem_flag_states_clear (&layers[1]);
  return found;
}
