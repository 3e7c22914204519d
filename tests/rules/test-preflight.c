/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-model-writer.h"
#include "tandem-plan-workdays.h"
#include "tandem-preflight.h"
#include "tandem-test-plans.h"

#include <string.h>
#include <time.h>

typedef struct
{
  TandemPlan            *plan;
  TandemPreflightOptions options;
} Fixture;

/* A plan in which nothing is to be found: one milestone, two leads. */
static void
set_up (Fixture *self, gconstpointer data)
{
  gint64 buyer, seller;
  TandemRow *row;

  self->plan = tandem_test_plan_empty ();
  self->options = (TandemPreflightOptions) { .today = tandem_day_new (2026, 11, 23) };
  row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, "Leo Kim");
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_EMAIL, "leo@northwind.example");
  buyer = tandem_entity_get_id (tandem_test_add (self->plan, TANDEM_KIND_STAKEHOLDER, row));
  row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, "Sam Ortega");
  tandem_row_set_choice (row, TANDEM_STAKEHOLDER_SIDE, TANDEM_SIDE_SELLER);
  seller = tandem_entity_get_id (tandem_test_add (self->plan, TANDEM_KIND_STAKEHOLDER, row));
  row = tandem_row_new (TANDEM_KIND_MILESTONE);
  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, "Security review");
  tandem_row_set_ref (row, TANDEM_MILESTONE_BUYER_LEAD, buyer);
  tandem_row_set_ref (row, TANDEM_MILESTONE_SELLER_LEAD, seller);
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 12, 1));
  tandem_test_add (self->plan, TANDEM_KIND_MILESTONE, row);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->plan);
}

static TandemEntity *
get_milestone (Fixture *self)
{
  return tandem_plan_peek (self->plan, TANDEM_KIND_MILESTONE, 0);
}

static void
set_text (TandemEntity *entity, guint field, const char *text)
{
  g_auto (TandemValue) value = tandem_value_text (text);

  tandem_entity_write (entity, field, &value);
}

static void
set_day (TandemEntity *entity, guint field, TandemDay day)
{
  g_auto (TandemValue) value = day != TANDEM_DAY_NONE ? tandem_value_day (day) : (TandemValue) TANDEM_VALUE_INIT;

  tandem_entity_write (entity, field, &value);
}

static void
set_integer (TandemEntity *entity, guint field, gint64 integer)
{
  g_auto (TandemValue) value = tandem_value_integer (integer);

  tandem_entity_write (entity, field, &value);
}

static void
set_choice (TandemEntity *entity, guint field, int choice)
{
  g_autoptr (TandemRow) row = tandem_entity_dup_row (entity);

  tandem_row_set_choice (row, field, choice);
  tandem_entity_write (entity, field, tandem_row_get (row, field));
}

/* What is found, as "key field;" */
static void
assert_found (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) findings = tandem_preflight (self->plan, &self->options);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const TandemFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%s %s;", finding->key, tandem_kind_info (finding->kind)->fields[finding->field].name);
      g_assert_true (g_str_has_suffix (finding->sentence, ".") && g_utf8_strlen (finding->sentence, -1) < 220);
      g_assert_true (finding->kind == TANDEM_KIND_PLAN || tandem_plan_find (self->plan, finding->kind, finding->id) != NULL);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  assert_found (self, "");
}

static void
test_head (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("GIF89a", 6);
  g_auto (TandemValue) logo = tandem_value_bytes (bytes);

  set_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_GOAL, "");
  set_day (TANDEM_ENTITY (self->plan), TANDEM_PLAN_ANCHOR_DATE, TANDEM_DAY_NONE);
  tandem_entity_write (TANDEM_ENTITY (self->plan), TANDEM_PLAN_SELLER_LOGO, &logo);
  set_choice (get_milestone (self), TANDEM_MILESTONE_VISIBILITY, TANDEM_VISIBILITY_INTERNAL);
  assert_found (self, "empty visibility;no-goal goal;no-anchor anchor_date;logo seller_logo;");
}

