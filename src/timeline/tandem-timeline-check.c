/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-timeline-check.h"

#include "tandem-language.h"

#include <math.h>

/* px that boxes may share before they "meet": rounding, not overlap. */
#define TOLERANCE 0.05
/* A tick label's "0" is at least this share of its size wide. */
#define ZERO_EMS 0.45

typedef struct
{
  double left, top, right, bottom;
  const TandemDrawOp *op;
} Box;

/* Boxes that are asked which of them a box may meet: in the order of one edge, with how far those up to each reach. */
typedef struct
{
  GArray  *boxes; /* Box */
  GArray  *reach; /* double: px, the furthest right or lower edge of the boxes up to each */
  gboolean by_top;
} Row;

typedef struct
{
  const TandemDrawList *list;
  const TandemEdition  *edition;
  const TandemTimelineOptions *options;
  gboolean              rtl;
  GArray               *texts;     /* Box, by top edge */
  Row                   obstacles; /* marks, axis, today */
  Row                   leaders;
  Row                   marks;
  GHashTable           *labelled, *keyed, *marked; /* item → op */
  GHashTable           *milestones; /* item → milestone */
  GPtrArray            *faults;
} Check;

G_GNUC_PRINTF (2, 3) static void
add_fault (Check *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static Box
make_box (const TandemDrawOp *op)
{
  double spread = op->kind == TANDEM_DRAW_LINE ? op->line_width / 2 : 0;

  return (Box) {
    MIN (op->x, op->x + op->width) - (op->width == 0 ? spread : 0), MIN (op->y, op->y + op->height) - (op->height == 0 ? spread : 0),
    MAX (op->x, op->x + op->width) + (op->width == 0 ? spread : 0), MAX (op->y, op->y + op->height) + (op->height == 0 ? spread : 0), op,
  };
}

static gboolean
boxes_meet (const Box *a, const Box *b)
{
  return a->left < b->right - TOLERANCE && b->left < a->right - TOLERANCE && a->top < b->bottom - TOLERANCE && b->top < a->bottom - TOLERANCE;
}

static const char *
describe (const TandemDrawOp *op)
{
  return op->text != NULL ? op->text : tandem_role_name (op->role);
}

static gint
compare_tops (gconstpointer a, gconstpointer b)
{
  const Box *x = a, *y = b;

  return x->top < y->top ? -1 : x->top > y->top;
}

static gint
compare_lefts (gconstpointer a, gconstpointer b)
{
  const Box *x = a, *y = b;

  return x->left < y->left ? -1 : x->left > y->left;
}

static void
init_row (Row *row, gboolean by_top)
{
  row->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  row->reach = g_array_new (FALSE, FALSE, sizeof (double));
  row->by_top = by_top;
}

static void
clear_row (Row *row)
{
  g_array_unref (row->boxes);
  g_array_unref (row->reach);
}

/* To be called when all boxes are there. */
static void
order_row (Row *row)
{
  double furthest = -G_MAXDOUBLE;

  g_array_sort (row->boxes, row->by_top ? compare_tops : compare_lefts);
  for (guint i = 0; i < row->boxes->len; i++)
    {
      const Box *box = &g_array_index (row->boxes, Box, i);

      furthest = MAX (furthest, row->by_top ? box->bottom : box->right);
      g_array_append_val (row->reach, furthest);
    }
}

/* Boxes that begin before the end of @box. */
static guint
count_before (const Row *row, const Box *box)
{
  double end = row->by_top ? box->bottom : box->right;
  guint first = 0, after = row->boxes->len;

  while (first < after)
    {
      guint middle = (first + after) / 2;
      const Box *other = &g_array_index (row->boxes, Box, middle);

      if ((row->by_top ? other->top : other->left) < end)
        first = middle + 1;
      else
        after = middle;
    }
  return first;
}

/* The last box before @place that meets @box, NULL for none; count_before() is where to begin. @place: (inout) */
static const Box *
find_meeting (const Row *row, const Box *box, guint *place)
{
  double start = row->by_top ? box->top : box->left;

  while (*place > 0 && g_array_index (row->reach, double, *place - 1) > start)
    {
      const Box *other = &g_array_index (row->boxes, Box, --*place);

      if (other->op != box->op && boxes_meet (box, other))
        return other;
    }
  return NULL;
}

static gpointer
item_key (const TandemDrawOp *op)
{
  return GSIZE_TO_POINTER ((gsize) op->item);
}

static void
sort_op (Check *self, const TandemDrawOp *op)
{
  Box box = make_box (op);

  if (op->kind == TANDEM_DRAW_TEXT)
    {
      g_array_append_val (self->texts, box);
      if (op->role == TANDEM_ROLE_LABEL)
        g_hash_table_insert (self->labelled, item_key (op), (gpointer) op);
      if (op->role == TANDEM_ROLE_KEY)
        g_hash_table_insert (self->keyed, item_key (op), (gpointer) op);
    }
  else if (op->role == TANDEM_ROLE_LEADER)
    {
      g_array_append_val (self->leaders.boxes, box);
    }
  else if (op->role == TANDEM_ROLE_MARK || op->role == TANDEM_ROLE_AXIS || op->role == TANDEM_ROLE_TODAY)
    {
      g_array_append_val (self->obstacles.boxes, box);
      if (op->role == TANDEM_ROLE_MARK)
        {
          g_array_append_val (self->marks.boxes, box);
          g_hash_table_insert (self->marked, item_key (op), (gpointer) op);
        }
    }
}

static void
check_canvas (Check *self, const TandemDrawOp *op)
{
  Box box = make_box (op);
  double width = tandem_draw_list_get_width (self->list), height = tandem_draw_list_get_height (self->list);

  if (op->kind == TANDEM_DRAW_TAG_BEGIN || op->kind == TANDEM_DRAW_TAG_END)
    return;
  if (box.left < -0.5 || box.top < -0.5 || box.right > width + 0.5 || box.bottom > height + 0.5)
    add_fault (self, "leaves the canvas: %s", describe (op));
  if (op->kind == TANDEM_DRAW_TEXT && op->style.size < self->options->minimum_size - 0.01)
    add_fault (self, "too small: %s", op->text);
}

static void
check_texts (Check *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const Box *text = &g_array_index (self->texts, Box, i), *met;
      guint place;

      for (guint k = i + 1; k < self->texts->len; k++)
        {
          const Box *other = &g_array_index (self->texts, Box, k);

          if (other->top >= text->bottom)
            break;
          if (boxes_meet (text, other))
            add_fault (self, "texts meet: %s, %s", text->op->text, other->op->text);
        }
      place = count_before (&self->leaders, text);
      while (find_meeting (&self->leaders, text, &place) != NULL)
        add_fault (self, "a leader crosses a text: %s", text->op->text);
      if (text->op->role == TANDEM_ROLE_KEY || text->op->role == TANDEM_ROLE_TODAY)
        continue;
      place = count_before (&self->obstacles, text);
      while ((met = find_meeting (&self->obstacles, text, &place)) != NULL)
        add_fault (self, "%s meets %s", text->op->text, describe (met->op));
    }
}

