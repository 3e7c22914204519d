/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-error.h"
#include "tandem-plan-workdays.h"
#include "tandem-schedule.h"

#include <stdlib.h>

static TandemDay
day (const char *iso)
{
  TandemDay parsed = tandem_day_parse_iso (iso);

  g_assert_cmpuint (parsed, !=, TANDEM_DAY_NONE);
  return parsed;
}

static void
assert_day (TandemDay found, const char *expected)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  g_assert_cmpstr (tandem_day_to_iso (found, iso), ==, expected);
}

static void
test_add_working_days (void)
{
  /* Christmas fortnight closed for the buyer; the seller works through it but for Christmas Day. */
  static const struct { TandemSide side; const char *from; int days; const char *to; } table[] = {
    { TANDEM_SIDE_SELLER, "2026-11-23", 1, "2026-11-24" },  { TANDEM_SIDE_SELLER, "2026-11-27", 1, "2026-11-30" },
    { TANDEM_SIDE_SELLER, "2026-11-28", 1, "2026-11-30" },  { TANDEM_SIDE_SELLER, "2026-11-29", -1, "2026-11-27" },
    { TANDEM_SIDE_SELLER, "2026-11-28", 0, "2026-11-30" },  { TANDEM_SIDE_SELLER, "2026-11-23", 0, "2026-11-23" },
    { TANDEM_SIDE_SELLER, "2026-12-24", 1, "2026-12-28" },  { TANDEM_SIDE_SELLER, "2026-12-31", 1, "2027-01-01" },
    { TANDEM_SIDE_BUYER, "2026-12-18", 1, "2027-01-04" },   { TANDEM_SIDE_BUYER, "2027-01-04", -1, "2026-12-18" },
    { TANDEM_SIDE_JOINT, "2026-12-18", 1, "2027-01-04" },   { TANDEM_SIDE_SELLER, "2028-02-28", 1, "2028-02-29" },
    { TANDEM_SIDE_SELLER, "2027-02-26", 1, "2027-03-01" },  { TANDEM_SIDE_SELLER, "2026-11-23", 10, "2026-12-07" },
    { TANDEM_SIDE_SELLER, "2026-11-23", -10, "2026-11-09" },
  };
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();

  tandem_workdays_close (workdays, TANDEM_SIDE_BUYER, day ("2026-12-19"), day ("2027-01-03"), "Closed between the years");
  tandem_workdays_close (workdays, TANDEM_SIDE_SELLER, day ("2026-12-25"), day ("2026-12-25"), "Christmas Day");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      TandemDay to = tandem_workdays_add (workdays, table[i].side, day (table[i].from), table[i].days);

      assert_day (to, table[i].to);
      if (tandem_workdays_is_open (workdays, table[i].side, day (table[i].from)))
        g_assert_cmpint (tandem_workdays_count (workdays, table[i].side, day (table[i].from), to), ==, table[i].days);
    }
  g_assert_cmpstr (tandem_workdays_get_reason (workdays, TANDEM_SIDE_JOINT, day ("2026-12-25")), ==, "Closed between the years");
  g_assert_null (tandem_workdays_get_reason (workdays, TANDEM_SIDE_SELLER, day ("2026-12-26")));
}

/* Whole weeks are counted at once; it must come to the same as day by day, at the edges of what is kept day by day too. */
static void
test_count (void)
{
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  const TandemDay begins[] = { day ("2026-11-23"), day ("1999-11-01"), day ("2099-10-01") };

  g_assert_true (tandem_workdays_set_week (workdays, TANDEM_SIDE_SELLER, TANDEM_WEEK_MONDAY_TO_FRIDAY & ~2u, NULL));
  for (guint b = 0; b < G_N_ELEMENTS (begins); b++)
    for (int i = 0; i < 12; i++)
      {
        TandemDay first = begins[b] + (TandemDay) g_rand_int_range (rand, 0, 200);

        tandem_workdays_close (workdays, i % 2 ? TANDEM_SIDE_BUYER : TANDEM_SIDE_SELLER, first, first + (TandemDay) g_rand_int_range (rand, 0, 4), "closed");
      }
  for (guint i = 0; i < 3000; i++)
    {
      TandemDay from = begins[i % G_N_ELEMENTS (begins)] + (TandemDay) g_rand_int_range (rand, 0, 120), to = from + (TandemDay) g_rand_int_range (rand, 0, 150);
      TandemSide side = (TandemSide) g_rand_int_range (rand, 0, 3);
      int count = 0;

      for (TandemDay d = from + 1; d <= to; d++)
        count += tandem_workdays_is_open (workdays, side, d);
      g_assert_cmpint (tandem_workdays_count (workdays, side, from, to), ==, count);
      g_assert_cmpint (tandem_workdays_count (workdays, side, to, from), ==, -count);
    }
}

