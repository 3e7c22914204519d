/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-place.h"

#include "tandem-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* File systems where locks or atomic commits can't be relied on: statfs(2), f_type. */
static const guint32 unsafe_types[] = {
  0x6969,     /* NFS */
  0xFF534D42, /* CIFS */
  0xFE534D42, /* SMB2 */
  0x517B,     /* SMB */
  0x65735546, /* FUSE: sshfs, rclone, the document portal */
  0x5346414F, /* AFS */
  0x73757245, /* Coda */
  0x00C36400, /* Ceph */
};

/**
 * tandem_place_set_errno_error:
 * @error: (out): a #TandemError
 * @number: an errno
 * @path: the file it is about
 */
void
tandem_place_set_errno_error (GError **error, int number, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  int code = TANDEM_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    code = TANDEM_ERROR_FULL;
  else if (number == EROFS)
    code = TANDEM_ERROR_READ_ONLY;
  else if (number == EACCES || number == EPERM)
    code = TANDEM_ERROR_NO_ACCESS;
  else if (number == ENOENT)
    code = TANDEM_ERROR_NOT_FOUND;
  /* Translators: a file, then the system's own words ("Permission denied") */
  g_set_error (error, TANDEM_ERROR, code, _("“%s”: %s."), name, g_strerror (number));
}

static gboolean
is_remote (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);
  struct statfs fs;

  if (info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE))
    return TRUE;
  if (statfs (folder, &fs) != 0)
    return FALSE; /* not there yet: opening says so */
  for (guint i = 0; i < G_N_ELEMENTS (unsafe_types); i++)
    if ((guint32) fs.f_type == unsafe_types[i])
      return TRUE;
  return FALSE;
}

/* /run/flatpak/doc/… or /run/user/1000/doc/… */
static gboolean
is_in_portal (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 6);
  guint n = g_strv_length (parts);

  return g_str_has_prefix (path, "/run/flatpak/doc/") || (g_str_has_prefix (path, "/run/user/") && n > 5 && g_str_equal (parts[4], "doc"));
}

/**
 * tandem_place_check:
 * @path: absolute path of a library
 * @error: %TANDEM_ERROR_FAILED with what to do
 *
 * Returns: whether a library may be open there. On network file systems and behind the document portal an interrupted
 *   write or two programs at once damage an SQLite file without any error (https://sqlite.org/useovernet.html).
 */
gboolean
tandem_place_check (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!is_in_portal (path) && !is_remote (folder))
    return TRUE;
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_FAILED,
                       _("A library can’t be kept safely on a network or synchronised folder. Keep it on this computer’s own "
                         "disk, and put backups or plan files into the shared folder."));
  return FALSE;
}

/**
 * tandem_place_create:
 * @path: absolute path
 * @created: (out): whether the file is new
 * @error: a #TandemError
 *
 * Makes an empty file that only its owner may read, whatever the umask, and the folder above likewise. A file that is
 * there is left alone: opening it, even here, could drop locks another connection of this process holds.
 */
gboolean
tandem_place_create (const char *path, gboolean *created, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat st;
  int fd;

  *created = FALSE;
  if (stat (path, &st) == 0)
    {
      /* SQLite takes a file of one byte for an empty one and would write into it. */
      if (S_ISREG (st.st_mode) && st.st_size != 1)
        return TRUE;
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS, _("The file is not a Tandem library."));
      return FALSE;
    }

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      tandem_place_set_errno_error (error, errno, folder);
      return FALSE;
    }
  fd = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0 && errno == EEXIST)
    return TRUE;
  if (fd < 0 || fchmod (fd, 0600) != 0)
    {
      int number = errno;

      if (fd >= 0)
        close (fd);
      tandem_place_set_errno_error (error, number, path);
      return FALSE;
    }
  close (fd);
  *created = TRUE;
  return TRUE;
}

/**
 * tandem_place_sync:
 * @path: a file (not an open library), or a folder
 * @error: a #TandemError
 *
 * Waits until it is on the disk.
 */
gboolean
tandem_place_sync (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  int number = 0;

  if (fd < 0 || fsync (fd) != 0)
    number = errno;
  if (fd >= 0)
    close (fd);
  if (number == 0)
    return TRUE;
  tandem_place_set_errno_error (error, number, path);
  return FALSE;
}

/**
 * tandem_place_rename:
 * @from: a file (not an open library), already synced
 * @to: its new name in the same file system; replaced when it is there
 * @error: a #TandemError
 *
 * Renames, and waits until the folder is on the disk.
 */
gboolean
tandem_place_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_rename (from, to) != 0)
    {
      tandem_place_set_errno_error (error, errno, to);
      return FALSE;
    }
  return tandem_place_sync (folder, error);
}
