/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes paragraphs and marks on the page that is being made. Coordinates run from the start edge; pages from the right are
 * mirrored when all are done. */
#pragma once

#include "tandem-document-builder.h"
#include "tandem-language.h"
#include "tandem-sheet.h"

G_BEGIN_DECLS

/* A paragraph: text in one style, with a mark before it where `shape` isn't NULL. */
typedef struct
{
  char        *text;
  double       size;         /* px */
  TandemWeight weight;
  TandemInk    ink;
  double       indent;       /* px before the text; the mark stands in it */
  double       space_before; /* px, not above the first paragraph of a cell */
  TandemAlign  align;
  gboolean     tabular;
  int          max_lines;    /* 0: all */
  char        *link;
  const char  *tag;          /* NULL for none */
  gboolean     goes_on;      /* in a cell: another line of the element above, see tandem_row_box_add_line() */
  gboolean     stays_open;   /* its element isn't ended with it */
  TandemDrawOp *shape;       /* kind, inks, number of the mark */
  const char  *shape_words;  /* what the mark tells where the text doesn't; static */
  double       shape_size;   /* px */
} TandemParagraph;

typedef struct
{
  const TandemEdition  *edition;
  const TandemLanguage *language;
  const char           *tag;      /* interned, of the language */
  gboolean              is_rtl;
  const TandemSheet    *sheet;
  TandemMeasurer       *measurer;
  TandemDrawList       *list;     /* of the page */
} TandemPen;

TandemParagraph *tandem_paragraph_new    (const char *text, double size, TandemInk ink);
TandemParagraph *tandem_paragraph_take   (char *text, double size, TandemInk ink);
TandemParagraph *tandem_paragraph_copy   (const TandemParagraph *self, const char *text);
void             tandem_paragraph_mark   (TandemParagraph *self, const TandemDrawOp *look, double size, double indent);
void             tandem_paragraph_free   (TandemParagraph *self);

void             tandem_pen_measure      (const TandemPen *self, const TandemParagraph *paragraph, double width, TandemTextExtents *extents);
double           tandem_pen_write        (TandemPen *self, const TandemParagraph *paragraph, double x, double y, double width);
double           tandem_pen_text         (TandemPen *self, double x, double y, double width, double size, TandemWeight weight, TandemInk ink,
                                          TandemAlign align, const char *tag, const char *text);
double           tandem_pen_natural_width (const TandemPen *self, double size, TandemWeight weight, const char *text);
void             tandem_pen_rule         (TandemPen *self, double x, double y, double width, double thickness);
gsize            tandem_pen_split        (const TandemPen *self, const TandemParagraph *paragraph, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemParagraph, tandem_paragraph_free)

G_END_DECLS
