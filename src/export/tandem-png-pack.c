/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a PNG (specification, third edition): with colour space, physical size and texts, and packed for flat colours and text,
 * for which no row filter is the best one; about three quarters of what Cairo's own writer gives. */
#include "tandem-export-private.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TRUE_COLOUR 2
#define INDEXED 3
/* A mail's picture should not be larger; what would be has 256 colours, which these pages hardly show. */
#define LARGE 300000

/* CRC-32 of ISO 3309, as PNG asks for. */
static guint32
checksum (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (0xedb88320 & (0u - (crc & 1)));
    }
  return ~crc;
}

static void
append_number (GByteArray *array, guint32 number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_byte_array_append (array, (const guint8 *) &bytes, 4);
}

static void
append_chunk (GByteArray *array, const char *type, const guint8 *data, gsize size)
{
  guint begin;

  append_number (array, (guint32) size);
  begin = array->len;
  g_byte_array_append (array, (const guint8 *) type, 4);
  g_byte_array_append (array, data, (guint) size);
  append_number (array, checksum (array->data + begin, array->len - begin));
}

/* An uncompressed iTXt chunk: keyword, language, text. */
static void
append_text (GByteArray *array, const char *keyword, const char *language, const char *text)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  if (*text == '\0')
    return;
  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  g_byte_array_append (data, (const guint8 *) "\0\0", 2);
  g_byte_array_append (data, (const guint8 *) language, (guint) strlen (language) + 1);
  g_byte_array_append (data, (const guint8 *) "", 1);
  g_byte_array_append (data, (const guint8 *) text, (guint) strlen (text));
  append_chunk (array, "iTXt", data->data, data->len);
}

/* Rows without a filter: a zero, then red, green and blue of every pixel. */
static GByteArray *
read_rows (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  const guint8 *data;
  GByteArray *rows;
  guint8 *to;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  rows = g_byte_array_new ();
  g_byte_array_set_size (rows, (guint) height * ((guint) width * 3 + 1));
  to = rows->data;
  for (int y = 0; y < height; y++)
    {
      const guint32 *from = (const guint32 *) (const void *) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

      *to++ = 0;
      for (int x = 0; x < width; x++)
        {
          *to++ = (guint8) (from[x] >> 16);
          *to++ = (guint8) (from[x] >> 8);
          *to++ = (guint8) from[x];
        }
    }
  return rows;
}

static int
compare_colours (gconstpointer a, gconstpointer b)
{
  const guint64 *one = a, *other = b;

  return *one < *other ? 1 : *one > *other ? -1 : 0;
}

/* The 256 most frequent colours, as pixels, most frequent first; ties by colour, so that the same pixels give the same palette. */
static guint
choose_palette (const GByteArray *rows, guint width, guint32 palette[256])
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint64));
  GHashTableIter iter;
  gpointer colour, count;
  guint n;

  for (gsize at = 0; at < rows->len; at += 3)
    {
      guint32 pixel;

      at += at % (width * 3 + 1) == 0 ? 1 : 0;
      pixel = (guint32) rows->data[at] << 16 | (guint32) rows->data[at + 1] << 8 | rows->data[at + 2];
      count = g_hash_table_lookup (counts, GUINT_TO_POINTER (pixel + 1));
      g_hash_table_insert (counts, GUINT_TO_POINTER (pixel + 1), GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    {
      guint64 key = (guint64) GPOINTER_TO_UINT (count) << 32 | (GPOINTER_TO_UINT (colour) - 1);

      g_array_append_val (order, key);
    }
  g_array_sort (order, compare_colours);
  n = MIN (order->len, 256);
  for (guint i = 0; i < n; i++)
    palette[i] = (guint32) g_array_index (order, guint64, i);
  return n;
}

static guint8
nearest (guint32 pixel, const guint32 *palette, guint n)
{
  int best = G_MAXINT;
  guint8 place = 0;

  for (guint i = 0; i < n; i++)
    {
      int red = (int) (pixel >> 16 & 0xff) - (int) (palette[i] >> 16 & 0xff), green = (int) (pixel >> 8 & 0xff) - (int) (palette[i] >> 8 & 0xff);
      int blue = (int) (pixel & 0xff) - (int) (palette[i] & 0xff), distance = 3 * red * red + 6 * green * green + blue * blue;

      if (distance < best)
        {
          best = distance;
          place = (guint8) i;
        }
    }
  return place;
}

/* The same rows with a byte for each pixel: its place in @palette. */
static GByteArray *
index_rows (const GByteArray *rows, guint width, const guint32 *palette, guint n)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  GByteArray *indexed = g_byte_array_sized_new (rows->len / 3);

  for (gsize at = 0; at < rows->len; at += 3)
    {
      guint32 pixel;
      gpointer place;
      guint8 byte;

      if (at % (width * 3 + 1) == 0)
        g_byte_array_append (indexed, &rows->data[at++], 1);
      pixel = (guint32) rows->data[at] << 16 | (guint32) rows->data[at + 1] << 8 | rows->data[at + 2];
      if (!g_hash_table_lookup_extended (known, GUINT_TO_POINTER (pixel), NULL, &place))
        {
          place = GUINT_TO_POINTER (nearest (pixel, palette, n));
          g_hash_table_insert (known, GUINT_TO_POINTER (pixel), place);
        }
      byte = (guint8) GPOINTER_TO_UINT (place);
      g_byte_array_append (indexed, &byte, 1);
    }
  return indexed;
}

