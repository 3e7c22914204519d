/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flags-fixture.h"

#include <math.h>
#include <stdlib.h>

#define ROUNDING 0.001 /* px */

const TandemFlagRoom flags_room = { .start = 5,
                                    .end = 995,
                                    .gap = 7,
                                    .clearance = 7,
                                    .box_distance = 12,
                                    .leader_distance = 4,
                                    .most_rows = 10,
                                    .height = G_MAXDOUBLE,
                                    .label_height = 30,
                                    .line_height = 16,
                                    .first_gap = 5,
                                    .row_gap = 6 };

static double
find_start (const TandemFlag *flag, const TandemFlagPlace *place)
{
  return place->is_before ? flag->x - flags_room.gap - flag->shapes[place->shape].width : flag->x + flags_room.gap;
}

static double
find_end (const TandemFlag *flag, const TandemFlagPlace *place)
{
  return find_start (flag, place) + flag->shapes[place->shape].width;
}

/* Whether the labels of two flags, the first with the smaller x, keep their distances: written from the picture's point of
 * view, box by box, not from the search's. */
gboolean
flags_keep_distance (const TandemFlag *a, const TandemFlagPlace *pa, const TandemFlag *b, const TandemFlagPlace *pb)
{
  double a_start = find_start (a, pa), a_end = find_end (a, pa), b_start = find_start (b, pb), b_end = find_end (b, pb);

  if (pa->row == 0 || pb->row == 0 || pa->is_below != pb->is_below)
    return TRUE;
  /* A box before its leader or after it reaches from the leader to its far end: no other leader may be on the way. */
  if (pb->row >= pa->row && !pa->is_before && b->x < a_end + flags_room.clearance - ROUNDING)
    return FALSE;
  if (pa->row >= pb->row && pb->is_before && a->x > b_start - flags_room.clearance + ROUNDING)
    return FALSE;
  return pa->row != pb->row || a_end + flags_room.box_distance <= b_start + ROUNDING || b_end + flags_room.box_distance <= a_start
         || pa->is_before == pb->is_before;
}

gboolean
flags_is_allowed (const TandemFlag *flag, const TandemFlagPlace *place)
{
  if (place->row == 0)
    return TRUE;
  if ((flag->side == TANDEM_SIDE_BUYER && place->is_below) || (flag->side == TANDEM_SIDE_SELLER && !place->is_below))
    return FALSE;
  return find_start (flag, place) >= flags_room.start && find_end (flag, place) <= flags_room.end;
}

/* px that the rows take, as a picture would have them; of so many above and below. */
double
flags_measure_rows (const TandemFlag *flags, guint n, const TandemFlagPlace *places, const TandemFlagRoom *in, int *rows)
{
  double heights[2][TANDEM_FLAGS_MOST_ROWS + 1] = { { 0 }, { 0 } }, height = 0;

  *rows = 0;
  for (guint i = 0; i < n; i++)
    {
      double *row = &heights[places[i].is_below][places[i].row];

      if (places[i].row > 0)
        *row = MAX (*row, in->label_height + flags[i].shapes[places[i].shape].lines * in->line_height);
    }
  for (int side = 0; side < 2; side++)
    for (int row = 1; row <= TANDEM_FLAGS_MOST_ROWS; row++)
      if (heights[side][row] > 0)
        {
          height += heights[side][row] + (row == 1 ? in->first_gap : in->row_gap);
          ++*rows;
        }
  return height;
}

void
flags_assert_valid (const TandemFlag *flags, guint n, const TandemFlagPlace *places, const TandemFlagRoom *in)
{
  int rows;

  g_assert_cmpfloat (flags_measure_rows (flags, n, places, in, &rows), <=, in->height + 0.05);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (flags_is_allowed (&flags[i], &places[i]));
      for (guint k = i + 1; k < n; k++)
        g_assert_true (flags_keep_distance (&flags[i], &places[i], &flags[k], &places[k]));
    }
}

/* px, without a fraction that would make it a matter of rounding what fits */
static double
draw_length (GRand *random, double least, double most)
{
  return floor (g_rand_double_range (random, least, most) * 4) / 4;
}

guint
flags_make (GRand *random, TandemFlag *flags, guint n, double width)
{
  double x = 30;

  for (guint i = 0; i < n; i++)
    {
      flags[i] = (TandemFlag) {
        x,
        (TandemSide) g_rand_int_range (random, 0, 3),
        10,
        1,
        { { draw_length (random, 40, 180), 0, 0, { (guint) g_rand_int_range (random, 0, 4), (guint) g_rand_int_range (random, 0, 4) } } }
      };
      x += draw_length (random, 16, width / n);
      if (x > 960)
        return i + 1;
    }
  return n;
}

