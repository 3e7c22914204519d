/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flags-fixture.h"
#include "tandem-flag-sweep.h"

#include <time.h>

#define MOST_LABELS 24
#define N_RANDOM    100
#define N_PLANS     378
/* Arrangements: more than any search needs that nothing is dropped from. */
#define ALL_WIDTH   50000
/* Arrangements that a search may look at; the benchmark tells how long that takes. */
#define MOST_WORK   260000

/* What is known of plans that were searched. */
typedef struct
{
  guint n, n_by_means[3], n_unproven[3], most_work;
  double ms, longest, longest_search, worst_gap;
} Tally;

/* Keeps, gives up, numbers, as a picture does; what one of these cannot do must be proven, too. */
static void
search (Tally *tally, const TandemFlag *flags, guint n, const TandemFlagRoom *room, const char *what)
{
  TandemFlagPlace places[MOST_LABELS];
  TandemFlagResult result;
  gboolean is_proven = TRUE, found = FALSE;
  double ms = 0, gap;
  int means;

  for (means = TANDEM_FLAGS_KEEP - 1; !found;)
    {
      clock_t begin = clock ();
      double spent;

      found = tandem_flags_place (flags, n, room, (TandemFlagMeans) ++means, places, &result);
      spent = (double) (clock () - begin) * 1000 / CLOCKS_PER_SEC;
      is_proven &= result.is_exact;
      tally->longest_search = MAX (tally->longest_search, spent);
      tally->most_work = MAX (tally->most_work, result.work);
      g_assert_cmpuint (result.work, <=, MOST_WORK);
      ms += spent;
    }
  flags_assert_valid (flags, n, places, room);
  g_assert_cmpint (result.least, <=, result.cost);
  if (result.is_exact)
    g_assert_cmpint (result.least, ==, result.cost);
  gap = (double) (result.cost - result.least) / (double) MAX (result.cost, 1);
  tally->n++;
  tally->n_by_means[means]++;
  tally->n_unproven[means] += !is_proven;
  tally->ms += ms;
  tally->longest = MAX (tally->longest, ms);
  tally->worst_gap = MAX (tally->worst_gap, gap);
  if (!is_proven || (g_test_perf () && ms > 10))
    g_test_message ("%s, %u labels: %s, rows %d + %d, %s: cost %" G_GINT64_FORMAT ", at least %" G_GINT64_FORMAT
                    ", gap %.1f %%; %u looked at, %.1f ms",
                    what, n,
                    means == TANDEM_FLAGS_KEEP      ? "keeps all"
                    : means == TANDEM_FLAGS_GIVE_UP ? "gives up"
                                                    : "has numbers",
                    result.rows_above, result.rows_below, is_proven ? "proven" : "not proven", result.cost, result.least, 100 * gap,
                    result.work, ms);
}

static void
tell (const Tally *tally, const char *what)
{
  g_test_message (
      "%s: %u of %u proven; not of %u of %u that keep all, %u of %u that give something up, %u of %u with numbers; up to %u looked at; "
      "%.2f ms mean, %.1f longest, %.1f of one search",
      what, tally->n - tally->n_unproven[0] - tally->n_unproven[1] - tally->n_unproven[2], tally->n, tally->n_unproven[0],
      tally->n_by_means[0], tally->n_unproven[1], tally->n_by_means[1], tally->n_unproven[2], tally->n_by_means[2], tally->most_work,
      tally->ms / tally->n, tally->longest, tally->longest_search);
}

