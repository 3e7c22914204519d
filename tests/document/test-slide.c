/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is presented: everything is on the screen, nothing meets, nothing private. With TANDEM_SHOTS=folder it keeps pictures. */
#include "tandem-card.h"
#include "tandem-slide.h"

#include "tandem-edition-builder.h"
#include "tandem-language.h"
#include "tandem-model-writer.h"
#include "tandem-painter.h"
#include "tandem-test-plans.h"

#include <string.h>

/* px two texts may share: the rounding of Pango's units. */
#define ROUNDING 0.5
#define SECURITY_REVIEW 3 /* in the order of the days */

static TandemPangoMeasurer *measurer;

static const double sizes[][2] = { { 1920, 1080 }, { 1280, 720 }, { 3840, 2160 }, { 1024, 768 }, { 1080, 1920 }, { 2560, 1080 }, { 380, 700 } };

static TandemEdition *
make_edition (TandemPlan *plan, const char *language)
{
  TandemEditionOptions options = { .today = tandem_day_new (2026, 11, 23), .language = language };

  return tandem_edition_new (plan, &options);
}

static TandemDrawList *
make_slide (TandemEdition *edition, double width, double height, gint64 selected)
{
  TandemSlideOptions options = { .width = width, .height = height, .selected = selected };

  return tandem_slide_layout (edition, &options, tandem_pango_measurer_get_measurer (measurer));
}

static gint64
get_item (TandemEdition *edition, guint place)
{
  g_autoptr (GPtrArray) order = tandem_slide_order (edition);

  return ((const TandemEditionMilestone *) g_ptr_array_index (order, place))->item;
}

static void
keep_picture (const TandemDrawList *list, const char *name)
{
  const char *folder = g_getenv ("TANDEM_SHOTS");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/slide-%s.png", folder, name) : NULL;
  cairo_surface_t *surface;
  TandemPalette palette;
  cairo_t *cr;

  if (path == NULL)
    return;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) tandem_draw_list_get_width (list), (int) tandem_draw_list_get_height (list));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.984, 0.984, 0.988);
  cairo_paint (cr);
  tandem_palette_init (&palette, TANDEM_PALETTE_PRINT, NULL);
  tandem_painter_paint (cr, list, measurer, &palette);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static gboolean
meet (const TandemDrawOp *a, const TandemDrawOp *b)
{
  return a->x + a->width > b->x + ROUNDING && b->x + b->width > a->x + ROUNDING && a->y + a->height > b->y + ROUNDING && b->y + b->height > a->y + ROUNDING;
}

/* Every text is on the screen, large enough, and meets no other. */
static void
check_screen (const TandemDrawList *list)
{
  double width = tandem_draw_list_get_width (list), height = tandem_draw_list_get_height (list);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    if (tandem_draw_list_get_op (list, i)->kind == TANDEM_DRAW_TEXT)
      g_ptr_array_add (texts, (gpointer) tandem_draw_list_get_op (list, i));
  g_assert_cmpuint (texts->len, >, 3);
  for (guint i = 0; i < texts->len; i++)
    {
      const TandemDrawOp *a = g_ptr_array_index (texts, i);

      if (a->x < -1 || a->y < -1 || a->x + a->width > width + 1 || a->y + a->height > height + 1)
        g_error ("\"%s\" leaves the screen: %.1f, %.1f, %.1f × %.1f on %.0f × %.0f", a->text, a->x, a->y, a->width, a->height, width, height);
      for (guint k = i + 1; k < texts->len; k++)
        {
          const TandemDrawOp *b = g_ptr_array_index (texts, k);

          if (meet (a, b))
            g_error ("\"%s\" (%.1f, %.1f, %.1f × %.1f) meets \"%s\" (%.1f, %.1f, %.1f × %.1f) on %.0f × %.0f", a->text, a->x, a->y, a->width, a->height,
                     b->text, b->x, b->y, b->width, b->height, width, height);
        }
    }
}

