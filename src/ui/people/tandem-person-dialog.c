/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-person-dialog.h"

#include "tandem-choice-row.h"
#include "tandem-choices.h"
#include "tandem-day-entry.h"
#include "tandem-edits.h"
#include "tandem-editor.h"
#include "tandem-field-row.h"

#include <glib/gi18n-lib.h>

struct _TandemPersonDialog
{
  AdwDialog            parent_instance;
  TandemWorkspace     *workspace;
  TandemPlan          *plan;
  gint64               id;
  TandemEditor        *editor;
  GtkWidget           *form;
  GtkWidget           *name_row;
  AdwPreferencesGroup *milestones, *deliverables;
  GPtrArray           *rows; /* of both */
  guint                refresh_id;
};

G_DEFINE_FINAL_TYPE (TandemPersonDialog, tandem_person_dialog, ADW_TYPE_DIALOG)

static TandemEntity *
get_person (TandemPersonDialog *self)
{
  return tandem_plan_find (self->plan, TANDEM_KIND_STAKEHOLDER, self->id);
}

/* What the person does in a milestone; NULL for nothing. */
static const char *
describe_part (TandemEntity *milestone, gint64 person)
{
  if (tandem_entity_get_ref (milestone, TANDEM_MILESTONE_BUYER_LEAD) == person || tandem_entity_get_ref (milestone, TANDEM_MILESTONE_SELLER_LEAD) == person)
    return C_("part in a milestone", "Leads");
  return tandem_entity_get_ref (milestone, TANDEM_MILESTONE_SUPPORT) == person ? C_("part in a milestone", "Supports") : NULL;
}

static void
milestone_activated_cb (GtkWidget *row, TandemPersonDialog *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "milestone");
  gint64 milestone = *id;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (row));
  g_autoptr (TandemWorkspace) workspace = g_object_ref (self->workspace);

  if (!adw_dialog_close (ADW_DIALOG (self)))
    return;
  gtk_widget_activate_action (root, "win.view", "s", "plan");
  tandem_workspace_set_selected (workspace, milestone);
  gtk_widget_activate_action (root, "win.edit-milestone", NULL);
}

/* Adds a row that leads to @milestone: what @shown is, when it is due, and how it stands. */
static void
add_row (TandemPersonDialog *self, AdwPreferencesGroup *group, TandemEntity *milestone, TandemEntity *shown, const char *part, TandemDay due, TandemStatus status)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 id = tandem_entity_get_id (milestone);
  TandemDay today = tandem_workspace_get_today (self->workspace);
  g_autofree char *day = tandem_day_entry_short (due, today);
  g_autoptr (GString) line = g_string_new (part);
  GtkWidget *mark = gtk_image_new_from_icon_name (tandem_choices_status_icon (status));

  if (due != TANDEM_DAY_NONE)
    g_string_append_printf (line, " · %s", day);
  if (shown != milestone && due != TANDEM_DAY_NONE && due < today && status != TANDEM_STATUS_DONE)
    g_string_append_printf (line, " · %s", C_("deliverable", "late"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_entity_get_title (shown));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  if (shown == milestone || status == TANDEM_STATUS_DONE)
    gtk_widget_set_tooltip_text (mark, tandem_choices_status (status));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "milestone", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (milestone_activated_cb), self);
  g_object_set_data (G_OBJECT (row), "group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_milestones (TandemPersonDialog *self)
{
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (self->plan, TANDEM_KIND_MILESTONE, i);
      const char *part = describe_part (milestone, self->id);

      if (part != NULL)
        add_row (self, self->milestones, milestone, milestone, part, tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE),
                 (TandemStatus) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS));
    }
}

