/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO 32000-1, 9.5 to 9.10. Fonts of one byte, whatever the script, and one code for each cluster of glyphs, whatever is in it:
 * a letter with its marks, a syllable. So every code stands for whole characters, which a reader finds without being told beside
 * it. A printable ASCII character has its own code, so that a page can be read by eye. */
#include "tandem-pdf-fonts.h"

#include "tandem-glyph-picture.h"
#include "tandem-pdf-image.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

#define N_CODES 256
/* Entries one list of a map may have. */
#define MOST_MAPPED 100
/* Pixels of an em of glyphs that are pictures: what a printer shows of a heading. */
#define GLYPH_PIXELS 96

typedef struct
{
  TandemCffPart *parts; /* NULL: the code is free */
  guint          n_parts;
  double         width; /* thousandths of an em */
  char          *text;  /* UTF-8 */
} Code;

typedef struct
{
  Code  codes[N_CODES];
  guint n_used;
  guint number; /* among all fonts of the file */
} Subset;

/* What was found for a glyph first; mostly it is wanted for the same character again. */
typedef struct
{
  gunichar       character; /* 0: nothing yet */
  TandemPdfGlyph found;
} Recent;

typedef struct
{
  PangoFont  *font;
  hb_font_t  *outlines;  /* of @font */
  GPtrArray  *subsets;   /* of Subset; the last one has room */
  GHashTable *others;    /* "parts text" → TandemPdfGlyph */
  Recent     *recent;    /* by glyph */
  guint       n_recent;
  gboolean    has_pictures;
} Face;

struct _TandemPdfFonts
{
  GHashTable *by_font; /* PangoFont → Face; one face may have several: of two languages, with other figures */
  GPtrArray  *faces;   /* of Face */
  PangoFont  *last_font;
  Face       *last;
  guint       n_subsets;
};

static void
free_subset (gpointer data)
{
  Subset *subset = data;

  for (guint i = 0; i < N_CODES; i++)
    {
      g_free (subset->codes[i].parts);
      g_free (subset->codes[i].text);
    }
  g_free (subset);
}

static void
free_face (gpointer data)
{
  Face *face = data;

  g_object_unref (face->font);
  g_ptr_array_unref (face->subsets);
  g_hash_table_unref (face->others);
  g_free (face->recent);
  g_free (face);
}

TandemPdfFonts *
tandem_pdf_fonts_new (void)
{
  TandemPdfFonts *self = g_new0 (TandemPdfFonts, 1);

  self->by_font = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->faces = g_ptr_array_new_with_free_func (free_face);
  return self;
}

void
tandem_pdf_fonts_free (TandemPdfFonts *self)
{
  g_hash_table_unref (self->by_font);
  g_ptr_array_unref (self->faces);
  g_free (self);
}

static gboolean
draws_alike (hb_font_t *a, hb_font_t *b)
{
  guint n, m;
  const int *x = hb_font_get_var_coords_normalized (a, &n), *y = hb_font_get_var_coords_normalized (b, &m);

  return hb_font_get_face (a) == hb_font_get_face (b) && n == m && (n == 0 || memcmp (x, y, n * sizeof *x) == 0);
}

static Face *
find_face (TandemPdfFonts *self, PangoFont *font)
{
  hb_font_t *outlines;
  Face *face;

  if (font == self->last_font)
    return self->last;
  face = g_hash_table_lookup (self->by_font, font);
  outlines = pango_font_get_hb_font (font);
  for (guint i = 0; face == NULL && i < self->faces->len; i++)
    if (draws_alike (((Face *) g_ptr_array_index (self->faces, i))->outlines, outlines))
      face = g_ptr_array_index (self->faces, i);
  if (face == NULL)
    {
      face = g_new0 (Face, 1);
      face->font = g_object_ref (font);
      face->outlines = outlines;
      face->subsets = g_ptr_array_new_with_free_func (free_subset);
      face->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      face->n_recent = hb_face_get_glyph_count (hb_font_get_face (outlines));
      face->recent = g_new0 (Recent, face->n_recent);
      face->has_pictures = tandem_glyph_picture_is_needed (font);
      g_ptr_array_add (self->faces, face);
    }
  if (!g_hash_table_contains (self->by_font, font))
    g_hash_table_insert (self->by_font, g_object_ref (font), face);
  self->last_font = font;
  self->last = face;
  return face;
}

