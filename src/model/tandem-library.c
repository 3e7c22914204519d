/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-library.h"

#include "tandem-model-writer.h"

struct _TandemLibrary
{
  GObject     parent_instance;
  GListStore *plans;
};

G_DEFINE_FINAL_TYPE (TandemLibrary, tandem_library, G_TYPE_OBJECT)

static void
tandem_library_finalize (GObject *object)
{
  g_clear_object (&TANDEM_LIBRARY (object)->plans);
  G_OBJECT_CLASS (tandem_library_parent_class)->finalize (object);
}

static void
tandem_library_class_init (TandemLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_library_finalize;
}

static void
tandem_library_init (TandemLibrary *self)
{
  self->plans = g_list_store_new (TANDEM_TYPE_PLAN);
}

/**
 * tandem_library_new:
 *
 * Returns: (transfer full): a library without plans
 */
TandemLibrary *
tandem_library_new (void)
{
  return g_object_new (TANDEM_TYPE_LIBRARY, NULL);
}

/**
 * tandem_library_get_plans:
 * @self: a library
 *
 * Returns: (transfer none): live list of #TandemPlan by id, archived ones included
 */
GListModel *
tandem_library_get_plans (TandemLibrary *self)
{
  return G_LIST_MODEL (self->plans);
}

static guint
find_place (TandemLibrary *self, gint64 id)
{
  guint lo = 0, hi = g_list_model_get_n_items (G_LIST_MODEL (self->plans));

  while (lo < hi)
    {
      guint mid = (lo + hi) / 2;
      g_autoptr (TandemEntity) other = g_list_model_get_item (G_LIST_MODEL (self->plans), mid);

      if (tandem_entity_get_id (other) < id)
        lo = mid + 1;
      else
        hi = mid;
    }
  return lo;
}

/**
 * tandem_library_find:
 * @self: a library
 * @id: id of a plan
 *
 * Returns: (transfer none) (nullable): the plan
 */
TandemPlan *
tandem_library_find (TandemLibrary *self, gint64 id)
{
  g_autoptr (TandemEntity) plan = g_list_model_get_item (G_LIST_MODEL (self->plans), find_place (self, id));

  return plan != NULL && tandem_entity_get_id (plan) == id ? TANDEM_PLAN (plan) : NULL;
}

/* Only an edit or loading calls this. */
void
tandem_library_insert (TandemLibrary *self, TandemPlan *plan)
{
  g_list_store_insert (self->plans, find_place (self, tandem_entity_get_id (TANDEM_ENTITY (plan))), plan);
}

/* Only an edit calls this. */
void
tandem_library_remove (TandemLibrary *self, TandemPlan *plan)
{
  guint place;

  if (g_list_store_find (self->plans, plan, &place))
    g_list_store_remove (self->plans, place);
}
