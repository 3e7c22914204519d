/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of render/ inside a window: in its colours, and in pixels of the screen. */
#pragma once

#include "tandem-draw.h"
#include "tandem-palette.h"
#include "tandem-pango-measurer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the pixels of the screen lie under a widget. */
typedef struct
{
  double scale; /* pixels for a CSS px */
  double x, y;  /* px from the widget's corner to the corner of some pixel, less than a pixel */
} TandemScreenGrid;

void           tandem_screen_init_palette (TandemPalette *palette, GtkWidget *widget);
void           tandem_screen_init_grid    (TandemScreenGrid *self, GtkWidget *widget);
gboolean       tandem_screen_grid_equal   (const TandemScreenGrid *self, const TandemScreenGrid *other);
double         tandem_screen_grid_round   (const TandemScreenGrid *self, double length);
GskRenderNode *tandem_screen_paint        (const TandemScreenGrid *grid, const graphene_rect_t *part, const TandemDrawList *list,
                                           TandemPangoMeasurer *measurer, const TandemPalette *palette);

G_END_DECLS
