/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has the person's mail program show a new mail: by the desktop's portal, else by xdg-email. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     tandem_send_program_compose        (GtkWindow *parent, const char *const *to, const char *subject, const char *text, GFile *attachment,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean tandem_send_program_compose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
