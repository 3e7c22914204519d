/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edits.h"
#include "tandem-error.h"
#include "tandem-test-plan.h"

/* Gives as many ids as there are, then fails as a full disk does. */
static gint64
count_down (gpointer data, GError **error)
{
  int *left = data;

  if ((*left)-- > 0)
    return *left + 1;
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_FULL, "full");
  return 0;
}

static TandemRow *
new_head (TandemDay anchor)
{
  TandemRow *head = tandem_row_new (TANDEM_KIND_PLAN);

  tandem_row_set_text (head, TANDEM_PLAN_TITLE, "Order management");
  tandem_row_set_text (head, TANDEM_PLAN_BUYER_NAME, "Northwind Traders");
  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, anchor);
  return head;
}

static const char *const phases[] = { "Validate", "Approve", "Launch", NULL };

static TandemPlan *
make_plan (TandemLibrary *library, TandemDay anchor)
{
  g_autoptr (TandemRow) head = new_head (anchor);
  g_autoptr (GError) error = NULL;
  gint64 last_id = 0;
  TandemEdit *edit = tandem_edits_new_plan (head, phases, tandem_test_plan_new_id, &last_id, &error);

  g_assert_no_error (error);
  return tandem_test_plan_add (library, edit);
}

static void
test_whole (void)
{
  g_autoptr (TandemLibrary) library = tandem_library_new ();
  TandemDay anchor = tandem_day_new (2027, 3, 2);
  TandemPlan *plan = make_plan (library, anchor);

  g_assert_cmpuint (tandem_plan_get_n (plan, TANDEM_KIND_PHASE), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (tandem_entity_get_title (tandem_plan_peek (plan, TANDEM_KIND_PHASE, i)), ==, phases[i]);
  g_assert_cmpuint (tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_ANCHOR_DATE), ==, anchor);
}

static void
test_no_id (void)
{
  g_autoptr (TandemRow) head = new_head (tandem_day_new (2027, 3, 2));

  for (int ids = 0; ids < 4; ids++)
    {
      g_autoptr (GError) error = NULL;
      int left = ids;

      g_assert_null (tandem_edits_new_plan (head, phases, count_down, &left, &error));
      g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_FULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/new-plan/whole", test_whole);
  g_test_add_func ("/edit/new-plan/no-id", test_no_id);
  return g_test_run ();
}
