/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-place.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A mail program may read what is attached only when the mail is sent, long after Tandem was closed. */
#define KEPT (24 * 60 * 60) /* s */

static char *
get_place (void)
{
  /* In the sandbox of a Flatpak this is a folder that programs outside can be given files from; /tmp isn't. */
  return g_build_filename (g_get_user_cache_dir (), "tandem", "handed-over", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      g_unlink (entry);
    }
  g_rmdir (path);
}

/* Removes what was handed over more than a day ago. */
void
tandem_send_place_tidy (void)
{
  g_autofree char *place = get_place ();
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (place, name, NULL);
      GStatBuf info;

      if (g_lstat (folder, &info) == 0 && S_ISDIR (info.st_mode) && now - (gint64) info.st_mtime > KEPT)
        remove_folder (folder);
    }
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
  g_autofree char *place = get_place (), *folder = g_build_filename (place, "XXXXXX", NULL), *path = NULL;

  if (g_mkdir_with_parents (place, 0700) != 0 || g_mkdtemp_full (folder, 0700) == NULL)
    {
      /* Translators: %s is a folder */
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS, _("No folder could be made for the file that is handed over: %s"), place);
      return NULL;
    }
  path = g_build_filename (folder, name, NULL);
  return g_file_new_for_path (path);
}
