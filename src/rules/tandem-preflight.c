/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-preflight-private.h"

#include "tandem-image-kind.h"
#include "tandem-words.h"

#include <glib/gi18n-lib.h>

static void
free_finding (gpointer data)
{
  TandemFinding *finding = data;

  g_free (finding->sentence);
  g_free (finding);
}

/**
 * tandem_preflight_add:
 * @key: static
 * @entity: where it can be mended
 * @field: of @entity
 * @sentence: (transfer full): for a person
 */
void
tandem_preflight_add (TandemPreflight *self, const char *key, TandemEntity *entity, guint field, char *sentence)
{
  TandemFinding *finding = g_new (TandemFinding, 1);

  *finding = (TandemFinding) { key, sentence, tandem_entity_get_kind (entity), tandem_entity_get_id (entity), field };
  g_ptr_array_add (self->findings, finding);
}

/**
 * tandem_preflight_is_shared:
 * @entity: any of the plan
 *
 * Returns: whether a buyer sees it
 */
gboolean
tandem_preflight_is_shared (TandemPlan *plan, TandemEntity *entity)
{
  TandemEntity *milestone;

  switch ((int) tandem_entity_get_kind (entity))
    {
    case TANDEM_KIND_MILESTONE:
      return tandem_entity_get_choice (entity, TANDEM_MILESTONE_VISIBILITY) == TANDEM_VISIBILITY_SHARED;
    case TANDEM_KIND_DELIVERABLE:
      milestone = tandem_plan_follow (plan, entity, TANDEM_DELIVERABLE_MILESTONE);
      return tandem_entity_get_choice (entity, TANDEM_DELIVERABLE_VISIBILITY) == TANDEM_VISIBILITY_SHARED && milestone != NULL
             && tandem_preflight_is_shared (plan, milestone);
    case TANDEM_KIND_RESOURCE:
      milestone = tandem_plan_follow (plan, entity, TANDEM_RESOURCE_MILESTONE);
      return milestone != NULL && tandem_preflight_is_shared (plan, milestone);
    case TANDEM_KIND_ROADBLOCK:
      return tandem_entity_get_choice (entity, TANDEM_ROADBLOCK_VISIBILITY) == TANDEM_VISIBILITY_SHARED;
    default:
      return TRUE;
    }
}

/**
 * tandem_preflight_shorten:
 * @text: a title of any length
 *
 * Returns: (transfer full): its beginning
 */
char *
tandem_preflight_shorten (const char *text)
{
  enum { MOST = 60 };

  if (g_utf8_strlen (text, MOST * 6) <= MOST)
    return g_strdup (text);
  g_autofree char *begin = g_utf8_substring (text, 0, MOST - 1);
  return g_strconcat (begin, "…", NULL);
}

/* Where there are milestones one of them can be shown; else the first one has to be written. */
static void
check_empty (TandemPreflight *self)
{
  TandemEntity *internal = tandem_plan_get_n (self->plan, TANDEM_KIND_MILESTONE) > 0 ? tandem_plan_peek (self->plan, TANDEM_KIND_MILESTONE, 0) : NULL;

  tandem_preflight_add (self, "empty", internal != NULL ? internal : TANDEM_ENTITY (self->plan), internal != NULL ? TANDEM_MILESTONE_VISIBILITY : TANDEM_PLAN_TITLE,
                        g_strdup (_("The plan has no milestones that the buyer would see.")));
}

static void
check_head (TandemPreflight *self)
{
  TandemEntity *head = TANDEM_ENTITY (self->plan);
  guint n_shared = 0;

  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_MILESTONE); i++)
    n_shared += tandem_preflight_is_shared (self->plan, tandem_plan_peek (self->plan, TANDEM_KIND_MILESTONE, i)) ? 1 : 0;
  if (n_shared == 0)
    check_empty (self);
  if (*tandem_entity_get_text (head, TANDEM_PLAN_GOAL) == '\0')
    tandem_preflight_add (self, "no-goal", head, TANDEM_PLAN_GOAL, g_strdup (_("The plan doesn’t say what its goal is.")));
  if (tandem_entity_get_day (head, TANDEM_PLAN_ANCHOR_DATE) == TANDEM_DAY_NONE)
    tandem_preflight_add (self, "no-anchor", head, TANDEM_PLAN_ANCHOR_DATE, g_strdup (_("The plan has no date it leads to.")));
  for (guint side = 0; side < 2; side++)
    {
      guint field = side == 0 ? TANDEM_PLAN_BUYER_LOGO : TANDEM_PLAN_SELLER_LOGO;
      GBytes *logo = tandem_entity_get_bytes (head, field);

      if (logo != NULL && g_bytes_get_size (logo) > 0 && tandem_image_kind (logo) == TANDEM_IMAGE_UNKNOWN)
        tandem_preflight_add (self, "logo", head, field, g_strdup (side == 0 ? _("The buyer’s logo can’t be read, so it isn’t on the pages.") : _("The seller’s logo can’t be read, so it isn’t on the pages.")));
    }
}

