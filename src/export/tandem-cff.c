/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cff.h"

#include <math.h>
#include <string.h>

/* Numbers an operator of a charstring may have before it (5177, appendix B). */
#define DEEPEST_STACK 48
/* Strings that every reader knows; names beyond them are in the font (5176, appendix A). */
#define STANDARD_STRINGS 391

enum { VMOVETO = 4, RLINETO = 5, HLINETO = 6, VLINETO = 7, RRCURVETO = 8, ENDCHAR = 14, RMOVETO = 21, HMOVETO = 22, VVCURVETO = 26, HHCURVETO = 27, VHCURVETO = 30, HVCURVETO = 31 };

/* A step of an outline, relative to where the last one ended. */
typedef struct
{
  char op;   /* 'm', 'l' or 'c' */
  int  d[6]; /* x and y of one point or of three */
} Step;

struct _TandemCff
{
  char       *name;
  GByteArray *codes;       /* of all glyphs but the first, which is .notdef */
  GArray     *names;       /* of guint16, string numbers, likewise */
  GPtrArray  *strings;     /* names that aren't standard */
  GPtrArray  *charstrings; /* of GByteArray */
  int         box[4];      /* left, bottom, right, top of all outlines, in units */
};

static void
append_byte (GByteArray *out, int byte)
{
  guint8 b = (guint8) byte;

  g_byte_array_append (out, &b, 1);
}

static void
append_be (GByteArray *out, guint number, guint n_bytes)
{
  while (n_bytes-- > 0)
    append_byte (out, (int) (number >> (8 * n_bytes) & 0xff));
}

/* Both in charstrings and in dictionaries. */
static void
append_integer (GByteArray *out, int number)
{
  if (number >= -107 && number <= 107)
    {
      append_byte (out, number + 139);
    }
  else if (number >= 108 && number <= 1131)
    {
      append_byte (out, 247 + (number - 108) / 256);
      append_byte (out, (number - 108) % 256);
    }
  else if (number <= -108 && number >= -1131)
    {
      append_byte (out, 251 + (-number - 108) / 256);
      append_byte (out, (-number - 108) % 256);
    }
  else
    {
      append_byte (out, 28);
      append_be (out, (guint) CLAMP (number, G_MININT16, G_MAXINT16), 2);
    }
}

/* In five bytes, however small: so a dictionary's length is known before the offsets in it are. */
static void
append_offset (GByteArray *out, gsize number, int op)
{
  append_byte (out, 29);
  append_be (out, (guint) number, 4);
  append_byte (out, op);
}

static void
append_index (GByteArray *out, const GPtrArray *items)
{
  guint offset = 1, size = 1, n_bytes = 1;

  append_be (out, items->len, 2);
  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    size += ((const GByteArray *) g_ptr_array_index (items, i))->len;
  while (size >> (8 * n_bytes) != 0)
    n_bytes++;
  append_byte (out, (int) n_bytes);
  append_be (out, offset, n_bytes);
  for (guint i = 0; i < items->len; i++)
    append_be (out, offset += ((const GByteArray *) g_ptr_array_index (items, i))->len, n_bytes);
  for (guint i = 0; i < items->len; i++)
    {
      const GByteArray *item = g_ptr_array_index (items, i);

      g_byte_array_append (out, item->data, item->len);
    }
}

/* An outline on its way from HarfBuzz. */
typedef struct
{
  GArray *steps; /* of Step */
  double  x_scale, y_scale;
  const TandemCffPart *part;
  int     x, y, start_x, start_y;
  int    *box;
} Tracer;

static void
add_step (Tracer *self, char op, const double *points)
{
  guint n = op == 'c' ? 3 : 1;
  Step step = { .op = op };

  for (guint i = 0; i < n; i++)
    {
      int x = (int) lround (points[2 * i] * self->x_scale) + self->part->x, y = (int) lround (points[2 * i + 1] * self->y_scale) + self->part->y;

      step.d[2 * i] = x - self->x;
      step.d[2 * i + 1] = y - self->y;
      self->x = x;
      self->y = y;
      self->box[0] = MIN (self->box[0], x);
      self->box[1] = MIN (self->box[1], y);
      self->box[2] = MAX (self->box[2], x);
      self->box[3] = MAX (self->box[3], y);
    }
  g_array_append_val (self->steps, step);
}

static void
move_to_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user_data)
{
  Tracer *self = data;

  add_step (self, 'm', (double[]) { x, y });
  self->start_x = self->x;
  self->start_y = self->y;
}

static void
line_to_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user_data)
{
  add_step (data, 'l', (double[]) { x, y });
}

