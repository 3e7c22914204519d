/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-pango-measurer.h"
#include "tandem-timeline-check.h"
#include "timeline-plans.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_PLANS 220
#define N_BENCHMARK_PLANS 2000
#define FEW 24

typedef struct
{
  const char      *name;
  TandemTimelineUse use;
  double           width, height;
} Size;

static const Size sizes[] = {
  { "document", TANDEM_TIMELINE_DOCUMENT, 1010, 310 },     { "mail", TANDEM_TIMELINE_MAIL, 1120, 620 },
  { "presenting", TANDEM_TIMELINE_PRESENTING, 1728, 520 }, { "screen", TANDEM_TIMELINE_SCREEN, 740, 0 },
  { "narrow", TANDEM_TIMELINE_SCREEN, 360, 0 },            { "letterbox", TANDEM_TIMELINE_DOCUMENT, 900, 140 },
};

/* µs that this program used, whatever else the machine does. */
static gint64
read_clock (void)
{
  return (gint64) clock () * 1000000 / CLOCKS_PER_SEC;
}

static void
assert_no_faults (const TandemDrawList *list, const TandemEdition *edition, const TandemTimelineOptions *options, const char *what)
{
  g_autoptr (GPtrArray) faults = tandem_timeline_check (list, edition, options);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", what, (const char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    g_test_fail_printf ("%s: %u faults", what, faults->len);
}

static guint
count_cut (TandemMeasurer *measurer, const TandemDrawList *list)
{
  guint n = 0;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);
      TandemTextExtents extents = { 0 };

      if (op->role == TANDEM_ROLE_LABEL && op->kind == TANDEM_DRAW_TEXT && op->style.wrap_width > 0)
        measurer->measure (measurer, &op->style, op->text, &extents);
      n += extents.cut;
    }
  return n;
}

static void
run_corpus (TandemMeasurer *measurer, guint n_plans, guint n_sizes, const char *name)
{
  for (guint s = 0; s < n_sizes; s++)
    {
      double total = 0, longest = 0, longest_few = 0;
      guint n_numbered = 0, n_milestones = 0, n_cut = 0, n_unnumbered = 0;

      for (guint32 seed = 1; seed <= n_plans; seed++)
        {
          g_autoptr (TimelinePlan) plan = timeline_plan_generate (seed);
          TandemTimelineOptions options;
          g_autofree char *what = g_strdup_printf ("plan %u, %s, %s", seed, sizes[s].name, name);
          gint64 begin;
          guint before;
          double ms;

          tandem_timeline_options_init (&options, sizes[s].use, sizes[s].width, sizes[s].height);
          options.has_key |= seed % 2;
          begin = read_clock ();
          g_autoptr (TandemDrawList) list = tandem_timeline_layout (&plan->edition, &options, measurer);
          ms = (read_clock () - begin) / 1000.0;
          total += ms;
          longest = MAX (longest, ms);
          if (plan->edition.n_milestones <= FEW)
            longest_few = MAX (longest_few, ms);
          assert_no_faults (list, &plan->edition, &options, what);
          before = n_numbered;
          n_milestones += plan->edition.n_milestones;
          for (guint i = 0; i < plan->edition.n_milestones; i++)
            n_numbered += tandem_timeline_get_number (list, plan->edition.milestones[i].item) > 0;
          n_unnumbered += n_numbered == before;
          n_cut += count_cut (measurer, list);
        }
      g_test_message ("%s, %s: %.2f ms mean, %.1f ms longest, %.1f of up to %d milestones; %u of %u milestones have numbers, %u texts are cut; %u of %u plans have no number",
                      name, sizes[s].name, total / n_plans, longest, longest_few, FEW, n_numbered, n_milestones, n_cut, n_unnumbered, n_plans);
    }
}

static void
test_corpus_fixed (void)
{
  run_corpus (timeline_fixed_measurer (), N_PLANS, 5, "fixed width");
}

static void
test_corpus_pango (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();

  run_corpus (tandem_pango_measurer_get_measurer (measurer), N_PLANS, 5, "Pango");
}

static void
test_benchmark (void)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();

  run_corpus (tandem_pango_measurer_get_measurer (measurer), N_BENCHMARK_PLANS, G_N_ELEMENTS (sizes), "Pango");
}

