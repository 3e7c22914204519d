/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-form-field.h"

#include "tandem-error.h"
#include "tandem-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two years of working days, or of days: longer is a slip of the finger. */
#define LONGEST_DURATION 520
#define LONGEST_PERIOD 730

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
is_field (TandemKind kind, guint field, TandemKind of_kind, guint of_field)
{
  return kind == of_kind && field == of_field;
}

/**
 * tandem_form_field_to_text:
 * @kind: a kind
 * @field: field number of @kind: TEXT, CHOICE, INTEGER or DAY
 * @value: what it holds
 *
 * Returns: (transfer full): the text an entry shows for it
 */
char *
tandem_form_field_to_text (TandemKind kind, guint field, const TandemValue *value)
{
  switch (value->type)
    {
    case TANDEM_VALUE_TEXT:
      return g_strdup (value->text);
    case TANDEM_VALUE_DAY:
      return tandem_day_entry_to_text (value->day);
    case TANDEM_VALUE_INTEGER:
      if (is_field (kind, field, TANDEM_KIND_DEPENDENCY, TANDEM_DEPENDENCY_LAG_DAYS) && value->integer == 0)
        return g_strdup ("");
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case TANDEM_VALUE_NULL:
    case TANDEM_VALUE_BYTES:
    default:
      return g_strdup ("");
    }
}

/**
 * tandem_form_is_email:
 * @text: UTF-8
 *
 * Returns: whether @text looks like one address: something, one @, a domain with a full stop inside. Whether it
 *   exists only a mail can tell (RFC 5321 allows more than anybody uses).
 */
gboolean
tandem_form_is_email (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot;

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || strchr ("<>,;\"", *p) != NULL)
      return FALSE;
  dot = strrchr (at, '.');
  return dot != NULL && dot > at + 1 && dot[1] != '\0' && strstr (at, "..") == NULL;
}

/* A link has to open in a browser on the buyer's side: web addresses and mail only. */
static char *
read_link (const char *text, char **note, GError **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);
  g_autofree char *whole = NULL;
  g_autoptr (GUri) uri = NULL;

  if (*text == '\0')
    return g_strdup ("");
  if (scheme == NULL && strchr (text, '.') != NULL && strpbrk (text, " \t\n") == NULL)
    whole = g_strconcat ("https://", text, NULL);
  else
    whole = g_strdup (text);

  uri = g_uri_parse (whole, G_URI_FLAGS_ENCODED, NULL);
  if (uri != NULL && g_ascii_strcasecmp (g_uri_get_scheme (uri), "mailto") == 0 && tandem_form_is_email (g_uri_get_path (uri)))
    return g_steal_pointer (&whole);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
      || (g_ascii_strcasecmp (g_uri_get_scheme (uri), "http") != 0 && g_ascii_strcasecmp (g_uri_get_scheme (uri), "https") != 0))
    {
      refuse (error, _("This is not a web address. Write it like https://example.com/page."));
      return NULL;
    }
  if (scheme == NULL)
    *note = g_strdup (whole);
  return g_steal_pointer (&whole);
}

