/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files come from anywhere: sizes are bounded before anything is decoded, an SVG gets no base address and so can load nothing from
 * outside, and drawing it has a bound in time. */
#include "tandem-picture.h"

#include "tandem-error.h"
#include "tandem-image-kind.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

/* Pixels of an image in a CSS px: 300 to the inch. */
#define PRINTED_PIXELS (300.0 / 96)
#define MOST_PNG_BYTES (4 * 1024 * 1024)
#define MOST_SVG_BYTES (512 * 1024)
/* Decoded they take 64 MiB. */
#define MOST_PIXELS (16 * 1024 * 1024)
/* Logos are flat at most like this; what is flatter would be a hairline on a page. */
#define MOST_PROPORTION 12.0
/* Time that reading or drawing an SVG may take, µs of the clock. A logo takes one hundredth. */
#define MOST_TIME (2 * G_TIME_SPAN_SECOND)
/* The picture that is drawn to see whether it can be, px. */
#define TRIAL 64

struct _TandemPicture
{
  cairo_surface_t *image;  /* PNG */
  RsvgHandle      *handle; /* SVG */
  double           proportion; /* width over height */
};

/* Cancels something when it takes too long. */
typedef struct
{
  GCancellable *cancellable;
  GThread      *thread;
  GMutex        mutex;
  GCond         cond;
  gboolean      is_over;
} Limit;

static gpointer
limit_cb (gpointer data)
{
  Limit *self = data;
  gint64 end = g_get_monotonic_time () + MOST_TIME;

  g_mutex_lock (&self->mutex);
  while (!self->is_over && g_cond_wait_until (&self->cond, &self->mutex, end))
    ;
  if (!self->is_over)
    g_cancellable_cancel (self->cancellable);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
limit_begin (Limit *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->is_over = FALSE;
  self->cancellable = g_cancellable_new ();
  self->thread = g_thread_new ("svg-limit", limit_cb, self);
}

/* Returns whether it took too long. */
static gboolean
limit_end (Limit *self)
{
  gboolean was_cancelled;

  g_mutex_lock (&self->mutex);
  self->is_over = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  was_cancelled = g_cancellable_is_cancelled (self->cancellable);
  g_object_unref (self->cancellable);
  return was_cancelled;
}

typedef struct
{
  const guchar *data;
  gsize         left;
} PngSource;

static cairo_status_t
read_png_cb (void *closure, unsigned char *data, unsigned int length)
{
  PngSource *source = closure;

  if (source->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_size (GBytes *bytes, gsize most, GError **error)
{
  g_autofree char *has = g_format_size (g_bytes_get_size (bytes)), *may = g_format_size (most);

  if (g_bytes_get_size (bytes) <= most)
    return TRUE;
  /* Translators: sizes of files, "12 MB" */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The picture is too large for a logo: it has %1$s and may have %2$s."), has, may);
  return FALSE;
}

static gboolean
read_png (TandemPicture *self, GBytes *bytes, GError **error)
{
  PngSource source;
  guint32 width, height;

  if (!check_size (bytes, MOST_PNG_BYTES, error))
    return FALSE;
  source.data = g_bytes_get_data (bytes, &source.left);
  memcpy (&width, source.data + 16, 4);
  memcpy (&height, source.data + 20, 4);
  width = GUINT32_FROM_BE (width);
  height = GUINT32_FROM_BE (height);
  if ((guint64) width * height > MOST_PIXELS)
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("The picture is too large for a logo: %1$u × %2$u pixels."), width, height);
      return FALSE;
    }
  self->image = cairo_image_surface_create_from_png_stream (read_png_cb, &source);
  if (cairo_surface_status (self->image) != CAIRO_STATUS_SUCCESS)
    return refuse (error, _("The file is damaged: it begins like a PNG picture and can’t be read to its end."));
  self->proportion = (double) width / height;
  return TRUE;
}

/* Width over height of what the file says its size is, else of what it draws; 0 for nothing. */
static double
find_proportion (RsvgHandle *handle)
{
  gboolean has_width, has_height, has_box;
  RsvgLength width, height;
  RsvgRectangle box;
  double x, y;

  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, &x, &y) && x > 0 && y > 0)
    return x / y;
  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &width, &has_height, &height, &has_box, &box);
  if (!has_box && !rsvg_handle_get_geometry_for_element (handle, NULL, &box, NULL, NULL))
    return 0;
  return box.width > 0 && box.height > 0 ? box.width / box.height : 0;
}

