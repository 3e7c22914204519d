/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-library-problem.h"

#include "tandem-backup-name.h"
#include "tandem-backup.h"
#include "tandem-error.h"
#include "tandem-session.h"

#include <glib/gi18n-lib.h>

struct _TandemLibraryProblem
{
  AdwBin               parent_instance;
  AdwStatusPage       *status;
  AdwBanner           *restore_banner;
  AdwPreferencesGroup *backups;
  char                *path;
};

G_DEFINE_FINAL_TYPE (TandemLibraryProblem, tandem_library_problem, ADW_TYPE_BIN)

static const char *
get_title (const GError *problem)
{
  if (g_error_matches (problem, TANDEM_ERROR, TANDEM_ERROR_DAMAGED))
    return _("The library is damaged");
  if (g_error_matches (problem, TANDEM_ERROR, TANDEM_ERROR_NEWER))
    return _("The library is from a newer version");
  if (g_error_matches (problem, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS))
    return _("This is not a library of plans");
  if (g_error_matches (problem, TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS) || g_error_matches (problem, TANDEM_ERROR, TANDEM_ERROR_READ_ONLY))
    return _("No permission to open the library");
  if (g_error_matches (problem, TANDEM_ERROR, TANDEM_ERROR_BUSY))
    return _("Another program holds the library");
  if (g_error_matches (problem, TANDEM_ERROR, TANDEM_ERROR_FULL))
    return _("The disk is full");
  return _("The library can’t be opened");
}

static void
restore_response_cb (AdwAlertDialog *dialog, const char *response, TandemLibraryProblem *self)
{
  const char *backup = g_object_get_data (G_OBJECT (dialog), "backup");
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "restore"))
    return;
  if (!tandem_session_restore_file (self->path, backup, &error))
    {
      adw_banner_set_title (self->restore_banner, error->message);
      adw_banner_set_revealed (self->restore_banner, TRUE);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "app.reopen-library", NULL);
}

static void
backup_cb (AdwActionRow *row, TandemLibraryProblem *self)
{
  const char *backup = g_object_get_data (G_OBJECT (row), "backup");
  g_autofree char *day = tandem_backup_name (backup);
  g_autofree char *heading = g_strdup_printf (_("Restore the backup of %s?"), day);
  AdwDialog *dialog = adw_alert_dialog_new (heading, _("The plans will be as they were then. The file that can’t be opened is kept beside it under another name."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "backup", g_strdup (backup), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
folder_cb (AdwButtonRow *row, TandemLibraryProblem *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
add_backups (TandemLibraryProblem *self)
{
  g_autoptr (GPtrArray) paths = tandem_backup_list (self->path);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = tandem_backup_name (path);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "backup", g_strdup (path), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (backup_cb), self);
      adw_preferences_group_add (self->backups, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->backups), paths->len > 0);
}

static void
tandem_library_problem_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_LIBRARY_PROBLEM);
  G_OBJECT_CLASS (tandem_library_problem_parent_class)->dispose (object);
}

static void
tandem_library_problem_finalize (GObject *object)
{
  g_free (TANDEM_LIBRARY_PROBLEM (object)->path);
  G_OBJECT_CLASS (tandem_library_problem_parent_class)->finalize (object);
}

static void
tandem_library_problem_class_init (TandemLibraryProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_library_problem_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_library_problem_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-library-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemLibraryProblem, status);
  gtk_widget_class_bind_template_child (widget_class, TandemLibraryProblem, restore_banner);
  gtk_widget_class_bind_template_child (widget_class, TandemLibraryProblem, backups);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
}

static void
tandem_library_problem_init (TandemLibraryProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_library_problem_new:
 * @path: the library that was tried
 * @problem: why it could not be opened; its message is for a person
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
tandem_library_problem_new (const char *path, const GError *problem)
{
  TandemLibraryProblem *self = g_object_new (TANDEM_TYPE_LIBRARY_PROBLEM, NULL);
  /* Translators: why a library could not be opened, then its path */
  g_autofree char *text = g_strdup_printf (_("%s\n\nNothing was changed. The library is “%s”."), problem->message, path);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  self->path = g_strdup (path);
  adw_status_page_set_title (self->status, get_title (problem));
  adw_status_page_set_description (self->status, escaped);
  add_backups (self);
  return GTK_WIDGET (self);
}
