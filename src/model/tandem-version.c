/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-version.h"

/**
 * tandem_version_new:
 * @plan: id of the plan
 * @date: the day it was sent
 * @format: "pdf", "png" …
 * @receivers: who got it, as typed; may be empty
 * @file_name: name of the file, without folder
 * @edition: what was shared, as JSON
 *
 * Returns: (transfer full): a version without id and number
 */
TandemVersion *
tandem_version_new (gint64 plan, TandemDay date, const char *format, const char *receivers, const char *file_name, const char *edition)
{
  TandemVersion *self = g_new0 (TandemVersion, 1);

  self->plan = plan;
  self->date = date;
  self->format = g_strdup (format);
  self->receivers = g_strdup (receivers);
  self->file_name = g_strdup (file_name);
  self->edition = g_strdup (edition);
  return self;
}

void
tandem_version_free (TandemVersion *self)
{
  g_free (self->format);
  g_free (self->receivers);
  g_free (self->file_name);
  g_free (self->edition);
  g_free (self);
}
