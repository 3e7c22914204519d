/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-pen.h"

#include <math.h>
#include <string.h>

static void
get_style (const TandemPen *self, const TandemParagraph *paragraph, double width, TandemTextStyle *style)
{
  *style = (TandemTextStyle) {
    .size = paragraph->size, .weight = paragraph->weight, .tabular = paragraph->tabular, .wrap_width = MAX (width - paragraph->indent, paragraph->size),
    .max_lines = paragraph->max_lines, .align = paragraph->align, .rtl = self->is_rtl, .language = self->tag,
  };
}

/**
 * tandem_paragraph_new:
 * @text: copied
 * @size: px
 * @ink: colour
 *
 * Returns: (transfer full): a paragraph of regular weight that begins at the start edge
 */
TandemParagraph *
tandem_paragraph_new (const char *text, double size, TandemInk ink)
{
  return tandem_paragraph_take (g_strdup (text), size, ink);
}

TandemParagraph *
tandem_paragraph_take (char *text, double size, TandemInk ink)
{
  TandemParagraph *self = g_new0 (TandemParagraph, 1);

  self->text = text;
  self->size = size;
  self->ink = ink;
  self->weight = TANDEM_WEIGHT_REGULAR;
  return self;
}

/* The same with another text and no mark: what follows on the next page. */
TandemParagraph *
tandem_paragraph_copy (const TandemParagraph *self, const char *text)
{
  TandemParagraph *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (text);
  copy->link = g_strdup (self->link);
  copy->shape = NULL;
  return copy;
}

/**
 * tandem_paragraph_mark:
 * @look: shape, inks and number
 * @size: px of the mark
 * @indent: px from the mark's start to the text
 */
void
tandem_paragraph_mark (TandemParagraph *self, const TandemDrawOp *look, double size, double indent)
{
  g_free (self->shape);
  self->shape = g_memdup2 (look, sizeof *look);
  self->shape_size = size;
  self->indent = indent;
}

void
tandem_paragraph_free (TandemParagraph *self)
{
  g_free (self->text);
  g_free (self->link);
  g_free (self->shape);
  g_free (self);
}

/**
 * tandem_pen_measure:
 * @paragraph: a paragraph
 * @width: px, of its column
 * @extents: (out): of the text without its indent
 */
void
tandem_pen_measure (const TandemPen *self, const TandemParagraph *paragraph, double width, TandemTextExtents *extents)
{
  TandemTextStyle style;

  get_style (self, paragraph, width, &style);
  self->measurer->measure (self->measurer, &style, paragraph->text, extents);
}

/* Draws the mark level with the middle of the first line's small letters. */
static void
draw_mark (TandemPen *self, const TandemParagraph *paragraph, double x, double y, const TandemTextExtents *extents)
{
  double size = paragraph->shape_size;
  double middle = y + extents->baseline - paragraph->size * 0.36;
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_PAGE, x, middle - size / 2, size, size);

  op->shape = paragraph->shape->shape;
  op->fill = paragraph->shape->fill;
  op->stroke = paragraph->shape->stroke;
  op->dashed = paragraph->shape->dashed;
  op->progress = paragraph->shape->progress;
  op->number = paragraph->shape->number;
  op->item = paragraph->shape->item;
  tandem_draw_list_set_words (self->list, op, paragraph->shape_words);
}

/**
 * tandem_pen_write:
 * @paragraph: a paragraph
 * @x: px, start edge of the column
 * @y: px, top
 * @width: px, of the column
 *
 * Returns: px it is high
 */
