/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-coverage.h"
#include "tandem-model-writer.h"

typedef struct
{
  TandemPlan *plan;
  gint64      last_id;
} Fixture;

static TandemEntity *
add (Fixture *self, TandemRow *row)
{
  g_autoptr (TandemRow) taken = row;
  TandemKind kind = tandem_row_get_kind (row);
  TandemEntity *entity;

  tandem_row_set_ref (row, (guint) tandem_kind_info (kind)->plan_field, 1);
  tandem_row_set_integer (row, (guint) tandem_kind_info (kind)->position_field, self->last_id);
  entity = tandem_entity_new (kind, ++self->last_id, row);
  tandem_plan_insert (self->plan, entity);
  g_object_unref (entity); /* the plan holds it */
  return entity;
}

static TandemEntity *
add_person (Fixture *self, const char *name, TandemSide side, const char *function)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);

  tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, name);
  tandem_row_set_choice (row, TANDEM_STAKEHOLDER_SIDE, (int) side);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_FUNCTION, function);
  return add (self, row);
}

static TandemEntity *
add_milestone (Fixture *self, const char *buyer_function, TandemEntity *buyer_lead, TandemDay start, TandemDay due, TandemStatus status)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_MILESTONE);

  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, "M");
  tandem_row_set_text (row, TANDEM_MILESTONE_BUYER_FUNCTION, buyer_function);
  tandem_row_set_ref (row, TANDEM_MILESTONE_BUYER_LEAD, buyer_lead != NULL ? tandem_entity_get_id (buyer_lead) : 0);
  tandem_row_set_day (row, TANDEM_MILESTONE_START, start);
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, due);
  tandem_row_set_choice (row, TANDEM_MILESTONE_STATUS, (int) status);
  return add (self, row);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_PLAN);

  self->plan = TANDEM_PLAN (tandem_entity_new (TANDEM_KIND_PLAN, 1, row));
  self->last_id = 1;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->plan);
}

static void
assert_gaps (Fixture *self, const char *expected)
{
  g_autoptr (GArray) gaps = tandem_coverage_gaps (self->plan);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const TandemCoverageGap *gap = &g_array_index (gaps, TandemCoverageGap, i);
      char iso[TANDEM_DAY_ISO_SIZE];

      g_string_append_printf (text, "%s %s %s %u;", tandem_side_choices[gap->side], gap->function, tandem_day_to_iso (gap->from, iso), gap->n_milestones);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_nothing_needed (Fixture *self, gconstpointer data)
{
  assert_gaps (self, "");
  add_milestone (self, "", NULL, TANDEM_DAY_NONE, TANDEM_DAY_NONE, TANDEM_STATUS_NOT_STARTED);
  assert_gaps (self, "");
}

static void
test_needed_from (Fixture *self, gconstpointer data)
{
  TandemDay may = tandem_day_new (2027, 5, 3);

  add_milestone (self, "legal", NULL, TANDEM_DAY_NONE, may + 30, TANDEM_STATUS_NOT_STARTED);
  add_milestone (self, "legal", NULL, may, may + 60, TANDEM_STATUS_AT_RISK);
  add_milestone (self, "legal", NULL, TANDEM_DAY_NONE, TANDEM_DAY_NONE, TANDEM_STATUS_NOT_STARTED);
  add_milestone (self, "legal", NULL, TANDEM_DAY_NONE, may - 90, TANDEM_STATUS_DONE);
  add_milestone (self, "it", NULL, TANDEM_DAY_NONE, may - 90, TANDEM_STATUS_CANCELLED);
  assert_gaps (self, "buyer legal 2027-05-03 3;");
}

static void
test_covered (Fixture *self, gconstpointer data)
{
  TandemDay may = tandem_day_new (2027, 5, 3);
  TandemEntity *lead = add_person (self, "Leo Kim", TANDEM_SIDE_BUYER, "it");

  /* by the lead of the milestone, whatever their own function */
  add_milestone (self, "security", lead, TANDEM_DAY_NONE, may, TANDEM_STATUS_NOT_STARTED);
  /* by anybody of the side with the function */
  add_milestone (self, "it", NULL, TANDEM_DAY_NONE, may, TANDEM_STATUS_NOT_STARTED);
  assert_gaps (self, "");
}

static void
test_not_covered_by (Fixture *self, gconstpointer data)
{
  TandemDay may = tandem_day_new (2027, 5, 3);
  TandemEntity *nameless = add_person (self, "", TANDEM_SIDE_BUYER, "legal");

  add_person (self, "Kim Lee", TANDEM_SIDE_SELLER, "legal");
  add_milestone (self, "legal", nameless, TANDEM_DAY_NONE, may, TANDEM_STATUS_NOT_STARTED);
  assert_gaps (self, "buyer legal 2027-05-03 1;");
}

static void
test_order (Fixture *self, gconstpointer data)
{
  TandemDay may = tandem_day_new (2027, 5, 3);

  add_milestone (self, "business", NULL, TANDEM_DAY_NONE, TANDEM_DAY_NONE, TANDEM_STATUS_NOT_STARTED);
  add_milestone (self, "legal", NULL, TANDEM_DAY_NONE, may + 1, TANDEM_STATUS_NOT_STARTED);
  add_milestone (self, "it", NULL, TANDEM_DAY_NONE, may, TANDEM_STATUS_NOT_STARTED);
  assert_gaps (self, "buyer it 2027-05-03 1;buyer legal 2027-05-04 1;buyer business  1;");
}

/* Where nobody wrote a start, the work takes its days before it is due: five working days until Friday begin on Monday. */
static void
test_needed_for_the_work (Fixture *self, gconstpointer data)
{
  TandemEntity *milestone = add_milestone (self, "legal", NULL, TANDEM_DAY_NONE, tandem_day_new (2026, 12, 11), TANDEM_STATUS_NOT_STARTED);
  g_auto (TandemValue) five = tandem_value_integer (5), thirty = tandem_value_integer (30), calendar = tandem_value_text ("calendar-days");
  g_auto (TandemValue) start = tandem_value_day (tandem_day_new (2026, 12, 1));

  assert_gaps (self, "buyer legal 2026-12-11 1;");
  tandem_plan_write (self->plan, milestone, TANDEM_MILESTONE_DURATION_DAYS, &five);
  assert_gaps (self, "buyer legal 2026-12-07 1;");
  tandem_plan_write (self->plan, milestone, TANDEM_MILESTONE_DURATION_DAYS, &thirty);
  tandem_plan_write (self->plan, milestone, TANDEM_MILESTONE_DURATION_UNIT, &calendar);
  assert_gaps (self, "buyer legal 2026-11-12 1;");
  tandem_plan_write (self->plan, milestone, TANDEM_MILESTONE_START, &start);
  assert_gaps (self, "buyer legal 2026-12-01 1;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/coverage/nothing-needed", Fixture, NULL, set_up, test_nothing_needed, tear_down);
  g_test_add ("/coverage/needed-from", Fixture, NULL, set_up, test_needed_from, tear_down);
  g_test_add ("/coverage/covered", Fixture, NULL, set_up, test_covered, tear_down);
  g_test_add ("/coverage/not-covered-by", Fixture, NULL, set_up, test_not_covered_by, tear_down);
  g_test_add ("/coverage/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/coverage/needed-for-the-work", Fixture, NULL, set_up, test_needed_for_the_work, tear_down);
  return g_test_run ();
}