/* A free code: that of the character if it is one of ASCII, else one beyond, else any. */
static guint
choose_code (const Subset *subset, const char *text, gsize length)
{
  guchar character = length == 1 ? (guchar) *text : 0;

  if (character >= ' ' && character < 127 && subset->codes[character].parts == NULL)
    return character;
  for (guint i = 0; i < N_CODES; i++)
    {
      guint code = (128 + i) % N_CODES; /* ASCII comes last but for its controls */

      if (code != 0 && subset->codes[code].parts == NULL)
        return code;
    }
  g_assert_not_reached ();
}

static void
add_code (TandemPdfFonts *self, Face *face, const TandemCffPart *parts, guint n_parts, const char *text, gsize length, TandemPdfGlyph *found)
{
  Subset *subset = face->subsets->len > 0 ? g_ptr_array_index (face->subsets, face->subsets->len - 1) : NULL;
  double advance = 0;
  int x_scale, y_scale;
  Code *code;

  if (subset == NULL || subset->n_used == N_CODES - 1)
    {
      subset = g_new0 (Subset, 1);
      subset->number = self->n_subsets++;
      g_ptr_array_add (face->subsets, subset);
    }
  hb_font_get_scale (face->outlines, &x_scale, &y_scale);
  found->font = subset->number;
  found->code = (guint8) choose_code (subset, text, length);
  for (guint i = 0; i < n_parts; i++)
    advance += hb_font_get_glyph_h_advance (face->outlines, parts[i].glyph);
  /* As it will be written, so that the next glyph stands where it should. */
  found->width = round (advance * 10000 / x_scale) / 10;
  code = &subset->codes[found->code];
  code->parts = g_memdup2 (parts, n_parts * sizeof *parts);
  code->n_parts = n_parts;
  code->width = found->width;
  code->text = g_strndup (text, length);
  subset->n_used++;
}

/**
 * tandem_pdf_fonts_find:
 * @font: a font of Pango's
 * @parts: (array length=n_parts): the glyphs of a cluster, the first at its origin
 * @text: (array length=length): UTF-8, the characters it stands for
 * @found: (out): how a content shows it
 */
void
tandem_pdf_fonts_find (TandemPdfFonts *self, PangoFont *font, const TandemCffPart *parts, guint n_parts, const char *text, gsize length, TandemPdfGlyph *found)
{
  Face *face = find_face (self, font);
  Recent *recent = n_parts == 1 && parts->y == 0 && parts->glyph < face->n_recent ? &face->recent[parts->glyph] : NULL;
  gunichar character = 0;
  g_autoptr (GString) key = NULL;
  TandemPdfGlyph *known;

  if (length > 0 && (guchar) *text < 128)
    character = length == 1 ? (gunichar) *text : 0;
  else if (length > 0 && g_utf8_next_char (text) == text + length)
    character = g_utf8_get_char (text);
  if (recent != NULL && character != 0 && recent->character == character)
    {
      *found = recent->found;
      return;
    }
  key = g_string_new (NULL);
  for (guint i = 0; i < n_parts; i++)
    g_string_append_printf (key, "%u %d %d ", parts[i].glyph, parts[i].x, parts[i].y);
  g_string_append_len (key, text, (gssize) length);
  known = g_hash_table_lookup (face->others, key->str);
  if (known == NULL)
    {
      known = g_new0 (TandemPdfGlyph, 1);
      add_code (self, face, parts, n_parts, text, length, known);
      g_hash_table_insert (face->others, g_strdup (key->str), known);
    }
  *found = *known;
  if (recent != NULL && recent->character == 0 && character != 0)
    {
      recent->character = character;
      recent->found = *known;
    }
}

/* The font's PostScript name behind six letters that are another subset's only if it has the same glyphs (9.6.4). */
static char *
create_name (const Face *face, const Subset *subset)
{
  char name[64];
  guint size = sizeof name, hash = 5381;
  GString *result = g_string_new (NULL);

  if (hb_ot_name_get_utf8 (hb_font_get_face (face->outlines), HB_OT_NAME_ID_POSTSCRIPT_NAME, NULL, &size, name) == 0)
    g_strlcpy (name, "Font", sizeof name);
  for (guint i = 0; i < N_CODES; i++)
    hash = hash * 33 + (subset->codes[i].parts != NULL ? subset->codes[i].parts->glyph + 1 : 0);
  for (guint i = 0; i < 6; i++, hash /= 26)
    g_string_append_c (result, (char) ('A' + hash % 26));
  g_string_append_c (result, '+');
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '-')
      g_string_append_c (result, *p);
  return g_string_free_and_steal (result);
}

