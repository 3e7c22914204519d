/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-ring.h"

typedef enum { ON_PATH = 1, FINISHED } State;

/* A milestone on the path being walked, and how far its predecessors have been tried. */
typedef struct
{
  gint64 id;
  guint  next;
} Step;

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const TandemLink *one = a, *other = b;

  if (one->milestone != other->milestone)
    return one->milestone < other->milestone ? -1 : 1;
  return (one->predecessor > other->predecessor) - (one->predecessor < other->predecessor);
}

/* Place of the first link of `id` in links sorted by milestone. */
static guint
find_first (GArray *links, gint64 id)
{
  guint lo = 0, hi = links->len;

  while (lo < hi)
    {
      guint mid = (lo + hi) / 2;

      if (g_array_index (links, TandemLink, mid).milestone < id)
        lo = mid + 1;
      else
        hi = mid;
    }
  return lo;
}

static GArray *
copy_ring (GArray *path, gint64 from)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint start = 0;

  while (g_array_index (path, Step, start).id != from)
    start++;
  for (guint i = start; i < path->len; i++)
    g_array_append_val (ring, g_array_index (path, Step, i).id);
  return ring;
}

static void
push (GArray *path, GHashTable *states, GArray *links, gint64 id)
{
  Step step = { id, find_first (links, id) };

  g_array_append_val (path, step);
  g_hash_table_insert (states, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (ON_PATH));
}

/* Walks from `root` without recursion: plans may be chains of thousands. */
static GArray *
walk (GArray *links, GHashTable *states, gint64 root)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));

  push (path, states, links, root);
  while (path->len > 0)
    {
      Step *step = &g_array_index (path, Step, path->len - 1);
      TandemLink *link = step->next < links->len ? &g_array_index (links, TandemLink, step->next) : NULL;
      State state;

      if (link == NULL || link->milestone != step->id)
        {
          g_hash_table_insert (states, g_memdup2 (&step->id, sizeof step->id), GINT_TO_POINTER (FINISHED));
          g_array_set_size (path, path->len - 1);
          continue;
        }
      step->next++;
      state = GPOINTER_TO_INT (g_hash_table_lookup (states, &link->predecessor));
      if (state == ON_PATH)
        return copy_ring (path, link->predecessor);
      if (state != FINISHED)
        push (path, states, links, link->predecessor);
    }
  return NULL;
}

/**
 * tandem_ring_find:
 * @links: (array length=n_links): pairs in any order
 * @n_links: how many
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ids around one ring, each waiting for the next and the last
 *   for the first; %NULL where there is none. Depth-first search, O(n log n).
 */
GArray *
tandem_ring_find (const TandemLink *links, guint n_links)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (TandemLink), n_links);
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (n_links == 0)
    return NULL;
  g_array_append_vals (sorted, links, n_links);
  g_array_sort (sorted, compare_links);
  for (guint i = 0; i < n_links; i++)
    {
      gint64 id = g_array_index (sorted, TandemLink, i).milestone;
      GArray *ring = g_hash_table_contains (states, &id) ? NULL : walk (sorted, states, id);

      if (ring != NULL)
        return ring;
    }
  return NULL;
}
