/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edits.h"
#include "tandem-error.h"
#include "tandem-test-plan.h"
#include "tandem-words.h"

typedef struct
{
  TandemLibrary *library;
  TandemPlan    *plan;
  gint64         next_id;
} Fixture;

static gint64
new_id (gpointer data, GError **error)
{
  return ((Fixture *) data)->next_id++;
}

static TandemEntity *
add (Fixture *f, TandemKind kind, const char *title, int ref_field, gint64 ref)
{
  g_autoptr (TandemRow) row = tandem_row_new (kind);
  gint64 id = f->next_id++;

  if (title != NULL)
    tandem_row_set_text (row, (guint) tandem_kind_info (kind)->title_field, title);
  if (ref_field >= 0)
    tandem_row_set_ref (row, (guint) ref_field, ref);
  if (kind == TANDEM_KIND_DEPENDENCY)
    tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, tandem_entity_get_id (tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, 0)));
  tandem_test_plan_apply (f->library, tandem_edits_add (f->plan, id, row));
  return tandem_plan_find (f->plan, kind, id);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_PLAN);

  f->library = tandem_library_new ();
  f->next_id = 2;
  tandem_row_set_text (row, TANDEM_PLAN_TITLE, "Order management platform");
  tandem_row_set_text (row, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_test_plan_apply (f->library, tandem_edit_new_add (1, 1, row));
  f->plan = tandem_library_find (f->library, 1);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->library);
}

/* Everything in the library as text: what "as before" means. */
static char *
dump (TandemLibrary *library)
{
  GString *text = g_string_new (NULL);
  GListModel *plans = tandem_library_get_plans (library);

  for (guint p = 0; p < g_list_model_get_n_items (plans); p++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, p);

      for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
        for (guint i = 0; i < (kind == 0 ? 1 : tandem_plan_get_n (plan, kind)); i++)
          {
            TandemEntity *entity = kind == 0 ? TANDEM_ENTITY (plan) : tandem_plan_peek (plan, kind, i);

            g_string_append_printf (text, "%s %" G_GINT64_FORMAT ":", tandem_kind_info (kind)->name, tandem_entity_get_id (entity));
            for (guint field = 0; field < tandem_kind_info (kind)->n_fields; field++)
              {
                const TandemValue *value = tandem_entity_get_value (entity, field);
                char iso[TANDEM_DAY_ISO_SIZE];

                if (value->type == TANDEM_VALUE_TEXT)
                  g_string_append_printf (text, " \"%s\"", value->text);
                else if (value->type == TANDEM_VALUE_DAY)
                  g_string_append_printf (text, " %s", tandem_day_to_iso (value->day, iso));
                else if (value->type == TANDEM_VALUE_INTEGER)
                  g_string_append_printf (text, " %" G_GINT64_FORMAT, value->integer);
                else
                  g_string_append (text, " -");
              }
            g_string_append_c (text, '\n');
          }
    }
  return g_string_free (text, FALSE);
}

static void
check_there_and_back (Fixture *f, TandemEdit *edit)
{
  g_autoptr (TandemEdit) there = edit, back = tandem_edit_invert (there);
  g_autofree char *before = dump (f->library), *after = NULL, *again = NULL, *forth = NULL;

  tandem_test_plan_apply (f->library, tandem_edit_ref (there));
  after = dump (f->library);
  g_assert_cmpstr (before, !=, after);
  tandem_test_plan_apply (f->library, tandem_edit_ref (back));
  again = dump (f->library);
  g_assert_cmpstr (before, ==, again);
  tandem_test_plan_apply (f->library, tandem_edit_ref (there));
  forth = dump (f->library);
  g_assert_cmpstr (after, ==, forth);
}

