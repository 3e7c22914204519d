/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All fields of one entity as a value, in the order of its schema table. */
#pragma once

#include "tandem-schema.h"
#include "tandem-value.h"

G_BEGIN_DECLS

typedef struct _TandemRow TandemRow;

TandemRow         *tandem_row_new         (TandemKind kind);
TandemRow         *tandem_row_copy        (const TandemRow *row);
TandemRow         *tandem_row_ref         (TandemRow *row);
void               tandem_row_unref       (TandemRow *row);
TandemKind         tandem_row_get_kind    (const TandemRow *row);
const TandemValue *tandem_row_get         (const TandemRow *row, guint field);
void               tandem_row_set         (TandemRow *row, guint field, const TandemValue *value);
void               tandem_row_set_text    (TandemRow *row, guint field, const char *text);
void               tandem_row_set_integer (TandemRow *row, guint field, gint64 integer);
void               tandem_row_set_day     (TandemRow *row, guint field, TandemDay day);
void               tandem_row_set_ref     (TandemRow *row, guint field, gint64 id);
void               tandem_row_set_choice  (TandemRow *row, guint field, int choice);
gboolean           tandem_row_equal       (const TandemRow *a, const TandemRow *b);
gboolean           tandem_field_allows    (const TandemField *field, const TandemValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRow, tandem_row_unref)

G_END_DECLS
