/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of text as a page's content has them. Only the files of this folder include this. */
#pragma once

#include "tandem-pdf-fonts.h"

G_BEGIN_DECLS

typedef struct _TandemPdfText TandemPdfText;

/* What the page's state is; 0 at its begin. */
typedef struct
{
  gboolean is_set;
  guint    font;
  double   size; /* pt */
} TandemPdfFontState;

TandemPdfText *tandem_pdf_text_new   (TandemPdfFonts *fonts);
void           tandem_pdf_text_free  (TandemPdfText *self);
void           tandem_pdf_text_begin (TandemPdfText *self, GString *out);
void           tandem_pdf_text_flush (TandemPdfText *self, GString *out);
void           tandem_pdf_text_end   (TandemPdfText *self, GString *out);
void           tandem_pdf_text_write (TandemPdfText *self, GString *out, TandemPdfFontState *state, PangoLayoutLine *line, const char *text, double x, double y, double scale);

G_END_DECLS
