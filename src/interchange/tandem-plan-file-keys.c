/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-keys.h"

/* The contract is plan-format.md; keys marked .is_ours are the library's fields it doesn't name. */

/* Longer than any deal; a number beyond is a mistake. */
#define MAX_DAYS 100000

static const TandemFileKey buyer_keys[] = {
  { "name", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_BUYER_NAME, .must_be = TRUE },
  { "country", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_BUYER_COUNTRY },
  { "color", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_BUYER_COLOR, .is_ours = TRUE },
  { "logo", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_BUYER_LOGO, .is_ours = TRUE },
};

static const TandemFileKey seller_keys[] = {
  { "name", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_SELLER_NAME, .must_be = TRUE },
  { "country", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_SELLER_COUNTRY },
  { "color", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_SELLER_COLOR, .is_ours = TRUE },
  { "logo", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_SELLER_LOGO, .is_ours = TRUE },
};

static const TandemFileKey anchor_keys[] = {
  { "kind", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_ANCHOR_KIND },
  { "date", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_ANCHOR_DATE },
};

static const TandemFileKey criterion_keys[] = {
  { "id", .type = TANDEM_FILE_ID },
  { "title", TANDEM_FILE_FIELD, .field = TANDEM_CRITERION_TITLE, .must_be = TRUE },
  { "measure", TANDEM_FILE_FIELD, .field = TANDEM_CRITERION_MEASURE },
  { "baseline", TANDEM_FILE_FIELD, .field = TANDEM_CRITERION_BASELINE },
  { "target", TANDEM_FILE_FIELD, .field = TANDEM_CRITERION_TARGET },
  { "result", TANDEM_FILE_FIELD, .field = TANDEM_CRITERION_RESULT },
};

static const TandemFileKey person_keys[] = {
  { "id", .type = TANDEM_FILE_ID },
  { "name", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_NAME },
  { "side", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_SIDE },
  { "job_title", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_JOB_TITLE },
  { "function", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_FUNCTION },
  { "role", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_ROLE },
  { "email", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_EMAIL },
  { "phone", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_PHONE },
  { "organisation", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_ORGANISATION, .is_ours = TRUE },
  { "time_zone", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_TIME_ZONE, .is_ours = TRUE },
  { "attitude", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_ATTITUDE },
  { "influence", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_INFLUENCE },
  { "private_notes", TANDEM_FILE_FIELD, .field = TANDEM_STAKEHOLDER_PRIVATE_NOTES },
};

static const TandemFileKey phase_keys[] = {
  { "id", .type = TANDEM_FILE_ID },
  { "name", TANDEM_FILE_FIELD, .field = TANDEM_PHASE_NAME },
};

static const TandemFileKey deliverable_keys[] = {
  { "title", TANDEM_FILE_FIELD, .field = TANDEM_DELIVERABLE_TITLE, .must_be = TRUE },
  { "side", TANDEM_FILE_FIELD, .field = TANDEM_DELIVERABLE_SIDE },
  { "owner", TANDEM_FILE_FIELD, .field = TANDEM_DELIVERABLE_OWNER },
  { "due", TANDEM_FILE_FIELD, .field = TANDEM_DELIVERABLE_DUE },
  { "done", TANDEM_FILE_FIELD, .field = TANDEM_DELIVERABLE_DONE },
  { "visibility", TANDEM_FILE_FIELD, .field = TANDEM_DELIVERABLE_VISIBILITY },
};

static const TandemFileKey resource_keys[] = {
  { "title", TANDEM_FILE_FIELD, .field = TANDEM_RESOURCE_TITLE, .must_be = TRUE },
  { "url", TANDEM_FILE_FIELD, .field = TANDEM_RESOURCE_URL },
};

static const TandemFileShape criterion_shape = { TANDEM_KIND_CRITERION, "c", -1, criterion_keys, G_N_ELEMENTS (criterion_keys) };
static const TandemFileShape person_shape = { TANDEM_KIND_STAKEHOLDER, "s", -1, person_keys, G_N_ELEMENTS (person_keys) };
static const TandemFileShape phase_shape = { TANDEM_KIND_PHASE, "p", -1, phase_keys, G_N_ELEMENTS (phase_keys) };
static const TandemFileShape deliverable_shape = { TANDEM_KIND_DELIVERABLE, NULL, TANDEM_DELIVERABLE_MILESTONE, deliverable_keys, G_N_ELEMENTS (deliverable_keys) };
static const TandemFileShape resource_shape = { TANDEM_KIND_RESOURCE, NULL, TANDEM_RESOURCE_MILESTONE, resource_keys, G_N_ELEMENTS (resource_keys) };

