/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels and logos as objects of a PDF. Only the files of this folder include this. */
#pragma once

#include "tandem-pdf-file.h"
#include "tandem-picture.h"

#include <cairo.h>

G_BEGIN_DECLS

guint tandem_pdf_image_write   (cairo_surface_t *surface, TandemPdfFile *file);
guint tandem_pdf_drawing_write (TandemPicture *picture, double width, double height, TandemPdfFile *file);

G_END_DECLS
