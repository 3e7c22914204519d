/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that shows a color, or that there is none, and lets another one be chosen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_COLOR_BUTTON (tandem_color_button_get_type ())
G_DECLARE_FINAL_TYPE (TandemColorButton, tandem_color_button, TANDEM, COLOR_BUTTON, GtkButton)

/* Signal: chosen (text): the person chose a color, "#1a5fb4". */
GtkWidget *tandem_color_button_new  (const char *label);
void       tandem_color_button_show (TandemColorButton *self, const char *text);

G_END_DECLS
