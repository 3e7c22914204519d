/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions that change a model. Only edit/ and store/ may include this header; a test holds them to it. */
#pragma once

#include "tandem-library.h"

G_BEGIN_DECLS

void tandem_entity_write         (TandemEntity *self, guint field, const TandemValue *value);
void tandem_plan_write           (TandemPlan *self, TandemEntity *entity, guint field, const TandemValue *value);
void tandem_plan_insert          (TandemPlan *self, TandemEntity *entity);
void tandem_plan_remove          (TandemPlan *self, TandemEntity *entity);
void tandem_plan_emit_changed    (TandemPlan *self);
void tandem_library_insert       (TandemLibrary *self, TandemPlan *plan);
void tandem_library_remove       (TandemLibrary *self, TandemPlan *plan);

G_END_DECLS
