/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-library.h"
#include "tandem-model-writer.h"
#include "tandem-words.h"

static TandemPlan *
create_plan (gint64 id)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_PLAN);

  tandem_row_set_text (row, TANDEM_PLAN_TITLE, "Order management platform");
  return TANDEM_PLAN (tandem_entity_new (TANDEM_KIND_PLAN, id, row));
}

static TandemEntity *
add_milestone (TandemPlan *plan, gint64 id, gint64 position)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_MILESTONE);
  g_autoptr (TandemEntity) entity = NULL;

  tandem_row_set_integer (row, TANDEM_MILESTONE_POSITION, position);
  entity = tandem_entity_new (TANDEM_KIND_MILESTONE, id, row);
  tandem_plan_insert (plan, entity);
  return entity;
}

static void
count_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

/* Every kind has a class of its own, with a property for each field of the table. */
static void
test_properties_are_fields (void)
{
  for (int kind = 0; kind < TANDEM_N_KINDS; kind++)
    {
      const TandemKindInfo *info = tandem_kind_info (kind);
      g_autoptr (TandemRow) row = tandem_row_new (kind);
      g_autoptr (TandemEntity) entity = tandem_entity_new (kind, 1, row);

      g_assert_cmpint (tandem_kind_from_name (info->name), ==, kind);
      g_assert_cmpint ((int) tandem_entity_get_kind (entity), ==, kind);
      for (guint i = 0; i < info->n_fields; i++)
        {
          g_assert_cmpint (tandem_field_from_name (kind, info->fields[i].name), ==, (int) i);
          g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (entity), info->fields[i].name));
          g_assert_nonnull (info->fields[i].label);
          if (!info->fields[i].required)
            g_assert_true (tandem_field_allows (&info->fields[i], tandem_row_get (row, i)));
        }
    }
  g_assert_cmpint (tandem_kind_from_name ("nothing"), ==, -1);
}

static void
test_one_notification_and_none_when_equal (void)
{
  g_autoptr (TandemPlan) plan = create_plan (1);
  TandemEntity *milestone = add_milestone (plan, 7, 1024);
  TandemValue day = tandem_value_day (tandem_day_parse_iso ("2026-11-26"));
  guint due = 0;
  int count = 0;

  g_signal_connect (milestone, "notify", G_CALLBACK (count_cb), &count);
  tandem_plan_write (plan, milestone, TANDEM_MILESTONE_DUE, &day);
  tandem_plan_write (plan, milestone, TANDEM_MILESTONE_DUE, &day);
  g_assert_cmpint (count, ==, 1);
  g_object_get (milestone, "due", &due, NULL);
  g_assert_cmpuint (due, ==, day.day);
}

static void
test_lists_stay_in_order (void)
{
  g_autoptr (TandemPlan) plan = create_plan (1);
  TandemEntity *a = add_milestone (plan, 10, 2000), *b = add_milestone (plan, 11, 1000), *c = add_milestone (plan, 12, 2000);
  TandemValue first = tandem_value_integer (1);

  g_assert_true (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0) == b);
  g_assert_true (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 1) == a);
  g_assert_true (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 2) == c);
  tandem_plan_write (plan, c, TANDEM_MILESTONE_POSITION, &first);
  g_assert_true (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 0) == c);
  g_assert_true (tandem_plan_find (plan, TANDEM_KIND_MILESTONE, 12) == c);
  g_assert_null (tandem_plan_find (plan, TANDEM_KIND_PHASE, 12));

  tandem_plan_remove (plan, a);
  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE), ==, 2);
  g_assert_null (tandem_plan_find (plan, TANDEM_KIND_MILESTONE, 10));
}

static void
test_objects_go_away (void)
{
  TandemLibrary *library = tandem_library_new ();
  TandemPlan *plan = create_plan (3);
  TandemEntity *milestone = add_milestone (plan, 7, 1024);

  tandem_library_insert (library, plan);
  g_object_unref (plan);
  g_assert_true (tandem_library_find (library, 3) == plan);
  g_assert_null (tandem_library_find (library, 4));

  g_object_add_weak_pointer (G_OBJECT (plan), (gpointer *) &plan);
  g_object_add_weak_pointer (G_OBJECT (milestone), (gpointer *) &milestone);
  g_object_unref (library);
  g_assert_null (plan);
  g_assert_null (milestone);
}

static void
test_what_a_field_allows (void)
{
  const TandemField *title = &tandem_kind_info (TANDEM_KIND_MILESTONE)->fields[TANDEM_MILESTONE_TITLE];
  const TandemField *status = &tandem_kind_info (TANDEM_KIND_MILESTONE)->fields[TANDEM_MILESTONE_STATUS];
  const TandemField *agreed = &tandem_kind_info (TANDEM_KIND_MILESTONE)->fields[TANDEM_MILESTONE_AGREED];
  g_auto (TandemValue) empty = tandem_value_text (""), word = tandem_value_text ("done"), other = tandem_value_text ("finished"),
                       broken = tandem_value_text ("caf\xe9");
  TandemValue two = tandem_value_integer (2);

  g_assert_false (tandem_field_allows (title, &empty));
  g_assert_false (tandem_field_allows (title, &broken));
  g_assert_true (tandem_field_allows (title, &other));
  g_assert_true (tandem_field_allows (status, &word));
  g_assert_false (tandem_field_allows (status, &other));
  g_assert_false (tandem_field_allows (agreed, &two));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/properties-are-fields", test_properties_are_fields);
  g_test_add_func ("/model/one-notification", test_one_notification_and_none_when_equal);
  g_test_add_func ("/model/lists-stay-in-order", test_lists_stay_in_order);
  g_test_add_func ("/model/objects-go-away", test_objects_go_away);
  g_test_add_func ("/model/what-a-field-allows", test_what_a_field_allows);
  return g_test_run ();
}
