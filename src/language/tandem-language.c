/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-language-table.h"

#include "tandem-words.h"

#include <stdarg.h>
#include <string.h>

#define MAX_PLACEHOLDERS 4

static const TandemLanguage *const languages[] = {
  &tandem_language_en, &tandem_language_en_us, &tandem_language_de, &tandem_language_fr,
  &tandem_language_es, &tandem_language_ja, &tandem_language_ar,
};

static const char *const tags[] = { "en", "en-US", "de", "fr", "es", "ja", "ar", NULL };

/* Length of a language subtag prefix of @tag that equals @known ("de" of "de_AT.UTF-8"); 0 for none. */
static gsize
match_prefix (const char *tag, const char *known)
{
  gsize i;

  for (i = 0; known[i] != '\0'; i++)
    {
      char c = g_ascii_tolower (tag[i]);

      if ((c == '_' ? '-' : c) != g_ascii_tolower (known[i]))
        return 0;
    }
  return tag[i] == '\0' || strchr ("-_.@", tag[i]) != NULL ? i : 0;
}

static void
append_day_code (const TandemLanguage *self, GString *text, TandemDay day, char code)
{
  int year, month, day_of_month;

  tandem_day_split (day, &year, &month, &day_of_month);
  switch (code)
    {
    case 'd':
      if (day_of_month == 1 && self->first_of_month != NULL)
        g_string_append (text, self->first_of_month);
      else
        g_string_append_printf (text, "%d", day_of_month);
      break;
    case 'm':
      g_string_append_printf (text, "%d", month);
      break;
    case 'b':
      g_string_append (text, self->months_short[month - 1]);
      break;
    case 'B':
      g_string_append (text, self->months[month - 1]);
      break;
    case 'O':
      g_string_append (text, self->months_alone[month - 1]);
      break;
    case 'Y':
      g_string_append_printf (text, "%d", year);
      break;
    case 'a':
      g_string_append (text, self->weekdays[tandem_day_weekday (day) - 1]);
      break;
    case 'q':
      g_string_append_printf (text, "%d", (month + 2) / 3);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Reads one placeholder at @p ("%s", "%d", "%2$s"); returns what follows it, or NULL where there is none.
 * @index is its place counted from 1, 0 where it has none. */
static const char *
read_placeholder (const char *p, int *index, char *type)
{
  *index = 0;
  if (*p++ != '%')
    return NULL;
  if (g_ascii_isdigit (*p) && p[1] == '$')
    {
      *index = *p - '0';
      p += 2;
    }
  if (*p != 's' && *p != 'd')
    return NULL;
  *type = *p;
  return p + 1;
}

/* Fills @form; the argument of a placeholder without a number is the next one. "%%" is a percent sign. */
static char *
fill (const char *form, const char *const *arguments, guint n_arguments)
{
  GString *text = g_string_new (NULL);
  guint next = 0;

  for (const char *p = form; *p != '\0';)
    {
      int index;
      char type;
      const char *after = read_placeholder (p, &index, &type);

      if (after != NULL)
        {
          guint place = index > 0 ? (guint) index - 1 : next++;

          if (place < n_arguments)
            g_string_append (text, arguments[place]);
          p = after;
        }
      else
        {
          g_string_append_c (text, *p);
          p += p[0] == '%' && p[1] == '%' ? 2 : 1;
        }
    }
  return g_string_free_and_steal (text);
}

/* Milestones in "%d of %d milestones done" are counted by the whole; everything else by its first number. */
static gboolean
counts_by_last (TandemWord word)
{
  return word == TANDEM_WORD_MILESTONES_DONE;
}

guint
tandem_plural_one_is_single (guint n)
{
  return n == 1 ? 0 : 1;
}

guint
tandem_plural_zero_is_single (guint n)
{
  return n <= 1 ? 0 : 1;
}

guint
tandem_plural_none (guint n)
{
  return 0;
}

/* Unicode CLDR, cardinal rules of Arabic: zero, one, two, few, many, other. */
guint
tandem_plural_arabic (guint n)
{
  guint rest = n % 100;

  if (n <= 2)
    return n;
  if (rest >= 3 && rest <= 10)
    return 3;
  return rest >= 11 ? 4 : 5;
}

/**
 * tandem_language_tags:
 *
 * Returns: (transfer none): BCP 47 tags of the languages documents can be written in, NULL-terminated
 */
const char *const *
tandem_language_tags (void)
{
  return tags;
}

/**
 * tandem_language_find:
 * @tag: (nullable): BCP 47 tag or locale name ("de", "de-AT", "fr_CA.UTF-8")
 *
 * Returns: (transfer none): the language with the longest match; English where there is none
 */
const TandemLanguage *
tandem_language_find (const char *tag)
{
  const TandemLanguage *best = &tandem_language_en;
  gsize best_length = 0;

  for (guint i = 0; tag != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      gsize length = match_prefix (tag, languages[i]->tag);

      if (length > best_length)
        {
          best = languages[i];
          best_length = length;
        }
    }
  return best;
}

const char *
tandem_language_get_tag (const TandemLanguage *self)
{
  return self->tag;
}

const char *
tandem_language_get_name (const TandemLanguage *self)
{
  return self->name;
}

gboolean
tandem_language_is_rtl (const TandemLanguage *self)
{
  return self->is_rtl;
}

GDateWeekday
tandem_language_first_weekday (const TandemLanguage *self)
{
  return self->first_weekday;
}

/**
 * tandem_language_format_day:
 * @self: a language
 * @day: a day; none gives an empty text
 * @style: how
 *
 * Returns: (transfer full): the day in words of the language
 */
char *
tandem_language_format_day (const TandemLanguage *self, TandemDay day, TandemDateStyle style)
{
  GString *text = g_string_new (NULL);

  if (day != TANDEM_DAY_NONE)
    for (const char *p = self->patterns[style]; *p != '\0'; p++)
      {
        if (*p == '%')
          append_day_code (self, text, day, *++p);
        else
          g_string_append_c (text, *p);
      }
  return g_string_free_and_steal (text);
}

/**
 * tandem_language_word:
 * @self: a language
 * @word: a word
 *
 * Returns: (transfer none): its (first) form, with placeholders where it has some
 */
const char *
tandem_language_word (const TandemLanguage *self, TandemWord word)
{
  g_return_val_if_fail (word < TANDEM_N_WORDS, "");
  return self->words[word][0];
}

/**
 * tandem_language_word_for:
 * @self: a language
 * @word: a word
 * @n: what is counted; the sign doesn't matter
 *
 * Returns: (transfer none): the form for @n, with its placeholders
 */
const char *
tandem_language_word_for (const TandemLanguage *self, TandemWord word, int n)
{
  const char *form;

  g_return_val_if_fail (word < TANDEM_N_WORDS, "");
  form = self->words[word][self->plural ((guint) ABS (n))];
  return form != NULL ? form : self->words[word][0];
}

/**
 * tandem_language_count:
 * @self: a language
 * @word: a word with one number
 * @n: the number
 *
 * Returns: (transfer full): the form for @n with the number in it
 */
char *
tandem_language_count (const TandemLanguage *self, TandemWord word, int n)
{
  char number[16];
  const char *arguments[] = { number };

  g_snprintf (number, sizeof number, "%d", n);
  return fill (tandem_language_word_for (self, word, n), arguments, 1);
}

/**
 * tandem_language_format:
 * @self: a language
 * @word: a word with placeholders
 * @...: in the order of the English text: a `const char *` for each %s, an `int` for each %d
 *
 * Returns: (transfer full): the text, in the plural form of its number where it has one
 */
char *
tandem_language_format (const TandemLanguage *self, TandemWord word, ...)
{
  char numbers[MAX_PLACEHOLDERS][16];
  const char *arguments[MAX_PLACEHOLDERS];
  guint n_arguments = 0;
  int counted = -1;
  va_list args;

  g_return_val_if_fail (word < TANDEM_N_WORDS, NULL);

  /* The last English form has every placeholder, in order. */
  va_start (args, word);
  for (const char *p = tandem_language_word_for (&tandem_language_en, word, 2); *p != '\0' && n_arguments < MAX_PLACEHOLDERS;)
    {
      int index;
      char type;
      const char *after = read_placeholder (p, &index, &type);

      if (after == NULL)
        {
          p += p[0] == '%' && p[1] == '%' ? 2 : 1;
          continue;
        }
      if (type == 'd')
        {
          int number = va_arg (args, int);

          if (counted < 0 || counts_by_last (word))
            counted = ABS (number);
          g_snprintf (numbers[n_arguments], sizeof numbers[0], "%d", number);
          arguments[n_arguments] = numbers[n_arguments];
        }
      else
        arguments[n_arguments] = va_arg (args, const char *);
      n_arguments++;
      p = after;
    }
  va_end (args);

  return fill (tandem_language_word_for (self, word, MAX (counted, 0)), arguments, n_arguments);
}

/**
 * tandem_language_function:
 * @self: a language
 * @key: (nullable): a function as the plan has it ("it"), or as a person typed it
 *
 * Returns: (transfer none): its word ("IT"); @key itself where it isn't one of the known ones; never %NULL
 */
const char *
tandem_language_function (const TandemLanguage *self, const char *key)
{
  int place = tandem_choice_index (tandem_function_suggestions, key);

  if (place >= 0)
    return tandem_language_word (self, (TandemWord) (TANDEM_WORD_FUNCTION_EXECUTIVE + place));
  return key != NULL ? key : "";
}

/**
 * tandem_language_role:
 * @self: a language
 * @key: (nullable): a role as the plan has it ("economic-buyer"), or as a person typed it
 *
 * Returns: (transfer none): its word; @key itself where it isn't one of the known ones; never %NULL
 */
const char *
tandem_language_role (const TandemLanguage *self, const char *key)
{
  int place = tandem_choice_index (tandem_role_suggestions, key);

  if (place >= 0)
    return tandem_language_word (self, (TandemWord) (TANDEM_WORD_ROLE_CHAMPION + place));
  return key != NULL ? key : "";
}
