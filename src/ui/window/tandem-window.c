/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-window.h"

#include "tandem-inspector.h"
#include "tandem-library-problem.h"
#include "tandem-menu.h"
#include "tandem-people-view.h"
#include "tandem-plan-page.h"
#include "tandem-settings.h"
#include "tandem-window-private.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

/* The timer looks at the clock at least this often (s): a machine that slept doesn't count. */
#define LONGEST_WAIT_FOR_MIDNIGHT 3600

G_DEFINE_FINAL_TYPE (TandemWindow, tandem_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_today (TandemWindow *self)
{
  if (self->workspace != NULL)
    tandem_workspace_set_today (self->workspace, tandem_day_today ());
}

static gboolean
midnight_cb (gpointer data)
{
  TandemWindow *self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int left = 24 * 3600 - (g_date_time_get_hour (now) * 3600 + g_date_time_get_minute (now) * 60 + g_date_time_get_second (now));

  update_today (self);
  self->midnight_id = g_timeout_add_seconds ((guint) CLAMP (left + 1, 1, LONGEST_WAIT_FOR_MIDNIGHT), midnight_cb, self);
  return G_SOURCE_REMOVE;
}

static void
choose_page (TandemWindow *self)
{
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);
  gboolean empty = g_list_model_get_n_items (self->plans) == 0;

  gtk_stack_set_visible_child_name (self->content_stack, plan != NULL ? "plan" : empty ? "welcome" : "none");
  gtk_widget_set_visible (self->switcher, plan != NULL);
  gtk_widget_set_visible (self->switcher_bar, plan != NULL);
  if (empty)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static gboolean
show_title_cb (gpointer data)
{
  TandemWindow *self = data;
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);
  const char *title = plan != NULL ? tandem_wording_plan_title (plan) : _("Tandem");

  self->title_id = 0;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_navigation_page_set_title (self->content_page, title);
  tandem_window_update_actions (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TandemWindow *self)
{
  if (self->title_id == 0)
    self->title_id = g_idle_add (show_title_cb, self);
}

static void
plan_cb (TandemWindow *self)
{
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);

  choose_page (self);
  changed_cb (self);
  if (plan != NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, tandem_entity_get_id (TANDEM_ENTITY (plan)));

      g_settings_set_string (tandem_settings_get (), "last-plan", id);
    }
}

static gboolean
shows_plan_view (TandemWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "plan") == 0;
}

/* The inspector is about a milestone: only the Plan view has it. */
static void
view_cb (TandemWindow *self)
{
  gboolean plan = shows_plan_view (self), had = gtk_widget_get_visible (self->inspector_button);

  gtk_widget_set_visible (self->inspector_button, plan);
  if (had && !plan)
    self->inspector_wanted = adw_overlay_split_view_get_show_sidebar (self->inspector_split);
  adw_overlay_split_view_set_show_sidebar (self->inspector_split, plan && self->inspector_wanted);
}

static void
selected_cb (TandemWindow *self)
{
  if (tandem_workspace_get_selected (self->workspace) != 0 && shows_plan_view (self))
    adw_overlay_split_view_set_show_sidebar (self->inspector_split, TRUE);
}

static void
applied_cb (TandemWindow *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  changed_cb (self);
}

static void
failed_cb (TandemWorkspace *workspace, const char *message, TandemWindow *self)
{
  tandem_window_show_failure (self, message);
}

/* The plan shown may have gone: by delete, by undo, or because another program did it. */
static void
plans_changed_cb (GListModel *plans, guint position, guint removed, guint added, TandemWindow *self)
{
  TandemPlan *plan = tandem_workspace_get_plan (self->workspace);

  if (removed > 0 && plan != NULL && tandem_library_find (tandem_session_get_library (tandem_workspace_get_session (self->workspace)), tandem_entity_get_id (TANDEM_ENTITY (plan))) != plan)
    tandem_workspace_set_plan (self->workspace, NULL);
  if (added == 1 && self->undoing)
    {
      g_autoptr (TandemPlan) back = g_list_model_get_item (plans, position);

      tandem_workspace_set_plan (self->workspace, back);
    }
  choose_page (self);
  changed_cb (self);
}

