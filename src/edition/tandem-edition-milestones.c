/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edition-private.h"

#include "tandem-progress.h"

#include <string.h>

/* Stands for the anchor date where no milestone has it; no id of the library is negative. */
#define SYNTHETIC_ANCHOR (-1)

static gboolean
is_visible (TandemEditionBuilder *builder, TandemEntity *entity, guint visibility_field)
{
  return builder->options->for_us || tandem_entity_get_choice (entity, visibility_field) == TANDEM_VISIBILITY_SHARED;
}

/* Groups the deliverables and resources of all milestones in one walk. */
static void
read_children (TandemEditionBuilder *builder, TandemKind kind, guint milestone_field)
{
  guint n = tandem_plan_get_n (builder->plan, kind);

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *child = tandem_plan_peek (builder->plan, kind, i);
      gint64 id = tandem_entity_get_ref (child, milestone_field);
      GPtrArray *list;

      if (kind == TANDEM_KIND_DELIVERABLE && !is_visible (builder, child, TANDEM_DELIVERABLE_VISIBILITY))
        continue;
      list = g_hash_table_lookup (builder->children, &id);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (builder->children, g_memdup2 (&id, sizeof id), list);
        }
      g_ptr_array_add (list, child);
    }
}

/* A link that is safe to click in a document, "" for any other. */
static const char *
safe_url (TandemEditionBuilder *builder, const char *url)
{
  g_autofree char *text = g_strstrip (g_strdup (url));
  g_autofree char *scheme = g_uri_parse_scheme (text);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || *p == ' ')
      return "";
  if (scheme == NULL || (g_ascii_strcasecmp (scheme, "http") != 0 && g_ascii_strcasecmp (scheme, "https") != 0 && g_ascii_strcasecmp (scheme, "mailto") != 0))
    return "";
  return g_uri_is_valid (text, G_URI_FLAGS_PARSE_RELAXED, NULL) ? tandem_edition_text (builder->edition, text) : "";
}

/* The lead a milestone names on one side; @key is set to the key of the function meant. */
static TandemEditionLead
read_lead (TandemEditionBuilder *builder, TandemEntity *milestone, guint lead_field, int function_field, const char **key)
{
  TandemEntity *person = tandem_plan_follow (builder->plan, milestone, lead_field);
  const TandemEditionContact *contact = person != NULL ? g_hash_table_lookup (builder->contacts, person) : NULL;
  TandemEditionLead lead = { "", "", "" };

  *key = function_field >= 0 ? tandem_entity_get_text (milestone, (guint) function_field) : "";
  if (**key == '\0' && contact != NULL)
    *key = contact->function_key;
  if (contact != NULL)
    {
      lead.name = contact->name;
      lead.short_name = contact->short_name;
    }
  lead.function = tandem_edition_text (builder->edition, tandem_language_function (builder->language, *key));
  return lead;
}

static const char *
short_lead (const TandemEditionLead *lead)
{
  return *lead->name != '\0' ? lead->short_name : lead->function;
}

/* "Ana R. with Priya N.": the driver's side first; a function stands in before a name is known, once where both sides have
 * the same: "Legal", not "Legal with Legal". */
static const char *
make_lead_line (TandemEditionBuilder *builder, const TandemEditionMilestone *milestone)
{
  gboolean seller_first = milestone->driver == TANDEM_SIDE_SELLER;
  const TandemEditionLead *first = seller_first ? &milestone->seller_lead : &milestone->buyer_lead;
  const TandemEditionLead *second = seller_first ? &milestone->buyer_lead : &milestone->seller_lead;
  g_autofree char *line = NULL;

  if (*first->name == '\0' && *second->name == '\0' && *first->function != '\0' && g_str_equal (first->function, second->function))
    return first->function;
  if (*short_lead (first) != '\0' && *short_lead (second) != '\0')
    line = tandem_language_format (builder->language, TANDEM_WORD_WITH, short_lead (first), short_lead (second));
  else
    {
      const TandemEditionLead *only = *short_lead (first) != '\0' ? first : second;

      if (*short_lead (only) == '\0')
        return milestone->driver == TANDEM_SIDE_JOINT ? tandem_language_word (builder->language, TANDEM_WORD_EVERYONE) : "";
      if (*only->name != '\0')
        return only->short_name;
      line = tandem_language_format (builder->language, TANDEM_WORD_NAME_TO_COME, only->function);
    }
  return tandem_edition_text (builder->edition, line);
}

