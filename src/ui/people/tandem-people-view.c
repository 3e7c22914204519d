/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-people-view.h"

#include "tandem-people-side.h"

struct _TandemPeopleView
{
  AdwBin            parent_instance;
  TandemWorkspace  *workspace;
  TandemPeopleSide *buyer, *seller;
  guint             refresh_id;
};

typedef enum { PROP_WORKSPACE = 1 } TandemPeopleViewProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

G_DEFINE_FINAL_TYPE (TandemPeopleView, tandem_people_view, ADW_TYPE_BIN)

static void
refresh (TandemPeopleView *self)
{
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  tandem_people_side_show (self->buyer, self->workspace, plan, TANDEM_SIDE_BUYER);
  tandem_people_side_show (self->seller, self->workspace, plan, TANDEM_SIDE_SELLER);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemPeopleView *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* A view nobody looks at waits until it is shown. */
static void
mark_stale (TandemPeopleView *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
tandem_people_view_map (GtkWidget *widget)
{
  if (TANDEM_PEOPLE_VIEW (widget)->workspace != NULL)
    refresh (TANDEM_PEOPLE_VIEW (widget));
  GTK_WIDGET_CLASS (tandem_people_view_parent_class)->map (widget);
}

/* At once: what is typed belongs to the plan before. */
static void
plan_cb (TandemPeopleView *self)
{
  refresh (self);
}

static void
set_workspace (TandemPeopleView *self, TandemWorkspace *workspace)
{
  if (self->workspace != NULL)
    {
      g_clear_handle_id (&self->refresh_id, g_source_remove);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      tandem_people_side_show (self->buyer, NULL, NULL, TANDEM_SIDE_BUYER);
      tandem_people_side_show (self->seller, NULL, NULL, TANDEM_SIDE_SELLER);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (mark_stale), self);
  g_signal_connect_swapped (workspace, "notify::plan", G_CALLBACK (plan_cb), self);
  refresh (self);
}

static void
tandem_people_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemPeopleViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_PEOPLE_VIEW (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_people_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemPeopleViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      set_workspace (TANDEM_PEOPLE_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
narrow_cb (TandemPeopleView *self)
{
  tandem_people_side_set_narrow (self->buyer, TRUE);
  tandem_people_side_set_narrow (self->seller, TRUE);
}

static void
wide_cb (TandemPeopleView *self)
{
  tandem_people_side_set_narrow (self->buyer, FALSE);
  tandem_people_side_set_narrow (self->seller, FALSE);
}

static void
tandem_people_view_dispose (GObject *object)
{
  TandemPeopleView *self = TANDEM_PEOPLE_VIEW (object);

  if (self->workspace != NULL)
    set_workspace (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PEOPLE_VIEW);
  G_OBJECT_CLASS (tandem_people_view_parent_class)->dispose (object);
}

static void
tandem_people_view_class_init (TandemPeopleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_people_view_dispose;
  object_class->get_property = tandem_people_view_get_property;
  object_class->set_property = tandem_people_view_set_property;
  widget_class->map = tandem_people_view_map;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (TANDEM_TYPE_PEOPLE_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-people-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPeopleView, buyer);
  gtk_widget_class_bind_template_child (widget_class, TandemPeopleView, seller);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
tandem_people_view_init (TandemPeopleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_people_view_new:
 * @workspace: (transfer none): what it shows the people of
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
tandem_people_view_new (TandemWorkspace *workspace)
{
  return g_object_new (TANDEM_TYPE_PEOPLE_VIEW, "workspace", workspace, NULL);
}
