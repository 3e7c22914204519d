/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-builder.h"

#include "tandem-edition-builder.h"
#include "tandem-language.h"
#include "tandem-model-writer.h"
#include "tandem-pango-measurer.h"
#include "tandem-test-plans.h"

#include <string.h>

/* px two texts may share: the rounding of Pango's units. */
#define ROUNDING 0.3

static TandemPangoMeasurer *measurer;

static TandemDocument *
make (TandemPlan *plan, TandemSheetKind sheet, TandemPages pages, const char *language, const char *audience)
{
  TandemEditionOptions for_whom = { .today = tandem_day_new (2026, 11, 23), .language = language, .audience = audience,
                                    .prepared_by = "Sam Ortega, sam@fabrikam.example", .version = 4 };
  TandemDocumentOptions options = { .sheet = sheet, .pages = pages };
  g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);

  return tandem_document_new (edition, &options, tandem_pango_measurer_get_measurer (measurer));
}

static void
write_text (TandemEntity *entity, guint field, const char *text)
{
  g_auto (TandemValue) value = tandem_value_text (text);

  tandem_entity_write (entity, field, &value);
}

static char *
repeat (const char *word, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u ", word, i);
  return g_string_free_and_steal (text);
}

static char *
repeat_letter (const char *letter, guint n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, letter);
  return g_string_free_and_steal (text);
}

/* What can be read on a page: texts that end in "…" are not. */
static char *
page_text (const TandemDrawList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);
      TandemTextExtents extents = { 0 };

      if (op->kind == TANDEM_DRAW_TEXT && op->style.max_lines > 0)
        tandem_pango_measurer_get_measurer (measurer)->measure (tandem_pango_measurer_get_measurer (measurer), &op->style, op->text, &extents);
      if (op->kind == TANDEM_DRAW_TEXT && !extents.cut)
        g_string_append_printf (text, "%s\n", op->text);
    }
  return g_string_free_and_steal (text);
}

static char *
all_text (const TandemDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tandem_document_get_n_pages (document); i++)
    {
      g_autofree char *page = page_text (tandem_document_get_page (document, i));

      g_string_append (text, page);
    }
  return g_string_free_and_steal (text);
}

/* No text leaves the paper's margins or meets another; none is cut; tags are balanced and never inside an image. */
static void
check_page (const TandemDrawList *list, double margin)
{
  double width = tandem_draw_list_get_width (list), height = tandem_draw_list_get_height (list);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  int depth = 0;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      depth += op->kind == TANDEM_DRAW_TAG_BEGIN ? 1 : op->kind == TANDEM_DRAW_TAG_END ? -1 : 0;
      g_assert_cmpint (depth, >=, 0);
      if (op->kind == TANDEM_DRAW_TEXT)
        g_ptr_array_add (texts, (gpointer) op);
    }
  g_assert_cmpint (depth, ==, 0);
  for (guint i = 0; i < texts->len; i++)
    {
      const TandemDrawOp *a = g_ptr_array_index (texts, i);

      if (a->x < margin - 1 || a->y < margin - 1 || a->x + a->width > width - margin + 1 || a->y + a->height > height - margin + 1)
        g_error ("\"%s\" leaves the page: %.1f, %.1f, %.1f × %.1f on %.1f × %.1f", a->text, a->x, a->y, a->width, a->height, width, height);
      for (guint k = i + 1; k < texts->len; k++)
        {
          const TandemDrawOp *b = g_ptr_array_index (texts, k);

          if (a->x + a->width > b->x + ROUNDING && b->x + b->width > a->x + ROUNDING && a->y + a->height > b->y + ROUNDING && b->y + b->height > a->y + ROUNDING)
            g_error ("\"%s\" meets \"%s\"", a->text, b->text);
        }
    }
}

static void
check_document (const TandemDocument *document)
{
  g_assert_cmpuint (tandem_document_get_n_pages (document), >, 0);
  g_assert_nonnull (tandem_document_get_outline (document, 0));
  for (guint i = 0; i < tandem_document_get_n_pages (document); i++)
    check_page (tandem_document_get_page (document, i), tandem_document_get_sheet (document) == TANDEM_SHEET_PICTURE ? 44 : 45.35);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" isn't in the document", part);
}

