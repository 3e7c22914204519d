/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zoom between "all fits" and single days, and moving about in what doesn't fit. */
#include "tandem-timeline-private.h"

#include <math.h>

#define STEP 1.25
/* A day is never wider than this (px): single days can be told apart well before. */
#define WIDEST_DAY 26.0
/* A picture is never wider than this (px): it is laid out as a whole. */
#define WIDEST_PICTURE 12000
/* How long a step of the wheel is seen on its way, and one that a key or a menu makes (ms). */
#define WHEEL_GLIDE 120
#define GLIDE 200
/* Steps that follow each other faster than this (ms) are one movement: labels stay in their rows, and are searched for when it
 * comes to rest; also meanwhile, where it goes further than this. */
#define REST 200
#define MOST_KEPT 2.0
/* Narrower than this a plan can't be read: it is scrolled instead (px at normal text size). */
#define LEAST_PICTURE 460

static int
get_least_width (TandemTimelineView *self)
{
  return (int) (LEAST_PICTURE * tandem_timeline_view_get_text_scale (self));
}

/**
 * tandem_timeline_view_content_width:
 * @self: the view
 * @width: px, of the widget
 *
 * Returns: width of the picture in px
 */
int
tandem_timeline_view_content_width (TandemTimelineView *self, int width)
{
  return (int) CLAMP (MAX (width, get_least_width (self)) * self->zoom, 1, MAX (WIDEST_PICTURE, width));
}

/* The zoom at which a day is as wide as is of use. */
static double
get_most_zoom (TandemTimelineView *self)
{
  double fit = MAX (gtk_widget_get_width (GTK_WIDGET (self)), get_least_width (self)), days;

  if (self->picture == NULL)
    return 1;
  days = tandem_scale_days (tandem_timeline_picture_get_scale (self->picture));
  return MAX (1, MIN (days * WIDEST_DAY, WIDEST_PICTURE) / fit);
}

/* What a glance should take in, as the px of a day: a week, a month, a quarter each wide enough for a label or two. */
static const struct { const char *name; double day; } levels[] = { { "quarters", 2.2 }, { "months", 6 }, { "weeks", 16 } };

static gboolean
search_cb (gpointer data)
{
  TandemTimelineView *self = data;

  self->search_id = 0;
  tandem_timeline_view_search_labels (self);
  return G_SOURCE_REMOVE;
}

/* A search takes about as long as a frame; so it has a turn of its own between two of them. */
static void
queue_search (TandemTimelineView *self)
{
  if (self->search_id == 0)
    self->search_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, search_cb, self, NULL);
}

static void
rest (TandemTimelineView *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->is_zooming = FALSE;
  queue_search (self);
}

static gboolean
rest_cb (gpointer data)
{
  TandemTimelineView *self = data;

  self->rest_id = 0;
  rest (self);
  return G_SOURCE_REMOVE;
}

static void
set_zoom (TandemTimelineView *self, double zoom)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), after;

  self->zoom = zoom;
  self->is_zooming = TRUE;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST, rest_cb, self);
  after = tandem_timeline_view_content_width (self, width);
  gtk_adjustment_configure (self->hadjustment, CLAMP (self->fixed_share * after - self->fixed_x, 0, MAX (0, after - width)), 0, after, width * 0.1, width * 0.9, width);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-out", self->zoom > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-fit", self->zoom > 1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (after > self->searched_width * self->most_kept || after * self->most_kept < self->searched_width)
    queue_search (self);
}

static void
glide_cb (double share, gpointer data)
{
  TandemTimelineView *self = data;

  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    set_zoom (self, share < 1 ? self->glide_start * pow (self->glide_end / self->glide_start, share) : self->glide_end);
}

/* Who asked for one zoom, and not by turning a wheel, isn't going to ask for the next. */
static void
glide_done_cb (TandemTimelineView *self)
{
  if (self->most_kept == G_MAXDOUBLE)
    rest (self);
}

/* Where a glide that has just begun will end. */
static double
get_goal (TandemTimelineView *self)
{
  return adw_animation_get_state (self->glide) == ADW_ANIMATION_PLAYING ? self->glide_end : self->zoom;
}

