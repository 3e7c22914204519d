/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A move on the timeline while it is being made, by pointer or by key: where the mark would go, and what would follow. */
#include "tandem-timeline-private.h"

#include "tandem-move-dialog.h"
#include "tandem-painter.h"
#include "tandem-screen.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUBBLE_PADDING 10   /* px */
#define BUBBLE_WIDTH 300    /* px, at most */

static void
drop (TandemTimelineView *self)
{
  self->moves_by_key = FALSE;
  g_clear_pointer (&self->moving, tandem_moving_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tandem_timeline_view_begin_move:
 * @self: the view
 * @item: a milestone
 *
 * Returns: whether it can be moved; where not, the person was told why
 */
gboolean
tandem_timeline_view_begin_move (TandemTimelineView *self, gint64 item)
{
  g_autoptr (GError) error = NULL;

  drop (self);
  if (tandem_timeline_view_find_entity (self, item) == NULL)
    return FALSE;
  self->moving = tandem_moving_new (tandem_workspace_get_plan (self->workspace), item, tandem_workspace_get_today (self->workspace), &error);
  if (self->moving == NULL)
    tandem_workspace_report (self->workspace, error);
  return self->moving != NULL;
}

/* The mark is over another day, as far as its side works there. */
void
tandem_timeline_view_point_to (TandemTimelineView *self, TandemDay day)
{
  if (self->moving != NULL && tandem_moving_point_to (self->moving, day, NULL))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tandem_timeline_view_step:
 * @self: the view
 * @item: a milestone
 * @by: 1 or −1
 *
 * The mark goes on by a day. It is asked about when the modifier is let go, however many steps it took: like Alt+Tab.
 */
void
tandem_timeline_view_step (TandemTimelineView *self, gint64 item, int by)
{
  g_autofree char *hint = NULL;
  g_autoptr (GError) error = NULL;
  double x;

  if ((self->moving == NULL || tandem_moving_get_milestone (self->moving) != item) && !tandem_timeline_view_begin_move (self, item))
    return;
  if (!tandem_moving_step (self->moving, by, &error))
    {
      drop (self);
      tandem_workspace_report (self->workspace, error);
      return;
    }
  self->moves_by_key = TRUE;
  if (tandem_moving_get_day (self->moving) == TANDEM_DAY_NONE) /* the end of the calendar */
    return;
  hint = g_strdelimit (tandem_moving_dup_hint (self->moving), "\n", ',');
  gtk_accessible_announce (GTK_ACCESSIBLE (self), hint, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  x = tandem_scale_x (tandem_timeline_picture_get_scale (self->picture), tandem_moving_get_day (self->moving));
  gtk_adjustment_clamp_page (self->hadjustment, x - 60, x + 60);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
asked_cb (AdwDialog *dialog, TandemTimelineView *self)
{
  drop (self);
}

/* Moves, or asks: what would move stays in sight behind the dialog. */
void
tandem_timeline_view_finish_move (TandemTimelineView *self)
{
  g_autoptr (TandemMoving) moving = self->moving != NULL ? tandem_moving_ref (self->moving) : NULL;
  AdwDialog *dialog;

  self->moves_by_key = FALSE;
  if (moving == NULL)
    return;
  tandem_workspace_set_selected (self->workspace, tandem_moving_get_milestone (moving));
  dialog = tandem_move_ask (GTK_WIDGET (self), self->workspace, moving);
  if (dialog != NULL)
    g_signal_connect_object (dialog, "closed", G_CALLBACK (asked_cb), self, G_CONNECT_DEFAULT);
  else
    drop (self);
}

/* Leaves the milestone where it was. */
void
tandem_timeline_view_cancel_move (TandemTimelineView *self)
{
  if (self->moves_by_key)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Not moved"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  drop (self);
}

static GdkRGBA
get_ink (const TandemPalette *palette, TandemInk ink, double alpha)
{
  return (GdkRGBA) { (float) palette->inks[ink].red, (float) palette->inks[ink].green, (float) palette->inks[ink].blue, (float) alpha };
}

static void
snapshot_ghost (TandemTimelineView *self, GtkSnapshot *snapshot, const TandemPalette *palette, const TandemTimelinePlace *place, double x, double opacity)
{
  const TandemEditionMilestone *milestone = tandem_timeline_picture_get_milestone (self->picture, place->item);
  g_autoptr (TandemDrawList) list = tandem_draw_list_new (place->width, place->height);
  TandemDrawOp *op = tandem_draw_list_add (list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, 0, 0, place->width, place->height);
  cairo_t *cr;

  tandem_timeline_get_mark (milestone, op);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - place->width / 2), (float) place->y));
  gtk_snapshot_push_opacity (snapshot, opacity);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-1, -1, (float) place->width + 2, (float) place->height + 2));
  tandem_painter_paint (cr, list, self->measurer, palette);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* The way from where the mark is to where it would be. */
static void
snapshot_way (GtkSnapshot *snapshot, const TandemPalette *palette, const TandemTimelinePlace *place, double x)
{
  GdkRGBA color = get_ink (palette, TANDEM_INK_ACCENT, 0.45);
  double from = place->x + place->width / 2, left = MIN (from, x), right = MAX (from, x);

  if (place->due != TANDEM_DAY_NONE && right - left > place->width)
    gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) left, (float) (place->y + place->height / 2 - 1), (float) (right - left), 2));
}