static void
test_removal_takes_along (Fixture *f, gconstpointer data)
{
  TandemEntity *phase = add (f, TANDEM_KIND_PHASE, "Validate", -1, 0);
  TandemEntity *first = add (f, TANDEM_KIND_MILESTONE, "Discovery", TANDEM_MILESTONE_PHASE, tandem_entity_get_id (phase));
  TandemEntity *second = add (f, TANDEM_KIND_MILESTONE, "Security review", TANDEM_MILESTONE_PHASE, tandem_entity_get_id (phase));
  TandemEntity *leo = add (f, TANDEM_KIND_STAKEHOLDER, "Leo Kim", -1, 0);

  add (f, TANDEM_KIND_DELIVERABLE, "Questionnaire", TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (first));
  add (f, TANDEM_KIND_RESOURCE, "Security pack", TANDEM_RESOURCE_MILESTONE, tandem_entity_get_id (first));
  add (f, TANDEM_KIND_ROADBLOCK, "No test data yet", TANDEM_ROADBLOCK_MILESTONE, tandem_entity_get_id (first));
  add (f, TANDEM_KIND_DEPENDENCY, NULL, TANDEM_DEPENDENCY_MILESTONE, tandem_entity_get_id (second));
  tandem_test_plan_apply (f->library, tandem_edit_set_ref (second, TANDEM_MILESTONE_BUYER_LEAD, tandem_entity_get_id (leo)));

  check_there_and_back (f, tandem_edits_remove (f->plan, first));
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_DELIVERABLE), ==, 0);
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_DEPENDENCY), ==, 0);
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_RESOURCE), ==, 0);
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_ROADBLOCK), ==, 1);

  check_there_and_back (f, tandem_edits_remove (f->plan, leo));
  g_assert_cmpint (tandem_entity_get_ref (second, TANDEM_MILESTONE_BUYER_LEAD), ==, 0);
  check_there_and_back (f, tandem_edits_remove (f->plan, phase));
  g_assert_cmpuint (tandem_plan_get_n (f->plan, TANDEM_KIND_MILESTONE), ==, 1);
  check_there_and_back (f, tandem_edits_delete_plan (f->plan));
  g_assert_null (tandem_library_find (f->library, 1));
}

