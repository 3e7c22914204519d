/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person would break a table into pages. Pure arithmetic on heights in px. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row of a table, as far as pages are concerned. */
typedef struct
{
  double   height;       /* with the gap above it */
  double   again;        /* height of what names its group anew when a page begins with it; 0 for nothing */
  gboolean begins_group; /* names a group; never the last row of a page */
} TandemBreakRow;

guint tandem_page_breaks_plan (const TandemBreakRow *rows, guint n_rows, double first, double page, gboolean *begins);

G_END_DECLS
