/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which days each side works: working week, holidays, own closed days, freeze periods. */
#pragma once

#include "tandem-day.h"
#include "tandem-words.h"

G_BEGIN_DECLS

typedef struct _TandemWorkdays TandemWorkdays;

/* One bit a weekday, Monday is bit 0. */
typedef guint TandemWeek;

#define TANDEM_WEEK_MONDAY_TO_FRIDAY   0x1fu
#define TANDEM_WEEK_SUNDAY_TO_THURSDAY 0x4fu

gboolean        tandem_week_check          (TandemWeek week, GError **error);

TandemWorkdays *tandem_workdays_new        (void);
TandemWorkdays *tandem_workdays_ref        (TandemWorkdays *self);
void            tandem_workdays_unref      (TandemWorkdays *self);
gboolean        tandem_workdays_set_week   (TandemWorkdays *self, TandemSide side, TandemWeek week, GError **error);
void            tandem_workdays_close      (TandemWorkdays *self, TandemSide side, TandemDay first, TandemDay last, const char *reason);

gboolean        tandem_workdays_is_open    (TandemWorkdays *self, TandemSide side, TandemDay day);
const char     *tandem_workdays_get_reason (TandemWorkdays *self, TandemSide side, TandemDay day);
TandemDay       tandem_workdays_on_or_after  (TandemWorkdays *self, TandemSide side, TandemDay day);
TandemDay       tandem_workdays_on_or_before (TandemWorkdays *self, TandemSide side, TandemDay day);
TandemDay       tandem_workdays_add        (TandemWorkdays *self, TandemSide side, TandemDay day, int days);
int             tandem_workdays_count      (TandemWorkdays *self, TandemSide side, TandemDay from, TandemDay to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemWorkdays, tandem_workdays_unref)

G_END_DECLS
