/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-agree-dialog.h"

#include "tandem-choice-row.h"
#include "tandem-choices.h"
#include "tandem-day-entry.h"
#include "tandem-edits.h"
#include "tandem-field-row.h"

#include <glib/gi18n-lib.h>

struct _TandemAgreeDialog
{
  AdwDialog        parent_instance;
  TandemWorkspace *workspace;
  TandemPlan      *plan;
  GPtrArray       *checks; /* GtkCheckButton, borrowed; each has its milestone's id */
  TandemDay        on;     /* what is typed; NONE where it is no day */
  char            *by;     /* key of the choice: "" for the lead of each */
  GtkWidget       *agree_button;
  GtkStack        *stack;
  GtkListBox      *list;
  TandemChoiceRow *by_row;
  TandemFieldRow  *on_row;
  AdwBanner       *banner;
};

G_DEFINE_FINAL_TYPE (TandemAgreeDialog, tandem_agree_dialog, ADW_TYPE_DIALOG)

static TandemEntity *
get_checked (TandemAgreeDialog *self, guint index)
{
  GtkCheckButton *check = g_ptr_array_index (self->checks, index);
  const gint64 *id = g_object_get_data (G_OBJECT (check), "tandem-milestone");

  return gtk_check_button_get_active (check) ? tandem_plan_find (self->plan, TANDEM_KIND_MILESTONE, *id) : NULL;
}

static GPtrArray *
list_checked (TandemAgreeDialog *self)
{
  GPtrArray *milestones = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (get_checked (self, i) != NULL)
      g_ptr_array_add (milestones, get_checked (self, i));
  return milestones;
}

static void
update (TandemAgreeDialog *self)
{
  g_autoptr (GPtrArray) milestones = list_checked (self);

  gtk_widget_set_sensitive (self->agree_button, milestones->len > 0 && self->on != TANDEM_DAY_NONE);
}

static void
show_day (TandemAgreeDialog *self)
{
  g_autofree char *text = tandem_field_row_dup_text (self->on_row), *words = NULL, *assumed = NULL;
  TandemDayContext context = { .today = tandem_workspace_get_today (self->workspace), .order = tandem_day_order_from_locale () };
  g_autoptr (GError) error = NULL;

  self->on = tandem_day_entry_read (text, &context, &assumed, &error);
  if (error == NULL && self->on == TANDEM_DAY_NONE)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("Write the day on which it was agreed."));
  words = tandem_day_entry_read_back (self->on);
  tandem_field_row_show_note (self->on_row, words, error != NULL ? error->message : NULL);
  update (self);
}

static void
chosen_cb (TandemAgreeDialog *self, const char *key)
{
  g_set_str (&self->by, key);
}

/* The name of who is chosen; NULL for the lead of each. */
static const char *
get_name (TandemAgreeDialog *self)
{
  TandemEntity *person;

  if (*self->by == '\0')
    return NULL;
  person = tandem_plan_find (self->plan, TANDEM_KIND_STAKEHOLDER, g_ascii_strtoll (self->by, NULL, 10));
  return person != NULL ? tandem_entity_get_title (person) : tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_BUYER_NAME);
}

static void
agree_cb (TandemAgreeDialog *self)
{
  g_autoptr (GPtrArray) milestones = list_checked (self);
  g_autofree char *done = g_strdup_printf (ngettext ("%u milestone agreed", "%u milestones agreed", milestones->len), milestones->len);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!tandem_workspace_apply (self->workspace, tandem_edits_agree_many (self->plan, milestones, get_name (self), self->on), NULL))
    return; /* failed_cb() says why */
  gtk_widget_activate_action (window, "win.toast-undo", "s", done);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
failed_cb (TandemAgreeDialog *self, const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* "19 Nov · Leo Kim with Sam Ortega" */
static char *
describe (TandemAgreeDialog *self, TandemEntity *milestone)
{
  static const guint leads[] = { TANDEM_MILESTONE_BUYER_LEAD, TANDEM_MILESTONE_SELLER_LEAD };
  static const guint functions[] = { TANDEM_MILESTONE_BUYER_FUNCTION, TANDEM_MILESTONE_SELLER_FUNCTION };
  g_autofree char *day = tandem_day_entry_short (tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE), tandem_workspace_get_today (self->workspace));
  g_autoptr (GString) line = g_string_new (day);

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      TandemEntity *lead = tandem_plan_follow (self->plan, milestone, leads[i]);
      const char *function = tandem_entity_get_text (milestone, functions[i]);
      g_autofree char *name = lead != NULL ? tandem_choices_person (lead) : g_strdup (*function != '\0' ? tandem_choices_function (function) : "");

      if (*name != '\0')
        g_string_append_printf (line, " · %s", name);
    }
  return g_string_free_and_steal (g_steal_pointer (&line));
}

