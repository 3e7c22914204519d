/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

/* Positions leave room, so that most moves write one row. */
#define POSITION_STEP 1024

static void
take (GPtrArray *edits, TandemEdit *edit)
{
  g_ptr_array_add (edits, edit);
}

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
}

static gint64
get_plan_id (TandemPlan *plan)
{
  return tandem_entity_get_id (TANDEM_ENTITY (plan));
}

static guint
get_position_field (TandemKind kind)
{
  return (guint) tandem_kind_info (kind)->position_field;
}

/**
 * tandem_edits_position_after:
 * @plan: a plan
 * @kind: kind of the new entity
 * @previous: (nullable): the entity it comes right after; %NULL for the end of the list
 *
 * Returns: a position between @previous and the entity after it, where there is room; else that of @previous,
 *   which puts a new row behind it since its id is higher
 */
gint64
tandem_edits_position_after (TandemPlan *plan, TandemKind kind, TandemEntity *previous)
{
  guint n = tandem_plan_get_n (plan, kind);

  if (previous == NULL || n == 0)
    return n == 0 ? POSITION_STEP : tandem_entity_get_position (tandem_plan_peek (plan, kind, n - 1)) + POSITION_STEP;

  for (guint i = 0; i + 1 < n; i++)
    if (tandem_plan_peek (plan, kind, i) == previous)
      {
        gint64 low = tandem_entity_get_position (previous);
        gint64 high = tandem_entity_get_position (tandem_plan_peek (plan, kind, i + 1));

        return low + (high - low) / 2;
      }
  return tandem_entity_get_position (previous) + POSITION_STEP;
}

/**
 * tandem_edits_add:
 * @plan: a plan
 * @id: a new id
 * @row: (transfer none): fields of the new entity; its plan, and its position where that is 0, are filled in
 *
 * Returns: (transfer full): the edit that adds it at the end of its list
 */
TandemEdit *
tandem_edits_add (TandemPlan *plan, gint64 id, TandemRow *row)
{
  TandemKind kind = tandem_row_get_kind (row);
  g_autoptr (TandemRow) whole = tandem_row_copy (row);

  tandem_row_set_ref (whole, (guint) tandem_kind_info (kind)->plan_field, get_plan_id (plan));
  if (tandem_row_get (whole, get_position_field (kind))->integer == 0)
    tandem_row_set_integer (whole, get_position_field (kind), tandem_edits_position_after (plan, kind, NULL));
  return tandem_edit_new_add (get_plan_id (plan), id, whole);
}

/* Whether a row of `kind` makes no sense without what `field` points to. */
static gboolean
goes_along (TandemKind kind, guint field)
{
  return tandem_kind_info (kind)->fields[field].required;
}

static void collect_removal (TandemPlan *plan, TandemEntity *entity, GPtrArray *edits, GHashTable *seen);

/* First what points to `entity`: rows that belong to it go, others forget it. */
static void
collect_referrers (TandemPlan *plan, TandemEntity *entity, GPtrArray *edits, GHashTable *seen)
{
  for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    {
      const TandemKindInfo *info = tandem_kind_info (kind);

      for (guint field = 0; field < info->n_fields; field++)
        {
          g_autoptr (GPtrArray) referrers = NULL;

          if (info->fields[field].type != TANDEM_FIELD_REF || info->fields[field].ref != tandem_entity_get_kind (entity))
            continue;
          referrers = tandem_plan_list_where (plan, kind, field, tandem_entity_get_id (entity));
          for (guint i = 0; i < referrers->len; i++)
            {
              TandemEntity *referrer = g_ptr_array_index (referrers, i);

              if (goes_along (kind, field))
                collect_removal (plan, referrer, edits, seen);
              else
                take (edits, tandem_edit_set_ref (referrer, field, 0));
            }
        }
    }
}

static void
collect_removal (TandemPlan *plan, TandemEntity *entity, GPtrArray *edits, GHashTable *seen)
{
  if (!g_hash_table_add (seen, entity))
    return;
  collect_referrers (plan, entity, edits, seen);
  take (edits, tandem_edit_remove (entity));
}

/**
 * tandem_edits_remove:
 * @plan: a plan
 * @entity: an entity of it, not the plan itself
 *
 * Returns: (transfer full): the edit that removes it with what belongs to it (deliverables of a milestone) and clears
 *   what pointed to it (leads that were this stakeholder; milestones of a removed phase stay, without phase)
 */
TandemEdit *
tandem_edits_remove (TandemPlan *plan, TandemEntity *entity)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (TandemEdit) bare = tandem_edit_remove (entity);
  g_autofree char *label = tandem_edit_dup_label (bare);

  collect_removal (plan, entity, edits, seen);
  return tandem_edit_new_group (label, edits);
}

/**
 * tandem_edits_remove_many:
 * @plan: a plan
 * @entities: (element-type TandemEntity): entities of it, all of one kind
 *
 * Returns: (transfer full): one edit that removes them like tandem_edits_remove()
 */
