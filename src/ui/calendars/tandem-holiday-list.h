/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public holidays of a country by year, with their names. */
#pragma once

#include "tandem-holidays.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_HOLIDAY_LIST (tandem_holiday_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemHolidayList, tandem_holiday_list, TANDEM, HOLIDAY_LIST, AdwPreferencesGroup)

void tandem_holiday_list_show (TandemHolidayList *self, const char *country, const char *region, TandemWeek week, int first_year, int last_year);

G_END_DECLS
