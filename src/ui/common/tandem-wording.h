/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window words days and the standing of a plan, in the person's own language. */
#pragma once

#include "tandem-language.h"
#include "tandem-plan-state.h"

G_BEGIN_DECLS

const TandemLanguage *tandem_wording_language      (void);
char                 *tandem_wording_day           (TandemDay day, TandemDateStyle style);
char                 *tandem_wording_days          (TandemDay first, TandemDay last);
char                 *tandem_wording_anchor        (TandemAnchorKind kind, TandemDay day);
char                 *tandem_wording_days_left     (const TandemPlanState *state);
char                 *tandem_wording_days_ago      (TandemDay day, TandemDay today);
char                 *tandem_wording_progress      (guint n_done, guint n_counted);
char                 *tandem_wording_pill          (const TandemPlanState *state);
char                 *tandem_wording_pill_long     (const TandemPlanState *state);
const char           *tandem_wording_standing      (TandemStanding standing);
const char           *tandem_wording_standing_icon (TandemStanding standing);
const char           *tandem_wording_standing_class (TandemStanding standing);
const char           *tandem_wording_plan_title    (TandemPlan *plan);

G_END_DECLS
