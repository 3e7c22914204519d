/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-test-plans.h"

#include "tandem-model-writer.h"
#include "tandem-words.h"

typedef struct { const char *name, *job_title, *function, *role, *email; TandemSide side; } Person;
typedef struct { const char *title; TandemSide side; gboolean done; int owner; const char *due; } Deliverable;

typedef struct
{
  int phase;
  const char *title, *explanation, *done_when, *due;
  TandemSide driver;
  TandemStatus status;
  int buyer, seller; /* place in people, -1 for none */
  const char *buyer_function;
  Deliverable deliverables[5];
} Milestone;

static const Person people[] = {
  { "Priya Nair", "Head of Order Operations", "operations", "champion", "priya.nair@northwind.example", TANDEM_SIDE_BUYER },
  { "Ingrid Möller", "Chief Operating Officer", "executive", "executive-sponsor", "ingrid.moeller@northwind.example", TANDEM_SIDE_BUYER },
  { "Leo Kim", "Head of IT", "it", "evaluator", "leo.kim@northwind.example", TANDEM_SIDE_BUYER },
  { "Marta Vidal", "Chief Financial Officer", "finance", "economic-buyer", "marta.vidal@northwind.example", TANDEM_SIDE_BUYER },
  { "Dana Weiß", "Procurement Manager", "procurement", "decision-maker", "dana.weiss@northwind.example", TANDEM_SIDE_BUYER },
  { "Sam Ortega", "Account Executive", "sales", "", "sam@fabrikam.example", TANDEM_SIDE_SELLER },
  { "Ana Ruiz", "Solution Engineer", "implementation", "", "ana@fabrikam.example", TANDEM_SIDE_SELLER },
  { "Kim Lund", "Legal Counsel", "legal", "", "kim@fabrikam.example", TANDEM_SIDE_SELLER },
};

static const char *const phase_names[] = { "Validate", "Approve", "Launch" };

#define B TANDEM_SIDE_BUYER
#define S TANDEM_SIDE_SELLER

static const Milestone milestones[] = {
  { 0, "Discovery signed off", "We wrote down together what is slow today and what better looks like.", "both sides have signed the page",
    "2026-10-30", TANDEM_SIDE_JOINT, TANDEM_STATUS_DONE, 0, 5, "", { { "Signed goal page", B, TRUE, 0, NULL } } },
  { 0, "Technical validation plan", "Which questions the pilot must answer, and how each is counted.", "", "2026-11-09", S, TANDEM_STATUS_DONE, 2, 6, "",
    { { "List of systems", B, TRUE, 2, NULL }, { "Validation plan", S, TRUE, 6, NULL } } },
  { 0, "Executive demo", "The sponsor sees an order go from mail to warehouse with Northwind's own data.", "the sponsor names the goal in her own words",
    "2026-11-13", S, TANDEM_STATUS_DONE, 1, 5, "", { { "Three real orders", B, TRUE, 0, NULL }, { "Demo on own data", S, TRUE, 6, NULL } } },
  { 0, "Security review", "Northwind IT checks how data is stored and who can see it.", "no open high finding", "2026-11-19", B, TANDEM_STATUS_IN_PROGRESS, 2, 5, "it",
    { { "Questionnaire", B, TRUE, 2, NULL }, { "Reviewer's questions", B, FALSE, 2, "2026-11-24" }, { "Architecture document", S, TRUE, 6, NULL },
      { "Penetration test report", S, FALSE, 5, "2026-11-19" } } },
  { 0, "Pilot in two warehouses", "Two weeks of real orders in the new system, beside the old one; errors are counted every day.", "order errors are below 0.5 % for five days",
    "2026-12-04", S, TANDEM_STATUS_IN_PROGRESS, 0, 6, "", { { "Test users", B, TRUE, 0, NULL }, { "Daily error count", B, FALSE, 0, "2026-11-27" },
    { "Pilot environment", S, TRUE, 6, NULL }, { "Weekly report", S, FALSE, 6, "2026-11-30" } } },
  { 1, "Business case approved", "The numbers that show why this is worth paying for, ready for the board.", "the board says yes and names the budget line",
    "2026-12-15", B, TANDEM_STATUS_NOT_STARTED, 3, 5, "", { { "Cost and volume figures", B, FALSE, 3, "2026-12-08" }, { "One-page decision paper", S, FALSE, 5, "2026-12-10" } } },
  { 1, "Legal terms agreed", "Both counsels agree on the wording. Two rounds of comments are normal.", "a clean copy is ready to sign", "2027-01-08", B,
    TANDEM_STATUS_NOT_STARTED, -1, 7, "legal", { { "First mark-up", B, FALSE, -1, "2026-12-11" }, { "Reply within two days", S, FALSE, 7, "2026-12-15" } } },
  { 1, "Procurement order", "The order is in the system and has a number.", "the order number has arrived by mail", "2027-01-20", B, TANDEM_STATUS_NOT_STARTED, 4, 5, "",
    { { "Supplier form", S, FALSE, 5, "2027-01-12" } } },
  { 2, "Integration complete", "Orders flow from the shop into the warehouse without a hand.", "100 orders in a row without a correction", "2027-02-05", S,
    TANDEM_STATUS_NOT_STARTED, 2, 6, "", { { "Access to the staging system", B, FALSE, 2, "2027-01-22" }, { "Connector", S, FALSE, 6, "2027-02-01" } } },
  { 2, "User training", "Everybody who enters orders has worked with the new screens for half a day.", "40 people have done the exercise", "2027-02-18", S,
    TANDEM_STATUS_NOT_STARTED, 0, 6, "", { { "List of people to train", B, FALSE, 0, "2027-02-04" }, { "Exercise with own orders", S, FALSE, 6, "2027-02-10" } } },
  { 2, "Go-live", "From this day all orders go through the new platform.", "a full day of orders without the old system", "2027-03-02", TANDEM_SIDE_JOINT,
    TANDEM_STATUS_NOT_STARTED, -1, -1, "", { { NULL, B, FALSE, -1, NULL } } },
};

