/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-sweep.h"

#include <string.h>

/* The sweep goes over the labels in the order of their leaders and keeps, after each, the arrangements that may still be
 * part of the best answer. What an arrangement means for the labels to come is two numbers for each row,
 *
 *   reach  where the last box of the row ends: a leader that goes through the row must be beyond it;
 *   taken  where the last box ends or the last leader through the row stands: a box before its leader must be beyond it,
 *
 * where the last leader of each side stands, and how many lines high each row is.
 * An arrangement is dropped when another is nowhere further, nowhere higher and costs no more. As long as no arrangement is
 * dropped for want of room (self->width), the answer is exact. */

/* px; left of every picture, and small enough to be summed up */
#define EMPTY_ROW    (-1e6)
#define MOST_ROWS    (TANDEM_FLAG_SIDES * TANDEM_FLAGS_MOST_ROWS)
/* Numbers are compared so many at a time. */
#define CHUNK        8
#define AHEAD_SHARE  0.3
#define BEHIND_SHARE 0.1
#define USUAL_WEIGHT 10
/* Arrangements kept when there was enough work. */
#define TIRED_WIDTH  24

/* Rows above, then rows below. */
typedef struct
{
  gint64 cost;
  gint64 rank;   /* what the sweep keeps first: cost, and room taken from the labels to come */
  guint parent; /* in the layer before */
  TandemFlagPlace place;
  float leader[TANDEM_FLAG_SIDES]; /* px, the last of each side */
  int n_lines;             /* of all rows */
  guint8 lines[MOST_ROWS];    /* beyond the first */
  float ends[2 * MOST_ROWS]; /* px, reach of each row, then taken of each; exact to a thousandth on any screen. Last: what
                              * a sweep with fewer rows doesn't use of it is never touched */
} State;

typedef struct
{
  State *states;
  guint  n, size;
} Layer;

typedef struct
{
  gint64 rank;
  guint index;
} Order;

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
  int n_rows;
  guint n_chunks;      /* of State.ends */
  gsize state_size;    /* bytes that are used of a State */
  gboolean counts_lines;  /* rows may become too high */
  guint8 *shapes;        /* bits: those of each label that can be part of the best answer */
  double widest, mean;  /* px, of boxes */
} Plan;

static gint64
price_shape (const TandemFlag *flag, const TandemFlagPlace *place, gboolean is_mirrored)
{
  const TandemFlagShape *shape = &flag->shapes[place->shape];

  return shape->loss * TANDEM_FLAGS_COST_LOSS + place->row * TANDEM_FLAGS_COST_ROW
         + (place->is_before != is_mirrored ? TANDEM_FLAGS_COST_BEFORE : 0) + shape->costs[place->is_before ? 1 : 0]
         + (flag->side == TANDEM_SIDE_JOINT && place->is_below ? TANDEM_FLAGS_COST_JOINT_BELOW : 0);
}

/**
 * tandem_flags_price:
 *
 * Returns: what it costs that @flag is at @place
 */
gint64
tandem_flags_price (const TandemFlag *flag, const TandemFlagPlace *place)
{
  return place->row == 0 ? flag->weight * TANDEM_FLAGS_COST_NUMBER : price_shape (flag, place, FALSE);
}

/* Returns: a copy of @state at the end of @layer; valid until the next one. */
static State *
append (const Plan *plan, Layer *layer, const State *state)
{
  if (layer->n == layer->size)
    {
      layer->size = MAX (2 * layer->size, 64);
      layer->states = g_renew (State, layer->states, layer->size);
    }
  return memcpy (&layer->states[layer->n++], state, plan->state_size);
}

