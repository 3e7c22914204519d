/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-holiday-names.h"
#include "tandem-holidays-private.h"
#include "tandem-holidays.h"
#include "tandem-language.h"
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
assert_name (const char *name, const char *language, const char *expected)
{
  g_autofree char *own = tandem_holiday_dup_name (name, language);

  g_assert_cmpstr (own, ==, expected);
}

/* In the languages of documents; what has no name there has none, and is said in English to a person. */
static void
test_translated (void)
{
  assert_name ("Good Friday", "de", "Karfreitag");
  assert_name ("Good Friday", "de-AT", "Karfreitag");
  assert_name ("Good Friday", "fr", "Vendredi saint");
  assert_name ("Good Friday", "es", "Viernes Santo");
  assert_name ("Good Friday", "ja", "聖金曜日");
  assert_name ("Good Friday", "ar", "الجمعة العظيمة");
  assert_name ("Good Friday", "en-US", "Good Friday");
  assert_name ("Good Friday", "it", NULL);
  assert_name ("Natale", "de", "1. Weihnachtstag");
  assert_name ("Natale", "en", "Christmas Day");
  assert_name ("name", "de", NULL);
  assert_name ("New Year's Day (observed)", "de", "Neujahr (Ersatztag)");
  assert_name ("Eid al-Fitr (Second Day) (observed, estimated)", "fr", "Aïd al-Fitr (deuxième jour) (jour de remplacement, date estimée)");
  assert_name ("Eid al-Adha (estimated)", "ja", "イード・アル＝アドハー（予定）");
  assert_name ("Town Meeting Day", "de", NULL);
  assert_name ("Town Meeting Day (observed)", "de", NULL);

  g_setenv ("LANGUAGE", "xx:fr_CA:de", TRUE);
  assert_name ("Good Friday", NULL, "Vendredi saint");
  assert_name ("Town Meeting Day", NULL, "Town Meeting Day");
  {
    g_autoptr (TandemWorkdays) workdays = open_country ("US", NULL);

    g_assert_true (g_str_has_prefix (tandem_workdays_get_reason (workdays, TANDEM_SIDE_BUYER, day ("2026-12-25")), "Noël ("));
  }
  g_setenv ("LANGUAGE", "en", TRUE);
  assert_name ("Good Friday", NULL, "Good Friday");
  g_unsetenv ("LANGUAGE");
}

/* The file has each name once, and in every language of documents. */
static void
test_names_file (void)
{
  g_autoptr (GPtrArray) lines = tandem_holidays_read_lines ("names");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  char **head = g_ptr_array_index (lines, 0);

  g_assert_cmpstr (head[0], ==, "name");
  for (const char *const *tag = tandem_language_tags (); *tag != NULL; tag++)
    g_assert_true (g_str_has_prefix (*tag, "en-") || g_strv_contains ((const char *const *) head, *tag));
  for (guint i = 1; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);
      guint n = g_strv_length (cells);

      g_test_message ("%s", cells[0]);
      g_assert_true (n == g_strv_length (head) || n == g_strv_length (head) - 1); /* the last one is English */
      g_assert_true (g_hash_table_add (seen, cells[0]));
      for (guint k = 0; k < n; k++)
        g_assert_true (*cells[k] != '\0' && g_utf8_validate (cells[k], -1, NULL) && !g_ascii_isspace (cells[k][0]));
    }
}

/* Names of what each country has in every year, as far as it has a name in English that many have. */
static void
test_most_are_translated (void)
{
  g_autoptr (GPtrArray) countries = tandem_holidays_list_countries ();

  for (const char *const *tag = tandem_language_tags (); *tag != NULL; tag++)
    {
      guint n = 0, n_known = 0;

      for (guint i = 0; i < countries->len; i++)
        {
          g_autoptr (TandemHolidays) holidays = tandem_holidays_load (((TandemArea *) g_ptr_array_index (countries, i))->code, NULL);
          g_autoptr (GArray) list = tandem_holidays_list (holidays, day ("2027-01-01"), day ("2027-12-31"));

          for (guint k = 0; k < list->len; k++)
            {
              g_autofree char *name = tandem_holiday_dup_name (g_array_index (list, TandemHoliday, k).name, *tag);

              n++;
              n_known += name != NULL;
              g_assert_true (name == NULL || (*name != '\0' && g_utf8_validate (name, -1, NULL)));
            }
        }
      g_test_message ("%s: %u of %u", *tag, n_known, n);
      g_assert_cmpuint (n_known * 100, >=, n * 80);
    }
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
  g_test_add_func ("/holidays/translated", test_translated);
  g_test_add_func ("/holidays/names-file", test_names_file);
  g_test_add_func ("/holidays/most-translated", test_most_are_translated);
  g_test_add_func ("/holidays/usual-region", test_usual_region);
  g_test_add_func ("/holidays/no-data", test_no_data);
  g_test_add_func ("/holidays/all-countries", test_all_countries);
  return g_test_run ();
}
