/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a template to a plan with days. */
#include "tandem-template-private.h"

#include "tandem-error.h"
#include "tandem-holidays.h"
#include "tandem-plan-file-private.h"
#include "tandem-plan-workdays.h"

#include <glib/gi18n-lib.h>

/* "2 March 2027" in the person's language. */
static char *
format_day (TandemDay day)
{
  GDate date;
  char text[64];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  /* Translators: a day in a sentence, as strftime(3) writes it: "2 March 2027" */
  g_date_strftime (text, sizeof text, C_("day", "%-d %B %Y"), &date);
  return g_strdup (text);
}

static TandemWorkdays *
make_workdays (const TandemTemplateParameters *parameters, GPtrArray *notes)
{
  TandemWorkdays *workdays = tandem_workdays_new ();
  char *buyer = tandem_workdays_open_country (workdays, TANDEM_SIDE_BUYER, parameters->buyer_country, parameters->buyer_region);
  char *seller = tandem_workdays_open_country (workdays, TANDEM_SIDE_SELLER, parameters->seller_country, parameters->seller_region);

  if (parameters->seller_week != 0)
    tandem_workdays_set_week (workdays, TANDEM_SIDE_SELLER, parameters->seller_week, NULL);
  if (buyer != NULL)
    g_ptr_array_add (notes, buyer);
  if (seller != NULL && g_strcmp0 (buyer, seller) != 0)
    g_ptr_array_add (notes, seller);
  else
    g_free (seller);
  return workdays;
}

/* Later holidays are not in the data: a plan that far ahead has none. */
static void
note_years (TandemTemplateSchedule *schedule, const TandemTemplateParameters *parameters)
{
  g_autoptr (TandemHolidays) buyer = tandem_holidays_load (parameters->buyer_country, NULL), seller = tandem_holidays_load (parameters->seller_country, NULL);
  TandemHolidays *known = buyer != NULL ? buyer : seller;
  int year, month, day;

  tandem_day_split (schedule->anchor, &year, &month, &day);
  if (known != NULL && year > tandem_holidays_last_year (known))
    g_ptr_array_add (schedule->notes, g_strdup_printf (_("Holidays are known until the end of %d; after that only weekends are closed."), tandem_holidays_last_year (known)));
}

static void
note_too_late (TandemTemplateSchedule *schedule)
{
  g_autofree char *earliest = format_day (schedule->earliest_anchor);
  g_autoptr (GString) titles = g_string_new (NULL);

  if (schedule->n_too_late == 0)
    return;
  for (guint i = 0; i < schedule->steps->len; i++)
    {
      const TandemTemplateStep *step = &g_array_index (schedule->steps, TandemTemplateStep, i);

      if (step->too_late)
        g_string_append_printf (titles, "%s“%s”", titles->len > 0 ? ", " : "", step->title);
    }
  /* Translators: %1$s is a list of milestones in quotes, %2$s a day */
  schedule->too_late_note = g_strdup_printf (ngettext ("This would have had to begin before today: %1$s. The earliest day that can be reached is %2$s.",
                                                       "These would have had to begin before today: %1$s. The earliest day that can be reached is %2$s.",
                                                       schedule->n_too_late), titles->str, earliest);
}

/* Earliest day the anchor's milestone can be due when work begins today; the anchor itself doesn't matter for it. */
static TandemDay
find_earliest (TandemTemplate *self, TandemWorkdays *workdays, TandemDay today)
{
  g_autofree TandemScheduleItem *items = g_new (TandemScheduleItem, self->milestones->len);
  TandemSchedule result;

  return tandem_template_run (self, workdays, today, today, items, &result, NULL) ? MAX (result.earliest_anchor, items[self->anchor].earliest_due) : TANDEM_DAY_NONE;
}

static gboolean
check_anchor (TandemTemplateSchedule *schedule, const TandemTemplateParameters *parameters, GError **error)
{
  g_autofree char *asked = format_day (parameters->anchor), *earliest = NULL;

  if (schedule->earliest_anchor == TANDEM_DAY_NONE || schedule->anchor == TANDEM_DAY_NONE)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The two sides have too few working days in common for this plan."));
      return FALSE;
    }
  if (parameters->anchor >= parameters->today)
    return TRUE;
  earliest = format_day (schedule->earliest_anchor);
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("%1$s has passed. The earliest day this plan can reach is %2$s."), asked, earliest);
  return FALSE;
}

