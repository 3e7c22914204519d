/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan-file-help.h"

#include "tandem-error.h"
#include "tandem-json-check.h"
#include "tandem-sample-plan.h"

#include <string.h>

/* Has every kind of list once; the refusals below each replace one piece of it. */
static const char base[] =
  "{ \"format\": \"tandem-plan\", \"version\": 1,\n"
  "  \"plan\": { \"title\": \"T\", \"goal\": \"g\", \"status\": \"shared\",\n"
  "    \"buyer\": { \"name\": \"Northwind\" }, \"seller\": { \"name\": \"Fabrikam\" },\n"
  "    \"anchor\": { \"kind\": \"go-live\", \"date\": \"2027-03-02\" },\n"
  "    \"criteria\": [ { \"id\": \"c1\", \"title\": \"Errors\" } ],\n"
  "    \"people\": [ { \"id\": \"leo\", \"name\": \"Leo\", \"side\": \"buyer\" }, { \"id\": \"sam\", \"name\": \"Sam\" } ],\n"
  "    \"phases\": [ { \"id\": \"p1\", \"name\": \"Validate\" } ],\n"
  "    \"milestones\": [\n"
  "      { \"id\": \"m1\", \"title\": \"One\", \"phase\": \"p1\", \"buyer_lead\": \"leo\", \"due\": \"2026-11-19\", \"progress\": 40, \"agreed\": true },\n"
  "      { \"id\": \"m2\", \"title\": \"Two\", \"after\": [\"m1\"], \"lag_days\": { \"m1\": 3 }, \"duration_unit\": \"calendar-days\", \"monthly_week\": \"last\", \"status\": \"done\",\n"
  "        \"deliverables\": [ { \"title\": \"Report\", \"owner\": \"sam\" } ] },\n"
  "      { \"id\": \"m3\", \"title\": \"Three\", \"after\": [\"m2\"] } ],\n"
  "    \"calendars\": [ { \"side\": \"buyer\", \"working_week\": [\"mon\", \"tue\"] } ],\n"
  "    \"terms\": [ { \"ours\": \"a\", \"theirs\": \"b\" } ] } }\n";

typedef struct
{
  const char *name, *find, *instead;
  TandemError code;
  const char *message; /* with * and ? */
} Refusal;

