/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-painter.h"

#include "tandem-shapes.h"
#include "tandem-stamps.h"

#include <math.h>

/* Distance of hatch lines, px. */
#define HATCH_STEP 6

typedef struct
{
  TandemCanvas        *canvas;
  TandemPangoMeasurer *measurer;
  const TandemPalette *palette;
  TandemStamps        *stamps; /* NULL: each mark is drawn where it is */
} Painter;

static TandemStroke
make_stroke (const Painter *self, const TandemDrawOp *op)
{
  TandemStroke stroke = { .color = self->palette->inks[op->stroke], .width = op->line_width, .round_ends = op->round_ends };

  if (op->dashed)
    {
      stroke.dashes[0] = op->line_width * 2.5;
      stroke.dashes[1] = op->line_width * 2;
    }
  return stroke;
}

static void
paint_line (Painter *self, const TandemDrawOp *op)
{
  TandemCanvas *canvas = self->canvas;
  TandemStroke stroke = make_stroke (self, op);
  double x = op->x, y = op->y;

  if (canvas->kind->snap != NULL && op->line_width < 4)
    {
      if (op->width == 0)
        x = canvas->kind->snap (canvas, x, op->line_width, TRUE);
      if (op->height == 0)
        y = canvas->kind->snap (canvas, y, op->line_width, FALSE);
    }
  canvas->kind->move_to (canvas, x, y);
  canvas->kind->line_to (canvas, x + op->width, y + op->height);
  canvas->kind->paint (canvas, NULL, &stroke);
}

/* Each line ends where it leaves the box: files need no ink that is cut off. */
static void
paint_hatch (Painter *self, const TandemDrawOp *op)
{
  TandemCanvas *canvas = self->canvas;
  TandemStroke stroke = { .color = self->palette->inks[op->stroke], .width = op->line_width > 0 ? op->line_width : 1 };

  canvas->kind->rectangle (canvas, op->x, op->y, op->width, op->height, op->radius);
  canvas->kind->begin_clip (canvas);
  for (double x = op->x - op->height; x < op->x + op->width; x += HATCH_STEP)
    {
      double before = MAX (op->x - stroke.width - x, 0), beyond = MAX (x + op->height - op->x - op->width - stroke.width, 0);

      canvas->kind->move_to (canvas, x + before, op->y + op->height - before);
      canvas->kind->line_to (canvas, x + op->height - beyond, op->y + beyond);
    }
  canvas->kind->paint (canvas, NULL, &stroke);
  canvas->kind->end_clip (canvas);
}

static void
paint_rect (Painter *self, const TandemDrawOp *op)
{
  TandemCanvas *canvas = self->canvas;
  TandemStroke stroke = make_stroke (self, op);
  double inset = op->line_width / 2;

  if (op->fill != TANDEM_INK_NONE)
    {
      canvas->kind->rectangle (canvas, op->x, op->y, op->width, op->height, op->radius);
      canvas->kind->paint (canvas, &self->palette->inks[op->fill], NULL);
    }
  if (op->hatched)
    {
      paint_hatch (self, op);
    }
  else if (op->stroke != TANDEM_INK_NONE && op->line_width > 0)
    {
      canvas->kind->rectangle (canvas, op->x + inset, op->y + inset, op->width - 2 * inset, op->height - 2 * inset, MAX (op->radius - inset, 0));
      canvas->kind->paint (canvas, NULL, &stroke);
    }
}

/* Line by line, since the measurer says where lines stand, not the fonts in them. */
static void
paint_text (Painter *self, const TandemDrawOp *op)
{
  TandemCanvas *canvas = self->canvas;
  double scale, pitch, baseline, y = op->y;
  PangoLayout *layout = tandem_pango_measurer_get_layout (self->measurer, &op->style, op->text, &scale);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical, box;

  tandem_pango_measurer_get_line (self->measurer, &op->style, &pitch, &baseline);
  pango_layout_get_extents (layout, NULL, &logical);
  if (op->link != NULL && canvas->kind->begin_link != NULL)
    canvas->kind->begin_link (canvas, op);
  do
    {
      pango_layout_iter_get_line_extents (iter, NULL, &box);
      canvas->kind->write (canvas, pango_layout_iter_get_line_readonly (iter), pango_layout_get_text (layout),
                           op->x + (box.x - logical.x) * scale / PANGO_SCALE, y + baseline, scale, &self->palette->inks[op->fill]);
      y += pitch;
    }
  while (pango_layout_iter_next_line (iter));
  if (op->link != NULL && canvas->kind->end_link != NULL)
    canvas->kind->end_link (canvas, op);
  pango_layout_iter_free (iter);
}

