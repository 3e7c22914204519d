/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an edit fits the model as it is: played on copies of the rows it touches, before anything is written. */
#include "tandem-edit.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

/* A row as it would be after the leaves played so far. */
typedef struct
{
  TandemKind kind;
  gint64     plan;
  TandemRow *row;  /* NULL: removed */
  gboolean   was_there;
} Played;

typedef struct
{
  TandemLibrary *library;
  GHashTable    *rows;  /* gint64* → Played* */
} Play;

static void
played_free (Played *played)
{
  g_clear_pointer (&played->row, tandem_row_unref);
  g_free (played);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static TandemEntity *
find_entity (TandemLibrary *library, gint64 plan_id, TandemKind kind, gint64 id)
{
  TandemPlan *plan = tandem_library_find (library, plan_id);

  return plan != NULL ? tandem_plan_find (plan, kind, id) : NULL;
}

/* The row under `id` as played so far; taken from the model at first touch. */
static Played *
touch (Play *play, gint64 plan, TandemKind kind, gint64 id)
{
  Played *played = g_hash_table_lookup (play->rows, &id);
  TandemEntity *entity;

  if (played != NULL)
    return played;

  entity = find_entity (play->library, plan, kind, id);
  played = g_new0 (Played, 1);
  played->kind = kind;
  played->plan = plan;
  played->was_there = entity != NULL;
  played->row = entity != NULL ? tandem_entity_dup_row (entity) : NULL;
  g_hash_table_insert (play->rows, copy_id (id), played);
  return played;
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED,
                       _("This was changed elsewhere in the meantime. Nothing was overwritten; look at the current state and try again."));
  return FALSE;
}

static gboolean
fail_value (TandemKind kind, const TandemField *field, GError **error)
{
  /* Translators: first a field ("due date"), then what it belongs to ("milestone") */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The %s of a %s can’t hold this value. It was left as it was."),
               _(field->label), _(tandem_kind_info (kind)->noun));
  return FALSE;
}

static gboolean
play_set (Play *play, const TandemEditLeaf *leaf, GError **error)
{
  Played *played = touch (play, leaf->plan, leaf->kind, leaf->id);
  const TandemField *field = &tandem_kind_info (leaf->kind)->fields[leaf->field];

  if (played->row == NULL || played->kind != leaf->kind || !tandem_value_equal (tandem_row_get (played->row, leaf->field), leaf->before))
    return fail_changed (error);
  if (!tandem_field_allows (field, leaf->after) || (int) leaf->field == tandem_kind_info (leaf->kind)->plan_field)
    return fail_value (leaf->kind, field, error);
  tandem_row_set (played->row, leaf->field, leaf->after);
  return TRUE;
}

static gboolean
play_add (Play *play, const TandemEditLeaf *leaf, GError **error)
{
  const TandemKindInfo *info = tandem_kind_info (leaf->kind);
  Played *played = touch (play, leaf->plan, leaf->kind, leaf->id);

  if (played->row != NULL || leaf->id <= 0)
    return fail_changed (error);
  for (guint i = 0; i < info->n_fields; i++)
    if (!tandem_field_allows (&info->fields[i], tandem_row_get (leaf->row, i)))
      return fail_value (leaf->kind, &info->fields[i], error);
  if (leaf->kind == TANDEM_KIND_PLAN ? leaf->plan != leaf->id : tandem_row_get (leaf->row, (guint) info->plan_field)->integer != leaf->plan)
    return fail_changed (error);

  played->kind = leaf->kind;
  played->row = tandem_row_copy (leaf->row);
  return TRUE;
}

static gboolean
play_remove (Play *play, const TandemEditLeaf *leaf, GError **error)
{
  Played *played = touch (play, leaf->plan, leaf->kind, leaf->id);

  if (played->row == NULL || played->kind != leaf->kind || !tandem_row_equal (played->row, leaf->row))
    return fail_changed (error);
  g_clear_pointer (&played->row, tandem_row_unref);
  return TRUE;
}

/* Whether `id` is an entity of `kind` in `plan` once everything is played. */
static gboolean
exists_after (Play *play, gint64 plan, TandemKind kind, gint64 id)
{
  Played *played = g_hash_table_lookup (play->rows, &id);

  if (played != NULL)
    return played->row != NULL && played->kind == kind && played->plan == plan;
  return find_entity (play->library, plan, kind, id) != NULL;
}

static gboolean
check_references (Play *play, gint64 plan, TandemKind kind, const TandemValue *(*get) (gpointer row, guint field), gpointer row, GError **error)
{
  const TandemKindInfo *info = tandem_kind_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TandemValue *value;

      if (info->fields[i].type != TANDEM_FIELD_REF)
        continue;
      value = get (row, i);
      if (value->type == TANDEM_VALUE_INTEGER && !exists_after (play, plan, info->fields[i].ref, value->integer))
        return fail_value (kind, &info->fields[i], error);
    }
  return TRUE;
}

static const TandemValue *
get_from_row (gpointer row, guint field)
{
  return tandem_row_get (row, field);
}

static const TandemValue *
get_from_entity (gpointer entity, guint field)
{
  return tandem_entity_get_value (entity, field);
}

/* Where something was removed, no untouched row of the plan may point to it. */
static gboolean
check_untouched (Play *play, gint64 plan_id, GError **error)
{
  TandemPlan *plan = tandem_library_find (play->library, plan_id);

  for (int kind = TANDEM_KIND_PLAN + 1; plan != NULL && kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
      {
        TandemEntity *entity = tandem_plan_peek (plan, kind, i);
        gint64 id = tandem_entity_get_id (entity);

        if (!g_hash_table_contains (play->rows, &id) && !check_references (play, plan_id, kind, get_from_entity, entity, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
check_result (Play *play, GError **error)
{
  g_autoptr (GHashTable) lost = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, play->rows);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Played *played = value;

      if (played->row == NULL && played->was_there)
        g_hash_table_add (lost, &played->plan);
      if (played->row != NULL && !check_references (play, played->plan, played->kind, get_from_row, played->row, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, lost);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!check_untouched (play, *(gint64 *) key, error))
      return FALSE;
  return TRUE;
}

/**
 * tandem_edit_check:
 * @self: an edit
 * @library: the model as it is
 * @error: %TANDEM_ERROR_CHANGED where the model is not what the edit expects before,
 *   %TANDEM_ERROR_INVALID where a value or a reference is not allowed
 *
 * Returns: whether tandem_edit_apply() can follow. Changes nothing.
 */
gboolean
tandem_edit_check (TandemEdit *self, TandemLibrary *library, GError **error)
{
  g_autoptr (GArray) leaves = tandem_edit_leaves (self);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) played_free);
  Play play = { .library = library, .rows = rows };

  for (guint i = 0; i < leaves->len; i++)
    {
      const TandemEditLeaf *leaf = &g_array_index (leaves, TandemEditLeaf, i);
      gboolean fits = FALSE;

      switch (leaf->type)
        {
        case TANDEM_EDIT_SET:
          fits = play_set (&play, leaf, error);
          break;
        case TANDEM_EDIT_ADD:
          fits = play_add (&play, leaf, error);
          break;
        case TANDEM_EDIT_REMOVE:
          fits = play_remove (&play, leaf, error);
          break;
        case TANDEM_EDIT_GROUP:
        default:
          g_assert_not_reached ();
        }
      if (!fits)
        return FALSE;
    }
  return check_result (&play, error);
}