static const Refusal refusals[] = {
  { "format/missing", "\"format\": \"tandem-plan\", ", "", TANDEM_ERROR_NOT_OURS, "format: *" },
  { "format/other", "tandem-plan", "other", TANDEM_ERROR_NOT_OURS, "format: *" },
  { "version/missing", "\"version\": 1,", "", TANDEM_ERROR_INVALID, "version: is missing" },
  { "version/zero", "\"version\": 1", "\"version\": 0", TANDEM_ERROR_INVALID, "version: 0 is not between 1 and *" },
  { "version/text", "\"version\": 1", "\"version\": \"1\"", TANDEM_ERROR_INVALID, "version: not a whole number: \"1\"" },
  { "version/newer", "\"version\": 1", "\"version\": 2", TANDEM_ERROR_NEWER, "version: *newer*" },
  { "title/missing", "\"title\": \"T\", ", "", TANDEM_ERROR_INVALID, "plan.title: is missing" },
  { "title/empty", "\"title\": \"T\"", "\"title\": \"\"", TANDEM_ERROR_INVALID, "plan.title: may not be empty" },
  { "title/null", "\"title\": \"T\"", "\"title\": null", TANDEM_ERROR_INVALID, "plan.title: is missing" },
  { "title/number", "\"title\": \"T\"", "\"title\": 7", TANDEM_ERROR_INVALID, "plan.title: not text in quotes: 7" },
  { "title/list", "\"title\": \"T\"", "\"title\": [\"T\"]", TANDEM_ERROR_INVALID, "plan.title: not text in quotes: a list" },
  { "buyer/missing", "\"buyer\": { \"name\": \"Northwind\" }, ", "", TANDEM_ERROR_INVALID, "plan.buyer: is missing" },
  { "buyer/name", "{ \"name\": \"Northwind\" }", "{}", TANDEM_ERROR_INVALID, "plan.buyer.name: is missing" },
  { "buyer/text", "{ \"name\": \"Northwind\" }", "\"Northwind\"", TANDEM_ERROR_INVALID, "plan.buyer: not an object: \"Northwind\"" },
  { "seller/name", "{ \"name\": \"Fabrikam\" }", "{ \"country\": \"US\" }", TANDEM_ERROR_INVALID, "plan.seller.name: is missing" },
  { "phase/name", "\"Validate\"", "\"\"", TANDEM_ERROR_INVALID, "plan.phases[0].name: may not be empty" },
  { "logo", "{ \"name\": \"Northwind\" }", "{ \"name\": \"N\", \"logo\": \"AA=A\" }", TANDEM_ERROR_INVALID, "plan.buyer.logo: not Base64 text*" },
  { "day/wrong", "2026-11-19", "2026-02-30", TANDEM_ERROR_INVALID, "plan.milestones[0].due: not a day: \"2026-02-30\"" },
  { "day/words", "2026-11-19", "19 Nov", TANDEM_ERROR_INVALID, "plan.milestones[0].due: not a day: \"19 Nov\"" },
  { "day/empty", "2026-11-19", "", TANDEM_ERROR_INVALID, "plan.milestones[0].due: not a day: \"\"" },
  { "day/number", "\"2027-03-02\"", "20270302", TANDEM_ERROR_INVALID, "plan.anchor.date: not a day: 20270302" },
  { "choice", "\"done\"", "\"late\"", TANDEM_ERROR_INVALID, "plan.milestones[1].status: \"late\" is none of not-started, in-progress, at-risk, done, cancelled" },
  { "choice/side", "\"side\": \"buyer\" }, {", "\"side\": \"both\" }, {", TANDEM_ERROR_INVALID, "plan.people[0].side: \"both\" is none of buyer, seller, joint" },
  { "boolean", "\"agreed\": true", "\"agreed\": \"yes\"", TANDEM_ERROR_INVALID, "plan.milestones[0].agreed: neither true nor false: \"yes\"" },
  { "number/high", "40", "101", TANDEM_ERROR_INVALID, "plan.milestones[0].progress: 101 is not between 0 and 100" },
  { "number/low", "40", "-1", TANDEM_ERROR_INVALID, "plan.milestones[0].progress: -1 is not between 0 and 100" },
  { "number/part", "40", "40.5", TANDEM_ERROR_INVALID, "plan.milestones[0].progress: not a whole number: 40.5*" },
  { "number/huge", "40", "99999999999999999999", TANDEM_ERROR_INVALID, "plan.milestones[0].progress: the number is too large" },
  { "number/infinite", "40", "1e999", TANDEM_ERROR_INVALID, "plan.milestones[0].progress: the number is too large" },
  { "list/object", "\"phases\": [ { \"id\": \"p1\", \"name\": \"Validate\" } ]", "\"phases\": {}", TANDEM_ERROR_INVALID, "plan.phases: not a list: an object" },
  { "list/texts", "[ { \"id\": \"c1\", \"title\": \"Errors\" } ]", "[ \"c1\" ]", TANDEM_ERROR_INVALID, "plan.criteria[0]: not an object: \"c1\"" },
  { "item/title", "\"title\": \"Report\", ", "", TANDEM_ERROR_INVALID, "plan.milestones[1].deliverables[0].title: is missing" },
  { "term/empty", "\"ours\": \"a\", ", "", TANDEM_ERROR_INVALID, "plan.terms[0].ours: may not be empty" },
  { "id/twice", "\"id\": \"m3\"", "\"id\": \"m1\"", TANDEM_ERROR_INVALID, "plan.milestones[2].id: another item of this list has the same id: \"m1\"" },
  { "id/number", "\"id\": \"m3\"", "\"id\": 3", TANDEM_ERROR_INVALID, "plan.milestones[2].id: not an id in quotes: 3" },
  { "reference/phase", "\"phase\": \"p1\"", "\"phase\": \"p9\"", TANDEM_ERROR_INVALID, "plan.milestones[0].phase: no phase has the id \"p9\"" },
  { "reference/lead", "\"buyer_lead\": \"leo\"", "\"buyer_lead\": \"p1\"", TANDEM_ERROR_INVALID, "plan.milestones[0].buyer_lead: no stakeholder has the id \"p1\"" },
  { "reference/owner", "\"owner\": \"sam\"", "\"owner\": \"eve\"", TANDEM_ERROR_INVALID, "plan.milestones[1].deliverables[0].owner: no stakeholder has the id \"eve\"" },
  { "after/unknown", "\"after\": [\"m2\"]", "\"after\": [\"m2\", \"m7\"]", TANDEM_ERROR_INVALID, "plan.milestones[2].after[1]: no milestone has the id \"m7\"" },
  { "after/twice", "\"after\": [\"m2\"]", "\"after\": [\"m2\", \"m2\"]", TANDEM_ERROR_INVALID, "plan.milestones[2].after[1]: stands twice in the list: \"m2\"" },
  { "after/text", "\"after\": [\"m2\"]", "\"after\": \"m2\"", TANDEM_ERROR_INVALID, "plan.milestones[2].after: not a list of ids: \"m2\"" },
  { "after/self", "\"after\": [\"m2\"]", "\"after\": [\"m3\"]", TANDEM_ERROR_INVALID, "plan.milestones[2].after: \"Three\" waits for itself" },
  { "after/ring", "\"title\": \"One\",", "\"title\": \"One\", \"after\": [\"m3\"],", TANDEM_ERROR_INVALID, "plan.milestones[0].after: milestones wait for each other in a ring: \"One\" → \"Three\" → \"Two\"" },
  { "duration/unit", "\"calendar-days\"", "\"hours\"", TANDEM_ERROR_INVALID, "plan.milestones[1].duration_unit: \"hours\" is none of working-days, calendar-days" },
  { "monthly/week", "\"last\"", "\"fifth\"", TANDEM_ERROR_INVALID, "plan.milestones[1].monthly_week: \"fifth\" is none of any, *" },
  { "lag/unknown", "{ \"m1\": 3 }", "{ \"m3\": 3 }", TANDEM_ERROR_INVALID, "plan.milestones[1].lag_days.m3: *“after”" },
  { "week", "\"tue\"]", "\"someday\"]", TANDEM_ERROR_INVALID, "plan.calendars[0].working_week: not a weekday*: \"someday\"" },
  { "key/twice", "\"goal\": \"g\"", "\"goal\": \"g\", \"go\\u0061l\": \"h\"", TANDEM_ERROR_INVALID, "plan.goal: stands twice" },
  { "text/nul", "\"goal\": \"g\"", "\"goal\": \"g\\u0000h\"", TANDEM_ERROR_INVALID, "plan.goal: holds a NUL character" },
  { "text/half", "\"goal\": \"g\"", "\"goal\": \"\\ud83d\"", TANDEM_ERROR_INVALID, "plan.goal: holds half a character*" },
  { "text/utf-8", "\"goal\": \"g\"", "\"goal\": \"\xff\"", TANDEM_ERROR_INVALID, "not UTF-8 text in line 2 (byte *)" },
  { "text/latin-1", "Validate", "Pr\xfc" "fen", TANDEM_ERROR_INVALID, "not UTF-8 text in line 7 (byte *)" },
  { "text/break", "\"goal\": \"g\"", "\"goal\": \"g\nh\"", TANDEM_ERROR_INVALID, "plan.goal: not JSON in line 2: *" },
  { "text/escape", "\"goal\": \"g\"", "\"goal\": \"\\x\"", TANDEM_ERROR_INVALID, "plan.goal: not JSON in line 2: *" },
  { "syntax/comma", "\"goal\": \"g\", ", "\"goal\": \"g\" ", TANDEM_ERROR_INVALID, "plan.goal: not JSON in line 2: a comma or } is missing" },
  { "syntax/last-comma", "\"theirs\": \"b\" }", "\"theirs\": \"b\", }", TANDEM_ERROR_INVALID, "plan.terms[0].theirs: not JSON in line 14: a key in quotes is missing" },
  { "syntax/comment", "\"goal\": \"g\", ", "/* g */", TANDEM_ERROR_INVALID, "*not JSON in line 2: *" },
  { "syntax/number", "40", "040", TANDEM_ERROR_INVALID, "plan.milestones[0].progress: not JSON in line 9: *" },
  { "syntax/end", "} ] } }\n", "} ] }", TANDEM_ERROR_INVALID, "*the text ends too early" },
  { "syntax/more", "} ] } }\n", "} ] } } {}", TANDEM_ERROR_INVALID, "not JSON in line 14: something follows after the end" },
};

