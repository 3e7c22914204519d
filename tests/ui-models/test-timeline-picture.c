/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edition-builder.h"
#include "tandem-pango-measurer.h"
#include "tandem-test-plan.h"
#include "tandem-timeline-picture.h"

typedef struct
{
  TandemLibrary       *library;
  TandemEdition       *edition;
  TandemTimelineTexts *texts;
  TandemPangoMeasurer *measurer;
  gint64               counter;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->counter = 1;
  f->library = tandem_test_plan_new_library ();
  f->edition = tandem_edition_new (tandem_test_plan_add (f->library, tandem_test_plan_sample (tandem_test_plan_count, &f->counter)),
                                   &(TandemEditionOptions) { .today = tandem_day_parse_iso ("2026-11-23"), .for_us = TRUE });
  f->texts = tandem_timeline_texts_new (f->edition);
  f->measurer = tandem_pango_measurer_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_timeline_texts_free (f->texts);
  tandem_pango_measurer_free (f->measurer);
  tandem_edition_unref (f->edition);
  g_object_unref (f->library);
}

static TandemTimelinePicture *
create (Fixture *f, double width, double text_scale, gboolean rtl)
{
  return tandem_timeline_picture_new (f->texts, width, width, text_scale, rtl, FALSE, tandem_pango_measurer_get_measurer (f->measurer));
}

/* Every milestone with a day has one mark, walked in the order of the days, inside the picture. */
static void
test_places (Fixture *f, gconstpointer data)
{
  static const struct { double width, text_scale; gboolean rtl; } cases[] = { { 1000, 1, FALSE }, { 520, 1, FALSE }, { 520, 2, FALSE }, { 3600, 1, FALSE }, { 900, 1, TRUE } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (TandemTimelinePicture) picture = create (f, cases[c].width, cases[c].text_scale, cases[c].rtl);
      guint n = tandem_timeline_picture_get_n (picture);

      g_assert_cmpuint (n, ==, 11);
      g_assert_null (tandem_timeline_picture_get_place (picture, n));
      for (guint i = 0; i < n; i++)
        {
          const TandemTimelinePlace *place = tandem_timeline_picture_get_place (picture, i);

          g_assert_cmpuint (tandem_timeline_picture_find (picture, place->item), ==, i);
          g_assert_cmpint (tandem_timeline_picture_get_milestone (picture, place->item)->item, ==, place->item);
          g_assert_cmpfloat (place->x, >=, 0);
          g_assert_cmpfloat (place->x + place->width, <=, cases[c].width);
          g_assert_true (tandem_timeline_picture_is_mark (picture, place->item, place->x + place->width / 2, place->y + place->height / 2, 0));
          if (i > 0)
            {
              const TandemTimelinePlace *before = tandem_timeline_picture_get_place (picture, i - 1);

              g_assert_cmpuint (before->due, <=, place->due);
              if (cases[c].rtl)
                g_assert_cmpfloat (before->x, >=, place->x);
              else
                g_assert_cmpfloat (before->x, <=, place->x);
            }
        }
    }
}

/* What is kept from one width to the next makes no difference, nor does what is prepared. */
static void
test_again (Fixture *f, gconstpointer data)
{
  static const struct { double width, text_scale; gboolean rtl; } cases[] = {
    { 1000, 1, FALSE }, { 1250, 1, FALSE }, { 4000, 1, FALSE }, { 420, 1, FALSE }, { 1000, 2, FALSE }, { 1000, 2, TRUE }, { 1000, 1, FALSE },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (TandemTimelineTexts) texts = tandem_timeline_texts_new (f->edition);
      g_autoptr (TandemTimelinePicture) again = create (f, cases[c].width, cases[c].text_scale, cases[c].rtl);
      g_autoptr (TandemTimelinePicture) first = tandem_timeline_picture_new (texts, cases[c].width, cases[c].width, cases[c].text_scale, cases[c].rtl, FALSE,
                                                                             tandem_pango_measurer_get_measurer (f->measurer));
      guint next = 0, turns = 1;

      g_assert_true (tandem_draw_list_equal (tandem_timeline_picture_get_list (first), tandem_timeline_picture_get_list (again)));
      while (tandem_timeline_picture_prepare (again, &next, 4))
        turns++;
      g_assert_cmpuint (turns, ==, 3); /* 11 milestones */
    }
}

