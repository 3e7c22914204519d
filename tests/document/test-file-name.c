/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-file-name.h"

#include <string.h>

static char *
propose (const char *buyer, const char *title, const char *audience)
{
  TandemEdition edition = { .buyer = buyer, .title = title, .audience = audience, .today = tandem_day_new (2026, 11, 23) };

  return tandem_file_name_propose (&edition, "pdf");
}

static void
test_plain (void)
{
  g_autofree char *all = propose ("Northwind Traders", "Order management", "");
  g_autofree char *legal = propose ("Northwind Traders", "Order management", "legal");

  g_assert_cmpstr (all, ==, "Northwind Traders – Order management – 2026-11-23.pdf");
  g_assert_cmpstr (legal, ==, "Northwind Traders – Order management – legal – 2026-11-23.pdf");
}

static void
test_forbidden (void)
{
  static const struct { const char *buyer, *title, *name; } table[] = {
    { "A/B Testing", "Q1: \"plan\" <1>|2?*", "A B Testing – Q1 plan 1 2 – 2026-11-23.pdf" },
    { "../../etc", "passwd", "etc – passwd – 2026-11-23.pdf" },
    { "-rf", "", "rf – 2026-11-23.pdf" },
    { " \t\n", "\x01\x7f", "2026-11-23.pdf" },
    { "Line\nbreak", "\xe2\x80\xaegnp.exe", "Line break – gnp.exe – 2026-11-23.pdf" }, /* U+202E turns a name round */
    { "Größe & Söhne", "计划", "Größe & Söhne – 计划 – 2026-11-23.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *name = propose (table[i].buyer, table[i].title, "");

      g_assert_cmpstr (name, ==, table[i].name);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (int shift = 0; shift < 4; shift++)
    {
      g_autofree char *name = NULL;

      g_string_assign (title, "");
      for (int i = 0; i < shift; i++)
        g_string_append_c (title, 'a');
      for (int i = 0; i < 200; i++)
        g_string_append (title, "計");
      name = propose ("", title->str, "");
      g_assert_cmpuint (strlen (name), <=, 143);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_str_has_suffix (name, " – 2026-11-23.pdf"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/file-name/plain", test_plain);
  g_test_add_func ("/document/file-name/forbidden", test_forbidden);
  g_test_add_func ("/document/file-name/long", test_long);
  return g_test_run ();
}
