/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for the places of labels: which row, which side of the leader, with no collision and in the fewest rows. */
#pragma once

#include "tandem-words.h"

G_BEGIN_DECLS

/* A label that wants a place: a box beside a vertical leader. */
typedef struct
{
  double     x;      /* px, of the leader; a list is in ascending order, no two the same */
  double     width;  /* px, of the box */
  TandemSide side;   /* buyer: above, seller: below, joint: either */
  int        weight; /* what it costs to have a number instead, > 0 */
  guint      costs[2]; /* of a box after the leader, and before it, beside COST_BEFORE: a few, for looks */
} TandemFlag;

typedef struct
{
  int      row;        /* from 1 at the axis; 0: no label, a number */
  gboolean is_below;
  gboolean is_before;  /* the box stands before its leader, not after it */
} TandemFlagPlace;

typedef struct
{
  double start, end;   /* px, where boxes may be */
  double gap;          /* px between a leader and its box */
  double clearance;    /* px between a box and another leader */
  double box_distance; /* px between boxes of a row */
  double leader_distance; /* px between leaders of a side */
  int    most_rows;    /* above and below together */
} TandemFlagRoom;

typedef struct
{
  int      rows_above, rows_below;
  guint    n_numbered;
  gint64   cost;     /* see tandem_flags_place() */
  gboolean is_exact; /* no better answer exists */
} TandemFlagResult;

#define TANDEM_FLAGS_MOST_ROWS 12 /* a side */
#define TANDEM_FLAGS_COST_NUMBER 1000000
#define TANDEM_FLAGS_COST_ROW 100
#define TANDEM_FLAGS_COST_JOINT_BELOW 10
#define TANDEM_FLAGS_COST_BEFORE 1

gboolean tandem_flags_place (const TandemFlag *flags, guint n_flags, const TandemFlagRoom *room, gboolean may_number,
                             TandemFlagPlace *places, TandemFlagResult *result);

G_END_DECLS
