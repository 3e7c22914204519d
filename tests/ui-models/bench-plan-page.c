/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the longest frame takes when a plan of 1,000 milestones is opened, scrolled, walked and changed. Needs a display. */
#include "tandem-checklist-model.h"
#include "tandem-edition-builder.h"
#include "tandem-edits.h"
#include "tandem-plan-page.h"
#include "tandem-test-plan.h"
#include "tandem-pango-measurer.h"
#include "tandem-timeline-picture.h"
#include "tandem-timeline-view.h"

#include <time.h>

#define N_MILESTONES 1000

static gint64 frame_start, longest, total;
static guint n_frames;

/* µs of this process on a processor: other programs of the machine don't count. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  frame_start = get_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  gint64 took = get_time () - frame_start;

  longest = MAX (longest, took);
  total += took;
  n_frames++;
}

/* Runs the main loop until it has had nothing to do for a while; no single turn of it may stall. */
static void
settle (const char *what)
{
  gint64 longest_turn = 0, quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_since < 150 * 1000)
    {
      gint64 start = get_time ();

      if (g_main_context_iteration (NULL, FALSE))
        {
          gint64 took = get_time () - start;

          longest_turn = MAX (longest_turn, took);
          if (took > 2000)
            quiet_since = g_get_monotonic_time ();
        }
      else
        g_usleep (500);
    }
  g_print ("%-28s longest turn %6.1f ms   longest frame %6.1f ms   %3u frames, %5.1f ms each\n", what, longest_turn / 1000.0, longest / 1000.0, n_frames,
           n_frames > 0 ? total / 1000.0 / n_frames : 0.0);
  longest = total = 0;
  n_frames = 0;
}

/* What an edit costs before a widget sees it. */
static void
time_parts (TandemPlan *plan)
{
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  g_autoptr (TandemChecklistModel) model = tandem_checklist_model_new ();

  for (int i = 0; i < 2; i++)
    {
      gint64 start = get_time (), made, laid_out, listed;
      g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &(TandemEditionOptions) { .today = tandem_day_today (), .for_us = TRUE });
      g_autoptr (TandemTimelineTexts) texts = tandem_timeline_texts_new (edition);
      g_autoptr (TandemTimelinePicture) picture = NULL;

      made = get_time ();
      picture = tandem_timeline_picture_new (texts, 900, 900, 1, FALSE, FALSE, tandem_pango_measurer_get_measurer (measurer));
      laid_out = get_time ();
      tandem_checklist_model_update (model, plan, edition);
      listed = get_time ();
      g_print ("%-28s edition %.1f ms   timeline %.1f ms   checklist %.1f ms\n", i == 0 ? "first time" : "again",
               (made - start) / 1000.0, (laid_out - made) / 1000.0, (listed - laid_out) / 1000.0);
    }
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gint64
new_id (gpointer session)
{
  return tandem_session_new_id (session, NULL);
}

/* The sample's milestones over and over, ten days apart from seventy to seventy. */
static TandemEdit *
create_milestones (TandemSession *session, TandemPlan *plan)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_edit_unref);
  guint n = tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE), n_phases = tandem_plan_get_n (plan, TANDEM_KIND_PHASE);

  for (guint i = n; i < N_MILESTONES; i++)
    {
      g_autoptr (TandemRow) row = tandem_entity_dup_row (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i % n));
      g_autofree char *title = g_strdup_printf ("%s %u", tandem_row_get (row, TANDEM_MILESTONE_TITLE)->text, i);

      tandem_row_set_text (row, TANDEM_MILESTONE_TITLE, title);
      tandem_row_set_day (row, TANDEM_MILESTONE_DUE, tandem_day_add (tandem_day_today (), (int) i * 400 / N_MILESTONES - 200));
      tandem_row_set_integer (row, TANDEM_MILESTONE_POSITION, 100000 + i * 1024);
      tandem_row_set_ref (row, TANDEM_MILESTONE_PHASE, tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_PHASE, i * n_phases / N_MILESTONES)));
      g_ptr_array_add (edits, tandem_edits_add (plan, tandem_session_new_id (session, NULL), row));
    }
  return tandem_edit_new_group (NULL, edits);
}

static TandemWorkspace *
open_workspace (const char *path, TandemPlan **plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSession) session = tandem_session_open (path, &error);
  g_autoptr (TandemEdit) sample = NULL, milestones = NULL;

  g_assert_no_error (error);
  sample = tandem_test_plan_sample (new_id, session);
  tandem_session_apply (session, sample, NULL, &error);
  g_assert_no_error (error);
  *plan = tandem_library_find (tandem_session_get_library (session), tandem_edit_get_plan (sample));
  milestones = create_milestones (session, *plan);
  tandem_session_apply (session, milestones, NULL, &error);
  g_assert_no_error (error);
  return tandem_workspace_new (session);
}

/* As far in as it goes, then along the plan a bit each frame. */
static void
pan (GtkWidget *timeline)
{
  GtkScrollbar *scrollbar = GTK_SCROLLBAR (find (timeline, GTK_TYPE_SCROLLBAR));
  GtkAdjustment *adjustment = gtk_scrollbar_get_adjustment (scrollbar);

  for (int i = 0; i < 12; i++)
    {
      gtk_widget_activate_action (timeline, "timeline.zoom-in", NULL);
      settle ("zoom in");
    }
  gtk_adjustment_set_value (adjustment, 0);
  settle ("to the start");
  for (int i = 0; i < 120; i++)
    {
      guint before = n_frames;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 23);
      while (n_frames == before)
        g_main_context_iteration (NULL, TRUE);
    }
  settle ("pan 120 x 23 px");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-bench-XXXXXX", NULL), *path = g_build_filename (folder, "plans.db", NULL);
  g_autoptr (TandemWorkspace) workspace = NULL;
  GtkAdjustment *adjustment;
  GtkWidget *window, *page, *scrolled;
  TandemPlan *plan;

  adw_init ();
  workspace = open_workspace (path, &plan);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 800);
  page = tandem_plan_page_new (workspace);
  time_parts (plan);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
  settle ("empty window");

  tandem_workspace_set_plan (workspace, plan);
  settle ("open");

  scrolled = find (page, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  for (int i = 0; i < 40; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 150);
      for (int j = 0; j < 20; j++)
        g_main_context_iteration (NULL, FALSE), g_usleep (1000);
    }
  settle ("scroll 40 x 150 px");
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  settle ("jump to the end");
  gtk_adjustment_set_value (adjustment, 0);
  settle ("jump to the start");
  for (guint i = 0; i < 10; i++)
    {
      tandem_workspace_set_selected (workspace, tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i * 97)));
      settle ("select");
    }
  tandem_workspace_apply (workspace, tandem_edit_set_text (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 3), TANDEM_MILESTONE_TITLE, "Another title"), NULL);
  settle ("rename");
  tandem_workspace_apply (workspace, tandem_edit_set_day (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 3), TANDEM_MILESTONE_DUE, tandem_day_today ()), NULL);
  settle ("change due day");
  tandem_workspace_apply (workspace, tandem_edits_move (plan, tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 3), tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, 500)), NULL);
  settle ("move");
  pan (find (page, TANDEM_TYPE_TIMELINE_VIEW));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 800);
  settle ("resize");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
