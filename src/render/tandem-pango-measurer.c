/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-pango-measurer.h"

#include "tandem-line-breaks.h"

#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* The first that is installed; GNOME's own face, the one it was drawn from, any. */
#define FAMILIES "Adwaita Sans,Inter,Sans"
#define RESOLUTION 96
/* px that all text is laid out at, to be scaled: without hints a font is the same at every size, and each size that Pango sees
 * costs a search for fonts. */
#define LAYOUT_SIZE 16
/* Distinct texts kept; a plan of 1,000 milestones has about 6,000. */
#define MOST_LAYOUTS 16384

typedef struct
{
  TandemTextStyle style;
  char           *text;
  PangoLayout    *layout;
} Entry;

struct _TandemPangoMeasurer
{
  TandemMeasurer measurer; /* first: a TandemMeasurer is a TandemPangoMeasurer */
  PangoContext  *contexts[2]; /* of pictures from the left, from the right; a change of one would undo its layouts */
  GHashTable    *entries;     /* set of Entry */
  GHashTable    *lines;       /* weight → Line */
  GHashTable    *pictures;    /* GBytes → TandemPicture, or NULL for what can't be drawn */
};

/* Where a line of text stands, in px at LAYOUT_SIZE. */
typedef struct
{
  double pitch, baseline;
} Line;

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;
  const TandemTextStyle *style = &entry->style;

  return g_str_hash (entry->text) ^ (guint) (style->size * 64) ^ (guint) (gint64) (style->wrap_width * 8192) ^ ((guint) style->weight << 20) ^
         ((guint) style->max_lines << 28) ^ ((guint) style->align << 8);
}

static gboolean
entries_equal (gconstpointer a, gconstpointer b)
{
  const TandemTextStyle *x = &((const Entry *) a)->style, *y = &((const Entry *) b)->style;

  return x->size == y->size && x->weight == y->weight && x->tabular == y->tabular && x->wrap_width == y->wrap_width &&
         x->max_lines == y->max_lines && x->align == y->align && x->rtl == y->rtl && g_strcmp0 (x->language, y->language) == 0 &&
         strcmp (((const Entry *) a)->text, ((const Entry *) b)->text) == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_object_unref (entry->layout);
  g_free (entry);
}

/* "start" is a side of the picture, but Pango exchanges left and right in a paragraph that runs against its context. */
static PangoAlignment
find_alignment (const TandemTextStyle *style, PangoLayout *layout)
{
  gboolean text_rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  gboolean at_right = (style->align == TANDEM_ALIGN_END) != style->rtl;

  if (style->align == TANDEM_ALIGN_CENTER)
    return PANGO_ALIGN_CENTER;
  return at_right != (text_rtl != style->rtl) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/* px of @style for a px of its layout. */
static double
get_scale (const TandemTextStyle *style)
{
  return style->size / LAYOUT_SIZE;
}

/* Pango takes the glyph of a space away where a line is broken at it. As ink it is nothing, but a PDF would lose the space between
 * two words, and reading programs what follows it (Cairo writes it as a replacement text, which they end the paragraph at). */
static void
restore_spaces (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (GSList *node = pango_layout_get_lines_readonly (layout); node != NULL && node->next != NULL; node = node->next)
    for (GSList *runs = ((PangoLayoutLine *) node->data)->runs; runs != NULL; runs = runs->next)
      {
        PangoGlyphItem *run = runs->data;

        for (int i = 0; i < run->glyphs->num_glyphs; i++)
          {
            PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
            hb_codepoint_t space;

            if (glyph->glyph == PANGO_GLYPH_EMPTY && text[run->item->offset + run->glyphs->log_clusters[i]] == ' '
                && hb_font_get_nominal_glyph (pango_font_get_hb_font (run->item->analysis.font), ' ', &space))
              glyph->glyph = space;
          }
      }
}

/* Pango may end a line after any character of Japanese. Phrases stay whole where the line has room for them. */
static void
keep_phrases (PangoAttrList *attributes, const TandemTextStyle *style, const char *text)
{
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      next = tandem_line_breaks_next (p);
      if ((double) g_utf8_strlen (p, next - p) * style->size <= style->wrap_width)
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint) (p - text);
          whole->end_index = (guint) (next - text);
          pango_attr_list_insert (attributes, whole);
        }
    }
}

static PangoLayout *
create_layout (TandemPangoMeasurer *self, const TandemTextStyle *style, const char *text)
{
  PangoLayout *layout = pango_layout_new (self->contexts[style->rtl ? 1 : 0]);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_weight (font, (PangoWeight) style->weight);
  pango_font_description_set_absolute_size (font, LAYOUT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  if (style->tabular)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (style->language != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (style->language)));
  if (style->wrap_width >= 0 && style->language != NULL && g_str_has_prefix (style->language, "ja"))
    keep_phrases (attributes, style, text);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (style->wrap_width >= 0)
    {
      /* Up, so that a text fits in the width it was measured to have. */
      pango_layout_set_width (layout, (int) ceil (style->wrap_width / get_scale (style) * PANGO_SCALE));
      if (style->max_lines > 0)
        {
          pango_layout_set_height (layout, -style->max_lines);
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
    }
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, find_alignment (style, layout));
  restore_spaces (layout);
  return layout;
}

/* The first font says how far lines are apart. A fallback font (Arabic, CJK, emoji) may want more, another one on every
 * machine; it doesn't get it, as in a browser with a line height set, and no box depends on it. */