static gboolean
is_cut (const TandemDrawOp *op)
{
  TandemMeasurer *of = tandem_pango_measurer_get_measurer (measurer);
  TandemTextExtents extents;

  of->measure (of, &op->style, op->text, &extents);
  return extents.cut;
}

static const TandemDrawOp *
find_text (const TandemDrawList *list, const char *part)
{
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      if (op->kind == TANDEM_DRAW_TEXT && op->role == TANDEM_ROLE_PAGE && strstr (op->text, part) != NULL)
        return op;
    }
  return NULL;
}

static void
assert_shows (const TandemDrawList *list, const char *part)
{
  const TandemDrawOp *op = find_text (list, part);

  if (op == NULL)
    g_error ("\"%s\" isn't on the screen", part);
  if (is_cut (op))
    g_error ("\"%s\" is cut", op->text);
}

/* Every milestone of the sample on six screens and in four languages; nothing of a card is cut. */
static void
test_sizes (void)
{
  static const char *const languages[] = { "en", "de", "ar", "ja" };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (TandemEdition) edition = make_edition (plan, languages[l]);

        for (guint i = 0; i <= edition->n_milestones; i++)
          {
            g_autoptr (TandemDrawList) list = make_slide (edition, sizes[s][0], sizes[s][1], i == 0 ? 0 : edition->milestones[i - 1].item);
            g_autofree char *name = g_strdup_printf ("%s-%.0f-%u", languages[l], sizes[s][0], i);

            if (i == 0 || i == 4)
              keep_picture (list, name);
            check_screen (list);
            if (i > 0 && *edition->milestones[i - 1].explanation != '\0')
              assert_shows (list, edition->milestones[i - 1].explanation);
          }
      }
}

static void
test_words (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) edition = make_edition (plan, "en");
  g_autoptr (TandemEdition) german = make_edition (plan, "de");
  g_autoptr (TandemDrawList) list = make_slide (edition, 1920, 1080, get_item (edition, SECURITY_REVIEW));
  g_autoptr (TandemDrawList) all = make_slide (edition, 1920, 1080, 0);
  g_autoptr (TandemDrawList) in_german = make_slide (german, 1920, 1080, get_item (german, SECURITY_REVIEW));
  static const char *const on_card[] = { "Order management platform", "Northwind Traders × Fabrikam", "99 days", "to go-live on 2 March 2027", "Security review", "Thu 19 November · 2 days late",
                                         "Northwind IT checks how data is stored", "Leo Kim, IT leads", "Sam Ortega", "Penetration test report", "Done when", "no open high finding",
                                         "walk the milestones", "shows all", "Live" };

  for (guint i = 0; i < G_N_ELEMENTS (on_card); i++)
    assert_shows (list, on_card[i]);
  g_assert_null (find_text (all, "no open high finding"));
  g_assert_null (find_text (all, "shows all"));
  assert_shows (in_german, "bis zum Go-live am 2. März 2027");
  assert_shows (in_german, "Erledigt, wenn");
}

static void
test_frozen (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) edition = make_edition (plan, "en");
  TandemSlideOptions options = { .width = 1280, .height = 720, .is_frozen = TRUE };
  g_autoptr (TandemDrawList) frozen = tandem_slide_layout (edition, &options, tandem_pango_measurer_get_measurer (measurer));

  assert_shows (frozen, "Paused");
  g_assert_null (find_text (frozen, "Live"));
}

