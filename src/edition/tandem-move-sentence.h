/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a move means, in one sentence a buyer understands. */
#pragma once

#include "tandem-language.h"
#include "tandem-move.h"

G_BEGIN_DECLS

char *tandem_move_sentence (TandemPlan *plan, const TandemMove *move, const TandemLanguage *language);

G_END_DECLS
