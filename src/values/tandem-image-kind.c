/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-image-kind.h"

#include <string.h>

/* Comments and a document type may stand before the first element of an SVG; no drawing program writes more. */
#define HEAD 8192
/* Signature, and the chunk with the size (PNG specification, third edition, 5.2 and 11.2.1). */
#define PNG_HEAD 24

static gboolean
is_png (const guint8 *data, gsize size)
{
  static const guint8 none[4] = { 0 };

  return size >= PNG_HEAD && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 && memcmp (data + 16, none, 4) != 0 && memcmp (data + 20, none, 4) != 0;
}

/* Text that begins with markup and soon has an element of the name, with or without prefix. */
static gboolean
is_svg (const guint8 *data, gsize size)
{
  gsize begin = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *head = NULL;

  while (begin < size && g_ascii_isspace (data[begin]))
    begin++;
  if (begin >= size || data[begin] != '<' || memchr (data + begin, '\0', MIN (size - begin, HEAD)) != NULL)
    return FALSE;
  head = g_strndup ((const char *) data + begin, MIN (size - begin, HEAD));
  return strstr (head, "<svg") != NULL || strstr (head, ":svg") != NULL;
}

/**
 * tandem_image_kind:
 * @bytes: (nullable): content of a file
 *
 * Looks at the beginning only: a file may be of a kind and still be broken.
 *
 * Returns: what it is
 */
TandemImageKind
tandem_image_kind (GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return size == 0 ? TANDEM_IMAGE_UNKNOWN : is_png (data, size) ? TANDEM_IMAGE_PNG : is_svg (data, size) ? TANDEM_IMAGE_SVG : TANDEM_IMAGE_UNKNOWN;
}
