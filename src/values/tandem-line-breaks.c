/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-line-breaks.h"

/* Characters: a phrase that is longer may end where its script changes, too. */
#define LONG_PHRASE 7

static gboolean
is_one_of (gunichar c, const char *set)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\n';
}

static gboolean
is_hiragana (gunichar c)
{
  return c >= 0x3041 && c <= 0x309f;
}

static gboolean
is_katakana (gunichar c)
{
  return c >= 0x30a1 && c <= 0x30ff && c != 0x30fb; /* with the sign of a long vowel, without the middle dot */
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* Particles end a phrase wherever they stand, endings of verbs and adjectives only after another syllable: of 使い方 they are a
 * part of the word. */
static gboolean
ends_phrase (gunichar before, gunichar last, gunichar next, glong length)
{
  if (is_one_of (next, "、。，．）」』】・：？！…"))
    return FALSE;
  if (is_one_of (last, "、。，．）」』】・：？！"))
    return TRUE;
  if (is_one_of (last, "（「『【"))
    return FALSE;
  if (is_one_of (next, "（「『【"))
    return TRUE;
  if (is_hiragana (last) && !is_hiragana (next) && g_unichar_isalnum (next))
    return is_one_of (last, "のとをにへではがもな") || (is_hiragana (before) && is_one_of (last, "てたるらいくばずき"));
  return length >= LONG_PHRASE && ((is_katakana (last) && is_han (next)) || (is_han (last) && is_katakana (next)));
}

/**
 * tandem_line_breaks_next:
 * @text: UTF-8, not empty
 *
 * A word ends after its space. A phrase of Japanese ends where readers expect it: after punctuation and after the hiragana that
 * close it, before the next one begins in another script.
 *
 * Returns: (transfer none): where the second word or phrase of @text begins, or the end of @text
 */
const char *
tandem_line_breaks_next (const char *text)
{
  gunichar before = 0, last = g_utf8_get_char (text);
  const char *p = g_utf8_next_char (text);

  for (glong length = 1; *p != '\0'; length++)
    {
      gunichar next = g_utf8_get_char (p);

      if (!is_space (next) && (is_space (last) || ends_phrase (before, last, next, length)))
        break;
      before = last;
      last = next;
      p = g_utf8_next_char (p);
    }
  return p;
}