/* Title left and number of days right; mirrored in Arabic. */
static void
test_direction (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) edition = make_edition (plan, "en");
  g_autoptr (TandemEdition) arabic = make_edition (plan, "ar");
  g_autoptr (TandemDrawList) left = make_slide (edition, 1920, 1080, get_item (edition, SECURITY_REVIEW));
  g_autoptr (TandemDrawList) right = make_slide (arabic, 1920, 1080, get_item (arabic, SECURITY_REVIEW));

  g_assert_cmpfloat (find_text (left, "Order management")->x, <, 200);
  g_assert_cmpfloat (find_text (right, "Order management")->x, >, 960);
  g_assert_cmpfloat (find_text (left, "Leo Kim")->x, <, find_text (left, "Sam Ortega")->x);
  g_assert_cmpfloat (find_text (right, "Leo Kim")->x, >, find_text (right, "Sam Ortega")->x);
  g_assert_cmpfloat (find_text (left, "no open high finding")->x, <, 1824);
  g_assert_cmpfloat (find_text (right, "no open high finding")->x, <, find_text (right, "Sam Ortega")->x);
}

static TandemEntity *
find_milestone (TandemPlan *plan, const char *title)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    if (g_str_equal (tandem_entity_get_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i), TANDEM_MILESTONE_TITLE), title))
      return tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);
  g_error ("no milestone \"%s\"", title);
}

static void
write_text (TandemEntity *entity, guint field, const char *text)
{
  g_auto (TandemValue) value = tandem_value_text (text);

  tandem_entity_write (entity, field, &value);
}

static void
add_deliverables (TandemPlan *plan, TandemEntity *milestone, TandemSide side, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    {
      TandemRow *row = tandem_row_new (TANDEM_KIND_DELIVERABLE);
      g_autofree char *title = g_strdup_printf ("%s %02u", text, i + 1);

      tandem_row_set_ref (row, TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (milestone));
      tandem_row_set_text (row, TANDEM_DELIVERABLE_TITLE, title);
      tandem_row_set_choice (row, TANDEM_DELIVERABLE_SIDE, (int) side);
      tandem_test_add (plan, TANDEM_KIND_DELIVERABLE, row);
    }
}

/* What there is no room for is counted: named ones and "and N more" are together all. */
static void
test_many_deliverables (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEntity *review = find_milestone (plan, "Procurement order");

  add_deliverables (plan, review, TANDEM_SIDE_SELLER, 40, "Evidence");
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (TandemEdition) edition = make_edition (plan, "en");
      g_autoptr (TandemDrawList) list = make_slide (edition, sizes[s][0], sizes[s][1], tandem_entity_get_id (review));
      g_autofree char *name = g_strdup_printf ("many-%.0f", sizes[s][0]), *text = NULL;
      const TandemDrawOp *more;
      int shown = 0, others = 0;

      keep_picture (list, name);
      check_screen (list);
      for (guint i = 1; i <= 40; i++)
        {
          g_autofree char *title = g_strdup_printf ("Evidence %02u", i);

          shown += find_text (list, title) != NULL;
        }
      more = find_text (list, " more");
      if (more != NULL)
        g_assert_cmpint (sscanf (more->text, "and %d more", &others), ==, 1);
      g_assert_cmpint (shown, >=, sizes[s][0] < sizes[0][0] / 4 ? 8 : 12);
      g_assert_cmpint (shown + others, ==, 40);

      /* A screen reader has them all. */
      text = tandem_card_dup_text (edition, &edition->milestones[7]);
      g_assert_nonnull (strstr (text, "Evidence 40"));
    }
}

static char *
repeat (const char *word, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", word);
  return g_string_free_and_steal (text);
}

/* From the back of a room: what is read on a card has 18 px on a small projector, and a long explanation is cut rather than shrunk. */
static void
test_readable (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEntity *review = find_milestone (plan, "Security review");
  g_autofree char *many = repeat ("explained", 2000);

  for (int is_long = 0; is_long < 2; is_long++)
    {
      double least = is_long ? 16.5 : 17.99;
      g_autoptr (TandemEdition) edition = NULL;
      g_autoptr (TandemDrawList) list = NULL;

      if (is_long)
        write_text (review, TANDEM_MILESTONE_EXPLANATION, many);
      edition = make_edition (plan, "en");
      list = make_slide (edition, 1280, 720, tandem_entity_get_id (review));
      check_screen (list);
      assert_shows (list, "Penetration test report");
      g_assert_cmpfloat (find_text (list, "Penetration test report")->style.size, >=, least);
      g_assert_cmpfloat (find_text (list, is_long ? "explained" : "Northwind IT checks")->style.size, >=, least);
    }
}

