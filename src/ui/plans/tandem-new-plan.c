/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (const TandemNewPlan *self, guint field)
{
  return tandem_row_get (self->head, field)->text;
}

/* TANDEM_DAY_NONE for no day yet. */
static TandemDay
get_anchor (const TandemNewPlan *self)
{
  const TandemValue *anchor = tandem_row_get (self->head, TANDEM_PLAN_ANCHOR_DATE);

  return anchor->type == TANDEM_VALUE_DAY ? anchor->day : TANDEM_DAY_NONE;
}

static TandemTemplateParameters
get_parameters (const TandemNewPlan *self)
{
  return (TandemTemplateParameters) {
    .title = get_text (self, TANDEM_PLAN_TITLE),
    .buyer = get_text (self, TANDEM_PLAN_BUYER_NAME),
    .seller = get_text (self, TANDEM_PLAN_SELLER_NAME),
    .buyer_country = get_text (self, TANDEM_PLAN_BUYER_COUNTRY),
    .seller_country = get_text (self, TANDEM_PLAN_SELLER_COUNTRY),
    .seller_region = self->our_region,
    .seller_week = self->our_week,
    .language = get_text (self, TANDEM_PLAN_LANGUAGE),
    .anchor = get_anchor (self),
    .today = self->today,
  };
}

static TandemTemplate *
adapt (const TandemNewPlan *self)
{
  return tandem_template_adapt (self->template, self->percent != 0 ? self->percent : 100, self->dropped);
}

/* The fields of the head that a template doesn't know. */
static TandemEdit *
add_head (const TandemNewPlan *self, TandemEdit *made)
{
  static const guint fields[] = { TANDEM_PLAN_PAPER, TANDEM_PLAN_CREATED };
  g_autoptr (TandemLibrary) scratch = tandem_library_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  TandemEntity *plan;

  tandem_edit_apply (made, scratch);
  plan = TANDEM_ENTITY (tandem_library_find (scratch, tandem_edit_get_plan (made)));
  g_ptr_array_add (edits, tandem_edit_ref (made));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TandemEdit *edit = tandem_edit_set (plan, fields[i], tandem_row_get (self->head, fields[i]));

      if (edit != NULL && !tandem_edit_is_empty (edit))
        g_ptr_array_add (edits, edit);
      else
        g_clear_pointer (&edit, tandem_edit_unref);
    }
  return tandem_edit_new_group (C_("edit", "New Plan"), edits);
}

/* Adds what a blank plan would not know of the days we work. */
static TandemEdit *
add_our_days (const TandemNewPlan *self, TandemEdit *made, TandemNewId new_id, gpointer data, GError **error)
{
  g_autoptr (TandemEdit) blank = made;
  g_autoptr (TandemLibrary) scratch = tandem_library_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_CALENDAR);
  gint64 id;

  if (blank == NULL || ((self->our_region == NULL || *self->our_region == '\0') && self->our_week == 0))
    return g_steal_pointer (&blank);
  id = new_id (data, error);
  if (id == 0)
    return NULL;
  tandem_edit_apply (blank, scratch);
  tandem_row_set_choice (row, TANDEM_CALENDAR_SIDE, TANDEM_SIDE_SELLER);
  tandem_row_set_integer (row, TANDEM_CALENDAR_WORKING_WEEK, self->our_week);
  if (self->our_region != NULL)
    tandem_row_set_text (row, TANDEM_CALENDAR_REGION, self->our_region);
  g_ptr_array_add (edits, tandem_edit_ref (blank));
  g_ptr_array_add (edits, tandem_edits_add (tandem_library_find (scratch, tandem_edit_get_plan (blank)), id, row));
  return tandem_edit_new_group (C_("edit", "New Plan"), edits);
}

/**
 * tandem_new_plan_to_edit:
 * @self: a new plan
 * @new_id: gives ids
 * @data: for @new_id
 * @notes: (out) (nullable) (transfer full): sentences for a person; %NULL for a blank plan
 * @error: from @new_id, or why the template can't be counted back
 *
 * Returns: (transfer full) (nullable): the edit that adds the plan
 */
