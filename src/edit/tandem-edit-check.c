/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an edit fits the model as it is: played on copies of the rows it touches, before anything is written. */
#include "tandem-edit.h"

#include "tandem-error.h"
#include "tandem-ring.h"

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

/* What the library wrote since then is no reason not to take a row away. */
static gboolean
is_as_expected (const TandemRow *row, const TandemRow *expected)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_row_get_kind (row));

  for (guint i = 0; i < info->n_fields; i++)
    if (!info->fields[i].is_fact && !tandem_value_equal (tandem_row_get (row, i), tandem_row_get (expected, i)))
      return FALSE;
  return TRUE;
}

static gboolean
play_remove (Play *play, const TandemEditLeaf *leaf, GError **error)
{
  Played *played = touch (play, leaf->plan, leaf->kind, leaf->id);

  if (played->row == NULL || played->kind != leaf->kind || !is_as_expected (played->row, leaf->row))
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

/* Title of a milestone as it would be after the edit. */
static const char *
title_after (Play *play, gint64 plan, gint64 id)
{
  Played *played = g_hash_table_lookup (play->rows, &id);
  TandemEntity *entity;

  if (played != NULL)
    return tandem_row_get (played->row, TANDEM_MILESTONE_TITLE)->text;
  entity = find_entity (play->library, plan, TANDEM_KIND_MILESTONE, id);
  return entity != NULL ? tandem_entity_get_title (entity) : "";
}

static gboolean
fail_ring (Play *play, gint64 plan, GArray *ring, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i <= ring->len; i++)
    {
      if (i > 0)
        g_string_append (names, " → ");
      g_string_append_printf (names, "“%s”", title_after (play, plan, g_array_index (ring, gint64, i % ring->len)));
    }
  /* Translators: names of milestones with arrows between them */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("These milestones would wait for each other in a ring: %s. Nothing was changed."), names->str);
  return FALSE;
}

static void
append_link (GArray *links, gint64 milestone, gint64 predecessor)
{
  TandemLink link = { milestone, predecessor };

  g_array_append_val (links, link);
}

/* A new or changed dependency must not close a ring. */
static gboolean
check_rings (Play *play, gint64 plan_id, GError **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (TandemLink));
  g_autoptr (GArray) ring = NULL;
  TandemPlan *plan = tandem_library_find (play->library, plan_id);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; plan != NULL && i < tandem_plan_get_n (plan, TANDEM_KIND_DEPENDENCY); i++)
    {
      TandemEntity *entity = tandem_plan_peek (plan, TANDEM_KIND_DEPENDENCY, i);
      gint64 id = tandem_entity_get_id (entity);

      if (!g_hash_table_contains (play->rows, &id))
        append_link (links, tandem_entity_get_ref (entity, TANDEM_DEPENDENCY_MILESTONE), tandem_entity_get_ref (entity, TANDEM_DEPENDENCY_PREDECESSOR));
    }

  g_hash_table_iter_init (&iter, play->rows);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Played *played = value;

      if (played->kind == TANDEM_KIND_DEPENDENCY && played->plan == plan_id && played->row != NULL)
        append_link (links, tandem_row_get (played->row, TANDEM_DEPENDENCY_MILESTONE)->integer,
                     tandem_row_get (played->row, TANDEM_DEPENDENCY_PREDECESSOR)->integer);
    }

  ring = tandem_ring_find ((const TandemLink *) links->data, links->len);
  return ring == NULL || fail_ring (play, plan_id, ring, error);
}

static gboolean
check_result (Play *play, GError **error)
{
  g_autoptr (GHashTable) lost = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) linked = g_hash_table_new (g_int64_hash, g_int64_equal);
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
      if (played->row != NULL && played->kind == TANDEM_KIND_DEPENDENCY)
        g_hash_table_add (linked, &played->plan);
    }

  g_hash_table_iter_init (&iter, linked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!check_rings (play, *(gint64 *) key, error))
      return FALSE;

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
