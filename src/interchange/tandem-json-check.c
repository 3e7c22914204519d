/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-json-check.h"

#include "tandem-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Characters of a wrong value that a message repeats. */
#define MAX_QUOTED 48

/* An object or a list that is open at the place looked at. */
typedef struct
{
  GHashTable *keys;  /* seen so far; NULL for a list */
  char       *key;   /* the last one, of an object */
  guint       index; /* of a list */
} Frame;

typedef struct
{
  const char *start, *at, *end;
  GArray     *frames; /* Frame */
  guint       n_values;
  GError    **error;
} Scanner;

typedef enum { EXPECT_VALUE, EXPECT_VALUE_OR_END, EXPECT_KEY, EXPECT_KEY_OR_END, EXPECT_COMMA_OR_END } Expect;

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->keys, g_hash_table_unref);
  g_clear_pointer (&frame->key, g_free);
}

/**
 * tandem_json_quote:
 * @text: valid UTF-8, of any length
 *
 * Returns: (transfer full): @text in quotes for a message of one line: shortened, line breaks and control characters as escapes
 */
char *
tandem_json_quote (const char *text)
{
  GString *quoted = g_string_new ("\"");
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      gunichar c = g_utf8_get_char (at);

      if (n == MAX_QUOTED)
        {
          g_string_append (quoted, "…");
          break;
        }
      if (c == '"' || c == '\\')
        g_string_append_printf (quoted, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (quoted, "\\n");
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_printf (quoted, "\\u%04x", c);
      else
        g_string_append_unichar (quoted, c);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/**
 * tandem_json_path_append:
 * @path: a path as messages write it: `plan.milestones[3].due`
 * @key: the key of an object to go to
 */
void
tandem_json_path_append (GString *path, const char *key)
{
  if (*key != '\0' && strspn (key, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-") == strlen (key) && strlen (key) <= MAX_QUOTED)
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", key);
  else
    {
      g_autofree char *quoted = tandem_json_quote (key);

      g_string_append_printf (path, "[%s]", quoted);
    }
}

static char *
describe_place (Scanner *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < self->frames->len; i++)
    {
      Frame *frame = &g_array_index (self->frames, Frame, i);

      if (frame->keys == NULL)
        g_string_append_printf (path, "[%u]", frame->index);
      else if (frame->key != NULL)
        tandem_json_path_append (path, frame->key);
    }
  return g_string_free (path, FALSE);
}

/* For what is JSON but not allowed: the path, then the sentence. */
static gboolean
refuse (Scanner *self, const char *sentence)
{
  g_autofree char *place = describe_place (self);

  g_set_error (self->error, TANDEM_ERROR, TANDEM_ERROR_INVALID, "%s%s%s", place, *place != '\0' ? ": " : "", sentence);
  return FALSE;
}

static guint
count_lines (const char *start, const char *at)
{
  guint line = 1;

  while ((start = memchr (start, '\n', (gsize) (at - start))) != NULL)
    {
      line++;
      start++;
    }
  return line;
}

/* For what isn't JSON: the line, and the path where there is one. */
static gboolean
refuse_syntax (Scanner *self, const char *sentence)
{
  g_autofree char *place = describe_place (self);
  guint line = count_lines (self->start, self->at);

  if (*place != '\0')
    /* Translators: 1 is a place in a file ("plan.milestones[3]"), 2 a line number, 3 what is wrong there. */
    g_set_error (self->error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("%1$s: not JSON in line %2$u: %3$s"), place, line, sentence);
  else
    /* Translators: 1 is a line number, 2 what is wrong there. */
    g_set_error (self->error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("not JSON in line %1$u: %2$s"), line, sentence);
  return FALSE;
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

/* Four hexadecimal digits after \u; -1 for anything else. */
static int
scan_hex (Scanner *self)
{
  int unit = 0;

  if (self->end - self->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  self->at += 4;
  return unit;
}

static gboolean
scan_unicode_escape (Scanner *self, GString *out)
{
  int unit = scan_hex (self), low;
  gunichar c;

  if (unit < 0)
    return refuse_syntax (self, _("\\u needs four hexadecimal digits"));
  if (unit == 0)
    return refuse (self, _("holds a NUL character"));

  c = (gunichar) unit;
  if (unit >= 0xD800 && unit <= 0xDFFF)
    {
      if (unit >= 0xDC00 || self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u')
        return refuse (self, _("holds half a character (a lone surrogate)"));
      self->at += 2;
      low = scan_hex (self);
      if (low < 0xDC00 || low > 0xDFFF)
        return refuse (self, _("holds half a character (a lone surrogate)"));
      c = 0x10000 + (((gunichar) unit - 0xD800) << 10) + ((gunichar) low - 0xDC00);
    }
  g_string_append_unichar (out, c);
  return TRUE;
}

static gboolean
scan_escape (Scanner *self, GString *out)
{
  static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *letter;
  char c;

  if (self->at == self->end)
    return refuse_syntax (self, _("the text ends inside a string"));
  c = *self->at++;
  if (c == 'u')
    return scan_unicode_escape (self, out);
  letter = c != '\0' ? strchr (letters, c) : NULL;
  if (letter == NULL)
    return refuse_syntax (self, _("an unknown escape follows \\"));
  g_string_append_c (out, meant[letter - letters]);
  return TRUE;
}

static gboolean
scan_string (Scanner *self, GString *out)
{
  self->at++;
  while (self->at < self->end)
    {
      char c = *self->at++;

      if (c == '"')
        return TRUE;
      if (c == '\\')
        {
          if (!scan_escape (self, out))
            return FALSE;
        }
      else if (c == '\0')
        return refuse (self, _("holds a NUL character"));
      else if ((guchar) c < 0x20)
        {
          self->at--;
          return refuse_syntax (self, _("a line break or control character inside a string"));
        }
      else
        g_string_append_c (out, c);
    }
  return refuse_syntax (self, _("the text ends inside a string"));
}

static gboolean
skip_digits (Scanner *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > first;
}

static gboolean
scan_number (Scanner *self)
{
  const char *first = self->at;
  gboolean whole = TRUE, good;
  g_autofree char *text = NULL;

  if (*self->at == '-')
    self->at++;
  good = self->at < self->end;
  if (good && *self->at == '0')
    self->at++;
  else
    good = good && skip_digits (self);
  if (good && self->at < self->end && *self->at == '.')
    {
      self->at++;
      whole = FALSE;
      good = skip_digits (self);
    }
  if (good && self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      whole = FALSE;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      good = skip_digits (self);
    }
  if (!good)
    return refuse_syntax (self, _("this is not a number"));

  text = g_strndup (first, (gsize) (self->at - first));
  errno = 0;
  if (whole)
    g_ascii_strtoll (text, NULL, 10);
  else if (isfinite (g_ascii_strtod (text, NULL)))
    errno = 0;
  return errno == ERANGE ? refuse (self, _("the number is too large")) : TRUE;
}

static gboolean
scan_word (Scanner *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return refuse_syntax (self, _("a value is missing or not in quotes"));
  self->at += length;
  return TRUE;
}

static gboolean
scan_scalar (Scanner *self)
{
  switch (*self->at)
    {
    case '"':
      {
        g_autoptr (GString) ignored = g_string_new (NULL);

        return scan_string (self, ignored);
      }
    case 't':
      return scan_word (self, "true");
    case 'f':
      return scan_word (self, "false");
    case 'n':
      return scan_word (self, "null");
    default:
      if (*self->at == '-' || g_ascii_isdigit (*self->at))
        return scan_number (self);
      return refuse_syntax (self, _("a value is missing or not in quotes"));
    }
}

static gboolean
scan_key (Scanner *self)
{
  Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  g_autoptr (GString) key = g_string_new (NULL);

  if (*self->at != '"')
    return refuse_syntax (self, _("a key in quotes is missing"));
  g_clear_pointer (&frame->key, g_free);
  if (!scan_string (self, key))
    return FALSE;

  frame->key = g_strdup (key->str);
  if (!g_hash_table_add (frame->keys, g_strdup (key->str)))
    return refuse (self, _("stands twice"));

  skip_space (self);
  if (self->at == self->end || *self->at != ':')
    return refuse_syntax (self, _("a colon is missing"));
  self->at++;
  return TRUE;
}

/* Takes one value or opens an object or a list; says what comes next. */
static gboolean
scan_value (Scanner *self, Expect *expect)
{
  char c = *self->at;

  if (++self->n_values > TANDEM_JSON_MAX_VALUES)
    return refuse (self, _("the file holds more than a plan can have; nothing was read"));

  if (c != '{' && c != '[')
    {
      *expect = EXPECT_COMMA_OR_END;
      return scan_scalar (self);
    }
  if (self->frames->len == TANDEM_JSON_MAX_DEPTH)
    {
      g_set_error (self->error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                   _("brackets are nested more than %u deep, which no plan file has; nothing was read"), TANDEM_JSON_MAX_DEPTH);
      return FALSE;
    }
  g_array_append_val (self->frames, ((Frame) { .keys = c == '{' ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL }));
  *expect = c == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
  self->at++;
  return TRUE;
}

static gboolean
scan_comma_or_end (Scanner *self, Expect *expect)
{
  Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  gboolean is_object = frame->keys != NULL;
  char c = *self->at++;

  if (c == ',')
    {
      frame->index++;
      *expect = is_object ? EXPECT_KEY : EXPECT_VALUE;
      return TRUE;
    }
  if (c != (is_object ? '}' : ']'))
    {
      self->at--;
      return refuse_syntax (self, is_object ? _("a comma or } is missing") : _("a comma or ] is missing"));
    }
  g_array_set_size (self->frames, self->frames->len - 1);
  *expect = EXPECT_COMMA_OR_END;
  return TRUE;
}

static gboolean
scan_all (Scanner *self)
{
  Expect expect = EXPECT_VALUE;

  for (skip_space (self); self->at < self->end; skip_space (self))
    {
      gboolean good;

      if (expect == EXPECT_COMMA_OR_END && self->frames->len == 0)
        return refuse_syntax (self, _("something follows after the end"));
      if ((expect == EXPECT_VALUE_OR_END && *self->at == ']') || (expect == EXPECT_KEY_OR_END && *self->at == '}'))
        expect = EXPECT_COMMA_OR_END;

      if (expect == EXPECT_COMMA_OR_END)
        good = scan_comma_or_end (self, &expect);
      else if (expect == EXPECT_KEY || expect == EXPECT_KEY_OR_END)
        {
          good = scan_key (self);
          expect = EXPECT_VALUE;
        }
      else
        good = scan_value (self, &expect);
      if (!good)
        return FALSE;
    }

  if (self->frames->len > 0 || self->n_values == 0)
    return refuse_syntax (self, self->n_values == 0 ? _("the file is empty") : _("the text ends too early"));
  return TRUE;
}

/* A NUL is valid here: the scanner says in which text it stands. */
static gboolean
check_utf8 (const char *text, gsize length, GError **error)
{
  const char *at = text, *end = text + length;

  while (!g_utf8_validate_len (at, (gsize) (end - at), &at))
    {
      if (*at != '\0')
        {
          g_autofree char *byte = g_strdup_printf ("%" G_GSIZE_FORMAT, (gsize) (at - text) + 1);

          g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("not UTF-8 text in line %u (byte %s)"),
                       count_lines (text, at), byte);
          return FALSE;
        }
      at++;
    }
  return TRUE;
}

/**
 * tandem_json_check:
 * @text: bytes from outside, not NUL-terminated
 * @length: bytes
 * @error: return location
 *
 * Checks that @text is one JSON value as RFC 8259 defines it, in UTF-8, without equal keys in an object, NUL characters,
 * halves of surrogate pairs or numbers beyond 64 bits, and within the limits of the header. Uses no recursion and, beside
 * the keys of the open objects, no memory.
 *
 * Returns: whether it is; otherwise @error (%TANDEM_ERROR_INVALID) names the JSON path or the line
 */
gboolean
tandem_json_check (const char *text, gsize length, GError **error)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  Scanner scanner = { .start = text, .at = text, .end = text + length, .frames = frames, .error = error };

  g_array_set_clear_func (frames, clear_frame);
  return check_utf8 (text, length, error) && scan_all (&scanner);
}
