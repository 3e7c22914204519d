/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-timeline-picture.h"

struct _TandemTimelinePicture
{
  TandemTimelineTexts  *texts; /* borrowed */
  TandemTimelineOptions options;
  TandemMeasurer       *measurer;
  TandemEdition  *edition;
  TandemDrawList *list;
  TandemScale     scale;
  GArray         *places;  /* TandemTimelinePlace, in the order of the days */
  GHashTable     *by_item; /* item → place + 1 */
};

/* From the edge of what is in sight to a name that stays there, px at normal text size. */
#define NAME_PAD 12
/* Between such a name and what comes after it (px). */
#define NAME_DISTANCE 14

/* The key under the picture gets longer than the picture beyond this; the checklist tells the same. */
#define MOST_IN_KEY 40

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const TandemTimelinePlace *one = a, *other = b;

  /* What has no day yet comes last. */
  if (one->due != other->due)
    return one->due != TANDEM_DAY_NONE && (other->due == TANDEM_DAY_NONE || one->due < other->due) ? -1 : 1;
  return one->index < other->index ? -1 : 1;
}

static void
collect_places (TandemTimelinePicture *self)
{
  g_autoptr (GHashTable) indexes = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->edition->n_milestones; i++)
    g_hash_table_insert (indexes, (gpointer) &self->edition->milestones[i].item, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < tandem_draw_list_get_n_ops (self->list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (self->list, i);
      guint index = op->item > 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (indexes, &op->item)) : 0;
      TandemTimelinePlace place = { op->item, index - 1, TANDEM_DAY_NONE, op->x, op->y, op->width, op->height };

      /* The go-live that the edition puts in where no milestone is has no milestone to be changed. */
      if (index == 0 || op->role != TANDEM_ROLE_MARK || op->kind != TANDEM_DRAW_SHAPE || !g_hash_table_remove (indexes, &op->item))
        continue;
      place.due = self->edition->milestones[place.index].due;
      g_array_append_val (self->places, place);
    }
  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->places->len; i++)
    g_hash_table_insert (self->by_item, &g_array_index (self->places, TandemTimelinePlace, i).item, GUINT_TO_POINTER (i + 1));
}

/**
 * tandem_timeline_picture_new:
 * @texts: (transfer none): of a plan for us, kept by the caller; what one picture of it measured the next needn't
 * @width: px
 * @seen_width: px of it that are in sight at once
 * @text_scale: size of text on this desktop, 1 for normal
 * @rtl: the window is mirrored; a document that is gets a mirrored picture anyway
 * @is_moving: one of many while a person zooms: labels stay beside their marks, and some may be missing
 * @measurer: measures text as it will be painted
 *
 * Returns: (transfer full): the picture
 */
TandemTimelinePicture *
tandem_timeline_picture_new (TandemTimelineTexts *texts, double width, double seen_width, double text_scale, gboolean rtl, gboolean is_moving, TandemMeasurer *measurer)
{
  TandemTimelinePicture *self = g_new0 (TandemTimelinePicture, 1);
  TandemEdition *edition = tandem_timeline_texts_get_edition (texts);
  TandemTimelineOptions *options = &self->options;

  tandem_timeline_options_init (options, TANDEM_TIMELINE_SCREEN, width, 0);
  options->title_size *= text_scale;
  options->line_size *= text_scale;
  options->axis_size *= text_scale;
  options->minimum_size *= text_scale;
  options->has_key = edition->n_milestones <= MOST_IN_KEY;
  options->is_moving = is_moving;
  options->seen_width = seen_width;
  if (rtl)
    options->direction = TANDEM_DIRECTION_RTL;

  self->texts = texts;
  self->measurer = measurer;
  self->edition = tandem_edition_ref (edition);
  self->list = tandem_timeline_layout_again (texts, options, measurer);
  tandem_timeline_get_scale (edition, options, &self->scale);
  self->places = g_array_new (FALSE, FALSE, sizeof (TandemTimelinePlace));
  self->by_item = g_hash_table_new (g_int64_hash, g_int64_equal);
  collect_places (self);
  return self;
}

/* Measures, for the pictures that come when this one is zoomed, the texts of some milestones: see tandem_timeline_prepare(). */
gboolean
tandem_timeline_picture_prepare (TandemTimelinePicture *self, guint *next, guint n)
{
  return tandem_timeline_prepare (self->texts, &self->options, self->measurer, next, n);
}

void
tandem_timeline_picture_free (TandemTimelinePicture *self)
{
  g_hash_table_unref (self->by_item);
  g_array_unref (self->places);
  tandem_draw_list_unref (self->list);
  tandem_edition_unref (self->edition);
  g_free (self);
}

/* (transfer none) */
TandemEdition *
tandem_timeline_picture_get_edition (TandemTimelinePicture *self)
{
  return self->edition;
}

/* (transfer none) */
TandemDrawList *
tandem_timeline_picture_get_list (TandemTimelinePicture *self)
{
  return self->list;
}

