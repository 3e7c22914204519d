/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline: an edition becomes a draw list. Pure: it asks neither clock nor screen. */
#pragma once

#include "tandem-draw.h"
#include "tandem-edition.h"
#include "tandem-scale.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_TIMELINE_DOCUMENT,   /* A4 and Letter pages */
  TANDEM_TIMELINE_MAIL,       /* PNG, 1200 px shown at 600 */
  TANDEM_TIMELINE_PRESENTING, /* 1920 × 1080 */
  TANDEM_TIMELINE_SCREEN,     /* main window */
} TandemTimelineUse;

typedef enum
{
  TANDEM_DIRECTION_OF_LANGUAGE,
  TANDEM_DIRECTION_LTR,
  TANDEM_DIRECTION_RTL,
} TandemTextDirection;

typedef struct
{
  double   width;        /* px */
  double   height;       /* px; 0: as high as the rows need. More than this only where not even numbers have room */
  double   title_size;   /* px, of labels and phases */
  double   line_size;    /* px, of the second line */
  double   axis_size;    /* px, of ticks, pill, side names */
  double   minimum_size; /* px, of any text */
  int      most_rows;    /* of labels, above and below together */
  gboolean is_export;    /* the pill says "Status on 23 November 2026", not "Today" */
  gboolean has_key;      /* draw the key of numbered marks under the picture; FALSE where a table of the page is the key */
  gboolean long_months;  /* "November" */
  TandemTextDirection direction;
  gint64   selected, hovered; /* milestones, 0 for none; never change where anything is */
  double   seen_width;   /* px that are in sight at once, of a picture that is scrolled; 0: all */
  gboolean is_moving;    /* labels stay in the rows where the last picture of the same texts had them, and those that have no
                          * room there are left out: for each frame while a person zooms */
  double   day_width;    /* px a day; 0: everything fits */
  TandemDay first_day;   /* with @day_width: the day at the margin of the start edge */
} TandemTimelineOptions;

typedef struct _TandemTimelineTexts TandemTimelineTexts;

TandemTimelineTexts *tandem_timeline_texts_new  (TandemEdition *edition);
void                 tandem_timeline_texts_free (TandemTimelineTexts *self);
TandemEdition       *tandem_timeline_texts_get_edition (TandemTimelineTexts *self);

void            tandem_timeline_options_init (TandemTimelineOptions *self, TandemTimelineUse use, double width, double height);
void            tandem_timeline_get_scale    (const TandemEdition *edition, const TandemTimelineOptions *options, TandemScale *scale);
TandemDrawList *tandem_timeline_layout       (const TandemEdition *edition, const TandemTimelineOptions *options, TandemMeasurer *measurer);
TandemDrawList *tandem_timeline_layout_again (TandemTimelineTexts *texts, const TandemTimelineOptions *options, TandemMeasurer *measurer);
gboolean        tandem_timeline_prepare      (TandemTimelineTexts *texts, const TandemTimelineOptions *options, TandemMeasurer *measurer, guint *next, guint n);
int             tandem_timeline_get_number   (const TandemDrawList *list, gint64 item);

void            tandem_timeline_get_mark     (const TandemEditionMilestone *milestone, TandemDrawOp *op);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTimelineTexts, tandem_timeline_texts_free)

G_END_DECLS