/* Six things of each side are all there, on a small projector, too. */
static void
test_twelve_deliverables (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEntity *review = find_milestone (plan, "Security review");
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (TandemDrawList) list = NULL;

  add_deliverables (plan, review, TANDEM_SIDE_BUYER, 4, "A document with a name of usual length");
  add_deliverables (plan, review, TANDEM_SIDE_SELLER, 4, "A report with a name of usual length");
  edition = make_edition (plan, "en");
  list = make_slide (edition, 1280, 720, tandem_entity_get_id (review));
  check_screen (list);
  assert_shows (list, "document with a name of usual length 04");
  assert_shows (list, "report with a name of usual length 04");
  g_assert_null (find_text (list, " more"));
}

/* Long texts get smaller and then shorter; they stay on the screen and off each other. */
static void
test_long_texts (void)
{
  static const guint lengths[] = { 12, 60, 400 };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEntity *review = find_milestone (plan, "Security review");

  add_deliverables (plan, review, TANDEM_SIDE_SELLER, 12, "A rather long deliverable that needs more than one line of its column in any language there is");
  for (guint n = 0; n < G_N_ELEMENTS (lengths); n++)
    {
      g_autofree char *title = repeat ("Sicherheitsüberprüfung", lengths[n] / 6), *text = repeat ("وصف طويل description", lengths[n]);

      write_text (review, TANDEM_MILESTONE_TITLE, title);
      write_text (review, TANDEM_MILESTONE_EXPLANATION, text);
      write_text (review, TANDEM_MILESTONE_DONE_WHEN, text);
      write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, title);
      write_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME, title);
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        for (guint l = 0; l < 2; l++)
          {
            g_autoptr (TandemEdition) edition = make_edition (plan, l == 0 ? "en" : "ar");
            g_autoptr (TandemDrawList) list = make_slide (edition, sizes[s][0], sizes[s][1], tandem_entity_get_id (review));
            g_autofree char *name = g_strdup_printf ("long-%u-%.0f-%u", lengths[n], sizes[s][0], l);

            keep_picture (list, name);
            check_screen (list);
          }
    }
}

static void
test_many_milestones (void)
{
  static const guint counts[] = { 0, 1, 30, 40, 59, 60, 300 };

  for (guint n = 0; n < G_N_ELEMENTS (counts); n++)
    {
      g_autoptr (TandemPlan) plan = counts[n] == 0 ? tandem_test_plan_empty () : tandem_test_plan_large (counts[n]);
      g_autoptr (TandemEdition) edition = make_edition (plan, "en");

      for (guint s = 0; s < 2; s++)
        for (guint with_card = 0; with_card < 2; with_card++)
          {
            gint64 begin = g_get_monotonic_time ();
            g_autoptr (TandemDrawList) list = make_slide (edition, sizes[s][0], sizes[s][1], with_card == 0 ? 0 : edition->milestones[edition->n_milestones / 2].item);
            g_autofree char *name = g_strdup_printf ("count-%u-%.0f-%u", counts[n], sizes[s][0], with_card);

            g_test_message ("%u milestones, card %u: %.1f ms", counts[n], with_card, (double) (g_get_monotonic_time () - begin) / 1000);
            keep_picture (list, name);
            check_screen (list);
          }
    }
}

