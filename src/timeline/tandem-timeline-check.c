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

typedef struct
{
  const TandemDrawList *list;
  const TandemEdition  *edition;
  const TandemTimelineOptions *options;
  gboolean              rtl;
  GArray               *texts;     /* Box, by top edge */
  GArray               *obstacles; /* Box: marks, axis, today */
  GArray               *leaders;   /* Box */
  GArray               *marks;     /* Box, those with a day */
  GHashTable           *labelled, *keyed, *marked; /* item → op */
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
      g_array_append_val (self->leaders, box);
    }
  else if (op->role == TANDEM_ROLE_MARK || op->role == TANDEM_ROLE_AXIS || op->role == TANDEM_ROLE_TODAY)
    {
      g_array_append_val (self->obstacles, box);
      if (op->role == TANDEM_ROLE_MARK)
        {
          g_array_append_val (self->marks, box);
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
      const Box *text = &g_array_index (self->texts, Box, i);

      for (guint k = i + 1; k < self->texts->len; k++)
        {
          const Box *other = &g_array_index (self->texts, Box, k);

          if (other->top >= text->bottom)
            break;
          if (boxes_meet (text, other))
            add_fault (self, "texts meet: %s, %s", text->op->text, other->op->text);
        }
      for (guint k = 0; k < self->leaders->len; k++)
        if (boxes_meet (text, &g_array_index (self->leaders, Box, k)))
          add_fault (self, "a leader crosses a text: %s", text->op->text);
      if (text->op->role == TANDEM_ROLE_KEY || text->op->role == TANDEM_ROLE_TODAY)
        continue;
      for (guint k = 0; k < self->obstacles->len; k++)
        if (boxes_meet (text, &g_array_index (self->obstacles, Box, k)))
          add_fault (self, "%s meets %s", text->op->text, describe (g_array_index (self->obstacles, Box, k).op));
    }
}

static void
check_leaders (Check *self)
{
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const Box *leader = &g_array_index (self->leaders, Box, i);

      for (guint k = i + 1; k < self->leaders->len; k++)
        if (boxes_meet (leader, &g_array_index (self->leaders, Box, k)))
          add_fault (self, "leaders cross");
      for (guint k = 0; k < self->marks->len; k++)
        {
          const Box *mark = &g_array_index (self->marks, Box, k);

          if (mark->op->item != leader->op->item && boxes_meet (leader, mark))
            add_fault (self, "a leader crosses the mark of another milestone");
        }
    }
}

static const TandemEditionMilestone *
find_milestone (Check *self, gint64 item)
{
  for (guint i = 0; i < self->edition->n_milestones; i++)
    if (self->edition->milestones[i].item == item)
      return &self->edition->milestones[i];
  return NULL;
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
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const TandemDrawOp *leader = g_array_index (self->leaders, Box, i).op;
      const TandemDrawOp *mark = g_hash_table_lookup (self->marked, item_key (leader));

      if (mark == NULL || fabs (mark->x + mark->width / 2 - leader->x) > 0.01)
        add_fault (self, "a leader does not stand on its mark");
    }
}

static void
check_sides (Check *self)
{
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const TandemDrawOp *leader = g_array_index (self->leaders, Box, i).op;
      const TandemEditionMilestone *milestone = find_milestone (self, leader->item);

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
      if (mark->key == 0 && !g_hash_table_contains (self->labelled, key))
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
  self.obstacles = g_array_new (FALSE, FALSE, sizeof (Box));
  self.leaders = g_array_new (FALSE, FALSE, sizeof (Box));
  self.marks = g_array_new (FALSE, FALSE, sizeof (Box));
  self.labelled = g_hash_table_new (NULL, NULL);
  self.keyed = g_hash_table_new (NULL, NULL);
  self.marked = g_hash_table_new (NULL, NULL);
  self.faults = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      check_canvas (&self, tandem_draw_list_get_op (list, i));
      sort_op (&self, tandem_draw_list_get_op (list, i));
    }
  g_array_sort (self.texts, compare_tops);
  check_texts (&self);
  check_leaders (&self);
  check_order (&self);
  check_sides (&self);
  check_complete (&self);
  check_ticks (&self);
  g_array_unref (self.texts);
  g_array_unref (self.obstacles);
  g_array_unref (self.leaders);
  g_array_unref (self.marks);
  g_hash_table_unref (self.labelled);
  g_hash_table_unref (self.keyed);
  g_hash_table_unref (self.marked);
  return self.faults;
}