/* Any shapes, in rooms that are nearly too low. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  Tally tally = { 0 };

  for (int round = 0; round < N_RANDOM; round++)
    {
      TandemFlag flags[MOST_LABELS];
      TandemFlagRoom low = flags_room;
      guint n = flags_make (random, flags, round % 2 == 0 ? MOST_LABELS : 14, 1500);
      g_autofree char *what = g_strdup_printf ("random %d", round);

      low.height = g_rand_double_range (random, 140, 260);
      flags_add_shapes (random, flags, n, 4);
      search (&tally, flags, n, &low, what);
    }
  tell (&tally, "random");
  g_assert_cmpuint (tally.n_unproven[TANDEM_FLAGS_KEEP], ==, 0);
  g_assert_cmpuint (tally.n_unproven[TANDEM_FLAGS_GIVE_UP], ==, 0);
  g_assert_cmpuint (tally.n_unproven[TANDEM_FLAGS_NUMBER], <=, 1);
}

/* Shapes as pictures have them, from loose plans to crowded ones. */
static void
test_plans (void)
{
  Tally tally = { 0 };

  for (guint32 seed = 0; seed < N_PLANS; seed++)
    {
      TandemFlag flags[MOST_LABELS];
      TandemFlagRoom room;
      guint n = flags_make_plan (seed, flags, &room);
      g_autofree char *what = g_strdup_printf ("plan %u", seed);

      search (&tally, flags, n, &room, what);
    }
  tell (&tally, "plans");
  g_assert_cmpuint (tally.n_by_means[TANDEM_FLAGS_KEEP], >, 150); /* not all loose, nor all crowded */
  g_assert_cmpuint (tally.n_by_means[TANDEM_FLAGS_NUMBER], >, 100);
  g_assert_cmpuint (tally.n_unproven[TANDEM_FLAGS_KEEP], ==, 0);
  g_assert_cmpuint (tally.n_unproven[TANDEM_FLAGS_GIVE_UP], <=, 5);
  g_assert_cmpuint (tally.n_unproven[TANDEM_FLAGS_NUMBER], <=, 20);
}

/* The best that a sweep finds that drops nothing; G_MAXINT64 for none. */
static gint64
sweep_all (const TandemFlagSweep *sweep, const TandemFlagBound *bound, gint64 limit)
{
  TandemFlagSweep all = *sweep;
  TandemFlagPlace places[MOST_LABELS];
  gint64 cost;

  all.width = ALL_WIDTH;
  all.bound = bound;
  all.limit = limit;
  all.cut = FALSE;
  if (!tandem_flag_sweep_run (&all, places, &cost))
    cost = G_MAXINT64;
  g_assert_false (all.cut);
  return cost;
}

/* A bound of any width is never above what it bounds, not even for part of an answer: with it the same is found. */
static void
check_bounds (const TandemFlagSweep *sweep, gint64 best)
{
  static const guint widths[] = { 3, 8, 32, 200 };
  TandemFlagPrizes prizes = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int is_tight = 0; is_tight < 2; is_tight++)
      {
        TandemFlagSweep bounded = *sweep;
        g_autoptr (TandemFlagBound) bound = NULL;

        bounded.limit = is_tight && best < G_MAXINT64 ? best + 1 : G_MAXINT64;
        bound = tandem_flag_bound_new (&bounded, widths[i], 3, &prizes);
        if (best < G_MAXINT64)
          g_assert_cmpint (tandem_flag_bound_get_least (bound), <=, best);
        g_assert_cmpint (sweep_all (sweep, bound, bounded.limit), ==, best);
        if (best < G_MAXINT64)
          g_assert_cmpint (sweep_all (sweep, bound, best), ==, G_MAXINT64);
      }
}

static void
test_bounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  guint n_answers = 0, work = 0;

  for (int round = 0; round < 240; round++)
    {
      TandemFlag flags[MOST_LABELS];
      TandemFlagRoom room;
      guint n;
      g_autoptr (TandemFlagGrid) grid = NULL;
      TandemFlagSweep sweep = { .work = &work, .most_work = G_MAXUINT };
      gint64 best;

      if (round % 2 == 0)
        n = MIN (flags_make_plan ((guint32) round, flags, &room), 11);
      else
        {
          n = flags_make (random, flags, (guint) g_rand_int_range (random, 1, 10), g_rand_double_range (random, 100, 900));
          flags_add_shapes (random, flags, n, 4);
          room = flags_room;
        }
      sweep.grid = grid = tandem_flag_grid_new (flags, n, &room, (TandemFlagMeans) g_rand_int_range (random, 0, 3));
      sweep.rows[0] = g_rand_int_range (random, 0, 4);
      sweep.rows[1] = g_rand_int_range (random, 0, 4);
      sweep.spare = g_rand_int_range (random, 0, 7);
      sweep.counts = (TandemFlagCounts) g_rand_int_range (random, TANDEM_FLAG_COUNTS_LOSS, TANDEM_FLAG_COUNTS_ALL + 1);
      work = 0;
      best = sweep_all (&sweep, NULL, G_MAXINT64);
      n_answers += best < G_MAXINT64;
      check_bounds (&sweep, best);
    }
  g_assert_cmpuint (n_answers, >, 100);
  g_assert_cmpuint (n_answers, <, 230);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flags/exact/bounds", test_bounds);
  g_test_add_func ("/flags/exact/random", test_random);
  g_test_add_func ("/flags/exact/plans", test_plans);
  return g_test_run ();
}
