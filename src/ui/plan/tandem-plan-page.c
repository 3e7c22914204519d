/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-page.h"

#include "tandem-checklist.h"
#include "tandem-menu.h"
#include "tandem-timeline-view.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemPlanPage
{
  AdwBin           parent_instance;
  GtkLabel        *title;
  GtkLabel        *subtitle;
  GtkLabel        *days;
  GtkLabel        *progress;
  GtkMenuButton   *zoom_button;
  TandemTimelineView *timeline;
  TandemChecklist *checklist;
  TandemWorkspace *workspace;
  guint            tick_id;
};

typedef enum { PROP_WORKSPACE = 1 } TandemPlanPageProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

G_DEFINE_FINAL_TYPE (TandemPlanPage, tandem_plan_page, ADW_TYPE_BIN)

/* The last check-in that has happened; none where there was no one. */
static TandemDay
find_last_checkin (TandemPlan *plan, TandemDay today)
{
  TandemDay last = TANDEM_DAY_NONE;

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CHECKIN); i++)
    {
      TandemDay day = tandem_entity_get_day (tandem_plan_peek (plan, TANDEM_KIND_CHECKIN, i), TANDEM_CHECKIN_DATE);

      if (day <= today)
        last = MAX (last, day);
    }
  return last;
}

static char *
dup_subtitle (TandemPlan *plan, const TandemPlanState *state, TandemDay today)
{
  TandemEntity *head = TANDEM_ENTITY (plan);
  const char *buyer = tandem_entity_get_text (head, TANDEM_PLAN_BUYER_NAME);
  const char *seller = tandem_entity_get_text (head, TANDEM_PLAN_SELLER_NAME);
  g_autofree char *anchor = tandem_wording_anchor (tandem_entity_get_choice (head, TANDEM_PLAN_ANCHOR_KIND), state->anchor);
  TandemDay checkin = find_last_checkin (plan, today);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*seller != '\0')
    /* Translators: buyer × seller */
    g_ptr_array_add (parts, g_strdup_printf (_("%s × %s"), buyer, seller));
  else
    g_ptr_array_add (parts, g_strdup (buyer));
  g_ptr_array_add (parts, g_steal_pointer (&anchor));
  if (checkin != TANDEM_DAY_NONE)
    {
      g_autofree char *ago = tandem_wording_days_ago (checkin, today);

      /* Translators: %s is "6 days ago" */
      g_ptr_array_add (parts, g_strdup_printf (_("check-in %s"), ago));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_head (TandemPlanPage *self)
{
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);
  TandemDay today = tandem_workspace_get_today (self->workspace);
  g_autofree char *subtitle = NULL, *days = NULL, *progress = NULL;
  TandemPlanState state;

  if (plan == NULL)
    return;
  state = tandem_plan_state (plan, today);
  subtitle = dup_subtitle (plan, &state, today);
  days = tandem_wording_days_left (&state);
  progress = tandem_wording_progress (state.n_done, state.n_counted);
  gtk_label_set_text (self->title, tandem_wording_plan_title (plan));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->days, days);
  gtk_label_set_text (self->progress, progress);
  gtk_widget_set_visible (GTK_WIDGET (self->days), *days != '\0');
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TandemPlanPage *self = TANDEM_PLAN_PAGE (widget);

  self->tick_id = 0;
  show_head (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TandemPlanPage *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* The form of the selected milestone is the window's. */
static void
open_cb (TandemPlanPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-milestone", NULL);
}

static void
add_milestone_cb (TandemPlanPage *self)
{
  tandem_checklist_add_milestone (self->checklist);
}

static void
set_workspace (TandemPlanPage *self, TandemWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (self->checklist != NULL)
    {
      tandem_checklist_set_workspace (self->checklist, workspace);
      tandem_timeline_view_set_workspace (self->timeline, workspace);
    }
  if (workspace != NULL)
    {
      g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (workspace, "notify::today", G_CALLBACK (changed_cb), self);
      show_head (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static void
tandem_plan_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemPlanPageProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_PLAN_PAGE (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_plan_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemPlanPageProperty) prop_id)
    {
    case PROP_WORKSPACE:
      set_workspace (TANDEM_PLAN_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_plan_page_dispose (GObject *object)
{
  TandemPlanPage *self = TANDEM_PLAN_PAGE (object);

  set_workspace (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PLAN_PAGE);
  G_OBJECT_CLASS (tandem_plan_page_parent_class)->dispose (object);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (TANDEM_PLAN_PAGE (widget)->timeline), name, parameter);
}

/* The timeline's own actions, for the whole page. Of the keys of one action the menu shows the last. */
static void
install_zoom (GtkWidgetClass *widget_class)
{
  static const struct { guint key; const char *action, *level; } keys[] = {
    { GDK_KEY_KP_Add, "timeline.zoom-in", NULL }, { GDK_KEY_equal, "timeline.zoom-in", NULL }, { GDK_KEY_plus, "timeline.zoom-in", NULL },
    { GDK_KEY_KP_Subtract, "timeline.zoom-out", NULL }, { GDK_KEY_minus, "timeline.zoom-out", NULL },
    { GDK_KEY_KP_0, "timeline.zoom-fit", NULL }, { GDK_KEY_0, "timeline.zoom-fit", NULL },
    { GDK_KEY_1, "timeline.zoom-to", "quarters" }, { GDK_KEY_2, "timeline.zoom-to", "months" }, { GDK_KEY_3, "timeline.zoom-to", "weeks" },
  };
  static const char *const plain[] = { "timeline.zoom-in", "timeline.zoom-out", "timeline.zoom-fit" };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i], NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-to", "s", zoom_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, keys[i].level != NULL ? "s" : NULL, keys[i].level);
}

static void
tandem_plan_page_class_init (TandemPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_plan_page_get_property;
  object_class->set_property = tandem_plan_page_set_property;
  object_class->dispose = tandem_plan_page_dispose;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (TANDEM_TYPE_CHECKLIST);
  g_type_ensure (TANDEM_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPage, title);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPage, days);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPage, checklist);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPage, zoom_button);
  install_zoom (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_milestone_cb);
}

static void
tandem_plan_page_init (TandemPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_menu_name_items (gtk_menu_button_get_popover (self->zoom_button));
}

/**
 * tandem_plan_page_new:
 * @workspace: (transfer none): what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
tandem_plan_page_new (TandemWorkspace *workspace)
{
  return g_object_new (TANDEM_TYPE_PLAN_PAGE, "workspace", workspace, NULL);
}
