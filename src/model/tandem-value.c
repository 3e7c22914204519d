/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-value.h"

/**
 * tandem_value_integer:
 * @integer: a number, a boolean as 0 or 1, or an id
 *
 * Returns: the value; nothing to free, though clearing it is harmless
 */
TandemValue
tandem_value_integer (gint64 integer)
{
  return (TandemValue) { .type = TANDEM_VALUE_INTEGER, .integer = integer };
}

/**
 * tandem_value_text:
 * @text: (nullable): valid UTF-8
 *
 * Returns: (transfer full): a value with a copy of @text; null for %NULL
 */
TandemValue
tandem_value_text (const char *text)
{
  if (text == NULL)
    return (TandemValue) TANDEM_VALUE_INIT;
  return (TandemValue) { .type = TANDEM_VALUE_TEXT, .text = g_ref_string_new (text) };
}

/**
 * tandem_value_day:
 * @day: a day
 *
 * Returns: the value; null for %TANDEM_DAY_NONE
 */
TandemValue
tandem_value_day (TandemDay day)
{
  if (day == TANDEM_DAY_NONE)
    return (TandemValue) TANDEM_VALUE_INIT;
  return (TandemValue) { .type = TANDEM_VALUE_DAY, .day = day };
}

/**
 * tandem_value_bytes:
 * @bytes: (nullable) (transfer none): content of a logo
 *
 * Returns: (transfer full): a value that holds a reference; null for %NULL
 */
TandemValue
tandem_value_bytes (GBytes *bytes)
{
  if (bytes == NULL)
    return (TandemValue) TANDEM_VALUE_INIT;
  return (TandemValue) { .type = TANDEM_VALUE_BYTES, .bytes = g_bytes_ref (bytes) };
}

/**
 * tandem_value_copy:
 * @value: a value
 *
 * Returns: (transfer full): an equal value that shares the content
 */
TandemValue
tandem_value_copy (const TandemValue *value)
{
  TandemValue copy = *value;

  if (value->type == TANDEM_VALUE_TEXT)
    copy.text = g_ref_string_acquire (value->text);
  else if (value->type == TANDEM_VALUE_BYTES)
    copy.bytes = g_bytes_ref (value->bytes);
  return copy;
}

/**
 * tandem_value_clear:
 * @value: a value; null afterwards
 */
void
tandem_value_clear (TandemValue *value)
{
  if (value->type == TANDEM_VALUE_TEXT)
    g_ref_string_release (value->text);
  else if (value->type == TANDEM_VALUE_BYTES)
    g_bytes_unref (value->bytes);
  *value = (TandemValue) TANDEM_VALUE_INIT;
}

/**
 * tandem_value_equal:
 * @a: a value
 * @b: another
 *
 * Returns: whether both have the same type and content; text is compared byte by byte
 */
gboolean
tandem_value_equal (const TandemValue *a, const TandemValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case TANDEM_VALUE_NULL:
      return TRUE;
    case TANDEM_VALUE_INTEGER:
      return a->integer == b->integer;
    case TANDEM_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case TANDEM_VALUE_DAY:
      return a->day == b->day;
    case TANDEM_VALUE_BYTES:
      return g_bytes_equal (a->bytes, b->bytes);
    default:
      g_assert_not_reached ();
    }
}
