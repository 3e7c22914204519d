/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the timeline's widget share. */
#pragma once

#include "tandem-moving.h"
#include "tandem-pango-measurer.h"
#include "tandem-screen.h"
#include "tandem-timeline-mark.h"
#include "tandem-timeline-picture.h"
#include "tandem-timeline-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _TandemTimelineView
{
  GtkWidget              parent_instance;
  TandemWorkspace       *workspace;
  TandemPangoMeasurer   *measurer;
  TandemTimelineTexts   *texts;       /* of the edition; measured once, whatever the width */
  TandemTimelinePicture *picture;     /* of the edition and width below; NULL when stale */
  int                    width;       /* px, of the picture: the widget's times the zoom */
  GskRenderNode         *node;        /* the picture painted, from node_start to node_end px; NULL when stale */
  double                 node_start, node_end;
  TandemScreenGrid       node_grid;
  GskRenderNode         *names;       /* those of phases, painted for names_start px left of the widget; NULL when stale */
  double                 names_start;
  GHashTable            *marks;       /* item → TandemTimelineMark, a child */
  guint                  update_id;
  guint                  prepare_id;
  guint                  prepared;    /* milestones of texts that are measured for every zoom */

  GtkWidget             *hint;
  GtkWidget             *scrollbar;
  GtkAdjustment         *hadjustment; /* px of the picture left of the widget */
  double                 zoom;        /* 1: all fits */
  double                 pinch_zoom;  /* where a pinch began */
  AdwAnimation          *glide;       /* from one zoom to the next */
  double                 glide_start, glide_end; /* zooms */
  double                 fixed_x, fixed_share; /* px in the widget, and which share of the picture's width stays there */
  double                 most_kept;   /* labels are searched for, too, when the picture got wider or narrower by more than this */
  gboolean               is_zooming;  /* labels stay in their rows */
  gboolean               is_kept;     /* so they do in the picture of now */
  int                    searched_width; /* px, of the last picture that labels were searched for */
  guint                  rest_id, search_id;

  gpointer               shown_plan;  /* only to be compared */
  gboolean               is_to_centre; /* another plan begins with today in sight */
  gint64                 hovered;
  double                 pointer_x;   /* px, for zooming around the pointer; < 0: it is elsewhere */
  gint64                 dragged;     /* item under the pressed button, 0 for none */
  gboolean               is_dragging; /* far enough to mean it */
  gboolean               is_panning;
  double                 pan_start;
  GtkGesture            *drag;
  TandemMoving          *moving;      /* (nullable): a move being made or asked about */
  gboolean               moves_by_key; /* it is finished when the modifier is let go */
};

/* tandem-timeline-view.c */
TandemTimelinePicture *tandem_timeline_view_get_picture (TandemTimelineView *self);
double                 tandem_timeline_view_get_text_scale (TandemTimelineView *self);
void                   tandem_timeline_view_search_labels (TandemTimelineView *self);
TandemEntity          *tandem_timeline_view_find_entity (TandemTimelineView *self, gint64 item);
double                 tandem_timeline_view_get_offset  (TandemTimelineView *self);
void                   tandem_timeline_view_reveal      (TandemTimelineView *self, gint64 item);
GtkWidget             *tandem_timeline_view_get_mark    (TandemTimelineView *self, gint64 item);
void                   tandem_timeline_view_sync_marks  (TandemTimelineView *self, gint64 around);

/* tandem-timeline-paint.c */
void tandem_timeline_view_install_painting (GtkWidgetClass *widget_class);
void tandem_timeline_view_repaint          (TandemTimelineView *self);
void tandem_timeline_view_forget_nodes     (TandemTimelineView *self);

/* tandem-timeline-drag.c */
void tandem_timeline_view_enable_pointer (TandemTimelineView *self);
void tandem_timeline_view_cancel_drag    (TandemTimelineView *self);

/* tandem-timeline-moving.c */
gboolean tandem_timeline_view_begin_move    (TandemTimelineView *self, gint64 item);
void     tandem_timeline_view_point_to      (TandemTimelineView *self, TandemDay day);
void     tandem_timeline_view_step          (TandemTimelineView *self, gint64 item, int by);
void     tandem_timeline_view_finish_move   (TandemTimelineView *self);
void     tandem_timeline_view_cancel_move   (TandemTimelineView *self);
void     tandem_timeline_view_snapshot_move (TandemTimelineView *self, GtkSnapshot *snapshot);

/* tandem-timeline-keys.c */
void     tandem_timeline_view_install_keys (GtkWidgetClass *widget_class);
void     tandem_timeline_view_enable_keys  (TandemTimelineView *self);
gboolean tandem_timeline_view_enter        (TandemTimelineView *self);

/* tandem-timeline-zoom.c */
void   tandem_timeline_view_install_zoom  (GtkWidgetClass *widget_class);
void   tandem_timeline_view_enable_zoom   (TandemTimelineView *self);
int    tandem_timeline_view_content_width (TandemTimelineView *self, int width);
void   tandem_timeline_view_reset_zoom    (TandemTimelineView *self);
void   tandem_timeline_view_disable_zoom  (TandemTimelineView *self);

G_END_DECLS
