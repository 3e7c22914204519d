/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-draw.h"

static TandemDrawList *
make_list (void)
{
  TandemDrawList *list = tandem_draw_list_new (200, 100);
  TandemTextStyle style = { .size = 12, .weight = TANDEM_WEIGHT_REGULAR, .wrap_width = -1, .language = g_intern_static_string ("en") };
  TandemTextExtents extents = { 40, 14, 11, 1, FALSE };

  tandem_draw_list_add (list, TANDEM_DRAW_RECT, TANDEM_ROLE_PHASE, 0, 0, 100, 100)->fill = TANDEM_INK_PHASE_A;
  tandem_draw_list_add (list, TANDEM_DRAW_LINE, TANDEM_ROLE_LEADER, 50, 20, 0, 30)->item = 1;
  tandem_draw_list_add (list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, 40, 50, 20, 20)->item = 1;
  tandem_draw_list_add (list, TANDEM_DRAW_SHAPE, TANDEM_ROLE_MARK, 58, 50, 20, 20)->item = 2;
  tandem_draw_list_add_text (list, TANDEM_ROLE_LABEL, 55, 20, &extents, &style, TANDEM_INK_TEXT, "Kick-off")->item = 1;
  return list;
}

static void
test_equal (void)
{
  g_autoptr (TandemDrawList) a = make_list ();
  g_autoptr (TandemDrawList) b = make_list ();

  g_assert_true (tandem_draw_list_equal (a, b));
  ((TandemDrawOp *) tandem_draw_list_get_op (b, 2))->number = 4;
  g_assert_false (tandem_draw_list_equal (a, b));
  ((TandemDrawOp *) tandem_draw_list_get_op (b, 2))->number = 0;
  g_assert_true (tandem_draw_list_equal (a, b));
  tandem_draw_list_set_size (b, 200, 101);
  g_assert_false (tandem_draw_list_equal (a, b));
}

/* An operation may be held while others are added; texts live as long as the list. */
static void
test_ownership (void)
{
  g_autoptr (TandemDrawList) list = tandem_draw_list_new (10, 10);
  TandemDrawOp *first = tandem_draw_list_add (list, TANDEM_DRAW_RECT, TANDEM_ROLE_AXIS, 1, 2, 3, 4);
  g_autofree char *uri = g_strdup ("https://example.com/");

  for (int i = 0; i < 5000; i++)
    tandem_draw_list_add (list, TANDEM_DRAW_RECT, TANDEM_ROLE_AXIS, 0, 0, 1, 1);
  tandem_draw_list_set_link (list, first, uri);
  uri[0] = 'x';
  g_assert_true (tandem_draw_list_get_op (list, 0) == first);
  g_assert_cmpstr (first->link, ==, "https://example.com/");
}

static void
test_append (void)
{
  g_autoptr (TandemDrawList) page = tandem_draw_list_new (400, 400);
  g_autoptr (GBytes) image = g_bytes_new_static ("png", 3);

  {
    g_autoptr (TandemDrawList) list = make_list ();

    tandem_draw_list_add (list, TANDEM_DRAW_IMAGE, TANDEM_ROLE_PAGE, 0, 0, 10, 10)->image = g_bytes_ref (image);
    tandem_draw_list_begin_tag (page, "Figure");
    tandem_draw_list_append (page, list, 10, 20);
    tandem_draw_list_end_tag (page, "Figure");
  }
  g_assert_cmpuint (tandem_draw_list_get_n_ops (page), ==, 8);
  g_assert_cmpstr (tandem_draw_list_get_op (page, 0)->text, ==, "Figure");
  g_assert_cmpstr (tandem_draw_list_get_op (page, 5)->text, ==, "Kick-off");
  g_assert_cmpfloat (tandem_draw_list_get_op (page, 5)->x, ==, 65);
  g_assert_cmpfloat (tandem_draw_list_get_op (page, 5)->y, ==, 40);
  g_assert_true (tandem_draw_list_get_op (page, 6)->image == image);
}