/* As many as one screen takes: every mark is told from the next, and shows how its milestone stands. */
static void
test_crowd (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_large (59);
  g_autoptr (TandemEdition) edition = make_edition (plan, "en");

  g_assert_cmpuint (edition->n_milestones, ==, 60);
  for (guint with_card = 0; with_card < 2; with_card++)
    {
      g_autoptr (TandemDrawList) list = make_slide (edition, 1280, 720, with_card == 0 ? 0 : edition->milestones[30].item);
      g_autoptr (GHashTable) marked = g_hash_table_new (NULL, NULL), labelled = g_hash_table_new (NULL, NULL);
      g_autoptr (GPtrArray) marks = g_ptr_array_new ();

      for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
        {
          const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

          if (op->role == TANDEM_ROLE_LABEL)
            g_hash_table_add (labelled, GSIZE_TO_POINTER ((gsize) op->item));
          if (op->role != TANDEM_ROLE_MARK)
            continue;
          g_assert_cmpint (op->number, ==, 0);
          g_assert_cmpfloat (op->width, >=, 14);
          g_hash_table_add (marked, GSIZE_TO_POINTER ((gsize) op->item));
          for (guint k = 0; k < marks->len; k++)
            g_assert_false (meet (op, g_ptr_array_index (marks, k)));
          g_ptr_array_add (marks, (gpointer) op);
        }
      g_assert_cmpuint (g_hash_table_size (marked), ==, 60);
      g_assert_cmpuint (g_hash_table_size (labelled), >=, with_card == 0 ? 24 : 12);
      g_assert_cmpuint (g_hash_table_size (labelled), <, 60);
    }
}

/* Of more than that there are only some in the picture; the one that is talked about always is. */
static void
test_selected_of_many (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_large (300);
  g_autoptr (TandemEdition) edition = make_edition (plan, "en");

  for (guint i = 0; i < edition->n_milestones; i += 29)
    {
      g_autoptr (TandemDrawList) list = make_slide (edition, 1280, 720, edition->milestones[i].item);
      guint n = 0, n_marks = 0;

      for (guint k = 0; k < tandem_draw_list_get_n_ops (list); k++)
        {
          const TandemDrawOp *op = tandem_draw_list_get_op (list, k);

          n_marks += op->role == TANDEM_ROLE_MARK;
          n += op->role == TANDEM_ROLE_MARK && op->item == edition->milestones[i].item;
        }
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpuint (n_marks, <, 60);
    }
}

/* In a window as narrow as can be no word is broken, and all can be read. */
static void
test_narrow (void)
{
  static const char *const languages[] = { "en", "de", "ar" };
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemMeasurer *of = tandem_pango_measurer_get_measurer (measurer);

  write_text (find_milestone (plan, "Security review"), TANDEM_MILESTONE_DONE_WHEN, "Sicherheitsüberprüfungsprotokoll unterschrieben");
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (TandemEdition) edition = make_edition (plan, languages[l]);

      for (guint i = 0; i <= edition->n_milestones; i++)
        {
          g_autoptr (TandemDrawList) list = make_slide (edition, 380, 700, i == 0 ? 0 : edition->milestones[i - 1].item);

          check_screen (list);
          for (guint k = 0; k < tandem_draw_list_get_n_ops (list); k++)
            {
              const TandemDrawOp *op = tandem_draw_list_get_op (list, k);
              g_auto (GStrv) words = op->kind == TANDEM_DRAW_TEXT && op->style.wrap_width > 0 ? g_strsplit (op->text, " ", -1) : NULL;

              if (op->kind == TANDEM_DRAW_TEXT)
                g_assert_cmpfloat (op->style.size, >=, 8);
              for (char **word = words; word != NULL && *word != NULL; word++)
                {
                  TandemTextStyle style = op->style;
                  TandemTextExtents extents;

                  style.wrap_width = -1;
                  of->measure (of, &style, *word, &extents);
                  if (extents.width > op->style.wrap_width + ROUNDING)
                    g_error ("\"%s\" of \"%s\" is broken: %.1f in %.1f px", *word, op->text, extents.width, op->style.wrap_width);
                }
            }
        }
    }
}