static TandemDrawList *
lay_out (const TandemEdition *edition, TandemTimelineOptions *options, const Size *size)
{
  tandem_timeline_options_init (options, size->use, size->width, size->height);
  return tandem_timeline_layout (edition, options, timeline_fixed_measurer ());
}

static void
test_determinism (void)
{
  for (guint32 seed = 1; seed < 40; seed++)
    {
      g_autoptr (TimelinePlan) a = timeline_plan_generate (seed);
      g_autoptr (TimelinePlan) b = timeline_plan_generate (seed);
      TandemTimelineOptions options;
      g_autoptr (TandemDrawList) first = lay_out (&a->edition, &options, &sizes[seed % 4]);
      g_autoptr (TandemDrawList) second = lay_out (&b->edition, &options, &sizes[seed % 4]);

      g_assert_true (tandem_draw_list_equal (first, second));
    }
}

/* The picture from the right is the mirror image of the one from the left. */
static void
test_mirror (void)
{
  for (guint32 seed = 1; seed < 40; seed++)
    {
      g_autoptr (TimelinePlan) plan = timeline_plan_generate (seed);
      TandemTimelineOptions options;
      TandemScale ltr, rtl;

      tandem_timeline_options_init (&options, TANDEM_TIMELINE_SCREEN, 740, 0);
      plan->edition.language = "en";
      options.direction = TANDEM_DIRECTION_LTR;
      g_autoptr (TandemDrawList) a = tandem_timeline_layout (&plan->edition, &options, timeline_fixed_measurer ());
      tandem_timeline_get_scale (&plan->edition, &options, &ltr);
      options.direction = TANDEM_DIRECTION_RTL;
      g_autoptr (TandemDrawList) b = tandem_timeline_layout (&plan->edition, &options, timeline_fixed_measurer ());
      tandem_timeline_get_scale (&plan->edition, &options, &rtl);

      g_assert_cmpuint (tandem_draw_list_get_n_ops (a), ==, tandem_draw_list_get_n_ops (b));
      for (guint i = 0; i < tandem_draw_list_get_n_ops (a); i++)
        {
          const TandemDrawOp *x = tandem_draw_list_get_op (a, i), *y = tandem_draw_list_get_op (b, i);

          g_assert_cmpfloat_with_epsilon (x->x + x->width / 2, 740 - (y->x + y->width / 2), 1e-6);
          g_assert_cmpfloat (x->y, ==, y->y);
          g_assert_cmpfloat (fabs (x->width), ==, fabs (y->width));
          if (x->kind == TANDEM_DRAW_TEXT)
            {
              g_assert_true (y->style.rtl);
              g_assert_cmpint (x->style.align, ==, y->style.align); /* start and end turn with the picture */
            }
        }
      g_assert_cmpfloat_with_epsilon (tandem_scale_x (&ltr, 740000), 740 - tandem_scale_x (&rtl, 740000), 1e-6);
    }
}

static const TandemDrawOp *
find_op (const TandemDrawList *list, TandemRole role, TandemDrawKind kind, gint64 item)
{
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      if (op->role == role && op->kind == kind && (item == 0 || op->item == item))
        return op;
    }
  return NULL;
}

static guint
count_faults (const TandemDrawList *list, const TandemEdition *edition, const TandemTimelineOptions *options)
{
  g_autoptr (GPtrArray) faults = tandem_timeline_check (list, edition, options);

  return faults->len;
}

/* The checker finds every kind of fault that is planted. */
static void
test_checker (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_sample ();
  TandemTimelineOptions options;
  const TandemDrawOp *mark, *label, *leader, *other;

#define WITH_FRESH_PICTURE(plant)                                                              \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[0]);           \
                                                                                               \
    mark = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 6);                             \
    label = find_op (list, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, 6);                            \
    leader = find_op (list, TANDEM_ROLE_LEADER, TANDEM_DRAW_LINE, 6);                          \
    other = find_op (list, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, 5);                            \
    g_assert_cmpuint (count_faults (list, &plan->edition, &options), ==, 0);                   \
    plant;                                                                                     \
    g_assert_cmpuint (count_faults (list, &plan->edition, &options), >, 0);                    \
  }                                                                                            \
  G_STMT_END
