/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan-start.h"

#include "tandem-menu.h"
#include "tandem-plan-file.h"
#include "tandem-template-dialog.h"
#include "tandem-template-folder.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

#define WORKING_DAYS_A_WEEK 5

/* How long a deleted template can be brought back (s): this is the only way to. */
#define UNDO_TIMEOUT 20

struct _TandemNewPlanStart
{
  AdwBin               parent_instance;
  AdwToastOverlay     *toasts;
  GtkWidget           *blank;
  GtkWidget           *copy;
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *shipped_group;
  GMenuModel          *template_menu;
  TandemWorkspace     *workspace;
  GPtrArray           *own; /* rows; borrowed */
  char                *deleted_key;
  GBytes              *deleted;
};

enum { CHOSEN, COPY, EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNewPlanStart, tandem_new_plan_start, ADW_TYPE_BIN)

static void refresh_own (TandemNewPlanStart *self);

static void
report (TandemNewPlanStart *self, const char *heading, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* What to start from */

static void
blank_cb (TandemNewPlanStart *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, NULL, NULL);
}

static void
copy_cb (TandemNewPlanStart *self)
{
  g_signal_emit (self, signals[COPY], 0);
}

static void
template_cb (AdwActionRow *row, TandemNewPlanStart *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "template"), NULL);
}

/**
 * tandem_new_plan_start_choose_plan:
 * @self: a page
 * @plan: a plan to make another one of
 */
void
tandem_new_plan_start_choose_plan (TandemNewPlanStart *self, TandemPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemTemplate) template = tandem_template_from_plan (plan, &error);

  if (template == NULL)
    report (self, _("There is nothing to start from"), error);
  else
    g_signal_emit (self, signals[CHOSEN], 0, template, plan);
}

static gint64
count_up (gpointer data, GError **error)
{
  return ++*(gint64 *) data;
}

static TandemTemplate *
load_plan (TandemNewPlanStart *self, GFile *file, GError **error)
{
  g_autoptr (TandemPlanFile) plan = tandem_plan_file_load (file, NULL, error);
  g_autoptr (TandemLibrary) scratch = tandem_library_new ();
  g_autoptr (TandemEdit) edit = NULL;
  gint64 last_id = 0;

  if (plan == NULL)
    return NULL;
  edit = tandem_plan_file_to_edit (plan, count_up, &last_id, tandem_workspace_get_today (self->workspace), error);
  if (edit == NULL)
    return NULL;
  tandem_edit_apply (edit, scratch);
  return tandem_template_from_plan (tandem_library_find (scratch, tandem_edit_get_plan (edit)), error);
}

/* A template, or the structure of a plan: whatever the file holds. */
static TandemTemplate *
load (TandemNewPlanStart *self, GFile *file, GError **error)
{
  g_autoptr (GError) problem = NULL;
  TandemTemplate *template = tandem_template_load (file, &problem);

  if (template != NULL)
    return template;
  /* What calls itself no template is hoped to be a plan; what does is told what is wrong with it. */
  if (g_str_has_prefix (problem->message, "format:"))
    return load_plan (self, file, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemNewPlanStart) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemTemplate) template = file != NULL ? load (self, file, &error) : NULL;

  if (template != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, template, NULL);
  else if (file != NULL)
    report (self, _("The file can’t be used"), error);
}

static void
choose_file (TandemNewPlanStart *self, const char *title, GAsyncReadyCallback callback)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new (), all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Plan files and templates"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, filter);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, callback, g_object_ref (self));
}

static void
file_cb (TandemNewPlanStart *self)
{
  choose_file (self, _("Start from a file"), file_chosen_cb);
}

/* Own templates. @key says which one. */

static TandemTemplate *
find_own (TandemNewPlanStart *self, const char *key)
{
  for (guint i = 0; i < self->own->len; i++)
    {
      TandemTemplate *template = g_object_get_data (g_ptr_array_index (self->own, i), "template");

      if (g_str_equal (tandem_template_get_key (template), key))
        return template;
    }
  return NULL;
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *key)
{
  TandemNewPlanStart *self = TANDEM_NEW_PLAN_START (widget);
  TandemTemplate *template = find_own (self, g_variant_get_string (key, NULL));

  if (template != NULL)
    g_signal_emit (self, signals[EDIT], 0, template);
}

