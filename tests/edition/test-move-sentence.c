/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-model-writer.h"
#include "tandem-move-sentence.h"
#include "tandem-test-plans.h"
#include "tandem-words.h"

#include <string.h>

/* "Security review" of the sample, moved by `days`; go-live from 2 March 2027 to `anchor_to`. */
static char *
tell (TandemPlan *plan, int days, const char *anchor_to, const char *tag)
{
  g_autoptr (TandemMove) move = g_new0 (TandemMove, 1);
  TandemMoveStep step = { .days = days };

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    if (g_str_equal (tandem_entity_get_title (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i)), "Security review"))
      move->milestone = tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i));
  step.milestone = move->milestone;
  step.from = tandem_day_new (2026, 11, 19);
  step.to = tandem_day_add (step.from, days);
  move->days = days;
  move->to = step.to;
  move->anchor_from = tandem_day_new (2027, 3, 2);
  move->anchor_to = tandem_day_parse_iso (anchor_to);
  move->steps = g_array_new (FALSE, FALSE, sizeof (TandemMoveStep));
  move->conflicts = g_array_new (FALSE, FALSE, sizeof (TandemMoveConflict));
  if (days != 0)
    g_array_append_val (move->steps, step);
  return tandem_move_sentence (plan, move, tandem_language_find (tag));
}

static void
assert_told (TandemPlan *plan, int days, const char *anchor_to, const char *tag, const char *expected)
{
  g_autofree char *sentence = tell (plan, days, anchor_to, tag);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  assert_told (plan, 5, "2027-03-09", "en", "If “Security review” ends 5 working days later, go-live moves from 2 March to 9 March.");
  assert_told (plan, 1, "2027-03-02", "en", "If “Security review” ends 1 working day later, go-live stays on 2 March.");
  assert_told (plan, -1, "2027-03-01", "en-US", "If “Security review” ends 1 working day earlier, go-live moves from March 2 to March 1.");
  assert_told (plan, 5, "2028-01-10", "en", "If “Security review” ends 5 working days later, go-live moves from 2 March 2027 to 10 January 2028.");
  assert_told (plan, 5, "2027-03-09", "de", "Wenn „Security review“ 5 Arbeitstage später endet, verschiebt sich der Go-live vom 2. März auf den 9. März.");
  assert_told (plan, 5, "2027-03-09", "fr", "Si « Security review » se termine 5 jours ouvrés plus tard, la mise en service passe du 2 mars au 9 mars.");
  assert_told (plan, 0, "2027-03-02", "en", "");
}

/* In every language and for every kind of anchor the sentence says what moves and where to. */
static void
test_every_language (void)
{
  static const TandemAnchorKind kinds[] = { TANDEM_ANCHOR_GO_LIVE, TANDEM_ANCHOR_SIGNATURE, TANDEM_ANCHOR_DECISION };

  for (guint i = 0; tandem_language_tags ()[i] != NULL; i++)
    {
      const char *tag = tandem_language_tags ()[i];
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
          g_auto (TandemValue) kind = tandem_value_text (tandem_anchor_choices[kinds[k]]);

          tandem_plan_write (plan, TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_KIND, &kind);
          for (int days = -12; days <= 12; days++)
            {
              g_autofree char *moves = tell (plan, days, "2027-03-17", tag), *stays = tell (plan, days, "2027-03-02", tag);

              if (days == 0)
                continue;
              g_assert_nonnull (strstr (moves, "Security review"));
              g_assert_nonnull (strstr (moves, "17"));
              g_assert_nonnull (strstr (stays, "Security review"));
              g_assert_null (strchr (moves, '%'));
              g_assert_null (strchr (stays, '%'));
              g_hash_table_add (seen, g_steal_pointer (&moves));
              g_hash_table_add (seen, g_steal_pointer (&stays));
            }
        }
      g_assert_cmpuint (g_hash_table_size (seen), ==, 3 * 2 * 24);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/move-sentence/words", test_words);
  g_test_add_func ("/move-sentence/every-language", test_every_language);
  return g_test_run ();
}