/* The line with one name only: the first of both. */
static const char *
pick_first_lead (const TandemEditionMilestone *milestone)
{
  gboolean seller_first = milestone->driver == TANDEM_SIDE_SELLER;
  const TandemEditionLead *first = seller_first ? &milestone->seller_lead : &milestone->buyer_lead;

  if (*short_lead (first) == '\0')
    first = seller_first ? &milestone->buyer_lead : &milestone->seller_lead;
  return *short_lead (first) != '\0' ? short_lead (first) : milestone->lead_line;
}

static gboolean
is_audience (TandemEditionBuilder *builder, const char *key)
{
  return g_ascii_strcasecmp (builder->edition->audience, key) == 0;
}

/* Fills deliverables and resources; returns whether the audience owns one of the deliverables. */
static gboolean
add_children (TandemEditionBuilder *builder, TandemEntity *entity, TandemEditionMilestone *milestone)
{
  TandemStatus status = (TandemStatus) tandem_entity_get_choice (entity, TANDEM_MILESTONE_STATUS);
  GPtrArray *list = g_hash_table_lookup (builder->children, &milestone->item);
  guint n = list != NULL ? list->len : 0;
  TandemEditionDeliverable *deliverables = n > 0 ? tandem_edition_take (builder->edition, g_new0 (TandemEditionDeliverable, n)) : NULL;
  TandemEditionResource *resources = n > 0 ? tandem_edition_take (builder->edition, g_new0 (TandemEditionResource, n)) : NULL;
  gboolean owned = FALSE;

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *child = g_ptr_array_index (list, i);

      if (tandem_entity_get_kind (child) == TANDEM_KIND_RESOURCE)
        resources[milestone->n_resources++] = (TandemEditionResource) {
          .title = tandem_edition_own_text (builder, child, TANDEM_RESOURCE_TITLE),
          .url = safe_url (builder, tandem_entity_get_text (child, TANDEM_RESOURCE_URL)),
        };
      else
        {
          TandemEntity *owner = tandem_plan_follow (builder->plan, child, TANDEM_DELIVERABLE_OWNER);
          const TandemEditionContact *contact = owner != NULL ? g_hash_table_lookup (builder->contacts, owner) : NULL;

          TandemEditionDeliverable *deliverable = &deliverables[milestone->n_deliverables++];

          *deliverable = (TandemEditionDeliverable) {
            .title = tandem_edition_own_text (builder, child, TANDEM_DELIVERABLE_TITLE),
            .side = (TandemSide) tandem_entity_get_choice (child, TANDEM_DELIVERABLE_SIDE),
            .owner = contact != NULL ? contact->name : "",
            .due = tandem_entity_get_day (child, TANDEM_DELIVERABLE_DUE),
            .done = tandem_entity_get_boolean (child, TANDEM_DELIVERABLE_DONE),
          };
          deliverable->days_late = tandem_days_late (builder->workdays, deliverable->side, deliverable->done ? TANDEM_STATUS_DONE : status, deliverable->due, builder->options->today);
          owned |= contact != NULL && is_audience (builder, contact->function_key);
        }
    }
  milestone->deliverables = deliverables;
  milestone->resources = resources;
  return owned;
}

static void
note_need (TandemEditionBuilder *builder, TandemEntity *milestone, guint lead_field, TandemDay day)
{
  TandemEntity *person = tandem_plan_follow (builder->plan, milestone, lead_field);
  TandemEditionContact *contact = person != NULL ? g_hash_table_lookup (builder->contacts, person) : NULL;

  if (contact != NULL && day != TANDEM_DAY_NONE && (contact->needed_from == TANDEM_DAY_NONE || day < contact->needed_from))
    contact->needed_from = day;
}

