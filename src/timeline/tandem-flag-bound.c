/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-sweep.h"

#include <string.h>

/* What labels to come cost at least, for any arrangement of those before them.
 *
 * Labels above and below the axis don't meet, but for the question where a joint label is. So each side is searched alone,
 * from the last label to the first, with joint labels where they pay: each has a prize, which the side gets that takes it, and
 * which both sides together must pay back (Lagrangian relaxation: Geoffrion 1974). What both sides cost then is a bound for any
 * prizes; the best prizes are such that each joint label is worth taking to one side only, and are sought in some rounds.
 *
 * An arrangement of the labels from one on, as one of those before it sees it, is for each row
 *
 *   the first label whose leader goes through the row: boxes after their leaders must end before it;
 *   the rank of the first box before its leader there: boxes and leaders must be before it. */

#define USUAL_COST    150 /* of a label with a place */
#define MOST_LINES    4   /* so many to come are as good as any number */
#define MOST_CHUNKS   TANDEM_FLAG_CHUNKS (2 * TANDEM_FLAGS_MOST_ROWS)
#define N_ANSWERS     512 /* a power of 2 */
#define NOTHING_FOUND G_MAXUINT
#define NO_ANSWER     (G_MAXINT64 / 8) /* a cost above all others */

/* What was found for an arrangement on one side: many have the same there. */
typedef struct
{
  guint first; /* label to come, or NOTHING_FOUND */
  guint8 lines[TANDEM_FLAGS_MOST_ROWS];
  TandemFlagChunk keys[MOST_CHUNKS];
  gint64 costs[MOST_LINES + 1];
} Answer;

typedef struct
{
  int side, rows;
  guint n_chunks;
  gboolean counts_lines;
  TandemFlagStates *layers; /* arrangements of the labels from each on; the last is empty. Keys are less than nothing: less is better */
  gint64 least; /* what the cheapest arrangement of all labels costs */
  Answer *answers;
  /* While it is searched: how far each place may be moved without a difference to the labels before. */
  gint16 *label_steps, *rank_steps;
  gint64 most; /* an arrangement must cost less to be part of an answer */
} Side;

struct _TandemFlagBound
{
  const TandemFlagSweep *sweep;
  const TandemFlagGrid *grid;
  Side sides[TANDEM_FLAG_SIDES];
  guint width; /* arrangements kept after each label; others are merged with them */
  gint64 *prizes; /* of joint labels; 0 of others */
  gint64 *pledges; /* prizes from each label on */
  gint64 least; /* what all labels cost at least */
};

static gboolean
is_joint (const TandemFlagColumn *column)
{
  return column->sides[0] && column->sides[1];
}

/* Makes limits, which are 1, the last places before the next limit. */
static void
spread_steps (gint16 *steps, guint last)
{
  gint16 step = (gint16) last;

  for (gint16 i = (gint16) last; i >= 0; i--)
    {
      gboolean is_limit = steps[i] != 0;

      steps[i] = step;
      step = is_limit ? (gint16) (i - 1) : step;
    }
}

/* How far each place may be moved without a difference to the labels before @index. */
static void
find_steps (const Side *side, const TandemFlagGrid *grid, guint index)
{
  gint16 *label_steps = side->label_steps, *rank_steps = side->rank_steps;

  memset (label_steps, 0, (grid->n + 2) * sizeof *label_steps);
  memset (rank_steps, 0, (grid->n_starts + 2) * sizeof *rank_steps);
  for (guint i = 0; i < index; i++)
    {
      const TandemFlagColumn *column = &grid->columns[i];

      if (!column->sides[side->side])
        continue;
      label_steps[column->next] = rank_steps[column->taken] = 1;
      for (guint k = 0; k < column->n_boxes; k++)
        if (column->boxes[k].reach >= 0)
          label_steps[column->boxes[k].reach] = rank_steps[column->boxes[k].taken] = 1;
    }
  spread_steps (label_steps, grid->n);
  spread_steps (rank_steps, grid->n_starts);
}