static void
plan_chosen_cb (TandemPlanList *list, TandemWindow *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
plan_deleted_cb (TandemPlanList *list, const char *title, TandemWindow *self)
{
  /* Translators: %s is the title of a plan */
  g_autofree char *text = g_strdup_printf (_("“%s” deleted"), title);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
}

static void
banner_clicked_cb (AdwBanner *banner, TandemWindow *self)
{
  g_autoptr (GError) error = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  if (!tandem_session_refresh (tandem_workspace_get_session (self->workspace), &error))
    tandem_workspace_report (self->workspace, error);
  else
    tandem_workspace_commit_pending (self->workspace);
}

/* Another program may have written, or moved the file, while this one was in the background. */
static void
is_active_cb (TandemWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_window_is_active (GTK_WINDOW (self)) || self->workspace == NULL)
    return;
  update_today (self);
  if (!tandem_session_refresh (tandem_workspace_get_session (self->workspace), &error))
    tandem_workspace_report (self->workspace, error);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TandemWindow *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  if (self->workspace == NULL)
    return FALSE;
  for (GSList *file = files; file != NULL; file = file->next)
    tandem_window_import (self, file->data);
  return files != NULL;
}

static void
discard_response_cb (AdwAlertDialog *dialog, const char *response, TandemWindow *self)
{
  if (!g_str_equal (response, "discard"))
    return;
  self->closing_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_to_discard (TandemWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Close without what was typed?"),
                                            _("The last thing typed could not be written to the library. Everything before it is kept."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _("_Go back"), "discard", _("_Close and discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
save_state (TandemWindow *self)
{
  GSettings *settings = tandem_settings_get ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!adw_overlay_split_view_get_collapsed (self->inspector_split))
    g_settings_set_boolean (settings, "show-inspector", shows_plan_view (self) ? adw_overlay_split_view_get_show_sidebar (self->inspector_split) : self->inspector_wanted);
  g_settings_set_string (settings, "view", adw_view_stack_get_visible_child_name (self->view_stack));
}

static void
restore_state (TandemWindow *self)
{
  GSettings *settings = tandem_settings_get ();
  g_autofree char *view = g_settings_get_string (settings, "view");

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"), g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  self->inspector_wanted = g_settings_get_boolean (settings, "show-inspector");
  adw_overlay_split_view_set_show_sidebar (self->inspector_split, self->inspector_wanted);
  if (adw_view_stack_get_child_by_name (self->view_stack, view) != NULL)
    adw_view_stack_set_visible_child_name (self->view_stack, view);
}

static gboolean
tandem_window_close_request (GtkWindow *window)
{
  TandemWindow *self = TANDEM_WINDOW (window);

  if (!self->closing_anyway && self->workspace != NULL && !tandem_workspace_commit_pending (self->workspace))
    {
      ask_to_discard (self);
      return TRUE;
    }
  save_state (self);
  tandem_present_button_stop (self->present_button);
  return GTK_WINDOW_CLASS (tandem_window_parent_class)->close_request (window);
}

static void
drop_workspace (TandemWindow *self)
{
  if (self->workspace == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_signal_handlers_disconnect_by_data (self->plans, self);
  g_clear_handle_id (&self->title_id, g_source_remove);
  tandem_present_button_stop (self->present_button);
  tandem_plan_list_set_workspace (self->plan_list, NULL);
  adw_bin_set_child (self->plan_slot, NULL);
  adw_bin_set_child (self->people_slot, NULL);
  adw_bin_set_child (self->inspector_slot, NULL);
  g_clear_object (&self->plans);
  g_clear_object (&self->workspace);
}

static void
tandem_window_dispose (GObject *object)
{
  TandemWindow *self = TANDEM_WINDOW (object);

  g_clear_handle_id (&self->midnight_id, g_source_remove);
  drop_workspace (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_WINDOW);
  G_OBJECT_CLASS (tandem_window_parent_class)->dispose (object);
}

static void
tandem_window_class_init (TandemWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tandem_window_close_request;

  g_type_ensure (TANDEM_TYPE_PLAN_LIST);
  g_type_ensure (TANDEM_TYPE_PRESENT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, inspector_split);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, undo_section);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, plan_list);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, inspector_slot);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, plan_slot);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, people_slot);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, problem_slot);
  gtk_widget_class_bind_template_callback (widget_class, plan_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  tandem_window_class_install_actions (widget_class);
}

