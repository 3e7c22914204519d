/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painter draws on: pixels and screens by Cairo, pages of a PDF by export/. */
#pragma once

#include "tandem-draw.h"
#include "tandem-palette.h"
#include "tandem-picture.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct
{
  TandemRgb color;
  double    width;       /* px */
  gboolean  round_ends;  /* else cut off where the line ends */
  gboolean  round_joins; /* else pointed */
  double    dashes[2];   /* px of ink, px of gap; 0: not dashed */
  double    dash_offset; /* px */
} TandemStroke;

typedef struct _TandemCanvas TandemCanvas;

/* Coordinates are CSS px from the top left corner. A path grows until paint() or begin_clip() takes it. */
typedef struct
{
  void   (*move_to)    (TandemCanvas *self, double x, double y);
  void   (*line_to)    (TandemCanvas *self, double x, double y);
  void   (*arc)        (TandemCanvas *self, double x, double y, double radius, double from, double to); /* radians, clockwise from the right */
  void   (*rectangle)  (TandemCanvas *self, double x, double y, double width, double height, double radius);
  void   (*close_path) (TandemCanvas *self);
  void   (*paint)      (TandemCanvas *self, const TandemRgb *fill, const TandemStroke *stroke); /* either may be NULL */
  void   (*begin_clip) (TandemCanvas *self);
  void   (*end_clip)   (TandemCanvas *self);
  /* Writes @line from (@x, @y) on its baseline, @scale px for a px of its layout; @text is the layout's. */
  void   (*write)      (TandemCanvas *self, PangoLayoutLine *line, const char *text, double x, double y, double scale, const TandemRgb *color);
  void   (*place)      (TandemCanvas *self, TandemPicture *picture, double x, double y, double width, double height, gboolean is_gray);
  /* NULL where nothing has to lie on whole pixels: moves a line of @thickness px to where it covers some. */
  double (*snap)       (TandemCanvas *self, double position, double thickness, gboolean is_x);
  /* NULL where there is no structure. TAG_BEGIN: op->text is the tag; a link is the text of @op; words are those of a mark. */
  void   (*begin_tag)  (TandemCanvas *self, const TandemDrawOp *op);
  void   (*end_tag)    (TandemCanvas *self, const TandemDrawOp *op);
  void   (*begin_words) (TandemCanvas *self, const TandemDrawOp *op);
  void   (*end_words)  (TandemCanvas *self, const TandemDrawOp *op);
  void   (*begin_link) (TandemCanvas *self, const TandemDrawOp *op);
  void   (*end_link)   (TandemCanvas *self, const TandemDrawOp *op);
} TandemCanvasKind;

struct _TandemCanvas
{
  const TandemCanvasKind *kind;
};

typedef struct
{
  TandemCanvas canvas; /* first: a TandemCanvas is a TandemCairoCanvas */
  cairo_t     *cr;
} TandemCairoCanvas;

void tandem_cairo_canvas_init (TandemCairoCanvas *self, cairo_t *cr);

G_END_DECLS
