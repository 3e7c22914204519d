/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as a person types it: "3 May", "+2w", "next fri"; understood or refused with a reason, never guessed silently. */
#pragma once

#include "tandem-day.h"

G_BEGIN_DECLS

/* What "3/5" means. */
typedef enum { TANDEM_DAY_ORDER_DMY, TANDEM_DAY_ORDER_MDY, TANDEM_DAY_ORDER_YMD } TandemDayOrder;

typedef gboolean (*TandemIsWorkingDay) (TandemDay day, gpointer data);

typedef struct
{
  TandemDay          today;      /* what "today" and "+2w" count from */
  TandemDayOrder     order;
  TandemIsWorkingDay is_working; /* for "+3wd"; NULL: Monday to Friday */
  gpointer           data;       /* for is_working */
} TandemDayContext;

TandemDay      tandem_day_entry_read        (const char *text, const TandemDayContext *context, char **note, GError **error);

TandemDayOrder tandem_day_order_from_locale (void);
char          *tandem_day_format           (TandemDay day, const char *format);
char          *tandem_day_entry_read_back   (TandemDay day);
char          *tandem_day_entry_to_text     (TandemDay day);
char          *tandem_day_entry_short       (TandemDay day, TandemDay today);

G_END_DECLS