/* Draws into the box of @width × @height px at the origin. Only a file that takes too long or refers to itself fails. */
static gboolean
draw_svg (TandemPicture *self, cairo_t *cr, double width, double height)
{
  RsvgRectangle viewport = { 0, 0, width, height };
  gboolean is_drawn;
  Limit limit;

  limit_begin (&limit);
  rsvg_handle_set_cancellable_for_rendering (self->handle, limit.cancellable);
  is_drawn = rsvg_handle_render_document (self->handle, cr, &viewport, NULL);
  rsvg_handle_set_cancellable_for_rendering (self->handle, NULL);
  return !limit_end (&limit) && is_drawn;
}

static gboolean
read_svg (TandemPicture *self, GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) reason = NULL;
  cairo_surface_t *trial;
  gboolean is_drawn;
  cairo_t *cr;
  Limit limit;

  if (!check_size (bytes, MOST_SVG_BYTES, error))
    return FALSE;
  stream = g_memory_input_stream_new_from_bytes (bytes);
  limit_begin (&limit);
  self->handle = rsvg_handle_new_from_stream_sync (stream, NULL, RSVG_HANDLE_FLAGS_NONE, limit.cancellable, &reason);
  if (limit_end (&limit) || self->handle == NULL)
    return refuse (error, _("The file is damaged: it begins like an SVG drawing and can’t be read to its end."));
  rsvg_handle_set_dpi (self->handle, 96);
  self->proportion = find_proportion (self->handle);
  if (!(self->proportion > 0) || !isfinite (self->proportion))
    return refuse (error, _("The drawing is empty or doesn’t say how large it is."));

  trial = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, TRIAL, TRIAL);
  cr = cairo_create (trial);
  is_drawn = draw_svg (self, cr, TRIAL, TRIAL);
  cairo_destroy (cr);
  cairo_surface_destroy (trial);
  return is_drawn || refuse (error, _("The drawing is too intricate for a logo; save it as a PNG picture instead."));
}

/**
 * tandem_picture_new:
 * @bytes: content of a file, which may be anything
 * @error: a sentence for a person
 *
 * Belongs to one thread.
 *
 * Returns: (transfer full) (nullable): the picture, or why it can't be a logo
 */
TandemPicture *
tandem_picture_new (GBytes *bytes, GError **error)
{
  g_autoptr (TandemPicture) self = g_new0 (TandemPicture, 1);
  gboolean is_read = FALSE;

  switch (tandem_image_kind (bytes))
    {
    case TANDEM_IMAGE_PNG:
      is_read = read_png (self, bytes, error);
      break;
    case TANDEM_IMAGE_SVG:
      is_read = read_svg (self, bytes, error);
      break;
    case TANDEM_IMAGE_UNKNOWN:
    default:
      refuse (error, _("The file is neither a PNG picture nor an SVG drawing."));
    }
  if (is_read && (self->proportion > MOST_PROPORTION || self->proportion < 1 / MOST_PROPORTION))
    is_read = refuse (error, _("The picture is too narrow for a logo."));
  return is_read ? g_steal_pointer (&self) : NULL;
}

void
tandem_picture_free (TandemPicture *self)
{
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_clear_object (&self->handle);
  g_free (self);
}

/**
 * tandem_picture_get_proportion:
 *
 * Returns: width over height
 */
double
tandem_picture_get_proportion (const TandemPicture *self)
{
  return self->proportion;
}

/* A smaller copy of @image where it has more pixels than a printer shows at @width × @height px: files keep every pixel. */
static cairo_surface_t *
shrink_image (cairo_surface_t *image, double width, double height)
{
  int pixels = cairo_image_surface_get_width (image), lines = cairo_image_surface_get_height (image);
  double scale = MIN (width / pixels, height / lines) * PRINTED_PIXELS;
  cairo_surface_t *smaller;
  cairo_t *cr;

  if (scale >= 1)
    return cairo_surface_reference (image);
  smaller = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) ceil (pixels * scale), 1), MAX ((int) ceil (lines * scale), 1));
  cr = cairo_create (smaller);
  cairo_scale (cr, (double) cairo_image_surface_get_width (smaller) / pixels, (double) cairo_image_surface_get_height (smaller) / lines);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_destroy (cr);
  return smaller;
}

