/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-row-text.h"

#define GAP 2           /* px between title and note */
#define LEAST_WIDTH 48  /* px: a few letters and "…" */
#define USUAL_WIDTH 240
#define WIDEST_LETTER 1.2 /* em: "W", "Œ" and "—" of the fonts seen are below 1.1 */

/* GtkLabel shapes its text several times to say how large it is, and a list of GTK asks 200 rows at a jump. A short title
 * in Latin letters is one line whatever its letters are: nothing has to be shaped for it until it is seen. */
struct _TandemRowText
{
  GtkWidget parent_instance;
  GtkLabel *title, *note;
  gboolean  is_plain;  /* title and note: nothing but letters of which one font makes lines of one height */
  glong     n_letters; /* of the title */
  gboolean  is_stale;  /* the labels have no place yet at this size */
};

G_DEFINE_FINAL_TYPE (TandemRowText, tandem_row_text, GTK_TYPE_WIDGET)

/* A line of Latin letters. */
typedef struct
{
  PangoFontDescription *font;
  double resolution;
  int height; /* px */
  double em;  /* px */
} Line;

/* The lines last asked for: all rows have the same two fonts. */
static const Line *
get_line (GtkLabel *label)
{
  static Line lines[2];
  static guint next;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (label));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  g_autoptr (PangoLayout) layout = NULL;
  Line *line;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].font != NULL && lines[i].resolution == resolution && pango_font_description_equal (lines[i].font, font))
      return &lines[i];
  line = &lines[next++ % G_N_ELEMENTS (lines)];
  g_clear_pointer (&line->font, pango_font_description_free);
  line->font = pango_font_description_copy (font);
  line->resolution = resolution;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), "Wg");
  pango_layout_get_pixel_size (layout, NULL, &line->height);
  line->em = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    line->em *= resolution / 72;
  return line;
}

/* Letters up to "ſ", digits, dashes, quotes and "…": what is beyond may come from another, taller font. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x180 && (c < 0x2013 || c > 0x201e) && c != 0x2026))
        return FALSE;
    }
  return TRUE;
}

static int
measure_label (GtkLabel *label, int width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static gboolean
has_note (TandemRowText *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->note));
}

static gboolean
is_one_line (TandemRowText *self, int width)
{
  return self->is_plain && (width < 0 || self->n_letters * WIDEST_LETTER * get_line (self->title)->em <= width);
}

static void
tandem_row_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  TandemRowText *self = TANDEM_ROW_TEXT (widget);
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  height = is_one_line (self, for_size) ? get_line (self->title)->height : measure_label (self->title, for_size);
  if (has_note (self))
    height += GAP + (self->is_plain ? get_line (self->note)->height : measure_label (self->note, for_size));
  *minimum = *natural = height;
}

static void
lay_out (TandemRowText *self, int width)
{
  int title_height = measure_label (self->title, width);

  self->is_stale = FALSE;
  gtk_widget_size_allocate (GTK_WIDGET (self->title), &(GtkAllocation) { 0, 0, width, title_height }, -1);
  if (has_note (self))
    gtk_widget_size_allocate (GTK_WIDGET (self->note), &(GtkAllocation) { 0, title_height + GAP, width, measure_label (self->note, width) }, -1);
}

/* GTK lays out the rows out of sight as well; nobody looks at their letters. */
static void
tandem_row_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TandemRowText *self = TANDEM_ROW_TEXT (widget);

  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (widget))
    lay_out (self, width);
}

static GtkSizeRequestMode
tandem_row_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Lays out what was not while nobody saw it. At once: a list that looks for the place of a line maps and unmaps rows, and
 * one that asked for another layout each time would never come to rest. */
static void
tandem_row_text_map (GtkWidget *widget)
{
  TandemRowText *self = TANDEM_ROW_TEXT (widget);

  GTK_WIDGET_CLASS (tandem_row_text_parent_class)->map (widget);
  if (self->is_stale && gtk_widget_get_width (widget) > 0)
    lay_out (self, gtk_widget_get_width (widget));
}

static void
tandem_row_text_dispose (GObject *object)
{
  TandemRowText *self = TANDEM_ROW_TEXT (object);

  g_clear_pointer ((GtkWidget **) &self->title, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->note, gtk_widget_unparent);
  G_OBJECT_CLASS (tandem_row_text_parent_class)->dispose (object);
}

static void
tandem_row_text_class_init (TandemRowTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_row_text_dispose;
  widget_class->measure = tandem_row_text_measure;
  widget_class->size_allocate = tandem_row_text_size_allocate;
  widget_class->get_request_mode = tandem_row_text_get_request_mode;
  widget_class->map = tandem_row_text_map;
}

static void
tandem_row_text_init (TandemRowText *self)
{
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2,
                              "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dimmed");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->note), GTK_WIDGET (self));
}

GtkWidget *
tandem_row_text_new (void)
{
  return g_object_new (TANDEM_TYPE_ROW_TEXT, NULL);
}

/**
 * tandem_row_text_show:
 * @self: the widget
 * @title: UTF-8, at most two lines of it are shown
 * @note: UTF-8, one line of it is shown; none for ""
 */
void
tandem_row_text_show (TandemRowText *self, const char *title, const char *note)
{
  self->is_plain = is_plain (title) && is_plain (note);
  self->n_letters = g_utf8_strlen (title, -1);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
}

/* Whether @widget is the quiet line. */
gboolean
tandem_row_text_is_note (TandemRowText *self, GtkWidget *widget)
{
  return widget == GTK_WIDGET (self->note);
}
