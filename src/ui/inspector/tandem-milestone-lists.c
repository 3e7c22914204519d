/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-milestone-lists.h"

#include "tandem-choices.h"
#include "tandem-day-entry.h"

#include <glib/gi18n-lib.h>

static void
build_deliverable (AdwExpanderRow *expander)
{
  tandem_item_list_add_field (expander, "title", _("Deliverable"), FALSE);
  tandem_item_list_add_choice (expander, "side", _("Handed over by"));
  tandem_item_list_add_choice (expander, "owner", _("Owner"));
  tandem_item_list_add_field (expander, "due", _("Deliverable due"), FALSE);
  tandem_item_list_add_choice (expander, "visibility", _("Visible to"));
}

/* "Northwind · 19 Nov · only for us" */
static char *
describe_deliverable (TandemPlan *plan, TandemEntity *entity, TandemDay today)
{
  TandemEntity *owner = tandem_plan_follow (plan, entity, TANDEM_DELIVERABLE_OWNER);
  TandemDay due = tandem_entity_get_day (entity, TANDEM_DELIVERABLE_DUE);
  g_autofree char *side = tandem_choices_side (plan, (TandemSide) tandem_entity_get_choice (entity, TANDEM_DELIVERABLE_SIDE));
  g_autofree char *name = owner != NULL ? tandem_choices_person (owner) : NULL;
  g_autofree char *day = tandem_day_entry_short (due, today);
  g_autoptr (GString) line = g_string_new (name != NULL ? name : side);

  if (due != TANDEM_DAY_NONE)
    g_string_append_printf (line, " · %s", day);
  if (due != TANDEM_DAY_NONE && due < today && !tandem_entity_get_boolean (entity, TANDEM_DELIVERABLE_DONE))
    g_string_append_printf (line, " · %s", C_("deliverable", "late"));
  if (tandem_entity_get_choice (entity, TANDEM_DELIVERABLE_VISIBILITY) == TANDEM_VISIBILITY_INTERNAL)
    g_string_append_printf (line, " · %s", C_("deliverable", "only for us"));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* What belongs to an internal milestone is internal. */
static void
prepare_deliverable (TandemPlan *plan, gint64 owner, TandemRow *row, TandemDay today)
{
  TandemEntity *milestone = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, owner);

  if (milestone == NULL)
    return;
  tandem_row_set_choice (row, TANDEM_DELIVERABLE_SIDE, tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER));
  tandem_row_set_choice (row, TANDEM_DELIVERABLE_VISIBILITY, tandem_entity_get_choice (milestone, TANDEM_MILESTONE_VISIBILITY));
}

static void
build_resource (AdwExpanderRow *expander)
{
  tandem_item_list_add_field (expander, "title", _("Resource"), FALSE);
  tandem_item_list_add_field (expander, "url", _("Link"), FALSE);
}

static char *
describe_resource (TandemPlan *plan, TandemEntity *entity, TandemDay today)
{
  const char *url = tandem_entity_get_text (entity, TANDEM_RESOURCE_URL);

  return g_strdup (*url != '\0' ? url : _("No link yet"));
}

static void
build_roadblock (AdwExpanderRow *expander)
{
  tandem_item_list_add_field (expander, "title", _("Roadblock"), FALSE);
  tandem_item_list_add_choice (expander, "side", _("Held by"));
  tandem_item_list_add_field (expander, "raised", _("Raised"), FALSE);
  tandem_item_list_add_field (expander, "resolved", _("Resolved"), FALSE);
  tandem_item_list_add_choice (expander, "visibility", _("Visible to"));
  tandem_item_list_add_field (expander, "private_notes", _("Roadblock notes, only for us"), TRUE);
}

static char *
describe_roadblock (TandemPlan *plan, TandemEntity *entity, TandemDay today)
{
  TandemDay resolved = tandem_entity_get_day (entity, TANDEM_ROADBLOCK_RESOLVED), raised = tandem_entity_get_day (entity, TANDEM_ROADBLOCK_RAISED);
  g_autofree char *side = tandem_choices_side (plan, (TandemSide) tandem_entity_get_choice (entity, TANDEM_ROADBLOCK_SIDE));
  g_autofree char *day = tandem_day_entry_short (resolved != TANDEM_DAY_NONE ? resolved : raised, today);

  if (resolved != TANDEM_DAY_NONE)
    /* Translators: side that held a roadblock, day it was resolved */
    return g_strdup_printf (_("%s · resolved %s"), side, day);
  if (raised == TANDEM_DAY_NONE)
    return g_steal_pointer (&side);
  /* Translators: side that holds a roadblock, day it was raised */
  return g_strdup_printf (_("%s · since %s"), side, day);
}

static void
prepare_roadblock (TandemPlan *plan, gint64 owner, TandemRow *row, TandemDay today)
{
  TandemEntity *milestone = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, owner);

  tandem_row_set_day (row, TANDEM_ROADBLOCK_RAISED, today);
  if (milestone == NULL)
    return;
  tandem_row_set_choice (row, TANDEM_ROADBLOCK_SIDE, tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER));
  tandem_row_set_choice (row, TANDEM_ROADBLOCK_VISIBILITY, tandem_entity_get_choice (milestone, TANDEM_MILESTONE_VISIBILITY));
}

const TandemItemListInfo tandem_deliverable_list = {
  .kind = TANDEM_KIND_DELIVERABLE,
  .owner_field = TANDEM_DELIVERABLE_MILESTONE,
  .add_label = N_("Add deliverable"),
  .tick_field = TANDEM_DELIVERABLE_DONE,
  .can_reorder = TRUE,
  .build = build_deliverable,
  .describe = describe_deliverable,
  .prepare = prepare_deliverable,
};

const TandemItemListInfo tandem_resource_list = {
  .kind = TANDEM_KIND_RESOURCE,
  .owner_field = TANDEM_RESOURCE_MILESTONE,
  .add_label = N_("Add resource"),
  .tick_field = -1,
  .can_reorder = TRUE,
  .build = build_resource,
  .describe = describe_resource,
};

const TandemItemListInfo tandem_roadblock_list = {
  .kind = TANDEM_KIND_ROADBLOCK,
  .owner_field = TANDEM_ROADBLOCK_MILESTONE,
  .add_label = N_("Add roadblock"),
  .tick_field = -1,
  .build = build_roadblock,
  .describe = describe_roadblock,
  .prepare = prepare_roadblock,
};
