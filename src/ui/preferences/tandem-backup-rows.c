/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-backup-rows.h"

#include "tandem-backup-name.h"
#include "tandem-session.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget    *owner; /* borrowed: the row or dialog lives in it */
  char         *backup;
  TandemRestore restore;
} Question;

static Question *
question_new (GtkWidget *owner, const char *backup, TandemRestore restore)
{
  Question *self = g_new0 (Question, 1);

  self->owner = owner;
  self->backup = g_strdup (backup);
  self->restore = restore;
  return self;
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_free (self->backup);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "restore"))
    question->restore (question->owner, question->backup);
}

/**
 * tandem_backup_rows_ask:
 * @owner: the widget that shows the backups
 * @backup: path of a backup
 * @restore: called with @owner when the person agrees
 */
void
tandem_backup_rows_ask (GtkWidget *owner, const char *backup, TandemRestore restore)
{
  g_autofree char *name = tandem_backup_name (backup);
  /* Translators: %s is a day and time, or the name of a file */
  g_autofree char *heading = g_strdup_printf (_("Restore the backup of %s?"), name);
  AdwDialog *dialog = adw_alert_dialog_new (heading, _("All plans will be as they were then. The library as it is now is kept among the backups."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question_new (owner, backup, restore), question_free, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, owner);
}

static void
activated_cb (AdwActionRow *row, Question *question)
{
  tandem_backup_rows_ask (question->owner, question->backup, question->restore);
}

/**
 * tandem_backup_rows_add:
 * @group: where the rows go; shown when there is a backup
 * @library: path of the library
 * @owner: the widget that shows the backups
 * @restore: called with @owner when the person agreed to restore one
 */
void
tandem_backup_rows_add (AdwPreferencesGroup *group, const char *library, GtkWidget *owner, TandemRestore restore)
{
  g_autoptr (GPtrArray) paths = tandem_session_list_backups (library);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = tandem_backup_name (path);
      GtkWidget *row = adw_action_row_new (), *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_data (row, "activated", G_CALLBACK (activated_cb), question_new (owner, path, restore), question_free, G_CONNECT_DEFAULT);
      adw_preferences_group_add (group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), paths->len > 0);
}