/* A closed day can't be the anchor: the working day before it is. */
static void
settle_anchor (TandemTemplateSchedule *schedule, TandemWorkdays *workdays, TandemSide side, TandemDay asked)
{
  const char *reason = tandem_workdays_get_reason (workdays, side, asked);
  g_autofree char *from = format_day (asked), *to = NULL;

  schedule->anchor = tandem_workdays_on_or_before (workdays, side, asked);
  if (schedule->anchor == asked || schedule->anchor == TANDEM_DAY_NONE)
    return;
  to = format_day (schedule->anchor);
  if (reason != NULL)
    /* Translators: a day, the holiday it is, another day */
    g_ptr_array_add (schedule->notes, g_strdup_printf (_("%1$s is a closed day: %2$s. The plan counts back from %3$s."), from, reason, to));
  else
    g_ptr_array_add (schedule->notes, g_strdup_printf (_("Not everybody works on %1$s. The plan counts back from %2$s."), from, to));
}

/**
 * tandem_template_schedule:
 * @self: a template
 * @parameters: countries, anchor and today
 * @error: %TANDEM_ERROR_INVALID where the anchor has passed; the sentence names the earliest day that can be reached
 *
 * Returns: (transfer full) (nullable): all milestones counted back from the anchor over both sides' working days
 */
TandemTemplateSchedule *
tandem_template_schedule (TandemTemplate *self, const TandemTemplateParameters *parameters, GError **error)
{
  g_autoptr (TandemTemplateSchedule) schedule = g_new0 (TandemTemplateSchedule, 1);
  g_autoptr (TandemWorkdays) workdays = NULL;
  g_autofree TandemScheduleItem *items = g_new (TandemScheduleItem, self->milestones->len);
  TandemSchedule result;

  schedule->notes = g_ptr_array_new_with_free_func (g_free);
  schedule->steps = g_array_new (FALSE, TRUE, sizeof (TandemTemplateStep));
  workdays = make_workdays (parameters, schedule->notes);
  settle_anchor (schedule, workdays, g_array_index (self->milestones, TandemTemplateMilestone, self->anchor).driver, parameters->anchor);
  schedule->earliest_anchor = find_earliest (self, workdays, parameters->today);
  if (!check_anchor (schedule, parameters, error))
    return NULL;

  tandem_template_run (self, workdays, parameters->today, schedule->anchor, items, &result, NULL);
  for (guint i = 0; i < self->milestones->len; i++)
    {
      TandemTemplateStep step = { .title = g_array_index (self->milestones, TandemTemplateMilestone, i).title, .start = items[i].latest_start,
                                  .due = items[i].latest_due, .is_anchor = i == self->anchor, .too_late = items[i].latest_start < parameters->today };

      schedule->n_too_late += step.too_late;
      g_array_append_val (schedule->steps, step);
    }
  note_years (schedule, parameters);
  note_too_late (schedule);
  return g_steal_pointer (&schedule);
}

void
tandem_template_schedule_free (TandemTemplateSchedule *schedule)
{
  g_clear_pointer (&schedule->notes, g_ptr_array_unref);
  g_clear_pointer (&schedule->steps, g_array_unref);
  g_free (schedule->too_late_note);
  g_free (schedule);
}

/* Puts the names of the new plan where the template leaves them open. */
static void
set_text (TandemRow *row, guint field, const char *text, const TandemTemplateParameters *parameters)
{
  g_autoptr (GString) filled = g_string_new (text);

  g_string_replace (filled, TANDEM_TEMPLATE_BUYER, parameters->buyer, 0);
  g_string_replace (filled, TANDEM_TEMPLATE_SELLER, parameters->seller, 0);
  tandem_row_set_text (row, field, filled->str);
}

