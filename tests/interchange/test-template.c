/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-error.h"
#include "tandem-holidays.h"
#include "tandem-language.h"
#include "tandem-plan-workdays.h"
#include "tandem-test-template.h"

#include <string.h>

static gboolean
knows_function (const char *function)
{
  return g_strv_contains (tandem_function_suggestions, function);
}

/* What a person needs to know of every milestone is there. */
static void
check_complete (TandemPlan *plan)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);
      g_autoptr (GPtrArray) deliverables = tandem_plan_list_where (plan, TANDEM_KIND_DELIVERABLE, TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (milestone));
      guint by_side[2] = { 0, 0 };

      g_test_message ("%s", tandem_entity_get_title (milestone));
      for (guint k = 0; k < deliverables->len; k++)
        {
          int side = tandem_entity_get_choice (g_ptr_array_index (deliverables, k), TANDEM_DELIVERABLE_SIDE);

          g_assert_cmpint (side, !=, TANDEM_SIDE_JOINT);
          by_side[side]++;
        }
      g_assert_cmpuint (by_side[TANDEM_SIDE_BUYER], >, 0);
      g_assert_cmpuint (by_side[TANDEM_SIDE_SELLER], >, 0);
      g_assert_true (knows_function (tandem_entity_get_text (milestone, TANDEM_MILESTONE_BUYER_FUNCTION)));
      g_assert_true (knows_function (tandem_entity_get_text (milestone, TANDEM_MILESTONE_SELLER_FUNCTION)));
      g_assert_true (g_str_has_suffix (tandem_entity_get_text (milestone, TANDEM_MILESTONE_EXPLANATION), ".")
                     || g_str_has_suffix (tandem_entity_get_text (milestone, TANDEM_MILESTONE_EXPLANATION), "?"));
      g_assert_cmpstr (tandem_entity_get_text (milestone, TANDEM_MILESTONE_DONE_WHEN), !=, "");
      g_assert_cmpint (tandem_entity_get_ref (milestone, TANDEM_MILESTONE_PHASE), !=, 0);
      g_assert_cmpint (tandem_entity_get_integer (milestone, TANDEM_MILESTONE_DURATION_DAYS), >, 0);
    }
  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_CRITERION), >, 0);
}

static void
check_days (TandemPlan *plan, TandemWorkdays *workdays, TandemDay today, TandemDay anchor)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);
      TandemDay due = tandem_entity_get_day (milestone, TANDEM_MILESTONE_DUE);

      g_assert_true (tandem_workdays_is_open (workdays, (TandemSide) tandem_entity_get_choice (milestone, TANDEM_MILESTONE_DRIVER), due));
      g_assert_cmpuint (due, >=, today);
    }
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_DEPENDENCY); i++)
    {
      TandemEntity *link = tandem_plan_peek (plan, TANDEM_KIND_DEPENDENCY, i);

      g_assert_cmpuint (tandem_entity_get_day (tandem_plan_follow (plan, link, TANDEM_DEPENDENCY_PREDECESSOR), TANDEM_MILESTONE_DUE), <,
                        tandem_entity_get_day (tandem_plan_follow (plan, link, TANDEM_DEPENDENCY_MILESTONE), TANDEM_MILESTONE_DUE));
    }
  g_assert_cmpuint (tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE), ==, anchor);
}

/* All ten templates, in three pairs of countries, with an anchor 120 common working days ahead. */
static void
test_all_in_three_pairs (void)
{
  static const char *const pairs[][2] = { { "DE", "US" }, { "JP", "GB" }, { "IL", "FR" } };
  g_autoptr (GPtrArray) templates = tandem_template_list ("en", NULL);
  TandemDay today = tandem_day_new (2026, 11, 23);

  g_assert_cmpuint (templates->len, ==, 10);
  for (guint i = 0; i < templates->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (pairs); k++)
      {
        TandemTemplate *template = g_ptr_array_index (templates, i);
        g_autoptr (TandemLibrary) library = tandem_library_new ();
        g_autoptr (TandemWorkdays) workdays = tandem_workdays_new (), again = NULL;
        g_autoptr (GPtrArray) notes = NULL;
        TandemTemplateParameters parameters = { .buyer = "Northwind Traders", .seller = "Fabrikam", .buyer_country = pairs[k][0], .seller_country = pairs[k][1], .today = today };
        TandemPlan *plan;

        g_assert_null (tandem_workdays_open_country (workdays, TANDEM_SIDE_BUYER, pairs[k][0], NULL));
        g_assert_null (tandem_workdays_open_country (workdays, TANDEM_SIDE_SELLER, pairs[k][1], NULL));
        parameters.anchor = tandem_workdays_add (workdays, TANDEM_SIDE_JOINT, today, 120);
        g_test_message ("%s %s-%s", tandem_template_get_key (template), pairs[k][0], pairs[k][1]);
        plan = tandem_test_template_add (library, template, &parameters, &notes);
        check_complete (plan);
        again = tandem_plan_workdays (plan, NULL);
        check_days (plan, again, today, parameters.anchor);
        g_assert_cmpuint (notes->len, ==, 0);
        g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TEMPLATE), ==, tandem_template_get_key (template));
        g_assert_cmpuint (tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_CREATED), ==, today);
      }
}

