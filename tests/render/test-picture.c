/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logos from anywhere: what is drawn, what is refused with a sentence, and that no file of the machine gets into a page. */
#include "tandem-error.h"
#include "tandem-picture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#define SVG(attributes, content) "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " attributes ">" content "</svg>"
#define RED "<rect width=\"100%\" height=\"100%\" fill=\"#ff0000\"/>"

static TandemPicture *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tandem_picture_new (bytes, error);
}

static cairo_status_t
append_cb (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GByteArray *array = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, array);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

/* The colour in the middle of @picture on white, as 0xrrggbb. */
static guint32
painted_colour (TandemPicture *picture, gboolean is_gray)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 40);
  cairo_t *cr = cairo_create (surface);
  guint32 colour;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  tandem_picture_paint (picture, cr, 40, 40, is_gray);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  memcpy (&colour, cairo_image_surface_get_data (surface) + 20 * cairo_image_surface_get_stride (surface) + 20 * 4, 4);
  cairo_surface_destroy (surface);
  return colour & 0xffffff;
}

static guint32
middle_colour (TandemPicture *picture)
{
  return painted_colour (picture, FALSE);
}

/* In black and white a logo is as bright as its colours are, and its clear parts stay clear. */
static void
test_gray (void)
{
  g_autoptr (TandemPicture) clear = read_text (SVG ("viewBox=\"0 0 10 10\"", "<rect width=\"3\" height=\"10\" fill=\"#00f\"/>"), NULL);
  g_autoptr (TandemPicture) green = read_text (SVG ("viewBox=\"0 0 10 10\"", "<rect width=\"10\" height=\"10\" fill=\"#008000\"/>"), NULL);
  g_autoptr (GBytes) bytes = make_png (30, 30);
  g_autoptr (TandemPicture) red = tandem_picture_new (bytes, NULL);

  g_assert_cmphex (painted_colour (red, TRUE), ==, 0x4c4c4c);
  g_assert_cmphex (painted_colour (green, TRUE), ==, 0x4b4b4b);
  g_assert_cmphex (painted_colour (clear, TRUE), ==, 0xffffff);
}

static void
test_good (void)
{
  static const struct { const char *text; double proportion; } rows[] = {
    { SVG ("width=\"200\" height=\"100\"", RED), 2 },
    { SVG ("viewBox=\"0 0 30 10\"", RED), 3 },
    { SVG ("width=\"40mm\" height=\"10mm\"", RED), 4 },
    { SVG ("", "<rect width=\"50\" height=\"100\" fill=\"#ff0000\"/>"), 0.5 },
    { SVG ("viewBox=\"0 0 1e9 1e9\"", RED), 1 },
    { "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- drawn by hand -->\n" SVG ("viewBox=\"0 0 10 10\"", RED), 1 },
    { "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY c \"#ff0000\">]>" SVG ("viewBox=\"0 0 10 10\"", "<rect width=\"10\" height=\"10\" fill=\"&c;\"/>"), 1 },
  };
  g_autoptr (GBytes) png = make_png (300, 100);
  g_autoptr (TandemPicture) picture = tandem_picture_new (png, NULL);

  g_assert_nonnull (picture);
  g_assert_cmpfloat_with_epsilon (tandem_picture_get_proportion (picture), 3, 0.001);
  g_assert_cmphex (middle_colour (picture), ==, 0xff0000);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TandemPicture) svg = read_text (rows[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (tandem_picture_get_proportion (svg), rows[i].proportion, 0.001);
      g_assert_cmphex (middle_colour (svg), ==, 0xff0000);
    }
}

static void
assert_refused (GBytes *bytes, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPicture) picture = tandem_picture_new (bytes, &error);

  g_assert_null (picture);
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, part);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_text_refused (const char *text, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  assert_refused (bytes, part);
}

static void
test_bad (void)
{
  g_autoptr (GBytes) png = make_png (100, 100);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (png, 0, 20);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) line = make_png (1000, 20);
  g_autofree char *long_svg = g_strdup_printf (SVG ("viewBox=\"0 0 1 1\"", "<!-- %*s -->"), 600 * 1024, "x");
  guint8 huge[64] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\10\2\0\0\0";
  g_autoptr (GBytes) bomb = g_bytes_new_static (huge, sizeof huge);

  assert_refused (half, "damaged");
  assert_refused (head, "neither");
  assert_refused (empty, "neither");
  assert_refused (line, "too narrow");
  assert_refused (bomb, "65536 × 65536");
  assert_text_refused ("GIF89a and more", "neither");
  assert_text_refused ("{\"svg\": 1}", "neither");
  assert_text_refused ("\x1f\x8b\x08 packed <svg", "neither");
  assert_text_refused ("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect", "damaged");
  assert_text_refused (SVG ("", ""), "empty");
  assert_text_refused (SVG ("viewBox=\"0 0 0 0\"", RED), "empty");
  assert_text_refused (SVG ("viewBox=\"0 0 1000 1\"", RED), "too narrow");
  assert_text_refused (long_svg, "too large");
}