static gboolean
is_color (const char *text)
{
  if (text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (int i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_text (TandemKind kind, guint field, const char *text, TandemValue *value, char **note, GError **error)
{
  const TandemField *info = &tandem_kind_info (kind)->fields[field];
  g_autofree char *link = NULL;

  if (info->required && *text == '\0')
    {
      if (is_field (kind, field, TANDEM_KIND_PLAN, TANDEM_PLAN_BUYER_NAME) || is_field (kind, field, TANDEM_KIND_PLAN, TANDEM_PLAN_SELLER_NAME))
        return refuse (error, _("Write the organization’s name."));
      if (is_field (kind, field, TANDEM_KIND_PHASE, TANDEM_PHASE_NAME))
        return refuse (error, _("Write a name."));
      if (kind == TANDEM_KIND_TERM)
        return refuse (error, _("Write the word."));
      return refuse (error, _("Write a title."));
    }
  if (is_field (kind, field, TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL) && *text != '\0' && !tandem_form_is_email (text))
    return refuse (error, _("This is not an e-mail address. Write it like name@example.com."));
  if ((is_field (kind, field, TANDEM_KIND_PLAN, TANDEM_PLAN_BUYER_COLOR) || is_field (kind, field, TANDEM_KIND_PLAN, TANDEM_PLAN_SELLER_COLOR))
      && *text != '\0' && !is_color (text))
    return refuse (error, _("This is not a color. Write it like #1a5fb4."));
  if (is_field (kind, field, TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL))
    {
      link = read_link (text, note, error);
      if (link == NULL)
        return FALSE;
      text = link;
    }
  *value = tandem_value_text (text);
  return TRUE;
}

/* "5", "40 %", "2 weeks": a number, then perhaps what the field counts. */
static gboolean
split_number (const char *text, gint64 *number, const char **rest)
{
  char *end;

  if (!g_ascii_isdigit (*text) && !(*text == '-' && g_ascii_isdigit (text[1])))
    return FALSE;
  *number = g_ascii_strtoll (text, &end, 10);
  while (g_ascii_isspace (*end))
    end++;
  *rest = end;
  return TRUE;
}

static gboolean
read_progress (const char *text, TandemValue *value, GError **error)
{
  const char *rest;
  gint64 number;

  if (!split_number (text, &number, &rest) || (*rest != '\0' && strcmp (rest, "%") != 0) || number < 0 || number > 100)
    return refuse (error, _("Write a number from 0 to 100, or nothing to follow the deliverables."));
  *value = tandem_value_integer (number);
  return TRUE;
}

static gboolean
read_working_days (const char *text, gboolean allow_negative, TandemValue *value, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *rest;
  gint64 number;

  if (!split_number (folded, &number, &rest))
    return refuse (error, _("Write a number of working days, like 5, or weeks, like 2w."));
  if (*rest == 'w' && strcmp (rest, "wd") != 0)
    number *= 5; /* a week of work */
  else if (*rest != '\0' && *rest != 'd' && strcmp (rest, "wd") != 0)
    return refuse (error, _("Write a number of working days, like 5, or weeks, like 2w."));
  if (number < (allow_negative ? -LONGEST_DURATION : 0) || number > LONGEST_DURATION)
    return refuse (error, allow_negative ? _("That is too far apart: up to 520 working days.") : _("Write 0 to 520 working days."));
  *value = tandem_value_integer (number);
  return TRUE;
}

/* A notice period, a cooling-off period: weekends and holidays count. */
static gboolean
read_calendar_days (const char *text, TandemValue *value, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *rest;
  gint64 number;

  if (!split_number (folded, &number, &rest) || (*rest != '\0' && *rest != 'd' && *rest != 'w') || g_str_has_prefix (rest, "wd"))
    return refuse (error, _("Write a number of calendar days, like 30, or weeks, like 2w."));
  if (*rest == 'w')
    number *= 7;
  if (number < 0 || number > LONGEST_PERIOD)
    return refuse (error, _("Write 0 to 730 calendar days."));
  *value = tandem_value_integer (number);
  return TRUE;
}

static gboolean
read_integer (TandemKind kind, guint field, const char *text, TandemRow *row, TandemValue *value, GError **error)
{
  if (*text == '\0')
    {
      *value = tandem_kind_info (kind)->fields[field].nullable ? (TandemValue) TANDEM_VALUE_INIT : tandem_value_integer (0);
      return TRUE;
    }
  if (is_field (kind, field, TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PROGRESS))
    return read_progress (text, value, error);
  if (is_field (kind, field, TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DURATION_DAYS) && row != NULL
      && g_str_equal (tandem_row_get (row, TANDEM_MILESTONE_DURATION_UNIT)->text, tandem_unit_choices[TANDEM_UNIT_CALENDAR_DAYS]))
    return read_calendar_days (text, value, error);
  return read_working_days (text, kind == TANDEM_KIND_DEPENDENCY, value, error);
}

/**
 * tandem_form_field_read:
 * @kind: a kind
 * @field: field number of @kind: TEXT, INTEGER or DAY
 * @text: what was typed; space around it does not count
 * @row: (nullable) (transfer none): the row it is a field of: its other fields say what a number counts
 * @days: how days are understood
 * @value: (out) (transfer full): what the text means; untouched where it means nothing
 * @note: (out) (transfer full) (nullable): what was understood, for below the field
 * @error: %TANDEM_ERROR_INVALID with the reason in words
 *
 * Returns: whether the text may be written
 */
gboolean
tandem_form_field_read (TandemKind kind, guint field, const char *text, TandemRow *row, const TandemDayContext *days, TandemValue *value, char **note,
                        GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *assumed = NULL;
  g_autoptr (GError) reason = NULL;
  TandemDay day;

  *note = NULL;
  switch (tandem_kind_info (kind)->fields[field].type)
    {
    case TANDEM_FIELD_DAY:
      day = tandem_day_entry_read (stripped, days, &assumed, &reason);
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      *value = tandem_value_day (day);
      if (day != TANDEM_DAY_NONE)
        {
          g_autofree char *words = tandem_day_entry_read_back (day);

          *note = assumed != NULL ? g_strconcat (words, ". ", assumed, NULL) : g_steal_pointer (&words);
        }
      return TRUE;
    case TANDEM_FIELD_INTEGER:
      return read_integer (kind, field, stripped, row, value, error);
    case TANDEM_FIELD_TEXT:
      return read_text (kind, field, stripped, value, note, error);
    case TANDEM_FIELD_BOOLEAN:
    case TANDEM_FIELD_CHOICE:
    case TANDEM_FIELD_REF:
    case TANDEM_FIELD_BYTES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * tandem_form_field_is_code:
 * @kind: a kind
 * @field: field number of @kind
 *
 * Returns: whether it is written from left to right in any language: an address, a number to call, the code of a color
 */
gboolean
tandem_form_field_is_code (TandemKind kind, guint field)
{
  static const struct { TandemKind kind; guint field; } codes[] = {
    { TANDEM_KIND_PLAN, TANDEM_PLAN_BUYER_COLOR },
    { TANDEM_KIND_PLAN, TANDEM_PLAN_SELLER_COLOR },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_EMAIL },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_PHONE },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_TIME_ZONE },
    { TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_URL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (is_field (kind, field, codes[i].kind, codes[i].field))
      return TRUE;
  return FALSE;
}