static const Line *
find_line (TandemPangoMeasurer *self, const TandemTextStyle *style)
{
  gpointer key = GUINT_TO_POINTER ((guint) style->weight);
  Line *line = g_hash_table_lookup (self->lines, key);

  if (line == NULL)
    {
      TandemTextStyle plain = { .size = LAYOUT_SIZE, .weight = style->weight, .wrap_width = -1 };
      g_autoptr (PangoLayout) layout = create_layout (self, &plain, "x");
      PangoRectangle logical;

      pango_layout_get_extents (layout, NULL, &logical);
      line = g_new (Line, 1);
      line->pitch = logical.height / (double) PANGO_SCALE;
      line->baseline = pango_layout_get_baseline (layout) / (double) PANGO_SCALE;
      g_hash_table_insert (self->lines, key, line);
    }
  return line;
}

static void
measure (TandemMeasurer *measurer, const TandemTextStyle *style, const char *text, TandemTextExtents *extents)
{
  TandemPangoMeasurer *self = (TandemPangoMeasurer *) measurer;
  double scale;
  PangoLayout *layout = tandem_pango_measurer_get_layout (self, style, text, &scale);
  const Line *line = find_line (self, style);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  extents->width = logical.width * scale / PANGO_SCALE;
  extents->lines = pango_layout_get_line_count (layout);
  extents->height = extents->lines * line->pitch * scale;
  extents->baseline = line->baseline * scale;
  extents->cut = pango_layout_is_ellipsized (layout);
}

static double
measure_image (TandemMeasurer *measurer, GBytes *image)
{
  TandemPicture *picture = tandem_pango_measurer_get_picture ((TandemPangoMeasurer *) measurer, image);

  return picture != NULL ? tandem_picture_get_proportion (picture) : 0;
}

static void
free_picture (gpointer data)
{
  if (data != NULL)
    tandem_picture_free (data);
}

/**
 * tandem_pango_measurer_new:
 *
 * Metrics are neither hinted nor rounded: what is measured is what is painted, at every scale and on every surface.
 * Belongs to the thread that made it, as Pango's font map does.
 *
 * Returns: (transfer full): a measurer
 */
TandemPangoMeasurer *
tandem_pango_measurer_new (void)
{
  TandemPangoMeasurer *self = g_new0 (TandemPangoMeasurer, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->measurer.measure = measure;
  self->measurer.measure_image = measure_image;
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  for (int rtl = 0; rtl < 2; rtl++)
    {
      PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

      pango_cairo_context_set_font_options (context, options);
      pango_cairo_context_set_resolution (context, RESOLUTION);
      pango_context_set_round_glyph_positions (context, FALSE);
      pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);
      self->contexts[rtl] = context;
    }
  cairo_font_options_destroy (options);
  self->entries = g_hash_table_new_full (hash_entry, entries_equal, free_entry, NULL);
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->pictures = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, free_picture);
  return self;
}

void
tandem_pango_measurer_free (TandemPangoMeasurer *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->pictures);
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
  g_free (self);
}

/**
 * tandem_pango_measurer_get_measurer:
 *
 * Returns: (transfer none): @self as what a layout asks for
 */
TandemMeasurer *
tandem_pango_measurer_get_measurer (TandemPangoMeasurer *self)
{
  return &self->measurer;
}

/**
 * tandem_pango_measurer_get_layout:
 * @style: how
 * @text: UTF-8
 * @scale: (out): px for a px of the layout
 *
 * Returns: (transfer none): the layout; valid until the next call
 */
PangoLayout *
tandem_pango_measurer_get_layout (TandemPangoMeasurer *self, const TandemTextStyle *style, const char *text, double *scale)
{
  Entry wanted = { .style = *style, .text = (char *) text };
  Entry *entry;

  /* One line without end is the same wherever it stands. */
  if (style->wrap_width < 0 && strchr (text, '\n') == NULL)
    wanted.style.align = TANDEM_ALIGN_START;
  entry = g_hash_table_lookup (self->entries, &wanted);
  if (entry == NULL)
    {
      if (g_hash_table_size (self->entries) >= MOST_LAYOUTS)
        g_hash_table_remove_all (self->entries);
      entry = g_new0 (Entry, 1);
      entry->style = wanted.style;
      entry->text = g_strdup (text);
      entry->layout = create_layout (self, &wanted.style, text);
      g_hash_table_add (self->entries, entry);
    }
  *scale = get_scale (style);
  return entry->layout;
}

/**
 * tandem_pango_measurer_get_picture:
 * @image: content of a PNG or SVG file
 *
 * Returns: (transfer none) (nullable): the picture, read once; %NULL for what can't be drawn
 */
TandemPicture *
tandem_pango_measurer_get_picture (TandemPangoMeasurer *self, GBytes *image)
{
  gpointer picture;

  if (!g_hash_table_lookup_extended (self->pictures, image, NULL, &picture))
    {
      picture = tandem_picture_new (image, NULL);
      g_hash_table_insert (self->pictures, g_bytes_ref (image), picture);
    }
  return picture;
}

/**
 * tandem_pango_measurer_get_line:
 * @style: how
 * @pitch: (out): px from one line to the next
 * @baseline: (out): px from the top of a line to its baseline
 */
void
tandem_pango_measurer_get_line (TandemPangoMeasurer *self, const TandemTextStyle *style, double *pitch, double *baseline)
{
  const Line *line = find_line (self, style);

  *pitch = line->pitch * get_scale (style);
  *baseline = line->baseline * get_scale (style);
}

/**
 * tandem_pango_measurer_count_missing:
 * @text: UTF-8
 *
 * Returns: how many characters of @text no installed font has; they would print as boxes
 */
guint
tandem_pango_measurer_count_missing (TandemPangoMeasurer *self, const char *text)
{
  TandemTextStyle style = { .size = LAYOUT_SIZE, .weight = TANDEM_WEIGHT_REGULAR, .wrap_width = -1 };
  double scale;

  return (guint) pango_layout_get_unknown_glyphs_count (tandem_pango_measurer_get_layout (self, &style, text, &scale));
}
