/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file's rows become the model: into an empty one, or into one that people look at, where only what differs changes. */
#include "tandem-config.h"
#include "tandem-store.h"

#include "tandem-model-writer.h"
#include "tandem-row-json.h"
#include "tandem-store-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TandemKind kind;
  gint64     id;
  gint64     plan;
  TandemRow *row;
} Found;

typedef struct
{
  GHashTable *by_id;    /* gint64* in Found → Found */
  GPtrArray  *in_order; /* Found, owned: plans first, then each kind after those it points to */
  GPtrArray  *problems; /* (nullable): TandemProblem */
} Reading;

static void
found_free (Found *found)
{
  tandem_row_unref (found->row);
  g_free (found);
}

static void
report (Reading *reading, const Found *found, const TandemField *field, const char *what)
{
  const TandemKindInfo *info = tandem_kind_info (found->kind);
  g_autofree char *number = NULL;
  TandemProblem *problem;

  if (reading->problems == NULL)
    return;
  problem = g_new0 (TandemProblem, 1);
  problem->plan = found->plan;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, found->id);
  if (field != NULL)
    /* Translators: "milestone 7: due date: it can't be read" */
    problem->message = g_strdup_printf (_("%s %s: %s: %s"), _(info->noun), number, _(field->label), what);
  else
    /* Translators: "milestone 7: its plan is missing" */
    problem->message = g_strdup_printf (_("%s %s: %s"), _(info->noun), number, what);
  g_ptr_array_add (reading->problems, problem);
}

static gboolean
points_well (Reading *reading, const Found *found, const TandemField *field, gint64 id)
{
  const Found *target = g_hash_table_lookup (reading->by_id, &id);

  return target != NULL && target->kind == field->ref && target->plan == found->plan;
}

/* FALSE where the row can't be shown: what it belongs to is missing. A damaged field is shown unset; the file keeps it,
   since an edit expects what is shown. */
static gboolean
read_field (Reading *reading, Found *found, guint i, const TandemValue *cell)
{
  const TandemField *field = &tandem_kind_info (found->kind)->fields[i];
  g_auto (TandemValue) value = tandem_field_decode (field, cell);

  if (!tandem_field_allows (field, &value))
    {
      report (reading, found, field, _("it can’t be read; it is shown as empty and kept in the file"));
      return field->type != TANDEM_FIELD_REF || !field->required;
    }
  if (field->type == TANDEM_FIELD_REF && value.type == TANDEM_VALUE_INTEGER)
    {
      if ((int) i == tandem_kind_info (found->kind)->plan_field)
        found->plan = value.integer;
      if (!points_well (reading, found, field, value.integer))
        {
          report (reading, found, field, _("what it points to is missing; this was left out and kept in the file"));
          return !field->required;
        }
    }
  tandem_row_set (found->row, i, &value);
  return TRUE;
}

static void
read_row (Reading *reading, TandemKind kind, TandemStatement *statement)
{
  Found *found = g_new0 (Found, 1);
  gboolean whole = TRUE;

  found->kind = kind;
  found->id = tandem_statement_get_int (statement, 0);
  found->plan = kind == TANDEM_KIND_PLAN ? found->id : 0;
  found->row = tandem_row_new (kind);
  for (guint i = 0; whole && i < tandem_kind_info (kind)->n_fields; i++)
    {
      g_auto (TandemValue) cell = tandem_statement_get_value (statement, (int) i + 1);

      whole = read_field (reading, found, i, &cell);
    }
  if (whole && (found->id <= 0 || g_hash_table_contains (reading->by_id, &found->id)))
    {
      report (reading, found, NULL, _("its number is used twice; it was left out and kept in the file"));
      whole = FALSE;
    }
  if (!whole)
    {
      found_free (found);
      return;
    }
  g_ptr_array_add (reading->in_order, found);
  g_hash_table_insert (reading->by_id, &found->id, found);
}

static gboolean
read_kind (TandemStore *self, Reading *reading, TandemKind kind, GError **error)
{
  const TandemKindInfo *info = tandem_kind_info (kind);
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (TandemStatement) statement = NULL;
  gboolean row;

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", info->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", info->name);

  statement = tandem_sql_prepare (self->sql, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!tandem_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      read_row (reading, kind, statement);
    }
}

static gboolean
read_all (TandemStore *self, Reading *reading, gint64 *version, GError **error)
{
  if (!tandem_sql_begin (self->sql, FALSE, error))
    return FALSE;
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    if (!read_kind (self, reading, (TandemKind) kind, error))
      goto failed;
  if (!tandem_sql_get_integer (self->sql, "PRAGMA data_version", version, error))
    goto failed;
  return tandem_sql_commit (self->sql, error);

failed:
  tandem_sql_rollback (self->sql);
  return FALSE;
}

