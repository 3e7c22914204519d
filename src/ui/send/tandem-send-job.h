/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the file of an edition in a thread and writes it whole or not at all. */
#pragma once

#include "tandem-document.h"
#include "tandem-edition.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum { TANDEM_SEND_PDF, TANDEM_SEND_PNG, TANDEM_SEND_MAIL } TandemSendFormat;

/* What a mail has beside the pages. */
typedef struct
{
  char      *from_name, *from_address; /* address "": left to the mail program */
  GPtrArray *to;      /* char *: name, address, name, address … */
  GPtrArray *changes; /* TandemNetChange since the last copy, NULL for none */
  TandemDay  since;
  char      *file_name; /* of the PDF */
} TandemSendMail;

TandemSendMail *tandem_send_mail_new  (void);
void            tandem_send_mail_free (TandemSendMail *self);
void            tandem_send_mail_words (const TandemSendMail *self, const TandemEdition *edition, const char *file_name, char **subject, char **text);

const char *tandem_send_format_extension (TandemSendFormat format);

/* What was made. */
typedef struct
{
  GBytes *content;
  GBytes *attachment; /* of a mail: its PDF; else NULL */
} TandemSendResult;

/* Called in the main loop: @done of @total parts are made. */
typedef void (*TandemSendProgress) (guint done, guint total, gpointer data);

void              tandem_send_result_free (TandemSendResult *self);

void              tandem_send_job_run    (const TandemEdition *edition, const TandemDocumentOptions *options, TandemSendFormat format, TandemSendMail *mail,
                                          GFile *file, TandemSendProgress progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
TandemSendResult *tandem_send_job_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSendMail, tandem_send_mail_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSendResult, tandem_send_result_free)

G_END_DECLS
