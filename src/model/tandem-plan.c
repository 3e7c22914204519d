/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan.h"

#include "tandem-model-writer.h"

struct _TandemPlan
{
  TandemEntity parent_instance;
  GListStore  *lists[TANDEM_N_KINDS];
  GHashTable  *by_id; /* gint64* → TandemEntity (owned by its list) */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPlan, tandem_plan, TANDEM_TYPE_ENTITY)

static int
compare_entities (gconstpointer a, gconstpointer b, gpointer data)
{
  TandemEntity *one = (TandemEntity *) a, *other = (TandemEntity *) b;
  gint64 p = tandem_entity_get_position (one), q = tandem_entity_get_position (other);

  if (p == q)
    {
      p = tandem_entity_get_id (one);
      q = tandem_entity_get_id (other);
    }
  return (p > q) - (p < q);
}

static void
tandem_plan_finalize (GObject *object)
{
  TandemPlan *self = TANDEM_PLAN (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    g_clear_object (&self->lists[kind]);
  G_OBJECT_CLASS (tandem_plan_parent_class)->finalize (object);
}

static void
tandem_plan_class_init (TandemPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_plan_finalize;
  tandem_entity_class_install_fields (TANDEM_ENTITY_CLASS (klass), TANDEM_KIND_PLAN);

  /**
   * TandemPlan::changed:
   *
   * Emitted once after each edit that touched the plan or anything in it, when the model is whole again.
   */
  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_plan_init (TandemPlan *self)
{
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    self->lists[kind] = g_list_store_new (tandem_entity_type_for_kind (kind));
}

/**
 * tandem_plan_get_list:
 * @self: a plan
 * @kind: any kind but %TANDEM_KIND_PLAN
 *
 * Returns: (transfer none): live list of #TandemEntity by position
 */
GListModel *
tandem_plan_get_list (TandemPlan *self, TandemKind kind)
{
  g_return_val_if_fail (kind > TANDEM_KIND_PLAN && kind < TANDEM_N_KINDS, NULL);
  return G_LIST_MODEL (self->lists[kind]);
}

guint
tandem_plan_get_n (TandemPlan *self, TandemKind kind)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lists[kind]));
}

/**
 * tandem_plan_peek:
 * @self: a plan
 * @kind: any kind but %TANDEM_KIND_PLAN
 * @index: place in its list
 *
 * Returns: (transfer none) (nullable): the entity there
 */
TandemEntity *
tandem_plan_peek (TandemPlan *self, TandemKind kind, guint index)
{
  TandemEntity *entity = g_list_model_get_item (G_LIST_MODEL (self->lists[kind]), index);

  if (entity != NULL)
    g_object_unref (entity); /* the list holds it */
  return entity;
}

/**
 * tandem_plan_find:
 * @self: a plan
 * @kind: the kind it must be; %TANDEM_KIND_PLAN gives @self for its own id
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the entity
 */
TandemEntity *
tandem_plan_find (TandemPlan *self, TandemKind kind, gint64 id)
{
  TandemEntity *entity;

  if (kind == TANDEM_KIND_PLAN)
    return tandem_entity_get_id (TANDEM_ENTITY (self)) == id ? TANDEM_ENTITY (self) : NULL;

  entity = g_hash_table_lookup (self->by_id, &id);
  return entity != NULL && tandem_entity_get_kind (entity) == kind ? entity : NULL;
}

/**
 * tandem_plan_follow:
 * @self: a plan
 * @entity: an entity of it
 * @field: a REF field of @entity
 *
 * Returns: (transfer none) (nullable): the entity it points to
 */
TandemEntity *
tandem_plan_follow (TandemPlan *self, TandemEntity *entity, guint field)
{
  gint64 id = tandem_entity_get_ref (entity, field);
  TandemKind kind = tandem_kind_info (tandem_entity_get_kind (entity))->fields[field].ref;

  return id != 0 ? tandem_plan_find (self, kind, id) : NULL;
}

/**
 * tandem_plan_list_where:
 * @self: a plan
 * @kind: any kind but %TANDEM_KIND_PLAN
 * @ref_field: a REF field of @kind
 * @id: the id it must point to, 0 for none
 *
 * Returns: (transfer container) (element-type TandemEntity): those entities by position
 */
GPtrArray *
tandem_plan_list_where (TandemPlan *self, TandemKind kind, guint ref_field, gint64 id)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n = tandem_plan_get_n (self, kind);

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *entity = tandem_plan_peek (self, kind, i);

      if (tandem_entity_get_ref (entity, ref_field) == id)
        g_ptr_array_add (found, entity);
    }
  return found;
}

static guint
find_place (GListStore *list, TandemEntity *entity)
{
  guint lo = 0, hi = g_list_model_get_n_items (G_LIST_MODEL (list));

  while (lo < hi)
    {
      guint mid = (lo + hi) / 2;
      g_autoptr (TandemEntity) other = g_list_model_get_item (G_LIST_MODEL (list), mid);

      if (compare_entities (other, entity, NULL) < 0)
        lo = mid + 1;
      else
        hi = mid;
    }
  return lo;
}

/**
 * tandem_plan_insert:
 * @self: a plan
 * @entity: (transfer none): a new entity of any kind but %TANDEM_KIND_PLAN
 *
 * Only an edit or loading calls this. The entity takes its place by position.
 */
void
tandem_plan_insert (TandemPlan *self, TandemEntity *entity)
{
  GListStore *list = self->lists[tandem_entity_get_kind (entity)];
  gint64 *key = g_new (gint64, 1);

  *key = tandem_entity_get_id (entity);
  g_hash_table_insert (self->by_id, key, entity);
  g_list_store_insert (list, find_place (list, entity), entity);
}

/**
 * tandem_plan_remove:
 * @self: a plan
 * @entity: an entity of it
 *
 * Only an edit calls this.
 */
void
tandem_plan_remove (TandemPlan *self, TandemEntity *entity)
{
  GListStore *list = self->lists[tandem_entity_get_kind (entity)];
  gint64 id = tandem_entity_get_id (entity);
  guint place = find_place (list, entity);
  g_autoptr (TandemEntity) there = g_list_model_get_item (G_LIST_MODEL (list), place);

  g_assert (there == entity);
  g_hash_table_remove (self->by_id, &id);
  g_list_store_remove (list, place);
}

/**
 * tandem_plan_write:
 * @self: a plan
 * @entity: the plan itself or an entity of it
 * @field: field number
 * @value: (transfer none): an allowed value
 *
 * Only an edit calls this. A new position moves the entity within its list.
 */
void
tandem_plan_write (TandemPlan *self, TandemEntity *entity, guint field, const TandemValue *value)
{
  TandemKind kind = tandem_entity_get_kind (entity);

  if (kind != TANDEM_KIND_PLAN && (int) field == tandem_kind_info (kind)->position_field
      && !tandem_value_equal (tandem_entity_get_value (entity, field), value))
    {
      g_autoptr (TandemEntity) held = g_object_ref (entity);
      GListStore *list = self->lists[kind];

      g_list_store_remove (list, find_place (list, entity));
      tandem_entity_write (entity, field, value);
      g_list_store_insert (list, find_place (list, entity), entity);
      return;
    }
  tandem_entity_write (entity, field, value);
}

void
tandem_plan_emit_changed (TandemPlan *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