static void
check_leaders (Check *self)
{
  for (guint i = 0; i < self->leaders.boxes->len; i++)
    {
      const Box *leader = &g_array_index (self->leaders.boxes, Box, i), *mark;
      guint place = i;

      while (find_meeting (&self->leaders, leader, &place) != NULL)
        add_fault (self, "leaders cross");
      place = count_before (&self->marks, leader);
      while ((mark = find_meeting (&self->marks, leader, &place)) != NULL)
        if (mark->op->item != leader->op->item)
          add_fault (self, "a leader crosses the mark of another milestone");
    }
}

static gint
compare_due (gconstpointer a, gconstpointer b)
{
  const TandemEditionMilestone *x = *(const TandemEditionMilestone *const *) a, *y = *(const TandemEditionMilestone *const *) b;

  return x->due != y->due ? (x->due < y->due ? -1 : 1) : x < y ? -1 : x > y;
}

/* Marks, and so leaders, run in the order of their days. */
static void
check_order (Check *self)
{
  g_autoptr (GPtrArray) by_day = g_ptr_array_new ();
  double last = -G_MAXDOUBLE;

  for (guint i = 0; i < self->edition->n_milestones; i++)
    if (self->edition->milestones[i].due != TANDEM_DAY_NONE)
      g_ptr_array_add (by_day, (gpointer) &self->edition->milestones[i]);
  g_ptr_array_sort (by_day, compare_due);
  for (guint i = 0; i < by_day->len; i++)
    {
      const TandemEditionMilestone *milestone = g_ptr_array_index (by_day, i);
      const TandemDrawOp *op = g_hash_table_lookup (self->marked, GSIZE_TO_POINTER ((gsize) milestone->item));
      double middle;

      if (op == NULL)
        continue;
      middle = (op->x + op->width / 2) * (self->rtl ? -1 : 1);
      if (middle < last - 0.001)
        add_fault (self, "out of the order of days: %s", milestone->title);
      last = middle;
    }
  for (guint i = 0; i < self->leaders.boxes->len; i++)
    {
      const TandemDrawOp *leader = g_array_index (self->leaders.boxes, Box, i).op;
      const TandemDrawOp *mark = g_hash_table_lookup (self->marked, item_key (leader));

      if (mark == NULL || fabs (mark->x + mark->width / 2 - leader->x) > 0.01)
        add_fault (self, "a leader does not stand on its mark");
    }
}

