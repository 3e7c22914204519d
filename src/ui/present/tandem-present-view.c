/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-present-view.h"

#include "tandem-card.h"
#include "tandem-language.h"
#include "tandem-present-part.h"
#include "tandem-screen.h"
#include "tandem-slide.h"

#include <adwaita.h>

/* ms of the ring that spreads from a milestone just done. */
#define CELEBRATION 1400
/* ms until a resting pointer goes. */
#define POINTER_REST 2000
/* px by which a click may miss a mark. */
#define SLOP 10
/* px, of the smallest box for the focus. */
#define LEAST_PART 24

struct _TandemPresentView
{
  GtkWidget            parent_instance;
  TandemPangoMeasurer *measurer;
  TandemEdition       *edition;
  GPtrArray           *order;    /* of TandemEditionMilestone */
  TandemDrawList      *list;     /* NULL: to be laid out */
  GskRenderNode       *node;     /* NULL: to be painted */
  TandemScreenGrid     grid;     /* it was painted for */
  int                  width, height; /* px, of @list */
  gint64               selected; /* milestone, 0 for all */
  gboolean             is_frozen, is_blank;
  GtkWidget           *head, *card;
  GPtrArray           *marks;    /* of TandemPresentPart, in @order */
  GHashTable          *celebrated; /* milestones, each once */
  gint64               celebrating;
  AdwAnimation        *animation;
  guint                pointer_id;
};

G_DEFINE_FINAL_TYPE (TandemPresentView, tandem_present_view, GTK_TYPE_WIDGET)

static const TandemEditionMilestone *
find_milestone (const TandemEdition *edition, gint64 item)
{
  for (guint i = 0; edition != NULL && item != 0 && i < edition->n_milestones; i++)
    if (edition->milestones[i].item == item)
      return &edition->milestones[i];
  return NULL;
}

static int
find_place (TandemPresentView *self, gint64 item)
{
  for (guint i = 0; i < self->order->len; i++)
    if (((const TandemEditionMilestone *) g_ptr_array_index (self->order, i))->item == item)
      return (int) i;
  return -1;
}