/* How often @part stands in @text, line ends between its letters left out. */
static guint
count (const char *text, const char *part)
{
  g_autofree char *flat = g_strdup (text);
  char *to = flat;
  guint n = 0;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '\n')
      *to++ = *from;
  *to = '\0';
  for (const char *at = flat; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static void
test_sample (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en", NULL);
  g_autofree char *first = page_text (tandem_document_get_page (document, 0));
  g_autofree char *text = all_text (document);
  static const char *const on_first[] = {
    "Northwind Traders × Fabrikam", "Order management platform — mutual action plan", "99 days", "to go-live · 3 of 11 milestones done", "What happens next",
    "Security review: Penetration test report", "How we know it worked", "measured in the pilot, today 3.1 %", "Version 4 · 23 November 2026", "Late", "Go-live",
    "Prepared by Sam Ortega, sam@fabrikam.example · page 1 of 4",
  };
  static const char *const somewhere[] = { "Checklist", "Done when: no open high finding", "2 days late", "Legal, name to come", "3 of 5 done", "People", "leo.kim@northwind.example", "Security pack" };

  check_document (document);
  for (guint i = 0; i < G_N_ELEMENTS (on_first); i++)
    assert_contains (first, on_first[i]);
  for (guint i = 0; i < G_N_ELEMENTS (somewhere); i++)
    assert_contains (text, somewhere[i]);
  g_assert_null (strstr (first, "Needs attention")); /* the legend has the marks of the page only */
  g_assert_cmpstr (tandem_document_get_outline (document, 1), ==, "Checklist");
  g_assert_null (tandem_document_get_outline (document, 2));
  assert_contains (tandem_document_get_alt_text (document), "Security review, 19 November 2026, Leo K. with Sam O., 2 days late.");
}

/* Reading order: what a screen reader says first is what stands first. */
static void
test_order (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en", NULL);
  g_autofree char *text = all_text (document);
  static const char *const order[] = { "Northwind Traders × Fabrikam", "mutual action plan", "We go live on 2 March", "What happens next", "How we know it worked", "Milestone and what it means",
                                       "Validate\n", "We wrote down together", "Which questions the pilot", "Northwind IT checks", "Approve\n", "Both counsels", "Launch\n", "From this day", "Part in the plan" };
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *next = strstr (at, order[i]);

      if (next == NULL)
        g_error ("\"%s\" isn't after what should come before it", order[i]);
      at = next;
    }
}

static void
test_sheets_and_languages (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  for (TandemSheetKind sheet = TANDEM_SHEET_A4; sheet <= TANDEM_SHEET_PICTURE; sheet++)
    for (guint i = 0; tandem_language_tags ()[i] != NULL; i++)
      {
        g_autoptr (TandemDocument) document = make (plan, sheet, sheet == TANDEM_SHEET_PICTURE ? TANDEM_PAGES_PLAN : TANDEM_PAGES_ALL, tandem_language_tags ()[i], NULL);
        const TandemDrawList *page = tandem_document_get_page (document, 0);

        check_document (document);
        g_assert_cmpfloat_with_epsilon (tandem_draw_list_get_width (page), sheet == TANDEM_SHEET_A4 ? 1122.52 : sheet == TANDEM_SHEET_LETTER ? 1056 : 1200, 0.01);
      }
}

