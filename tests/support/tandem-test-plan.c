/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-test-builder.h"

#include "tandem-words.h"

/* A TandemTestNewId for a gint64 counter. */
gint64
tandem_test_plan_count (gpointer counter)
{
  return ++*(gint64 *) counter;
}

/* As tandem_test_plan_count(), for edits that make several things. */
gint64
tandem_test_plan_new_id (gpointer counter, GError **error)
{
  return tandem_test_plan_count (counter);
}

/* Gives the row (transfer full) its plan and position, and returns its id. */
gint64
tandem_test_builder_add (TandemTestBuilder *builder, TandemRow *row)
{
  TandemKind kind = tandem_row_get_kind (row);
  const TandemKindInfo *info = tandem_kind_info (kind);
  gint64 id = builder->new_id (builder->data);

  if (kind == TANDEM_KIND_PLAN)
    builder->plan = id;
  else
    {
      tandem_row_set_ref (row, (guint) info->plan_field, builder->plan);
      tandem_row_set_integer (row, (guint) info->position_field, ++builder->positions[kind] * 1024);
    }
  g_ptr_array_add (builder->edits, tandem_edit_new_add (builder->plan, id, row));
  tandem_row_unref (row);
  return id;
}

static gint64
add_person (TandemTestBuilder *builder, const char *name, TandemSide side, const char *job_title, const char *function, const char *role)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);
  g_autofree char *first = g_ascii_strdown (name, strcspn (name, " "));
  g_autofree char *email = g_strdup_printf ("%s@%s.example", first, side == TANDEM_SIDE_BUYER ? "northwind" : "fabrikam");

  tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, name);
  tandem_row_set_choice (row, TANDEM_STAKEHOLDER_SIDE, side);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_ORGANISATION, side == TANDEM_SIDE_BUYER ? "Northwind Traders" : "Fabrikam");
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_JOB_TITLE, job_title);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_FUNCTION, function);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_ROLE, role);
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_EMAIL, email);
  return tandem_test_builder_add (builder, row);
}

static gint64
add_criterion (TandemTestBuilder *builder, const char *title, const char *measure, const char *baseline)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_CRITERION);

  tandem_row_set_text (row, TANDEM_CRITERION_TITLE, title);
  tandem_row_set_text (row, TANDEM_CRITERION_MEASURE, measure);
  tandem_row_set_text (row, TANDEM_CRITERION_BASELINE, baseline);
  return tandem_test_builder_add (builder, row);
}

static gint64
add_phase (TandemTestBuilder *builder, const char *name)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_PHASE);

  tandem_row_set_text (row, TANDEM_PHASE_NAME, name);
  return tandem_test_builder_add (builder, row);
}

static gint64
add_deliverable (TandemTestBuilder *builder, gint64 milestone, const char *title, TandemSide side, gint64 owner, const char *due)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_DELIVERABLE);

  tandem_row_set_ref (row, TANDEM_DELIVERABLE_MILESTONE, milestone);
  tandem_row_set_text (row, TANDEM_DELIVERABLE_TITLE, title);
  tandem_row_set_choice (row, TANDEM_DELIVERABLE_SIDE, side);
  tandem_row_set_ref (row, TANDEM_DELIVERABLE_OWNER, owner);
  tandem_row_set_day (row, TANDEM_DELIVERABLE_DUE, tandem_day_parse_iso (due));
  return tandem_test_builder_add (builder, row);
}

gint64
tandem_test_builder_add_dependency (TandemTestBuilder *builder, gint64 milestone, gint64 predecessor)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_DEPENDENCY);

  tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, milestone);
  tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, predecessor);
  return tandem_test_builder_add (builder, row);
}