/* Appends to @layer @state with @flag put at @place, if it has room there. */
static void
put (const Plan *plan, const State *state, guint parent, const TandemFlag *flag, const TandemFlagPlace *place, gint64 rest, Layer *layer)
{
  const TandemFlagSweep *self = plan->sweep;
  const TandemFlagRoom *room = self->room;
  const TandemFlagShape *shape = &flag->shapes[place->shape];
  int side = place->is_below ? 1 : 0, first = side * self->rows[0], row = first + place->row - 1;
  double start = place->is_before ? flag->x - room->gap - shape->width : flag->x + room->gap, end = start + shape->width;
  int more = MAX (shape->lines - state->lines[row], 0);
  gint64 cost = state->cost + price_shape (flag, place, self->from_end);
  float *reach, *taken;
  State *next;

  if (start < room->start || end > room->end || (place->is_before && start < state->ends[plan->n_rows + row]))
    return;
  if (plan->counts_lines && state->n_lines + more > self->spare)
    return;
  if (!self->any && cost + rest >= self->limit)
    return;

  next = append (plan, layer, state);
  reach = next->ends;
  taken = next->ends + plan->n_rows;
  next->leader[side] = (float) flag->x;
  for (int i = first; i <= row; i++)
    taken[i] = MAX (taken[i], (float) (flag->x + room->clearance));
  if (!place->is_before)
    {
      reach[row] = (float) end;
      taken[row] = MAX (taken[row], (float) (end + room->box_distance));
    }
  if (plan->counts_lines)
    {
      next->lines[row] += more;
      next->n_lines += more;
    }
  next->cost = cost;
  next->parent = parent;
  next->place = *place;
}

/* All ways to go on from @state with the label at @index. */
static void
expand (const Plan *plan, const State *state, guint parent, guint index, gint64 rest, Layer *layer)
{
  const TandemFlagSweep *self = plan->sweep;
  const TandemFlag *flag = &self->flags[index];

  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      if ((side == 0 && flag->side == TANDEM_SIDE_SELLER) || (side == 1 && flag->side == TANDEM_SIDE_BUYER)
          || state->leader[side] + self->room->leader_distance > flag->x)
        continue;
      for (int row = 1; row <= self->rows[side]; row++)
        {
          if (state->ends[side * self->rows[0] + row - 1] + self->room->clearance > flag->x)
            break; /* the leader has no way through this row, nor to any beyond */
          for (guint choice = 0; choice < 2 * flag->n_shapes; choice++)
            {
              TandemFlagPlace place = { row, side == 1, choice & 1, choice >> 1 };

              if (plan->shapes[index] & (1 << place.shape))
                put (plan, state, parent, flag, &place, rest, layer);
            }
        }
    }
  if (self->means == TANDEM_FLAGS_NUMBER && state->cost + flag->weight * TANDEM_FLAGS_COST_NUMBER + rest < self->limit)
    {
      State *next = append (plan, layer, state);

      next->cost += flag->weight * TANDEM_FLAGS_COST_NUMBER;
      next->place = (TandemFlagPlace) { 0, flag->side == TANDEM_SIDE_SELLER, FALSE, 0 };
      next->parent = parent;
    }
}

/* What no longer matters to the labels to come. */
typedef struct
{
  float leader;
  float ends[2 * MOST_ROWS + CHUNK]; /* as in a State */
} Horizon;

static void
init_horizon (const Plan *plan, Horizon *horizon, double next_x)
{
  const TandemFlagRoom *room = plan->sweep->room;
  /* A px nearer than need be, so that rounding can't make a limit out of what is none. */
  float near = (float) (next_x - room->clearance - 1), far = (float) (next_x - room->gap - plan->widest - 1);

  horizon->leader = (float) (next_x - room->leader_distance - 1);
  for (int i = 0; i < (int) plan->n_chunks * CHUNK; i++)
    horizon->ends[i] = i < plan->n_rows ? near : i < 2 * plan->n_rows ? far : -G_MAXFLOAT;
}

