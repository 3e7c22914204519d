/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to several selected milestones: one step to undo. */
#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

#define POSITION_STEP 1024

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
}

static gint
compare_positions (gconstpointer a, gconstpointer b)
{
  TandemEntity *one = *(TandemEntity *const *) a, *other = *(TandemEntity *const *) b;
  gint64 p = tandem_entity_get_position (one), q = tandem_entity_get_position (other);

  return p != q ? (p > q) - (p < q) : (tandem_entity_get_id (one) > tandem_entity_get_id (other)) - (tandem_entity_get_id (one) < tandem_entity_get_id (other));
}

/* The milestones that stay, in order, and after how many of them the moving ones go. */
static GPtrArray *
list_staying (TandemPlan *plan, GPtrArray *moving, TandemEntity *previous, guint *place)
{
  GPtrArray *staying = g_ptr_array_new ();
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE);

  *place = 0;
  for (guint i = 0; i < moving->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (moving, i));
  for (guint i = 0; i < n; i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      if (!g_hash_table_contains (gone, milestone))
        g_ptr_array_add (staying, milestone);
      if (milestone == previous)
        *place = staying->len;
    }
  return staying;
}

static void
collect_positions (GPtrArray *edits, GPtrArray *moving, GPtrArray *staying, guint place)
{
  gint64 span = ((gint64) moving->len + 1) * POSITION_STEP;
  gint64 low, high, step;

  if (staying->len == 0)
    low = 0, high = span;
  else if (place == 0)
    high = tandem_entity_get_position (g_ptr_array_index (staying, 0)), low = high - span;
  else
    {
      low = tandem_entity_get_position (g_ptr_array_index (staying, place - 1));
      high = place < staying->len ? tandem_entity_get_position (g_ptr_array_index (staying, place)) : low + span;
    }

  step = (high - low) / ((gint64) moving->len + 1);
  if (step > 0)
    {
      for (guint i = 0; i < moving->len; i++)
        g_ptr_array_add (edits, tandem_edit_set_integer (g_ptr_array_index (moving, i), TANDEM_MILESTONE_POSITION, low + step * (i + 1)));
      return;
    }

  /* No room left between the two: all get new positions. */
  for (guint i = 0, j = 0, position = POSITION_STEP; i < staying->len || j < moving->len; position += POSITION_STEP)
    {
      TandemEntity *next = i == place && j < moving->len ? g_ptr_array_index (moving, j++) : g_ptr_array_index (staying, i++);

      g_ptr_array_add (edits, tandem_edit_set_integer (next, TANDEM_MILESTONE_POSITION, position));
    }
}

/**
 * tandem_edits_move_milestones:
 * @plan: a plan
 * @milestones: (element-type TandemEntity): milestones of it, in any order; they keep theirs among themselves
 * @phase: (nullable): the phase they go to; %NULL for none
 * @previous: (nullable): the milestone they come right after, one of @milestones allowed; %NULL for the start
 *
 * Returns: (transfer full): one edit that changes phase and order
 */
TandemEdit *
tandem_edits_move_milestones (TandemPlan *plan, GPtrArray *milestones, TandemEntity *phase, TandemEntity *previous)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (GPtrArray) moving = g_ptr_array_copy (milestones, NULL, NULL);
  g_autoptr (GPtrArray) staying = NULL;
  g_autofree char *label = NULL;
  guint place;

  g_ptr_array_sort (moving, compare_positions);
  staying = list_staying (plan, moving, previous, &place);
  for (guint i = 0; i < moving->len; i++)
    g_ptr_array_add (edits, tandem_edit_set_ref (g_ptr_array_index (moving, i), TANDEM_MILESTONE_PHASE, phase != NULL ? tandem_entity_get_id (phase) : 0));
  collect_positions (edits, moving, staying, place);
  if (moving->len > 1)
    label = g_strdup_printf (ngettext ("Move %u Milestone", "Move %u Milestones", moving->len), moving->len);
  return tandem_edit_new_group (label != NULL ? label : _("Move Milestone"), edits);
}

/**
 * tandem_edits_set_many:
 * @entities: (element-type TandemEntity): entities of one kind
 * @field: field number of that kind
 * @after: (transfer none): what the field of each holds after
 *
 * Returns: (transfer full): one edit, named as for one of them; see tandem_edits_propose_again()
 */
TandemEdit *
tandem_edits_set_many (GPtrArray *entities, guint field, const TandemValue *after)
{
  g_autoptr (GPtrArray) edits = new_edits ();

  for (guint i = 0; i < entities->len; i++)
    {
      TandemEntity *entity = g_ptr_array_index (entities, i);

      g_ptr_array_add (edits, tandem_edit_set (entity, field, after));
      if (tandem_entity_get_kind (entity) == TANDEM_KIND_MILESTONE && tandem_edits_is_agreed_field (field)
          && !tandem_value_equal (tandem_entity_get_value (entity, field), after))
        tandem_edits_propose_again (entity, edits);
    }
  return tandem_edit_new_group (NULL, edits);
}

/**
 * tandem_edits_set_status_many:
 * @milestones: (element-type TandemEntity): milestones
 * @status: the new status of each
 * @today: day that a milestone done now is completed on
 *
 * Returns: (transfer full): one edit; see tandem_edits_set_status()
 */
TandemEdit *
tandem_edits_set_status_many (GPtrArray *milestones, TandemStatus status, TandemDay today)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autofree char *label = NULL;

  if (milestones->len == 1)
    return tandem_edits_set_status (g_ptr_array_index (milestones, 0), status, today);
  for (guint i = 0; i < milestones->len; i++)
    g_ptr_array_add (edits, tandem_edits_set_status (g_ptr_array_index (milestones, i), status, today));
  if (status == TANDEM_STATUS_DONE)
    label = g_strdup_printf (ngettext ("Mark %u Milestone Done", "Mark %u Milestones Done", milestones->len), milestones->len);
  return tandem_edit_new_group (label != NULL ? label : _("Change Status"), edits);
}
