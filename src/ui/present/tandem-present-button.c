/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-present-button.h"

#include "tandem-presentation.h"

#include <glib/gi18n-lib.h>

struct _TandemPresentButton
{
  AdwBin              parent_instance;
  GtkWidget          *button;
  GtkWidget          *popover;
  TandemPresentation *presentation; /* NULL while nothing is presented */
  TandemWorkspace    *workspace;    /* while the popover asks */
};

G_DEFINE_FINAL_TYPE (TandemPresentButton, tandem_present_button, ADW_TYPE_BIN)

static void
tell_state (TandemPresentButton *self)
{
  const char *name = self->presentation != NULL ? _("Presenting") : _("Present");
  const char *tip = self->presentation != NULL ? _("Show the presentation") : _("Present");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->button, tip);
  if (self->presentation != NULL)
    gtk_widget_add_css_class (self->button, "presenting");
  else
    gtk_widget_remove_css_class (self->button, "presenting");
}

static void
closed_cb (TandemPresentation *presentation, TandemPresentButton *self)
{
  self->presentation = NULL;
  tell_state (self);
}

static void
start (TandemPresentButton *self, TandemWorkspace *workspace, GdkMonitor *monitor)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->presentation = TANDEM_PRESENTATION (tandem_presentation_new (gtk_window_get_application (GTK_WINDOW (root)), workspace));
  g_signal_connect_object (self->presentation, "destroy", G_CALLBACK (closed_cb), self, G_CONNECT_DEFAULT);
  tandem_presentation_show (self->presentation, monitor);
  tell_state (self);
}

static void
screen_chosen_cb (GtkButton *row, TandemPresentButton *self)
{
  g_autoptr (TandemWorkspace) workspace = g_steal_pointer (&self->workspace);
  GdkMonitor *monitor = g_object_get_data (G_OBJECT (row), "monitor");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (workspace != NULL && tandem_workspace_get_plan (workspace) != NULL && self->presentation == NULL)
    start (self, workspace, gdk_monitor_is_valid (monitor) ? monitor : NULL);
}

/* "Dell U2720Q, 2560 × 1440"; the screen the editor is on says so. */
static char *
describe_screen (GdkMonitor *monitor, guint number, gboolean is_here)
{
  const char *given = gdk_monitor_get_description (monitor);
  GdkRectangle area;
  /* Translators: a screen without a name of its own, counted from 1 */
  g_autofree char *name = given != NULL && *given != '\0' ? g_strdup (given) : g_strdup_printf (_("Screen %u"), number);
  double scale = gdk_monitor_get_scale (monitor);

  gdk_monitor_get_geometry (monitor, &area);
  /* Translators: name of a screen, its width and height in pixels */
  if (!is_here)
    return g_strdup_printf (_("%s, %d × %d"), name, (int) (area.width * scale + 0.5), (int) (area.height * scale + 0.5));
  /* Translators: name of a screen, its width and height in pixels */
  return g_strdup_printf (_("%s, %d × %d (this screen)"), name, (int) (area.width * scale + 0.5), (int) (area.height * scale + 0.5));
}

static void
add_screen (TandemPresentButton *self, GtkBox *box, GdkMonitor *monitor, guint number, gboolean is_here)
{
  g_autofree char *text = describe_screen (monitor, number, is_here);
  GtkWidget *row = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (row, "flat");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (row)), GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (row), "monitor", g_object_ref (monitor), g_object_unref);
  g_signal_connect_object (row, "clicked", G_CALLBACK (screen_chosen_cb), self, G_CONNECT_DEFAULT);
  /* The other screen is the likely one: first, so that it has the focus. */
  if (is_here)
    gtk_box_append (box, row);
  else
    gtk_box_insert_child_after (box, row, gtk_widget_get_first_child (GTK_WIDGET (box)));
}

static void
ask_for_screen (TandemPresentButton *self, TandemWorkspace *workspace, GListModel *monitors, GdkMonitor *here)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *heading = gtk_label_new (_("Present on"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 6);
  gtk_widget_set_margin_bottom (heading, 6);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      add_screen (self, GTK_BOX (box), monitor, i + 1, monitor == here);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_set_object (&self->workspace, workspace);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
tandem_present_button_dispose (GObject *object)
{
  TandemPresentButton *self = TANDEM_PRESENT_BUTTON (object);

  tandem_present_button_stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (tandem_present_button_parent_class)->dispose (object);
}

static void
tandem_present_button_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (tandem_present_button_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (TANDEM_PRESENT_BUTTON (widget)->popover));
}

static void
tandem_present_button_class_init (TandemPresentButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_present_button_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = tandem_present_button_size_allocate;
}

static void
tandem_present_button_init (TandemPresentButton *self)
{
  self->button = gtk_button_new_from_icon_name ("video-display-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.present");
  adw_bin_set_child (ADW_BIN (self), self->button);
  self->popover = gtk_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Present on"), -1);
  tell_state (self);
}

/**
 * tandem_present_button_present:
 * @self: the button
 * @workspace: shows a plan
 *
 * Presents the plan, full screen; where there are several screens it asks on which. A presentation that is on comes to the front.
 */
void
tandem_present_button_present (TandemPresentButton *self, TandemWorkspace *workspace)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkMonitor *here = native != NULL && gtk_native_get_surface (native) != NULL ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), gtk_native_get_surface (native)) : NULL;
  g_autoptr (GdkMonitor) other = NULL;

  if (self->presentation != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->presentation));
      return;
    }
  /* A form that can't be written has told why; what is presented would not be what is typed. */
  if (!tandem_workspace_commit_pending (workspace))
    return;
  if (g_list_model_get_n_items (monitors) < 2)
    start (self, workspace, NULL);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask_for_screen (self, workspace, monitors, here);
  else
    {
      /* No room for the button, so none for its question: the screen that the editor isn't on. */
      for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
        {
          g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

          if (monitor != here)
            g_set_object (&other, monitor);
        }
      start (self, workspace, other);
    }
}

/* Closes the presentation, where one is on. */
void
tandem_present_button_stop (TandemPresentButton *self)
{
  if (self->presentation != NULL)
    gtk_window_destroy (GTK_WINDOW (self->presentation));
}