/* It is made equal, so that more states can be compared. */
static void
forget (const Plan *plan, State *state, const Horizon *horizon)
{
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    state->leader[side] = MAX (state->leader[side], horizon->leader);
  for (guint chunk = 0; chunk < plan->n_chunks; chunk++)
    {
      float *ends = state->ends + chunk * CHUNK;
      const float *limits = horizon->ends + chunk * CHUNK;

      for (int i = 0; i < CHUNK; i++)
        ends[i] = MAX (ends[i], limits[i]);
    }
}

static float
add_ends (const Plan *plan, const State *state)
{
  float sum = 0;

  /* A row without a label is taken up to minus infinity. */
  for (int i = 0; i < 2 * plan->n_rows; i++)
    sum += MAX (state->ends[i], (float) EMPTY_ROW);
  return sum;
}

/* As add_ends() but for the order of the sum: only to be compared with others of its kind. */
static float
add_chunks (const Plan *plan, const State *state)
{
  float sums[CHUNK] = { 0 }, sum = 0;

  for (guint chunk = 0; chunk < plan->n_chunks; chunk++)
    for (int i = 0; i < CHUNK; i++)
      sums[i] += MAX (state->ends[chunk * CHUNK + i], (float) EMPTY_ROW);
  for (int i = 0; i < CHUNK / 2; i++)
    sum += sums[i] + sums[i + CHUNK / 2];
  return sum;
}

/* Stands for the cost where that is of no interest: what dominates has less of it. */
static gint64
sum_up (const Plan *plan, const State *state)
{
  return (gint64) (add_ends (plan, state) * 1024) + state->n_lines;
}

static gboolean
dominates (const Plan *plan, const State *a, const State *b)
{
  if (a->cost > b->cost || a->leader[0] > b->leader[0] || a->leader[1] > b->leader[1] || a->n_lines > b->n_lines)
    return FALSE;
  for (guint chunk = 0; chunk < plan->n_chunks; chunk++)
    {
      const float *x = a->ends + chunk * CHUNK, *y = b->ends + chunk * CHUNK;
      int further = 0;

      for (int i = 0; i < CHUNK; i++)
        further |= x[i] > y[i];
      if (further)
        return FALSE;
    }
  for (int i = 0; plan->counts_lines && i < plan->n_rows; i++)
    if (a->lines[i] > b->lines[i])
      return FALSE;
  return TRUE;
}

/* Where labels may be left out the cheapest arrangements so far are often those that left no room for what comes: what
 * their boxes keep taken beyond @next_x counts as a part of the labels that could be there. The shares are the best of some
 * tried on random plans of 24 to 60 labels; with them a search that keeps 60 arrangements leaves out no more than one that
 * keeps 1,500 without. */
static gint64
rank_state (const Plan *plan, const State *state, double next_x)
{
  const TandemFlagSweep *self = plan->sweep;
  double taken = 0;

  if (self->means != TANDEM_FLAGS_NUMBER)
    return state->cost;
  for (int i = 0; i < plan->n_rows; i++)
    taken += AHEAD_SHARE * MAX (state->ends[i] + self->room->clearance - next_x, 0)
             + BEHIND_SHARE * MAX (state->ends[plan->n_rows + i] - (next_x - self->room->gap - plan->mean), 0);
  return state->cost + (gint64) (taken / plan->mean * USUAL_WEIGHT * TANDEM_FLAGS_COST_NUMBER);
}

static gboolean
comes_before (const Order *a, const Order *b)
{
  /* Of equals any order, as long as it is the same everywhere. */
  return a->rank < b->rank || (a->rank == b->rank && a->index < b->index);
}

/* Makes a heap of @heap again after its element at @place became another. */
static void
sift_down (Order *heap, guint n, guint place)
{
  Order moved = heap[place];

  for (guint child = 2 * place + 1; child < n; child = 2 * place + 1)
    {
      if (child + 1 < n && comes_before (&heap[child + 1], &heap[child]))
        child++;
      if (!comes_before (&heap[child], &moved))
        break;
      heap[place] = heap[child];
      place = child;
    }
  heap[place] = moved;
}

