/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of one edit, as architecture.md tells it: "Security review" moves from 19 to 26 November, is undone and redone. */
#include "tandem-error.h"
#include "tandem-test-session.h"

typedef struct
{
  char          *folder, *path;
  TandemSession *session;
  TandemPlan    *plan;
  TandemEntity  *milestone;
  guint          n_due, n_other, n_plan, n_session, n_history;
} Fixture;

static void
count_cb (guint *counter)
{
  (*counter)++;
}

static void
notify_cb (GObject *object, GParamSpec *pspec, Fixture *f)
{
  if (g_str_equal (pspec->name, "due"))
    f->n_due++;
  else
    f->n_other++;
}

static void
changed_cb (TandemSession *session, TandemEdit *edit, Fixture *f)
{
  g_autofree char *label = tandem_edit_dup_label (edit);

  g_assert_cmpstr (label, ==, "Change Due Date");
  f->n_session++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = tandem_test_session_set_up (&f->session, &f->folder, &f->path);
  f->milestone = tandem_test_plan_find (f->plan, TANDEM_KIND_MILESTONE, "Security review");

  g_signal_connect (f->milestone, "notify", G_CALLBACK (notify_cb), f);
  g_signal_connect_swapped (f->plan, "changed", G_CALLBACK (count_cb), &f->n_plan);
  g_signal_connect_swapped (f->session, "history-changed", G_CALLBACK (count_cb), &f->n_history);
  g_signal_connect (f->session, "changed", G_CALLBACK (changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_test_session_tear_down (&f->session, &f->folder, &f->path);
}

/* Exactly one notification of the field, of the plan, of the session, of the history. */
static void
assert_once (Fixture *f, const char *due)
{
  g_assert_cmpuint (tandem_entity_get_day (f->milestone, TANDEM_MILESTONE_DUE), ==, tandem_day_parse_iso (due));
  g_assert_cmpuint (f->n_due, ==, 1);
  g_assert_cmpuint (f->n_other, ==, 0);
  g_assert_cmpuint (f->n_plan, ==, 1);
  g_assert_cmpuint (f->n_session, ==, 1);
  g_assert_cmpuint (f->n_history, ==, 1);
  f->n_due = f->n_plan = f->n_session = f->n_history = 0;
}

static void
assert_line (TandemChange *change, TandemDirection direction, const char *before, const char *after)
{
  g_assert_cmpint (change->direction, ==, direction);
  g_assert_cmpint (change->type, ==, TANDEM_EDIT_SET);
  g_assert_cmpint (change->kind, ==, TANDEM_KIND_MILESTONE);
  g_assert_cmpuint (change->field, ==, TANDEM_MILESTONE_DUE);
  g_assert_cmpstr (change->label, ==, "Change Due Date");
  g_assert_cmpint (change->before.type, ==, TANDEM_VALUE_DAY);
  g_assert_cmpuint (change->before.day, ==, tandem_day_parse_iso (before));
  g_assert_cmpuint (change->after.day, ==, tandem_day_parse_iso (after));
  g_assert_cmpuint (change->day, ==, tandem_day_new (2026, 11, 23)); /* TANDEM_TODAY */
}

static void
test_path (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemEdit) edit = tandem_edit_set_day (f->milestone, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 26));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *undo = NULL, *redo = NULL;

  g_assert_true (tandem_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  assert_once (f, "2026-11-26");
  undo = tandem_session_dup_undo_label (f->session, f->plan);
  g_assert_cmpstr (undo, ==, "Change Due Date");
  g_assert_false (tandem_session_can_redo (f->session, f->plan));

  g_assert_true (tandem_session_undo (f->session, f->plan, &error));
  g_assert_no_error (error);
  assert_once (f, "2026-11-19");
  redo = tandem_session_dup_redo_label (f->session, f->plan);
  g_assert_cmpstr (redo, ==, "Change Due Date");

  g_assert_true (tandem_session_redo (f->session, f->plan, &error));
  g_assert_no_error (error);
  assert_once (f, "2026-11-26");
  g_assert_false (tandem_session_can_redo (f->session, f->plan));

  lines = tandem_session_list_changes (f->session, tandem_entity_get_id (TANDEM_ENTITY (f->plan)), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, >, 3);
  assert_line (lines->pdata[lines->len - 3], TANDEM_DIRECTION_DO, "2026-11-19", "2026-11-26");
  assert_line (lines->pdata[lines->len - 2], TANDEM_DIRECTION_UNDO, "2026-11-26", "2026-11-19");
  assert_line (lines->pdata[lines->len - 1], TANDEM_DIRECTION_REDO, "2026-11-19", "2026-11-26");
  for (guint i = 0; i < lines->len - 3; i++)
    g_assert_cmpint (((TandemChange *) lines->pdata[i])->type, ==, TANDEM_EDIT_ADD);
}

/* What the model shows no longer: refused, and nothing moves. */
static void
test_stale (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemEdit) edit = tandem_edit_set_day (f->milestone, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 11, 26));
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_session_apply (f->session, edit, NULL, &error));
  f->n_due = f->n_plan = f->n_session = f->n_history = 0;
  g_assert_false (tandem_session_apply (f->session, edit, NULL, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_CHANGED);
  g_assert_cmpuint (f->n_due + f->n_plan + f->n_session + f->n_history, ==, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("TANDEM_TODAY", "2026-11-23", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/path", Fixture, NULL, set_up, test_path, tear_down);
  g_test_add ("/session/path/stale", Fixture, NULL, set_up, test_stale, tear_down);
  return g_test_run ();
}
