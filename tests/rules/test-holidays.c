/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-holidays.h"
#include "tandem-plan-workdays.h"

static TandemDay
day (const char *iso)
{
  TandemDay parsed = tandem_day_parse_iso (iso);

  g_assert_cmpuint (parsed, !=, TANDEM_DAY_NONE);
  return parsed;
}

static TandemWorkdays *
open_country (const char *country, const char *region)
{
  TandemWorkdays *workdays = tandem_workdays_new ();

  g_assert_null (tandem_workdays_open_country (workdays, TANDEM_SIDE_BUYER, country, region));
  return workdays;
}

static void
test_known_days (void)
{
  static const struct { const char *country, *region, *day; gboolean open; } table[] = {
    { "US", NULL, "2026-11-26", FALSE }, { "US", NULL, "2026-11-27", TRUE },   { "US", "CA", "2026-11-27", FALSE },
    { "DE", NULL, "2027-01-06", TRUE },  { "DE", "BY", "2027-01-06", FALSE },  { "de", "by", "2027-01-06", FALSE },
    { "DE", "BY", "2026-12-25", FALSE }, { "GB", NULL, "2027-03-29", FALSE },  { "GB", "SCT", "2027-03-29", TRUE },
    { "GB", NULL, "2026-12-28", FALSE }, { "JP", NULL, "2027-01-11", FALSE },  { "FR", NULL, "2027-07-14", FALSE },
    { "IL", NULL, "2026-11-27", FALSE }, { "IL", NULL, "2026-11-29", TRUE },   { "AE", NULL, "2026-12-02", FALSE },
    { "AT", NULL, "2026-12-08", FALSE }, { "US", NULL, "2036-12-25", FALSE },  { "US", NULL, "2024-01-01", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (TandemWorkdays) workdays = open_country (table[i].country, table[i].region);

      g_test_message ("%s %s %s", table[i].country, table[i].region, table[i].day);
      g_assert_cmpint (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day (table[i].day)), ==, table[i].open);
      g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_SELLER, day ("2026-11-26")));
    }
}

static void
test_names_can_stand_in_a_sentence (void)
{
  g_autoptr (TandemWorkdays) workdays = open_country ("US", NULL);

  g_assert_cmpstr (tandem_workdays_get_reason (workdays, TANDEM_SIDE_BUYER, day ("2026-11-26")), ==, "Thanksgiving Day (United States)");
}

/* A list says where it is from by itself. */
static void
test_list (void)
{
  g_autoptr (TandemHolidays) holidays = tandem_holidays_load ("DE", "BY");
  g_autoptr (GArray) list = tandem_holidays_list (holidays, day ("2027-01-01"), day ("2027-03-29"));
  g_autoptr (GString) text = g_string_new (NULL);
  char iso[TANDEM_DAY_ISO_SIZE];

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s %s; ", tandem_day_to_iso (g_array_index (list, TandemHoliday, i).day, iso), g_array_index (list, TandemHoliday, i).name);
  g_assert_cmpstr (text->str, ==, "2027-01-01 New Year's Day; 2027-01-06 Epiphany; 2027-03-26 Good Friday; 2027-03-29 Easter Monday; ");
}

static void
test_usual_region (void)
{
  g_autofree char *british = tandem_holidays_dup_usual_region ("GB"), *german = tandem_holidays_dup_usual_region ("DE");

  g_assert_cmpstr (british, ==, "ENG");
  g_assert_null (german);
  g_assert_null (tandem_holidays_dup_usual_region ("XK"));
}

static void
test_no_data (void)
{
  static const char *const countries[] = { "XK", "", NULL, "Germany", "../DE", "D\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
      g_autofree char *note = tandem_workdays_open_country (workdays, TANDEM_SIDE_BUYER, countries[i], NULL);

      g_assert_nonnull (note);
      g_assert_true (g_str_has_suffix (note, ".") && g_strrstr (note, "only weekends are closed") != NULL);
      g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2026-12-25")));
      g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, day ("2026-12-26")));
    }
}

/* Every country that can be chosen has a name, a week, holidays in every year and regions that can be read. */
static void
test_all_countries (void)
{
  g_autoptr (GPtrArray) countries = tandem_holidays_list_countries ();
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpuint (countries->len, >=, 40);
  for (guint i = 0; i < countries->len; i++)
    {
      TandemArea *country = g_ptr_array_index (countries, i);
      g_autoptr (TandemHolidays) holidays = tandem_holidays_load (country->code, NULL);
      g_autoptr (GPtrArray) regions = tandem_holidays_list_regions (country->code);
      g_autoptr (TandemWorkdays) workdays = open_country (country->code, NULL);
      guint n = tandem_holidays_get_n (holidays);

      g_test_message ("%s", country->code);
      g_assert_cmpstr (country->name, !=, country->code);
      g_assert_cmpint (tandem_holidays_last_year (holidays), ==, 2036);
      for (int year = 2024; year <= 2035; year++)
        {
          guint closed = 0;

          for (TandemDay d = tandem_day_new (year, 1, 1); d <= tandem_day_new (year, 12, 31); d++)
            closed += tandem_workdays_get_reason (workdays, TANDEM_SIDE_BUYER, d) != NULL;
          g_assert_cmpuint (closed, >=, 3);
          g_assert_cmpuint (closed, <=, 45);
        }
      for (guint k = 0; k < regions->len; k++)
        {
          g_autoptr (TandemHolidays) region = tandem_holidays_load (country->code, ((TandemArea *) g_ptr_array_index (regions, k))->code);

          g_assert_nonnull (region);
          g_assert_cmpuint (tandem_holidays_get_n (region), >, n / 2);
        }
    }
  g_test_message ("%u countries with all regions: %.1f ms", countries->len, (double) (g_get_monotonic_time () - start) / 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/known-days", test_known_days);
  g_test_add_func ("/holidays/names", test_names_can_stand_in_a_sentence);
  g_test_add_func ("/holidays/list", test_list);
  g_test_add_func ("/holidays/usual-region", test_usual_region);
  g_test_add_func ("/holidays/no-data", test_no_data);
  g_test_add_func ("/holidays/all-countries", test_all_countries);
  return g_test_run ();
}
