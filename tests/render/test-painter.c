/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-painter.h"

#include <math.h>
#include <string.h>

static const char *const texts[] = {
  "Technical validation plan", "15 Dec · Marta V.", "Datenschutzgrundverordnung", "システム統合テスト", "مراجعة الأمن", "الأمن SSO 2027", "R&D <b>bold</b>",
};

typedef void (*Paint) (cairo_t *cr, const TandemDrawList *list, TandemPangoMeasurer *measurer, const TandemPalette *palette);

static cairo_surface_t *
paint_with (Paint paint_list, const TandemDrawList *list, TandemPangoMeasurer *measurer, TandemPaletteKind kind, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (tandem_draw_list_get_width (list) * scale),
                                                         (int) ceil (tandem_draw_list_get_height (list) * scale));
  cairo_t *cr = cairo_create (surface);
  TandemPalette palette;

  tandem_palette_init (&palette, kind, NULL);
  cairo_set_source_rgb (cr, palette.inks[TANDEM_INK_PAPER].red, palette.inks[TANDEM_INK_PAPER].green, palette.inks[TANDEM_INK_PAPER].blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  paint_list (cr, list, measurer, &palette);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
paint (const TandemDrawList *list, TandemPangoMeasurer *measurer, TandemPaletteKind kind, double scale)
{
  return paint_with (tandem_painter_paint, list, measurer, kind, scale);
}

/* The box of what is not paper, in px of the list; FALSE for nothing. */
static gboolean
find_ink (cairo_surface_t *surface, double scale, double *left, double *top, double *right, double *bottom)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  guint32 paper = *(const guint32 *) data & 0xffffff;
  int x0 = width, y0 = height, x1 = -1, y1 = -1;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if ((((const guint32 *) (data + y * stride))[x] & 0xffffff) != paper)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y);
        }
  *left = x0 / scale;
  *top = y0 / scale;
  *right = (x1 + 1) / scale;
  *bottom = (y1 + 1) / scale;
  return x1 >= 0;
}

static TandemTextStyle
make_style (double wrap, TandemAlign align, gboolean rtl)
{
  return (TandemTextStyle) { .size = 13.33, .weight = TANDEM_WEIGHT_SEMIBOLD, .wrap_width = wrap, .max_lines = wrap > 0 ? 2 : 0, .align = align, .rtl = rtl,
                             .language = g_intern_static_string ("en") };
}

/* What is measured is what is painted: the ink of a text is in its box, at every scale, alignment and direction. */
static void
test_text_in_its_box (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    for (int variant = 0; variant < 12; variant++)
      {
        TandemTextStyle style = make_style (variant / 6 ? 90 : -1, (TandemAlign) (variant % 3), variant / 3 % 2);
        TandemMeasurer *base = tandem_pango_measurer_get_measurer (measurer);
        double scale = variant % 2 ? 1 : 2.5, left, top, right, bottom;
        TandemTextExtents extents;

        base->measure (base, &style, texts[t], &extents);
        g_assert_cmpfloat (extents.baseline, >, 0);
        g_assert_cmpfloat (extents.baseline, <, extents.height);
        if (style.wrap_width > 0)
          g_assert_cmpint (extents.lines, <=, 2);
        g_autoptr (TandemDrawList) list = tandem_draw_list_new (extents.width + 60, extents.height + 60);
        tandem_draw_list_add_text (list, TANDEM_ROLE_LABEL, 30, 30, &extents, &style, TANDEM_INK_TEXT, texts[t]);
        cairo_surface_t *surface = paint (list, measurer, TANDEM_PALETTE_PRINT, scale);

        g_assert_true (find_ink (surface, scale, &left, &top, &right, &bottom));
        g_assert_cmpfloat (left, >=, 30 - 1.5);
        g_assert_cmpfloat (right, <=, 30 + extents.width + 1.5);
        g_assert_cmpfloat (top, >=, 30 - 1.5);
        g_assert_cmpfloat (bottom, <=, 30 + extents.height + 1.5);
        g_assert_cmpfloat (right - left, >, extents.width * 0.8);
        cairo_surface_destroy (surface);
      }
}

