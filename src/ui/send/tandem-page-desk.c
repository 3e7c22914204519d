/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-page-desk.h"

#include "tandem-page-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* px */
#define THUMB_WIDTH 88
#define ICON_WIDTH 120

struct _TandemPageDesk
{
  AdwBin          parent_instance;
  GtkWidget      *thumbs_scroller;
  GtkWidget      *thumbs_edge;
  GtkListBox     *thumbs;
  GtkScrolledWindow *scroller;
  GtkBox         *pages;
  GtkWidget      *zoom_bar;
  GtkWidget      *zoom_out_button, *zoom_in_button;
  GtkLabel       *zoom_label;
  guint           n_pages;
  guint           current;      /* page in the middle, from 0 */
  int             width;        /* px of a page; 0 fits the desk */
  double          pinched;      /* px: its width when two fingers came down */
  double          middle;       /* part of the pages' height that stays in the middle while the zoom changes; < 0 for none */
  gboolean        thumbnails;
  gboolean        is_following; /* the small pages follow the large ones, not the other way round */
};

enum { PROP_THUMBNAILS = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (TandemPageDesk, tandem_page_desk, ADW_TYPE_BIN)

/* Percent of the page's own size. */
static const int levels[] = { 25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400 };

static GtkWidget *
first_page (TandemPageDesk *self)
{
  return self->n_pages > 0 ? gtk_widget_get_first_child (GTK_WIDGET (self->pages)) : NULL;
}

/* Percent of its own size that a page is shown in: also before the next frame has given it that size. */
static double
get_percent (TandemPageDesk *self)
{
  GtkWidget *page = first_page (self), *pages = GTK_WIDGET (self->pages);
  double fit = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - gtk_widget_get_margin_start (pages) - gtk_widget_get_margin_end (pages);
  double shown = self->width > 0 ? self->width : MAX (fit, 0);

  return page != NULL ? 100 * shown / tandem_page_preview_get_real_width (TANDEM_PAGE_PREVIEW (page)) : 100;
}

static void
tell_zoom (TandemPageDesk *self)
{
  double percent = get_percent (self);
  /* Translators: how large the pages are shown */
  g_autofree char *text = g_strdup_printf (_("%.0f %%"), percent);

  gtk_label_set_text (self->zoom_label, text);
  gtk_widget_set_sensitive (self->zoom_out_button, percent > levels[0] + 0.5);
  gtk_widget_set_sensitive (self->zoom_in_button, percent < levels[G_N_ELEMENTS (levels) - 1] - 0.5);
}

static void
set_width (TandemPageDesk *self, int width)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->middle = (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2) / MAX (gtk_adjustment_get_upper (adjustment), 1);
  self->width = width;
  for (GtkWidget *page = first_page (self); page != NULL; page = gtk_widget_get_next_sibling (page))
    tandem_page_preview_set_width (TANDEM_PAGE_PREVIEW (page), width);
  tell_zoom (self);
}

/* Percent of the page's own size. */
static void
set_percent (TandemPageDesk *self, double percent)
{
  GtkWidget *page = first_page (self);
  double width = CLAMP (percent, levels[0], levels[G_N_ELEMENTS (levels) - 1]) / 100;

  if (page != NULL)
    set_width (self, (int) round (width * tandem_page_preview_get_real_width (TANDEM_PAGE_PREVIEW (page))));
}

static void
zoom_in_cb (GtkButton *button, TandemPageDesk *self)
{
  tandem_page_desk_zoom (self, 1);
}

static void
zoom_out_cb (GtkButton *button, TandemPageDesk *self)
{
  tandem_page_desk_zoom (self, -1);
}

static void
fit_cb (GtkButton *button, TandemPageDesk *self)
{
  tandem_page_desk_zoom (self, 0);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TandemPageDesk *self)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  tandem_page_desk_zoom (self, dy < 0 ? 1 : -1);
  return TRUE;
}

