/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-day-entry.h"

#include "tandem-day-words.h"
#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TOKENS 12
#define MAX_TEXT 80

/* A day without a year is meant between this many months ago and twelve months after that. */
#define MONTHS_BACK 3

/* Years with four digits only; a century typed wrong is a mistake, not a plan. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define MAX_DISTANCE 4000

typedef enum { TOKEN_NUMBER, TOKEN_WORD, TOKEN_SIGN } TokenType;

typedef struct
{
  TokenType type;
  int       number;
  int       digits;
  char     *word; /* folded */
  gunichar  sign;
} Token;

typedef struct
{
  const TandemDayContext *context;
  const char             *text; /* as typed, for messages */
  Token                   tokens[MAX_TOKENS];
  int                     n;
  gboolean                refused; /* `error` is set */
  char                   *note;
  GError                **error;
} Reading;

static TandemDay
refuse (Reading *reading, char *reason)
{
  if (!reading->refused)
    g_set_error_literal (reading->error, TANDEM_ERROR, TANDEM_ERROR_INVALID, reason);
  reading->refused = TRUE;
  g_free (reason);
  return TANDEM_DAY_NONE;
}

static char *
name_month (int month)
{
  /* Translators: strftime format of a month's name on its own; %OB is the form without a day in languages that differ */
  return tandem_day_format (tandem_day_new (2000, month, 1), C_("month name", "%OB"));
}

/* Splitting */

static gboolean
is_ordinal_ending (const char *word)
{
  return g_str_equal (word, "st") || g_str_equal (word, "nd") || g_str_equal (word, "rd") || g_str_equal (word, "th");
}

