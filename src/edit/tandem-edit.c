/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edit.h"

#include "tandem-edit-private.h"
#include "tandem-model-writer.h"

struct _TandemEdit
{
  gatomicrefcount refs;
  TandemEditType  type;
  gint64          plan;
  TandemKind      kind;
  gint64          id;
  guint           field;
  TandemValue     before;
  TandemValue     after;
  TandemRow      *row;
  char           *label;    /* NULL: named from what it does */
  char           *reason;   /* NULL: nobody gave one */
  GPtrArray      *children; /* GROUP */
};

G_DEFINE_BOXED_TYPE (TandemEdit, tandem_edit, tandem_edit_ref, tandem_edit_unref)

static TandemEdit *
create (TandemEditType type, gint64 plan, TandemKind kind, gint64 id)
{
  TandemEdit *self = g_new0 (TandemEdit, 1);

  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->plan = plan;
  self->kind = kind;
  self->id = id;
  return self;
}

/* The plan an entity says it belongs to. */
static gint64
plan_of_entity (TandemEntity *entity)
{
  TandemKind kind = tandem_entity_get_kind (entity);

  if (kind == TANDEM_KIND_PLAN)
    return tandem_entity_get_id (entity);
  return tandem_entity_get_ref (entity, (guint) tandem_kind_info (kind)->plan_field);
}

/**
 * tandem_edit_new_set:
 * @plan: id of the plan that holds the entity; @id itself for a plan
 * @kind: kind of the entity
 * @id: its id
 * @field: field number of @kind
 * @before: (transfer none): what the field must hold before
 * @after: (transfer none): what it holds after
 *
 * Returns: (transfer full): the edit
 */
TandemEdit *
tandem_edit_new_set (gint64 plan, TandemKind kind, gint64 id, guint field, const TandemValue *before, const TandemValue *after)
{
  TandemEdit *self = create (TANDEM_EDIT_SET, plan, kind, id);

  self->field = field;
  self->before = tandem_value_copy (before);
  self->after = tandem_value_copy (after);
  return self;
}

/**
 * tandem_edit_new_add:
 * @plan: id of the plan that will hold the entity; @id itself for a plan
 * @id: a new id
 * @row: (transfer none): all its fields
 *
 * Returns: (transfer full): the edit
 */
TandemEdit *
tandem_edit_new_add (gint64 plan, gint64 id, TandemRow *row)
{
  TandemEdit *self = create (TANDEM_EDIT_ADD, plan, tandem_row_get_kind (row), id);

  self->row = tandem_row_copy (row);
  return self;
}

/**
 * tandem_edit_new_remove:
 * @plan: id of the plan that holds the entity; @id itself for a plan
 * @id: its id
 * @row: (transfer none): all its fields as they must be before
 *
 * Returns: (transfer full): the edit; everything that points to the entity has to go in the same group
 */
TandemEdit *
tandem_edit_new_remove (gint64 plan, gint64 id, TandemRow *row)
{
  TandemEdit *self = create (TANDEM_EDIT_REMOVE, plan, tandem_row_get_kind (row), id);

  self->row = tandem_row_copy (row);
  return self;
}

/**
 * tandem_edit_new_group:
 * @label: (nullable): translated name in header capitals ("Delete Milestone"); %NULL takes the first edit's
 * @edits: (element-type TandemEdit) (transfer none): edits in the order they happen
 *
 * Returns: (transfer full): one step for a person, one transaction for the library
 */
TandemEdit *
tandem_edit_new_group (const char *label, GPtrArray *edits)
{
  TandemEdit *self = create (TANDEM_EDIT_GROUP, 0, TANDEM_KIND_PLAN, 0);

  self->label = g_strdup (label);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  for (guint i = 0; i < edits->len; i++)
    g_ptr_array_add (self->children, tandem_edit_ref (g_ptr_array_index (edits, i)));
  return self;
}

/**
 * tandem_edit_set:
 * @entity: an entity of a plan, or a plan
 * @field: field number of its kind
 * @after: (transfer none): the new value
 *
 * Returns: (transfer full): the edit from what the field holds now to @after
 */
TandemEdit *
tandem_edit_set (TandemEntity *entity, guint field, const TandemValue *after)
{
  return tandem_edit_new_set (plan_of_entity (entity), tandem_entity_get_kind (entity), tandem_entity_get_id (entity), field,
                              tandem_entity_get_value (entity, field), after);
}

TandemEdit *
tandem_edit_set_text (TandemEntity *entity, guint field, const char *text)
{
  g_auto (TandemValue) after = tandem_value_text (text != NULL ? text : "");

  return tandem_edit_set (entity, field, &after);
}

TandemEdit *
tandem_edit_set_integer (TandemEntity *entity, guint field, gint64 integer)
{
  TandemValue after = tandem_value_integer (integer);

  return tandem_edit_set (entity, field, &after);
}

