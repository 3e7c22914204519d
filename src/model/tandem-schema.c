/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-schema.h"

#include "tandem-words.h"

#include <glib/gi18n-lib.h>

static const TandemField plan_fields[] = {
  [TANDEM_PLAN_TITLE] = { "title", N_("title"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_PLAN_GOAL] = { "goal", N_("goal"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_STATUS] = { "status", N_("status"), TANDEM_FIELD_CHOICE, .choices = tandem_plan_status_choices },
  [TANDEM_PLAN_BUYER_NAME] = { "buyer_name", N_("buyer"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_PLAN_BUYER_COUNTRY] = { "buyer_country", N_("buyer country"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_BUYER_COLOR] = { "buyer_color", N_("buyer color"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_BUYER_LOGO] = { "buyer_logo", N_("buyer logo"), TANDEM_FIELD_BYTES },
  [TANDEM_PLAN_SELLER_NAME] = { "seller_name", N_("seller"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_SELLER_COUNTRY] = { "seller_country", N_("seller country"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_SELLER_COLOR] = { "seller_color", N_("seller color"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_SELLER_LOGO] = { "seller_logo", N_("seller logo"), TANDEM_FIELD_BYTES },
  [TANDEM_PLAN_ANCHOR_KIND] = { "anchor_kind", N_("anchor"), TANDEM_FIELD_CHOICE, .choices = tandem_anchor_choices },
  [TANDEM_PLAN_ANCHOR_DATE] = { "anchor_date", N_("anchor date"), TANDEM_FIELD_DAY },
  [TANDEM_PLAN_LANGUAGE] = { "language", N_("language"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_PAPER] = { "paper", N_("paper"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_VALUE] = { "value", N_("deal value"), TANDEM_FIELD_TEXT, .is_private = TRUE },
  [TANDEM_PLAN_TEMPLATE] = { "template", N_("template"), TANDEM_FIELD_TEXT },
  [TANDEM_PLAN_CREATED] = { "created", N_("created"), TANDEM_FIELD_DAY },
  [TANDEM_PLAN_REVIEWED] = { "reviewed", N_("reviewed"), TANDEM_FIELD_DAY },
  [TANDEM_PLAN_LAST_SENT] = { "last_sent", N_("last sent"), TANDEM_FIELD_DAY, .is_fact = TRUE },
  [TANDEM_PLAN_ARCHIVED] = { "archived", N_("archived"), TANDEM_FIELD_BOOLEAN },
};

static const TandemField criterion_fields[] = {
  [TANDEM_CRITERION_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_CRITERION_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_CRITERION_TITLE] = { "title", N_("title"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_CRITERION_MEASURE] = { "measure", N_("measure"), TANDEM_FIELD_TEXT },
  [TANDEM_CRITERION_BASELINE] = { "baseline", N_("baseline"), TANDEM_FIELD_TEXT },
  [TANDEM_CRITERION_TARGET] = { "target", N_("target"), TANDEM_FIELD_TEXT },
  [TANDEM_CRITERION_RESULT] = { "result", N_("result"), TANDEM_FIELD_TEXT },
};

static const TandemField stakeholder_fields[] = {
  [TANDEM_STAKEHOLDER_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_STAKEHOLDER_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_STAKEHOLDER_NAME] = { "name", N_("name"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_SIDE] = { "side", N_("side"), TANDEM_FIELD_CHOICE, .choices = tandem_side_choices },
  [TANDEM_STAKEHOLDER_ORGANISATION] = { "organisation", N_("organization"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_JOB_TITLE] = { "job_title", N_("job title"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_FUNCTION] = { "function", N_("function"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_ROLE] = { "role", N_("role"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_EMAIL] = { "email", N_("e-mail"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_PHONE] = { "phone", N_("phone"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_TIME_ZONE] = { "time_zone", N_("time zone"), TANDEM_FIELD_TEXT },
  [TANDEM_STAKEHOLDER_ATTITUDE] = { "attitude", N_("attitude"), TANDEM_FIELD_TEXT, .is_private = TRUE },
  [TANDEM_STAKEHOLDER_INFLUENCE] = { "influence", N_("influence"), TANDEM_FIELD_TEXT, .is_private = TRUE },
  [TANDEM_STAKEHOLDER_PRIVATE_NOTES] = { "private_notes", N_("private notes"), TANDEM_FIELD_TEXT, .is_private = TRUE },
};

static const TandemField phase_fields[] = {
  [TANDEM_PHASE_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_PHASE_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_PHASE_NAME] = { "name", N_("name"), TANDEM_FIELD_TEXT, .required = TRUE },
};

static const TandemField milestone_fields[] = {
  [TANDEM_MILESTONE_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_MILESTONE_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_MILESTONE_PHASE] = { "phase", N_("phase"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PHASE },
  [TANDEM_MILESTONE_TITLE] = { "title", N_("title"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_MILESTONE_EXPLANATION] = { "explanation", N_("explanation"), TANDEM_FIELD_TEXT },
  [TANDEM_MILESTONE_DRIVER] = { "driver", N_("driver"), TANDEM_FIELD_CHOICE, .choices = tandem_side_choices },
  [TANDEM_MILESTONE_BUYER_LEAD] = { "buyer_lead", N_("buyer lead"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_STAKEHOLDER },
  [TANDEM_MILESTONE_BUYER_FUNCTION] = { "buyer_function", N_("buyer function"), TANDEM_FIELD_TEXT },
  [TANDEM_MILESTONE_SELLER_LEAD] = { "seller_lead", N_("seller lead"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_STAKEHOLDER },
  [TANDEM_MILESTONE_SELLER_FUNCTION] = { "seller_function", N_("seller function"), TANDEM_FIELD_TEXT },
  [TANDEM_MILESTONE_SUPPORT] = { "support", N_("support contact"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_STAKEHOLDER },
  [TANDEM_MILESTONE_CRITERION] = { "criterion", N_("success criterion"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_CRITERION },
  [TANDEM_MILESTONE_START] = { "start", N_("start date"), TANDEM_FIELD_DAY },
  [TANDEM_MILESTONE_DUE] = { "due", N_("due date"), TANDEM_FIELD_DAY },
  [TANDEM_MILESTONE_DURATION_DAYS] = { "duration_days", N_("duration"), TANDEM_FIELD_INTEGER, .nullable = TRUE },
  [TANDEM_MILESTONE_FIXED] = { "fixed", N_("fixed day"), TANDEM_FIELD_BOOLEAN },
  [TANDEM_MILESTONE_STATUS] = { "status", N_("status"), TANDEM_FIELD_CHOICE, .choices = tandem_status_choices },
  [TANDEM_MILESTONE_PROGRESS] = { "progress", N_("progress"), TANDEM_FIELD_INTEGER, .nullable = TRUE },
  [TANDEM_MILESTONE_COMPLETED_ON] = { "completed_on", N_("completion date"), TANDEM_FIELD_DAY },
  [TANDEM_MILESTONE_AGREED] = { "agreed", N_("agreed"), TANDEM_FIELD_BOOLEAN },
  [TANDEM_MILESTONE_AGREED_BY] = { "agreed_by", N_("agreed by"), TANDEM_FIELD_TEXT },
  [TANDEM_MILESTONE_AGREED_ON] = { "agreed_on", N_("agreed on"), TANDEM_FIELD_DAY },
  [TANDEM_MILESTONE_DONE_WHEN] = { "done_when", N_("done when"), TANDEM_FIELD_TEXT },
  [TANDEM_MILESTONE_VISIBILITY] = { "visibility", N_("visibility"), TANDEM_FIELD_CHOICE, .choices = tandem_visibility_choices },
  [TANDEM_MILESTONE_PRIVATE_NOTES] = { "private_notes", N_("private notes"), TANDEM_FIELD_TEXT, .is_private = TRUE },
  [TANDEM_MILESTONE_DURATION_UNIT] = { "duration_unit", N_("unit of the duration"), TANDEM_FIELD_CHOICE, .choices = tandem_unit_choices },
  [TANDEM_MILESTONE_MONTHLY_WEEK] = { "monthly_week", N_("week of the month"), TANDEM_FIELD_CHOICE, .choices = tandem_month_week_choices },
  [TANDEM_MILESTONE_MONTHLY_WEEKDAY] = { "monthly_weekday", N_("weekday"), TANDEM_FIELD_CHOICE, .choices = tandem_weekday_choices },
};

static const TandemField dependency_fields[] = {
  [TANDEM_DEPENDENCY_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_DEPENDENCY_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_DEPENDENCY_MILESTONE] = { "milestone", N_("milestone"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_MILESTONE, .required = TRUE },
  [TANDEM_DEPENDENCY_PREDECESSOR] = { "predecessor", N_("predecessor"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_MILESTONE, .required = TRUE },
  [TANDEM_DEPENDENCY_LAG_DAYS] = { "lag_days", N_("lag"), TANDEM_FIELD_INTEGER },
};

static const TandemField deliverable_fields[] = {
  [TANDEM_DELIVERABLE_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_DELIVERABLE_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_DELIVERABLE_MILESTONE] = { "milestone", N_("milestone"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_MILESTONE, .required = TRUE },
  [TANDEM_DELIVERABLE_TITLE] = { "title", N_("title"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_DELIVERABLE_SIDE] = { "side", N_("side"), TANDEM_FIELD_CHOICE, .choices = tandem_side_choices },
  [TANDEM_DELIVERABLE_OWNER] = { "owner", N_("owner"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_STAKEHOLDER },
  [TANDEM_DELIVERABLE_DUE] = { "due", N_("due date"), TANDEM_FIELD_DAY },
  [TANDEM_DELIVERABLE_DONE] = { "done", N_("done"), TANDEM_FIELD_BOOLEAN },
  [TANDEM_DELIVERABLE_VISIBILITY] = { "visibility", N_("visibility"), TANDEM_FIELD_CHOICE, .choices = tandem_visibility_choices },
};

static const TandemField resource_fields[] = {
  [TANDEM_RESOURCE_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_RESOURCE_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_RESOURCE_MILESTONE] = { "milestone", N_("milestone"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_MILESTONE, .required = TRUE },
  [TANDEM_RESOURCE_TITLE] = { "title", N_("title"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_RESOURCE_URL] = { "url", N_("link"), TANDEM_FIELD_TEXT },
};

static const TandemField roadblock_fields[] = {
  [TANDEM_ROADBLOCK_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_ROADBLOCK_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_ROADBLOCK_TITLE] = { "title", N_("title"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_ROADBLOCK_MILESTONE] = { "milestone", N_("milestone"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_MILESTONE },
  [TANDEM_ROADBLOCK_SIDE] = { "side", N_("side"), TANDEM_FIELD_CHOICE, .choices = tandem_side_choices },
  [TANDEM_ROADBLOCK_RAISED] = { "raised", N_("raised"), TANDEM_FIELD_DAY },
  [TANDEM_ROADBLOCK_RESOLVED] = { "resolved", N_("resolved"), TANDEM_FIELD_DAY },
  [TANDEM_ROADBLOCK_VISIBILITY] = { "visibility", N_("visibility"), TANDEM_FIELD_CHOICE, .choices = tandem_visibility_choices },
  [TANDEM_ROADBLOCK_PRIVATE_NOTES] = { "private_notes", N_("private notes"), TANDEM_FIELD_TEXT, .is_private = TRUE },
};

static const TandemField checkin_fields[] = {
  [TANDEM_CHECKIN_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_CHECKIN_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_CHECKIN_DATE] = { "date", N_("date"), TANDEM_FIELD_DAY },
  [TANDEM_CHECKIN_ATTENDEES] = { "attendees", N_("attendees"), TANDEM_FIELD_TEXT },
  [TANDEM_CHECKIN_NOTES] = { "notes", N_("notes"), TANDEM_FIELD_TEXT },
  [TANDEM_CHECKIN_NEXT] = { "next", N_("next check-in"), TANDEM_FIELD_DAY },
};

static const TandemField term_fields[] = {
  [TANDEM_TERM_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_TERM_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_TERM_OURS] = { "ours", N_("our word"), TANDEM_FIELD_TEXT, .required = TRUE },
  [TANDEM_TERM_THEIRS] = { "theirs", N_("their word"), TANDEM_FIELD_TEXT },
};

static const TandemField calendar_fields[] = {
  [TANDEM_CALENDAR_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_CALENDAR_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_CALENDAR_SIDE] = { "side", N_("side"), TANDEM_FIELD_CHOICE, .choices = tandem_side_choices },
  [TANDEM_CALENDAR_WORKING_WEEK] = { "working_week", N_("working week"), TANDEM_FIELD_INTEGER },
  [TANDEM_CALENDAR_COUNTRY] = { "country", N_("country"), TANDEM_FIELD_TEXT },
  [TANDEM_CALENDAR_REGION] = { "region", N_("region"), TANDEM_FIELD_TEXT },
};

static const TandemField closed_period_fields[] = {
  [TANDEM_CLOSED_PERIOD_PLAN] = { "plan", N_("plan"), TANDEM_FIELD_REF, .ref = TANDEM_KIND_PLAN, .required = TRUE },
  [TANDEM_CLOSED_PERIOD_POSITION] = { "position", N_("position"), TANDEM_FIELD_INTEGER },
  [TANDEM_CLOSED_PERIOD_SIDE] = { "side", N_("side"), TANDEM_FIELD_CHOICE, .choices = tandem_side_choices },
  [TANDEM_CLOSED_PERIOD_KIND] = { "kind", N_("kind"), TANDEM_FIELD_CHOICE, .choices = tandem_closed_choices },
  [TANDEM_CLOSED_PERIOD_TITLE] = { "title", N_("title"), TANDEM_FIELD_TEXT },
  [TANDEM_CLOSED_PERIOD_FIRST] = { "first", N_("first day"), TANDEM_FIELD_DAY },
  [TANDEM_CLOSED_PERIOD_LAST] = { "last", N_("last day"), TANDEM_FIELD_DAY },
  [TANDEM_CLOSED_PERIOD_SOURCE] = { "source", N_("calendar file"), TANDEM_FIELD_TEXT },
};

static const TandemKindInfo kinds[] = {
  [TANDEM_KIND_PLAN] = { "plan", N_("plan"), plan_fields, G_N_ELEMENTS (plan_fields), -1, -1, TANDEM_PLAN_TITLE },
  [TANDEM_KIND_CRITERION] = { "criterion", N_("success criterion"), criterion_fields, G_N_ELEMENTS (criterion_fields), TANDEM_CRITERION_PLAN, TANDEM_CRITERION_POSITION, TANDEM_CRITERION_TITLE },
  [TANDEM_KIND_STAKEHOLDER] = { "stakeholder", N_("stakeholder"), stakeholder_fields, G_N_ELEMENTS (stakeholder_fields), TANDEM_STAKEHOLDER_PLAN, TANDEM_STAKEHOLDER_POSITION, TANDEM_STAKEHOLDER_NAME },
  [TANDEM_KIND_PHASE] = { "phase", N_("phase"), phase_fields, G_N_ELEMENTS (phase_fields), TANDEM_PHASE_PLAN, TANDEM_PHASE_POSITION, TANDEM_PHASE_NAME },
  [TANDEM_KIND_MILESTONE] = { "milestone", N_("milestone"), milestone_fields, G_N_ELEMENTS (milestone_fields), TANDEM_MILESTONE_PLAN, TANDEM_MILESTONE_POSITION, TANDEM_MILESTONE_TITLE },
  [TANDEM_KIND_DEPENDENCY] = { "dependency", N_("dependency"), dependency_fields, G_N_ELEMENTS (dependency_fields), TANDEM_DEPENDENCY_PLAN, TANDEM_DEPENDENCY_POSITION, -1 },
  [TANDEM_KIND_DELIVERABLE] = { "deliverable", N_("deliverable"), deliverable_fields, G_N_ELEMENTS (deliverable_fields), TANDEM_DELIVERABLE_PLAN, TANDEM_DELIVERABLE_POSITION, TANDEM_DELIVERABLE_TITLE },
  [TANDEM_KIND_RESOURCE] = { "resource", N_("resource"), resource_fields, G_N_ELEMENTS (resource_fields), TANDEM_RESOURCE_PLAN, TANDEM_RESOURCE_POSITION, TANDEM_RESOURCE_TITLE },
  [TANDEM_KIND_ROADBLOCK] = { "roadblock", N_("roadblock"), roadblock_fields, G_N_ELEMENTS (roadblock_fields), TANDEM_ROADBLOCK_PLAN, TANDEM_ROADBLOCK_POSITION, TANDEM_ROADBLOCK_TITLE },
  [TANDEM_KIND_CHECKIN] = { "checkin", N_("check-in"), checkin_fields, G_N_ELEMENTS (checkin_fields), TANDEM_CHECKIN_PLAN, TANDEM_CHECKIN_POSITION, -1 },
  [TANDEM_KIND_TERM] = { "term", N_("term"), term_fields, G_N_ELEMENTS (term_fields), TANDEM_TERM_PLAN, TANDEM_TERM_POSITION, TANDEM_TERM_OURS },
  [TANDEM_KIND_CALENDAR] = { "calendar", N_("calendar"), calendar_fields, G_N_ELEMENTS (calendar_fields), TANDEM_CALENDAR_PLAN, TANDEM_CALENDAR_POSITION, -1 },
  [TANDEM_KIND_CLOSED_PERIOD] = { "closed_period", N_("closed period"), closed_period_fields, G_N_ELEMENTS (closed_period_fields), TANDEM_CLOSED_PERIOD_PLAN, TANDEM_CLOSED_PERIOD_POSITION, TANDEM_CLOSED_PERIOD_TITLE },
};

/**
 * tandem_kind_info:
 * @kind: a kind
 *
 * Returns: (transfer none): its table
 */
const TandemKindInfo *
tandem_kind_info (TandemKind kind)
{
  g_return_val_if_fail (kind < TANDEM_N_KINDS, NULL);
  return &kinds[kind];
}

/**
 * tandem_kind_from_name:
 * @name: table name
 *
 * Returns: the kind, -1 for an unknown name
 */
int
tandem_kind_from_name (const char *name)
{
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    if (g_strcmp0 (kinds[kind].name, name) == 0)
      return kind;
  return -1;
}

/**
 * tandem_field_from_name:
 * @kind: a kind
 * @name: field name
 *
 * Returns: the field's number within @kind, -1 for an unknown name
 */
int
tandem_field_from_name (TandemKind kind, const char *name)
{
  const TandemKindInfo *info = tandem_kind_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (info->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}
