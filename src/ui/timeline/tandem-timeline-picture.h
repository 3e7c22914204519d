/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline of one edition at one width: where the marks are and which day is where. Pure; the widget shows it. */
#pragma once

#include "tandem-timeline.h"

G_BEGIN_DECLS

typedef struct
{
  gint64    item;      /* milestone */
  guint     index;     /* in the edition's milestones */
  TandemDay due;
  double    x, y, width, height; /* px, of the mark's box */
} TandemTimelinePlace;

typedef struct _TandemTimelinePicture TandemTimelinePicture;

TandemTimelinePicture     *tandem_timeline_picture_new       (TandemTimelineTexts *texts, double width, double seen_width, double text_scale, gboolean rtl, gboolean is_moving, TandemMeasurer *measurer);
gboolean                   tandem_timeline_picture_prepare   (TandemTimelinePicture *self, guint *next, guint n);
void                       tandem_timeline_picture_free      (TandemTimelinePicture *self);
TandemEdition             *tandem_timeline_picture_get_edition (TandemTimelinePicture *self);
TandemDrawList            *tandem_timeline_picture_get_list  (TandemTimelinePicture *self);
const TandemScale         *tandem_timeline_picture_get_scale (TandemTimelinePicture *self);
guint                      tandem_timeline_picture_get_n     (TandemTimelinePicture *self);
const TandemTimelinePlace *tandem_timeline_picture_get_place (TandemTimelinePicture *self, guint place);
guint                      tandem_timeline_picture_find      (TandemTimelinePicture *self, gint64 item);
const TandemEditionMilestone *tandem_timeline_picture_get_milestone (TandemTimelinePicture *self, gint64 item);
gboolean                   tandem_timeline_picture_is_mark   (TandemTimelinePicture *self, gint64 item, double x, double y, double slop);
TandemDrawList            *tandem_timeline_picture_cut       (TandemTimelinePicture *self, double left, double right);
TandemDrawList            *tandem_timeline_picture_pin_names (TandemTimelinePicture *self, double left, double right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTimelinePicture, tandem_timeline_picture_free)

G_END_DECLS