static void
cubic_to_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x3, float y3, void *user_data)
{
  add_step (data, 'c', (double[]) { x1, y1, x2, y2, x3, y3 });
}

/* The way back to the start is part of every outline; a line of its own would be said twice. */
static void
close_path_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user_data)
{
  Tracer *self = data;
  const Step *last = self->steps->len > 0 ? &g_array_index (self->steps, Step, self->steps->len - 1) : NULL;

  if (last == NULL || last->op != 'l' || self->x != self->start_x || self->y != self->start_y)
    return;
  self->x -= last->d[0];
  self->y -= last->d[1];
  g_array_set_size (self->steps, self->steps->len - 1);
}

/* HarfBuzz makes curves of three points of those of TrueType, which have two. */
static hb_draw_funcs_t *
get_draw_funcs (void)
{
  static hb_draw_funcs_t *funcs;

  if (g_once_init_enter_pointer (&funcs))
    {
      hb_draw_funcs_t *made = hb_draw_funcs_create ();

      hb_draw_funcs_set_move_to_func (made, move_to_cb, NULL, NULL);
      hb_draw_funcs_set_line_to_func (made, line_to_cb, NULL, NULL);
      hb_draw_funcs_set_cubic_to_func (made, cubic_to_cb, NULL, NULL);
      hb_draw_funcs_set_close_path_func (made, close_path_cb, NULL, NULL);
      hb_draw_funcs_make_immutable (made);
      g_once_init_leave_pointer (&funcs, made);
    }
  return funcs;
}

/* The shortest operator for @step; @args and @n_args get what it wants before it. */
static int
choose_operator (const Step *step, int *args, guint *n_args)
{
  const int *d = step->d;
  int op;

  *n_args = step->op == 'c' ? 6 : 2;
  memcpy (args, d, *n_args * sizeof (int));
  if (step->op != 'c')
    {
      gboolean moves = step->op == 'm';

      if (d[0] != 0 && d[1] != 0)
        return moves ? RMOVETO : RLINETO;
      *n_args = 1;
      args[0] = d[1] == 0 ? d[0] : d[1];
      return d[1] == 0 ? (moves ? HMOVETO : HLINETO) : (moves ? VMOVETO : VLINETO);
    }
  if (d[1] == 0 && d[4] == 0)
    op = HVCURVETO;
  else if (d[0] == 0 && d[5] == 0)
    op = VHCURVETO;
  else if (d[1] == 0 && d[5] == 0)
    op = HHCURVETO;
  else if (d[0] == 0 && d[4] == 0)
    op = VVCURVETO;
  else
    return RRCURVETO;
  args[0] = op == HVCURVETO || op == HHCURVETO ? d[0] : d[1];
  args[1] = d[2];
  args[2] = d[3];
  args[3] = op == HVCURVETO || op == VVCURVETO ? d[5] : d[4];
  *n_args = 4;
  return op;
}

/* Whether one operator does what @before and then @op do: those for a direction take turns. */
static gboolean
goes_on (int before, int op, guint n_joined)
{
  static const int turns[][2] = { { HLINETO, VLINETO }, { VLINETO, HLINETO }, { HVCURVETO, VHCURVETO }, { VHCURVETO, HVCURVETO } };

  if (before == RLINETO || before == RRCURVETO || before == HHCURVETO || before == VVCURVETO)
    return op == before;
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (before == turns[i][0])
      return op == turns[i][n_joined % 2];
  return FALSE;
}

/* The steps as a charstring; its first number is the width. */
static GByteArray *
encode (const GArray *steps, int width)
{
  GByteArray *out = g_byte_array_new ();
  guint depth = 1, n_joined = 0;
  int first = 0;

  append_integer (out, width);
  for (guint i = 0; i < steps->len; i++)
    {
      guint n_args;
      int args[6], op = choose_operator (&g_array_index (steps, Step, i), args, &n_args);

      if (first != 0 && (!goes_on (first, op, n_joined) || depth + n_args > DEEPEST_STACK))
        {
          append_byte (out, first);
          first = 0;
          depth = 0;
        }
      if (first == 0)
        {
          first = op;
          n_joined = 0;
        }
      for (guint k = 0; k < n_args; k++)
        append_integer (out, args[k]);
      depth += n_args;
      n_joined++;
    }
  if (first != 0)
    append_byte (out, first);
  append_byte (out, ENDCHAR);
  return out;
}

/**
 * tandem_cff_new:
 * @name: of the font, ASCII
 *
 * Returns: (transfer full): a font without glyphs; the first to be added must be .notdef
 */
