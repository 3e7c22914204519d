/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzzer would try for a moment, the same in every run: 20,000 damaged plan files. tests/fuzz has the real one. */
#include "plan-file-help.h"

#include <string.h>

#define N_MUTANTS 20000
#define MOST_CHANGES 4

static const char *const words[] = {
  "\"\"", "null", "true", "false", "0", "-1", "1e999", "9223372036854775808", "\"2026-02-30\"", "\"2026-11-19\"", "\"m1\"", "[", "]", "{", "}", ",", ":", "\"",
  "\\u0000", "\\ud800", "\\", "\"after\":[\"m1\"]", "\"id\":\"m1\"", "\"title\":\"x\"", "\"lag_days\":{}", "\xff", "\xc3", "\xf0\x9f\x98\x80", "\n", "\x01",
  "\"version\":2", "[[[[[[[[", "\"side\":\"joint\"", "\"logo\":\"AAAA\"", "\"working_week\":[\"sun\"]",
};

static char *
load_text (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gsize
pick (GRand *rand, gsize end)
{
  return end == 0 ? 0 : (gsize) g_rand_int_range (rand, 0, (gint32) end);
}

static void
mutate (GRand *rand, GString *text)
{
  gsize at = pick (rand, text->len), length = pick (rand, MIN (40, text->len - at + 1));
  g_autofree char *piece = g_strndup (text->str + at, length);

  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0: /* one bit */
      if (text->len > 0)
        text->str[at] = (char) (text->str[at] ^ 1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1:
      g_string_erase (text, (gssize) at, (gssize) length);
      break;
    case 2: /* the same once more, somewhere */
      g_string_insert (text, (gssize) pick (rand, text->len + 1), piece);
      break;
    case 3:
      g_string_insert (text, (gssize) at, words[pick (rand, G_N_ELEMENTS (words))]);
      break;
    case 4: /* a word in place of a value */
      g_string_erase (text, (gssize) at, (gssize) strcspn (text->str + at, ",}]"));
      g_string_insert (text, (gssize) at, words[pick (rand, G_N_ELEMENTS (words))]);
      break;
    case 5: /* one digit or letter for another */
      if (text->len > 0 && g_ascii_isalnum (text->str[at]))
        text->str[at] = g_ascii_isdigit (text->str[at]) ? (char) ('0' + pick (rand, 10)) : (char) ('a' + pick (rand, 26));
      break;
    case 6:
    default:
      if (pick (rand, 20) == 0)
        g_string_truncate (text, at);
      break;
    }
}

static void
test_mutants (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree char *small = load_text ("tests/fuzz/plan-file", "every-list.tandem.json");
  g_autofree char *sample = load_text ("data/sample", "sample.tandem.json");
  guint n_accepted = 0;

  for (guint i = 0; i < N_MUTANTS; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 40 == 0 ? sample : small);

      for (int changes = g_rand_int_range (rand, 1, MOST_CHANGES + 1); changes > 0; changes--)
        mutate (rand, text);
      n_accepted += exercise_plan_file ((const guint8 *) text->str, text->len);
    }
  g_test_message ("%u of %d accepted", n_accepted, N_MUTANTS);
  /* Both ways must have been gone often. */
  g_assert_cmpuint (n_accepted, >, N_MUTANTS / 50);
  g_assert_cmpuint (n_accepted, <, N_MUTANTS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/plan-file/mutants", NULL, test_mutants);
  return g_test_run ();
}
