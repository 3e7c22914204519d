/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-screen.h"

#include "tandem-painter.h"

#include <adwaita.h>
#include <math.h>

static TandemRgb
to_rgb (const GdkRGBA *color)
{
  return (TandemRgb) { color->red, color->green, color->blue };
}

/**
 * tandem_screen_init_palette:
 * @palette: (out caller-allocates): filled for the style of now
 * @widget: where it will be painted
 *
 * Light, dark and high contrast follow the desktop; the accent is the desktop's too, text is the widget's own colour.
 */
void
tandem_screen_init_palette (TandemPalette *palette, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = adw_style_manager_get_dark (manager);
  GdkRGBA color, *accent;

  if (adw_style_manager_get_high_contrast (manager))
    tandem_palette_init (palette, dark ? TANDEM_PALETTE_HIGH_CONTRAST_DARK : TANDEM_PALETTE_HIGH_CONTRAST_LIGHT, NULL);
  else
    {
      tandem_palette_init (palette, dark ? TANDEM_PALETTE_DARK : TANDEM_PALETTE_LIGHT, NULL);
      accent = adw_style_manager_get_accent_color_rgba (manager);
      adw_rgba_to_standalone (accent, dark, &color);
      palette->inks[TANDEM_INK_ACCENT] = palette->inks[TANDEM_INK_SELECTION] = to_rgb (&color);
      gdk_rgba_free (accent);
    }
  gtk_widget_get_color (widget, &color);
  if (color.alpha > 0.99f)
    palette->inks[TANDEM_INK_TEXT] = to_rgb (&color);
}

/* px from @position to the next corner of a pixel. */
static double
find_corner (double position, double scale)
{
  double pixels = position * scale;

  return (ceil (pixels - 0.001) - pixels) / scale;
}

/**
 * tandem_screen_init_grid:
 * @self: (out caller-allocates): filled for the screen of now
 * @widget: realized
 */
void
tandem_screen_init_grid (TandemScreenGrid *self, GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t corner;
  double x, y;

  *self = (TandemScreenGrid) { .scale = gdk_surface_get_scale (gtk_native_get_surface (native)) };
  /* Where a px is some whole pixels, only what is on its way is between them, and soon no longer. */
  if (self->scale == floor (self->scale) || !gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (0, 0), &corner))
    return;
  gtk_native_get_surface_transform (native, &x, &y);
  self->x = find_corner (x + corner.x, self->scale);
  self->y = find_corner (y + corner.y, self->scale);
}

gboolean
tandem_screen_grid_equal (const TandemScreenGrid *self, const TandemScreenGrid *other)
{
  return self->scale == other->scale && fabs (self->x - other->x) < 0.01 && fabs (self->y - other->y) < 0.01;
}

/* The px nearest to @length px that are whole pixels: what is moved by them stays sharp. */
double
tandem_screen_grid_round (const TandemScreenGrid *self, double length)
{
  return round (length * self->scale) / self->scale;
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

/**
 * tandem_screen_paint:
 * @grid: of the widget that shows it
 * @part: px of the list that are painted
 * @list: what to draw
 * @measurer: the one that @list was laid out with
 * @palette: colours
 *
 * In pixels of the screen, not as a node of Cairo's commands: these are noted down first and drawn with each frame anew.
 *
 * Returns: (transfer full) (nullable): the part, in px of the list, sharp where the list begins at the widget's corner or whole
 *   pixels from it
 */
GskRenderNode *
tandem_screen_paint (const TandemScreenGrid *grid, const graphene_rect_t *part, const TandemDrawList *list, TandemPangoMeasurer *measurer,
                     const TandemPalette *palette)
{
  double x = grid->x + floor ((part->origin.x - grid->x) * grid->scale) / grid->scale;
  double y = grid->y + floor ((part->origin.y - grid->y) * grid->scale) / grid->scale;
  int width = (int) ceil ((part->origin.x + part->size.width - x) * grid->scale), height = (int) ceil ((part->origin.y + part->size.height - y) * grid->scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_scale (cr, grid->scale, grid->scale);
  cairo_translate (cr, -x, -y);
  tandem_painter_paint_screen (cr, list, measurer, palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (width <= 0 || height <= 0 || cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) height * stride, destroy_surface, surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  return gsk_texture_node_new (texture, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (width / grid->scale), (float) (height / grid->scale)));
}