/* Decides about @state, the last of @layer: makes equal what is equal to labels before it. */
static void
judge (const Side *side, TandemFlagState *state, TandemFlagStates *layer)
{
  state->sum = state->n_lines;
  state->rank = state->cost;
  for (int i = 0; i < side->rows; i++)
    {
      state->keys[i] = (gint16) -side->label_steps[-state->keys[i]];
      state->keys[side->rows + i] = (gint16) -side->rank_steps[-state->keys[side->rows + i]];
      state->sum += state->keys[i] + state->keys[side->rows + i];
    }
  if (state->cost >= side->most)
    layer->n--;
  else
    tandem_flag_states_find_twin (layer);
}

/* Adds to @layer @state with label @index at @row in @box, if it has room there; its leader has a way. */
static void
put (const TandemFlagBound *self, const Side *side, const TandemFlagState *state, guint parent, guint index, int row,
     const TandemFlagBox *box, gboolean is_before, TandemFlagStates *layer)
{
  const TandemFlagColumn *column = &self->grid->columns[index];
  int more = MAX (box->lines - state->lines[row], 0);
  TandemFlagState *next;

  if (is_before ? box->start < 0 : box->reach < 0 || box->reach > -state->keys[row] || box->taken > -state->keys[side->rows + row])
    return;
  if (side->counts_lines && state->n_lines + more > self->sweep->spare)
    return;
  next = tandem_flag_states_append (layer, state);
  next->cost = state->cost + tandem_flag_column_price (column, box, is_before, side->side, row, self->sweep->counts) - self->prizes[index];
  next->parent = parent;
  next->place.row = row + 1;
  for (int i = 0; i <= row; i++)
    next->keys[i] = (gint16) (-(int) index);
  if (is_before)
    next->keys[side->rows + row] = MAX (next->keys[side->rows + row], (gint16) -box->start);
  if (side->counts_lines)
    {
      next->lines[row] = (guint8) (next->lines[row] + more);
      next->n_lines += more;
    }
  judge (side, next, layer);
}

/* All ways to go on from @state, which is of later labels, with label @index. */
static void
expand (const TandemFlagBound *self, const Side *side, const TandemFlagState *state, guint parent, guint index, TandemFlagStates *layer)
{
  const TandemFlagColumn *column = &self->grid->columns[index];

  if (side->rows > 0 && column->next <= -state->keys[0])
    for (int row = 0; row < side->rows && column->taken <= -state->keys[side->rows + row]; row++)
      for (guint choice = 0; choice < 2 * column->n_boxes; choice++)
        if (column->boxes[choice >> 1].need <= self->sweep->counts)
          put (self, side, state, parent, index, row, &column->boxes[choice >> 1], choice & 1, layer);
  if (is_joint (column) || column->number < G_MAXINT64)
    {
      TandemFlagState *next = tandem_flag_states_append (layer, state);

      next->cost += is_joint (column) ? 0 : column->number;
      next->parent = parent;
      next->place.row = 0;
      judge (side, next, layer);
    }
}

static void
start_side (const TandemFlagBound *self, Side *side)
{
  const TandemFlagGrid *grid = self->grid;
  TandemFlagStates *last = &side->layers[grid->n];
  g_autofree TandemFlagState *start = g_malloc0 (last->size);

  for (int i = 0; i < side->rows; i++)
    {
      start->keys[i] = (gint16) (-(int) grid->n);
      start->keys[side->rows + i] = (gint16) (-(int) grid->n_starts);
    }
  tandem_flag_states_set (last, start);
}

