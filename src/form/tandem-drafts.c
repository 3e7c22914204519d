/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-drafts.h"

#include <errno.h>
#include <glib/gstdio.h>

struct _TandemDrafts
{
  char     *path;
  char     *second_path;
  GKeyFile *file; /* group "milestone 12", key "due" */
};

static gboolean
load (GKeyFile *file, const char *path)
{
  return path != NULL && g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
}

/**
 * tandem_drafts_open:
 * @path: file of the drafts; need not exist
 * @second_path: (nullable): another file for when @path can't be written: the library's disk is full or read-only, which
 *   is why there are drafts
 *
 * Returns: (transfer full): the drafts of both files; a file that can't be read counts as empty
 */
TandemDrafts *
tandem_drafts_open (const char *path, const char *second_path)
{
  TandemDrafts *self = g_new0 (TandemDrafts, 1);

  self->path = g_strdup (path);
  self->second_path = g_strdup (second_path);
  self->file = g_key_file_new ();
  /* The second file is only there when it is the newer one. */
  if (!load (self->file, second_path))
    load (self->file, path);
  return self;
}

void
tandem_drafts_close (TandemDrafts *self)
{
  g_key_file_unref (self->file);
  g_free (self->path);
  g_free (self->second_path);
  g_free (self);
}

static char *
name_group (TandemKind kind, gint64 id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, tandem_kind_info (kind)->name, id);
}

/**
 * tandem_drafts_dup:
 * @self: drafts
 * @kind: kind of an entity
 * @id: its id; minus the id of what it will belong to for one that is not there yet
 * @field: field number of @kind
 *
 * Returns: (transfer full) (nullable): the text kept for the field
 */
char *
tandem_drafts_dup (TandemDrafts *self, TandemKind kind, gint64 id, guint field)
{
  g_autofree char *group = name_group (kind, id);

  return g_key_file_get_string (self->file, group, tandem_kind_info (kind)->fields[field].name, NULL);
}

static gboolean
write_file (const char *path, GKeyFile *file)
{
  gsize length;
  g_autofree char *content = g_key_file_to_data (file, &length, NULL);
  g_autofree char *folder = NULL;

  if (path == NULL)
    return FALSE;
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  /* Private notes may be among them. */
  return g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL);
}

static gboolean
remove_file (const char *path)
{
  return path == NULL || g_unlink (path) == 0 || errno == ENOENT;
}

/* No drafts, no file. The second file goes as soon as the first holds everything. */
static gboolean
save (TandemDrafts *self)
{
  gsize n;

  g_strfreev (g_key_file_get_groups (self->file, &n));
  if (n == 0 ? remove_file (self->path) : write_file (self->path, self->file))
    return remove_file (self->second_path);
  return write_file (self->second_path, self->file);
}

/**
 * tandem_drafts_put:
 * @self: drafts
 * @kind: kind of an entity
 * @id: its id; minus the id of what it will belong to for one that is not there yet
 * @field: field number of @kind
 * @text: (nullable): the text to keep; %NULL when there is nothing to keep any more
 *
 * Returns: whether it is on the disk; it is kept in memory in any case
 */
gboolean
tandem_drafts_put (TandemDrafts *self, TandemKind kind, gint64 id, guint field, const char *text)
{
  g_autofree char *group = name_group (kind, id);
  g_autofree char *kept = tandem_drafts_dup (self, kind, id, field);
  const char *key = tandem_kind_info (kind)->fields[field].name;
  g_auto (GStrv) keys = NULL;

  if (g_strcmp0 (kept, text) == 0)
    return TRUE;
  if (text != NULL)
    g_key_file_set_string (self->file, group, key, text);
  else
    g_key_file_remove_key (self->file, group, key, NULL);

  keys = g_key_file_get_keys (self->file, group, NULL, NULL);
  if (keys != NULL && keys[0] == NULL)
    g_key_file_remove_group (self->file, group, NULL);
  return save (self);
}