#define EDIT(op) ((TandemDrawOp *) (op))

  WITH_FRESH_PICTURE ((EDIT (label)->x = other->x, EDIT (label)->y = other->y)); /* on another label */
  WITH_FRESH_PICTURE ((EDIT (label)->x = mark->x, EDIT (label)->y = mark->y));   /* on a mark */
  WITH_FRESH_PICTURE (EDIT (label)->x = leader->x - 10);                          /* on its leader */
  WITH_FRESH_PICTURE (EDIT (label)->x = 1000);                                    /* over the edge */
  WITH_FRESH_PICTURE ((EDIT (label)->x = 14, EDIT (label)->y = 12));              /* on a phase name */
  WITH_FRESH_PICTURE (EDIT (label)->style.size = 6);
  WITH_FRESH_PICTURE (EDIT (leader)->x += 150);                                   /* off its mark */
  WITH_FRESH_PICTURE (EDIT (leader)->height *= -1);                               /* on the seller's side */
  WITH_FRESH_PICTURE (EDIT (mark)->x = 2);                                        /* out of order */
  WITH_FRESH_PICTURE (EDIT (mark)->item = 77);                                    /* a milestone without a mark */
  WITH_FRESH_PICTURE ((EDIT (label)->item = 77, EDIT (find_op (list, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, 6))->item = 77)); /* without a label */
  WITH_FRESH_PICTURE (EDIT (find_op (list, TANDEM_ROLE_TICK, TANDEM_DRAW_TEXT, 0))->x += 190); /* ticks too near */
}

/* A numbered mark without a row in the key is a fault where the picture has a key. */
static void
test_checker_key (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_named ("crowd");
  TandemTimelineOptions options;
  g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[1]);
  gboolean planted = FALSE;

  g_assert_cmpuint (count_faults (list, &plan->edition, &options), ==, 0);
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      TandemDrawOp *op = (TandemDrawOp *) tandem_draw_list_get_op (list, i);

      if (op->role == TANDEM_ROLE_KEY && (!planted || op->item == 0))
        planted = TRUE;
      if (op->role == TANDEM_ROLE_KEY)
        op->item = 0;
    }
  g_assert_true (planted);
  g_assert_cmpuint (count_faults (list, &plan->edition, &options), >, 0);
}

/* What the picture of the sample plan says. */
static void
test_sample (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_sample ();
  TandemTimelineOptions options;
  g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[0]);
  const TandemDrawOp *op, *axis = find_op (list, TANDEM_ROLE_AXIS, TANDEM_DRAW_RECT, 0);
  double axis_y = axis->y + axis->height / 2, first, last;

  g_assert_cmpfloat (tandem_draw_list_get_width (list), ==, 1010);
  g_assert_cmpfloat_with_epsilon (tandem_draw_list_get_height (list), 310, 0.01);
  g_assert_cmpfloat_with_epsilon (axis->height, 5, 0.01);
  for (gint64 item = 1; item <= 11; item++)
    {
      op = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, item);
      g_assert_nonnull (op);
      g_assert_cmpint (op->number, ==, 0); /* all eleven have labels */
      g_assert_cmpfloat_with_epsilon (op->y + op->height / 2, axis_y, 0.01);
    }
  /* 4 % at each end, and in proportion between. */
  op = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 1);
  first = op->x + op->width / 2;
  op = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 11);
  last = op->x + op->width / 2;
  g_assert_cmpint (op->shape, ==, TANDEM_SHAPE_DIAMOND);
  g_assert_cmpfloat_with_epsilon (first, 40.4, 0.01);
  g_assert_cmpfloat_with_epsilon (last, 969.6, 0.01);
  op = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 6);
  g_assert_cmpfloat_with_epsilon (op->x + op->width / 2, first + (last - first) * 46 / 123, 0.01);

  op = find_op (list, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, 4);
  g_assert_cmpint (op->fill, ==, TANDEM_INK_LATE);
  g_assert_cmpstr (op->text, ==, "Security review");
  g_assert_cmpint (find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 10)->dashed, ==, TRUE); /* proposed */
  g_assert_cmpint (find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 9)->dashed, ==, FALSE);
  g_assert_cmpstr (find_op (list, TANDEM_ROLE_TODAY, TANDEM_DRAW_TEXT, 0)->text, ==, "Status on 23 November 2026");
  g_assert_cmpstr (find_op (list, TANDEM_ROLE_SIDE, TANDEM_DRAW_TEXT, 0)->text, ==, "Northwind leads ↑");
}

