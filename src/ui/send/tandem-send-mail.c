/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-job.h"

#include "tandem-recap.h"

TandemSendMail *
tandem_send_mail_new (void)
{
  TandemSendMail *self = g_new0 (TandemSendMail, 1);

  self->to = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tandem_send_mail_free (TandemSendMail *self)
{
  g_free (self->from_name);
  g_free (self->from_address);
  g_free (self->file_name);
  g_ptr_array_unref (self->to);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

/**
 * tandem_send_mail_words:
 * @edition: what is shared
 * @file_name: (nullable): of what is attached; %NULL where no file can go
 * @subject: (out) (transfer full) (nullable): fewer than 50 characters
 * @text: (out) (transfer full): plain words
 */
void
tandem_send_mail_words (const TandemSendMail *self, const TandemEdition *edition, const char *file_name, char **subject, char **text)
{
  TandemRecapOptions options = { .edition = edition, .changes = self->changes, .since = self->since, .file_name = file_name };
  g_autoptr (TandemRecap) recap = tandem_recap_new (&options);

  if (subject != NULL)
    *subject = g_steal_pointer (&recap->subject);
  *text = g_steal_pointer (&recap->text);
}
