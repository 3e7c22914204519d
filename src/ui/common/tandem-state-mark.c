/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-state-mark.h"

#include "tandem-screen.h"
#include "tandem-timeline.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TandemStateMark
{
  GtkWidget        parent_instance;
  TandemState      state;
  double           progress;  /* 0 to 1 */
  gboolean         is_agreed, is_anchor;
  int              size;      /* px */
  GskRenderNode   *node;      /* what was painted last; NULL when stale */
  TandemScreenGrid grid;      /* it was painted for */
};

G_DEFINE_FINAL_TYPE (TandemStateMark, tandem_state_mark, GTK_TYPE_WIDGET)

static void
add_mark (TandemDrawList *list, TandemStateMark *self)
{
  const TandemEditionMilestone milestone = {
    .state = self->state, .progress = (int) (self->progress * 100), .agreed = self->is_agreed, .is_anchor = self->is_anchor,
  };

  tandem_timeline_get_mark (&milestone, tandem_draw_list_add (list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, 0, 0, self->size, self->size));
}

static void
forget_node (TandemStateMark *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tandem_state_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = TANDEM_STATE_MARK (widget)->size;
}

static void
tandem_state_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TandemStateMark *self = TANDEM_STATE_MARK (widget);
  double x = (gtk_widget_get_width (widget) - self->size) / 2.0, y = (gtk_widget_get_height (widget) - self->size) / 2.0;
  TandemScreenGrid grid;

  tandem_screen_init_grid (&grid, widget);
  if (self->node == NULL || !tandem_screen_grid_equal (&grid, &self->grid))
    {
      g_autoptr (TandemDrawList) list = tandem_draw_list_new (self->size, self->size);
      TandemPalette palette;

      tandem_screen_init_palette (&palette, widget);
      add_mark (list, self);
      g_clear_pointer (&self->node, gsk_render_node_unref);
      self->grid = grid;
      self->node = tandem_screen_paint (&grid, &GRAPHENE_RECT_INIT (-1, -1, (float) self->size + 2, (float) self->size + 2), list, NULL, &palette);
    }
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) tandem_screen_grid_round (&grid, x), (float) tandem_screen_grid_round (&grid, y)));
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
tandem_state_mark_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tandem_state_mark_parent_class)->css_changed (widget, change);
  forget_node (TANDEM_STATE_MARK (widget));
}

static void
tandem_state_mark_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_STATE_MARK (object)->node, gsk_render_node_unref);
  G_OBJECT_CLASS (tandem_state_mark_parent_class)->finalize (object);
}

static void
tandem_state_mark_class_init (TandemStateMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_state_mark_finalize;
  widget_class->measure = tandem_state_mark_measure;
  widget_class->snapshot = tandem_state_mark_snapshot;
  widget_class->css_changed = tandem_state_mark_css_changed;
  gtk_widget_class_set_css_name (widget_class, "statemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tandem_state_mark_init (TandemStateMark *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->size = 18;
  self->is_agreed = TRUE;
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (forget_node), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (forget_node), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (forget_node), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_state_mark_new:
 *
 * Returns: (transfer floating): the mark of a milestone that is not started, 18 px
 */
GtkWidget *
tandem_state_mark_new (void)
{
  return g_object_new (TANDEM_TYPE_STATE_MARK, NULL);
}

/**
 * tandem_state_mark_show:
 * @self: a mark
 * @state: state of the milestone
 * @progress: 0 to 1, told by a ring in progress
 * @is_agreed: whether both sides agreed; a proposed one is dashed
 * @is_anchor: whether it is the go-live (or signature, decision): a diamond
 */
void
tandem_state_mark_show (TandemStateMark *self, TandemState state, double progress, gboolean is_agreed, gboolean is_anchor)
{
  if (self->state == state && self->progress == progress && self->is_agreed == is_agreed && self->is_anchor == is_anchor && self->node != NULL)
    return;
  self->state = state;
  self->progress = progress;
  self->is_agreed = is_agreed;
  self->is_anchor = is_anchor;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, tandem_state_mark_word (state), -1);
  forget_node (self);
}

/* @size in px. */
void
tandem_state_mark_set_size (TandemStateMark *self, int size)
{
  if (self->size == size)
    return;
  self->size = size;
  forget_node (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tandem_state_mark_word:
 * @state: state of a milestone
 *
 * Returns: the word that goes with the mark, in the language of the desktop
 */
const char *
tandem_state_mark_word (TandemState state)
{
  switch (state)
    {
    case TANDEM_STATE_IN_PROGRESS:
      return _("In progress");
    case TANDEM_STATE_AT_RISK:
      return _("At risk");
    case TANDEM_STATE_LATE:
      return _("Late");
    case TANDEM_STATE_DONE:
      return _("Done");
    case TANDEM_STATE_CANCELLED:
      return _("Cancelled");
    case TANDEM_STATE_NOT_STARTED:
    default:
      return _("Not started");
    }
}
