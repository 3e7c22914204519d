/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrangements of the labels up to one, and which of them are worth keeping; shared by the files of the search only. */
#pragma once

#include "tandem-flag-grid.h"

G_BEGIN_DECLS

/* Keys are compared so many at a time. */
#define TANDEM_FLAG_CHUNK 8
#define TANDEM_FLAG_CHUNKS(n_keys) (((n_keys) + TANDEM_FLAG_CHUNK - 1) / TANDEM_FLAG_CHUNK)

typedef gint16 TandemFlagChunk __attribute__ ((vector_size (2 * TANDEM_FLAG_CHUNK), aligned (2)));

typedef struct
{
  gint64 cost;
  gint64 rank;   /* what is kept first: cost, and what labels to come cost at least */
  int    sum;    /* of keys and lines: what dominates has no more */
  guint  parent; /* in the layer before */
  TandemFlagPlace place; /* of the last label */
  int    n_lines; /* of all rows, beyond the first of each */
  guint8 lines[TANDEM_FLAG_SIDES * TANDEM_FLAGS_MOST_ROWS];
  gint16 keys[]; /* a whole number of chunks; less is better */
} TandemFlagState;

typedef struct
{
  guint8 *data;
  guint   n, n_allocated;
  gsize   size;     /* bytes of one */
  guint   n_chunks; /* of keys */
  guint   n_rows;   /* whose lines count */
  guint   n_made;   /* since they were last emptied, twins too */
  TandemFlagChunk *firsts; /* the first keys of each, of what was pruned: most of what is compared differs there */
  guint  *slots;    /* indices + 1, by keys and lines */
  guint   n_slots, n_used; /* slots of states that were taken out again are used, too */
} TandemFlagStates;

void             tandem_flag_states_init (TandemFlagStates *self, guint n_chunks, guint n_rows);
void             tandem_flag_states_clear (TandemFlagStates *self);
TandemFlagState *tandem_flag_states_append (TandemFlagStates *self, const TandemFlagState *state);
void             tandem_flag_states_set (TandemFlagStates *self, const TandemFlagState *state);
void             tandem_flag_states_copy (TandemFlagStates *self, const TandemFlagStates *other);
void             tandem_flag_states_empty (TandemFlagStates *self);
TandemFlagState *tandem_flag_states_find_twin (TandemFlagStates *self);
gboolean         tandem_flag_states_prune (const TandemFlagStates *candidates, guint width, guint n_merged, TandemFlagStates *kept,
                                           guint *work);

static inline TandemFlagState *
tandem_flag_states_get (const TandemFlagStates *self, guint index)
{
  return (TandemFlagState *) (void *) (self->data + index * self->size);
}

/* Whether each of @chunk is no more than nothing. */
static inline gboolean
tandem_flag_chunk_is_none (TandemFlagChunk chunk)
{
  union { TandemFlagChunk chunk; gint64 halves[2]; } more = { chunk > 0 };

  return (more.halves[0] | more.halves[1]) == 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemFlagStates, tandem_flag_states_clear)

G_END_DECLS
