/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a form: text ↔ value, and what is wrong with a text. Only for tandem-form.c and the rows. */
#pragma once

#include "tandem-day-entry.h"
#include "tandem-row.h"

G_BEGIN_DECLS

char    *tandem_form_field_to_text (TandemKind kind, guint field, const TandemValue *value);
gboolean tandem_form_field_read    (TandemKind kind, guint field, const char *text, TandemRow *row, const TandemDayContext *days,
                                    TandemValue *value, char **note, GError **error);
gboolean tandem_form_is_email      (const char *text);
gboolean tandem_form_field_is_code (TandemKind kind, guint field);

G_END_DECLS