/* A name that no other glyph of the subset has; NULL for what ASCII calls its code. */
static char *
create_glyph_name (const Subset *subset, guint code)
{
  const char *text = subset->codes[code].text;

  if (code < 127 && (guchar) *text == code && text[1] == '\0')
    return NULL;
  return g_strdup_printf ("g%u.%u", subset->codes[code].parts->glyph, code);
}

static void
append_hex (GString *out, const char *text)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  g_string_append_c (out, '<');
  for (const gunichar2 *p = wide; p != NULL && *p != 0; p++)
    g_string_append_printf (out, "%04X", *p);
  g_string_append_c (out, '>');
}

static gboolean
is_own (const Subset *subset, guint code)
{
  return code >= ' ' && code < 127 && (subset->codes[code].parts == NULL || (subset->codes[code].text[0] == (char) code && subset->codes[code].text[1] == '\0'));
}

/* Which characters the codes are (9.10.3); all of ASCII that stands at its place is one range. */
static GBytes *
create_map (const Subset *subset)
{
  GString *map = g_string_new ("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/T def/CMapType 2 def\n1 begincodespacerange<00><FF>endcodespacerange\n");
  guint others[N_CODES], n_others = 0;

  for (guint code = 1; code < N_CODES; code++)
    {
      guint end = code;

      if (!is_own (subset, code))
        {
          if (subset->codes[code].parts != NULL)
            others[n_others++] = code;
          continue;
        }
      while (is_own (subset, end + 1))
        end++;
      g_string_append_printf (map, "1 beginbfrange<%02X><%02X><%04X>endbfrange\n", code, end, code);
      code = end;
    }
  for (guint begin = 0; begin < n_others; begin += MOST_MAPPED)
    {
      guint end = MIN (begin + MOST_MAPPED, n_others);

      g_string_append_printf (map, "%u beginbfchar\n", end - begin);
      for (guint i = begin; i < end; i++)
        {
          g_string_append_printf (map, "<%02X>", others[i]);
          append_hex (map, subset->codes[others[i]].text);
          g_string_append_c (map, '\n');
        }
      g_string_append (map, "endbfchar\n");
    }
  g_string_append (map, "endcmap CMapName currentdict/CMap defineresource pop end end");
  return g_string_free_to_bytes (map);
}

static void
append_widths (GString *out, const Subset *subset, guint *first, guint *last)
{
  *first = 1;
  *last = N_CODES - 1;
  while (*first < *last && subset->codes[*first].parts == NULL)
    (*first)++;
  while (*last > *first && subset->codes[*last].parts == NULL)
    (*last)--;
  g_string_append (out, "/Widths[");
  for (guint code = *first; code <= *last; code++)
    {
      if (code > *first)
        g_string_append_c (out, ' ');
      tandem_pdf_append_number (out, subset->codes[code].parts != NULL ? subset->codes[code].width : 0);
    }
  g_string_append_c (out, ']');
}

/* 9.8; returns the number of the descriptor. */
static guint
write_descriptor (const Face *face, const char *name, const int box[4], guint program, TandemPdfFile *file)
{
  guint number = tandem_pdf_file_reserve (file);
  GString *out = tandem_pdf_file_begin (file, number);
  hb_font_extents_t extents;
  int x_scale, y_scale;

  hb_font_get_h_extents (face->outlines, &extents);
  hb_font_get_scale (face->outlines, &x_scale, &y_scale);
  g_string_append_printf (out, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile3 %u 0 R>>", name,
                          box[0], box[1], box[2], box[3], (int) (extents.ascender * 1000.0 / ABS (y_scale)), (int) (extents.descender * 1000.0 / ABS (y_scale)),
                          MIN (box[3], 730), program);
  return number;
}

static void
write_outlines (const Face *face, const Subset *subset, TandemPdfFile *file, guint number, guint map)
{
  g_autofree char *name = create_name (face, subset);
  g_autoptr (TandemCff) cff = tandem_cff_new (name);
  guint program = tandem_pdf_file_reserve (file), descriptor, first, last;
  g_autoptr (GString) widths = g_string_new (NULL);
  GString *out;
  int box[4];

  tandem_cff_add (cff, 0, NULL, face->outlines, &(TandemCffPart) { 0 }, 1, 500);
  for (guint code = 1; code < N_CODES; code++)
    if (subset->codes[code].parts != NULL)
      {
        g_autofree char *glyph_name = create_glyph_name (subset, code);

        tandem_cff_add (cff, (guint8) code, glyph_name, face->outlines, subset->codes[code].parts, subset->codes[code].n_parts, (int) lround (subset->codes[code].width));
      }
  tandem_cff_box (cff, box);
  tandem_pdf_file_add_stream (file, program, "/Subtype/Type1C", tandem_cff_finish (cff));
  descriptor = write_descriptor (face, name, box, program, file);
  append_widths (widths, subset, &first, &last);
  out = tandem_pdf_file_begin (file, number);
  g_string_append_printf (out, "<</Type/Font/Subtype/Type1/BaseFont/%s/FirstChar %u/LastChar %u%s/FontDescriptor %u 0 R/ToUnicode %u 0 R>>", name, first, last, widths->str, descriptor, map);
}

