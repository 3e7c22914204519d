/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One layout while it is being made; shared by the files of this folder only. All x run from the start edge; a picture
 * from the right is mirrored at the end. */
#pragma once

#include "tandem-flags.h"
#include "tandem-language.h"
#include "tandem-timeline.h"

G_BEGIN_DECLS

/* How the title of a label is set. */
typedef enum
{
  TANDEM_TITLE_ONE_LINE,
  TANDEM_TITLE_TWO_LINES, /* of about the same length */
  TANDEM_TITLE_CUT,       /* what one line has room for */
  TANDEM_N_TITLES
} TandemTitleForm;

/* Whom its second line names; a text that would be cut names fewer by itself. */
typedef enum
{
  TANDEM_LEADS_BOTH,
  TANDEM_LEADS_FIRST,
  TANDEM_LEADS_NONE, /* the day alone */
  TANDEM_N_LEADS
} TandemLeads;

typedef struct
{
  gboolean          is_measured, is_usable;
  TandemTextStyle   style;
  TandemTextExtents extents;
} TandemLabelTitle;

typedef struct
{
  char             *text; /* NULL: not measured yet */
  TandemLeads       leads;
  TandemTextStyle   style;
  TandemTextExtents extents;
} TandemLabelLine;

/* A title form and whom the second line names. */
typedef struct
{
  TandemTitleForm form;
  TandemLeads     leads;
} TandemLabelShape;

typedef struct
{
  double first_top;   /* px: upper edge of the rows above the axis */
  double above[TANDEM_FLAGS_MOST_ROWS + 1]; /* heights of rows, from 1 */
  double below[TANDEM_FLAGS_MOST_ROWS + 1];
} TandemLayoutRows;

/* What the label of a milestone may say, measured when it is first asked for, and where the last search put it. */
typedef struct
{
  char             *title;
  TandemLabelTitle  titles[TANDEM_N_TITLES];
  TandemLabelLine   lines[TANDEM_N_LEADS];
  TandemFlagPlace   place;
  TandemLabelShape  shape;
  int               number;
} TandemLabelTexts;

/* What everything below depends on, beside the edition: with another style texts are measured anew. */
typedef struct
{
  double   title_size, line_size; /* px */
  double   wrap, widest;          /* px: see tandem-label-shapes.c */
  gboolean rtl, dated_years;
  TandemMeasurer *measurer;
} TandemTextsStyle;

struct _TandemTimelineTexts
{
  const TandemEdition *edition;
  TandemEdition   *owned;   /* (nullable): the same, of texts that outlive a layout */
  TandemLabelTexts *labels; /* of each milestone of the edition */
  TandemTextsStyle style;
  char            *probe;   /* a character of every script in the plan: as high as any line of it */
  /* of the last picture that labels were searched for */
  gboolean         has_places;
  gboolean         is_roomy;
  TandemLayoutRows rows;
  double           head_height, foot_height; /* px */
};

/* A milestone in the picture. */
typedef struct
{
  const TandemEditionMilestone *milestone;
  TandemLabelTexts *texts;
  double      day_x;   /* px, of its day */
  double      x;       /* px, of its mark */
  double      size;    /* px, of a disc in its place */
  int         group;   /* milestones of one day have one number */
  TandemLabelShape shapes[TANDEM_FLAGS_MOST_SHAPES]; /* as the search has them */
  TandemLabelShape shape; /* of the label */
  double      width, height; /* px, of the label */
  TandemFlagPlace place;
  int         number;  /* 0 for none */
} TandemLayoutItem;

/* Which of the shapes of labels a search goes over. */
typedef enum
{
  TANDEM_LABEL_SET_WHOLE, /* those that give nothing up */
  TANDEM_LABEL_SET_ALL,
  TANDEM_LABEL_SET_LOW,   /* of a crowd: the lowest, and the narrowest whole one */
  TANDEM_LABEL_SET_LEAST, /* of more than a search can do: the lowest */
} TandemLabelSet;

/* Shares of a mark */
#define TANDEM_MARK_DIAMOND 1.22  /* looks smaller than a disc, and is the largest */
#define TANDEM_MARK_READABLE 0.9  /* between middles: nearer ones hide a part of each other */

#define TANDEM_BAND_GAP 4  /* between the grounds of phases, units */

