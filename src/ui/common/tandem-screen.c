/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-screen.h"

#include <adwaita.h>

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