static void
read_standing (TandemEditionBuilder *builder, TandemEntity *entity, TandemEditionMilestone *milestone)
{
  TandemDay today = builder->options->today;
  TandemStatus status = (TandemStatus) tandem_entity_get_choice (entity, TANDEM_MILESTONE_STATUS);
  int by_hand = tandem_entity_is_set (entity, TANDEM_MILESTONE_PROGRESS) ? (int) tandem_entity_get_integer (entity, TANDEM_MILESTONE_PROGRESS) : TANDEM_PROGRESS_UNSET;
  guint n_done = 0;

  for (guint i = 0; i < milestone->n_deliverables; i++)
    n_done += milestone->deliverables[i].done ? 1 : 0;
  milestone->days_late = tandem_days_late (builder->workdays, milestone->driver, status, milestone->due, today);
  milestone->state = milestone->days_late > 0 ? TANDEM_STATE_LATE : tandem_edition_state (status);
  milestone->progress = tandem_progress_percent (status, by_hand, n_done, milestone->n_deliverables);
}

static void
add_milestone (TandemEditionBuilder *builder, TandemEntity *entity)
{
  gint64 phase = tandem_entity_get_ref (entity, TANDEM_MILESTONE_PHASE);
  TandemEntity *criterion = tandem_plan_follow (builder->plan, entity, TANDEM_MILESTONE_CRITERION);
  const char *buyer_key, *seller_key, *support_key;
  gboolean owned;
  TandemEditionMilestone milestone = {
    .item = tandem_entity_get_id (entity),
    .title = tandem_edition_own_text (builder, entity, TANDEM_MILESTONE_TITLE),
    .explanation = tandem_edition_own_text (builder, entity, TANDEM_MILESTONE_EXPLANATION),
    .done_when = tandem_edition_own_text (builder, entity, TANDEM_MILESTONE_DONE_WHEN),
    .phase = GPOINTER_TO_INT (g_hash_table_lookup (builder->phases, &phase)) - 1,
    .driver = (TandemSide) tandem_entity_get_choice (entity, TANDEM_MILESTONE_DRIVER),
    .agreed = tandem_entity_get_boolean (entity, TANDEM_MILESTONE_AGREED),
    .is_internal = tandem_entity_get_choice (entity, TANDEM_MILESTONE_VISIBILITY) == TANDEM_VISIBILITY_INTERNAL,
    .start = tandem_entity_get_day (entity, TANDEM_MILESTONE_START),
    .due = tandem_entity_get_day (entity, TANDEM_MILESTONE_DUE),
    .completed_on = tandem_entity_get_day (entity, TANDEM_MILESTONE_COMPLETED_ON),
    .needed_from = tandem_milestone_needed_from (entity, builder->workdays),
    .criterion = criterion != NULL ? tandem_edition_own_text (builder, criterion, TANDEM_CRITERION_TITLE) : "",
  };

  milestone.buyer_lead = read_lead (builder, entity, TANDEM_MILESTONE_BUYER_LEAD, TANDEM_MILESTONE_BUYER_FUNCTION, &buyer_key);
  milestone.seller_lead = read_lead (builder, entity, TANDEM_MILESTONE_SELLER_LEAD, TANDEM_MILESTONE_SELLER_FUNCTION, &seller_key);
  milestone.support = read_lead (builder, entity, TANDEM_MILESTONE_SUPPORT, -1, &support_key);
  milestone.lead_line = make_lead_line (builder, &milestone);
  milestone.first_lead = pick_first_lead (&milestone);
  owned = add_children (builder, entity, &milestone);
  read_standing (builder, entity, &milestone);
  milestone.highlighted = *builder->edition->audience == '\0' || owned || is_audience (builder, buyer_key)
                          || is_audience (builder, seller_key) || is_audience (builder, support_key);

  if (milestone.state != TANDEM_STATE_CANCELLED)
    {
      note_need (builder, entity, TANDEM_MILESTONE_BUYER_LEAD, milestone.needed_from);
      note_need (builder, entity, TANDEM_MILESTONE_SELLER_LEAD, milestone.needed_from);
      note_need (builder, entity, TANDEM_MILESTONE_SUPPORT, milestone.needed_from);
    }
  g_array_append_val (builder->milestones, milestone);
}