static void
forget_node (TandemPresentView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_list (TandemPresentView *self)
{
  g_clear_pointer (&self->list, tandem_draw_list_unref);
  forget_node (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
lay_out (TandemPresentView *self, int width, int height)
{
  TandemSlideOptions options = { .width = width, .height = height, .selected = self->selected, .is_frozen = self->is_frozen };

  if (self->edition == NULL || (self->list != NULL && self->width == width && self->height == height))
    return;
  forget_node (self);
  g_clear_pointer (&self->list, tandem_draw_list_unref);
  self->width = width;
  self->height = height;
  self->list = tandem_slide_layout (self->edition, &options, tandem_pango_measurer_get_measurer (self->measurer));
}

/* The mark of a milestone, or NULL. A highlight behind it is a mark, too; the last one is the mark itself. */
static const TandemDrawOp *
find_mark (TandemPresentView *self, gint64 item)
{
  const TandemDrawOp *mark = NULL;

  for (guint i = 0; self->list != NULL && i < tandem_draw_list_get_n_ops (self->list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (self->list, i);

      if (op->item == item && op->role == TANDEM_ROLE_MARK && op->kind == TANDEM_DRAW_SHAPE)
        mark = op;
    }
  return mark;
}

static void
say_card (TandemPresentView *self)
{
  const TandemEditionMilestone *milestone = find_milestone (self->edition, self->selected);
  g_autofree char *text = milestone != NULL ? tandem_card_dup_text (self->edition, milestone) : g_strdup ("");

  tandem_present_part_say (TANDEM_PRESENT_PART (self->card), text, "");
  gtk_widget_set_child_visible (self->card, milestone != NULL && !self->is_blank);
}

static void
mark_focused_cb (TandemPresentPart *mark, GParamSpec *pspec, TandemPresentView *self)
{
  gint64 item = tandem_present_part_get_item (mark);

  if (!gtk_widget_has_focus (GTK_WIDGET (mark)) || self->selected == item)
    return;
  self->selected = item;
  say_card (self);
  forget_list (self);
}

/* One part for each milestone, in the order of the arrow keys; those that stay keep the focus. */
static void
sync_marks (TandemPresentView *self)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *marks = g_ptr_array_new ();
  GtkWidget *previous = self->head;

  for (guint i = 0; i < self->marks->len; i++)
    {
      TandemPresentPart *mark = g_ptr_array_index (self->marks, i);
      gint64 *key = g_new (gint64, 1);

      *key = tandem_present_part_get_item (mark);
      g_object_set_data_full (G_OBJECT (mark), "key", key, g_free);
      g_hash_table_insert (old, key, mark);
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      const TandemEditionMilestone *milestone = g_ptr_array_index (self->order, i);
      g_autofree char *label = tandem_card_dup_label (self->edition, milestone);
      GtkWidget *mark = g_hash_table_lookup (old, &milestone->item);

      if (mark != NULL)
        g_hash_table_remove (old, &milestone->item);
      else
        {
          mark = tandem_present_part_new (GTK_ACCESSIBLE_ROLE_LIST_ITEM, milestone->item);
          g_signal_connect (mark, "notify::has-focus", G_CALLBACK (mark_focused_cb), self);
        }
      tandem_present_part_say (TANDEM_PRESENT_PART (mark), label, milestone->explanation);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) self->order->len, -1);
      gtk_widget_insert_after (mark, GTK_WIDGET (self), previous);
      gtk_widget_set_child_visible (mark, !self->is_blank);
      previous = mark;
      g_ptr_array_add (marks, mark);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (self->marks, i);

      if (g_hash_table_contains (old, g_object_get_data (G_OBJECT (mark), "key")))
        {
          g_signal_handlers_disconnect_by_data (mark, self);
          gtk_widget_unparent (mark);
        }
    }
  g_ptr_array_unref (self->marks);
  self->marks = marks;
}

static void
stop_celebrating (TandemPresentView *self)
{
  self->celebrating = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
celebrate (TandemPresentView *self, gint64 item)
{
  if (!g_hash_table_add (self->celebrated, g_memdup2 (&item, sizeof item)) || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->celebrating = item;
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

/* A ring of the colour of done that grows and fades. */
static void
snapshot_celebration (TandemPresentView *self, GtkSnapshot *snapshot, const TandemPalette *palette)
{
  const TandemDrawOp *mark = self->celebrating != 0 ? find_mark (self, self->celebrating) : NULL;
  const TandemRgb *done = &palette->inks[TANDEM_INK_DONE];
  float t = (float) adw_animation_get_value (self->animation);

  for (int ring = 0; mark != NULL && ring < 2; ring++)
    {
      float phase = t - (float) ring * 0.18f;
      float size = (float) mark->width * (1 + phase * 2.6f), line = (float) mark->width * 0.1f * (1 - phase);
      GdkRGBA color = { (float) done->red, (float) done->green, (float) done->blue, 0.75f * (1 - phase) };
      GskRoundedRect box;

      if (phase <= 0 || line < 0.2f)
        continue;
      gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT ((float) (mark->x + mark->width / 2) - size / 2, (float) (mark->y + mark->height / 2) - size / 2, size, size), size / 2);
      gtk_snapshot_append_border (snapshot, &box, (float[4]) { line, line, line, line }, (GdkRGBA[4]) { color, color, color, color });
    }
}

static void
init_palette (TandemPresentView *self, TandemPalette *palette)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  /* What is shared looks like the documents; the desktop's dark style is the presenter's own. */
  if (adw_style_manager_get_high_contrast (manager))
    tandem_palette_init (palette, TANDEM_PALETTE_HIGH_CONTRAST_LIGHT, NULL);
  else
    tandem_palette_init (palette, TANDEM_PALETTE_PRINT, self->edition != NULL ? self->edition->accent : NULL);
}

static void
paint (TandemPresentView *self, const TandemPalette *palette)
{
  TandemScreenGrid grid;

  tandem_screen_init_grid (&grid, GTK_WIDGET (self));
  if (self->node != NULL && tandem_screen_grid_equal (&grid, &self->grid))
    return;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->grid = grid;
  self->node = tandem_screen_paint (&grid, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height), self->list, self->measurer, palette);
}

static void
tandem_present_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA black = { 0, 0, 0, 1 }, paper = { 0.984f, 0.984f, 0.988f, 1 }, white = { 1, 1, 1, 1 };
  TandemPresentView *self = TANDEM_PRESENT_VIEW (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  TandemPalette palette;

  init_palette (self, &palette);
  gtk_snapshot_append_color (snapshot, self->is_blank ? &black : palette.kind == TANDEM_PALETTE_PRINT ? &paper : &white, &all);
  if (self->is_blank || self->list == NULL)
    return;
  paint (self, &palette);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  snapshot_celebration (self, snapshot, &palette);
}

static void
allocate_part (GtkWidget *part, double x, double y, double width, double height)
{
  double w = MAX (width, LEAST_PART), h = MAX (height, LEAST_PART);

  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (part, (int) w, (int) h, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (x + width / 2 - w / 2), (float) (y + height / 2 - h / 2))));
}

