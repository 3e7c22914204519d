/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-program.h"

#include <libportal-gtk4/portal-gtk4.h>
#include <libportal/portal.h>

typedef struct
{
  char **to;
  char  *subject;
  char  *text;
  GFile *attachment;
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_strfreev (letter->to);
  g_free (letter->subject);
  g_free (letter->text);
  g_object_unref (letter->attachment);
  g_free (letter);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* xdg-email of xdg-utils; it says by its exit status whether a program was found. */
static void
try_xdg_email (GTask *task)
{
  const Letter *letter = g_task_get_task_data (task);
  g_autofree char *program = g_find_program_in_path ("xdg-email");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "neither a portal nor xdg-email");
      return;
    }
  g_strv_builder_add_many (builder, program, "--utf8", "--subject", letter->subject, "--body", letter->text, "--attach", g_file_peek_path (letter->attachment), NULL);
  g_strv_builder_addv (builder, (const char **) letter->to);
  arguments = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  if (process != NULL)
    g_subprocess_wait_check_async (process, g_task_get_cancellable (task), waited_cb, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (xdp_portal_compose_email_finish (XDP_PORTAL (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    try_xdg_email (task);
}

/**
 * tandem_send_program_compose:
 * @parent: where questions about it are shown
 * @to: addresses
 * @subject: UTF-8
 * @text: UTF-8
 * @attachment: a file of this machine; it stays until the program has read it, however long that takes
 * @cancellable: (nullable): stops waiting for an answer
 * @callback: called when a program took it, or none did
 * @data: for @callback
 *
 * https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Email.html
 */
void
tandem_send_program_compose (GtkWindow *parent, const char *const *to, const char *subject, const char *text, GFile *attachment,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autoptr (XdpPortal) portal = xdp_portal_initable_new (NULL);
  Letter *letter = g_new (Letter, 1);
  XdpParent *window;

  *letter = (Letter) { g_strdupv ((char **) to), g_strdup (subject), g_strdup (text), g_object_ref (attachment) };
  g_task_set_task_data (task, letter, letter_free);
  if (portal == NULL)
    {
      try_xdg_email (task);
      return;
    }
  window = xdp_parent_new_gtk (parent);
  xdp_portal_compose_email (portal, window, to, NULL, NULL, subject, text, (const char *[]) { g_file_peek_path (attachment), NULL }, XDP_EMAIL_FLAG_NONE,
                            cancellable, composed_cb, g_object_ref (task));
  xdp_parent_free (window);
}

/**
 * tandem_send_program_compose_finish:
 * @error: %G_IO_ERROR_CANCELLED where the person didn't want to; anything else: no program took it
 *
 * Returns: whether a program took the mail
 */
gboolean
tandem_send_program_compose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
