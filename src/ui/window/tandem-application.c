/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-application.h"

#include "tandem-config.h"
#include "tandem-preferences.h"
#include "tandem-send-place.h"
#include "tandem-settings.h"
#include "tandem-shortcuts-dialog.h"
#include "tandem-window.h"

#include <glib/gi18n-lib.h>

struct _TandemApplication
{
  AdwApplication parent_instance;
  TandemSession *session;
  char          *library; /* what --library says; NULL for the setting */
  guint          backup_id;
};

/* Seconds between looks whether there is something new to keep. */
#define BACKUP_INTERVAL (30 * 60)

G_DEFINE_FINAL_TYPE (TandemApplication, tandem_application, ADW_TYPE_APPLICATION)

static char *
dup_library_path (TandemApplication *self)
{
  g_autofree char *set = NULL;

  if (self->library != NULL)
    return g_strdup (self->library);
  set = g_settings_get_string (tandem_settings_get (), "library");
  return *set != '\0' ? g_steal_pointer (&set) : tandem_session_dup_default_path ();
}

static TandemWindow *
get_window (TandemApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (TANDEM_IS_WINDOW (window->data))
      return window->data;
  return tandem_window_new (self);
}

/* Says it in the log only: the library itself is sound, and the next try comes. */
static gboolean
keep_backup_cb (gpointer data)
{
  TandemApplication *self = data;
  g_autoptr (GError) error = NULL;

  if (self->session != NULL && !tandem_session_is_read_only (self->session) && !tandem_session_keep_backup (self->session, NULL, &error))
    g_message ("No automatic backup: %s", error->message);
  return G_SOURCE_CONTINUE;
}

static void
open_library (TandemApplication *self)
{
  TandemWindow *window = get_window (self);
  g_autofree char *path = dup_library_path (self);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->session);
  self->session = tandem_session_open (path, &error);
  if (self->session != NULL)
    tandem_window_set_session (window, self->session);
  else
    tandem_window_set_problem (window, path, error);
}

static void
tandem_application_activate (GApplication *application)
{
  TandemApplication *self = TANDEM_APPLICATION (application);
  TandemWindow *window = get_window (self);

  if (tandem_window_get_workspace (window) == NULL)
    open_library (self);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tandem_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_application_activate (application);
  for (int i = 0; i < n_files; i++)
    tandem_window_import (get_window (TANDEM_APPLICATION (application)), files[i]);
}

/* --version ends here; --library can't change the library of a program that runs already. */
static int
tandem_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  TandemApplication *self = TANDEM_APPLICATION (application);
  g_autofree char *library = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("tandem %s\n", TANDEM_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "library", "^ay", &library))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (library);
      g_autoptr (GError) error = NULL;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("tandem: %s\n", error->message);
          return 1;
        }
      if (g_application_get_is_remote (application))
        {
          g_printerr (_("tandem: The window is open already; close it to use another library\n"));
          return 1;
        }
      self->library = g_file_get_path (file);
    }
  return G_APPLICATION_CLASS (tandem_application_parent_class)->handle_local_options (application, options);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemApplication *self = data;

  /* Closing asks when something typed can't be written; without windows the program ends. */
  gtk_window_close (GTK_WINDOW (get_window (self)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemApplication *self = data;

  if (self->session != NULL)
    adw_dialog_present (tandem_preferences_new (self->session), GTK_WIDGET (get_window (self)));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (tandem_shortcuts_dialog_new (), GTK_WIDGET (get_window (data)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemApplication *self = data;
  AdwDialog *dialog = adw_about_dialog_new ();
  static const char *const developers[] = { "The Tandem contributors", NULL };

  adw_about_dialog_set_application_name (ADW_ABOUT_DIALOG (dialog), _("Tandem"));
  adw_about_dialog_set_application_icon (ADW_ABOUT_DIALOG (dialog), TANDEM_APP_ID);
  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (dialog), TANDEM_VERSION);
  adw_about_dialog_set_developer_name (ADW_ABOUT_DIALOG (dialog), _("The Tandem contributors"));
  adw_about_dialog_set_developers (ADW_ABOUT_DIALOG (dialog), (const char **) developers);
  adw_about_dialog_set_license_type (ADW_ABOUT_DIALOG (dialog), GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (ADW_ABOUT_DIALOG (dialog), _("Plans that buyer and seller make together. Everything stays on this computer until you send it."));
  adw_about_dialog_set_website (ADW_ABOUT_DIALOG (dialog), "https://github.com/tandemplan/tandem");
  adw_about_dialog_set_issue_url (ADW_ABOUT_DIALOG (dialog), "https://github.com/tandemplan/tandem/issues");
  adw_dialog_present (dialog, GTK_WIDGET (get_window (self)));
}

static void
reopen_library_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemApplication *self = data;

  if (tandem_window_leave_session (get_window (self)))
    open_library (self);
}

static void
library_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemApplication) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || !tandem_window_leave_session (get_window (self)))
    return;
  g_clear_pointer (&self->library, g_free);
  g_settings_set_string (tandem_settings_get (), "library", path);
  open_library (self);
}

static void
choose_library_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemApplication *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Use another library"));
  gtk_file_dialog_set_accept_label (dialog, _("_Use"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (get_window (self)), NULL, library_chosen_cb, g_object_ref (self));
}

static void
set_accels (GtkApplication *application)
{
  static const struct { const char *action, *accels[3]; } table[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
    { "win.new-plan", { "<Control>n" } },
    { "win.import", { "<Control>o" } },
    { "win.search", { "<Control>f" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.send", { "<Control><Shift>s" } },
    { "win.present", { "F5" } },
    { "win.inspector", { "F9" } },
    { "win.edit-plan", { "<Alt>Return" } },
    { "win.view::plan", { "<Alt>1" } },
    { "win.view::people", { "<Alt>2" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

static void
tandem_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "about", .activate = about_cb },
    { .name = "reopen-library", .activate = reopen_library_cb },
    { .name = "choose-library", .activate = choose_library_cb },
  };

  G_APPLICATION_CLASS (tandem_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  set_accels (GTK_APPLICATION (application));
  tandem_send_place_tidy ();
  TANDEM_APPLICATION (application)->backup_id = g_timeout_add_seconds (BACKUP_INTERVAL, keep_backup_cb, application);
}

static void
tandem_application_shutdown (GApplication *application)
{
  TandemApplication *self = TANDEM_APPLICATION (application);

  g_clear_handle_id (&self->backup_id, g_source_remove);
  keep_backup_cb (self);
  g_clear_object (&self->session);
  G_APPLICATION_CLASS (tandem_application_parent_class)->shutdown (application);
}

static void
tandem_application_finalize (GObject *object)
{
  g_free (TANDEM_APPLICATION (object)->library);
  G_OBJECT_CLASS (tandem_application_parent_class)->finalize (object);
}

static void
tandem_application_class_init (TandemApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_application_finalize;
  application_class->activate = tandem_application_activate;
  application_class->open = tandem_application_open;
  application_class->handle_local_options = tandem_application_handle_local_options;
  application_class->startup = tandem_application_startup;
  application_class->shutdown = tandem_application_shutdown;
}

static void
tandem_application_init (TandemApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 'l', 0, G_OPTION_ARG_FILENAME, NULL, N_("Use the library in FILE"), N_("FILE") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[PLAN FILE…]"));
}

/**
 * tandem_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
TandemApplication *
tandem_application_new (void)
{
  return g_object_new (TANDEM_TYPE_APPLICATION,
                       "application-id", TANDEM_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/tandemplan/Tandem",
                       NULL);
}
