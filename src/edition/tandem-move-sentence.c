/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-move-sentence.h"

#include <string.h>

/* Without the year where both days are of the same one. */
static char *
format_day (const TandemLanguage *language, TandemDay day, TandemDay other)
{
  int year, other_year, month, day_of_month;
  g_autofree char *text = NULL;
  GString *bare;
  char suffix[16];

  tandem_day_split (day, &year, &month, &day_of_month);
  tandem_day_split (other, &other_year, &month, &day_of_month);
  text = tandem_language_format_day (language, day, TANDEM_DATE_LONG);
  g_snprintf (suffix, sizeof suffix, " %d", year);
  if (year != other_year || !g_str_has_suffix (text, suffix))
    return g_steal_pointer (&text);
  bare = g_string_new (text);
  g_string_truncate (bare, bare->len - strlen (suffix));
  if (bare->len > 0 && bare->str[bare->len - 1] == ',')
    g_string_truncate (bare, bare->len - 1);
  return g_string_free_and_steal (bare);
}

/**
 * tandem_move_sentence:
 * @plan: a plan
 * @move: what would happen, made from @plan as it is
 * @language: language of the buyer's documents
 *
 * Returns: (transfer full): "If “Security review” ends 5 working days later, go-live moves from 2 March to 9 March."; for the
 *   go-live itself, for a plan without one and for a first due day only where it moves to; empty where nothing moves
 */
char *
tandem_move_sentence (TandemPlan *plan, const TandemMove *move, const TandemLanguage *language)
{
  static const TandemWord moves[] = { TANDEM_WORD_GO_LIVE_MOVES, TANDEM_WORD_SIGNATURE_MOVES, TANDEM_WORD_DECISION_MOVES };
  static const TandemWord stays[] = { TANDEM_WORD_GO_LIVE_STAYS, TANDEM_WORD_SIGNATURE_STAYS, TANDEM_WORD_DECISION_STAYS };
  TandemEntity *milestone = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, move->milestone);
  int kind = tandem_entity_get_choice (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_KIND);
  g_autofree char *start = NULL, *from = NULL, *to = NULL;
  const TandemMoveStep *step;

  if (move->steps->len == 0 || milestone == NULL)
    return g_strdup ("");
  step = &g_array_index (move->steps, TandemMoveStep, 0);
  if (move->anchor_from == TANDEM_DAY_NONE || milestone == tandem_plan_anchor_milestone (plan) || move->days == 0 || step->from == TANDEM_DAY_NONE)
    {
      from = step->from != TANDEM_DAY_NONE ? format_day (language, step->from, step->to) : g_strdup (tandem_language_word (language, TANDEM_WORD_NO_DAY));
      to = format_day (language, step->to, step->from != TANDEM_DAY_NONE ? step->from : step->to);
      return tandem_language_format (language, TANDEM_WORD_MOVES, tandem_entity_get_title (milestone), from, to);
    }

  start = tandem_language_format (language, move->days > 0 ? TANDEM_WORD_IF_LATER : TANDEM_WORD_IF_EARLIER, tandem_entity_get_title (milestone), ABS (move->days));
  from = format_day (language, move->anchor_from, move->anchor_to);
  to = format_day (language, move->anchor_to, move->anchor_from);
  if (move->anchor_from == move->anchor_to)
    return tandem_language_format (language, stays[kind], start, from);
  return tandem_language_format (language, moves[kind], start, from, to);
}
