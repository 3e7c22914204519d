/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All plans of one library file. */
#pragma once

#include "tandem-plan.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_LIBRARY (tandem_library_get_type ())
G_DECLARE_FINAL_TYPE (TandemLibrary, tandem_library, TANDEM, LIBRARY, GObject)

TandemLibrary *tandem_library_new       (void);
GListModel    *tandem_library_get_plans (TandemLibrary *self);
TandemPlan    *tandem_library_find      (TandemLibrary *self, gint64 id);

G_END_DECLS
