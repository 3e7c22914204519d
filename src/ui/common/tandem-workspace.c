/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-workspace.h"

struct _TandemWorkspace
{
  GObject        parent_instance;
  TandemSession *session;
  TandemPlan    *plan;
  gint64         selected;
  TandemDay      today;
  TandemDrafts  *drafts;  /* NULL until asked for */
  TandemEdition *edition; /* for us; NULL when stale */
};

typedef enum { PROP_SESSION = 1, PROP_PLAN, PROP_SELECTED, PROP_TODAY } TandemWorkspaceProperty;

enum { CHANGED, APPLIED, FAILED, COMMIT_PENDING, N_SIGNALS };

static GParamSpec *properties[PROP_TODAY + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemWorkspace, tandem_workspace, G_TYPE_OBJECT)

static void
mark_stale (TandemWorkspace *self)
{
  g_clear_pointer (&self->edition, tandem_edition_unref);
  if (self->selected != 0 && tandem_workspace_get_selected_milestone (self) == NULL)
    tandem_workspace_set_selected (self, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
plan_changed_cb (TandemPlan *plan, TandemWorkspace *self)
{
  mark_stale (self);
}

/* A commit-pending handler that could not write what is typed returns TRUE; nobody after it is asked. */
static gboolean
stop_at_failure (GSignalInvocationHint *hint, GValue *result, const GValue *failed, gpointer data)
{
  g_value_set_boolean (result, g_value_get_boolean (failed));
  return !g_value_get_boolean (failed);
}

static void
tandem_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TandemWorkspace *self = TANDEM_WORKSPACE (object);

  switch ((TandemWorkspaceProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_SELECTED:
      g_value_set_int64 (value, self->selected);
      break;
    case PROP_TODAY:
      g_value_set_uint (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_workspace_finalize (GObject *object)
{
  TandemWorkspace *self = TANDEM_WORKSPACE (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->drafts, tandem_drafts_close);
  g_clear_object (&self->session);
  g_clear_pointer (&self->edition, tandem_edition_unref);
  G_OBJECT_CLASS (tandem_workspace_parent_class)->finalize (object);
}

static void
tandem_workspace_class_init (TandemWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tandem_workspace_get_property;
  object_class->finalize = tandem_workspace_finalize;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TANDEM_TYPE_SESSION, flags);
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, TANDEM_TYPE_PLAN, flags);
  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TODAY] = g_param_spec_uint ("today", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[APPLIED] = g_signal_new ("applied", TANDEM_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", TANDEM_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COMMIT_PENDING] = g_signal_new ("commit-pending", TANDEM_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, stop_at_failure, NULL, NULL, G_TYPE_BOOLEAN, 0);
}

static void
tandem_workspace_init (TandemWorkspace *self)
{
  self->today = tandem_day_today ();
}

/**
 * tandem_workspace_new:
 * @session: (transfer none): the open library
 *
 * Returns: (transfer full): a workspace that shows no plan
 */
TandemWorkspace *
tandem_workspace_new (TandemSession *session)
{
  TandemWorkspace *self = g_object_new (TANDEM_TYPE_WORKSPACE, NULL);

  self->session = g_object_ref (session);
  return self;
}

TandemSession *
tandem_workspace_get_session (TandemWorkspace *self)
{
  return self->session;
}

TandemPlan *
tandem_workspace_get_plan (TandemWorkspace *self)
{
  return self->plan;
}

/**
 * tandem_workspace_set_plan:
 * @self: a workspace
 * @plan: (nullable) (transfer none): the plan to show
 *
 * What is typed in forms is written first; where that fails the plan shown stays, with the text.
 */
void
tandem_workspace_set_plan (TandemWorkspace *self, TandemPlan *plan)
{
  if (self->plan == plan)
    return;
  if (self->plan != NULL && tandem_library_find (tandem_session_get_library (self->session), tandem_entity_get_id (TANDEM_ENTITY (self->plan))) == self->plan
      && !tandem_workspace_commit_pending (self))
    {
      /* Whoever asked (the list) has to show the old plan again. */
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
      return;
    }

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  tandem_workspace_set_selected (self, 0);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect (plan, "changed", G_CALLBACK (plan_changed_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
  mark_stale (self);
}

gint64
tandem_workspace_get_selected (TandemWorkspace *self)
{
  return self->selected;
}

/* Selects a milestone of the shown plan; 0 selects none. */
void
tandem_workspace_set_selected (TandemWorkspace *self, gint64 milestone)
{
  if (self->selected == milestone)
    return;
  self->selected = milestone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

TandemEntity *
tandem_workspace_get_selected_milestone (TandemWorkspace *self)
{
  return self->plan != NULL && self->selected != 0 ? tandem_plan_find (self->plan, TANDEM_KIND_MILESTONE, self->selected) : NULL;
}

TandemDay
tandem_workspace_get_today (TandemWorkspace *self)
{
  return self->today;
}

/**
 * tandem_workspace_set_today:
 * @self: a workspace
 * @today: the day the plans are looked at from; the window moves it on at midnight
 */
void
tandem_workspace_set_today (TandemWorkspace *self, TandemDay today)
{
  if (self->today == today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  mark_stale (self);
}

/**
 * tandem_workspace_get_drafts:
 * @self: a workspace
 *
 * Returns: (transfer none): what was typed in forms and could not be written; beside the library or, where there is no
 *   room, in the folder of the login session
 */
TandemDrafts *
tandem_workspace_get_drafts (TandemWorkspace *self)
{
  if (self->drafts == NULL)
    {
      const char *library = tandem_session_get_path (self->session);
      g_autofree char *path = g_strconcat (library, ".drafts", NULL);
      g_autofree char *name = g_strdup_printf ("%x.drafts", g_str_hash (library));
      g_autofree char *second = g_build_filename (g_get_user_runtime_dir (), "tandem", name, NULL);

      self->drafts = tandem_drafts_open (path, second);
    }
  return self->drafts;
}

/**
 * tandem_workspace_get_edition:
 * @self: a workspace that shows a plan
 *
 * Returns: (transfer none) (nullable): the shown plan for us, internal milestones included; never leaves the editor.
 *   Made once per change.
 */
TandemEdition *
tandem_workspace_get_edition (TandemWorkspace *self)
{
  TandemEditionOptions options = { .today = self->today, .for_us = TRUE };

  if (self->plan == NULL)
    return NULL;
  if (self->edition == NULL)
    self->edition = tandem_edition_new (self->plan, &options);
  return self->edition;
}

/**
 * tandem_workspace_apply:
 * @self: a workspace
 * @edit: (transfer full) (nullable): an edit; nothing happens for %NULL or an empty one
 * @merge_key: (nullable): same key and field as the step before: typing goes on in one step
 *
 * Returns: whether the library holds the change; where not, ::failed has told why
 */
gboolean
tandem_workspace_apply (TandemWorkspace *self, TandemEdit *edit, const char *merge_key)
{
  g_autoptr (TandemEdit) taken = edit;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (taken == NULL || tandem_edit_is_empty (taken))
    return TRUE;
  if (!tandem_session_apply (self->session, taken, merge_key, &error))
    {
      tandem_workspace_report (self, error);
      return FALSE;
    }
  label = tandem_edit_dup_label (taken);
  g_signal_emit (self, signals[APPLIED], 0, label);
  return TRUE;
}

/* A new id, or 0 after ::failed. */
gint64
tandem_workspace_new_id (TandemWorkspace *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tandem_session_new_id (self->session, &error);

  if (id == 0)
    tandem_workspace_report (self, error);
  return id;
}

/**
 * tandem_workspace_commit_pending:
 * @self: a workspace
 *
 * Asks every form to write what is typed.
 *
 * Returns: whether nothing is left unwritten
 */
gboolean
tandem_workspace_commit_pending (TandemWorkspace *self)
{
  gboolean failed = FALSE;

  g_signal_emit (self, signals[COMMIT_PENDING], 0, &failed);
  return !failed;
}

void
tandem_workspace_undo (TandemWorkspace *self)
{
  g_autoptr (GError) error = NULL;

  if (tandem_workspace_commit_pending (self) && tandem_session_can_undo (self->session, self->plan) && !tandem_session_undo (self->session, self->plan, &error))
    tandem_workspace_report (self, error);
}

void
tandem_workspace_redo (TandemWorkspace *self)
{
  g_autoptr (GError) error = NULL;

  if (tandem_workspace_commit_pending (self) && tandem_session_can_redo (self->session, self->plan) && !tandem_session_redo (self->session, self->plan, &error))
    tandem_workspace_report (self, error);
}

/**
 * tandem_workspace_report:
 * @self: a workspace
 * @error: what went wrong; its message is for a person
 */
void
tandem_workspace_report (TandemWorkspace *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error->message);
}
