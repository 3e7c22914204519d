/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include "tandem-model-writer.h"
#include "word-boxes.h"

#include <cairo.h>
#include <string.h>
#include <time.h>

static ExportFixture fixture;

static void
write_text (TandemEntity *entity, guint field, const char *text)
{
  g_auto (TandemValue) value = tandem_value_text (text);

  tandem_entity_write (entity, field, &value);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" isn't in: %s", part, text);
}

static char *
save_sample (const char *language, TandemSheetKind sheet)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (GBytes) pdf = export_fixture_pdf (&fixture, plan, sheet, TANDEM_PAGES_ALL, language);

  return export_fixture_save (&fixture, pdf, "sample.pdf");
}

static void
test_is_sound (void)
{
  g_autofree char *path = save_sample ("en", TANDEM_SHEET_A4);
  g_autofree char *check = NULL, *json = NULL;

  if (!export_fixture_has ("qpdf"))
    return;
  check = export_fixture_ask ("qpdf", "--check", path, NULL);
  assert_contains (check, "No syntax or stream encoding errors found");
  json = export_fixture_ask ("qpdf", "--json", path, NULL);
  assert_contains (json, "\"/DisplayDocTitle\": true");
  assert_contains (json, "\"/Lang\": \"u:en\"");
  assert_contains (json, "\"/Alt\": \"u:Timeline from 30 October 2026 to 2 March 2027.");
  assert_contains (json, "\"/Scope\": \"/Column\"");
  assert_contains (json, "D:20261123000000Z");
  assert_contains (json, "https://fabrikam.example/security?a='1'&b=\\\\2");
  assert_contains (json, "mailto:leo.kim@northwind.example");
}

static void
test_info (void)
{
  g_autofree char *path = save_sample ("en", TANDEM_SHEET_A4);
  g_autofree char *letter = NULL, *info = NULL, *letter_info = NULL, *fonts = NULL, *outline = NULL;
  g_auto (GStrv) lines = NULL;

  if (!export_fixture_has ("pdfinfo"))
    return;
  info = export_fixture_ask ("pdfinfo", path, NULL);
  assert_contains (info, "Tagged:          yes");
  assert_contains (info, "Title:           Order management platform — mutual action plan");
  assert_contains (info, "Author:          Sam Ortega, sam@fabrikam.example");
  assert_contains (info, "841.89 x 595.276 pts (A4)");
  assert_contains (info, "Metadata Stream: yes");
  g_assert_null (strstr (info, g_get_host_name ()));
  g_assert_null (strstr (info, g_get_tmp_dir ()));

  fonts = export_fixture_ask ("pdffonts", path, NULL);
  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes ")); /* embedded, subset, with a map to Unicode */

  letter = save_sample ("en", TANDEM_SHEET_LETTER);
  letter_info = export_fixture_ask ("pdfinfo", letter, NULL);
  assert_contains (letter_info, "792 x 612 pts (letter)");
}

/* Tags come in reading order: headings, tables with header cells, the timeline as a figure, lists. */
static void
test_structure (void)
{
  static const char *const order[] = { "Document", "P", "H1", "Figure", "H2", "Table", "TR", "TH", "TD", "H2", "L", "LI", "H1", "Table" };
  g_autofree char *path = save_sample ("en", TANDEM_SHEET_A4);
  g_autofree char *structure = NULL;
  const char *at;

  if (!export_fixture_has ("pdfinfo"))
    return;
  structure = export_fixture_ask ("pdfinfo", "-struct", path, NULL);
  at = structure;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s%s", i == 0 ? "" : "  ", order[i]);
      const char *next = strstr (at, line);

      if (next == NULL)
        g_error ("no %s after what comes before it in:\n%s", order[i], structure);
      at = next + strlen (line);
    }
}

static void
test_text_in_reading_order (void)
{
  static const char *const order[] = { "Northwind Traders × Fabrikam", "Order management platform — mutual action plan", "We go live on 2 March 2027", "What happens next", "Penetration test report",
                                       "How we know it worked", "Checklist", "Discovery signed off", "Technical validation plan", "Executive demo", "Security review", "Pilot in two warehouses",
                                       "Business case approved", "Legal terms agreed", "Procurement order", "Integration complete", "User training", "Go-live", "People", "Priya Nair", "Sam Ortega" };
  g_autofree char *path = save_sample ("en", TANDEM_SHEET_A4);
  g_autofree char *text = NULL;
  const char *at;

  if (!export_fixture_has ("pdftotext"))
    return;
  text = export_fixture_ask ("pdftotext", "-raw", path, "-", NULL);
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (strcmp (order[i], "Discovery signed off") == 0)
        at = strstr (at, "Milestone and what it means");
      at = strstr (at, order[i]);
      if (at == NULL)
        g_error ("\"%s\" isn't after \"%s\"", order[i], i > 0 ? order[i - 1] : "");
    }
}

