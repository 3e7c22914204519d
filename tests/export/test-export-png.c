/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include "tandem-error.h"

#include <cairo.h>
#include <string.h>

static ExportFixture fixture;

static GBytes *
make (TandemPlan *plan, TandemSheetKind sheet, int width)
{
  g_autoptr (TandemDocument) document = export_fixture_document (&fixture, plan, sheet, TANDEM_PAGES_PLAN, "en");
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tandem_export_png (document, fixture.measurer, 0, width, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* The first chunk of @type whose content begins with @prefix. */
static const guint8 *
find_chunk (GBytes *png, const char *type, const char *prefix, guint32 *length)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);

  for (gsize at = 8; at + 12 <= size; at += 12 + *length)
    {
      *length = read_number (data + at);
      g_assert_cmpuint (at + 12 + *length, <=, size);
      if (memcmp (data + at + 4, type, 4) == 0 && (prefix == NULL || strncmp ((const char *) data + at + 8, prefix, strlen (prefix)) == 0))
        return data + at + 8;
    }
  return NULL;
}

typedef struct { const guint8 *data; gsize left; } Source;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (source->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Another reader takes the file, checksums and all. */
static cairo_surface_t *
decode (GBytes *png)
{
  Source source;
  cairo_surface_t *image;

  source.data = g_bytes_get_data (png, &source.left);
  image = cairo_image_surface_create_from_png_stream (read_cb, &source);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  return image;
}

static void
test_chunks (void)
{
  static const int widths[] = { 1200, 600, 2400, 777 };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GBytes) png = make (plan, TANDEM_SHEET_PICTURE, widths[i]);
      cairo_surface_t *image = decode (png);
      guint32 length;
      const guint8 *physical = find_chunk (png, "pHYs", NULL, &length);
      const guint8 *text;

      g_assert_cmpint (cairo_image_surface_get_width (image), ==, widths[i]);
      cairo_surface_destroy (image);
      g_assert_nonnull (physical);
      /* Shown 600 px wide at 96 to the inch: widths[i] pixels on 0.15875 m. */
      g_assert_cmpfloat_with_epsilon (read_number (physical), widths[i] / 0.15875, 1);
      g_assert_cmpuint (read_number (physical), ==, read_number (physical + 4));
      g_assert_nonnull (find_chunk (png, "sRGB", NULL, &length));
      g_assert_null (find_chunk (png, "tIME", NULL, &length));
      text = find_chunk (png, "iTXt", "Description", &length);
      g_assert_nonnull (text);
      g_assert_nonnull (g_strstr_len ((const char *) text + strlen ("Description") + 7, length - 20, "Security review, 19 November 2026"));
    }
}

static void
test_sizes (void)
{
  static const guint sizes[] = { 0, 14, 30, 50, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TandemPlan) plan = sizes[i] > 0 ? tandem_test_plan_large (sizes[i]) : tandem_test_plan_sample ();
      g_autoptr (GBytes) png = make (plan, TANDEM_SHEET_PICTURE, TANDEM_PNG_WIDTH);

      g_test_message ("%u milestones: %zu bytes", sizes[i], g_bytes_get_size (png));
      g_assert_cmpuint (g_bytes_get_size (png), <=, 300 * 1024);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_large (30);
  g_autoptr (GBytes) one = make (plan, TANDEM_SHEET_PICTURE, TANDEM_PNG_WIDTH);
  g_autoptr (GBytes) other = make (plan, TANDEM_SHEET_PICTURE, TANDEM_PNG_WIDTH);

  g_assert_true (g_bytes_equal (one, other));
}

/* The corner is paper, and something is drawn: the file isn't black or empty. */
static void
test_has_ink (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (GBytes) png = make (plan, TANDEM_SHEET_A4, 1123);
  cairo_surface_t *image = decode (png);
  const guint32 *pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (image);
  int n = cairo_image_surface_get_stride (image) / 4 * cairo_image_surface_get_height (image), dark = 0;

  g_assert_cmpuint (pixels[0] & 0xffffff, ==, 0xffffff);
  for (int i = 0; i < n; i++)
    dark += (pixels[i] & 0xff00) < 0x6000 ? 1 : 0;
  g_assert_cmpint (dark, >, n / 200);
  g_assert_cmpint (dark, <, n / 4);
  cairo_surface_destroy (image);
}

static void
test_too_large (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemDocument) document = export_fixture_document (&fixture, plan, TANDEM_SHEET_PICTURE, TANDEM_PAGES_PLAN, "en");
  static const int widths[] = { 0, -5, 40000, 30000 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tandem_export_png (document, fixture.measurer, 0, widths[i], NULL, &error));
      g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  export_fixture_init (&fixture);
  g_test_add_func ("/export/png/chunks", test_chunks);
  g_test_add_func ("/export/png/sizes", test_sizes);
  g_test_add_func ("/export/png/same-bytes", test_same_bytes);
  g_test_add_func ("/export/png/has-ink", test_has_ink);
  g_test_add_func ("/export/png/too-large", test_too_large);
  result = g_test_run ();
  export_fixture_clear (&fixture);
  return result;
}
