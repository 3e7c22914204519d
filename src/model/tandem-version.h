/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a plan that was sent. */
#pragma once

#include "tandem-day.h"

G_BEGIN_DECLS

typedef struct
{
  gint64    id;        /* 0 before it is kept */
  gint64    plan;
  gint64    number;    /* 1, 2, 3 … within the plan; 0 takes the next */
  TandemDay date;
  char     *format;    /* "pdf", "png" … */
  char     *receivers; /* as typed */
  char     *file_name;
  char     *edition;   /* JSON of what was shared */
  gint64    change;    /* newest line of the log at that time; 0 takes it */
} TandemVersion;

TandemVersion *tandem_version_new (gint64 plan, TandemDay date, const char *format, const char *receivers, const char *file_name, const char *edition);
void           tandem_version_free (TandemVersion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVersion, tandem_version_free)

G_END_DECLS