static const char *
take_number (Reading *reading, const char *p)
{
  Token *token = &reading->tokens[reading->n++];

  token->type = TOKEN_NUMBER;
  for (; *p != '\0' && g_unichar_isdigit (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      token->number = MIN (token->number * 10 + g_unichar_digit_value (g_utf8_get_char (p)), 1000000);
      token->digits++;
    }
  return p;
}

static const char *
take_word (Reading *reading, const char *p)
{
  const char *start = p;
  gboolean after_digit = start > reading->text && g_ascii_isdigit (start[-1]);
  g_autofree char *raw = NULL;
  g_autofree char *folded = NULL;

  while (*p != '\0' && (g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  raw = g_strndup (start, (gsize) (p - start));
  folded = tandem_day_words_fold (raw);
  if (*p == '.')
    p++;
  if ((after_digit && is_ordinal_ending (folded)) || tandem_day_words_find (folded) == TANDEM_DAY_WORD_FILLER)
    return p;

  reading->tokens[reading->n].type = TOKEN_WORD;
  reading->tokens[reading->n++].word = g_steal_pointer (&folded);
  return p;
}

static gboolean
split (Reading *reading)
{
  for (const char *p = reading->text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (reading->n == MAX_TOKENS)
        return FALSE;
      if (g_unichar_isdigit (c))
        p = take_number (reading, p);
      else if (g_unichar_isalpha (c))
        p = take_word (reading, p);
      else
        {
          if (!g_unichar_isspace (c) && c != ',' && c != 0x200E && c != 0x200F)
            {
              reading->tokens[reading->n].type = TOKEN_SIGN;
              reading->tokens[reading->n++].sign = c == 0x2212 || c == 0x2013 ? '-' : c;
            }
          p = g_utf8_next_char (p);
        }
    }
  return reading->n > 0;
}

static gboolean
is_number (const Reading *reading, int i)
{
  return i < reading->n && reading->tokens[i].type == TOKEN_NUMBER;
}

static gboolean
is_sign (const Reading *reading, int i, gunichar sign)
{
  return i < reading->n && reading->tokens[i].type == TOKEN_SIGN && reading->tokens[i].sign == sign;
}

static TandemDayWord
word_at (const Reading *reading, int i)
{
  return i < reading->n && reading->tokens[i].type == TOKEN_WORD ? tandem_day_words_find (reading->tokens[i].word) : TANDEM_DAY_WORD_NONE;
}

static int
month_at (const Reading *reading, int i)
{
  return i < reading->n && reading->tokens[i].type == TOKEN_WORD ? tandem_day_words_month (reading->tokens[i].word) : 0;
}

static int
weekday_at (const Reading *reading, int i)
{
  return i < reading->n && reading->tokens[i].type == TOKEN_WORD ? tandem_day_words_weekday (reading->tokens[i].word) : 0;
}

/* Days of the calendar */

static int
days_in_month (int year, int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

static TandemDay
refuse_day_of_month (Reading *reading, int year, int month, int day)
{
  g_autofree char *name = NULL;

  if (month < 1 || month > 12)
    return refuse (reading, g_strdup_printf (_("There is no month %d."), month));

  name = name_month (month);
  if (day == 29 && month == 2 && year != 0)
    return refuse (reading, g_strdup_printf (_("%d is not a leap year: February has 28 days."), year));
  if (day < 1)
    return refuse (reading, g_strdup_printf (_("There is no day %d in %s."), day, name));
  /* Translators: a month ("February") has only so many days */
  return refuse (reading, g_strdup_printf (_("%s has only %d days."), name, days_in_month (year != 0 ? year : 2000, month)));
}

static TandemDay
make_day (Reading *reading, int year, int month, int day)
{
  TandemDay made;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return refuse (reading, g_strdup_printf (_("The year %d is too far away. Write it with four digits, like 2027."), year));
  made = tandem_day_new (year, month, day);
  return made != TANDEM_DAY_NONE ? made : refuse_day_of_month (reading, year, month, day);
}

/* The first such day from three months ago on: a plan looks ahead, and back only a little. */
static TandemDay
make_day_near (Reading *reading, int month, int day)
{
  TandemDay earliest = tandem_day_add_months (reading->context->today, -MONTHS_BACK);
  int year;

  if (month < 1 || month > 12 || day < 1 || day > days_in_month (2000, month))
    return refuse_day_of_month (reading, 0, month, day);
  tandem_day_split (earliest, &year, NULL, NULL);
  for (int i = 0; i < 2; i++)
    {
      TandemDay made = tandem_day_new (year + i, month, day);
      TandemDay end_of_month = tandem_day_new (year + i, month, days_in_month (year + i, month));

      if (made != TANDEM_DAY_NONE && made >= earliest)
        return made;
      if (made == TANDEM_DAY_NONE && end_of_month >= earliest)
        return refuse_day_of_month (reading, year + i, month, day);
    }
  return refuse_day_of_month (reading, year + 1, month, day);
}

static int
full_year (const Token *token)
{
  return token->digits <= 2 ? 2000 + token->number : token->number;
}

static TandemDay
end_of_month (TandemDay day)
{
  int year, month;

  tandem_day_split (day, &year, &month, NULL);
  return tandem_day_new (year, month, days_in_month (year, month));
}

/* Forms of a day */

static gboolean
is_separator (const Reading *reading, int i)
{
  return is_sign (reading, i, '.') || is_sign (reading, i, '/') || is_sign (reading, i, '-');
}

static void
note_order (Reading *reading, int day, int month, gboolean day_first)
{
  if (day <= 12 && month <= 12 && day != month)
    reading->note = g_strdup (day_first ? _("Read as day, then month.") : _("Read as month, then day."));
}

/* "3.5.", "3/5/2027", "2027-05-03". A full stop between numbers is day first in every language that writes it. */
static TandemDay
read_numbers (Reading *reading)
{
  int numbers[3] = { 0 }, n = 0, i = 0;
  gboolean dotted = is_sign (reading, 1, '.');
  gboolean day_first = dotted || reading->context->order == TANDEM_DAY_ORDER_DMY;
  int day, month;

  for (; i < reading->n; i++)
    if (is_number (reading, i) && n < 3)
      numbers[n++] = i;
    else if (!is_separator (reading, i) || (i > 0 && is_separator (reading, i - 1)))
      return TANDEM_DAY_NONE;
  if (n < 2 || (is_separator (reading, reading->n - 1) && !dotted))
    return TANDEM_DAY_NONE;

  if (reading->tokens[numbers[0]].digits == 4 && n == 3)
    return make_day (reading, reading->tokens[numbers[0]].number, reading->tokens[numbers[1]].number, reading->tokens[numbers[2]].number);
  if (reading->tokens[numbers[0]].digits > 2 || reading->tokens[numbers[1]].digits > 2)
    return TANDEM_DAY_NONE;

  /* A number above 12 can only be the day. */
  if (!dotted && reading->tokens[numbers[day_first ? 1 : 0]].number > 12 && reading->tokens[numbers[day_first ? 0 : 1]].number <= 12)
    day_first = !day_first;
  day = reading->tokens[numbers[day_first ? 0 : 1]].number;
  month = reading->tokens[numbers[day_first ? 1 : 0]].number;
  if (!dotted)
    note_order (reading, day, month, day_first);
  return n == 3 ? make_day (reading, full_year (&reading->tokens[numbers[2]]), month, day) : make_day_near (reading, month, day);
}

/* "3 May", "May 3, 2027", "3. Mai 27", "3-May-2027" */
static TandemDay
read_month_name (Reading *reading)
{
  const Token *numbers[2] = { NULL };
  int n = 0, month = 0;
  g_autofree char *name = NULL;

  for (int i = 0; i < reading->n; i++)
    if (is_number (reading, i) && n < 2)
      numbers[n++] = &reading->tokens[i];
    else if (month == 0 && month_at (reading, i) != 0)
      month = month_at (reading, i);
    else if (!is_separator (reading, i))
      return TANDEM_DAY_NONE;
  if (month == 0)
    return TANDEM_DAY_NONE;

  name = name_month (month);
  if (n == 0 || (n == 1 && numbers[0]->digits > 2))
    /* Translators: a month without a day was typed; the name twice */
    return refuse (reading, g_strdup_printf (_("Which day of %s? Write it like 3 %s."), name, name));
  if (n == 1)
    return make_day_near (reading, month, numbers[0]->number);
  if (numbers[0]->digits > 2) /* "2027 May 3" */
    return make_day (reading, numbers[0]->number, month, numbers[1]->number);
  return make_day (reading, full_year (numbers[1]), month, numbers[0]->number);
}

static TandemDay
add_working_days (const TandemDayContext *context, int count)
{
  TandemDay day = context->today;
  int step = count < 0 ? -1 : 1;

  /* Ten times as many calendar days: a calendar closed for longer is no calendar. */
  for (int left = ABS (count), guard = ABS (count) * 10 + 400; left > 0 && guard > 0 && day != TANDEM_DAY_NONE; guard--)
    {
      day = tandem_day_add (day, step);
      if (context->is_working != NULL ? context->is_working (day, context->data) : tandem_day_weekday (day) <= G_DATE_FRIDAY)
        left--;
    }
  return day;
}

static TandemDay
go_distance (const TandemDayContext *context, int count, TandemDayWord unit)
{
  switch ((int) unit)
    {
    case TANDEM_DAY_WORD_DAY:
      return tandem_day_add (context->today, count);
    case TANDEM_DAY_WORD_WORKING_DAY:
      return add_working_days (context, count);
    case TANDEM_DAY_WORD_WEEK:
      return tandem_day_add (context->today, 7 * count);
    case TANDEM_DAY_WORD_MONTH:
      return tandem_day_add_months (context->today, count);
    case TANDEM_DAY_WORD_YEAR:
      return tandem_day_add_months (context->today, 12 * count);
    default:
      return TANDEM_DAY_NONE;
    }
}

/* "+2w", "+10", "in 2 weeks", "10 days ago", "-3wd", "2 working days" */
static TandemDay
read_distance (Reading *reading)
{
  gboolean has_sign = is_sign (reading, 0, '+') || is_sign (reading, 0, '-');
  int i = has_sign || word_at (reading, 0) == TANDEM_DAY_WORD_IN ? 1 : 0;
  int count, direction = is_sign (reading, 0, '-') ? -1 : 1;
  TandemDayWord unit;

  if (!is_number (reading, i) && word_at (reading, i) != TANDEM_DAY_WORD_ONE)
    return TANDEM_DAY_NONE;
  count = is_number (reading, i) ? reading->tokens[i].number : 1;
  unit = word_at (reading, ++i);
  if (unit == TANDEM_DAY_WORD_WORKING && word_at (reading, i + 1) == TANDEM_DAY_WORD_DAY)
    {
      unit = TANDEM_DAY_WORD_WORKING_DAY;
      i++;
    }
  if (has_sign && i == reading->n)
    unit = TANDEM_DAY_WORD_DAY;
  else
    i++;
  if (word_at (reading, i) == TANDEM_DAY_WORD_AGO)
    {
      direction = -1;
      i++;
    }
  if (i != reading->n)
    return TANDEM_DAY_NONE;
  if (count > MAX_DISTANCE)
    return refuse (reading, g_strdup (_("That is too far away.")));
  return go_distance (reading->context, direction * count, unit);
}

static TandemDay
end_of_unit (TandemDay day, TandemDayWord unit, int ahead)
{
  int year, month;

  tandem_day_split (day, &year, &month, NULL);
  switch ((int) unit)
    {
    case TANDEM_DAY_WORD_WEEK: /* the working week ends on Friday */
      return tandem_day_add (day, G_DATE_FRIDAY - (int) tandem_day_weekday (day) + 7 * ahead);
    case TANDEM_DAY_WORD_MONTH:
      return end_of_month (tandem_day_add_months (tandem_day_new (year, month, 1), ahead));
    case TANDEM_DAY_WORD_QUARTER:
      return end_of_month (tandem_day_add_months (tandem_day_new (year, (month - 1) / 3 * 3 + 3, 1), 3 * ahead));
    case TANDEM_DAY_WORD_YEAR:
      return tandem_day_new (year + ahead, 12, 31);
    default:
      return TANDEM_DAY_NONE;
    }
}

/* "end of month", "end of next week", "Ende Juni", "end of June 2027", "eom" */
static TandemDay
read_end (Reading *reading)
{
  static const struct { const char *text; TandemDayWord unit; } short_forms[] = {
    { "eow", TANDEM_DAY_WORD_WEEK }, { "eom", TANDEM_DAY_WORD_MONTH }, { "monatsende", TANDEM_DAY_WORD_MONTH },
    { "eoq", TANDEM_DAY_WORD_QUARTER }, { "eoy", TANDEM_DAY_WORD_YEAR }, { "jahresende", TANDEM_DAY_WORD_YEAR },
  };
  int month = month_at (reading, 1), ahead = 0;

  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (reading->n == 1 && g_strcmp0 (reading->tokens[0].word, short_forms[i].text) == 0)
      return end_of_unit (reading->context->today, short_forms[i].unit, 0);
  if (word_at (reading, 0) != TANDEM_DAY_WORD_END)
    return TANDEM_DAY_NONE;

  if (month != 0 && reading->n == 2)
    return end_of_month (make_day_near (reading, month, 1));
  if (month != 0 && reading->n == 3 && is_number (reading, 2))
    {
      TandemDay first = make_day (reading, full_year (&reading->tokens[2]), month, 1);

      return first != TANDEM_DAY_NONE ? end_of_month (first) : first;
    }
  if (word_at (reading, 1) == TANDEM_DAY_WORD_NEXT)
    ahead = 1;
  if (reading->n != 2 + ahead && !(reading->n == 3 && word_at (reading, 1) == TANDEM_DAY_WORD_THIS))
    return TANDEM_DAY_NONE;
  return end_of_unit (reading->context->today, word_at (reading, reading->n - 1), ahead);
}

/* "fri" is the first Friday from today on, "next fri" the first after today, "last fri" the one before; as date(1) reads them.
 * "next week" is its Monday, "next month" its first day. */
static TandemDay
read_weekday (Reading *reading)
{
  TandemDay today = reading->context->today;
  TandemDayWord which = word_at (reading, 0);
  int weekday, ahead;

  if (reading->n == 1 && weekday_at (reading, 0) != 0)
    return tandem_day_add (today, (weekday_at (reading, 0) - (int) tandem_day_weekday (today) + 7) % 7);
  if (reading->n != 2 || (which != TANDEM_DAY_WORD_NEXT && which != TANDEM_DAY_WORD_THIS && which != TANDEM_DAY_WORD_LAST))
    return TANDEM_DAY_NONE;

  weekday = weekday_at (reading, 1);
  ahead = (weekday - (int) tandem_day_weekday (today) + 7) % 7;
  if (weekday != 0 && which == TANDEM_DAY_WORD_LAST)
    return tandem_day_add (today, ahead - 7);
  if (weekday != 0)
    return tandem_day_add (today, ahead == 0 && which == TANDEM_DAY_WORD_NEXT ? 7 : ahead);
  if (which == TANDEM_DAY_WORD_NEXT && word_at (reading, 1) == TANDEM_DAY_WORD_WEEK)
    return tandem_day_add (today, 8 - (int) tandem_day_weekday (today));
  if (which == TANDEM_DAY_WORD_NEXT && word_at (reading, 1) == TANDEM_DAY_WORD_MONTH)
    return tandem_day_add (end_of_month (today), 1);
  return TANDEM_DAY_NONE;
}

static TandemDay
read_word (Reading *reading)
{
  if (reading->n != 1)
    return TANDEM_DAY_NONE;
  switch ((int) word_at (reading, 0))
    {
    case TANDEM_DAY_WORD_TODAY:
      return reading->context->today;
    case TANDEM_DAY_WORD_TOMORROW:
      return tandem_day_add (reading->context->today, 1);
    case TANDEM_DAY_WORD_YESTERDAY:
      return tandem_day_add (reading->context->today, -1);
    default:
      return TANDEM_DAY_NONE;
    }
}

/* "19": of this month, or of the next where it is over or this one is too short */
static TandemDay
read_day_of_month (Reading *reading)
{
  int number, today, year, month;

  if (!is_number (reading, 0) || reading->n > 2 || (reading->n == 2 && !is_sign (reading, 1, '.')))
    return TANDEM_DAY_NONE;
  number = reading->tokens[0].number;
  if (reading->tokens[0].digits > 2 || number < 1 || number > 31)
    return TANDEM_DAY_NONE;

  tandem_day_split (reading->context->today, &year, &month, &today);
  for (int i = number < today ? 1 : 0; i < 12; i++)
    {
      int y = year + (month + i - 1) / 12, m = (month + i - 1) % 12 + 1;

      if (number <= days_in_month (y, m))
        return tandem_day_new (y, m, number);
    }
  return TANDEM_DAY_NONE;
}

/* "Thu 19 November 2026", as the field itself shows a day: the rest has to agree with the weekday. */
static int
drop_leading_weekday (Reading *reading)
{
  int weekday = weekday_at (reading, 0);

  if (weekday == 0 || reading->n < 2 || month_at (reading, 0) != 0 || word_at (reading, 0) != TANDEM_DAY_WORD_NONE)
    return 0;
  g_free (reading->tokens[0].word);
  memmove (&reading->tokens[0], &reading->tokens[1], (gsize) (reading->n - 1) * sizeof (Token));
  memset (&reading->tokens[--reading->n], 0, sizeof (Token));
  return weekday;
}

static TandemDay
read_tokens (Reading *reading)
{
  static TandemDay (*const readers[]) (Reading *) = {
    read_word, read_distance, read_end, read_weekday, read_numbers, read_month_name, read_day_of_month,
  };
  int weekday = drop_leading_weekday (reading);
  TandemDay day = TANDEM_DAY_NONE;

  for (guint i = 0; day == TANDEM_DAY_NONE && !reading->refused && i < G_N_ELEMENTS (readers); i++)
    day = readers[i] (reading);

  if (day != TANDEM_DAY_NONE && weekday != 0 && (int) tandem_day_weekday (day) != weekday)
    {
      /* Translators: strftime format; the weekday typed and the date do not belong together */
      g_autofree char *right = tandem_day_format (day, _("%-d %B %Y is a %A."));

      return refuse (reading, g_steal_pointer (&right));
    }
  return day;
}

/**
 * tandem_day_entry_read:
 * @text: (nullable): what was typed, UTF-8
 * @context: today, what 3/5 means, working days
 * @note: (out) (optional) (transfer full) (nullable): what was assumed, as a sentence: "Read as day, then month."
 * @error: %TANDEM_ERROR_INVALID with the reason in words
 *
 * Understands ISO days; numbers with full stops (day first), slashes or dashes (in the order of @context, unless a
 * number above 12 can only be the day); month names; distances from today in days, working days, weeks, months, years;
 * weekdays; "end of month" and the like. A day without a year is the first one from three months ago on. A weekday before
 * a date has to agree with it.
 *
 * Returns: the day; %TANDEM_DAY_NONE without an error for empty text, with one for text that is no day
 */
TandemDay
tandem_day_entry_read (const char *text, const TandemDayContext *context, char **note, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *shown = g_utf8_truncate_middle (stripped, MAX_TEXT / 2);
  g_autoptr (GError) reason = NULL;
  Reading reading = { .context = context, .text = stripped, .error = &reason };
  TandemDay day = TANDEM_DAY_NONE;

  if (note != NULL)
    *note = NULL;
  if (*stripped == '\0')
    return TANDEM_DAY_NONE;

  if (strlen (stripped) <= MAX_TEXT && split (&reading))
    day = read_tokens (&reading);
  for (int i = 0; i < reading.n; i++)
    g_free (reading.tokens[i].word);

  if (day == TANDEM_DAY_NONE && !reading.refused)
    g_set_error (&reason, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                 /* Translators: keep the examples such that they can be typed in your language */
                 _("“%s” is not a day. Try 3 May, 2027-05-03, +2w or next Fri."), shown);
  if (day != TANDEM_DAY_NONE && note != NULL)
    *note = g_steal_pointer (&reading.note);
  g_free (reading.note);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return day;
}
