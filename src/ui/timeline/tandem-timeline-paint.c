/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen: the picture, painted once and then moved, and over it what is hovered, selected and moved. */
#include "tandem-timeline-private.h"

#include <adwaita.h>
#include <math.h>

/* Painted beyond each edge of the widget, of its width: to scroll a while without painting. */
#define MARGIN 0.5

void
tandem_timeline_view_forget_nodes (TandemTimelineView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->names, gsk_render_node_unref);
}

static GskRenderNode *
paint_part (TandemTimelineView *self, TandemDrawList *list, double start, double end)
{
  graphene_rect_t part = GRAPHENE_RECT_INIT ((float) start, 0, (float) (end - start), (float) tandem_draw_list_get_height (list));
  TandemPalette palette;

  tandem_screen_init_palette (&palette, GTK_WIDGET (self));
  return tandem_screen_paint (&self->node_grid, &part, list, self->measurer, &palette);
}

/* Paints what is seen and half as much on either side, where it isn't the next frame that paints again; the names of phases, which
 * stay in sight, with each move. */
static void
paint (TandemTimelineView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), start = tandem_timeline_view_get_offset (self), end = MIN (start + width, self->width);
  double margin = self->is_zooming ? 0 : width * MARGIN;
  TandemScreenGrid grid;

  tandem_screen_init_grid (&grid, GTK_WIDGET (self));
  if (self->node == NULL || start < self->node_start || end > self->node_end || !tandem_screen_grid_equal (&grid, &self->node_grid))
    {
      g_autoptr (TandemDrawList) cut = NULL;

      tandem_timeline_view_forget_nodes (self);
      self->node_grid = grid;
      self->node_start = MAX (floor (start - margin), 0);
      self->node_end = MIN (ceil (end + margin), self->width);
      cut = tandem_timeline_picture_cut (self->picture, self->node_start, self->node_end);
      self->node = paint_part (self, cut, self->node_start, self->node_end);
    }
  if (self->names == NULL || self->names_start != start)
    {
      g_autoptr (TandemDrawList) names = tandem_timeline_picture_pin_names (self->picture, start, end);

      g_clear_pointer (&self->names, gsk_render_node_unref);
      self->names_start = start;
      self->names = paint_part (self, names, start, end);
    }
}

/* A tint over the label and a ring around the mark. */
static void
snapshot_highlight (TandemTimelineView *self, GtkSnapshot *snapshot, gint64 item, const GdkRGBA *color, double strength)
{
  TandemDrawList *list = tandem_timeline_picture_get_list (self->picture);
  const TandemTimelinePlace *place = tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, item));
  graphene_rect_t label = GRAPHENE_RECT_INIT (0, 0, 0, 0), mark;
  GdkRGBA tint = *color;
  GskRoundedRect box;

  if (place == NULL)
    return;
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);
      graphene_rect_t one = GRAPHENE_RECT_INIT ((float) op->x, (float) op->y, (float) op->width, (float) op->height);

      if (op->item != item || op->role != TANDEM_ROLE_LABEL || op->kind != TANDEM_DRAW_TEXT)
        continue;
      if (label.size.width == 0)
        label = one;
      else
        graphene_rect_union (&label, &one, &label);
    }
  tint.alpha = (float) strength * 0.5f;
  if (label.size.width > 0)
    {
      graphene_rect_inset (&label, -4, -2);
      gsk_rounded_rect_init_from_rect (&box, &label, 6);
      gtk_snapshot_push_rounded_clip (snapshot, &box);
      gtk_snapshot_append_color (snapshot, &tint, &label);
      gtk_snapshot_pop (snapshot);
    }
  tint.alpha = (float) MIN (1, strength * 3);
  mark = GRAPHENE_RECT_INIT ((float) place->x - 4, (float) place->y - 4, (float) place->width + 8, (float) place->height + 8);
  gsk_rounded_rect_init_from_rect (&box, &mark, mark.size.width / 2);
  gtk_snapshot_append_border (snapshot, &box, (float[4]) { 2, 2, 2, 2 }, (GdkRGBA[4]) { tint, tint, tint, tint });
}

static void
tandem_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TandemTimelineView *self = TANDEM_TIMELINE_VIEW (widget);

  if (self->picture != NULL && !gtk_widget_get_visible (self->hint))
    {
      g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
      gint64 selected = tandem_workspace_get_selected (self->workspace);

      paint (self);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -tandem_screen_grid_round (&self->node_grid, tandem_timeline_view_get_offset (self)), 0));
      if (self->node != NULL)
        gtk_snapshot_append_node (snapshot, self->node);
      if (self->names != NULL)
        gtk_snapshot_append_node (snapshot, self->names);
      if (self->hovered != 0 && self->hovered != selected && self->moving == NULL)
        snapshot_highlight (self, snapshot, self->hovered, accent, 0.14);
      if (selected != 0)
        snapshot_highlight (self, snapshot, selected, accent, 0.3);
      tandem_timeline_view_snapshot_move (self, snapshot);
      gtk_snapshot_restore (snapshot);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/* The picture or its colours are others. */
void
tandem_timeline_view_repaint (TandemTimelineView *self)
{
  tandem_timeline_view_forget_nodes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tandem_timeline_view_install_painting (GtkWidgetClass *widget_class)
{
  widget_class->snapshot = tandem_timeline_view_snapshot;
}
