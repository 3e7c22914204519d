/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the checklist: actions checklist.*, each one edit. */
#include "tandem-checklist-private.h"

#include "tandem-agree-dialog.h"
#include "tandem-edits.h"

#include <glib/gi18n-lib.h>

static const char *const selection_actions[] = {
  "checklist.open", "checklist.toggle-selected", "checklist.set-status", "checklist.set-phase", "checklist.set-buyer-lead",
  "checklist.set-seller-lead", "checklist.set-visibility", "checklist.move-up", "checklist.move-down", "checklist.delete", "checklist.agree",
};

static TandemEntity *
find_phase (TandemChecklist *self, gint64 id)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);

  return plan != NULL && id != 0 ? tandem_plan_find (plan, TANDEM_KIND_PHASE, id) : NULL;
}

static TandemEntity *
find_milestone (TandemChecklist *self, gint64 id)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);

  return plan != NULL && id != 0 ? tandem_plan_find (plan, TANDEM_KIND_MILESTONE, id) : NULL;
}

static void
toggle_done_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  TandemEntity *milestone = find_milestone (self, g_variant_get_int64 (parameter));
  gboolean done;

  if (milestone == NULL)
    return;
  done = tandem_entity_get_choice (milestone, TANDEM_MILESTONE_STATUS) == TANDEM_STATUS_DONE;
  tandem_workspace_apply (self->workspace,
                          tandem_edits_set_status (milestone, done ? TANDEM_STATUS_NOT_STARTED : TANDEM_STATUS_DONE, tandem_workspace_get_today (self->workspace)), NULL);
}

/* Done, unless all are: then not started. */
static void
toggle_selected_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  TandemStatus status = TANDEM_STATUS_NOT_STARTED;

  for (guint i = 0; i < milestones->len; i++)
    if (tandem_entity_get_choice (g_ptr_array_index (milestones, i), TANDEM_MILESTONE_STATUS) != TANDEM_STATUS_DONE)
      status = TANDEM_STATUS_DONE;
  if (milestones->len > 0)
    tandem_workspace_apply (self->workspace, tandem_edits_set_status_many (milestones, status, tandem_workspace_get_today (self->workspace)), NULL);
}

static void
set_status_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  int status = tandem_choice_index (tandem_status_choices, g_variant_get_string (parameter, NULL));

  if (milestones->len > 0 && status >= 0)
    tandem_workspace_apply (self->workspace, tandem_edits_set_status_many (milestones, status, tandem_workspace_get_today (self->workspace)), NULL);
}

static void
set_lead (TandemChecklist *self, guint field, gint64 person)
{
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  TandemValue after = person != 0 ? tandem_value_integer (person) : (TandemValue) TANDEM_VALUE_INIT;

  if (milestones->len > 0)
    tandem_workspace_apply (self->workspace, tandem_edits_set_many (milestones, field, &after), NULL);
}

static void
set_buyer_lead_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_lead (TANDEM_CHECKLIST (widget), TANDEM_MILESTONE_BUYER_LEAD, g_variant_get_int64 (parameter));
}

static void
set_seller_lead_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_lead (TANDEM_CHECKLIST (widget), TANDEM_MILESTONE_SELLER_LEAD, g_variant_get_int64 (parameter));
}

static void
set_visibility_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  g_auto (TandemValue) after = tandem_value_text (g_variant_get_string (parameter, NULL));

  if (milestones->len > 0 && tandem_choice_index (tandem_visibility_choices, after.text) >= 0)
    tandem_workspace_apply (self->workspace, tandem_edits_set_many (milestones, TANDEM_MILESTONE_VISIBILITY, &after), NULL);
}

static void
set_phase_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);

  if (milestones->len > 0)
    tandem_checklist_move (self, milestones, g_variant_get_int64 (parameter), 0);
}

static guint
find_place (TandemChecklist *self, GPtrArray *milestones, guint index)
{
  return tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_MILESTONE, tandem_entity_get_id (g_ptr_array_index (milestones, index)));
}

static gboolean
is_kind (TandemChecklistRow *row, TandemChecklistKind kind)
{
  return row != NULL && tandem_checklist_row_get_kind (row) == kind;
}

