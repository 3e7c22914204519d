/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"
#include "tandem-session.h"

#include "tandem-backup.h"
#include "tandem-error.h"
#include "tandem-history.h"
#include "tandem-session-private.h"
#include "tandem-store-version.h"

#include <glib/gi18n-lib.h>

/* Steps that stay undoable over a restart. */
#define STEPS_KEPT 500

struct _TandemSession
{
  GObject        parent_instance;
  TandemStore   *store;
  TandemLibrary *library;
  GPtrArray     *problems;
  TandemHistory *history;    /* NULL until it is needed */
  char          *merge_key;  /* of the newest step */
  TandemEdit    *merge_edit; /* what the newest step did so far */
};

enum { CHANGED, HISTORY_CHANGED, RELOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSession, tandem_session, G_TYPE_OBJECT)

static void
forget_merge (TandemSession *self)
{
  g_clear_pointer (&self->merge_key, g_free);
  g_clear_pointer (&self->merge_edit, tandem_edit_unref);
}

static gboolean
need_history (TandemSession *self, GError **error)
{
  GPtrArray *steps;

  if (self->history != NULL)
    return TRUE;
  steps = tandem_store_list_steps (self->store, STEPS_KEPT, error);
  if (steps == NULL)
    return FALSE;
  self->history = tandem_history_new (steps);
  return TRUE;
}

static gint64
id_of (TandemPlan *plan)
{
  return plan != NULL ? tandem_entity_get_id (TANDEM_ENTITY (plan)) : 0;
}

static TandemStep *
find_step (TandemSession *self, TandemPlan *plan, TandemDirection direction)
{
  if (!need_history (self, NULL))
    return NULL;
  return direction == TANDEM_DIRECTION_UNDO ? tandem_history_find_undo (self->history, id_of (plan))
                                            : tandem_history_find_redo (self->history, id_of (plan));
}

static void
note_plan (GArray *plans, gint64 plan)
{
  for (guint i = 0; i < plans->len; i++)
    if (g_array_index (plans, gint64, i) == plan)
      return;
  g_array_append_val (plans, plan);
}

static GArray *
list_plans (GArray *leaves)
{
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < leaves->len; i++)
    note_plan (plans, g_array_index (leaves, TandemEditLeaf, i).plan);
  return plans;
}

/* A removed plan can't be looked at, so its removal belongs to the library. */
static gint64
find_scope (TandemEdit *edit, GArray *leaves)
{
  for (guint i = 0; i < leaves->len; i++)
    {
      const TandemEditLeaf *leaf = &g_array_index (leaves, TandemEditLeaf, i);

      if (leaf->type == TANDEM_EDIT_REMOVE && leaf->kind == TANDEM_KIND_PLAN)
        return 0;
    }
  return tandem_edit_get_plan (edit);
}

