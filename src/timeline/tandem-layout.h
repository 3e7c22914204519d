/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One layout while it is being made; shared by the files of this folder only. All x run from the start edge; a picture
 * from the right is mirrored at the end. */
#pragma once

#include "tandem-flags.h"
#include "tandem-language.h"
#include "tandem-timeline.h"

G_BEGIN_DECLS

/* A milestone in the picture. */
typedef struct
{
  const TandemEditionMilestone *milestone;
  double      day_x;   /* px, of its day */
  double      x;       /* px, of its mark */
  int         group;   /* milestones of one day have one number */
  char       *title, *line;
  TandemTextStyle   title_style, line_style;
  TandemTextExtents title_extents, line_extents;
  int         leads;   /* TandemLeads: who the line names */
  double      width, height; /* px, of the label */
  TandemFlagPlace place;
  int         number;  /* 0 for none */
} TandemLayoutItem;

/* What the title of a label gives up. */
typedef enum
{
  TANDEM_TITLE_TWO_LINES, /* in one line where it is short, else in two of about the same length */
  TANDEM_TITLE_NARROW,    /* in two lines unless it is very short */
  TANDEM_TITLE_WIDE,      /* whole in one line, if that isn't far too long */
  TANDEM_TITLE_CUT,       /* what one line has room for */
} TandemTitleForm;

/* What its second line gives up; a text that would be cut names fewer by itself. */
typedef enum
{
  TANDEM_LEADS_BOTH,
  TANDEM_LEADS_FIRST,
  TANDEM_LEADS_NONE, /* the day alone */
} TandemLeads;

/* What labels give up for the sake of others, in this order. */
typedef enum
{
  TANDEM_DETAIL_FULL,
  TANDEM_DETAIL_FIRST_LEAD,
  TANDEM_DETAIL_WIDE,        /* no second line of titles, but whole titles */
  TANDEM_DETAIL_SHORT_DATE,  /* no leads */
  TANDEM_DETAIL_NARROW,      /* nor any long line */
  TANDEM_DETAIL_WIDE_SHORT,  /* whole titles in one line, and no leads */
  TANDEM_DETAIL_CUT,         /* titles in one line, and no leads */
  TANDEM_DETAIL_NUMBERS,     /* and numbers where there is no room */
  TANDEM_DETAIL_ALL_NUMBERS  /* what is left when a guarantee does not hold */
} TandemDetail;

/* Distances of labels, units */
#define TANDEM_LABEL_GAP 7           /* from leader to label */
#define TANDEM_LABEL_CLEARANCE 7     /* from label to another leader */
#define TANDEM_LABEL_DISTANCE 12     /* between labels of a row */
#define TANDEM_LABEL_AXIS_GAP 5      /* from the marks' zone to the first row */
#define TANDEM_LEADER_WIDTH 1.25

typedef struct
{
  double first_top;   /* px: upper edge of the rows above the axis */
  double above[TANDEM_FLAGS_MOST_ROWS + 1]; /* heights of rows, from 1 */
  double below[TANDEM_FLAGS_MOST_ROWS + 1];
} TandemLayoutRows;

typedef struct
{
  const TandemEdition         *edition;
  const TandemTimelineOptions *options;
  const TandemLanguage        *language;
  const char     *language_tag; /* interned */
  char           *probe;        /* a character of every script in the plan: as high as any line of it */
  TandemMeasurer *measurer;
  TandemDrawList *list;
  gboolean        rtl;
  TandemScale     scale;
  TandemDetail    detail;
  gboolean        is_roomy; /* numbers need marks that don't lie on each other */
  GArray         *items;    /* TandemLayoutItem with a day, by day then place in the checklist */
  GArray         *undated;  /* TandemLayoutItem without a day */
  GArray         *edges;    /* double: px, between the bands of phases */
  double          unit;     /* px: 1 when titles are 10 pt */
  double          mark;     /* px, of a disc */
  double          pad;      /* px, at the edges */
  gboolean        dated_years; /* dates have their year */
  /* from top to bottom, px */
  double          head_height;   /* phase names, upper side name, words of closed periods */
  double          bands_top, bands_bottom;
  double          axis_y;
  double          zone;          /* half height of what belongs to marks: no label is nearer to the axis */
  double          foot_height;   /* lower side name, stem of the pill */
  double          side_start;    /* where the lower side name begins, from the start edge */
  double          side_top;      /* its distance from the bands' lower edge */
  double          ticks_height, undated_height, key_height;
  double          height;
  double          row_gap;
  TandemLayoutRows rows;
} TandemLayout;

TandemTextStyle tandem_layout_style   (const TandemLayout *self, double size, TandemWeight weight, double wrap_width, int max_lines);
void            tandem_layout_measure (TandemLayout *self, const TandemTextStyle *style, const char *text, TandemTextExtents *extents);
TandemTextExtents tandem_layout_line  (TandemLayout *self, const TandemTextStyle *style);
char           *tandem_layout_clean   (const char *text);

/* marks and bars: tandem-marks.c */
void tandem_marks_arrange (TandemLayout *self);
gboolean tandem_marks_hide_numbers (const TandemLayout *self);
void tandem_marks_draw_bars (TandemLayout *self);
void tandem_marks_draw    (TandemLayout *self);
gboolean tandem_marks_is_visible (const TandemLayout *self, const TandemLayoutItem *item);
TandemDrawOp *tandem_marks_add (TandemLayout *self, const TandemLayoutItem *item, double x, double y, double size, TandemRole role);

/* texts of labels, drawing them and their leaders: tandem-labels.c */
double tandem_labels_wrap          (const TandemLayout *self);
void   tandem_labels_measure       (TandemLayout *self, TandemTitleForm form, TandemLeads leads);
void   tandem_labels_measure_title (TandemLayout *self, TandemLayoutItem *item, TandemTitleForm form);
void   tandem_labels_measure_line  (TandemLayout *self, TandemLayoutItem *item, TandemLeads leads);
void   tandem_labels_draw          (TandemLayout *self);

/* places of labels: tandem-label-search.c */
void   tandem_labels_search  (TandemLayout *self);
double tandem_labels_height  (const TandemLayout *self, gboolean below);

/* phases, closed periods, side names: tandem-phases.c */
void tandem_phases_measure (TandemLayout *self);
void tandem_phases_draw    (TandemLayout *self);

/* axis, ticks, today: tandem-axis.c */
void tandem_axis_measure (TandemLayout *self);
void tandem_axis_draw_ticks (TandemLayout *self);
void tandem_axis_draw    (TandemLayout *self);

/* what stands under the ticks: tandem-below.c */
void   tandem_below_measure_undated (TandemLayout *self);
double tandem_below_key_height      (TandemLayout *self, guint n_numbered);
void   tandem_below_draw            (TandemLayout *self);

G_END_DECLS
