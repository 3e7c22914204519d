/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reordering by dragging: within a phase and from phase to phase. */
#include "tandem-checklist-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_milestone (TandemChecklistRow *row)
{
  return row != NULL && tandem_checklist_row_get_kind (row) == TANDEM_CHECKLIST_MILESTONE;
}

/* What goes along with a dragged line: the selection when it is part of it, else the line alone. */
static GPtrArray *
list_dragged (TandemChecklist *self, TandemChecklistRow *row)
{
  g_autoptr (GPtrArray) selected = tandem_checklist_get_selected (self);
  TandemPlan *plan = tandem_checklist_get_plan (self);
  TandemEntity *milestone = plan != NULL ? tandem_plan_find (plan, TANDEM_KIND_MILESTONE, tandem_checklist_row_get_id (row)) : NULL;
  GPtrArray *one;

  if (g_ptr_array_find (selected, milestone, NULL))
    return g_steal_pointer (&selected);
  one = g_ptr_array_new ();
  if (milestone != NULL)
    g_ptr_array_add (one, milestone);
  return one;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  TandemChecklistCell *cell = data;
  TandemChecklistRow *row = tandem_checklist_cell_get_row (cell);

  return is_milestone (row) ? gdk_content_provider_new_typed (TANDEM_TYPE_CHECKLIST_ROW, row) : NULL;
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  TandemChecklistCell *cell = data;
  TandemChecklist *self = TANDEM_CHECKLIST (gtk_widget_get_ancestor (GTK_WIDGET (cell), TANDEM_TYPE_CHECKLIST));
  g_autoptr (GPtrArray) dragged = list_dragged (self, tandem_checklist_cell_get_row (cell));
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (dragged->len > 1)
    text = g_strdup_printf (ngettext ("%u milestone", "%u milestones", dragged->len), dragged->len);
  else
    text = g_strdup (tandem_checklist_row_get_content (tandem_checklist_cell_get_row (cell))->title);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "checklist-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/* Where the pointer says it goes: a head takes it to the start of its phase, an "add" line to the end. */
static TandemDropPlace
find_drop_place (TandemChecklistCell *cell, double y)
{
  TandemChecklistRow *row = tandem_checklist_cell_get_row (cell);

  switch (tandem_checklist_row_get_kind (row))
    {
    case TANDEM_CHECKLIST_PHASE:
      return TANDEM_DROP_AFTER;
    case TANDEM_CHECKLIST_MILESTONE:
      return y < gtk_widget_get_height (GTK_WIDGET (cell)) / 2.0 ? TANDEM_DROP_BEFORE : TANDEM_DROP_AFTER;
    case TANDEM_CHECKLIST_ADD_MILESTONE:
      return TANDEM_DROP_BEFORE;
    case TANDEM_CHECKLIST_ADD_PHASE:
    default:
      return TANDEM_DROP_NONE;
    }
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer data)
{
  TandemChecklistCell *cell = data;
  TandemDropPlace place = tandem_checklist_cell_get_row (cell) != NULL ? find_drop_place (cell, y) : TANDEM_DROP_NONE;

  tandem_checklist_cell_mark_drop (cell, place);
  return place != TANDEM_DROP_NONE ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target, gpointer data)
{
  tandem_checklist_cell_mark_drop (data, TANDEM_DROP_NONE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  TandemChecklistCell *cell = data;
  TandemChecklist *self = TANDEM_CHECKLIST (gtk_widget_get_ancestor (GTK_WIDGET (cell), TANDEM_TYPE_CHECKLIST));
  TandemChecklistRow *row = tandem_checklist_cell_get_row (cell), *next = row, *dragged = g_value_get_object (value);
  g_autoptr (GPtrArray) milestones = NULL;
  TandemDropPlace place;
  guint here;

  tandem_checklist_cell_mark_drop (cell, TANDEM_DROP_NONE);
  /* A line of another window's plan has no place here. */
  here = tandem_checklist_model_find (self->model, TANDEM_CHECKLIST_MILESTONE, tandem_checklist_row_get_id (dragged));
  if (row == NULL || here == G_MAXUINT || tandem_checklist_model_peek (self->model, here) != dragged)
    return FALSE;
  place = find_drop_place (cell, y);
  if (place == TANDEM_DROP_NONE)
    return FALSE;

  milestones = list_dragged (self, dragged);
  if (place == TANDEM_DROP_AFTER)
    next = tandem_checklist_model_peek (self->model, tandem_checklist_model_find (self->model, tandem_checklist_row_get_kind (row), tandem_checklist_row_get_id (row)) + 1);
  return tandem_checklist_move (self, milestones, tandem_checklist_row_get_phase (row), is_milestone (next) ? tandem_checklist_row_get_id (next) : 0);
}

/* Lets the line of @cell be dragged, and others be dropped at it. */
void
tandem_checklist_enable_drag (TandemChecklist *self, TandemChecklistCell *cell)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TANDEM_TYPE_CHECKLIST_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), cell);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), cell);
  gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), cell);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), cell);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), cell);
  gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (target));
}
