/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-file-name.h"

#include <string.h>

/* Bytes: file systems allow 255; encrypted ones (eCryptfs) 143. */
#define LONGEST_NAME 140

/* What Windows, macOS or a shell can't have in a name (the buyer's machine counts), controls, and line breaks. */
static gboolean
is_forbidden (gunichar c)
{
  return c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL) || g_unichar_type (c) == G_UNICODE_FORMAT
         || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Appends @part with a separator; runs of blanks and forbidden characters become one space. */
static void
append_part (GString *name, const char *part)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_forbidden (c) && !g_unichar_isspace (c))
        g_string_append_unichar (clean, c);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }
  g_strstrip (clean->str);
  if (*clean->str == '\0')
    return;
  if (name->len > 0)
    g_string_append (name, " – ");
  g_string_append (name, clean->str);
}

/* Cuts to @most bytes, between characters. */
static void
cut (GString *name, gsize most)
{
  const char *end;

  if (name->len <= most)
    return;
  end = g_utf8_find_prev_char (name->str, name->str + most + 1);
  g_string_truncate (name, (gsize) (end - name->str));
}

/**
 * tandem_file_name_propose:
 * @edition: what is shared; only its words can be in the name
 * @extension: "pdf", "png"
 *
 * Returns: (transfer full): "Northwind Traders – Order management – 2026-11-23.pdf", good for every file system
 */
char *
tandem_file_name_propose (const TandemEdition *edition, const char *extension)
{
  g_autoptr (GString) name = g_string_new (NULL);
  char iso[TANDEM_DAY_ISO_SIZE];

  append_part (name, edition->buyer);
  append_part (name, edition->title);
  append_part (name, edition->audience);
  cut (name, LONGEST_NAME - sizeof " – 2026-11-23." - strlen (extension));
  append_part (name, tandem_day_to_iso (edition->today, iso));

  /* A name that starts with a dot is hidden, one with a dash looks like an option. */
  while (name->len > 0 && strchr (".-~ ", name->str[0]) != NULL)
    g_string_erase (name, 0, 1);
  g_string_append_printf (name, ".%s", extension);
  return g_string_free (g_steal_pointer (&name), FALSE);
}