static void
add_milestone (TandemAgreeDialog *self, TandemEntity *milestone)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *line = describe (self, milestone);
  gint64 id = tandem_entity_get_id (milestone);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_entity_get_title (milestone));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, tandem_entity_get_title (milestone),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  g_object_set_data_full (G_OBJECT (check), "tandem-milestone", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->list, row);
}

/* Each one's own lead, the people of the buyer, and the buyer as a whole. */
static void
show_names (TandemAgreeDialog *self)
{
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);
  g_autoptr (TandemChoice) each = tandem_choice_new ("", _("The buyer’s lead of each"), NULL);
  g_autoptr (TandemChoice) buyer = tandem_choice_new ("buyer", tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_BUYER_NAME), NULL);

  g_list_store_append (store, each);
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      TandemEntity *person = tandem_plan_peek (self->plan, TANDEM_KIND_STAKEHOLDER, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, tandem_entity_get_id (person));
      g_autoptr (TandemChoice) choice = tandem_choice_new (key, tandem_entity_get_title (person), NULL);

      if (*tandem_entity_get_title (person) != '\0' && tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE) == TANDEM_SIDE_BUYER)
        g_list_store_append (store, choice);
    }
  g_list_store_append (store, buyer);
  tandem_choice_row_show (self->by_row, store, "");
}

static void
tandem_agree_dialog_dispose (GObject *object)
{
  TandemAgreeDialog *self = TANDEM_AGREE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_AGREE_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (tandem_agree_dialog_parent_class)->dispose (object);
}

static void
tandem_agree_dialog_finalize (GObject *object)
{
  TandemAgreeDialog *self = TANDEM_AGREE_DIALOG (object);

  g_ptr_array_unref (self->checks);
  g_free (self->by);
  G_OBJECT_CLASS (tandem_agree_dialog_parent_class)->finalize (object);
}

static void
tandem_agree_dialog_class_init (TandemAgreeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_agree_dialog_dispose;
  object_class->finalize = tandem_agree_dialog_finalize;
  g_type_ensure (TANDEM_TYPE_CHOICE_ROW);
  g_type_ensure (TANDEM_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-agree-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemAgreeDialog, agree_button);
  gtk_widget_class_bind_template_child (widget_class, TandemAgreeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemAgreeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TandemAgreeDialog, by_row);
  gtk_widget_class_bind_template_child (widget_class, TandemAgreeDialog, on_row);
  gtk_widget_class_bind_template_child (widget_class, TandemAgreeDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
}

static void
tandem_agree_dialog_init (TandemAgreeDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->by = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->by_row, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->on_row, "typed", G_CALLBACK (show_day), self);
  g_signal_connect_swapped (self->on_row, "finished", G_CALLBACK (show_day), self);
}

/**
 * tandem_agree_dialog_new:
 * @workspace: (transfer none): what shows the plan
 * @milestones: (element-type TandemEntity): milestones of it; those with something to agree to are offered
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_agree_dialog_new (TandemWorkspace *workspace, GPtrArray *milestones)
{
  TandemAgreeDialog *self = g_object_new (TANDEM_TYPE_AGREE_DIALOG, NULL);
  TandemDay today = tandem_workspace_get_today (workspace);
  g_autofree char *text = tandem_day_entry_to_text (today);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (tandem_workspace_get_plan (workspace));
  g_signal_connect_object (workspace, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < milestones->len; i++)
    if (tandem_edits_can_agree (g_ptr_array_index (milestones, i)))
      add_milestone (self, g_ptr_array_index (milestones, i));
  show_names (self);
  tandem_field_row_show_text (self->on_row, text);
  tandem_field_row_pick_day (self->on_row, today, today);
  show_day (self);
  gtk_stack_set_visible_child_name (self->stack, self->checks->len > 0 ? "list" : "none");
  gtk_widget_set_visible (self->agree_button, self->checks->len > 0);
  adw_dialog_set_focus (ADW_DIALOG (self), self->agree_button);
  return ADW_DIALOG (self);
}