TandemCff *
tandem_cff_new (const char *name)
{
  TandemCff *self = g_new0 (TandemCff, 1);

  self->name = g_strdup (name);
  self->codes = g_byte_array_new ();
  self->names = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->strings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  self->charstrings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  return self;
}

void
tandem_cff_free (TandemCff *self)
{
  g_free (self->name);
  g_byte_array_unref (self->codes);
  g_array_unref (self->names);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->charstrings);
  g_free (self);
}

/**
 * tandem_cff_add:
 * @code: that shows it
 * @name: (nullable): a name that no other glyph has; %NULL for what ASCII calls @code
 * @font: where its outlines are
 * @parts: (array length=n_parts): the glyphs there that are drawn for it
 * @width: units to the next glyph
 */
void
tandem_cff_add (TandemCff *self, guint8 code, const char *name, hb_font_t *font, const TandemCffPart *parts, guint n_parts, int width)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Tracer tracer = { .steps = steps, .box = self->box };
  /* The standard strings are those of ASCII in its order, but for the two marks that were curled then. */
  guint16 string = code == '\'' ? 104 : code == '`' ? 124 : code - 31;
  int x_scale, y_scale;

  hb_font_get_scale (font, &x_scale, &y_scale);
  tracer.x_scale = (double) TANDEM_CFF_EM / x_scale;
  tracer.y_scale = (double) TANDEM_CFF_EM / ABS (y_scale);
  for (guint i = 0; i < n_parts; i++)
    {
      tracer.part = &parts[i];
      hb_font_draw_glyph (font, parts[i].glyph, get_draw_funcs (), &tracer);
    }
  g_ptr_array_add (self->charstrings, encode (steps, width));
  if (self->charstrings->len == 1)
    return;
  if (name != NULL)
    {
      GByteArray *bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) name, (guint) strlen (name));
      string = (guint16) (STANDARD_STRINGS + self->strings->len);
      g_ptr_array_add (self->strings, bytes);
    }
  append_byte (self->codes, code);
  g_array_append_val (self->names, string);
}

/* Left, bottom, right and top of all outlines, in units. */
void
tandem_cff_box (const TandemCff *self, int box[4])
{
  memcpy (box, self->box, sizeof self->box);
}

static void
append_top (const TandemCff *self, GByteArray *out, gsize charset, gsize encoding, gsize charstrings, gsize private, gsize private_size)
{
  g_autoptr (GPtrArray) tops = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  GByteArray *top = g_byte_array_new ();

  for (guint i = 0; i < 4; i++)
    append_integer (top, self->box[i]);
  append_byte (top, 5);
  append_offset (top, charset, 15);
  append_offset (top, encoding, 16);
  append_offset (top, charstrings, 17);
  append_byte (top, 29);
  append_be (top, (guint) private_size, 4);
  append_offset (top, private, 18);
  g_ptr_array_add (tops, top);
  append_index (out, tops);
}

/* Header and indexes before the parts that they say the place of. */
static void
append_head (const TandemCff *self, GByteArray *out, gsize charset, gsize encoding, gsize charstrings, gsize private, gsize private_size)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref), none = g_ptr_array_new ();
  GByteArray *name = g_byte_array_new ();

  g_byte_array_append (out, (const guint8[]) { 1, 0, 4, 4 }, 4);
  g_byte_array_append (name, (const guint8 *) self->name, (guint) strlen (self->name));
  g_ptr_array_add (names, name);
  append_index (out, names);
  append_top (self, out, charset, encoding, charstrings, private, private_size);
  append_index (out, self->strings);
  append_index (out, none);
}

/**
 * tandem_cff_finish:
 *
 * Returns: (transfer full): the font
 */
GBytes *
tandem_cff_finish (TandemCff *self)
{
  static const guint8 private[] = { 139, 20 }; /* glyphs are 0 wide where they don't say it */
  g_autoptr (GByteArray) trial = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  gsize encoding, charset, charstrings, end;

  append_head (self, trial, 0, 0, 0, 0, 0);
  encoding = trial->len;
  charset = encoding + 2 + self->codes->len;
  charstrings = charset + 1 + 2 * self->names->len;
  append_index (trial, self->charstrings);
  end = charstrings + trial->len - encoding;

  append_head (self, out, charset, encoding, charstrings, end, sizeof private);
  append_byte (out, 0);
  append_byte (out, (int) self->codes->len);
  g_byte_array_append (out, self->codes->data, self->codes->len);
  append_byte (out, 0);
  for (guint i = 0; i < self->names->len; i++)
    append_be (out, g_array_index (self->names, guint16, i), 2);
  append_index (out, self->charstrings);
  g_byte_array_append (out, private, sizeof private);
  return g_byte_array_free_to_bytes (out);
}
