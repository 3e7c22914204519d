/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarantees of the timeline, checked on a finished draw list. */
#pragma once

#include "tandem-timeline.h"

G_BEGIN_DECLS

GPtrArray *tandem_timeline_check (const TandemDrawList *list, const TandemEdition *edition, const TandemTimelineOptions *options);

G_END_DECLS
