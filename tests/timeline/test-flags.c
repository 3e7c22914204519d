/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flags.h"

#include <math.h>
#include <time.h>

#define ROUNDING 0.001 /* px */

static const TandemFlagRoom room = { .start = 5,
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
  return place->is_before ? flag->x - room.gap - flag->shapes[place->shape].width : flag->x + room.gap;
}

static double
find_end (const TandemFlag *flag, const TandemFlagPlace *place)
{
  return find_start (flag, place) + flag->shapes[place->shape].width;
}

/* Whether the labels of two flags, the first with the smaller x, keep their distances: written from the picture's point of
 * view, box by box, not from the search's. */
static gboolean
keep_distance (const TandemFlag *a, const TandemFlagPlace *pa, const TandemFlag *b, const TandemFlagPlace *pb)
{
  double a_start = find_start (a, pa), a_end = find_end (a, pa), b_start = find_start (b, pb), b_end = find_end (b, pb);

  if (pa->row == 0 || pb->row == 0 || pa->is_below != pb->is_below)
    return TRUE;
  /* A box before its leader or after it reaches from the leader to its far end: no other leader may be on the way. */
  if (pb->row >= pa->row && !pa->is_before && b->x < a_end + room.clearance - ROUNDING)
    return FALSE;
  if (pa->row >= pb->row && pb->is_before && a->x > b_start - room.clearance + ROUNDING)
    return FALSE;
  return pa->row != pb->row || a_end + room.box_distance <= b_start + ROUNDING || b_end + room.box_distance <= a_start
         || pa->is_before == pb->is_before;
}

static gboolean
is_allowed (const TandemFlag *flag, const TandemFlagPlace *place)
{
  if (place->row == 0)
    return TRUE;
  if ((flag->side == TANDEM_SIDE_BUYER && place->is_below) || (flag->side == TANDEM_SIDE_SELLER && !place->is_below))
    return FALSE;
  return find_start (flag, place) >= room.start && find_end (flag, place) <= room.end;
}

/* px that the rows take, as a picture would have them; of so many above and below. */
static double
measure_rows (const TandemFlag *flags, guint n, const TandemFlagPlace *places, const TandemFlagRoom *in, int *rows)
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

static void
assert_valid (const TandemFlag *flags, guint n, const TandemFlagPlace *places, const TandemFlagRoom *in)
{
  int rows;

  g_assert_cmpfloat (measure_rows (flags, n, places, in, &rows), <=, in->height + 0.05);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (is_allowed (&flags[i], &places[i]));
      for (guint k = i + 1; k < n; k++)
        g_assert_true (keep_distance (&flags[i], &places[i], &flags[k], &places[k]));
    }
}

/* What an arrangement is worth: the loss, numbers first; then rows; then leaders and looks. */
typedef struct
{
  gint64 loss, cost;
  int rows;
} Worth;

static Worth
find_worth (const TandemFlag *flags, guint n, const TandemFlagPlace *places)
{
  Worth worth = { 0 };

  measure_rows (flags, n, places, &room, &worth.rows);
  for (guint i = 0; i < n; i++)
    {
      const TandemFlagShape *shape = &flags[i].shapes[places[i].shape];

      if (places[i].row == 0)
        worth.loss += flags[i].weight * (TANDEM_FLAGS_COST_NUMBER / TANDEM_FLAGS_COST_LOSS);
      else
        worth.loss += shape->loss;
      if (places[i].row > 0)
        worth.cost += places[i].row * TANDEM_FLAGS_COST_ROW + places[i].is_before * TANDEM_FLAGS_COST_BEFORE
                      + shape->costs[places[i].is_before]
                      + (flags[i].side == TANDEM_SIDE_JOINT && places[i].is_below) * TANDEM_FLAGS_COST_JOINT_BELOW;
    }
  return worth;
}

typedef struct
{
  const TandemFlag *flags;
  guint n;
  TandemFlagRoom room;
  TandemFlagMeans means;
  int most; /* rows a side */
  TandemFlagPlace places[8];
  gboolean found;
  Worth best;
} Force;

static void
note_answer (Force *self)
{
  Worth worth = find_worth (self->flags, self->n, self->places);
  int rows;

  if (measure_rows (self->flags, self->n, self->places, &self->room, &rows) > self->room.height || rows > self->room.most_rows)
    return;
  /* Where labels may be left out, all rows of the room are as good as fewer. */
  if (self->means == TANDEM_FLAGS_NUMBER)
    worth.rows = 0;
  if (!self->found || worth.loss < self->best.loss || (worth.loss == self->best.loss && worth.rows < self->best.rows)
      || (worth.loss == self->best.loss && worth.rows == self->best.rows && worth.cost < self->best.cost))
    self->best = worth;
  self->found = TRUE;
}

