/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-private.h"

#include "tandem-error.h"
#include "tandem-json-check.h"
#include "tandem-ring.h"

#include <glib/gi18n-lib.h>

/* Names of a ring that a message repeats. */
#define MAX_NAMES 6

static char *
name_ring (TandemPlanFile *file, GArray *ring)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (ring->len, MAX_NAMES); i++)
    {
      const TandemRow *row = tandem_plan_file_get_row (file, TANDEM_KIND_MILESTONE, g_array_index (ring, gint64, i));
      g_autofree char *name = tandem_json_quote (tandem_row_get (row, TANDEM_MILESTONE_TITLE)->text);

      g_string_append_printf (names, "%s%s", i > 0 ? " → " : "", name);
    }
  if (ring->len > MAX_NAMES)
    g_string_append (names, " → …");
  return g_string_free (names, FALSE);
}

/* Refuses milestones that wait for each other in a ring, and names them. */
gboolean
tandem_plan_file_check_rings (TandemPlanFile *self, GError **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (TandemLink)), ring = NULL;
  g_autofree char *names = NULL;
  int first;

  for (guint i = 0; i < tandem_plan_file_get_n (self, TANDEM_KIND_DEPENDENCY); i++)
    {
      const TandemRow *row = tandem_plan_file_peek (self, TANDEM_KIND_DEPENDENCY, i);

      g_array_append_val (links, ((TandemLink) { tandem_row_get (row, TANDEM_DEPENDENCY_MILESTONE)->integer,
                                                 tandem_row_get (row, TANDEM_DEPENDENCY_PREDECESSOR)->integer }));
    }
  ring = tandem_ring_find ((const TandemLink *) (gpointer) links->data, links->len);
  if (ring == NULL)
    return TRUE;

  names = name_ring (self, ring);
  first = (int) g_array_index (ring, gint64, 0) - 1;
  if (ring->len == 1)
    g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("plan.milestones[%d].after: %s waits for itself"), first, names);
  else
    g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("plan.milestones[%d].after: milestones wait for each other in a ring: %s"), first, names);
  return FALSE;
}
