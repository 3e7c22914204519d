/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new person for a field that points to one: name, then they are chosen. */
#include "tandem-person-dialog.h"

#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TandemWorkspace *workspace;
  TandemPlan      *plan;
  TandemKind       kind;
  gint64           id;
  guint            field;
  GtkEditable     *name;
} Addition;

static void
free_addition (gpointer data, GClosure *closure)
{
  Addition *addition = data;

  g_object_unref (addition->workspace);
  g_object_unref (addition->plan);
  g_free (addition);
}

static TandemSide
guess_side (Addition *addition, TandemEntity *entity)
{
  if (addition->kind == TANDEM_KIND_MILESTONE && addition->field == TANDEM_MILESTONE_BUYER_LEAD)
    return TANDEM_SIDE_BUYER;
  if (addition->kind == TANDEM_KIND_DELIVERABLE && tandem_entity_get_choice (entity, TANDEM_DELIVERABLE_SIDE) == TANDEM_SIDE_BUYER)
    return TANDEM_SIDE_BUYER;
  return TANDEM_SIDE_SELLER;
}

/* The person, and the field that points to them, in one step. */
static void
add_person (Addition *addition, const char *name)
{
  TandemEntity *entity = tandem_plan_find (addition->plan, addition->kind, addition->id);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_STAKEHOLDER);
  gint64 id;

  if (entity == NULL || (id = tandem_workspace_new_id (addition->workspace)) == 0)
    return;
  tandem_row_set_text (row, TANDEM_STAKEHOLDER_NAME, name);
  tandem_row_set_choice (row, TANDEM_STAKEHOLDER_SIDE, guess_side (addition, entity));
  if (addition->kind == TANDEM_KIND_MILESTONE && addition->field != TANDEM_MILESTONE_SUPPORT)
    tandem_row_set_text (row, TANDEM_STAKEHOLDER_FUNCTION,
                         tandem_entity_get_text (entity, addition->field == TANDEM_MILESTONE_BUYER_LEAD ? TANDEM_MILESTONE_BUYER_FUNCTION : TANDEM_MILESTONE_SELLER_FUNCTION));
  g_ptr_array_add (edits, tandem_edits_add (addition->plan, id, row));
  g_ptr_array_add (edits, tandem_edit_set_ref (entity, addition->field, id));
  tandem_workspace_apply (addition->workspace, tandem_edit_new_group (_("Add Person"), edits), NULL);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Addition *addition)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (addition->name)));

  if (g_str_equal (response, "add") && *name != '\0')
    add_person (addition, name);
}

static void
name_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "add", *name != '\0');
}

/**
 * tandem_person_dialog_add_for:
 * @parent: widget the question is asked over
 * @workspace: (transfer none): where it writes
 * @plan: (transfer none): the plan
 * @entity: an entity of it
 * @field: a REF field of it that points to a person
 *
 * Asks for a name, adds the person to the side the field asks for, and chooses them.
 */
void
tandem_person_dialog_add_for (GtkWidget *parent, TandemWorkspace *workspace, TandemPlan *plan, TandemEntity *entity, guint field)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Add person"), _("Everything else about them can be filled in under People."));
  Addition *addition = g_new0 (Addition, 1);
  GtkWidget *entry = gtk_entry_new ();

  *addition = (Addition) {
    .workspace = g_object_ref (workspace), .plan = g_object_ref (plan), .kind = tandem_entity_get_kind (entity),
    .id = tandem_entity_get_id (entity), .field = field, .name = GTK_EDITABLE (entry),
  };
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "add", _("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "add", FALSE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "add");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, G_CONNECT_DEFAULT);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), addition, free_addition, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (dialog, entry);
  adw_dialog_present (dialog, parent);
}
