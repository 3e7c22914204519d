/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cairo puts texts into the structure tree but leaves lines and areas outside of everything. A reader that speaks must know that
 * they are decoration: all that is painted outside of a marked sequence becomes an artifact (PDF 32000-1, 14.8.2.2). */
#include "tandem-export-private.h"

#include <string.h>

#define BEGIN "/Artifact BMC\n"
#define END "EMC\n"

typedef struct
{
  const char *p, *end;
} Scanner;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return strchr ("()<>[]{}/%", c) != NULL && c != '\0';
}

/* Behind a string in brackets, which may hold others. */
static const char *
skip_string (const char *p, const char *end)
{
  int depth = 0;

  for (; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == '(')
        depth++;
      else if (*p == ')' && --depth == 0)
        return p + 1;
    }
  return end;
}

/* The next word of the content (ISO 32000-1, 7.8.2); FALSE at its end. */
static gboolean
next_word (Scanner *self, const char **word, gsize *length)
{
  const char *p = self->p;

  while (p < self->end && is_space (*p))
    p++;
  *word = p;
  if (p >= self->end)
    return FALSE;
  if (*p == '(')
    p = skip_string (p, self->end);
  else if (*p == '/' || !is_delimiter (*p))
    for (p++; p < self->end && !is_space (*p) && !is_delimiter (*p); p++)
      ;
  else
    p++;
  *length = (gsize) (p - *word);
  self->p = p;
  return TRUE;
}

static gboolean
equals (const char *word, gsize length, const char *text)
{
  return strlen (text) == length && memcmp (word, text, length) == 0;
}

/* Whether @word begins something that is painted: a path, a text, a shading, another content. */
static gboolean
begins_painting (const char *word, gsize length)
{
  return equals (word, length, "m") || equals (word, length, "re") || equals (word, length, "BT") || equals (word, length, "Do") || equals (word, length, "sh");
}

/* Whether @word is an operator, not one of its operands. */
static gboolean
is_operator (const char *word)
{
  return g_ascii_isalpha (*word) || *word == '\'' || *word == '"';
}

/**
 * tandem_pdf_mark_artifacts:
 * @content: of a page, not packed
 *
 * Returns: (transfer full) (nullable): the content with all marked; %NULL where it has an image between its operators, which
 *   can't be told from them
 */
GString *
tandem_pdf_mark_artifacts (const char *content, gsize size)
{
  Scanner scanner = { content, content + size };
  GString *marked = g_string_sized_new (size + size / 8);
  const char *word, *done = content, *operands = content; /* copied up to; begin of the operands of the next operator */
  gboolean in_artifact = FALSE;
  int depth = 0;
  gsize length;

  while (next_word (&scanner, &word, &length))
    {
      gboolean begins = equals (word, length, "BDC") || equals (word, length, "BMC");

      if (!is_operator (word))
        continue;
      if (equals (word, length, "BI"))
        {
          g_string_free (marked, TRUE);
          return NULL;
        }
      if (depth == 0 && ((begins && in_artifact) || (!in_artifact && begins_painting (word, length))))
        {
          while (operands < word && is_space (*operands))
            operands++;
          g_string_append_len (marked, done, operands - done);
          g_string_append (marked, begins ? END : BEGIN);
          done = operands;
          in_artifact = !begins;
        }
      depth += begins ? 1 : equals (word, length, "EMC") ? -1 : 0;
      operands = scanner.p;
    }
  g_string_append_len (marked, done, scanner.end - done);
  if (in_artifact)
    g_string_append (marked, "\n" END);
  return marked;
}
