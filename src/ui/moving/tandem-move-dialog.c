/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-move-dialog.h"

#include "tandem-entry-name.h"

#include <glib/gi18n-lib.h>

/* More rows would only be scrolled past. */
#define MOST_ROWS 100

struct _TandemMoveDialog
{
  AdwDialog          parent_instance;
  TandemWorkspace   *workspace;
  TandemMoving      *moving;
  TandemMoveMode     mode;
  GtkWidget         *move_button, *sentence_box;
  AdwPreferencesGroup *steps_group;
  GtkLabel          *title_label, *days_label, *notice_label, *sentence_label;
  GtkListBox        *choices, *steps;
  AdwEntryRow       *reason_row;
  AdwBanner         *banner;
};

G_DEFINE_FINAL_TYPE (TandemMoveDialog, tandem_move_dialog, ADW_TYPE_DIALOG)

static void
add_row (TandemMoveDialog *self, gint64 milestone, const char *subtitle, gboolean is_conflict)
{
  TandemEntity *entity = tandem_plan_find (tandem_moving_get_plan (self->moving), TANDEM_KIND_MILESTONE, milestone);
  GtkWidget *row = adw_action_row_new ();
  const char *title = entity != NULL ? tandem_entity_get_title (entity) : "";

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (is_conflict)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Too early"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  gtk_list_box_append (self->steps, row);
}

static void
show_steps (TandemMoveDialog *self, const TandemMove *move)
{
  guint n_rows = 0;

  gtk_list_box_remove_all (self->steps);
  for (guint i = 0; i < move->conflicts->len && n_rows < MOST_ROWS; i++, n_rows++)
    {
      const TandemMoveConflict *conflict = &g_array_index (move->conflicts, TandemMoveConflict, i);
      g_autofree char *text = tandem_moving_dup_conflict (self->moving, conflict);

      add_row (self, conflict->milestone, text, TRUE);
    }
  for (guint i = 1; i < move->steps->len && n_rows < MOST_ROWS; i++, n_rows++)
    {
      const TandemMoveStep *step = &g_array_index (move->steps, TandemMoveStep, i);
      g_autofree char *text = tandem_moving_dup_step (self->moving, step);

      add_row (self, step->milestone, text, FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->steps_group), n_rows > 0);
  adw_preferences_group_set_title (self->steps_group, move->steps->len > 1 ? _("What else moves") : _("What no longer fits"));
}

static void
show_mode (TandemMoveDialog *self)
{
  g_autofree char *sentence = tandem_moving_dup_sentence (self->moving, self->mode);

  gtk_label_set_text (self->sentence_label, sentence);
  gtk_widget_set_visible (self->sentence_box, *sentence != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->move_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  show_steps (self, tandem_moving_get_move (self->moving, self->mode));
}

static void
toggled_cb (GtkCheckButton *button, TandemMoveDialog *self)
{
  if (!gtk_check_button_get_active (button))
    return;
  self->mode = (TandemMoveMode) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "tandem-mode"));
  show_mode (self);
}

static void
add_choices (TandemMoveDialog *self)
{
  GtkWidget *first = NULL;

  for (int mode = TANDEM_MOVE_FOLLOW; mode <= TANDEM_MOVE_KEEP_ANCHOR; mode++)
    {
      GtkWidget *row, *button;
      g_autofree char *outcome = NULL;

      if (!tandem_moving_offers (self->moving, (TandemMoveMode) mode))
        continue;
      row = adw_action_row_new ();
      button = gtk_check_button_new ();
      outcome = tandem_moving_dup_outcome (self->moving, (TandemMoveMode) mode);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_moving_get_choice (self->moving, (TandemMoveMode) mode));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), outcome);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tandem_moving_get_choice (self->moving, (TandemMoveMode) mode),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, outcome, -1);
      g_object_set_data (G_OBJECT (button), "tandem-mode", GINT_TO_POINTER (mode));
      if (first != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      else
        first = button;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), mode == (int) self->mode);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_list_box_append (self->choices, row);
    }
}

static void
move_cb (TandemMoveDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
  g_autofree char *done = tandem_moving_dup_done (self->moving, self->mode);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!tandem_workspace_apply (self->workspace, tandem_moving_create_edit (self->moving, self->mode, reason), NULL))
    return; /* failed_cb() says why; the reason that was typed stays */
  gtk_widget_activate_action (window, "win.toast-undo", "s", done);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
failed_cb (TandemMoveDialog *self, const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
copy_cb (TandemMoveDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (self->sentence_label));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Copied"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
tandem_move_dialog_dispose (GObject *object)
{
  TandemMoveDialog *self = TANDEM_MOVE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_MOVE_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->moving, tandem_moving_unref);
  G_OBJECT_CLASS (tandem_move_dialog_parent_class)->dispose (object);
}

static void
tandem_move_dialog_class_init (TandemMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_move_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, move_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, sentence_box);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, steps_group);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, days_label);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TandemMoveDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
tandem_move_dialog_init (TandemMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_entry_name_once (self->reason_row);
}

/**
 * tandem_move_dialog_new:
 * @workspace: (transfer none): where it is written
 * @moving: (transfer none): the move
 *
 * Returns: (transfer floating): what moves along, to choose from
 */
AdwDialog *
tandem_move_dialog_new (TandemWorkspace *workspace, TandemMoving *moving)
{
  TandemMoveDialog *self = g_object_new (TANDEM_TYPE_MOVE_DIALOG, NULL);
  TandemEntity *milestone = tandem_plan_find (tandem_moving_get_plan (moving), TANDEM_KIND_MILESTONE, tandem_moving_get_milestone (moving));
  g_autofree char *days = tandem_moving_dup_days (moving), *notice = tandem_moving_dup_notice (moving);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->moving = tandem_moving_ref (moving);
  self->mode = tandem_moving_get_default (moving);
  gtk_label_set_text (self->title_label, milestone != NULL ? tandem_entity_get_title (milestone) : "");
  gtk_label_set_text (self->days_label, days);
  if (notice != NULL)
    gtk_label_set_text (self->notice_label, notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), notice != NULL);
  add_choices (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), tandem_moving_offers (moving, TANDEM_MOVE_ONLY) || tandem_moving_offers (moving, TANDEM_MOVE_KEEP_ANCHOR));
  show_mode (self);
  return ADW_DIALOG (self);
}

/**
 * tandem_move_ask:
 * @over: a widget of the window
 * @workspace: (transfer none): where it is written
 * @moving: (transfer none): the move
 *
 * Moves at once where nothing else is touched by it, with an Undo in a toast; else asks.
 *
 * Returns: (transfer none) (nullable): the dialog that asks
 */
AdwDialog *
tandem_move_ask (GtkWidget *over, TandemWorkspace *workspace, TandemMoving *moving)
{
  g_autofree char *done = NULL;
  AdwDialog *dialog;

  if (!tandem_moving_changes (moving))
    return NULL;
  if (tandem_moving_needs_asking (moving))
    {
      dialog = tandem_move_dialog_new (workspace, moving);
      adw_dialog_present (dialog, over);
      return dialog;
    }
  done = tandem_moving_dup_done (moving, TANDEM_MOVE_FOLLOW);
  if (tandem_workspace_apply (workspace, tandem_moving_create_edit (moving, TANDEM_MOVE_FOLLOW, NULL), NULL))
    gtk_widget_activate_action (over, "win.toast-undo", "s", done);
  return NULL;
}
