/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a plan to a template: what to do and who, by function; no names, no days, nothing private. */
#include "tandem-template-private.h"

#include "tandem-error.h"
#include "tandem-plan-schedule.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define NO_PHASE "Milestones"

typedef struct
{
  TandemPlan  *plan;
  JsonBuilder *json;
  TandemTerms *names;    /* what stands in for them */
  gboolean     for_us;   /* stays in this library: internal milestones too */
} Writer;

static void
add_text (JsonBuilder *json, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (json, key);
  json_builder_add_string_value (json, text);
}

/* A text that a person wrote, without names. */
static void
add_own_text (Writer *writer, const char *key, const char *text)
{
  g_autofree char *nameless = tandem_terms_apply (writer->names, text);

  add_text (writer->json, key, nameless);
}

static void
add_id (JsonBuilder *json, const char *key, char prefix, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%c%" G_GINT64_FORMAT, prefix, id);

  add_text (json, key, text);
}

static void
add_days (JsonBuilder *json, const char *key, gint64 days)
{
  json_builder_set_member_name (json, key);
  json_builder_add_int_value (json, days);
}

static void
begin_list (JsonBuilder *json, const char *key)
{
  json_builder_set_member_name (json, key);
  json_builder_begin_array (json);
}

/* What stays with us stays out of a file that may be passed on; what was cancelled is no plan any more. */
static gboolean
belongs (Writer *writer, TandemEntity *milestone)
{
  return milestone != NULL && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) != TANDEM_STATUS_CANCELLED
         && (writer->for_us || tandem_entity_get_choice (milestone, TANDEM_MILESTONE_VISIBILITY) == TANDEM_VISIBILITY_SHARED);
}

/* A lead's function stands in for the person. */
static void
add_function (Writer *writer, const char *key, TandemEntity *milestone, guint field, guint lead_field)
{
  TandemEntity *lead = tandem_plan_follow (writer->plan, milestone, lead_field);
  const char *function = tandem_entity_get_text (milestone, field);

  if (*function == '\0' && lead != NULL)
    function = tandem_entity_get_text (lead, TANDEM_STAKEHOLDER_FUNCTION);
  add_text (writer->json, key, function);
}

static void
add_after (Writer *writer, gint64 milestone)
{
  g_autoptr (GPtrArray) links = tandem_plan_list_where (writer->plan, TANDEM_KIND_DEPENDENCY, TANDEM_DEPENDENCY_MILESTONE, milestone);

  begin_list (writer->json, "after");
  for (guint i = 0; i < links->len; i++)
    {
      TandemEntity *link = g_ptr_array_index (links, i);

      if (!belongs (writer, tandem_plan_follow (writer->plan, link, TANDEM_DEPENDENCY_PREDECESSOR)))
        continue;
      json_builder_begin_object (writer->json);
      add_id (writer->json, "milestone", 'm', tandem_entity_get_ref (link, TANDEM_DEPENDENCY_PREDECESSOR));
      add_days (writer->json, "lag_days", CLAMP (tandem_entity_get_integer (link, TANDEM_DEPENDENCY_LAG_DAYS), 0, 1000));
      json_builder_end_object (writer->json);
    }
  json_builder_end_array (writer->json);
}

static void
add_deliverables (Writer *writer, gint64 milestone)
{
  g_autoptr (GPtrArray) list = tandem_plan_list_where (writer->plan, TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_MILESTONE, milestone);

  begin_list (writer->json, "deliverables");
  for (guint i = 0; i < list->len; i++)
    {
      TandemEntity *deliverable = g_ptr_array_index (list, i);

      /* A template's deliverables are all shared: what stays with us isn't taken along. */
      if (tandem_entity_get_choice (deliverable, TANDEM_DELIVERABLE_VISIBILITY) != TANDEM_VISIBILITY_SHARED)
        continue;
      json_builder_begin_object (writer->json);
      add_own_text (writer, "title", tandem_entity_get_title (deliverable));
      add_text (writer->json, "side", tandem_entity_get_text (deliverable, TANDEM_DELIVERABLE_SIDE));
      json_builder_end_object (writer->json);
    }
  json_builder_end_array (writer->json);
}

