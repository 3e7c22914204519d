/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
/* No byte of what leaves has a private word, however it is packed. */
#include "export-fixture.h"
#include "tandem-file-name.h"
#include "tandem-mail.h"
#include "tandem-plan-file.h"

#include <string.h>

static ExportFixture fixture;

static gboolean
has (const char *data, gsize size, const char *word)
{
  return memmem (data, size, word, strlen (word)) != NULL;
}

/* The word as UTF-16, big-endian, as PDF metadata may have it. */
static gboolean
has_wide (const char *data, gsize size, const char *word)
{
  g_autoptr (GByteArray) wide = g_byte_array_new ();

  for (const char *p = word; *p != '\0'; p++)
    {
      g_byte_array_append (wide, (const guint8 *) "", 1);
      g_byte_array_append (wide, (const guint8 *) p, 1);
    }
  return memmem (data, size, wide->data, wide->len) != NULL;
}

static void
assert_silent (const char *data, gsize size)
{
  g_assert_false (has (data, size, "zqsecret"));
  g_assert_false (has_wide (data, size, "zqsecret"));
}

static void
test_pdf (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemPlan) plan = tandem_test_plan_secret (secrets);
  g_autoptr (GBytes) pdf = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");
  g_autofree char *path = export_fixture_save (&fixture, pdf, "secret.pdf");
  g_autofree char *unpacked = g_build_filename (fixture.folder, "unpacked.pdf", NULL);
  g_autofree char *said = NULL, *text = NULL, *structure = NULL, *contents = NULL;
  gsize size;

  if (!export_fixture_has ("qpdf") || !export_fixture_has ("pdftotext"))
    return;
  said = export_fixture_ask ("qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", path, unpacked, NULL);
  g_assert_true (g_file_get_contents (unpacked, &contents, &size, NULL));
  text = export_fixture_ask ("pdftotext", path, "-", NULL);
  structure = export_fixture_ask ("pdfinfo", "-struct-text", path, NULL);
  g_assert_true (has (text, strlen (text), "Security review"));
  g_assert_true (has (structure, strlen (structure), "Security review"));
  g_assert_true (has (contents, size, "mutual action plan"));
  assert_silent (contents, size);
  assert_silent (text, strlen (text));
  assert_silent (structure, strlen (structure));
}

static void
test_same_as_without_secrets (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemPlan) secret = tandem_test_plan_secret (secrets);
  g_autoptr (TandemPlan) plain = tandem_test_plan_sample ();
  g_autoptr (GBytes) one = export_fixture_pdf (&fixture, secret, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");
  g_autoptr (GBytes) other = export_fixture_pdf (&fixture, plain, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");

  /* Not even the place of a dot tells that there is something more. */
  g_assert_true (g_bytes_equal (one, other));
}

static void
test_png (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemPlan) plan = tandem_test_plan_secret (secrets);
  g_autoptr (TandemDocument) document = export_fixture_document (&fixture, plan, TANDEM_SHEET_PICTURE, TANDEM_PAGES_PLAN, "en");
  g_autoptr (GBytes) png = tandem_export_png (document, fixture.measurer, 0, TANDEM_PNG_WIDTH, NULL, NULL);
  gsize size;
  const char *data = g_bytes_get_data (png, &size);

  g_assert_true (has (data, size, "Security review")); /* in the description */
  assert_silent (data, size);
}

/* The pages as a file with everything unpacked, and what a reader finds in it. */
static void
assert_pdf_silent (GBytes *pdf)
{
  g_autofree char *path = export_fixture_save (&fixture, pdf, "kind.pdf"), *unpacked = g_build_filename (fixture.folder, "kind-unpacked.pdf", NULL);
  g_autofree char *said = export_fixture_ask ("qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", path, unpacked, NULL);
  g_autofree char *text = export_fixture_ask ("pdftotext", path, "-", NULL), *info = export_fixture_ask ("pdfinfo", "-meta", path, NULL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (unpacked, &contents, &size, NULL));
  assert_silent (contents, size);
  assert_silent (text, strlen (text));
  assert_silent (info, strlen (info));
  g_assert_cmpuint (strlen (text), >, 200);
}

/* Every format, for everyone and for each function, on each paper and in black and white. */
static void
test_every_kind (void)
{
  static const char *const audiences[] = { "", "legal", "it", "finance", "procurement", "executive", "operations", "sales", "implementation" };
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemPlan) plan = tandem_test_plan_secret (secrets);

  if (!export_fixture_has ("qpdf") || !export_fixture_has ("pdftotext"))
    return;
  g_assert_cmpuint (secrets->len, >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    {
      TandemEditionOptions for_whom = { .today = tandem_day_new (2026, 11, 23), .audience = audiences[i], .language = i % 2 == 0 ? "en" : "de", .prepared_by = "Sam Ortega" };
      TandemDocumentOptions options = { .sheet = i % 2 == 0 ? TANDEM_SHEET_LETTER : TANDEM_SHEET_A4, .mono = i % 3 == 0 };
      g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);
      g_autoptr (TandemDocument) document = tandem_document_new (edition, &options, tandem_pango_measurer_get_measurer (fixture.measurer));
      g_autoptr (GBytes) pdf = tandem_export_pdf (document, fixture.measurer, NULL, NULL, NULL, NULL);
      g_autofree char *file_name = tandem_file_name_propose (edition, "pdf"), *file = tandem_plan_file_write_edition (edition);
      TandemRecapOptions words = { .edition = edition, .file_name = file_name, .alt_text = tandem_document_get_alt_text (document) };
      g_autoptr (TandemRecap) recap = tandem_recap_new (&words);
      g_autoptr (GBytes) png = tandem_export_png (document, fixture.measurer, 0, 400, NULL, NULL);
      TandemMail mail = { .recap = recap, .file_name = file_name, .picture = png, .attachment = pdf };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) draft = tandem_mail_write (&mail, &error);

      g_assert_no_error (error);
      assert_pdf_silent (pdf);
      assert_silent (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
      assert_silent (file_name, strlen (file_name));
      assert_silent (file, strlen (file));
      assert_silent (recap->subject, strlen (recap->subject));
      assert_silent (recap->text, strlen (recap->text)); /* what the draft packs for the way */
      assert_silent (recap->html, strlen (recap->html));
      assert_silent (g_bytes_get_data (draft, NULL), g_bytes_get_size (draft));
      g_assert_true (has (file, strlen (file), "Order management platform"));
      g_assert_true (has (recap->text, strlen (recap->text), "Northwind") || has (recap->text, strlen (recap->text), "Order management"));
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  export_fixture_init (&fixture);
  g_test_add_func ("/export/secrets/pdf", test_pdf);
  g_test_add_func ("/export/secrets/same-as-without", test_same_as_without_secrets);
  g_test_add_func ("/export/secrets/png", test_png);
  g_test_add_func ("/export/secrets/every-kind", test_every_kind);
  result = g_test_run ();
  export_fixture_clear (&fixture);
  return result;
}