/* @x px in the widget: what is there stays there. @duration: ms, 0 for at once; @most_kept: see the view's */
static void
zoom_to (TandemTimelineView *self, double zoom, double x, guint duration, double most_kept)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  zoom = CLAMP (zoom, 1, get_most_zoom (self));
  if (width <= 0 || fabs (zoom - get_goal (self)) < 0.001)
    return;
  adw_animation_pause (self->glide);
  self->fixed_x = x;
  self->fixed_share = (gtk_adjustment_get_value (self->hadjustment) + x) / tandem_timeline_view_content_width (self, width);
  self->glide_start = self->zoom;
  self->glide_end = zoom;
  self->most_kept = most_kept;
  if (duration == 0)
    {
      set_zoom (self, zoom);
      return;
    }
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->glide), duration);
  adw_animation_play (self->glide);
}

/* Around the pointer; by keyboard around the focused or selected milestone, else the middle. */
static double
get_fixed_point (TandemTimelineView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gint64 item = child != NULL && TANDEM_IS_TIMELINE_MARK (child) ? tandem_timeline_mark_get_item (TANDEM_TIMELINE_MARK (child)) : 0;
  const TandemTimelinePlace *place = NULL;

  if (item == 0)
    item = tandem_workspace_get_selected (self->workspace);
  if (self->picture != NULL)
    place = tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, item));
  return place != NULL ? place->x + place->width / 2 - tandem_timeline_view_get_offset (self) : gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
}

static void
zoom_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  double zoom = g_str_has_suffix (name, "in") ? get_goal (self) * STEP : g_str_has_suffix (name, "out") ? get_goal (self) / STEP : 1;

  if (self->workspace != NULL)
    zoom_to (self, zoom, get_fixed_point (self), GLIDE, G_MAXDOUBLE);
}

static void
zoom_to_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  double fit = MAX (gtk_widget_get_width (widget), get_least_width (self)), zoom = 1;

  for (guint i = 0; i < G_N_ELEMENTS (levels) && self->picture != NULL; i++)
    if (g_str_equal (levels[i].name, g_variant_get_string (parameter, NULL)))
      zoom = levels[i].day * tandem_scale_days (tandem_timeline_picture_get_scale (self->picture)) / fit;
  if (self->workspace != NULL)
    zoom_to (self, zoom, get_fixed_point (self), GLIDE, G_MAXDOUBLE);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  TandemTimelineView *self = data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      zoom_to (self, get_goal (self) * pow (STEP, is_wheel ? -dy : -dy / 40), self->pointer_x >= 0 ? self->pointer_x : width / 2, is_wheel ? WHEEL_GLIDE : 0, MOST_KEPT);
      return TRUE;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    dx = dy;
  /* Up and down are the page's. */
  if (gtk_adjustment_get_upper (self->hadjustment) <= width || fabs (dx) < fabs (dy) || dx == 0)
    return FALSE;
  gtk_adjustment_set_value (self->hadjustment, gtk_adjustment_get_value (self->hadjustment) + dx * (is_wheel ? pow (width, 2.0 / 3.0) : 1));
  return TRUE;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  TandemTimelineView *self = data;

  self->pinch_zoom = self->zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, gpointer data)
{
  TandemTimelineView *self = data;
  double x, y;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  zoom_to (self, self->pinch_zoom * scale, x, 0, MOST_KEPT);
}

/* Back to where all fits, at once. */
void
tandem_timeline_view_reset_zoom (TandemTimelineView *self)
{
  adw_animation_pause (self->glide);
  rest (self);
  self->zoom = 1;
}

void
tandem_timeline_view_disable_zoom (TandemTimelineView *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->search_id, g_source_remove);
  if (self->glide != NULL)
    adw_animation_pause (self->glide);
  g_clear_object (&self->glide);
}

/**
 * tandem_timeline_view_install_zoom:
 * @widget_class: the view's
 *
 * timeline.zoom-in, timeline.zoom-out, timeline.zoom-fit and timeline.zoom-to with "quarters", "months" or "weeks". Their
 * keys are the page's, so that they work wherever on it the keyboard is.
 */
void
tandem_timeline_view_install_zoom (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-fit", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-to", "s", zoom_to_action_cb);
}

void
tandem_timeline_view_enable_zoom (TandemTimelineView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  self->glide = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE, adw_callback_animation_target_new (glide_cb, self, NULL));
  g_signal_connect_swapped (self->glide, "done", G_CALLBACK (glide_done_cb), self);
}
