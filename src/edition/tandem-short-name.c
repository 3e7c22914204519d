/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-short-name.h"

#include <string.h>

/* "Dr.", "Mme." before a name; an initial ("J. Berg") is part of it. */
static gboolean
is_title (const char *word)
{
  return g_utf8_strlen (word, -1) > 2 && g_str_has_suffix (word, ".");
}

/* The words of @name that are given and family names, the given name first. */
static GPtrArray *
split_name (const char *name)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *comma = strchr (name, ',');
  g_autofree char *turned = comma != NULL ? g_strdup_printf ("%s %.*s", comma + 1, (int) (comma - name), name) : g_strdup (name);
  g_auto (GStrv) parts = g_strsplit_set (turned, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] == '(')
        break;
      if (parts[i][0] != '\0' && !(words->len == 0 && is_title (parts[i])))
        g_ptr_array_add (words, g_strdup (parts[i]));
    }
  return words;
}

/**
 * tandem_short_name:
 * @name: a person's name as typed
 *
 * "Leo Kim" and "Kim, Leo" become "Leo K.". A single name stays, and so does a name whose script has no capital letters
 * (Chinese, Japanese, Korean, Arabic, Hebrew, Hindi …): an initial says nothing there.
 *
 * Returns: (transfer full): the short name
 */
char *
tandem_short_name (const char *name)
{
  g_autoptr (GPtrArray) words = split_name (name);
  const char *family;
  gunichar initial;
  char letter[7] = "";

  if (words->len < 2)
    return g_strdup (words->len == 1 ? g_ptr_array_index (words, 0) : name);

  family = g_ptr_array_index (words, words->len - 1);
  initial = g_utf8_get_char (family);
  if (!g_unichar_isalpha (initial) || g_unichar_toupper (initial) == g_unichar_tolower (initial))
    return g_strdup (name);

  g_unichar_to_utf8 (g_unichar_toupper (initial), letter);
  return g_strdup_printf ("%s %s.", (char *) g_ptr_array_index (words, 0), letter);
}
