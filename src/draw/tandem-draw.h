/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture as data: an ordered list of operations in CSS px, and how text is measured for it. */
#pragma once

#include "tandem-words.h"

G_BEGIN_DECLS

/* What an operation is for. The names are part of the command line's contract (plan-format.md, `layout`). */
typedef enum
{
  TANDEM_ROLE_AXIS,
  TANDEM_ROLE_TICK,
  TANDEM_ROLE_PHASE,
  TANDEM_ROLE_MARK,
  TANDEM_ROLE_LEADER,
  TANDEM_ROLE_LABEL,
  TANDEM_ROLE_TODAY,
  TANDEM_ROLE_BAND, /* closed periods, bars of milestones with a start */
  TANDEM_ROLE_SIDE,
  TANDEM_ROLE_KEY,
  TANDEM_ROLE_PAGE, /* anything of a page around the timeline */
} TandemRole;

/* Colours by meaning; a palette (render/) turns them into RGB for print, screen light, dark, high contrast, mono. */
typedef enum
{
  TANDEM_INK_NONE,
  TANDEM_INK_PAPER,
  TANDEM_INK_TEXT,
  TANDEM_INK_QUIET,
  TANDEM_INK_HAIRLINE,
  TANDEM_INK_ACCENT,
  TANDEM_INK_ON_ACCENT,
  TANDEM_INK_DONE,
  TANDEM_INK_PROGRESS,
  TANDEM_INK_PROGRESS_TRACK,
  TANDEM_INK_AT_RISK,
  TANDEM_INK_LATE,
  TANDEM_INK_NOT_STARTED,
  TANDEM_INK_AXIS,
  TANDEM_INK_PHASE_A, /* phases take A and B in turn */
  TANDEM_INK_PHASE_B,
  TANDEM_INK_CLOSED,  /* hatch of closed periods */
  TANDEM_INK_SELECTION,
  TANDEM_N_INKS
} TandemInk;

typedef enum
{
  TANDEM_SHAPE_DISC_TICK,     /* done */
  TANDEM_SHAPE_RING_PROGRESS, /* in progress, filled by `progress` */
  TANDEM_SHAPE_TRIANGLE,      /* at risk (amber) or late (red), with "!" */
  TANDEM_SHAPE_RING,          /* not started */
  TANDEM_SHAPE_RING_CROSSED,  /* cancelled */
  TANDEM_SHAPE_DIAMOND,       /* go-live, signature, decision */
  TANDEM_SHAPE_BOX,           /* deliverable to do */
  TANDEM_SHAPE_BOX_TICK,      /* deliverable done */
  TANDEM_SHAPE_BULLET,
} TandemShape;

typedef enum
{
  TANDEM_DRAW_RECT,  /* box with `radius`, fill and/or stroke; `hatched` */
  TANDEM_DRAW_LINE,  /* from (x, y) to (x + width, y + height); `line_width`, `dashed`, round or butt ends */
  TANDEM_DRAW_TEXT,  /* see TandemTextStyle; the box is where the measurer put it */
  TANDEM_DRAW_SHAPE, /* a mark inside the box; `number` is drawn inside when not 0 */
  TANDEM_DRAW_IMAGE, /* logo, kept in proportion inside the box */
  TANDEM_DRAW_TAG_BEGIN, /* structure of a document: no ink */
  TANDEM_DRAW_TAG_END,
} TandemDrawKind;

typedef enum { TANDEM_WEIGHT_REGULAR = 400, TANDEM_WEIGHT_MEDIUM = 500, TANDEM_WEIGHT_SEMIBOLD = 600, TANDEM_WEIGHT_BOLD = 700 } TandemWeight;

typedef enum { TANDEM_ALIGN_START, TANDEM_ALIGN_CENTER, TANDEM_ALIGN_END } TandemAlign;

typedef struct
{
  double       size;        /* px */
  TandemWeight weight;
  gboolean     tabular;     /* tabular figures */
  double       wrap_width;  /* px; < 0: one line without end */
  int          max_lines;   /* 0: no limit; text beyond ends in "…" */
  TandemAlign  align;       /* start is right in right-to-left pictures */
  gboolean     rtl;         /* direction of the picture; a paragraph's own direction follows its text */
  const char  *language;    /* interned BCP 47 tag, for shaping and line breaks */
} TandemTextStyle;