static void
test_sizes_of_plans (void)
{
  static const guint sizes[] = { 1, 2, 14, 30, 50, 120, 500 };
  guint before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TandemPlan) plan = tandem_test_plan_large (sizes[i]);
      g_autoptr (TandemDocument) document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en", NULL);
      g_autoptr (TandemDocument) alone = make (plan, TANDEM_SHEET_LETTER, TANDEM_PAGES_PLAN, "en", NULL);
      g_autofree char *text = all_text (document);
      g_autofree char *alone_text = all_text (alone);

      check_document (document);
      check_document (alone);
      for (guint m = 1; m <= sizes[i]; m++)
        {
          g_autofree char *title = g_strdup_printf ("Milestone %04u", m);

          assert_contains (text, title);
          assert_contains (alone_text, title); /* on the page or in its key */
        }
      g_assert_cmpuint (tandem_document_get_n_pages (document), >=, before);
      before = tandem_document_get_n_pages (document);
    }
  g_assert_cmpuint (before, >, 30);
}

static void
test_empty_plan (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_empty ();
  g_autoptr (TandemDocument) document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en", NULL);
  g_autofree char *text = all_text (document);

  check_document (document);
  assert_contains (text, "No milestones yet");
  assert_contains (text, "Nobody named yet");
}

/* Nothing long is cut on the checklist, and phases keep their first row. */
static void
test_long_texts (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 6);
  g_autofree char *explanation = repeat ("word", 2000);
  g_autofree char *title = repeat ("title", 29);
  g_autofree char *endless = repeat_letter ("ж", 3000);
  g_autofree char *cjk = repeat_letter ("計画", 3000);
  g_autoptr (TandemDocument) document = NULL;
  g_autofree char *text = NULL;

  write_text (milestone, TANDEM_MILESTONE_EXPLANATION, explanation);
  write_text (milestone, TANDEM_MILESTONE_TITLE, g_strchomp (title));
  write_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 7), TANDEM_MILESTONE_EXPLANATION, endless);
  write_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 8), TANDEM_MILESTONE_EXPLANATION, cjk);
  write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, title);
  document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en", NULL);
  check_document (document);
  text = all_text (document);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u", i);

      assert_contains (text, word);
    }
  assert_contains (text, title);
  g_assert_cmpuint (count (text, "ж"), ==, 3000);
  g_assert_cmpuint (count (text, "計"), ==, 3000);
}

static void
test_long_goal (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autofree char *goal = repeat ("goal", 2000);
  g_autofree char *name = repeat ("organisation", 12);
  g_autoptr (TandemDocument) document = NULL, picture = NULL;
  g_autofree char *text = NULL;

  write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL, goal);
  write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, goal);
  write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME, name);
  document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_PLAN, "en", NULL);
  picture = make (plan, TANDEM_SHEET_PICTURE, TANDEM_PAGES_PLAN, "en", NULL);
  check_document (document);
  check_document (picture);
  text = all_text (document);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *word = g_strdup_printf ("goal%u", i);

      assert_contains (text, word);
    }
}

/* A file that was pasted into a field by mistake doesn't stop the pages: each takes no longer than a moment. */
static void
test_pasted_file (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autofree char *endless = repeat_letter ("x", 100000);
  g_autofree char *words = repeat ("word", 20000);
  TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 3);
  const struct { TandemEntity *entity; guint field; } places[] = {
    { milestone, TANDEM_MILESTONE_TITLE },
    { milestone, TANDEM_MILESTONE_EXPLANATION },
    { TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE },
    { TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL },
    { TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME },
    { tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, 2), TANDEM_STAKEHOLDER_NAME },
    { tandem_plan_peek (plan, TANDEM_KIND_DELIVERABLE, 5), TANDEM_DELIVERABLE_TITLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint kind = 0; kind < 2; kind++)
      {
        g_autofree char *before = g_strdup (tandem_entity_get_text (places[i].entity, places[i].field));
        g_autoptr (TandemDocument) document = NULL, picture = NULL;
        gint64 start = g_get_monotonic_time ();

        write_text (places[i].entity, places[i].field, kind == 0 ? endless : words);
        document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en", NULL);
        picture = make (plan, TANDEM_SHEET_PICTURE, TANDEM_PAGES_PLAN, "en", NULL);
        g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
        write_text (places[i].entity, places[i].field, before);
      }
}