const TandemScale *
tandem_timeline_picture_get_scale (TandemTimelinePicture *self)
{
  return &self->scale;
}

/* How many milestones have a mark. */
guint
tandem_timeline_picture_get_n (TandemTimelinePicture *self)
{
  return self->places->len;
}

/* @place counts in the order of the days. */
const TandemTimelinePlace *
tandem_timeline_picture_get_place (TandemTimelinePicture *self, guint place)
{
  return place < self->places->len ? &g_array_index (self->places, TandemTimelinePlace, place) : NULL;
}

/* The place of a milestone's mark, %G_MAXUINT where it has none. */
guint
tandem_timeline_picture_find (TandemTimelinePicture *self, gint64 item)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_item, &item)) - 1;
}

/* (transfer none) (nullable) */
const TandemEditionMilestone *
tandem_timeline_picture_get_milestone (TandemTimelinePicture *self, gint64 item)
{
  guint place = tandem_timeline_picture_find (self, item);

  return place != G_MAXUINT ? &self->edition->milestones[tandem_timeline_picture_get_place (self, place)->index] : NULL;
}

/* Whether a point is on the mark of @item itself, missed by at most @slop px. */
gboolean
tandem_timeline_picture_is_mark (TandemTimelinePicture *self, gint64 item, double x, double y, double slop)
{
  const TandemTimelinePlace *place = tandem_timeline_picture_get_place (self, tandem_timeline_picture_find (self, item));

  return place != NULL && x >= place->x - slop && x <= place->x + place->width + slop && y >= place->y - slop && y <= place->y + place->height + slop;
}

static gboolean
is_name (const TandemDrawOp *op)
{
  return op->kind == TANDEM_DRAW_TEXT && op->role == TANDEM_ROLE_PHASE;
}

static gboolean
is_no_name (const TandemDrawOp *op)
{
  return !is_name (op);
}

/**
 * tandem_timeline_picture_cut:
 * @self: a picture
 * @left: px
 * @right: px
 *
 * Returns: (transfer full): what leaves ink between @left and @right, without the names of phases
 */
TandemDrawList *
tandem_timeline_picture_cut (TandemTimelinePicture *self, double left, double right)
{
  return tandem_draw_list_cut (self->list, left, right, is_no_name);
}

/* Whether @name stands on @op: the ground of its phase, or the strip under it where several phases share their ground. */
static gboolean
is_field (const TandemDrawOp *op, const TandemDrawOp *name)
{
  if (op->kind != TANDEM_DRAW_RECT || op->role != TANDEM_ROLE_PHASE)
    return FALSE;
  return op->height > name->height || (op->y > name->y + name->height / 2 && op->y < name->y + name->height + name->style.size / 2);
}

/* How far @name may go towards the end of its phase: as far as its field and the texts beside it let it. @sign: -1 in a mirrored
 * picture, whose days run to the left */
static double
find_room (TandemTimelinePicture *self, const TandemDrawOp *name, int sign)
{
  double begin = sign > 0 ? name->x : name->x + name->width, end = sign > 0 ? name->x + name->width : name->x, room = G_MAXDOUBLE;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (self->list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (self->list, i);
      double near = sign > 0 ? op->x : op->x + op->width, far = sign > 0 ? op->x + op->width : op->x;

      if (is_field (op, name) && (begin - near) * sign >= 0 && (far - begin) * sign > 0)
        room = MIN (room, (far - end) * sign - NAME_DISTANCE);
      else if (op->kind == TANDEM_DRAW_TEXT && op != name && op->y < name->y + name->height && op->y + op->height > name->y && (near - begin) * sign > 0)
        room = MIN (room, (near - end) * sign - NAME_DISTANCE);
    }
  return room == G_MAXDOUBLE ? 0 : MAX (room, 0);
}

/**
 * tandem_timeline_picture_pin_names:
 * @self: a picture
 * @left: px, where what is in sight begins
 * @right: px, where it ends
 *
 * Returns: (transfer full): the names of phases in sight; one that began before stays at the edge as long as its phase does
 */
TandemDrawList *
tandem_timeline_picture_pin_names (TandemTimelinePicture *self, double left, double right)
{
  TandemDrawList *names = tandem_draw_list_new (tandem_draw_list_get_width (self->list), tandem_draw_list_get_height (self->list));
  int sign = self->scale.rtl ? -1 : 1;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (self->list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (self->list, i);
      double hidden, shift = 0;

      if (!is_name (op))
        continue;
      hidden = sign > 0 ? left + NAME_PAD - op->x : op->x + op->width + NAME_PAD - right;
      if (hidden > 0)
        shift = sign * MIN (hidden, find_room (self, op, sign));
      if (op->x + shift <= right && op->x + shift + op->width >= left)
        tandem_draw_list_add_copy (names, op, shift, 0);
    }
  return names;
}