typedef struct
{
  double   width;   /* px, of the widest line */
  double   height;  /* px, of all lines */
  double   baseline; /* px from the top to the first baseline */
  int      lines;
  gboolean cut;     /* "…" was needed */
} TandemTextExtents;

/* Measures text and images exactly as the painter will paint them. render/ has the real one; tests have a fixed-width one. */
typedef struct _TandemMeasurer TandemMeasurer;
struct _TandemMeasurer
{
  void   (*measure)       (TandemMeasurer *self, const TandemTextStyle *style, const char *text, TandemTextExtents *extents);
  double (*measure_image) (TandemMeasurer *self, GBytes *image); /* width over height, 0 for what can't be drawn; NULL: nothing can */
};

typedef struct
{
  TandemDrawKind  kind;
  TandemRole      role;
  double          x, y, width, height; /* px; of TEXT: its measured box */
  gint64          item;                /* milestone the operation belongs to, 0 for none */
  TandemInk       fill, stroke;
  double          line_width;          /* px */
  double          radius;              /* px */
  gboolean        dashed, hatched, round_ends;
  TandemShape     shape;
  double          progress;            /* 0 to 1 */
  int             number;              /* SHAPE: written in the mark; 0 for none */
  int             key;                 /* SHAPE: its number in the key, also where the mark has no room for it; 0 for none */
  const char     *text;                /* TEXT: UTF-8; SHAPE: its number, NULL for none; TAG_BEGIN: tag name; owned by the list */
  const char     *words;               /* SHAPE: what it tells those who can't see it, NULL for what a text tells, too; owned by the list */
  const char     *link;                /* TEXT: URI, owned by the list */
  GBytes         *image;               /* IMAGE; owned by the list */
  TandemTextStyle style;               /* TEXT */
} TandemDrawOp;

typedef gboolean (*TandemDrawTest) (const TandemDrawOp *op);

typedef struct _TandemDrawList TandemDrawList;

TandemDrawList     *tandem_draw_list_new        (double width, double height);
TandemDrawList     *tandem_draw_list_ref        (TandemDrawList *self);
void                tandem_draw_list_unref      (TandemDrawList *self);
double              tandem_draw_list_get_width  (const TandemDrawList *self);
double              tandem_draw_list_get_height (const TandemDrawList *self);
void                tandem_draw_list_set_size   (TandemDrawList *self, double width, double height);
guint               tandem_draw_list_get_n_ops  (const TandemDrawList *self);
const TandemDrawOp *tandem_draw_list_get_op     (const TandemDrawList *self, guint index);
TandemDrawOp       *tandem_draw_list_add        (TandemDrawList *self, TandemDrawKind kind, TandemRole role, double x, double y, double width, double height);
TandemDrawOp       *tandem_draw_list_add_text   (TandemDrawList *self, TandemRole role, double x, double y, const TandemTextExtents *extents,
                                                 const TandemTextStyle *style, TandemInk ink, const char *text);
void                tandem_draw_list_begin_tag  (TandemDrawList *self, const char *tag);
void                tandem_draw_list_end_tag    (TandemDrawList *self, const char *tag);
void                tandem_draw_list_set_text   (TandemDrawList *self, TandemDrawOp *op, const char *text);
void                tandem_draw_list_set_words  (TandemDrawList *self, TandemDrawOp *op, const char *words);
void                tandem_draw_list_set_link   (TandemDrawList *self, TandemDrawOp *op, const char *uri);
void                tandem_draw_list_add_copy   (TandemDrawList *self, const TandemDrawOp *other, double dx, double dy);
void                tandem_draw_list_append     (TandemDrawList *self, const TandemDrawList *other, double dx, double dy);
TandemDrawList     *tandem_draw_list_cut        (const TandemDrawList *self, double left, double right, TandemDrawTest is_wanted);
void                tandem_draw_list_mirror     (TandemDrawList *self);
gint64              tandem_draw_list_hit        (const TandemDrawList *self, double x, double y, double slop);
gboolean            tandem_draw_list_equal      (const TandemDrawList *a, const TandemDrawList *b);
const char         *tandem_role_name            (TandemRole role);
const char         *tandem_draw_kind_name       (TandemDrawKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDrawList, tandem_draw_list_unref)

G_END_DECLS