static void
check_sides (Check *self)
{
  for (guint i = 0; i < self->leaders.boxes->len; i++)
    {
      const TandemDrawOp *leader = g_array_index (self->leaders.boxes, Box, i).op;
      const TandemEditionMilestone *milestone = g_hash_table_lookup (self->milestones, item_key (leader));

      if (milestone == NULL)
        add_fault (self, "a leader of no milestone");
      else if ((milestone->driver == TANDEM_SIDE_BUYER && leader->height > 0) || (milestone->driver == TANDEM_SIDE_SELLER && leader->height < 0))
        add_fault (self, "on the side of who does not lead it: %s", milestone->title);
    }
}

/* Nothing is dropped: a milestone has a mark, and a label or a number; a number has its row in the key, also where the mark
 * is too small to have it written. Milestones outside
 * the days that are shown have nothing. */
static void
check_complete (Check *self)
{
  for (guint i = 0; i < self->edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &self->edition->milestones[i];
      gpointer key = GSIZE_TO_POINTER ((gsize) milestone->item);
      const TandemDrawOp *mark = g_hash_table_lookup (self->marked, key);

      if (mark == NULL)
        {
          if (self->options->day_width <= 0 || milestone->due == TANDEM_DAY_NONE)
            add_fault (self, "without a mark: %s", milestone->title);
          continue;
        }
      if (mark->key == 0 && !self->options->is_moving && !g_hash_table_contains (self->labelled, key))
        add_fault (self, "neither label nor number: %s", milestone->title);
      if (mark->key != 0 && self->options->has_key && !g_hash_table_contains (self->keyed, key))
        add_fault (self, "not in the key: %s", milestone->title);
    }
}

static void
check_ticks (Check *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    for (guint k = i + 1; k < self->texts->len; k++)
      {
        const Box *a = &g_array_index (self->texts, Box, i), *b = &g_array_index (self->texts, Box, k);
        double distance = MAX (a->left - b->right, b->left - a->right);

        if (a->op->role != TANDEM_ROLE_TICK)
          break;
        if (b->op->role == TANDEM_ROLE_TICK && distance < 2.5 * ZERO_EMS * a->op->style.size)
          add_fault (self, "tick labels too near: %s, %s", a->op->text, b->op->text);
      }
}

/**
 * tandem_timeline_check:
 * @list: a timeline
 * @edition: what it was made of
 * @options: how
 *
 * Checks what the design promises of every picture: no text meets another text, a mark, the axis or the mark of today; no
 * leader crosses a text, a leader or a foreign mark; nothing leaves the canvas; no text is below the smallest size; marks
 * and leaders are in the order of their days; labels are on the side of who leads; tick labels keep their distance; nothing
 * is dropped.
 *
 * Returns: (transfer full): (element-type utf8): the faults; empty when everything holds
 */
GPtrArray *
tandem_timeline_check (const TandemDrawList *list, const TandemEdition *edition, const TandemTimelineOptions *options)
{
  Check self = { .list = list, .edition = edition, .options = options };

  self.rtl = options->direction == TANDEM_DIRECTION_OF_LANGUAGE ? tandem_language_is_rtl (tandem_language_find (edition->language))
                                                                : options->direction == TANDEM_DIRECTION_RTL;
  self.texts = g_array_new (FALSE, FALSE, sizeof (Box));
  init_row (&self.obstacles, TRUE);
  init_row (&self.leaders, FALSE);
  init_row (&self.marks, FALSE);
  self.labelled = g_hash_table_new (NULL, NULL);
  self.keyed = g_hash_table_new (NULL, NULL);
  self.marked = g_hash_table_new (NULL, NULL);
  self.milestones = g_hash_table_new (NULL, NULL);
  self.faults = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      check_canvas (&self, tandem_draw_list_get_op (list, i));
      sort_op (&self, tandem_draw_list_get_op (list, i));
    }
  g_array_sort (self.texts, compare_tops);
  order_row (&self.obstacles);
  order_row (&self.leaders);
  order_row (&self.marks);
  for (guint i = 0; i < edition->n_milestones; i++)
    g_hash_table_insert (self.milestones, GSIZE_TO_POINTER ((gsize) edition->milestones[i].item), (gpointer) &edition->milestones[i]);
  check_texts (&self);
  check_leaders (&self);
  check_order (&self);
  check_sides (&self);
  check_complete (&self);
  check_ticks (&self);
  g_array_unref (self.texts);
  clear_row (&self.obstacles);
  clear_row (&self.leaders);
  clear_row (&self.marks);
  g_hash_table_unref (self.labelled);
  g_hash_table_unref (self.keyed);
  g_hash_table_unref (self.marked);
  g_hash_table_unref (self.milestones);
  return self.faults;
}
