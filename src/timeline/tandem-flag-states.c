/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-states.h"

#include <string.h>

/* So many comparisons take as long as what else is done for an arrangement. */
#define COMPARED_AT_ONCE 32
/* A line counts for as much as so many labels or boxes when arrangements are compared. */
#define LINE_GAIN        4

typedef struct
{
  gint64 rank;
  int sum;
  guint index;
} Order;

static const TandemFlagChunk *
get_chunks (const TandemFlagState *state)
{
  return (const TandemFlagChunk *) state->keys;
}

static gboolean
dominates (const TandemFlagStates *self, const TandemFlagState *a, const TandemFlagState *b)
{
  const TandemFlagChunk *x = get_chunks (a), *y = get_chunks (b);

  if (a->cost > b->cost || a->n_lines > b->n_lines)
    return FALSE;
  for (guint i = 1; i < self->n_chunks; i++)
    if (!tandem_flag_chunk_is_none (x[i] - y[i]))
      return FALSE;
  for (guint i = 0; i < self->n_rows; i++)
    if (a->lines[i] > b->lines[i])
      return FALSE;
  return TRUE;
}

/* Whether any of @self dominates @state. */
static gboolean
is_dominated (const TandemFlagStates *self, const TandemFlagState *state, guint *work)
{
  const TandemFlagChunk first = get_chunks (state)[0];
  guint k;

  for (k = 0; k < self->n; k++)
    if (tandem_flag_chunk_is_none (self->firsts[k] - first) && dominates (self, tandem_flag_states_get (self, k), state))
      break;
  *work += k;
  return k < self->n;
}

