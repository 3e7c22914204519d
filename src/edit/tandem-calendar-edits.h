/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to the working days of a side, each as one edit. */
#pragma once

#include "tandem-edits.h"
#include "tandem-workdays.h"

G_BEGIN_DECLS

TandemEdit *tandem_calendar_edits_set_country   (TandemPlan *plan, TandemSide side, const char *country);
TandemEdit *tandem_calendar_edits_set_region    (TandemPlan *plan, TandemSide side, const char *region, TandemNewId new_id, gpointer data, GError **error);
TandemEdit *tandem_calendar_edits_set_week      (TandemPlan *plan, TandemSide side, TandemWeek week, TandemNewId new_id, gpointer data, GError **error);
TandemEdit *tandem_calendar_edits_remove_source (TandemPlan *plan, TandemSide side, const char *source);

G_END_DECLS