/* Distances of labels, units */
#define TANDEM_LABEL_GAP 7           /* from leader to label */
#define TANDEM_LABEL_CLEARANCE 7     /* from label to another leader */
#define TANDEM_LABEL_DISTANCE 12     /* between labels of a row */
#define TANDEM_LABEL_AXIS_GAP 5      /* from the marks' zone to the first row */
#define TANDEM_LEADER_WIDTH 1.25
#define TANDEM_LEADER_DISTANCE (4 * TANDEM_LEADER_WIDTH)
#define TANDEM_ROW_GAP 9             /* in a picture as high as it need be */

typedef struct
{
  const TandemEdition         *edition;
  const TandemTimelineOptions *options;
  const TandemLanguage        *language;
  const char     *language_tag; /* interned */
  TandemTimelineTexts *texts;
  TandemMeasurer *measurer;
  TandemDrawList *list;
  gboolean        rtl;
  TandemScale     scale;
  gboolean        keeps_labels; /* where they were last */
  gboolean        all_numbers; /* what is left when a guarantee does not hold */
  gboolean        is_roomy; /* numbers need marks that don't lie on each other */
  gboolean        is_crowd; /* marks have no room side by side, whatever is done */
  GArray         *items;    /* TandemLayoutItem with a day, by day then place in the checklist */
  GArray         *undated;  /* TandemLayoutItem without a day */
  GArray         *edges;    /* double: px, where the bands of phases begin, but the first */
  gboolean        has_grounds; /* of phases; else one for all */
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

/* what texts measure, from one layout to the next: tandem-timeline-texts.c */
void tandem_timeline_texts_init  (TandemTimelineTexts *self, const TandemEdition *edition);
void tandem_timeline_texts_clear (TandemTimelineTexts *self);
void tandem_timeline_texts_begin (TandemLayout *layout);

/* places and sizes of marks: tandem-spread.c */
void     tandem_marks_arrange      (TandemLayout *self);
gboolean tandem_marks_hide_numbers (const TandemLayout *self);

/* marks and bars: tandem-marks.c */
void tandem_marks_draw_bars (TandemLayout *self);
void tandem_marks_draw    (TandemLayout *self);
double tandem_marks_least_numbered (const TandemLayout *self);
gboolean tandem_marks_is_visible (const TandemLayout *self, const TandemLayoutItem *item);
void tandem_marks_add     (TandemLayout *self, const TandemLayoutItem *item, double x, double y, double size, gboolean is_covered);

/* texts of labels and the shapes they may have: tandem-label-shapes.c */
const TandemLabelTitle *tandem_label_title (TandemLayout *self, TandemLayoutItem *item, TandemTitleForm form);
const TandemLabelLine  *tandem_label_line  (TandemLayout *self, TandemLayoutItem *item, TandemLeads leads);
void   tandem_label_set_shape     (TandemLayout *self, TandemLayoutItem *item, const TandemLabelShape *shape);
guint  tandem_label_find_shapes   (TandemLayout *self, TandemLayoutItem *item, TandemLabelSet set, TandemFlagShape *shapes);
guint  tandem_label_loss          (TandemLayout *self, TandemLayoutItem *item, const TandemLabelShape *shape);
double tandem_label_wrap          (const TandemLayout *self);
double tandem_label_widest        (const TandemLayout *self);

/* labels of a picture that is being zoomed: tandem-label-keep.c */
void   tandem_labels_remember (const TandemLayout *self);
void   tandem_labels_keep     (TandemLayout *self);

/* drawing labels and their leaders: tandem-labels.c */
void   tandem_labels_draw    (TandemLayout *self);

/* places of labels: tandem-label-search.c */
void   tandem_labels_search  (TandemLayout *self);
int    tandem_labels_weigh   (const TandemEditionMilestone *milestone);
double tandem_labels_height  (const TandemLayout *self, gboolean below);

/* phases, closed periods, side names: tandem-phases.c */
void tandem_phases_measure (TandemLayout *self);
void tandem_phases_draw    (TandemLayout *self);

/* hatching of closed periods: tandem-hatch.c */
void tandem_hatch_draw  (TandemLayout *self, double start, double end, double top, double bottom);
void tandem_hatch_clear (TandemLayout *self, double x, double y, double width, double height);

/* axis, ticks, today: tandem-axis.c */
void tandem_axis_measure (TandemLayout *self);
void tandem_axis_draw_ticks (TandemLayout *self);
void tandem_axis_draw    (TandemLayout *self);

/* what stands under the ticks: tandem-below.c */
void   tandem_below_measure_undated (TandemLayout *self);
double tandem_below_key_height      (TandemLayout *self, guint n_numbered);
void   tandem_below_draw            (TandemLayout *self);

G_END_DECLS