/* Whether any of @layer dominates @state. What dominates has no larger @sums than what it dominates, rounded or not: that
 * tells most of them apart. */
static gboolean
is_dominated (const Plan *plan, const Layer *layer, const float *sums, const State *state, float sum)
{
  for (guint k = 0; k < layer->n; k++)
    if (sums[k] <= sum && dominates (plan, &layer->states[k], state))
      return TRUE;
  return FALSE;
}

/* Puts into @layer what nothing dominates of @candidates, by rank, at most self->width. Mostly that is a few of many: they
 * are taken from a heap one by one. */
static void
prune (const Plan *plan, const Layer *candidates, Layer *layer)
{
  g_autofree Order *heap = g_new (Order, candidates->n + 1);
  guint width = *plan->sweep->work > plan->sweep->most_work ? MIN (plan->sweep->width, TIRED_WIDTH) : plan->sweep->width;
  g_autofree float *sums = g_new (float, MIN (width, candidates->n) + 1);

  layer->n = 0;
  for (guint i = 0; i < candidates->n; i++)
    heap[i] = (Order) { candidates->states[i].rank, i };
  for (guint i = candidates->n / 2; i-- > 0;)
    sift_down (heap, candidates->n, i);
  for (guint n = candidates->n; n > 0;)
    {
      const State *state = &candidates->states[heap[0].index];
      float sum = add_chunks (plan, state);

      heap[0] = heap[--n];
      sift_down (heap, n, 0);
      if (is_dominated (plan, layer, sums, state, sum))
        continue;
      if (layer->n >= width)
        {
          plan->sweep->cut = TRUE;
          break;
        }
      sums[layer->n] = sum;
      append (plan, layer, state);
    }
}

static gboolean
is_allowed (const TandemFlagSweep *self, const TandemFlagShape *shape)
{
  return self->means != TANDEM_FLAGS_KEEP || shape->loss == 0;
}

/* The shapes of @flag that no other is better than. */
static guint8
choose_shapes (const TandemFlagSweep *self, const TandemFlag *flag)
{
  guint8 chosen = 0;

  for (guint i = 0; i < flag->n_shapes; i++)
    {
      const TandemFlagShape *shape = &flag->shapes[i];
      gboolean worse = !is_allowed (self, shape);

      for (guint k = 0; k < flag->n_shapes && !worse; k++)
        {
          const TandemFlagShape *other = &flag->shapes[k];

          worse = k != i && is_allowed (self, other) && other->width <= shape->width && other->lines <= shape->lines
                  && (self->any || (other->loss <= shape->loss && other->costs[0] <= shape->costs[0] && other->costs[1] <= shape->costs[1]))
                  && (other->width < shape->width || other->lines < shape->lines || other->loss < shape->loss || k < i);
        }
      if (!worse)
        chosen |= 1 << i;
    }
  return chosen;
}

static void
init_plan (Plan *plan, TandemFlagSweep *self)
{
  int most_lines = 0;

  *plan = (Plan) { .sweep = self, .n_rows = self->rows[0] + self->rows[1], .shapes = g_new0 (guint8, self->n_flags + 1), .mean = 1 };
  plan->n_chunks = (guint) (2 * plan->n_rows + CHUNK - 1) / CHUNK;
  plan->state_size = offsetof (State, ends) + plan->n_chunks * CHUNK * sizeof (float);
  for (guint i = 0; i < self->n_flags; i++)
    {
      double narrowest = G_MAXDOUBLE;

      plan->shapes[i] = choose_shapes (self, &self->flags[i]);
      for (guint k = 0; k < self->flags[i].n_shapes; k++)
        {
          if (!(plan->shapes[i] & (1 << k)))
            continue;
          plan->widest = MAX (plan->widest, self->flags[i].shapes[k].width);
          narrowest = MIN (narrowest, self->flags[i].shapes[k].width);
          most_lines = MAX (most_lines, self->flags[i].shapes[k].lines);
        }
      plan->mean += narrowest / self->n_flags;
    }
  plan->counts_lines = self->spare < most_lines * plan->n_rows;
}

