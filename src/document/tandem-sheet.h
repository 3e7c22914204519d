/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of paper and text, px (timeline-and-documents.md, "Sizes"). */
#pragma once

#include "tandem-document.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height; /* height 0: as high as it needs */
  double margin;
  double title, goal;   /* text sizes */
  double names;         /* "Northwind Traders × Fabrikam" */
  double head;          /* of a section */
  double number;        /* the days to go-live */
  double body, small, least;
  double label, line, axis; /* of the timeline */
  double mark, box;     /* of a milestone in a table, of a deliverable */
  gboolean is_stacked;  /* one column: for a narrow picture */
} TandemSheet;

const TandemSheet *tandem_sheet_get (TandemSheetKind kind);

G_END_DECLS
