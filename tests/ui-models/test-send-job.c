/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file is made in a thread: whole, or, stopped at any moment, not at all. */
#include "tandem-edition-builder.h"
#include "tandem-error.h"
#include "tandem-send-job.h"
#include "tandem-test-plans.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  char         *folder;
  GFile        *file;
  GCancellable *cancellable;
  gboolean      is_over;
  TandemSendResult *result;
  GError       *error;
} Run;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *self = data;

  self->result = tandem_send_job_finish (result, &self->error);
  self->is_over = TRUE;
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static TandemSendMail *
create_mail (void)
{
  TandemSendMail *mail = tandem_send_mail_new ();

  g_free (mail->file_name);
  mail->file_name = g_strdup ("plan.pdf");
  return mail;
}

/* Files in the folder; they are removed. */
static guint
count_files (Run *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  return n;
}

/* Makes a file and stops after @ms, < 0 for never; returns whether it was stopped. */
static gboolean
run_job (Run *self, const TandemEdition *edition, TandemSendFormat format, int ms)
{
  TandemDocumentOptions options = { .sheet = format == TANDEM_SEND_PNG ? TANDEM_SHEET_PICTURE : TANDEM_SHEET_A4,
                                    .pages = format == TANDEM_SEND_PNG ? TANDEM_PAGES_PLAN : TANDEM_PAGES_ALL };
  gboolean was_stopped;

  self->cancellable = g_cancellable_new ();
  self->is_over = FALSE;
  tandem_send_job_run (edition, &options, format, format == TANDEM_SEND_MAIL ? create_mail () : NULL, self->file, NULL, self->cancellable, done_cb, self);
  if (ms == 0)
    g_cancellable_cancel (self->cancellable);
  else if (ms > 0)
    g_timeout_add_full (G_PRIORITY_HIGH, (guint) ms, cancel_cb, g_object_ref (self->cancellable), g_object_unref);
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
  was_stopped = self->result == NULL;
  if (was_stopped)
    g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_no_error (self->error);
  g_clear_error (&self->error);
  g_clear_pointer (&self->result, tandem_send_result_free);
  g_clear_object (&self->cancellable);
  return was_stopped;
}

static void
test_stopped (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_large (60);
  TandemEditionOptions for_whom = { .today = tandem_day_new (2026, 11, 23) };
  g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);
  Run run = { .folder = g_dir_make_tmp ("send-job-XXXXXX", NULL) };
  g_autofree char *path = g_build_filename (run.folder, "plan", NULL);

  run.file = g_file_new_for_path (path);
  for (TandemSendFormat format = TANDEM_SEND_PDF; format <= TANDEM_SEND_MAIL; format++)
    {
      guint n_files = format == TANDEM_SEND_MAIL ? 2 : 1; /* a mail and what is attached to it */

      g_assert_false (run_job (&run, edition, format, -1));
      g_assert_cmpuint (count_files (&run), ==, n_files);
      g_assert_true (run_job (&run, edition, format, 0));
      g_assert_cmpuint (count_files (&run), ==, 0);
      for (int ms = 1; ms < 3000; ms *= 3) /* wherever it is then */
        g_assert_cmpuint (run_job (&run, edition, format, ms) ? 0 : n_files, ==, count_files (&run));
    }
  g_rmdir (run.folder);
  g_free (run.folder);
  g_object_unref (run.file);
}

/* Stopped when the file is written and nobody has heard of it yet: it is there, and so it is said to be. */
static void
test_stopped_too_late (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEditionOptions for_whom = { .today = tandem_day_new (2026, 11, 23) };
  TandemDocumentOptions options = { .sheet = TANDEM_SHEET_A4 };
  g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);
  Run run = { .folder = g_dir_make_tmp ("send-job-XXXXXX", NULL), .cancellable = g_cancellable_new () };
  g_autofree char *path = g_build_filename (run.folder, "plan.pdf", NULL);
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  run.file = g_file_new_for_path (path);
  tandem_send_job_run (edition, &options, TANDEM_SEND_PDF, NULL, run.file, NULL, run.cancellable, done_cb, &run);
  while (!g_file_test (path, G_FILE_TEST_EXISTS)) /* the thread writes it, nothing is heard before the loop runs */
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_thread_yield ();
    }
  g_cancellable_cancel (run.cancellable);
  while (!run.is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (run.error);
  g_assert_nonnull (run.result);
  g_assert_cmpuint (count_files (&run), ==, 1);
  g_rmdir (run.folder);
  g_free (run.folder);
  tandem_send_result_free (run.result);
  g_object_unref (run.cancellable);
  g_object_unref (run.file);
}

static GError *
run_into (Run *self, const TandemEdition *edition, const char *path)
{
  TandemDocumentOptions options = { .sheet = TANDEM_SHEET_A4, .pages = TANDEM_PAGES_ALL };
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->is_over = FALSE;
  tandem_send_job_run (edition, &options, TANDEM_SEND_PDF, NULL, file, NULL, NULL, done_cb, self);
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (self->result);
  return g_steal_pointer (&self->error);
}

/* A folder that was deleted while the dialog was open, one that can't be written in, a disk that is full: a sentence each, no file
 * and no part of one. */
static void
test_no_place (void)
{
  g_autoptr (TandemPlan) plan = tandem_test_plan_sample ();
  TandemEditionOptions for_whom = { .today = tandem_day_new (2026, 11, 23) };
  g_autoptr (TandemEdition) edition = tandem_edition_new (plan, &for_whom);
  Run run = { .folder = g_dir_make_tmp ("send-job-XXXXXX", NULL) };
  g_autofree char *path = g_build_filename (run.folder, "plan.pdf", NULL), *gone = g_build_filename (run.folder, "gone", "plan.pdf", NULL);
  g_autoptr (GError) error = run_into (&run, edition, gone);
  struct rlimit limit, before;

  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Choose another folder; nothing was changed."));
  g_assert_cmpuint (count_files (&run), ==, 0);
  g_clear_error (&error);

  if (geteuid () != 0) /* who may do everything may write here, too */
    {
      g_assert_cmpint (g_chmod (run.folder, 0500), ==, 0);
      error = run_into (&run, edition, path);
      g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS);
      g_assert_cmpint (g_chmod (run.folder, 0700), ==, 0);
      g_assert_cmpuint (count_files (&run), ==, 0);
      g_clear_error (&error);
    }

  /* files end after some bytes, as on a disk that is full */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  error = run_into (&run, edition, path);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpint (error->domain, ==, TANDEM_ERROR);
  g_assert_nonnull (strstr (error->message, "could not be written"));
  g_assert_cmpuint (count_files (&run), ==, 0);
  g_rmdir (run.folder);
  g_free (run.folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/send-job/stopped", test_stopped);
  g_test_add_func ("/send-job/stopped-too-late", test_stopped_too_late);
  g_test_add_func ("/send-job/no-place", test_no_place);
  return g_test_run ();
}
