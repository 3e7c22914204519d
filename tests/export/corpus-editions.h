/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole editions to make documents of, as many as asked for. */
#pragma once

#include "timeline-plans.h"

typedef struct _CorpusEdition CorpusEdition;

struct _CorpusEdition
{
  TimelinePlan *plan;
  TandemEdition edition; /* of @plan, with all a document says beside the timeline */
  GPtrArray    *pieces;  /* arrays it points to */
};

CorpusEdition *corpus_edition_generate (guint32 seed);
void           corpus_edition_free     (CorpusEdition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorpusEdition, corpus_edition_free)
