/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-agree-dialog.h"
#include "tandem-new-plan-dialog.h"
#include "tandem-plan-dialog.h"
#include "tandem-send-dialog.h"
#include "tandem-template-save.h"
#include "tandem-inspector.h"
#include "tandem-window-private.h"

#include <glib/gi18n-lib.h>

/* Characters of a step in the menu. */
#define LONGEST_IN_MENU 32

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  TandemSession *session = tandem_workspace_get_session (self->workspace);
  g_autofree char *label = NULL, *said = NULL;
  g_autoptr (GError) error = NULL;
  gboolean undo = g_str_equal (name, "win.undo"), done;
  TandemPlan *plan;

  if (!tandem_workspace_commit_pending (self->workspace))
    return;
  plan = tandem_workspace_get_plan (self->workspace);
  if (!(undo ? tandem_session_can_undo (session, plan) : tandem_session_can_redo (session, plan)))
    return;

  label = undo ? tandem_session_dup_undo_label (session, plan) : tandem_session_dup_redo_label (session, plan);
  self->undoing = TRUE;
  done = undo ? tandem_session_undo (session, plan, &error) : tandem_session_redo (session, plan, &error);
  self->undoing = FALSE;
  tandem_window_update_actions (self);
  if (!done)
    {
      tandem_workspace_report (self->workspace, error);
      return;
    }
  adw_banner_set_revealed (self->banner, FALSE);
  /* Translators: said by a screen reader; %s is the name of a step, "Change Due Date" */
  said = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), label);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
toast_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  AdwToast *toast = adw_toast_new (g_variant_get_string (parameter, NULL));

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_dismiss_all (self->toast_overlay);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
toast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  AdwToast *toast = adw_toast_new (g_variant_get_string (parameter, NULL));

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  tandem_plan_list_focus_search (self->plan_list);
}

static void
created_cb (TandemNewPlanDialog *dialog, gint64 id, TandemWindow *self)
{
  tandem_window_show_plan (self, id);
}

static void
new_plan_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  AdwDialog *dialog = tandem_new_plan_dialog_new (self->workspace);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
send_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  if (tandem_workspace_commit_pending (self->workspace))
    adw_dialog_present (tandem_send_dialog_new (self->workspace), widget);
}

static void
present_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  tandem_present_button_present (self->present_button, self->workspace);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_window_choose_import (TANDEM_WINDOW (widget));
}

static void
open_sample_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_window_open_sample (TANDEM_WINDOW (widget));
}

static void
agree_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new ();
  TandemPlan *plan;

  if (!tandem_workspace_commit_pending (self->workspace))
    return;
  plan = tandem_workspace_get_plan (self->workspace);
  for (guint i = 0; plan != NULL && i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    g_ptr_array_add (milestones, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i));
  if (plan != NULL)
    adw_dialog_present (tandem_agree_dialog_new (self->workspace, milestones), widget);
}

static void
edit_plan_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  if (tandem_workspace_get_plan (self->workspace) != NULL)
    adw_dialog_present (tandem_plan_dialog_new (self->workspace), widget);
}

static void
save_template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);

  if (plan != NULL)
    tandem_template_save_present (self->workspace, plan, widget);
}

static void
edit_milestone_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  GtkWidget *inspector = adw_bin_get_child (self->inspector_slot);

  if (inspector == NULL || tandem_workspace_get_selected (self->workspace) == 0)
    return;
  adw_overlay_split_view_set_show_sidebar (self->inspector_split, TRUE);
  tandem_inspector_focus_title (TANDEM_INSPECTOR (inspector));
}

void
tandem_window_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.toast-undo", "s", toast_undo_cb);
  gtk_widget_class_install_action (klass, "win.toast", "s", toast_cb);
  gtk_widget_class_install_action (klass, "win.save-template", NULL, save_template_cb);
  gtk_widget_class_install_action (klass, "win.edit-milestone", NULL, edit_milestone_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.new-plan", NULL, new_plan_cb);
  gtk_widget_class_install_action (klass, "win.send", NULL, send_cb);
  gtk_widget_class_install_action (klass, "win.present", NULL, present_cb);
  gtk_widget_class_install_action (klass, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (klass, "win.open-sample", NULL, open_sample_cb);
  gtk_widget_class_install_action (klass, "win.edit-plan", NULL, edit_plan_cb);
  gtk_widget_class_install_action (klass, "win.agree", NULL, agree_cb);
}

/* Actions that are a property: which view, whether the inspector shows. */
void
tandem_window_add_property_actions (TandemWindow *self)
{
  g_autoptr (GPropertyAction) inspector = g_property_action_new ("inspector", self->inspector_split, "show-sidebar");
  g_autoptr (GPropertyAction) view = g_property_action_new ("view", self->view_stack, "visible-child-name");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (inspector));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (view));
}

static void
name_step (TandemWindow *self, GtkWidget *button, const char *action, const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LONGEST_IN_MENU - 1));
  /* The lines of a menu don't wrap: the longest of them makes it wider than the window. */
  g_autofree char *shown = g_utf8_strlen (text, -1) > LONGEST_IN_MENU ? g_strconcat (start, "…", NULL) : g_strdup (text);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_menu_append (self->undo_section, shown, action);
}

/**
 * tandem_window_update_actions:
 * @self: the window
 *
 * What is possible now, and how it is called. Over a dialog nothing is: Ctrl+Z is the text's there, and the plan
 * behind it is out of reach.
 */
void
tandem_window_update_actions (TandemWindow *self)
{
  static const char *const of_library[] = { "win.new-plan", "win.search", "win.import", "win.open-sample" };
  TandemSession *session = self->workspace != NULL ? tandem_workspace_get_session (self->workspace) : NULL;
  TandemPlan *plan = session != NULL ? tandem_workspace_get_plan (self->workspace) : NULL;
  gboolean free = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL;
  gboolean can_undo = session != NULL && tandem_session_can_undo (session, plan);
  gboolean can_redo = session != NULL && tandem_session_can_redo (session, plan);
  g_autofree char *undo = can_undo ? tandem_session_dup_undo_label (session, plan) : NULL;
  g_autofree char *redo = can_redo ? tandem_session_dup_redo_label (session, plan) : NULL;
  /* Translators: %s is the name of a step, "Change Due Date" */
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo %s"), undo) : g_strdup (_("Undo"));
  /* Translators: %s is the name of a step, "Change Due Date" */
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo %s"), redo) : g_strdup (_("Redo"));

  g_menu_remove_all (self->undo_section);
  name_step (self, self->undo_button, "win.undo", undo_text);
  name_step (self, self->redo_button, "win.redo", redo_text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.send", free && plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.present", free && plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", free && can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", free && can_redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-plan", free && plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-template", free && plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.agree", free && plan != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_library); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_library[i], free && session != NULL);
}

/**
 * tandem_window_show_failure:
 * @self: the window
 * @message: a sentence: what was tried, what went wrong, what was kept
 */
void
tandem_window_show_failure (TandemWindow *self, const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  tandem_window_update_actions (self);
}
