/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-page-preview.h"

#include "tandem-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* px */
#define SMALLEST_WIDTH 200
#define NATURAL_WIDTH 640

struct _TandemPagePreview
{
  GtkWidget             parent_instance;
  TandemDocument       *document;
  guint                 page;
  TandemPangoMeasurer  *measurer; /* borrowed from the dialog, which lives longer */
  TandemPalette         palette;
  int                   width;    /* px; 0 takes what there is */
  gboolean              is_blank; /* not painted yet: out of sight */
};

G_DEFINE_FINAL_TYPE (TandemPagePreview, tandem_page_preview, GTK_TYPE_WIDGET)

static const TandemDrawList *
get_list (TandemPagePreview *self)
{
  return tandem_document_get_page (self->document, self->page);
}

static GtkSizeRequestMode
tandem_page_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tandem_page_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  TandemPagePreview *self = TANDEM_PAGE_PREVIEW (widget);
  const TandemDrawList *list = get_list (self);
  double shape = tandem_draw_list_get_height (list) / tandem_draw_list_get_width (list);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->width > 0 ? self->width : SMALLEST_WIDTH;
      *natural = self->width > 0 ? self->width : NATURAL_WIDTH;
      return;
    }
  if (for_size <= 0)
    for_size = self->width;
  *minimum = (int) ceil ((for_size > 0 ? for_size : SMALLEST_WIDTH) * shape);
  *natural = (int) ceil ((for_size > 0 ? for_size : NATURAL_WIDTH) * shape);
}

/* Within a screenful of what is seen: a plan may have hundreds of pages. */
static gboolean
is_near (TandemPagePreview *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (window == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), window, &bounds))
    return TRUE;
  return bounds.origin.y < 2 * (float) gtk_widget_get_height (window) && bounds.origin.y + bounds.size.height > -(float) gtk_widget_get_height (window);
}

static void
tandem_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TandemPagePreview *self = TANDEM_PAGE_PREVIEW (widget);
  const TandemDrawList *list = get_list (self);
  double width = tandem_draw_list_get_width (list), height = tandem_draw_list_get_height (list);
  double scale = MIN (gtk_widget_get_width (widget) / width, gtk_widget_get_height (widget) / height);
  cairo_t *cr;

  self->is_blank = !is_near (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->is_blank)
    {
      gtk_snapshot_restore (snapshot);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  tandem_painter_paint (cr, list, self->measurer, &self->palette);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
tandem_page_preview_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_PAGE_PREVIEW (object)->document, tandem_document_unref);
  G_OBJECT_CLASS (tandem_page_preview_parent_class)->finalize (object);
}

static void
tandem_page_preview_class_init (TandemPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_page_preview_finalize;
  widget_class->get_request_mode = tandem_page_preview_get_request_mode;
  widget_class->measure = tandem_page_preview_measure;
  widget_class->snapshot = tandem_page_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tandem_page_preview_init (TandemPagePreview *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "page-sheet");
}

/**
 * tandem_page_preview_new:
 * @document: (transfer none): the document
 * @page: from 0
 * @measurer: (transfer none): the one @document was made with; lives longer than the preview
 *
 * Returns: (transfer floating): a picture of the page, read out as the alternative text on the first
 */
GtkWidget *
tandem_page_preview_new (TandemDocument *document, guint page, TandemPangoMeasurer *measurer)
{
  TandemPagePreview *self = g_object_new (TANDEM_TYPE_PAGE_PREVIEW, NULL);
  /* Translators: a page of the preview; its number, how many there are */
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), page + 1, tandem_document_get_n_pages (document));

  self->document = tandem_document_ref (document);
  self->page = page;
  self->measurer = measurer;
  tandem_palette_init (&self->palette, tandem_document_is_mono (document) ? TANDEM_PALETTE_MONO : TANDEM_PALETTE_PRINT, tandem_document_get_accent (document));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (page == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tandem_document_get_alt_text (document), -1);
  return GTK_WIDGET (self);
}

/**
 * tandem_page_preview_set_width:
 * @width: px; 0 takes what there is
 */
void
tandem_page_preview_set_width (TandemPagePreview *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_set_halign (GTK_WIDGET (self), width > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Paints what came into sight. */
void
tandem_page_preview_scrolled (TandemPagePreview *self)
{
  if (self->is_blank && is_near (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tandem_page_preview_get_real_width:
 *
 * Returns: px of the page in its own size
 */
double
tandem_page_preview_get_real_width (TandemPagePreview *self)
{
  return tandem_draw_list_get_width (get_list (self));
}
