/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline by pointer: hover, select, drag a mark to another working day, drag the picture aside. */
#include "tandem-timeline-private.h"

#include "tandem-painter.h"
#include "tandem-screen.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

#define SLOP 6             /* px by which a pointer may miss */
#define DRAG_THRESHOLD 6   /* px after which a press means a drag */
#define BUBBLE_PADDING 8   /* px */

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
      self->is_dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  /* Marks of a day may stand side by side: what counts is how far the pointer went from the day itself. A mark below the
   * picture, without a day, is dropped on one. */
  scale = tandem_timeline_picture_get_scale (self->picture);
  x = place->due != TANDEM_DAY_NONE ? tandem_scale_x (scale, place->due) : place->x + place->width / 2;
  self->drag_day = tandem_timeline_snap (tandem_scale_day (scale, x + dx));
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  gint64 item = self->is_dragging ? self->dragged : 0;
  const TandemEditionMilestone *milestone = item != 0 && self->picture != NULL ? tandem_timeline_picture_get_milestone (self->picture, item) : NULL;
  gboolean moved = milestone != NULL && milestone->due != self->drag_day;

  stop (self);
  if (!moved)
    return;
  tandem_workspace_set_selected (self->workspace, item);
  if (tandem_timeline_view_set_due (self, item, self->drag_day, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _("Due date changed"));
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  stop (data);
}

/**
 * tandem_timeline_view_set_due:
 * @self: the view
 * @item: a milestone
 * @due: its new due day
 * @merge_key: (nullable): see tandem_workspace_apply()
 *
 * A start that would come after the due day moves along.
 *
 * Returns: whether it was written
 */
gboolean
tandem_timeline_view_set_due (TandemTimelineView *self, gint64 item, TandemDay due, const char *merge_key)
{
  TandemEntity *milestone = tandem_timeline_view_find_entity (self, item);
  g_autoptr (GPtrArray) edits = NULL;
  TandemDay start, before;

  if (milestone == NULL || due == TANDEM_DAY_NONE)
    return FALSE;
  start = tandem_entity_get_day (milestone, TANDEM_MILESTONE_START);
  before = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);
  if (start == TANDEM_DAY_NONE || start <= due || before == TANDEM_DAY_NONE)
    return tandem_workspace_apply (self->workspace, tandem_edit_set_day (milestone, TANDEM_MILESTONE_DUE, due), merge_key);

  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  g_ptr_array_add (edits, tandem_edit_set_day (milestone, TANDEM_MILESTONE_START, tandem_timeline_snap (tandem_day_add (start, (int) due - (int) before))));
  g_ptr_array_add (edits, tandem_edit_set_day (milestone, TANDEM_MILESTONE_DUE, due));
  return tandem_workspace_apply (self->workspace, tandem_edit_new_group (_("Change Due Date"), edits), NULL);
}

/* Leaves the milestone where it was. */
void
tandem_timeline_view_cancel_drag (TandemTimelineView *self)
{
  stop (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
}

static void
snapshot_ghost (TandemTimelineView *self, GtkSnapshot *snapshot, const TandemTimelinePlace *place, double x)
{
  const TandemEditionMilestone *milestone = tandem_timeline_picture_get_milestone (self->picture, self->dragged);
  g_autoptr (TandemDrawList) list = tandem_draw_list_new (place->width, place->height);
  TandemDrawOp *op = tandem_draw_list_add (list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, 0, 0, place->width, place->height);
  TandemPalette palette;
  cairo_t *cr;

  tandem_timeline_get_mark (milestone, op);
  tandem_screen_init_palette (&palette, GTK_WIDGET (self));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - place->width / 2), (float) place->y));
  gtk_snapshot_push_opacity (snapshot, 0.7);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-1, -1, (float) place->width + 2, (float) place->height + 2));
  tandem_painter_paint (cr, list, self->measurer, &palette, NULL, NULL);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_bubble (TandemTimelineView *self, GtkSnapshot *snapshot, const TandemTimelinePlace *place, double x)
{
  g_autofree char *day = tandem_wording_day (self->drag_day, TANDEM_DATE_WEEKDAY);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), day);
  double offset = tandem_timeline_view_get_offset (self), width, height, left, top;
  int text_width, text_height;
  GdkRGBA background, text;
  TandemPalette palette;
  graphene_rect_t box;
  GskRoundedRect round;

  tandem_screen_init_palette (&palette, GTK_WIDGET (self));
  background = (GdkRGBA) { (float) palette.inks[TANDEM_INK_ACCENT].red, (float) palette.inks[TANDEM_INK_ACCENT].green, (float) palette.inks[TANDEM_INK_ACCENT].blue, 1 };
  text = (GdkRGBA) { (float) palette.inks[TANDEM_INK_ON_ACCENT].red, (float) palette.inks[TANDEM_INK_ON_ACCENT].green, (float) palette.inks[TANDEM_INK_ON_ACCENT].blue, 1 };
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = text_width + 2 * BUBBLE_PADDING;
  height = text_height + BUBBLE_PADDING;
  left = CLAMP (x - width / 2, offset, MAX (offset, offset + gtk_widget_get_width (GTK_WIDGET (self)) - width));
  top = place->y - height - 6 >= 0 ? place->y - height - 6 : place->y + place->height + 6;
  box = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) width, (float) height);
  gsk_rounded_rect_init_from_rect (&round, &box, (float) height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &background, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left + BUBBLE_PADDING, (float) top + BUBBLE_PADDING / 2));
  gtk_snapshot_append_layout (snapshot, layout, &text);
  gtk_snapshot_restore (snapshot);
}

/* The ghost of the dragged mark at the day it would get, and that day. In coordinates of the picture. */
void
tandem_timeline_view_snapshot_drag (TandemTimelineView *self, GtkSnapshot *snapshot)
{
  const TandemTimelinePlace *place = tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, self->dragged));
  double x;

  if (place == NULL)
    return;
  x = tandem_scale_x (tandem_timeline_picture_get_scale (self->picture), self->drag_day);
  snapshot_ghost (self, snapshot, place, x);
  snapshot_bubble (self, snapshot, place, x);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, gpointer data)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gint64 item = keyboard_mode ? (child != NULL && TANDEM_IS_TIMELINE_MARK (child) ? tandem_timeline_mark_get_item (TANDEM_TIMELINE_MARK (child)) : 0) : hit (self, x, y);
  const TandemEditionMilestone *milestone = item != 0 && self->picture != NULL ? tandem_timeline_picture_get_milestone (self->picture, item) : NULL;
  g_autofree char *day = NULL, *markup = NULL;

  if (milestone == NULL || self->is_dragging)
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