/* Days that were typed say how long it takes where nobody did. */
static gint64
find_duration (TandemEntity *milestone)
{
  TandemDay start = tandem_entity_get_day (milestone, TANDEM_MILESTONE_START), due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);
  g_autoptr (TandemWorkdays) workdays = tandem_workdays_new ();

  if (tandem_entity_is_set (milestone, TANDEM_MILESTONE_DURATION_DAYS))
    return CLAMP (tandem_entity_get_integer (milestone, TANDEM_MILESTONE_DURATION_DAYS), 0, 1000);
  return start != TANDEM_DAY_NONE && due >= start ? CLAMP (tandem_workdays_count (workdays, TANDEM_SIDE_JOINT, start - 1, due), 1, 1000) : 1;
}

static void
add_milestone (Writer *writer, TandemEntity *milestone)
{
  TandemEntity *phase = tandem_plan_follow (writer->plan, milestone, TANDEM_MILESTONE_PHASE);
  gint64 id = tandem_entity_get_id (milestone), criterion = tandem_entity_get_ref (milestone, TANDEM_MILESTONE_CRITERION);

  json_builder_begin_object (writer->json);
  add_id (writer->json, "id", 'm', id);
  add_own_text (writer, "phase", phase != NULL ? tandem_entity_get_title (phase) : NO_PHASE);
  add_own_text (writer, "title", tandem_entity_get_title (milestone));
  add_own_text (writer, "explanation", tandem_entity_get_text (milestone, TANDEM_MILESTONE_EXPLANATION));
  if (tandem_entity_get_choice (milestone, TANDEM_MILESTONE_VISIBILITY) != TANDEM_VISIBILITY_SHARED)
    add_text (writer->json, "visibility", tandem_entity_get_text (milestone, TANDEM_MILESTONE_VISIBILITY));
  add_text (writer->json, "driver", tandem_entity_get_text (milestone, TANDEM_MILESTONE_DRIVER));
  add_function (writer, "buyer_function", milestone, TANDEM_MILESTONE_BUYER_FUNCTION, TANDEM_MILESTONE_BUYER_LEAD);
  add_function (writer, "seller_function", milestone, TANDEM_MILESTONE_SELLER_FUNCTION, TANDEM_MILESTONE_SELLER_LEAD);
  add_days (writer->json, "duration_days", find_duration (milestone));
  if (tandem_entity_is_set (milestone, TANDEM_MILESTONE_DURATION_DAYS) && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DURATION_UNIT) != 0)
    add_text (writer->json, "duration_unit", tandem_entity_get_text (milestone, TANDEM_MILESTONE_DURATION_UNIT));
  if (tandem_entity_get_choice (milestone, TANDEM_MILESTONE_MONTHLY_WEEK) != TANDEM_MONTH_WEEK_ANY)
    {
      add_text (writer->json, "monthly_week", tandem_entity_get_text (milestone, TANDEM_MILESTONE_MONTHLY_WEEK));
      add_text (writer->json, "monthly_weekday", tandem_entity_get_text (milestone, TANDEM_MILESTONE_MONTHLY_WEEKDAY));
    }
  add_after (writer, id);
  if (criterion != 0)
    add_id (writer->json, "criterion", 'c', criterion);
  add_own_text (writer, "done_when", tandem_entity_get_text (milestone, TANDEM_MILESTONE_DONE_WHEN));
  add_deliverables (writer, id);
  json_builder_end_object (writer->json);
}

