/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-choices.h"

#include "tandem-countries.h"
#include "tandem-day-entry.h"
#include "tandem-holidays.h"
#include "tandem-language.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  const char *label;
} Word;

static const Word functions[] = {
  { "executive", NC_("function", "Executive") }, { "business", NC_("function", "Business") }, { "it", NC_("function", "IT") },
  { "security", NC_("function", "Security") }, { "legal", NC_("function", "Legal") }, { "procurement", NC_("function", "Procurement") },
  { "finance", NC_("function", "Finance") }, { "implementation", NC_("function", "Implementation") }, { "end-users", NC_("function", "End users") },
  { "operations", NC_("function", "Operations") }, { "sales", NC_("function", "Sales") }, { "customer-success", NC_("function", "Customer success") },
  { NULL, NULL }
};

static const Word roles[] = {
  { "champion", NC_("role", "Champion") }, { "economic-buyer", NC_("role", "Economic buyer") }, { "executive-sponsor", NC_("role", "Executive sponsor") },
  { "decision-maker", NC_("role", "Decision maker") }, { "evaluator", NC_("role", "Evaluator") }, { "influencer", NC_("role", "Influencer") },
  { "user", NC_("role", "User") }, { "blocker", NC_("role", "Blocker") }, { NULL, NULL }
};

static const Word attitudes[] = {
  { "supportive", NC_("attitude", "Supportive") }, { "neutral", NC_("attitude", "Neutral") }, { "sceptical", NC_("attitude", "Skeptical") },
  { "opposed", NC_("attitude", "Opposed") }, { NULL, NULL }
};

static const Word influences[] = {
  { "high", NC_("influence", "High") }, { "medium", NC_("influence", "Medium") }, { "low", NC_("influence", "Low") }, { NULL, NULL }
};

static const Word plan_statuses[] = {
  { "draft", NC_("plan status", "Draft") }, { "shared", NC_("plan status", "Shared") }, { "agreed", NC_("plan status", "Agreed") },
  { "won", NC_("plan status", "Won") }, { "lost", NC_("plan status", "Lost") }, { NULL, NULL }
};

static const Word anchors[] = {
  { "go-live", NC_("anchor", "Go-live") }, { "signature", NC_("anchor", "Signature") }, { "decision", NC_("anchor", "Decision") }, { NULL, NULL }
};

static const Word visibilities[] = {
  { "shared", NC_("visibility", "Shared with the buyer") }, { "internal", NC_("visibility", "Only for us") }, { NULL, NULL }
};

static const Word units[] = {
  { "working-days", NC_("duration", "Working days") }, { "calendar-days", NC_("duration", "Calendar days") }, { NULL, NULL }
};

static const Word month_weeks[] = {
  { "any", NC_("week of the month", "Any working day") }, { "first", NC_("week of the month", "The first of a month") },
  { "second", NC_("week of the month", "The second of a month") }, { "third", NC_("week of the month", "The third of a month") },
  { "fourth", NC_("week of the month", "The fourth of a month") }, { "last", NC_("week of the month", "The last of a month") }, { NULL, NULL }
};

static const Word closed_kinds[] = {
  { "holiday", NC_("closed days", "Nobody works") }, { "freeze", NC_("closed days", "Nothing may change (freeze)") }, { NULL, NULL }
};

static const Word papers[] = { { "a4", "A4" }, { "letter", NC_("paper", "US Letter") }, { NULL, NULL } };

static const struct { TandemStatus status; const char *label, *icon_name; } statuses[] = {
  { TANDEM_STATUS_NOT_STARTED, NC_("milestone status", "Not started"), "tandem-mark-not-started-symbolic" },
  { TANDEM_STATUS_IN_PROGRESS, NC_("milestone status", "In progress"), "tandem-mark-in-progress-symbolic" },
  { TANDEM_STATUS_AT_RISK, NC_("milestone status", "At risk"), "tandem-mark-at-risk-symbolic" },
  { TANDEM_STATUS_DONE, NC_("milestone status", "Done"), "tandem-mark-done-symbolic" },
  { TANDEM_STATUS_CANCELLED, NC_("milestone status", "Cancelled"), "tandem-mark-cancelled-symbolic" },
};

static const char *
find_word (const Word *words, const char *context, const char *key)
{
  for (const Word *word = words; word->key != NULL; word++)
    if (g_str_equal (word->key, key))
      return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, word->label) : word->label;
  return key;
}