/* px of the ink of @item in @role; the axis itself for 0 */
static const TandemDrawOp *
find_op (TandemTimelinePicture *picture, TandemRole role, gint64 item)
{
  TandemDrawList *list = tandem_timeline_picture_get_list (picture);

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      if (op->role == role && op->item == item)
        return op;
    }
  return NULL;
}

/* While a picture is zoomed labels stay in their rows, at the same distance from their marks, and none comes. The layout itself
 * checks that none collides. */
static void
test_moving (Fixture *f, gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  TandemMeasurer *measurer = tandem_pango_measurer_get_measurer (f->measurer);
  g_autoptr (TandemTimelinePicture) still = create (f, 1000, 1, rtl);
  guint n_lost = 0;

  for (double width = 520; width < 4000; width += 23)
    {
      g_autoptr (TandemTimelinePicture) moving = tandem_timeline_picture_new (f->texts, width, width, 1, rtl, TRUE, measurer);

      g_assert_cmpfloat (find_op (moving, TANDEM_ROLE_AXIS, 0)->y, >=, find_op (still, TANDEM_ROLE_AXIS, 0)->y);
      for (guint i = 0; i < tandem_timeline_picture_get_n (still); i++)
        {
          const TandemTimelinePlace *place = tandem_timeline_picture_get_place (still, i);
          const TandemTimelinePlace *now = tandem_timeline_picture_get_place (moving, tandem_timeline_picture_find (moving, place->item));
          const TandemDrawOp *label = find_op (still, TANDEM_ROLE_LABEL, place->item), *label_now = find_op (moving, TANDEM_ROLE_LABEL, place->item);

          g_assert_nonnull (now);
          g_assert_nonnull (label);
          if (label_now == NULL)
            {
              n_lost++;
              g_assert_cmpfloat (width, <, 1000);
              continue;
            }
          g_assert_cmpfloat_with_epsilon (label_now->y - now->y, label->y - place->y, 0.001);
          g_assert_cmpfloat_with_epsilon (label_now->x - now->x, label->x - place->x, 0.001);
          g_assert_cmpstr (label_now->text, ==, label->text);
        }
    }
  g_assert_cmpuint (n_lost, >, 0);
}

/* When it rests it is what it would be without having moved. */
static void
test_rest (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemTimelineTexts) texts = tandem_timeline_texts_new (f->edition);
  TandemMeasurer *measurer = tandem_pango_measurer_get_measurer (f->measurer);
  g_autoptr (TandemTimelinePicture) before = tandem_timeline_picture_new (texts, 1000, 1000, 1, FALSE, TRUE, measurer); /* nothing to keep yet */
  g_autoptr (TandemTimelinePicture) moving = tandem_timeline_picture_new (texts, 600, 600, 1, FALSE, TRUE, measurer);
  g_autoptr (TandemTimelinePicture) rest = tandem_timeline_picture_new (texts, 600, 600, 1, FALSE, FALSE, measurer);
  g_autoptr (TandemTimelinePicture) still = create (f, 600, 1, FALSE);

  g_assert_false (tandem_draw_list_equal (tandem_timeline_picture_get_list (moving), tandem_timeline_picture_get_list (rest)));
  g_assert_true (tandem_draw_list_equal (tandem_timeline_picture_get_list (rest), tandem_timeline_picture_get_list (still)));
}

static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemTimelinePicture) picture = create (f, 800, 1, FALSE);

  g_assert_cmpuint (tandem_timeline_picture_find (picture, 987654), ==, G_MAXUINT);
  g_assert_null (tandem_timeline_picture_get_milestone (picture, 987654));
  g_assert_false (tandem_timeline_picture_is_mark (picture, 987654, 10, 10, 1000));
}

