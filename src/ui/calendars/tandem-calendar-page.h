/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working days of one side: country, week, public holidays, own closed days, calendar files. Saves by itself. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_CALENDAR_PAGE (tandem_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemCalendarPage, tandem_calendar_page, TANDEM, CALENDAR_PAGE, AdwNavigationPage)

AdwNavigationPage *tandem_calendar_page_new      (TandemWorkspace *workspace, TandemSide side);
char              *tandem_calendar_page_describe (TandemPlan *plan, TandemSide side);

G_END_DECLS