/* Twice the size is twice the width: metrics are not rounded to a grid. */
static void
test_metrics_scale (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  TandemMeasurer *base = tandem_pango_measurer_get_measurer (measurer);
  TandemTextStyle style = make_style (-1, TANDEM_ALIGN_START, FALSE);
  TandemTextExtents one, two, again;

  base->measure (base, &style, texts[0], &one);
  style.size *= 2;
  base->measure (base, &style, texts[0], &two);
  g_assert_cmpfloat_with_epsilon (two.width, 2 * one.width, 0.1);
  style.size /= 2;
  base->measure (base, &style, texts[0], &again);
  g_assert_cmpmem (&again, sizeof again, &one, sizeof one);
}

static void
test_tabular (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  TandemMeasurer *base = tandem_pango_measurer_get_measurer (measurer);
  TandemTextStyle style = make_style (-1, TANDEM_ALIGN_START, FALSE);
  TandemTextExtents ones, nines;

  style.tabular = TRUE;
  base->measure (base, &style, "11.11.2111", &ones);
  base->measure (base, &style, "29.09.2099", &nines);
  g_assert_cmpfloat_with_epsilon (ones.width, nines.width, 0.6);
}

/* "Start" is the left of a picture from the left, whatever the text's own direction; "end" its right. */
static void
test_alignment (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  TandemMeasurer *base = tandem_pango_measurer_get_measurer (measurer);
  static const char *const two_lines[] = { "Technical validation of\nit", "مراجعة الأمن والخصوصية\nما" };

  for (int t = 0; t < 2; t++)
    for (int rtl = 0; rtl < 2; rtl++)
      for (int end = 0; end < 2; end++)
        {
          TandemTextStyle style = make_style (-1, end ? TANDEM_ALIGN_END : TANDEM_ALIGN_START, rtl);
          double left, top, right, bottom;
          TandemTextExtents extents;

          base->measure (base, &style, two_lines[t], &extents);
          /* Only the second, short line is in the picture. */
          g_autoptr (TandemDrawList) list = tandem_draw_list_new (extents.width + 8, extents.height / 2);
          tandem_draw_list_add_text (list, TANDEM_ROLE_LABEL, 4, -extents.height / 2 - 3, &extents, &style, TANDEM_INK_TEXT, two_lines[t]);
          cairo_surface_t *surface = paint (list, measurer, TANDEM_PALETTE_PRINT, 1);

          g_assert_true (find_ink (surface, 1, &left, &top, &right, &bottom));
          if (end != rtl)
            g_assert_cmpfloat (left, >, extents.width / 2);
          else
            g_assert_cmpfloat (right, <, extents.width / 2);
          cairo_surface_destroy (surface);
        }
}

static TandemDrawList *
make_shape (TandemShape shape, double size, int number, gboolean dashed)
{
  TandemDrawList *list = tandem_draw_list_new (size + 20, size + 20);
  TandemDrawOp *op = tandem_draw_list_add (list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, 10, 10, size, size);

  op->shape = shape;
  op->fill = shape == TANDEM_SHAPE_DIAMOND ? TANDEM_INK_ACCENT : TANDEM_INK_DONE;
  op->stroke = shape == TANDEM_SHAPE_TRIANGLE ? TANDEM_INK_TEXT : TANDEM_INK_NOT_STARTED;
  op->progress = 0.4;
  op->number = number;
  op->dashed = dashed;
  return list;
}

/* Every shape fills its box and stays in it, from 12 to 40 px, with and without number and dashes. */
static void
test_shapes_in_their_boxes (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();

  for (int shape = 0; shape <= TANDEM_SHAPE_BULLET; shape++)
    for (double size = 12; size <= 40; size += 4)
      for (int variant = 0; variant < 4; variant++)
        {
          g_autoptr (TandemDrawList) list = make_shape ((TandemShape) shape, size, variant & 1 ? 27 : 0, variant >> 1);
          cairo_surface_t *surface = paint (list, measurer, TANDEM_PALETTE_PRINT, 2);
          double left, top, right, bottom;

          g_assert_true (find_ink (surface, 2, &left, &top, &right, &bottom));
          g_assert_cmpfloat (left, >=, 9.4);
          g_assert_cmpfloat (top, >=, 9.4);
          g_assert_cmpfloat (right, <=, 10.6 + size);
          g_assert_cmpfloat (bottom, <=, 10.6 + size);
          g_assert_cmpfloat (right - left, >, size * 0.75);
          g_assert_cmpfloat (bottom - top, >, size * 0.75);
          cairo_surface_destroy (surface);
        }
}

