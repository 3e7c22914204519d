/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key of the plan file is which field: read by the reader and the writer alike, in the order they are written. */
#pragma once

#include "tandem-schema.h"

G_BEGIN_DECLS

typedef struct _TandemFileShape TandemFileShape;

typedef enum
{
  TANDEM_FILE_FIELD,  /* `field` of the row */
  TANDEM_FILE_ID,     /* the item's name within the file */
  TANDEM_FILE_OBJECT, /* an object whose keys (`shape`) are fields of the same row */
  TANDEM_FILE_LIST,   /* rows of another kind */
  TANDEM_FILE_AFTER,  /* ids of the milestones this one waits for */
  TANDEM_FILE_LAGS,   /* an object: id in `after` → working days to wait */
  TANDEM_FILE_WEEK,   /* `field` is a bit set of weekdays, written as a list of their names */
} TandemFileKeyType;

typedef struct
{
  const char            *name;
  TandemFileKeyType      type;
  int                    field;
  const TandemFileShape *shape;
  gboolean               must_be; /* the key may not be missing */
  gboolean               is_ours; /* beyond the contract's page: written only where it says something */
  gint64                 min, max; /* of a number */
} TandemFileKey;

struct _TandemFileShape
{
  TandemKind           kind;
  const char          *id_prefix;   /* ids we write: "m" → "m1"; NULL where items have no id */
  int                  owner_field; /* of a row listed inside another: the REF to that one; -1 */
  const TandemFileKey *keys;
  guint                n_keys;
};

#define TANDEM_FILE_FORMAT  "tandem-plan"
#define TANDEM_FILE_VERSION 1

extern const TandemFileShape tandem_file_plan_shape;

const TandemFileShape *tandem_file_shape_for_kind (TandemKind kind);
const TandemFileKey   *tandem_file_shape_find     (const TandemFileShape *shape, const char *name);

G_END_DECLS
