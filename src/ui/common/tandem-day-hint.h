/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says about a day on which nobody works, and the day it offers in its place. */
#pragma once

#include "tandem-plan.h"
#include "tandem-workdays.h"

G_BEGIN_DECLS

TandemSide tandem_day_hint_side     (TandemEntity *entity);
TandemDay  tandem_day_hint_find_closed (TandemKind kind, guint field, const TandemValue *value, TandemWorkdays *workdays, TandemSide side);
char      *tandem_day_hint_describe (TandemPlan *plan, TandemWorkdays *workdays, TandemSide side, TandemDay day);
TandemDay  tandem_day_hint_offer    (TandemWorkdays *workdays, TandemSide side, TandemDay day, char **label);

G_END_DECLS
