/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-checklist-model.h"

#include "tandem-checklist-content.h"

#include <glib/gi18n-lib.h>

struct _TandemChecklistModel
{
  GObject     parent_instance;
  GPtrArray  *rows;
  GHashTable *by_key; /* kind and id → row, which `rows` owns */
};

static void implement_list_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemChecklistModel, tandem_checklist_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static guint
hash_row (gconstpointer key)
{
  TandemChecklistRow *row = (TandemChecklistRow *) key;
  gint64 mixed = tandem_checklist_row_get_id (row) * 4 + (gint64) tandem_checklist_row_get_kind (row);

  return g_int64_hash (&mixed);
}

static gboolean
is_same_row (gconstpointer a, gconstpointer b)
{
  TandemChecklistRow *one = (TandemChecklistRow *) a, *other = (TandemChecklistRow *) b;

  return tandem_checklist_row_get_id (one) == tandem_checklist_row_get_id (other)
         && tandem_checklist_row_get_kind (one) == tandem_checklist_row_get_kind (other);
}

static GType
get_item_type (GListModel *model)
{
  return TANDEM_TYPE_CHECKLIST_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return TANDEM_CHECKLIST_MODEL (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint place)
{
  TandemChecklistModel *self = TANDEM_CHECKLIST_MODEL (model);

  return place < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, place)) : NULL;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* The row for kind and id: the one that is there, or a new one. */
static TandemChecklistRow *
claim_row (TandemChecklistModel *self, TandemChecklistKind kind, gint64 id)
{
  g_autoptr (TandemChecklistRow) row = tandem_checklist_row_new (kind, id);
  TandemChecklistRow *there = g_hash_table_lookup (self->by_key, row);

  return there != NULL ? g_object_ref (there) : g_steal_pointer (&row);
}

static void
want (TandemChecklistModel *self, GPtrArray *wanted, TandemChecklistKind kind, gint64 id, gint64 phase, TandemChecklistContent *content)
{
  TandemChecklistRow *row = claim_row (self, kind, id);

  tandem_checklist_row_take_content (row, phase, content);
  g_ptr_array_add (wanted, row);
}

static void
want_phase (TandemChecklistModel *self, GPtrArray *wanted, TandemChecklistSource *source, gint64 phase, const char *title, GPtrArray *milestones)
{
  TandemChecklistContent head = { .title = g_strdup (title), .note = g_strdup ("") };
  TandemChecklistContent add = { .title = g_strdup (title), .is_first = milestones == NULL };

  tandem_checklist_source_count (source, milestones, &head.n, &head.n_done);
  want (self, wanted, TANDEM_CHECKLIST_PHASE, phase, phase, &head);
  for (guint i = 0; milestones != NULL && i < milestones->len; i++)
    {
      TandemEntity *milestone = g_ptr_array_index (milestones, i);
      TandemChecklistContent content;

      tandem_checklist_source_describe (source, milestone, &content);
      content.is_first = i == 0;
      want (self, wanted, TANDEM_CHECKLIST_MILESTONE, tandem_entity_get_id (milestone), phase, &content);
    }
  want (self, wanted, TANDEM_CHECKLIST_ADD_MILESTONE, phase, phase, &add);
}

/* Milestones by the id of their phase, each list in the plan's order. */
static GHashTable *
group_milestones (TandemPlan *plan)
{
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE);

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);
      gint64 phase = tandem_entity_get_ref (milestone, TANDEM_MILESTONE_PHASE);
      GPtrArray *group = g_hash_table_lookup (groups, &phase);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_memdup2 (&phase, sizeof phase), group);
        }
      g_ptr_array_add (group, milestone);
    }
  return groups;
}

static GPtrArray *
list_wanted (TandemChecklistModel *self, TandemPlan *plan, TandemEdition *edition)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (TandemChecklistSource) source = NULL;
  TandemChecklistContent add = { .title = g_strdup (""), .is_first = TRUE };
  GPtrArray *without;
  gint64 none = 0;
  guint n;

  groups = group_milestones (plan);
  source = tandem_checklist_source_new (plan, edition);
  n = tandem_plan_get_n (plan, TANDEM_KIND_PHASE);
  for (guint i = 0; i < n; i++)
    {
      TandemEntity *phase = tandem_plan_peek (plan, TANDEM_KIND_PHASE, i);
      gint64 id = tandem_entity_get_id (phase);
      /* An edition has the phases of its plan in the same order, in the buyer's words. */
      const char *title = edition != NULL && i < edition->n_phases ? edition->phases[i].name : tandem_entity_get_title (phase);

      want_phase (self, wanted, source, id, title, g_hash_table_lookup (groups, &id));
    }
  without = g_hash_table_lookup (groups, &none);
  if (without != NULL || n == 0)
    want_phase (self, wanted, source, 0, n == 0 ? _("Milestones") : _("No phase yet"), without);
  want (self, wanted, TANDEM_CHECKLIST_ADD_PHASE, 0, 0, &add);
  return wanted;
}

/* Marks a longest run of wanted rows that are there already in the same order: these stay where they are
 * (longest increasing subsequence by patience sorting). Returns how many. */