static void
pinch_begin_cb (GtkGestureZoom *gesture, GdkEventSequence *sequence, TandemPageDesk *self)
{
  self->pinched = get_percent (self);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, TandemPageDesk *self)
{
  set_percent (self, self->pinched * scale);
}

static void
mark_current (TandemPageDesk *self, GtkListBoxRow *row)
{
  self->current = (guint) gtk_list_box_row_get_index (row);
  self->is_following = TRUE;
  gtk_list_box_select_row (self->thumbs, row);
  self->is_following = FALSE;
}

/* The small page of the large one in the middle is the selected one. */
static void
follow (TandemPageDesk *self)
{
  double middle = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) + gtk_widget_get_height (GTK_WIDGET (self->scroller)) / 2.0;
  GtkListBoxRow *row = NULL;
  guint place = 0;

  for (GtkWidget *page = first_page (self); page != NULL; page = gtk_widget_get_next_sibling (page), place++)
    {
      graphene_rect_t bounds;

      tandem_page_preview_scrolled (TANDEM_PAGE_PREVIEW (page));
      if (row == NULL && gtk_widget_compute_bounds (page, GTK_WIDGET (self->pages), &bounds) && bounds.origin.y + bounds.size.height > middle - 36)
        row = gtk_list_box_get_row_at_index (self->thumbs, (int) place);
    }
  if (row != NULL)
    mark_current (self, row);
}

/* Small pages that came into sight are painted; the selected one stays in sight. */
static void
thumbs_scrolled_cb (TandemPageDesk *self)
{
  for (guint i = 0; i < self->n_pages; i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->thumbs, (int) i));

      if (row != NULL)
        tandem_page_preview_scrolled (g_object_get_data (G_OBJECT (row), "page"));
    }
}

static void
show_in (GtkScrolledWindow *scroller, GtkWidget *content, GtkWidget *child, gboolean at_top)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (child, content, &bounds))
    return;
  if (at_top)
    gtk_adjustment_set_value (adjustment, bounds.origin.y);
  else
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, TandemPageDesk *self)
{
  GtkWidget *page = first_page (self);

  if (row == NULL)
    return;
  show_in (GTK_SCROLLED_WINDOW (self->thumbs_scroller), GTK_WIDGET (self->thumbs), GTK_WIDGET (row), FALSE);
  for (int i = gtk_list_box_row_get_index (row); i > 0 && page != NULL; i--)
    page = gtk_widget_get_next_sibling (page);
  if (page != NULL && !self->is_following)
    show_in (self->scroller, GTK_WIDGET (self->pages), page, TRUE);
}

/* The pages have another height: what was in the middle stays there. */
static void
height_changed_cb (GtkAdjustment *adjustment, TandemPageDesk *self)
{
  if (self->middle >= 0)
    gtk_adjustment_set_value (adjustment, self->middle * gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) / 2);
  self->middle = -1;
  tell_zoom (self);
  follow (self);
}

static void
show_parts (TandemPageDesk *self)
{
  gboolean several = self->n_pages > 1 && self->thumbnails;

  gtk_widget_set_visible (self->thumbs_scroller, several);
  gtk_widget_set_visible (self->thumbs_edge, several);
  gtk_widget_set_visible (self->zoom_bar, self->n_pages > 0);
}

static void
add_thumb (TandemPageDesk *self, TandemDocument *document, guint page, TandemPangoMeasurer *measurer)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *preview = tandem_page_preview_new (document, page, measurer);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  GtkWidget *label = gtk_label_new (number);
  /* Translators: %u is the number of a page */
  g_autofree char *name = g_strdup_printf (_("Go to page %u"), page + 1);

  tandem_page_preview_set_width (TANDEM_PAGE_PREVIEW (preview), THUMB_WIDTH);
  gtk_accessible_update_state (GTK_ACCESSIBLE (preview), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1); /* the row says it */
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), preview);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "page", preview); /* lives as long as the row */
  gtk_list_box_append (self->thumbs, row);
}

static void
tandem_page_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TANDEM_PAGE_DESK (object)->thumbnails);
}