TandemEdit *
tandem_edits_remove_many (TandemPlan *plan, GPtrArray *entities)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *label = NULL;

  if (entities->len == 1)
    return tandem_edits_remove (plan, g_ptr_array_index (entities, 0));
  for (guint i = 0; i < entities->len; i++)
    collect_removal (plan, g_ptr_array_index (entities, i), edits, seen);
  if (entities->len > 0 && tandem_entity_get_kind (g_ptr_array_index (entities, 0)) == TANDEM_KIND_MILESTONE)
    label = g_strdup_printf (ngettext ("Delete %u Milestone", "Delete %u Milestones", entities->len), entities->len);
  return tandem_edit_new_group (label != NULL ? label : _("Delete"), edits);
}

/* New positions for the whole list, `entity` right after `previous` (NULL: first). */
static void
collect_renumbering (TandemPlan *plan, TandemEntity *entity, TandemEntity *previous, GPtrArray *edits)
{
  TandemKind kind = tandem_entity_get_kind (entity);
  gint64 position = POSITION_STEP;

  if (previous == NULL)
    {
      take (edits, tandem_edit_set_integer (entity, get_position_field (kind), position));
      position += POSITION_STEP;
    }
  for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
    {
      TandemEntity *other = tandem_plan_peek (plan, kind, i);

      if (other == entity)
        continue;
      take (edits, tandem_edit_set_integer (other, get_position_field (kind), position));
      position += POSITION_STEP;
      if (other == previous)
        {
          take (edits, tandem_edit_set_integer (entity, get_position_field (kind), position));
          position += POSITION_STEP;
        }
    }
}

/* The entity after `previous` in the list, `entity` itself left out; NULL at the end. */
static TandemEntity *
find_next (TandemPlan *plan, TandemEntity *entity, TandemEntity *previous)
{
  TandemKind kind = tandem_entity_get_kind (entity);
  gboolean found = previous == NULL;

  for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
    {
      TandemEntity *other = tandem_plan_peek (plan, kind, i);

      if (other == entity)
        continue;
      if (found)
        return other;
      found = other == previous;
    }
  return NULL;
}

static void
collect_move (TandemPlan *plan, TandemEntity *entity, TandemEntity *previous, GPtrArray *edits)
{
  TandemKind kind = tandem_entity_get_kind (entity);
  TandemEntity *next = find_next (plan, entity, previous);
  gint64 low = previous != NULL ? tandem_entity_get_position (previous) : (next != NULL ? tandem_entity_get_position (next) - 2 * POSITION_STEP : 0);
  gint64 high = next != NULL ? tandem_entity_get_position (next) : low + 2 * POSITION_STEP;

  if (high - low > 1)
    take (edits, tandem_edit_set_integer (entity, get_position_field (kind), low + (high - low) / 2));
  else
    collect_renumbering (plan, entity, previous, edits);
}

/**
 * tandem_edits_move:
 * @plan: a plan
 * @entity: an entity of it
 * @previous: (nullable): the entity of the same kind it comes right after; %NULL for the start
 *
 * Returns: (transfer full): the edit that reorders
 */
TandemEdit *
tandem_edits_move (TandemPlan *plan, TandemEntity *entity, TandemEntity *previous)
{
  g_autoptr (GPtrArray) edits = new_edits ();

  if (previous != entity)
    collect_move (plan, entity, previous, edits);
  return tandem_edit_new_group (_("Reorder"), edits);
}

/**
 * tandem_edits_move_milestone:
 * @plan: a plan
 * @milestone: a milestone of it
 * @phase: (nullable): the phase it goes to; %NULL for none
 * @previous: (nullable): the milestone it comes right after
 *
 * Returns: (transfer full): the edit that changes phase and order in one step
 */
TandemEdit *
tandem_edits_move_milestone (TandemPlan *plan, TandemEntity *milestone, TandemEntity *phase, TandemEntity *previous)
{
  g_autoptr (GPtrArray) edits = new_edits ();

  take (edits, tandem_edit_set_ref (milestone, TANDEM_MILESTONE_PHASE, phase != NULL ? tandem_entity_get_id (phase) : 0));
  if (previous != milestone)
    collect_move (plan, milestone, previous, edits);
  return tandem_edit_new_group (_("Move Milestone"), edits);
}

/**
 * tandem_edits_set_status:
 * @milestone: a milestone
 * @status: the new status
 * @today: day that a milestone done now is completed on
 *
 * Returns: (transfer full): the edit; the completion date comes and goes with "done"
 */
TandemEdit *
tandem_edits_set_status (TandemEntity *milestone, TandemStatus status, TandemDay today)
{
  g_autoptr (GPtrArray) edits = new_edits ();

  take (edits, tandem_edit_set_choice (milestone, TANDEM_MILESTONE_STATUS, (int) status));
  if (status != TANDEM_STATUS_DONE)
    take (edits, tandem_edit_set_day (milestone, TANDEM_MILESTONE_COMPLETED_ON, TANDEM_DAY_NONE));
  else if (tandem_entity_get_day (milestone, TANDEM_MILESTONE_COMPLETED_ON) == TANDEM_DAY_NONE)
    take (edits, tandem_edit_set_day (milestone, TANDEM_MILESTONE_COMPLETED_ON, today));
  return tandem_edit_new_group (status == TANDEM_STATUS_DONE ? _("Mark Milestone Done") : _("Change Status"), edits);
}

