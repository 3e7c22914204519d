/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-short-name.h"
#include "tandem-terms.h"

static void
test_short_names (void)
{
  static const char *const rows[][2] = {
    { "Leo Kim", "Leo K." }, { "Kim, Leo", "Leo K." }, { "Prince", "Prince" }, { "", "" }, { "Dr. Marta Vidal", "Marta V." },
    { "Jan van der Berg", "Jan B." }, { "J. Berg", "J. B." }, { "Émile Zola", "Émile Z." }, { "ana ortiz", "ana O." }, { "Leo Kim (contractor)", "Leo K." },
    { "李小龙", "李小龙" }, { "山田 太郎", "山田 太郎" }, { "علي حسن", "علي حسن" }, { "Leo 3", "Leo 3" }, { "  Leo   Kim ", "Leo K." }, { "Dr.", "Dr." },
    { "it@northwind.example", "it@northwind.example" }, { "Anna-Lena Öztürk", "Anna-Lena Ö." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = tandem_short_name (rows[i][0]);

      g_assert_cmpstr (name, ==, rows[i][1]);
    }
}

static void
assert_terms (const char *text, const char *expected)
{
  g_autoptr (TandemTerms) terms = tandem_terms_new ();
  g_autofree char *result = NULL;

  tandem_terms_add (terms, "concept", "idea");
  tandem_terms_add (terms, "proof of concept", "technical validation");
  tandem_terms_add (terms, "POC", "technical validation");
  tandem_terms_add (terms, "validation", "check");
  tandem_terms_add (terms, "検証", "技術検証");
  tandem_terms_add (terms, "étude", "analyse");
  tandem_terms_add (terms, "", "nothing");
  tandem_terms_add (terms, "kept", " ");
  result = tandem_terms_apply (terms, text);
  g_assert_cmpstr (result, ==, expected);
}

static void
test_terms (void)
{
  assert_terms ("The proof of concept starts", "The technical validation starts");
  assert_terms ("Proof of concept", "Technical validation");
  assert_terms ("a POC, then", "a technical validation, then");
  assert_terms ("POCs and epoch", "POCs and epoch");
  assert_terms ("conceptual concept-driven", "conceptual idea-driven");
  assert_terms ("次の検証まで", "次の技術検証まで");
  assert_terms ("ÉTUDE", "Analyse");
  assert_terms ("kept as it is", "kept as it is");
  assert_terms ("", "");
  assert_terms ("validation", "check"); /* what was put in isn't looked at again */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/short-names", test_short_names);
  g_test_add_func ("/edition/terms", test_terms);
  return g_test_run ();
}
