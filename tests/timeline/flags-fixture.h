/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random labels, and what the picture asks of their places. */
#pragma once

#include "tandem-flags.h"

extern const TandemFlagRoom flags_room;

gboolean flags_keep_distance (const TandemFlag *a, const TandemFlagPlace *pa, const TandemFlag *b, const TandemFlagPlace *pb);
gboolean flags_is_allowed (const TandemFlag *flag, const TandemFlagPlace *place);
double   flags_measure_rows (const TandemFlag *flags, guint n, const TandemFlagPlace *places, const TandemFlagRoom *in, int *rows);
void     flags_assert_valid (const TandemFlag *flags, guint n, const TandemFlagPlace *places, const TandemFlagRoom *in);
guint    flags_make (GRand *random, TandemFlag *flags, guint n, double width);
void     flags_add_shapes (GRand *random, TandemFlag *flags, guint n, guint most);
guint    flags_make_plan (guint32 seed, TandemFlag *flags, TandemFlagRoom *room);