/* A word of the open list in the person's language; any other word as it was typed. */
const char *
tandem_choices_function (const char *key)
{
  return find_word (functions, "function", key);
}

const char *
tandem_choices_role (const char *key)
{
  return find_word (roles, "role", key);
}

const char *
tandem_choices_status (TandemStatus status)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "milestone status", statuses[status].label);
}

/* The shape that says the same as the word and the colour. */
const char *
tandem_choices_status_icon (TandemStatus status)
{
  return statuses[status].icon_name;
}

/**
 * tandem_choices_side:
 * @plan: a plan
 * @side: a side of it
 *
 * Returns: (transfer full): the organisation's name; "Buyer" or "Seller" where it has none
 */
char *
tandem_choices_side (TandemPlan *plan, TandemSide side)
{
  const char *name = "";

  switch (side)
    {
    case TANDEM_SIDE_BUYER:
      name = tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME);
      return g_strdup (*name != '\0' ? name : _("Buyer"));
    case TANDEM_SIDE_SELLER:
      name = tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_SELLER_NAME);
      return g_strdup (*name != '\0' ? name : _("Seller"));
    case TANDEM_SIDE_JOINT:
    default:
      return g_strdup (_("Both together"));
    }
}

/**
 * tandem_choices_person:
 * @stakeholder: a stakeholder
 *
 * Returns: (transfer full): the name; "Legal, name to come" for a function that stands in
 */
char *
tandem_choices_person (TandemEntity *stakeholder)
{
  const char *name = tandem_entity_get_text (stakeholder, TANDEM_STAKEHOLDER_NAME);
  const char *function = tandem_entity_get_text (stakeholder, TANDEM_STAKEHOLDER_FUNCTION);

  if (*name != '\0')
    return g_strdup (name);
  if (*function == '\0')
    return g_strdup (_("Person without a name"));
  /* Translators: %s is a function: "Legal, name to come" */
  return g_strdup_printf (_("%s, name to come"), tandem_choices_function (function));
}

static void
take (GListStore *store, const char *key, const char *label, const char *icon_name)
{
  g_autoptr (TandemChoice) choice = tandem_choice_new (key, label, icon_name);

  g_list_store_append (store, choice);
}

static void
take_id (GListStore *store, TandemEntity *entity, const char *label)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, tandem_entity_get_id (entity));

  take (store, key, label, NULL);
}

/* A closed list; an open one has "none" before it, what else stands in the field, and "other" after it. */
static void
take_words (GListStore *store, const Word *words, const char *context, gboolean open, const char *current)
{
  gboolean found = *current == '\0';

  if (open)
    take (store, "", C_("choice", "Not set"), NULL);
  for (const Word *word = words; word->key != NULL; word++)
    {
      found |= g_str_equal (word->key, current);
      take (store, word->key, context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, word->label) : word->label, NULL);
    }
  if (!found)
    take (store, current, current, NULL);
  if (open && context != NULL)
    take (store, TANDEM_CHOICE_OTHER, C_("choice", "Other…"), NULL);
}

static void
take_statuses (GListStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    take (store, tandem_status_choices[i], tandem_choices_status (statuses[i].status), statuses[i].icon_name);
}

static void
take_sides (GListStore *store, TandemPlan *plan, gboolean with_joint)
{
  for (int side = TANDEM_SIDE_BUYER; side <= (with_joint ? TANDEM_SIDE_JOINT : TANDEM_SIDE_SELLER); side++)
    {
      g_autofree char *name = tandem_choices_side (plan, (TandemSide) side);

      take (store, tandem_side_choices[side], name, NULL);
    }
}

/* `side` -1: of both sides. The person a field points to is offered whatever side they are on. */
static void
take_people (GListStore *store, TandemPlan *plan, int side, gint64 current, const char *nobody)
{
  take (store, "", nobody, NULL);
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      TandemEntity *person = tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, i);
      int of_side = tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE);
      g_autofree char *name = tandem_choices_person (person);

      if (side < 0 || of_side == side || of_side == TANDEM_SIDE_JOINT || tandem_entity_get_id (person) == current)
        take_id (store, person, name);
    }
  take (store, TANDEM_CHOICE_ADD, _("Add person…"), NULL);
}

