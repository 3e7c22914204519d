/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-holiday-names.h"

#include "tandem-holidays-private.h"

#include <string.h>

#define ENGLISH "en"
#define HEAD "name" /* of the first line, that names the languages */

/* Name in the data → its line. */
static GHashTable *
get_names (void)
{
  static GHashTable *names;

  if (g_once_init_enter (&names))
    {
      g_autoptr (GPtrArray) lines = tandem_holidays_read_lines ("names");
      GHashTable *read = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_strfreev);

      for (guint i = 0; lines != NULL && i < lines->len; i++)
        {
          char **cells = g_strdupv (g_ptr_array_index (lines, i));

          g_hash_table_replace (read, cells[0], cells);
        }
      g_once_init_leave (&names, read);
    }
  return names;
}

/* The language of a tag or a locale, "de" of "de-AT" and of "de_AT.UTF-8", without what may stand behind it. */
static gboolean
is_of_language (const char *tag, const char *language)
{
  gsize length = strlen (language);

  return g_ascii_strncasecmp (tag, language, length) == 0 && (tag[length] == '\0' || strchr ("-_.@", tag[length]) != NULL);
}

/* The column of @tag, 0 for a language without names. */
static int
find_column (const char *tag)
{
  char **head = g_hash_table_lookup (get_names (), HEAD);

  for (int i = 1; head != NULL && head[i] != NULL; i++)
    if (is_of_language (tag, head[i]))
      return i;
  return 0;
}

/* The first of the person's languages that has names. */
static const char *
find_own_language (void)
{
  for (const char *const *tag = g_get_language_names (); *tag != NULL; tag++)
    if (find_column (*tag) > 0)
      return *tag;
  return ENGLISH;
}

static const char *
find_name (const char *name, int column)
{
  char **cells = strcmp (name, HEAD) != 0 ? g_hash_table_lookup (get_names (), name) : NULL;

  return cells != NULL && column > 0 && (int) g_strv_length (cells) > column ? cells[column] : NULL;
}

/* "Eid al-Fitr (Second Day) (estimated)": the name and what is said of it are translated one by one. NULL unless all are. */
static char *
translate (const char *name, int column)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (find_name (name, column) != NULL)
    return g_strdup (find_name (name, column));
  parts = g_strsplit (name, " (", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = i > 0 ? g_strconcat ("(", parts[i], NULL) : g_strdup (parts[i]);
      const char *found = find_name (part, column);

      if (found == NULL)
        return NULL;
      /* A bracket of Japanese brings its own space. */
      g_string_append_printf (text, "%s%s", i > 0 && *found == '(' ? " " : "", found);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tandem_holiday_dup_name:
 * @name: of a public holiday, as the data have it: in English, but for a few
 * @language: (nullable): BCP 47 tag; %NULL for the person's language
 *
 * Returns: (transfer full) (nullable): the name in that language; %NULL where there is none, but to a person it is said as
 *   the data have it then
 */
char *
tandem_holiday_dup_name (const char *name, const char *language)
{
  const char *tag = language != NULL ? language : find_own_language ();
  char *found = translate (name, find_column (tag));

  if (found == NULL && (language == NULL || is_of_language (tag, ENGLISH)))
    found = g_strdup (name);
  return found;
}
