/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed for the buyer since the last copy that was sent. */
#include "tandem-edits.h"
#include "tandem-sent.h"
#include "tandem-test-session.h"

typedef struct
{
  char          *folder, *path;
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
  f->plan = tandem_test_session_set_up (&f->session, &f->folder, &f->path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_test_session_tear_down (&f->session, &f->folder, &f->path);
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

static void
redo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  tandem_session_redo (f->session, NULL, &error);
  g_assert_no_error (error);
}

static TandemDay
last_sent (TandemPlan *plan)
{
  return tandem_entity_get_day (TANDEM_ENTITY (plan), TANDEM_PLAN_LAST_SENT);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Sending is seen at once, also by another program, and is no step: Undo offers what it offered. */
static void
test_last_sent (Fixture *f, gconstpointer data)
{
  g_autoptr (TandemSession) other = tandem_test_session_open (tandem_session_get_path (f->session));
  g_autofree char *label = NULL;
  guint n_changed = 0, n_history = 0;

  g_signal_connect_swapped (f->session, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (f->session, "history-changed", G_CALLBACK (count_cb), &n_history);
  send_copy (f, tandem_day_new (2026, 11, 20));
  g_assert_cmpint (last_sent (f->plan), ==, tandem_day_new (2026, 11, 20));
  g_assert_cmpuint (n_changed, ==, 1);
  label = tandem_session_dup_undo_label (f->session, f->plan);
  g_assert_cmpstr (label, ==, "New Plan");
  tandem_session_refresh (other, NULL);
  g_assert_cmpint (last_sent (tandem_test_plan_first (tandem_session_get_library (other))), ==, tandem_day_new (2026, 11, 20));

  /* the same day again, and an older copy that is added later */
  send_copy (f, tandem_day_new (2026, 11, 20));
  send_copy (f, tandem_day_new (2026, 11, 2));
  g_assert_cmpint (last_sent (f->plan), ==, tandem_day_new (2026, 11, 20));
  g_assert_cmpuint (n_changed, ==, 1);
  tandem_test_assert_sound (f->session);
}

/* Steps before a copy was sent can still be taken back and done again, and nothing forgets when that was. */
static void
test_undo_past_sending (Fixture *f, gconstpointer data)
{
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (f->plan));
  TandemDay sent = tandem_day_new (2026, 11, 20), again = tandem_day_new (2026, 11, 23);

  tandem_test_session_apply (f->session, tandem_edit_set_text (TANDEM_ENTITY (f->plan), TANDEM_PLAN_GOAL, "Another goal"));
  send_copy (f, sent);
  undo (f);
  g_assert_cmpint (last_sent (f->plan), ==, sent);
  undo (f); /* New Plan */
  g_assert_null (tandem_library_find (tandem_session_get_library (f->session), id));
  redo (f);
  f->plan = tandem_library_find (tandem_session_get_library (f->session), id);
  g_assert_cmpint (last_sent (f->plan), ==, sent);
  tandem_test_assert_sound (f->session);

  /* deleted, brought back, sent once more, deleted again */
  tandem_test_session_apply (f->session, tandem_edits_delete_plan (f->plan));
  f->plan = NULL;
  undo (f);
  f->plan = tandem_library_find (tandem_session_get_library (f->session), id);
  send_copy (f, again);
  redo (f);
  g_assert_null (tandem_library_find (tandem_session_get_library (f->session), id));
  f->plan = NULL;
  undo (f);
  f->plan = tandem_library_find (tandem_session_get_library (f->session), id);
  g_assert_cmpint (last_sent (f->plan), ==, again);
  tandem_test_assert_sound (f->session);
}

/* Typing goes on after a copy was sent: what was sent can be told from what came after. */
static void
test_typing_goes_on (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = { "We go", "We go live" };
  TandemEntity *head = TANDEM_ENTITY (f->plan);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (TandemEdit) edit = tandem_edit_set_text (head, TANDEM_PLAN_GOAL, typed[i]);
      g_autoptr (GError) error = NULL;

      tandem_session_apply (f->session, edit, "goal", &error);
      g_assert_no_error (error);
      if (i == 0)
        send_copy (f, tandem_day_new (2026, 11, 20));
    }
  undo (f);
  g_assert_cmpstr (tandem_entity_get_text (head, TANDEM_PLAN_GOAL), ==, "We go");
}

static TandemSendOptions *
get_options (TandemSession *session, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  TandemSendOptions *options = tandem_session_get_send_options (session, plan, &error);

  g_assert_no_error (error);
  return options;
}

/* What was chosen is there the next time, for this plan alone, and ends with it. */
static void
test_options (Fixture *f, gconstpointer data)
{
  gint64 id = tandem_entity_get_id (TANDEM_ENTITY (f->plan));
  gint64 other_id = tandem_entity_get_id (TANDEM_ENTITY (tandem_test_session_add_sample (f->session)));
  g_autoptr (TandemSendOptions) usual = tandem_send_options_new (), chosen = tandem_send_options_new (), first = get_options (f->session, id);
  g_autoptr (TandemSendOptions) kept = NULL, other = NULL, fresh = NULL, gone = NULL;
  g_autoptr (TandemSession) again = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_send_options_equal (first, usual));
  chosen->is_picture = chosen->mono = TRUE;
  chosen->people = FALSE;
  g_set_str (&chosen->audience, "legal");
  g_set_str (&chosen->language, "fr");
  g_set_str (&chosen->paper, "letter");
  for (int i = 0; i < 2; i++)
    g_assert_true (tandem_session_set_send_options (f->session, id, chosen, &error));
  kept = get_options (f->session, id);
  g_assert_true (tandem_send_options_equal (kept, chosen));
  other = get_options (f->session, other_id);
  g_assert_true (tandem_send_options_equal (other, usual));
  label = tandem_session_dup_undo_label (f->session, f->plan);
  g_assert_cmpstr (label, ==, "New Plan");

  again = tandem_test_session_open (tandem_session_get_path (f->session));
  fresh = get_options (again, id);
  g_assert_true (tandem_send_options_equal (fresh, chosen));

  tandem_test_session_apply (f->session, tandem_edits_delete_plan (f->plan));
  f->plan = NULL;
  gone = get_options (f->session, id);
  g_assert_true (tandem_send_options_equal (gone, usual));
  /* nothing is remembered of a plan that is gone */
  g_assert_true (tandem_session_set_send_options (f->session, id, chosen, &error));
  tandem_test_assert_sound (f->session);
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
  ADD ("last-sent", test_last_sent);
  ADD ("undo-past-sending", test_undo_past_sending);
  ADD ("typing-goes-on", test_typing_goes_on);
  ADD ("options", test_options);
#undef ADD
  return g_test_run ();
}