static TandemPlanFile *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tandem_plan_file_read (bytes, error);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GString) text = g_string_new (base);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = NULL;

  g_assert_cmpint (g_string_replace (text, refusal->find, refusal->instead, 1), ==, 1);
  file = read_text (text->str, &error);
  g_assert_null (file);
  g_assert_error (error, TANDEM_ERROR, (int) refusal->code);
  g_test_message ("%s", error->message);
  g_assert_null (strchr (error->message, '\n'));
  if (!g_pattern_match_simple (refusal->message, error->message))
    g_error ("expected %s, got %s", refusal->message, error->message);
}

static void
test_base (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = read_text (base, &error);
  const TandemRow *dependency;

  g_assert_no_error (error);
  g_assert_null (tandem_plan_file_get_warnings (file)[0]);
  g_assert_cmpuint (tandem_plan_file_get_n (file, TANDEM_KIND_MILESTONE), ==, 3);
  g_assert_cmpuint (tandem_plan_file_get_n (file, TANDEM_KIND_DEPENDENCY), ==, 2);
  dependency = tandem_plan_file_peek (file, TANDEM_KIND_DEPENDENCY, 0);
  g_assert_cmpint (tandem_row_get (dependency, TANDEM_DEPENDENCY_MILESTONE)->integer, ==, 2);
  g_assert_cmpint (tandem_row_get (dependency, TANDEM_DEPENDENCY_PREDECESSOR)->integer, ==, 1);
  g_assert_cmpint (tandem_row_get (dependency, TANDEM_DEPENDENCY_LAG_DAYS)->integer, ==, 3);
  g_assert_cmpstr (tandem_row_get (tandem_plan_file_peek (file, TANDEM_KIND_MILESTONE, 1), TANDEM_MILESTONE_DURATION_UNIT)->text, ==, "calendar-days");
  g_assert_cmpstr (tandem_row_get (tandem_plan_file_peek (file, TANDEM_KIND_MILESTONE, 1), TANDEM_MILESTONE_MONTHLY_WEEK)->text, ==, "last");
  g_assert_cmpstr (tandem_row_get (tandem_plan_file_peek (file, TANDEM_KIND_MILESTONE, 0), TANDEM_MILESTONE_MONTHLY_WEEK)->text, ==, "any");
  g_assert_cmpint (tandem_row_get (tandem_plan_file_peek (file, TANDEM_KIND_CALENDAR, 0), TANDEM_CALENDAR_WORKING_WEEK)->integer, ==, 3);
}

