/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-place.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static char *place;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        remove_folder (entry);
      else
        g_unlink (entry);
    }
  g_rmdir (path);
}

static void
shutdown_cb (GApplication *application)
{
  if (place != NULL)
    remove_folder (place);
  g_clear_pointer (&place, g_free);
}

/**
 * tandem_send_place_get:
 * @name: of a file, without folders
 * @error: a #TandemError
 *
 * Each call gives a folder of its own, so that the file can have the name a buyer sees whatever was there before.
 *
 * Returns: (transfer full) (nullable): where the file can be written; only this user can read it
 */
GFile *
tandem_send_place_get (const char *name, GError **error)
{
  static guint n;
  g_autofree char *number = NULL, *folder = NULL, *path = NULL;
  g_autoptr (GError) local = NULL;

  if (place == NULL)
    {
      place = g_dir_make_tmp ("tandem-XXXXXX", &local);
      if (place != NULL && g_application_get_default () != NULL)
        g_signal_connect (g_application_get_default (), "shutdown", G_CALLBACK (shutdown_cb), NULL);
    }
  number = g_strdup_printf ("%u", ++n);
  folder = place != NULL ? g_build_filename (place, number, NULL) : NULL;
  if (folder == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS, _("No folder could be made for the file that is handed over: %s"),
                   local != NULL ? local->message : g_get_tmp_dir ());
      return NULL;
    }
  path = g_build_filename (folder, name, NULL);
  return g_file_new_for_path (path);
}
