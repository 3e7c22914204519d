/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-day.h"

#include <glib/gstdio.h>

static void
test_iso_is_strict (void)
{
  const char *wrong[] = { "", "2026-2-3", "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
                          "2026-02-03 ", " 2026-02-03", "2026-02-03T00", "20260203", "2026/02/03", "+026-02-03", "２０２６-02-03", "2026-02-3a", NULL };

  for (int i = 0; wrong[i] != NULL; i++)
    g_assert_cmpuint (tandem_day_parse_iso (wrong[i]), ==, TANDEM_DAY_NONE);
  g_assert_cmpuint (tandem_day_parse_iso (NULL), ==, TANDEM_DAY_NONE);
}

static void
test_every_day_comes_back (void)
{
  char buffer[TANDEM_DAY_ISO_SIZE];
  TandemDay last = tandem_day_parse_iso ("2400-12-31");

  for (TandemDay day = tandem_day_parse_iso ("1899-12-30"); day <= last; day++)
    {
      int y, m, d;

      tandem_day_split (day, &y, &m, &d);
      g_assert_cmpuint (tandem_day_new (y, m, d), ==, day);
      g_assert_cmpuint (tandem_day_parse_iso (tandem_day_to_iso (day, buffer)), ==, day);
    }
  g_assert_cmpstr (tandem_day_to_iso (TANDEM_DAY_NONE, buffer), ==, "");
}

static void
test_add (void)
{
  static const struct { const char *from; int days; const char *to; } table[] = {
    { "2026-03-28", 1, "2026-03-29" }, { "2026-03-28", 2, "2026-03-30" }, { "2011-12-29", 1, "2011-12-30" },
    { "2018-11-03", 1, "2018-11-04" }, { "2028-02-28", 1, "2028-02-29" }, { "2027-02-28", 1, "2027-03-01" },
    { "2026-12-31", 1, "2027-01-01" }, { "2027-01-01", -1, "2026-12-31" }, { "9999-12-31", 1, "" }, { "0001-01-01", -1, "" },
  };
  char buffer[TANDEM_DAY_ISO_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (tandem_day_to_iso (tandem_day_add (tandem_day_parse_iso (table[i].from), table[i].days), buffer), ==, table[i].to);
}

static void
test_add_months (void)
{
  static const struct { const char *from; int months; const char *to; } table[] = {
    { "2026-01-31", 1, "2026-02-28" }, { "2028-01-31", 1, "2028-02-29" }, { "2026-03-31", -1, "2026-02-28" }, { "2026-11-15", 2, "2027-01-15" },
    { "2027-01-15", -1, "2026-12-15" }, { "2026-05-05", 12, "2027-05-05" }, { "0001-01-01", -1, "" }, { "9999-12-01", 1, "" },
  };
  char buffer[TANDEM_DAY_ISO_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (tandem_day_to_iso (tandem_day_add_months (tandem_day_parse_iso (table[i].from), table[i].months), buffer), ==, table[i].to);
}

static void
test_weekday (void)
{
  g_assert_cmpint (tandem_day_weekday (tandem_day_parse_iso ("2026-11-23")), ==, G_DATE_MONDAY);
  g_assert_cmpint (tandem_day_weekday (tandem_day_parse_iso ("2000-02-29")), ==, G_DATE_TUESDAY);
  g_assert_cmpint (tandem_day_weekday (tandem_day_parse_iso ("2027-03-07")), ==, G_DATE_SUNDAY);
  g_assert_cmpint (tandem_day_weekday (TANDEM_DAY_NONE), ==, G_DATE_BAD_WEEKDAY);
}

static void
test_today_can_be_fixed (void)
{
  g_setenv ("TANDEM_TODAY", "2026-11-23", TRUE);
  g_assert_cmpuint (tandem_day_today (), ==, tandem_day_new (2026, 11, 23));
  g_setenv ("TANDEM_TODAY", "soon", TRUE);
  g_assert_cmpuint (tandem_day_today (), >, tandem_day_new (2026, 1, 1));
  g_unsetenv ("TANDEM_TODAY");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/day/every-day-comes-back", test_every_day_comes_back);
  g_test_add_func ("/day/add", test_add);
  g_test_add_func ("/day/add-months", test_add_months);
  g_test_add_func ("/day/weekday", test_weekday);
  g_test_add_func ("/day/today-can-be-fixed", test_today_can_be_fixed);
  return g_test_run ();
}