TandemEdit *
tandem_new_plan_to_edit (const TandemNewPlan *self, TandemNewId new_id, gpointer data, GPtrArray **notes, GError **error)
{
  const char *const phases[] = { C_("phase", "Validate"), C_("phase", "Approve"), C_("phase", "Launch"), NULL };
  TandemTemplateParameters parameters;
  g_autoptr (TandemTemplate) adapted = NULL;
  g_autoptr (TandemEdit) made = NULL;

  *notes = NULL;
  if (self->template == NULL)
    return add_our_days (self, tandem_edits_new_plan (self->head, self->with_phases ? phases : NULL, new_id, data, error), new_id, data, error);

  parameters = get_parameters (self);
  adapted = adapt (self);
  made = tandem_template_to_edit (adapted, &parameters, new_id, data, notes, error);
  return made != NULL ? add_head (self, made) : NULL;
}

static gint64
count_up (gpointer data, GError **error)
{
  return ++*(gint64 *) data;
}

/* Any day far enough off will do to ask; two calendar days for a working day are enough with holidays. */
static TandemDay
find_earliest (const TandemNewPlan *self, TandemTemplate *adapted)
{
  TandemTemplateParameters parameters = get_parameters (self);
  g_autoptr (TandemTemplateSchedule) schedule = NULL;

  parameters.anchor = tandem_day_add (self->today, 2 * tandem_template_get_span (adapted) + 30);
  schedule = tandem_template_schedule (adapted, &parameters, NULL);
  return schedule != NULL ? schedule->earliest_anchor : TANDEM_DAY_NONE;
}

/* The picture marks what would have had to begin before today. */
static void
mark_too_late (TandemLibrary *library, TandemPlan *plan, GArray *steps)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE) && i < steps->len; i++)
    if (g_array_index (steps, TandemTemplateStep, i).too_late)
      {
        g_autoptr (TandemEdit) edit = tandem_edit_set_choice (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i), TANDEM_MILESTONE_STATUS, TANDEM_STATUS_AT_RISK);

        tandem_edit_apply (edit, library);
      }
}

static TandemEdition *
draw (const TandemNewPlan *self, TandemDay anchor, GArray *steps)
{
  g_autoptr (TandemRow) head = tandem_row_copy (self->head);
  g_autoptr (TandemLibrary) scratch = tandem_library_new ();
  g_autoptr (GPtrArray) notes = NULL;
  TandemNewPlan whole = *self;
  TandemEditionOptions options = { .today = self->today, .for_us = TRUE };
  g_autoptr (TandemEdit) edit = NULL;
  TandemPlan *plan;
  gint64 last_id = 0;

  whole.head = head;
  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, anchor);
  if (*get_text (self, TANDEM_PLAN_BUYER_NAME) == '\0')
    tandem_row_set_text (head, TANDEM_PLAN_BUYER_NAME, C_("side", "Buyer"));
  if (*get_text (self, TANDEM_PLAN_SELLER_NAME) == '\0')
    tandem_row_set_text (head, TANDEM_PLAN_SELLER_NAME, C_("side", "Seller"));
  edit = tandem_new_plan_to_edit (&whole, count_up, &last_id, &notes, NULL);
  if (edit == NULL)
    return NULL;
  tandem_edit_apply (edit, scratch);
  plan = tandem_library_find (scratch, tandem_edit_get_plan (edit));
  mark_too_late (scratch, plan, steps);
  return tandem_edition_new (plan, &options);
}

/* Steps of the adapted template in the places of the whole one. */
static void
take_steps (const TandemNewPlan *self, TandemTemplate *adapted, GArray *steps, TandemNewPlanPreview *preview)
{
  guint n = tandem_template_get_n_milestones (self->template), place = 0;

  for (guint i = 0; i < n; i++)
    {
      TandemTemplateStep none = { .title = tandem_template_get_milestone_title (self->template, i), .is_anchor = tandem_template_is_anchor (self->template, i) };
      gboolean out = self->dropped != NULL && self->dropped[i] && !none.is_anchor;
      TandemTemplateStep step = out ? none : g_array_index (steps, TandemTemplateStep, place++);

      step.title = none.title; /* outlives @adapted */
      g_array_append_val (preview->steps, step);
      if (step.start != TANDEM_DAY_NONE && (preview->begins == TANDEM_DAY_NONE || step.start < preview->begins))
        preview->begins = step.start;
    }
}