static void
test_words_keep_apart (void)
{
  static const guint sizes[] = { 0, 14, 60 };

  if (!export_fixture_has ("pdftotext"))
    return;
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (TandemPlan) plan = sizes[s] > 0 ? tandem_test_plan_large (sizes[s]) : tandem_test_plan_sample ();
      g_autoptr (GBytes) pdf = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");
      g_autofree char *path = export_fixture_save (&fixture, pdf, "words.pdf");
      guint n_pages, n_words;

      g_assert_cmpuint (word_boxes_check (path, 12 * 72 / 25.4, "words", &n_pages, &n_words), ==, 0);
      g_assert_cmpuint (n_pages, >=, 3);
      g_assert_cmpuint (n_words, >, n_pages * 20);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (GBytes) one = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "de");
  g_autoptr (GBytes) other = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "de");

  g_assert_true (g_bytes_equal (one, other));
}

/* Processor time of this process, s. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* Writing a long plan takes about as much time as laying it out, on whatever machine; it was three times as much when a library drew
 * the pages and another one finished them. */
static void
test_time (void)
{
  g_autoptr (TandemPlan) thousand = tandem_test_plan_large (1000);
  double ratio = G_MAXDOUBLE;

  for (guint round = 0; round < 3; round++)
    {
      double begin = get_time (), laid_out;
      g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
      ExportFixture fresh = { .measurer = measurer };
      g_autoptr (TandemDocument) document = export_fixture_document (&fresh, thousand, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");
      g_autoptr (GBytes) pdf = NULL;

      laid_out = get_time ();
      pdf = tandem_export_pdf (document, measurer, NULL, NULL, NULL, NULL);
      ratio = MIN (ratio, (get_time () - laid_out) / (laid_out - begin));
    }
  g_test_minimized_result (ratio, "time for writing a PDF by that for its layout: %.2f", ratio);
  if (g_getenv ("TANDEM_SANITIZED") == NULL)
    g_assert_cmpfloat (ratio, <, 1.5);
}

static void
test_sizes (void)
{
  g_autoptr (TandemPlan) thirty = tandem_test_plan_large (30);
  g_autoptr (TandemPlan) thousand = tandem_test_plan_large (1000);
  g_autoptr (GBytes) page = export_fixture_pdf (&fixture, thirty, TANDEM_SHEET_A4, TANDEM_PAGES_PLAN, "en");
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GBytes) all = export_fixture_pdf (&fixture, thousand, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");

  g_test_minimized_result ((double) (g_get_monotonic_time () - begin) / 1e6, "PDF of 1,000 milestones, s");
  g_test_minimized_result ((double) g_bytes_get_size (all) / 1024, "PDF of 1,000 milestones, KiB");
  g_test_minimized_result ((double) g_bytes_get_size (page) / 1024, "one page of 30 milestones, KiB");
  g_assert_cmpuint (g_bytes_get_size (page), <=, 40 * 1024);
}

/* Texts a file format could stumble over come out as they went in. */
static void
test_hostile_texts (void)
{
  static const char *const texts[] = { "(brackets) \\ back 'slash' \"quotes\"", "<b>&amp;</b> %s %n %d", "100 % of \u00a0space", "a very-long-hyphenated-word_with_underscores/and/slashes" };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  if (!export_fixture_has ("pdftotext"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *path = NULL, *text = NULL, *check = NULL;

      write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, texts[i]);
      write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME, texts[i]);
      write_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 3), TANDEM_MILESTONE_TITLE, texts[i]);
      pdf = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");
      path = export_fixture_save (&fixture, pdf, "hostile.pdf");
      check = export_fixture_ask ("qpdf", "--check", path, NULL);
      text = export_fixture_ask ("pdftotext", "-layout", path, "-", NULL);
      assert_contains (check, "No syntax");
      assert_contains (text, i == 2 ? "100 % of" : texts[i]);
    }
}

/* Every script has glyphs, and is read out as it was written: marks, syllables of several glyphs, lines of two directions, what is
 * said by one picture. */
