/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a PDF that a painter draws on. Only the files of this folder include this. */
#pragma once

#include "tandem-canvas.h"
#include "tandem-pdf-fonts.h"
#include "tandem-pdf-structure.h"

G_BEGIN_DECLS

/* Points in a CSS px. */
#define TANDEM_PDF_PT_PER_PX 0.75

typedef struct _TandemPdfCanvas TandemPdfCanvas;

TandemPdfCanvas *tandem_pdf_canvas_new             (TandemPdfFile *file, TandemPdfFonts *fonts, TandemPdfStructure *structure, guint n_pages);
void             tandem_pdf_canvas_free            (TandemPdfCanvas *self);
TandemCanvas    *tandem_pdf_canvas_begin_page      (TandemPdfCanvas *self, double height, GArray *annotations);
GBytes          *tandem_pdf_canvas_end_page        (TandemPdfCanvas *self);
void             tandem_pdf_canvas_write_resources (TandemPdfCanvas *self, guint number);

G_END_DECLS