static void
renamed_cb (TandemTemplateDialog *dialog, const char *response, TandemNewPlanStart *self)
{
  const char *key = g_object_get_data (G_OBJECT (dialog), "key");
  g_autofree char *title = tandem_template_dialog_dup_title (dialog), *when = tandem_template_dialog_dup_when (dialog);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "accept"))
    return;
  if (!tandem_template_describe (key, title, when, &error))
    report (self, _("The template could not be renamed"), error);
  refresh_own (self);
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *key)
{
  TandemNewPlanStart *self = TANDEM_NEW_PLAN_START (widget);
  TandemTemplate *template = find_own (self, g_variant_get_string (key, NULL));
  AdwDialog *dialog;

  if (template == NULL)
    return;
  dialog = tandem_template_dialog_new (_("Rename the template"), NULL, _("_Rename"));
  tandem_template_dialog_set_texts (TANDEM_TEMPLATE_DIALOG (dialog), tandem_template_get_title (template), tandem_template_get_when (template));
  g_object_set_data_full (G_OBJECT (dialog), "key", g_variant_dup_string (key, NULL), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (renamed_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemNewPlanStart) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  if (tandem_template_export (g_object_get_data (source, "key"), file, &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Template exported")));
  else
    report (self, _("The template could not be exported"), error);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *key)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = g_strconcat (g_variant_get_string (key, NULL), ".json", NULL);

  gtk_file_dialog_set_title (dialog, _("Export the template"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  g_object_set_data_full (G_OBJECT (dialog), "key", g_variant_dup_string (key, NULL), g_free);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, export_chosen_cb, g_object_ref (widget));
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemNewPlanStart) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *key = file != NULL ? tandem_template_import (file, &error) : NULL;

  if (file == NULL)
    return;
  if (key == NULL)
    report (self, _("The template can’t be imported"), error);
  refresh_own (self);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_file (TANDEM_NEW_PLAN_START (widget), _("Import a template"), import_chosen_cb);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemNewPlanStart *self = TANDEM_NEW_PLAN_START (widget);
  g_autoptr (GError) error = NULL;

  if (self->deleted == NULL)
    return;
  if (!tandem_template_restore (self->deleted_key, self->deleted, &error))
    report (self, _("The template could not be brought back"), error);
  refresh_own (self);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *key)
{
  TandemNewPlanStart *self = TANDEM_NEW_PLAN_START (widget);
  TandemTemplate *template = find_own (self, g_variant_get_string (key, NULL));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (template == NULL)
    return;
  g_clear_pointer (&self->deleted, g_bytes_unref);
  g_set_str (&self->deleted_key, g_variant_get_string (key, NULL));
  self->deleted = tandem_template_delete (self->deleted_key, &error);
  if (self->deleted == NULL)
    {
      report (self, _("The template could not be deleted"), error);
      return;
    }
  /* Translators: %s is the title of a template */
  text = g_strdup_printf (_("“%s” deleted"), tandem_template_get_title (template));
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, UNDO_TIMEOUT);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "template.restore");
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
  refresh_own (self);
  gtk_widget_grab_focus (self->blank);
}

/* Showing */

static char *
describe_length (TandemTemplate *template)
{
  int weeks = MAX (1, (tandem_template_get_span (template) + WORKING_DAYS_A_WEEK / 2) / WORKING_DAYS_A_WEEK);

  /* Translators: how long a plan takes */
  return g_strdup_printf (ngettext ("%d week", "%d weeks", weeks), weeks);
}