/**
 * tandem_edits_tick:
 * @plan: the plan
 * @deliverable: a deliverable of it
 * @done: ticked or not
 *
 * Returns: (transfer full): the edit; the first tick also starts a milestone that was not started
 */
TandemEdit *
tandem_edits_tick (TandemPlan *plan, TandemEntity *deliverable, gboolean done)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  TandemEntity *milestone = tandem_plan_follow (plan, deliverable, TANDEM_DELIVERABLE_MILESTONE);

  take (edits, tandem_edit_set_integer (deliverable, TANDEM_DELIVERABLE_DONE, done ? 1 : 0));
  if (done && milestone != NULL && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) == TANDEM_STATUS_NOT_STARTED)
    take (edits, tandem_edit_set_choice (milestone, TANDEM_MILESTONE_STATUS, TANDEM_STATUS_IN_PROGRESS));
  return tandem_edit_new_group (done ? _("Tick Deliverable") : _("Untick Deliverable"), edits);
}

/**
 * tandem_edits_delete_plan:
 * @plan: a plan
 *
 * Returns: (transfer full): the edit that removes the plan and everything in it
 */
TandemEdit *
tandem_edits_delete_plan (TandemPlan *plan)
{
  g_autoptr (GPtrArray) edits = new_edits ();

  for (int kind = TANDEM_N_KINDS - 1; kind > TANDEM_KIND_PLAN; kind--)
    for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
      take (edits, tandem_edit_remove (tandem_plan_peek (plan, kind, i)));
  take (edits, tandem_edit_remove (TANDEM_ENTITY (plan)));
  return tandem_edit_new_group (_("Delete Plan"), edits);
}

static gboolean
map_ids (TandemPlan *plan, GHashTable *ids, TandemNewId new_id, gpointer data, GError **error)
{
  for (int kind = TANDEM_KIND_PLAN; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < (kind == TANDEM_KIND_PLAN ? 1 : tandem_plan_get_n (plan, kind)); i++)
      {
        TandemEntity *entity = kind == TANDEM_KIND_PLAN ? TANDEM_ENTITY (plan) : tandem_plan_peek (plan, kind, i);
        gint64 old = tandem_entity_get_id (entity), id = new_id (data, error);

        if (id == 0)
          return FALSE;
        g_hash_table_insert (ids, g_memdup2 (&old, sizeof old), g_memdup2 (&id, sizeof id));
      }
  return TRUE;
}

static void
add_copy (TandemEntity *entity, GHashTable *ids, gint64 plan_id, TandemRow *row, GPtrArray *edits)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_entity_get_kind (entity));
  gint64 old = tandem_entity_get_id (entity);

  for (guint field = 0; field < info->n_fields; field++)
    if (info->fields[field].type == TANDEM_FIELD_REF && tandem_entity_is_set (entity, field))
      {
        gint64 target = tandem_entity_get_ref (entity, field);

        tandem_row_set_ref (row, field, *(gint64 *) g_hash_table_lookup (ids, &target));
      }
  take (edits, tandem_edit_new_add (plan_id, *(gint64 *) g_hash_table_lookup (ids, &old), row));
}

/**
 * tandem_edits_duplicate_plan:
 * @plan: a plan
 * @title: title of the copy
 * @today: day the copy is created
 * @new_id: gives ids
 * @data: for @new_id
 * @error: from @new_id
 *
 * Returns: (transfer full) (nullable): the edit that adds a copy of the plan as a draft that was never sent
 */
TandemEdit *
tandem_edits_duplicate_plan (TandemPlan *plan, const char *title, TandemDay today, TandemNewId new_id, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TandemRow) head = tandem_entity_dup_row (TANDEM_ENTITY (plan));
  gint64 old = get_plan_id (plan), plan_id;

  if (!map_ids (plan, ids, new_id, data, error))
    return NULL;

  plan_id = *(gint64 *) g_hash_table_lookup (ids, &old);
  tandem_row_set_text (head, TANDEM_PLAN_TITLE, title);
  tandem_row_set_choice (head, TANDEM_PLAN_STATUS, TANDEM_PLAN_STATUS_DRAFT);
  tandem_row_set_day (head, TANDEM_PLAN_CREATED, today);
  tandem_row_set_day (head, TANDEM_PLAN_REVIEWED, TANDEM_DAY_NONE);
  tandem_row_set_day (head, TANDEM_PLAN_LAST_SENT, TANDEM_DAY_NONE);
  tandem_row_set_integer (head, TANDEM_PLAN_ARCHIVED, 0);
  add_copy (TANDEM_ENTITY (plan), ids, plan_id, head, edits);

  for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
      {
        TandemEntity *entity = tandem_plan_peek (plan, kind, i);
        g_autoptr (TandemRow) row = tandem_entity_dup_row (entity);

        add_copy (entity, ids, plan_id, row, edits);
      }
  return tandem_edit_new_group (_("Duplicate Plan"), edits);
}