static void
test_leads (Fixture *self, gconstpointer data)
{
  set_integer (get_milestone (self), TANDEM_MILESTONE_SELLER_LEAD, 0);
  assert_found (self, "no-lead seller_lead;");
  set_integer (get_milestone (self), TANDEM_MILESTONE_BUYER_LEAD, 0);
  assert_found (self, "no-lead buyer_lead;no-lead seller_lead;");
  /* together, without names: "Everyone" */
  set_choice (get_milestone (self), TANDEM_MILESTONE_DRIVER, TANDEM_SIDE_JOINT);
  assert_found (self, "");
}

static void
test_days (Fixture *self, gconstpointer data)
{
  TandemEntity *milestone = get_milestone (self);
  TandemRow *row;

  set_day (milestone, TANDEM_MILESTONE_DUE, TANDEM_DAY_NONE);
  assert_found (self, "no-due due;");
  set_day (milestone, TANDEM_MILESTONE_DUE, self->options.today - 1);
  assert_found (self, "late-no-reason due;");
  set_choice (milestone, TANDEM_MILESTONE_STATUS, TANDEM_STATUS_DONE);
  assert_found (self, "");
  set_choice (milestone, TANDEM_MILESTONE_STATUS, TANDEM_STATUS_IN_PROGRESS);
  row = tandem_row_new (TANDEM_KIND_ROADBLOCK);
  tandem_row_set_text (row, TANDEM_ROADBLOCK_TITLE, "No data");
  tandem_row_set_ref (row, TANDEM_ROADBLOCK_MILESTONE, tandem_entity_get_id (milestone));
  tandem_test_add (self->plan, TANDEM_KIND_ROADBLOCK, row);
  assert_found (self, "");
}

static void
test_closed_days (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();
  TandemDay saturday = tandem_day_new (2026, 12, 5), december = tandem_day_new (2026, 12, 1);
  g_autoptr (GPtrArray) findings = NULL;

  self->options.workdays = workdays;
  assert_found (self, "");
  set_day (get_milestone (self), TANDEM_MILESTONE_DUE, saturday);
  assert_found (self, "closed-day due;");
  set_day (get_milestone (self), TANDEM_MILESTONE_DUE, december);
  tandem_workdays_close (workdays, TANDEM_SIDE_SELLER, december, december, "Founders' day");
  assert_found (self, "");
  set_choice (get_milestone (self), TANDEM_MILESTONE_DRIVER, TANDEM_SIDE_SELLER);
  assert_found (self, "closed-day due;");
  findings = tandem_preflight (self->plan, &self->options);
  g_assert_nonnull (strstr (((TandemFinding *) g_ptr_array_index (findings, 0))->sentence, "Founders' day"));
}

static void
test_private_words (Fixture *self, gconstpointer data)
{
  static const struct { const char *secret, *shared; gboolean found; } cases[] = {
    { "Leo fears for his budget, calls only", "He fears for his BUDGET this year", TRUE },
    { "fears   for\nhis-budget", "fears for his budget", TRUE },
    { "Leo fears for his budget", "fears for the budget", FALSE },
    { "we go to it", "we go to it", FALSE },  /* every text has such words */
    { "Security review", "Security review", FALSE },
    { "Größte Straße überhaupt", "GRÖSSTE STRASSE ÜBERHAUPT", TRUE },
    { "", "", FALSE },
    { "one", "one", FALSE },
  };
  TandemEntity *milestone = get_milestone (self), *person = tandem_plan_peek (self->plan, TANDEM_KIND_STAKEHOLDER, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_text (person, TANDEM_STAKEHOLDER_PRIVATE_NOTES, cases[i].secret);
      set_text (milestone, TANDEM_MILESTONE_EXPLANATION, cases[i].shared);
      assert_found (self, cases[i].found ? "private-words explanation;" : "");
    }
}