static void
test_reorder (Fixture *f, gconstpointer data)
{
  TandemEntity *m[40];

  for (guint i = 0; i < G_N_ELEMENTS (m); i++)
    {
      g_autofree char *title = g_strdup_printf ("M%u", i);

      m[i] = add (f, TANDEM_KIND_MILESTONE, title, -1, 0);
    }
  check_there_and_back (f, tandem_edits_move (f->plan, m[5], NULL));
  g_assert_true (tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, 0) == m[5]);
  check_there_and_back (f, tandem_edits_move (f->plan, m[5], m[39]));
  g_assert_true (tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, 39) == m[5]);

  /* The room between two positions runs out; order must not. */
  for (guint i = 6; i < 30; i++)
    {
      g_autoptr (TandemEdit) move = tandem_edits_move (f->plan, m[i], m[1]);

      tandem_test_plan_apply (f->library, tandem_edit_ref (move));
      g_assert_true (tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, 1) == m[1]);
      g_assert_true (tandem_plan_peek (f->plan, TANDEM_KIND_MILESTONE, 2) == m[i]);
    }
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  TandemEntity *m = add (f, TANDEM_KIND_MILESTONE, "Security review", -1, 0);
  g_autofree char *before = dump (f->library), *after = NULL;
  g_autoptr (TandemEdit) stale = tandem_edit_set_text (m, TANDEM_MILESTONE_TITLE, "Review");
  g_autoptr (TandemEdit) empty = tandem_edit_set_text (m, TANDEM_MILESTONE_TITLE, "");
  g_autoptr (TandemEdit) nobody = tandem_edit_set_ref (m, TANDEM_MILESTONE_BUYER_LEAD, 999);
  g_autoptr (TandemEdit) wrong_kind = tandem_edit_set_ref (m, TANDEM_MILESTONE_BUYER_LEAD, tandem_entity_get_id (m));
  g_autoptr (TandemEdit) status = tandem_edit_set_text (m, TANDEM_MILESTONE_STATUS, "finished");
  g_autoptr (TandemRow) row = tandem_entity_dup_row (m);
  g_autoptr (TandemEdit) twice = tandem_edit_new_add (1, tandem_entity_get_id (m), row);
  g_autoptr (TandemEdit) bare = NULL;
  TandemEdit *invalid[] = { empty, nobody, wrong_kind, status };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_assert_false (tandem_edit_check (invalid[i], f->library, &error));
      g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (tandem_edit_check (twice, f->library, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED);
  g_clear_error (&error);
  after = dump (f->library);
  g_assert_cmpstr (before, ==, after);

  tandem_test_plan_apply (f->library, tandem_edit_set_text (m, TANDEM_MILESTONE_TITLE, "Something else"));
  g_assert_false (tandem_edit_check (stale, f->library, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED);
  g_clear_error (&error);

  add (f, TANDEM_KIND_DELIVERABLE, "Report", TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (m));
  bare = tandem_edit_remove (m);
  g_assert_false (tandem_edit_check (bare, f->library, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

static TandemEdit *
link_edit (Fixture *f, TandemEntity *milestone, TandemEntity *predecessor)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_DEPENDENCY);

  tandem_row_set_ref (row, TANDEM_DEPENDENCY_MILESTONE, tandem_entity_get_id (milestone));
  tandem_row_set_ref (row, TANDEM_DEPENDENCY_PREDECESSOR, tandem_entity_get_id (predecessor));
  return tandem_edits_add (f->plan, f->next_id++, row);
}

static void
test_rings_are_refused (Fixture *f, gconstpointer data)
{
  TandemEntity *a = add (f, TANDEM_KIND_MILESTONE, "A", -1, 0), *b = add (f, TANDEM_KIND_MILESTONE, "B", -1, 0);
  TandemEntity *c = add (f, TANDEM_KIND_MILESTONE, "C", -1, 0), *d = add (f, TANDEM_KIND_MILESTONE, "D", -1, 0);
  g_autoptr (TandemEdit) ring = NULL, self = NULL;
  g_autoptr (GError) error = NULL;

  tandem_test_plan_apply (f->library, link_edit (f, d, a));
  tandem_test_plan_apply (f->library, link_edit (f, b, a));
  tandem_test_plan_apply (f->library, link_edit (f, c, b));
  tandem_test_plan_apply (f->library, link_edit (f, c, a));
  ring = link_edit (f, a, c);
  g_assert_false (tandem_edit_check (ring, f->library, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“A”"));
  g_assert_nonnull (strstr (error->message, "“C”"));
  g_assert_null (strstr (error->message, "“D”"));
  g_clear_error (&error);
  self = link_edit (f, d, d);
  g_assert_false (tandem_edit_check (self, f->library, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

static void
test_merge (Fixture *f, gconstpointer data)
{
  TandemEntity *m = add (f, TANDEM_KIND_MILESTONE, "a", -1, 0);
  g_autoptr (TandemEdit) one = tandem_edit_set_text (m, TANDEM_MILESTONE_TITLE, "ab");
  g_autoptr (TandemEdit) other_field = NULL, two = NULL, merged = NULL, back = NULL, none = NULL;

  tandem_test_plan_apply (f->library, tandem_edit_ref (one));
  two = tandem_edit_set_text (m, TANDEM_MILESTONE_TITLE, "abc");
  other_field = tandem_edit_set_text (m, TANDEM_MILESTONE_DONE_WHEN, "abc");
  none = tandem_edit_merge (one, other_field);
  g_assert_null (none);
  tandem_test_plan_apply (f->library, tandem_edit_ref (two));
  merged = tandem_edit_merge (one, two);
  g_assert_nonnull (merged);
  back = tandem_edit_invert (merged);
  tandem_test_plan_apply (f->library, tandem_edit_ref (back));
  g_assert_cmpstr (tandem_entity_get_title (m), ==, "a");
}

static void
test_done_and_tick (Fixture *f, gconstpointer data)
{
  TandemDay today = tandem_day_parse_iso ("2026-11-23");
  TandemEntity *m = add (f, TANDEM_KIND_MILESTONE, "Security review", -1, 0);
  TandemEntity *d = add (f, TANDEM_KIND_DELIVERABLE, "Report", TANDEM_DELIVERABLE_MILESTONE, tandem_entity_get_id (m));

  check_there_and_back (f, tandem_edits_tick (f->plan, d, TRUE));
  g_assert_cmpint (tandem_entity_get_choice (m, TANDEM_MILESTONE_STATUS), ==, TANDEM_STATUS_IN_PROGRESS);
  check_there_and_back (f, tandem_edits_set_status (m, TANDEM_STATUS_DONE, today));
  g_assert_cmpuint (tandem_entity_get_day (m, TANDEM_MILESTONE_COMPLETED_ON), ==, today);
  check_there_and_back (f, tandem_edits_set_status (m, TANDEM_STATUS_AT_RISK, today));
  g_assert_cmpuint (tandem_entity_get_day (m, TANDEM_MILESTONE_COMPLETED_ON), ==, TANDEM_DAY_NONE);
  check_there_and_back (f, tandem_edits_set_agreed (m, TRUE, "Leo Kim", today));
}

static void
test_duplicate (Fixture *f, gconstpointer data)
{
  TandemEntity *phase = add (f, TANDEM_KIND_PHASE, "Validate", -1, 0);
  TandemEntity *m = add (f, TANDEM_KIND_MILESTONE, "Security review", TANDEM_MILESTONE_PHASE, tandem_entity_get_id (phase));
  g_autoptr (GError) error = NULL;
  TandemPlan *copy;
  TandemEntity *copied;

  tandem_test_plan_apply (f->library, tandem_edit_set_day (TANDEM_ENTITY (f->plan), TANDEM_PLAN_LAST_SENT, tandem_day_parse_iso ("2026-11-01")));
  check_there_and_back (f, tandem_edits_duplicate_plan (f->plan, "Copy", tandem_day_parse_iso ("2026-11-23"), new_id, f, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (tandem_library_get_plans (f->library)), ==, 2);

  copy = g_list_model_get_item (tandem_library_get_plans (f->library), 1);
  copied = tandem_plan_peek (copy, TANDEM_KIND_MILESTONE, 0);
  g_assert_cmpstr (tandem_entity_get_title (copied), ==, "Security review");
  g_assert_cmpint (tandem_entity_get_id (copied), !=, tandem_entity_get_id (m));
  g_assert_nonnull (tandem_plan_follow (copy, copied, TANDEM_MILESTONE_PHASE));
  g_assert_false (tandem_entity_is_set (TANDEM_ENTITY (copy), TANDEM_PLAN_LAST_SENT));
  g_object_unref (copy);
}

static void
test_every_edit_has_a_name (Fixture *f, gconstpointer data)
{
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    {
      g_autoptr (TandemRow) row = tandem_row_new (kind);

      for (guint field = 0; field < tandem_kind_info (kind)->n_fields; field++)
        {
          TandemValue null = TANDEM_VALUE_INIT, one = tandem_value_integer (1);
          g_autoptr (TandemEdit) edit = tandem_edit_new_set (1, kind, 1, field, &null, &one);
          g_autofree char *label = tandem_edit_dup_label (edit);

          g_assert_cmpuint (strlen (label), >, 3);
        }
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/removal-takes-along", test_removal_takes_along);
  ADD ("/edit/reorder", test_reorder);
  ADD ("/edit/refused", test_refused);
  ADD ("/edit/rings-are-refused", test_rings_are_refused);
  ADD ("/edit/merge", test_merge);
  ADD ("/edit/done-and-tick", test_done_and_tick);
  ADD ("/edit/duplicate", test_duplicate);
  ADD ("/edit/every-edit-has-a-name", test_every_edit_has_a_name);
  return g_test_run ();
}