/**
 * tandem_new_plan_preview:
 * @self: a new plan from a template; names and day may be missing
 *
 * Where no day is given, or one that has passed, the earliest that can be reached is shown.
 *
 * Returns: (transfer full): the plan as it would be, for us
 */
TandemNewPlanPreview *
tandem_new_plan_preview (const TandemNewPlan *self)
{
  TandemNewPlanPreview *preview = g_new0 (TandemNewPlanPreview, 1);
  TandemTemplateParameters parameters = get_parameters (self);
  g_autoptr (TandemTemplate) adapted = adapt (self);
  g_autoptr (TandemTemplateSchedule) schedule = NULL;

  preview->notes = g_ptr_array_new_with_free_func (g_free);
  preview->steps = g_array_new (FALSE, TRUE, sizeof (TandemTemplateStep));
  preview->earliest = find_earliest (self, adapted);
  preview->has_passed = parameters.anchor != TANDEM_DAY_NONE && parameters.anchor < self->today;
  if (parameters.anchor == TANDEM_DAY_NONE || preview->has_passed)
    parameters.anchor = preview->earliest;
  if (parameters.anchor == TANDEM_DAY_NONE)
    return preview;

  schedule = tandem_template_schedule (adapted, &parameters, NULL);
  if (schedule == NULL)
    return preview;
  preview->anchor = schedule->anchor;
  preview->n_too_late = schedule->n_too_late;
  g_ptr_array_extend_and_steal (preview->notes, g_steal_pointer (&schedule->notes));
  take_steps (self, adapted, schedule->steps, preview);
  preview->edition = draw (self, parameters.anchor, schedule->steps);
  return preview;
}

void
tandem_new_plan_preview_free (TandemNewPlanPreview *preview)
{
  g_clear_pointer (&preview->edition, tandem_edition_unref);
  g_ptr_array_unref (preview->notes);
  g_array_unref (preview->steps);
  g_free (preview);
}

/* Also counts those that the person left out already. */
static void
find_dropped (const TandemNewPlan *self, const TandemTemplateParameters *parameters, TandemNewPlanWays *ways)
{
  g_autoptr (TandemTemplate) fewer = NULL;
  g_autoptr (TandemTemplateSchedule) schedule = NULL;

  ways->dropped = tandem_template_find_dropped (self->template, parameters);
  if (ways->dropped == NULL)
    return;
  for (guint i = 0; i < tandem_template_get_n_milestones (self->template); i++)
    ways->n_dropped += ways->dropped[i] != FALSE;
  fewer = tandem_template_adapt (self->template, 100, ways->dropped);
  schedule = tandem_template_schedule (fewer, parameters, NULL);
  ways->dropped_fits = schedule != NULL && schedule->n_too_late == 0;
}

/**
 * tandem_new_plan_find_ways:
 * @self: a new plan from a template
 * @preview: how it would look
 *
 * Returns: (transfer full): what each of the three ways out would do
 */
TandemNewPlanWays *
tandem_new_plan_find_ways (const TandemNewPlan *self, const TandemNewPlanPreview *preview)
{
  TandemNewPlanWays *ways = g_new0 (TandemNewPlanWays, 1);
  TandemTemplateParameters parameters = get_parameters (self);

  if (preview->n_too_late == 0 && !preview->has_passed)
    return ways;
  ways->later = preview->earliest;
  if (preview->has_passed)
    return ways;
  ways->percent = tandem_template_find_percent (self->template, &parameters);
  find_dropped (self, &parameters, ways);
  return ways;
}

void
tandem_new_plan_ways_free (TandemNewPlanWays *ways)
{
  g_free (ways->dropped);
  g_free (ways);
}