static void
paint_shape (Painter *self, const TandemDrawOp *op)
{
  gboolean tells = op->words != NULL && self->canvas->kind->begin_words != NULL;

  if (self->stamps != NULL)
    {
      tandem_stamps_paint (self->stamps, op);
      return;
    }
  if (tells)
    self->canvas->kind->begin_words (self->canvas, op);
  tandem_shapes_draw (self->canvas, op, self->measurer, self->palette);
  if (tells)
    self->canvas->kind->end_words (self->canvas, op);
}

/* A picture that can't be read leaves its place empty: the organisation's name always stands beside it. */
static void
paint_image (Painter *self, const TandemDrawOp *op)
{
  TandemPicture *picture = op->image != NULL ? tandem_pango_measurer_get_picture (self->measurer, op->image) : NULL;

  if (picture != NULL)
    self->canvas->kind->place (self->canvas, picture, op->x, op->y, op->width, op->height, self->palette->kind == TANDEM_PALETTE_MONO);
}

static void
paint_op (Painter *self, const TandemDrawOp *op)
{
  TandemCanvas *canvas = self->canvas;

  switch (op->kind)
    {
    case TANDEM_DRAW_RECT:
      paint_rect (self, op);
      break;
    case TANDEM_DRAW_LINE:
      paint_line (self, op);
      break;
    case TANDEM_DRAW_TEXT:
      paint_text (self, op);
      break;
    case TANDEM_DRAW_SHAPE:
      paint_shape (self, op);
      break;
    case TANDEM_DRAW_IMAGE:
      paint_image (self, op);
      break;
    case TANDEM_DRAW_TAG_BEGIN:
      if (canvas->kind->begin_tag != NULL)
        canvas->kind->begin_tag (canvas, op);
      break;
    case TANDEM_DRAW_TAG_END:
      if (canvas->kind->end_tag != NULL)
        canvas->kind->end_tag (canvas, op);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
paint_ops (Painter *self, const TandemDrawList *list)
{
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    paint_op (self, tandem_draw_list_get_op (list, i));
}

/**
 * tandem_painter_paint_on:
 * @canvas: where; the paper is not painted
 * @list: what to draw, in its order
 * @measurer: the one that @list was laid out with, so that its layouts are painted
 * @palette: colours
 */
void
tandem_painter_paint_on (TandemCanvas *canvas, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  Painter self = { canvas, measurer, palette, NULL };

  paint_ops (&self, list);
}

/**
 * tandem_painter_paint:
 * @cr: scaled to CSS px; the paper is not painted
 * @list: what to draw, in its order
 * @measurer: the one that @list was laid out with, so that its layouts are painted
 * @palette: colours
 */
void
tandem_painter_paint (cairo_t *cr, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  TandemCairoCanvas canvas;

  cairo_save (cr);
  tandem_cairo_canvas_init (&canvas, cr);
  tandem_painter_paint_on (&canvas.canvas, list, measurer, palette);
  cairo_restore (cr);
}

/**
 * tandem_painter_paint_screen:
 * @cr: pixels of a screen, scaled to CSS px
 * @list: what to draw, in its order
 * @measurer: the one that @list was laid out with
 * @palette: colours
 *
 * Like tandem_painter_paint(), as fast as it can: marks may be an eighth of a pixel off.
 */
void
tandem_painter_paint_screen (cairo_t *cr, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  TandemCairoCanvas canvas;
  Painter self = { &canvas.canvas, measurer, palette, tandem_stamps_new (cr, measurer, palette) };

  cairo_save (cr);
  tandem_cairo_canvas_init (&canvas, cr);
  paint_ops (&self, list);
  cairo_restore (cr);
  tandem_stamps_free (self.stamps);
}
