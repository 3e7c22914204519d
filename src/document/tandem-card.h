/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One milestone on a card, as it is presented: what it means, who leads, who delivers what, when it is done. */
#pragma once

#include "tandem-draw.h"
#include "tandem-edition.h"

G_BEGIN_DECLS

typedef struct
{
  double width;       /* px */
  double most_height; /* px: text gets smaller, then deliverables are counted instead of named */
  double unit;        /* px of the screen for one px of the design (1920 × 1080) */
  int    number;      /* in the milestone's mark; 0 for none */
} TandemCardOptions;

TandemDrawList *tandem_card_layout    (const TandemEdition *edition, const TandemEditionMilestone *milestone, const TandemCardOptions *options,
                                       TandemMeasurer *measurer);
double          tandem_card_least_height (const TandemEdition *edition, const TandemEditionMilestone *milestone, const TandemCardOptions *options,
                                       TandemMeasurer *measurer);
char           *tandem_card_dup_label (const TandemEdition *edition, const TandemEditionMilestone *milestone);
char           *tandem_card_dup_text  (const TandemEdition *edition, const TandemEditionMilestone *milestone);

G_END_DECLS
