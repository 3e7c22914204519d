/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is done can be undone: random edits of every kind, all the way back and forth, over restarts. */
#include "tandem-error.h"
#include "tandem-test-faults.h"
#include "tandem-test-session.h"

typedef struct
{
  char          *folder;
  char          *path;
  TandemSession *session;
  GRand         *rand;
} Fixture;

static void
set_up (Fixture *f, gconstpointer seed)
{
  f->folder = tandem_test_folder_new ();
  f->path = g_build_filename (f->folder, "plans.db", NULL);
  f->session = tandem_test_session_open (f->path);
  f->rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
}

static void
tear_down (Fixture *f, gconstpointer seed)
{
  g_clear_object (&f->session);
  tandem_test_folder_delete (f->folder);
  g_rand_free (f->rand);
  g_free (f->path);
  g_free (f->folder);
}

static void
restart (Fixture *f)
{
  g_assert_finalize_object (g_steal_pointer (&f->session));
  f->session = tandem_test_session_open (f->path);
}

/* A plan somebody may look at, or none. */
static TandemPlan *
random_view (Fixture *f)
{
  GListModel *plans = tandem_library_get_plans (tandem_session_get_library (f->session));
  guint n = g_list_model_get_n_items (plans);
  guint place = (guint) g_rand_int_range (f->rand, 0, (gint32) n + 1);
  g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, place);

  return plan;
}

static gboolean
step_back (Fixture *f, TandemPlan *view)
{
  g_autoptr (GError) error = NULL;

  if (!tandem_session_can_undo (f->session, view))
    return FALSE;
  tandem_session_undo (f->session, view, &error);
  g_assert_no_error (error);
  return TRUE;
}

static gboolean
step_forth (Fixture *f, TandemPlan *view)
{
  g_autoptr (GError) error = NULL;

  if (!tandem_session_can_redo (f->session, view))
    return FALSE;
  tandem_session_redo (f->session, view, &error);
  g_assert_no_error (error);
  return TRUE;
}

/* In any order a person could choose by looking at one plan after another. */
static guint
go_all_the_way (Fixture *f, gboolean (*go) (Fixture *f, TandemPlan *view), gboolean with_restarts)
{
  guint n = 0, idle = 0;

  while (idle < 200)
    {
      if (go (f, random_view (f)))
        {
          n++;
          idle = 0;
        }
      else
        idle++;
      if (with_restarts && n % 37 == 5 && idle == 0)
        restart (f);
    }
  return n;
}

static void
edit_randomly (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TandemEdit) edit = NULL;
      g_autoptr (GError) error = NULL;
      int chance = g_rand_int_range (f->rand, 0, 10);

      if (chance == 0)
        step_back (f, random_view (f));
      else if (chance == 1)
        step_forth (f, random_view (f));
      else
        {
          edit = tandem_test_plan_random_edit (f->rand, tandem_session_get_library (f->session), tandem_test_session_new_id, f->session);
          if (!tandem_session_apply (f->session, edit, NULL, &error))
            /* A removal may meet what still points to it: refused is right, as long as nothing happened. */
            g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
        }
    }
}

static void
test_there_and_back (Fixture *f, gconstpointer seed)
{
  g_autofree char *start_file = NULL, *start_model = NULL, *end_file = NULL, *end_model = NULL;
  gboolean with_restarts = GPOINTER_TO_UINT (seed) % 2 == 0;
  guint undone, redone;

  start_file = tandem_test_file_dump (f->path);
  start_model = tandem_test_plan_dump (tandem_session_get_library (f->session));
  edit_randomly (f, 150);
  go_all_the_way (f, step_forth, FALSE); /* what was undone on the way counts as done, too */
  end_file = tandem_test_file_dump (f->path);
  end_model = tandem_test_plan_dump (tandem_session_get_library (f->session));
  g_assert_false (g_str_equal (end_file, start_file));
  tandem_test_assert_sound (f->session);
  if (with_restarts)
    restart (f);

  for (int round = 0; round < 2; round++)
    {
      g_autofree char *file = NULL, *model = NULL, *file_again = NULL, *model_again = NULL;

      undone = go_all_the_way (f, step_back, with_restarts);
      file = tandem_test_file_dump (f->path);
      model = tandem_test_plan_dump (tandem_session_get_library (f->session));
      tandem_test_assert_same (file, start_file);
      tandem_test_assert_same (model, start_model);
      tandem_test_assert_sound (f->session);

      redone = go_all_the_way (f, step_forth, with_restarts);
      file_again = tandem_test_file_dump (f->path);
      model_again = tandem_test_plan_dump (tandem_session_get_library (f->session));
      tandem_test_assert_same (file_again, end_file);
      tandem_test_assert_same (model_again, end_model);
      tandem_test_assert_sound (f->session);
      g_assert_cmpuint (undone, >, 60);
      g_assert_cmpuint (redone, ==, undone);
    }
}

/* Model and file are the same after every single step, not only at the ends. */
static void
test_in_step (Fixture *f, gconstpointer seed)
{
  for (guint i = 0; i < 60; i++)
    {
      edit_randomly (f, 1);
      tandem_test_assert_sound (f->session);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tandem_test_faults_install (); /* never armed: it only spares the disk */
  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/session/property/there-and-back/%u", seed);

      g_test_add (name, Fixture, GUINT_TO_POINTER (seed), set_up, test_there_and_back, tear_down);
    }
  g_test_add ("/session/property/in-step", Fixture, GUINT_TO_POINTER (17), set_up, test_in_step, tear_down);
  return g_test_run ();
}