static int
compare_by_phase (gconstpointer a, gconstpointer b, gpointer data)
{
  guint one = (guint) ((const TandemEditionMilestone *) a)->phase;
  guint other = (guint) ((const TandemEditionMilestone *) b)->phase;

  return one < other ? -1 : one > other; /* -1, no phase, is the greatest of unsigned numbers */
}

/* The diamond: the last milestone that is due on the anchor date; one is made where none is. */
static void
mark_anchor (TandemEditionBuilder *builder)
{
  static const TandemWord titles[] = {
    [TANDEM_ANCHOR_GO_LIVE] = TANDEM_WORD_GO_LIVE,
    [TANDEM_ANCHOR_SIGNATURE] = TANDEM_WORD_SIGNATURE,
    [TANDEM_ANCHOR_DECISION] = TANDEM_WORD_DECISION,
  };
  TandemEdition *edition = builder->edition;
  TandemEditionMilestone anchor = {
    .item = SYNTHETIC_ANCHOR, .explanation = "", .done_when = "", .phase = (int) edition->n_phases - 1, .driver = TANDEM_SIDE_JOINT,
    .agreed = TRUE, .is_anchor = TRUE, .highlighted = TRUE, .due = edition->anchor_date, .buyer_lead = { "", "", "" },
    .seller_lead = { "", "", "" }, .support = { "", "", "" }, .criterion = "",
  };

  if (edition->anchor_date == TANDEM_DAY_NONE)
    return;
  for (guint i = builder->milestones->len; i > 0; i--)
    {
      TandemEditionMilestone *milestone = &g_array_index (builder->milestones, TandemEditionMilestone, i - 1);

      if (milestone->due == edition->anchor_date && milestone->state != TANDEM_STATE_CANCELLED)
        {
          milestone->is_anchor = TRUE;
          return;
        }
    }
  anchor.title = tandem_language_word (builder->language, titles[edition->anchor_kind]);
  anchor.lead_line = anchor.first_lead = tandem_language_word (builder->language, TANDEM_WORD_EVERYONE);
  g_array_append_val (builder->milestones, anchor);
}

static void
count_milestones (TandemEditionBuilder *builder)
{
  TandemEditionPhase *phases = (TandemEditionPhase *) builder->edition->phases;

  for (guint i = 0; i < builder->milestones->len; i++)
    {
      const TandemEditionMilestone *milestone = &g_array_index (builder->milestones, TandemEditionMilestone, i);
      guint done = milestone->state == TANDEM_STATE_DONE ? 1 : 0;

      if (milestone->state == TANDEM_STATE_CANCELLED || milestone->item == SYNTHETIC_ANCHOR)
        continue;
      builder->edition->n_counted++;
      builder->edition->n_done += done;
      if (milestone->phase >= 0)
        {
          phases[milestone->phase].n_milestones++;
          phases[milestone->phase].n_done += done;
        }
    }
}

/* Adds the milestones that may be seen, in checklist order. Deliverables keep the order of the plan. */
void
tandem_edition_add_milestones (TandemEditionBuilder *builder)
{
  guint n = tandem_plan_get_n (builder->plan, TANDEM_KIND_MILESTONE);

  read_children (builder, TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_MILESTONE);
  read_children (builder, TANDEM_KIND_RESOURCE, TANDEM_RESOURCE_MILESTONE);
  for (guint i = 0; i < n; i++)
    {
      TandemEntity *milestone = tandem_plan_peek (builder->plan, TANDEM_KIND_MILESTONE, i);

      if (is_visible (builder, milestone, TANDEM_MILESTONE_VISIBILITY))
        add_milestone (builder, milestone);
    }
  mark_anchor (builder);
  if (builder->milestones->len > 0)
    g_sort_array (builder->milestones->data, builder->milestones->len, sizeof (TandemEditionMilestone), compare_by_phase, NULL);
  count_milestones (builder);

  builder->edition->n_milestones = builder->milestones->len;
  builder->edition->milestones = tandem_edition_take (builder->edition, g_array_steal (builder->milestones, NULL));
}