static inline gboolean
comes_before (const Order *a, const Order *b)
{
  if (a->rank != b->rank)
    return a->rank < b->rank;
  return a->sum != b->sum ? a->sum < b->sum : a->index < b->index; /* any order, as long as it is the same everywhere */
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

void
tandem_flag_states_init (TandemFlagStates *self, guint n_chunks, guint n_rows)
{
  gsize size;

  n_chunks = MAX (n_chunks, 1);
  size = sizeof (TandemFlagState) + n_chunks * TANDEM_FLAG_CHUNK * sizeof (gint16);

  *self = (TandemFlagStates) { .size = (size + 7) / 8 * 8, .n_chunks = n_chunks, .n_rows = n_rows };
}

void
tandem_flag_states_clear (TandemFlagStates *self)
{
  g_clear_pointer (&self->data, g_free);
  g_clear_pointer (&self->firsts, g_free);
  g_clear_pointer (&self->slots, g_free);
  self->n_slots = self->n_used = 0;
  self->n = self->n_allocated = 0;
}

/**
 * tandem_flag_states_append:
 * @state: not of @self
 *
 * Returns: (transfer none): the copy of @state, until the next is appended
 */
TandemFlagState *
tandem_flag_states_append (TandemFlagStates *self, const TandemFlagState *state)
{
  TandemFlagState *copy;

  if (self->n == self->n_allocated)
    {
      self->n_allocated = MAX (2 * self->n_allocated, 64);
      self->data = g_realloc_n (self->data, self->n_allocated, self->size);
    }
  copy = tandem_flag_states_get (self, self->n++);
  memcpy (copy, state, self->size);
  return copy;
}

/**
 * tandem_flag_states_empty:
 *
 * Takes all states out.
 */
void
tandem_flag_states_empty (TandemFlagStates *self)
{
  self->n = self->n_made = self->n_used = 0;
  if (self->slots != NULL)
    memset (self->slots, 0, self->n_slots * sizeof *self->slots);
}

static guint
hash_state (const TandemFlagStates *self, const TandemFlagState *state)
{
  guint64 hash = 0;

  for (guint i = 0; i < self->n_chunks * TANDEM_FLAG_CHUNK; i += 4)
    {
      guint64 word;

      memcpy (&word, state->keys + i, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  for (guint i = 0; i < self->n_rows; i += 8)
    {
      guint64 word;

      memcpy (&word, state->lines + i, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  return (guint) (hash ^ hash >> 32);
}

static gboolean
are_twins (const TandemFlagStates *self, const TandemFlagState *a, const TandemFlagState *b)
{
  return memcmp (a->keys, b->keys, self->n_chunks * TANDEM_FLAG_CHUNK * sizeof *a->keys) == 0
         && memcmp (a->lines, b->lines, self->n_rows) == 0;
}

static void
grow_slots (TandemFlagStates *self)
{
  self->n_slots = MAX (4 * self->n_slots, 256);
  g_free (self->slots);
  self->slots = g_new0 (guint, self->n_slots);
  self->n_used = self->n - 1;
  for (guint i = 0; i + 1 < self->n; i++)
    {
      guint slot = hash_state (self, tandem_flag_states_get (self, i)) & (self->n_slots - 1);

      while (self->slots[slot] != 0)
        slot = (slot + 1) & (self->n_slots - 1);
      self->slots[slot] = i + 1;
    }
}

/**
 * tandem_flag_states_find_twin:
 *
 * Whether there is another state with the keys and lines of the last one: the cheaper of both stays, and the last place is
 * free again. The rank keeps its distance from the cost.
 *
 * Returns: (transfer none) (nullable): the twin
 */
TandemFlagState *
tandem_flag_states_find_twin (TandemFlagStates *self)
{
  const TandemFlagState *last = tandem_flag_states_get (self, self->n - 1);
  guint slot;

  self->n_made++;
  if (2 * self->n_used + 2 > self->n_slots)
    grow_slots (self);
  for (slot = hash_state (self, last) & (self->n_slots - 1); self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    {
      /* What is no longer there has left its slot. */
      TandemFlagState *twin = self->slots[slot] < self->n ? tandem_flag_states_get (self, self->slots[slot] - 1) : NULL;

      if (twin == NULL || !are_twins (self, twin, last))
        continue;
      if (last->cost < twin->cost)
        {
          twin->rank += last->cost - twin->cost;
          twin->cost = last->cost;
          twin->parent = last->parent;
          twin->place = last->place;
        }
      self->n--;
      return twin;
    }
  self->slots[slot] = self->n;
  self->n_used++;
  return NULL;
}

/* How much @state is better than @other. */
static int
measure_gain (const TandemFlagStates *self, const TandemFlagState *state, const TandemFlagState *other)
{
  int gain = 0;

  for (guint i = 0; i < self->n_chunks * TANDEM_FLAG_CHUNK; i++)
    gain += MAX (other->keys[i] - state->keys[i], 0);
  for (guint i = 0; i < self->n_rows; i++)
    gain += MAX (other->lines[i] - state->lines[i], 0) * LINE_GAIN;
  return gain;
}

/* Makes one of the last @n_merged of @self as good as @state, too: the one that this changes least. */
static void
merge (TandemFlagStates *self, guint n_merged, const TandemFlagState *state)
{
  guint best = self->n - 1;
  int least = G_MAXINT;
  TandemFlagState *merged;

  for (guint k = self->n - n_merged; k < self->n; k++)
    {
      int gain = measure_gain (self, state, tandem_flag_states_get (self, k));

      if (gain < least)
        {
          least = gain;
          best = k;
        }
    }
  merged = tandem_flag_states_get (self, best);
  merged->sum = merged->n_lines = 0;
  for (guint i = 0; i < self->n_chunks * TANDEM_FLAG_CHUNK; i++)
    {
      merged->keys[i] = MIN (merged->keys[i], state->keys[i]);
      merged->sum += merged->keys[i];
    }
  for (guint i = 0; i < self->n_rows; i++)
    {
      merged->lines[i] = MIN (merged->lines[i], state->lines[i]);
      merged->n_lines += merged->lines[i];
    }
  merged->sum += merged->n_lines;
  self->firsts[best] = get_chunks (merged)[0];
}

/**
 * tandem_flag_states_prune:
 * @width: how many are kept
 * @n_merged: how many of these stand for those that have no room, and are as good as any of them; 0: they are dropped
 * @kept: (inout): what no other of @candidates dominates, by rank; mostly that is a few of many
 * @work: (inout): grows by what there was to do
 *
 * Returns: whether there was room for all
 */
gboolean
tandem_flag_states_prune (const TandemFlagStates *candidates, guint width, guint n_merged, TandemFlagStates *kept, guint *work)
{
  g_autofree Order *heap = g_new (Order, candidates->n + 1);
  gboolean has_all = TRUE;
  guint compared = 0;

  kept->n = 0;
  kept->firsts = g_renew (TandemFlagChunk, kept->firsts, MIN (width, candidates->n) + 1);
  for (guint i = 0; i < candidates->n; i++)
    {
      const TandemFlagState *state = tandem_flag_states_get (candidates, i);

      heap[i] = (Order) { state->rank, state->sum, i };
    }
  for (guint i = candidates->n / 2; i-- > 0;)
    sift_down (heap, candidates->n, i);
  for (guint n = candidates->n; n > 0 && (has_all || n_merged > 0);)
    {
      const TandemFlagState *state = tandem_flag_states_get (candidates, heap[0].index);

      heap[0] = heap[--n];
      sift_down (heap, n, 0);
      if (is_dominated (kept, state, &compared))
        continue;
      has_all &= kept->n < width;
      if (kept->n < width)
        {
          kept->firsts[kept->n] = get_chunks (state)[0];
          tandem_flag_states_append (kept, state);
        }
      else if (n_merged > 0)
        {
          merge (kept, n_merged, state);
          compared += 4 * n_merged;
        }
    }
  *work += candidates->n_made + compared / COMPARED_AT_ONCE;
  return has_all;
}

/**
 * tandem_flag_states_set:
 *
 * Makes @self hold @state alone.
 */
void
tandem_flag_states_set (TandemFlagStates *self, const TandemFlagState *state)
{
  self->n = 0;
  self->firsts = g_renew (TandemFlagChunk, self->firsts, 1);
  self->firsts[0] = get_chunks (state)[0];
  tandem_flag_states_append (self, state);
}

/**
 * tandem_flag_states_copy:
 *
 * Makes @self hold the states of @other, which were pruned or set.
 */
void
tandem_flag_states_copy (TandemFlagStates *self, const TandemFlagStates *other)
{
  self->n = 0;
  self->firsts = g_renew (TandemFlagChunk, self->firsts, other->n + 1);
  for (guint i = 0; i < other->n; i++)
    {
      const TandemFlagState *state = tandem_flag_states_get (other, i);

      self->firsts[i] = get_chunks (state)[0];
      tandem_flag_states_append (self, state);
    }
}
