/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Cairo doesn't write into a PNG: colour space, physical size, texts (PNG specification, third edition, 11.3). */
#include "tandem-export-private.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SIGNATURE_SIZE 8
/* Length, "IHDR", 13 bytes, checksum. */
#define HEADER_SIZE (4 + 4 + 13 + 4)

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

/**
 * tandem_png_finish:
 * @document: a document
 * @png: what Cairo made of one of its pages
 * @pixels_per_metre: in both directions
 * @error: where to say what went wrong
 *
 * Returns: (transfer full) (nullable): the finished file
 */
GBytes *
tandem_png_finish (TandemDocument *document, GBytes *png, double pixels_per_metre, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  const char *language = tandem_document_get_language (document);
  guint32 density = GUINT32_TO_BE ((guint32) lround (pixels_per_metre));
  guint8 physical[9] = { 0 };
  GByteArray *array;

  if (size < SIGNATURE_SIZE + HEADER_SIZE || memcmp (data + SIGNATURE_SIZE + 4, "IHDR", 4) != 0)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("The picture could not be finished"));
      return NULL;
    }
  memcpy (physical, &density, 4);
  memcpy (physical + 4, &density, 4);
  physical[8] = 1; /* the unit is the metre */

  array = g_byte_array_sized_new ((guint) size + 4096);
  g_byte_array_append (array, data, SIGNATURE_SIZE + HEADER_SIZE);
  append_chunk (array, "sRGB", (const guint8 *) "", 1);
  append_chunk (array, "pHYs", physical, sizeof physical);
  append_text (array, "Title", language, tandem_document_get_title (document));
  append_text (array, "Author", language, tandem_document_get_author (document));
  append_text (array, "Description", language, tandem_document_get_alt_text (document));
  g_byte_array_append (array, data + SIGNATURE_SIZE + HEADER_SIZE, (guint) (size - SIGNATURE_SIZE - HEADER_SIZE));
  return g_byte_array_free_to_bytes (array);
}
