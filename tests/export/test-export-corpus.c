/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generated plans in PDF, as a reader finds them: no word on another, none outside the margins. */
#include "corpus-editions.h"
#include "export-fixture.h"
#include "tandem-document-private.h"
#include "word-boxes.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PLANS 60
#define N_BENCHMARK_PLANS 2000
/* Timelines in one file. */
#define N_TOGETHER 20
#define PT_PER_PX 0.75
#define MM (72 / 25.4)

typedef struct
{
  const char       *name;
  TandemTimelineUse use;
  double            width, height; /* px; 0: as high as it needs */
} TimelineSize;

/* As the timeline's own tests have them. */
static const TimelineSize timeline_sizes[] = {
  { "document", TANDEM_TIMELINE_DOCUMENT, 1010, 310 },     { "mail", TANDEM_TIMELINE_MAIL, 1120, 620 },
  { "presenting", TANDEM_TIMELINE_PRESENTING, 1728, 520 }, { "screen", TANDEM_TIMELINE_SCREEN, 740, 0 },
  { "narrow", TANDEM_TIMELINE_SCREEN, 360, 0 },            { "letterbox", TANDEM_TIMELINE_DOCUMENT, 900, 140 },
};

typedef struct
{
  const char     *name;
  TandemSheetKind sheet;
  const char     *audience;
  double          margin; /* pt */
} PageSize;

static const PageSize page_sizes[] = {
  { "A4", TANDEM_SHEET_A4, "", 12 * MM },           { "Letter", TANDEM_SHEET_LETTER, "", 12 * MM },           { "picture", TANDEM_SHEET_PICTURE, "", 44 * PT_PER_PX },
  { "A4, legal", TANDEM_SHEET_A4, "legal", 12 * MM }, { "Letter, legal", TANDEM_SHEET_LETTER, "legal", 12 * MM }, { "picture, legal", TANDEM_SHEET_PICTURE, "legal", 44 * PT_PER_PX },
};

static ExportFixture fixture;

/* Writes the timelines of the plans from @seed to before @end into a file, each on a page of its size: those pages take the place of
 * a document's own. */
static void
write_timelines (const char *path, const TimelineSize *size, guint32 seed, guint32 end)
{
  g_autoptr (CorpusEdition) other = corpus_edition_generate (1);
  TandemDocumentOptions one_page = { .pages = TANDEM_PAGES_PLAN };
  g_autoptr (TandemDocument) document = tandem_document_new (&other->edition, &one_page, tandem_pango_measurer_get_measurer (fixture.measurer));
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (document->pages, 0);
  for (; seed < end; seed++)
    {
      g_autoptr (TimelinePlan) plan = timeline_plan_generate (seed);
      TandemPage *page = g_new0 (TandemPage, 1);
      TandemTimelineOptions options;

      tandem_timeline_options_init (&options, size->use, size->width, size->height);
      options.has_key |= seed % 2;
      page->list = tandem_timeline_layout (&plan->edition, &options, tandem_pango_measurer_get_measurer (fixture.measurer));
      g_ptr_array_add (document->pages, page);
    }
  pdf = tandem_export_pdf (document, fixture.measurer, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
}

static void
test_timelines (void)
{
  guint n_plans = g_test_perf () ? N_BENCHMARK_PLANS : N_PLANS;
  g_autofree char *path = g_build_filename (fixture.folder, "timelines.pdf", NULL);

  if (!export_fixture_has ("pdftotext"))
    return;
  for (guint s = 0; s < G_N_ELEMENTS (timeline_sizes); s++)
    {
      guint n_faults = 0, all_words = 0, all_pages = 0;

      for (guint32 seed = 1; seed <= n_plans; seed += N_TOGETHER)
        {
          guint32 end = MIN (seed + N_TOGETHER, n_plans + 1);
          g_autofree char *what = g_strdup_printf ("%s, plans from %u", timeline_sizes[s].name, seed);
          guint n_pages, n_words;

          write_timelines (path, &timeline_sizes[s], seed, end);
          n_faults += word_boxes_check (path, 0, what, &n_pages, &n_words);
          all_words += n_words;
          all_pages += n_pages;
        }
      g_assert_cmpuint (all_pages, ==, n_plans);
      g_assert_cmpuint (all_words, >, n_plans * 5);
      g_test_message ("timelines, %s: %u plans, %u words, %u faults", timeline_sizes[s].name, n_plans, all_words, n_faults);
      if (n_faults > 0)
        g_test_fail_printf ("%s: %u faults", timeline_sizes[s].name, n_faults);
    }
}

/* qpdf finds nothing wrong with the file @path. */
static void
check_syntax (const char *path, const char *what)
{
  g_autofree char *said = export_fixture_has ("qpdf") ? export_fixture_ask ("qpdf", "--check", path, NULL) : NULL;

  if (said != NULL && strstr (said, "No syntax or stream encoding errors found") == NULL)
    g_test_fail_printf ("%s: %s", what, said);
}

static void
test_pages (void)
{
  guint n_plans = g_test_perf () ? N_BENCHMARK_PLANS : N_PLANS;
  guint step = g_test_perf () ? 1 : G_N_ELEMENTS (page_sizes); /* each plan in one of the sizes */

  if (!export_fixture_has ("pdftotext"))
    return;
  for (guint s = 0; s < G_N_ELEMENTS (page_sizes); s++)
    {
      guint n_faults = 0, all_words = 0, all_pages = 0;

      for (guint32 seed = 1 + s % step; seed <= n_plans; seed += step)
        {
          g_autoptr (CorpusEdition) plan = corpus_edition_generate (seed);
          TandemDocumentOptions options = { .sheet = page_sizes[s].sheet, .pages = TANDEM_PAGES_ALL };
          g_autofree char *what = g_strdup_printf ("%s, plan %u (%s)", page_sizes[s].name, seed, plan->edition.language);
          g_autofree char *path = NULL;
          g_autoptr (TandemDocument) document = NULL;
          g_autoptr (GBytes) pdf = NULL;
          g_autoptr (GError) error = NULL;
          guint n_pages, n_words;

          plan->edition.audience = page_sizes[s].audience;
          document = tandem_document_new (&plan->edition, &options, tandem_pango_measurer_get_measurer (fixture.measurer));
          pdf = tandem_export_pdf (document, fixture.measurer, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
          path = export_fixture_save (&fixture, pdf, "pages.pdf");
          n_faults += word_boxes_check (path, page_sizes[s].margin, what, &n_pages, &n_words);
          if (!g_test_perf ())
            check_syntax (path, what);
          g_assert_cmpuint (n_pages, ==, tandem_document_get_n_pages (document));
          all_words += n_words;
          all_pages += n_pages;
        }
      g_test_message ("pages, %s: %u plans, %u pages, %u words, %u faults", page_sizes[s].name, n_plans / step, all_pages, all_words, n_faults);
      if (n_faults > 0)
        g_test_fail_printf ("%s: %u faults", page_sizes[s].name, n_faults);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  export_fixture_init (&fixture);
  g_test_add_func ("/export/corpus/timelines", test_timelines);
  g_test_add_func ("/export/corpus/pages", test_pages);
  result = g_test_run ();
  export_fixture_clear (&fixture);
  return result;
}