static gboolean
surfaces_equal (cairo_surface_t *a, cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a)) == 0;
}

/* In black and white each shape is a picture of its own, and the same list paints the same pixels. */
static void
test_mono (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  cairo_surface_t *surfaces[TANDEM_SHAPE_BULLET + 1];

  for (int shape = 0; shape <= TANDEM_SHAPE_BULLET; shape++)
    {
      g_autoptr (TandemDrawList) list = make_shape ((TandemShape) shape, 24, 0, FALSE);
      cairo_surface_t *again;

      surfaces[shape] = paint (list, measurer, TANDEM_PALETTE_MONO, 1);
      again = paint (list, measurer, TANDEM_PALETTE_MONO, 1);
      g_assert_true (surfaces_equal (surfaces[shape], again));
      cairo_surface_destroy (again);
      for (int other = 0; other < shape; other++)
        g_assert_false (surfaces_equal (surfaces[shape], surfaces[other]));
    }
  for (int shape = 0; shape <= TANDEM_SHAPE_BULLET; shape++)
    cairo_surface_destroy (surfaces[shape]);
}

typedef struct
{
  TandemCairoCanvas cairo; /* first: a TandemCanvas is a LogCanvas */
  GString          *log;
} LogCanvas;

static void
log_tag_cb (TandemCanvas *canvas, const TandemDrawOp *op)
{
  g_string_append_printf (((LogCanvas *) canvas)->log, "%s%s;", op->kind == TANDEM_DRAW_TAG_END ? "/" : "", op->text);
}

static void
log_link_cb (TandemCanvas *canvas, const TandemDrawOp *op)
{
  g_string_append_printf (((LogCanvas *) canvas)->log, "%s;", op->link);
}

/* A canvas hears of tags and links around the ink they belong to. */
static void
test_tags (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  TandemMeasurer *base = tandem_pango_measurer_get_measurer (measurer);
  g_autoptr (TandemDrawList) list = tandem_draw_list_new (200, 40);
  TandemTextStyle style = make_style (-1, TANDEM_ALIGN_START, FALSE);
  g_autoptr (GString) log = g_string_new (NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 40);
  cairo_t *cr = cairo_create (surface);
  TandemTextExtents extents;
  TandemCanvasKind kind;
  LogCanvas canvas;
  TandemPalette palette;

  base->measure (base, &style, "link", &extents);
  tandem_draw_list_begin_tag (list, "P");
  tandem_draw_list_set_link (list, tandem_draw_list_add_text (list, TANDEM_ROLE_PAGE, 0, 0, &extents, &style, TANDEM_INK_ACCENT, "link"), "https://example.com/");
  tandem_draw_list_end_tag (list, "P");
  tandem_palette_init (&palette, TANDEM_PALETTE_PRINT, NULL);
  tandem_cairo_canvas_init (&canvas.cairo, cr);
  kind = *canvas.cairo.canvas.kind;
  kind.begin_tag = kind.end_tag = log_tag_cb;
  kind.begin_link = kind.end_link = log_link_cb;
  canvas.cairo.canvas.kind = &kind;
  canvas.log = log;
  tandem_painter_paint_on (&canvas.cairo.canvas, list, measurer, &palette);
  g_assert_cmpstr (log->str, ==, "P;https://example.com/;https://example.com/;/P;");
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The most that a colour of a pixel differs by. */
static int
find_difference (cairo_surface_t *one, cairo_surface_t *other)
{
  int most = 0, stride = cairo_image_surface_get_stride (one), height = cairo_image_surface_get_height (one);
  const guchar *a = cairo_image_surface_get_data (one), *b = cairo_image_surface_get_data (other);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < cairo_image_surface_get_width (one) * 4; x++)
      most = x % 4 == 3 ? most : MAX (most, ABS (a[y * stride + x] - b[y * stride + x]));
  return most;
}

