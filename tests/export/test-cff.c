/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A font that we make has the outlines it was made from, as FreeType reads it. */
#include "tandem-cff.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Corners of an outline's box, and how many closed lines it has. */
typedef struct
{
  double box[4];
  int    contours;
} Look;

static void
widen (Look *look, double x, double y)
{
  look->box[0] = MIN (look->box[0], x);
  look->box[1] = MIN (look->box[1], y);
  look->box[2] = MAX (look->box[2], x);
  look->box[3] = MAX (look->box[3], y);
}

static void
move_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user_data)
{
  ((Look *) data)->contours++;
  widen (data, x, y);
}

static void
line_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user_data)
{
  widen (data, x, y);
}

static void
cubic_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x3, float y3, void *user_data)
{
  widen (data, x1, y1);
  widen (data, x2, y2);
  widen (data, x3, y3);
}

static Look
look_at (hb_font_t *font, hb_codepoint_t glyph, double scale)
{
  hb_draw_funcs_t *funcs = hb_draw_funcs_create ();
  Look look = { { 1e9, 1e9, -1e9, -1e9 }, 0 };

  hb_draw_funcs_set_move_to_func (funcs, move_cb, NULL, NULL);
  hb_draw_funcs_set_line_to_func (funcs, line_cb, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func (funcs, cubic_cb, NULL, NULL);
  hb_font_draw_glyph (font, glyph, funcs, &look);
  hb_draw_funcs_destroy (funcs);
  for (guint i = 0; i < 4; i++)
    look.box[i] *= scale;
  return look;
}

/* The control box of what FreeType loaded for @code. */
static Look
look_at_made (FT_Face face, guint code, int *width)
{
  Look look = { { 1e9, 1e9, -1e9, -1e9 }, 0 };

  g_assert_cmpint (FT_Load_Glyph (face, FT_Get_Char_Index (face, code), FT_LOAD_NO_SCALE), ==, 0);
  for (int i = 0; i < face->glyph->outline.n_points; i++)
    widen (&look, (double) face->glyph->outline.points[i].x, (double) face->glyph->outline.points[i].y);
  look.contours = face->glyph->outline.n_contours;
  *width = (int) face->glyph->metrics.horiAdvance;
  return look;
}

static GObject *
load_font (const char *family)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = pango_font_description_from_string (family);
  PangoFont *font;

  pango_font_description_set_absolute_size (description, 16 * PANGO_SCALE);
  font = pango_context_load_font (context, description);
  pango_font_description_free (description);
  g_object_unref (context);
  return G_OBJECT (font);
}

/* Letters of every make: curves of three points (Inter) and of two (Noto), Chinese with many lines. */
static void
check_family (const char *family, const char *text)
{
  g_autoptr (GObject) font = load_font (family);
  g_autoptr (TandemCff) cff = tandem_cff_new ("Test");
  g_autoptr (GBytes) bytes = NULL;
  hb_font_t *outlines;
  FT_Library library;
  FT_Face face;
  guint code = 200;
  int x_scale, y_scale;
  double scale;
  gsize size;

  outlines = pango_font_get_hb_font (PANGO_FONT (font));
  hb_font_get_scale (outlines, &x_scale, &y_scale);
  scale = (double) TANDEM_CFF_EM / x_scale;
  tandem_cff_add (cff, 0, NULL, outlines, &(TandemCffPart) { 0 }, 1, 500);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), code++)
    {
      g_autofree char *name = g_strdup_printf ("g%u", code);
      TandemCffPart part = { 0 };

      g_assert_true (hb_font_get_nominal_glyph (outlines, g_utf8_get_char (p), &part.glyph));
      tandem_cff_add (cff, (guint8) code, name, outlines, &part, 1, (int) lround (hb_font_get_glyph_h_advance (outlines, part.glyph) * scale));
    }
  bytes = tandem_cff_finish (cff);

  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  g_assert_cmpint (FT_New_Memory_Face (library, g_bytes_get_data (bytes, &size), (FT_Long) g_bytes_get_size (bytes), 0, &face), ==, 0);
  g_assert_cmpint (face->units_per_EM, ==, TANDEM_CFF_EM);
  g_assert_cmpint (FT_Select_Charmap (face, FT_ENCODING_ADOBE_CUSTOM), ==, 0);
  code = 200;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), code++)
    {
      hb_codepoint_t glyph = 0;
      int width;
      Look made = look_at_made (face, code, &width), wanted;

      hb_font_get_nominal_glyph (outlines, g_utf8_get_char (p), &glyph);
      wanted = look_at (outlines, glyph, scale);
      g_assert_cmpint (made.contours, ==, wanted.contours);
      g_assert_cmpfloat_with_epsilon (width, hb_font_get_glyph_h_advance (outlines, glyph) * scale, 0.51);
      for (guint i = 0; i < 4 && wanted.contours > 0; i++)
        g_assert_cmpfloat_with_epsilon (made.box[i], wanted.box[i], 0.51);
    }
  FT_Done_Face (face);
  FT_Done_FreeType (library);
}

static void
test_outlines (void)
{
  check_family ("Inter", "agHkQ&@%8 ÄÖß€→");
  check_family ("Noto Sans", "agHkQ&@%8 ÄÖß€");
  check_family ("Noto Sans CJK JP", "計画確認鬱。");
  check_family ("Noto Sans Devanagari", "सुरक्षा");
}

/* A letter and its mark are one glyph, the mark where it was put; one with a name that ASCII has goes by its own. */
static void
test_parts (void)
{
  g_autoptr (GObject) font = load_font ("Inter");
  hb_font_t *outlines = pango_font_get_hb_font (PANGO_FONT (font));
  g_autoptr (TandemCff) cff = tandem_cff_new ("Test");
  g_autoptr (GBytes) bytes = NULL;
  TandemCffPart parts[2] = { { 0 }, { .x = 100, .y = 700 } };
  FT_Library library;
  FT_Face face;
  Look plain, both;
  int width;
  gsize size;

  hb_font_get_nominal_glyph (outlines, 'x', &parts[0].glyph);
  hb_font_get_nominal_glyph (outlines, '.', &parts[1].glyph);
  tandem_cff_add (cff, 0, NULL, outlines, &(TandemCffPart) { 0 }, 1, 500);
  tandem_cff_add (cff, 'x', NULL, outlines, parts, 1, 600);
  tandem_cff_add (cff, '\'', NULL, outlines, parts, 2, 600);
  bytes = tandem_cff_finish (cff);
  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  g_assert_cmpint (FT_New_Memory_Face (library, g_bytes_get_data (bytes, &size), (FT_Long) g_bytes_get_size (bytes), 0, &face), ==, 0);
  g_assert_cmpint (FT_Select_Charmap (face, FT_ENCODING_ADOBE_CUSTOM), ==, 0);
  plain = look_at_made (face, 'x', &width);
  both = look_at_made (face, '\'', &width);
  g_assert_cmpint (both.contours, ==, plain.contours + 1);
  g_assert_cmpfloat (both.box[3], >, 700);
  g_assert_cmpfloat (both.box[1], ==, plain.box[1]);
  g_assert_cmpint (width, ==, 600);
  FT_Select_Charmap (face, FT_ENCODING_UNICODE);
  g_assert_cmpuint (FT_Get_Char_Index (face, '\''), ==, 2);
  g_assert_cmpuint (FT_Get_Char_Index (face, 'x'), ==, 1);
  FT_Done_Face (face);
  FT_Done_FreeType (library);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/cff/outlines", test_outlines);
  g_test_add_func ("/export/cff/parts", test_parts);
  return g_test_run ();
}
