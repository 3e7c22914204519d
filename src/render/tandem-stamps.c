/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-stamps.h"

#include "tandem-shapes.h"

#include <math.h>
#include <string.h>

/* A mark is put to the nearest of so many places in a pixel, in each direction: an eighth of a pixel off at most. */
#define PLACES 4
/* Pixels around a mark, for what reaches beyond its box. */
#define MARGIN 2

/* All that makes a difference to how a mark looks. No gaps: it is compared byte by byte. */
typedef struct
{
  double width, height, line_width, radius, progress;
  gint32 shape, fill, stroke, dashed, number, place_x, place_y, unused;
} Look;

struct _TandemStamps
{
  cairo_t             *cr;
  TandemPangoMeasurer *measurer;
  const TandemPalette *palette;
  double               scale;
  GHashTable          *surfaces; /* Look → cairo_surface_t */
};

static guint
hash_look (gconstpointer key)
{
  const guint8 *bytes = key;
  guint hash = 2166136261u;

  for (gsize i = 0; i < sizeof (Look); i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static gboolean
look_equal (gconstpointer one, gconstpointer other)
{
  return memcmp (one, other, sizeof (Look)) == 0;
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

/**
 * tandem_stamps_new:
 * @cr: draws pixels; neither turned nor stretched; must live as long as the stamps
 * @measurer: (nullable): for numbers in marks
 * @palette: colours
 *
 * Returns: (transfer full): no stamps yet
 */
TandemStamps *
tandem_stamps_new (cairo_t *cr, TandemPangoMeasurer *measurer, const TandemPalette *palette)
{
  TandemStamps *self = g_new0 (TandemStamps, 1);
  double unused = 0;

  self->cr = cr;
  self->measurer = measurer;
  self->palette = palette;
  self->scale = 1;
  cairo_user_to_device_distance (cr, &self->scale, &unused);
  self->surfaces = g_hash_table_new_full (hash_look, look_equal, g_free, destroy_surface);
  return self;
}

void
tandem_stamps_free (TandemStamps *self)
{
  g_hash_table_unref (self->surfaces);
  g_free (self);
}

static cairo_surface_t *
make_stamp (TandemStamps *self, const Look *look, const TandemDrawOp *op)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (op->width * self->scale) + 1 + 2 * MARGIN,
                                                         (int) ceil (op->height * self->scale) + 1 + 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);
  TandemCairoCanvas canvas;
  TandemDrawOp moved = *op;

  cairo_scale (cr, self->scale, self->scale);
  moved.x = (MARGIN + (double) look->place_x / PLACES) / self->scale;
  moved.y = (MARGIN + (double) look->place_y / PLACES) / self->scale;
  tandem_cairo_canvas_init (&canvas, cr);
  tandem_shapes_draw (&canvas.canvas, &moved, self->measurer, self->palette);
  cairo_destroy (cr);
  g_hash_table_insert (self->surfaces, g_memdup2 (look, sizeof *look), surface);
  return surface;
}

/**
 * tandem_stamps_paint:
 * @self: stamps
 * @op: a SHAPE operation
 *
 * Draws it up to an eighth of a pixel from where it is. Most of a thousand marks are so drawn by copying.
 */
void
tandem_stamps_paint (TandemStamps *self, const TandemDrawOp *op)
{
  double x = op->x, y = op->y;
  gint64 places_x, places_y;
  cairo_surface_t *stamp;
  Look look = {
    .width = op->width, .height = op->height, .line_width = op->line_width, .radius = op->radius, .progress = op->progress,
    .shape = (gint32) op->shape, .fill = (gint32) op->fill, .stroke = (gint32) op->stroke, .dashed = op->dashed, .number = op->number,
  };

  cairo_user_to_device (self->cr, &x, &y);
  places_x = (gint64) floor (x * PLACES + 0.5);
  places_y = (gint64) floor (y * PLACES + 0.5);
  look.place_x = (gint32) (((places_x % PLACES) + PLACES) % PLACES);
  look.place_y = (gint32) (((places_y % PLACES) + PLACES) % PLACES);
  stamp = g_hash_table_lookup (self->surfaces, &look);
  if (stamp == NULL)
    stamp = make_stamp (self, &look, op);
  cairo_save (self->cr);
  cairo_identity_matrix (self->cr);
  cairo_set_source_surface (self->cr, stamp, (double) ((places_x - look.place_x) / PLACES - MARGIN), (double) ((places_y - look.place_y) / PLACES - MARGIN));
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}
