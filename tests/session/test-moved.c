/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a milestone was moved, and why: what holds, not what was undone. */
#include "tandem-edits.h"
#include "tandem-moved.h"
#include "tandem-test-session.h"

typedef struct
{
  char          *folder, *path;
  TandemSession *session;
  TandemPlan    *plan;
  TandemEntity  *milestone;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = tandem_test_session_set_up (&f->session, &f->folder, &f->path);
  f->milestone = tandem_test_plan_find (f->plan, TANDEM_KIND_MILESTONE, "Security review");
  g_assert_nonnull (f->milestone);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tandem_test_session_tear_down (&f->session, &f->folder, &f->path);
}

static void
move (Fixture *f, const char *day, const char *reason, const char *merge_key)
{
  g_autoptr (TandemEdit) edit = tandem_edit_set_day (f->milestone, TANDEM_MILESTONE_DUE, day != NULL ? tandem_day_parse_iso (day) : TANDEM_DAY_NONE);
  g_autoptr (GError) error = NULL;

  if (reason != NULL)
    edit = tandem_edit_with_reason (g_steal_pointer (&edit), reason);
  tandem_session_apply (f->session, edit, merge_key, &error);
  g_assert_no_error (error);
}

/* Newest first, "2026-11-19 → 2026-11-26: reason". */
static void
assert_moves (Fixture *f, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = tandem_moved_list (f->session, tandem_entity_get_id (TANDEM_ENTITY (f->plan)), tandem_entity_get_id (f->milestone), &error);
  g_autoptr (GString) text = g_string_new (NULL);
  char from[TANDEM_DAY_ISO_SIZE], to[TANDEM_DAY_ISO_SIZE];

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const TandemMoved *moved = g_ptr_array_index (list, i);

      g_assert_cmpuint (moved->day, ==, tandem_day_new (2026, 11, 23)); /* TANDEM_TODAY */
      g_string_append_printf (text, "%s → %s: %s\n", tandem_day_to_iso (moved->from, from), moved->to != TANDEM_DAY_NONE ? tandem_day_to_iso (moved->to, to) : "none",
                              moved->reason);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_moved (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_moves (f, "");
  move (f, "2026-11-26", "Counsel is away", NULL);
  move (f, "2026-12-03", NULL, NULL);
  assert_moves (f, "2026-11-26 → 2026-12-03: \n2026-11-19 → 2026-11-26: Counsel is away\n");

  /* undone, then done again */
  tandem_session_undo (f->session, f->plan, &error);
  g_assert_no_error (error);
  assert_moves (f, "2026-11-19 → 2026-11-26: Counsel is away\n");
  tandem_session_redo (f->session, f->plan, &error);
  g_assert_no_error (error);
  assert_moves (f, "2026-11-26 → 2026-12-03: \n2026-11-19 → 2026-11-26: Counsel is away\n");

  /* undone for good */
  tandem_session_undo (f->session, f->plan, &error);
  g_assert_no_error (error);
  move (f, NULL, NULL, NULL);
  assert_moves (f, "2026-11-26 → none: \n2026-11-19 → 2026-11-26: Counsel is away\n");
}

/* A day that is typed in one go is one move; back to the same day it is none. A first day is none. */
static void
test_one_step (Fixture *f, gconstpointer data)
{
  move (f, "2026-11-20", NULL, "typing");
  move (f, "2026-11-27", NULL, "typing");
  assert_moves (f, "2026-11-19 → 2026-11-27: \n");
  move (f, "2026-11-28", NULL, "again");
  move (f, "2026-11-27", NULL, "again");
  assert_moves (f, "2026-11-19 → 2026-11-27: \n");
  move (f, NULL, NULL, NULL);
  move (f, "2026-12-01", NULL, NULL);
  assert_moves (f, "2026-11-27 → none: \n2026-11-19 → 2026-11-27: \n");
}

int
main (int argc, char **argv)
{
  g_setenv ("TANDEM_TODAY", "2026-11-23", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/session/moved/one-step", Fixture, NULL, set_up, test_one_step, tear_down);
  return g_test_run ();
}
