/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-timeline-view.h"

#include "tandem-timeline-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Height before there is a width (px). */
#define USUAL_WIDTH 800
/* Smallest box of a mark for keyboard focus and touch (px). */
#define LEAST_MARK 24
/* Above and below the hint of an empty plan (px). */
#define HINT_MARGIN 36
/* Milestones whose texts are measured in one turn of the main loop: some 2 ms. */
#define PREPARED_AT_ONCE 10
/* More marks than this have widgets around the focus only. */
#define MOST_MARKS 300

typedef enum { PROP_WORKSPACE = 1 } TandemTimelineViewProperty;

enum { OPEN, ADD_MILESTONE, N_SIGNALS };

static GParamSpec *properties[PROP_WORKSPACE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTimelineView, tandem_timeline_view, GTK_TYPE_WIDGET)

/* Size of text on this desktop, 1 for normal. */
double
tandem_timeline_view_get_text_scale (TandemTimelineView *self)
{
  int dpi = 0; /* in 1024ths */

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96, 0.5, 3) : 1;
}

static void
forget_picture (TandemTimelineView *self)
{
  g_clear_pointer (&self->picture, tandem_timeline_picture_free);
  tandem_timeline_view_repaint (self);
}

/* What a closer zoom will want to know is measured when there is nothing else to do. */
static gboolean
prepare_cb (gpointer data)
{
  TandemTimelineView *self = data;

  if (self->picture != NULL && tandem_timeline_picture_prepare (self->picture, &self->prepared, PREPARED_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->prepare_id = 0;
  return G_SOURCE_REMOVE;
}

static void
make_picture (TandemTimelineView *self, int width, gboolean is_kept)
{
  self->width = width;
  self->is_kept = is_kept;
  if (!is_kept)
    self->searched_width = width;
  self->picture = tandem_timeline_picture_new (self->texts, width, width / self->zoom, tandem_timeline_view_get_text_scale (self), gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
                                               is_kept, tandem_pango_measurer_get_measurer (self->measurer));
}

/* Lays out where edition or width are others than last time. Returns whether that was so. */
static gboolean
lay_out (TandemTimelineView *self, int width)
{
  TandemEdition *edition = self->workspace != NULL ? tandem_workspace_get_edition (self->workspace) : NULL;

  if (edition == NULL)
    {
      forget_picture (self);
      return FALSE;
    }
  if (self->picture != NULL && self->width == width && tandem_timeline_picture_get_edition (self->picture) == edition)
    return FALSE;
  forget_picture (self);
  if (self->texts == NULL || tandem_timeline_texts_get_edition (self->texts) != edition)
    {
      g_clear_pointer (&self->texts, tandem_timeline_texts_free);
      self->texts = tandem_timeline_texts_new (edition);
      self->prepared = 0;
    }
  make_picture (self, width, self->is_zooming);
  if (self->prepare_id == 0)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
  return TRUE;
}

/* Searches places for the labels where they had only been kept in theirs. */
void
tandem_timeline_view_search_labels (TandemTimelineView *self)
{
  if (self->picture == NULL || !self->is_kept)
    return;
  tandem_timeline_view_repaint (self);
  g_clear_pointer (&self->picture, tandem_timeline_picture_free);
  make_picture (self, self->width, FALSE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
drop_mark (gpointer mark)
{
  gtk_widget_unparent (mark);
}

/**
 * tandem_timeline_view_sync_marks:
 * @self: the view
 * @around: the milestone around which there have to be widgets; 0 for the start
 *
 * Gives each mark its widget, in the order of the days; of a big plan those next to @around.
 */
void
tandem_timeline_view_sync_marks (TandemTimelineView *self, gint64 around)
{
  guint n = self->picture != NULL ? tandem_timeline_picture_get_n (self->picture) : 0;
  guint centre = self->picture != NULL ? tandem_timeline_picture_find (self->picture, around) : G_MAXUINT;
  guint first = n > MOST_MARKS && centre != G_MAXUINT ? CLAMP ((int) centre - MOST_MARKS / 2, 0, (int) n - MOST_MARKS) : 0;
  GHashTable *marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, drop_mark);
  GHashTable *gone;
  GtkWidget *previous = self->scrollbar;
  gint64 selected = self->workspace != NULL ? tandem_workspace_get_selected (self->workspace) : 0;

  for (guint i = first; i < MIN (n, first + MOST_MARKS); i++)
    {
      const TandemTimelinePlace *place = tandem_timeline_picture_get_place (self->picture, i);
      gpointer key = NULL, mark = NULL;

      if (!g_hash_table_steal_extended (self->marks, &place->item, &key, &mark))
        {
          key = g_memdup2 (&place->item, sizeof place->item);
          mark = tandem_timeline_mark_new ();
        }
      tandem_timeline_mark_show (mark, tandem_timeline_picture_get_milestone (self->picture, place->item), i, n);
      gtk_accessible_update_state (mark, GTK_ACCESSIBLE_STATE_SELECTED, place->item == selected, -1);
      if (gtk_widget_get_parent (mark) == NULL || gtk_widget_get_prev_sibling (mark) != previous)
        gtk_widget_insert_after (mark, GTK_WIDGET (self), previous);
      previous = mark;
      g_hash_table_insert (marks, key, mark);
    }
  gone = g_steal_pointer (&self->marks);
  self->marks = marks;
  g_hash_table_unref (gone); /* one that has the focus gives it away, and whoever hears of that finds the new ones */
  gtk_widget_set_visible (self->hint, n == 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gint64
get_focused_item (TandemTimelineView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && TANDEM_IS_TIMELINE_MARK (child) ? tandem_timeline_mark_get_item (TANDEM_TIMELINE_MARK (child)) : 0;
}

static gboolean
update_cb (gpointer data)
{
  TandemTimelineView *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gint64 around = get_focused_item (self);

  if (self->workspace != NULL && self->shown_plan != tandem_workspace_get_plan (self->workspace))
    {
      self->shown_plan = tandem_workspace_get_plan (self->workspace);
      tandem_timeline_view_reset_zoom (self);
      self->is_to_centre = TRUE;
    }
  if (self->moving != NULL && tandem_moving_is_stale (self->moving))
    tandem_timeline_view_cancel_drag (self);
  if (lay_out (self, tandem_timeline_view_content_width (self, width > 0 ? width : USUAL_WIDTH)) && tandem_timeline_picture_get_n (self->picture) > MOST_MARKS)
    return G_SOURCE_CONTINUE; /* the many widgets have a turn of their own */
  self->update_id = 0;
  if (around == 0 && self->workspace != NULL)
    around = tandem_workspace_get_selected (self->workspace);
  tandem_timeline_view_sync_marks (self, around);
  return G_SOURCE_REMOVE;
}

/* However many edits come, the picture is laid out once, before the next frame. */
static void
workspace_changed_cb (TandemTimelineView *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_cb, self, NULL);
}

static void
workspace_selected_cb (TandemTimelineView *self)
{
  gint64 selected = tandem_workspace_get_selected (self->workspace);
  GHashTableIter iter;
  gpointer key, mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &key, &mark))
    gtk_accessible_update_state (mark, GTK_ACCESSIBLE_STATE_SELECTED, *(gint64 *) key == selected, -1);
  tandem_timeline_view_reveal (self, selected);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hint_clicked_cb (TandemTimelineView *self)
{
  g_signal_emit (self, signals[ADD_MILESTONE], 0);
}

static void
restyle_cb (TandemTimelineView *self)
{
  tandem_timeline_view_repaint (self);
}

static void
resize_cb (TandemTimelineView *self)
{
  forget_picture (self);
  workspace_changed_cb (self);
}

static GtkSizeRequestMode
tandem_timeline_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tandem_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  int width = for_size > 0 ? for_size : USUAL_WIDTH, content_width, height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = USUAL_WIDTH;
      return;
    }
  content_width = tandem_timeline_view_content_width (self, width);
  lay_out (self, content_width);
  if (self->picture != NULL)
    height = (int) (tandem_draw_list_get_height (tandem_timeline_picture_get_list (self->picture)) + 0.999);
  if (content_width > width)
    height += 16; /* an overlay scrollbar */
  if (gtk_widget_get_visible (self->hint)) /* instead of a bare axis */
    {
      gtk_widget_measure (self->hint, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      height += 2 * HINT_MARGIN;
    }
  *minimum = *natural = height;
}

static void
allocate_marks (TandemTimelineView *self)
{
  double offset = tandem_timeline_view_get_offset (self);
  GHashTableIter iter;
  gpointer key, mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (self->picture != NULL && g_hash_table_iter_next (&iter, &key, &mark))
    {
      const TandemTimelinePlace *place = tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, *(gint64 *) key));
      double width, height;

      if (place == NULL)
        continue; /* goes with the next update */
      width = MAX (place->width, LEAST_MARK);
      height = MAX (place->height, LEAST_MARK);
      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (mark, (int) width, (int) height, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (place->x + place->width / 2 - width / 2 - offset),
                                                                                (float) (place->y + place->height / 2 - height / 2))));
    }
}

