/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sweep over the labels by leader, in a given number of rows above and below; shared by the files of the search only. */
#pragma once

#include "tandem-flag-states.h"

G_BEGIN_DECLS

typedef struct _TandemFlagBound TandemFlagBound;

#define TANDEM_FLAG_MOST_BOUND 24 /* labels */

/* The prizes of joint labels in a bound, where losses count and where all does; 0 where none is known yet. */
typedef struct
{
  gint64 loss[TANDEM_FLAG_MOST_BOUND], all[TANDEM_FLAG_MOST_BOUND];
} TandemFlagPrizes;

typedef struct
{
  TandemFlagGrid       *grid;
  int                   rows[TANDEM_FLAG_SIDES];
  int                   spare; /* lines that the rows have room for beyond the first of each */
  guint                 width; /* arrangements kept after each label */
  gboolean              cut;   /* an arrangement was dropped for want of room */
  gint64                limit; /* an answer must cost less */
  TandemFlagCounts      counts; /* the less of the cost, the fewer arrangements need be kept */
  const TandemFlagBound *bound; /* what labels to come cost at least; NULL: their first rows */
  guint                *work;  /* arrangements that were looked at, in all sweeps of a search */
  guint                 most_work; /* a search that has looked at more goes on with few */
} TandemFlagSweep;

gboolean tandem_flag_sweep_run (TandemFlagSweep *self, TandemFlagPlace *places, gint64 *cost);

TandemFlagBound *tandem_flag_bound_new (const TandemFlagSweep *sweep, guint width, guint rounds, TandemFlagPrizes *known);
gint64           tandem_flag_bound_get_least (const TandemFlagBound *self);
void             tandem_flag_bound_free (TandemFlagBound *self);
gint64           tandem_flag_bound_find (const TandemFlagBound *self, guint first, const gint16 *const *keys, const guint8 *lines,
                                         int n_lines);

/* What it costs that the label of @column is at @row, from 0, in @box. */
static inline gint64
tandem_flag_column_price (const TandemFlagColumn *column, const TandemFlagBox *box, gboolean is_before, int side, int row,
                          TandemFlagCounts counts)
{
  switch (counts)
    {
    case TANDEM_FLAG_COUNTS_NOTHING: return 0;
    case TANDEM_FLAG_COUNTS_LOSS: return box->loss;
    case TANDEM_FLAG_COUNTS_ALL:
    default:
      return box->loss + box->costs[is_before ? 1 : 0] + (row + 1) * TANDEM_FLAGS_COST_ROW + (side == 1 ? column->below : 0);
    }
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFlagBound, tandem_flag_bound_free)

G_END_DECLS
