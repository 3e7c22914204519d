/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-sheet.h"

#define PT (96.0 / 72)
#define MM (96.0 / 25.4)

#define PAPER_SIZES \
  .margin = 12 * MM, .title = 22 * PT, .goal = 12 * PT, .names = 12 * PT, .head = 13 * PT, .number = 24 * PT, \
  .body = 9.5 * PT, .small = 8.5 * PT, .least = 7.5 * PT, .label = 10 * PT, .line = 8.5 * PT, .axis = 8.5 * PT, .mark = 17, .box = 12

static const TandemSheet sheets[] = {
  [TANDEM_SHEET_A4] = { .width = 297 * MM, .height = 210 * MM, PAPER_SIZES },
  [TANDEM_SHEET_LETTER] = { .width = 11 * 96, .height = 8.5 * 96, PAPER_SIZES },
  [TANDEM_SHEET_PICTURE] = { .width = 1200, .height = 0, .margin = 44, .title = 40, .goal = 24, .names = 24, .head = 28, .number = 44, .body = 21,
                             .small = 19, .least = 18, .label = 22, .line = 20, .axis = 18, .mark = 30, .box = 22, .is_stacked = TRUE },
};

/**
 * tandem_sheet_get:
 * @kind: which
 *
 * Returns: (transfer none): its sizes
 */
const TandemSheet *
tandem_sheet_get (TandemSheetKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (sheets), &sheets[0]);
  return &sheets[kind];
}
