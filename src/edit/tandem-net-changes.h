/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed for the buyer since a point of the log, back and forth taken out. */
#pragma once

#include "tandem-change.h"
#include "tandem-plan.h"

G_BEGIN_DECLS

typedef enum { TANDEM_NET_DONE, TANDEM_NET_MOVED, TANDEM_NET_NEW, TANDEM_NET_DROPPED } TandemNetKind;

typedef struct
{
  TandemNetKind kind;
  gint64        milestone; /* id; of a DROPPED one perhaps gone */
  char         *title;     /* as it is now; of a DROPPED one as it was */
  TandemDay     from, to;  /* due days, NONE for none; of NEW and DROPPED one only */
} TandemNetChange;

GPtrArray *tandem_net_changes (TandemPlan *plan, GPtrArray *changes);

G_END_DECLS
