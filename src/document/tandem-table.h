/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells, measured and set over as many pages as they need. */
#pragma once

#include "tandem-pen.h"

G_BEGIN_DECLS

typedef struct { double x, width; } TandemColumn; /* px from the table's start edge */

typedef struct _TandemRowBox TandemRowBox;
struct _TandemRowBox
{
  TandemColumn *columns;
  guint       n_cells;
  GPtrArray **cells;      /* of TandemParagraph */
  double      above, below; /* px of air inside the row */
  double      gap;        /* px of air outside, above */
  TandemInk   fill;       /* NONE, or a rounded band */
  double      rule;       /* px of the line under it, 0 for none */
  gboolean    is_header;  /* cells are TH */
  gboolean    keeps_next; /* never the last row of a page */
  TandemRowBox *again;    /* of a row that names a group: what names it at the top of further pages, NULL for nothing */
};

typedef struct
{
  double     x, width;    /* px */
  TandemRowBox *header;   /* repeated on every page, NULL for none */
  GPtrArray *rows;        /* of TandemRowBox */
  double     least_air;   /* of the air in rows, as a share of it, where that saves a page; 0: all */
} TandemTable;

/* Where a table flows: asks for a new page when it needs one. */
typedef struct _TandemFlow TandemFlow;
struct _TandemFlow
{
  TandemPen *pen;
  double     y, bottom;   /* px left on the page: from y to bottom; bottom G_MAXDOUBLE: no end */
  double     top;         /* px, where y is on a new page */
  void     (*turn_page) (TandemFlow *self); /* sets pen->list and y */
  gpointer   data;
};

TandemRowBox *tandem_row_box_new  (const TandemColumn *columns, guint n_cells);
void          tandem_row_box_add  (TandemRowBox *self, guint cell, TandemParagraph *paragraph);
void          tandem_row_box_add_line (TandemRowBox *self, guint cell, TandemParagraph *paragraph);
double        tandem_row_box_height (const TandemRowBox *self, const TandemPen *pen);
TandemTable  *tandem_table_new    (double x, double width);
TandemRowBox *tandem_table_add    (TandemTable *self, TandemRowBox *row);
double        tandem_table_height (const TandemTable *self, const TandemPen *pen);
void          tandem_table_free   (TandemTable *self);
gboolean      tandem_flow_wants_page (const TandemFlow *self, const TandemTable *table, double above);
void          tandem_flow_table   (TandemFlow *self, TandemTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTable, tandem_table_free)

G_END_DECLS