static void
tandem_present_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TandemPresentView *self = TANDEM_PRESENT_VIEW (widget);

  lay_out (self, width, height);
  allocate_part (self->head, 0, 0, width, height * 0.16);
  allocate_part (self->card, 0, height * 0.6, width, height * 0.4);
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *part = g_ptr_array_index (self->marks, i);
      const TandemDrawOp *mark = find_mark (self, tandem_present_part_get_item (TANDEM_PRESENT_PART (part)));

      if (mark != NULL)
        allocate_part (part, mark->x, mark->y, mark->width, mark->height);
      else
        allocate_part (part, 0, 0, LEAST_PART, LEAST_PART);
    }
}

static gboolean
rest_cb (gpointer data)
{
  TandemPresentView *self = data;

  self->pointer_id = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
motion_cb (TandemPresentView *self)
{
  g_clear_handle_id (&self->pointer_id, g_source_remove);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->pointer_id = g_timeout_add (POINTER_REST, rest_cb, self);
}

static void select_item (TandemPresentView *self, gint64 item);

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemPresentView *self)
{
  gint64 item = self->list != NULL && !self->is_blank ? tandem_draw_list_hit (self->list, x, y, SLOP) : 0;

  if (find_milestone (self->edition, item) != NULL)
    select_item (self, item);
}

static void
tandem_present_view_dispose (GObject *object)
{
  TandemPresentView *self = TANDEM_PRESENT_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->pointer_id, g_source_remove);
  if (self->animation != NULL)
    adw_animation_skip (self->animation);
  g_clear_object (&self->animation);
  for (guint i = 0; i < self->marks->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->marks, i), self);
  g_ptr_array_set_size (self->marks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tandem_present_view_parent_class)->dispose (object);
}

static void
tandem_present_view_finalize (GObject *object)
{
  TandemPresentView *self = TANDEM_PRESENT_VIEW (object);

  g_clear_pointer (&self->list, tandem_draw_list_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->edition, tandem_edition_unref);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->marks);
  g_hash_table_unref (self->celebrated);
  tandem_pango_measurer_free (self->measurer);
  G_OBJECT_CLASS (tandem_present_view_parent_class)->finalize (object);
}

static void
tandem_present_view_class_init (TandemPresentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_present_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_present_view_finalize;
  widget_class->size_allocate = tandem_present_view_size_allocate;
  widget_class->snapshot = tandem_present_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "presentation");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
animate_cb (double value, gpointer data)
{
  gtk_widget_queue_draw (data);
}

static void
tandem_present_view_init (TandemPresentView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->measurer = tandem_pango_measurer_new ();
  self->order = g_ptr_array_new ();
  self->marks = g_ptr_array_new ();
  self->celebrated = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->head = tandem_present_part_new (GTK_ACCESSIBLE_ROLE_HEADING, 0);
  self->card = tandem_present_part_new (GTK_ACCESSIBLE_ROLE_ARTICLE, 0);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);

  self->animation = g_object_ref_sink (adw_timed_animation_new (GTK_WIDGET (self), 0, 1, CELEBRATION, adw_callback_animation_target_new (animate_cb, self, NULL)));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
  g_signal_connect_object (self->animation, "done", G_CALLBACK (stop_celebrating), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (forget_node), self, G_CONNECT_SWAPPED);
}