static void
test_weeks (void)
{
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_workdays_set_week (workdays, TANDEM_SIDE_BUYER, TANDEM_WEEK_SUNDAY_TO_THURSDAY, &error));
  g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2026-11-27")));
  g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2026-11-29")));
  /* Both work on Monday to Thursday only. */
  assert_day (tandem_workdays_add (workdays, TANDEM_SIDE_JOINT, day ("2026-11-26"), 1), "2026-11-30");

  g_assert_false (tandem_workdays_set_week (workdays, TANDEM_SIDE_BUYER, 0, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2026-11-29")));
}

static void
test_closed_for_ever_ends (void)
{
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();

  tandem_workdays_close (workdays, TANDEM_SIDE_BUYER, day ("2020-01-01"), day ("2099-12-31"), "Closed");
  assert_day (tandem_workdays_add (workdays, TANDEM_SIDE_BUYER, day ("2026-11-23"), 1), "");
  assert_day (tandem_workdays_on_or_before (workdays, TANDEM_SIDE_BUYER, day ("2026-11-23")), "2019-12-31");
}

static void
test_chain (void)
{
  const TandemScheduleLink after_first[] = { { 0, 0 } }, after_second[] = { { 1, 2 } };
  TandemScheduleItem items[] = {
    { .id = 1, .side = TANDEM_SIDE_SELLER, .duration = 5 },
    { .id = 2, .side = TANDEM_SIDE_BUYER, .duration = 3, .links = after_first, .n_links = 1 },
    { .id = 3, .side = TANDEM_SIDE_JOINT, .duration = 0, .links = after_second, .n_links = 1 },
  };
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  TandemSchedule schedule;

  g_assert_true (tandem_schedule_run (items, 3, workdays, day ("2026-11-23"), day ("2026-12-11"), &schedule, NULL));
  assert_day (items[2].latest_due, "2026-12-11");
  assert_day (items[1].latest_due, "2026-12-09");
  assert_day (items[1].latest_start, "2026-12-07");
  assert_day (items[0].latest_due, "2026-12-04");
  assert_day (items[0].latest_start, "2026-11-30");
  assert_day (schedule.earliest_anchor, "2026-12-04");
  g_assert_cmpuint (schedule.n_too_late, ==, 0);
}

/* ---- a second, naive implementation: counts day by day, again and again until nothing changes ---- */

/* Open days since FIRST, by side: looked up once a plan, so that counting day by day stays affordable. */
#define FIRST (739000u)
#define N_DAYS 4000u
static int open_until[3][N_DAYS];

static void
naive_prepare (TandemWorkdays *workdays)
{
  for (int side = 0; side < 3; side++)
    for (guint i = 1; i < N_DAYS; i++)
      open_until[side][i] = open_until[side][i - 1] + tandem_workdays_is_open (workdays, (TandemSide) side, FIRST + i);
}

static int
naive_count (TandemSide side, TandemDay after, TandemDay to)
{
  g_assert_true (to >= FIRST && to < FIRST + N_DAYS);
  after = MAX (after, FIRST); /* not found yet */
  return to > after ? open_until[side][to - FIRST] - open_until[side][after - FIRST] : 0;
}

static gboolean
naive_is_open (TandemSide side, TandemDay d)
{
  return naive_count (side, d - 1, d) == 1;
}

static gboolean
naive_may_start (const TandemScheduleItem *item, int lag, TandemDay predecessor_due, TandemDay start)
{
  return start >= predecessor_due && naive_count (item->side, predecessor_due, start) >= lag + (item->duration > 0 ? 1 : 0);
}

/* Counts the weekday within its month, day by day. */
static gboolean
naive_is_its_day (const TandemScheduleItem *item, TandemDay d)
{
  int month, other, before = 0, after = 0;

  if (item->monthly.week == TANDEM_MONTH_WEEK_ANY)
    return TRUE;
  if (tandem_day_weekday (d) != item->monthly.weekday)
    return FALSE;
  tandem_day_split (d, NULL, &month, NULL);
  for (TandemDay e = d - 31; e <= d + 31; e++)
    {
      tandem_day_split (e, NULL, &other, NULL);
      if (other == month && tandem_day_weekday (e) == item->monthly.weekday)
        {
          before += e < d;
          after += e > d;
        }
    }
  return item->monthly.week == TANDEM_MONTH_WEEK_LAST ? after == 0 : before == (int) item->monthly.week - (int) TANDEM_MONTH_WEEK_FIRST;
}

static gboolean
naive_may_be_due (const TandemScheduleItem *item, TandemDay d)
{
  return naive_is_open (item->side, d) && naive_is_its_day (item, d);
}

static TandemDay
naive_due (const TandemScheduleItem *item, TandemDay start)
{
  TandemDay due = start;

  if (item->calendar_days)
    {
      due += (TandemDay) MAX (item->duration - 1, 0);
      while (!naive_may_be_due (item, due))
        due++;
      return due;
    }
  while (naive_count (item->side, start - 1, due) < MAX (item->duration, 1) || !naive_may_be_due (item, due))
    due++;
  return due;
}

static TandemDay
naive_latest_start (const TandemScheduleItem *item, TandemDay due)
{
  TandemDay start = due;

  while (!naive_is_open (item->side, start) || naive_due (item, start) > due)
    start--;
  return start;
}

static void
naive_run (TandemScheduleItem *items, guint n, TandemDay today, TandemDay anchor)
{
  gboolean again = TRUE;

  for (guint i = 0; i < n; i++)
    {
      items[i].latest_due = items[i].fixed != TANDEM_DAY_NONE ? MIN (items[i].fixed, anchor) : anchor;
      items[i].earliest_start = items[i].earliest_due = TANDEM_DAY_NONE;
    }
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < n; i++)
        {
          TandemScheduleItem *item = &items[i];
          TandemDay due = item->latest_due;

          while (item->fixed == TANDEM_DAY_NONE && !naive_may_be_due (item, due))
            due--;
          item->latest_due = due;
          item->latest_start = naive_latest_start (item, due);
          for (guint k = 0; k < item->n_links; k++)
            {
              TandemScheduleItem *before = &items[item->links[k].predecessor];

              while (!naive_may_start (item, item->links[k].lag, before->latest_due, item->latest_start))
                {
                  before->latest_due--;
                  again = TRUE;
                }
            }
        }
    }
  for (again = TRUE; again;)
    {
      again = FALSE;
      for (guint i = 0; i < n; i++)
        {
          TandemScheduleItem *item = &items[i];
          TandemDay start = today, due;

          if (item->done != TANDEM_DAY_NONE)
            start = due = item->done;
          else
            {
              for (gboolean ok = FALSE; !ok;)
                {
                  ok = naive_is_open (item->side, start);
                  for (guint k = 0; ok && k < item->n_links; k++)
                    ok = naive_may_start (item, item->links[k].lag, items[item->links[k].predecessor].earliest_due, start);
                  start += !ok;
                }
              due = naive_due (item, start);
              if (item->fixed > due)
                {
                  due = item->fixed;
                  start = naive_latest_start (item, due);
                }
            }
          again |= start != item->earliest_start || due != item->earliest_due;
          item->earliest_start = start;
          item->earliest_due = due;
        }
    }
}

