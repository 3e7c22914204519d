/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO 32000-1, 8 and 9. States are said when they change; every piece of a page is marked as content of its element or as an artifact. */
#include "tandem-pdf-canvas.h"

#include "tandem-pdf-image.h"
#include "tandem-pdf-text.h"

#include <math.h>
#include <string.h>

/* How far the handles of a curve are for a quarter of a circle, of its radius. */
#define QUARTER 0.5522847498

typedef struct
{
  TandemRgb    fill, stroke;
  TandemStroke line;
  TandemPdfFontState font;
} State;

typedef enum { MARK_NONE, MARK_ARTIFACT, MARK_CONTENT } Mark;

typedef struct
{
  TandemPicture *picture;
  double         width, height; /* px */
  gboolean       is_gray;
  guint          number;
} Placed;

struct _TandemPdfCanvas
{
  TandemCanvas        canvas; /* first: a TandemCanvas is a TandemPdfCanvas */
  TandemPdfFile      *file;
  TandemPdfFonts     *fonts;
  TandemPdfStructure *structure;
  TandemPdfText      *text;
  GArray             *placed; /* of Placed */
  guint               n_pages;

  /* of the page */
  GString *content;
  double   height;     /* pt */
  GString *path;
  double   x, y;       /* px, where the path is */
  State    state, saved;
  Mark     mark;
  gboolean mark_is_in_text; /* began within a text, and so must end there */
  gboolean is_text;
  GArray  *annotations; /* of guint, object numbers */
};

static TandemPdfCanvas *
get_self (TandemCanvas *canvas)
{
  return (TandemPdfCanvas *) canvas;
}

static void
append_point (TandemPdfCanvas *self, GString *out, double x, double y)
{
  double right = x * TANDEM_PDF_PT_PER_PX, up = self->height - y * TANDEM_PDF_PT_PER_PX;

  tandem_pdf_append_number (out, right);
  g_string_append_c (out, ' ');
  tandem_pdf_append_number (out, up);
  g_string_append_c (out, ' ');
  tandem_pdf_structure_widen (self->structure, right, up);
}

static void
append_length (GString *out, double px, const char *operator)
{
  tandem_pdf_append_number (out, px * TANDEM_PDF_PT_PER_PX);
  g_string_append_c (out, ' ');
  g_string_append (out, operator);
}

static void
end_mark (TandemPdfCanvas *self)
{
  if (self->mark == MARK_NONE)
    return;
  if (self->is_text && !self->mark_is_in_text)
    {
      tandem_pdf_text_end (self->text, self->content);
      self->is_text = FALSE;
    }
  else if (self->is_text)
    {
      tandem_pdf_text_flush (self->text, self->content);
    }
  g_string_append (self->content, "EMC\n");
  self->mark = MARK_NONE;
}

static void
begin_text (TandemPdfCanvas *self)
{
  if (!self->is_text)
    tandem_pdf_text_begin (self->text, self->content);
  self->is_text = TRUE;
}

static void
end_text (TandemPdfCanvas *self)
{
  if (!self->is_text)
    return;
  if (self->mark_is_in_text)
    end_mark (self);
  tandem_pdf_text_end (self->text, self->content);
  self->is_text = FALSE;
}

/* Ink of a figure, or of a shape that tells something, is content, all other ink that is no text decoration; text is content where it
 * is in an element. A mark and a text must be nested: that of a figure is around its texts, others are within, so that neighbours share
 * one text (14.6.1). */
static void
use_mark (TandemPdfCanvas *self, gboolean is_text)
{
  const char *kind = tandem_pdf_structure_get_kind (self->structure);
  gboolean is_figure = g_str_equal (kind, "Figure") || g_str_equal (kind, "Span");
  Mark wanted = is_figure || (is_text && !g_str_equal (kind, "Document")) ? MARK_CONTENT : MARK_ARTIFACT;

  if (!is_text)
    end_text (self);
  if (self->mark != wanted)
    {
      end_mark (self);
      self->mark = wanted;
      self->mark_is_in_text = is_text && !is_figure;
      if (self->mark_is_in_text)
        begin_text (self);
      else
        end_text (self);
      if (wanted == MARK_ARTIFACT)
        {
          g_string_append (self->content, "/Artifact BMC\n");
        }
      else
        {
          g_string_append_c (self->content, '/');
          g_string_append (self->content, kind);
          g_string_append (self->content, "<</MCID ");
          tandem_pdf_append_count (self->content, tandem_pdf_structure_add_content (self->structure));
          g_string_append (self->content, ">>BDC\n");
        }
    }
  if (is_text)
    begin_text (self);
}

