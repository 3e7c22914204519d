/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which step Undo and Redo mean: a line of steps for each plan, and one for the library. */
#pragma once

#include "tandem-store.h"

G_BEGIN_DECLS

typedef struct _TandemHistory TandemHistory;

TandemHistory *tandem_history_new          (GPtrArray *steps);
void           tandem_history_free         (TandemHistory *self);
TandemStep    *tandem_history_find_undo    (TandemHistory *self, gint64 plan);
TandemStep    *tandem_history_find_redo    (TandemHistory *self, gint64 plan);
TandemStep    *tandem_history_get_newest   (TandemHistory *self);
GArray        *tandem_history_find_dropped (TandemHistory *self, GArray *plans, gboolean changes_library);
void           tandem_history_drop         (TandemHistory *self, GArray *ids);
void           tandem_history_add          (TandemHistory *self, TandemStep *step);
void           tandem_history_mark         (TandemHistory *self, TandemStep *step, TandemStepState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHistory, tandem_history_free)

G_END_DECLS
