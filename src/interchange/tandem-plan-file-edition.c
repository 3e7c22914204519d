/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-file-json.h"
#include "tandem-plan-file-keys.h"
#include "tandem-plan-file.h"

#include "tandem-language.h"

/* An edition has no place for what is private, so nothing private can get into this file. Values stand as the buyer reads
 * them; only the keys of the contract are written, and of those the ones an edition knows. */

static void
add_text (JsonBuilder *json, const char *key, const char *text)
{
  json_builder_set_member_name (json, key);
  json_builder_add_string_value (json, text != NULL ? text : "");
}

static void
add_id (JsonBuilder *json, const char *key, const char *prefix, int place)
{
  g_autofree char *id = g_strdup_printf ("%s%d", prefix, place + 1);

  json_builder_set_member_name (json, key);
  if (place >= 0)
    json_builder_add_string_value (json, id);
  else
    json_builder_add_null_value (json);
}

static void
add_day (JsonBuilder *json, const char *key, TandemDay day)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  json_builder_set_member_name (json, key);
  if (day != TANDEM_DAY_NONE)
    json_builder_add_string_value (json, tandem_day_to_iso (day, iso));
  else
    json_builder_add_null_value (json);
}

static void
add_boolean (JsonBuilder *json, const char *key, gboolean value)
{
  json_builder_set_member_name (json, key);
  json_builder_add_boolean_value (json, value);
}

/* An edition says a function or a role in the document's language; the file has the key where there is one. */
static const char *
find_key (const TandemEdition *edition, const char *const *keys, const char *(*translate) (const TandemLanguage *, const char *), const char *text)
{
  const TandemLanguage *language = tandem_language_find (edition->language);

  for (guint i = 0; text != NULL && keys[i] != NULL; i++)
    if (g_strcmp0 (translate (language, keys[i]), text) == 0)
      return keys[i];
  return text;
}

static const char *
find_function (const TandemEdition *edition, const char *text)
{
  return find_key (edition, tandem_function_suggestions, tandem_language_function, text);
}

/* Place of the person in the edition's list; -1 for a function that stands in. */
static int
find_person (const TandemEdition *edition, const char *name, int side)
{
  if (name == NULL || *name == '\0')
    return -1;
  for (guint i = 0; i < edition->n_people; i++)
    if (g_str_equal (edition->people[i].name, name) && (side < 0 || (int) edition->people[i].side == side))
      return (int) i;
  return side >= 0 ? find_person (edition, name, -1) : -1;
}

static int
find_criterion (const TandemEdition *edition, const char *title)
{
  for (guint i = 0; title != NULL && *title != '\0' && i < edition->n_criteria; i++)
    if (g_str_equal (edition->criteria[i].title, title))
      return (int) i;
  return -1;
}

/* Late follows from the day and is never stored. */
static TandemStatus
state_to_status (const TandemEditionMilestone *milestone)
{
  switch (milestone->state)
    {
    case TANDEM_STATE_IN_PROGRESS:
      return TANDEM_STATUS_IN_PROGRESS;
    case TANDEM_STATE_AT_RISK:
      return TANDEM_STATUS_AT_RISK;
    case TANDEM_STATE_DONE:
      return TANDEM_STATUS_DONE;
    case TANDEM_STATE_CANCELLED:
      return TANDEM_STATUS_CANCELLED;
    case TANDEM_STATE_LATE:
    case TANDEM_STATE_NOT_STARTED:
    default:
      return milestone->progress > 0 ? TANDEM_STATUS_IN_PROGRESS : TANDEM_STATUS_NOT_STARTED;
    }
}

static void
write_side (JsonBuilder *json, const char *key, const char *name)
{
  json_builder_set_member_name (json, key);
  json_builder_begin_object (json);
  add_text (json, "name", name);
  json_builder_end_object (json);
}

static void
write_head (JsonBuilder *json, const TandemEdition *edition)
{
  add_text (json, "title", edition->title);
  add_text (json, "goal", edition->goal);
  add_text (json, "status", tandem_plan_status_choices[TANDEM_PLAN_STATUS_SHARED]);
  write_side (json, "buyer", edition->buyer);
  write_side (json, "seller", edition->seller);
  json_builder_set_member_name (json, "anchor");
  json_builder_begin_object (json);
  add_text (json, "kind", tandem_anchor_choices[edition->anchor_kind]);
  add_day (json, "date", edition->anchor_date);
  json_builder_end_object (json);
  add_text (json, "language", edition->language);
}

