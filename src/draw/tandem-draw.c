/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-draw.h"

#include <math.h>
#include <string.h>

struct _TandemDrawList
{
  gatomicrefcount ref_count;
  double          width, height;
  GPtrArray      *ops;     /* of TandemDrawOp, each allocated by itself: a caller may hold one while adding others */
  GStringChunk   *strings; /* every distinct text once */
};

static void
free_op (gpointer data)
{
  TandemDrawOp *op = data;

  g_clear_pointer (&op->image, g_bytes_unref);
  g_free (op);
}

static const char *
keep_string (TandemDrawList *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (self->strings, text);
}

/**
 * tandem_draw_list_new:
 * @width: px
 * @height: px
 *
 * Returns: (transfer full): an empty list
 */
TandemDrawList *
tandem_draw_list_new (double width, double height)
{
  TandemDrawList *self = g_new0 (TandemDrawList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->ops = g_ptr_array_new_with_free_func (free_op);
  self->strings = g_string_chunk_new (1024);
  return self;
}

TandemDrawList *
tandem_draw_list_ref (TandemDrawList *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_draw_list_unref (TandemDrawList *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->ops);
  g_string_chunk_free (self->strings);
  g_free (self);
}

double
tandem_draw_list_get_width (const TandemDrawList *self)
{
  return self->width;
}

double
tandem_draw_list_get_height (const TandemDrawList *self)
{
  return self->height;
}

void
tandem_draw_list_set_size (TandemDrawList *self, double width, double height)
{
  self->width = width;
  self->height = height;
}

guint
tandem_draw_list_get_n_ops (const TandemDrawList *self)
{
  return self->ops->len;
}

const TandemDrawOp *
tandem_draw_list_get_op (const TandemDrawList *self, guint index)
{
  g_return_val_if_fail (index < self->ops->len, NULL);
  return g_ptr_array_index (self->ops, index);
}

/**
 * tandem_draw_list_add:
 * @self: a list
 * @kind: not TEXT; see tandem_draw_list_add_text()
 * @role: what it is for
 * @x: px
 * @y: px
 * @width: px; of a line the way to its other end, which may be negative
 * @height: px; the same
 *
 * Returns: (transfer none): the operation, to be filled in; lives as long as @self
 */
TandemDrawOp *
tandem_draw_list_add (TandemDrawList *self, TandemDrawKind kind, TandemRole role, double x, double y, double width, double height)
{
  TandemDrawOp *op = g_new0 (TandemDrawOp, 1);

  op->kind = kind;
  op->role = role;
  op->x = x;
  op->y = y;
  op->width = width;
  op->height = height;
  g_ptr_array_add (self->ops, op);
  return op;
}

/**
 * tandem_draw_list_add_text:
 * @self: a list
 * @role: what it is for
 * @x: px, left edge of the box
 * @y: px, top edge of the box
 * @extents: what the measurer said of @text in @style
 * @style: copied; its language must be an interned string
 * @ink: colour
 * @text: copied
 *
 * Returns: (transfer none): the operation
 */
TandemDrawOp *
tandem_draw_list_add_text (TandemDrawList *self, TandemRole role, double x, double y, const TandemTextExtents *extents,
                           const TandemTextStyle *style, TandemInk ink, const char *text)
{
  TandemDrawOp *op = tandem_draw_list_add (self, TANDEM_DRAW_TEXT, role, x, y, extents->width, extents->height);

  op->style = *style;
  op->fill = ink;
  op->text = keep_string (self, text);
  return op;
}

/**
 * tandem_draw_list_begin_tag:
 * @tag: name of a structure element of a document, like "Figure"
 *
 * Everything up to the matching tandem_draw_list_end_tag() is inside the element.
 */
void
tandem_draw_list_begin_tag (TandemDrawList *self, const char *tag)
{
  TandemDrawOp *op = tandem_draw_list_add (self, TANDEM_DRAW_TAG_BEGIN, TANDEM_ROLE_PAGE, 0, 0, 0, 0);

  op->text = keep_string (self, tag);
}

void
tandem_draw_list_end_tag (TandemDrawList *self, const char *tag)
{
  TandemDrawOp *op = tandem_draw_list_add (self, TANDEM_DRAW_TAG_END, TANDEM_ROLE_PAGE, 0, 0, 0, 0);

  op->text = keep_string (self, tag);
}

void
tandem_draw_list_set_text (TandemDrawList *self, TandemDrawOp *op, const char *text)
{
  op->text = keep_string (self, text);
}

void
tandem_draw_list_set_words (TandemDrawList *self, TandemDrawOp *op, const char *words)
{
  op->words = keep_string (self, words);
}

void
tandem_draw_list_set_link (TandemDrawList *self, TandemDrawOp *op, const char *uri)
{
  op->link = keep_string (self, uri);
}

/**
 * tandem_draw_list_add_copy:
 * @self: a list
 * @other: operation of any list, copied to the end of @self
 * @dx: px to the right
 * @dy: px down
 */
void
tandem_draw_list_add_copy (TandemDrawList *self, const TandemDrawOp *other, double dx, double dy)
{
  TandemDrawOp *op = g_memdup2 (other, sizeof (TandemDrawOp));

  op->x += dx;
  op->y += dy;
  op->text = keep_string (self, op->text);
  op->words = keep_string (self, op->words);
  op->link = keep_string (self, op->link);
  if (op->image != NULL)
    g_bytes_ref (op->image);
  g_ptr_array_add (self->ops, op);
}

/**
 * tandem_draw_list_append:
 * @self: a list
 * @other: copied to the end of @self
 * @dx: px to the right
 * @dy: px down
 */
void
tandem_draw_list_append (TandemDrawList *self, const TandemDrawList *other, double dx, double dy)
{
  for (guint i = 0; i < other->ops->len; i++)
    tandem_draw_list_add_copy (self, g_ptr_array_index (other->ops, i), dx, dy);
}

/**
 * tandem_draw_list_cut:
 * @self: a list without tags
 * @left: px
 * @right: px
 * @is_wanted: (nullable): what is taken; all where it is NULL
 *
 * Returns: (transfer full): a list of the same size with those operations that leave ink between @left and @right
 */
TandemDrawList *
tandem_draw_list_cut (const TandemDrawList *self, double left, double right, TandemDrawTest is_wanted)
{
  TandemDrawList *cut = tandem_draw_list_new (self->width, self->height);

  for (guint i = 0; i < self->ops->len; i++)
    {
      const TandemDrawOp *op = g_ptr_array_index (self->ops, i);
      /* Letters lean over the edges of their box, lines are as thick as they are. */
      double more = op->kind == TANDEM_DRAW_TEXT ? op->style.size : MAX (op->line_width, 1);

      if (MAX (op->x, op->x + op->width) + more >= left && MIN (op->x, op->x + op->width) - more <= right && (is_wanted == NULL || is_wanted (op)))
        tandem_draw_list_add_copy (cut, op, 0, 0);
    }
  return cut;
}

/**
 * tandem_draw_list_mirror:
 * @self: a list of a right-to-left picture that was laid out from the left
 *
 * Exchanges left and right. A text keeps its own direction; its box moves.
 */
void
tandem_draw_list_mirror (TandemDrawList *self)
{
  for (guint i = 0; i < self->ops->len; i++)
    {
      TandemDrawOp *op = g_ptr_array_index (self->ops, i);

      if (op->kind == TANDEM_DRAW_TAG_BEGIN || op->kind == TANDEM_DRAW_TAG_END)
        continue;
      if (op->kind == TANDEM_DRAW_LINE)
        {
          op->x = self->width - op->x;
          op->width = -op->width;
        }
      else
        {
          op->x = self->width - op->x - op->width;
        }
    }
}

/* How far (@x, @y) is outside the box of @op, px; 0 inside. */
static double
distance_to (const TandemDrawOp *op, double x, double y)
{
  double left = MIN (op->x, op->x + op->width), right = MAX (op->x, op->x + op->width);
  double top = MIN (op->y, op->y + op->height), bottom = MAX (op->y, op->y + op->height);
  double dx = MAX (MAX (left - x, x - right), 0), dy = MAX (MAX (top - y, y - bottom), 0);

  return hypot (dx, dy);
}

/**
 * tandem_draw_list_hit:
 * @self: a list
 * @x: px
 * @y: px
 * @slop: px by which a finger may miss
 *
 * Marks come before labels, labels before leaders and bars; of equals the nearest, of equally near ones the one on top.
 *
 * Returns: the milestone there, 0 for none
 */
gint64
tandem_draw_list_hit (const TandemDrawList *self, double x, double y, double slop)
{
  gint64 item = 0;
  int best_rank = G_MAXINT;
  double best_distance = 0;

  for (guint i = 0; i < self->ops->len; i++)
    {
      const TandemDrawOp *op = g_ptr_array_index (self->ops, i);
      double distance;
      int rank;

      if (op->item == 0)
        continue;
      distance = distance_to (op, x, y);
      if (distance > slop)
        continue;
      rank = op->role == TANDEM_ROLE_MARK ? 0 : op->role == TANDEM_ROLE_LABEL || op->role == TANDEM_ROLE_KEY ? 1 : 2;
      if (distance > 0)
        rank += 3;
      if (rank < best_rank || (rank == best_rank && distance <= best_distance))
        {
          item = op->item;
          best_rank = rank;
          best_distance = distance;
        }
    }
  return item;
}

static gboolean
styles_equal (const TandemTextStyle *a, const TandemTextStyle *b)
{
  return a->size == b->size && a->weight == b->weight && a->tabular == b->tabular && a->wrap_width == b->wrap_width &&
         a->max_lines == b->max_lines && a->align == b->align && a->rtl == b->rtl && g_strcmp0 (a->language, b->language) == 0;
}

static gboolean
ops_equal (const TandemDrawOp *a, const TandemDrawOp *b)
{
  if (a->image != b->image && (a->image == NULL || b->image == NULL || !g_bytes_equal (a->image, b->image)))
    return FALSE;
  return a->kind == b->kind && a->role == b->role && a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height &&
         a->item == b->item && a->fill == b->fill && a->stroke == b->stroke && a->line_width == b->line_width &&
         a->radius == b->radius && a->dashed == b->dashed && a->hatched == b->hatched && a->round_ends == b->round_ends &&
         a->shape == b->shape && a->progress == b->progress && a->number == b->number && a->key == b->key && g_strcmp0 (a->text, b->text) == 0 &&
         g_strcmp0 (a->words, b->words) == 0 && g_strcmp0 (a->link, b->link) == 0 && styles_equal (&a->style, &b->style);
}

/**
 * tandem_draw_list_equal:
 *
 * Returns: whether both draw the same picture by the same operations, to the last bit
 */
gboolean
tandem_draw_list_equal (const TandemDrawList *a, const TandemDrawList *b)
{
  if (a->width != b->width || a->height != b->height || a->ops->len != b->ops->len)
    return FALSE;
  for (guint i = 0; i < a->ops->len; i++)
    if (!ops_equal (g_ptr_array_index (a->ops, i), g_ptr_array_index (b->ops, i)))
      return FALSE;
  return TRUE;
}

/**
 * tandem_role_name:
 *
 * Returns: the name that the command line's contract has for @role; "page" for what stands around a timeline
 */
const char *
tandem_role_name (TandemRole role)
{
  static const char *const names[] = {
    [TANDEM_ROLE_AXIS] = "axis", [TANDEM_ROLE_TICK] = "tick", [TANDEM_ROLE_PHASE] = "phase", [TANDEM_ROLE_MARK] = "mark",
    [TANDEM_ROLE_LEADER] = "leader", [TANDEM_ROLE_LABEL] = "label", [TANDEM_ROLE_TODAY] = "today", [TANDEM_ROLE_BAND] = "band",
    [TANDEM_ROLE_SIDE] = "side", [TANDEM_ROLE_KEY] = "key", [TANDEM_ROLE_PAGE] = "page",
  };

  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (names), NULL);
  return names[role];
}

const char *
tandem_draw_kind_name (TandemDrawKind kind)
{
  static const char *const names[] = {
    [TANDEM_DRAW_RECT] = "rect", [TANDEM_DRAW_LINE] = "line", [TANDEM_DRAW_TEXT] = "text", [TANDEM_DRAW_SHAPE] = "shape",
    [TANDEM_DRAW_IMAGE] = "image", [TANDEM_DRAW_TAG_BEGIN] = "tag-begin", [TANDEM_DRAW_TAG_END] = "tag-end",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}