static void
test_many_criteria_and_people (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) document = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Criterion %02u", i);
      g_autofree char *name = g_strdup_printf ("Person %02u", i);
      TandemRow *row = tandem_row_new (TANDEM_KIND_CRITERION);

      tandem_row_set_text (row, TANDEM_CRITERION_TITLE, title);
      tandem_test_add (plan, TANDEM_KIND_CRITERION, row);
      row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);
      tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, name);
      tandem_test_add (plan, TANDEM_KIND_STAKEHOLDER, row);
    }
  document = make (plan, TANDEM_SHEET_LETTER, TANDEM_PAGES_ALL, "de", NULL);
  check_document (document);
  text = all_text (document);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Criterion %02u", i);
      g_autofree char *name = g_strdup_printf ("Person %02u", i);

      assert_contains (text, title);
      assert_contains (text, name);
    }
}

/* A phase is never the last line of a page, and every page of the checklist has the table's header. */
static void
test_phases_keep_their_first_row (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_large (40);
  g_autoptr (TandemDocument) document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_CHECKLIST, "en", NULL);

  for (guint i = 0; i < tandem_document_get_n_pages (document); i++)
    {
      g_autofree char *text = page_text (tandem_document_get_page (document, i));
      static const char *const phases[] = { "Validate\n", "Approve\n", "Launch\n" };

      assert_contains (text, "Milestone and what it means");
      for (guint p = 0; p < G_N_ELEMENTS (phases); p++)
        {
          const char *phase = strstr (text, phases[p]);

          if (phase != NULL)
            assert_contains (phase, "Milestone 0");
        }
    }
}

static void
test_same_input_same_output (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_large (40);
  g_autoptr (TandemDocument) one = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "ar", NULL);
  g_autoptr (TandemDocument) other = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "ar", NULL);

  g_assert_cmpuint (tandem_document_get_n_pages (one), ==, tandem_document_get_n_pages (other));
  for (guint i = 0; i < tandem_document_get_n_pages (one); i++)
    g_assert_true (tandem_draw_list_equal (tandem_document_get_page (one, i), tandem_document_get_page (other, i)));
}

/* A colon is as wide as what it stands between, and French has room before it. */
static void
test_step_and_deliverable (void)
{
  static const struct { const char *language, *step; } rows[] = {
    { "en", "Security review: Penetration test report" }, { "fr", "Security review\u00a0: Penetration test report" },
    { "ja", "Security review：Penetration test report" },
  };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TandemDocument) document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_PLAN, rows[i].language, NULL);
      g_autofree char *text = all_text (document);

      assert_contains (text, rows[i].step);
    }
}

static void
test_right_to_left (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "ar", NULL);
  const TandemDrawList *list = tandem_document_get_page (document, 0);

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      if (op->kind == TANDEM_DRAW_TEXT && strcmp (op->text, "Northwind Traders × Fabrikam") == 0)
        {
          g_assert_cmpfloat_with_epsilon (op->x + op->width, tandem_draw_list_get_width (list) - 45.35, 0.1);
          return;
        }
    }
  g_assert_not_reached ();
}

/* Signs and digits of a number keep their order in a text from the right. */
static void
test_phone_from_the_right (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) document = NULL;
  g_autofree char *text = NULL;

  write_text (tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, 0), TANDEM_STAKEHOLDER_PHONE, "+49 30 1234567");
  document = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_PEOPLE, "ar", NULL);
  text = all_text (document);
  assert_contains (text, "\u2068+49 30 1234567\u2069");
}

/* In a line from the right "Priya N." would have its full stop before it. */
static void
test_short_names_from_the_right (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) arabic = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_PLAN, "ar", NULL);
  g_autoptr (TandemDocument) german = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_PLAN, "de", NULL);
  g_autofree char *from_right = all_text (arabic), *from_left = all_text (german);

  assert_contains (from_right, "Priya N.\u200e");
  assert_contains (from_left, "Priya N.");
  g_assert_null (strstr (from_left, "\u200e"));
}

