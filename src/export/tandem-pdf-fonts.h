/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clusters of glyphs a PDF uses, in fonts of at most 255 that say which characters they are. Only the files of this folder include this. */
#pragma once

#include "tandem-cff.h"
#include "tandem-pdf-file.h"

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _TandemPdfFonts TandemPdfFonts;

typedef struct
{
  guint   font;  /* "/F" and this number in contents */
  guint8  code;
  double  width; /* thousandths of an em */
} TandemPdfGlyph;

TandemPdfFonts *tandem_pdf_fonts_new   (void);
void            tandem_pdf_fonts_free  (TandemPdfFonts *self);
void            tandem_pdf_fonts_find  (TandemPdfFonts *self, PangoFont *font, const TandemCffPart *parts, guint n_parts, const char *text, gsize length, TandemPdfGlyph *found);
void            tandem_pdf_fonts_write (TandemPdfFonts *self, TandemPdfFile *file, GString *resources);

G_END_DECLS