double
tandem_pen_write (TandemPen *self, const TandemParagraph *paragraph, double x, double y, double width)
{
  TandemTextStyle style;
  TandemTextExtents extents;
  double inner = width - paragraph->indent, at = x + paragraph->indent;
  gboolean is_read = paragraph->shape != NULL && paragraph->shape_words != NULL; /* as the beginning of the text */
  TandemDrawOp *op;

  get_style (self, paragraph, width, &style);
  self->measurer->measure (self->measurer, &style, paragraph->text, &extents);
  if (paragraph->shape != NULL && !is_read)
    draw_mark (self, paragraph, x, y, &extents);
  if (*paragraph->text == '\0')
    return extents.height;

  if (paragraph->align == TANDEM_ALIGN_END)
    at += inner - extents.width;
  else if (paragraph->align == TANDEM_ALIGN_CENTER)
    at += (inner - extents.width) / 2;
  if (paragraph->tag != NULL)
    tandem_draw_list_begin_tag (self->list, paragraph->tag);
  if (is_read)
    draw_mark (self, paragraph, x, y, &extents);
  op = tandem_draw_list_add_text (self->list, TANDEM_ROLE_PAGE, at, y, &extents, &style, paragraph->ink, paragraph->text);
  if (paragraph->link != NULL && *paragraph->link != '\0')
    tandem_draw_list_set_link (self->list, op, paragraph->link);
  if (paragraph->tag != NULL && !paragraph->stays_open)
    tandem_draw_list_end_tag (self->list, paragraph->tag);
  return extents.height;
}

/* Writes a text without a mark; returns px it is high. */
double
tandem_pen_text (TandemPen *self, double x, double y, double width, double size, TandemWeight weight, TandemInk ink, TandemAlign align,
                 const char *tag, const char *text)
{
  TandemParagraph paragraph = { .text = (char *) text, .size = size, .weight = weight, .ink = ink, .align = align, .tag = tag };

  return tandem_pen_write (self, &paragraph, x, y, width);
}

/* Width of @text on one line, px. */
double
tandem_pen_natural_width (const TandemPen *self, double size, TandemWeight weight, const char *text)
{
  TandemTextStyle style = { .size = size, .weight = weight, .wrap_width = -1, .rtl = self->is_rtl, .language = self->tag };
  TandemTextExtents extents;

  self->measurer->measure (self->measurer, &style, text, &extents);
  return ceil (extents.width);
}

void
tandem_pen_rule (TandemPen *self, double x, double y, double width, double thickness)
{
  TandemDrawOp *op = tandem_draw_list_add (self->list, TANDEM_DRAW_LINE, TANDEM_ROLE_PAGE, x, y, width, 0);

  op->stroke = TANDEM_INK_HAIRLINE;
  op->line_width = thickness;
}

/* Whether a line may end before @p: after a space, or between two characters of a script without spaces. */
static gboolean
may_break (const char *text, const char *p)
{
  gunichar before = g_utf8_get_char (g_utf8_find_prev_char (text, p));

  return g_unichar_isspace (before) || g_unichar_iswide (before);
}

/* The first characters of @paragraph that fit into @height: bytes, up to a place where a line may end. */
static gsize
fitting_bytes (const TandemPen *self, const TandemParagraph *paragraph, double width, double height, glong n_characters)
{
  const char *end = g_utf8_offset_to_pointer (paragraph->text, n_characters);
  const char *p = end;
  g_autofree char *start = NULL;
  TandemParagraph part = *paragraph;
  TandemTextExtents extents;

  if (*p != '\0')
    while (p > paragraph->text && !may_break (paragraph->text, p))
      p = g_utf8_prev_char (p);
  if (p == paragraph->text) /* one endless word */
    for (p = end; g_unichar_ismark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
      ;
  start = g_strndup (paragraph->text, (gsize) (p - paragraph->text));
  part.text = start;
  tandem_pen_measure (self, &part, width, &extents);
  return extents.height <= height ? (gsize) (p - paragraph->text) : 0;
}

/**
 * tandem_pen_split:
 * @paragraph: a paragraph that is higher than @height
 * @width: px, of its column
 * @height: px there are
 *
 * Returns: bytes of its text that fit; 0 when not even a line does
 */
gsize
tandem_pen_split (const TandemPen *self, const TandemParagraph *paragraph, double width, double height)
{
  glong low = 0, high = g_utf8_strlen (paragraph->text, -1);
  gsize best = 0;

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      gsize bytes = fitting_bytes (self, paragraph, width, height, middle);

      if (bytes > 0)
        {
          best = MAX (best, bytes);
          low = middle;
        }
      else
        high = middle - 1;
    }
  return best;
}