static void
use_color (TandemPdfCanvas *self, TandemRgb *now, const TandemRgb *color, const char *gray, const char *rgb)
{
  if (memcmp (now, color, sizeof *color) == 0)
    return;
  *now = *color;
  tandem_pdf_append_level (self->content, color->red);
  g_string_append_c (self->content, ' ');
  if (color->red == color->green && color->green == color->blue)
    {
      g_string_append (self->content, gray);
      return;
    }
  tandem_pdf_append_level (self->content, color->green);
  g_string_append_c (self->content, ' ');
  tandem_pdf_append_level (self->content, color->blue);
  g_string_append_c (self->content, ' ');
  g_string_append (self->content, rgb);
}

static void
use_stroke (TandemPdfCanvas *self, const TandemStroke *stroke)
{
  TandemStroke *now = &self->state.line;
  GString *out = self->content;

  use_color (self, &self->state.stroke, &stroke->color, "G\n", "RG\n");
  if (now->width != stroke->width)
    append_length (out, stroke->width, "w\n");
  if (now->round_ends != stroke->round_ends)
    g_string_append (out, stroke->round_ends ? "1 J\n" : "0 J\n");
  if (now->round_joins != stroke->round_joins)
    g_string_append (out, stroke->round_joins ? "1 j\n" : "0 j\n");
  if (now->dashes[0] != stroke->dashes[0] || now->dashes[1] != stroke->dashes[1] || now->dash_offset != stroke->dash_offset)
    {
      g_string_append_c (out, '[');
      if (stroke->dashes[0] > 0)
        {
          append_length (out, stroke->dashes[0], "");
          append_length (out, stroke->dashes[1], "");
        }
      g_string_append (out, "]");
      append_length (out, stroke->dash_offset, "d\n");
    }
  *now = *stroke;
}

static void
move_to (TandemCanvas *canvas, double x, double y)
{
  TandemPdfCanvas *self = get_self (canvas);

  append_point (self, self->path, x, y);
  g_string_append (self->path, "m\n");
  self->x = x;
  self->y = y;
}

static void
line_to (TandemCanvas *canvas, double x, double y)
{
  TandemPdfCanvas *self = get_self (canvas);

  append_point (self, self->path, x, y);
  g_string_append (self->path, "l\n");
  self->x = x;
  self->y = y;
}

static void
curve_to (TandemPdfCanvas *self, double x1, double y1, double x2, double y2, double x3, double y3)
{
  append_point (self, self->path, x1, y1);
  append_point (self, self->path, x2, y2);
  append_point (self, self->path, x3, y3);
  g_string_append (self->path, "c\n");
}

/* In pieces of a quarter at most; their handles after the tangent of half the angle, as everybody does. */
static void
arc (TandemCanvas *canvas, double x, double y, double radius, double from, double to)
{
  TandemPdfCanvas *self = get_self (canvas);
  int n = MAX ((int) ceil ((to - from) / G_PI_2 - 1e-9), 1);
  double step = (to - from) / n, handle = 4.0 / 3 * tan (step / 4) * radius;

  move_to (canvas, x + radius * cos (from), y + radius * sin (from));
  for (int i = 0; i < n; i++)
    {
      double a = from + i * step, b = a + step;

      curve_to (self, x + radius * cos (a) - handle * sin (a), y + radius * sin (a) + handle * cos (a), x + radius * cos (b) + handle * sin (b),
                y + radius * sin (b) - handle * cos (b), x + radius * cos (b), y + radius * sin (b));
    }
}

static void
close_path (TandemCanvas *canvas)
{
  g_string_append (get_self (canvas)->path, "h\n");
}

static void
rectangle (TandemCanvas *canvas, double x, double y, double width, double height, double radius)
{
  TandemPdfCanvas *self = get_self (canvas);
  double r = MIN (radius, MIN (width, height) / 2), k = r * (1 - QUARTER), right = x + width, bottom = y + height;

  if (r <= 0)
    {
      append_point (self, self->path, x, bottom);
      append_length (self->path, width, "");
      append_length (self->path, height, "re\n");
      return;
    }
  move_to (canvas, x + r, y);
  line_to (canvas, right - r, y);
  curve_to (self, right - k, y, right, y + k, right, y + r);
  line_to (canvas, right, bottom - r);
  curve_to (self, right, bottom - k, right - k, bottom, right - r, bottom);
  line_to (canvas, x + r, bottom);
  curve_to (self, x + k, bottom, x, bottom - k, x, bottom - r);
  line_to (canvas, x, y + r);
  curve_to (self, x, y + k, x + k, y, x + r, y);
  close_path (canvas);
}

