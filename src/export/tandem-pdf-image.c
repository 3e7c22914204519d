/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-pdf-image.h"

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

/* Colours of a premultiplied pixel as they are without its alpha. */
static void
append_color (GString *out, guint32 pixel)
{
  guint alpha = pixel >> 24;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      guint value = pixel >> shift & 0xff;

      g_string_append_c (out, (char) (alpha > 0 ? MIN ((value * 255 + alpha / 2) / alpha, 255) : 0));
    }
}

/**
 * tandem_pdf_image_write:
 * @surface: an ARGB image
 *
 * Every pixel is kept, its opacity in an image of its own where it isn't whole (ISO 32000-1, 8.9.5, 11.6.5.3).
 *
 * Returns: the number of the image
 */
guint
tandem_pdf_image_write (cairo_surface_t *surface, TandemPdfFile *file)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface), stride = cairo_image_surface_get_stride (surface);
  gboolean has_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32, is_opaque = TRUE;
  GString *colors = g_string_sized_new ((gsize) width * (gsize) height * 3), *alphas = g_string_sized_new (has_alpha ? (gsize) width * (gsize) height : 1);
  guint number = tandem_pdf_file_reserve (file), mask = 0;
  g_autofree char *entries = NULL, *own_entries = NULL;
  const guchar *data;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride);

      for (int x = 0; x < width; x++)
        {
          guint32 pixel = has_alpha ? row[x] : row[x] | 0xff000000;

          append_color (colors, pixel);
          g_string_append_c (alphas, (char) (pixel >> 24));
          is_opaque = is_opaque && pixel >> 24 == 0xff;
        }
    }
  entries = g_strdup_printf ("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", width, height);
  if (!is_opaque)
    {
      g_autofree char *mask_entries = g_strconcat (entries, "/ColorSpace/DeviceGray", NULL);

      mask = tandem_pdf_file_reserve (file);
      tandem_pdf_file_add_stream (file, mask, mask_entries, g_string_free_to_bytes (alphas));
      own_entries = g_strdup_printf ("%s/ColorSpace/DeviceRGB/SMask %u 0 R", entries, mask);
    }
  else
    {
      own_entries = g_strconcat (entries, "/ColorSpace/DeviceRGB", NULL);
      g_string_free (alphas, TRUE);
    }
  tandem_pdf_file_add_stream (file, number, own_entries, g_string_free_to_bytes (colors));
  return number;
}

/* Objects of another file on their way into ours. */
typedef struct
{
  qpdf_data      qpdf;
  TandemPdfFile *file;
  GHashTable    *numbers; /* number there → number here */
  GArray        *waiting; /* of guint: numbers there, of objects that have only a number here yet */
} Copier;

static void copy_value (Copier *self, qpdf_oh value, GString *out);

static void
copy_reference (Copier *self, qpdf_oh value, GString *out)
{
  guint there = (guint) qpdf_oh_get_object_id (self->qpdf, value);
  guint here = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (there)));

  if (here == 0)
    {
      here = tandem_pdf_file_reserve (self->file);
      g_hash_table_insert (self->numbers, GUINT_TO_POINTER (there), GUINT_TO_POINTER (here));
      g_array_append_val (self->waiting, there);
    }
  g_string_append_printf (out, " %u 0 R", here);
}

/* The entries of a dictionary or of a stream's, but for how it is packed. */
static void
copy_entries (Copier *self, qpdf_oh dictionary, GString *out)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free); /* there is one iterator, and dictionaries are in dictionaries */

  qpdf_oh_begin_dict_key_iter (self->qpdf, dictionary);
  while (qpdf_oh_dict_more_keys (self->qpdf))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (self->qpdf)));
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (g_str_equal (key, "/Length") || g_str_equal (key, "/Filter") || g_str_equal (key, "/DecodeParms"))
        continue;
      g_string_append (out, key);
      copy_value (self, qpdf_oh_get_key (self->qpdf, dictionary, key), out);
    }
}