static void
test_least (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = read_text ("\xEF\xBB\xBF{\"format\":\"tandem-plan\",\"version\":1.0,\"plan\":{\"title\":\"T\",\"buyer\":{\"name\":\"B\"},"
                                               "\"seller\":{\"name\":\"S\"},\"phases\":[{}],\"people\":[{}],\"goal\":null,\"milestones\":null}}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tandem_plan_file_get_n (file, TANDEM_KIND_MILESTONE), ==, 0);
  g_assert_cmpuint (tandem_plan_file_get_n (file, TANDEM_KIND_STAKEHOLDER), ==, 1);
  g_assert_cmpstr (tandem_plan_file_get_warnings (file)[0], ==, "plan.phases[0]: has no name; it is called “Phase 1” now");
  g_assert_null (tandem_plan_file_get_warnings (file)[1]);
}

static void
test_warnings (void)
{
  g_autoptr (GString) text = g_string_new (base);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = NULL;
  const char *const *warnings;

  g_string_replace (text, "\"version\": 1,", "\"version\": 1, \"made by\": \"x\",", 1);
  g_string_replace (text, "\"title\": \"Two\"", "\"title\": \"Two\", \"colour\": {\"a\": [1]}", 1);
  file = read_text (text->str, &error);
  g_assert_no_error (error);
  warnings = tandem_plan_file_get_warnings (file);
  g_assert_cmpstr (warnings[0], ==, "plan.milestones[1].colour: unknown key, left out");
  g_assert_cmpstr (warnings[1], ==, "[\"made by\"]: unknown key, left out");
  g_assert_null (warnings[2]);
}

static void
test_many_warnings (void)
{
  g_autoptr (GString) keys = g_string_new ("{ \"format\": \"tandem-plan\",");
  g_autoptr (GString) text = g_string_new (base);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (keys, "\"k%d\": 0,", i);
  g_string_replace (text, "{ \"format\": \"tandem-plan\",", keys->str, 1);
  file = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **) tandem_plan_file_get_warnings (file)), ==, 51);
  g_assert_cmpstr (tandem_plan_file_get_warnings (file)[50], ==, "and 19950 more like these");
}

static void
test_not_json (void)
{
  const char *texts[] = { "", "   ", "%PDF-1.7", "null", "[]", "\"tandem-plan\"", "{", "{\"a\"}", "nul" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TandemPlanFile) file = read_text (texts[i], &error);

      g_assert_null (file);
      g_assert_true (g_error_matches (error, TANDEM_ERROR, TANDEM_ERROR_INVALID) || g_error_matches (error, TANDEM_ERROR, TANDEM_ERROR_NOT_OURS));
    }
}

/* A parser that recurses dies of this; the check does not. */
static void
test_nested (void)
{
  const char *pieces[] = { "[", "{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"format\":\"tandem-plan\",\"version\":1,\"plan\":");
      g_autoptr (GError) error = NULL;

      for (int n = 0; n < 100000; n++)
        g_string_append (text, pieces[i]);
      g_assert_null (read_text (text->str, &error));
      g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "64"));
    }
}

