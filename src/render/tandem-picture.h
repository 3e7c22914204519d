/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A logo as it was given to us, read once and checked: PNG or SVG. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _TandemPicture TandemPicture;

TandemPicture *tandem_picture_new            (GBytes *bytes, GError **error);
void           tandem_picture_free           (TandemPicture *self);
double         tandem_picture_get_proportion (const TandemPicture *self);
gboolean       tandem_picture_is_drawing     (const TandemPicture *self);
void           tandem_picture_fit            (const TandemPicture *self, double *x, double *y, double *width, double *height);
cairo_surface_t *tandem_picture_create_pixels (TandemPicture *self, double width, double height, gboolean is_gray);
void           tandem_picture_paint          (TandemPicture *self, cairo_t *cr, double width, double height, gboolean is_gray);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPicture, tandem_picture_free)

G_END_DECLS
