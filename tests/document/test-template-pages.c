/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-builder.h"

#include "tandem-edition-builder.h"
#include "tandem-language.h"
#include "tandem-pango-measurer.h"
#include "tandem-plan-workdays.h"
#include "tandem-slide.h"
#include "tandem-test-template.h"

#include <string.h>

/* px, on a screen of 1280 × 720 */
#define LEAST_LINE 15.99

static TandemMeasurer *measurer;

/* Whether the whole of @title stands beside the mark of @item. */
static gboolean
has_label (const TandemDrawList *page, gint64 item, const char *title)
{
  for (guint i = 0; i < tandem_draw_list_get_n_ops (page); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (page, i);
      TandemTextExtents extents;

      if (op->role != TANDEM_ROLE_LABEL || op->kind != TANDEM_DRAW_TEXT || op->item != item || strcmp (op->text, title) != 0)
        continue;
      measurer->measure (measurer, &op->style, op->text, &extents);
      return extents.lines <= 2 && !extents.cut;
    }
  return FALSE;
}

static guint
count_rows (const TandemDrawList *page)
{
  guint n = 0;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (page); i++)
    n += tandem_draw_list_get_op (page, i)->kind == TANDEM_DRAW_TAG_BEGIN && g_strcmp0 (tandem_draw_list_get_op (page, i)->text, "TR") == 0;
  return n;
}

/* The first page of @plan is one that a rep would send: every milestone has its whole title, none a number
 * instead, and what happens next stands under the timeline. */
static void
check_first_page (TandemPlan *plan, TandemSheetKind sheet, TandemDay today)
{
  TandemEditionOptions for_whom = { .today = today, .prepared_by = "Sam Ortega, sam@fabrikam.example", .version = 1 };
  TandemDocumentOptions options = { .sheet = sheet, .pages = TANDEM_PAGES_PLAN };
  g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);
  g_autoptr (TandemDocument) document = tandem_document_new (edition, &options, measurer);
  const TandemDrawList *page = tandem_document_get_page (document, 0);

  g_assert_cmpuint (tandem_document_get_n_pages (document), ==, 1);
  for (guint i = 0; i < edition->n_milestones; i++)
    if (!has_label (page, edition->milestones[i].item, edition->milestones[i].title))
      {
        g_test_message ("sheet %d: “%s” has no label, or not all of it", sheet, edition->milestones[i].title);
        g_test_fail ();
      }
  g_assert_cmpuint (count_rows (page), >=, 1 + 3);
}

/* px of the smallest line under a title */
static double
find_least_line (const TandemDrawList *screen)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (screen); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (screen, i);

      if (op->role == TANDEM_ROLE_LABEL && op->kind == TANDEM_DRAW_TEXT)
        least = MIN (least, op->style.size);
    }
  return least;
}

/* @plan is one to present on a small projector: every milestone has its whole title, and the smallest line can be read from the back
 * of a room; beside a card, too. */
static void
check_screen (TandemPlan *plan, TandemDay today)
{
  TandemEditionOptions for_whom = { .today = today };
  g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);
  TandemSlideOptions options = { .width = 1280, .height = 720 };
  g_autoptr (TandemDrawList) all = tandem_slide_layout (edition, &options, measurer), one = NULL;

  options.selected = edition->milestones[edition->n_milestones / 2].item;
  one = tandem_slide_layout (edition, &options, measurer);
  for (guint i = 0; i < edition->n_milestones; i++)
    if (!has_label (all, edition->milestones[i].item, edition->milestones[i].title))
      {
        g_test_message ("presented: “%s” has no label, or not all of it", edition->milestones[i].title);
        g_test_fail ();
      }
  g_assert_cmpfloat (find_least_line (all), >=, LEAST_LINE);
  g_assert_cmpfloat (find_least_line (one), >=, LEAST_LINE);
}

static void
check_days (TandemPlan *plan)
{
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (plan, NULL);

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      g_assert_true (tandem_workdays_is_open (workdays, (TandemSide) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER),
                                              tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE)));
    }
}

/* All ten templates in @language with an anchor @ahead common working days ahead: no due day is closed, every page is one to
 * send. */
static void
check_pair (const char *const *countries, const char *language, int ahead)
{
  g_autoptr (GPtrArray) templates = tandem_template_list (language, NULL);
  TandemDay today = tandem_day_new (2026, 11, 23);

  g_assert_cmpuint (templates->len, >=, 10);
  for (guint i = 0; i < templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (TandemLibrary) library = tandem_library_new ();
      g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
      TandemTemplateParameters parameters = { .buyer = "Northwind Traders", .seller = "Fabrikam", .buyer_country = countries[0], .seller_country = countries[1],
                                              .language = language, .today = today };
      TandemPlan *plan;

      g_assert_null (tandem_workdays_open_country (workdays, TANDEM_SIDE_BUYER, countries[0], NULL));
      g_assert_null (tandem_workdays_open_country (workdays, TANDEM_SIDE_SELLER, countries[1], NULL));
      parameters.anchor = tandem_workdays_add (workdays, TANDEM_SIDE_JOINT, today, ahead);
      plan = tandem_test_template_add (library, template, &parameters, NULL);
      g_test_message ("%s, %s and %s, in %s", tandem_template_get_key (template), countries[0], countries[1], language);
      check_days (plan);
      check_screen (plan, today);
      for (TandemSheetKind sheet = TANDEM_SHEET_A4; sheet <= TANDEM_SHEET_PICTURE; sheet++)
        check_first_page (plan, sheet, today);
    }
}

static void
test_pair (gconstpointer data)
{
  check_pair (data, "en", 120);
}

static void
test_languages (gconstpointer data)
{
  static const char *const countries[] = { "AE", "FR" };

  for (const char *const *tag = tandem_language_tags (); *tag != NULL; tag++)
    check_pair (countries, *tag, GPOINTER_TO_INT (data));
}

int
main (int argc, char *argv[])
{
  static const char *const us_de[] = { "US", "DE" }, *const jp_gb[] = { "JP", "GB" }, *const ae_fr[] = { "AE", "FR" };
  TandemPangoMeasurer *pango = tandem_pango_measurer_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  measurer = tandem_pango_measurer_get_measurer (pango);
  g_test_add_data_func ("/template-pages/us-de", us_de, test_pair);
  g_test_add_data_func ("/template-pages/jp-gb", jp_gb, test_pair);
  g_test_add_data_func ("/template-pages/ae-fr", ae_fr, test_pair);
  g_test_add_data_func ("/template-pages/languages", GINT_TO_POINTER (120), test_languages);
  g_test_add_data_func ("/template-pages/languages-tight", GINT_TO_POINTER (80), test_languages);
  result = g_test_run ();
  tandem_pango_measurer_free (pango);
  return result;
}