/* TRUE where a milestone without phase needs one. */
static gboolean
has_loose_milestone (Writer *writer)
{
  TandemPlan *plan = writer->plan;

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      if (belongs (writer, milestone) && tandem_entity_get_ref (milestone, TANDEM_MILESTONE_PHASE) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_lists (Writer *writer)
{
  TandemPlan *plan = writer->plan;

  begin_list (writer->json, "phases");
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_PHASE); i++)
    {
      g_autofree char *name = tandem_terms_apply (writer->names, tandem_entity_get_title (tandem_plan_peek (plan, TANDEM_KIND_PHASE, i)));

      json_builder_add_string_value (writer->json, name);
    }
  if (has_loose_milestone (writer) || tandem_plan_get_n (plan, TANDEM_KIND_PHASE) == 0)
    json_builder_add_string_value (writer->json, NO_PHASE);
  json_builder_end_array (writer->json);

  begin_list (writer->json, "criteria");
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_CRITERION); i++)
    {
      TandemEntity *criterion = tandem_plan_peek (plan, TANDEM_KIND_CRITERION, i);

      json_builder_begin_object (writer->json);
      add_id (writer->json, "id", 'c', tandem_entity_get_id (criterion));
      add_own_text (writer, "title", tandem_entity_get_title (criterion));
      add_own_text (writer, "measure", tandem_entity_get_text (criterion, TANDEM_CRITERION_MEASURE));
      json_builder_end_object (writer->json);
    }
  json_builder_end_array (writer->json);

  begin_list (writer->json, "milestones");
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    if (belongs (writer, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i)))
      add_milestone (writer, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i));
  json_builder_end_array (writer->json);
}

/* The go-live; without one what is due last. */
static TandemEntity *
find_anchor (Writer *writer)
{
  TandemPlan *plan = writer->plan;
  TandemEntity *anchor = tandem_plan_anchor_milestone (plan);
  TandemDay last = TANDEM_DAY_NONE;

  if (belongs (writer, anchor))
    return anchor;
  anchor = NULL;
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      if (belongs (writer, milestone) && tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE) >= last)
        {
          anchor = milestone;
          last = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);
        }
    }
  return anchor;
}

/* Text of a template file; NULL where nothing could be in it. */
static char *
write_plan (TandemPlan *plan, const char *key, const char *title, const char *when, gboolean for_us)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (TandemTerms) names = tandem_template_names (plan);
  g_autoptr (JsonNode) root = NULL;
  Writer writer = { plan, json, names, for_us };
  TandemEntity *anchor = find_anchor (&writer);

  if (anchor == NULL)
    return NULL;
  json_builder_begin_object (json);
  add_text (json, "format", TANDEM_TEMPLATE_FORMAT);
  add_days (json, "version", TANDEM_TEMPLATE_VERSION);
  add_text (json, "key", key);
  add_text (json, "title", title);
  add_text (json, "when", when);
  add_text (json, "language", tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE));
  json_builder_set_member_name (json, "anchor");
  json_builder_begin_object (json);
  add_text (json, "kind", tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_KIND));
  add_id (json, "milestone", 'm', tandem_entity_get_id (anchor));
  json_builder_end_object (json);
  add_lists (&writer);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, TRUE);
}

/**
 * tandem_template_write:
 * @plan: a plan
 * @key: name of the template within its folder
 * @title: title of the template
 * @when: (nullable): when to use it
 *
 * Names, organisations, days, goal, value, notes, roadblocks, check-ins, what is internal and the words agreed with this
 * buyer are left out. Where a text names somebody, see tandem_template_names().
 *
 * Returns: (transfer full) (nullable): the template file; %NULL where the plan has no milestone that could be in it
 */
char *
tandem_template_write (TandemPlan *plan, const char *key, const char *title, const char *when)
{
  return write_plan (plan, key, title, when, FALSE);
}

/**
 * tandem_template_from_plan:
 * @plan: a plan of this library or a plan file
 * @error: %TANDEM_ERROR_INVALID for a plan without milestones, or one whose milestones wait for each other in a ring
 *
 * What tandem_template_write() keeps, and internal milestones too: nothing leaves the library.
 *
 * Returns: (transfer full) (nullable): the plan as a template to make another of
 */
TandemTemplate *
tandem_template_from_plan (TandemPlan *plan, GError **error)
{
  g_autoptr (TandemTerms) names = tandem_template_names (plan);
  g_autofree char *title = tandem_terms_apply (names, tandem_entity_get_title (TANDEM_ENTITY (plan)));
  g_autofree char *text = write_plan (plan, "", *title != '\0' ? title : NO_PHASE, NULL, TRUE);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The plan has no milestones, so there is nothing to start from."));
      return NULL;
    }
  bytes = g_bytes_new (text, strlen (text));
  return tandem_template_read (bytes, NULL, error);
}
