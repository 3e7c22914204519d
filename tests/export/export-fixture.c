/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include <glib/gstdio.h>
#include <stdarg.h>

void
export_fixture_init (ExportFixture *self)
{
  self->measurer = tandem_pango_measurer_new ();
  self->folder = g_dir_make_tmp ("tandem-export-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

void
export_fixture_clear (ExportFixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  tandem_pango_measurer_free (self->measurer);
}

TandemDocument *
export_fixture_document (ExportFixture *self, TandemPlan *plan, TandemSheetKind sheet, TandemPages pages, const char *language)
{
  TandemEditionOptions for_whom = { .today = tandem_day_new (2026, 11, 23), .language = language, .prepared_by = "Sam Ortega, sam@fabrikam.example", .version = 4 };
  TandemDocumentOptions options = { .sheet = sheet, .pages = pages };
  g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);

  return tandem_document_new (edition, &options, tandem_pango_measurer_get_measurer (self->measurer));
}

GBytes *
export_fixture_pdf (ExportFixture *self, TandemPlan *plan, TandemSheetKind sheet, TandemPages pages, const char *language)
{
  g_autoptr (TandemDocument) document = export_fixture_document (self, plan, sheet, pages, language);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tandem_export_pdf (document, self->measurer, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Returns the path of the new file. */
char *
export_fixture_save (ExportFixture *self, GBytes *bytes, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return path;
}

/* Runs a program that must succeed; returns what it says. */
char *
export_fixture_ask (const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;
  va_list args;

  g_ptr_array_add (argv, (gpointer) program);
  va_start (args, program);
  for (char *argument; (argument = va_arg (args, char *)) != NULL;)
    g_ptr_array_add (argv, argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

gboolean
export_fixture_has (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_skip_printf ("%s isn't installed", program);
  return path != NULL;
}
