/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-options.h"

/**
 * tandem_send_options_new:
 *
 * Returns: (transfer full): as it is when a plan was never sent: all pages as a PDF in colour, for everyone
 */
TandemSendOptions *
tandem_send_options_new (void)
{
  TandemSendOptions *self = g_new0 (TandemSendOptions, 1);

  self->page = self->checklist = self->people = TRUE;
  self->audience = g_strdup ("");
  self->language = g_strdup ("");
  self->paper = g_strdup ("");
  return self;
}

void
tandem_send_options_free (TandemSendOptions *self)
{
  g_free (self->audience);
  g_free (self->language);
  g_free (self->paper);
  g_free (self);
}

gboolean
tandem_send_options_equal (const TandemSendOptions *a, const TandemSendOptions *b)
{
  return a->is_picture == b->is_picture && a->page == b->page && a->checklist == b->checklist && a->people == b->people && a->mono == b->mono
         && g_str_equal (a->audience, b->audience) && g_str_equal (a->language, b->language) && g_str_equal (a->paper, b->paper);
}