/* Tries everything. */
static void
brute_force (Force *self, guint index)
{
  const TandemFlag *flag = &self->flags[index];

  if (index == self->n)
    {
      note_answer (self);
      return;
    }
  for (int choice = self->means == TANDEM_FLAGS_NUMBER ? -1 : 0; choice < (int) flag->n_shapes * 4 * self->most; choice++)
    {
      gboolean fits = TRUE;
      TandemFlagPlace place = { choice / 4 % self->most + 1, choice & 1, choice >> 1 & 1, (guint) (choice / (4 * self->most)) };

      self->places[index] = choice < 0 ? (TandemFlagPlace) { 0 } : place;
      if (choice >= 0 && (!is_allowed (flag, &place) || (self->means == TANDEM_FLAGS_KEEP && flag->shapes[place.shape].loss > 0)))
        continue;
      for (guint i = 0; i < index && fits; i++)
        fits = keep_distance (&self->flags[i], &self->places[i], flag, &self->places[index]);
      if (fits)
        brute_force (self, index + 1);
    }
}

/* px, without a fraction that would make it a matter of rounding what fits */
static double
draw_length (GRand *random, double least, double most)
{
  return floor (g_rand_double_range (random, least, most) * 4) / 4;
}

static guint
make_flags (GRand *random, TandemFlag *flags, guint n, double width)
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
static void
add_shapes (GRand *random, TandemFlag *flags, guint n, guint most)
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

/* Returns rows, or 0 for no answer. */
static int
compare_with_force (const TandemFlag *flags, guint n, const TandemFlagRoom *in, TandemFlagMeans means, int most)
{
  Force force = { .flags = flags, .n = n, .room = *in, .means = means, .most = most };
  TandemFlagPlace places[8];
  TandemFlagResult result;
  Worth worth;

  brute_force (&force, 0);
  if (!tandem_flags_place (flags, n, in, means, places, &result))
    {
      g_assert_false (force.found);
      return 0;
    }
  g_assert_true (force.found);
  g_assert_true (result.is_exact);
  assert_valid (flags, n, places, in);
  worth = find_worth (flags, n, places);
  g_assert_cmpint (result.cost, ==, worth.loss * TANDEM_FLAGS_COST_LOSS + worth.cost);
  g_assert_cmpint (result.rows_above + result.rows_below, ==, worth.rows);
  g_assert_cmpint (worth.loss, ==, force.best.loss);
  if (means != TANDEM_FLAGS_NUMBER)
    g_assert_cmpint (worth.rows, ==, force.best.rows);
  g_assert_cmpint (worth.cost, ==, force.best.cost);
  return worth.rows;
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_tight = 0;

  for (int round = 0; round < 250; round++)
    {
      TandemFlag flags[6];
      guint n = make_flags (random, flags, (guint) g_rand_int_range (random, 1, 7), g_rand_double_range (random, 150, 900));

      n_tight += compare_with_force (flags, n, &room, TANDEM_FLAGS_KEEP, 5) > 2;
    }
  g_assert_cmpuint (n_tight, >, 50); /* the cases are not all trivial */
}

/* With a choice of shapes for each label, in rooms of any height. */
static void
test_brute_force_shapes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  guint n_kept = 0, n_given_up = 0, n_numbered = 0;

  for (int round = 0; round < 600; round++)
    {
      TandemFlag flags[5];
      TandemFlagRoom low = room;
      guint n = make_flags (random, flags, (guint) g_rand_int_range (random, 1, 6), g_rand_double_range (random, 100, 600));

      add_shapes (random, flags, n, 3);
      low.most_rows = 3;
      if (round % 4 > 0)
        low.height = g_rand_double_range (random, 30, 190);
      if (compare_with_force (flags, n, &low, TANDEM_FLAGS_KEEP, 3) > 0)
        n_kept++;
      else if (compare_with_force (flags, n, &low, TANDEM_FLAGS_GIVE_UP, 3) > 0)
        n_given_up++;
      else
        n_numbered += compare_with_force (flags, n, &low, TANDEM_FLAGS_NUMBER, 3) >= 0;
    }
  g_test_message ("%u with nothing given up, %u with something, %u not at all", n_kept, n_given_up, n_numbered);
  g_assert_cmpuint (n_kept, >, 100);
  g_assert_cmpuint (n_given_up, >, 15);
  g_assert_cmpuint (n_numbered, >, 15);
}

/* First fit from the end, after the leader if possible: what a picture without a search would do. What has no room loses
 * its label. Returns how many do. */