/* The heading of a table that begins on the next page goes there with it, and no page is left empty for a single row's sake. */
static void
test_audience_heading (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  for (guint sheet = TANDEM_SHEET_A4; sheet <= TANDEM_SHEET_LETTER; sheet++)
    {
      g_autoptr (TandemDocument) document = make (plan, sheet, TANDEM_PAGES_ALL, "en", "it");

      for (guint p = 0; p < tandem_document_get_n_pages (document); p++)
        {
          const TandemDrawList *page = tandem_document_get_page (document, p);
          g_autofree char *text = page_text (page);
          gboolean is_heading = FALSE;

          for (guint i = 0; i < tandem_draw_list_get_n_ops (page); i++)
            {
              const TandemDrawOp *op = tandem_draw_list_get_op (page, i);

              if (op->kind == TANDEM_DRAW_TEXT && strcmp (op->text, "Your part in the plan") == 0)
                is_heading = TRUE;
              if (is_heading && op->kind == TANDEM_DRAW_TAG_BEGIN && strcmp (op->text, "TD") == 0)
                is_heading = FALSE;
            }
          g_assert_false (is_heading);
          g_assert_true (p > 0 || strstr (text, "Your part in the plan") != NULL);
        }
    }
}

static void
test_audience (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) legal = make (plan, TANDEM_SHEET_A4, TANDEM_PAGES_ALL, "en", "legal");
  g_autoptr (TandemDocument) nobody = make (plan, TANDEM_SHEET_LETTER, TANDEM_PAGES_ALL, "en", "Works council");
  g_autofree char *text = all_text (legal);
  g_autofree char *nothing = all_text (nobody);

  check_document (legal);
  check_document (nobody);
  g_assert_cmpuint (tandem_document_get_n_pages (legal), ==, 1);
  assert_contains (text, "For Legal");
  assert_contains (text, "Both counsels agree");
  assert_contains (text, "kim@fabrikam.example");
  g_assert_null (strstr (text, "Northwind IT checks"));
  assert_contains (nothing, "No milestone of this plan needs Works council");
}

static void
test_pages_are_parsed (void)
{
  g_assert_cmpint (tandem_pages_parse ("page"), ==, TANDEM_PAGES_PLAN);
  g_assert_cmpint (tandem_pages_parse ("people, page"), ==, TANDEM_PAGES_PLAN | TANDEM_PAGES_PEOPLE);
  g_assert_cmpint (tandem_pages_parse ("page,checklist,people"), ==, TANDEM_PAGES_ALL);
  g_assert_cmpint (tandem_pages_parse ("page,cover"), ==, 0);
  g_assert_cmpint (tandem_pages_parse (""), ==, 0);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  measurer = tandem_pango_measurer_new ();
  g_test_add_func ("/document/sample", test_sample);
  g_test_add_func ("/document/order", test_order);
  g_test_add_func ("/document/sheets-and-languages", test_sheets_and_languages);
  g_test_add_func ("/document/sizes-of-plans", test_sizes_of_plans);
  g_test_add_func ("/document/empty-plan", test_empty_plan);
  g_test_add_func ("/document/long-texts", test_long_texts);
  g_test_add_func ("/document/long-goal", test_long_goal);
  g_test_add_func ("/document/pasted-file", test_pasted_file);
  g_test_add_func ("/document/many-criteria-and-people", test_many_criteria_and_people);
  g_test_add_func ("/document/phases-keep-their-first-row", test_phases_keep_their_first_row);
  g_test_add_func ("/document/same-input-same-output", test_same_input_same_output);
  g_test_add_func ("/document/right-to-left", test_right_to_left);
  g_test_add_func ("/document/step-and-deliverable", test_step_and_deliverable);
  g_test_add_func ("/document/phone-from-the-right", test_phone_from_the_right);
  g_test_add_func ("/document/short-names-from-the-right", test_short_names_from_the_right);
  g_test_add_func ("/document/audience-heading", test_audience_heading);
  g_test_add_func ("/document/audience", test_audience);
  g_test_add_func ("/document/pages-are-parsed", test_pages_are_parsed);
  result = g_test_run ();
  tandem_pango_measurer_free (measurer);
  return result;
}