static void
append_picture (const Face *face, const TandemCffPart *part, TandemPdfFile *file, GString *content, GString *images)
{
  double x, y, width, height;
  cairo_surface_t *surface = tandem_glyph_picture_draw (face->font, part->glyph, GLYPH_PIXELS, &x, &y, &width, &height);
  guint image;

  if (surface == NULL)
    return;
  image = tandem_pdf_image_write (surface, file);
  cairo_surface_destroy (surface);
  g_string_append_printf (images, "/I%u %u 0 R", image, image);
  g_string_append (content, "\nq ");
  tandem_pdf_append_number (content, width * TANDEM_CFF_EM);
  g_string_append (content, " 0 0 ");
  tandem_pdf_append_number (content, height * TANDEM_CFF_EM);
  g_string_append_c (content, ' ');
  tandem_pdf_append_number (content, x * TANDEM_CFF_EM + part->x);
  g_string_append_c (content, ' ');
  tandem_pdf_append_number (content, y * TANDEM_CFF_EM + part->y);
  g_string_append_printf (content, " cm/I%u Do Q", image);
}

/* Puts the pictures of one code into the file, which @images gets; returns the number of what draws it. */
static guint
write_picture (const Face *face, const Code *code, TandemPdfFile *file, GString *images)
{
  guint number = tandem_pdf_file_reserve (file);
  GString *content = g_string_new (NULL);

  tandem_pdf_append_number (content, code->width);
  g_string_append (content, " 0 d0");
  for (guint i = 0; i < code->n_parts; i++)
    append_picture (face, &code->parts[i], file, content, images);
  tandem_pdf_file_add_stream (file, number, NULL, g_string_free_to_bytes (content));
  return number;
}

/* A font whose glyphs are drawings (9.6.5). */
static void
write_pictures (const Face *face, const Subset *subset, TandemPdfFile *file, guint number, guint map)
{
  g_autoptr (GString) widths = g_string_new (NULL), procedures = g_string_new (NULL), images = g_string_new (NULL), names = g_string_new (NULL);
  guint first, last;
  GString *out;

  for (guint code = 1; code < N_CODES; code++)
    if (subset->codes[code].parts != NULL)
      {
        g_string_append_printf (procedures, "/g%u %u 0 R", code, write_picture (face, &subset->codes[code], file, images));
        g_string_append_printf (names, "%u/g%u", code, code);
      }
  append_widths (widths, subset, &first, &last);
  out = tandem_pdf_file_begin (file, number);
  g_string_append_printf (out, "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<%s>>/Encoding<</Type/Encoding/Differences[%s]>>"
                               "/FirstChar %u/LastChar %u%s/Resources<</XObject<<%s>>>>/ToUnicode %u 0 R>>",
                          procedures->str, names->str, first, last, widths->str, images->str, map);
}

/**
 * tandem_pdf_fonts_write:
 * @file: where the fonts go
 * @resources: gets their entry for the pages
 */
void
tandem_pdf_fonts_write (TandemPdfFonts *self, TandemPdfFile *file, GString *resources)
{
  g_string_append (resources, "/Font<<");
  for (guint i = 0; i < self->faces->len; i++)
    {
      const Face *face = g_ptr_array_index (self->faces, i);

      for (guint k = 0; k < face->subsets->len; k++)
        {
          const Subset *subset = g_ptr_array_index (face->subsets, k);
          guint number = tandem_pdf_file_reserve (file), map = tandem_pdf_file_reserve (file);

          tandem_pdf_file_add_stream (file, map, NULL, create_map (subset));
          if (face->has_pictures)
            write_pictures (face, subset, file, number, map);
          else
            write_outlines (face, subset, file, number, map);
          g_string_append_printf (resources, "/F%u %u 0 R", subset->number, number);
        }
    }
  g_string_append (resources, ">>");
}
