/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sweep over the labels by leader, in a given number of rows above and below; shared by the files of the search only. */
#pragma once

#include "tandem-flags.h"

G_BEGIN_DECLS

#define TANDEM_FLAG_SIDES 2 /* above, below */
typedef struct
{
  const TandemFlag     *flags;
  guint                 n_flags;
  const TandemFlagRoom *room;
  TandemFlagMeans       means;
  int                   rows[TANDEM_FLAG_SIDES];
  int                   spare; /* lines that the rows have room for beyond the first of each */
  guint                 width; /* arrangements kept after each label */
  gboolean              cut;   /* an arrangement was dropped for want of room */
  gint64                limit; /* an answer must cost less */
  gboolean              any;   /* any answer will do, at whatever cost: far fewer arrangements need be kept */
  const gint64         *rest;  /* what all labels after each cost at least; NULL: their first rows */
  gboolean              from_end; /* flags and room are the mirror image of what is searched */
  guint                *work;  /* arrangements that were looked at, in all sweeps of a search */
  guint                 most_work; /* a search that has looked at more goes on with few */
  gint64               *costs; /* (out) (nullable): what all labels up to each cost at least */
} TandemFlagSweep;

void     tandem_flag_bound (const TandemFlagSweep *self, gint64 *rest);
gboolean tandem_flag_sweep_run (TandemFlagSweep *self, TandemFlagPlace *places, gint64 *cost);

G_END_DECLS