static void
add_small_things (TandemTestBuilder *builder, gint64 milestone)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_RESOURCE);

  tandem_row_set_ref (row, TANDEM_RESOURCE_MILESTONE, milestone);
  tandem_row_set_text (row, TANDEM_RESOURCE_TITLE, "Security pack");
  tandem_row_set_text (row, TANDEM_RESOURCE_URL, "https://fabrikam.example/security");
  tandem_test_builder_add (builder, row);

  row = tandem_row_new (TANDEM_KIND_ROADBLOCK);
  tandem_row_set_text (row, TANDEM_ROADBLOCK_TITLE, "No test data yet");
  tandem_row_set_ref (row, TANDEM_ROADBLOCK_MILESTONE, milestone);
  tandem_row_set_day (row, TANDEM_ROADBLOCK_RAISED, tandem_day_new (2026, 11, 12));
  tandem_row_set_choice (row, TANDEM_ROADBLOCK_VISIBILITY, TANDEM_VISIBILITY_INTERNAL);
  tandem_test_builder_add (builder, row);

  row = tandem_row_new (TANDEM_KIND_CHECKIN);
  tandem_row_set_day (row, TANDEM_CHECKIN_DATE, tandem_day_new (2026, 11, 17));
  tandem_row_set_text (row, TANDEM_CHECKIN_NOTES, "Agreed to bring legal in");
  tandem_row_set_day (row, TANDEM_CHECKIN_NEXT, tandem_day_new (2026, 11, 24));
  tandem_test_builder_add (builder, row);

  row = tandem_row_new (TANDEM_KIND_TERM);
  tandem_row_set_text (row, TANDEM_TERM_OURS, "proof of concept");
  tandem_row_set_text (row, TANDEM_TERM_THEIRS, "technical validation");
  tandem_test_builder_add (builder, row);

  row = tandem_row_new (TANDEM_KIND_CALENDAR);
  tandem_row_set_choice (row, TANDEM_CALENDAR_SIDE, TANDEM_SIDE_BUYER);
  tandem_row_set_integer (row, TANDEM_CALENDAR_WORKING_WEEK, 31);
  tandem_row_set_text (row, TANDEM_CALENDAR_COUNTRY, "DE");
  tandem_test_builder_add (builder, row);

  row = tandem_row_new (TANDEM_KIND_CLOSED_PERIOD);
  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_SIDE, TANDEM_SIDE_BUYER);
  tandem_row_set_choice (row, TANDEM_CLOSED_PERIOD_KIND, TANDEM_CLOSED_FREEZE);
  tandem_row_set_text (row, TANDEM_CLOSED_PERIOD_TITLE, "Year-end freeze");
  tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_FIRST, tandem_day_new (2026, 12, 21));
  tandem_row_set_day (row, TANDEM_CLOSED_PERIOD_LAST, tandem_day_new (2027, 1, 3));
  tandem_test_builder_add (builder, row);
}

static void
add_head (TandemTestBuilder *builder, const char *title)
{
  TandemRow *row = tandem_row_new (TANDEM_KIND_PLAN);

  tandem_row_set_text (row, TANDEM_PLAN_TITLE, title);
  tandem_row_set_text (row, TANDEM_PLAN_GOAL, "We go live on 2 March 2027 so that the spring catalogue ships without manual order entry.");
  tandem_row_set_choice (row, TANDEM_PLAN_STATUS, TANDEM_PLAN_STATUS_SHARED);
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_COUNTRY, "DE");
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_NAME, "Fabrikam");
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_COUNTRY, "US");
  tandem_row_set_day (row, TANDEM_PLAN_ANCHOR_DATE, tandem_day_new (2027, 3, 2));
  tandem_row_set_text (row, TANDEM_PLAN_LANGUAGE, "en");
  tandem_row_set_text (row, TANDEM_PLAN_VALUE, "120000 EUR");
  tandem_row_set_day (row, TANDEM_PLAN_CREATED, tandem_day_new (2026, 10, 12));
  tandem_test_builder_add (builder, row);
}

typedef struct
{
  const char  *title;
  int          phase;
  TandemSide   driver;
  int          buyer, seller; /* places in the list of people, -1 for none */
  const char  *due;
  TandemStatus status;
} SampleMilestone;

static const SampleMilestone sample[] = {
  { "Discovery signed off", 0, TANDEM_SIDE_BUYER, 0, 5, "2026-10-30", TANDEM_STATUS_DONE },
  { "Technical validation plan", 0, TANDEM_SIDE_SELLER, 1, 6, "2026-11-09", TANDEM_STATUS_DONE },
  { "Executive demo", 0, TANDEM_SIDE_SELLER, 2, 5, "2026-11-13", TANDEM_STATUS_DONE },
  { "Security review", 0, TANDEM_SIDE_BUYER, 1, 5, "2026-11-19", TANDEM_STATUS_AT_RISK },
  { "Pilot in two warehouses", 1, TANDEM_SIDE_SELLER, 0, 6, "2026-12-04", TANDEM_STATUS_IN_PROGRESS },
  { "Business case approved", 1, TANDEM_SIDE_BUYER, 2, -1, "2026-12-15", TANDEM_STATUS_NOT_STARTED },
  { "Legal terms agreed", 1, TANDEM_SIDE_JOINT, 3, 7, "2027-01-08", TANDEM_STATUS_NOT_STARTED },
  { "Procurement order", 1, TANDEM_SIDE_BUYER, 4, -1, "2027-01-20", TANDEM_STATUS_NOT_STARTED },
  { "Integration complete", 2, TANDEM_SIDE_SELLER, 1, 6, "2027-02-05", TANDEM_STATUS_NOT_STARTED },
  { "User training", 2, TANDEM_SIDE_SELLER, 0, 6, "2027-02-18", TANDEM_STATUS_NOT_STARTED },
  { "Go-live", 2, TANDEM_SIDE_JOINT, 0, 6, "2027-03-02", TANDEM_STATUS_NOT_STARTED },
};

