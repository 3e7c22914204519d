/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole row as the change log writes it. */
#pragma once

#include "tandem-row.h"
#include "tandem-sql.h"

G_BEGIN_DECLS

char       *tandem_row_to_json   (const TandemRow *row);
TandemRow  *tandem_row_from_json (TandemSql *sql, TandemKind kind, const char *json, GError **error);
TandemValue tandem_field_decode  (const TandemField *field, const TandemValue *cell);

G_END_DECLS