TandemEdit *
tandem_edit_set_day (TandemEntity *entity, guint field, TandemDay day)
{
  TandemValue after = tandem_value_day (day);

  return tandem_edit_set (entity, field, &after);
}

/* @id 0 clears the reference. */
TandemEdit *
tandem_edit_set_ref (TandemEntity *entity, guint field, gint64 id)
{
  TandemValue after = id != 0 ? tandem_value_integer (id) : (TandemValue) TANDEM_VALUE_INIT;

  return tandem_edit_set (entity, field, &after);
}

TandemEdit *
tandem_edit_set_choice (TandemEntity *entity, guint field, int choice)
{
  return tandem_edit_set_text (entity, field, tandem_kind_info (tandem_entity_get_kind (entity))->fields[field].choices[choice]);
}

/**
 * tandem_edit_remove:
 * @entity: an entity of a plan, or a plan
 *
 * Returns: (transfer full): the bare removal of this one row; tandem-edits.h has the removals that take along what belongs to it
 */
TandemEdit *
tandem_edit_remove (TandemEntity *entity)
{
  g_autoptr (TandemRow) row = tandem_entity_dup_row (entity);

  return tandem_edit_new_remove (plan_of_entity (entity), tandem_entity_get_id (entity), row);
}

/**
 * tandem_edit_with_label:
 * @self: (transfer full): an edit
 * @label: translated name in header capitals
 *
 * Returns: (transfer full): the same edit under that name
 */
TandemEdit *
tandem_edit_with_label (TandemEdit *self, const char *label)
{
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (TandemEdit) child = self;

  if (self->type == TANDEM_EDIT_GROUP)
    return tandem_edit_new_group (label, self->children);

  one = g_ptr_array_new ();
  g_ptr_array_add (one, child);
  return tandem_edit_new_group (label, one);
}

/**
 * tandem_edit_with_reason:
 * @self: (transfer full): an edit
 * @reason: (nullable): why, in the person's words; kept with the step, private
 *
 * Returns: (transfer full): the same edit for that reason
 */
TandemEdit *
tandem_edit_with_reason (TandemEdit *self, const char *reason)
{
  g_autofree char *label = tandem_edit_dup_label (self);
  TandemEdit *whole = tandem_edit_with_label (self, label);

  whole->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
  return whole;
}

/* Why it is done; NULL where nobody said. */
const char *
tandem_edit_get_reason (TandemEdit *self)
{
  return self->reason;
}

TandemEdit *
tandem_edit_ref (TandemEdit *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tandem_edit_unref (TandemEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  tandem_value_clear (&self->before);
  tandem_value_clear (&self->after);
  g_clear_pointer (&self->row, tandem_row_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->label);
  g_free (self->reason);
  g_free (self);
}

/**
 * tandem_edit_is_empty:
 * @self: an edit
 *
 * Returns: whether applying it would change nothing
 */
gboolean
tandem_edit_is_empty (TandemEdit *self)
{
  if (self->type == TANDEM_EDIT_SET)
    return tandem_value_equal (&self->before, &self->after);
  if (self->type != TANDEM_EDIT_GROUP)
    return FALSE;
  for (guint i = 0; i < self->children->len; i++)
    if (!tandem_edit_is_empty (g_ptr_array_index (self->children, i)))
      return FALSE;
  return TRUE;
}

/**
 * tandem_edit_invert:
 * @self: an edit
 *
 * Returns: (transfer full): the edit that undoes it, under the same name
 */
TandemEdit *
tandem_edit_invert (TandemEdit *self)
{
  TandemEdit *inverse = create (self->type, self->plan, self->kind, self->id);

  inverse->field = self->field;
  inverse->label = g_strdup (self->label);

  switch (self->type)
    {
    case TANDEM_EDIT_SET:
      inverse->before = tandem_value_copy (&self->after);
      inverse->after = tandem_value_copy (&self->before);
      break;
    case TANDEM_EDIT_ADD:
      inverse->type = TANDEM_EDIT_REMOVE;
      inverse->row = tandem_row_ref (self->row);
      break;
    case TANDEM_EDIT_REMOVE:
      inverse->type = TANDEM_EDIT_ADD;
      inverse->row = tandem_row_ref (self->row);
      break;
    case TANDEM_EDIT_GROUP:
      inverse->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
      for (guint i = self->children->len; i > 0; i--)
        g_ptr_array_add (inverse->children, tandem_edit_invert (g_ptr_array_index (self->children, i - 1)));
      break;
    default:
      g_assert_not_reached ();
    }
  return inverse;
}

/**
 * tandem_edit_merge:
 * @earlier: an edit
 * @later: the edit right after it
 *
 * Returns: (transfer full) (nullable): one edit that does both, where both set the same field; else %NULL
 */
TandemEdit *
tandem_edit_merge (TandemEdit *earlier, TandemEdit *later)
{
  if (earlier->type != TANDEM_EDIT_SET || later->type != TANDEM_EDIT_SET || earlier->kind != later->kind
      || earlier->id != later->id || earlier->field != later->field || !tandem_value_equal (&earlier->after, &later->before))
    return NULL;
  return tandem_edit_new_set (earlier->plan, earlier->kind, earlier->id, earlier->field, &earlier->before, &later->after);
}

static void
collect_leaves (TandemEdit *self, GArray *leaves)
{
  TandemEditLeaf leaf = {
    .type = self->type, .plan = self->plan, .kind = self->kind, .id = self->id, .field = self->field,
    .before = &self->before, .after = &self->after, .row = self->row,
  };

  if (self->type != TANDEM_EDIT_GROUP)
    {
      if (!tandem_edit_is_empty (self))
        g_array_append_val (leaves, leaf);
      return;
    }
  for (guint i = 0; i < self->children->len; i++)
    collect_leaves (g_ptr_array_index (self->children, i), leaves);
}

/**
 * tandem_edit_leaves:
 * @self: an edit
 *
 * Returns: (transfer full) (element-type TandemEditLeaf): what it does, in order, without what changes nothing;
 *   borrows from @self
 */
GArray *
tandem_edit_leaves (TandemEdit *self)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (TandemEditLeaf));

  collect_leaves (self, leaves);
  return leaves;
}

