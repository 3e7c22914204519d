/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

/* As in tandem-edits.c: positions leave room. */
#define POSITION_STEP 1024

static gboolean
take_row (GPtrArray *edits, gint64 plan, gint64 place, TandemRow *row, TandemNewId new_id, gpointer data, gint64 *id, GError **error)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_row_get_kind (row));

  *id = new_id (data, error);
  if (*id == 0)
    return FALSE;
  tandem_row_set_ref (row, (guint) info->plan_field, plan);
  tandem_row_set_integer (row, (guint) info->position_field, place * POSITION_STEP);
  g_ptr_array_add (edits, tandem_edit_new_add (plan, *id, row));
  return TRUE;
}

/**
 * tandem_edits_new_plan:
 * @head: (transfer none): fields of the plan
 * @phases: (nullable) (array zero-terminated=1): names of its phases, in order
 * @new_id: gives ids
 * @data: for @new_id
 * @error: from @new_id
 *
 * Returns: (transfer full) (nullable): the edit that adds the plan; tandem_edit_get_plan() tells its id
 */
TandemEdit *
tandem_edits_new_plan (TandemRow *head, const char *const *phases, TandemNewId new_id, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  gint64 plan = new_id (data, error), phase;

  if (plan == 0)
    return NULL;
  g_ptr_array_add (edits, tandem_edit_new_add (plan, plan, head));
  for (guint i = 0; phases != NULL && phases[i] != NULL; i++)
    {
      g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_PHASE);

      tandem_row_set_text (row, TANDEM_PHASE_NAME, phases[i]);
      if (!take_row (edits, plan, i + 1, row, new_id, data, &phase, error))
        return NULL;
    }
  return tandem_edit_new_group (_("New Plan"), edits);
}