/* Shows a milestone's card, or with 0 all of the timeline; the focus goes along, so that a screen reader does. */
static void
select_item (TandemPresentView *self, gint64 item)
{
  int place = find_place (self, item);

  if (self->selected != item)
    {
      self->selected = item;
      say_card (self);
      forget_list (self);
    }
  gtk_widget_grab_focus (place >= 0 ? g_ptr_array_index (self->marks, (guint) place) : GTK_WIDGET (self));
}

GtkWidget *
tandem_present_view_new (void)
{
  return g_object_new (TANDEM_TYPE_PRESENT_VIEW, NULL);
}

/**
 * tandem_present_view_set_edition:
 * @self: the view
 * @edition: (transfer none): what may be seen by everyone in the room; never one for us
 *
 * The milestone that is talked about stays; where it has gone, all of the timeline is shown. A milestone that has become done
 * since the edition before is celebrated, once.
 */
void
tandem_present_view_set_edition (TandemPresentView *self, TandemEdition *edition)
{
  g_autoptr (TandemEdition) before = g_steal_pointer (&self->edition);
  g_autofree char *head = NULL;

  g_return_if_fail (!edition->is_for_us);
  self->edition = tandem_edition_ref (edition);
  g_ptr_array_unref (self->order);
  self->order = tandem_slide_order (edition);
  sync_marks (self);
  for (guint i = 0; before != NULL && i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *now = &edition->milestones[i], *then = find_milestone (before, now->item);

      if (then != NULL && then->state != TANDEM_STATE_DONE && now->state == TANDEM_STATE_DONE)
        celebrate (self, now->item);
    }
  if (self->selected != 0 && find_place (self, self->selected) < 0)
    select_item (self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tandem_language_word (tandem_language_find (edition->language), TANDEM_WORD_TIMELINE), -1);
  head = tandem_slide_dup_head (edition);
  tandem_present_part_say (TANDEM_PRESENT_PART (self->head), head, "");
  say_card (self);
  forget_list (self);
}

/* What the hint says; whoever sets editions keeps to it. */
void
tandem_present_view_set_frozen (TandemPresentView *self, gboolean frozen)
{
  if (self->is_frozen == frozen)
    return;
  self->is_frozen = frozen;
  forget_list (self);
}

/* A black screen; nothing is read aloud from it, either. */
void
tandem_present_view_set_blank (TandemPresentView *self, gboolean blank)
{
  if (self->is_blank == blank)
    return;
  self->is_blank = blank;
  if (blank)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->head, !blank);
  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->marks, i), !blank);
  say_card (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
tandem_present_view_is_blank (TandemPresentView *self)
{
  return self->is_blank;
}

gboolean
tandem_present_view_is_rtl (TandemPresentView *self)
{
  return self->edition != NULL && tandem_language_is_rtl (tandem_language_find (self->edition->language));
}

/**
 * tandem_present_view_walk:
 * @self: the view
 * @by: 1 to the next milestone, -1 to the one before
 *
 * From all of the timeline the next one is the first, the one before is the last. At its ends it stays.
 */
void
tandem_present_view_walk (TandemPresentView *self, int by)
{
  int place = find_place (self, self->selected), n = (int) self->order->len;

  if (n == 0)
    return;
  place = place < 0 ? (by > 0 ? 0 : n - 1) : CLAMP (place + by, 0, n - 1);
  select_item (self, ((const TandemEditionMilestone *) g_ptr_array_index (self->order, (guint) place))->item);
}

void
tandem_present_view_show_all (TandemPresentView *self)
{
  select_item (self, 0);
}

void
tandem_present_view_show_last (TandemPresentView *self)
{
  if (self->order->len > 0)
    select_item (self, ((const TandemEditionMilestone *) g_ptr_array_index (self->order, self->order->len - 1))->item);
}
