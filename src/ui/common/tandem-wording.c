/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

/**
 * tandem_wording_language:
 *
 * Returns: the language of the window, for its dates
 */
const TandemLanguage *
tandem_wording_language (void)
{
  return tandem_language_find (g_get_language_names ()[0]);
}

/**
 * tandem_wording_day:
 * @day: a day
 * @style: how long
 *
 * Returns: (transfer full): @day in the language of the window; "" for no day
 */
char *
tandem_wording_day (TandemDay day, TandemDateStyle style)
{
  if (day == TANDEM_DAY_NONE)
    return g_strdup ("");
  return tandem_language_format_day (tandem_wording_language (), day, style);
}

/**
 * tandem_wording_days:
 * @first: a day
 * @last: a day that is not before it; none where it is only one
 *
 * Returns: (transfer full): "24 December 2026 – 1 January 2027", or one day
 */
char *
tandem_wording_days (TandemDay first, TandemDay last)
{
  g_autofree char *from = tandem_wording_day (first, TANDEM_DATE_LONG), *to = tandem_wording_day (last, TANDEM_DATE_LONG);

  if (last == TANDEM_DAY_NONE || last == first)
    return g_steal_pointer (&from);
  /* Translators: from a day to a day */
  return g_strdup_printf (C_("days", "%1$s – %2$s"), from, to);
}

/**
 * tandem_wording_anchor:
 * @kind: what the plan counts down to
 * @day: when; may be none
 *
 * Returns: (transfer full): "go-live 2 March 2027"
 */
char *
tandem_wording_anchor (TandemAnchorKind kind, TandemDay day)
{
  g_autofree char *text = tandem_wording_day (day, TANDEM_DATE_LONG);
  gboolean set = day != TANDEM_DAY_NONE;

  switch (kind)
    {
    case TANDEM_ANCHOR_SIGNATURE:
      /* Translators: %s is a day, "signature 2 March 2027" */
      return set ? g_strdup_printf (_("signature %s"), text) : g_strdup (_("no signature day yet"));
    case TANDEM_ANCHOR_DECISION:
      /* Translators: %s is a day, "decision 2 March 2027" */
      return set ? g_strdup_printf (_("decision %s"), text) : g_strdup (_("no decision day yet"));
    case TANDEM_ANCHOR_GO_LIVE:
    default:
      /* Translators: %s is a day, "go-live 2 March 2027" */
      return set ? g_strdup_printf (_("go-live %s"), text) : g_strdup (_("no go-live day yet"));
    }
}

/**
 * tandem_wording_days_left:
 * @state: how a plan stands
 *
 * Returns: (transfer full): "99 days", "today", "5 days past"; "" without an anchor date
 */
char *
tandem_wording_days_left (const TandemPlanState *state)
{
  if (state->anchor == TANDEM_DAY_NONE)
    return g_strdup ("");
  if (state->days_left == 0)
    return g_strdup (C_("days to go-live", "today"));
  if (state->days_left < 0)
    return g_strdup_printf (ngettext ("%d day past", "%d days past", (gulong) -state->days_left), -state->days_left);
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) state->days_left), state->days_left);
}

/**
 * tandem_wording_days_ago:
 * @day: a day that is not after @today
 * @today: today
 *
 * Returns: (transfer full): "6 days ago"
 */
char *
tandem_wording_days_ago (TandemDay day, TandemDay today)
{
  int days = (int) today - (int) day;

  if (days <= 0)
    return g_strdup (C_("when", "today"));
  if (days == 1)
    return g_strdup (C_("when", "yesterday"));
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
}

/* "3 of 11 milestones done" */
char *
tandem_wording_progress (guint n_done, guint n_counted)
{
  if (n_counted == 0)
    return g_strdup (_("no milestones yet"));
  /* Translators: "3 of 11 milestones done"; the second number decides the plural */
  return g_strdup_printf (ngettext ("%u of %u milestone done", "%u of %u milestones done", n_counted), n_done, n_counted);
}

/**
 * tandem_wording_pill:
 * @state: how a plan stands
 *
 * Returns: (transfer full): why the plan is where it is, in at most three words: "1 late"
 */