static void
snapshot_bubble (TandemTimelineView *self, GtkSnapshot *snapshot, const TandemPalette *palette, const TandemTimelinePlace *place, double x)
{
  g_autofree char *hint = tandem_moving_dup_hint (self->moving);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), hint);
  double offset = tandem_timeline_view_get_offset (self), width, height, left, top;
  int room = gtk_widget_get_width (GTK_WIDGET (self)), text_width, text_height;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  GdkRGBA background = get_ink (palette, TANDEM_INK_ACCENT, 1), text = get_ink (palette, TANDEM_INK_ON_ACCENT, 1);
  graphene_rect_t box;
  GskRoundedRect round;

  pango_layout_set_width (layout, MAX (80, MIN (BUBBLE_WIDTH, room - 2 * BUBBLE_PADDING)) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  bold->end_index = (guint) strcspn (hint, "\n");
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  pango_layout_set_width (layout, (text_width + 1) * PANGO_SCALE);
  width = text_width + 1 + 2 * BUBBLE_PADDING;
  height = text_height + BUBBLE_PADDING;
  left = CLAMP (x - width / 2, offset, MAX (offset, offset + room - width));
  top = place->y - height - 6 >= 0 ? place->y - height - 6 : place->y + place->height + 6;
  box = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) width, (float) height);
  gsk_rounded_rect_init_from_rect (&round, &box, (float) MIN (12, height / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &background, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left + BUBBLE_PADDING, (float) top + BUBBLE_PADDING / 2));
  gtk_snapshot_append_layout (snapshot, layout, &text);
  gtk_snapshot_restore (snapshot);
}

static double
get_x (TandemTimelineView *self, const TandemTimelinePlace *place, TandemDay day)
{
  double width = tandem_draw_list_get_width (tandem_timeline_picture_get_list (self->picture));

  /* What goes beyond the picture waits at its edge. */
  return CLAMP (tandem_scale_x (tandem_timeline_picture_get_scale (self->picture), day), place->width / 2, width - place->width / 2);
}

/* Ghosts of the mark and of all that would follow it, and the new day in words. In coordinates of the picture. */
void
tandem_timeline_view_snapshot_move (TandemTimelineView *self, GtkSnapshot *snapshot)
{
  const TandemMove *move = self->moving != NULL && tandem_moving_changes (self->moving)
                             ? tandem_moving_get_move (self->moving, tandem_moving_get_default (self->moving))
                             : NULL;
  const TandemTimelinePlace *place =
    move != NULL ? tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, move->milestone)) : NULL;
  TandemPalette palette;

  if (place == NULL || tandem_moving_is_stale (self->moving))
    return;
  tandem_screen_init_palette (&palette, GTK_WIDGET (self));
  for (guint i = move->steps->len; i > 0; i--)
    {
      const TandemMoveStep *step = &g_array_index (move->steps, TandemMoveStep, i - 1);
      const TandemTimelinePlace *other = tandem_timeline_picture_get_place (self->picture, tandem_timeline_picture_find (self->picture, step->milestone));

      if (other == NULL)
        continue;
      snapshot_way (snapshot, &palette, other, get_x (self, other, step->to));
      snapshot_ghost (self, snapshot, &palette, other, get_x (self, other, step->to), step->milestone == move->milestone ? 0.85 : 0.5);
    }
  snapshot_bubble (self, snapshot, &palette, place, get_x (self, place, move->to));
}
