/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-net-changes.h"

#include "tandem-words.h"

static void
free_net_change (gpointer data)
{
  TandemNetChange *change = data;

  g_free (change->title);
  g_free (change);
}

static void
unref_row (gpointer row)
{
  if (row != NULL)
    tandem_row_unref (row);
}

/* Milestones that were touched, as they were before: id → row, NULL where there was none. */
static GHashTable *
go_back (TandemPlan *plan, GPtrArray *changes)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_row);

  for (guint i = changes->len; i > 0; i--)
    {
      const TandemChange *change = g_ptr_array_index (changes, i - 1);
      TandemRow *row;

      if (change->kind != TANDEM_KIND_MILESTONE)
        continue;
      if (!g_hash_table_lookup_extended (rows, &change->row_id, NULL, (gpointer *) &row))
        {
          TandemEntity *now = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, change->row_id);

          row = now != NULL ? tandem_entity_dup_row (now) : NULL;
          g_hash_table_insert (rows, g_memdup2 (&change->row_id, sizeof change->row_id), row);
        }
      if (change->type == TANDEM_EDIT_SET && row != NULL)
        tandem_row_set (row, change->field, &change->before);
      else if (change->type != TANDEM_EDIT_SET)
        g_hash_table_replace (rows, g_memdup2 (&change->row_id, sizeof change->row_id), change->type == TANDEM_EDIT_REMOVE ? tandem_row_copy (change->row) : NULL);
    }
  return rows;
}

/* The word of a choice as its number; an unset one is the first. */
static int
get_choice (const TandemRow *row, guint field)
{
  const TandemValue *value = tandem_row_get (row, field);

  return value->type == TANDEM_VALUE_TEXT ? MAX (0, tandem_choice_index (tandem_kind_info (TANDEM_KIND_MILESTONE)->fields[field].choices, value->text)) : 0;
}

static TandemDay
get_due (const TandemRow *row)
{
  const TandemValue *value = tandem_row_get (row, TANDEM_MILESTONE_DUE);

  return value->type == TANDEM_VALUE_DAY ? value->day : TANDEM_DAY_NONE;
}

static gboolean
is_seen (const TandemRow *row)
{
  return row != NULL && get_choice (row, TANDEM_MILESTONE_VISIBILITY) == TANDEM_VISIBILITY_SHARED
         && get_choice (row, TANDEM_MILESTONE_STATUS) != TANDEM_STATUS_CANCELLED;
}

static gboolean
is_done (const TandemRow *row)
{
  return get_choice (row, TANDEM_MILESTONE_STATUS) == TANDEM_STATUS_DONE;
}

static void
add (GPtrArray *net, TandemNetKind kind, gint64 id, const TandemRow *named, TandemDay from, TandemDay to)
{
  const TandemValue *title = tandem_row_get (named, TANDEM_MILESTONE_TITLE);
  TandemNetChange *change = g_new (TandemNetChange, 1);

  *change = (TandemNetChange) { kind, id, g_strdup (title->type == TANDEM_VALUE_TEXT ? title->text : ""), from, to };
  g_ptr_array_add (net, change);
}

static void
compare (GPtrArray *net, gint64 id, const TandemRow *before, const TandemRow *now)
{
  if (!is_seen (before) && is_seen (now))
    add (net, TANDEM_NET_NEW, id, now, TANDEM_DAY_NONE, get_due (now));
  else if (is_seen (before) && !is_seen (now))
    add (net, TANDEM_NET_DROPPED, id, before, get_due (before), TANDEM_DAY_NONE);
  else if (is_seen (before) && !is_done (before) && is_done (now))
    add (net, TANDEM_NET_DONE, id, now, get_due (before), get_due (now));
  else if (is_seen (before) && get_due (before) != get_due (now))
    add (net, TANDEM_NET_MOVED, id, now, get_due (before), get_due (now));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = **(const gint64 *const *) a, other = **(const gint64 *const *) b;

  return one < other ? -1 : one > other;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return (int) (*(const TandemNetChange *const *) a)->kind - (int) (*(const TandemNetChange *const *) b)->kind;
}

/**
 * tandem_net_changes:
 * @plan: a plan as it is now
 * @changes: (element-type TandemChange): all that was done to it since, oldest first
 *
 * Only what a buyer could see before or can see now: a milestone that becomes internal is dropped for them, one that is
 * shared is new. What was done and undone is nothing.
 *
 * Returns: (transfer full) (element-type TandemNetChange): what is done, moved, new, dropped, in this order; each in the
 *   plan's order
 */
GPtrArray *
tandem_net_changes (TandemPlan *plan, GPtrArray *changes)
{
  GPtrArray *net = g_ptr_array_new_with_free_func (free_net_change);
  g_autoptr (GHashTable) rows = go_back (plan, changes);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id, row;

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);
      gint64 key = tandem_entity_get_id (milestone);

      if (g_hash_table_lookup_extended (rows, &key, NULL, &row))
        {
          g_autoptr (TandemRow) now = tandem_entity_dup_row (milestone);

          compare (net, key, row, now);
        }
    }
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (tandem_plan_find (plan, TANDEM_KIND_MILESTONE, *(gint64 *) id) == NULL && is_seen (row))
      g_ptr_array_add (gone, id);
  g_ptr_array_sort (gone, compare_ids);
  for (guint i = 0; i < gone->len; i++)
    compare (net, *(gint64 *) g_ptr_array_index (gone, i), g_hash_table_lookup (rows, g_ptr_array_index (gone, i)), NULL);
  g_ptr_array_sort (net, compare_kinds);
  return net;
}
