/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-lists.h"

#include <glib/gi18n-lib.h>

static void
build_criterion (AdwExpanderRow *expander)
{
  tandem_item_list_add_field (expander, "title", _("Criterion"), FALSE);
  tandem_item_list_add_field (expander, "measure", _("How it is measured"), FALSE);
  tandem_item_list_add_field (expander, "baseline", _("Baseline"), FALSE);
  tandem_item_list_add_field (expander, "target", _("Target"), FALSE);
  tandem_item_list_add_field (expander, "result", _("Result"), FALSE);
}

/* "3.1 % → 0.5 %" */
static char *
describe_criterion (TandemPlan *plan, TandemEntity *entity, TandemDay today)
{
  const char *baseline = tandem_entity_get_text (entity, TANDEM_CRITERION_BASELINE), *target = tandem_entity_get_text (entity, TANDEM_CRITERION_TARGET);
  const char *result = tandem_entity_get_text (entity, TANDEM_CRITERION_RESULT);

  if (*result != '\0')
    /* Translators: what came out for a success criterion */
    return g_strdup_printf (_("Result: %s"), result);
  if (*baseline != '\0' && *target != '\0')
    /* Translators: from a baseline to a target; turn the arrow round in languages written from the right */
    return g_strdup_printf (_("%s → %s"), baseline, target);
  return g_strdup (*target != '\0' ? target : tandem_entity_get_text (entity, TANDEM_CRITERION_MEASURE));
}

static void
build_phase (AdwExpanderRow *expander)
{
  tandem_item_list_add_field (expander, "name", _("Phase name"), FALSE);
}

static char *
describe_phase (TandemPlan *plan, TandemEntity *entity, TandemDay today)
{
  g_autoptr (GPtrArray) milestones = tandem_plan_list_where (plan, TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_PHASE, tandem_entity_get_id (entity));

  return g_strdup_printf (ngettext ("%u milestone", "%u milestones", milestones->len), milestones->len);
}

static void
build_term (AdwExpanderRow *expander)
{
  tandem_item_list_add_field (expander, "ours", _("Our word"), FALSE);
  tandem_item_list_add_field (expander, "theirs", _("Their word"), FALSE);
}

static char *
describe_term (TandemPlan *plan, TandemEntity *entity, TandemDay today)
{
  const char *theirs = tandem_entity_get_text (entity, TANDEM_TERM_THEIRS);

  /* Translators: %s is the buyer's word for one of ours */
  return *theirs != '\0' ? g_strdup_printf (_("They say “%s”"), theirs) : g_strdup (_("No word of theirs yet"));
}

const TandemItemListInfo tandem_criterion_list = {
  .kind = TANDEM_KIND_CRITERION,
  .owner_field = -1,
  .add_label = N_("Add success criterion"),
  .tick_field = -1,
  .can_reorder = TRUE,
  .build = build_criterion,
  .describe = describe_criterion,
};

const TandemItemListInfo tandem_phase_list = {
  .kind = TANDEM_KIND_PHASE,
  .owner_field = -1,
  .add_label = N_("Add phase"),
  .tick_field = -1,
  .can_reorder = TRUE,
  .build = build_phase,
  .describe = describe_phase,
};

const TandemItemListInfo tandem_term_list = {
  .kind = TANDEM_KIND_TERM,
  .owner_field = -1,
  .add_label = N_("Add word"),
  .tick_field = -1,
  .can_reorder = TRUE,
  .build = build_term,
  .describe = describe_term,
};
