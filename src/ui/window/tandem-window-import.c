/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-window-private.h"

#include "tandem-error.h"
#include "tandem-sample-plan.h"

#include <glib/gi18n-lib.h>

static void
show_import_error (TandemWindow *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *heading = g_strdup_printf (_("“%s” can’t be imported"), shown);
  g_autofree char *body = g_strdup_printf (_("%s\n\nNothing was imported; the library is as it was."), error->message);
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
show_warnings (TandemWindow *self, const char *const *warnings)
{
  g_autofree char *body = g_strjoinv ("\n", (char **) warnings);
  AdwDialog *dialog = adw_alert_dialog_new (_("Imported, with parts left out"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gint64
new_id (gpointer session, GError **error)
{
  return tandem_session_new_id (session, error);
}

/* Adds what the file holds as a new plan and shows it. */
static gboolean
add_plan (TandemWindow *self, TandemPlanFile *file, const char *label, GError **error)
{
  TandemSession *session = tandem_workspace_get_session (self->workspace);
  TandemEdit *edit;
  gint64 id;

  edit = tandem_plan_file_to_edit (file, new_id, session, tandem_workspace_get_today (self->workspace), error);
  if (edit == NULL)
    return FALSE;
  edit = tandem_edit_with_label (edit, label);
  id = tandem_edit_get_plan (edit);
  if (tandem_workspace_apply (self->workspace, edit, NULL))
    tandem_window_show_plan (self, id);
  return TRUE;
}

/**
 * tandem_window_import:
 * @self: a window with an open library
 * @file: a plan file
 *
 * Adds the plan of @file, all of it or nothing. What is wrong with the file is told in a dialog.
 */
void
tandem_window_import (TandemWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) plan = NULL;

  if (self->workspace == NULL || !tandem_workspace_commit_pending (self->workspace))
    return;
  plan = tandem_plan_file_load (file, NULL, &error);
  if (plan == NULL || !add_plan (self, plan, C_("edit", "Import Plan"), &error))
    {
      show_import_error (self, file, error);
      return;
    }
  if (tandem_plan_file_get_warnings (plan)[0] != NULL)
    show_warnings (self, tandem_plan_file_get_warnings (plan));
}

/* Adds the sample, moved so that it is half-way today. */
void
tandem_window_open_sample (TandemWindow *self)
{
  g_autoptr (TandemPlanFile) sample = tandem_sample_plan_new (tandem_workspace_get_today (self->workspace));
  g_autoptr (GError) error = NULL;

  if (!add_plan (self, sample, C_("edit", "Open Sample Plan"), &error))
    tandem_workspace_report (self->workspace, error);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    tandem_window_import (self, file);
}

/* Asks for a plan file. */
void
tandem_window_choose_import (TandemWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new (), all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Plan files"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, filter);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _("Import a plan"));
  gtk_file_dialog_set_accept_label (dialog, _("_Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, import_chosen_cb, g_object_ref (self));
}