/**
 * tandem_edit_get_plan:
 * @self: an edit
 *
 * Returns: id of the plan it is about: the plan of its first part; 0 for an empty group
 */
gint64
tandem_edit_get_plan (TandemEdit *self)
{
  if (self->type != TANDEM_EDIT_GROUP)
    return self->plan;
  return self->children->len > 0 ? tandem_edit_get_plan (g_ptr_array_index (self->children, 0)) : 0;
}

/**
 * tandem_edit_changes_library:
 * @self: an edit
 *
 * Returns: whether it adds or removes a plan
 */
gboolean
tandem_edit_changes_library (TandemEdit *self)
{
  if (self->type != TANDEM_EDIT_GROUP)
    return self->type != TANDEM_EDIT_SET && self->kind == TANDEM_KIND_PLAN;
  for (guint i = 0; i < self->children->len; i++)
    if (tandem_edit_changes_library (g_ptr_array_index (self->children, i)))
      return TRUE;
  return FALSE;
}

static void
apply_leaf (const TandemEditLeaf *leaf, TandemLibrary *library)
{
  TandemPlan *plan = tandem_library_find (library, leaf->plan);
  g_autoptr (TandemEntity) added = NULL;

  switch (leaf->type)
    {
    case TANDEM_EDIT_SET:
      tandem_plan_write (plan, tandem_plan_find (plan, leaf->kind, leaf->id), leaf->field, leaf->after);
      break;
    case TANDEM_EDIT_ADD:
      added = tandem_entity_new (leaf->kind, leaf->id, (TandemRow *) leaf->row);
      if (leaf->kind == TANDEM_KIND_PLAN)
        tandem_library_insert (library, TANDEM_PLAN (added));
      else
        tandem_plan_insert (plan, added);
      break;
    case TANDEM_EDIT_REMOVE:
      if (leaf->kind == TANDEM_KIND_PLAN)
        tandem_library_remove (library, plan);
      else
        tandem_plan_remove (plan, tandem_plan_find (plan, leaf->kind, leaf->id));
      break;
    case TANDEM_EDIT_GROUP:
    default:
      g_assert_not_reached ();
    }
}

/**
 * tandem_edit_apply:
 * @self: an edit that tandem_edit_check() has passed
 * @library: the model
 *
 * Changes the model, then emits TandemPlan::changed once for each plan touched that is still there.
 */
void
tandem_edit_apply (TandemEdit *self, TandemLibrary *library)
{
  g_autoptr (GArray) leaves = tandem_edit_leaves (self);
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < leaves->len; i++)
    apply_leaf (&g_array_index (leaves, TandemEditLeaf, i), library);

  for (guint i = 0; i < leaves->len; i++)
    {
      TandemPlan *plan = tandem_library_find (library, g_array_index (leaves, TandemEditLeaf, i).plan);

      if (plan != NULL && !g_ptr_array_find (touched, plan, NULL))
        g_ptr_array_add (touched, g_object_ref (plan));
    }
  for (guint i = 0; i < touched->len; i++)
    tandem_plan_emit_changed (g_ptr_array_index (touched, i));
}

/* For tandem-edit-label.c: its own name, or NULL. */
const char *
tandem_edit_peek_own_label (TandemEdit *self)
{
  if (self->label != NULL || self->type != TANDEM_EDIT_GROUP || self->children->len == 0)
    return self->label;
  return tandem_edit_peek_own_label (g_ptr_array_index (self->children, 0));
}