static void
write_criteria (JsonBuilder *json, const TandemEdition *edition)
{
  json_builder_set_member_name (json, "criteria");
  json_builder_begin_array (json);
  for (guint i = 0; i < edition->n_criteria; i++)
    {
      const TandemEditionCriterion *criterion = &edition->criteria[i];

      json_builder_begin_object (json);
      add_id (json, "id", "c", (int) i);
      add_text (json, "title", criterion->title);
      add_text (json, "measure", criterion->measure);
      add_text (json, "baseline", criterion->baseline);
      add_text (json, "target", criterion->target);
      add_text (json, "result", criterion->result);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
write_people (JsonBuilder *json, const TandemEdition *edition)
{
  json_builder_set_member_name (json, "people");
  json_builder_begin_array (json);
  for (guint i = 0; i < edition->n_people; i++)
    {
      const TandemEditionPerson *person = &edition->people[i];

      json_builder_begin_object (json);
      add_id (json, "id", "s", (int) i);
      add_text (json, "name", person->name);
      add_text (json, "side", tandem_side_choices[person->side]);
      add_text (json, "job_title", person->job_title);
      add_text (json, "function", find_function (edition, person->function));
      add_text (json, "role", find_key (edition, tandem_role_suggestions, tandem_language_role, person->role));
      add_text (json, "email", person->email);
      add_text (json, "phone", person->phone);
      add_text (json, "organisation", person->organisation);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
write_deliverables (JsonBuilder *json, const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  json_builder_set_member_name (json, "deliverables");
  json_builder_begin_array (json);
  for (guint i = 0; i < milestone->n_deliverables; i++)
    {
      const TandemEditionDeliverable *deliverable = &milestone->deliverables[i];

      json_builder_begin_object (json);
      add_text (json, "title", deliverable->title);
      add_text (json, "side", tandem_side_choices[deliverable->side]);
      add_id (json, "owner", "s", find_person (edition, deliverable->owner, deliverable->side));
      add_day (json, "due", deliverable->due);
      add_boolean (json, "done", deliverable->done);
      add_text (json, "visibility", tandem_visibility_choices[TANDEM_VISIBILITY_SHARED]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);

  json_builder_set_member_name (json, "resources");
  json_builder_begin_array (json);
  for (guint i = 0; i < milestone->n_resources; i++)
    {
      json_builder_begin_object (json);
      add_text (json, "title", milestone->resources[i].title);
      add_text (json, "url", milestone->resources[i].url);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
write_milestone (JsonBuilder *json, const TandemEdition *edition, const TandemEditionMilestone *milestone, int place)
{
  json_builder_begin_object (json);
  add_id (json, "id", "m", place);
  add_id (json, "phase", "p", milestone->phase);
  add_text (json, "title", milestone->title);
  add_text (json, "explanation", milestone->explanation);
  add_text (json, "driver", tandem_side_choices[milestone->driver]);
  add_id (json, "buyer_lead", "s", find_person (edition, milestone->buyer_lead.name, TANDEM_SIDE_BUYER));
  add_text (json, "buyer_function", find_function (edition, milestone->buyer_lead.function));
  add_id (json, "seller_lead", "s", find_person (edition, milestone->seller_lead.name, TANDEM_SIDE_SELLER));
  add_text (json, "seller_function", find_function (edition, milestone->seller_lead.function));
  add_id (json, "support", "s", find_person (edition, milestone->support.name, -1));
  add_id (json, "criterion", "c", find_criterion (edition, milestone->criterion));
  add_day (json, "start", milestone->start);
  add_day (json, "due", milestone->due);
  add_text (json, "status", tandem_status_choices[state_to_status (milestone)]);
  json_builder_set_member_name (json, "progress");
  json_builder_add_int_value (json, milestone->progress);
  add_day (json, "completed_on", milestone->completed_on);
  add_boolean (json, "agreed", milestone->agreed);
  add_text (json, "done_when", milestone->done_when);
  add_text (json, "visibility", tandem_visibility_choices[TANDEM_VISIBILITY_SHARED]);
  write_deliverables (json, edition, milestone);
  json_builder_end_object (json);
}

static void
write_lists (JsonBuilder *json, const TandemEdition *edition)
{
  int place = 0;

  json_builder_set_member_name (json, "phases");
  json_builder_begin_array (json);
  for (guint i = 0; i < edition->n_phases; i++)
    {
      json_builder_begin_object (json);
      add_id (json, "id", "p", (int) i);
      add_text (json, "name", edition->phases[i].name);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);

  json_builder_set_member_name (json, "milestones");
  json_builder_begin_array (json);
  for (guint i = 0; i < edition->n_milestones; i++)
    if (edition->milestones[i].highlighted && !edition->milestones[i].is_internal)
      write_milestone (json, edition, &edition->milestones[i], place++);
  json_builder_end_array (json);

  json_builder_set_member_name (json, "closed_periods");
  json_builder_begin_array (json);
  for (guint i = 0; i < edition->n_closed; i++)
    {
      if (edition->closed[i].is_found)
        continue;
      json_builder_begin_object (json);
      add_text (json, "side", tandem_side_choices[edition->closed[i].side]);
      add_text (json, "kind", tandem_closed_choices[edition->closed[i].is_freeze ? TANDEM_CLOSED_FREEZE : TANDEM_CLOSED_HOLIDAY]);
      add_text (json, "title", edition->closed[i].title);
      add_day (json, "first", edition->closed[i].first);
      add_day (json, "last", edition->closed[i].last);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * tandem_plan_file_write_edition:
 * @edition: what may be shared
 *
 * Returns: (transfer full): a plan file of it, with a line break at the end: of an audience's edition only the milestones
 *   that concern the audience
 */
char *
tandem_plan_file_write_edition (const TandemEdition *edition)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  g_return_val_if_fail (!edition->is_for_us, NULL);

  tandem_plan_file_begin (json);
  write_head (json, edition);
  write_criteria (json, edition);
  write_people (json, edition);
  write_lists (json, edition);
  return tandem_plan_file_end (json);
}
