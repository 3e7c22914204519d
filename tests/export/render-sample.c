/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the test plans as files to look at: render-sample FOLDER [MILESTONES [LANGUAGE [AUDIENCE [LOGO.png]]]] */
#include "tandem-document-builder.h"
#include "tandem-edition-builder.h"
#include "tandem-export.h"
#include "tandem-model-writer.h"
#include "tandem-test-plans.h"

#include <stdlib.h>

static void
save (const char *folder, const char *name, GBytes *bytes, GError *error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (bytes == NULL)
    g_error ("%s: %s", name, error->message);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  g_print ("%s %zu bytes\n", path, g_bytes_get_size (bytes));
  g_bytes_unref (bytes);
}

int
main (int argc, char *argv[])
{
  const char *folder = argc > 1 ? argv[1] : ".";
  g_autoptr (TandemPlan) plan = argc > 2 && atoi (argv[2]) > 0 ? tandem_test_plan_large ((guint) atoi (argv[2])) : tandem_test_plan_sample ();
  g_autofree char *logo = NULL;
  gsize logo_size = 0;
  TandemEditionOptions for_whom = { .today = tandem_day_new (2026, 11, 23), .prepared_by = "Sam Ortega, sam@fabrikam.example", .version = 4,
                                    .language = argc > 3 ? argv[3] : "en", .audience = argc > 4 && *argv[4] != '\0' ? argv[4] : NULL };
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  TandemDocumentOptions paper = { .sheet = TANDEM_SHEET_A4, .pages = TANDEM_PAGES_ALL };
  TandemDocumentOptions picture = { .sheet = TANDEM_SHEET_PICTURE, .pages = TANDEM_PAGES_PLAN };
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (TandemDocument) pages = NULL;
  g_autoptr (TandemDocument) mail = NULL;
  GError *error = NULL;
  GBytes *bytes;

  if (argc > 5 && g_file_get_contents (argv[5], &logo, &logo_size, NULL))
    {
      g_autoptr (GBytes) image = g_bytes_new (logo, logo_size);
      g_auto (TandemValue) value = tandem_value_bytes (image);

      tandem_entity_write (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_LOGO, &value);
      tandem_entity_write (TANDEM_ENTITY (plan), TANDEM_PLAN_SELLER_LOGO, &value);
    }
  edition = tandem_edition_new (plan, &for_whom);
  pages = tandem_document_new (edition, &paper, tandem_pango_measurer_get_measurer (measurer));
  bytes = tandem_export_pdf (pages, measurer, NULL, NULL, NULL, &error);
  g_print ("%u pages, %.0f ms\n", tandem_document_get_n_pages (pages), (double) (g_get_monotonic_time () - begin) / 1000);
  save (folder, "plan.pdf", bytes, error);
  mail = tandem_document_new (edition, &picture, tandem_pango_measurer_get_measurer (measurer));
  bytes = tandem_export_png (mail, measurer, 0, TANDEM_PNG_WIDTH, NULL, &error);
  save (folder, "plan.png", bytes, error);
  return 0;
}