static void
note_touched (GPtrArray *touched, TandemPlan *plan)
{
  if (!g_ptr_array_find (touched, plan, NULL))
    g_ptr_array_add (touched, g_object_ref (plan));
}

static Found *
find_same (Reading *reading, TandemKind kind, gint64 plan, gint64 id)
{
  Found *found = g_hash_table_lookup (reading->by_id, &id);

  return found != NULL && found->kind == kind && found->plan == plan ? found : NULL;
}

static void
remove_missing (TandemLibrary *library, Reading *reading, GPtrArray *touched)
{
  GListModel *plans = tandem_library_get_plans (library);

  for (guint i = g_list_model_get_n_items (plans); i > 0; i--)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, i - 1);
      gint64 id = tandem_entity_get_id (TANDEM_ENTITY (plan));

      if (find_same (reading, TANDEM_KIND_PLAN, id, id) == NULL)
        {
          tandem_library_remove (library, plan);
          continue;
        }
      /* What points comes after what it points to, so it goes first. */
      for (int kind = TANDEM_N_KINDS - 1; kind > TANDEM_KIND_PLAN; kind--)
        for (guint k = tandem_plan_get_n (plan, (TandemKind) kind); k > 0; k--)
          {
            TandemEntity *entity = tandem_plan_peek (plan, (TandemKind) kind, k - 1);

            if (find_same (reading, (TandemKind) kind, id, tandem_entity_get_id (entity)) == NULL)
              {
                tandem_plan_remove (plan, entity);
                note_touched (touched, plan);
              }
          }
    }
}

static void
update (TandemPlan *plan, TandemEntity *entity, const TandemRow *row, GPtrArray *touched)
{
  for (guint i = 0; i < tandem_kind_info (tandem_row_get_kind (row))->n_fields; i++)
    if (!tandem_value_equal (tandem_entity_get_value (entity, i), tandem_row_get (row, i)))
      {
        tandem_plan_write (plan, entity, i, tandem_row_get (row, i));
        note_touched (touched, plan);
      }
}

/* A new plan comes into the library's list when it is whole. */
static void
take_over (TandemLibrary *library, Reading *reading, GPtrArray *touched)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  GHashTableIter iter;
  gpointer plan_object;

  for (guint i = 0; i < reading->in_order->len; i++)
    {
      Found *found = g_ptr_array_index (reading->in_order, i);
      TandemPlan *plan = g_hash_table_lookup (fresh, &found->plan);
      TandemEntity *entity;
      g_autoptr (TandemEntity) added = NULL;

      if (plan == NULL)
        plan = tandem_library_find (library, found->plan);
      entity = plan != NULL ? tandem_plan_find (plan, found->kind, found->id) : NULL;
      if (entity != NULL)
        {
          update (plan, entity, found->row, touched);
          continue;
        }
      added = tandem_entity_new (found->kind, found->id, found->row);
      if (found->kind == TANDEM_KIND_PLAN)
        {
          g_hash_table_insert (fresh, &found->id, g_steal_pointer (&added));
          continue;
        }
      tandem_plan_insert (plan, added);
      if (!g_hash_table_contains (fresh, &found->plan))
        note_touched (touched, plan);
    }

  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, NULL, &plan_object))
    tandem_library_insert (library, plan_object);
}

/**
 * tandem_store_load:
 * @self: a store
 * @library: (nullable): the model; %NULL only looks for problems
 * @problems: (nullable) (element-type TandemProblem): takes what can't be shown as it stands in the file
 * @error: a #TandemError
 *
 * Makes the model equal to the file. Objects stay by id; what differs is notified, and TandemPlan::changed comes once
 * for each plan touched. Damaged rows and fields don't stop it and nothing is written back.
 */
gboolean
tandem_store_load (TandemStore *self, TandemLibrary *library, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) in_order = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_object_unref);
  Reading reading = { .by_id = by_id, .in_order = in_order, .problems = problems };
  gint64 version;

  if (!read_all (self, &reading, &version, error))
    {
      g_prefix_error (error, "%s ", _("The library can’t be read; nothing in it was changed."));
      return FALSE;
    }
  if (library == NULL)
    return TRUE;

  self->data_version = version;
  self->stale = FALSE;
  remove_missing (library, &reading, touched);
  take_over (library, &reading, touched);
  for (guint i = 0; i < touched->len; i++)
    tandem_plan_emit_changed (g_ptr_array_index (touched, i));
  return TRUE;
}
