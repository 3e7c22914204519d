/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-presentation.h"

#include "tandem-config.h"
#include "tandem-present-view.h"

#include <glib/gi18n-lib.h>

struct _TandemPresentation
{
  GtkWindow          parent_instance;
  TandemWorkspace   *workspace; /* for the day and the library; which plan it shows later is the editor's own */
  TandemPlan        *plan;
  TandemPresentView *view;
  gboolean           is_frozen;
  gboolean           is_stale;  /* the plan has changed since the edition shown */
  guint              update_id;
  guint              inhibition;
};

G_DEFINE_FINAL_TYPE (TandemPresentation, tandem_presentation, GTK_TYPE_WINDOW)

static gboolean
update_cb (gpointer data)
{
  TandemPresentation *self = data;
  TandemEditionOptions options = { .today = tandem_workspace_get_today (self->workspace), .for_us = FALSE };
  g_autoptr (TandemEdition) edition = tandem_edition_new (self->plan, &options);

  self->update_id = 0;
  self->is_stale = FALSE;
  tandem_present_view_set_edition (self->view, edition);
  return G_SOURCE_REMOVE;
}

/* However many edits come, there is one edition before the next frame; none while the picture is frozen. */
static void
changed_cb (TandemPresentation *self)
{
  self->is_stale = TRUE;
  if (!self->is_frozen && self->update_id == 0)
    self->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_cb, self, NULL);
}

/* A plan that was deleted isn't shown on. */
static void
plans_changed_cb (GListModel *plans, guint position, guint removed, guint added, TandemPresentation *self)
{
  TandemLibrary *library = tandem_session_get_library (tandem_workspace_get_session (self->workspace));

  if (removed > 0 && tandem_library_find (library, tandem_entity_get_id (TANDEM_ENTITY (self->plan))) != self->plan)
    gtk_window_close (GTK_WINDOW (self));
}

static void
toggle_frozen (TandemPresentation *self)
{
  self->is_frozen = !self->is_frozen;
  if (self->is_frozen)
    g_clear_handle_id (&self->update_id, g_source_remove);
  else if (self->is_stale)
    changed_cb (self);
  tandem_present_view_set_frozen (self->view, self->is_frozen);
}

static void
toggle_fullscreen (TandemPresentation *self)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
escape (TandemPresentation *self)
{
  if (tandem_present_view_is_blank (self->view))
    tandem_present_view_set_blank (self->view, FALSE);
  else if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Keys that end a blank screen, too. Left and right follow the picture; the keys of a remote control follow the days. */
static gboolean
walk (TandemPresentation *self, guint key)
{
  int right = tandem_present_view_is_rtl (self->view) ? -1 : 1, by = 0;

  switch (key)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      by = -right;
      break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      by = right;
      break;
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up: case GDK_KEY_Up: case GDK_KEY_KP_Up: case GDK_KEY_BackSpace:
      by = -1;
      break;
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down: case GDK_KEY_Down: case GDK_KEY_KP_Down: case GDK_KEY_space: case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      by = 1;
      break;
    case GDK_KEY_Home: case GDK_KEY_KP_Home: case GDK_KEY_End: case GDK_KEY_KP_End:
      break;
    default:
      return FALSE;
    }
  if (tandem_present_view_is_blank (self->view))
    tandem_present_view_set_blank (self->view, FALSE);
  else if (by != 0)
    tandem_present_view_walk (self->view, by);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    tandem_present_view_show_all (self->view);
  else
    tandem_present_view_show_last (self->view);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemPresentation *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (walk (self, key))
    return TRUE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_b: case GDK_KEY_period:
      tandem_present_view_set_blank (self->view, !tandem_present_view_is_blank (self->view));
      return TRUE;
    case GDK_KEY_l:
      toggle_frozen (self);
      return TRUE;
    case GDK_KEY_f: case GDK_KEY_F11:
      toggle_fullscreen (self);
      return TRUE;
    case GDK_KEY_q:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_Escape:
      escape (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
tandem_presentation_unmap (GtkWidget *widget)
{
  TandemPresentation *self = TANDEM_PRESENTATION (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->inhibition != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibition);
  self->inhibition = 0;
  GTK_WIDGET_CLASS (tandem_presentation_parent_class)->unmap (widget);
}

/* While something is shown to others the screen neither dims nor locks. */
static void
tandem_presentation_map (GtkWidget *widget)
{
  TandemPresentation *self = TANDEM_PRESENTATION (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  GTK_WIDGET_CLASS (tandem_presentation_parent_class)->map (widget);
  if (self->inhibition == 0 && application != NULL)
    self->inhibition = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE, _("Presenting"));
}

static void
tandem_presentation_dispose (GObject *object)
{
  TandemPresentation *self = TANDEM_PRESENTATION (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_presentation_parent_class)->dispose (object);
}

static void
tandem_presentation_class_init (TandemPresentationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_presentation_dispose;
  widget_class->map = tandem_presentation_map;
  widget_class->unmap = tandem_presentation_unmap;
}

static void
tandem_presentation_init (TandemPresentation *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = TANDEM_PRESENT_VIEW (tandem_present_view_new ());
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->view));
  /* Neutral: the title may be seen in the list of windows to share. */
  gtk_window_set_title (GTK_WINDOW (self), _("Presentation"));
  gtk_window_set_icon_name (GTK_WINDOW (self), TANDEM_APP_ID);
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 720);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tandem_presentation_new:
 * @application: the application
 * @workspace: (transfer none): its plan of now is presented, also when the editor goes on to another
 *
 * Returns: (transfer none): the window, owned by GTK; not shown yet
 */
GtkWidget *
tandem_presentation_new (GtkApplication *application, TandemWorkspace *workspace)
{
  TandemPresentation *self = g_object_new (TANDEM_TYPE_PRESENTATION, "application", application, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (tandem_workspace_get_plan (workspace));
  g_signal_connect_object (self->plan, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::today", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tandem_library_get_plans (tandem_session_get_library (tandem_workspace_get_session (workspace))), "items-changed",
                           G_CALLBACK (plans_changed_cb), self, G_CONNECT_DEFAULT);
  update_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->view));
  return GTK_WIDGET (self);
}

/**
 * tandem_presentation_show:
 * @self: the window
 * @monitor: (nullable): where; %NULL for the screen it is on
 *
 * Shows the window over the whole screen.
 */
void
tandem_presentation_show (TandemPresentation *self, GdkMonitor *monitor)
{
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