/* What the person hands over; without a day of its own it is due with its milestone. */
static void
add_deliverables (TandemPersonDialog *self)
{
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_DELIVERABLE); i++)
    {
      TandemEntity *deliverable = tandem_plan_peek (self->plan, TANDEM_KIND_DELIVERABLE, i);
      TandemEntity *milestone = tandem_plan_follow (self->plan, deliverable, TANDEM_DELIVERABLE_MILESTONE);
      TandemDay due = tandem_entity_get_day (deliverable, TANDEM_DELIVERABLE_DUE);

      if (milestone == NULL || tandem_entity_get_ref (deliverable, TANDEM_DELIVERABLE_OWNER) != self->id)
        continue;
      if (due == TANDEM_DAY_NONE)
        due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);
      add_row (self, self->deliverables, milestone, deliverable, tandem_entity_get_title (milestone), due,
               tandem_entity_get_boolean (deliverable, TANDEM_DELIVERABLE_DONE) ? TANDEM_STATUS_DONE : TANDEM_STATUS_NOT_STARTED);
    }
}

static void
refresh_rows (TandemPersonDialog *self)
{
  guint n_milestones;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (g_ptr_array_index (self->rows, i), "group"), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  add_milestones (self);
  n_milestones = self->rows->len;
  add_deliverables (self);
  gtk_widget_set_visible (GTK_WIDGET (self->milestones), n_milestones > 0 || self->rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->deliverables), self->rows->len > n_milestones);
  adw_preferences_group_set_description (self->milestones, self->rows->len == 0 ? _("No milestone or deliverable names this person yet.") : NULL);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemPersonDialog *self = data;
  TandemEntity *person = get_person (self);
  g_autofree char *title = NULL;

  self->refresh_id = 0;
  if (person == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return G_SOURCE_REMOVE;
    }
  title = tandem_choices_person (person);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  tandem_editor_set_entity (self->editor, self->plan, self->id);
  refresh_rows (self);
  return G_SOURCE_REMOVE;
}

static void
mark_stale (TandemPersonDialog *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
delete_cb (TandemPersonDialog *self)
{
  TandemEntity *person = get_person (self);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *name = NULL, *text = NULL;

  if (person == NULL)
    return;
  tandem_editor_commit (self->editor);
  name = tandem_choices_person (person);
  /* Translators: %s is the name of what was deleted */
  text = g_strdup_printf (_("“%s” deleted"), name);
  if (!tandem_workspace_apply (self->workspace, tandem_edits_remove (self->plan, person), NULL))
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  gtk_widget_activate_action (root, "win.toast-undo", "s", text);
}

static void
closed_cb (TandemPersonDialog *self)
{
  tandem_editor_commit (self->editor);
}

static void
tandem_person_dialog_dispose (GObject *object)
{
  TandemPersonDialog *self = TANDEM_PERSON_DIALOG (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->editor);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PERSON_DIALOG);
  G_OBJECT_CLASS (tandem_person_dialog_parent_class)->dispose (object);
}

static void
tandem_person_dialog_class_init (TandemPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_person_dialog_dispose;
  g_type_ensure (TANDEM_TYPE_FIELD_ROW);
  g_type_ensure (TANDEM_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPersonDialog, form);
  gtk_widget_class_bind_template_child (widget_class, TandemPersonDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPersonDialog, milestones);
  gtk_widget_class_bind_template_child (widget_class, TandemPersonDialog, deliverables);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
tandem_person_dialog_init (TandemPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->editor = tandem_editor_new (TANDEM_KIND_STAKEHOLDER);
  tandem_editor_adopt (self->editor, self->form);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  adw_dialog_set_focus (ADW_DIALOG (self), self->name_row);
}

/**
 * tandem_person_dialog_new:
 * @workspace: (transfer none): where it writes
 * @plan: (transfer none): the plan
 * @id: id of a stakeholder of it
 *
 * Returns: (transfer floating): a dialog that saves by itself; it closes where the person is deleted
 */
AdwDialog *
tandem_person_dialog_new (TandemWorkspace *workspace, TandemPlan *plan, gint64 id)
{
  TandemPersonDialog *self = g_object_new (TANDEM_TYPE_PERSON_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  self->id = id;
  tandem_editor_set_workspace (self->editor, workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (mark_stale), self);
  refresh_cb (self);
  return ADW_DIALOG (self);
}