/* Selecting and pointing never move anything. */
static void
test_selection (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_sample ();
  TandemTimelineOptions options;
  g_autoptr (TandemDrawList) plain = lay_out (&plan->edition, &options, &sizes[3]);

  options.selected = 6;
  options.hovered = 3;
  g_autoptr (TandemDrawList) selected = tandem_timeline_layout (&plan->edition, &options, timeline_fixed_measurer ());
  for (gint64 item = 1; item <= 11; item++)
    {
      g_assert_cmpfloat (find_op (plain, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, item)->x, ==, find_op (selected, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, item)->x);
      g_assert_cmpfloat (find_op (plain, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, item)->y, ==, find_op (selected, TANDEM_ROLE_LABEL, TANDEM_DRAW_TEXT, item)->y);
    }
  g_assert_cmpuint (tandem_draw_list_get_n_ops (selected), ==, tandem_draw_list_get_n_ops (plain) + 2);
}

/* Zoomed in, milestones outside the picture are left out and the others stand where the scale says. */
static void
test_zoom (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_sample ();
  TandemTimelineOptions options;
  TandemScale scale;

  tandem_timeline_options_init (&options, TANDEM_TIMELINE_SCREEN, 740, 0);
  for (double zoom = 1; zoom < 200; zoom *= 1.7)
    for (int day = -20; day < 130; day += 15)
      {
        options.day_width = zoom;
        options.first_day = tandem_day_add (plan->edition.milestones[0].due, day);
        tandem_timeline_get_scale (&plan->edition, &options, &scale);
        g_autoptr (TandemDrawList) list = tandem_timeline_layout (&plan->edition, &options, timeline_fixed_measurer ());

        assert_no_faults (list, &plan->edition, &options, "zoomed");
        for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
          {
            const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

            if (op->role == TANDEM_ROLE_MARK && zoom > 10)
              g_assert_cmpfloat_with_epsilon (op->x + op->width / 2, tandem_scale_x (&scale, plan->edition.milestones[op->item - 1].due), 0.01);
          }
      }
}

/* Where the axis begins, and whether today is marked. */
static void
assert_begin (const TandemEdition *edition, TandemDay first, gboolean today)
{
  TandemTimelineOptions options;
  TandemScale scale;
  const TandemDrawOp *pill;

  tandem_timeline_options_init (&options, TANDEM_TIMELINE_SCREEN, 740, 0);
  tandem_timeline_get_scale (edition, &options, &scale);
  g_autoptr (TandemDrawList) list = tandem_timeline_layout (edition, &options, timeline_fixed_measurer ());

  assert_no_faults (list, edition, &options, "begin");
  g_assert_cmpfloat_with_epsilon (tandem_scale_x (&scale, first), 740 * 0.04, 0.5);
  pill = find_op (list, TANDEM_ROLE_TODAY, TANDEM_DRAW_RECT, 0);
  g_assert_cmpint (pill != NULL, ==, today);
  if (pill != NULL)
    {
      g_assert_cmpfloat (pill->x, <=, tandem_scale_x (&scale, edition->today));
      g_assert_cmpfloat (pill->x + pill->width, >=, tandem_scale_x (&scale, edition->today));
    }
}

/* A young plan begins today; later ones at their first item. Today is marked where the picture reaches it, and nowhere else. */
static void
test_begin (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_new ("en", "2026-11-23");
  TandemDay today = plan->edition.today;

  plan->edition.anchor_date = tandem_day_parse_iso ("2027-03-02");
  timeline_plan_add (plan, "Go-live", "2027-03-02", TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "")->is_anchor = TRUE;
  assert_begin (&plan->edition, today, TRUE);
  timeline_plan_add (plan, "Pilot", "2027-02-22", TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "");
  assert_begin (&plan->edition, today, TRUE);
  timeline_plan_add (plan, "Kick-off", "2027-02-15", TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "");
  assert_begin (&plan->edition, tandem_day_parse_iso ("2027-02-15"), FALSE);
  plan->edition.today = tandem_day_parse_iso ("2027-02-10");
  assert_begin (&plan->edition, plan->edition.today, TRUE);
  plan->edition.today = tandem_day_parse_iso ("2027-02-17");
  assert_begin (&plan->edition, tandem_day_parse_iso ("2027-02-15"), TRUE);
  plan->edition.today = tandem_day_parse_iso ("2027-06-01");
  assert_begin (&plan->edition, tandem_day_parse_iso ("2027-02-15"), FALSE);
}

