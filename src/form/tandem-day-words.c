/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-day-words.h"

#include <langinfo.h>
#include <string.h>

/* Shorter beginnings ("ma") would be guesses. */
#define SHORTEST_MONTH 3
#define SHORTEST_WEEKDAY 2

static const char *const english_months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
};
static const char *const german_months[] = {
  "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"
};
static const char *const english_weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
static const char *const german_weekdays[] = { "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag" };

static const struct { const char *text; TandemDayWord word; } words[] = {
  { "today", TANDEM_DAY_WORD_TODAY }, { "heute", TANDEM_DAY_WORD_TODAY }, { "now", TANDEM_DAY_WORD_TODAY },
  { "tomorrow", TANDEM_DAY_WORD_TOMORROW }, { "tmr", TANDEM_DAY_WORD_TOMORROW }, { "morgen", TANDEM_DAY_WORD_TOMORROW },
  { "yesterday", TANDEM_DAY_WORD_YESTERDAY }, { "gestern", TANDEM_DAY_WORD_YESTERDAY },
  { "next", TANDEM_DAY_WORD_NEXT }, { "nächste", TANDEM_DAY_WORD_NEXT }, { "nächsten", TANDEM_DAY_WORD_NEXT },
  { "nächster", TANDEM_DAY_WORD_NEXT }, { "nächstes", TANDEM_DAY_WORD_NEXT }, { "kommenden", TANDEM_DAY_WORD_NEXT },
  { "this", TANDEM_DAY_WORD_THIS }, { "on", TANDEM_DAY_WORD_THIS }, { "diese", TANDEM_DAY_WORD_THIS },
  { "diesen", TANDEM_DAY_WORD_THIS }, { "dieses", TANDEM_DAY_WORD_THIS }, { "am", TANDEM_DAY_WORD_THIS },
  { "last", TANDEM_DAY_WORD_LAST }, { "letzten", TANDEM_DAY_WORD_LAST }, { "letzte", TANDEM_DAY_WORD_LAST },
  { "in", TANDEM_DAY_WORD_IN },
  { "ago", TANDEM_DAY_WORD_AGO },
  { "end", TANDEM_DAY_WORD_END }, { "ende", TANDEM_DAY_WORD_END },
  { "working", TANDEM_DAY_WORD_WORKING }, { "business", TANDEM_DAY_WORD_WORKING }, { "work", TANDEM_DAY_WORD_WORKING },
  { "d", TANDEM_DAY_WORD_DAY }, { "day", TANDEM_DAY_WORD_DAY }, { "days", TANDEM_DAY_WORD_DAY }, { "t", TANDEM_DAY_WORD_DAY },
  { "tag", TANDEM_DAY_WORD_DAY }, { "tage", TANDEM_DAY_WORD_DAY }, { "tagen", TANDEM_DAY_WORD_DAY },
  { "wd", TANDEM_DAY_WORD_WORKING_DAY }, { "bd", TANDEM_DAY_WORD_WORKING_DAY }, { "at", TANDEM_DAY_WORD_WORKING_DAY },
  { "workday", TANDEM_DAY_WORD_WORKING_DAY }, { "workdays", TANDEM_DAY_WORD_WORKING_DAY },
  { "arbeitstag", TANDEM_DAY_WORD_WORKING_DAY }, { "arbeitstage", TANDEM_DAY_WORD_WORKING_DAY }, { "arbeitstagen", TANDEM_DAY_WORD_WORKING_DAY },
  { "w", TANDEM_DAY_WORD_WEEK }, { "wk", TANDEM_DAY_WORD_WEEK }, { "wks", TANDEM_DAY_WORD_WEEK }, { "week", TANDEM_DAY_WORD_WEEK },
  { "weeks", TANDEM_DAY_WORD_WEEK }, { "woche", TANDEM_DAY_WORD_WEEK }, { "wochen", TANDEM_DAY_WORD_WEEK },
  { "m", TANDEM_DAY_WORD_MONTH }, { "mo", TANDEM_DAY_WORD_MONTH }, { "month", TANDEM_DAY_WORD_MONTH }, { "months", TANDEM_DAY_WORD_MONTH },
  { "monat", TANDEM_DAY_WORD_MONTH }, { "monats", TANDEM_DAY_WORD_MONTH }, { "monate", TANDEM_DAY_WORD_MONTH }, { "monaten", TANDEM_DAY_WORD_MONTH },
  { "quarter", TANDEM_DAY_WORD_QUARTER }, { "quartal", TANDEM_DAY_WORD_QUARTER }, { "quartals", TANDEM_DAY_WORD_QUARTER },
  { "y", TANDEM_DAY_WORD_YEAR }, { "year", TANDEM_DAY_WORD_YEAR }, { "years", TANDEM_DAY_WORD_YEAR },
  { "jahr", TANDEM_DAY_WORD_YEAR }, { "jahre", TANDEM_DAY_WORD_YEAR }, { "jahren", TANDEM_DAY_WORD_YEAR }, { "jahres", TANDEM_DAY_WORD_YEAR },
  { "of", TANDEM_DAY_WORD_FILLER }, { "the", TANDEM_DAY_WORD_FILLER }, { "des", TANDEM_DAY_WORD_FILLER }, { "der", TANDEM_DAY_WORD_FILLER },
  { "den", TANDEM_DAY_WORD_FILLER }, { "im", TANDEM_DAY_WORD_FILLER },
  { "a", TANDEM_DAY_WORD_ONE }, { "one", TANDEM_DAY_WORD_ONE }, { "einer", TANDEM_DAY_WORD_ONE }, { "einem", TANDEM_DAY_WORD_ONE },
};

