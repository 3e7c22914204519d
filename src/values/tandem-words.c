/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-words.h"

const char *const tandem_side_choices[] = { "buyer", "seller", "joint", NULL };
const char *const tandem_status_choices[] = { "not-started", "in-progress", "at-risk", "done", "cancelled", NULL };
const char *const tandem_plan_status_choices[] = { "draft", "shared", "agreed", "won", "lost", NULL };
const char *const tandem_visibility_choices[] = { "shared", "internal", NULL };
const char *const tandem_anchor_choices[] = { "go-live", "signature", "decision", NULL };
const char *const tandem_closed_choices[] = { "holiday", "freeze", NULL };
const char *const tandem_unit_choices[] = { "working-days", "calendar-days", NULL };
const char *const tandem_month_week_choices[] = { "any", "first", "second", "third", "fourth", "last", NULL };
const char *const tandem_weekday_choices[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

const char *const tandem_function_suggestions[] = {
  "executive", "business", "it", "security", "legal", "procurement", "finance", "implementation",
  "end-users", "operations", "sales", "customer-success", NULL
};
const char *const tandem_role_suggestions[] = {
  "champion", "economic-buyer", "executive-sponsor", "decision-maker", "evaluator", "influencer", "user", "blocker", NULL
};
const char *const tandem_attitude_suggestions[] = { "supportive", "neutral", "sceptical", "opposed", NULL };
const char *const tandem_influence_suggestions[] = { "high", "medium", "low", NULL };

/**
 * tandem_choice_index:
 * @choices: NULL-terminated list
 * @text: (nullable): a word
 *
 * Returns: the place of @text in @choices, -1 if it isn't there.
 */
int
tandem_choice_index (const char *const *choices, const char *text)
{
  for (int i = 0; choices[i] != NULL; i++)
    if (g_strcmp0 (choices[i], text) == 0)
      return i;
  return -1;
}
