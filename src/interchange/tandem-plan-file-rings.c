/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-private.h"

#include "tandem-error.h"
#include "tandem-json-check.h"

#include <glib/gi18n-lib.h>

/* Names of a ring that a message repeats. */
#define MAX_NAMES 6

/* Milestones as places from 0; an edge goes from a milestone to one it waits for. */
typedef struct
{
  guint   n;
  guint  *n_waits;   /* of each milestone: predecessors that are not settled */
  GArray **waiting;  /* of each milestone: who waits for it; NULL for nobody */
  GArray **waits_for;
} Graph;

static void
add_edge (GArray **lists, guint from, guint to)
{
  if (lists[from] == NULL)
    lists[from] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (lists[from], to);
}

static void
build_graph (Graph *graph, TandemPlanFile *file)
{
  graph->n = tandem_plan_file_get_n (file, TANDEM_KIND_MILESTONE);
  graph->n_waits = g_new0 (guint, graph->n);
  graph->waiting = g_new0 (GArray *, graph->n);
  graph->waits_for = g_new0 (GArray *, graph->n);
  for (guint i = 0; i < tandem_plan_file_get_n (file, TANDEM_KIND_DEPENDENCY); i++)
    {
      const TandemRow *row = tandem_plan_file_peek (file, TANDEM_KIND_DEPENDENCY, i);
      guint milestone = (guint) tandem_row_get (row, TANDEM_DEPENDENCY_MILESTONE)->integer - 1;
      guint predecessor = (guint) tandem_row_get (row, TANDEM_DEPENDENCY_PREDECESSOR)->integer - 1;

      add_edge (graph->waiting, predecessor, milestone);
      add_edge (graph->waits_for, milestone, predecessor);
      graph->n_waits[milestone]++;
    }
}

static void
clear_graph (Graph *graph)
{
  for (guint i = 0; i < graph->n; i++)
    {
      g_clear_pointer (&graph->waiting[i], g_array_unref);
      g_clear_pointer (&graph->waits_for[i], g_array_unref);
    }
  g_free (graph->n_waits);
  g_free (graph->waiting);
  g_free (graph->waits_for);
}

/* Takes away milestones that wait for nothing until none is left (Kahn 1962). What stays is in a ring or waits for one. */
static void
settle (Graph *graph)
{
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < graph->n; i++)
    if (graph->n_waits[i] == 0)
      g_array_append_val (ready, i);
  for (guint at = 0; at < ready->len; at++)
    {
      GArray *waiting = graph->waiting[g_array_index (ready, guint, at)];

      for (guint j = 0; waiting != NULL && j < waiting->len; j++)
        {
          guint other = g_array_index (waiting, guint, j);

          if (--graph->n_waits[other] == 0)
            g_array_append_val (ready, other);
        }
    }
}

static guint
follow (Graph *graph, guint milestone)
{
  GArray *waits_for = graph->waits_for[milestone];

  for (guint i = 0; i < waits_for->len; i++)
    if (graph->n_waits[g_array_index (waits_for, guint, i)] > 0)
      return g_array_index (waits_for, guint, i);
  g_assert_not_reached ();
}

/* The ring that is reached from any unsettled milestone, beginning with its first in the file. */
static GArray *
find_ring (Graph *graph)
{
  g_autofree gboolean *seen = g_new0 (gboolean, graph->n);
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = 0, first;

  while (graph->n_waits[at] == 0)
    at++;
  for (; !seen[at]; at = follow (graph, at))
    seen[at] = TRUE;
  first = at;
  for (guint next = follow (graph, at); next != at; next = follow (graph, next))
    first = MIN (first, next);

  at = first;
  do
    {
      g_array_append_val (ring, at);
      at = follow (graph, at);
    }
  while (at != first);
  return ring;
}

static char *
name_ring (TandemPlanFile *file, GArray *ring)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (ring->len, MAX_NAMES); i++)
    {
      const TandemRow *row = tandem_plan_file_peek (file, TANDEM_KIND_MILESTONE, g_array_index (ring, guint, i));
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
  Graph graph;
  gboolean has_ring = FALSE;

  build_graph (&graph, self);
  settle (&graph);
  for (guint i = 0; i < graph.n; i++)
    has_ring |= graph.n_waits[i] > 0;

  if (has_ring)
    {
      g_autoptr (GArray) ring = find_ring (&graph);
      g_autofree char *names = name_ring (self, ring);
      guint first = g_array_index (ring, guint, 0);

      if (ring->len == 1)
        g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("plan.milestones[%u].after: %s waits for itself"), first, names);
      else
        g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("plan.milestones[%u].after: milestones wait for each other in a ring: %s"), first, names);
    }
  clear_graph (&graph);
  return !has_ring;
}