/* libadwaita gives a view its title as a name, with the mark of the mnemonic in it. */
static void
name_views (TandemWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->view_stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      g_auto (GStrv) parts = g_strsplit (adw_view_stack_page_get_title (page), "_", -1);
      g_autofree char *name = g_strjoinv (NULL, parts);

      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
tandem_window_init (TandemWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  restore_state (self);
  tandem_window_add_property_actions (self);
  g_signal_connect_swapped (self->view_stack, "notify::visible-child-name", G_CALLBACK (view_cb), self);
  name_views (self);
  view_cb (self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (tandem_window_update_actions), NULL);
  tandem_menu_name_items (gtk_menu_button_get_popover (self->menu_button));
  midnight_cb (self);
}

/**
 * tandem_window_new:
 * @application: the application it belongs to
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
TandemWindow *
tandem_window_new (TandemApplication *application)
{
  return g_object_new (TANDEM_TYPE_WINDOW, "application", application, NULL);
}

/* (transfer none) (nullable): nothing while the library can't be opened. */
TandemWorkspace *
tandem_window_get_workspace (TandemWindow *self)
{
  return self->workspace;
}

/**
 * tandem_window_show_plan:
 * @self: the window
 * @id: id of a plan; one that isn't there shows nothing
 */
void
tandem_window_show_plan (TandemWindow *self, gint64 id)
{
  TandemLibrary *library = tandem_session_get_library (tandem_workspace_get_session (self->workspace));
  TandemPlan *plan = tandem_library_find (library, id);

  tandem_workspace_set_plan (self->workspace, plan);
  if (plan != NULL && tandem_workspace_get_plan (self->workspace) == plan)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* What to know about a library that did open: it can only be read, or parts of it could not be. */
static void
tell_state (TandemWindow *self, TandemSession *session)
{
  GPtrArray *problems = tandem_session_get_problems (session);

  adw_banner_set_revealed (self->banner, FALSE);
  if (tandem_session_is_read_only (session))
    tandem_window_show_failure (self, _("This library can only be read. Changes can’t be kept; copy the file to a folder of yours to work with it."));
  else if (problems != NULL && problems->len > 0)
    {
      const TandemProblem *first = g_ptr_array_index (problems, 0);
      /* Translators: how many parts of the library could not be read, then what is wrong with the first */
      g_autofree char *text = g_strdup_printf (ngettext ("%u part of the library could not be read and was left alone: %s",
                                                         "%u parts of the library could not be read and were left alone. The first: %s", problems->len),
                                               problems->len, first->message);

      tandem_window_show_failure (self, text);
    }
}

/**
 * tandem_window_set_session:
 * @self: the window
 * @session: (transfer none): the open library
 *
 * Shows the plan that was shown last.
 */
void
tandem_window_set_session (TandemWindow *self, TandemSession *session)
{
  g_autofree char *last = g_settings_get_string (tandem_settings_get (), "last-plan");

  drop_workspace (self);
  self->workspace = tandem_workspace_new (session);
  self->plans = g_object_ref (tandem_library_get_plans (tandem_session_get_library (session)));
  g_signal_connect (self->plans, "items-changed", G_CALLBACK (plans_changed_cb), self);
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->workspace, "notify::plan", G_CALLBACK (plan_cb), self);
  g_signal_connect_swapped (self->workspace, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->workspace, "applied", G_CALLBACK (applied_cb), self);
  g_signal_connect (self->workspace, "failed", G_CALLBACK (failed_cb), self);

  tandem_plan_list_set_workspace (self->plan_list, self->workspace);
  adw_bin_set_child (self->plan_slot, tandem_plan_page_new (self->workspace));
  adw_bin_set_child (self->inspector_slot, tandem_inspector_new (self->workspace));
  adw_bin_set_child (self->people_slot, tandem_people_view_new (self->workspace));
  gtk_stack_set_visible_child_name (self->stack, "main");
  choose_page (self);
  tandem_workspace_set_plan (self->workspace, tandem_library_find (tandem_session_get_library (session), g_ascii_strtoll (last, NULL, 10)));
  tell_state (self, session);
  changed_cb (self);
}

/**
 * tandem_window_set_problem:
 * @self: the window
 * @path: the library that could not be opened
 * @problem: why
 */
void
tandem_window_set_problem (TandemWindow *self, const char *path, const GError *problem)
{
  drop_workspace (self);
  adw_bin_set_child (self->problem_slot, tandem_library_problem_new (path, problem));
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_window_set_title (GTK_WINDOW (self), _("Tandem"));
  tandem_window_update_actions (self);
}

/**
 * tandem_window_leave_session:
 * @self: the window
 *
 * Writes what is typed, so that the library can be closed.
 *
 * Returns: whether nothing is left unwritten
 */
gboolean
tandem_window_leave_session (TandemWindow *self)
{
  if (self->workspace == NULL)
    return TRUE;
  if (!tandem_workspace_commit_pending (self->workspace))
    return FALSE;
  drop_workspace (self);
  return TRUE;
}
