/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-timeline-preview.h"

#include "tandem-painter.h"
#include "tandem-screen.h"
#include "tandem-timeline.h"

#include <glib/gi18n-lib.h>

/* px */
#define SMALLEST_WIDTH 280
#define NATURAL_WIDTH 640
#define HEIGHT 280

struct _TandemTimelinePreview
{
  GtkWidget            parent_instance;
  TandemEdition       *edition;
  TandemPangoMeasurer *measurer;
  TandemDrawList      *list; /* of the width drawn last; NULL when stale */
};

G_DEFINE_FINAL_TYPE (TandemTimelinePreview, tandem_timeline_preview, GTK_TYPE_WIDGET)

static void
tandem_timeline_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? SMALLEST_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

/* Laid out twice as large as it is shown: a picture to get an idea by, with everything on it. */
static void
tandem_timeline_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TandemTimelinePreview *self = TANDEM_TIMELINE_PREVIEW (widget);
  const double shrink = 1.5;
  double width = gtk_widget_get_width (widget) * shrink, height = gtk_widget_get_height (widget) * shrink;
  TandemPalette palette;
  cairo_t *cr;

  if (self->edition == NULL || width < 1 || height < 1)
    return;
  if (self->list == NULL || tandem_draw_list_get_width (self->list) != width)
    {
      TandemTimelineOptions options;

      tandem_timeline_options_init (&options, TANDEM_TIMELINE_SCREEN, width, height);
      options.direction = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? TANDEM_DIRECTION_RTL : TANDEM_DIRECTION_LTR;
      g_clear_pointer (&self->list, tandem_draw_list_unref);
      self->list = tandem_timeline_layout (self->edition, &options, tandem_pango_measurer_get_measurer (self->measurer));
    }
  tandem_screen_init_palette (&palette, widget);
  gtk_snapshot_scale (snapshot, (float) (1 / shrink), (float) (1 / shrink));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) MAX (height, tandem_draw_list_get_height (self->list))));
  tandem_painter_paint (cr, self->list, self->measurer, &palette);
  cairo_destroy (cr);
}

static void
tandem_timeline_preview_finalize (GObject *object)
{
  TandemTimelinePreview *self = TANDEM_TIMELINE_PREVIEW (object);

  g_clear_pointer (&self->list, tandem_draw_list_unref);
  g_clear_pointer (&self->edition, tandem_edition_unref);
  tandem_pango_measurer_free (self->measurer);
  G_OBJECT_CLASS (tandem_timeline_preview_parent_class)->finalize (object);
}

static void
tandem_timeline_preview_class_init (TandemTimelinePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_timeline_preview_finalize;
  widget_class->measure = tandem_timeline_preview_measure;
  widget_class->snapshot = tandem_timeline_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tandem_timeline_preview_init (TandemTimelinePreview *self)
{
  self->measurer = tandem_pango_measurer_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview of the timeline"), -1);
}

/**
 * tandem_timeline_preview_new:
 *
 * Returns: (transfer floating): an empty picture
 */
GtkWidget *
tandem_timeline_preview_new (void)
{
  return g_object_new (TANDEM_TYPE_TIMELINE_PREVIEW, NULL);
}

/**
 * tandem_timeline_preview_show:
 * @self: the picture
 * @edition: (nullable) (transfer none): what to draw
 */
void
tandem_timeline_preview_show (TandemTimelinePreview *self, TandemEdition *edition)
{
  g_clear_pointer (&self->list, tandem_draw_list_unref);
  g_clear_pointer (&self->edition, tandem_edition_unref);
  if (edition != NULL)
    {
      self->edition = tandem_edition_ref (edition);
      /* Translators: read by a screen reader for the preview of a new plan */
      g_autofree char *label = g_strdup_printf (ngettext ("Preview of the timeline with %u milestone", "Preview of the timeline with %u milestones", edition->n_counted),
                                                edition->n_counted);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
