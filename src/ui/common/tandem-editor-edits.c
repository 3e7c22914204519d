/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-editor-edits.h"

#include "tandem-edits.h"

/* The function beside a lead; -1 for any other field. */
static int
get_function_field (TandemEntity *entity, guint field)
{
  if (tandem_entity_get_kind (entity) != TANDEM_KIND_MILESTONE)
    return -1;
  if (field == TANDEM_MILESTONE_BUYER_LEAD)
    return TANDEM_MILESTONE_BUYER_FUNCTION;
  return field == TANDEM_MILESTONE_SELLER_LEAD ? TANDEM_MILESTONE_SELLER_FUNCTION : -1;
}

/* A new lead brings their function along where none was chosen, or where it was that of the lead before. */
static TandemEdit *
edit_lead (TandemPlan *plan, TandemEntity *milestone, guint field, gint64 id)
{
  guint function_field = (guint) get_function_field (milestone, field);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  TandemEntity *before = tandem_plan_follow (plan, milestone, field), *lead = tandem_plan_find (plan, TANDEM_KIND_STAKEHOLDER, id);
  const char *function = tandem_entity_get_text (milestone, function_field);
  gboolean of_before = before != NULL && g_str_equal (tandem_entity_get_text (before, TANDEM_STAKEHOLDER_FUNCTION), function);

  g_ptr_array_add (edits, tandem_edit_set_ref (milestone, field, id));
  if (lead != NULL && (*function == '\0' || of_before))
    g_ptr_array_add (edits, tandem_edit_set_text (milestone, function_field, tandem_entity_get_text (lead, TANDEM_STAKEHOLDER_FUNCTION)));
  if (tandem_entity_get_ref (milestone, field) != id)
    tandem_edits_propose_again (milestone, edits);
  return tandem_edit_new_group (NULL, edits);
}

/* A function that leads. */
static TandemEdit *
edit_agreed_text (TandemEntity *milestone, guint field, const char *text)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);

  g_ptr_array_add (edits, tandem_edit_set_text (milestone, field, text));
  if (!g_str_equal (tandem_entity_get_text (milestone, field), text))
    tandem_edits_propose_again (milestone, edits);
  return tandem_edit_new_group (NULL, edits);
}

/**
 * tandem_editor_edit_choice:
 * @plan: the plan
 * @entity: an entity of it, or itself
 * @field: a CHOICE, REF or TEXT field
 * @key: what was chosen; "" for none
 * @today: a milestone that becomes done is completed on this day
 *
 * Returns: (transfer full): the edit, with what goes along
 */
TandemEdit *
tandem_editor_edit_choice (TandemPlan *plan, TandemEntity *entity, guint field, const char *key, TandemDay today)
{
  TandemKind kind = tandem_entity_get_kind (entity);
  gint64 id = g_ascii_strtoll (key, NULL, 10);

  if (kind == TANDEM_KIND_MILESTONE && field == TANDEM_MILESTONE_STATUS)
    return tandem_edits_set_status (entity, (TandemStatus) tandem_choice_index (tandem_status_choices, key), today);
  if (get_function_field (entity, field) >= 0)
    return edit_lead (plan, entity, field, id);
  if (kind == TANDEM_KIND_MILESTONE && tandem_edits_is_agreed_field (field))
    return edit_agreed_text (entity, field, key);
  if (tandem_kind_info (kind)->fields[field].type == TANDEM_FIELD_REF)
    return tandem_edit_set_ref (entity, field, id);
  return tandem_edit_set_text (entity, field, key);
}

/**
 * tandem_editor_edit_switch:
 * @plan: the plan
 * @entity: an entity of it, or itself
 * @field: a BOOLEAN field
 * @active: on or off
 * @today: what is agreed now is agreed on this day
 *
 * Returns: (transfer full): the edit, with what goes along
 */
TandemEdit *
tandem_editor_edit_switch (TandemPlan *plan, TandemEntity *entity, guint field, gboolean active, TandemDay today)
{
  TandemKind kind = tandem_entity_get_kind (entity);

  if (kind == TANDEM_KIND_MILESTONE && field == TANDEM_MILESTONE_AGREED)
    return tandem_edits_set_agreed (entity, active, tandem_edits_name_agreeing (plan, entity), today);
  if (kind == TANDEM_KIND_DELIVERABLE && field == TANDEM_DELIVERABLE_DONE)
    return tandem_edits_tick (plan, entity, active);
  return tandem_edit_set_integer (entity, field, active ? 1 : 0);
}

/**
 * tandem_editor_edit_typed:
 * @editor: an editor that shows an entity
 * @form: what is typed about it
 * @take: (nullable): who looks at it first
 * @data: for @take
 * @may_ask: the person has finished
 * @taken: (out): whether @take has taken over a field, which follows what is written again
 *
 * Returns: (transfer full) (nullable): the edit to write now
 */
TandemEdit *
tandem_editor_edit_typed (TandemEditor *editor, TandemForm *form, TandemEditorTake take, gpointer data, gboolean may_ask, gboolean *taken)
{
  TandemEntity *entity = tandem_editor_get_entity (editor);
  g_autoptr (TandemEdit) edit = tandem_form_take_edit (form, entity);
  g_autoptr (GArray) leaves = NULL;

  *taken = FALSE;
  if (edit == NULL || take == NULL)
    return g_steal_pointer (&edit);
  leaves = tandem_edit_leaves (edit);
  for (guint i = 0; i < leaves->len; i++)
    {
      const TandemEditLeaf *leaf = &g_array_index (leaves, TandemEditLeaf, i);
      TandemEdit *instead = NULL;

      switch (take (editor, entity, leaf, may_ask, &instead, data))
        {
        case TANDEM_EDITOR_WRITE:
          if (instead != NULL)
            return instead;
          break;
        case TANDEM_EDITOR_TAKEN:
          *taken = TRUE;
          tandem_form_forget (form, leaf->field);
          return tandem_form_take_edit (form, entity);
        case TANDEM_EDITOR_WAIT:
        default:
          g_clear_pointer (&instead, tandem_edit_unref);
          return NULL;
        }
    }
  return g_steal_pointer (&edit);
}