static const char *const criteria[][3] = {
  { "Order errors below 0.5 %", "measured in the pilot", "3.1 %" },
  { "Orders entered within 5 minutes", "from email to warehouse", "4 hours" },
  { "40 users trained before go-live", "all two warehouses and the call centre", "" },
};

static gint64 next_id = 1;

/**
 * tandem_test_add:
 * @plan: a plan
 * @kind: a kind
 * @row: (transfer full): its fields but plan and position, which are set here
 *
 * Returns: (transfer none): the new entity
 */
TandemEntity *
tandem_test_add (TandemPlan *plan, TandemKind kind, TandemRow *row)
{
  const TandemKindInfo *info = tandem_kind_info (kind);
  g_autoptr (TandemEntity) entity = NULL;

  tandem_row_set_ref (row, (guint) info->plan_field, tandem_entity_get_id (TANDEM_ENTITY (plan)));
  tandem_row_set_integer (row, (guint) info->position_field, tandem_plan_get_n (plan, kind) + 1);
  entity = tandem_entity_new (kind, next_id++, row);
  tandem_row_unref (row);
  tandem_plan_insert (plan, entity);
  return entity;
}

static TandemPlan *
new_plan (void)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_PLAN);

  next_id = 1;
  tandem_row_set_text (row, TANDEM_PLAN_TITLE, "Order management platform");
  tandem_row_set_text (row, TANDEM_PLAN_GOAL, "We go live on 2 March 2027 so that the spring catalogue ships without manual order entry.");
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_NAME, "Fabrikam");
  tandem_row_set_day (row, TANDEM_PLAN_ANCHOR_DATE, tandem_day_new (2027, 3, 2));
  tandem_row_set_text (row, TANDEM_PLAN_LANGUAGE, "en");
  return TANDEM_PLAN (tandem_entity_new (TANDEM_KIND_PLAN, next_id++, row));
}

static void
add_deliverables (TandemPlan *plan, gint64 milestone, const Deliverable *deliverables, const gint64 *person_ids)
{
  for (guint i = 0; i < 5 && deliverables[i].title != NULL && *deliverables[i].title != '\0'; i++)
    {
      TandemRow *row = tandem_row_new (TANDEM_KIND_DELIVERABLE);

      tandem_row_set_ref (row, TANDEM_DELIVERABLE_MILESTONE, milestone);
      tandem_row_set_text (row, TANDEM_DELIVERABLE_TITLE, deliverables[i].title);
      tandem_row_set_choice (row, TANDEM_DELIVERABLE_SIDE, deliverables[i].side);
      tandem_row_set_integer (row, TANDEM_DELIVERABLE_DONE, deliverables[i].done);
      if (deliverables[i].due != NULL)
        tandem_row_set_day (row, TANDEM_DELIVERABLE_DUE, tandem_day_parse_iso (deliverables[i].due));
      if (deliverables[i].owner >= 0)
        tandem_row_set_ref (row, TANDEM_DELIVERABLE_OWNER, person_ids[deliverables[i].owner]);
      tandem_test_add (plan, TANDEM_KIND_DELIVERABLE, row);
    }
}

static gint64
add_milestone (TandemPlan *plan, const Milestone *milestone, const gint64 *person_ids, const gint64 *phase_ids)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_MILESTONE);
  gint64 id;

  if (milestone->phase >= 0)
    tandem_row_set_ref (row, TANDEM_MILESTONE_PHASE, phase_ids[milestone->phase]);
  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, milestone->title);
  tandem_row_set_text (row, TANDEM_MILESTONE_EXPLANATION, milestone->explanation);
  tandem_row_set_text (row, TANDEM_MILESTONE_DONE_WHEN, milestone->done_when);
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_parse_iso (milestone->due));
  tandem_row_set_choice (row, TANDEM_MILESTONE_DRIVER, milestone->driver);
  tandem_row_set_choice (row, TANDEM_MILESTONE_STATUS, milestone->status);
  tandem_row_set_text (row, TANDEM_MILESTONE_BUYER_FUNCTION, milestone->buyer_function);
  tandem_row_set_integer (row, TANDEM_MILESTONE_AGREED, 1);
  if (milestone->buyer >= 0)
    tandem_row_set_ref (row, TANDEM_MILESTONE_BUYER_LEAD, person_ids[milestone->buyer]);
  if (milestone->seller >= 0)
    tandem_row_set_ref (row, TANDEM_MILESTONE_SELLER_LEAD, person_ids[milestone->seller]);
  id = tandem_entity_get_id (tandem_test_add (plan, TANDEM_KIND_MILESTONE, row));
  add_deliverables (plan, id, milestone->deliverables, person_ids);
  return id;
}

