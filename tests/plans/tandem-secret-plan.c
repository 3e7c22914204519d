/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-test-plans.h"

#include "tandem-model-writer.h"
#include "tandem-words.h"

static char *
new_secret (GPtrArray *secrets)
{
  char *secret = g_strdup_printf ("zqsecret%03uzq", secrets->len);

  g_ptr_array_add (secrets, secret);
  return secret;
}

/* Puts a word of its own into every text field of @kind that @only_private lets through. */
static void
plant (TandemRow *row, TandemKind kind, gboolean only_private, GPtrArray *secrets)
{
  const TandemKindInfo *info = tandem_kind_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == TANDEM_FIELD_TEXT && (info->fields[i].is_private || !only_private))
      tandem_row_set_text (row, i, new_secret (secrets));
}

static void
plant_in_existing (TandemPlan *plan, GPtrArray *secrets)
{
  for (TandemKind kind = TANDEM_KIND_PLAN + 1; kind < TANDEM_N_KINDS; kind++)
    for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
      {
        TandemEntity *entity = tandem_plan_peek (plan, kind, i);
        const TandemKindInfo *info = tandem_kind_info (kind);

        for (guint f = 0; f < info->n_fields; f++)
          if (info->fields[f].is_private)
            {
              g_auto (TandemValue) value = tandem_value_text (new_secret (secrets));

              tandem_entity_write (entity, f, &value);
            }
      }
}

static void
plant_in_head (TandemPlan *plan, GPtrArray *secrets)
{
  const TandemKindInfo *info = tandem_kind_info (TANDEM_KIND_PLAN);

  for (guint f = 0; f < info->n_fields; f++)
    if (info->fields[f].is_private)
      {
        g_auto (TandemValue) value = tandem_value_text (new_secret (secrets));

        tandem_entity_write (TANDEM_ENTITY (plan), f, &value);
      }
}

/**
 * tandem_test_plan_secret:
 * @secrets: (element-type utf8): takes the words that must not leave
 *
 * The sample plan with a word of its own in every private field, in every text of internal milestones and deliverables (also of
 * those below an internal milestone), and in roadblocks and check-ins. Which fields are private is read from the schema.
 *
 * Returns: (transfer full): the plan
 */
TandemPlan *
tandem_test_plan_secret (GPtrArray *secrets)
{
  TandemPlan *plan = tandem_test_plan_sample ();
  gint64 shared = tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0));
  gint64 internal;
  TandemRow *row;

  row = tandem_row_new (TANDEM_KIND_MILESTONE);
  plant (row, TANDEM_KIND_MILESTONE, FALSE, secrets);
  tandem_row_set_choice (row, TANDEM_MILESTONE_VISIBILITY, TANDEM_VISIBILITY_INTERNAL);
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 26));
  internal = tandem_entity_get_id (tandem_test_add (plan, TANDEM_KIND_MILESTONE, row));

  for (guint i = 0; i < 2; i++)
    {
      row = tandem_row_new (TANDEM_KIND_DELIVERABLE);
      plant (row, TANDEM_KIND_DELIVERABLE, FALSE, secrets);
      tandem_row_set_ref (row, TANDEM_DELIVERABLE_MILESTONE, i == 0 ? shared : internal);
      tandem_row_set_choice (row, TANDEM_DELIVERABLE_VISIBILITY, i == 0 ? TANDEM_VISIBILITY_INTERNAL : TANDEM_VISIBILITY_SHARED);
      tandem_row_set_day (row, TANDEM_DELIVERABLE_DUE, tandem_day_new (2026, 11, 24));
      tandem_test_add (plan, TANDEM_KIND_DELIVERABLE, row);
    }

  row = tandem_row_new (TANDEM_KIND_RESOURCE);
  plant (row, TANDEM_KIND_RESOURCE, FALSE, secrets);
  tandem_row_set_ref (row, TANDEM_RESOURCE_MILESTONE, internal);
  tandem_test_add (plan, TANDEM_KIND_RESOURCE, row);

  row = tandem_row_new (TANDEM_KIND_ROADBLOCK);
  plant (row, TANDEM_KIND_ROADBLOCK, FALSE, secrets);
  tandem_row_set_choice (row, TANDEM_ROADBLOCK_VISIBILITY, TANDEM_VISIBILITY_INTERNAL);
  tandem_test_add (plan, TANDEM_KIND_ROADBLOCK, row);

  row = tandem_row_new (TANDEM_KIND_CHECKIN);
  plant (row, TANDEM_KIND_CHECKIN, FALSE, secrets);
  tandem_test_add (plan, TANDEM_KIND_CHECKIN, row);

  plant_in_existing (plan, secrets);
  plant_in_head (plan, secrets);
  return plan;
}
