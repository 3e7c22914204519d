/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-checklist-content.h"

#include "tandem-language.h"
#include "tandem-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const TandemEditionMilestone *shown; /* as the picture shows it; borrowed from the edition */
  guint         n_deliverables, n_done;
  TandemEntity *roadblock;             /* the first one that is open */
} Facts;

struct _TandemChecklistSource
{
  TandemPlan    *plan;
  TandemEdition *edition;
  GHashTable    *facts; /* id → Facts */
  const TandemLanguage *language; /* of the person, not of the documents */
};

static Facts *
get_facts (TandemChecklistSource *self, gint64 milestone)
{
  Facts *facts = g_hash_table_lookup (self->facts, &milestone);

  if (facts == NULL)
    {
      facts = g_new0 (Facts, 1);
      g_hash_table_insert (self->facts, g_memdup2 (&milestone, sizeof milestone), facts);
    }
  return facts;
}

/**
 * tandem_checklist_source_new:
 * @plan: a plan
 * @edition: (nullable): the same plan for us
 *
 * Returns: (transfer full): what the lines are made of, valid until the plan's next change
 */
TandemChecklistSource *
tandem_checklist_source_new (TandemPlan *plan, TandemEdition *edition)
{
  TandemChecklistSource *self = g_new0 (TandemChecklistSource, 1);
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_DELIVERABLE);

  self->plan = g_object_ref (plan);
  self->edition = edition != NULL ? tandem_edition_ref (edition) : NULL;
  self->language = tandem_language_find (g_get_language_names ()[0]);
  self->facts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; edition != NULL && i < edition->n_milestones; i++)
    get_facts (self, edition->milestones[i].item)->shown = &edition->milestones[i];
  for (guint i = 0; i < n; i++)
    {
      TandemEntity *deliverable = tandem_plan_peek (plan, TANDEM_KIND_DELIVERABLE, i);
      Facts *facts = get_facts (self, tandem_entity_get_ref (deliverable, TANDEM_DELIVERABLE_MILESTONE));

      facts->n_deliverables++;
      facts->n_done += tandem_entity_get_boolean (deliverable, TANDEM_DELIVERABLE_DONE) ? 1 : 0;
    }
  n = tandem_plan_get_n (plan, TANDEM_KIND_ROADBLOCK);
  for (guint i = 0; i < n; i++)
    {
      TandemEntity *roadblock = tandem_plan_peek (plan, TANDEM_KIND_ROADBLOCK, i);
      Facts *facts = get_facts (self, tandem_entity_get_ref (roadblock, TANDEM_ROADBLOCK_MILESTONE));

      if (facts->roadblock == NULL && !tandem_entity_is_set (roadblock, TANDEM_ROADBLOCK_RESOLVED))
        facts->roadblock = roadblock;
    }
  return self;
}

void
tandem_checklist_source_free (TandemChecklistSource *self)
{
  g_clear_pointer (&self->facts, g_hash_table_unref);
  g_clear_pointer (&self->edition, tandem_edition_unref);
  g_clear_object (&self->plan);
  g_free (self);
}

static void
append_part (GString *note, const char *text)
{
  gsize length = strcspn (text, "\n\r");

  if (length == 0)
    return;
  if (note->len > 0)
    g_string_append (note, " · ");
  g_string_append_len (note, text, (gssize) length);
}

/* In the buyer's words, as the picture says it. */
static const char *
choose_text (const char *shown, TandemEntity *milestone, guint field)
{
  return shown != NULL && *shown != '\0' ? shown : tandem_entity_get_text (milestone, field);
}

static char *
describe_note (TandemEntity *milestone, const Facts *facts)
{
  GString *note = g_string_new (NULL);

  if (facts->roadblock != NULL)
    append_part (note, tandem_entity_get_title (facts->roadblock));
  if (facts->n_deliverables > 0)
    {
      /* Translators: how many deliverables of a milestone are done: "2 of 5 deliverables". */
      g_autofree char *count = g_strdup_printf (ngettext ("%u of %u deliverable", "%u of %u deliverables", facts->n_deliverables),
                                                facts->n_done, facts->n_deliverables);

      append_part (note, count);
    }
  append_part (note, choose_text (facts->shown != NULL ? facts->shown->explanation : NULL, milestone, TANDEM_MILESTONE_EXPLANATION));
  return g_string_free (note, FALSE);
}

static void
describe_lead (TandemChecklistSource *self, TandemEntity *milestone, guint field, guint function_field, TandemChecklistLead *lead)
{
  TandemEntity *person = tandem_plan_follow (self->plan, milestone, field);
  const char *name = person != NULL ? tandem_entity_get_title (person) : "";
  const char *function = tandem_entity_get_text (milestone, function_field);

  *lead = (TandemChecklistLead) { 0 };
  if (*name != '\0')
    {
      lead->name = g_strdup (name);
      lead->is_named = TRUE;
      return;
    }
  if (*function == '\0' && person != NULL)
    function = tandem_entity_get_text (person, TANDEM_STAKEHOLDER_FUNCTION);
  if (*function != '\0')
    /* Translators: a function that will lead, before anybody is named: "Legal, name to come". */
    lead->name = g_strdup_printf (_("%s, name to come"), tandem_language_function (self->language, function));
}

/**
 * tandem_checklist_source_describe:
 * @self: a source
 * @milestone: a milestone of its plan
 * @content: (out): its line, to be cleared by the caller
 */
void
tandem_checklist_source_describe (TandemChecklistSource *self, TandemEntity *milestone, TandemChecklistContent *content)
{
  const Facts *facts = get_facts (self, tandem_entity_get_id (milestone));
  const TandemEditionMilestone *shown = facts->shown;

  *content = (TandemChecklistContent) {
    .title = g_strdup (choose_text (shown != NULL ? shown->title : NULL, milestone, TANDEM_MILESTONE_TITLE)),
    .note = describe_note (milestone, facts),
    .state = tandem_edition_state ((TandemStatus) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS)),
    .is_agreed = tandem_entity_get_boolean (milestone, TANDEM_MILESTONE_AGREED),
    .is_internal = tandem_entity_get_choice (milestone, TANDEM_MILESTONE_VISIBILITY) == TANDEM_VISIBILITY_INTERNAL,
    .due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE),
  };
  describe_lead (self, milestone, TANDEM_MILESTONE_BUYER_LEAD, TANDEM_MILESTONE_BUYER_FUNCTION, &content->buyer_lead);
  describe_lead (self, milestone, TANDEM_MILESTONE_SELLER_LEAD, TANDEM_MILESTONE_SELLER_FUNCTION, &content->seller_lead);
  if (shown != NULL)
    {
      content->state = shown->state;
      content->progress = shown->progress / 100.0;
      content->is_anchor = shown->is_anchor;
      content->days_late = shown->days_late;
    }
}

/**
 * tandem_checklist_source_count:
 * @self: a source
 * @milestones: (nullable) (element-type TandemEntity): the milestones of a phase
 * @n: (out): how many count: the cancelled ones don't
 * @n_done: (out): how many of these are done
 */
void
tandem_checklist_source_count (TandemChecklistSource *self, GPtrArray *milestones, guint *n, guint *n_done)
{
  *n = *n_done = 0;
  for (guint i = 0; milestones != NULL && i < milestones->len; i++)
    {
      int status = tandem_entity_get_choice (g_ptr_array_index (milestones, i), TANDEM_MILESTONE_STATUS);

      *n += status != TANDEM_STATUS_CANCELLED ? 1 : 0;
      *n_done += status == TANDEM_STATUS_DONE ? 1 : 0;
    }
}