static void
test_same_day (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_new ("en", "2026-11-23");
  TandemTimelineOptions options;
  double last = 0;

  timeline_plan_add (plan, "Kick-off", "2026-11-02", TANDEM_SIDE_JOINT, TANDEM_STATE_DONE, "");
  for (int i = 0; i < 4; i++)
    timeline_plan_add (plan, "Training", "2026-12-01", (TandemSide) (i % 2), TANDEM_STATE_NOT_STARTED, "");
  timeline_plan_add (plan, "Go-live", "2027-01-05", TANDEM_SIDE_JOINT, TANDEM_STATE_NOT_STARTED, "")->is_anchor = TRUE;
  g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[0]);

  for (gint64 item = 2; item <= 5; item++)
    {
      const TandemDrawOp *mark = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, item);

      g_assert_cmpfloat (mark->x, >, last); /* side by side */
      last = mark->x + mark->width;
    }
}

/* Marks of a crowd are smaller and lie on each other no more than coins in a row do, near their days; those far from it are as large as in any other picture. */
static void
test_crowd_and_rest (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_new ("en", "2026-11-23");
  TandemTimelineOptions options;
  g_autoptr (TandemDrawList) list = NULL;
  char iso[TANDEM_DAY_ISO_SIZE];
  const TandemDrawOp *first, *last, *free, *later;

  for (guint i = 0; i < 24; i++)
    timeline_plan_add (plan, "Step", tandem_day_to_iso (tandem_day_new (2026, 12, 1) + i, iso), TANDEM_SIDE_BUYER, TANDEM_STATE_NOT_STARTED, "");
  for (guint i = 0; i < 5; i++)
    timeline_plan_add (plan, "Later", tandem_day_to_iso (tandem_day_new (2027, 3, 1) + 30 * i, iso), TANDEM_SIDE_SELLER, TANDEM_STATE_NOT_STARTED, "");
  list = lay_out (&plan->edition, &options, &sizes[0]);
  assert_no_faults (list, &plan->edition, &options, "crowd and rest");
  first = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 1);
  last = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 24);
  free = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 25);
  later = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, 26);
  g_assert_cmpfloat (first->width, <, free->width * 0.6);
  g_assert_cmpfloat_with_epsilon (first->width, last->width, 0.01);
  g_assert_cmpfloat (free->width, >, 14);
  g_assert_cmpfloat (last->x - first->x, <, (later->x - free->x) * 1.5); /* a month apart; 24 days in the crowd */
  for (gint64 item = 1; item < 24; item++)
    {
      const TandemDrawOp *one = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, item), *next = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, item + 1);

      g_assert_cmpfloat (next->x - one->x, >=, one->width * 0.7);
    }
}

/* A picture that is too low for even the key says how high it must be, and drops nothing. */
static void
test_too_low (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_named ("crowd");
  TandemTimelineOptions options;

  tandem_timeline_options_init (&options, TANDEM_TIMELINE_SCREEN, 300, 60);
  g_autoptr (TandemDrawList) list = tandem_timeline_layout (&plan->edition, &options, timeline_fixed_measurer ());

  assert_no_faults (list, &plan->edition, &options, "too low");
  g_assert_cmpfloat (tandem_draw_list_get_height (list), >, 60);
  g_assert_cmpint (tandem_timeline_get_number (list, 1), ==, 1);
}

static void
test_named (void)
{
  for (const char *const *name = timeline_plan_names (); *name != NULL; name++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (TimelinePlan) plan = timeline_plan_named (*name);
        TandemTimelineOptions options;
        g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[s]);

        assert_no_faults (list, &plan->edition, &options, *name);
      }
}