static void
check_leads (TandemPreflight *self, TandemEntity *milestone, const char *title)
{
  static const struct { guint lead, function, name; } sides[] = {
    { TANDEM_MILESTONE_BUYER_LEAD, TANDEM_MILESTONE_BUYER_FUNCTION, TANDEM_PLAN_BUYER_NAME },
    { TANDEM_MILESTONE_SELLER_LEAD, TANDEM_MILESTONE_SELLER_FUNCTION, TANDEM_PLAN_SELLER_NAME },
  };
  gboolean missing[G_N_ELEMENTS (sides)];

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    missing[i] = tandem_plan_follow (self->plan, milestone, sides[i].lead) == NULL;
  /* What both do together without names is "Everyone" on the pages. */
  if (missing[0] && missing[1] && tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER) == TANDEM_SIDE_JOINT)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (missing[i])
      /* Translators: 1 is an organisation, 2 a milestone */
      tandem_preflight_add (self, "no-lead", milestone, sides[i].lead,
                            g_strdup_printf (_("Nobody of %1$s leads “%2$s”."), tandem_entity_get_text (TANDEM_ENTITY (self->plan), sides[i].name), title));
}

static gboolean
has_open_roadblock (TandemPlan *plan, TandemEntity *milestone)
{
  g_autoptr (GPtrArray) roadblocks = tandem_plan_list_where (plan, TANDEM_KIND_ROADBLOCK, TANDEM_ROADBLOCK_MILESTONE, tandem_entity_get_id (milestone));

  for (guint i = 0; i < roadblocks->len; i++)
    if (tandem_entity_get_day (g_ptr_array_index (roadblocks, i), TANDEM_ROADBLOCK_RESOLVED) == TANDEM_DAY_NONE)
      return TRUE;
  return FALSE;
}

/* A due day on which the side that has to do it doesn't work. */
static void
check_due (TandemPreflight *self, TandemEntity *entity, guint due_field, TandemSide side, const char *title)
{
  TandemDay due = tandem_entity_get_day (entity, due_field);
  const char *reason;

  if (self->options->workdays == NULL || due == TANDEM_DAY_NONE || due < self->options->today || tandem_workdays_is_open (self->options->workdays, side, due))
    return;
  reason = tandem_workdays_get_reason (self->options->workdays, side, due);
  if (reason != NULL && *reason != '\0')
    /* Translators: 1 is a milestone or a deliverable, 2 a holiday */
    tandem_preflight_add (self, "closed-day", entity, due_field, g_strdup_printf (_("“%1$s” is due on a day that is closed: %2$s."), title, reason));
  else
    /* Translators: %s is a milestone or a deliverable */
    tandem_preflight_add (self, "closed-day", entity, due_field, g_strdup_printf (_("“%s” is due on a weekend."), title));
}

static void
check_milestone (TandemPreflight *self, TandemEntity *milestone)
{
  TandemStatus status = (TandemStatus) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS);
  TandemDay due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);
  g_autofree char *title = tandem_preflight_shorten (tandem_entity_get_title (milestone));

  if (status == TANDEM_STATUS_DONE || status == TANDEM_STATUS_CANCELLED)
    return;
  check_leads (self, milestone, title);
  if (due == TANDEM_DAY_NONE)
    /* Translators: %s is a milestone */
    tandem_preflight_add (self, "no-due", milestone, TANDEM_MILESTONE_DUE, g_strdup_printf (_("“%s” has no due day."), title));
  else if (due < self->options->today && !has_open_roadblock (self->plan, milestone))
    /* Translators: %s is a milestone */
    tandem_preflight_add (self, "late-no-reason", milestone, TANDEM_MILESTONE_DUE, g_strdup_printf (_("“%s” is late, and no roadblock says why."), title));
  check_due (self, milestone, TANDEM_MILESTONE_DUE, (TandemSide) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER), title);
}

static void
check_milestones (TandemPreflight *self)
{
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (self->plan, TANDEM_KIND_MILESTONE, i);

      if (tandem_preflight_is_shared (self->plan, milestone))
        check_milestone (self, milestone);
    }
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_DELIVERABLE); i++)
    {
      TandemEntity *deliverable = tandem_plan_peek (self->plan, TANDEM_KIND_DELIVERABLE, i);
      g_autofree char *title = tandem_preflight_shorten (tandem_entity_get_title (deliverable));

      if (tandem_preflight_is_shared (self->plan, deliverable) && !tandem_entity_get_boolean (deliverable, TANDEM_DELIVERABLE_DONE))
        check_due (self, deliverable, TANDEM_DELIVERABLE_DUE, (TandemSide) tandem_entity_get_choice (deliverable, TANDEM_DELIVERABLE_SIDE), title);
    }
}

/**
 * tandem_preflight:
 * @plan: a plan
 * @options: the day, working days, names that must not be read
 *
 * Looks only at what a buyer would see. The worst comes first: words that are not for the buyer, then the head of the
 * plan, then milestones in their order.
 *
 * Returns: (transfer full) (element-type TandemFinding): what should be looked at; empty for nothing
 */
GPtrArray *
tandem_preflight (TandemPlan *plan, const TandemPreflightOptions *options)
{
  TandemPreflight self = { plan, options, g_ptr_array_new_with_free_func (free_finding) };

  tandem_preflight_texts (&self);
  check_head (&self);
  check_milestones (&self);
  return self.findings;
}