/* The id of a milestone's row, 0 for any other row. */
static gint64
get_milestone_id (TandemChecklistRow *row)
{
  return is_kind (row, TANDEM_CHECKLIST_MILESTONE) ? tandem_checklist_row_get_id (row) : 0;
}

static void
move_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  TandemChecklistRow *above;
  guint place = milestones->len > 0 ? find_place (self, milestones, 0) : 0;

  if (place == 0 || place == G_MAXUINT)
    return;
  above = tandem_checklist_model_peek (self->model, place - 1);
  if (is_kind (above, TANDEM_CHECKLIST_MILESTONE))
    tandem_checklist_move (self, milestones, tandem_checklist_row_get_phase (above), tandem_checklist_row_get_id (above));
  else if (place >= 2)
    tandem_checklist_move (self, milestones, tandem_checklist_row_get_phase (tandem_checklist_model_peek (self->model, place - 2)), 0);
}

static void
move_down_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  TandemChecklistRow *below, *after;
  guint place = milestones->len > 0 ? find_place (self, milestones, milestones->len - 1) : G_MAXUINT;

  if (place == G_MAXUINT)
    return;
  below = tandem_checklist_model_peek (self->model, place + 1);
  after = tandem_checklist_model_peek (self->model, place + 2);
  if (is_kind (below, TANDEM_CHECKLIST_MILESTONE))
    tandem_checklist_move (self, milestones, tandem_checklist_row_get_phase (below), get_milestone_id (after));
  else if (is_kind (after, TANDEM_CHECKLIST_PHASE))
    tandem_checklist_move (self, milestones, tandem_checklist_row_get_id (after), get_milestone_id (tandem_checklist_model_peek (self->model, place + 3)));
}

/* The line that is selected when the selected ones are gone. */
static gint64
find_neighbour (TandemChecklist *self, GPtrArray *milestones)
{
  gint64 next = get_milestone_id (tandem_checklist_model_peek (self->model, find_place (self, milestones, milestones->len - 1) + 1));
  guint first = find_place (self, milestones, 0);

  return next != 0 || first == 0 ? next : get_milestone_id (tandem_checklist_model_peek (self->model, first - 1));
}

static gboolean
is_focus_inside (TandemChecklist *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static void
offer_undo (TandemChecklist *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  g_autofree char *text = NULL;
  gboolean has_focus = is_focus_inside (self);
  gint64 neighbour;

  if (milestones->len == 0)
    return;
  neighbour = find_neighbour (self, milestones);
  if (milestones->len == 1)
    /* Translators: %s is the title of a milestone. */
    text = g_strdup_printf (_("“%s” deleted"), tandem_entity_get_title (g_ptr_array_index (milestones, 0)));
  else
    text = g_strdup_printf (ngettext ("%u milestone deleted", "%u milestones deleted", milestones->len), milestones->len);
  if (!tandem_workspace_apply (self->workspace, tandem_edits_remove_many (tandem_checklist_get_plan (self), milestones), NULL))
    return;
  if (neighbour != 0)
    {
      self->reveal = neighbour;
      self->reveal_focus = has_focus;
      tandem_checklist_update_now (self);
      tandem_workspace_set_selected (self->workspace, neighbour);
    }
  offer_undo (self, text);
}

static void
agree_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);

  if (milestones->len > 0)
    adw_dialog_present (tandem_agree_dialog_new (self->workspace, milestones), widget);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TANDEM_CHECKLIST (widget)->has_opened = TRUE;
  g_signal_emit_by_name (widget, "open");
}

static void
popup_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);
  TandemChecklistCell *cell;

  if (milestones->len == 0)
    return;
  cell = tandem_checklist_find_cell (self, TANDEM_CHECKLIST_MILESTONE, tandem_entity_get_id (g_ptr_array_index (milestones, 0)));
  if (cell != NULL)
    tandem_checklist_popup (self, GTK_WIDGET (cell), gtk_widget_get_width (GTK_WIDGET (cell)) / 2.0, gtk_widget_get_height (GTK_WIDGET (cell)) / 2.0);
}

