/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the pages are: the tree that a reader that speaks goes through. Only the files of this folder include this. */
#pragma once

#include "tandem-pdf-file.h"

G_BEGIN_DECLS

typedef struct _TandemPdfStructure TandemPdfStructure;

TandemPdfStructure *tandem_pdf_structure_new         (TandemPdfFile *file);
void                tandem_pdf_structure_free        (TandemPdfStructure *self);
void                tandem_pdf_structure_begin_page  (TandemPdfStructure *self, guint page);
void                tandem_pdf_structure_begin       (TandemPdfStructure *self, const char *kind);
void                tandem_pdf_structure_end         (TandemPdfStructure *self);
const char         *tandem_pdf_structure_get_kind    (const TandemPdfStructure *self);
void                tandem_pdf_structure_set_words   (TandemPdfStructure *self, const char *words);
void                tandem_pdf_structure_widen       (TandemPdfStructure *self, double x, double y);
guint               tandem_pdf_structure_add_content (TandemPdfStructure *self);
guint               tandem_pdf_structure_add_link    (TandemPdfStructure *self, guint annotation);
guint               tandem_pdf_structure_write       (TandemPdfStructure *self, const char *alternative);

G_END_DECLS