static void
finish (TandemSession *self, TandemEdit *edit)
{
  tandem_edit_apply (edit, self->library);
  g_signal_emit (self, signals[CHANGED], 0, edit);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

static gboolean
write_new_step (TandemSession *self, TandemEdit *edit, GArray *leaves, GError **error)
{
  g_autofree char *label = tandem_edit_dup_label (edit);
  g_autoptr (GArray) plans = list_plans (leaves);
  gboolean changes_library = tandem_edit_changes_library (edit);
  g_autoptr (GArray) dropped = tandem_history_find_dropped (self->history, plans, changes_library);
  TandemStoreStep write = {
    .plan = find_scope (edit, leaves), .label = label, .reason = tandem_edit_get_reason (edit), .direction = TANDEM_DIRECTION_DO, .state = TANDEM_STEP_DONE, .dropped = dropped,
  };
  TandemStep *step;

  if (!tandem_store_apply (self->store, leaves, &write, error))
    return FALSE;

  step = g_new0 (TandemStep, 1);
  step->id = write.id;
  step->plan = write.plan;
  step->label = g_steal_pointer (&label);
  step->state = TANDEM_STEP_DONE;
  step->changes_library = changes_library;
  step->plans = g_steal_pointer (&plans);
  tandem_history_drop (self->history, dropped);
  tandem_history_add (self->history, step);
  return TRUE;
}

/* What is typed into one field is one step, though the log has every piece of it. */
static gboolean
write_merged_step (TandemSession *self, TandemStep *step, TandemEdit *merged, GArray *leaves, GError **error)
{
  TandemStoreStep write = {
    .id = step->id, .label = step->label, .direction = TANDEM_DIRECTION_DO,
    .state = tandem_edit_is_empty (merged) ? TANDEM_STEP_DROPPED : TANDEM_STEP_DONE,
  };

  if (!tandem_store_apply (self->store, leaves, &write, error))
    return FALSE;
  tandem_history_mark (self->history, step, write.state);
  return TRUE;
}

/* A change is made to what the file really holds. */
static gboolean
catch_up (TandemSession *self, GError **error)
{
  if (tandem_session_refresh (self, error) && need_history (self, error))
    return TRUE;
  g_prefix_error (error, "%s ", _("The change was not saved, and the plan is as it was before."));
  return FALSE;
}

static gboolean
try_apply (TandemSession *self, TandemEdit *edit, const char *merge_key, GError **error)
{
  g_autoptr (GArray) leaves = tandem_edit_leaves (edit);
  g_autoptr (TandemEdit) merged = NULL;
  TandemStep *newest;

  if (!catch_up (self, error) || !tandem_edit_check (edit, self->library, error))
    return FALSE;

  newest = tandem_history_get_newest (self->history);
  if (merge_key != NULL && newest != NULL && g_strcmp0 (merge_key, self->merge_key) == 0)
    merged = tandem_edit_merge (self->merge_edit, edit);

  if (merged != NULL ? !write_merged_step (self, newest, merged, leaves, error) : !write_new_step (self, edit, leaves, error))
    return FALSE;

  g_set_str (&self->merge_key, merged == NULL || !tandem_edit_is_empty (merged) ? merge_key : NULL);
  g_clear_pointer (&self->merge_edit, tandem_edit_unref);
  self->merge_edit = merged != NULL ? g_steal_pointer (&merged) : tandem_edit_ref (edit);
  return TRUE;
}

/* Whether another program wrote between our look at the file and our write: then it is worth another try. */
static gboolean
lost_race (TandemSession *self, const GError *error)
{
  gboolean changed;

  return g_error_matches (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED) && tandem_store_has_changed (self->store, &changed, NULL) && changed;
}

/**
 * tandem_session_apply:
 * @self: a session
 * @edit: what to do
 * @merge_key: (nullable): edits of the same field that follow each other under the same key become one step
 * @error: a #TandemError; library, model and history are then as they were
 *
 * The one way to change anything: checked against the model, written to the library, then shown.
 */
gboolean
tandem_session_apply (TandemSession *self, TandemEdit *edit, const char *merge_key, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (TANDEM_IS_SESSION (self), FALSE);

  if (tandem_edit_is_empty (edit))
    return TRUE;
  if (!try_apply (self, edit, merge_key, &local))
    {
      if (!lost_race (self, local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_clear_error (&local);
      if (!try_apply (self, edit, merge_key, error))
        return FALSE;
    }
  finish (self, edit);
  return TRUE;
}

/* When the last copy was sent is known from the copies, which stay while a plan is gone. */
static gboolean
bring_up_to_date (TandemSession *self, TandemChange *change, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  TandemRow *row;

  if (change->type == TANDEM_EDIT_SET || change->kind != TANDEM_KIND_PLAN)
    return TRUE;
  versions = tandem_store_list_versions (self->store, change->row_id, error);
  if (versions == NULL)
    return FALSE;
  row = tandem_row_copy (change->row);
  for (guint i = 0; i < versions->len; i++)
    {
      const TandemVersion *version = g_ptr_array_index (versions, i);
      const TandemValue *known = tandem_row_get (row, TANDEM_PLAN_LAST_SENT);

      if (known->type != TANDEM_VALUE_DAY || known->day < version->date)
        tandem_row_set_day (row, TANDEM_PLAN_LAST_SENT, version->date);
    }
  tandem_row_unref (change->row);
  change->row = row;
  return TRUE;
}

/* What a step did, from the log. */
static TandemEdit *
rebuild_edit (TandemSession *self, TandemStep *step, GError **error)
{
  g_autoptr (GPtrArray) changes = tandem_store_list_step (self->store, step->id, error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);

  if (changes == NULL)
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    {
      TandemEdit *edit, *merged;

      if (!bring_up_to_date (self, g_ptr_array_index (changes, i), error))
        return NULL;
      edit = tandem_change_to_edit (g_ptr_array_index (changes, i));
      merged = edits->len > 0 ? tandem_edit_merge (g_ptr_array_index (edits, edits->len - 1), edit) : NULL;
      if (merged != NULL)
        {
          g_ptr_array_remove_index (edits, edits->len - 1);
          tandem_edit_unref (edit);
          edit = merged;
        }
      g_ptr_array_add (edits, edit);
    }
  return tandem_edit_new_group (step->label, edits);
}

static gboolean
travel (TandemSession *self, TandemPlan *plan, TandemDirection direction, GError **error)
{
  g_autoptr (TandemEdit) edit = NULL;
  g_autoptr (GArray) leaves = NULL;
  TandemStoreStep write;
  TandemStep *step;

  if (!catch_up (self, error))
    return FALSE;
  step = find_step (self, plan, direction);
  if (step == NULL)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND,
                           direction == TANDEM_DIRECTION_UNDO ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return FALSE;
    }
  edit = rebuild_edit (self, step, error);
  if (edit == NULL)
    return FALSE;
  if (direction == TANDEM_DIRECTION_UNDO)
    {
      g_autoptr (TandemEdit) done = g_steal_pointer (&edit);

      edit = tandem_edit_invert (done);
    }
  if (!tandem_edit_check (edit, self->library, error))
    return FALSE;

  leaves = tandem_edit_leaves (edit);
  write = (TandemStoreStep) {
    .id = step->id, .label = step->label, .direction = direction,
    .state = direction == TANDEM_DIRECTION_UNDO ? TANDEM_STEP_UNDONE : TANDEM_STEP_DONE,
  };
  if (!tandem_store_apply (self->store, leaves, &write, error))
    return FALSE;
  tandem_history_mark (self->history, step, write.state);
  forget_merge (self);
  finish (self, edit);
  return TRUE;
}

gboolean
tandem_session_can_undo (TandemSession *self, TandemPlan *plan)
{
  return find_step (self, plan, TANDEM_DIRECTION_UNDO) != NULL;
}

gboolean
tandem_session_can_redo (TandemSession *self, TandemPlan *plan)
{
  return find_step (self, plan, TANDEM_DIRECTION_REDO) != NULL;
}

/**
 * tandem_session_dup_undo_label:
 * @self: a session
 * @plan: (nullable): the plan a person looks at
 *
 * Returns: (transfer full) (nullable): name of what would be undone ("Change Due Date"); %NULL where there is nothing
 */
char *
tandem_session_dup_undo_label (TandemSession *self, TandemPlan *plan)
{
  TandemStep *step = find_step (self, plan, TANDEM_DIRECTION_UNDO);

  return step != NULL ? g_strdup (step->label) : NULL;
}

char *
tandem_session_dup_redo_label (TandemSession *self, TandemPlan *plan)
{
  TandemStep *step = find_step (self, plan, TANDEM_DIRECTION_REDO);

  return step != NULL ? g_strdup (step->label) : NULL;
}

/**
 * tandem_session_undo:
 * @self: a session
 * @plan: (nullable): the plan a person looks at
 * @error: a #TandemError; library, model and history are then as they were
 *
 * Takes back the newest step of the plan or of the library.
 */
gboolean
tandem_session_undo (TandemSession *self, TandemPlan *plan, GError **error)
{
  return travel (self, plan, TANDEM_DIRECTION_UNDO, error);
}

gboolean
tandem_session_redo (TandemSession *self, TandemPlan *plan, GError **error)
{
  return travel (self, plan, TANDEM_DIRECTION_REDO, error);
}

static gboolean
reload (TandemSession *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_problem_free);

  if (!tandem_store_load (self->store, self->library, problems, error))
    return FALSE;
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_steal_pointer (&problems);
  g_clear_pointer (&self->history, tandem_history_free);
  forget_merge (self);
  return TRUE;
}

/**
 * tandem_session_add_version:
 * @self: a session
 * @version: (inout): what was sent; id, number and change are filled in
 * @content: the exact bytes sent
 * @error: a #TandemError; nothing is kept then
 *
 * Keeps a copy that was sent; the plan says when. What was sent can't be taken back, so this is no step: Undo means what
 * it meant before, and what is typed from now on is a step of its own.
 */
gboolean
tandem_session_add_version (TandemSession *self, TandemVersion *version, GBytes *content, GError **error)
{
  g_autoptr (TandemEdit) edit = NULL;
  TandemPlan *plan;

  if (!tandem_session_refresh (self, error) || !tandem_store_add_version (self->store, version, content, error))
    return FALSE;
  forget_merge (self);
  plan = tandem_library_find (self->library, version->plan);
  if (plan == NULL || tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_LAST_SENT) >= version->date)
    return TRUE;
  edit = tandem_edit_set_day (TANDEM_ENTITY (plan), TANDEM_PLAN_LAST_SENT, version->date);
  finish (self, edit);
  return TRUE;
}

