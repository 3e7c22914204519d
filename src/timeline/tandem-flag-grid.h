/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where boxes begin and end, as whole numbers: which labels to come have room beside them; shared by the files of the search
 * only. */
#pragma once

#include "tandem-flags.h"

G_BEGIN_DECLS

#define TANDEM_FLAG_SIDES 2 /* above, below */
#define TANDEM_FLAG_MOST_COLUMNS 4000 /* ranks have 16 bits */

/* What of the cost of an arrangement a search looks at. */
typedef enum
{
  TANDEM_FLAG_COUNTS_NOTHING, /* whether there is one */
  TANDEM_FLAG_COUNTS_LOSS,    /* numbers, and what shapes give up */
  TANDEM_FLAG_COUNTS_ALL,
} TandemFlagCounts;

/* A label in a shape. */
typedef struct
{
  gint16   start;    /* rank of the box before its leader; -1: it would be beyond the edge */
  gint16   reach;    /* of the box after its leader: the first label whose leader has a way past it; -1: beyond the edge */
  gint16   taken;    /* of the same: the first rank that has room beside it */
  gint16   lines;
  guint8   shape;
  guint8   need;     /* the least of TandemFlagCounts for which it is of any use */
  gint64   loss;     /* what it costs that it gives something up */
  gint64   costs[2]; /* what else it costs, without its row; after its leader, before it */
} TandemFlagBox;

/* A label, by leader. */
typedef struct
{
  gboolean sides[TANDEM_FLAG_SIDES]; /* where it may be */
  gint64   below;  /* what it costs to be there */
  gint64   number; /* what it costs to have no place; G_MAXINT64 where it must have one */
  gint16   next;   /* the first label whose leader is far enough away */
  gint16   taken;  /* the first rank that has room beside its leader */
  guint    n_boxes;
  TandemFlagBox boxes[TANDEM_FLAGS_MOST_SHAPES];
} TandemFlagColumn;

/* All that an arrangement of labels means to those on its right is which leaders have a way and which boxes have room. So a
 * place in px is told by the first label whose leader is beyond it, or by the rank of the first box before its leader that
 * is beyond it, of all these boxes by their starts. */
typedef struct
{
  guint             n;
  TandemFlagColumn *columns;
  double           *leaders; /* px */
  guint             n_starts;
  double           *starts;  /* px, ascending */
  double            gap;     /* px, between a leader and its box */
  double            end;     /* px, where boxes may be */
  double            mean;    /* px, of the narrowest boxes */
  /* Of each side. */
  gint16           *free_labels[TANDEM_FLAG_SIDES]; /* the first label from each on */
  gint16           *free_ranks[TANDEM_FLAG_SIDES];  /* for each label, the first rank from each on of it or later ones */
  gint16           *most_lines[TANDEM_FLAG_SIDES];  /* of each label and later ones */
  gint16           *owners;  /* the label of each rank */
  gboolean          has_all; /* free_ranks for each label; of many there are those of one label only */
  guint             prepared; /* after the label that it was made free for last; 0: none */
} TandemFlagGrid;

TandemFlagGrid *tandem_flag_grid_new (const TandemFlag *flags, guint n_flags, const TandemFlagRoom *room, TandemFlagMeans means);
void            tandem_flag_grid_free (TandemFlagGrid *self);
void            tandem_flag_grid_prepare (TandemFlagGrid *self, guint index);

/* The first rank from @rank on that is a box of @label or a later one on @side. */
static inline gint16
tandem_flag_grid_free_rank (const TandemFlagGrid *self, int side, gint16 label, gint16 rank)
{
  return self->free_ranks[side][(self->has_all ? (guint) label * (self->n_starts + 1) : 0) + (guint) rank];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFlagGrid, tandem_flag_grid_free)

G_END_DECLS
