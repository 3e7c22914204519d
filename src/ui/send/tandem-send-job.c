/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-job.h"

#include "tandem-document-builder.h"
#include "tandem-error.h"
#include "tandem-export.h"
#include "tandem-mail.h"
#include "tandem-whole-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TandemEdition        *edition;
  TandemDocumentOptions options;
  TandemSendFormat      format;
  TandemSendMail       *mail; /* of a mail */
  GFile                *file;
  TandemSendProgress    progress;
  gpointer              data; /* for @progress: the callback's, which is there until the job is done */
} Job;

/* On its way from the thread to the main loop. */
typedef struct
{
  GTask *task;
  guint  done, total;
} Step;

static void
job_free (gpointer data)
{
  Job *job = data;

  tandem_edition_unref (job->edition);
  g_clear_pointer (&job->mail, tandem_send_mail_free);
  g_clear_object (&job->file);
  g_free (job);
}

void
tandem_send_result_free (TandemSendResult *self)
{
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->attachment, g_bytes_unref);
  g_free (self);
}

static gboolean
tell_cb (gpointer data)
{
  Step *step = data;
  Job *job = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task))
    job->progress (step->done, step->total, job->data);
  g_object_unref (step->task);
  g_free (step);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  Step *step;

  if (job->progress == NULL)
    return;
  step = g_new (Step, 1);
  *step = (Step) { g_object_ref (task), done, total };
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, step, NULL);
}

/* Without a dot. */
const char *
tandem_send_format_extension (TandemSendFormat format)
{
  static const char *const extensions[] = { "pdf", "png", "eml" };

  return extensions[format];
}

/* The mail with the pages attached and the plan on a page in it. */
static GBytes *
make_mail (const TandemEdition *edition, const TandemSendMail *words, GBytes *pdf, gboolean mono, TandemPangoMeasurer *measurer, GCancellable *cancellable, GError **error)
{
  TandemDocumentOptions options = { .sheet = TANDEM_SHEET_PICTURE, .pages = TANDEM_PAGES_PLAN, .mono = mono };
  g_autoptr (TandemDocument) document = tandem_document_new (edition, &options, tandem_pango_measurer_get_measurer (measurer));
  g_autoptr (GBytes) png = tandem_export_png (document, measurer, 0, TANDEM_PNG_WIDTH, cancellable, error);
  TandemRecapOptions recap_options = { .edition = edition, .changes = words->changes, .since = words->since, .file_name = words->file_name,
                                       .alt_text = tandem_document_get_alt_text (document) };
  g_autofree TandemMailAddress *to = g_new0 (TandemMailAddress, words->to->len / 2 + 1);
  g_autoptr (TandemRecap) recap = NULL;
  TandemMail mail = { .from = { words->from_name, words->from_address }, .to = to, .n_to = words->to->len / 2, .attachment = pdf, .file_name = words->file_name };

  if (png == NULL)
    return NULL;
  for (guint i = 0; i < mail.n_to; i++)
    to[i] = (TandemMailAddress) { g_ptr_array_index (words->to, 2 * i), g_ptr_array_index (words->to, 2 * i + 1) };
  recap = tandem_recap_new (&recap_options);
  mail.recap = recap;
  mail.picture = png;
  return tandem_mail_write (&mail, error);
}

/* NULL where it went wrong or was stopped; @task hears of the pages. */
static TandemSendResult *
make_result (GTask *task, const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemSendResult) result = g_new0 (TandemSendResult, 1);
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  g_autoptr (TandemDocument) document = tandem_document_new (job->edition, &job->options, tandem_pango_measurer_get_measurer (measurer));
  g_autoptr (GBytes) pdf = NULL;

  if (job->format == TANDEM_SEND_PNG)
    result->content = tandem_export_png (document, measurer, 0, TANDEM_PNG_WIDTH, cancellable, error);
  else
    pdf = tandem_export_pdf (document, measurer, progress_cb, task, cancellable, error);
  if (pdf != NULL && job->format == TANDEM_SEND_MAIL)
    {
      result->content = make_mail (job->edition, job->mail, pdf, job->options.mono, measurer, cancellable, error);
      result->attachment = g_steal_pointer (&pdf);
    }
  else if (pdf != NULL)
    result->content = g_steal_pointer (&pdf);
  return result->content != NULL ? g_steal_pointer (&result) : NULL;
}

/* What the person can do about a file that can't be written. */
static GError *
word_error (GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_error_new (TANDEM_ERROR, TANDEM_ERROR_FULL, _("“%s” could not be written: the disk is full. Make room or choose another folder; nothing was changed."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_error_new (TANDEM_ERROR, TANDEM_ERROR_NO_ACCESS, _("“%s” could not be written: there is no permission to write here. Choose another folder; nothing was changed."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return g_error_new (TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("“%s” could not be written: the folder isn’t there any more. Choose another folder; nothing was changed."), name);
  return g_error_new (TANDEM_ERROR, TANDEM_ERROR_FAILED, _("“%s” could not be written: %s. Nothing was changed."), name, error->message);
}

/* A mail's PDF lies beside it, for programs that are handed the file. */
static gboolean
write_files (const Job *job, const TandemSendResult *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = NULL, attachment = NULL;

  if (job->file == NULL)
    return TRUE;
  if (result->attachment != NULL)
    {
      folder = g_file_get_parent (job->file);
      attachment = g_file_get_child (folder, job->mail->file_name);
      if (!tandem_whole_file_write (attachment, result->attachment, cancellable, error))
        return FALSE;
    }
  /* both or none: what has begun isn't stopped */
  if (tandem_whole_file_write (job->file, result->content, attachment != NULL ? NULL : cancellable, error))
    return TRUE;
  if (attachment != NULL)
    g_file_delete (attachment, NULL, NULL);
  return FALSE;
}

/* In a thread: the edition never changes, and fonts are measured by a measurer of this thread. Everything is made in memory
 * before the file is touched. */
static void
make_content (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSendResult) result = make_result (task, job, cancellable, &error);

  if (result == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (write_files (job, result, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) tandem_send_result_free);
  else
    g_task_return_error (task, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? g_steal_pointer (&error) : word_error (job->file, error));
}

/**
 * tandem_send_job_run:
 * @edition: (transfer none): what is shared
 * @options: paper and pages
 * @format: PDF, PNG or a mail
 * @mail: (transfer full) (nullable): words and receivers of a mail
 * @file: (nullable): where to; what is there stays until the new content is complete; %NULL only makes the content
 * @progress: (nullable): called in the main loop after each page of a PDF
 * @cancellable: (nullable): stops it, with nothing written
 * @callback: called when done
 * @data: for @callback and @progress
 */
void
tandem_send_job_run (const TandemEdition *edition, const TandemDocumentOptions *options, TandemSendFormat format, TandemSendMail *mail,
                     GFile *file, TandemSendProgress progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->edition = tandem_edition_ref ((TandemEdition *) edition);
  job->options = *options;
  job->format = format;
  job->mail = mail;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->progress = progress;
  job->data = data;
  g_task_set_check_cancellable (task, FALSE); /* what is written when it is stopped is written, and has to be said to be */
  g_task_set_source_tag (task, tandem_send_job_run);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, make_content);
}

/**
 * tandem_send_job_finish:
 * @result: as given to the callback
 * @error: a #TandemError with a sentence, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the bytes that were made and written
 */
TandemSendResult *
tandem_send_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
