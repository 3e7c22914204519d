/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-day-entry.h"
#include "tandem-error.h"

#include <locale.h>

/* Monday */
#define TODAY "2026-11-23"

typedef struct
{
  const char *text;
  const char *day; /* NULL: refused */
} Case;

static TandemDay
read_from (const char *today, TandemDayOrder order, const char *text, char **note, GError **error)
{
  TandemDayContext context = { .today = tandem_day_parse_iso (today), .order = order };

  return tandem_day_entry_read (text, &context, note, error);
}

static void
check (const char *today, TandemDayOrder order, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      char iso[TANDEM_DAY_ISO_SIZE];
      TandemDay day = read_from (today, order, cases[i].text, NULL, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (tandem_day_to_iso (day, iso), ==, cases[i].day != NULL ? cases[i].day : "");
      if (cases[i].day == NULL)
        g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

#define CHECK(order, ...)                                              \
  G_STMT_START                                                         \
  {                                                                    \
    const Case cases[] = { __VA_ARGS__ };                              \
    check (TODAY, order, cases, G_N_ELEMENTS (cases));                 \
  }                                                                    \
  G_STMT_END

static void
test_written_out (void)
{
  CHECK (TANDEM_DAY_ORDER_DMY,
         { "2026-05-03", "2026-05-03" }, { " 2026-5-3 ", "2026-05-03" }, { "2026/05/03", "2026-05-03" },
         { "3 May", "2027-05-03" }, { "3 may 2027", "2027-05-03" }, { "May 3", "2027-05-03" }, { "May 3, 2027", "2027-05-03" },
         { "3rd of May", "2027-05-03" }, { "the 3rd of May 2028", "2028-05-03" }, { "3. Mai", "2027-05-03" }, { "3. Mai 27", "2027-05-03" },
         { "3-May-2027", "2027-05-03" }, { "1 sept", "2026-09-01" }, { "19 NOV", "2026-11-19" }, { "19 Nov.", "2026-11-19" },
         { "2027 May 3", "2027-05-03" }, { "3. März", "2027-03-03" }, { "3 maerz", "2027-03-03" }, { "24. Dezember", "2026-12-24" },
         { "Thu 19 November 2026", "2026-11-19" }, { "Thursday, 19 November", "2026-11-19" }, { "29 Feb 2028", "2028-02-29" });
}

static void
test_numbers (void)
{
  CHECK (TANDEM_DAY_ORDER_DMY,
         { "3.5.", "2027-05-03" }, { "3.5", "2027-05-03" }, { "3.5.2027", "2027-05-03" }, { "3.5.27", "2027-05-03" }, { "03.05.2027", "2027-05-03" },
         { "3/5/2027", "2027-05-03" }, { "3/5", "2027-05-03" }, { "5/13/2027", "2027-05-13" }, { "3-5-2027", "2027-05-03" },
         { "19", "2026-12-19" }, { "23", "2026-11-23" }, { "30.", "2026-11-30" }, { "31", "2026-12-31" });
  CHECK (TANDEM_DAY_ORDER_MDY,
         { "3/5/2027", "2027-03-05" }, { "3/5", "2027-03-05" }, { "13/5/2027", "2027-05-13" }, { "3.5.2027", "2027-05-03" });
  CHECK (TANDEM_DAY_ORDER_YMD, { "3/5", "2027-03-05" }, { "2027/3/5", "2027-03-05" });
}

static void
test_distances (void)
{
  CHECK (TANDEM_DAY_ORDER_DMY,
         { "today", "2026-11-23" }, { "Heute", "2026-11-23" }, { "tomorrow", "2026-11-24" }, { "morgen", "2026-11-24" }, { "yesterday", "2026-11-22" },
         { "+2w", "2026-12-07" }, { "+ 2 w", "2026-12-07" }, { "+10d", "2026-12-03" }, { "+10", "2026-12-03" }, { "-1w", "2026-11-16" },
         { "−1w", "2026-11-16" }, { "+3wd", "2026-11-26" }, { "+5wd", "2026-11-30" }, { "-1wd", "2026-11-20" }, { "2 working days", "2026-11-25" },
         { "in 2 weeks", "2026-12-07" }, { "in a week", "2026-11-30" }, { "in einer Woche", "2026-11-30" }, { "in 3 Tagen", "2026-11-26" },
         { "10 days ago", "2026-11-13" }, { "+1m", "2026-12-23" }, { "+1y", "2027-11-23" }, { "2 weeks", "2026-12-07" });
}

static void
test_weekdays (void)
{
  CHECK (TANDEM_DAY_ORDER_DMY,
         { "fri", "2026-11-27" }, { "Friday", "2026-11-27" }, { "next fri", "2026-11-27" }, { "this fri", "2026-11-27" }, { "on friday", "2026-11-27" },
         { "mon", "2026-11-23" }, { "next mon", "2026-11-30" }, { "last fri", "2026-11-20" }, { "nächsten Freitag", "2026-11-27" },
         { "Do", "2026-11-26" }, { "next week", "2026-11-30" }, { "next month", "2026-12-01" });
}

static void
test_ends (void)
{
  CHECK (TANDEM_DAY_ORDER_DMY,
         { "end of month", "2026-11-30" }, { "end of the month", "2026-11-30" }, { "end of this month", "2026-11-30" }, { "end of next month", "2026-12-31" },
         { "eom", "2026-11-30" }, { "Monatsende", "2026-11-30" }, { "end of week", "2026-11-27" }, { "end of next week", "2026-12-04" },
         { "end of quarter", "2026-12-31" }, { "end of next quarter", "2027-03-31" }, { "end of year", "2026-12-31" },
         { "end of February", "2027-02-28" }, { "Ende Februar 2028", "2028-02-29" });
}

/* Without a year: from three months ago to nine months ahead. */
static void
test_year_left_out (void)
{
  CHECK (TANDEM_DAY_ORDER_DMY, { "23 Aug", "2026-08-23" }, { "22 Aug", "2027-08-22" }, { "22 Nov", "2026-11-22" }, { "1 Jan", "2027-01-01" });
  {
    const Case cases[] = { { "29 Feb", "2028-02-29" }, { "31 Dec", "2027-12-31" }, { "30 Jan", "2028-01-30" } };
    check ("2028-01-15", TANDEM_DAY_ORDER_DMY, cases, G_N_ELEMENTS (cases));
  }
}

static void
test_refused (void)
{
  CHECK (TANDEM_DAY_ORDER_DMY,
         { "30 February", NULL }, { "2026-02-30", NULL }, { "31 April", NULL }, { "29 Feb 2027", NULL }, { "29 Feb", NULL }, { "32.1.", NULL },
         { "13/13/2027", NULL }, { "2026-13-01", NULL }, { "0 May", NULL }, { "May", NULL }, { "May 2027", NULL }, { "soon", NULL }, { "tbd", NULL },
         { "3 May or later", NULL }, { "+2", "2026-11-25" }, { "+2 apples", NULL }, { "+99999d", NULL }, { "Fri 19 November 2026", NULL },
         { "3 May 1026", NULL }, { "3 ma", NULL }, { "1.2.3.4", NULL }, { "..", NULL }, { "32", NULL }, { "2027", NULL }, { "20270503", NULL },
         { "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", NULL }, { "3//5", NULL }, { "/5", NULL }, { "end", NULL }, { "next", NULL });
}

static void
check_reason (const char *text, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (read_from (TODAY, TANDEM_DAY_ORDER_DMY, text, NULL, &error), ==, TANDEM_DAY_NONE);
  g_assert_cmpstr (error->message, ==, reason);
}

static void
test_reasons (void)
{
  check_reason ("30 February", "February has only 29 days.");
  check_reason ("30 Feb 2027", "February has only 28 days.");
  check_reason ("29 Feb", "2027 is not a leap year: February has 28 days.");
  check_reason ("31 June", "June has only 30 days.");
  check_reason ("May", "Which day of May? Write it like 3 May.");
  check_reason ("Fri 19 Nov 2026", "19 November 2026 is a Thursday.");
  check_reason ("soon", "“soon” is not a day. Try 3 May, 2027-05-03, +2w or next Fri.");
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (read_from (TODAY, TANDEM_DAY_ORDER_DMY, "  ", NULL, &error), ==, TANDEM_DAY_NONE);
  g_assert_no_error (error);
  g_assert_cmpuint (read_from (TODAY, TANDEM_DAY_ORDER_DMY, NULL, NULL, &error), ==, TANDEM_DAY_NONE);
  g_assert_no_error (error);
}

static void
test_note (void)
{
  static const struct { const char *text, *note; TandemDayOrder order; } cases[] = {
    { "3/5/2027", "Read as day, then month.", TANDEM_DAY_ORDER_DMY },
    { "3/5/2027", "Read as month, then day.", TANDEM_DAY_ORDER_MDY },
    { "13/5/2027", NULL, TANDEM_DAY_ORDER_MDY },
    { "5/5/2027", NULL, TANDEM_DAY_ORDER_MDY },
    { "3.5.2027", NULL, TANDEM_DAY_ORDER_MDY },
    { "2027-05-03", NULL, TANDEM_DAY_ORDER_MDY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *note = NULL;

      g_assert_cmpuint (read_from (TODAY, cases[i].order, cases[i].text, &note, NULL), !=, TANDEM_DAY_NONE);
      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

static gboolean
is_not_thursday (TandemDay day, gpointer data)
{
  (*(guint *) data)++;
  return tandem_day_weekday (day) != G_DATE_THURSDAY;
}

static void
test_calendar_of_its_own (void)
{
  guint asked = 0;
  TandemDayContext context = { .today = tandem_day_parse_iso (TODAY), .is_working = is_not_thursday, .data = &asked };

  g_assert_cmpuint (tandem_day_entry_read ("+3wd", &context, NULL, NULL), ==, tandem_day_parse_iso ("2026-11-27"));
  g_assert_cmpuint (asked, ==, 4);
}

static gboolean
is_never_open (TandemDay day, gpointer data)
{
  return FALSE;
}

static void
test_calendar_never_open (void)
{
  TandemDayContext context = { .today = tandem_day_parse_iso (TODAY), .is_working = is_never_open };

  /* It ends; which day it gives does not matter. */
  tandem_day_entry_read ("+4000wd", &context, NULL, NULL);
}

/* What a field shows is understood again, for every day of nine years. */
static void
test_round_trip (void)
{
  TandemDay first = tandem_day_new (2024, 1, 1);

  for (TandemDay day = first; day < first + 9 * 366; day++)
    {
      g_autofree char *text = tandem_day_entry_to_text (day);
      g_autofree char *words = tandem_day_entry_read_back (day);

      g_assert_cmpuint (read_from (TODAY, TANDEM_DAY_ORDER_DMY, text, NULL, NULL), ==, day);
      g_assert_cmpuint (read_from (TODAY, TANDEM_DAY_ORDER_DMY, words, NULL, NULL), ==, day);
    }
}

static void
test_read_back (void)
{
  TandemDay day = tandem_day_new (2026, 11, 19);
  g_autofree char *words = tandem_day_entry_read_back (day);
  g_autofree char *text = tandem_day_entry_to_text (day);
  g_autofree char *near = tandem_day_entry_short (day, day);
  g_autofree char *far = tandem_day_entry_short (tandem_day_new (2027, 1, 8), day);

  g_assert_cmpstr (words, ==, "Thursday 19 November 2026");
  g_assert_cmpstr (text, ==, "19 November 2026");
  g_assert_cmpstr (near, ==, "19 Nov");
  g_assert_cmpstr (far, ==, "8 Jan 2027");
}

/* Random bytes of the alphabet of dates: refused or understood, never a crash, and never both. */
static void
test_anything (void)
{
  static const char alphabet[] = "0123456789 .-/+,wdmy MayFrinextendofü\xe2\x88\x92";

  for (int i = 0; i < 4000; i++)
    {
      char text[24] = "";
      g_autofree char *valid = NULL;
      g_autoptr (GError) error = NULL;
      TandemDay day;

      for (int k = g_test_rand_int_range (0, 22); k > 0; k--)
        text[k - 1] = alphabet[g_test_rand_int_range (0, (gint32) sizeof alphabet - 1)];
      valid = g_utf8_make_valid (text, -1);
      day = read_from (TODAY, TANDEM_DAY_ORDER_DMY, valid, NULL, &error);
      g_assert_false (day != TANDEM_DAY_NONE && error != NULL);
    }
}

static void
test_languages (void)
{
  const Case german[] = { { "3. Mai", "2027-05-03" }, { "Dienstag", "2026-11-24" }, { "next fri", "2026-11-27" }, { "3 March", "2027-03-03" } };
  const Case french[] = { { "3 août", "2027-08-03" }, { "mardi", "2026-11-24" }, { "3 févr. 2027", "2027-02-03" }, { "3 May", "2027-05-03" } };
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no German locale");
      return;
    }
  check (TODAY, tandem_day_order_from_locale (), german, G_N_ELEMENTS (german));
  g_assert_cmpint (tandem_day_order_from_locale (), ==, TANDEM_DAY_ORDER_DMY);
  if (setlocale (LC_ALL, "fr_FR.UTF-8") != NULL)
    check (TODAY, tandem_day_order_from_locale (), french, G_N_ELEMENTS (french));
  if (setlocale (LC_ALL, "en_US.UTF-8") != NULL)
    g_assert_cmpint (tandem_day_order_from_locale (), ==, TANDEM_DAY_ORDER_MDY);
  if (setlocale (LC_ALL, "en_GB.UTF-8") != NULL)
    g_assert_cmpint (tandem_day_order_from_locale (), ==, TANDEM_DAY_ORDER_DMY);
  if (setlocale (LC_ALL, "hu_HU.UTF-8") != NULL)
    g_assert_cmpint (tandem_day_order_from_locale (), ==, TANDEM_DAY_ORDER_YMD);
  setlocale (LC_ALL, before);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-entry/written-out", test_written_out);
  g_test_add_func ("/day-entry/numbers", test_numbers);
  g_test_add_func ("/day-entry/distances", test_distances);
  g_test_add_func ("/day-entry/weekdays", test_weekdays);
  g_test_add_func ("/day-entry/ends", test_ends);
  g_test_add_func ("/day-entry/year-left-out", test_year_left_out);
  g_test_add_func ("/day-entry/refused", test_refused);
  g_test_add_func ("/day-entry/reasons", test_reasons);
  g_test_add_func ("/day-entry/empty", test_empty);
  g_test_add_func ("/day-entry/note", test_note);
  g_test_add_func ("/day-entry/calendar-of-its-own", test_calendar_of_its_own);
  g_test_add_func ("/day-entry/calendar-never-open", test_calendar_never_open);
  g_test_add_func ("/day-entry/round-trip", test_round_trip);
  g_test_add_func ("/day-entry/read-back", test_read_back);
  g_test_add_func ("/day-entry/anything", test_anything);
  g_test_add_func ("/day-entry/languages", test_languages);
  return g_test_run ();
}