static void
paint (TandemCanvas *canvas, const TandemRgb *fill, const TandemStroke *stroke)
{
  TandemPdfCanvas *self = get_self (canvas);

  use_mark (self, FALSE);
  if (fill != NULL)
    use_color (self, &self->state.fill, fill, "g\n", "rg\n");
  if (stroke != NULL)
    use_stroke (self, stroke);
  g_string_append_len (self->content, self->path->str, (gssize) self->path->len);
  g_string_append (self->content, fill != NULL && stroke != NULL ? "B\n" : fill != NULL ? "f\n" : stroke != NULL ? "S\n" : "n\n");
  g_string_truncate (self->path, 0);
}

static void
begin_clip (TandemCanvas *canvas)
{
  TandemPdfCanvas *self = get_self (canvas);

  use_mark (self, FALSE);
  self->saved = self->state;
  g_string_append (self->content, "q\n");
  g_string_append_len (self->content, self->path->str, (gssize) self->path->len);
  g_string_append (self->content, "W n\n");
  g_string_truncate (self->path, 0);
}

static void
end_clip (TandemCanvas *canvas)
{
  TandemPdfCanvas *self = get_self (canvas);

  g_string_append (self->content, "Q\n");
  self->state = self->saved;
}

static void
write_line (TandemCanvas *canvas, PangoLayoutLine *line, const char *text, double x, double y, double scale, const TandemRgb *color)
{
  TandemPdfCanvas *self = get_self (canvas);

  use_mark (self, TRUE);
  if (memcmp (&self->state.fill, color, sizeof *color) != 0)
    tandem_pdf_text_flush (self->text, self->content);
  use_color (self, &self->state.fill, color, "g\n", "rg\n");
  tandem_pdf_text_write (self->text, self->content, &self->state.font, line, text, x * TANDEM_PDF_PT_PER_PX, self->height - y * TANDEM_PDF_PT_PER_PX,
                         scale * TANDEM_PDF_PT_PER_PX);
}

/* What draws @picture in that size, made once; a drawing once for all sizes. */
static const Placed *
find_placed (TandemPdfCanvas *self, TandemPicture *picture, double width, double height, gboolean is_gray)
{
  gboolean is_drawing = tandem_picture_is_drawing (picture) && !is_gray;
  Placed placed = { picture, width, height, is_gray, 0 };

  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *other = &g_array_index (self->placed, Placed, i);

      if (other->picture == picture && other->is_gray == is_gray && (is_drawing || (other->width == width && other->height == height)))
        return other;
    }
  if (is_drawing)
    {
      placed.number = tandem_pdf_drawing_write (picture, width, height, self->file);
    }
  else
    {
      cairo_surface_t *pixels = tandem_picture_create_pixels (picture, width, height, is_gray);

      placed.number = tandem_pdf_image_write (pixels, self->file);
      cairo_surface_destroy (pixels);
    }
  g_array_append_val (self->placed, placed);
  return &g_array_index (self->placed, Placed, self->placed->len - 1);
}

/* A drawing is as many pt wide as it was px when it was made, an image 1. */
static void
place (TandemCanvas *canvas, TandemPicture *picture, double x, double y, double width, double height, gboolean is_gray)
{
  TandemPdfCanvas *self = get_self (canvas);
  gboolean is_drawing = tandem_picture_is_drawing (picture) && !is_gray;
  const Placed *placed;

  tandem_picture_fit (picture, &x, &y, &width, &height);
  placed = find_placed (self, picture, width, height, is_gray);
  if (placed->number == 0)
    return;
  use_mark (self, FALSE);
  g_string_append (self->content, "q ");
  append_length (self->content, is_drawing ? width / placed->width : width, "0 0 ");
  append_length (self->content, is_drawing ? height / placed->height : height, "");
  append_point (self, self->content, x, y + height);
  g_string_append_printf (self->content, "cm/I%u Do Q\n", placed->number);
}

static void
begin_tag (TandemCanvas *canvas, const TandemDrawOp *op)
{
  TandemPdfCanvas *self = get_self (canvas);

  end_mark (self);
  tandem_pdf_structure_begin (self->structure, op->text);
}

static void
end_tag (TandemCanvas *canvas, const TandemDrawOp *op)
{
  TandemPdfCanvas *self = get_self (canvas);

  end_mark (self);
  tandem_pdf_structure_end (self->structure);
}

/* A mark that is read as what it tells. */
static void
begin_words (TandemCanvas *canvas, const TandemDrawOp *op)
{
  TandemPdfCanvas *self = get_self (canvas);

  end_mark (self);
  tandem_pdf_structure_begin (self->structure, "Span");
  tandem_pdf_structure_set_words (self->structure, op->words);
}