/* Some of all marks, those that look alike often; each on some place of its own. @step: places are so many px apart */
static TandemDrawList *
make_marks (GRand *random, double step, gboolean has_numbers)
{
  static const TandemInk inks[] = { TANDEM_INK_DONE, TANDEM_INK_LATE, TANDEM_INK_AT_RISK, TANDEM_INK_ACCENT };
  TandemDrawList *list = tandem_draw_list_new (640, 640);

  for (int i = 0; i < 256; i++)
    {
      double size = i % 3 == 0 ? 26 : i % 3 == 1 ? 12.3 : 7;
      double x = i % 16 * 40 + 4 + g_rand_int_range (random, 0, 100) % 8 * step, y = i / 16 * 40 + 4 + g_rand_int_range (random, 0, 100) % 8 * step;
      TandemDrawOp *op = tandem_draw_list_add (list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, x, y, size, size);

      op->shape = (TandemShape) (g_rand_int_range (random, 0, TANDEM_SHAPE_BULLET + 1));
      op->fill = inks[g_rand_int_range (random, 0, 4)];
      op->stroke = inks[g_rand_int_range (random, 0, 4)];
      op->progress = g_rand_int_range (random, 0, 3) / 2.0;
      op->dashed = g_rand_boolean (random);
      op->number = has_numbers && op->shape < TANDEM_SHAPE_BOX && g_rand_boolean (random) ? g_rand_int_range (random, 1, 30) : 0;
    }
  return list;
}

/* Marks of a screen are the same ones, at the nearest quarter of a pixel. Fonts put a number where they like to. */
static void
test_screen (void)
{
  static const double scales[] = { 1, 1.25, 2 };
  static const struct { const char *what; gboolean is_exact, has_numbers; int most; } cases[] = {
    { "on quarters of a pixel", TRUE, FALSE, 3 }, { "anywhere", FALSE, FALSE, 64 }, { "anywhere, with numbers", FALSE, TRUE, 128 },
  };
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
      {
        g_autoptr (TandemDrawList) list = make_marks (random, cases[k].is_exact ? 0.25 / scales[i] : 0.113, cases[k].has_numbers);
        cairo_surface_t *drawn = paint (list, measurer, TANDEM_PALETTE_DARK, scales[i]);
        cairo_surface_t *stamped = paint_with (tandem_painter_paint_screen, list, measurer, TANDEM_PALETTE_DARK, scales[i]);
        int difference = find_difference (drawn, stamped);

        g_test_message ("%g pixels for a px, %s: a colour differs by %d at most", scales[i], cases[k].what, difference);
        g_assert_cmpint (difference, <=, cases[k].most);
        cairo_surface_destroy (drawn);
        cairo_surface_destroy (stamped);
      }
}

/* A logo that is no picture leaves its place empty; the rest is painted. */
static void
test_broken_image (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  g_autoptr (TandemDrawList) list = tandem_draw_list_new (40, 40);
  double left, top, right, bottom;

  tandem_draw_list_add (list, TANDEM_DRAW_IMAGE, TANDEM_ROLE_PAGE, 0, 0, 20, 20)->image = g_bytes_new_static ("not a picture", 13);
  tandem_draw_list_add (list, TANDEM_DRAW_RECT, TANDEM_ROLE_PAGE, 30, 30, 5, 5)->fill = TANDEM_INK_TEXT;
  cairo_surface_t *surface = paint (list, measurer, TANDEM_PALETTE_PRINT, 1);
  g_assert_true (find_ink (surface, 1, &left, &top, &right, &bottom));
  g_assert_cmpfloat (left, ==, 30);
  g_assert_cmpfloat (bottom, ==, 35);
  cairo_surface_destroy (surface);
}

static void
test_missing_characters (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();

  g_assert_cmpuint (tandem_pango_measurer_count_missing (measurer, "Kick-off"), ==, 0);
  g_assert_cmpuint (tandem_pango_measurer_count_missing (measurer, "a\xf3\xb0\x80\x80z"), ==, 1); /* private use */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measurer/scale", test_metrics_scale);
  g_test_add_func ("/measurer/tabular", test_tabular);
  g_test_add_func ("/measurer/missing", test_missing_characters);
  g_test_add_func ("/painter/text", test_text_in_its_box);
  g_test_add_func ("/painter/alignment", test_alignment);
  g_test_add_func ("/painter/shapes", test_shapes_in_their_boxes);
  g_test_add_func ("/painter/mono", test_mono);
  g_test_add_func ("/painter/tags", test_tags);
  g_test_add_func ("/painter/screen", test_screen);
  g_test_add_func ("/painter/broken-image", test_broken_image);
  return g_test_run ();
}