static void
copy_direct (Copier *self, qpdf_oh value, GString *out)
{
  if (qpdf_oh_is_array (self->qpdf, value))
    {
      int n = qpdf_oh_get_array_n_items (self->qpdf, value);

      g_string_append_c (out, '[');
      for (int i = 0; i < n; i++)
        {
          copy_value (self, qpdf_oh_get_array_item (self->qpdf, value, i), out);
          g_string_append_c (out, ' ');
        }
      g_string_append_c (out, ']');
    }
  else if (qpdf_oh_is_dictionary (self->qpdf, value))
    {
      g_string_append (out, "<<");
      copy_entries (self, value, out);
      g_string_append (out, ">>");
    }
  else
    {
      g_string_append_c (out, ' ');
      g_string_append (out, qpdf_oh_unparse (self->qpdf, value));
    }
}

static void
copy_value (Copier *self, qpdf_oh value, GString *out)
{
  if (qpdf_oh_is_indirect (self->qpdf, value))
    copy_reference (self, value, out);
  else
    copy_direct (self, value, out);
}

static GBytes *
get_content (Copier *self, qpdf_oh stream)
{
  unsigned char *data = NULL;
  QPDF_BOOL is_plain = QPDF_FALSE;
  size_t size = 0;

  if (qpdf_oh_get_stream_data (self->qpdf, stream, qpdf_dl_all, &is_plain, &data, &size) & QPDF_ERRORS)
    size = 0;
  return g_bytes_new_with_free_func (data, size, free, data);
}

static void
copy_waiting (Copier *self)
{
  for (guint i = 0; i < self->waiting->len; i++) /* which grows */
    {
      guint there = g_array_index (self->waiting, guint, i), here = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (there)));
      qpdf_oh value = qpdf_get_object_by_id (self->qpdf, (int) there, 0);
      g_autoptr (GString) out = g_string_new (NULL);

      if (qpdf_oh_is_stream (self->qpdf, value))
        {
          copy_entries (self, qpdf_oh_get_dict (self->qpdf, value), out);
          tandem_pdf_file_add_stream (self->file, here, out->str, get_content (self, value));
        }
      else
        {
          copy_direct (self, value, out);
          g_string_append_len (tandem_pdf_file_begin (self->file, here), out->str, (gssize) out->len);
        }
    }
}

static cairo_status_t
append_cb (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The picture as a file of one page, 1 pt for each of its px. */
static GBytes *
draw_page (TandemPicture *picture, double width, double height)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, array, width, height);
  cairo_t *cr = cairo_create (surface);

  tandem_picture_paint (picture, cr, width, height, FALSE);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

/**
 * tandem_pdf_drawing_write:
 * @picture: a picture that is a drawing
 * @width: px
 * @height: px, in its proportion
 *
 * Cairo draws it as a page of its own, which becomes a part of ours: its lines and areas stay what they are (8.10).
 *
 * Returns: the number of the drawing, @width × @height large; 0 for one that can't be drawn
 */
guint
tandem_pdf_drawing_write (TandemPicture *picture, double width, double height, TandemPdfFile *file)
{
  g_autoptr (GBytes) pdf = draw_page (picture, width, height);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  Copier self = { qpdf_init (), file, numbers, waiting };
  guint number = 0;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  qpdf_silence_errors (self.qpdf);
  if (!(qpdf_read_memory (self.qpdf, "drawing", data, size, NULL) & QPDF_ERRORS) && qpdf_get_num_pages (self.qpdf) == 1)
    {
      qpdf_oh page = qpdf_get_page_n (self.qpdf, 0);
      g_autoptr (GString) entries = g_string_new ("/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceRGB>>/BBox[0 0 ");

      tandem_pdf_append_number (entries, width);
      g_string_append_c (entries, ' ');
      tandem_pdf_append_number (entries, height);
      g_string_append (entries, "]/Resources");
      copy_value (&self, qpdf_oh_get_key (self.qpdf, page, "/Resources"), entries);
      number = tandem_pdf_file_reserve (file);
      tandem_pdf_file_add_stream (file, number, entries->str, get_content (&self, qpdf_oh_get_key (self.qpdf, page, "/Contents")));
      copy_waiting (&self);
    }
  qpdf_cleanup (&self.qpdf);
  return number;
}
