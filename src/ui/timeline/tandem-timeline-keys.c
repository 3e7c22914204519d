/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline by keyboard: arrows walk, Enter opens, Alt and arrows move by working days until Alt is let go. */
#include "tandem-timeline-private.h"

static gint64
get_focused (TandemTimelineView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && TANDEM_IS_TIMELINE_MARK (child) ? tandem_timeline_mark_get_item (TANDEM_TIMELINE_MARK (child)) : 0;
}

static gboolean
focus_place (TandemTimelineView *self, guint place)
{
  const TandemTimelinePlace *there = self->picture != NULL ? tandem_timeline_picture_get_place (self->picture, place) : NULL;
  GtkWidget *mark;

  if (there == NULL)
    return FALSE;
  tandem_timeline_view_reveal (self, there->item);
  mark = tandem_timeline_view_get_mark (self, there->item);
  return mark != NULL && gtk_widget_grab_focus (mark);
}

/**
 * tandem_timeline_view_enter:
 * @self: the view
 *
 * Gives the focus to the selected milestone, else to the first one that is still to come.
 *
 * Returns: whether there is one
 */
gboolean
tandem_timeline_view_enter (TandemTimelineView *self)
{
  guint n = self->picture != NULL ? tandem_timeline_picture_get_n (self->picture) : 0, place;

  if (n == 0)
    return FALSE;
  place = tandem_timeline_picture_find (self->picture, tandem_workspace_get_selected (self->workspace));
  if (place != G_MAXUINT)
    return focus_place (self, place);
  for (place = 0; place + 1 < n; place++)
    if (tandem_timeline_picture_get_place (self->picture, place)->due >= tandem_workspace_get_today (self->workspace))
      break;
  return focus_place (self, place);
}

/* 1 towards later days: right, in a mirrored picture left. */
static int
get_direction (TandemTimelineView *self, int right)
{
  return self->picture != NULL && tandem_timeline_picture_get_scale (self->picture)->rtl ? -right : right;
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  gint64 item = get_focused (self);
  guint place = self->picture != NULL ? tandem_timeline_picture_find (self->picture, item) : G_MAXUINT;
  int to = (int) place + get_direction (self, g_variant_get_int32 (arguments));

  if (item == 0 || place == G_MAXUINT)
    return FALSE;
  if (to < 0 || to >= (int) tandem_timeline_picture_get_n (self->picture))
    gtk_widget_error_bell (widget);
  else
    focus_place (self, (guint) to);
  return TRUE;
}

static gboolean
walk_to_end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  guint n = self->picture != NULL ? tandem_timeline_picture_get_n (self->picture) : 0;

  return get_focused (self) != 0 && n > 0 && focus_place (self, g_variant_get_int32 (arguments) > 0 ? n - 1 : 0);
}

static gboolean
open_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  gint64 item = get_focused (self);

  if (item == 0)
    return FALSE;
  tandem_workspace_set_selected (self->workspace, item);
  if (g_variant_get_boolean (arguments))
    g_signal_emit_by_name (self, "open");
  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  gint64 item = get_focused (self);

  if (self->picture == NULL || self->is_dragging || tandem_timeline_picture_get_milestone (self->picture, item) == NULL)
    return FALSE;
  tandem_timeline_view_step (self, item, get_direction (self, g_variant_get_int32 (arguments)));
  return TRUE;
}

static gboolean
cancel_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);

  if (self->dragged == 0 && !self->moves_by_key)
    return FALSE;
  if (self->dragged != 0)
    tandem_timeline_view_cancel_drag (self);
  else
    tandem_timeline_view_cancel_move (self);
  return TRUE;
}

static void
released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, TandemTimelineView *self)
{
  if (self->moves_by_key && (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R || keyval == GDK_KEY_Meta_L || keyval == GDK_KEY_Meta_R))
    tandem_timeline_view_finish_move (self);
}

/* The modifier may be let go over another window. */
static void
left_cb (GtkEventControllerFocus *controller, TandemTimelineView *self)
{
  if (self->moves_by_key)
    tandem_timeline_view_finish_move (self);
}

void
tandem_timeline_view_enable_keys (TandemTimelineView *self)
{
  GtkEventController *key = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  g_signal_connect (key, "key-released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
tandem_timeline_view_install_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key, keypad; int by; } arrows[] = { { GDK_KEY_Left, GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, GDK_KEY_KP_Right, 1 } };
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, walk_cb, "i", arrows[i].by);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad, 0, walk_cb, "i", arrows[i].by);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_ALT_MASK, move_cb, "i", arrows[i].by);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad, GDK_ALT_MASK, move_cb, "i", arrows[i].by);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, walk_to_end_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, walk_to_end_cb, "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding (widget_class, enter[i], 0, open_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, open_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, GDK_ALT_MASK, cancel_cb, NULL);
}