/* 1,000 milestones are quick, too. */
/* Whether what lies under the text of operation @index at (@x, @y) is hatched. */
static gboolean
is_hatched (const TandemDrawList *list, guint index, double x, double y)
{
  gboolean hatched = FALSE;

  for (guint i = 0; i < index; i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      if (op->kind == TANDEM_DRAW_RECT && (op->hatched || op->fill != TANDEM_INK_NONE) && x >= op->x && x <= op->x + op->width && y >= op->y
          && y <= op->y + op->height)
        hatched = op->hatched;
    }
  return hatched;
}

/* Texts beside a mark or under the bands are read without lines through them; returns how many stand where a period is closed. */
static guint
check_hatch (const TandemDrawList *list, const char *what)
{
  guint n = 0;

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *text = tandem_draw_list_get_op (list, i);
      gboolean is_over = FALSE;

      if (text->kind != TANDEM_DRAW_TEXT)
        continue;
      for (guint k = 0; k < tandem_draw_list_get_n_ops (list); k++)
        {
          const TandemDrawOp *hatch = tandem_draw_list_get_op (list, k);

          is_over |= hatch->hatched && hatch->x < text->x + text->width && text->x < hatch->x + hatch->width && hatch->y < text->y + text->height
                     && text->y < hatch->y + hatch->height;
        }
      n += is_over;
      for (double x = text->x; x <= text->x + text->width && is_over; x += 2)
        for (double y = text->y; y <= text->y + text->height; y += 2)
          if (is_hatched (list, i, x, y))
            {
              g_test_fail_printf ("%s: “%s” is hatched at %.0f, %.0f", what, text->text, x, y);
              return n;
            }
    }
  return n;
}

static void
test_hatch (void)
{
  TandemTimelineOptions options;
  guint n = 0;

  for (const char *const *name = timeline_plan_names (); *name != NULL; name++)
    {
      g_autoptr (TimelinePlan) plan = timeline_plan_named (*name);
      g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[0]);

      n += check_hatch (list, *name);
    }
  for (guint32 seed = 1; seed < 60; seed++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (TimelinePlan) plan = timeline_plan_generate (seed);
        g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[s]);
        g_autofree char *what = g_strdup_printf ("plan %u, %s", seed, sizes[s].name);

        n += check_hatch (list, what);
      }
  g_assert_cmpuint (n, >, 50);
}

static void
test_thousand (void)
{
  g_autoptr (TimelinePlan) plan = timeline_plan_named ("thousand");
  TandemTimelineOptions options;
  gint64 begin = read_clock ();
  g_autoptr (TandemDrawList) list = lay_out (&plan->edition, &options, &sizes[0]);

  g_test_message ("1,000 milestones: %.1f ms", (read_clock () - begin) / 1000.0);
  assert_no_faults (list, &plan->edition, &options, "thousand");
  /* Marks that would hide each other are dots, but not the goal. */
  for (guint i = 0; i < plan->edition.n_milestones; i++)
    {
      const TandemDrawOp *mark = find_op (list, TANDEM_ROLE_MARK, TANDEM_DRAW_SHAPE, plan->edition.milestones[i].item);

      g_assert_cmpint (mark->width < 10, ==, !plan->edition.milestones[i].is_anchor);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_test_perf ())
    {
      g_test_add_func ("/timeline/benchmark", test_benchmark);
      return g_test_run ();
    }
  g_test_add_func ("/timeline/sample", test_sample);
  g_test_add_func ("/timeline/checker", test_checker);
  g_test_add_func ("/timeline/checker/key", test_checker_key);
  g_test_add_func ("/timeline/named", test_named);
  g_test_add_func ("/timeline/hatch", test_hatch);
  g_test_add_func ("/timeline/corpus/fixed", test_corpus_fixed);
  g_test_add_func ("/timeline/corpus/pango", test_corpus_pango);
  g_test_add_func ("/timeline/determinism", test_determinism);
  g_test_add_func ("/timeline/mirror", test_mirror);
  g_test_add_func ("/timeline/selection", test_selection);
  g_test_add_func ("/timeline/zoom", test_zoom);
  g_test_add_func ("/timeline/begin", test_begin);
  g_test_add_func ("/timeline/same-day", test_same_day);
  g_test_add_func ("/timeline/crowd-and-rest", test_crowd_and_rest);
  g_test_add_func ("/timeline/too-low", test_too_low);
  g_test_add_func ("/timeline/thousand", test_thousand);
  return g_test_run ();
}