/* The arrow keys follow the days; what has no day comes last. */
static void
test_order (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEntity *demo = find_milestone (plan, "Executive demo");
  g_auto (TandemValue) none = TANDEM_VALUE_INIT;
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (GPtrArray) order = NULL;

  tandem_entity_write (demo, TANDEM_MILESTONE_DUE, &none);
  edition = make_edition (plan, "en");
  order = tandem_slide_order (edition);
  g_assert_cmpuint (order->len, ==, edition->n_milestones);
  for (guint i = 1; i + 1 < order->len; i++)
    g_assert_cmpuint (((const TandemEditionMilestone *) order->pdata[i - 1])->due, <=, ((const TandemEditionMilestone *) order->pdata[i])->due);
  g_assert_cmpint (((const TandemEditionMilestone *) order->pdata[order->len - 1])->item, ==, tandem_entity_get_id (demo));
}

static void
assert_silent (const char *text)
{
  if (text != NULL && strstr (text, "zqsecret") != NULL)
    g_error ("a private word: \"%s\"", text);
}

/* No operation and no word for a screen reader has a private word; the pictures are those of the plan without them. */
static void
test_secrets (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TandemPlan) secret = tandem_test_plan_secret (secrets);
  g_autoptr (TandemPlan) plain = tandem_test_plan_sample ();
  g_autoptr (TandemEdition) edition = make_edition (secret, "en");
  g_autoptr (TandemEdition) open = make_edition (plain, "en");
  g_autofree char *head = tandem_slide_dup_head (edition);

  g_assert_cmpuint (secrets->len, >, 20);
  g_assert_nonnull (strstr (head, "Order management platform"));
  assert_silent (head);
  g_assert_cmpuint (edition->n_milestones, ==, open->n_milestones);
  for (guint i = 0; i <= edition->n_milestones; i++)
    {
      gint64 item = i > 0 ? edition->milestones[i - 1].item : 0;
      g_autoptr (TandemDrawList) list = make_slide (edition, 1920, 1080, item);
      g_autoptr (TandemDrawList) same = make_slide (open, 1920, 1080, item);
      g_autofree char *text = i > 0 ? tandem_card_dup_text (edition, &edition->milestones[i - 1]) : NULL;
      g_autofree char *label = i > 0 ? tandem_card_dup_label (edition, &edition->milestones[i - 1]) : NULL;

      for (guint k = 0; k < tandem_draw_list_get_n_ops (list); k++)
        {
          const TandemDrawOp *op = tandem_draw_list_get_op (list, k);

          assert_silent (op->text);
          assert_silent (op->words);
          assert_silent (op->link);
        }
      assert_silent (text);
      assert_silent (label);
      g_assert_true (tandem_draw_list_equal (list, same));
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  measurer = tandem_pango_measurer_new ();
  g_test_add_func ("/slide/sizes", test_sizes);
  g_test_add_func ("/slide/words", test_words);
  g_test_add_func ("/slide/frozen", test_frozen);
  g_test_add_func ("/slide/direction", test_direction);
  g_test_add_func ("/slide/many-deliverables", test_many_deliverables);
  g_test_add_func ("/slide/readable", test_readable);
  g_test_add_func ("/slide/twelve-deliverables", test_twelve_deliverables);
  g_test_add_func ("/slide/long-texts", test_long_texts);
  g_test_add_func ("/slide/many-milestones", test_many_milestones);
  g_test_add_func ("/slide/crowd", test_crowd);
  g_test_add_func ("/slide/selected-of-many", test_selected_of_many);
  g_test_add_func ("/slide/narrow", test_narrow);
  g_test_add_func ("/slide/order", test_order);
  g_test_add_func ("/slide/secrets", test_secrets);
  result = g_test_run ();
  tandem_pango_measurer_free (measurer);
  return result;
}