static void
paint_image (TandemPicture *self, cairo_t *cr, double width, double height)
{
  cairo_surface_t *image = shrink_image (self->image, width, height);

  cairo_scale (cr, width / cairo_image_surface_get_width (image), height / cairo_image_surface_get_height (image));
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_surface_destroy (image);
}

static void
paint_ink (TandemPicture *self, cairo_t *cr, double width, double height)
{
  if (self->image != NULL)
    paint_image (self, cr, width, height);
  else
    draw_svg (self, cr, width, height);
}

/* Makes every pixel as bright as it was (ITU-R BT.601), without its colour. Pixels are multiplied with their alpha already. */
static void
take_colour_away (cairo_surface_t *image)
{
  int stride = cairo_image_surface_get_stride (image), width = cairo_image_surface_get_width (image);
  guchar *data;

  cairo_surface_flush (image);
  data = cairo_image_surface_get_data (image);
  for (int y = 0; y < cairo_image_surface_get_height (image); y++)
    {
      guint32 *pixels = (guint32 *) (gpointer) (data + (gsize) y * (gsize) stride);

      for (int x = 0; x < width; x++)
        {
          guint32 p = pixels[x], gray = ((p >> 16 & 0xff) * 299 + (p >> 8 & 0xff) * 587 + (p & 0xff) * 114 + 500) / 1000;

          pixels[x] = (p & 0xff000000) | gray << 16 | gray << 8 | gray;
        }
    }
  cairo_surface_mark_dirty (image);
}

static cairo_surface_t *
create_gray (TandemPicture *self, double width, double height)
{
  int pixels = MAX ((int) ceil (width * PRINTED_PIXELS), 1), lines = MAX ((int) ceil (height * PRINTED_PIXELS), 1);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, lines);
  cairo_t *cr = cairo_create (image);

  cairo_scale (cr, pixels / width, lines / height);
  paint_ink (self, cr, width, height);
  cairo_destroy (cr);
  take_colour_away (image);
  return image;
}

static void
paint_gray (TandemPicture *self, cairo_t *cr, double width, double height)
{
  cairo_surface_t *image = create_gray (self, width, height);

  cairo_scale (cr, width / cairo_image_surface_get_width (image), height / cairo_image_surface_get_height (image));
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (image);
}

/**
 * tandem_picture_is_drawing:
 *
 * Returns: whether it is lines and areas (SVG), not pixels
 */
gboolean
tandem_picture_is_drawing (const TandemPicture *self)
{
  return self->handle != NULL;
}

/**
 * tandem_picture_fit:
 * @x: (inout): px, left edge of a box
 * @y: (inout): px, top edge
 * @width: (inout): px
 * @height: (inout): px
 *
 * Makes the box as small as the picture in its middle is, in proportion.
 */
void
tandem_picture_fit (const TandemPicture *self, double *x, double *y, double *width, double *height)
{
  double w = MIN (*width, *height * self->proportion), h = w / self->proportion;

  *x += (*width - w) / 2;
  *y += (*height - h) / 2;
  *width = w;
  *height = h;
}

/**
 * tandem_picture_create_pixels:
 * @width: px it is wide on the page
 * @height: px, in its proportion
 * @is_gray: without its colours
 *
 * Returns: (transfer full): its pixels, no more than a printer shows; of a drawing only without its colours
 */
cairo_surface_t *
tandem_picture_create_pixels (TandemPicture *self, double width, double height, gboolean is_gray)
{
  return is_gray || self->image == NULL ? create_gray (self, width, height) : shrink_image (self->image, width, height);
}

/**
 * tandem_picture_paint:
 * @cr: at the top left corner of the box
 * @width: px
 * @height: px
 * @is_gray: without its colours
 *
 * Paints in the middle of the box, in proportion. In colour an SVG stays lines and areas where the surface keeps them.
 */
void
tandem_picture_paint (TandemPicture *self, cairo_t *cr, double width, double height, gboolean is_gray)
{
  double x = 0, y = 0;

  tandem_picture_fit (self, &x, &y, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (is_gray)
    paint_gray (self, cr, width, height);
  else
    paint_ink (self, cr, width, height);
  cairo_restore (cr);
}