typedef struct
{
  TandemScheduleItem  items[24];
  TandemScheduleLink  links[24][3];
  guint               n;
  TandemWorkdays     *workdays;
} RandomPlan;

static void
make_random (RandomPlan *plan, GRand *rand)
{
  guint places[24];

  plan->n = (guint) g_rand_int_range (rand, 1, 25);
  plan->workdays = tandem_workdays_new ();
  if (g_rand_boolean (rand))
    tandem_workdays_set_week (plan->workdays, TANDEM_SIDE_BUYER, TANDEM_WEEK_SUNDAY_TO_THURSDAY, NULL);
  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    {
      TandemDay first = day ("2026-08-01") + (guint) g_rand_int_range (rand, 0, 400);

      tandem_workdays_close (plan->workdays, (TandemSide) g_rand_int_range (rand, 0, 3), first, first + (guint) g_rand_int_range (rand, 0, 12), "Closed");
    }

  /* Items stand in any order; links only go from a later place of a random order to an earlier one. */
  for (guint i = 0; i < plan->n; i++)
    places[i] = i;
  for (guint i = plan->n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (rand, 0, (int) i), swap = places[k];

      places[k] = places[i - 1];
      places[i - 1] = swap;
    }
  for (guint i = 0; i < plan->n; i++)
    {
      TandemScheduleItem *item = &plan->items[places[i]];

      *item = (TandemScheduleItem) { .id = (gint64) places[i] + 1, .side = (TandemSide) g_rand_int_range (rand, 0, 3), .duration = g_rand_int_range (rand, 0, 9) };
      item->calendar_days = g_rand_int_range (rand, 0, 8) == 0;
      if (g_rand_int_range (rand, 0, 8) == 0)
        item->fixed = day ("2026-11-01") + (guint) g_rand_int_range (rand, 0, 200);
      else if (g_rand_int_range (rand, 0, 8) == 0)
        item->done = day ("2026-10-01") + (guint) g_rand_int_range (rand, 0, 50);
      if (item->fixed == TANDEM_DAY_NONE && g_rand_int_range (rand, 0, 10) == 0)
        item->monthly = (TandemMonthly) { (TandemMonthWeek) g_rand_int_range (rand, TANDEM_MONTH_WEEK_FIRST, TANDEM_MONTH_WEEK_LAST + 1),
                                          (GDateWeekday) g_rand_int_range (rand, G_DATE_MONDAY, G_DATE_FRIDAY) };
      item->links = plan->links[places[i]];
      for (int k = i > 0 ? g_rand_int_range (rand, 0, 4) : 0; k > 0; k--)
        plan->links[places[i]][item->n_links++] =
            (TandemScheduleLink) { places[g_rand_int_range (rand, 0, (int) i)], g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 1, 6) : 0 };
    }
}

