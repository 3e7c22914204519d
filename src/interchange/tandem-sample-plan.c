/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-sample-plan.h"

#include "tandem-language.h"
#include "tandem-sample-resource.h"

/**
 * tandem_sample_plan_shift:
 * @today: the day the sample is opened
 *
 * Returns: calendar days to move everything by: whole weeks, so that no working day becomes a Sunday; the sample's own
 *   day comes to lie within three days of @today
 */
int
tandem_sample_plan_shift (TandemDay today)
{
  int days = (int) today - (int) tandem_day_new (TANDEM_SAMPLE_PLAN_YEAR, TANDEM_SAMPLE_PLAN_MONTH, TANDEM_SAMPLE_PLAN_DAY);

  return (days + (days < 0 ? -3 : 3)) / 7 * 7;
}

/* The goal names the day in words: "We go live on 2 March 2027 so that …". */
static void
shift_goal (TandemRow *plan, int days)
{
  const TandemLanguage *language = tandem_language_find (tandem_row_get (plan, TANDEM_PLAN_LANGUAGE)->text);
  TandemDay day = tandem_row_get (plan, TANDEM_PLAN_ANCHOR_DATE)->day;
  g_autofree char *before = tandem_language_format_day (language, tandem_day_add (day, -days), TANDEM_DATE_LONG);
  g_autofree char *after = tandem_language_format_day (language, day, TANDEM_DATE_LONG);
  g_autoptr (GString) goal = g_string_new (tandem_row_get (plan, TANDEM_PLAN_GOAL)->text);

  g_string_replace (goal, before, after, 0);
  tandem_row_set_text (plan, TANDEM_PLAN_GOAL, goal->str);
}

/**
 * tandem_sample_plan_new:
 * @today: the day the sample is opened
 *
 * Returns: (transfer full): the sample as tandem_plan_file_to_edit() takes it
 */
TandemPlanFile *
tandem_sample_plan_new (TandemDay today)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (tandem_sample_get_resource (), "/sample.tandem.json", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  TandemPlanFile *file = tandem_plan_file_read (bytes, &error);
  int days = tandem_sample_plan_shift (today);

  g_assert_no_error (error); /* a test reads it too */
  tandem_plan_file_shift (file, days);
  shift_goal (tandem_plan_file_get_plan (file), days);
  return file;
}