static const TandemFileKey milestone_keys[] = {
  { "id", .type = TANDEM_FILE_ID },
  { "phase", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_PHASE },
  { "title", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_TITLE, .must_be = TRUE },
  { "explanation", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_EXPLANATION },
  { "driver", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_DRIVER },
  { "buyer_lead", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_BUYER_LEAD },
  { "buyer_function", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_BUYER_FUNCTION },
  { "seller_lead", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_SELLER_LEAD },
  { "seller_function", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_SELLER_FUNCTION },
  { "support", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_SUPPORT },
  { "criterion", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_CRITERION },
  { "start", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_START },
  { "due", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_DUE },
  { "duration_days", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_DURATION_DAYS, .max = MAX_DAYS },
  { "duration_unit", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_DURATION_UNIT, .is_ours = TRUE },
  { "fixed", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_FIXED },
  { "monthly_week", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_MONTHLY_WEEK, .is_ours = TRUE },
  { "monthly_weekday", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_MONTHLY_WEEKDAY, .is_ours = TRUE },
  { "after", .type = TANDEM_FILE_AFTER },
  { "lag_days", TANDEM_FILE_LAGS, .field = TANDEM_DEPENDENCY_LAG_DAYS, .is_ours = TRUE, .min = -MAX_DAYS, .max = MAX_DAYS },
  { "status", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_STATUS },
  { "progress", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_PROGRESS, .max = 100 },
  { "completed_on", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_COMPLETED_ON },
  { "agreed", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_AGREED },
  { "agreed_by", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_AGREED_BY, .is_ours = TRUE },
  { "agreed_on", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_AGREED_ON, .is_ours = TRUE },
  { "done_when", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_DONE_WHEN },
  { "visibility", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_VISIBILITY },
  { "private_notes", TANDEM_FILE_FIELD, .field = TANDEM_MILESTONE_PRIVATE_NOTES },
  { "deliverables", TANDEM_FILE_LIST, .shape = &deliverable_shape },
  { "resources", TANDEM_FILE_LIST, .shape = &resource_shape },
};

static const TandemFileKey roadblock_keys[] = {
  { "title", TANDEM_FILE_FIELD, .field = TANDEM_ROADBLOCK_TITLE, .must_be = TRUE },
  { "milestone", TANDEM_FILE_FIELD, .field = TANDEM_ROADBLOCK_MILESTONE },
  { "side", TANDEM_FILE_FIELD, .field = TANDEM_ROADBLOCK_SIDE },
  { "raised", TANDEM_FILE_FIELD, .field = TANDEM_ROADBLOCK_RAISED },
  { "resolved", TANDEM_FILE_FIELD, .field = TANDEM_ROADBLOCK_RESOLVED },
  { "visibility", TANDEM_FILE_FIELD, .field = TANDEM_ROADBLOCK_VISIBILITY },
  { "private_notes", TANDEM_FILE_FIELD, .field = TANDEM_ROADBLOCK_PRIVATE_NOTES, .is_ours = TRUE },
};

static const TandemFileKey checkin_keys[] = {
  { "date", TANDEM_FILE_FIELD, .field = TANDEM_CHECKIN_DATE },
  { "attendees", TANDEM_FILE_FIELD, .field = TANDEM_CHECKIN_ATTENDEES, .is_ours = TRUE },
  { "notes", TANDEM_FILE_FIELD, .field = TANDEM_CHECKIN_NOTES },
  { "next", TANDEM_FILE_FIELD, .field = TANDEM_CHECKIN_NEXT },
};

static const TandemFileKey term_keys[] = {
  { "ours", TANDEM_FILE_FIELD, .field = TANDEM_TERM_OURS },
  { "theirs", TANDEM_FILE_FIELD, .field = TANDEM_TERM_THEIRS },
};

static const TandemFileKey calendar_keys[] = {
  { "side", TANDEM_FILE_FIELD, .field = TANDEM_CALENDAR_SIDE },
  { "working_week", TANDEM_FILE_WEEK, .field = TANDEM_CALENDAR_WORKING_WEEK },
  { "country", TANDEM_FILE_FIELD, .field = TANDEM_CALENDAR_COUNTRY },
  { "region", TANDEM_FILE_FIELD, .field = TANDEM_CALENDAR_REGION },
};

static const TandemFileKey closed_period_keys[] = {
  { "side", TANDEM_FILE_FIELD, .field = TANDEM_CLOSED_PERIOD_SIDE },
  { "kind", TANDEM_FILE_FIELD, .field = TANDEM_CLOSED_PERIOD_KIND },
  { "title", TANDEM_FILE_FIELD, .field = TANDEM_CLOSED_PERIOD_TITLE },
  { "first", TANDEM_FILE_FIELD, .field = TANDEM_CLOSED_PERIOD_FIRST },
  { "last", TANDEM_FILE_FIELD, .field = TANDEM_CLOSED_PERIOD_LAST },
  { "source", TANDEM_FILE_FIELD, .field = TANDEM_CLOSED_PERIOD_SOURCE, .is_ours = TRUE },
};