/* Gives @flags up to @most shapes: narrower in more lines, or with less in them. */
void
flags_add_shapes (GRand *random, TandemFlag *flags, guint n, guint most)
{
  for (guint i = 0; i < n; i++)
    {
      guint n_shapes = (guint) g_rand_int_range (random, 1, (gint32) most + 1);

      for (guint k = 1; k < n_shapes; k++)
        {
          TandemFlagShape shape = flags[i].shapes[0];

          shape.width = floor (shape.width * g_rand_double_range (random, 0.3, 0.9) * 4) / 4;
          shape.lines = g_rand_int_range (random, 0, 3);
          shape.loss = shape.lines == 0 || g_rand_boolean (random) ? (guint) g_rand_int_range (random, 1, 4) : 0;
          shape.costs[0] += (guint) g_rand_int_range (random, 0, 4);
          flags[i].shapes[k] = shape;
        }
      flags[i].n_shapes = n_shapes;
    }
}


/* The forms of a label as a picture has them, of a title in one line @natural px long: in two lines, with fewer names, cut. */
static void
make_shapes (GRand *random, TandemFlag *flag, double natural)
{
  static const double wrap = 168, widest = 285;
  double names = draw_length (random, 60, 150), day = 38, two = MAX (floor (natural * 0.56), 50);
  gboolean is_long = natural > widest;

  flag->n_shapes = 0;
  if (!is_long)
    flag->shapes[flag->n_shapes++] = (TandemFlagShape) { MAX (natural, names), 0, 0, { natural > wrap ? 2 : 0, natural > wrap ? 2 : 0 } };
  if (natural > wrap * 0.4 && MAX (two, names) < MAX (natural, names) * 0.92)
    flag->shapes[flag->n_shapes++] =
        (TandemFlagShape) { MIN (MAX (two, names), widest), 1, 0, { natural > wrap ? 0 : 4, natural > wrap ? 0 : 4 } };
  if (day < natural && natural < names)
    flag->shapes[flag->n_shapes++] = (TandemFlagShape) { natural, 0, 3, { 0, 0 } };
  if (MAX (two, day) < names && natural > wrap * 0.4)
    flag->shapes[flag->n_shapes++] = (TandemFlagShape) { MAX (two, day), 1, 3, { 4, 4 } };
  if (natural > wrap)
    flag->shapes[flag->n_shapes++] = (TandemFlagShape) { wrap, 0, 103, { 0, 0 } };
  if (flag->n_shapes == 0)
    flag->shapes[flag->n_shapes++] = (TandemFlagShape) { MAX (MIN (natural, widest), names), 0, 0, { 0, 0 } };
  for (guint i = 0; i < flag->n_shapes; i++)
    for (int k = 0; k < 2; k++)
      flag->shapes[i].costs[k] += (guint) g_rand_int_range (random, 0, 3) * 3;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/**
 * flags_make_plan:
 * @flags: (out caller-allocates): 24
 * @room: (out): their room
 *
 * A plan as pictures have them, from loose to crowded by @seed: days in clusters, titles of one line or two, shapes that give
 * up names or the end of the title.
 *
 * Returns: how many labels
 */
guint
flags_make_plan (guint32 seed, TandemFlag *flags, TandemFlagRoom *room)
{
  static const int heights[] = { 0, 130, 170, 210, 250, 320 };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n = 4 + seed % 21, n_clusters = (guint) g_rand_int_range (random, 2, 8);
  double centres[8], days[24], last = 0;
  int height = heights[seed / 21 % G_N_ELEMENTS (heights)];

  *room = flags_room;
  room->most_rows = 8;
  if (height > 0)
    room->height = height;
  for (guint i = 0; i < n_clusters; i++)
    centres[i] = g_rand_double_range (random, 60, 940);
  for (guint i = 0; i < n; i++)
    days[i] = g_rand_boolean (random)
                  ? g_rand_double_range (random, 40, 960)
                  : centres[(guint) g_rand_int_range (random, 0, (gint32) n_clusters)] + g_rand_double_range (random, -60, 60);
  qsort (days, n, sizeof *days, compare_lengths);
  for (guint i = 0; i < n; i++)
    {
      double x = MAX (MIN (floor (days[i] / 7.5) * 7.5, 970), last + 3);

      last = x;
      flags[i] =
          (TandemFlag) { .x = x, .side = (TandemSide) g_rand_int_range (random, 0, 3), .weight = g_rand_int_range (random, 1, 4) * 5 };
      make_shapes (random, &flags[i], draw_length (random, 40, g_rand_int_range (random, 0, 4) > 0 ? 230 : 420));
    }
  return n;
}