static void
test_scripts (void)
{
  static const char *const texts[] = { "計画を確認する", "프로젝트 검토", "مراجعة الخطة النهائية 24 نوفمبر SSO", "סקירת אבטחה שְׁלוֹם", "सुरक्षा समीक्षा क्षत्रिय", "ตรวจสอบแผนที่ดี", "Přezkoumání žluťoučký", "Ελληνικά Кириллица" };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *path = NULL, *text = NULL, *fonts = NULL, *structure = NULL;

  if (!export_fixture_has ("pdftotext"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i), TANDEM_MILESTONE_TITLE, texts[i]);
      g_assert_cmpuint (tandem_pango_measurer_count_missing (fixture.measurer, texts[i]), ==, 0);
    }
  write_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 8), TANDEM_MILESTONE_TITLE, "Launch 🚀 party 👩‍💻 🇩🇪");
  pdf = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");
  path = export_fixture_save (&fixture, pdf, "scripts.pdf");
  text = export_fixture_ask ("pdftotext", "-raw", path, "-", NULL);
  assert_contains (text, "計画を確認する");
  assert_contains (text, "프로젝트 검토");
  assert_contains (text, "Přezkoumání žluťoučký");
  assert_contains (text, "Ελληνικά Кириллица");
  assert_contains (text, "Launch");
  structure = export_fixture_ask ("pdfinfo", "-struct-text", path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", texts[i]);

      assert_contains (structure, quoted);
    }
  assert_contains (structure, "\"Launch 🚀 party 👩‍💻 🇩🇪\"");
  fonts = export_fixture_ask ("pdffonts", path, NULL);
  g_assert_null (strstr (fonts, " no  no "));
}

static cairo_status_t
append_cb (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A logo of many more pixels than a printer has, and one that is no picture, don't spoil a file. */
static void
test_logos (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1500, 500);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GBytes) without = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_PLAN, "en");
  g_autoptr (GBytes) with = NULL, logo = NULL, broken = g_bytes_new_static ("\x89PNG\r\n\x1a\n but not really a picture", 34);
  guint32 *pixels = (guint32 *) (void *) cairo_image_surface_get_data (surface);
  g_auto (TandemValue) value = TANDEM_VALUE_INIT, other = TANDEM_VALUE_INIT;
  g_autofree char *path = NULL, *images = NULL;
  guint32 noise = 1;

  for (int i = 0; i < 1500 * 500; i++)
    pixels[i] = noise = noise * 1664525 + 1013904223;
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);
  logo = g_bytes_new (png->data, png->len);
  value = tandem_value_bytes (logo);
  other = tandem_value_bytes (broken);
  tandem_entity_write (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_LOGO, &value);
  tandem_entity_write (TANDEM_ENTITY (plan), TANDEM_PLAN_SELLER_LOGO, &other);
  with = export_fixture_pdf (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_PLAN, "en");
  g_assert_cmpuint (g_bytes_get_size (with), >, g_bytes_get_size (without));
  g_assert_cmpuint (g_bytes_get_size (with), <, g_bytes_get_size (without) + 150000);
  if (!export_fixture_has ("pdfimages"))
    return;
  path = export_fixture_save (&fixture, with, "logo.pdf");
  images = export_fixture_ask ("pdfimages", "-list", path, NULL);
  assert_contains (images, "image");
}

static void
test_every_language (void)
{
  static const char *const rows[][2] = { { "de", "Die nächsten Schritte" }, { "fr", "Les prochaines étapes" }, { "es", "Próximos pasos" }, { "ja", "次のステップ" }, { "en-US", "November 23, 2026" } };

  if (!export_fixture_has ("pdftotext"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = save_sample (rows[i][0], TANDEM_SHEET_A4);
      g_autofree char *text = export_fixture_ask ("pdftotext", path, "-", NULL);

      assert_contains (text, rows[i][1]);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) document = export_fixture_document (&fixture, plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tandem_export_pdf (document, fixture.measurer, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  export_fixture_init (&fixture);
  g_test_add_func ("/export/pdf/is-sound", test_is_sound);
  g_test_add_func ("/export/pdf/info", test_info);
  g_test_add_func ("/export/pdf/structure", test_structure);
  g_test_add_func ("/export/pdf/text-in-reading-order", test_text_in_reading_order);
  g_test_add_func ("/export/pdf/words-keep-apart", test_words_keep_apart);
  g_test_add_func ("/export/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/export/pdf/time", test_time);
  g_test_add_func ("/export/pdf/sizes", test_sizes);
  g_test_add_func ("/export/pdf/hostile-texts", test_hostile_texts);
  g_test_add_func ("/export/pdf/scripts", test_scripts);
  g_test_add_func ("/export/pdf/logos", test_logos);
  g_test_add_func ("/export/pdf/every-language", test_every_language);
  g_test_add_func ("/export/pdf/cancelled", test_cancelled);
  result = g_test_run ();
  export_fixture_clear (&fixture);
  return result;
}
