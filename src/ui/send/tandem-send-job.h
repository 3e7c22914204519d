/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the file of an edition in a thread and writes it whole or not at all. */
#pragma once

#include "tandem-document.h"
#include "tandem-edition.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum { TANDEM_SEND_PDF, TANDEM_SEND_PNG } TandemSendFormat;

const char *tandem_send_format_extension (TandemSendFormat format);

void    tandem_send_job_run    (const TandemEdition *edition, const TandemDocumentOptions *options, TandemSendFormat format, GFile *file,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GBytes *tandem_send_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
