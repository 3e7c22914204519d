/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the rows of a new plan together. */
#pragma once

#include "tandem-test-plan.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray      *edits;
  gint64          plan; /* id, once its row is added */
  gint64          positions[TANDEM_N_KINDS];
  TandemTestNewId new_id;
  gpointer        data;
} TandemTestBuilder;

gint64      tandem_test_builder_add            (TandemTestBuilder *self, TandemRow *row);
gint64      tandem_test_builder_add_dependency (TandemTestBuilder *self, gint64 milestone, gint64 predecessor);
TandemEdit *tandem_test_builder_finish         (TandemTestBuilder *self);

G_END_DECLS
