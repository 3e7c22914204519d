/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-json.h"
#include "tandem-plan-file-keys.h"
#include "tandem-plan-file.h"

typedef struct
{
  TandemPlan  *plan;
  JsonBuilder *json;
  GHashTable  *places;                  /* gint64 id → place + 1 in its list */
  GHashTable  *owned[TANDEM_N_KINDS];   /* gint64 id of a milestone → GPtrArray of what is listed in it, by position */
} Writer;

static void write_keys (Writer *self, const TandemFileShape *shape, TandemEntity *entity);

static void
note_places (Writer *self)
{
  for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < tandem_plan_get_n (self->plan, kind); i++)
      {
        gint64 *key = g_new (gint64, 1);

        *key = tandem_entity_get_id (tandem_plan_peek (self->plan, kind, i));
        g_hash_table_insert (self->places, key, GUINT_TO_POINTER (i + 1));
      }
}

/* Sorts a kind by the milestone that `field` points to: asking the plan for each milestone would take quadratic time. */
static void
note_owned (Writer *self, TandemKind kind, guint field)
{
  self->owned[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < tandem_plan_get_n (self->plan, kind); i++)
    {
      TandemEntity *entity = tandem_plan_peek (self->plan, kind, i);
      gint64 owner = tandem_entity_get_ref (entity, field);
      GPtrArray *items = g_hash_table_lookup (self->owned[kind], &owner);

      if (items == NULL)
        {
          items = g_ptr_array_new ();
          g_hash_table_insert (self->owned[kind], g_memdup2 (&owner, sizeof owner), items);
        }
      g_ptr_array_add (items, entity);
    }
}

static GPtrArray *
list_owned (Writer *self, TandemKind kind, TandemEntity *owner)
{
  gint64 id = tandem_entity_get_id (owner);
  GPtrArray *items = g_hash_table_lookup (self->owned[kind], &id);

  return items != NULL ? g_ptr_array_ref (items) : g_ptr_array_new ();
}

static char *
make_id (Writer *self, TandemKind kind, gint64 id)
{
  return tandem_plan_file_dup_id (kind, GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id)) - 1);
}

static void
add_bytes (JsonBuilder *json, GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);

  json_builder_add_string_value (json, text);
}