static void
rename_phase_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);

  self->rename = g_variant_get_int64 (parameter);
  tandem_checklist_queue_update (self);
}

static void
add_milestone_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);

  tandem_checklist_type_milestone (self, g_variant_get_int64 (parameter));
}

static gboolean
add_phase (TandemChecklist *self, const char *title, TandemEntity *previous, gboolean rename)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_PHASE);
  g_autoptr (GPtrArray) edits = NULL;
  gint64 id = tandem_workspace_new_id (self->workspace);

  if (plan == NULL || id == 0)
    return FALSE;
  tandem_row_set_text (row, TANDEM_PHASE_NAME, title);
  if (previous != NULL)
    tandem_row_set_integer (row, TANDEM_PHASE_POSITION, tandem_edits_position_after (plan, TANDEM_KIND_PHASE, previous));
  if (!tandem_workspace_apply (self->workspace, tandem_edits_add (plan, id, row), NULL))
    return FALSE;
  if (rename)
    {
      self->rename = id;
      tandem_checklist_queue_update (self);
    }
  return TRUE;
}

static void
add_phase_after_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);

  add_phase (self, _("New phase"), find_phase (self, g_variant_get_int64 (parameter)), TRUE);
}

static void
move_phase (TandemChecklist *self, gint64 id, int by)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);
  TandemEntity *phase = find_phase (self, id);
  int n = plan != NULL ? (int) tandem_plan_get_n (plan, TANDEM_KIND_PHASE) : 0, place = 0, previous;

  while (place < n && tandem_plan_peek (plan, TANDEM_KIND_PHASE, (guint) place) != phase)
    place++;
  previous = place + (by < 0 ? -2 : 1);
  if (phase == NULL || place + by < 0 || place + by >= n)
    return;
  tandem_workspace_apply (self->workspace,
                          tandem_edits_move (plan, phase, previous >= 0 ? tandem_plan_peek (plan, TANDEM_KIND_PHASE, (guint) previous) : NULL), NULL);
}

static void
move_phase_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_phase (TANDEM_CHECKLIST (widget), g_variant_get_int64 (parameter), -1);
}

static void
move_phase_down_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_phase (TANDEM_CHECKLIST (widget), g_variant_get_int64 (parameter), 1);
}

static void
delete_phase_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemChecklist *self = TANDEM_CHECKLIST (widget);
  TandemEntity *phase = find_phase (self, g_variant_get_int64 (parameter));
  g_autofree char *text = NULL;

  if (phase == NULL)
    return;
  text = g_strdup_printf (_("“%s” deleted"), tandem_entity_get_title (phase));
  if (tandem_workspace_apply (self->workspace, tandem_edits_remove (tandem_checklist_get_plan (self), phase), NULL))
    offer_undo (self, text);
}

/* The milestone that comes right before the place "in front of `before`", or before the end of the phase. */
static TandemEntity *
find_previous (TandemPlan *plan, gint64 phase, gint64 before)
{
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE);
  TandemEntity *previous = NULL, *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);

      if (before != 0 && tandem_entity_get_id (milestone) == before)
        return previous;
      previous = milestone;
      if (tandem_entity_get_ref (milestone, TANDEM_MILESTONE_PHASE) == phase)
        last = milestone;
    }
  return last != NULL ? last : previous;
}

/* Whether the milestones already stand together right there. */
static gboolean
are_there (TandemChecklist *self, GPtrArray *milestones, gint64 phase, gint64 before)
{
  guint first = find_place (self, milestones, 0);
  TandemChecklistRow *next = tandem_checklist_model_peek (self->model, first + milestones->len);

  for (guint i = 0; i < milestones->len; i++)
    {
      gint64 id = tandem_entity_get_id (g_ptr_array_index (milestones, i));

      if (id == before)
        return milestones->len == 1;
      if (find_place (self, milestones, i) != first + i || tandem_entity_get_ref (g_ptr_array_index (milestones, i), TANDEM_MILESTONE_PHASE) != phase)
        return FALSE;
    }
  return get_milestone_id (next) == before;
}

