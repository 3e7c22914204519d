/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-moved.h"

static void
free_moved (gpointer data)
{
  TandemMoved *moved = data;

  g_free (moved->reason);
  g_free (moved);
}

static TandemDay
get_day (const TandemValue *value)
{
  return value->type == TANDEM_VALUE_DAY ? value->day : TANDEM_DAY_NONE;
}

/**
 * tandem_moved_list:
 * @session: a session
 * @plan: id of a plan
 * @milestone: id of one of its milestones
 * @error: a #TandemError
 *
 * A step is one move, however often the day was typed in it. What was undone, came back to the same day, or set the first
 * day is none.
 *
 * Returns: (transfer full) (nullable) (element-type TandemMoved): the moves, newest first
 */
GPtrArray *
tandem_moved_list (TandemSession *session, gint64 plan, gint64 milestone, GError **error)
{
  g_autoptr (GPtrArray) changes = tandem_session_list_field_changes (session, plan, TANDEM_KIND_MILESTONE, milestone, TANDEM_MILESTONE_DUE, error);
  g_autoptr (GPtrArray) list = NULL;

  if (changes == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (free_moved);
  for (guint i = 0; i < changes->len;)
    {
      const TandemChange *first = g_ptr_array_index (changes, i), *last = first;
      TandemMoved *moved;

      for (; i < changes->len && ((const TandemChange *) g_ptr_array_index (changes, i))->step == first->step; i++)
        last = g_ptr_array_index (changes, i);
      if (get_day (&first->before) == TANDEM_DAY_NONE || get_day (&first->before) == get_day (&last->after))
        continue;
      moved = g_new (TandemMoved, 1);
      *moved = (TandemMoved) { last->day, get_day (&first->before), get_day (&last->after), g_strdup (last->reason != NULL ? last->reason : "") };
      g_ptr_array_insert (list, 0, moved);
    }
  return g_steal_pointer (&list);
}
