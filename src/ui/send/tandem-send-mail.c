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
 * tandem_send_mail_text:
 * @edition: what is shared
 *
 * Returns: (transfer full): the plain words of the mail, to be pasted where no file can go
 */
char *
tandem_send_mail_text (const TandemSendMail *self, const TandemEdition *edition)
{
  TandemRecapOptions options = { .edition = edition, .changes = self->changes, .since = self->since };
  g_autoptr (TandemRecap) recap = tandem_recap_new (&options);

  return g_steal_pointer (&recap->text);
}