/**
 * tandem_checklist_move:
 * @self: a checklist
 * @milestones: (element-type TandemEntity): milestones in the order they are shown
 * @phase: the phase they go to, 0 for none
 * @before: the milestone they go in front of, 0 for the end of the phase
 *
 * Returns: whether they are there
 */
gboolean
tandem_checklist_move (TandemChecklist *self, GPtrArray *milestones, gint64 phase, gint64 before)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);

  if (plan == NULL || milestones->len == 0 || are_there (self, milestones, phase, before))
    return TRUE;
  self->reveal = tandem_entity_get_id (g_ptr_array_index (milestones, 0));
  self->reveal_focus = is_focus_inside (self);
  return tandem_workspace_apply (self->workspace, tandem_edits_move_milestones (plan, milestones, find_phase (self, phase), find_previous (plan, phase, before)), NULL);
}

/* Adds what was typed into an "add" line. Returns whether it was written. */
gboolean
tandem_checklist_add_typed (TandemChecklist *self, TandemChecklistRow *at, const char *title)
{
  TandemPlan *plan = tandem_checklist_get_plan (self);
  g_autoptr (TandemRow) row = NULL;
  gint64 id;

  if (plan == NULL || at == NULL)
    return FALSE;
  if (tandem_checklist_row_get_kind (at) == TANDEM_CHECKLIST_ADD_PHASE)
    {
      self->reveal_add = at;
      return add_phase (self, title, NULL, FALSE);
    }

  id = tandem_workspace_new_id (self->workspace);
  if (id == 0)
    return FALSE;
  row = tandem_row_new (TANDEM_KIND_MILESTONE);
  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, title);
  tandem_row_set_ref (row, TANDEM_MILESTONE_PHASE, tandem_checklist_row_get_id (at));
  self->reveal_add = at;
  return tandem_workspace_apply (self->workspace, tandem_edits_add (plan, id, row), NULL);
}

/* Returns whether the name was written. */
gboolean
tandem_checklist_rename_phase (TandemChecklist *self, gint64 id, const char *name)
{
  TandemEntity *phase = find_phase (self, id);

  return phase == NULL || tandem_workspace_apply (self->workspace, tandem_edit_set_text (phase, TANDEM_PHASE_NAME, name), NULL);
}

/* Greys out what needs a selection. */
void
tandem_checklist_enable_actions (TandemChecklist *self)
{
  g_autoptr (GPtrArray) milestones = tandem_checklist_get_selected (self);

  for (guint i = 0; i < G_N_ELEMENTS (selection_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), selection_actions[i], milestones->len > 0);
}

void
tandem_checklist_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name, *type; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "checklist.open", NULL, open_cb },
    { "checklist.toggle-done", "x", toggle_done_cb },
    { "checklist.toggle-selected", NULL, toggle_selected_cb },
    { "checklist.set-status", "s", set_status_cb },
    { "checklist.set-phase", "x", set_phase_cb },
    { "checklist.set-buyer-lead", "x", set_buyer_lead_cb },
    { "checklist.set-seller-lead", "x", set_seller_lead_cb },
    { "checklist.set-visibility", "s", set_visibility_cb },
    { "checklist.move-up", NULL, move_up_cb },
    { "checklist.move-down", NULL, move_down_cb },
    { "checklist.delete", NULL, delete_cb },
    { "checklist.agree", NULL, agree_cb },
    { "checklist.popup", NULL, popup_cb },
    { "checklist.rename-phase", "x", rename_phase_cb },
    { "checklist.add-milestone", "x", add_milestone_cb },
    { "checklist.add-phase-after", "x", add_phase_after_cb },
    { "checklist.move-phase-up", "x", move_phase_up_cb },
    { "checklist.move-phase-down", "x", move_phase_down_cb },
    { "checklist.delete-phase", "x", delete_phase_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);

  /* Menus show the key that was bound last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "checklist.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "checklist.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "checklist.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "checklist.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "checklist.toggle-selected", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "checklist.toggle-selected", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "checklist.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "checklist.popup", NULL);
}