static GtkWidget *
create_row (TandemNewPlanStart *self, TandemTemplate *template)
{
  GtkWidget *row = adw_action_row_new (), *length, *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *text = describe_length (template);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_template_get_title (template));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tandem_template_get_when (template));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  length = gtk_label_new (text);
  gtk_widget_add_css_class (length, "caption");
  gtk_widget_add_css_class (length, "dimmed");
  gtk_widget_add_css_class (length, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), length);
  if (tandem_template_is_own (template))
    {
      g_autoptr (GMenu) menu = tandem_menu_with_target (self->template_menu, tandem_template_get_key (template));
      GtkWidget *button = gtk_menu_button_new ();
      /* Translators: a button that opens a menu; %s is the title of a template */
      g_autofree char *label = g_strdup_printf (_("What can be done with “%s”"), tandem_template_get_title (template));

      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _("More"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      tandem_menu_name_items (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  g_object_set_data_full (G_OBJECT (row), "template", tandem_template_ref (template), (GDestroyNotify) tandem_template_unref);
  g_signal_connect (row, "activated", G_CALLBACK (template_cb), self);
  return row;
}

static void
add_templates (TandemNewPlanStart *self, gboolean own)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) templates = tandem_template_list (tandem_language_get_tag (tandem_wording_language ()), &problems);
  g_autofree char *text = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (templates, i);
      GtkWidget *row;

      if (tandem_template_is_own (template) != own)
        continue;
      row = create_row (self, template);
      if (own)
        g_ptr_array_add (self->own, row);
      adw_preferences_group_add (own ? self->own_group : self->shipped_group, row);
    }
  if (!own)
    return;
  g_ptr_array_add (problems, NULL);
  text = g_strjoinv ("\n", (char **) problems->pdata);
  adw_preferences_group_set_description (self->own_group, text);
  gtk_widget_set_visible (GTK_WIDGET (self->own_group), self->own->len > 0 || *text != '\0');
}

static void
refresh_own (TandemNewPlanStart *self)
{
  for (guint i = 0; i < self->own->len; i++)
    adw_preferences_group_remove (self->own_group, g_ptr_array_index (self->own, i));
  g_ptr_array_set_size (self->own, 0);
  add_templates (self, TRUE);
}

static void
tandem_new_plan_start_dispose (GObject *object)
{
  TandemNewPlanStart *self = TANDEM_NEW_PLAN_START (object);

  g_clear_object (&self->workspace);
  /* A named child that is the bin's own would be let go of twice: the end of the template doesn't tell the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_NEW_PLAN_START);
  G_OBJECT_CLASS (tandem_new_plan_start_parent_class)->dispose (object);
}

static void
tandem_new_plan_start_finalize (GObject *object)
{
  TandemNewPlanStart *self = TANDEM_NEW_PLAN_START (object);

  g_ptr_array_unref (self->own);
  g_clear_pointer (&self->deleted, g_bytes_unref);
  g_free (self->deleted_key);
  G_OBJECT_CLASS (tandem_new_plan_start_parent_class)->finalize (object);
}

static void
tandem_new_plan_start_class_init (TandemNewPlanStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_new_plan_start_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_new_plan_start_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_NEW_PLAN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, TANDEM_TYPE_PLAN);
  signals[COPY] = g_signal_new ("copy", TANDEM_TYPE_NEW_PLAN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", TANDEM_TYPE_NEW_PLAN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-new-plan-start.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanStart, toasts);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanStart, blank);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanStart, copy);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanStart, own_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanStart, shipped_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanStart, template_menu);
  gtk_widget_class_bind_template_callback (widget_class, blank_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_install_action (widget_class, "template.edit", "s", edit_cb);
  gtk_widget_class_install_action (widget_class, "template.rename", "s", rename_cb);
  gtk_widget_class_install_action (widget_class, "template.export", "s", export_cb);
  gtk_widget_class_install_action (widget_class, "template.delete", "s", delete_cb);
  gtk_widget_class_install_action (widget_class, "template.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "template.restore", NULL, restore_cb);
}

static void
tandem_new_plan_start_init (TandemNewPlanStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->own = g_ptr_array_new ();
  add_templates (self, FALSE);
  refresh_own (self);
}

/**
 * tandem_new_plan_start_new:
 * @workspace: (transfer none): what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
tandem_new_plan_start_new (TandemWorkspace *workspace)
{
  TandemNewPlanStart *self = g_object_new (TANDEM_TYPE_NEW_PLAN_START, NULL);
  GListModel *plans = G_LIST_MODEL (tandem_library_get_plans (tandem_session_get_library (tandem_workspace_get_session (workspace))));

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_visible (self->copy, g_list_model_get_n_items (plans) > 0);
  return GTK_WIDGET (self);
}

/* (transfer none): what has the keyboard first. */
GtkWidget *
tandem_new_plan_start_get_first (TandemNewPlanStart *self)
{
  return self->blank;
}
