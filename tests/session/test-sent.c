/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed for the buyer since the last copy that was sent. */
#include "tandem-edits.h"
#include "tandem-sent.h"
#include "tandem-test-session.h"

typedef struct
{
  char          *folder;
  TandemSession *session;
  TandemPlan    *plan;
} Fixture;

static void
send_copy (Fixture *f, TandemDay day)
{
  g_autoptr (TandemVersion) version = tandem_version_new (tandem_entity_get_id (TANDEM_ENTITY (f->plan)), day, "pdf", "", "a.pdf", "{}");
  g_autoptr (GBytes) content = g_bytes_new_static ("copy", 4);
  g_autoptr (GError) error = NULL;

  tandem_session_add_version (f->session, version, content, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;

  f->folder = tandem_test_folder_new ();
  path = g_build_filename (f->folder, "plans.db", NULL);
  f->session = tandem_test_session_open (path);
  f->plan = tandem_test_session_add_sample (f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&f->session));
  tandem_test_folder_delete (f->folder);
  g_free (f->folder);
}

static TandemEntity *
find (Fixture *f, const char *title)
{
  TandemEntity *milestone = tandem_test_plan_find (f->plan, TANDEM_KIND_MILESTONE, title);

  g_assert_nonnull (milestone);
  return milestone;
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  tandem_session_undo (f->session, f->plan, &error);
  g_assert_no_error (error);
}

/* The changes as "moved Pilot 2026-12-04 2026-12-11;" */
static void
assert_changes (Fixture *f, const char *expected)
{
  static const char *const kinds[] = { "done", "moved", "new", "dropped" };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  TandemDay since;

  g_assert_true (tandem_sent_since_last (f->session, f->plan, &since, &changes, &error));
  g_assert_no_error (error);
  g_assert_nonnull (changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const TandemNetChange *change = g_ptr_array_index (changes, i);
      char from[TANDEM_DAY_ISO_SIZE] = "-", to[TANDEM_DAY_ISO_SIZE] = "-";

      if (change->from != TANDEM_DAY_NONE)
        tandem_day_to_iso (change->from, from);
      if (change->to != TANDEM_DAY_NONE)
        tandem_day_to_iso (change->to, to);
      g_string_append_printf (text, "%s %s %s %s;", kinds[change->kind], change->title, from, to);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_no_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  TandemDay since = 1;

  g_assert_true (tandem_sent_since_last (f->session, f->plan, &since, &changes, NULL));
  g_assert_null (changes);
  g_assert_cmpuint (since, ==, TANDEM_DAY_NONE);
}

static void
test_moved (Fixture *f, gconstpointer data)
{
  TandemEntity *review = find (f, "Security review");
  TandemDay due = tandem_entity_get_day (review, TANDEM_MILESTONE_DUE);

  g_assert_cmpuint (due, ==, tandem_day_new (2026, 11, 19));
  send_copy (f, tandem_day_new (2026, 11, 20));
  assert_changes (f, "");
  tandem_test_session_apply (f->session, tandem_edit_set_day (review, TANDEM_MILESTONE_DUE, due + 1));
  tandem_test_session_apply (f->session, tandem_edit_set_day (review, TANDEM_MILESTONE_DUE, due + 7));
  assert_changes (f, "moved Security review 2026-11-19 2026-11-26;");
  /* what the buyer can't see is no change: a private note, an explanation reads itself */
  tandem_test_session_apply (f->session, tandem_edit_set_text (review, TANDEM_MILESTONE_PRIVATE_NOTES, "x"));
  assert_changes (f, "moved Security review 2026-11-19 2026-11-26;");
  undo (f);
  undo (f);
  undo (f);
  assert_changes (f, "");
  tandem_test_session_apply (f->session, tandem_edit_set_day (review, TANDEM_MILESTONE_DUE, due + 7));
  send_copy (f, tandem_day_new (2026, 11, 21));
  assert_changes (f, "");
}

static void
test_done_and_dropped (Fixture *f, gconstpointer data)
{
  send_copy (f, tandem_day_new (2026, 11, 20));
  tandem_test_session_apply (f->session, tandem_edits_set_status (find (f, "Security review"), TANDEM_STATUS_DONE, tandem_day_new (2026, 11, 20)));
  tandem_test_session_apply (f->session, tandem_edits_remove (f->plan, find (f, "User training")));
  tandem_test_session_apply (f->session, tandem_edit_set_choice (find (f, "Go-live"), TANDEM_MILESTONE_VISIBILITY, TANDEM_VISIBILITY_INTERNAL));
  tandem_test_session_apply (f->session, tandem_edit_set_text (find (f, "Go-live"), TANDEM_MILESTONE_TITLE, "Our secret"));
  assert_changes (f, "done Security review 2026-11-19 2026-11-19;dropped Go-live 2027-03-02 -;dropped User training 2027-02-18 -;");
  undo (f);
  undo (f);
  undo (f);
  assert_changes (f, "done Security review 2026-11-19 2026-11-19;");
}

static void
test_new (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemRow) row = tandem_row_new (TANDEM_KIND_MILESTONE), hidden = NULL;

  send_copy (f, tandem_day_new (2026, 11, 20));
  tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, "Works council");
  tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_new (2026, 12, 8));
  hidden = tandem_row_copy (row);
  tandem_row_set_text (hidden, TANDEM_MILESTONE_TITLE, "Discount");
  tandem_row_set_choice (hidden, TANDEM_MILESTONE_VISIBILITY, TANDEM_VISIBILITY_INTERNAL);
  tandem_test_session_apply (f->session, tandem_edits_add (f->plan, tandem_test_session_new_id (f->session), row));
  tandem_test_session_apply (f->session, tandem_edits_add (f->plan, tandem_test_session_new_id (f->session), hidden));
  assert_changes (f, "new Works council - 2026-12-08;");
  /* neither seen before nor after */
  tandem_test_session_apply (f->session, tandem_edits_remove (f->plan, find (f, "Works council")));
  tandem_test_session_apply (f->session, tandem_edits_remove (f->plan, find (f, "Discount")));
  assert_changes (f, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/sent/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("no-copy", test_no_copy);
  ADD ("moved", test_moved);
  ADD ("done-and-dropped", test_done_and_dropped);
  ADD ("new", test_new);
#undef ADD
  return g_test_run ();
}