/**
 * tandem_session_refresh:
 * @self: a session
 * @error: a #TandemError, %TANDEM_ERROR_MOVED where the file is no longer at its place
 *
 * Looks whether another program (the command line) wrote to the library, and takes over what it did. Objects stay; only
 * what differs is notified. Call it when the window gets the focus; every change calls it first by itself.
 */
gboolean
tandem_session_refresh (TandemSession *self, GError **error)
{
  gboolean changed;

  if (!tandem_store_has_changed (self->store, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;
  if (!reload (self, error))
    return FALSE;
  g_signal_emit (self, signals[RELOADED], 0);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
  return TRUE;
}

/**
 * tandem_session_restore:
 * @self: a session
 * @backup: path of a backup
 * @error: a #TandemError; the library is then as it was
 *
 * Checks @backup, keeps the library as an automatic backup, replaces it and shows what is in it.
 */
gboolean
tandem_session_restore (TandemSession *self, const char *backup, GError **error)
{
  return tandem_store_restore (self->store, backup, error) && tandem_session_refresh (self, error);
}

static void
tandem_session_finalize (GObject *object)
{
  TandemSession *self = TANDEM_SESSION (object);

  forget_merge (self);
  g_clear_pointer (&self->history, tandem_history_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_object (&self->library);
  g_clear_pointer (&self->store, tandem_store_close);
  G_OBJECT_CLASS (tandem_session_parent_class)->finalize (object);
}

static void
tandem_session_class_init (TandemSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_session_finalize;

  /**
   * TandemSession::changed:
   * @edit: what was done; the inverse where it was undone
   *
   * Emitted once after each change, when library file, history and model have it.
   */
  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, TANDEM_TYPE_EDIT);

  /**
   * TandemSession::history-changed:
   *
   * What can be undone or redone may be something else now.
   */
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", TANDEM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TandemSession::reloaded:
   *
   * Another program changed the library, or a backup was restored; the model has it.
   */
  signals[RELOADED] = g_signal_new ("reloaded", TANDEM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_session_init (TandemSession *self)
{
  self->library = tandem_library_new ();
}

/**
 * tandem_session_dup_default_path:
 *
 * Returns: (transfer full): `$XDG_DATA_HOME/tandem/plans.db`
 */
char *
tandem_session_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "tandem", "plans.db", NULL);
}

/**
 * tandem_session_open:
 * @path: the library; made when it isn't there
 * @error: a #TandemError
 *
 * Returns: (transfer full) (nullable): the session with everything loaded
 */
TandemSession *
tandem_session_open (const char *path, GError **error)
{
  g_autoptr (TandemSession) self = g_object_new (TANDEM_TYPE_SESSION, NULL);

  self->store = tandem_store_open (path, error);
  return self->store != NULL && reload (self, error) ? g_steal_pointer (&self) : NULL;
}

TandemLibrary *
tandem_session_get_library (TandemSession *self)
{
  return self->library;
}

/**
 * tandem_session_get_problems:
 * @self: a session
 *
 * Returns: (transfer none) (element-type TandemProblem): damaged rows and fields found at the last load; they stay in
 *   the file as they are
 */
GPtrArray *
tandem_session_get_problems (TandemSession *self)
{
  return self->problems;
}

/* For the other file of the session. */
TandemStore *
tandem_session_get_store (TandemSession *self)
{
  return self->store;
}