static void
test_agrees_with_the_naive_one (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  guint rounds = 10000;

  for (guint round = 0; round < rounds; round++)
    {
      RandomPlan plan;
      TandemScheduleItem naive[24];
      TandemSchedule schedule;

      make_random (&plan, rand);
      memcpy (naive, plan.items, sizeof naive);
      g_assert_true (tandem_schedule_run (plan.items, plan.n, plan.workdays, day ("2026-11-23"), day ("2027-03-02"), &schedule, NULL));
      naive_prepare (plan.workdays);
      naive_run (naive, plan.n, day ("2026-11-23"), day ("2027-03-02"));
      for (guint i = 0; i < plan.n; i++)
        {
          g_assert_cmpuint (plan.items[i].latest_due, ==, naive[i].latest_due);
          g_assert_cmpuint (plan.items[i].latest_start, ==, naive[i].latest_start);
          g_assert_cmpuint (plan.items[i].earliest_start, ==, naive[i].earliest_start);
          g_assert_cmpuint (plan.items[i].earliest_due, ==, naive[i].earliest_due);
        }
      tandem_workdays_unref (plan.workdays);
    }
}

/* What follows the anchor is counted from it and doesn't hold it up; what has begun is not begun again. */
static void
test_after_the_anchor_and_begun (void)
{
  const TandemScheduleLink after_first[] = { { 0, 0 } }, after_second[] = { { 1, 20 } }, after_third[] = { { 2, 0 } };
  TandemScheduleItem items[] = {
    { .id = 1, .side = TANDEM_SIDE_SELLER, .duration = 10 },
    { .id = 2, .side = TANDEM_SIDE_JOINT, .duration = 1, .links = after_first, .n_links = 1 },
    { .id = 3, .side = TANDEM_SIDE_JOINT, .duration = 2, .links = after_second, .n_links = 1, .after_anchor = TRUE },
    { .id = 4, .side = TANDEM_SIDE_BUYER, .duration = 1, .links = after_third, .n_links = 1 },
  };
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  TandemSchedule schedule;

  g_assert_true (tandem_schedule_run (items, 4, workdays, day ("2026-11-23"), day ("2026-12-11"), &schedule, NULL));
  assert_day (items[1].latest_due, "2026-12-11");
  assert_day (items[0].latest_start, "2026-11-27");
  assert_day (items[2].latest_start, "2027-01-11");
  assert_day (items[2].latest_due, "2027-01-12");
  assert_day (items[3].latest_due, "2027-01-13");
  assert_day (schedule.earliest_anchor, "2026-12-07");
  g_assert_cmpuint (schedule.n_too_late, ==, 0);

  items[0].started = day ("2026-11-16");
  g_assert_true (tandem_schedule_run (items, 4, workdays, day ("2026-11-23"), day ("2026-12-11"), &schedule, NULL));
  assert_day (items[0].earliest_due, "2026-11-27");
  assert_day (schedule.earliest_anchor, "2026-11-30");
  items[0].started = day ("2026-10-01");
  g_assert_true (tandem_schedule_run (items, 4, workdays, day ("2026-11-23"), day ("2026-12-11"), &schedule, NULL));
  assert_day (items[0].earliest_due, "2026-11-23");
}

