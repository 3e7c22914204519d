/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row to choose the working days of a week, in the order of the person's region. */
#pragma once

#include "tandem-workdays.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_WEEK_ROW (tandem_week_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemWeekRow, tandem_week_row, TANDEM, WEEK_ROW, AdwPreferencesRow)

/* Signal: chosen (week as uint): the person switched a day; the row shows it once tandem_week_row_show() is told. */
void tandem_week_row_show (TandemWeekRow *self, TandemWeek week, const char *note, const char *error);

G_END_DECLS
