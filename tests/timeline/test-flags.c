/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flags.h"

#include <time.h>

#define ROUNDING 0.001 /* px */

static const TandemFlagRoom room = { .start = 5, .end = 995, .gap = 7, .clearance = 7, .box_distance = 12, .leader_distance = 4, .most_rows = 10 };

/* Whether the labels of two flags, the first with the smaller x, keep their distances: written from the picture's point of
 * view, box by box, not from the search's. */
static gboolean
keep_distance (const TandemFlag *a, const TandemFlagPlace *pa, const TandemFlag *b, const TandemFlagPlace *pb)
{
  double a_start = pa->is_before ? a->x - room.gap - a->width : a->x + room.gap, a_end = a_start + a->width;
  double b_start = pb->is_before ? b->x - room.gap - b->width : b->x + room.gap, b_end = b_start + b->width;

  if (pa->row == 0 || pb->row == 0 || pa->is_below != pb->is_below)
    return TRUE;
  /* A box before its leader or after it reaches from the leader to its far end: no other leader may be on the way. */
  if (pb->row >= pa->row && !pa->is_before && b->x < a_end + room.clearance - ROUNDING)
    return FALSE;
  if (pa->row >= pb->row && pb->is_before && a->x > b_start - room.clearance + ROUNDING)
    return FALSE;
  return pa->row != pb->row || a_end + room.box_distance <= b_start + ROUNDING || b_end + room.box_distance <= a_start || pa->is_before == pb->is_before;
}

static gboolean
is_allowed (const TandemFlag *flag, const TandemFlagPlace *place)
{
  double start = place->is_before ? flag->x - room.gap - flag->width : flag->x + room.gap;

  if (place->row == 0)
    return TRUE;
  if ((flag->side == TANDEM_SIDE_BUYER && place->is_below) || (flag->side == TANDEM_SIDE_SELLER && !place->is_below))
    return FALSE;
  return start >= room.start && start + flag->width <= room.end;
}

static void
assert_valid (const TandemFlag *flags, guint n, const TandemFlagPlace *places)
{
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (is_allowed (&flags[i], &places[i]));
      for (guint k = i + 1; k < n; k++)
        g_assert_true (keep_distance (&flags[i], &places[i], &flags[k], &places[k]));
    }
}

static gint64
price (const TandemFlag *flags, guint n, const TandemFlagPlace *places, int *rows)
{
  int above = 0, below = 0;
  gint64 cost = 0;

  for (guint i = 0; i < n; i++)
    {
      int *used = places[i].is_below ? &below : &above;

      *used = MAX (*used, places[i].row);
      cost += places[i].row * TANDEM_FLAGS_COST_ROW + places[i].is_before * TANDEM_FLAGS_COST_BEFORE + flags[i].costs[places[i].is_before] +
              (flags[i].side == TANDEM_SIDE_JOINT && places[i].is_below) * TANDEM_FLAGS_COST_JOINT_BELOW;
    }
  *rows = above + below;
  return cost;
}

/* Tries everything: the fewest rows, then the least cost. */
static void
brute_force (const TandemFlag *flags, guint n, guint index, TandemFlagPlace *places, int most, int *best_rows, gint64 *best_cost)
{
  if (index == n)
    {
      int rows;
      gint64 cost = price (flags, n, places, &rows);

      if (rows < *best_rows || (rows == *best_rows && cost < *best_cost))
        {
          *best_rows = rows;
          *best_cost = cost;
        }
      return;
    }
  for (int choice = 0; choice < 4 * most; choice++)
    {
      gboolean fits = TRUE;

      places[index] = (TandemFlagPlace) { choice / 4 + 1, choice & 1, choice >> 1 & 1 };
      if (!is_allowed (&flags[index], &places[index]))
        continue;
      for (guint i = 0; i < index && fits; i++)
        fits = keep_distance (&flags[i], &places[i], &flags[index], &places[index]);
      if (fits)
        brute_force (flags, n, index + 1, places, most, best_rows, best_cost);
    }
}