static const nl_item locale_months[][12] = {
  { MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 },
  { ABMON_1, ABMON_2, ABMON_3, ABMON_4, ABMON_5, ABMON_6, ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12 },
};

/* nl_langinfo counts from Sunday. */
static const nl_item locale_weekdays[][7] = {
  { DAY_2, DAY_3, DAY_4, DAY_5, DAY_6, DAY_7, DAY_1 },
  { ABDAY_2, ABDAY_3, ABDAY_4, ABDAY_5, ABDAY_6, ABDAY_7, ABDAY_1 },
};

/**
 * tandem_day_words_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text without case and without a full stop at its end, for comparing
 */
char *
tandem_day_words_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  size_t length = strlen (folded);

  while (length > 0 && folded[length - 1] == '.')
    folded[--length] = '\0';
  return folded;
}

/**
 * tandem_day_words_find:
 * @folded: a folded word
 *
 * Returns: what it means; %TANDEM_DAY_WORD_NONE for any other word
 */
TandemDayWord
tandem_day_words_find (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = tandem_day_words_fold (words[i].text);

      if (g_str_equal (text, folded))
        return words[i].word;
    }
  return TANDEM_DAY_WORD_NONE;
}

/* The place (from 1) of the one name that begins with `folded`; 0 for none, or for more than one unless one is equal. */
static int
find_beginning (const char *const *names, int n, const char *folded, glong shortest)
{
  int found = 0, hits = 0;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = tandem_day_words_fold (names[i]);

      if (g_str_equal (name, folded))
        return i + 1;
      if (g_utf8_strlen (folded, -1) >= shortest && g_str_has_prefix (name, folded))
        {
          found = i + 1;
          hits++;
        }
    }
  return hits == 1 ? found : 0;
}

static int
find_in_locale (const nl_item *items, int n, const char *folded, glong shortest)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n; i++)
    {
      char *name = g_locale_to_utf8 (nl_langinfo (items[i]), -1, NULL, NULL, NULL);

      g_ptr_array_add (names, name != NULL ? name : g_strdup (""));
    }
  return find_beginning ((const char *const *) names->pdata, n, folded, shortest);
}

/**
 * tandem_day_words_month:
 * @folded: a folded word
 *
 * Returns: 1 to 12 for a month's name, or three letters and more of it, in the desktop's language, English or German; else 0
 */
int
tandem_day_words_month (const char *folded)
{
  int month = 0;

  if (*folded == '\0')
    return 0;
  for (guint i = 0; month == 0 && i < G_N_ELEMENTS (locale_months); i++)
    month = find_in_locale (locale_months[i], 12, folded, SHORTEST_MONTH);
  if (month == 0)
    month = find_beginning (english_months, 12, folded, SHORTEST_MONTH);
  if (month == 0)
    month = find_beginning (german_months, 12, folded, SHORTEST_MONTH);
  return month == 0 && g_str_has_prefix ("maerz", folded) && strlen (folded) >= 4 ? 3 : month;
}

/**
 * tandem_day_words_weekday:
 * @folded: a folded word
 *
 * Returns: 1 (Monday) to 7 for a weekday's name, or two letters and more of it, in the desktop's language, English or German; else 0
 */
int
tandem_day_words_weekday (const char *folded)
{
  int weekday = 0;

  if (*folded == '\0')
    return 0;
  for (guint i = 0; weekday == 0 && i < G_N_ELEMENTS (locale_weekdays); i++)
    weekday = find_in_locale (locale_weekdays[i], 7, folded, SHORTEST_WEEKDAY);
  if (weekday == 0)
    weekday = find_beginning (english_weekdays, 7, folded, SHORTEST_WEEKDAY);
  if (weekday == 0)
    weekday = find_beginning (german_weekdays, 7, folded, SHORTEST_WEEKDAY);
  return weekday;
}