static void
add_head (TandemTemplate *self, const TandemTemplateParameters *parameters, TandemDay anchor, TandemPlanFile *file)
{
  TandemRow *row = tandem_plan_file_get_row (file, TANDEM_KIND_PLAN, tandem_plan_file_add (file, TANDEM_KIND_PLAN));

  set_text (row, TANDEM_PLAN_TITLE, parameters->title != NULL && *parameters->title != '\0' ? parameters->title : self->plan_title, parameters);
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_NAME, parameters->buyer);
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_NAME, parameters->seller);
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_COUNTRY, parameters->buyer_country != NULL ? parameters->buyer_country : "");
  tandem_row_set_text (row, TANDEM_PLAN_SELLER_COUNTRY, parameters->seller_country != NULL ? parameters->seller_country : "");
  tandem_row_set_choice (row, TANDEM_PLAN_ANCHOR_KIND, (int) self->anchor_kind);
  tandem_row_set_day (row, TANDEM_PLAN_ANCHOR_DATE, anchor);
  tandem_row_set_text (row, TANDEM_PLAN_LANGUAGE, parameters->language != NULL ? parameters->language : self->language);
  tandem_row_set_text (row, TANDEM_PLAN_TEMPLATE, self->key);
}

/* A region and an own week say more than the plan's country. */
static void
add_calendar (TandemPlanFile *file, TandemSide side, const char *country, const char *region, TandemWeek week)
{
  gboolean has_region = region != NULL && *region != '\0' && country != NULL;
  TandemRow *row;

  if (!has_region && week == 0)
    return;
  row = tandem_plan_file_get_row (file, TANDEM_KIND_CALENDAR, tandem_plan_file_add (file, TANDEM_KIND_CALENDAR));
  tandem_row_set_choice (row, TANDEM_CALENDAR_SIDE, (int) side);
  tandem_row_set_integer (row, TANDEM_CALENDAR_WORKING_WEEK, week);
  if (!has_region)
    return;
  tandem_row_set_text (row, TANDEM_CALENDAR_COUNTRY, country);
  tandem_row_set_text (row, TANDEM_CALENDAR_REGION, region);
}

static void
add_lists (TandemTemplate *self, const TandemTemplateParameters *parameters, TandemPlanFile *file)
{
  TandemRow *row;

  for (guint i = 0; i < self->phases->len; i++)
    {
      row = tandem_plan_file_get_row (file, TANDEM_KIND_PHASE, tandem_plan_file_add (file, TANDEM_KIND_PHASE));
      set_text (row, TANDEM_PHASE_NAME, g_ptr_array_index (self->phases, i), parameters);
    }
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TandemTemplateCriterion *criterion = &g_array_index (self->criteria, TandemTemplateCriterion, i);

      row = tandem_plan_file_get_row (file, TANDEM_KIND_CRITERION, tandem_plan_file_add (file, TANDEM_KIND_CRITERION));
      set_text (row, TANDEM_CRITERION_TITLE, criterion->title, parameters);
      set_text (row, TANDEM_CRITERION_MEASURE, criterion->measure, parameters);
    }
  for (guint i = 0; i < self->terms->len; i++)
    {
      const TandemTemplateTerm *term = &g_array_index (self->terms, TandemTemplateTerm, i);

      row = tandem_plan_file_get_row (file, TANDEM_KIND_TERM, tandem_plan_file_add (file, TANDEM_KIND_TERM));
      tandem_row_set_text (row, TANDEM_TERM_OURS, term->ours);
      tandem_row_set_text (row, TANDEM_TERM_THEIRS, term->theirs);
    }
}