/* Searches @side alone for all that costs less than @most, without the prizes that the other side may get. */
static void
search_side (TandemFlagBound *self, Side *side, gint64 most)
{
  const TandemFlagGrid *grid = self->grid;
  g_auto (TandemFlagStates) candidates = { 0 };

  start_side (self, side);
  tandem_flag_states_init (&candidates, side->n_chunks, side->counts_lines ? (guint) side->rows : 0);
  for (guint i = grid->n; i-- > 0;)
    {
      const TandemFlagStates *before = &side->layers[i + 1];

      if (!grid->columns[i].sides[side->side])
        {
          tandem_flag_states_copy (&side->layers[i], before);
          continue;
        }
      /* Labels before it get all their prizes at best. */
      side->most = most - self->pledges[i];
      tandem_flag_states_empty (&candidates);
      find_steps (side, grid, i);
      for (guint k = 0; k < before->n; k++)
        expand (self, side, tandem_flag_states_get (before, k), k, i, &candidates);
      tandem_flag_states_prune (&candidates, self->width, self->width / 3, &side->layers[i], self->sweep->work);
    }
}

/* Which joint labels @side takes in its cheapest arrangement. */
static void
note_taken (const TandemFlagBound *self, const Side *side, guint8 *taken)
{
  guint k = 0;

  for (guint i = 0; i < self->grid->n; i++)
    {
      const TandemFlagState *state;

      if (side->layers[i].n == 0)
        return;
      if (!self->grid->columns[i].sides[side->side])
        continue;
      state = tandem_flag_states_get (&side->layers[i], k);
      if (state->place.row > 0)
        taken[i] |= (guint8) (1 << side->side);
      k = state->parent;
    }
}

/* Searches both sides. Returns what all labels cost at least. */
static gint64
search (TandemFlagBound *self)
{
  static const gint16 none[MOST_CHUNKS * TANDEM_FLAG_CHUNK];
  static const guint8 no_lines[TANDEM_FLAG_SIDES * TANDEM_FLAGS_MOST_ROWS];
  const gint16 *keys[] = { none, none };

  for (guint i = self->grid->n; i-- > 0;)
    self->pledges[i] = self->pledges[i + 1] + self->prizes[i];
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      Side *searched = &self->sides[side];
      /* The other side costs no less than what it was found to, or gets all prizes for nothing. */
      gint64 other = side == 0 ? -self->pledges[0] : self->sides[0].least;

      for (guint i = 0; i < N_ANSWERS; i++)
        searched->answers[i].first = NOTHING_FOUND;
      search_side (self, searched, MIN (self->sweep->limit, G_MAXINT64 / 2) - other);
      searched->least = searched->layers[0].n > 0 ? tandem_flag_states_get (&searched->layers[0], 0)->cost : NO_ANSWER;
    }
  return tandem_flag_bound_find (self, 0, keys, no_lines, 0);
}

/* The prize of a joint label, and what is known of it. */
typedef struct
{
  gint64 base, low, high;
} Range;

/* Where to begin: with what is known from before, or with half of what it costs to leave a label out. */
static void
choose_prizes (TandemFlagBound *self, const TandemFlagPrizes *known, Range *ranges)
{
  for (guint i = 0; i < self->grid->n; i++)
    {
      const TandemFlagColumn *column = &self->grid->columns[i];
      gboolean counts_all = self->sweep->counts == TANDEM_FLAG_COUNTS_ALL, may_number = column->number < G_MAXINT64;
      gint64 before = counts_all ? known->all[i] : known->loss[i];

      ranges[i].base = ranges[i].low = counts_all ? known->loss[i] : 0;
      ranges[i].high = may_number ? column->number : 100 * TANDEM_FLAGS_COST_LOSS;
      self->prizes[i] = !is_joint (column) ? 0
                        : before > 0       ? before
                        : counts_all       ? known->loss[i] + USUAL_COST
                        : may_number       ? column->number / 2
                                           : 2 * TANDEM_FLAGS_COST_LOSS;
    }
}

/* A joint label that both sides take is worth too much to them, one that none takes too little. Returns whether there was
 * anything to do. */