static void
test_ring (void)
{
  const TandemScheduleLink to_second[] = { { 1, 0 } }, to_first[] = { { 0, 0 } };
  TandemScheduleItem items[] = {
    { .id = 11, .duration = 1, .links = to_second, .n_links = 1 },
    { .id = 12, .duration = 1, .links = to_first, .n_links = 1 },
    { .id = 13, .duration = 1 },
  };
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  g_autoptr (GArray) ring = NULL;
  TandemSchedule schedule;

  g_assert_false (tandem_schedule_run (items, 3, workdays, day ("2026-11-23"), day ("2027-03-02"), &schedule, &ring));
  g_assert_nonnull (ring);
  g_assert_cmpuint (ring->len, ==, 2);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* 1,000 milestones in chains of weeks, with the holidays of two countries: quicker than asking for each of them of a thousand
 * days whether it is a working day, which takes a few milliseconds on any machine. */
static void
test_thousand (void)
{
  enum { N = 1000, ROUNDS = 9 };
  g_autofree TandemScheduleItem *items = g_new0 (TandemScheduleItem, N);
  g_autofree TandemScheduleLink *links = g_new0 (TandemScheduleLink, N);
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  gint64 schedules[ROUNDS], askings[ROUNDS];
  TandemDay first = day ("2026-11-23");
  TandemSchedule schedule;
  guint n_open = 0;

  for (guint i = 0; i < N; i++)
    {
      links[i] = (TandemScheduleLink) { i - 1, 0 };
      items[i] = (TandemScheduleItem) { .id = i + 1, .side = (TandemSide) (i % 3), .duration = 3, .links = &links[i], .n_links = i % 50 != 0 };
    }
  g_assert_null (tandem_workdays_open_country (workdays, TANDEM_SIDE_BUYER, "DE", NULL));
  g_assert_null (tandem_workdays_open_country (workdays, TANDEM_SIDE_SELLER, "US", NULL));
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time (), middle;

      g_assert_true (tandem_schedule_run (items, N, workdays, first, day ("2028-03-02"), &schedule, NULL));
      middle = g_get_monotonic_time ();
      for (guint i = 0; i < N; i++)
        for (TandemDay d = first; d < first + 1000; d++)
          n_open += tandem_workdays_is_open (workdays, items[i].side, d);
      schedules[round] = middle - start;
      askings[round] = g_get_monotonic_time () - middle;
    }
  g_assert_cmpuint (n_open, >, 0);
  qsort (schedules, ROUNDS, sizeof *schedules, compare_times);
  qsort (askings, ROUNDS, sizeof *askings, compare_times);
  g_test_message ("1,000 milestones: %.2f ms; a million days asked for: %.2f ms", (double) schedules[ROUNDS / 2] / 1000, (double) askings[ROUNDS / 2] / 1000);
  g_assert_cmpint (schedules[ROUNDS / 2], <, askings[ROUNDS / 2]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/count", test_count);
  g_test_add_func ("/workdays/add", test_add_working_days);
  g_test_add_func ("/workdays/weeks", test_weeks);
  g_test_add_func ("/workdays/closed-for-ever-ends", test_closed_for_ever_ends);
  g_test_add_func ("/schedule/chain", test_chain);
  g_test_add_func ("/schedule/agrees-with-the-naive-one", test_agrees_with_the_naive_one);
  g_test_add_func ("/schedule/after-the-anchor-and-begun", test_after_the_anchor_and_begun);
  g_test_add_func ("/schedule/ring", test_ring);
  g_test_add_func ("/schedule/thousand", test_thousand);
  return g_test_run ();
}