static void
append_palette (GByteArray *array, const guint32 *palette, guint n)
{
  guint8 bytes[256 * 3];

  for (guint i = 0; i < n; i++)
    {
      bytes[i * 3] = (guint8) (palette[i] >> 16);
      bytes[i * 3 + 1] = (guint8) (palette[i] >> 8);
      bytes[i * 3 + 2] = (guint8) palette[i];
    }
  append_chunk (array, "PLTE", bytes, n * 3);
}

static GBytes *
compress (GByteArray *rows, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GBytes) bytes = g_bytes_new_static (rows->data, rows->len);

  return g_converter_convert_bytes (G_CONVERTER (compressor), bytes, error);
}

static void
append_header (GByteArray *array, cairo_surface_t *surface, guint8 colour_type, double pixels_per_metre)
{
  guint32 size[2] = { GUINT32_TO_BE ((guint32) cairo_image_surface_get_width (surface)), GUINT32_TO_BE ((guint32) cairo_image_surface_get_height (surface)) };
  guint32 density = GUINT32_TO_BE ((guint32) lround (pixels_per_metre));
  guint8 header[13] = { 0 }, physical[9] = { 0 };

  memcpy (header, size, 8);
  header[8] = 8; /* bits */
  header[9] = colour_type;
  memcpy (physical, &density, 4);
  memcpy (physical + 4, &density, 4);
  physical[8] = 1; /* the unit is the metre */
  g_byte_array_append (array, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (array, "IHDR", header, sizeof header);
  append_chunk (array, "sRGB", (const guint8 *) "", 1);
  append_chunk (array, "pHYs", physical, sizeof physical);
}

/**
 * tandem_png_pack:
 * @document: a document
 * @surface: one of its pages, RGB24
 * @pixels_per_metre: in both directions
 * @error: where to say what went wrong
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
tandem_png_pack (TandemDocument *document, cairo_surface_t *surface, double pixels_per_metre, GError **error)
{
  const char *language = tandem_document_get_language (document);
  g_autoptr (GByteArray) rows = read_rows (surface);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) packed = compress (rows, &reason);
  guint32 palette[256];
  guint n_colours = 0;
  GByteArray *array;

  if (packed != NULL && g_bytes_get_size (packed) > LARGE)
    {
      guint width = (guint) cairo_image_surface_get_width (surface);
      g_autoptr (GByteArray) indexed = NULL;

      n_colours = choose_palette (rows, width, palette);
      indexed = index_rows (rows, width, palette, n_colours);
      g_bytes_unref (packed);
      packed = compress (indexed, &reason);
    }
  if (packed == NULL)
    {
      /* Translators: %s is a reason given by a library. */
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("The picture could not be packed: %s"), reason->message);
      return NULL;
    }
  array = g_byte_array_sized_new ((guint) g_bytes_get_size (packed) + 4096);
  append_header (array, surface, n_colours > 0 ? INDEXED : TRUE_COLOUR, pixels_per_metre);
  if (n_colours > 0)
    append_palette (array, palette, n_colours);
  append_text (array, "Title", language, tandem_document_get_title (document));
  append_text (array, "Author", language, tandem_document_get_author (document));
  append_text (array, "Description", language, tandem_document_get_alt_text (document));
  append_chunk (array, "IDAT", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  append_chunk (array, "IEND", (const guint8 *) "", 0);
  return g_byte_array_free_to_bytes (array);
}
