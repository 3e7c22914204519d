/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-language-table.h"

#include "tandem-words.h"

#include <string.h>

static void
assert_day (const char *tag, const char *iso, TandemDateStyle style, const char *expected)
{
  g_autofree char *text = tandem_language_format_day (tandem_language_find (tag), tandem_day_parse_iso (iso), style);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_find (void)
{
  static const struct { const char *asked, *found; } rows[] = {
    { "en", "en" }, { "en-GB", "en" }, { "en-US", "en-US" }, { "en_US.UTF-8", "en-US" }, { "EN-us", "en-US" }, { "de-AT", "de" },
    { "de", "de" }, { "fr_CA", "fr" }, { "ja-JP", "ja" }, { "ar", "ar" }, { "es-MX", "es" }, { "den", "en" }, { "tlh", "en" }, { "", "en" },
    { NULL, "en" }, { "d", "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (tandem_language_get_tag (tandem_language_find (rows[i].asked)), ==, rows[i].found);
  for (guint i = 0; tandem_language_tags ()[i] != NULL; i++)
    g_assert_cmpstr (tandem_language_get_tag (tandem_language_find (tandem_language_tags ()[i])), ==, tandem_language_tags ()[i]);

  g_assert_true (tandem_language_is_rtl (tandem_language_find ("ar")));
  g_assert_false (tandem_language_is_rtl (tandem_language_find ("ja")));
  g_assert_cmpint (tandem_language_first_weekday (tandem_language_find ("de")), ==, G_DATE_MONDAY);
  g_assert_cmpint (tandem_language_first_weekday (tandem_language_find ("en-US")), ==, G_DATE_SUNDAY);
}

static void
test_days (void)
{
  assert_day ("en", "2026-11-19", TANDEM_DATE_SHORT, "19 Nov");
  assert_day ("en", "2026-11-19", TANDEM_DATE_SHORT_YEAR, "19 Nov 2026");
  assert_day ("en", "2026-11-19", TANDEM_DATE_LONG, "19 November 2026");
  assert_day ("en", "2026-11-19", TANDEM_DATE_WEEKDAY, "Thu 19 November");
  assert_day ("en", "2026-11-19", TANDEM_DATE_MONTH, "Nov");
  assert_day ("en", "2026-11-19", TANDEM_DATE_MONTH_YEAR, "Nov 2026");
  assert_day ("en", "2026-11-19", TANDEM_DATE_QUARTER, "Q4");
  assert_day ("en", "2027-03-31", TANDEM_DATE_QUARTER, "Q1");
  assert_day ("en", "2027-04-01", TANDEM_DATE_QUARTER, "Q2");
  assert_day ("fr", "2027-04-01", TANDEM_DATE_QUARTER_YEAR, "T2 2027");
  assert_day ("ja", "2027-04-01", TANDEM_DATE_QUARTER_YEAR, "2027年Q2");
  assert_day ("en", "2026-11-19", TANDEM_DATE_YEAR, "2026");
  assert_day ("en-US", "2026-11-19", TANDEM_DATE_LONG, "November 19, 2026");
  assert_day ("de", "2027-03-02", TANDEM_DATE_LONG, "2. März 2027");
  assert_day ("de", "2026-11-19", TANDEM_DATE_WEEKDAY, "Do., 19. November");
  assert_day ("fr", "2026-12-01", TANDEM_DATE_LONG, "1er décembre 2026");
  assert_day ("fr", "2026-12-11", TANDEM_DATE_SHORT, "11 déc.");
  assert_day ("es", "2026-11-19", TANDEM_DATE_LONG, "19 de noviembre de 2026");
  assert_day ("ja", "2026-11-19", TANDEM_DATE_LONG, "2026年11月19日");
  assert_day ("ja", "2026-11-19", TANDEM_DATE_WEEKDAY, "11月19日（木）");
  assert_day ("ar", "2026-11-19", TANDEM_DATE_LONG, "19 نوفمبر 2026");
  assert_day ("en", "", TANDEM_DATE_LONG, "");
}

/* Dates of documents are never only digits (product.md, "Dates print with the month as a word"). */
static void
test_months_are_words (void)
{
  static const TandemDateStyle styles[] = { TANDEM_DATE_SHORT, TANDEM_DATE_SHORT_YEAR, TANDEM_DATE_LONG, TANDEM_DATE_WEEKDAY };

  for (guint i = 0; tandem_language_tags ()[i] != NULL; i++)
    for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
      {
        g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

        for (int month = 1; month <= 12; month++)
          {
            char *text = tandem_language_format_day (tandem_language_find (tandem_language_tags ()[i]), tandem_day_new (2026, month, 5), styles[s]);
            gboolean letter = FALSE;

            for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
              letter |= g_unichar_isalpha (g_utf8_get_char (p));
            g_assert_true (letter);
            g_assert_true (g_hash_table_add (seen, text));
          }
      }
}

static void
test_counts (void)
{
  static const struct { const char *tag; TandemWord word; int n; const char *expected; } rows[] = {
    { "en", TANDEM_WORD_DAYS_LATE, 1, "1 day late" }, { "en", TANDEM_WORD_DAYS_LATE, 2, "2 days late" },
    { "en", TANDEM_WORD_DAYS, 0, "0 days" }, { "de", TANDEM_WORD_DAYS_LATE, 1, "1 Tag überfällig" },
    { "fr", TANDEM_WORD_DAYS, 0, "0 jour" }, { "fr", TANDEM_WORD_DAYS, 2, "2 jours" }, { "es", TANDEM_WORD_DAYS, 1, "1 día" },
    { "ja", TANDEM_WORD_DAYS_LATE, 3, "3 日遅れ" }, { "ar", TANDEM_WORD_DAYS, 1, "يوم واحد" }, { "ar", TANDEM_WORD_DAYS, 2, "يومان" },
    { "ar", TANDEM_WORD_DAYS, 7, "7 أيام" }, { "ar", TANDEM_WORD_DAYS, 99, "99 يومًا" }, { "ar", TANDEM_WORD_DAYS, 100, "100 يوم" },
    { "ar", TANDEM_WORD_DAYS, 103, "103 أيام" }, { "en", TANDEM_WORD_PERCENT, 40, "40 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = tandem_language_count (tandem_language_find (rows[i].tag), rows[i].word, rows[i].n);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_formats (void)
{
  const TandemLanguage *en = tandem_language_find ("en");
  const TandemLanguage *ja = tandem_language_find ("ja");
  g_autofree char *done = tandem_language_format (en, TANDEM_WORD_MILESTONES_DONE, 1, 11);
  g_autofree char *single = tandem_language_format (en, TANDEM_WORD_MILESTONES_DONE, 0, 1);
  g_autofree char *reordered = tandem_language_format (ja, TANDEM_WORD_OF_DONE, 3, 5);
  g_autofree char *with = tandem_language_format (en, TANDEM_WORD_WITH, "Ana R.", "Priya N.");
  g_autofree char *hostile = tandem_language_format (en, TANDEM_WORD_WITH, "%s%n%d", "100 %%");

  g_assert_cmpstr (done, ==, "1 of 11 milestones done");
  g_assert_cmpstr (single, ==, "0 of 1 milestone done");
  g_assert_cmpstr (reordered, ==, "5 件中 3 件完了");
  g_assert_cmpstr (with, ==, "Ana R. with Priya N.");
  g_assert_cmpstr (hostile, ==, "%s%n%d with 100 %%");
}

/* Counts the placeholders of @form by place; "s" and "d" at places 1 to 4. */
static void
read_placeholders (const char *form, char types[5])
{
  int next = 1;

  memset (types, 0, 5);
  for (const char *p = form; *p != '\0'; p++)
    if (*p == '%')
      {
        int place;

        if (p[1] == '%')
          {
            p++;
            continue;
          }
        place = g_ascii_isdigit (p[1]) && p[2] == '$' ? p[1] - '0' : next++;
        p += g_ascii_isdigit (p[1]) ? 3 : 1;
        g_assert_cmpint (place, >=, 1);
        g_assert_cmpint (place, <=, 4);
        g_assert_true (*p == 's' || *p == 'd');
        types[place] = *p;
      }
}

/* Every language says every word, in as many forms as it has, with the placeholders of the English text. A form may leave a
 * number out where the words say it ("one day late"), never a text. */
static void
test_tables_are_complete (void)
{
  const TandemLanguage *en = tandem_language_find ("en");

  for (guint i = 0; tandem_language_tags ()[i] != NULL; i++)
    {
      const TandemLanguage *self = tandem_language_find (tandem_language_tags ()[i]);

      for (TandemWord word = 0; word < TANDEM_N_WORDS; word++)
        {
          const char *const *forms = self->words[word];
          gboolean counted = en->words[word][1] != NULL;
          char expected[5], found[5];

          read_placeholders (tandem_language_word_for (en, word, 2), expected);
          for (guint f = 0; f < (counted ? self->n_plurals : 1); f++)
            {
              if (forms[f] == NULL || *forms[f] == '\0')
                g_error ("%s: word %u has no form %u", self->tag, word, f);
              g_assert_true (g_utf8_validate (forms[f], -1, NULL));
              read_placeholders (forms[f], found);
              for (int place = 1; place <= 4; place++)
                if (found[place] != expected[place] && !(counted && expected[place] == 'd' && found[place] == '\0'))
                  g_error ("%s: \"%s\" doesn't fit \"%s\"", self->tag, forms[f], tandem_language_word (en, word));
              g_assert_null (strchr (forms[f], '!'));
            }
        }
    }
}

static void
test_functions_and_roles (void)
{
  const TandemLanguage *en = tandem_language_find ("en");

  g_assert_cmpstr (tandem_language_function (en, "it"), ==, "IT");
  g_assert_cmpstr (tandem_language_function (en, "legal"), ==, "Legal");
  g_assert_cmpstr (tandem_language_function (en, "customer-success"), ==, "Customer success");
  g_assert_cmpstr (tandem_language_function (en, "Works council"), ==, "Works council");
  g_assert_cmpstr (tandem_language_function (en, NULL), ==, "");
  g_assert_cmpstr (tandem_language_role (en, "champion"), ==, "Champion");
  g_assert_cmpstr (tandem_language_role (en, "user"), ==, "User");
  g_assert_cmpint (g_strv_length ((char **) tandem_function_suggestions), ==, TANDEM_WORD_ROLE_CHAMPION - TANDEM_WORD_FUNCTION_EXECUTIVE);
  g_assert_cmpint (g_strv_length ((char **) tandem_role_suggestions), ==, TANDEM_N_WORDS - TANDEM_WORD_ROLE_CHAMPION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/find", test_find);
  g_test_add_func ("/language/days", test_days);
  g_test_add_func ("/language/months-are-words", test_months_are_words);
  g_test_add_func ("/language/counts", test_counts);
  g_test_add_func ("/language/formats", test_formats);
  g_test_add_func ("/language/tables-are-complete", test_tables_are_complete);
  g_test_add_func ("/language/functions-and-roles", test_functions_and_roles);
  return g_test_run ();
}
