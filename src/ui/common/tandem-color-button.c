/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-color-button.h"

/* Of the swatch, px. */
#define WIDTH 32
#define HEIGHT 22
#define RADIUS 5
/* Where the chooser begins when there is no color yet: the one that documents use then. */
#define FIRST_COLOR "#1a5fb4"

#define TANDEM_TYPE_SWATCH (tandem_swatch_get_type ())
G_DECLARE_FINAL_TYPE (TandemSwatch, tandem_swatch, TANDEM, SWATCH, GtkWidget)

struct _TandemSwatch
{
  GtkWidget parent_instance;
  GdkRGBA   color;
  gboolean  is_set;
};

struct _TandemColorButton
{
  GtkButton     parent_instance;
  TandemSwatch *swatch;
};

G_DEFINE_FINAL_TYPE (TandemSwatch, tandem_swatch, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (TandemColorButton, tandem_color_button, GTK_TYPE_BUTTON)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The color with an edge that is seen on any ground; without one the edge alone, dashed. */
static void
tandem_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TandemSwatch *self = TANDEM_SWATCH (widget);
  graphene_rect_t inside = GRAPHENE_RECT_INIT (0.5f, 0.5f, (float) gtk_widget_get_width (widget) - 1, (float) gtk_widget_get_height (widget) - 1);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (1);
  GskRoundedRect outline;
  GdkRGBA edge;

  gsk_rounded_rect_init_from_rect (&outline, &inside, RADIUS);
  gsk_path_builder_add_rounded_rect (builder, &outline);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_widget_get_color (widget, &edge);
  edge.alpha *= self->is_set ? 0.25f : 0.55f;
  if (self->is_set)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &self->color);
  else
    gsk_stroke_set_dash (stroke, (float[]) { 3, 3 }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &edge);
  gsk_stroke_free (stroke);
}

static void
tandem_swatch_class_init (TandemSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = tandem_swatch_snapshot;
}

static void
tandem_swatch_init (TandemSwatch *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, HEIGHT);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemColorButton) self = data;
  g_autoptr (GdkRGBA) color = gtk_color_dialog_choose_rgba_finish (GTK_COLOR_DIALOG (source), result, NULL);
  g_autofree char *text = NULL;

  if (color == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (color->red * 255 + 0.5f), (guint) (color->green * 255 + 0.5f), (guint) (color->blue * 255 + 0.5f));
  g_signal_emit (self, signals[CHOSEN], 0, text);
}

/* GTK's own button can't be used while its chooser is open, and loses the focus by that. */
static void
tandem_color_button_clicked (GtkButton *button)
{
  TandemColorButton *self = TANDEM_COLOR_BUTTON (button);
  g_autoptr (GtkColorDialog) dialog = gtk_color_dialog_new ();
  GdkRGBA first = self->swatch->color;

  if (!self->swatch->is_set)
    gdk_rgba_parse (&first, FIRST_COLOR);
  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  gtk_color_dialog_choose_rgba (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &first, NULL, chosen_cb, g_object_ref (self));
}

static void
tandem_color_button_class_init (TandemColorButtonClass *klass)
{
  GTK_BUTTON_CLASS (klass)->clicked = tandem_color_button_clicked;
  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_COLOR_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_color_button_init (TandemColorButton *self)
{
  self->swatch = g_object_new (TANDEM_TYPE_SWATCH, NULL);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->swatch));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * tandem_color_button_new:
 * @label: translated, what it does: "Choose buyer color"
 *
 * Returns: (transfer floating): the button, showing no color
 */
GtkWidget *
tandem_color_button_new (const char *label)
{
  GtkWidget *self = g_object_new (TANDEM_TYPE_COLOR_BUTTON, "tooltip-text", label, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

/**
 * tandem_color_button_show:
 * @text: "#1a5fb4"; anything else is no color
 */
void
tandem_color_button_show (TandemColorButton *self, const char *text)
{
  self->swatch->is_set = gdk_rgba_parse (&self->swatch->color, text);
  gtk_widget_queue_draw (GTK_WIDGET (self->swatch));
}