static void
test_limits (void)
{
  g_autofree char *large = g_malloc (50 * 1024 * 1024);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) many = g_string_new ("[0");

  memset (large, ' ', 50 * 1024 * 1024);
  bytes = g_bytes_new_static (large, 50 * 1024 * 1024);
  g_assert_null (tandem_plan_file_read (bytes, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "16 MB"));

  for (int i = 0; i < TANDEM_JSON_MAX_VALUES; i++)
    g_string_append (many, ",0");
  g_string_append_c (many, ']');
  g_clear_error (&error);
  g_assert_null (read_text (many->str, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

static void
test_raw_nul (void)
{
  static const char text[] = "{\"format\": \"tandem\0plan\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (tandem_plan_file_read (bytes, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "format: holds a NUL character");
}

/* What a message repeats stays on one line and short. */
static void
test_quote (void)
{
  g_autofree char *quoted = tandem_json_quote ("a\nb\"c\\\t\u2028\xc2\x9b");
  g_autofree char *longer = g_strnfill (1000, 'x');
  g_autofree char *shortened = tandem_json_quote (longer);

  g_assert_cmpstr (quoted, ==, "\"a\\nb\\\"c\\\\\\u0009\\u2028\\u009b\"");
  g_assert_cmpuint (strlen (shortened), <, 60);
}

static void
test_sample (void)
{
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  g_autofree char *path = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "data", "sample", "sample.tandem.json", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemPlanFile) file = tandem_plan_file_load (from, NULL, &error);
  TandemPlan *plan;

  g_assert_no_error (error);
  g_assert_null (tandem_plan_file_get_warnings (file)[0]);
  plan = import_into (library, file);
  g_assert_cmpstr (tandem_entity_get_title (TANDEM_ENTITY (plan)), ==, "Order management platform");
  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE), ==, 11);
  check_fixpoint (plan);
}

static void
test_sample_shift (void)
{
  TandemDay own = tandem_day_new (TANDEM_SAMPLE_PLAN_YEAR, TANDEM_SAMPLE_PLAN_MONTH, TANDEM_SAMPLE_PLAN_DAY);
  TandemDay today = tandem_day_new (2031, 5, 8);
  g_autoptr (TandemPlanFile) file = tandem_sample_plan_new (today);
  const TandemRow *plan = tandem_plan_file_get_plan (file);
  TandemDay go_live = tandem_row_get (plan, TANDEM_PLAN_ANCHOR_DATE)->day;
  int days = tandem_sample_plan_shift (today);

  g_assert_cmpint (tandem_sample_plan_shift (own), ==, 0);
  for (int i = -400; i <= 400; i++)
    {
      int shift = tandem_sample_plan_shift (tandem_day_add (own, i));

      g_assert_cmpint (shift % 7, ==, 0);
      g_assert_cmpint (ABS (i - shift), <=, 3);
    }
  g_assert_cmpuint (go_live, ==, tandem_day_add (tandem_day_new (2027, 3, 2), days));
  /* 2031-05-08 is a Thursday three days after the nearest Monday: 2031-08-12 is as many days on as 2027-03-02 from 2026-11-23. */
  g_assert_cmpuint (go_live, ==, tandem_day_new (2031, 8, 12));
  g_assert_true (g_str_has_prefix (tandem_row_get (plan, TANDEM_PLAN_GOAL)->text, "We go live on 12 August 2031 so that"));
}

/* Everything the library can hold, written and read back. */
static void
test_generated (void)
{
  for (guint seed = 0; seed < 150; seed++)
    {
      g_autoptr (TandemLibrary) library = tandem_library_new ();
      TandemPlan *plan = make_plan (library, seed);

      check_fixpoint (plan);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strdup_printf ("/plan-file/refuses/%s", refusals[i].name);

      g_test_add_data_func (name, &refusals[i], test_refusal);
    }
  g_test_add_func ("/plan-file/refuses/not-json", test_not_json);
  g_test_add_func ("/plan-file/refuses/nested", test_nested);
  g_test_add_func ("/plan-file/refuses/limits", test_limits);
  g_test_add_func ("/plan-file/refuses/raw-nul", test_raw_nul);
  g_test_add_func ("/plan-file/base", test_base);
  g_test_add_func ("/plan-file/least", test_least);
  g_test_add_func ("/plan-file/warnings", test_warnings);
  g_test_add_func ("/plan-file/many-warnings", test_many_warnings);
  g_test_add_func ("/plan-file/quote", test_quote);
  g_test_add_func ("/plan-file/sample", test_sample);
  g_test_add_func ("/plan-file/sample-shift", test_sample_shift);
  g_test_add_func ("/plan-file/generated", test_generated);

  return g_test_run ();
}
