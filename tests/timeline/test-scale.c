/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-scale.h"
#include "tandem-ticks.h"
#include "timeline-plans.h"

#include <string.h>

#include <math.h>

static TandemTextStyle style = { .size = 11.33, .weight = TANDEM_WEIGHT_SEMIBOLD, .wrap_width = -1, .max_lines = 1 };

/* Day → px → day is the identity wherever a day is at least a pixel wide, and half a day either way does not change it. */
static void
test_bijection (void)
{
  static const double zooms[] = { 1, 1.5, 2.7, 10, 33.3, 120, 999 };
  TandemScale scale;

  for (int rtl = 0; rtl < 2; rtl++)
    for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
      {
        TandemDay first = tandem_day_new (2026, 3, 1);

        tandem_scale_fit (&scale, first, first + 400, 1000, 40);
        scale.day_width = zooms[z];
        scale.rtl = rtl;
        for (int i = -500; i < 5000; i++)
          {
            TandemDay day = tandem_day_add (first, i);
            double x = tandem_scale_x (&scale, day);

            g_assert_cmpuint (tandem_scale_day (&scale, x), ==, day);
            g_assert_cmpuint (tandem_scale_day (&scale, x + 0.49 * zooms[z]), ==, day);
            g_assert_cmpuint (tandem_scale_day (&scale, x - 0.49 * zooms[z]), ==, day);
          }
      }
}

static void
test_fit (void)
{
  TandemScale scale;
  TandemDay first = tandem_day_new (2026, 10, 30), last = tandem_day_new (2027, 3, 2);

  tandem_scale_fit (&scale, first, last, 1000, 40);
  g_assert_cmpfloat_with_epsilon (tandem_scale_x (&scale, first), 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (tandem_scale_x (&scale, last), 960, 1e-9);
  g_assert_cmpfloat_with_epsilon (tandem_scale_x (&scale, first + 30) - tandem_scale_x (&scale, first + 20),
                                  tandem_scale_x (&scale, first + 110) - tandem_scale_x (&scale, first + 100), 1e-9);
  tandem_scale_fit (&scale, first, first, 1000, 40); /* one day: in the middle */
  g_assert_cmpfloat_with_epsilon (tandem_scale_x (&scale, first), 500, 1e-9);
}

static GArray *
make_ticks (TandemDay first, int days, double width, const char *language)
{
  TandemScale scale;

  tandem_scale_fit (&scale, first, first + (guint) days, width, width * 0.04);
  return tandem_ticks_new (&scale, tandem_language_find (language), FALSE, tandem_scale_days (&scale), timeline_fixed_measurer (), &style, 6);
}

static char *
join_labels (GArray *ticks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, TandemTick, i).label != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", g_array_index (ticks, TandemTick, i).label);
  return g_string_free_and_steal (text);
}

static void
check_labels (TandemDay first, int days, double width, const char *language, const char *expected)
{
  g_autoptr (GArray) ticks = make_ticks (first, days, width, language);
  g_autofree char *labels = join_labels (ticks);

  g_assert_cmpstr (labels, ==, expected);
}

/* The year stands with the first label and the first of each year. */
static void
test_labels (void)
{
  check_labels (tandem_day_new (2026, 10, 30), 123, 1000, "en", "Nov 2026|Dec|Jan 2027|Feb|Mar");
  check_labels (tandem_day_new (2026, 10, 30), 26 * 7, 1000, "en", "Nov 2026|Dec|Jan 2027|Feb|Mar|Apr|May");
  check_labels (tandem_day_new (2026, 11, 23), 240, 1000, "en", "Nov 2026|Dec|Jan 2027|Feb|Mar|Apr|May|Jun|Jul");
  check_labels (tandem_day_new (2026, 11, 23), 240, 300, "en", "Q1 2027|Q2|Q3");
  check_labels (tandem_day_new (2026, 2, 10), 700, 1000, "en", "Q1 2026|Q2|Q3|Q4|Q1 2027|Q2|Q3|Q4|Q1 2028");
  check_labels (tandem_day_new (2026, 2, 10), 365 * 4, 600, "en", "2026|2027|2028|2029|2030");
  check_labels (tandem_day_new (2026, 11, 20), 21, 1000, "en", "23 Nov 2026|30 Nov|7 Dec");
}

/* Weeks begin on the first weekday of the language. */
static void
test_first_weekday (void)
{
  check_labels (tandem_day_new (2026, 11, 20), 21, 1000, "en-US", "Nov 22, 2026|Nov 29|Dec 6");
}

/* At every span and width: labels keep 2.5 characters of distance and stay inside, ticks are in order, some label is there. */
static void
test_distance (void)
{
  static const double widths[] = { 200, 360, 740, 1010, 1920 };
  double zero = style.size * 0.55;

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (int days = 0; days < 40000; days += days < 100 ? 1 : days / 13)
      {
        g_autoptr (GArray) ticks = make_ticks (tandem_day_new (2026, 11, 20), days, widths[w], "de");
        double free_from = -G_MAXDOUBLE, last = -G_MAXDOUBLE;
        guint n_labels = 0;

        for (guint i = 0; i < ticks->len; i++)
          {
            const TandemTick *tick = &g_array_index (ticks, TandemTick, i);

            g_assert_cmpfloat (tick->x, >=, last);
            last = tick->x;
            if (tick->label == NULL)
              continue;
            n_labels++;
            g_assert_cmpfloat (tick->x + 6, >=, free_from);
            free_from = tick->x + 6 + tick->extents.width + 2.5 * zero - 0.001;
            g_assert_cmpfloat (tick->x + 6 + tick->extents.width, <=, widths[w]);
          }
        g_assert_cmpuint (n_labels, >, 0);
        g_assert_cmpuint (ticks->len, <, widths[w]);
      }
}

/* Of a picture that is scrolled the ticks are as close as what is in sight allows, and tell where one is. */
static void
test_seen (void)
{
  static const struct { double seen; const char *some; } cases[] = {
    { 1500, "2026|2027|2028|2029" }, { 700, "Q2|Q3|Q4|Q1 2027|Q2" }, { 120, "Feb 2027|Mar 2027|Apr 2027" }, { 30, "|12 Jul|19 Jul|26 Jul|" },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      TandemScale scale;

      tandem_scale_fit (&scale, tandem_day_new (2026, 1, 10), tandem_day_new (2029, 12, 20), 24000, 960);
      g_autoptr (GArray) ticks = tandem_ticks_new (&scale, tandem_language_find ("en"), FALSE, cases[c].seen, timeline_fixed_measurer (), &style, 6);
      g_autofree char *labels = join_labels (ticks);

      g_test_message ("%.0f: %s", cases[c].seen, labels);
      g_assert_nonnull (strstr (labels, cases[c].some));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/bijection", test_bijection);
  g_test_add_func ("/scale/fit", test_fit);
  g_test_add_func ("/ticks/labels", test_labels);
  g_test_add_func ("/ticks/first-weekday", test_first_weekday);
  g_test_add_func ("/ticks/distance", test_distance);
  g_test_add_func ("/ticks/seen", test_seen);
  return g_test_run ();
}