/* Notes call things by their names; so do other texts. */
static void
test_titles_are_forgiven (Fixture *self, gconstpointer data)
{
  TandemEntity *milestone = get_milestone (self);

  set_text (milestone, TANDEM_MILESTONE_TITLE, "Pilot in two warehouses");
  set_text (milestone, TANDEM_MILESTONE_PRIVATE_NOTES, "Leo wants the pilot in two warehouses, not three");
  set_text (milestone, TANDEM_MILESTONE_DONE_WHEN, "The pilot in two warehouses is over");
  assert_found (self, "");
  set_text (milestone, TANDEM_MILESTONE_TITLE, "Pilot in two warehouses, about which Leo says that nobody there wants it");
  set_text (milestone, TANDEM_MILESTONE_PRIVATE_NOTES, "He says that nobody there wants it");
  assert_found (self, "private-words title;");
}

static void
test_internal_titles_and_value (Fixture *self, gconstpointer data)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_MILESTONE);

  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, "Agree our lowest discount");
  tandem_row_set_choice (row, TANDEM_MILESTONE_VISIBILITY, TANDEM_VISIBILITY_INTERNAL);
  tandem_test_add (self->plan, TANDEM_KIND_MILESTONE, row);
  assert_found (self, "");
  set_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_VALUE, "120000 EUR");
  set_text (get_milestone (self), TANDEM_MILESTONE_DONE_WHEN, "The contract says 120000 EUR");
  assert_found (self, "deal-value done_when;");
  set_text (get_milestone (self), TANDEM_MILESTONE_DONE_WHEN, "We agree our lowest discount");
  assert_found (self, "private-words done_when;");
}

static void
test_other_customers (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Contoso", "Northwind", "AB", "Contoso", "", NULL };

  self->options.other_names = names;
  set_text (get_milestone (self), TANDEM_MILESTONE_EXPLANATION, "As at northwind, contosoland, AB");
  assert_found (self, "");
  set_text (get_milestone (self), TANDEM_MILESTONE_EXPLANATION, "As we did for CONTOSO, in two weeks");
  assert_found (self, "other-customer explanation;");
}

/* The processor's time it takes to look at texts of @length bytes, s: the least of some, since other programs only add to it. */
static double
time_long_texts (Fixture *self, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double least = G_MAXDOUBLE;

  while (text->len < length)
    g_string_append_printf (text, "words%u ", (guint) text->len);
  set_text (get_milestone (self), TANDEM_MILESTONE_TITLE, text->str);
  set_text (get_milestone (self), TANDEM_MILESTONE_PRIVATE_NOTES, text->str);
  for (int i = 0; i < 5; i++)
    {
      clock_t begin = clock ();

      assert_found (self, "too-long title;private-words title;no-due due;");
      least = MIN (least, (double) (clock () - begin) / CLOCKS_PER_SEC);
    }
  return least;
}

/* A text of any length is looked at, and its title is not read out whole. Four times the text take about four times as long; in
 * squares of its length they would take sixteen times as long. */
static void
test_long_texts (Fixture *self, gconstpointer data)
{
  double shorter, longer;

  set_day (get_milestone (self), TANDEM_MILESTONE_DUE, TANDEM_DAY_NONE);
  shorter = time_long_texts (self, 200000);
  longer = time_long_texts (self, 800000);
  g_test_message ("%.1f ms, with four times the text %.1f ms", shorter * 1000, longer * 1000);
  g_assert_cmpfloat (longer, <, shorter * 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/preflight/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("nothing", test_nothing);
  ADD ("head", test_head);
  ADD ("leads", test_leads);
  ADD ("days", test_days);
  ADD ("closed-days", test_closed_days);
  ADD ("private-words", test_private_words);
  ADD ("titles-are-forgiven", test_titles_are_forgiven);
  ADD ("internal-and-value", test_internal_titles_and_value);
  ADD ("other-customers", test_other_customers);
  ADD ("long-texts", test_long_texts);
#undef ADD
  return g_test_run ();
}
