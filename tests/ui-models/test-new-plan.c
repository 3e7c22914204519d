/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan.h"

static gint64
count_up (gpointer data, GError **error)
{
  return ++*(gint64 *) data;
}

static TandemRow *
new_head (TandemDay anchor)
{
  TandemRow *head = tandem_row_new (TANDEM_KIND_PLAN);

  tandem_row_set_text (head, TANDEM_PLAN_BUYER_NAME, "Contoso Retail");
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_NAME, "Fabrikam");
  tandem_row_set_text (head, TANDEM_PLAN_PAPER, "letter");
  tandem_row_set_day (head, TANDEM_PLAN_CREATED, tandem_day_new (2026, 11, 23));
  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, anchor);
  return head;
}

/* Every template can be counted back from the earliest day it names, and the library takes what comes out. */
static void
test_templates (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) templates = tandem_template_list (&problems);

  g_assert_cmpuint (templates->len, >=, 10);
  for (guint i = 0; i < templates->len; i++)
    {
      g_autoptr (TandemRow) head = new_head (TANDEM_DAY_NONE);
      TandemNewPlan plan = { .template = g_ptr_array_index (templates, i), .head = head, .today = tandem_day_new (2026, 11, 23) };
      g_autoptr (TandemLibrary) library = tandem_library_new ();
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TandemEdit) edit = NULL;
      TandemPlan *made;
      gint64 last_id = 0;

      tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, tandem_new_plan_get_earliest (&plan));
      edit = tandem_new_plan_to_edit (&plan, count_up, &last_id, &notes, &error);
      g_assert_no_error (error);
      tandem_edit_check (edit, library, &error);
      g_assert_no_error (error);
      tandem_edit_apply (edit, library);
      made = tandem_library_find (library, tandem_edit_get_plan (edit));
      g_assert_cmpuint (tandem_plan_get_n (made, TANDEM_KIND_MILESTONE), ==, tandem_template_get_n_milestones (plan.template));
      g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (made), TANDEM_PLAN_PAPER), ==, "letter");
      g_assert_cmpuint (tandem_entity_get_day (TANDEM_ENTITY (made), TANDEM_PLAN_CREATED), ==, tandem_day_new (2026, 11, 23));
    }
}

/* The picture is there before anything is typed but the day. */
static void
test_preview_without_names (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("poc", NULL);
  g_autoptr (TandemRow) head = tandem_row_new (TANDEM_KIND_PLAN);
  TandemNewPlan plan = { .template = template, .head = head, .today = tandem_day_new (2026, 11, 23) };
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TandemEdition) edition = NULL;

  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, tandem_day_new (2027, 6, 1));
  edition = tandem_new_plan_preview (&plan, &notes);
  g_assert_nonnull (edition);
  g_assert_cmpuint (edition->n_milestones, >, 3);
  g_assert_cmpstr (edition->buyer, !=, "");
  g_assert_cmpuint (notes->len, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/new-plan/templates", test_templates);
  g_test_add_func ("/ui/new-plan/preview-without-names", test_preview_without_names);
  return g_test_run ();
}
