/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan.h"
#include "tandem-plan-workdays.h"
#include "tandem-test-plan.h"

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
  g_autoptr (GPtrArray) templates = tandem_template_list ("en", &problems);

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
      g_autoptr (TandemNewPlanPreview) undated = tandem_new_plan_preview (&plan);
      gint64 last_id = 0;

      tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, undated->earliest);
      edit = tandem_new_plan_to_edit (&plan, tandem_test_plan_new_id, &last_id, &notes, &error);
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

/* The days we work are those of the preferences, with a template and without: Epiphany is a holiday in Bavaria. */
static void
test_our_days (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("poc", "en", NULL);
  TandemTemplate *starts[] = { NULL, template };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (TandemRow) head = new_head (tandem_day_new (2027, 5, 11));
      TandemNewPlan plan = { .template = starts[i], .head = head, .our_region = "BY", .our_week = 0x4f, .today = tandem_day_new (2026, 11, 23) };
      g_autoptr (TandemLibrary) library = tandem_library_new ();
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TandemEdit) edit = NULL;
      g_autoptr (TandemWorkdays) workdays = NULL;
      gint64 last_id = 0;

      tandem_row_set_text (head, TANDEM_PLAN_TITLE, "Order management");
      tandem_row_set_text (head, TANDEM_PLAN_SELLER_COUNTRY, "DE");
      edit = tandem_new_plan_to_edit (&plan, tandem_test_plan_new_id, &last_id, &notes, &error);
      g_assert_no_error (error);
      tandem_edit_check (edit, library, &error);
      g_assert_no_error (error);
      tandem_edit_apply (edit, library);
      workdays = tandem_plan_workdays (tandem_library_find (library, tandem_edit_get_plan (edit)), NULL);
      g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_SELLER, tandem_day_new (2027, 1, 6)));
      g_assert_false (tandem_workdays_is_open (workdays, TANDEM_SIDE_SELLER, tandem_day_new (2026, 11, 27))); /* Friday */
      g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_SELLER, tandem_day_new (2026, 11, 29)));  /* Sunday */
      g_assert_true (tandem_workdays_is_open (workdays, TANDEM_SIDE_BUYER, tandem_day_new (2027, 1, 6)));
    }
}

/* The picture is there before anything is typed. */
static void
test_preview_without_names (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("poc", "en", NULL);
  g_autoptr (TandemRow) head = tandem_row_new (TANDEM_KIND_PLAN);
  TandemNewPlan plan = { .template = template, .head = head, .today = tandem_day_new (2026, 11, 23) };
  g_autoptr (TandemNewPlanPreview) undated = tandem_new_plan_preview (&plan), dated = NULL;

  g_assert_nonnull (undated->edition);
  g_assert_cmpuint (undated->anchor, ==, undated->earliest);
  g_assert_cmpuint (undated->begins, ==, tandem_day_new (2026, 11, 23));
  g_assert_cmpuint (undated->n_too_late, ==, 0);

  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, tandem_day_new (2027, 6, 1));
  dated = tandem_new_plan_preview (&plan);
  g_assert_cmpuint (dated->edition->n_milestones, ==, tandem_template_get_n_milestones (template));
  g_assert_cmpstr (dated->edition->buyer, !=, "");
  g_assert_cmpuint (dated->notes->len, >, 0);
  g_assert_cmpuint (dated->begins, >, tandem_day_new (2027, 1, 1));
}

static guint
count_state (const TandemEdition *edition, TandemState state)
{
  guint n = 0;

  for (guint i = 0; i < edition->n_milestones; i++)
    n += edition->milestones[i].state == state;
  return n;
}

/* A day that is too early: what doesn't fit is marked, and each way out makes it fit in the plan that is created. */
static void
test_ways_out (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("saas-eval", "en", NULL);
  g_autoptr (TandemRow) head = new_head (tandem_day_new (2027, 3, 22));
  TandemNewPlan plan = { .template = template, .head = head, .today = tandem_day_new (2026, 11, 23) };
  g_autoptr (TandemNewPlanPreview) late = tandem_new_plan_preview (&plan), shorter = NULL, fewer = NULL, later = NULL, again = NULL;
  g_autoptr (TandemNewPlanWays) ways = tandem_new_plan_find_ways (&plan, late), none = NULL;
  guint n_marked = 0;

  g_assert_cmpuint (late->n_too_late, >, 0);
  for (guint i = 0; i < late->steps->len; i++)
    n_marked += g_array_index (late->steps, TandemTemplateStep, i).too_late;
  g_assert_cmpuint (n_marked, ==, late->n_too_late);
  g_assert_cmpuint (count_state (late->edition, TANDEM_STATE_AT_RISK) + count_state (late->edition, TANDEM_STATE_LATE), ==, late->n_too_late);

  g_assert_cmpuint (ways->later, ==, late->earliest);
  plan.percent = ways->percent;
  shorter = tandem_new_plan_preview (&plan);
  g_assert_cmpuint (shorter->n_too_late, ==, 0);
  g_assert_cmpuint (shorter->anchor, ==, late->anchor);

  plan.percent = 0;
  plan.dropped = ways->dropped;
  fewer = tandem_new_plan_preview (&plan);
  g_assert_true (ways->dropped_fits);
  g_assert_cmpuint (fewer->n_too_late, ==, 0);
  g_assert_cmpuint (fewer->edition->n_milestones, ==, late->edition->n_milestones - ways->n_dropped);
  g_assert_cmpuint (fewer->steps->len, ==, late->steps->len);

  plan.dropped = NULL;
  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, ways->later);
  later = tandem_new_plan_preview (&plan);
  g_assert_cmpuint (later->n_too_late, ==, 0);
  none = tandem_new_plan_find_ways (&plan, later);
  g_assert_cmpuint (none->later, ==, TANDEM_DAY_NONE);
  g_assert_null (none->dropped);

  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, tandem_day_new (2027, 3, 22));
  again = tandem_new_plan_preview (&plan);
  g_assert_cmpuint (again->n_too_late, ==, late->n_too_late);
}

/* A day that has passed loses nothing: the earliest plan is shown instead. */
static void
test_passed_day (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL);
  g_autoptr (TandemRow) head = new_head (tandem_day_new (2026, 11, 20));
  TandemNewPlan plan = { .template = template, .head = head, .today = tandem_day_new (2026, 11, 23) };
  g_autoptr (TandemNewPlanPreview) preview = tandem_new_plan_preview (&plan);
  g_autoptr (TandemNewPlanWays) ways = tandem_new_plan_find_ways (&plan, preview);

  g_assert_true (preview->has_passed);
  g_assert_nonnull (preview->edition);
  g_assert_cmpuint (preview->anchor, ==, preview->earliest);
  g_assert_cmpuint (ways->later, ==, preview->earliest);
  g_assert_cmpint (ways->percent, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/new-plan/templates", test_templates);
  g_test_add_func ("/ui/our-days", test_our_days);
  g_test_add_func ("/ui/new-plan/preview-without-names", test_preview_without_names);
  g_test_add_func ("/ui/new-plan/ways-out", test_ways_out);
  g_test_add_func ("/ui/new-plan/passed-day", test_passed_day);
  return g_test_run ();
}