static guint
mark_kept (TandemChecklistModel *self, GPtrArray *wanted, gboolean *kept)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree int *place = g_new (int, wanted->len + 1);
  g_autofree int *before = g_new (int, wanted->len + 1);
  g_autofree int *last = g_new (int, wanted->len + 1); /* index into wanted of the smallest end of a run that long */
  int length = 0;

  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (self->rows, i), GUINT_TO_POINTER (i + 1));
  for (int i = 0; i < (int) wanted->len; i++)
    {
      int lo = 0, hi = length;

      place[i] = (int) GPOINTER_TO_UINT (g_hash_table_lookup (places, g_ptr_array_index (wanted, i))) - 1;
      if (place[i] < 0)
        continue;
      while (lo < hi)
        {
          int middle = (lo + hi) / 2;

          if (place[last[middle]] < place[i])
            lo = middle + 1;
          else
            hi = middle;
        }
      before[i] = lo > 0 ? last[lo - 1] : -1;
      last[lo] = i;
      length = MAX (length, lo + 1);
    }
  for (int i = length > 0 ? last[length - 1] : -1; i >= 0; i = before[i])
    kept[i] = TRUE;
  return (guint) length;
}

static void
remove_gone (TandemChecklistModel *self, GHashTable *staying)
{
  for (guint end = self->rows->len; end > 0;)
    {
      guint start = end;

      while (start > 0 && !g_hash_table_contains (staying, g_ptr_array_index (self->rows, start - 1)))
        start--;
      if (start < end)
        {
          g_ptr_array_remove_range (self->rows, start, end - start);
          g_list_model_items_changed (G_LIST_MODEL (self), start, end - start, 0);
        }
      end = start > 0 ? start - 1 : 0;
    }
}

static void
insert_new (TandemChecklistModel *self, GPtrArray *wanted, const gboolean *kept)
{
  for (guint i = 0; i < wanted->len;)
    {
      guint start = i;

      while (i < wanted->len && !kept[i])
        {
          g_ptr_array_insert (self->rows, (int) i, g_object_ref (g_ptr_array_index (wanted, i)));
          i++;
        }
      if (i > start)
        g_list_model_items_changed (G_LIST_MODEL (self), start, 0, i - start);
      else
        i++;
    }
}

static void
tandem_checklist_model_finalize (GObject *object)
{
  TandemChecklistModel *self = TANDEM_CHECKLIST_MODEL (object);

  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_checklist_model_parent_class)->finalize (object);
}

static void
tandem_checklist_model_class_init (TandemChecklistModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_checklist_model_finalize;
}

static void
tandem_checklist_model_init (TandemChecklistModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_hash_table_new (hash_row, is_same_row);
}

/**
 * tandem_checklist_model_new:
 *
 * Returns: (transfer full): a model without lines
 */
TandemChecklistModel *
tandem_checklist_model_new (void)
{
  return g_object_new (TANDEM_TYPE_CHECKLIST_MODEL, NULL);
}

/**
 * tandem_checklist_model_update:
 * @self: a model
 * @plan: (nullable): the plan to show; %NULL for none
 * @edition: (nullable): the same plan for us: states are told as the picture shows them
 *
 * Brings the lines up to date. A line that stays keeps its object and, as far as order allows, its place: a changed
 * milestone is one #TandemChecklistRow::changed, an added one one insertion, a moved one a removal and an insertion.
 */
void
tandem_checklist_model_update (TandemChecklistModel *self, TandemPlan *plan, TandemEdition *edition)
{
  g_autoptr (GPtrArray) wanted = plan != NULL ? list_wanted (self, plan, edition) : g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree gboolean *kept = g_new0 (gboolean, wanted->len + 1);
  guint n_kept = mark_kept (self, wanted, kept), n_before = self->rows->len;

  g_hash_table_remove_all (self->by_key);
  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (self->by_key, g_ptr_array_index (wanted, i));

  if (n_kept == n_before && n_kept == wanted->len)
    return;
  if (n_kept == 0)
    {
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < wanted->len; i++)
        g_ptr_array_add (self->rows, g_object_ref (g_ptr_array_index (wanted, i)));
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, wanted->len);
      return;
    }
  if (n_kept < n_before)
    {
      g_autoptr (GHashTable) staying = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < wanted->len; i++)
        if (kept[i])
          g_hash_table_add (staying, g_ptr_array_index (wanted, i));
      remove_gone (self, staying);
    }
  insert_new (self, wanted, kept);
}

/**
 * tandem_checklist_model_peek:
 * @self: a model
 * @place: a place
 *
 * Returns: (transfer none) (nullable): the row there
 */
TandemChecklistRow *
tandem_checklist_model_peek (TandemChecklistModel *self, guint place)
{
  return place < self->rows->len ? g_ptr_array_index (self->rows, place) : NULL;
}

/**
 * tandem_checklist_model_find:
 * @self: a model
 * @kind: what the line is for
 * @id: id of its phase or milestone
 *
 * Returns: its place, or %G_MAXUINT
 */
guint
tandem_checklist_model_find (TandemChecklistModel *self, TandemChecklistKind kind, gint64 id)
{
  g_autoptr (TandemChecklistRow) key = tandem_checklist_row_new (kind, id);
  gpointer row = g_hash_table_lookup (self->by_key, key);
  guint place = G_MAXUINT;

  if (row != NULL)
    g_ptr_array_find (self->rows, row, &place);
  return place;
}
