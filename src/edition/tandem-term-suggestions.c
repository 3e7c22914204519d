/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-term-suggestions.h"

#include "tandem-jargon.h"
#include "tandem-terms.h"

static guint
count_texts (TandemPlan *plan, const char *word)
{
  static const struct { TandemKind kind; guint field; } texts[] = {
    { TANDEM_KIND_PHASE, TANDEM_PHASE_NAME }, { TANDEM_KIND_CRITERION, TANDEM_CRITERION_TITLE },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_TITLE }, { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_EXPLANATION },
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_DONE_WHEN }, { TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_TITLE },
  };
  guint n = tandem_terms_find (tandem_entity_get_title (TANDEM_ENTITY (plan)), word) + tandem_terms_find (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL), word);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < tandem_plan_get_n (plan, texts[i].kind); k++)
      n += tandem_terms_find (tandem_entity_get_text (tandem_plan_peek (plan, texts[i].kind, k), texts[i].field), word);
  return n;
}

/* Whether the plan has a word of the buyer's for it, or it is one. */
static gboolean
is_known (TandemPlan *plan, const char *word)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_TERM); i++)
    {
      TandemEntity *term = tandem_plan_peek (plan, TANDEM_KIND_TERM, i);

      if (tandem_terms_find (tandem_entity_get_text (term, TANDEM_TERM_OURS), word) || tandem_terms_find (tandem_entity_get_text (term, TANDEM_TERM_THEIRS), word))
        return TRUE;
    }
  return FALSE;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const TandemTermSuggestion *one = a, *other = b;

  return (int) other->n - (int) one->n;
}

/**
 * tandem_term_suggestions:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type TandemTermSuggestion): words of the plan in its language, the most frequent first,
 *   without those that it has a word of the buyer's for already
 */
GArray *
tandem_term_suggestions (TandemPlan *plan)
{
  GArray *suggestions = g_array_new (FALSE, FALSE, sizeof (TandemTermSuggestion));
  const TandemLanguage *language = tandem_language_find (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE));

  for (const TandemJargon *word = tandem_jargon (language); word->ours != NULL; word++)
    {
      TandemTermSuggestion suggestion = { word->ours, word->theirs, is_known (plan, word->ours) ? 0 : count_texts (plan, word->ours) };

      if (suggestion.n > 0)
        g_array_append_val (suggestions, suggestion);
    }
  g_array_sort (suggestions, compare_counts);
  return suggestions;
}
