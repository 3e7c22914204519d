/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline by pointer: hover, select, drag a mark to another working day, drag the picture aside. */
#include "tandem-timeline-private.h"

#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

#define SLOP 6             /* px by which a pointer may miss */
#define DRAG_THRESHOLD 6   /* px after which a press means a drag */

static gint64
hit (TandemTimelineView *self, double x, double y)
{
  gint64 item = 0;

  if (self->picture != NULL)
    item = tandem_draw_list_hit (tandem_timeline_picture_get_list (self->picture), x + tandem_timeline_view_get_offset (self), y, SLOP);
  return item != 0 && tandem_timeline_picture_find (self->picture, item) != G_MAXUINT ? item : 0;
}

static gboolean
is_on_mark (TandemTimelineView *self, gint64 item, double x, double y)
{
  return item != 0 && tandem_timeline_picture_is_mark (self->picture, item, x + tandem_timeline_view_get_offset (self), y, SLOP);
}

static void
set_hovered (TandemTimelineView *self, gint64 item, const char *cursor)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
  if (self->hovered == item)
    return;
  self->hovered = item;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer data)
{
  TandemTimelineView *self = data;
  gint64 item = hit (self, x, y);

  self->pointer_x = x;
  if (self->dragged == 0 && !self->is_panning)
    set_hovered (self, item, item == 0 ? NULL : is_on_mark (self, item, x, y) ? "grab" : "pointer");
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer data)
{
  TandemTimelineView *self = data;

  self->pointer_x = -1;
  if (self->dragged == 0)
    set_hovered (self, 0, NULL);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  TandemTimelineView *self = data;
  gint64 item = hit (self, x, y);
  GtkWidget *mark;

  if (item == 0)
    return;
  mark = tandem_timeline_view_get_mark (self, item);
  if (mark != NULL)
    gtk_widget_grab_focus (mark);
  if (n_press == 2)
    g_signal_emit_by_name (self, "open");
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  TandemTimelineView *self = data;
  gint64 item = hit (self, x, y);

  if (item != 0 && !self->is_dragging)
    tandem_workspace_set_selected (self->workspace, item);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  TandemTimelineView *self = data;
  gint64 item = hit (self, x, y);

  if (is_on_mark (self, item, x, y))
    self->dragged = item;
  else if (item == 0 && gtk_adjustment_get_upper (self->hadjustment) > gtk_adjustment_get_page_size (self->hadjustment))
    {
      self->is_panning = TRUE;
      self->pan_start = gtk_adjustment_get_value (self->hadjustment);
    }
  else
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  TandemTimelineView *self = data;
  const TandemTimelinePlace *place;
  const TandemScale *scale;
  double x;

  if (self->is_panning)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_adjustment_set_value (self->hadjustment, self->pan_start - dx);
      return;
    }
  if (self->dragged == 0 || self->picture == NULL || (!self->is_dragging && ABS (dx) < DRAG_THRESHOLD))
    return;
  place = tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, self->dragged));
  if (place == NULL)
    return;
  if (!self->is_dragging)
    {
      if (!tandem_timeline_view_begin_move (self, self->dragged))
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
      self->is_dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  /* Marks of a day may stand side by side: what counts is how far the pointer went from the day itself. A mark below the
   * picture, without a day, is dropped on one. */
  scale = tandem_timeline_picture_get_scale (self->picture);
  x = place->due != TANDEM_DAY_NONE ? tandem_scale_x (scale, place->due) : place->x + place->width / 2;
  tandem_timeline_view_point_to (self, tandem_scale_day (scale, x + dx));
}

static void
stop (TandemTimelineView *self)
{
  self->dragged = 0;
  self->is_dragging = self->is_panning = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  TandemTimelineView *self = data;
  gboolean moved = self->is_dragging;

  stop (self);
  if (moved)
    tandem_timeline_view_finish_move (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  TandemTimelineView *self = data;

  if (self->is_dragging)
    tandem_timeline_view_cancel_move (self);
  stop (self);
}

/* Leaves the milestone where it was. */
void
tandem_timeline_view_cancel_drag (TandemTimelineView *self)
{
  tandem_timeline_view_cancel_move (self);
  stop (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, gpointer data)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gint64 item = keyboard_mode ? (child != NULL && TANDEM_IS_TIMELINE_MARK (child) ? tandem_timeline_mark_get_item (TANDEM_TIMELINE_MARK (child)) : 0) : hit (self, x, y);
  const TandemEditionMilestone *milestone = item != 0 && self->picture != NULL ? tandem_timeline_picture_get_milestone (self->picture, item) : NULL;
  g_autofree char *day = NULL, *markup = NULL;

  if (milestone == NULL || self->moving != NULL)
    return FALSE;
  day = tandem_wording_day (milestone->due, TANDEM_DATE_WEEKDAY);
  markup = g_markup_printf_escaped ("<b>%s</b>\n%s%s%s%s%s", milestone->title, *day != '\0' ? day : _("No date"),
                                    *milestone->lead_line != '\0' ? " · " : "", milestone->lead_line,
                                    *milestone->explanation != '\0' ? "\n" : "", milestone->explanation);
  gtk_tooltip_set_markup (tooltip, markup);
  return TRUE;
}

void
tandem_timeline_view_enable_pointer (TandemTimelineView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  self->drag = drag; /* the widget's own */
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
