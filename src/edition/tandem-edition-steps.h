/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens next: the few open things that come first. */
#pragma once

#include "tandem-edition.h"

G_BEGIN_DECLS

typedef struct
{
  const TandemEditionMilestone   *milestone;
  const TandemEditionDeliverable *deliverable; /* NULL: the milestone itself */
  TandemDay                       due;
  int                             days_late;   /* working days of who hands it over; 0 when not late */
} TandemEditionStep;

GArray *tandem_edition_next_steps (const TandemEdition *edition);

G_END_DECLS
