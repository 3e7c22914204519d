/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of the pictures of render/ inside a window. */
#pragma once

#include "tandem-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tandem_screen_init_palette (TandemPalette *palette, GtkWidget *widget);

G_END_DECLS