static void
tandem_page_desk_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TandemPageDesk *self = TANDEM_PAGE_DESK (object);

  if (self->thumbnails == g_value_get_boolean (value))
    return;
  self->thumbnails = g_value_get_boolean (value);
  show_parts (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
tandem_page_desk_dispose (GObject *object)
{
  TandemPageDesk *self = TANDEM_PAGE_DESK (object);

  if (self->pages != NULL)
    tandem_page_desk_set_document (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PAGE_DESK);
  G_OBJECT_CLASS (tandem_page_desk_parent_class)->dispose (object);
}

static void
tandem_page_desk_class_init (TandemPageDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_page_desk_dispose;
  object_class->get_property = tandem_page_desk_get_property;
  object_class->set_property = tandem_page_desk_set_property;
  props[PROP_THUMBNAILS] = g_param_spec_boolean ("thumbnails", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-page-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, thumbs_scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, thumbs_edge);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, thumbs);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, pages);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, zoom_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, zoom_out_button);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, zoom_in_button);
  gtk_widget_class_bind_template_child (widget_class, TandemPageDesk, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
}

static void
tandem_page_desk_init (TandemPageDesk *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkAdjustment *adjustment;

  self->thumbnails = TRUE;
  self->middle = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (height_changed_cb), self, G_CONNECT_DEFAULT);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->thumbs_scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (thumbs_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (thumbs_scrolled_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), wheel);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (pinch));
}

/**
 * tandem_page_desk_set_document:
 * @document: (nullable) (transfer none): what is shown; %NULL asks for a page to be chosen
 * @measurer: (nullable) (transfer none): the one @document was made with; lives longer than the desk
 *
 * Zoom and, where there are as many pages, the place stay.
 */
void
tandem_page_desk_set_document (TandemPageDesk *self, TandemDocument *document, TandemPangoMeasurer *measurer)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_box_remove (self->pages, child);
  gtk_list_box_remove_all (self->thumbs);
  self->n_pages = document != NULL ? tandem_document_get_n_pages (document) : 0;
  for (guint i = 0; i < self->n_pages; i++)
    {
      GtkWidget *page = tandem_page_preview_new (document, i, measurer);

      tandem_page_preview_set_width (TANDEM_PAGE_PREVIEW (page), self->width);
      gtk_box_append (self->pages, page);
      add_thumb (self, document, i, measurer);
    }
  if (self->n_pages > 0)
    mark_current (self, gtk_list_box_get_row_at_index (self->thumbs, (int) MIN (self->current, self->n_pages - 1)));
  else
    gtk_box_append (self->pages, gtk_label_new (_("Choose at least one page.")));
  show_parts (self);
}

/**
 * tandem_page_desk_zoom:
 * @by: levels; 0 fits the width
 */
void
tandem_page_desk_zoom (TandemPageDesk *self, int by)
{
  double percent = get_percent (self);

  if (by == 0)
    set_width (self, 0);
  for (guint i = 0; by > 0 && i < G_N_ELEMENTS (levels); i++)
    if (levels[i] > percent + 1)
      {
        set_percent (self, levels[i]);
        return;
      }
  for (guint i = G_N_ELEMENTS (levels); by < 0 && i > 0; i--)
    if (levels[i - 1] < percent - 1)
      {
        set_percent (self, levels[i - 1]);
        return;
      }
}

/**
 * tandem_page_desk_get_icon:
 *
 * Returns: (transfer full) (nullable): the first page as small as something that is dragged
 */
GdkPaintable *
tandem_page_desk_get_icon (TandemPageDesk *self)
{
  GtkWidget *page = first_page (self);
  g_autoptr (GdkPaintable) whole = page != NULL ? gtk_widget_paintable_new (page) : NULL;
  double width = page != NULL ? gtk_widget_get_width (page) : 0;
  GtkSnapshot *snapshot;
  double height;

  if (width < 1)
    return NULL;
  height = ICON_WIDTH * gtk_widget_get_height (page) / width;
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (whole, snapshot, ICON_WIDTH, height);
  return gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (ICON_WIDTH, (float) height));
}