static void
make_first_layer (const Plan *plan, Layer *layer)
{
  State start;

  memset (&start, 0, sizeof start);
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    start.leader[side] = -G_MAXFLOAT;
  for (int i = 0; i < 2 * plan->n_rows; i++)
    start.ends[i] = -G_MAXFLOAT;
  append (plan, layer, &start);
}

/* The arrangements of the labels up to @index from those @before it. */
static void
make_layer (const Plan *plan, const Layer *before, guint index, Layer *candidates, Layer *layer)
{
  TandemFlagSweep *self = plan->sweep;
  gboolean is_last = index + 1 == self->n_flags;
  double next_x = is_last ? G_MAXINT : self->flags[index + 1].x;
  gint64 rest = self->rest != NULL ? self->rest[index] : (gint64) TANDEM_FLAGS_COST_ROW * (self->n_flags - index - 1);
  Horizon horizon;

  candidates->n = 0;
  for (guint k = 0; k < before->n; k++)
    expand (plan, &before->states[k], k, index, rest, candidates);
  init_horizon (plan, &horizon, next_x);
  for (guint k = 0; k < candidates->n; k++)
    {
      State *state = &candidates->states[k];

      if (!is_last)
        forget (plan, state, &horizon);
      if (self->any)
        state->cost = sum_up (plan, state);
      state->rank = rank_state (plan, state, next_x);
    }
  *self->work += candidates->n;
  prune (plan, candidates, layer);
}

static Step *
note_steps (const Layer *layer)
{
  Step *steps = g_new (Step, MAX (layer->n, 1));

  for (guint i = 0; i < layer->n; i++)
    steps[i] = (Step) { layer->states[i].parent, layer->states[i].place };
  return steps;
}

/* What the labels up to @index cost at least; an arrangement that was dropped might have cost less than those in @layer. */
static void
note_cost (TandemFlagSweep *self, const Layer *layer, guint index)
{
  gint64 least = G_MAXINT64;

  if (self->costs == NULL)
    return;
  for (guint i = 0; i < layer->n; i++)
    least = MIN (least, layer->states[i].cost);
  self->costs[index] = layer->n > 0 && !self->cut ? least : index > 0 ? self->costs[index - 1] : 0;
}

/**
 * tandem_flag_sweep_run:
 * @places: (out caller-allocates): one for each label
 * @cost: (out): of the answer; without meaning where any answer will do
 *
 * Returns: whether there is an arrangement that costs less than self->limit; the cheapest is given back, or any
 */
gboolean
tandem_flag_sweep_run (TandemFlagSweep *self, TandemFlagPlace *places, gint64 *cost)
{
  guint n = self->n_flags, done = 0;
  g_autofree Step **steps = g_new0 (Step *, n + 1);
  Layer candidates = { 0 }, layer = { 0 }, before = { 0 };
  gboolean found;
  Plan plan;

  init_plan (&plan, self);
  make_first_layer (&plan, &layer);
  while (done < n && layer.n > 0)
    {
      Layer next = before;

      before = layer;
      layer = next;
      make_layer (&plan, &before, done, &candidates, &layer);
      note_cost (self, &layer, done);
      steps[done++] = note_steps (&layer);
    }

  found = layer.n > 0;
  if (found)
    {
      guint k = 0; /* sorted: nothing comes after them, so the cheapest */

      *cost = layer.states[0].cost;
      for (guint i = n; i-- > 0;)
        {
          places[i] = steps[i][k].place;
          k = steps[i][k].parent;
        }
    }
  for (guint i = 0; i < n; i++)
    g_free (steps[i]);
  g_free (candidates.states);
  g_free (layer.states);
  g_free (before.states);
  g_free (plan.shapes);
  return found;
}