char *
tandem_wording_pill (const TandemPlanState *state)
{
  switch (state->reason)
    {
    case TANDEM_REASON_LATE:
      return g_strdup_printf (C_("milestones", "%d late"), state->n);
    case TANDEM_REASON_ANCHOR_PAST:
      return g_strdup (C_("plan", "date past"));
    case TANDEM_REASON_AT_RISK:
      return g_strdup_printf (C_("milestones", "%d at risk"), state->n);
    case TANDEM_REASON_NO_DUE:
      return g_strdup_printf (C_("milestones", "%d undated"), state->n);
    case TANDEM_REASON_NO_MILESTONE:
      return g_strdup (C_("plan", "empty"));
    case TANDEM_REASON_NONE:
    default:
      break;
    }
  if (state->status == TANDEM_PLAN_STATUS_WON)
    return g_strdup (C_("plan", "won"));
  if (state->status == TANDEM_PLAN_STATUS_LOST)
    return g_strdup (C_("plan", "lost"));
  if (state->status == TANDEM_PLAN_STATUS_DRAFT)
    return g_strdup (C_("plan", "draft"));
  return g_strdup (C_("plan", "on track"));
}

/**
 * tandem_wording_pill_long:
 * @state: how a plan stands
 *
 * Returns: (transfer full): the same in a sentence, for tooltips and screen readers
 */
char *
tandem_wording_pill_long (const TandemPlanState *state)
{
  switch (state->reason)
    {
    case TANDEM_REASON_LATE:
      return g_strdup_printf (ngettext ("%d milestone is late", "%d milestones are late", (gulong) state->n), state->n);
    case TANDEM_REASON_ANCHOR_PAST:
      return g_strdup_printf (ngettext ("The target day passed %d day ago", "The target day passed %d days ago", (gulong) state->n), state->n);
    case TANDEM_REASON_AT_RISK:
      return g_strdup_printf (ngettext ("%d milestone is at risk", "%d milestones are at risk", (gulong) state->n), state->n);
    case TANDEM_REASON_NO_DUE:
      return g_strdup_printf (ngettext ("%d milestone has no due date", "%d milestones have no due date", (gulong) state->n), state->n);
    case TANDEM_REASON_NO_MILESTONE:
      return g_strdup (_("The plan has no milestones"));
    case TANDEM_REASON_NONE:
    default:
      return tandem_wording_pill (state);
    }
}

/* Heading of a section of the list. */
const char *
tandem_wording_standing (TandemStanding standing)
{
  switch (standing)
    {
    case TANDEM_STANDING_ATTENTION:
      return C_("plans", "Needs attention");
    case TANDEM_STANDING_ON_TRACK:
      return C_("plans", "On track");
    case TANDEM_STANDING_DRAFT:
      return C_("plans", "Drafts");
    case TANDEM_STANDING_CLOSED:
      return C_("plans", "Closed");
    case TANDEM_STANDING_ARCHIVED:
    default:
      return C_("plans", "Archived");
    }
}

/* The shape that says the same as the colour. */
const char *
tandem_wording_standing_icon (TandemStanding standing)
{
  switch (standing)
    {
    case TANDEM_STANDING_ATTENTION:
      return "tandem-attention-symbolic";
    case TANDEM_STANDING_ON_TRACK:
      return "tandem-on-track-symbolic";
    case TANDEM_STANDING_DRAFT:
      return "tandem-draft-symbolic";
    case TANDEM_STANDING_CLOSED:
      return "tandem-closed-symbolic";
    case TANDEM_STANDING_ARCHIVED:
    default:
      return "tandem-archived-symbolic";
    }
}

/* Style class of icon and pill (style.css). */
const char *
tandem_wording_standing_class (TandemStanding standing)
{
  switch (standing)
    {
    case TANDEM_STANDING_ATTENTION:
      return "attention";
    case TANDEM_STANDING_ON_TRACK:
      return "on-track";
    case TANDEM_STANDING_DRAFT:
    case TANDEM_STANDING_CLOSED:
    case TANDEM_STANDING_ARCHIVED:
    default:
      return "quiet";
    }
}

/* The title; the buyer's name for a plan that came without one. */
const char *
tandem_wording_plan_title (TandemPlan *plan)
{
  const char *title = tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE);

  return *title != '\0' ? title : tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME);
}
