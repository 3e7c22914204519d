/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field's content: what a cell of the library can hold. */
#pragma once

#include "tandem-day.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TANDEM_VALUE_NULL,
  TANDEM_VALUE_INTEGER, /* also booleans (0, 1) and references (ids) */
  TANDEM_VALUE_TEXT,    /* UTF-8 without NUL */
  TANDEM_VALUE_DAY,
  TANDEM_VALUE_BYTES,
} TandemValueType;

typedef struct
{
  TandemValueType type;
  union
  {
    gint64    integer;
    char     *text; /* a GRefString */
    TandemDay day;
    GBytes   *bytes;
  };
} TandemValue;

#define TANDEM_VALUE_INIT { .type = TANDEM_VALUE_NULL }

TandemValue tandem_value_integer (gint64 integer);
TandemValue tandem_value_text    (const char *text);
TandemValue tandem_value_day     (TandemDay day);
TandemValue tandem_value_bytes   (GBytes *bytes);
TandemValue tandem_value_copy    (const TandemValue *value);
void        tandem_value_clear   (TandemValue *value);
gboolean    tandem_value_equal   (const TandemValue *a, const TandemValue *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemValue, tandem_value_clear)

G_END_DECLS
