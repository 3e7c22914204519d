/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-coverage.h"

#include "tandem-plan-schedule.h"
#include "tandem-plan-workdays.h"

static const struct { TandemSide side; guint lead, function; } places[] = {
  { TANDEM_SIDE_BUYER, TANDEM_MILESTONE_BUYER_LEAD, TANDEM_MILESTONE_BUYER_FUNCTION },
  { TANDEM_SIDE_SELLER, TANDEM_MILESTONE_SELLER_LEAD, TANDEM_MILESTONE_SELLER_FUNCTION },
};

static gboolean
is_named (TandemEntity *person)
{
  return *tandem_entity_get_text (person, TANDEM_STAKEHOLDER_NAME) != '\0';
}

/* Whether the side has anybody with a name in that function. */
static gboolean
has_person (TandemPlan *plan, TandemSide side, const char *function)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      TandemEntity *person = tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, i);

      if (is_named (person) && tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE) == (int) side
          && g_str_equal (tandem_entity_get_text (person, TANDEM_STAKEHOLDER_FUNCTION), function))
        return TRUE;
    }
  return FALSE;
}

static void
take_gap (GArray *gaps, TandemSide side, const char *function, TandemDay day)
{
  TandemCoverageGap gap = { .side = side, .function = function, .from = day, .n_milestones = 1 };

  for (guint i = 0; i < gaps->len; i++)
    {
      TandemCoverageGap *known = &g_array_index (gaps, TandemCoverageGap, i);

      if (known->side != side || !g_str_equal (known->function, function))
        continue;
      known->n_milestones++;
      if (day != TANDEM_DAY_NONE && (known->from == TANDEM_DAY_NONE || day < known->from))
        known->from = day;
      return;
    }
  g_array_append_val (gaps, gap);
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const TandemCoverageGap *one = a, *other = b;
  TandemDay from = one->from != TANDEM_DAY_NONE ? one->from : G_MAXUINT32, to = other->from != TANDEM_DAY_NONE ? other->from : G_MAXUINT32;

  if (one->side != other->side)
    return one->side < other->side ? -1 : 1;
  if (from != to)
    return from < to ? -1 : 1;
  return g_strcmp0 (one->function, other->function);
}

/**
 * tandem_coverage_gaps:
 * @plan: a plan
 *
 * A function is needed where a milestone that is neither done nor cancelled asks for it. It is covered by the named lead
 * of that milestone, or by any named person of the side with that function.
 *
 * Returns: (transfer full) (element-type TandemCoverageGap): functions without a name, buyer's first, then by day
 */
GArray *
tandem_coverage_gaps (TandemPlan *plan)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (TandemCoverageGap));
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (plan, NULL);

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      if (tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) >= TANDEM_STATUS_DONE)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (places); k++)
        {
          const char *function = tandem_entity_get_text (milestone, places[k].function);
          TandemEntity *lead = tandem_plan_follow (plan, milestone, places[k].lead);

          if (*function != '\0' && (lead == NULL || !is_named (lead)) && !has_person (plan, places[k].side, function))
            take_gap (gaps, places[k].side, function, tandem_milestone_needed_from (milestone, workdays));
        }
    }
  g_array_sort (gaps, compare_gaps);
  return gaps;
}
