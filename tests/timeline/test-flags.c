/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flags-fixture.h"

#include <math.h>
#include <time.h>

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

  flags_measure_rows (flags, n, places, &flags_room, &worth.rows);
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

  if (flags_measure_rows (self->flags, self->n, self->places, &self->room, &rows) > self->room.height || rows > self->room.most_rows)
    return;
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
      if (choice >= 0 && (!flags_is_allowed (flag, &place) || (self->means == TANDEM_FLAGS_KEEP && flag->shapes[place.shape].loss > 0)))
        continue;
      for (guint i = 0; i < index && fits; i++)
        fits = flags_keep_distance (&self->flags[i], &self->places[i], flag, &self->places[index]);
      if (fits)
        brute_force (self, index + 1);
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
  flags_assert_valid (flags, n, places, in);
  worth = find_worth (flags, n, places);
  g_assert_cmpint (result.cost, ==, worth.loss * TANDEM_FLAGS_COST_LOSS + worth.cost);
  g_assert_cmpint (result.rows_above + result.rows_below, ==, worth.rows);
  g_assert_cmpint (worth.loss, ==, force.best.loss);
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
      guint n = flags_make (random, flags, (guint) g_rand_int_range (random, 1, 7), g_rand_double_range (random, 150, 900));

      n_tight += compare_with_force (flags, n, &flags_room, TANDEM_FLAGS_KEEP, 5) > 2;
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
      TandemFlagRoom low = flags_room;
      guint n = flags_make (random, flags, (guint) g_rand_int_range (random, 1, 6), g_rand_double_range (random, 100, 600));

      flags_add_shapes (random, flags, n, 3);
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