/* Files that grow without end when they are read or drawn come back soon: refused, or drawn without what is too much. */
static void
test_bombs (void)
{
  g_autoptr (GString) uses = g_string_new (NULL);
  g_autofree char *nested = NULL;
  const char *const laughs =
    "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"ha ha ha ha ha ha ha ha ha ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">"
    "<!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]>" SVG ("viewBox=\"0 0 10 10\"", "<text>&h;</text>");
  gint64 begin = g_get_monotonic_time ();

  for (int i = 0; i < 30; i++)
    g_string_append_printf (uses, "<g id=\"g%d\"><use xlink:href=\"#g%d\"/><use xlink:href=\"#g%d\"/><use xlink:href=\"#g%d\"/></g>", i, i + 1, i + 1, i + 1);
  nested = g_strdup_printf (SVG ("viewBox=\"0 0 10 10\"", "<g id=\"g30\"><rect width=\"1\" height=\"1\"/></g>%s"), uses->str);
  g_autoptr (TandemPicture) a = read_text (nested, NULL);
  g_autoptr (TandemPicture) b = read_text (laughs, NULL);
  g_autoptr (TandemPicture) c = read_text (SVG ("viewBox=\"0 0 10 10\"", "<g id=\"a\"><use xlink:href=\"#a\"/></g>" RED), NULL);
  g_autoptr (TandemPicture) d = read_text (SVG ("viewBox=\"0 0 10 10\"", "<script>while (true);</script>" RED), NULL);

  g_assert_null (a);
  g_assert_null (b);
  g_assert_nonnull (d);
  g_assert_cmphex (middle_colour (d), ==, 0xff0000);
  g_test_minimized_result ((double) (g_get_monotonic_time () - begin) / G_TIME_SPAN_SECOND, "bombs, s");
}

/* Nothing of the machine comes into the picture, by whatever way a file asks for it. */
static void
test_reads_nothing (void)
{
  static const char *const files[] = {
    "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file://FILE\">]>" SVG ("viewBox=\"0 0 900 100\"", "<text y=\"50\">kept &x;</text>"),
    SVG ("viewBox=\"0 0 900 100\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"", "<text y=\"50\">kept <xi:include parse=\"text\" href=\"file://FILE\"/></text>"),
    SVG ("viewBox=\"0 0 900 100\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"", "<text y=\"50\">kept <xi:include parse=\"text\" href=\"FILE\"/></text>"),
    SVG ("viewBox=\"0 0 900 100\"", "<style>@import url(\"file://FILE\");</style><text y=\"50\">kept</text>"),
    SVG ("viewBox=\"0 0 900 100\"", "<text y=\"50\">kept</text><use xlink:href=\"file://FILE#x\"/>"),
    SVG ("viewBox=\"0 0 900 100\"", "<text y=\"50\">kept</text><image width=\"900\" height=\"100\" xlink:href=\"file://FILE\"/>"),
  };
  g_autofree char *folder = g_dir_make_tmp ("tandem-picture-XXXXXX", NULL);
  g_autofree char *secret = g_build_filename (folder, "secret.svg", NULL), *page = g_build_filename (folder, "page.pdf", NULL);

  g_assert_true (g_file_set_contents (secret, SVG ("viewBox=\"0 0 900 100\"", "<text id=\"x\" y=\"50\">zqsecret</text>"), -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) text = g_string_new (files[i]);
      g_autoptr (TandemPicture) picture = NULL;
      cairo_surface_t *surface;
      cairo_t *cr;
      g_autofree char *said = NULL;
      const char *argv[] = { "pdftotext", page, "-", NULL };

      g_string_replace (text, "FILE", secret, 0);
      picture = read_text (text->str, NULL);
      if (picture == NULL) /* refused is as good */
        continue;
      surface = cairo_pdf_surface_create (page, 900, 100);
      cr = cairo_create (surface);
      tandem_picture_paint (picture, cr, 900, 100, FALSE);
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL, NULL));
      g_assert_nonnull (strstr (said, "kept"));
      g_assert_null (strstr (said, "zqsecret"));
    }
  g_unlink (secret);
  g_unlink (page);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/gray", test_gray);
  g_test_add_func ("/picture/good", test_good);
  g_test_add_func ("/picture/bad", test_bad);
  g_test_add_func ("/picture/bombs", test_bombs);
  g_test_add_func ("/picture/reads-nothing", test_reads_nothing);
  return g_test_run ();
}
