/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a milestone was moved, from which day to which, and why. Only for us: the reasons are private. */
#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

typedef struct
{
  TandemDay day;    /* when it was moved */
  TandemDay from;
  TandemDay to;     /* NONE: the day was taken away */
  char     *reason; /* empty where nobody gave one */
} TandemMoved;

GPtrArray *tandem_moved_list (TandemSession *session, gint64 plan, gint64 milestone, GError **error);

G_END_DECLS