static gboolean
change_prizes (TandemFlagBound *self, Range *ranges)
{
  g_autofree guint8 *taken = g_new0 (guint8, self->grid->n + 1);
  gboolean has_changed = FALSE;

  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    note_taken (self, &self->sides[side], taken);
  for (guint i = 0; i < self->grid->n; i++)
    {
      Range *range = &ranges[i];
      gint64 prize = self->prizes[i];

      if (!is_joint (&self->grid->columns[i]) || taken[i] == 1 || taken[i] == 2)
        continue;
      if (taken[i] == 0)
        {
          range->low = prize;
          range->high = MAX (range->high, prize);
        }
      else
        {
          range->high = prize;
          range->low = MIN (range->low, prize);
        }
      prize = range->high - range->base > 8 * (range->low - range->base) ? range->base + 4 * (range->low - range->base)
                                                                         : (range->low + range->high) / 2;
      has_changed |= prize != self->prizes[i];
      self->prizes[i] = prize;
    }
  return has_changed;
}

/* The prizes with which both sides cost most. */
static void
seek_prizes (TandemFlagBound *self, guint rounds, TandemFlagPrizes *known)
{
  guint n = self->grid->n;
  g_autofree Range *ranges = g_new0 (Range, n + 1);
  g_autofree gint64 *best = g_new0 (gint64, n + 1);
  gboolean is_best;

  choose_prizes (self, known, ranges);
  self->least = G_MININT64;
  for (guint round = 1;; round++)
    {
      gint64 sum = search (self);

      is_best = sum > self->least;
      if (is_best)
        {
          memcpy (best, self->prizes, n * sizeof *best);
          self->least = sum;
        }
      if (round >= rounds || sum >= self->sweep->limit || !change_prizes (self, ranges))
        break;
    }
  if (!is_best)
    {
      memcpy (self->prizes, best, n * sizeof *best);
      search (self);
    }
  memcpy (self->sweep->counts == TANDEM_FLAG_COUNTS_ALL ? known->all : known->loss, best, n * sizeof *best);
}

/**
 * tandem_flag_bound_new:
 * @sweep: what is going to be run, of at most TANDEM_FLAG_MOST_BOUND labels; must outlive the bound. What costs as much as its
 *   limit is of no interest
 * @width: arrangements of a side that are kept after each label: the more, the better the bound
 * @rounds: how often prizes are tried
 * @known: (inout): prizes to begin with, and those that were best
 *
 * Returns: (transfer full): what is known of the cost of its labels
 */
TandemFlagBound *
tandem_flag_bound_new (const TandemFlagSweep *sweep, guint width, guint rounds, TandemFlagPrizes *known)
{
  TandemFlagBound *self = g_new0 (TandemFlagBound, 1);
  guint n = sweep->grid->n;

  self->sweep = sweep;
  self->width = width;
  self->grid = sweep->grid;
  self->prizes = g_new0 (gint64, n + 1);
  self->pledges = g_new0 (gint64, n + 1);
  for (int i = 0; i < TANDEM_FLAG_SIDES; i++)
    {
      Side *side = &self->sides[i];

      *side = (Side) { .side = i, .rows = sweep->rows[i] };
      side->n_chunks = TANDEM_FLAG_CHUNKS (2 * (guint) side->rows);
      side->counts_lines = sweep->spare < side->rows * self->grid->most_lines[i][0];
      side->layers = g_new (TandemFlagStates, n + 1);
      side->answers = g_new0 (Answer, N_ANSWERS);
      side->label_steps = g_new (gint16, n + 2);
      side->rank_steps = g_new (gint16, sweep->grid->n_starts + 2);
      for (guint k = 0; k <= n; k++)
        tandem_flag_states_init (&side->layers[k], side->n_chunks, side->counts_lines ? (guint) side->rows : 0);
    }
  seek_prizes (self, rounds, known);
  return self;
}

void
tandem_flag_bound_free (TandemFlagBound *self)
{
  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    {
      for (guint k = 0; k <= self->grid->n; k++)
        tandem_flag_states_clear (&self->sides[side].layers[k]);
      g_free (self->sides[side].layers);
      g_free (self->sides[side].answers);
      g_free (self->sides[side].label_steps);
      g_free (self->sides[side].rank_steps);
    }
  g_free (self->prizes);
  g_free (self->pledges);
  g_free (self);
}

