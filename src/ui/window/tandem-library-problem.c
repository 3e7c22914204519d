/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-library-problem.h"

#include "tandem-backup-rows.h"
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
restore (GtkWidget *widget, const char *backup)
{
  TandemLibraryProblem *self = TANDEM_LIBRARY_PROBLEM (widget);
  g_autoptr (GError) error = NULL;

  if (!tandem_session_restore_file (self->path, backup, &error))
    {
      adw_banner_set_title (self->restore_banner, error->message);
      adw_banner_set_revealed (self->restore_banner, TRUE);
      return;
    }
  gtk_widget_activate_action (widget, "app.reopen-library", NULL);
}

static void
folder_cb (AdwButtonRow *row, TandemLibraryProblem *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
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
  g_autofree char *text = strstr (problem->message, path) != NULL ? g_strdup (problem->message)
                                                                  : g_strdup_printf (_("%s\n\nThe library is “%s”."), problem->message, path);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  self->path = g_strdup (path);
  adw_status_page_set_title (self->status, get_title (problem));
  adw_status_page_set_description (self->status, escaped);
  tandem_backup_rows_add (self->backups, path, GTK_WIDGET (self), restore);
  return GTK_WIDGET (self);
}