/* Dragging by what a day measures moves by that day, at every zoom. */
static void
test_days_and_px (Fixture *f, gconstpointer data)
{
  static const double widths[] = { 520, 777, 1000, 1999.5, 12000 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (int rtl = 0; rtl <= 1; rtl++)
      {
        g_autoptr (TandemTimelinePicture) picture = create (f, widths[w], 1, rtl);
        const TandemScale *scale = tandem_timeline_picture_get_scale (picture);

        for (TandemDay day = tandem_day_parse_iso ("2026-10-20"); day < tandem_day_parse_iso ("2027-03-31"); day++)
          {
            double there = tandem_scale_x (scale, day);

            g_assert_cmpuint (tandem_scale_day (scale, there + 0.49 * scale->day_width), ==, day);
            g_assert_cmpuint (tandem_scale_day (scale, there - 0.49 * scale->day_width), ==, day);
          }
      }
}

/* Names of phases stay in sight as long as their phase does, in its field and beside all other texts. */
static void
test_names (Fixture *f, gconstpointer data)
{
  static const double widths[] = { 1000, 2600, 9000 };
  gboolean rtl = GPOINTER_TO_INT (data);
  const double seen = 700;
  guint n_pinned = 0;

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (TandemTimelinePicture) picture = create (f, widths[w], 1, rtl);
      TandemDrawList *list = tandem_timeline_picture_get_list (picture);

      for (double left = 0; left + seen <= widths[w]; left += 41)
        {
          g_autoptr (TandemDrawList) names = tandem_timeline_picture_pin_names (picture, left, left + seen);
          g_autoptr (TandemDrawList) rest = tandem_timeline_picture_cut (picture, left, left + seen);

          for (guint i = 0; i < tandem_draw_list_get_n_ops (names); i++)
            {
              const TandemDrawOp *name = tandem_draw_list_get_op (names, i);

              g_assert_true (name->x + name->width >= left && name->x <= left + seen);
              for (guint k = 0; k < tandem_draw_list_get_n_ops (rest); k++)
                {
                  const TandemDrawOp *op = tandem_draw_list_get_op (rest, k);

                  if (op->kind == TANDEM_DRAW_TEXT)
                    g_assert_false (op->x < name->x + name->width && op->x + op->width > name->x && op->y < name->y + name->height && op->y + op->height > name->y);
                }
              for (guint k = 0; k < i; k++)
                {
                  const TandemDrawOp *other = tandem_draw_list_get_op (names, k);

                  g_assert_false (other->y == name->y && other->x < name->x + name->width && other->x + other->width > name->x);
                }
            }
          /* Whose field reaches far into what is in sight has its name there. */
          for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
            {
              const TandemDrawOp *field = tandem_draw_list_get_op (list, i);
              gboolean is_named = FALSE, begins_before;

              if (field->role != TANDEM_ROLE_PHASE || field->kind != TANDEM_DRAW_RECT)
                continue;
              begins_before = rtl ? field->x + field->width > left + seen : field->x < left;
              if (!begins_before || MIN (field->x + field->width, left + seen) - MAX (field->x, left) < 200)
                continue;
              for (guint k = 0; k < tandem_draw_list_get_n_ops (names); k++)
                {
                  const TandemDrawOp *name = tandem_draw_list_get_op (names, k);

                  is_named |= name->x >= MAX (field->x, left) && name->x + name->width <= MIN (field->x + field->width, left + seen);
                }
              g_assert_true (is_named);
              n_pinned++;
            }
        }
    }
  g_assert_cmpuint (n_pinned, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui-models/timeline/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/ui-models/timeline/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/ui-models/timeline/moving", Fixture, GINT_TO_POINTER (FALSE), set_up, test_moving, tear_down);
  g_test_add ("/ui-models/timeline/moving/rtl", Fixture, GINT_TO_POINTER (TRUE), set_up, test_moving, tear_down);
  g_test_add ("/ui-models/timeline/rest", Fixture, NULL, set_up, test_rest, tear_down);
  g_test_add ("/ui-models/timeline/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/ui-models/timeline/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/ui-models/timeline/names-mirrored", Fixture, GINT_TO_POINTER (TRUE), set_up, test_names, tear_down);
  g_test_add ("/ui-models/timeline/days-and-px", Fixture, NULL, set_up, test_days_and_px, tear_down);
  return g_test_run ();
}
