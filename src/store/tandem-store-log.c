/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the history back. */
#include "tandem-config.h"
#include "tandem-store.h"

#include "tandem-error.h"
#include "tandem-row-json.h"
#include "tandem-store-private.h"
#include "tandem-words.h"

#include <glib/gi18n-lib.h>

static const char *const state_choices[] = { "done", "undone", "dropped", NULL };

static TandemStep *
read_step (TandemStatement *row)
{
  TandemStep *step = g_new0 (TandemStep, 1);

  step->id = tandem_statement_get_int (row, 0);
  step->plan = tandem_statement_get_int (row, 1);
  step->label = g_strdup (tandem_statement_get_text (row, 2));
  step->state = (TandemStepState) MAX (0, tandem_choice_index (state_choices, tandem_statement_get_text (row, 3)));
  step->plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  return step;
}

/* Fills in what the log says about the steps, which are in order of id. */
static gboolean
read_touched (TandemStore *self, GPtrArray *steps, GError **error)
{
  g_autoptr (TandemStatement) touched
    = tandem_sql_prepare (self->sql,
                          "SELECT step, plan, max(id), max(entity = 'plan' AND field IS NULL) FROM change_log"
                          " WHERE step >= :first GROUP BY step, plan ORDER BY step",
                          error);
  guint place = 0;
  gboolean row;

  if (touched == NULL)
    return FALSE;
  tandem_statement_bind_int (touched, ":first", steps->len > 0 ? ((TandemStep *) steps->pdata[0])->id : G_MAXINT64);
  for (;;)
    {
      TandemStep *step;
      gint64 id, plan;

      if (!tandem_statement_step (touched, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = tandem_statement_get_int (touched, 0);
      plan = tandem_statement_get_int (touched, 1);
      while (place < steps->len && ((TandemStep *) steps->pdata[place])->id < id)
        place++;
      if (place == steps->len || ((TandemStep *) steps->pdata[place])->id != id)
        continue; /* a dropped step */
      step = steps->pdata[place];
      g_array_append_val (step->plans, plan);
      step->turn = MAX (step->turn, tandem_statement_get_int (touched, 2));
      step->changes_library = step->changes_library || tandem_statement_get_int (touched, 3) != 0;
    }
}

/**
 * tandem_store_list_steps:
 * @self: a store
 * @most: how many steps at most; the newest ones
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable) (element-type TandemStep): steps that were done or undone, oldest first
 */
GPtrArray *
tandem_store_list_steps (TandemStore *self, guint most, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_step_free);
  g_autoptr (TandemStatement) query
    = tandem_sql_prepare (self->sql,
                          "SELECT id, plan, label, state FROM"
                          " (SELECT * FROM step WHERE state <> 'dropped' ORDER BY id DESC LIMIT :most) ORDER BY id",
                          error);
  gboolean row = TRUE;

  if (query == NULL)
    return NULL;
  tandem_statement_bind_int (query, ":most", most);
  while (row)
    {
      if (!tandem_statement_step (query, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (steps, read_step (query));
    }
  return read_touched (self, steps, error) ? g_steal_pointer (&steps) : NULL;
}

static TandemDay
local_day (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return TANDEM_DAY_NONE;
  return tandem_day_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));
}

static gboolean
read_content (TandemStore *self, TandemStatement *row, TandemChange *change, GError **error)
{
  g_auto (TandemValue) before = tandem_statement_get_value (row, 9);
  g_auto (TandemValue) after = tandem_statement_get_value (row, 10);
  const TandemField *field;

  if (*tandem_statement_get_text (row, 8) == '\0')
    {
      const TandemValue *json = after.type != TANDEM_VALUE_NULL ? &after : &before;

      change->type = after.type != TANDEM_VALUE_NULL ? TANDEM_EDIT_ADD : TANDEM_EDIT_REMOVE;
      change->row = tandem_row_from_json (self->sql, change->kind, json->type == TANDEM_VALUE_TEXT ? json->text : "", error);
      return change->row != NULL;
    }
  field = &tandem_kind_info (change->kind)->fields[change->field];
  change->type = TANDEM_EDIT_SET;
  change->before = tandem_field_decode (field, &before);
  change->after = tandem_field_decode (field, &after);
  return TRUE;
}

/* NULL without an error for a line about a table or a field that this version doesn't have. */
static TandemChange *
read_change (TandemStore *self, TandemStatement *row, GError **error)
{
  g_autoptr (TandemChange) change = NULL;
  const char *field_name = tandem_statement_get_text (row, 8);
  int kind = tandem_kind_from_name (tandem_statement_get_text (row, 6));
  int field = kind >= 0 && *field_name != '\0' ? tandem_field_from_name ((TandemKind) kind, field_name) : 0;

  if (kind < 0 || field < 0)
    return NULL;
  change = g_new0 (TandemChange, 1);
  change->id = tandem_statement_get_int (row, 0);
  change->step = tandem_statement_get_int (row, 1);
  change->direction = (TandemDirection) MAX (0, tandem_choice_index (tandem_direction_choices, tandem_statement_get_text (row, 2)));
  change->plan = tandem_statement_get_int (row, 3);
  change->at = g_strdup (tandem_statement_get_text (row, 4));
  change->day = local_day (change->at);
  change->label = g_strdup (tandem_statement_get_text (row, 5));
  change->reason = g_strdup (tandem_statement_get_text (row, 11));
  change->kind = (TandemKind) kind;
  change->row_id = tandem_statement_get_int (row, 7);
  change->field = (guint) field;
  return read_content (self, row, change, error) ? g_steal_pointer (&change) : NULL;
}

static GPtrArray *
read_changes (TandemStore *self, TandemStatement *query, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_change_free);
  gboolean row;

  for (;;)
    {
      g_autoptr (GError) local = NULL;
      TandemChange *change;

      if (!tandem_statement_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&changes);
      change = read_change (self, query, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
}

#define CHANGE_COLUMNS                                                                                                            \
  "SELECT id, step, direction, plan, at, label, entity, row, field, before, after,"                                               \
  " (SELECT reason FROM step WHERE step.id = change_log.step) FROM change_log "

/**
 * tandem_store_list_changes:
 * @self: a store
 * @plan: id of a plan, also of a removed one
 * @after: id of a line of the log, 0 for all
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable) (element-type TandemChange): every change of the plan after that line, in the
 *   order they were made; what was undone is there twice, back and forth
 */
GPtrArray *
tandem_store_list_changes (TandemStore *self, gint64 plan, gint64 after, GError **error)
{
  g_autoptr (TandemStatement) query = tandem_sql_prepare (self->sql, CHANGE_COLUMNS "WHERE plan = :plan AND id > :after ORDER BY id", error);

  if (query == NULL)
    return NULL;
  tandem_statement_bind_int (query, ":plan", plan);
  tandem_statement_bind_int (query, ":after", after);
  return read_changes (self, query, error);
}

/**
 * tandem_store_list_field_changes:
 * @self: a store
 * @plan: id of a plan
 * @kind: a kind
 * @row: id of an entity of @kind
 * @field: of @kind
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable) (element-type TandemChange): every change of that field that holds, oldest first;
 *   without what was undone
 */
GPtrArray *
tandem_store_list_field_changes (TandemStore *self, gint64 plan, TandemKind kind, gint64 row, guint field, GError **error)
{
  const TandemKindInfo *info = tandem_kind_info (kind);
  g_autoptr (TandemStatement) query
    = tandem_sql_prepare (self->sql,
                          CHANGE_COLUMNS "WHERE plan = :plan AND entity = :entity AND row = :row AND field = :field AND direction = 'do'"
                                         " AND (SELECT state FROM step WHERE step.id = change_log.step) = 'done' ORDER BY id",
                          error);

  if (query == NULL)
    return NULL;
  tandem_statement_bind_int (query, ":plan", plan);
  tandem_statement_bind_text (query, ":entity", info->name);
  tandem_statement_bind_int (query, ":row", row);
  tandem_statement_bind_text (query, ":field", info->fields[field].name);
  return read_changes (self, query, error);
}

/**
 * tandem_store_list_step:
 * @self: a store
 * @step: id of a step
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable) (element-type TandemChange): all the step did when it was done; never a part
 */
GPtrArray *
tandem_store_list_step (TandemStore *self, gint64 step, GError **error)
{
  g_autoptr (TandemStatement) query = tandem_sql_prepare (self->sql, CHANGE_COLUMNS "WHERE step = :step AND direction = 'do' ORDER BY id", error);

  g_autoptr (TandemStatement) count = tandem_sql_prepare (self->sql, "SELECT count (*) FROM change_log WHERE step = :step AND direction = 'do'", error);
  g_autoptr (GPtrArray) changes = NULL;
  gint64 lines;

  if (query == NULL || count == NULL)
    return NULL;
  tandem_statement_bind_int (query, ":step", step);
  tandem_statement_bind_int (count, ":step", step);
  changes = read_changes (self, query, error);
  if (changes == NULL || !tandem_statement_run_for_id (count, &lines, error))
    return NULL;
  if (lines == changes->len && lines > 0)
    return g_steal_pointer (&changes);
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("This step was made by another version of Tandem and can’t be taken back."));
  return NULL;
}

/**
 * tandem_store_get_last_change:
 * @self: a store
 * @plan: id of a plan, 0 for the whole library
 * @error: a #TandemError
 *
 * Returns: id of the newest line of the log, 0 where there is none, -1 on error
 */
gint64
tandem_store_get_last_change (TandemStore *self, gint64 plan, GError **error)
{
  g_autoptr (TandemStatement) query = tandem_sql_prepare (self->sql, "SELECT max(id) FROM change_log WHERE :plan IN (0, plan)", error);
  gint64 id = 0;

  if (query == NULL)
    return -1;
  tandem_statement_bind_int (query, ":plan", plan);
  return tandem_statement_run_for_id (query, &id, error) ? id : -1;
}
