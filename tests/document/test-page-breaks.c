/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where pages begin: compared with the best of all ways to do it, and by examples. */
#include "tandem-page-breaks.h"

#define MOST 12

/* Rows of one height in groups of the given sizes, each behind a band of half that height. */
static guint
make_groups (TandemBreakRow *rows, const guint *sizes, guint n_groups, double height)
{
  guint n = 0;

  for (guint g = 0; g < n_groups; g++)
    {
      rows[n++] = (TandemBreakRow) { height / 2, height / 2, TRUE };
      for (guint i = 0; i < sizes[g]; i++)
        rows[n++] = (TandemBreakRow) { height, height / 2, FALSE };
    }
  return n;
}

static void
test_groups_stay_whole (void)
{
  TandemBreakRow rows[MOST + 3];
  gboolean begins[MOST + 3];
  const guint sizes[] = { 5, 3, 3 };
  guint n = make_groups (rows, sizes, 3, 10);

  /* Filled one after the other, the last row would be alone on the third page. */
  g_assert_cmpuint (tandem_page_breaks_plan (rows, n, 60, 60, begins), ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (begins[i], ==, i > 0 && rows[i].begins_group);
}

static void
test_no_row_alone (void)
{
  TandemBreakRow rows[MOST];
  gboolean begins[MOST];
  const guint sizes[] = { 8 };
  guint n = make_groups (rows, sizes, 1, 10);

  /* Seven fit; a person leaves more than one for the second page. */
  g_assert_cmpuint (tandem_page_breaks_plan (rows, n, 75, 75, begins), ==, 2);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (begins[i], ==, i == 7);
}

static void
test_first_page (void)
{
  TandemBreakRow rows[MOST];
  gboolean begins[MOST];
  const guint sizes[] = { 3 };
  guint n = make_groups (rows, sizes, 1, 10);

  g_assert_cmpuint (tandem_page_breaks_plan (rows, n, 12, 100, begins), ==, 2); /* not even a row under the band */
  g_assert_true (begins[0]);
  g_assert_cmpuint (tandem_page_breaks_plan (rows, n, 100, 100, begins), ==, 1);
  g_assert_false (begins[0]);
}

static void
test_too_high (void)
{
  TandemBreakRow rows[MOST];
  gboolean begins[MOST];
  const guint sizes[] = { 3 };
  guint n = make_groups (rows, sizes, 1, 10);

  rows[2].height = 101;
  g_assert_cmpuint (tandem_page_breaks_plan (rows, n, 100, 100, begins), ==, 0);
  g_assert_cmpuint (tandem_page_breaks_plan (rows, 0, 100, 100, begins), ==, 0);
}

/* Pages that @breaks (a bit for each row that begins one) makes, and how ill they are; FALSE for what doesn't fit. */
static gboolean
judge (const TandemBreakRow *rows, guint n, double first, double page, guint breaks, guint *pages, guint *cost)
{
  double room = breaks & 1 ? page : first, used = 0;

  *pages = breaks & 1 ? 2 : 1;
  *cost = breaks & 1 ? 26 : 0; /* what is left empty */
  for (guint i = 0; i < n; i++)
    {
      gboolean begins = i > 0 && (breaks >> i & 1);

      if (begins)
        {
          if (rows[i - 1].begins_group)
            return FALSE;
          (*pages)++;
          room = page;
          used = rows[i].begins_group ? 0 : rows[i].again;
          if (!rows[i].begins_group)
            *cost += 10 + (i + 1 == n || rows[i + 1].begins_group ? 15 : 0) + (i >= 2 && rows[i - 2].begins_group ? 5 : 0);
        }
      used += rows[i].height;
      if (used > room)
        return FALSE;
    }
  return TRUE;
}

static void
test_best_of_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, MOST), best_pages = G_MAXUINT, best_cost = G_MAXUINT, pages, cost, found = 0;
      double first = g_rand_int_range (rand, 0, 60), page = g_rand_int_range (rand, 20, 60);
      TandemBreakRow rows[MOST];
      gboolean begins[MOST];

      for (guint i = 0; i < n; i++)
        rows[i] = (TandemBreakRow) { g_rand_int_range (rand, 4, 22), 4, i + 1 < n && (i == 0 || !rows[i - 1].begins_group) && g_rand_int_range (rand, 0, 4) == 0 };
      for (guint breaks = 0; breaks < 1u << n; breaks++)
        if (judge (rows, n, first, page, breaks, &pages, &cost) && (pages < best_pages || (pages == best_pages && cost < best_cost)))
          {
            best_pages = pages;
            best_cost = cost;
          }
      pages = tandem_page_breaks_plan (rows, n, first, page, begins);
      g_assert_cmpuint (pages, ==, best_pages == G_MAXUINT ? 0 : best_pages);
      if (pages == 0)
        continue;
      for (guint i = 0; i < n; i++)
        found |= begins[i] ? 1u << i : 0;
      g_assert_true (judge (rows, n, first, page, found, &pages, &cost));
      g_assert_cmpuint (pages, ==, best_pages);
      g_assert_cmpuint (cost, ==, best_cost);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-breaks/groups-stay-whole", test_groups_stay_whole);
  g_test_add_func ("/page-breaks/no-row-alone", test_no_row_alone);
  g_test_add_func ("/page-breaks/first-page", test_first_page);
  g_test_add_func ("/page-breaks/too-high", test_too_high);
  g_test_add_func ("/page-breaks/best-of-all", test_best_of_all);
  return g_test_run ();
}
