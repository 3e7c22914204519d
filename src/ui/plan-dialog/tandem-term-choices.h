/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the plan that the buyer may have another one for; each is taken by a button. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_TERM_CHOICES (tandem_term_choices_get_type ())
G_DECLARE_FINAL_TYPE (TandemTermChoices, tandem_term_choices, TANDEM, TERM_CHOICES, AdwBin)

void tandem_term_choices_show (TandemTermChoices *self, TandemWorkspace *workspace, TandemPlan *plan);

G_END_DECLS
