/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-terms.h"

#include <string.h>

typedef struct
{
  char *ours, *theirs;
  glong length; /* characters of ours */
} Term;

struct _TandemTerms
{
  GArray *terms; /* longest first: "proof of concept" goes before "concept" */
};

static void
clear_term (gpointer data)
{
  Term *term = data;

  g_free (term->ours);
  g_free (term->theirs);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const Term *one = a, *other = b;

  if (one->length != other->length)
    return one->length > other->length ? -1 : 1;
  return strcmp (one->ours, other->ours);
}

/* Scripts that write words without spaces have no edges of words to look for. */
static gboolean
is_part_of_word (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return FALSE;
    default:
      return g_unichar_isalnum (c) || g_unichar_ismark (c);
    }
}

/* Where the match of @ours at @p ends, letters compared without case; NULL for no match. */
static const char *
match_at (const char *p, const char *ours)
{
  while (*ours != '\0')
    {
      if (*p == '\0' || g_unichar_tolower (g_utf8_get_char (p)) != g_unichar_tolower (g_utf8_get_char (ours)))
        return NULL;
      p = g_utf8_next_char (p);
      ours = g_utf8_next_char (ours);
    }
  return p;
}

static gboolean
is_whole_word (const char *text, const char *start, const char *end)
{
  gunichar first = g_utf8_get_char (start);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));

  if (start > text && is_part_of_word (first) && is_part_of_word (g_utf8_get_char (g_utf8_prev_char (start))))
    return FALSE;
  return *end == '\0' || !is_part_of_word (last) || !is_part_of_word (g_utf8_get_char (end));
}

/* A capital at the start of the match where our word has none is kept: it begins a sentence. */
static void
append_theirs (GString *result, const Term *term, const char *start)
{
  gunichar there = g_utf8_get_char (start);
  gunichar ours = g_utf8_get_char (term->ours);
  gunichar theirs = g_utf8_get_char (term->theirs);

  if (g_unichar_isupper (there) && !g_unichar_isupper (ours) && g_unichar_islower (theirs))
    {
      g_string_append_unichar (result, g_unichar_totitle (theirs));
      g_string_append (result, g_utf8_next_char (term->theirs));
    }
  else
    g_string_append (result, term->theirs);
}

TandemTerms *
tandem_terms_new (void)
{
  TandemTerms *self = g_new0 (TandemTerms, 1);

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, clear_term);
  return self;
}

void
tandem_terms_free (TandemTerms *self)
{
  g_array_unref (self->terms);
  g_free (self);
}

/**
 * tandem_terms_add:
 * @self: terms
 * @ours: our word or words
 * @theirs: the buyer's; nothing is exchanged where one of the two is empty
 */
void
tandem_terms_add (TandemTerms *self, const char *ours, const char *theirs)
{
  Term term = { .ours = g_strstrip (g_strdup (ours)), .theirs = g_strstrip (g_strdup (theirs)) };

  if (*term.ours == '\0' || *term.theirs == '\0')
    {
      clear_term (&term);
      return;
    }
  term.length = g_utf8_strlen (term.ours, -1);
  g_array_append_val (self->terms, term);
  g_array_sort (self->terms, compare_terms);
}

/**
 * tandem_terms_find:
 * @text: UTF-8
 * @word: a word or words, not empty
 *
 * Returns: whether tandem_terms_apply() would exchange @word in @text
 */
gboolean
tandem_terms_find (const char *text, const char *word)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = match_at (p, word);

      if (end != NULL && is_whole_word (text, p, end))
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_terms_apply:
 * @self: terms
 * @text: UTF-8
 *
 * Exchanges whole words in one pass: what was put in isn't looked at again.
 *
 * Returns: (transfer full): the text in the buyer's words
 */
char *
tandem_terms_apply (TandemTerms *self, const char *text)
{
  GString *result;

  if (self->terms->len == 0)
    return g_strdup (text);

  result = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      const char *end = NULL;

      for (guint i = 0; i < self->terms->len && end == NULL; i++)
        {
          const Term *term = &g_array_index (self->terms, Term, i);

          end = match_at (p, term->ours);
          if (end != NULL && !is_whole_word (text, p, end))
            end = NULL;
          if (end != NULL)
            append_theirs (result, term, p);
        }
      if (end == NULL)
        {
          end = g_utf8_next_char (p);
          g_string_append_len (result, p, end - p);
        }
      p = end;
    }
  return g_string_free_and_steal (result);
}