static guint
make_flags (GRand *random, TandemFlag *flags, guint n, double width)
{
  double x = 30;

  for (guint i = 0; i < n; i++)
    {
      flags[i] = (TandemFlag) { x, g_rand_double_range (random, 40, 180), (TandemSide) g_rand_int_range (random, 0, 3), 10,
                                { (guint) g_rand_int_range (random, 0, 4), (guint) g_rand_int_range (random, 0, 4) } };
      x += g_rand_double_range (random, 16, width / n);
      if (x > 960)
        return i + 1;
    }
  return n;
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_tight = 0;

  for (int round = 0; round < 250; round++)
    {
      TandemFlag flags[6];
      TandemFlagPlace places[6], trial[6];
      TandemFlagResult result;
      guint n = make_flags (random, flags, (guint) g_rand_int_range (random, 1, 7), g_rand_double_range (random, 150, 900));
      int best_rows = G_MAXINT, rows;
      gint64 best_cost = G_MAXINT64;
      gboolean found = tandem_flags_place (flags, n, &room, FALSE, places, &result);

      brute_force (flags, n, 0, trial, 5, &best_rows, &best_cost);
      if (!found)
        {
          g_assert_cmpint (best_rows, ==, G_MAXINT);
          continue;
        }
      g_assert_true (result.is_exact);
      assert_valid (flags, n, places);
      g_assert_cmpint (price (flags, n, places, &rows), ==, best_cost);
      g_assert_cmpint (rows, ==, best_rows);
      g_assert_cmpint (result.rows_above + result.rows_below, ==, best_rows);
      n_tight += best_rows > 2;
    }
  g_assert_cmpuint (n_tight, >, 50); /* the cases are not all trivial */
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
          places[i] = (TandemFlagPlace) { choice / 4 + 1, choice >> 1 & 1, choice & 1 };
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
  price (flags, n, places, rows);
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
      gboolean found = tandem_flags_place (flags, n, &room, FALSE, places, &result);
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
      assert_valid (flags, n, places);
      if (lost == 0)
        g_assert_cmpint (result.rows_above + result.rows_below, <=, rows);
      searched += result.rows_above + result.rows_below;
      greedy += rows;
      n_lost += lost;
      solved++;
    }
  g_test_message ("%d of 100 plans solved in %.2f rows; first fit takes %.2f rows and loses %.2f labels a plan; %.2f ms mean, %.1f ms longest; %d not exact",
                  solved, searched / (double) solved, greedy / (double) solved, n_lost / (double) solved, total / 100, longest, n_inexact);
  g_assert_cmpint (solved, >, 80);
  g_assert_cmpuint (n_lost, >, 100);
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
      g_assert_true (tandem_flags_place (flags, n, &low, TRUE, places, &result));
      longest = MAX (longest, (double) (clock () - begin) * 1000 / CLOCKS_PER_SEC);
      assert_valid (flags, n, places);
      lost = weigh_lost (flags, n, places);
      searched += lost;
      n_searched += result.n_numbered;
      n_greedy += place_greedily (flags, n, 4, greedy_places, &rows);
      g_assert_cmpint (lost, <=, weigh_lost (flags, n, greedy_places));
      greedy += weigh_lost (flags, n, greedy_places);
    }
  g_test_message ("30 to 40 labels in eight rows: %.2f left out of weight %.1f; first fit %.2f of weight %.1f; %.1f ms longest", n_searched / 60.0, searched / 60.0,
                  n_greedy / 60.0, greedy / 60.0, longest);
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
    flags[i] = (TandemFlag) { 300 + i * 25, 150, TANDEM_SIDE_BUYER, i == 3 ? 60 : i < 3 ? 2 : 10, { 0, 0 } };
  narrow.most_rows = 1;
  g_assert_false (tandem_flags_place (flags, 8, &narrow, FALSE, places, &result));
  g_assert_true (tandem_flags_place (flags, 8, &narrow, TRUE, places, &result));
  assert_valid (flags, 8, places);
  g_assert_cmpint (places[3].row, ==, 1); /* what weighs most keeps its label */
  g_assert_cmpuint (result.n_numbered, ==, 6);
  narrow.most_rows = 0;
  g_assert_true (tandem_flags_place (flags, 8, &narrow, TRUE, places, &result));
  g_assert_cmpuint (result.n_numbered, ==, 8);
}

static void
test_many (void)
{
  g_autofree TandemFlag *flags = g_new0 (TandemFlag, 1000);
  g_autofree TandemFlagPlace *places = g_new0 (TandemFlagPlace, 1000);
  TandemFlagResult result;

  for (guint i = 0; i < 1000; i++)
    flags[i] = (TandemFlag) { 20 + i * 0.96, 60 + i * 37 % 110, (TandemSide) (i % 3), 10, { 0, 0 } };
  g_assert_true (tandem_flags_place (flags, 1000, &room, TRUE, places, &result));
  assert_valid (flags, 1000, places);
  g_assert_cmpuint (result.n_numbered, <, 990);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flags/brute-force", test_brute_force);
  g_test_add_func ("/flags/twenty-four", test_twenty_four);
  g_test_add_func ("/flags/crowd", test_crowd);
  g_test_add_func ("/flags/numbers", test_numbers);
  g_test_add_func ("/flags/many", test_many);
  return g_test_run ();
}
