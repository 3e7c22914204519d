/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-drag.h"

struct _TandemSendDrag
{
  GdkContentProvider parent_instance;
  GFile             *file;
  gboolean           is_over; /* the file is there, or can't be */
  GError            *error;   /* NULL: it is there */
  GPtrArray         *waiting; /* GTask: programs that have asked for it */
};

/* What one program has asked for. */
typedef struct
{
  char          *mime_type;
  GOutputStream *stream;
  int            priority;
} Request;

enum { FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSendDrag, tandem_send_drag, GDK_TYPE_CONTENT_PROVIDER)

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->mime_type);
  g_object_unref (request->stream);
  g_free (request);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (gdk_content_serialize_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Tells where the file is, in the words that were asked for; a sandbox has its own. */
static void
answer (TandemSendDrag *self, GTask *task)
{
  const Request *request = g_task_get_task_data (task);
  GdkFileList *files;
  GValue value = G_VALUE_INIT;

  if (self->error != NULL)
    {
      g_task_return_error (task, g_error_copy (self->error));
      return;
    }
  files = gdk_file_list_new_from_array (&self->file, 1);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  gdk_content_serialize_async (request->stream, request->mime_type, &value, request->priority, g_task_get_cancellable (task), written_cb, g_object_ref (task));
  g_value_unset (&value);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDrag) self = data;
  g_autoptr (TandemSendResult) made = tandem_send_job_finish (result, &self->error);

  self->is_over = TRUE;
  for (guint i = 0; i < self->waiting->len; i++)
    answer (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
  if (self->error != NULL)
    g_signal_emit (self, signals[FAILED], 0, self->error->message);
}

static GdkContentFormats *
tandem_send_drag_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_union_serialize_mime_types (gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));
}

static void
tandem_send_drag_write_mime_type_async (GdkContentProvider *provider, const char *mime_type, GOutputStream *stream, int priority, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data)
{
  TandemSendDrag *self = TANDEM_SEND_DRAG (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Request *request = g_new (Request, 1);

  *request = (Request) { g_strdup (mime_type), g_object_ref (stream), priority };
  g_task_set_task_data (task, request, free_request);
  if (self->is_over)
    answer (self, task);
  else
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

static gboolean
tandem_send_drag_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Within Tandem itself, where nobody waits. */
static gboolean
tandem_send_drag_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  TandemSendDrag *self = TANDEM_SEND_DRAG (provider);

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) || !self->is_over || self->error != NULL)
    return GDK_CONTENT_PROVIDER_CLASS (tandem_send_drag_parent_class)->get_value (provider, value, error);
  g_value_take_boxed (value, gdk_file_list_new_from_array (&self->file, 1));
  return TRUE;
}

static void
tandem_send_drag_finalize (GObject *object)
{
  TandemSendDrag *self = TANDEM_SEND_DRAG (object);

  g_clear_object (&self->file);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (tandem_send_drag_parent_class)->finalize (object);
}

static void
tandem_send_drag_class_init (TandemSendDragClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_send_drag_finalize;
  provider_class->ref_formats = tandem_send_drag_ref_formats;
  provider_class->write_mime_type_async = tandem_send_drag_write_mime_type_async;
  provider_class->write_mime_type_finish = tandem_send_drag_write_mime_type_finish;
  provider_class->get_value = tandem_send_drag_get_value;
  signals[FAILED] = g_signal_new ("failed", TANDEM_TYPE_SEND_DRAG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_send_drag_init (TandemSendDrag *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tandem_send_drag_new:
 * @edition: (transfer none): what is shared
 * @options: paper and pages
 * @format: PDF or PNG
 * @file: (transfer none): where it is made, the bytes that Save would write
 *
 * Begins to make the file; a program that asks for it earlier waits.
 *
 * Returns: (transfer full): what is dragged
 */
GdkContentProvider *
tandem_send_drag_new (const TandemEdition *edition, const TandemDocumentOptions *options, TandemSendFormat format, GFile *file)
{
  TandemSendDrag *self = g_object_new (TANDEM_TYPE_SEND_DRAG, NULL);

  self->file = g_object_ref (file);
  tandem_send_job_run (edition, options, format, NULL, file, NULL, NULL, made_cb, g_object_ref (self));
  return GDK_CONTENT_PROVIDER (self);
}
