/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (const TandemNewPlan *self, guint field)
{
  return tandem_row_get (self->head, field)->text;
}

static TandemTemplateParameters
get_parameters (const TandemNewPlan *self)
{
  const TandemValue *anchor = tandem_row_get (self->head, TANDEM_PLAN_ANCHOR_DATE);

  return (TandemTemplateParameters) {
    .title = get_text (self, TANDEM_PLAN_TITLE),
    .buyer = get_text (self, TANDEM_PLAN_BUYER_NAME),
    .seller = get_text (self, TANDEM_PLAN_SELLER_NAME),
    .buyer_country = get_text (self, TANDEM_PLAN_BUYER_COUNTRY),
    .seller_country = get_text (self, TANDEM_PLAN_SELLER_COUNTRY),
    .anchor = anchor->type == TANDEM_VALUE_DAY ? anchor->day : TANDEM_DAY_NONE,
    .today = self->today,
  };
}

/**
 * tandem_new_plan_get_earliest:
 * @self: a new plan from a template
 *
 * Returns: the earliest day it can lead to when work begins today; none where that can't be said
 */
TandemDay
tandem_new_plan_get_earliest (const TandemNewPlan *self)
{
  TandemTemplateParameters parameters = get_parameters (self);
  g_autoptr (TandemTemplateSchedule) schedule = NULL;

  /* Any day far enough off will do to ask; two calendar days for a working day are enough with holidays. */
  parameters.anchor = tandem_day_add (self->today, 2 * tandem_template_get_span (self->template) + 30);
  schedule = tandem_template_schedule (self->template, &parameters, NULL);
  return schedule != NULL ? schedule->earliest_anchor : TANDEM_DAY_NONE;
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
  g_autoptr (TandemEdit) made = NULL;

  *notes = NULL;
  if (self->template == NULL)
    return tandem_edits_new_plan (self->head, self->with_phases ? phases : NULL, new_id, data, error);

  parameters = get_parameters (self);
  made = tandem_template_to_edit (self->template, &parameters, new_id, data, notes, error);
  return made != NULL ? add_head (self, made) : NULL;
}

static gint64
count_up (gpointer data, GError **error)
{
  return ++*(gint64 *) data;
}

/**
 * tandem_new_plan_preview:
 * @self: a new plan; names may be missing
 * @notes: (out) (nullable) (transfer full): sentences for a person
 *
 * Returns: (transfer full) (nullable): the plan as it would be, for us; %NULL where it can't be made
 */
TandemEdition *
tandem_new_plan_preview (const TandemNewPlan *self, GPtrArray **notes)
{
  g_autoptr (TandemRow) head = tandem_row_copy (self->head);
  g_autoptr (TandemLibrary) scratch = tandem_library_new ();
  TandemNewPlan whole = *self;
  TandemEditionOptions options = { .today = self->today, .for_us = TRUE };
  g_autoptr (TandemEdit) edit = NULL;
  gint64 last_id = 0;

  whole.head = head;
  if (*get_text (self, TANDEM_PLAN_BUYER_NAME) == '\0')
    tandem_row_set_text (head, TANDEM_PLAN_BUYER_NAME, C_("side", "Buyer"));
  if (*get_text (self, TANDEM_PLAN_SELLER_NAME) == '\0')
    tandem_row_set_text (head, TANDEM_PLAN_SELLER_NAME, C_("side", "Seller"));
  edit = tandem_new_plan_to_edit (&whole, count_up, &last_id, notes, NULL);
  if (edit == NULL)
    return NULL;
  tandem_edit_apply (edit, scratch);
  return tandem_edition_new (tandem_library_find (scratch, tandem_edit_get_plan (edit)), &options);
}
