/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-plan-actions.h"

#include "tandem-edits.h"
#include "tandem-entry-name.h"
#include "tandem-template-save.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemPlanActions
{
  GObject             parent_instance;
  GtkWidget          *parent; /* borrowed: it owns us */
  GSimpleActionGroup *group;
  TandemWorkspace    *workspace;
  TandemPlan         *plan;
};

enum { DELETED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPlanActions, tandem_plan_actions, G_TYPE_OBJECT)

static void
enable (TandemPlanActions *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->group), name)), enabled);
}

static void
update_enabled (TandemPlanActions *self)
{
  gboolean some = self->plan != NULL && self->workspace != NULL;
  gboolean archived = some && tandem_entity_get_boolean (TANDEM_ENTITY (self->plan), TANDEM_PLAN_ARCHIVED);

  enable (self, "rename", some);
  enable (self, "duplicate", some);
  enable (self, "save-template", some);
  enable (self, "archive", some && !archived);
  enable (self, "unarchive", archived);
  enable (self, "delete", some);
}

static void ask_title (TandemPlanActions *self, TandemPlan *plan, const char *title);

static void
rename_response_cb (AdwAlertDialog *dialog, const char *response, TandemPlanActions *self)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  TandemPlan *plan = g_object_get_data (G_OBJECT (dialog), "plan");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (!g_str_equal (response, "rename") || *title == '\0')
    return;
  /* What was typed stays where it can't be written; the banner has told why. */
  if (!tandem_workspace_apply (self->workspace, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, title), NULL))
    ask_title (self, plan, title);
}

static void
rename_text_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "rename", *title != '\0');
}

static gboolean
present_cb (gpointer dialog)
{
  adw_dialog_present (dialog, g_object_get_data (dialog, "parent"));
  return G_SOURCE_REMOVE;
}

static void
ask_title (TandemPlanActions *self, TandemPlan *plan, const char *title)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Rename the plan"), NULL);
  GtkWidget *group = adw_preferences_group_new (), *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Title"));
  tandem_entry_name_once (ADW_ENTRY_ROW (entry));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "rename");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_object_set_data_full (G_OBJECT (dialog), "plan", g_object_ref (plan), g_object_unref);
  g_signal_connect (entry, "changed", G_CALLBACK (rename_text_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (dialog, entry);
  /* A menu that closes gives the focus back to what had it; only then can the dialog have it. */
  g_object_set_data_full (G_OBJECT (dialog), "parent", g_object_ref (self->parent), g_object_unref);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, present_cb, g_object_ref_sink (dialog), g_object_unref);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemPlanActions *self = data;

  ask_title (self, self->plan, tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_TITLE));
}

static gint64
new_id (gpointer session, GError **error)
{
  return tandem_session_new_id (session, error);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemPlanActions *self = data;
  TandemSession *session = tandem_workspace_get_session (self->workspace);
  g_autoptr (GError) error = NULL;
  TandemEdit *edit;
  gint64 id;
  /* Translators: title of a copy of a plan */
  g_autofree char *title = g_strdup_printf (_("%s (copy)"), tandem_wording_plan_title (self->plan));

  if (!tandem_workspace_commit_pending (self->workspace))
    return;
  edit = tandem_edits_duplicate_plan (self->plan, title, tandem_workspace_get_today (self->workspace), new_id, session, &error);
  if (edit == NULL)
    {
      tandem_workspace_report (self->workspace, error);
      return;
    }
  id = tandem_edit_get_plan (edit);
  if (tandem_workspace_apply (self->workspace, edit, NULL))
    tandem_workspace_set_plan (self->workspace, tandem_library_find (tandem_session_get_library (session), id));
}

static void
save_template_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemPlanActions *self = data;

  tandem_template_save_present (self->workspace, self->plan, self->parent);
}

static void
set_archived (TandemPlanActions *self, gboolean archived)
{
  const char *label = archived ? C_("edit", "Archive Plan") : C_("edit", "Take Plan Out of the Archive");
  TandemEdit *edit = tandem_edit_set_integer (TANDEM_ENTITY (self->plan), TANDEM_PLAN_ARCHIVED, archived);

  tandem_workspace_apply (self->workspace, tandem_edit_with_label (edit, label), NULL);
  update_enabled (self);
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_archived (data, TRUE);
}

static void
unarchive_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_archived (data, FALSE);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemPlanActions *self = data;
  g_autoptr (TandemPlan) plan = g_object_ref (self->plan);
  g_autofree char *title = g_strdup (tandem_wording_plan_title (plan));
  gboolean shown = tandem_workspace_get_plan (self->workspace) == plan;

  if (shown && !tandem_workspace_commit_pending (self->workspace))
    return;
  if (!tandem_workspace_apply (self->workspace, tandem_edits_delete_plan (plan), NULL))
    return;
  tandem_plan_actions_set_plan (self, NULL);
  if (shown)
    tandem_workspace_set_plan (self->workspace, NULL);
  g_signal_emit (self, signals[DELETED], 0, title);
}

static void
tandem_plan_actions_finalize (GObject *object)
{
  TandemPlanActions *self = TANDEM_PLAN_ACTIONS (object);

  g_clear_object (&self->group);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (tandem_plan_actions_parent_class)->finalize (object);
}

static void
tandem_plan_actions_class_init (TandemPlanActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_plan_actions_finalize;
  signals[DELETED] = g_signal_new ("deleted", TANDEM_TYPE_PLAN_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_plan_actions_init (TandemPlanActions *self)
{
  static const GActionEntry entries[] = {
    { .name = "rename", .activate = rename_cb },
    { .name = "duplicate", .activate = duplicate_cb },
    { .name = "save-template", .activate = save_template_cb },
    { .name = "archive", .activate = archive_cb },
    { .name = "unarchive", .activate = unarchive_cb },
    { .name = "delete", .activate = delete_cb },
  };

  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries), self);
  update_enabled (self);
}

/**
 * tandem_plan_actions_new:
 * @parent: (transfer none): the widget that owns the actions; dialogs open over it
 *
 * Returns: (transfer full): the actions, of no plan yet
 */
TandemPlanActions *
tandem_plan_actions_new (GtkWidget *parent)
{
  TandemPlanActions *self = g_object_new (TANDEM_TYPE_PLAN_ACTIONS, NULL);

  self->parent = parent;
  return self;
}

/* (transfer none): rename, duplicate, save-template, archive, unarchive, delete. */
GActionGroup *
tandem_plan_actions_get_group (TandemPlanActions *self)
{
  return G_ACTION_GROUP (self->group);
}

void
tandem_plan_actions_set_workspace (TandemPlanActions *self, TandemWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  tandem_plan_actions_set_plan (self, NULL);
}

/* The plan that is meant from now on; (nullable). */
void
tandem_plan_actions_set_plan (TandemPlanActions *self, TandemPlan *plan)
{
  g_set_object (&self->plan, plan);
  update_enabled (self);
}
