/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-predecessor-list.h"

#include "tandem-choice-row.h"
#include "tandem-day-entry.h"
#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

struct _TandemPredecessorList
{
  AdwPreferencesGroup parent_instance;
  TandemWorkspace    *workspace;
  TandemPlan         *plan;
  gint64              milestone;
  GtkListBox         *box;
  GtkWidget          *add; /* the last row of the box */
  char               *refusal; /* why the last one chosen was not taken */
  guint               fill_id;
};

/* Choices are listed when the form rests for so long (ms): a plan may have 1,000, and who walks through it chooses none. */
#define REST 150

G_DEFINE_FINAL_TYPE (TandemPredecessorList, tandem_predecessor_list, ADW_TYPE_PREFERENCES_GROUP)

static void refresh (TandemPredecessorList *self);

static void
chosen_cb (TandemPredecessorList *self, const char *key)
{
  g_autoptr (TandemRow) row = NULL;
  g_autoptr (TandemEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_clear_pointer (&self->refusal, g_free);
  if (*key == '\0' || (id = tandem_workspace_new_id (self->workspace)) == 0)
    {
      refresh (self);
      return;
    }
  row = tandem_row_new (TANDEM_KIND_DEPENDENCY);
  tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, self->milestone);
  tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, g_ascii_strtoll (key, NULL, 10));
  edit = tandem_edits_add (self->plan, id, row);

  /* A ring is a matter of this field, not of the window: said here. */
  if (!tandem_edit_check (edit, tandem_session_get_library (tandem_workspace_get_session (self->workspace)), &error))
    self->refusal = g_strdup (error->message);
  else
    tandem_workspace_apply (self->workspace, g_steal_pointer (&edit), NULL);
  refresh (self);
}

static void
remove_cb (GtkWidget *button, TandemPredecessorList *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "dependency");
  TandemEntity *dependency = tandem_plan_find (self->plan, TANDEM_KIND_DEPENDENCY, *id);

  if (dependency == NULL || !tandem_workspace_apply (self->workspace, tandem_edits_remove (self->plan, dependency), NULL))
    return;
  gtk_widget_grab_focus (self->add);
  refresh (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _("Predecessor removed"));
}

static GtkWidget *
create_row (TandemPredecessorList *self, TandemEntity *dependency)
{
  TandemEntity *predecessor = tandem_plan_follow (self->plan, dependency, TANDEM_DEPENDENCY_PREDECESSOR);
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gint64 id = tandem_entity_get_id (dependency);
  TandemDay due = predecessor != NULL ? tandem_entity_get_day (predecessor, TANDEM_MILESTONE_DUE) : TANDEM_DAY_NONE;
  const char *title = predecessor != NULL ? tandem_entity_get_title (predecessor) : "";
  g_autofree char *day = tandem_day_entry_short (due, tandem_workspace_get_today (self->workspace));
  /* Translators: %s is a milestone this one no longer waits for */
  g_autofree char *label = g_strdup_printf (_("Remove predecessor %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "dependency", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Milestones that are not taken yet, below the line that asks. */
static void
append_choices (TandemPredecessorList *self, GListStore *store)
{
  g_autoptr (GPtrArray) dependencies = tandem_plan_list_where (self->plan, TANDEM_KIND_DEPENDENCY, TANDEM_DEPENDENCY_MILESTONE, self->milestone);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < dependencies->len; i++)
    g_hash_table_add (taken, tandem_plan_follow (self->plan, g_ptr_array_index (dependencies, i), TANDEM_DEPENDENCY_PREDECESSOR));
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *other = tandem_plan_peek (self->plan, TANDEM_KIND_MILESTONE, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, tandem_entity_get_id (other));
      g_autoptr (TandemChoice) choice = tandem_choice_new (key, tandem_entity_get_title (other), NULL);

      if (tandem_entity_get_id (other) != self->milestone && !g_hash_table_contains (taken, other))
        g_list_store_append (store, choice);
    }
}

static void
show_choices (TandemPredecessorList *self, gboolean all)
{
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);
  g_autoptr (TandemChoice) none = tandem_choice_new ("", C_("predecessor", "Choose"), NULL);

  g_list_store_append (store, none);
  if (all)
    append_choices (self, store);
  tandem_choice_row_show (TANDEM_CHOICE_ROW (self->add), store, "");
}

static gboolean
fill_cb (gpointer data)
{
  TandemPredecessorList *self = data;

  self->fill_id = 0;
  show_choices (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
refresh (TandemPredecessorList *self)
{
  g_autoptr (GPtrArray) dependencies = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != self->add)
    gtk_list_box_remove (self->box, row);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  if (self->plan == NULL)
    return;

  dependencies = tandem_plan_list_where (self->plan, TANDEM_KIND_DEPENDENCY, TANDEM_DEPENDENCY_MILESTONE, self->milestone);
  for (guint i = 0; i < dependencies->len; i++)
    gtk_list_box_insert (self->box, create_row (self, g_ptr_array_index (dependencies, i)), (int) i);
  show_choices (self, FALSE);
  self->fill_id = g_timeout_add (REST, fill_cb, self);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->add), self->refusal != NULL ? self->refusal : "");
  if (self->refusal != NULL)
    gtk_widget_add_css_class (self->add, "error");
  else
    gtk_widget_remove_css_class (self->add, "error");
}

static void
tandem_predecessor_list_dispose (GObject *object)
{
  TandemPredecessorList *self = TANDEM_PREDECESSOR_LIST (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->refusal, g_free);
  G_OBJECT_CLASS (tandem_predecessor_list_parent_class)->dispose (object);
}

static void
tandem_predecessor_list_class_init (TandemPredecessorListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_predecessor_list_dispose;
}

static void
tandem_predecessor_list_init (TandemPredecessorList *self)
{
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->box));

  self->add = tandem_choice_row_new (_("Add predecessor"));
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self->add), TRUE);
  g_signal_connect_swapped (self->add, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_list_box_append (self->box, self->add);
}

/**
 * tandem_predecessor_list_set_milestone:
 * @self: a list
 * @workspace: where it writes
 * @plan: (nullable): the plan
 * @milestone: id of the milestone that comes after the ones listed
 */
void
tandem_predecessor_list_set_milestone (TandemPredecessorList *self, TandemWorkspace *workspace, TandemPlan *plan, gint64 milestone)
{
  if (self->milestone != milestone)
    g_clear_pointer (&self->refusal, g_free);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  self->milestone = milestone;
  refresh (self);
}
