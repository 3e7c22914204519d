/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edits.h"
#include "tandem-jargon.h"
#include "tandem-short-name.h"
#include "tandem-term-suggestions.h"
#include "tandem-terms.h"
#include "tandem-test-plan.h"

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

static void
add_text (TandemLibrary *library, TandemPlan *plan, TandemKind kind, gint64 id, guint field, const char *text)
{
  g_autoptr (TandemRow) row = tandem_row_new (kind);
  g_autoptr (TandemEdit) edit = NULL;

  tandem_row_set_text (row, field, text);
  edit = tandem_edits_add (plan, id, row);
  tandem_edit_apply (edit, library);
}

/* Words that the plan says, the most frequent first; not those it has a word of the buyer's for, nor parts of words. */
static void
test_suggestions (void)
{
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autoptr (TandemRow) head = tandem_row_new (TANDEM_KIND_PLAN);
  g_autoptr (TandemEdit) edit = NULL;
  g_autoptr (GArray) first = NULL, second = NULL;
  TandemPlan *plan;
  gint64 id = 0;

  tandem_row_set_text (head, TANDEM_PLAN_LANGUAGE, "en-US");
  edit = tandem_edits_new_plan (head, NULL, tandem_test_plan_new_id, &id, NULL);
  tandem_edit_apply (edit, library);
  plan = tandem_library_find (library, tandem_edit_get_plan (edit));
  add_text (library, plan, TANDEM_KIND_MILESTONE, 10, TANDEM_MILESTONE_TITLE, "Kickoff");
  add_text (library, plan, TANDEM_KIND_MILESTONE, 11, TANDEM_MILESTONE_TITLE, "Proof of concept");
  add_text (library, plan, TANDEM_KIND_MILESTONE, 12, TANDEM_MILESTONE_TITLE, "Invitation to the kickoff; industrial design");
  first = tandem_term_suggestions (plan);
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpstr (g_array_index (first, TandemTermSuggestion, 0).ours, ==, "kickoff");
  g_assert_cmpuint (g_array_index (first, TandemTermSuggestion, 0).n, ==, 2);
  g_assert_cmpstr (g_array_index (first, TandemTermSuggestion, 1).ours, ==, "proof of concept");

  add_text (library, plan, TANDEM_KIND_TERM, 13, TANDEM_TERM_OURS, "Kickoff");
  second = tandem_term_suggestions (plan);
  g_assert_cmpuint (second->len, ==, 1);
}

/* No pair says the same twice, and every language has its own. */
static void
test_jargon (void)
{
  for (const char *const *tag = tandem_language_tags (); *tag != NULL; tag++)
    for (const TandemJargon *word = tandem_jargon (tandem_language_find (*tag)); word->ours != NULL; word++)
      {
        g_assert_cmpstr (word->ours, !=, word->theirs);
        g_assert_cmpstr (word->theirs, !=, "");
        for (const TandemJargon *other = word + 1; other->ours != NULL; other++)
          g_assert_cmpstr (word->ours, !=, other->ours);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/short-names", test_short_names);
  g_test_add_func ("/edition/terms", test_terms);
  g_test_add_func ("/edition/term-suggestions", test_suggestions);
  g_test_add_func ("/edition/jargon", test_jargon);
  return g_test_run ();
}
