/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed days from a calendar file (.ics): a company's holidays, a plant's summer break. */
#pragma once

#include "tandem-edits.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  TandemDay first, last;
  char     *title;
} TandemClosedSpan;

GArray     *tandem_holiday_file_read    (GBytes *bytes, TandemDay from, TandemDay to, GPtrArray **warnings, GError **error);
GArray     *tandem_holiday_file_load    (GFile *file, TandemDay from, TandemDay to, GPtrArray **warnings, GError **error);
TandemEdit *tandem_holiday_file_to_edit (GArray *spans, TandemPlan *plan, TandemSide side, const char *source, TandemNewId new_id, gpointer data,
                                        GError **error);
gboolean    tandem_holiday_file_is_known (const TandemClosedSpan *span, TandemPlan *plan, TandemSide side);

G_END_DECLS
