/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill -9 while writing: whole steps are in the library, and nothing else. */
#include "tandem-test-session.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 60
#define N_KILLS_LONG 1000

/* Writes steps, each of which sets title and goal of a plan to the same number and ticks everything, until it is killed. */
static void
write_until_killed (const char *path, int ready)
{
  g_autoptr (TandemSession) session = tandem_test_session_open (path);
  TandemPlan *plan = tandem_test_plan_first (tandem_session_get_library (session));

  for (guint i = 1;; i++)
    {
      g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
      g_autofree char *text = g_strdup_printf ("%d %u", (int) getpid (), i);

      g_ptr_array_add (edits, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, text));
      for (guint k = 0; k < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); k++)
        g_ptr_array_add (edits, tandem_edit_set_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, k), TANDEM_MILESTONE_EXPLANATION, text));
      g_ptr_array_add (edits, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL, text));
      tandem_test_session_apply (session, tandem_edit_new_group ("Everything", edits));
      if (i == 1 && write (ready, "1", 1) != 1)
        _exit (1);
    }
}

static void
assert_whole (const char *path)
{
  g_autoptr (TandemSession) session = tandem_test_session_open (path);
  TandemPlan *plan = tandem_test_plan_first (tandem_session_get_library (session));
  const char *title = tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE);
  g_autofree char *halves = NULL;

  tandem_test_assert_sound (session);
  g_assert_cmpstr (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL), ==, title);
  for (guint k = 0; k < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); k++)
    g_assert_cmpstr (tandem_entity_get_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, k), TANDEM_MILESTONE_EXPLANATION), ==, title);

  /* Every step in the log is whole, too: 13 lines each. */
  halves = tandem_test_file_query (path, "SELECT step FROM change_log WHERE label = 'Everything' GROUP BY step HAVING count (*) <> 13");
  g_assert_cmpstr (halves, ==, "");
}

static guint
kill_writers (const char *path, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  guint n_hot = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *content = NULL;
      int ready[2], status;
      gsize size = 0;
      char byte;
      pid_t child;

      g_assert_cmpint (pipe (ready), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          write_until_killed (path, ready[1]);
          _exit (1);
        }
      close (ready[1]);
      g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
      /* Somewhere within the next few steps; not a wait for anything. */
      g_usleep ((gulong) g_rand_int_range (rand, 0, 12000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      close (ready[0]);

      if (g_file_get_contents (journal, &content, &size, NULL) && size > 0)
        n_hot++;
      assert_whole (path);
    }
  return n_hot;
}

static void
test_kill (void)
{
  g_autofree char *folder = tandem_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plans.db", NULL);
  TandemSession *session = tandem_test_session_open (path);
  TandemPlan *plan = tandem_test_session_add_sample (session);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  guint n = g_test_perf () ? N_KILLS_LONG : N_KILLS;

  /* A fork must not carry an open library along. */
  for (guint k = 0; k < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); k++)
    g_ptr_array_add (edits, tandem_edit_set_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, k), TANDEM_MILESTONE_EXPLANATION, "0"));
  g_ptr_array_add (edits, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_TITLE, "0"));
  g_ptr_array_add (edits, tandem_edit_set_text (TANDEM_ENTITY (plan), TANDEM_PLAN_GOAL, "0"));
  tandem_test_session_apply (session, tandem_edit_new_group ("Everything", edits));
  g_object_unref (session);

  g_test_message ("%u of %u kills left a journal to roll back", kill_writers (path, n), n);
  tandem_test_folder_delete (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/kill", test_kill);
  return g_test_run ();
}