/* With more shapes than a picture has for most labels, fewer labels of which most are joint, or may be. */
static void
test_brute_force_four (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  guint n_found[3] = { 0 };

  for (int round = 0; round < 400; round++)
    {
      TandemFlag flags[4];
      TandemFlagRoom low = flags_room;
      guint n = flags_make (random, flags, (guint) g_rand_int_range (random, 2, 5), g_rand_double_range (random, 60, 300));

      flags_add_shapes (random, flags, n, 4);
      for (guint i = 0; i < n; i++)
        {
          flags[i].weight = g_rand_int_range (random, 1, 30);
          if (g_rand_boolean (random))
            flags[i].side = TANDEM_SIDE_JOINT;
        }
      low.most_rows = 2;
      low.height = g_rand_int_range (random, 30, 130);
      for (int means = TANDEM_FLAGS_KEEP; means <= TANDEM_FLAGS_NUMBER; means++)
        n_found[means] += compare_with_force (flags, n, &low, (TandemFlagMeans) means, 2) > 0;
    }
  g_assert_cmpuint (n_found[TANDEM_FLAGS_KEEP], >, 50);
  g_assert_cmpuint (n_found[TANDEM_FLAGS_GIVE_UP], >, n_found[TANDEM_FLAGS_KEEP] + 10);
  g_assert_cmpuint (n_found[TANDEM_FLAGS_NUMBER], >, n_found[TANDEM_FLAGS_GIVE_UP] + 10);
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
          fits = flags_is_allowed (&flags[i], &places[i]);
          for (guint k = i + 1; k < n && fits; k++)
            fits = flags_keep_distance (&flags[i], &places[i], &flags[k], &places[k]);
        }
      if (!fits)
        {
          places[i] = (TandemFlagPlace) { 0 };
          n_lost++;
        }
    }
  flags_measure_rows (flags, n, places, &flags_room, rows);
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
      guint n = flags_make (random, flags, round % 2 == 0 ? 24 : 12, 1900);
      clock_t begin = clock ();
      gboolean found = tandem_flags_place (flags, n, &flags_room, TANDEM_FLAGS_KEEP, places, &result);
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
      flags_assert_valid (flags, n, places, &flags_room);
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
      TandemFlagRoom low = flags_room;
      guint n = flags_make (random, flags, round % 2 == 0 ? 24 : 14, 1500);
      gboolean is_plain, is_kept, found;
      clock_t begin;
      double ms;

      low.height = g_rand_double_range (random, 140, 260);
      is_plain = tandem_flags_place (flags, n, &low, TANDEM_FLAGS_KEEP, places, &plain);
      flags_add_shapes (random, flags, n, 4);
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
        flags_assert_valid (flags, n, places, &low);
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
  TandemFlagRoom low = flags_room;
  int searched = 0, greedy = 0;
  guint n_searched = 0, n_greedy = 0;
  double longest = 0;

  low.most_rows = 8;
  for (int round = 0; round < 60; round++)
    {
      TandemFlag flags[40];
      TandemFlagPlace places[40], greedy_places[40];
      TandemFlagResult result;
      guint n = flags_make (random, flags, 30 + (guint) round % 11, 1100);
      clock_t begin = clock ();
      int rows, lost;

      for (guint i = 0; i < n; i++)
        flags[i].weight = i % 4 == 0 ? 2 : i % 7 == 0 ? 25 : 10;
      g_assert_true (tandem_flags_place (flags, n, &low, TANDEM_FLAGS_NUMBER, places, &result));
      longest = MAX (longest, (double) (clock () - begin) * 1000 / CLOCKS_PER_SEC);
      flags_assert_valid (flags, n, places, &low);
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
  TandemFlagRoom narrow = flags_room;

  for (guint i = 0; i < 8; i++)
    flags[i] = (TandemFlag) { 300 + i * 25, TANDEM_SIDE_BUYER, i == 3 ? 60 : i < 3 ? 2 : 10, 1, { { 150, 0, 0, { 0, 0 } } } };
  narrow.most_rows = 1;
  g_assert_false (tandem_flags_place (flags, 8, &narrow, TANDEM_FLAGS_KEEP, places, &result));
  g_assert_true (tandem_flags_place (flags, 8, &narrow, TANDEM_FLAGS_NUMBER, places, &result));
  flags_assert_valid (flags, 8, places, &narrow);
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
  g_assert_true (tandem_flags_place (flags, 1000, &flags_room, TANDEM_FLAGS_NUMBER, places, &result));
  flags_assert_valid (flags, 1000, places, &flags_room);
  g_assert_cmpuint (result.n_numbered, <, 990);
}

/* More than anybody could read, or a search tell apart: all have numbers. */
static void
test_too_many (void)
{
  guint n = 5000;
  g_autofree TandemFlag *flags = g_new0 (TandemFlag, n);
  g_autofree TandemFlagPlace *places = g_new0 (TandemFlagPlace, n);
  TandemFlagResult result;

  for (guint i = 0; i < n; i++)
    flags[i] = (TandemFlag) { 20 + i * 0.19, (TandemSide) (i % 3), 10, 1, { { 60, 0, 0, { 0, 0 } } } };
  g_assert_false (tandem_flags_place (flags, n, &flags_room, TANDEM_FLAGS_KEEP, places, &result));
  g_assert_true (tandem_flags_place (flags, n, &flags_room, TANDEM_FLAGS_NUMBER, places, &result));
  flags_assert_valid (flags, n, places, &flags_room);
  g_assert_cmpuint (result.n_numbered, ==, n);
  g_assert_false (result.is_exact);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flags/brute-force", test_brute_force);
  g_test_add_func ("/flags/brute-force/shapes", test_brute_force_shapes);
  g_test_add_func ("/flags/brute-force/four-shapes", test_brute_force_four);
  g_test_add_func ("/flags/twenty-four", test_twenty_four);
  g_test_add_func ("/flags/twenty-four/shapes", test_twenty_four_shapes);
  g_test_add_func ("/flags/crowd", test_crowd);
  g_test_add_func ("/flags/numbers", test_numbers);
  g_test_add_func ("/flags/many", test_many);
  g_test_add_func ("/flags/too-many", test_too_many);
  return g_test_run ();
}