static void
test_span_is_the_days_it_takes (void)
{
  g_autoptr (GPtrArray) templates = tandem_template_list ("en", NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (TandemWorkdays) weekdays = tandem_workdays_new ();
      TandemDay today = tandem_day_new (2026, 11, 23);
      TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = today };
      g_autoptr (TandemTemplateSchedule) fits = NULL, late = NULL;
      int span = tandem_template_get_span (template);

      g_assert_cmpint (span, >, 5);
      parameters.anchor = tandem_workdays_add (weekdays, TANDEM_SIDE_JOINT, today, span - 1);
      fits = tandem_template_schedule (template, &parameters, NULL);
      g_assert_cmpuint (fits->n_too_late, ==, 0);
      g_assert_cmpuint (fits->earliest_anchor, ==, parameters.anchor);
      parameters.anchor = tandem_workdays_add (weekdays, TANDEM_SIDE_JOINT, today, span - 2);
      late = tandem_template_schedule (template, &parameters, NULL);
      g_assert_cmpuint (late->n_too_late, >, 0);
      g_assert_cmpuint (late->earliest_anchor, ==, fits->anchor);
    }
}

static void
test_anchor_that_has_passed (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL);
  TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2026, 11, 20) };
  g_autoptr (GError) error = NULL;

  g_assert_null (tandem_template_schedule (template, &parameters, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "20 November 2026"));
  g_assert_nonnull (strstr (error->message, "10 December 2026"));
}

static void
test_closed_anchor_and_unknown_country (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL);
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autoptr (GPtrArray) notes = NULL;
  /* Thanksgiving 2027. */
  TandemTemplateParameters parameters = { .title = "Mine", .buyer = "B", .seller = "S", .buyer_country = "US", .seller_country = "XK",
                                          .today = tandem_day_new (2027, 9, 1), .anchor = tandem_day_new (2027, 11, 25) };
  TandemPlan *plan = tandem_test_template_add (library, template, &parameters, &notes);

  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "XK"));
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 1), "Thanksgiving Day (United States)"));
  g_assert_cmpuint (tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE), ==, tandem_day_new (2027, 11, 24));
  g_assert_cmpstr (tandem_entity_get_title (TANDEM_ENTITY (plan)), ==, "Mine");
}

static void
test_beyond_the_data (void)
{
  g_autoptr (TandemTemplate) template = tandem_template_find ("smb", "en", NULL);
  TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .buyer_country = "US", .seller_country = "DE",
                                          .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2041, 3, 1) };
  g_autoptr (TandemTemplateSchedule) schedule = tandem_template_schedule (template, &parameters, NULL);

  g_assert_cmpuint (schedule->notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (schedule->notes, 0), "2036"));
}

