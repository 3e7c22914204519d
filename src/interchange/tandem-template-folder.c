/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-template-folder.h"

#include "tandem-error.h"
#include "tandem-json-check.h"
#include "tandem-template-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define EXTENSION ".json"
#define LONGEST_KEY 40

/**
 * tandem_template_dup_folder:
 *
 * Returns: (transfer full) (type filename): where a person's own templates are kept; it may not exist
 */
char *
tandem_template_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "tandem", "templates", NULL);
}

static char *
dup_path (const char *key)
{
  g_autofree char *folder = tandem_template_dup_folder ();

  return g_strdup_printf ("%s/%s" EXTENSION, folder, key);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  TandemTemplate *const *first = a, *const *second = b;

  return g_utf8_collate ((*first)->title, (*second)->title);
}

/* A file of the person's own; its name is its key. */
static TandemTemplate *
load_own (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path), *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TandemTemplate *self;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  self = tandem_template_read (bytes, NULL, error);
  if (self == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  g_free (self->key);
  self->key = g_strndup (name, strlen (name) - strlen (EXTENSION));
  return self;
}

/* Adds the person's own templates by title; what is wrong with a file goes to @problems (nullable). */
void
tandem_template_add_own (GPtrArray *templates, GPtrArray *problems)
{
  g_autofree char *folder = tandem_template_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      TandemTemplate *self;

      if (name[0] == '.' || !g_str_has_suffix (name, EXTENSION))
        continue;
      self = load_own (path, &error);
      if (self != NULL)
        g_ptr_array_add (own, self);
      else if (problems != NULL)
        g_ptr_array_add (problems, g_strdup (error->message));
    }
  g_ptr_array_sort (own, compare_titles);
  g_ptr_array_extend (templates, own, NULL, NULL);
}

/* "Our pilot: 2 weeks" → "our-pilot-2-weeks". */
static char *
make_key (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *key = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && key->len < LONGEST_KEY; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, g_ascii_tolower (*p));
    else if (key->len > 0 && key->str[key->len - 1] != '-')
      g_string_append_c (key, '-');
  if (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  return g_string_free_and_steal (key->len > 0 ? key : g_string_append (key, "template"));
}

/* A key that no file has yet, and the folder for it. */
static char *
reserve_key (const char *title, GError **error)
{
  g_autofree char *folder = tandem_template_dup_folder (), *base = make_key (title);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _("The folder %s could not be made: %s. The template was not saved."), folder, g_strerror (code));
      return NULL;
    }
  for (guint n = 1; n < 1000; n++)
    {
      g_autofree char *key = n == 1 ? g_strdup (base) : g_strdup_printf ("%s-%u", base, n), *path = dup_path (key);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&key);
    }
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("There are too many templates of this title. Choose another one."));
  return NULL;
}

static gboolean
write_file (const char *key, const char *text, gssize length, GError **error)
{
  g_autofree char *path = dup_path (key);

  return g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * tandem_template_save:
 * @plan: a plan
 * @key: (nullable): own template to put it in place of; %NULL for a new one
 * @title: title of the template
 * @when: (nullable): when to use it
 * @error: %TANDEM_ERROR_INVALID for a plan without milestones; of %G_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): the key of the template; a file is written whole or not at all
 */
char *
tandem_template_save (TandemPlan *plan, const char *key, const char *title, const char *when, GError **error)
{
  g_autofree char *taken = key != NULL ? g_strdup (key) : reserve_key (title, error), *text = NULL;

  if (taken == NULL)
    return NULL;
  text = tandem_template_write (plan, taken, title, when);
  if (text == NULL)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The plan has no shared milestone, so there is nothing to make a template of."));
      return NULL;
    }
  return write_file (taken, text, -1, error) ? g_steal_pointer (&taken) : NULL;
}

/* Not more than a template may have, whatever the file says about itself. */
static GBytes *
read_bounded (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = stream != NULL ? g_malloc (TANDEM_JSON_MAX_BYTES + 1) : NULL;
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, TANDEM_JSON_MAX_BYTES + 1, &length, NULL, error))
    return NULL;
  return g_bytes_new (buffer, length);
}

/**
 * tandem_template_load:
 * @file: a template file anywhere
 * @error: as tandem_template_read(), or of %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the template
 */
TandemTemplate *
tandem_template_load (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = read_bounded (file, error);

  return bytes != NULL ? tandem_template_read (bytes, NULL, error) : NULL;
}

/**
 * tandem_template_import:
 * @file: a template file
 * @error: as tandem_template_read(), or of %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): key of the copy among the person's own; nothing is copied of a file that breaks a rule
 */
char *
tandem_template_import (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = read_bounded (file, error);
  g_autoptr (TandemTemplate) template = bytes != NULL ? tandem_template_read (bytes, NULL, error) : NULL;
  g_autofree char *key = template != NULL ? reserve_key (template->title, error) : NULL;

  return key != NULL && tandem_template_restore (key, bytes, error) ? g_steal_pointer (&key) : NULL;
}

/**
 * tandem_template_export:
 * @key: an own template
 * @file: where to; replaced
 * @error: of %G_FILE_ERROR or %G_IO_ERROR
 *
 * Returns: whether the whole file was written
 */
gboolean
tandem_template_export (const char *key, GFile *file, GError **error)
{
  g_autofree char *path = dup_path (key), *content = NULL;
  gsize length;

  return g_file_get_contents (path, &content, &length, error)
         && g_file_replace_contents (file, content, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

static void
set_member (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, member, text);
  else
    json_object_remove_member (object, member);
}

/**
 * tandem_template_describe:
 * @key: an own template
 * @title: its title from now on
 * @when: (nullable): when to use it
 * @error: of %G_FILE_ERROR or of the reader
 *
 * Returns: whether it was written
 */
gboolean
tandem_template_describe (const char *key, const char *title, const char *when, GError **error)
{
  g_autofree char *path = dup_path (key), *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_file (parser, path, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("this is not a template of Tandem"));
      return FALSE;
    }
  set_member (json_node_get_object (root), "title", title);
  set_member (json_node_get_object (root), "when", when);
  text = json_to_string (root, TRUE);
  return write_file (key, text, -1, error);
}

/**
 * tandem_template_delete:
 * @key: an own template
 * @error: of %G_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): what the file was, for tandem_template_restore()
 */
GBytes *
tandem_template_delete (const char *key, GError **error)
{
  g_autofree char *path = dup_path (key), *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;
  if (g_unlink (path) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _("The template could not be deleted: %s."), g_strerror (code));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&content), length);
}

/**
 * tandem_template_restore:
 * @key: key of an own template
 * @content: a template file
 * @error: of %G_FILE_ERROR
 *
 * Returns: whether it is there again
 */
gboolean
tandem_template_restore (const char *key, GBytes *content, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (content, &length);

  return write_file (key, text, (gssize) length, error);
}
