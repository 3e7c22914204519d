/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the change log: what changed, when, in which step. */
#pragma once

#include "tandem-edit.h"

G_BEGIN_DECLS

typedef enum { TANDEM_DIRECTION_DO, TANDEM_DIRECTION_UNDO, TANDEM_DIRECTION_REDO } TandemDirection;

/* Order of the enum is the order of the words. */
extern const char *const tandem_direction_choices[];

typedef struct
{
  gint64          id;
  gint64          step;
  TandemDirection direction;
  gint64          plan;
  char           *at;     /* UTC, ISO 8601 */
  TandemDay       day;    /* the local day of it */
  char           *label;
  char           *reason; /* of the step, private; empty where nobody gave one */
  TandemEditType  type;   /* SET, ADD, REMOVE */
  TandemKind      kind;
  gint64          row_id;
  guint           field;  /* SET */
  TandemValue     before; /* SET */
  TandemValue     after;  /* SET */
  TandemRow      *row;    /* ADD, REMOVE */
} TandemChange;

void        tandem_change_free    (TandemChange *self);
TandemEdit *tandem_change_to_edit (TandemChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemChange, tandem_change_free)

G_END_DECLS