static void
test_refused (void)
{
  static const struct { const char *text; const char *place; int code; } table[] = {
    { "[]", "", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-plan\"}", "format", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"version\":2,\"title\":\"T\"}", "newer", TANDEM_ERROR_NEWER },
    { "{\"format\":\"tandem-template\",\"title\":\"T\"}", "phases", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[\"P\"],\"milestones\":[{\"id\":\"a\",\"phase\":\"Q\",\"title\":\"A\",\"driver\":\"buyer\"}]}", "milestones[0].phase", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[\"P\"],\"milestones\":[{\"id\":\"a\",\"phase\":\"P\",\"title\":\"A\",\"driver\":\"me\"}]}", "milestones[0].driver", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[\"P\"],\"milestones\":[{\"id\":\"a\",\"phase\":\"P\",\"title\":\"A\",\"driver\":\"buyer\",\"duration_days\":-1}]}", "duration_days", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[\"P\"],\"milestones\":[{\"id\":\"a\",\"phase\":\"P\",\"title\":\"A\",\"driver\":\"buyer\",\"after\":[{\"milestone\":\"b\"}]}]}", "after[0]", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[\"P\"],\"anchor\":{\"milestone\":\"a\"},\"milestones\":[{\"id\":\"a\",\"phase\":\"P\",\"title\":\"A\",\"driver\":\"buyer\",\"after\":[{\"milestone\":\"a\"}]}]}", "ring", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[\"P\"],\"milestones\":[{\"id\":\"a\",\"phase\":\"P\",\"title\":\"A\",\"driver\":\"buyer\"}]}", "anchor", TANDEM_ERROR_INVALID },
    { "{\"format\":\"tandem-template\",\"title\":7}", "title", TANDEM_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (table[i].text, strlen (table[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (tandem_template_read (bytes, NULL, &error));
      g_assert_error (error, TANDEM_ERROR, table[i].code);
      g_assert_nonnull (strstr (error->message, table[i].place));
    }
}

/* Broken in a thousand ways: read or refused, never more. */
static void
test_damaged (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "data/templates/smb.json", NULL), *text = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (int round = 0; round < 1000; round++)
    {
      g_autofree char *damaged = g_memdup2 (text, length);
      gsize cut = g_rand_boolean (rand) ? length : (gsize) g_rand_int_range (rand, 0, (gint32) length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TandemTemplate) template = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        damaged[g_rand_int_range (rand, 0, (gint32) length)] = "\"{}[],:0a\n\0\xff"[g_rand_int_range (rand, 0, 12)];
      bytes = g_bytes_new (damaged, cut);
      template = tandem_template_read (bytes, NULL, &error);
      g_assert_true ((template == NULL) == (error != NULL));
    }
}

/* Each way out makes every shipped template fit where it says so, and leaves the rest of it as it was. */
static void
test_ways_out (void)
{
  g_autoptr (GPtrArray) templates = tandem_template_list ("en", NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (TandemWorkdays) weekdays = tandem_workdays_new ();
      TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = tandem_day_new (2026, 11, 23) };
      g_autoptr (TandemTemplate) shorter = NULL, fewer = NULL;
      g_autoptr (TandemTemplateSchedule) late = NULL, with_shorter = NULL, with_fewer = NULL;
      g_autofree gboolean *dropped = NULL;
      guint n_dropped = 0;
      int percent;

      parameters.anchor = tandem_workdays_add (weekdays, TANDEM_SIDE_JOINT, parameters.today, tandem_template_get_span (template) * 9 / 10);
      late = tandem_template_schedule (template, &parameters, NULL);
      g_test_message ("%s", tandem_template_get_key (template));
      g_assert_cmpuint (late->n_too_late, >, 0);
      g_assert_nonnull (late->too_late_note);

      percent = tandem_template_find_percent (template, &parameters);
      g_assert_cmpint (percent, >=, 30);
      g_assert_cmpint (percent, <, 100);
      shorter = tandem_template_adapt (template, percent, NULL);
      with_shorter = tandem_template_schedule (shorter, &parameters, NULL);
      g_assert_cmpuint (with_shorter->n_too_late, ==, 0);
      g_assert_cmpuint (tandem_template_get_n_milestones (shorter), ==, tandem_template_get_n_milestones (template));

      dropped = tandem_template_find_dropped (template, &parameters);
      g_assert_nonnull (dropped);
      for (guint k = 0; k < tandem_template_get_n_milestones (template); k++)
        n_dropped += dropped[k] != FALSE;
      fewer = tandem_template_adapt (template, 100, dropped);
      with_fewer = tandem_template_schedule (fewer, &parameters, NULL);
      g_assert_cmpuint (tandem_template_get_n_milestones (fewer), ==, tandem_template_get_n_milestones (template) - n_dropped);
      g_assert_cmpuint (with_fewer->n_too_late, ==, 0);
      g_assert_cmpuint (with_fewer->anchor, ==, late->anchor);
    }
}

/* What came after a milestone that is left out comes after what that one came after; a day's work stays one. */
static void
test_adapt_keeps_the_order (void)
{
  static const char text[] = "{\"format\":\"tandem-template\",\"title\":\"T\",\"phases\":[\"P\",\"Q\",\"R\"],\"anchor\":{\"milestone\":\"c\"},\"milestones\":["
    "{\"id\":\"a\",\"phase\":\"P\",\"title\":\"A\",\"driver\":\"joint\",\"duration_days\":10},"
    "{\"id\":\"b\",\"phase\":\"Q\",\"title\":\"B\",\"driver\":\"joint\",\"duration_days\":3,\"after\":[{\"milestone\":\"a\",\"lag_days\":2}]},"
    "{\"id\":\"c\",\"phase\":\"R\",\"title\":\"C\",\"driver\":\"joint\",\"duration_days\":1,\"after\":[{\"milestone\":\"b\",\"lag_days\":1}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (TandemTemplate) template = tandem_template_read (bytes, NULL, NULL), adapted = NULL;
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2027, 3, 2) };
  const gboolean dropped[] = { FALSE, TRUE, TRUE };
  TandemPlan *plan;

  adapted = tandem_template_adapt (template, 33, dropped);
  plan = tandem_test_template_add (library, adapted, &parameters, NULL);
  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE), ==, 2); /* the anchor's stays, whatever is asked */
  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_PHASE), ==, 2);
  g_assert_cmpint (tandem_entity_get_integer (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0), TANDEM_MILESTONE_DURATION_DAYS), ==, 4);
  g_assert_cmpint (tandem_entity_get_integer (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 1), TANDEM_MILESTONE_DURATION_DAYS), ==, 1);
  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_DEPENDENCY), ==, 1);
  g_assert_cmpint (tandem_entity_get_integer (tandem_plan_peek (plan, TANDEM_KIND_DEPENDENCY, 0), TANDEM_DEPENDENCY_LAG_DAYS), ==, 3);
  g_assert_cmpstr (tandem_entity_get_title (tandem_plan_follow (plan, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 1), TANDEM_MILESTONE_PHASE)), ==, "R");
}