static guint
place_greedily (const TandemFlag *flags, guint n, int most, TandemFlagPlace *places, int *rows)
{
  guint n_lost = 0;

  for (guint i = n; i-- > 0;)
    {
      gboolean fits = FALSE;

      for (int choice = 0; choice < 4 * most && !fits; choice++)
        {
          places[i] = (TandemFlagPlace) { choice / 4 + 1, choice >> 1 & 1, choice & 1, 0 };
          fits = is_allowed (&flags[i], &places[i]);
          for (guint k = i + 1; k < n && fits; k++)
            fits = keep_distance (&flags[i], &places[i], &flags[k], &places[k]);
        }
      if (!fits)
        {
          places[i] = (TandemFlagPlace) { 0 };
          n_lost++;
        }
    }
  measure_rows (flags, n, places, &room, rows);
  return n_lost;
}

/* Up to 24 labels exact and quick; where first fit loses labels, the search has them all. */
static void
test_twenty_four (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  int searched = 0, greedy = 0, solved = 0, n_inexact = 0;
  guint n_lost = 0;
  double longest = 0, total = 0;

  for (int round = 0; round < 100; round++)
    {
      TandemFlag flags[24];
      TandemFlagPlace places[24], greedy_places[24];
      TandemFlagResult result;
      guint n = make_flags (random, flags, round % 2 == 0 ? 24 : 12, 1900);
      clock_t begin = clock ();
      gboolean found = tandem_flags_place (flags, n, &room, TANDEM_FLAGS_KEEP, places, &result);
      double ms = (double) (clock () - begin) * 1000 / CLOCKS_PER_SEC;
      int rows;
      guint lost = place_greedily (flags, n, 10, greedy_places, &rows);

      longest = MAX (longest, ms);
      total += ms;
      n_inexact += !result.is_exact;
      if (!found)
        {
          g_assert_cmpuint (lost, >, 0);
          continue;
        }
      assert_valid (flags, n, places, &room);
      if (lost == 0)
        g_assert_cmpint (result.rows_above + result.rows_below, <=, rows);
      searched += result.rows_above + result.rows_below;
      greedy += rows;
      n_lost += lost;
      solved++;
    }
  g_test_message (
      "%d of 100 plans solved in %.2f rows; first fit takes %.2f rows and loses %.2f labels a plan; %.2f ms mean, %.1f ms longest; %d not exact",
      solved, searched / (double) solved, greedy / (double) solved, n_lost / (double) solved, total / 100, longest, n_inexact);
  g_assert_cmpint (solved, >, 80);
  g_assert_cmpuint (n_lost, >, 100);
}

/* With a choice of shapes, in a room that is nearly too low: never more rows than with the first shapes alone. */
static void
test_twenty_four_shapes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  int n_kept = 0, n_given_up = 0, n_inexact = 0, n_plain = 0, rows_plain = 0, rows_shaped = 0;
  double longest = 0, total = 0;

  for (int round = 0; round < 100; round++)
    {
      TandemFlag flags[24];
      TandemFlagPlace places[24];
      TandemFlagResult plain, result;
      TandemFlagRoom low = room;
      guint n = make_flags (random, flags, round % 2 == 0 ? 24 : 14, 1500);
      gboolean is_plain, is_kept, found;
      clock_t begin;
      double ms;

      low.height = g_rand_double_range (random, 140, 260);
      is_plain = tandem_flags_place (flags, n, &low, TANDEM_FLAGS_KEEP, places, &plain);
      add_shapes (random, flags, n, 4);
      begin = clock ();
      is_kept = tandem_flags_place (flags, n, &low, TANDEM_FLAGS_KEEP, places, &result);
      found = is_kept || tandem_flags_place (flags, n, &low, TANDEM_FLAGS_GIVE_UP, places, &result);
      ms = (double) (clock () - begin) * 1000 / CLOCKS_PER_SEC;
      longest = MAX (longest, ms);
      total += ms;
      n_inexact += !result.is_exact;
      n_kept += is_kept;
      n_given_up += found && !is_kept;
      if (found)
        assert_valid (flags, n, places, &low);
      if (is_plain)
        {
          g_assert_true (is_kept);
          g_assert_cmpint (result.rows_above + result.rows_below, <=, plain.rows_above + plain.rows_below);
          n_plain++;
          rows_plain += plain.rows_above + plain.rows_below;
          rows_shaped += result.rows_above + result.rows_below;
        }
    }
  g_test_message (
      "%d of 100 plans have room with one shape for each label, in %.2f rows; with a choice these have it in %.2f, and %d have room, %d more give something up; "
      "%.2f ms mean, %.1f ms longest; %d not exact",
      n_plain, rows_plain / (double) n_plain, rows_shaped / (double) n_plain, n_kept, n_given_up, total / 100, longest, n_inexact);
  g_assert_cmpint (n_kept, >, n_plain);
}