/* A part of a picture has what is in it, however little, in the same order and at the same place. */
static void
test_cut (void)
{
  g_autoptr (TandemDrawList) list = make_list ();
  g_autoptr (TandemDrawList) all = tandem_draw_list_cut (list, 0, 200, NULL);
  g_autoptr (TandemDrawList) some = tandem_draw_list_cut (list, 59.5, 90, NULL);
  g_autoptr (TandemDrawList) none = tandem_draw_list_cut (list, 150, 160, NULL);

  g_assert_true (tandem_draw_list_equal (list, all));
  g_assert_cmpfloat (tandem_draw_list_get_width (some), ==, 200);
  g_assert_cmpuint (tandem_draw_list_get_n_ops (some), ==, 4); /* not the leader */
  g_assert_true (tandem_draw_list_get_op (some, 0)->role == TANDEM_ROLE_PHASE);
  g_assert_cmpint (tandem_draw_list_get_op (some, 1)->item, ==, 1);
  g_assert_cmpfloat (tandem_draw_list_get_op (some, 2)->x, ==, 58);
  g_assert_cmpstr (tandem_draw_list_get_op (some, 3)->text, ==, "Kick-off");
  g_assert_cmpuint (tandem_draw_list_get_n_ops (none), ==, 0);
}

static void
test_hit (void)
{
  g_autoptr (TandemDrawList) list = make_list ();

  g_assert_cmpint (tandem_draw_list_hit (list, 45, 60, 0), ==, 1);
  g_assert_cmpint (tandem_draw_list_hit (list, 59, 60, 0), ==, 2); /* on top of the first mark */
  g_assert_cmpint (tandem_draw_list_hit (list, 60, 25, 0), ==, 1); /* label */
  g_assert_cmpint (tandem_draw_list_hit (list, 150, 90, 0), ==, 0);
  g_assert_cmpint (tandem_draw_list_hit (list, 83, 60, 0), ==, 0);
  g_assert_cmpint (tandem_draw_list_hit (list, 83, 60, 6), ==, 2); /* a finger may miss */
}

static void
test_mirror (void)
{
  g_autoptr (TandemDrawList) list = make_list ();
  g_autoptr (TandemDrawList) same = make_list ();

  tandem_draw_list_mirror (list);
  g_assert_cmpfloat (tandem_draw_list_get_op (list, 0)->x, ==, 100);
  g_assert_cmpfloat (tandem_draw_list_get_op (list, 1)->x, ==, 150);
  g_assert_cmpfloat (tandem_draw_list_get_op (list, 2)->x, ==, 140);
  g_assert_false (tandem_draw_list_equal (list, same));
  tandem_draw_list_mirror (list);
  g_assert_cmpfloat (tandem_draw_list_get_op (list, 1)->width, ==, 0);
  g_assert_cmpfloat (tandem_draw_list_get_op (list, 4)->x, ==, 55);
}

/* The names are a contract of the command line. */
static void
test_names (void)
{
  static const char *const roles[] = { "axis", "tick", "phase", "mark", "leader", "label", "today", "band", "side", "key", "page" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpstr (tandem_role_name ((TandemRole) i), ==, roles[i]);
  g_assert_cmpstr (tandem_draw_kind_name (TANDEM_DRAW_RECT), ==, "rect");
  g_assert_cmpstr (tandem_draw_kind_name (TANDEM_DRAW_TEXT), ==, "text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/equal", test_equal);
  g_test_add_func ("/draw/ownership", test_ownership);
  g_test_add_func ("/draw/append", test_append);
  g_test_add_func ("/draw/cut", test_cut);
  g_test_add_func ("/draw/hit", test_hit);
  g_test_add_func ("/draw/mirror", test_mirror);
  g_test_add_func ("/draw/names", test_names);
  return g_test_run ();
}