/**
 * tandem_flag_bound_get_least:
 *
 * Returns: what all labels cost at least
 */
gint64
tandem_flag_bound_get_least (const TandemFlagBound *self)
{
  return self->least;
}

/* What labels of @side from @from on cost at least, after those of @chunks and @lines, when the rows of the side become up to
 * 0, 1 … MOST_LINES lines higher than they are. */
static void
find_side (const Side *side, guint from, const TandemFlagChunk *chunks, const guint8 *lines, gint64 *costs)
{
  const TandemFlagStates *layer = &side->layers[from];
  const TandemFlagChunk *firsts = layer->firsts;
  TandemFlagChunk first = side->n_chunks > 0 ? chunks[0] : (TandemFlagChunk) { 0 };
  guint n_states = layer->n;
  int n = MOST_LINES + 1;

  for (guint k = 0; k < n_states && n > 0; k++)
    {
      const TandemFlagState *state;
      const TandemFlagChunk *others;
      gboolean fits = TRUE;
      int more = 0;

      if (!tandem_flag_chunk_is_none (firsts[k] + first))
        continue;
      state = tandem_flag_states_get (layer, k);
      others = (const TandemFlagChunk *) state->keys;
      for (guint i = 1; fits && i < side->n_chunks; i++)
        fits = tandem_flag_chunk_is_none (others[i] + chunks[i]);
      if (!fits)
        continue;
      for (int i = 0; side->counts_lines && i < side->rows; i++)
        more += MAX (state->lines[i] - lines[i], 0);
      more = MIN (more, MOST_LINES);
      /* By cost: those before cost less. */
      while (n > more)
        costs[--n] = state->cost;
    }
  while (n > 0)
    costs[--n] = NO_ANSWER;
}

/* The same, from memory where it was found before. */
static const gint64 *
recall_side (const Side *side, guint first, const gint16 *keys, const guint8 *lines)
{
  const TandemFlagChunk *chunks = (const TandemFlagChunk *) keys;
  guint64 hash = first;
  Answer *answer;

  for (guint i = 0; i < side->n_chunks; i++)
    {
      union
      {
        TandemFlagChunk chunk;
        guint64 halves[2];
      } part = { chunks[i] };

      hash = (hash ^ part.halves[0]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash = (hash ^ hash >> 32 ^ part.halves[1]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    }
  for (int i = 0; side->counts_lines && i < side->rows; i++)
    hash = hash * 31 + lines[i];
  answer = &side->answers[(hash ^ hash >> 32) & (N_ANSWERS - 1)];
  if (answer->first == first && memcmp (answer->keys, keys, side->n_chunks * sizeof *chunks) == 0
      && (!side->counts_lines || memcmp (answer->lines, lines, (gsize) side->rows) == 0))
    return answer->costs;
  answer->first = first;
  memcpy (answer->keys, keys, side->n_chunks * sizeof *chunks);
  memcpy (answer->lines, lines, (gsize) side->rows);
  find_side (side, first, chunks, lines, answer->costs);
  return answer->costs;
}

/**
 * tandem_flag_bound_find:
 * @first: a label
 * @keys: of the labels before it on each side, as a sweep has them
 * @lines: of rows above, then below, beyond the first of each
 * @n_lines: in all
 *
 * Returns: what @first and all labels after it cost at least
 */
gint64
tandem_flag_bound_find (const TandemFlagBound *self, guint first, const gint16 *const *keys, const guint8 *lines, int n_lines)
{
  int spare = MIN (self->sweep->spare - n_lines, MOST_LINES);
  const gint64 *above = recall_side (&self->sides[0], first, keys[0], lines);
  const gint64 *below = recall_side (&self->sides[1], first, keys[1], lines + self->sides[0].rows);
  gint64 least = NO_ANSWER;

  for (int i = 0; i <= spare; i++)
    {
      int other = spare == MOST_LINES ? MOST_LINES : spare - i;

      least = MIN (least, above[i] + below[other]);
    }
  return least + self->pledges[first];
}
