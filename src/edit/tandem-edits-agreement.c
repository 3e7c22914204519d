/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due day and leads of a milestone are proposed until the buyer agrees, and again as soon as they change. */
#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

static void
collect (TandemEntity *milestone, gboolean agreed, const char *by, TandemDay day, GPtrArray *edits)
{
  g_ptr_array_add (edits, tandem_edit_set_integer (milestone, TANDEM_MILESTONE_AGREED, agreed ? 1 : 0));
  g_ptr_array_add (edits, tandem_edit_set_text (milestone, TANDEM_MILESTONE_AGREED_BY, agreed ? by : ""));
  g_ptr_array_add (edits, tandem_edit_set_day (milestone, TANDEM_MILESTONE_AGREED_ON, agreed ? day : TANDEM_DAY_NONE));
}

/**
 * tandem_edits_set_agreed:
 * @milestone: a milestone
 * @agreed: agreed, or proposed again
 * @by: (nullable): who agreed
 * @today: when
 *
 * Returns: (transfer full): the edit
 */
TandemEdit *
tandem_edits_set_agreed (TandemEntity *milestone, gboolean agreed, const char *by, TandemDay today)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);

  collect (milestone, agreed, by, today, edits);
  return tandem_edit_new_group (agreed ? _("Mark as Agreed") : _("Mark as Proposed"), edits);
}

/* Whether a field is part of what the buyer agrees to. */
gboolean
tandem_edits_is_agreed_field (guint field)
{
  return field == TANDEM_MILESTONE_DUE || field == TANDEM_MILESTONE_BUYER_LEAD || field == TANDEM_MILESTONE_BUYER_FUNCTION
         || field == TANDEM_MILESTONE_SELLER_LEAD || field == TANDEM_MILESTONE_SELLER_FUNCTION;
}

/**
 * tandem_edits_propose_again:
 * @milestone: a milestone whose due day or lead changes
 * @edits: (element-type TandemEdit) (inout): gets what goes along: what was agreed to was something else
 */
void
tandem_edits_propose_again (TandemEntity *milestone, GPtrArray *edits)
{
  if (tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_AGREED))
    collect (milestone, FALSE, NULL, TANDEM_DAY_NONE, edits);
}

/**
 * tandem_edits_set_due:
 * @milestone: a milestone
 * @due: (transfer none): its new due day, or null
 *
 * Returns: (transfer full): the edit of this day alone, with what goes along; tandem-schedule-edits.h moves what depends on it
 */
TandemEdit *
tandem_edits_set_due (TandemEntity *milestone, const TandemValue *due)
{
  g_autoptr (TandemEdit) edit = tandem_edit_set (milestone, TANDEM_MILESTONE_DUE, due);
  g_autoptr (GPtrArray) edits = NULL;

  if (tandem_edit_is_empty (edit) || !tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_AGREED))
    return g_steal_pointer (&edit);
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_ptr_array_add (edits, g_steal_pointer (&edit));
  tandem_edits_propose_again (milestone, edits);
  return tandem_edit_new_group (NULL, edits);
}

/**
 * tandem_edits_name_agreeing:
 * @plan: a plan
 * @milestone: a milestone of it
 *
 * Returns: (transfer none): who agreed, as far as the plan knows: the buyer's lead, else the buyer
 */
const char *
tandem_edits_name_agreeing (TandemPlan *plan, TandemEntity *milestone)
{
  TandemEntity *lead = tandem_plan_follow (plan, milestone, TANDEM_MILESTONE_BUYER_LEAD);

  if (lead != NULL && *tandem_entity_get_title (lead) != '\0')
    return tandem_entity_get_title (lead);
  return tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME);
}

/**
 * tandem_edits_can_agree:
 * @milestone: a milestone
 *
 * Returns: whether the buyer has something to agree to: a due day that is only proposed, of what is shown to the buyer and
 *   still to be done
 */
gboolean
tandem_edits_can_agree (TandemEntity *milestone)
{
  return !tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_AGREED) && tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE) != TANDEM_DAY_NONE
         && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_VISIBILITY) == TANDEM_VISIBILITY_SHARED
         && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) < TANDEM_STATUS_DONE;
}

/**
 * tandem_edits_agree_many:
 * @plan: a plan
 * @milestones: (element-type TandemEntity): milestones of it; those with nothing to agree to are left alone
 * @by: (nullable): who agreed to all of them; %NULL for the buyer's lead of each
 * @day: when
 *
 * Returns: (transfer full): one edit
 */
TandemEdit *
tandem_edits_agree_many (TandemPlan *plan, GPtrArray *milestones, const char *by, TandemDay day)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < milestones->len; i++)
    {
      TandemEntity *milestone = g_ptr_array_index (milestones, i);

      if (!tandem_edits_can_agree (milestone))
        continue;
      collect (milestone, TRUE, by != NULL ? by : tandem_edits_name_agreeing (plan, milestone), day, edits);
      n++;
    }
  /* Translators: name of a step that can be undone */
  label = g_strdup_printf (ngettext ("Agree %u Milestone", "Agree %u Milestones", n), n);
  return tandem_edit_new_group (label, edits);
}