/* The plan speaks its own language, whatever the desktop speaks; the templates speak every language of documents. */
static void
test_languages (void)
{
  g_autoptr (TandemTemplate) german = tandem_template_find ("saas-eval", "de-AT", NULL), english = tandem_template_find ("saas-eval", "en-US", NULL);
  g_autoptr (TandemTemplate) other = tandem_template_find ("saas-eval", "xx", NULL);
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  TandemTemplateParameters parameters = { .buyer = "B", .seller = "S", .today = tandem_day_new (2026, 11, 23), .anchor = tandem_day_new (2027, 9, 2) };
  TandemPlan *plan = tandem_test_template_add (library, german, &parameters, NULL);

  g_assert_cmpstr (tandem_template_get_language (german), ==, "de");
  g_assert_cmpstr (tandem_template_get_language (english), ==, "en-US");
  g_assert_cmpstr (tandem_template_get_language (other), ==, "en");
  g_assert_cmpstr (tandem_template_get_title (english), ==, tandem_template_get_title (other));
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE), ==, "de");
  g_assert_cmpstr (tandem_entity_get_title (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0)), ==, "Ziele, Termin und Entscheidende festlegen");
  g_assert_cmpstr (tandem_entity_get_title (tandem_plan_peek (plan, TANDEM_KIND_PHASE, 0)), ==, "Abstimmen");
  g_assert_cmpint (tandem_template_get_span (german), ==, tandem_template_get_span (english));

  for (const char *const *tag = tandem_language_tags (); *tag != NULL; tag++)
    {
      g_autoptr (TandemTemplate) template = tandem_template_find ("saas-eval", *tag, NULL);

      g_assert_cmpstr (tandem_template_get_language (template), ==, *tag);
      if (!g_str_has_prefix (*tag, "en"))
        g_assert_cmpstr (tandem_template_get_title (template), !=, tandem_template_get_title (english));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/template/all-in-three-pairs", test_all_in_three_pairs);
  g_test_add_func ("/template/span", test_span_is_the_days_it_takes);
  g_test_add_func ("/template/anchor-that-has-passed", test_anchor_that_has_passed);
  g_test_add_func ("/template/closed-anchor-and-unknown-country", test_closed_anchor_and_unknown_country);
  g_test_add_func ("/template/beyond-the-data", test_beyond_the_data);
  g_test_add_func ("/template/refused", test_refused);
  g_test_add_func ("/template/damaged", test_damaged);
  g_test_add_func ("/template/ways-out", test_ways_out);
  g_test_add_func ("/template/adapt-keeps-the-order", test_adapt_keeps_the_order);
  g_test_add_func ("/template/languages", test_languages);
  return g_test_run ();
}
