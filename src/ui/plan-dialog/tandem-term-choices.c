/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-term-choices.h"

#include "tandem-edits.h"
#include "tandem-term-suggestions.h"

#include <glib/gi18n-lib.h>

#define MOST 6

struct _TandemTermChoices
{
  AdwBin           parent_instance;
  GtkWidget       *box;
  AdwWrapBox      *buttons;
  TandemWorkspace *workspace;
  TandemPlan      *plan;
  char            *shown; /* what the buttons say, to make them anew only when that changes */
};

G_DEFINE_FINAL_TYPE (TandemTermChoices, tandem_term_choices, ADW_TYPE_BIN)

static void
clicked_cb (GtkButton *button, TandemTermChoices *self)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_TERM);
  gint64 id = tandem_workspace_new_id (self->workspace);

  if (id == 0)
    return;
  tandem_row_set_text (row, TANDEM_TERM_OURS, g_object_get_data (G_OBJECT (button), "ours"));
  tandem_row_set_text (row, TANDEM_TERM_THEIRS, g_object_get_data (G_OBJECT (button), "theirs"));
  tandem_workspace_apply (self->workspace, tandem_edits_add (self->plan, id, row), NULL);
}

static void
add_button (TandemTermChoices *self, const TandemTermSuggestion *suggestion)
{
  /* Translators: a word of ours and what the buyer may say instead; turn the arrow round in languages written from the right */
  g_autofree char *label = g_strdup_printf (_("%1$s → %2$s"), suggestion->ours, suggestion->theirs);
  /* Translators: read by a screen reader: exchange a word for another */
  g_autofree char *spoken = g_strdup_printf (_("Say “%2$s” for “%1$s”"), suggestion->ours, suggestion->theirs);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_FILL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "ours", (gpointer) suggestion->ours);
  g_object_set_data (G_OBJECT (button), "theirs", (gpointer) suggestion->theirs);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  adw_wrap_box_append (self->buttons, button);
}

static void
tandem_term_choices_dispose (GObject *object)
{
  TandemTermChoices *self = TANDEM_TERM_CHOICES (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (tandem_term_choices_parent_class)->dispose (object);
}

static void
tandem_term_choices_class_init (TandemTermChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_term_choices_dispose;
}

static void
tandem_term_choices_init (TandemTermChoices *self)
{
  GtkWidget *label = gtk_label_new (_("The plan says these; buyers often say:"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->buttons = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->buttons, 6);
  adw_wrap_box_set_line_spacing (self->buttons, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->buttons));
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * tandem_term_choices_show:
 * @self: buttons
 * @workspace: where a word that is taken is written; %NULL to let go
 * @plan: (nullable): a plan
 */
void
tandem_term_choices_show (TandemTermChoices *self, TandemWorkspace *workspace, TandemPlan *plan)
{
  g_autoptr (GArray) suggestions = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  if (plan == NULL)
    return;
  suggestions = tandem_term_suggestions (plan);
  g_array_set_size (suggestions, MIN (suggestions->len, MOST));
  for (guint i = 0; i < suggestions->len; i++)
    g_string_append_printf (shown, "%s\n", g_array_index (suggestions, TandemTermSuggestion, i).ours);
  gtk_widget_set_visible (GTK_WIDGET (self), suggestions->len > 0);
  if (g_strcmp0 (shown->str, self->shown) == 0)
    return;
  g_set_str (&self->shown, shown->str);
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons)); button != NULL; button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons)))
    adw_wrap_box_remove (self->buttons, button);
  for (guint i = 0; i < suggestions->len; i++)
    add_button (self, &g_array_index (suggestions, TandemTermSuggestion, i));
}