/* An address in ASCII, as an action wants it (12.6.4.7). */
static char *
create_address (const char *link)
{
  GString *address = g_string_new (NULL);

  for (const char *p = link; *p != '\0'; p++)
    {
      if ((guchar) *p > ' ' && (guchar) *p < 127)
        g_string_append_c (address, *p);
      else
        g_string_append_printf (address, "%%%02X", (guchar) *p);
    }
  return g_string_free_and_steal (address);
}

static void
begin_link (TandemCanvas *canvas, const TandemDrawOp *op)
{
  TandemPdfCanvas *self = get_self (canvas);
  guint number = tandem_pdf_file_reserve (self->file), parent;
  g_autofree char *address = create_address (op->link);
  GString *out;

  end_mark (self);
  tandem_pdf_structure_begin (self->structure, "Link");
  parent = self->n_pages + tandem_pdf_structure_add_link (self->structure, number);
  out = tandem_pdf_file_begin (self->file, number);
  g_string_append (out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
  append_point (self, out, op->x, op->y + op->height);
  append_point (self, out, op->x + op->width, op->y);
  g_string_append (out, "]/A<</S/URI/URI");
  tandem_pdf_append_text (out, address);
  g_string_append (out, ">>/Contents");
  tandem_pdf_append_text (out, op->link);
  g_string_append_printf (out, "/StructParent %u>>", parent);
  g_array_append_val (self->annotations, number);
}

/**
 * tandem_pdf_canvas_new:
 * @file: where images and links go
 * @fonts: that texts are written with
 * @structure: of all pages
 * @n_pages: how many there will be
 *
 * All three must live as long.
 *
 * Returns: (transfer full): a canvas without a page
 */
TandemPdfCanvas *
tandem_pdf_canvas_new (TandemPdfFile *file, TandemPdfFonts *fonts, TandemPdfStructure *structure, guint n_pages)
{
  static const TandemCanvasKind kind = {
    .move_to = move_to, .line_to = line_to, .arc = arc, .rectangle = rectangle, .close_path = close_path, .paint = paint,
    .begin_clip = begin_clip, .end_clip = end_clip, .write = write_line, .place = place,
    .begin_tag = begin_tag, .end_tag = end_tag, .begin_words = begin_words, .end_words = end_tag,
    .begin_link = begin_link, .end_link = end_tag,
  };
  TandemPdfCanvas *self = g_new0 (TandemPdfCanvas, 1);

  self->canvas.kind = &kind;
  self->file = file;
  self->fonts = fonts;
  self->structure = structure;
  self->n_pages = n_pages;
  self->text = tandem_pdf_text_new (fonts);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  self->path = g_string_new (NULL);
  return self;
}

void
tandem_pdf_canvas_free (TandemPdfCanvas *self)
{
  if (self->content != NULL)
    g_string_free (self->content, TRUE);
  tandem_pdf_text_free (self->text);
  g_array_unref (self->placed);
  g_string_free (self->path, TRUE);
  g_free (self);
}

/**
 * tandem_pdf_canvas_begin_page:
 * @height: px of the page
 * @annotations: (element-type guint): gets the numbers of the page's links; must live until its end
 *
 * Returns: (transfer none): what to paint the page on
 */
TandemCanvas *
tandem_pdf_canvas_begin_page (TandemPdfCanvas *self, double height, GArray *annotations)
{
  self->content = g_string_sized_new (16 * 1024);
  self->height = height * TANDEM_PDF_PT_PER_PX;
  self->annotations = annotations;
  /* What a page begins with (8.4.1). */
  self->state = (State) { .line = { .width = 1 / TANDEM_PDF_PT_PER_PX } };
  return &self->canvas;
}

/* Returns: (transfer full): the page's content */
GBytes *
tandem_pdf_canvas_end_page (TandemPdfCanvas *self)
{
  end_mark (self);
  end_text (self);
  return g_string_free_to_bytes (g_steal_pointer (&self->content));
}

/**
 * tandem_pdf_canvas_write_resources:
 * @number: of the object that all pages refer to
 *
 * Writes fonts, images and drawings of all pages; after the last page.
 */
void
tandem_pdf_canvas_write_resources (TandemPdfCanvas *self, guint number)
{
  g_autoptr (GString) resources = g_string_new ("<<");

  tandem_pdf_fonts_write (self->fonts, self->file, resources);
  g_string_append (resources, "/XObject<<");
  for (guint i = 0; i < self->placed->len; i++)
    {
      guint placed = g_array_index (self->placed, Placed, i).number;

      if (placed > 0)
        g_string_append_printf (resources, "/I%u %u 0 R", placed, placed);
    }
  g_string_append (resources, ">>>>");
  g_string_append_len (tandem_pdf_file_begin (self->file, number), resources->str, (gssize) resources->len);
}