static void
take_entities (GListStore *store, TandemPlan *plan, TandemKind kind, const char *none)
{
  take (store, "", none, NULL);
  for (guint i = 0; i < tandem_plan_get_n (plan, kind); i++)
    {
      TandemEntity *entity = tandem_plan_peek (plan, kind, i);

      take_id (store, entity, tandem_entity_get_title (entity));
    }
}

/* In the person's language, as the calendar of the desktop calls them. */
static void
take_weekdays (GListStore *store)
{
  for (guint i = 0; tandem_weekday_choices[i] != NULL; i++)
    {
      g_autofree char *name = tandem_day_format (i + 1, "%A"); /* day 1 is a Monday */

      take (store, tandem_weekday_choices[i], name, NULL);
    }
}

static void
take_for_milestone (GListStore *store, TandemPlan *plan, TandemEntity *entity, guint field)
{
  const char *text = "";

  switch (field)
    {
    case TANDEM_MILESTONE_STATUS:
      take_statuses (store);
      break;
    case TANDEM_MILESTONE_DRIVER:
      take_sides (store, plan, TRUE);
      break;
    case TANDEM_MILESTONE_VISIBILITY:
      take_words (store, visibilities, "visibility", FALSE, "");
      break;
    case TANDEM_MILESTONE_DURATION_UNIT:
      take_words (store, units, "duration", FALSE, "");
      break;
    case TANDEM_MILESTONE_MONTHLY_WEEK:
      take_words (store, month_weeks, "week of the month", FALSE, "");
      break;
    case TANDEM_MILESTONE_MONTHLY_WEEKDAY:
      take_weekdays (store);
      break;
    case TANDEM_MILESTONE_PHASE:
      take_entities (store, plan, TANDEM_KIND_PHASE, C_("phase", "No phase"));
      break;
    case TANDEM_MILESTONE_CRITERION:
      take_entities (store, plan, TANDEM_KIND_CRITERION, C_("success criterion", "None"));
      break;
    case TANDEM_MILESTONE_BUYER_LEAD:
      take_people (store, plan, TANDEM_SIDE_BUYER, tandem_entity_get_ref (entity, field), C_("lead", "Function only"));
      break;
    case TANDEM_MILESTONE_SELLER_LEAD:
      take_people (store, plan, TANDEM_SIDE_SELLER, tandem_entity_get_ref (entity, field), C_("lead", "Function only"));
      break;
    case TANDEM_MILESTONE_SUPPORT:
      take_people (store, plan, -1, tandem_entity_get_ref (entity, field), C_("support contact", "Nobody"));
      break;
    default:
      text = tandem_entity_get_text (entity, field);
      take_words (store, functions, "function", TRUE, text);
    }
}

static void
take_for_stakeholder (GListStore *store, TandemPlan *plan, TandemEntity *entity, guint field)
{
  const char *text = tandem_entity_get_text (entity, field);

  switch (field)
    {
    case TANDEM_STAKEHOLDER_SIDE:
      take_sides (store, plan, FALSE);
      break;
    case TANDEM_STAKEHOLDER_ROLE:
      take_words (store, roles, "role", TRUE, text);
      break;
    case TANDEM_STAKEHOLDER_ATTITUDE:
      take_words (store, attitudes, "attitude", TRUE, text);
      break;
    case TANDEM_STAKEHOLDER_INFLUENCE:
      take_words (store, influences, "influence", TRUE, text);
      break;
    case TANDEM_STAKEHOLDER_FUNCTION:
    default:
      take_words (store, functions, "function", TRUE, text);
    }
}

/**
 * tandem_choices_countries:
 * @current: code of the one chosen now, "" for none
 *
 * Returns: (transfer full): list of #TandemChoice: none, and the countries of the world by their codes; @current is in it
 */
GListStore *
tandem_choices_countries (const char *current)
{
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);
  gboolean found = *current == '\0';

  take (store, "", C_("country", "Not set"), NULL);
  for (guint i = 0; i < tandem_countries_get_n (); i++)
    {
      found |= g_str_equal (tandem_countries_get_code (i), current);
      take (store, tandem_countries_get_code (i), tandem_countries_get_name (i), NULL);
    }
  if (!found)
    take (store, current, current, NULL);
  return store;
}

