/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-history.h"

struct _TandemHistory
{
  GPtrArray *steps; /* TandemStep, done or undone, oldest first */
  gint64     turn;  /* of the newest undo or redo */
};

/**
 * tandem_history_new:
 * @steps: (transfer full) (element-type TandemStep): oldest first
 *
 * Returns: (transfer full): the history
 */
TandemHistory *
tandem_history_new (GPtrArray *steps)
{
  TandemHistory *self = g_new0 (TandemHistory, 1);

  self->steps = steps;
  for (guint i = 0; i < steps->len; i++)
    self->turn = MAX (self->turn, ((TandemStep *) steps->pdata[i])->turn);
  return self;
}

void
tandem_history_free (TandemHistory *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gboolean
touches (const TandemStep *step, gint64 plan)
{
  for (guint i = 0; i < step->plans->len; i++)
    if (g_array_index (step->plans, gint64, i) == plan)
      return TRUE;
  return FALSE;
}

static gboolean
shares_plan (const TandemStep *step, GArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    if (touches (step, g_array_index (plans, gint64, i)))
      return TRUE;
  return FALSE;
}

/* Steps of one plan are undone newest first and redone oldest first. The creation of a plan is the first of its steps. */
static gboolean
is_next (TandemHistory *self, const TandemStep *step)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const TandemStep *other = g_ptr_array_index (self->steps, i);

      if (other->state == TANDEM_STEP_DONE ? other->id > step->id : step->state == TANDEM_STEP_UNDONE && other->id < step->id)
        if (shares_plan (other, step->plans))
          return FALSE;
    }
  return TRUE;
}

/**
 * tandem_history_find_undo:
 * @self: a history
 * @plan: id of the plan a person looks at, 0 for none
 *
 * Returns: (transfer none) (nullable): the newest step of the plan, or of the library, that can be undone
 */
TandemStep *
tandem_history_find_undo (TandemHistory *self, gint64 plan)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      TandemStep *step = g_ptr_array_index (self->steps, i - 1);

      if (step->state == TANDEM_STEP_DONE && (step->plan == 0 || touches (step, plan)) && is_next (self, step))
        return step;
    }
  return NULL;
}

/**
 * tandem_history_find_redo:
 * @self: a history
 * @plan: id of the plan a person looks at, 0 for none
 *
 * Nobody can look at a plan whose creation was undone, so that step is offered everywhere.
 *
 * Returns: (transfer none) (nullable): the step of the plan, or of the library, that was undone last
 */
TandemStep *
tandem_history_find_redo (TandemHistory *self, gint64 plan)
{
  TandemStep *best = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    {
      TandemStep *step = g_ptr_array_index (self->steps, i);

      if (step->state == TANDEM_STEP_UNDONE && (step->changes_library || touches (step, plan)) && (best == NULL || step->turn > best->turn)
          && is_next (self, step))
        best = step;
    }
  return best;
}

/* The step done last, where nothing was undone after it. */
TandemStep *
tandem_history_get_newest (TandemHistory *self)
{
  TandemStep *step = self->steps->len > 0 ? g_ptr_array_index (self->steps, self->steps->len - 1) : NULL;

  return step != NULL && step->state == TANDEM_STEP_DONE && step->turn == self->turn ? step : NULL;
}

/**
 * tandem_history_find_dropped:
 * @self: a history
 * @plans: (element-type gint64): the plans a new step touches
 * @changes_library: whether it adds or removes a plan
 *
 * Returns: (transfer full) (element-type gint64): ids of undone steps that can't be redone after it
 */
GArray *
tandem_history_find_dropped (TandemHistory *self, GArray *plans, gboolean changes_library)
{
  GArray *dropped = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) lost = g_array_copy (plans);

  for (guint i = 0; i < self->steps->len; i++)
    {
      TandemStep *step = g_ptr_array_index (self->steps, i);

      if (step->state != TANDEM_STEP_UNDONE || !(shares_plan (step, lost) || (changes_library && step->changes_library)))
        continue;
      g_array_append_val (dropped, step->id);
      /* What came after it in any of its plans builds on it. */
      g_array_append_vals (lost, step->plans->data, step->plans->len);
    }
  return dropped;
}

void
tandem_history_drop (TandemHistory *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    for (guint k = 0; k < self->steps->len; k++)
      if (((TandemStep *) self->steps->pdata[k])->id == g_array_index (ids, gint64, i))
        {
          g_ptr_array_remove_index (self->steps, k);
          break;
        }
}

/**
 * tandem_history_add:
 * @self: a history
 * @step: (transfer full): a new step that was just done
 */
void
tandem_history_add (TandemHistory *self, TandemStep *step)
{
  step->turn = ++self->turn;
  g_ptr_array_add (self->steps, step);
}

/**
 * tandem_history_mark:
 * @self: a history
 * @step: a step of it; gone afterwards when it is dropped
 * @state: what became of it just now
 */
void
tandem_history_mark (TandemHistory *self, TandemStep *step, TandemStepState state)
{
  step->state = state;
  step->turn = ++self->turn;
  if (state == TANDEM_STEP_DROPPED)
    g_ptr_array_remove (self->steps, step);
}