static void
tandem_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);
  int content_width = tandem_timeline_view_content_width (self, width), bar;
  double offset = gtk_adjustment_get_value (self->hadjustment);

  lay_out (self, content_width);
  if (self->is_to_centre && self->picture != NULL)
    {
      offset = tandem_scale_x (tandem_timeline_picture_get_scale (self->picture), tandem_workspace_get_today (self->workspace)) - width / 2.0;
      self->is_to_centre = FALSE;
    }
  gtk_adjustment_configure (self->hadjustment, CLAMP (offset, 0, MAX (0, content_width - width)),
                            0, content_width, width * 0.1, width * 0.9, width);
  gtk_widget_set_child_visible (self->scrollbar, content_width > width);
  gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_VERTICAL, width, &bar, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->scrollbar, &(GtkAllocation) { 0, height - bar, width, bar }, -1);
  if (gtk_widget_should_layout (self->hint))
    gtk_widget_size_allocate (self->hint, &(GtkAllocation) { 0, 0, width, height }, -1);
  allocate_marks (self);
}

static gboolean
tandem_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);

  /* One stop for Tab; arrows walk the marks. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  if (tandem_timeline_view_enter (self))
    return TRUE;
  return gtk_widget_get_visible (self->hint) && gtk_widget_child_focus (self->hint, direction);
}

static gboolean
tandem_timeline_view_grab_focus (GtkWidget *widget)
{
  return tandem_timeline_view_enter (TANDEM_TIMELINE_VIEW (widget));
}

static void
tandem_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tandem_timeline_view_parent_class)->css_changed (widget, change);
  tandem_timeline_view_repaint (TANDEM_TIMELINE_VIEW (widget));
}

static void
tandem_timeline_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (tandem_timeline_view_parent_class)->direction_changed (widget, previous);
  resize_cb (TANDEM_TIMELINE_VIEW (widget));
}

static void
tandem_timeline_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemTimelineViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_TIMELINE_VIEW (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_timeline_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemTimelineViewProperty) prop_id)
    {
    case PROP_WORKSPACE:
      tandem_timeline_view_set_workspace (TANDEM_TIMELINE_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_timeline_view_dispose (GObject *object)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  tandem_timeline_view_disable_zoom (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->moving, tandem_moving_unref);
  g_hash_table_remove_all (self->marks);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_TIMELINE_VIEW);
  G_OBJECT_CLASS (tandem_timeline_view_parent_class)->dispose (object);
}

static void
tandem_timeline_view_finalize (GObject *object)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (object);

  g_clear_pointer (&self->picture, tandem_timeline_picture_free);
  tandem_timeline_view_forget_nodes (self);
  g_clear_pointer (&self->texts, tandem_timeline_texts_free);
  g_clear_pointer (&self->measurer, tandem_pango_measurer_free);
  g_hash_table_unref (self->marks);
  G_OBJECT_CLASS (tandem_timeline_view_parent_class)->finalize (object);
}

static void
tandem_timeline_view_class_init (TandemTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_timeline_view_get_property;
  object_class->set_property = tandem_timeline_view_set_property;
  object_class->dispose = tandem_timeline_view_dispose;
  object_class->finalize = tandem_timeline_view_finalize;
  widget_class->get_request_mode = tandem_timeline_view_get_request_mode;
  widget_class->measure = tandem_timeline_view_measure;
  widget_class->size_allocate = tandem_timeline_view_size_allocate;
  tandem_timeline_view_install_painting (widget_class);
  widget_class->focus = tandem_timeline_view_focus;
  widget_class->grab_focus = tandem_timeline_view_grab_focus;
  widget_class->css_changed = tandem_timeline_view_css_changed;
  widget_class->direction_changed = tandem_timeline_view_direction_changed;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[OPEN] = g_signal_new ("open", TANDEM_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADD_MILESTONE] = g_signal_new ("add-milestone", TANDEM_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, hint);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, scrollbar);
  gtk_widget_class_bind_template_child (widget_class, TandemTimelineView, hadjustment);
  gtk_widget_class_bind_template_callback (widget_class, hint_clicked_cb);
  tandem_timeline_view_install_keys (widget_class);
  tandem_timeline_view_install_zoom (widget_class);
}

static void
tandem_timeline_view_init (TandemTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->zoom = 1;
  self->pointer_x = -1;
  self->measurer = tandem_pango_measurer_new ();
  self->marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, drop_mark);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A mirrored picture is mirrored as drawn; what is left of the widget is left. */
  gtk_widget_set_direction (self->scrollbar, GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
  g_signal_connect_swapped (self->hadjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (restyle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (restyle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (restyle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (resize_cb), self, G_CONNECT_SWAPPED);
  tandem_timeline_view_enable_pointer (self);
  tandem_timeline_view_enable_keys (self);
  tandem_timeline_view_enable_zoom (self);
}

/**
 * tandem_timeline_view_new:
 * @workspace: (nullable) (transfer none): what the window works on
 *
 * Returns: (transfer floating): the timeline
 */
GtkWidget *
tandem_timeline_view_new (TandemWorkspace *workspace)
{
  return g_object_new (TANDEM_TYPE_TIMELINE_VIEW, "workspace", workspace, NULL);
}

/**
 * tandem_timeline_view_set_workspace:
 * @self: the view
 * @workspace: (nullable) (transfer none): what the window works on
 */
void
tandem_timeline_view_set_workspace (TandemTimelineView *self, TandemWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  forget_picture (self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::selected", G_CALLBACK (workspace_selected_cb), self, G_CONNECT_SWAPPED);
    }
  workspace_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/* (nullable): what is shown now. */
TandemTimelinePicture *
tandem_timeline_view_get_picture (TandemTimelineView *self)
{
  return self->picture;
}

/* (transfer none) (nullable): the milestone in the model. */
TandemEntity *
tandem_timeline_view_find_entity (TandemTimelineView *self, gint64 item)
{
  TandemPlan *plan = self->workspace != NULL ? tandem_workspace_get_plan (self->workspace) : NULL;

  return plan != NULL ? tandem_plan_find (plan, TANDEM_KIND_MILESTONE, item) : NULL;
}

/* px of the picture that are left of the widget. */
double
tandem_timeline_view_get_offset (TandemTimelineView *self)
{
  return gtk_adjustment_get_value (self->hadjustment);
}

/* Scrolls until the mark of @item is in sight. */
void
tandem_timeline_view_reveal (TandemTimelineView *self, gint64 item)
{
  const TandemTimelinePlace *place =
    self->picture != NULL ? tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, item)) : NULL;

  if (place != NULL)
    gtk_adjustment_clamp_page (self->hadjustment, place->x - 40, place->x + place->width + 40);
}

/* (transfer none) (nullable): the widget of a mark, made where a big plan has none for it yet. */
GtkWidget *
tandem_timeline_view_get_mark (TandemTimelineView *self, gint64 item)
{
  if (g_hash_table_lookup (self->marks, &item) == NULL && self->picture != NULL && tandem_timeline_picture_find (self->picture, item) != G_MAXUINT)
    tandem_timeline_view_sync_marks (self, item);
  return g_hash_table_lookup (self->marks, &item);
}