static const TandemFileShape buyer_shape = { TANDEM_KIND_PLAN, NULL, -1, buyer_keys, G_N_ELEMENTS (buyer_keys) };
static const TandemFileShape seller_shape = { TANDEM_KIND_PLAN, NULL, -1, seller_keys, G_N_ELEMENTS (seller_keys) };
static const TandemFileShape anchor_shape = { TANDEM_KIND_PLAN, NULL, -1, anchor_keys, G_N_ELEMENTS (anchor_keys) };
static const TandemFileShape milestone_shape = { TANDEM_KIND_MILESTONE, "m", -1, milestone_keys, G_N_ELEMENTS (milestone_keys) };
static const TandemFileShape roadblock_shape = { TANDEM_KIND_ROADBLOCK, NULL, -1, roadblock_keys, G_N_ELEMENTS (roadblock_keys) };
static const TandemFileShape checkin_shape = { TANDEM_KIND_CHECKIN, NULL, -1, checkin_keys, G_N_ELEMENTS (checkin_keys) };
static const TandemFileShape term_shape = { TANDEM_KIND_TERM, NULL, -1, term_keys, G_N_ELEMENTS (term_keys) };
static const TandemFileShape calendar_shape = { TANDEM_KIND_CALENDAR, NULL, -1, calendar_keys, G_N_ELEMENTS (calendar_keys) };
static const TandemFileShape closed_period_shape = { TANDEM_KIND_CLOSED_PERIOD, NULL, -1, closed_period_keys, G_N_ELEMENTS (closed_period_keys) };

static const TandemFileKey plan_keys[] = {
  { "title", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_TITLE, .must_be = TRUE },
  { "goal", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_GOAL },
  { "status", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_STATUS },
  { "buyer", TANDEM_FILE_OBJECT, .shape = &buyer_shape, .must_be = TRUE },
  { "seller", TANDEM_FILE_OBJECT, .shape = &seller_shape, .must_be = TRUE },
  { "anchor", TANDEM_FILE_OBJECT, .shape = &anchor_shape },
  { "language", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_LANGUAGE },
  { "value", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_VALUE },
  { "paper", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_PAPER, .is_ours = TRUE },
  { "template", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_TEMPLATE, .is_ours = TRUE },
  { "created", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_CREATED, .is_ours = TRUE },
  { "reviewed", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_REVIEWED, .is_ours = TRUE },
  { "last_sent", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_LAST_SENT, .is_ours = TRUE },
  { "archived", TANDEM_FILE_FIELD, .field = TANDEM_PLAN_ARCHIVED, .is_ours = TRUE },
  { "criteria", TANDEM_FILE_LIST, .shape = &criterion_shape },
  { "people", TANDEM_FILE_LIST, .shape = &person_shape },
  { "phases", TANDEM_FILE_LIST, .shape = &phase_shape },
  { "milestones", TANDEM_FILE_LIST, .shape = &milestone_shape },
  { "roadblocks", TANDEM_FILE_LIST, .shape = &roadblock_shape },
  { "checkins", TANDEM_FILE_LIST, .shape = &checkin_shape },
  { "terms", TANDEM_FILE_LIST, .shape = &term_shape },
  { "calendars", TANDEM_FILE_LIST, .shape = &calendar_shape, .is_ours = TRUE },
  { "closed_periods", TANDEM_FILE_LIST, .shape = &closed_period_shape, .is_ours = TRUE },
};

const TandemFileShape tandem_file_plan_shape = { TANDEM_KIND_PLAN, NULL, -1, plan_keys, G_N_ELEMENTS (plan_keys) };

/**
 * tandem_file_shape_for_kind:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): how a list of it is written; %NULL for a dependency, which has no list
 */
const TandemFileShape *
tandem_file_shape_for_kind (TandemKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan_keys); i++)
    if (plan_keys[i].type == TANDEM_FILE_LIST && plan_keys[i].shape->kind == kind)
      return plan_keys[i].shape;
  for (guint i = 0; i < G_N_ELEMENTS (milestone_keys); i++)
    if (milestone_keys[i].type == TANDEM_FILE_LIST && milestone_keys[i].shape->kind == kind)
      return milestone_keys[i].shape;
  return kind == TANDEM_KIND_PLAN ? &tandem_file_plan_shape : NULL;
}

/**
 * tandem_file_shape_find:
 * @shape: a shape
 * @name: key in the file
 *
 * Returns: (transfer none) (nullable): the key's entry
 */
const TandemFileKey *
tandem_file_shape_find (const TandemFileShape *shape, const char *name)
{
  for (guint i = 0; i < shape->n_keys; i++)
    if (g_str_equal (shape->keys[i].name, name))
      return &shape->keys[i];
  return NULL;
}
