/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for the places of labels: which shape, row and side of the leader, with no collision and in the fewest rows. */
#pragma once

#include "tandem-words.h"

G_BEGIN_DECLS

#define TANDEM_FLAGS_MOST_SHAPES 8

/* A box that a label may have. */
typedef struct
{
  double width;    /* px */
  int    lines;    /* of its title beyond the first: its row becomes as much higher */
  guint  loss;     /* what the label gives up by it, 0 for nothing */
  guint  costs[2]; /* of a box after the leader, and before it, beside COST_BEFORE: a few, for looks */
} TandemFlagShape;

/* A label that wants a place: a box beside a vertical leader. */
typedef struct
{
  double     x;      /* px, of the leader; a list is in ascending order, no two the same */
  TandemSide side;   /* buyer: above, seller: below, joint: either */
  int        weight; /* what it costs to have a number instead, > 0 */
  guint      n_shapes; /* at least one */
  TandemFlagShape shapes[TANDEM_FLAGS_MOST_SHAPES];
} TandemFlag;

typedef struct
{
  int      row;        /* from 1 at the axis; 0: no label, a number */
  gboolean is_below;
  gboolean is_before;  /* the box stands before its leader, not after it */
  guint    shape;
} TandemFlagPlace;

typedef struct
{
  double start, end;   /* px, where boxes may be */
  double gap;          /* px between a leader and its box */
  double clearance;    /* px between a box and another leader */
  double box_distance; /* px between boxes of a row */
  double leader_distance; /* px between leaders of a side */
  int    most_rows;    /* above and below together */
  double height;       /* px for all rows; G_MAXDOUBLE: without end */
  double label_height; /* px, of a label with one line of title */
  double line_height;  /* px, of each further line */
  double first_gap;    /* px before the first row of a side */
  double row_gap;      /* px before any other */
} TandemFlagRoom;

/* What may be done to make room, in this order. */
typedef enum
{
  TANDEM_FLAGS_KEEP,    /* shapes without a loss */
  TANDEM_FLAGS_GIVE_UP, /* any shape */
  TANDEM_FLAGS_NUMBER,  /* and labels may be left out */
} TandemFlagMeans;

typedef struct
{
  int      rows_above, rows_below;
  guint    n_numbered;
  guint    loss;     /* of all shapes, without the numbered */
  gint64   cost;     /* see tandem_flags_place() */
  gboolean is_exact; /* no better answer exists */
  gint64   least;    /* as far as is known: no answer costs less */
  guint    work;     /* arrangements that were looked at */
} TandemFlagResult;

#define TANDEM_FLAGS_MOST_ROWS 12 /* a side */
#define TANDEM_FLAGS_COST_LOSS G_GINT64_CONSTANT (10000000)
#define TANDEM_FLAGS_COST_NUMBER (10000 * TANDEM_FLAGS_COST_LOSS)
#define TANDEM_FLAGS_COST_ROW 100
#define TANDEM_FLAGS_COST_JOINT_BELOW 10
#define TANDEM_FLAGS_COST_BEFORE 1

gint64   tandem_flags_price (const TandemFlag *flag, const TandemFlagPlace *place);
gboolean tandem_flags_place (const TandemFlag *flags, guint n_flags, const TandemFlagRoom *room, TandemFlagMeans means,
                             TandemFlagPlace *places, TandemFlagResult *result);

G_END_DECLS