static void
write_field (Writer *self, const TandemFileKey *key, TandemEntity *entity)
{
  guint number = (guint) key->field;
  const TandemField *field = &tandem_kind_info (tandem_entity_get_kind (entity))->fields[number];
  const TandemValue *value = tandem_entity_get_value (entity, number);
  char iso[TANDEM_DAY_ISO_SIZE];
  g_autofree char *id = NULL;

  if (value->type == TANDEM_VALUE_NULL)
    {
      json_builder_add_null_value (self->json);
      return;
    }
  switch (field->type)
    {
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_CHOICE:
      json_builder_add_string_value (self->json, value->text);
      break;
    case TANDEM_FIELD_INTEGER:
      json_builder_add_int_value (self->json, value->integer);
      break;
    case TANDEM_FIELD_BOOLEAN:
      json_builder_add_boolean_value (self->json, value->integer != 0);
      break;
    case TANDEM_FIELD_DAY:
      json_builder_add_string_value (self->json, tandem_day_to_iso (value->day, iso));
      break;
    case TANDEM_FIELD_REF:
      id = make_id (self, field->ref, value->integer);
      json_builder_add_string_value (self->json, id);
      break;
    case TANDEM_FIELD_BYTES:
      add_bytes (self->json, value->bytes);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
write_week (Writer *self, const TandemFileKey *key, TandemEntity *entity)
{
  gint64 bits = tandem_entity_get_integer (entity, (guint) key->field);

  json_builder_begin_array (self->json);
  for (int day = 0; tandem_weekday_choices[day] != NULL; day++)
    if (bits & 1 << day)
      json_builder_add_string_value (self->json, tandem_weekday_choices[day]);
  json_builder_end_array (self->json);
}

static void
write_list (Writer *self, const TandemFileShape *shape, TandemEntity *owner)
{
  g_autoptr (GPtrArray) items = NULL;

  if (shape->owner_field >= 0)
    items = list_owned (self, shape->kind, owner);
  else
    {
      items = g_ptr_array_new ();
      for (guint i = 0; i < tandem_plan_get_n (self->plan, shape->kind); i++)
        g_ptr_array_add (items, tandem_plan_peek (self->plan, shape->kind, i));
    }

  json_builder_begin_array (self->json);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (self->json);
      write_keys (self, shape, g_ptr_array_index (items, i));
      json_builder_end_object (self->json);
    }
  json_builder_end_array (self->json);
}

static void
write_after (Writer *self, TandemEntity *milestone)
{
  g_autoptr (GPtrArray) dependencies = list_owned (self, TANDEM_KIND_DEPENDENCY, milestone);

  json_builder_begin_array (self->json);
  for (guint i = 0; i < dependencies->len; i++)
    {
      gint64 predecessor = tandem_entity_get_ref (g_ptr_array_index (dependencies, i), TANDEM_DEPENDENCY_PREDECESSOR);
      g_autofree char *id = make_id (self, TANDEM_KIND_MILESTONE, predecessor);

      json_builder_add_string_value (self->json, id);
    }
  json_builder_end_array (self->json);
}

static void
write_lags (Writer *self, TandemEntity *milestone)
{
  g_autoptr (GPtrArray) dependencies = list_owned (self, TANDEM_KIND_DEPENDENCY, milestone);

  json_builder_begin_object (self->json);
  for (guint i = 0; i < dependencies->len; i++)
    {
      TandemEntity *dependency = g_ptr_array_index (dependencies, i);
      g_autofree char *id = make_id (self, TANDEM_KIND_MILESTONE, tandem_entity_get_ref (dependency, TANDEM_DEPENDENCY_PREDECESSOR));

      if (tandem_entity_get_integer (dependency, TANDEM_DEPENDENCY_LAG_DAYS) != 0)
        {
          json_builder_set_member_name (self->json, id);
          json_builder_add_int_value (self->json, tandem_entity_get_integer (dependency, TANDEM_DEPENDENCY_LAG_DAYS));
        }
    }
  json_builder_end_object (self->json);
}

/* Whether a key beyond the contract's page has something to say. */
static gboolean
says_something (Writer *self, const TandemFileKey *key, TandemEntity *entity)
{
  g_autoptr (TandemRow) unset = NULL;

  if (key->type == TANDEM_FILE_LIST)
    return tandem_plan_get_n (self->plan, key->shape->kind) > 0;
  if (key->type == TANDEM_FILE_LAGS)
    {
      g_autoptr (GPtrArray) dependencies = list_owned (self, TANDEM_KIND_DEPENDENCY, entity);

      for (guint i = 0; i < dependencies->len; i++)
        if (tandem_entity_get_integer (g_ptr_array_index (dependencies, i), TANDEM_DEPENDENCY_LAG_DAYS) != 0)
          return TRUE;
      return FALSE;
    }
  unset = tandem_row_new (tandem_entity_get_kind (entity));
  return !tandem_value_equal (tandem_entity_get_value (entity, (guint) key->field), tandem_row_get (unset, (guint) key->field));
}

static void
write_keys (Writer *self, const TandemFileShape *shape, TandemEntity *entity)
{
  g_autofree char *id = NULL;

  for (guint i = 0; i < shape->n_keys; i++)
    {
      const TandemFileKey *key = &shape->keys[i];

      if (key->is_ours && !says_something (self, key, entity))
        continue;
      json_builder_set_member_name (self->json, key->name);
      switch (key->type)
        {
        case TANDEM_FILE_ID:
          id = make_id (self, shape->kind, tandem_entity_get_id (entity));
          json_builder_add_string_value (self->json, id);
          break;
        case TANDEM_FILE_FIELD:
          write_field (self, key, entity);
          break;
        case TANDEM_FILE_OBJECT:
          json_builder_begin_object (self->json);
          write_keys (self, key->shape, entity);
          json_builder_end_object (self->json);
          break;
        case TANDEM_FILE_LIST:
          write_list (self, key->shape, entity);
          break;
        case TANDEM_FILE_AFTER:
          write_after (self, entity);
          break;
        case TANDEM_FILE_LAGS:
          write_lags (self, entity);
          break;
        case TANDEM_FILE_WEEK:
          write_week (self, key, entity);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * tandem_plan_file_dup_id:
 * @kind: criterion, stakeholder, phase or milestone
 * @place: in the plan's list of that kind, from 0
 *
 * Returns: (transfer full): the id that tandem_plan_file_write() gives it, "m4"; it stays while the order does
 */
char *
tandem_plan_file_dup_id (TandemKind kind, guint place)
{
  return g_strdup_printf ("%s%u", tandem_file_shape_for_kind (kind)->id_prefix, place + 1);
}

/**
 * tandem_plan_file_write:
 * @plan: a plan
 *
 * Returns: (transfer full): all of it, private and internal too, as a plan file with a line break at the end. Reading it
 *   gives an equal plan.
 */
char *
tandem_plan_file_write (TandemPlan *plan)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Writer writer = { .plan = plan, .json = json, .places = places };

  note_places (&writer);
  note_owned (&writer, TANDEM_KIND_DEPENDENCY, TANDEM_DEPENDENCY_MILESTONE);
  note_owned (&writer, TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_MILESTONE);
  note_owned (&writer, TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_MILESTONE);
  tandem_plan_file_begin (json);
  write_keys (&writer, &tandem_file_plan_shape, TANDEM_ENTITY (plan));
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    g_clear_pointer (&writer.owned[kind], g_hash_table_unref);
  return tandem_plan_file_end (json);
}