static void
add_sample_milestones (TandemTestBuilder *builder, const gint64 *people, const gint64 *phases, gint64 criterion, gint64 *milestones)
{
  for (guint i = 0; i < G_N_ELEMENTS (sample); i++)
    {
      TandemRow *row = tandem_row_new (TANDEM_KIND_MILESTONE);

      tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, sample[i].title);
      tandem_row_set_ref (row, TANDEM_MILESTONE_PHASE, phases[sample[i].phase]);
      tandem_row_set_choice (row, TANDEM_MILESTONE_DRIVER, sample[i].driver);
      tandem_row_set_ref (row, TANDEM_MILESTONE_BUYER_LEAD, sample[i].buyer >= 0 ? people[sample[i].buyer] : 0);
      tandem_row_set_ref (row, TANDEM_MILESTONE_SELLER_LEAD, sample[i].seller >= 0 ? people[sample[i].seller] : 0);
      tandem_row_set_ref (row, TANDEM_MILESTONE_CRITERION, i == 4 ? criterion : 0);
      tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_parse_iso (sample[i].due));
      tandem_row_set_choice (row, TANDEM_MILESTONE_STATUS, sample[i].status);
      tandem_row_set_integer (row, TANDEM_MILESTONE_AGREED, 1);
      if (i == 3)
        tandem_row_set_text (row, TANDEM_MILESTONE_PRIVATE_NOTES, "Leo prefers calls");
      milestones[i] = tandem_test_builder_add (builder, row);
      if (i > 0)
        tandem_test_builder_add_dependency (builder, milestones[i], milestones[i - 1]);
    }
}

TandemEdit *
tandem_test_builder_finish (TandemTestBuilder *builder)
{
  g_autoptr (GPtrArray) edits = builder->edits;

  return tandem_edit_new_group (NULL, edits);
}

/**
 * tandem_test_plan_sample:
 * @new_id: gives ids
 * @data: for it
 *
 * Returns: (transfer full): the edit that adds the plan of the design's pictures: 11 milestones from 30 October 2026 to
 *   2 March 2027, "Security review" due on 19 November
 */
TandemEdit *
tandem_test_plan_sample (TandemTestNewId new_id, gpointer data)
{
  TandemTestBuilder builder = { .edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref), .new_id = new_id, .data = data };
  gint64 people[8], phases[3], milestones[G_N_ELEMENTS (sample)], criterion;

  add_head (&builder, "Order management platform");
  criterion = add_criterion (&builder, "Order errors below 0.5 %", "measured in the pilot", "3.1 %");
  add_criterion (&builder, "Orders entered within 5 minutes", "from email to warehouse", "4 hours");
  people[0] = add_person (&builder, "Priya Nair", TANDEM_SIDE_BUYER, "Head of Operations", "operations", "champion");
  people[1] = add_person (&builder, "Leo Kim", TANDEM_SIDE_BUYER, "Head of IT", "it", "evaluator");
  people[2] = add_person (&builder, "Marta Vidal", TANDEM_SIDE_BUYER, "CFO", "finance", "economic-buyer");
  people[3] = add_person (&builder, "Jo Berg", TANDEM_SIDE_BUYER, "Counsel", "legal", "");
  people[4] = add_person (&builder, "Dana Wolf", TANDEM_SIDE_BUYER, "Buyer", "procurement", "");
  people[5] = add_person (&builder, "Sam Ortega", TANDEM_SIDE_SELLER, "Account Executive", "sales", "");
  people[6] = add_person (&builder, "Ana Ruiz", TANDEM_SIDE_SELLER, "Solution Engineer", "implementation", "");
  people[7] = add_person (&builder, "Kim Lund", TANDEM_SIDE_SELLER, "Counsel", "legal", "");
  phases[0] = add_phase (&builder, "Validate");
  phases[1] = add_phase (&builder, "Approve");
  phases[2] = add_phase (&builder, "Launch");
  add_sample_milestones (&builder, people, phases, criterion, milestones);
  add_deliverable (&builder, milestones[3], "Penetration test report", TANDEM_SIDE_SELLER, people[5], "2026-11-19");
  add_deliverable (&builder, milestones[3], "Answers to the questionnaire", TANDEM_SIDE_BUYER, people[1], "2026-11-18");
  add_deliverable (&builder, milestones[6], "Terms with comments", TANDEM_SIDE_BUYER, people[3], "2026-12-18");
  add_small_things (&builder, milestones[3]);
  return tandem_test_builder_finish (&builder);
}

