/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a shared screen shows of a plan: head, timeline, and the card of the milestone that is talked about. Pure. */
#pragma once

#include "tandem-draw.h"
#include "tandem-edition.h"

G_BEGIN_DECLS

typedef struct
{
  double   width, height; /* px, of the screen */
  gint64   selected;      /* milestone whose card is shown, 0 for none: the timeline has all the room */
  gboolean is_frozen;     /* the hint says that the picture does not follow the plan */
} TandemSlideOptions;

TandemDrawList *tandem_slide_layout   (const TandemEdition *edition, const TandemSlideOptions *options, TandemMeasurer *measurer);
GPtrArray      *tandem_slide_order    (const TandemEdition *edition); /* of const TandemEditionMilestone, as the arrow keys walk */
char           *tandem_slide_dup_head (const TandemEdition *edition);

G_END_DECLS
