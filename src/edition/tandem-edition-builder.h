/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an edition from a plan. Whoever only draws includes tandem-edition.h and can't reach the model. */
#pragma once

#include "tandem-edition.h"
#include "tandem-plan.h"

G_BEGIN_DECLS

TandemEdition *tandem_edition_new (TandemPlan *plan, const TandemEditionOptions *options);

G_END_DECLS
