/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that comes once a month: the board meets on the first Tuesday. */
#pragma once

#include "tandem-workdays.h"

G_BEGIN_DECLS

typedef struct
{
  TandemMonthWeek week; /* ANY: every working day will do */
  GDateWeekday    weekday;
} TandemMonthly;

gboolean  tandem_monthly_matches      (const TandemMonthly *self, TandemDay day);
TandemDay tandem_monthly_on_or_after  (const TandemMonthly *self, TandemWorkdays *workdays, TandemSide side, TandemDay day);
TandemDay tandem_monthly_on_or_before (const TandemMonthly *self, TandemWorkdays *workdays, TandemSide side, TandemDay day);

G_END_DECLS