static void
add_milestone (const TandemTemplateMilestone *milestone, const TandemTemplateStep *step, const TandemTemplateParameters *parameters, TandemPlanFile *file)
{
  gint64 ref = tandem_plan_file_add (file, TANDEM_KIND_MILESTONE);
  TandemRow *row = tandem_plan_file_get_row (file, TANDEM_KIND_MILESTONE, ref);

  set_text (row, TANDEM_MILESTONE_TITLE, milestone->title, parameters);
  set_text (row, TANDEM_MILESTONE_EXPLANATION, milestone->explanation, parameters);
  set_text (row, TANDEM_MILESTONE_DONE_WHEN, milestone->done_when, parameters);
  tandem_row_set_text (row, TANDEM_MILESTONE_BUYER_FUNCTION, milestone->buyer_function);
  tandem_row_set_text (row, TANDEM_MILESTONE_SELLER_FUNCTION, milestone->seller_function);
  tandem_row_set_ref (row, TANDEM_MILESTONE_PHASE, milestone->phase + 1);
  if (milestone->criterion >= 0)
    tandem_row_set_ref (row, TANDEM_MILESTONE_CRITERION, milestone->criterion + 1);
  tandem_row_set_choice (row, TANDEM_MILESTONE_DRIVER, (int) milestone->driver);
  tandem_row_set_choice (row, TANDEM_MILESTONE_VISIBILITY, (int) milestone->visibility);
  tandem_row_set_integer (row, TANDEM_MILESTONE_DURATION_DAYS, milestone->duration);
  tandem_row_set_choice (row, TANDEM_MILESTONE_DURATION_UNIT, (int) milestone->unit);
  tandem_row_set_choice (row, TANDEM_MILESTONE_MONTHLY_WEEK, (int) milestone->monthly.week);
  tandem_row_set_choice (row, TANDEM_MILESTONE_MONTHLY_WEEKDAY, (int) milestone->monthly.weekday - 1);
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, step->due);

  for (guint i = 0; i < milestone->deliverables->len; i++)
    {
      const TandemTemplateDeliverable *deliverable = &g_array_index (milestone->deliverables, TandemTemplateDeliverable, i);

      row = tandem_plan_file_get_row (file, TANDEM_KIND_DELIVERABLE, tandem_plan_file_add (file, TANDEM_KIND_DELIVERABLE));
      tandem_row_set_ref (row, TANDEM_DELIVERABLE_MILESTONE, ref);
      set_text (row, TANDEM_DELIVERABLE_TITLE, deliverable->title, parameters);
      tandem_row_set_choice (row, TANDEM_DELIVERABLE_SIDE, (int) deliverable->side);
    }
  for (guint i = 0; i < milestone->after->len; i++)
    {
      const TandemScheduleLink *link = &g_array_index (milestone->after, TandemScheduleLink, i);

      row = tandem_plan_file_get_row (file, TANDEM_KIND_DEPENDENCY, tandem_plan_file_add (file, TANDEM_KIND_DEPENDENCY));
      tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, ref);
      tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, link->predecessor + 1);
      tandem_row_set_integer (row, TANDEM_DEPENDENCY_LAG_DAYS, link->lag);
    }
}

/**
 * tandem_template_to_edit:
 * @self: a template
 * @parameters: names, countries, language, anchor, today; buyer and seller must be given
 * @new_id: gives ids
 * @data: for @new_id
 * @notes: (out) (optional) (transfer full) (element-type utf8): sentences for a person, see #TandemTemplateSchedule
 * @error: as tandem_template_schedule(), or from @new_id
 *
 * To look at the plan before it is made, apply the edit to a library of its own (tandem_library_new()) with a counter for ids.
 *
 * Returns: (transfer full) (nullable): one edit that adds the plan; tandem_edit_get_plan() tells its id
 */
TandemEdit *
tandem_template_to_edit (TandemTemplate *self, const TandemTemplateParameters *parameters, TandemNewId new_id, gpointer data, GPtrArray **notes, GError **error)
{
  g_autoptr (TandemTemplateSchedule) schedule = tandem_template_schedule (self, parameters, error);
  g_autoptr (TandemPlanFile) file = NULL;
  TandemEdit *edit;

  if (schedule == NULL)
    return NULL;
  file = tandem_plan_file_new ();
  add_head (self, parameters, schedule->anchor, file);
  add_calendar (file, TANDEM_SIDE_BUYER, parameters->buyer_country, parameters->buyer_region, 0);
  add_calendar (file, TANDEM_SIDE_SELLER, parameters->seller_country, parameters->seller_region, parameters->seller_week);
  add_lists (self, parameters, file);
  for (guint i = 0; i < self->milestones->len; i++)
    add_milestone (&g_array_index (self->milestones, TandemTemplateMilestone, i), &g_array_index (schedule->steps, TandemTemplateStep, i), parameters, file);

  edit = tandem_plan_file_to_edit (file, new_id, data, parameters->today, error);
  if (schedule->too_late_note != NULL)
    g_ptr_array_add (schedule->notes, g_steal_pointer (&schedule->too_late_note));
  if (edit != NULL && notes != NULL)
    *notes = g_steal_pointer (&schedule->notes);
  return edit != NULL ? tandem_edit_with_label (edit, _("New Plan")) : NULL;
}