/**
 * tandem_test_plan_new_library:
 *
 * Returns: (transfer full): a model that holds the sample plan, with ids from 1
 */
TandemLibrary *
tandem_test_plan_new_library (void)
{
  TandemLibrary *library = tandem_library_new ();
  gint64 counter = 0;

  tandem_test_plan_add (library, tandem_test_plan_sample (tandem_test_plan_count, &counter));
  return library;
}

/* Checks and applies @edit (transfer full). */
void
tandem_test_plan_apply (TandemLibrary *library, TandemEdit *edit)
{
  g_autoptr (TandemEdit) held = edit;
  g_autoptr (GError) error = NULL;

  tandem_edit_check (held, library, &error);
  g_assert_no_error (error);
  tandem_edit_apply (held, library);
}

/**
 * tandem_test_plan_add:
 * @library: a model
 * @edit: (transfer full): adds a plan
 *
 * Returns: (transfer none): that plan
 */
TandemPlan *
tandem_test_plan_add (TandemLibrary *library, TandemEdit *edit)
{
  gint64 plan = tandem_edit_get_plan (edit);

  tandem_test_plan_apply (library, edit);
  return tandem_library_find (library, plan);
}

/* The plan with the smallest id. */
TandemPlan *
tandem_test_plan_first (TandemLibrary *library)
{
  g_autoptr (TandemPlan) plan = g_list_model_get_item (tandem_library_get_plans (library), 0);

  g_assert_nonnull (plan);
  return plan;
}

/* The entity of that name, which must be there. */
TandemEntity *
tandem_test_plan_find (TandemPlan *plan, TandemKind kind, const char *title)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
    {
      TandemEntity *entity = tandem_plan_peek (plan, kind, i);

      if (g_str_equal (tandem_entity_get_title (entity), title))
        return entity;
    }
  g_assert_not_reached ();
}

static void
dump_entity (GString *text, TandemEntity *entity)
{
  const TandemKindInfo *info = tandem_kind_info (tandem_entity_get_kind (entity));
  char iso[TANDEM_DAY_ISO_SIZE];

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT "\n", info->name, tandem_entity_get_id (entity));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const TandemValue *value = tandem_entity_get_value (entity, i);
      g_autofree char *sum = NULL;

      g_string_append_printf (text, "  %s: ", info->fields[i].name);
      if (value->type == TANDEM_VALUE_INTEGER)
        g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", value->integer);
      else if (value->type == TANDEM_VALUE_TEXT)
        g_string_append_printf (text, "“%s”\n", value->text);
      else if (value->type == TANDEM_VALUE_DAY)
        g_string_append_printf (text, "%s\n", tandem_day_to_iso (value->day, iso));
      else if (value->type == TANDEM_VALUE_BYTES)
        {
          sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, value->bytes);
          g_string_append_printf (text, "%s\n", sum);
        }
      else
        g_string_append (text, "-\n");
    }
}

/**
 * tandem_test_plan_dump:
 * @library: a model
 *
 * Returns: (transfer full): everything in it, in the order of its lists; equal for equal models
 */
char *
tandem_test_plan_dump (TandemLibrary *library)
{
  GListModel *plans = tandem_library_get_plans (library);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, i);

      dump_entity (text, TANDEM_ENTITY (plan));
      for (int kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
        for (guint k = 0; k < tandem_plan_get_n (plan, (TandemKind) kind); k++)
          dump_entity (text, tandem_plan_peek (plan, (TandemKind) kind, k));
    }
  return g_string_free (text, FALSE);
}

/* Two dumps are equal; says the first line that differs, since dumps are long. */
void
tandem_test_assert_same (const char *dump, const char *expected)
{
  g_auto (GStrv) a = g_strsplit (dump, "\n", -1), b = g_strsplit (expected, "\n", -1);
  guint i = 0;

  if (g_str_equal (dump, expected))
    return;
  while (a[i] != NULL && b[i] != NULL && g_str_equal (a[i], b[i]))
    i++;
  g_test_message ("line %u is “%.300s”", i, a[i] != NULL ? a[i] : "");
  g_test_message ("but should be “%.300s”", b[i] != NULL ? b[i] : "");
  g_assert_not_reached ();
}