static int
weigh_lost (const TandemFlag *flags, guint n, const TandemFlagPlace *places)
{
  int weight = 0;

  for (guint i = 0; i < n; i++)
    weight += places[i].row == 0 ? flags[i].weight : 0;
  return weight;
}

/* Of a crowd the search leaves out less than a sixth of the weight that first fit does, and of none more. Both have eight
 * rows. */
static void
test_crowd (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  TandemFlagRoom low = room;
  int searched = 0, greedy = 0;
  guint n_searched = 0, n_greedy = 0;
  double longest = 0;

  low.most_rows = 8;
  for (int round = 0; round < 60; round++)
    {
      TandemFlag flags[40];
      TandemFlagPlace places[40], greedy_places[40];
      TandemFlagResult result;
      guint n = make_flags (random, flags, 30 + (guint) round % 11, 1100);
      clock_t begin = clock ();
      int rows, lost;

      for (guint i = 0; i < n; i++)
        flags[i].weight = i % 4 == 0 ? 2 : i % 7 == 0 ? 25 : 10;
      g_assert_true (tandem_flags_place (flags, n, &low, TANDEM_FLAGS_NUMBER, places, &result));
      longest = MAX (longest, (double) (clock () - begin) * 1000 / CLOCKS_PER_SEC);
      assert_valid (flags, n, places, &low);
      lost = weigh_lost (flags, n, places);
      searched += lost;
      n_searched += result.n_numbered;
      n_greedy += place_greedily (flags, n, 4, greedy_places, &rows);
      g_assert_cmpint (lost, <=, weigh_lost (flags, n, greedy_places));
      greedy += weigh_lost (flags, n, greedy_places);
    }
  g_test_message ("30 to 40 labels in eight rows: %.2f left out of weight %.1f; first fit %.2f of weight %.1f; %.1f ms longest",
                  n_searched / 60.0, searched / 60.0, n_greedy / 60.0, greedy / 60.0, longest);
  g_assert_cmpint (searched * 6, <, greedy);
}

static void
test_numbers (void)
{
  TandemFlag flags[8];
  TandemFlagPlace places[8];
  TandemFlagResult result;
  TandemFlagRoom narrow = room;

  for (guint i = 0; i < 8; i++)
    flags[i] = (TandemFlag) { 300 + i * 25, TANDEM_SIDE_BUYER, i == 3 ? 60 : i < 3 ? 2 : 10, 1, { { 150, 0, 0, { 0, 0 } } } };
  narrow.most_rows = 1;
  g_assert_false (tandem_flags_place (flags, 8, &narrow, TANDEM_FLAGS_KEEP, places, &result));
  g_assert_true (tandem_flags_place (flags, 8, &narrow, TANDEM_FLAGS_NUMBER, places, &result));
  assert_valid (flags, 8, places, &narrow);
  g_assert_cmpint (places[3].row, ==, 1); /* what weighs most keeps its label */
  g_assert_cmpuint (result.n_numbered, ==, 6);
  narrow.most_rows = 0;
  g_assert_true (tandem_flags_place (flags, 8, &narrow, TANDEM_FLAGS_NUMBER, places, &result));
  g_assert_cmpuint (result.n_numbered, ==, 8);
}

static void
test_many (void)
{
  g_autofree TandemFlag *flags = g_new0 (TandemFlag, 1000);
  g_autofree TandemFlagPlace *places = g_new0 (TandemFlagPlace, 1000);
  TandemFlagResult result;

  for (guint i = 0; i < 1000; i++)
    flags[i] = (TandemFlag) { 20 + i * 0.96, (TandemSide) (i % 3), 10, 1, { { 60 + i * 37 % 110, 0, 0, { 0, 0 } } } };
  g_assert_true (tandem_flags_place (flags, 1000, &room, TANDEM_FLAGS_NUMBER, places, &result));
  assert_valid (flags, 1000, places, &room);
  g_assert_cmpuint (result.n_numbered, <, 990);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flags/brute-force", test_brute_force);
  g_test_add_func ("/flags/brute-force/shapes", test_brute_force_shapes);
  g_test_add_func ("/flags/twenty-four", test_twenty_four);
  g_test_add_func ("/flags/twenty-four/shapes", test_twenty_four_shapes);
  g_test_add_func ("/flags/crowd", test_crowd);
  g_test_add_func ("/flags/numbers", test_numbers);
  g_test_add_func ("/flags/many", test_many);
  return g_test_run ();
}
