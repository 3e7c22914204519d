/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours for the inks of a draw list: print, screen, high contrast, black and white. */
#pragma once

#include "tandem-draw.h"

G_BEGIN_DECLS

typedef struct { double red, green, blue; } TandemRgb; /* sRGB, 0 to 1 */

typedef enum
{
  TANDEM_PALETTE_PRINT, /* all documents */
  TANDEM_PALETTE_LIGHT,
  TANDEM_PALETTE_DARK,
  TANDEM_PALETTE_HIGH_CONTRAST_LIGHT,
  TANDEM_PALETTE_HIGH_CONTRAST_DARK,
  TANDEM_PALETTE_MONO, /* shapes and hatching only */
  TANDEM_N_PALETTES
} TandemPaletteKind;

typedef struct
{
  TandemPaletteKind kind;
  TandemRgb         inks[TANDEM_N_INKS]; /* may be changed, PAPER to the background of a widget */
} TandemPalette;

void      tandem_palette_init       (TandemPalette *self, TandemPaletteKind kind, const char *accent);
gboolean  tandem_rgb_parse          (const char *text, TandemRgb *color);
double    tandem_rgb_luminance      (const TandemRgb *color);
double    tandem_rgb_contrast       (const TandemRgb *a, const TandemRgb *b);

G_END_DECLS