/**
 * tandem_choices_regions:
 * @country: code of a country, "" for none
 * @current: code of the region chosen now, "" for none
 *
 * Returns: (transfer full): list of #TandemChoice: the regions of @country that have holidays of their own, after one with
 *   the key "" for what is meant without a region; empty where the whole country has the same holidays
 */
GListStore *
tandem_choices_regions (const char *country, const char *current)
{
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);
  g_autoptr (GPtrArray) regions = tandem_holidays_list_regions (country);
  g_autofree char *usual = tandem_holidays_dup_usual_region (country);
  gboolean found = *current == '\0';

  if (regions->len > 0 && usual == NULL)
    take (store, "", C_("region", "The whole country"), NULL);
  for (guint i = 0; i < regions->len; i++)
    {
      const TandemArea *region = g_ptr_array_index (regions, i);
      gboolean is_usual = g_strcmp0 (region->code, usual) == 0;

      found |= g_ascii_strcasecmp (region->code, current) == 0;
      take (store, is_usual ? "" : region->code, region->name, NULL);
    }
  if (!found && regions->len > 0)
    take (store, current, current, NULL);
  return store;
}

/* Each in its own words, as the buyer would look for it. */
static void
take_languages (GListStore *store, const char *current)
{
  gboolean found = *current == '\0';

  take (store, "", C_("language", "English (not set)"), NULL);
  for (const char *const *tag = tandem_language_tags (); *tag != NULL; tag++)
    {
      found |= g_str_equal (*tag, current);
      take (store, *tag, tandem_language_get_name (tandem_language_find (*tag)), NULL);
    }
  if (!found)
    take (store, current, current, NULL);
}

static void
take_for_plan (GListStore *store, TandemEntity *entity, guint field)
{
  const char *text = tandem_entity_get_text (entity, field);

  switch (field)
    {
    case TANDEM_PLAN_STATUS:
      take_words (store, plan_statuses, "plan status", FALSE, "");
      break;
    case TANDEM_PLAN_ANCHOR_KIND:
      take_words (store, anchors, "anchor", FALSE, "");
      break;
    case TANDEM_PLAN_LANGUAGE:
      take_languages (store, text);
      break;
    case TANDEM_PLAN_PAPER:
      take_words (store, papers, NULL, TRUE, text);
      break;
    default:
      g_warn_if_reached ();
    }
}

/**
 * tandem_choices_for:
 * @plan: the plan
 * @entity: an entity of it, or the plan itself
 * @field: a CHOICE or REF field, or a TEXT field with an open list
 *
 * Returns: (transfer full): list of #TandemChoice; what the field holds is always in it
 */
GListStore *
tandem_choices_for (TandemPlan *plan, TandemEntity *entity, guint field)
{
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);
  TandemKind kind = tandem_entity_get_kind (entity);

  if (kind == TANDEM_KIND_MILESTONE)
    take_for_milestone (store, plan, entity, field);
  else if (kind == TANDEM_KIND_STAKEHOLDER)
    take_for_stakeholder (store, plan, entity, field);
  else if (kind == TANDEM_KIND_PLAN)
    take_for_plan (store, entity, field);
  else if (kind == TANDEM_KIND_DELIVERABLE && field == TANDEM_DELIVERABLE_OWNER)
    take_people (store, plan, -1, tandem_entity_get_ref (entity, field), C_("owner", "Nobody"));
  else if ((kind == TANDEM_KIND_DELIVERABLE && field == TANDEM_DELIVERABLE_VISIBILITY) || (kind == TANDEM_KIND_ROADBLOCK && field == TANDEM_ROADBLOCK_VISIBILITY))
    take_words (store, visibilities, "visibility", FALSE, "");
  else if (kind == TANDEM_KIND_CLOSED_PERIOD && field == TANDEM_CLOSED_PERIOD_KIND)
    take_words (store, closed_kinds, "closed days", FALSE, "");
  else if (tandem_kind_info (kind)->fields[field].choices == tandem_side_choices)
    take_sides (store, plan, TRUE);
  else
    g_warn_if_reached ();
  return store;
}

/* The key of what the field holds now. */
char *
tandem_choices_key (TandemEntity *entity, guint field)
{
  if (tandem_kind_info (tandem_entity_get_kind (entity))->fields[field].type != TANDEM_FIELD_REF)
    return g_strdup (tandem_entity_get_text (entity, field));
  if (tandem_entity_get_ref (entity, field) == 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, tandem_entity_get_ref (entity, field));
}
