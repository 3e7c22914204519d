/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-whole-file.h"

#include <stdlib.h>

/**
 * tandem_whole_file_write:
 * @file: where to; a link is followed
 * @content: all of it
 * @cancellable: (nullable): stops it before anything is written
 * @error: a %G_IO_ERROR
 *
 * The content gets a name of its own beside @file, reaches the disk, and then takes the place of @file: whoever reads sees
 * what was there before (or no file) or all of the new. g_file_replace_contents() promises that only where a file was before.
 *
 * Returns: whether it was written; otherwise nothing has changed
 */
gboolean
tandem_whole_file_write (GFile *file, GBytes *content, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *target = path != NULL ? realpath (path, NULL) : NULL;
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  g_autoptr (GError) local = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (path == NULL) /* not a file of this machine */
    return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
  if (g_file_set_contents_full (target != NULL ? target : path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_file_error ((GFileError) local->code), local->message);
  return FALSE;
}