static void
add_people_and_phases (TandemPlan *plan, gint64 *person_ids, gint64 *phase_ids)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      TandemRow *row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);

      tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, people[i].name);
      tandem_row_set_choice (row, TANDEM_STAKEHOLDER_SIDE, people[i].side);
      tandem_row_set_text (row, TANDEM_STAKEHOLDER_JOB_TITLE, people[i].job_title);
      tandem_row_set_text (row, TANDEM_STAKEHOLDER_FUNCTION, people[i].function);
      tandem_row_set_text (row, TANDEM_STAKEHOLDER_ROLE, people[i].role);
      tandem_row_set_text (row, TANDEM_STAKEHOLDER_EMAIL, people[i].email);
      person_ids[i] = tandem_entity_get_id (tandem_test_add (plan, TANDEM_KIND_STAKEHOLDER, row));
    }
  for (guint i = 0; i < G_N_ELEMENTS (phase_names); i++)
    {
      TandemRow *row = tandem_row_new (TANDEM_KIND_PHASE);

      tandem_row_set_text (row, TANDEM_PHASE_NAME, phase_names[i]);
      phase_ids[i] = tandem_entity_get_id (tandem_test_add (plan, TANDEM_KIND_PHASE, row));
    }
}

static void
add_criteria (TandemPlan *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      TandemRow *row = tandem_row_new (TANDEM_KIND_CRITERION);

      tandem_row_set_text (row, TANDEM_CRITERION_TITLE, criteria[i][0]);
      tandem_row_set_text (row, TANDEM_CRITERION_MEASURE, criteria[i][1]);
      tandem_row_set_text (row, TANDEM_CRITERION_BASELINE, criteria[i][2]);
      tandem_test_add (plan, TANDEM_KIND_CRITERION, row);
    }
}

/**
 * tandem_test_plan_sample:
 *
 * Returns: (transfer full): eleven milestones in three phases, three of them done, one late on 23 November 2026
 */
TandemPlan *
tandem_test_plan_sample (void)
{
  TandemPlan *plan = new_plan ();
  gint64 person_ids[G_N_ELEMENTS (people)], phase_ids[G_N_ELEMENTS (phase_names)];

  add_people_and_phases (plan, person_ids, phase_ids);
  add_criteria (plan);
  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++)
    {
      gint64 id = add_milestone (plan, &milestones[i], person_ids, phase_ids);

      if (i == 3)
        {
          TandemRow *row = tandem_row_new (TANDEM_KIND_RESOURCE);

          tandem_row_set_ref (row, TANDEM_RESOURCE_MILESTONE, id);
          tandem_row_set_text (row, TANDEM_RESOURCE_TITLE, "Security pack");
          tandem_row_set_text (row, TANDEM_RESOURCE_URL, "https://fabrikam.example/security?a='1'&b=\\2");
          tandem_test_add (plan, TANDEM_KIND_RESOURCE, row);
        }
    }
  return plan;
}

/* A plan with nothing in it but its head. */
TandemPlan *
tandem_test_plan_empty (void)
{
  return new_plan ();
}

/**
 * tandem_test_plan_large:
 * @n_milestones: how many
 *
 * Returns: (transfer full): milestones "Milestone 0001" … with explanations and two deliverables each, three days apart
 */
TandemPlan *
tandem_test_plan_large (guint n_milestones)
{
  TandemPlan *plan = new_plan ();
  gint64 person_ids[G_N_ELEMENTS (people)], phase_ids[G_N_ELEMENTS (phase_names)];

  add_people_and_phases (plan, person_ids, phase_ids);
  add_criteria (plan);
  for (guint i = 0; i < n_milestones; i++)
    {
      const Milestone *like = &milestones[i % G_N_ELEMENTS (milestones)];
      g_autofree char *title = g_strdup_printf ("Milestone %04u", i + 1);
      char due[TANDEM_DAY_ISO_SIZE];
      Milestone milestone = *like;

      milestone.phase = (int) (i * G_N_ELEMENTS (phase_names) / n_milestones);
      milestone.title = title;
      milestone.due = tandem_day_to_iso (tandem_day_add (tandem_day_new (2026, 10, 1), (int) (i * 150 / n_milestones)), due);
      add_milestone (plan, &milestone, person_ids, phase_ids);
    }
  return plan;
}
