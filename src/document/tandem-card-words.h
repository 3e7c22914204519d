/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says, apart from where. Only the files of this folder include this. */
#pragma once

#include "tandem-card.h"
#include "tandem-language.h"

G_BEGIN_DECLS

/* One column of a card. */
typedef struct
{
  char      *heading;
  char      *lead;          /* "" for nobody */
  GPtrArray *deliverables;  /* of const TandemEditionDeliverable */
  char      *done_when, *criterion, *support; /* "" for none; of the last column */
} TandemCardColumn;

GPtrArray  *tandem_card_columns (const TandemEdition *edition, const TandemEditionMilestone *milestone); /* of TandemCardColumn */
const char *tandem_card_title   (const TandemEdition *edition, const TandemEditionMilestone *milestone);
char       *tandem_card_when    (const TandemEdition *edition, const TandemEditionMilestone *milestone);

G_END_DECLS
