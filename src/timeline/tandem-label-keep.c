/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

#include <math.h>

/* px that labels may be nearer than a search lets them be: rounding, not collision. */
#define TOLERANCE 0.1

/**
 * tandem_labels_remember:
 *
 * Notes where the labels are, for tandem_labels_keep() in pictures to come.
 */
void
tandem_labels_remember (const TandemLayout *self)
{
  TandemTimelineTexts *texts = self->texts;
  GArray *const arrays[] = { self->items, self->undated };

  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    for (guint i = 0; i < arrays[a]->len; i++)
      {
        const TandemLayoutItem *item = &g_array_index (arrays[a], TandemLayoutItem, i);

        item->texts->place = item->place;
        item->texts->shape = item->shape;
        item->texts->number = item->number;
      }
  texts->has_places = !self->all_numbers;
  texts->is_roomy = self->is_roomy;
  texts->rows = self->rows;
  texts->head_height = self->head_height;
  texts->foot_height = self->foot_height;
}

static gint
compare_weights (gconstpointer a, gconstpointer b)
{
  const TandemLayoutItem *x = *(const TandemLayoutItem *const *) a, *y = *(const TandemLayoutItem *const *) b;

  return tandem_labels_weigh (y->milestone) - tandem_labels_weigh (x->milestone);
}

/* px of the box of a label */
static void
find_box (const TandemLayout *self, const TandemLayoutItem *item, double *start, double *end)
{
  double gap = TANDEM_LABEL_GAP * self->unit;

  *start = item->place.is_before ? item->x - gap - item->width : item->x + gap;
  *end = *start + item->width;
}

/* Whether the leader of @item goes through a row past a box from @start to @end, too near. */
static gboolean
meets_leader (const TandemLayout *self, const TandemLayoutItem *item, double start, double end)
{
  double clearance = TANDEM_LABEL_CLEARANCE * self->unit - TOLERANCE;

  return item->x > start - clearance && item->x < end + clearance;
}

/* Whether the label of @item has room beside all of @kept. */
static gboolean
has_room (const TandemLayout *self, const GPtrArray *kept, const TandemLayoutItem *item)
{
  double distance = TANDEM_LABEL_DISTANCE * self->unit - TOLERANCE, leader_distance = TANDEM_LEADER_DISTANCE * self->unit - TOLERANCE;
  double start, end, other_start, other_end;

  find_box (self, item, &start, &end);
  if (start < self->pad - TOLERANCE || end > self->scale.width - self->pad + TOLERANCE)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    {
      const TandemLayoutItem *other = g_ptr_array_index (kept, i);

      if (other->place.is_below != item->place.is_below)
        continue;
      find_box (self, other, &other_start, &other_end);
      if (fabs (other->x - item->x) < leader_distance
          || (other->place.row == item->place.row && other_start < end + distance && other_end > start - distance)
          || (other->place.row >= item->place.row && meets_leader (self, other, start, end))
          || (other->place.row <= item->place.row && meets_leader (self, item, other_start, other_end)))
        return FALSE;
    }
  return TRUE;
}

/* Gives milestones without a day the numbers that they had; G_MAXUINT where they have titles now or had titles then. */
static guint
count_undated_numbers (TandemLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->undated->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->undated, TandemLayoutItem, i);

      if ((item->number != 0) != (item->texts->number != 0))
        return G_MAXUINT;
      item->number = item->texts->number;
      n += item->number != 0;
    }
  return n;
}

/**
 * tandem_labels_keep:
 *
 * Labels stay where tandem_labels_remember() saw them, beside their marks, wherever these are now; of those that collide the
 * more important ones do, and no other comes. So labels glide while a picture is zoomed, where a search would have others for
 * every step. Rows keep their heights, and numbers stay the same.
 */
void
tandem_labels_keep (TandemLayout *self)
{
  const TandemTimelineTexts *texts = self->texts;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new (), kept = g_ptr_array_new ();
  guint n_numbered = count_undated_numbers (self);

  if (n_numbered == G_MAXUINT)
    {
      tandem_labels_search (self);
      return;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      TandemLayoutItem *item = &g_array_index (self->items, TandemLayoutItem, i);

      item->place = (TandemFlagPlace) { 0 };
      item->number = item->texts->number;
      n_numbered += item->number != 0;
      if (item->texts->place.row > 0 && tandem_marks_is_visible (self, item))
        g_ptr_array_add (wanted, item);
    }
  g_ptr_array_sort (wanted, compare_weights); /* stable */
  for (guint i = 0; i < wanted->len; i++)
    {
      TandemLayoutItem *item = g_ptr_array_index (wanted, i);

      tandem_label_set_shape (self, item, &item->texts->shape);
      item->place = item->texts->place;
      if (has_room (self, kept, item))
        g_ptr_array_add (kept, item);
      else
        item->place = (TandemFlagPlace) { 0 };
    }
  self->row_gap = TANDEM_ROW_GAP * self->unit;
  self->rows = texts->rows;
  self->head_height = MAX (self->head_height, texts->head_height);
  self->foot_height = MAX (self->foot_height, texts->foot_height);
  self->key_height = tandem_below_key_height (self, n_numbered);
}
