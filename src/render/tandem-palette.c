/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-palette.h"

#include <math.h>
#include <string.h>

/* WCAG 2.1, 1.4.3 and 1.4.6: text of normal size. */
#define LEAST_CONTRAST 4.5
#define LEAST_HIGH_CONTRAST 7.0

static const guint32 inks[TANDEM_N_PALETTES][TANDEM_N_INKS] = {
  [TANDEM_PALETTE_PRINT] = {
    [TANDEM_INK_PAPER] = 0xffffff, [TANDEM_INK_TEXT] = 0x1e1e1e, [TANDEM_INK_QUIET] = 0x5e5c64, [TANDEM_INK_HAIRLINE] = 0xd5d3cf,
    [TANDEM_INK_ACCENT] = 0x1a5fb4, [TANDEM_INK_ON_ACCENT] = 0xffffff, [TANDEM_INK_DONE] = 0x1f7a54, [TANDEM_INK_PROGRESS] = 0xb5740a,
    [TANDEM_INK_PROGRESS_TRACK] = 0xfbe7bd, [TANDEM_INK_AT_RISK] = 0xebaa1a, [TANDEM_INK_LATE] = 0xc01c28,
    [TANDEM_INK_NOT_STARTED] = 0x77767b, [TANDEM_INK_AXIS] = 0x9a9996, [TANDEM_INK_PHASE_A] = 0xf4f6fb, [TANDEM_INK_PHASE_B] = 0xf7f6f4,
    [TANDEM_INK_CLOSED] = 0xdedce1, [TANDEM_INK_SELECTION] = 0x1a5fb4,
  },
  [TANDEM_PALETTE_LIGHT] = {
    [TANDEM_INK_PAPER] = 0xffffff, [TANDEM_INK_TEXT] = 0x1e1e1e, [TANDEM_INK_QUIET] = 0x5e5c64, [TANDEM_INK_HAIRLINE] = 0xd0ced0,
    [TANDEM_INK_ACCENT] = 0x1a5fb4, [TANDEM_INK_ON_ACCENT] = 0xffffff, [TANDEM_INK_DONE] = 0x1f7a54, [TANDEM_INK_PROGRESS] = 0xb5740a,
    [TANDEM_INK_PROGRESS_TRACK] = 0xfbe7bd, [TANDEM_INK_AT_RISK] = 0xebaa1a, [TANDEM_INK_LATE] = 0xc01c28,
    [TANDEM_INK_NOT_STARTED] = 0x77767b, [TANDEM_INK_AXIS] = 0x9a9996, [TANDEM_INK_PHASE_A] = 0xf1f4fb, [TANDEM_INK_PHASE_B] = 0xf5f4f1,
    [TANDEM_INK_CLOSED] = 0xdcdae0, [TANDEM_INK_SELECTION] = 0x1a5fb4,
  },
  [TANDEM_PALETTE_DARK] = {
    [TANDEM_INK_PAPER] = 0x1d1d20, [TANDEM_INK_TEXT] = 0xf6f5f4, [TANDEM_INK_QUIET] = 0xb6b3bc, [TANDEM_INK_HAIRLINE] = 0x4c4b52,
    [TANDEM_INK_ACCENT] = 0x78aeed, [TANDEM_INK_ON_ACCENT] = 0x10203a, [TANDEM_INK_DONE] = 0x57c08f, [TANDEM_INK_PROGRESS] = 0xf0b04c,
    [TANDEM_INK_PROGRESS_TRACK] = 0x5a4522, [TANDEM_INK_AT_RISK] = 0xffd060, [TANDEM_INK_LATE] = 0xff6b64,
    [TANDEM_INK_NOT_STARTED] = 0xa5a3ab, [TANDEM_INK_AXIS] = 0x77757e, [TANDEM_INK_PHASE_A] = 0x24262f, [TANDEM_INK_PHASE_B] = 0x292826,
    [TANDEM_INK_CLOSED] = 0x3a3941, [TANDEM_INK_SELECTION] = 0x78aeed,
  },
  [TANDEM_PALETTE_HIGH_CONTRAST_LIGHT] = {
    [TANDEM_INK_PAPER] = 0xffffff, [TANDEM_INK_TEXT] = 0x000000, [TANDEM_INK_QUIET] = 0x2c2b30, [TANDEM_INK_HAIRLINE] = 0x77767b,
    [TANDEM_INK_ACCENT] = 0x0f3f80, [TANDEM_INK_ON_ACCENT] = 0xffffff, [TANDEM_INK_DONE] = 0x0d5236, [TANDEM_INK_PROGRESS] = 0x6a4200,
    [TANDEM_INK_PROGRESS_TRACK] = 0xf6d48d, [TANDEM_INK_AT_RISK] = 0xe09c00, [TANDEM_INK_LATE] = 0x9c0913,
    [TANDEM_INK_NOT_STARTED] = 0x3d3c42, [TANDEM_INK_AXIS] = 0x3d3c42, [TANDEM_INK_PHASE_A] = 0xedf1fb, [TANDEM_INK_PHASE_B] = 0xf4f2ee,
    [TANDEM_INK_CLOSED] = 0xcbc8d0, [TANDEM_INK_SELECTION] = 0x0f3f80,
  },
  [TANDEM_PALETTE_HIGH_CONTRAST_DARK] = {
    [TANDEM_INK_PAPER] = 0x000000, [TANDEM_INK_TEXT] = 0xffffff, [TANDEM_INK_QUIET] = 0xe2e0e6, [TANDEM_INK_HAIRLINE] = 0x9a99a0,
    [TANDEM_INK_ACCENT] = 0xa8cdf8, [TANDEM_INK_ON_ACCENT] = 0x000000, [TANDEM_INK_DONE] = 0x7fe3b3, [TANDEM_INK_PROGRESS] = 0xffc565,
    [TANDEM_INK_PROGRESS_TRACK] = 0x5a4522, [TANDEM_INK_AT_RISK] = 0xffe48f, [TANDEM_INK_LATE] = 0xff8079,
    [TANDEM_INK_NOT_STARTED] = 0xd6d4dc, [TANDEM_INK_AXIS] = 0xb8b6be, [TANDEM_INK_PHASE_A] = 0x14161f, [TANDEM_INK_PHASE_B] = 0x1a1916,
    [TANDEM_INK_CLOSED] = 0x4c4a53, [TANDEM_INK_SELECTION] = 0xa8cdf8,
  },
  [TANDEM_PALETTE_MONO] = {
    [TANDEM_INK_PAPER] = 0xffffff, [TANDEM_INK_TEXT] = 0x000000, [TANDEM_INK_QUIET] = 0x4a4a4a, [TANDEM_INK_HAIRLINE] = 0xcccccc,
    [TANDEM_INK_ACCENT] = 0x000000, [TANDEM_INK_ON_ACCENT] = 0xffffff, [TANDEM_INK_DONE] = 0x000000, [TANDEM_INK_PROGRESS] = 0x000000,
    [TANDEM_INK_PROGRESS_TRACK] = 0xd0d0d0, [TANDEM_INK_AT_RISK] = 0xffffff, [TANDEM_INK_LATE] = 0x000000,
    [TANDEM_INK_NOT_STARTED] = 0x555555, [TANDEM_INK_AXIS] = 0xa0a0a0, [TANDEM_INK_PHASE_A] = 0xf5f5f5, [TANDEM_INK_PHASE_B] = 0xf9f9f9,
    [TANDEM_INK_CLOSED] = 0xd4d4d4, [TANDEM_INK_SELECTION] = 0x000000,
  },
};

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * tandem_rgb_parse:
 * @text: (nullable): "#RRGGBB"
 * @color: (out): set on success
 *
 * Returns: whether @text is a colour; never guesses
 */
gboolean
tandem_rgb_parse (const char *text, TandemRgb *color)
{
  double channels[3];

  if (text == NULL || strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]), low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      channels[i] = (high * 16 + low) / 255.0;
    }
  *color = (TandemRgb) { channels[0], channels[1], channels[2] };
  return TRUE;
}

/**
 * tandem_rgb_luminance:
 *
 * Returns: relative luminance, 0 to 1 (WCAG 2.1)
 */
double
tandem_rgb_luminance (const TandemRgb *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

/**
 * tandem_rgb_contrast:
 *
 * Returns: contrast ratio, 1 to 21 (WCAG 2.1)
 */
double
tandem_rgb_contrast (const TandemRgb *a, const TandemRgb *b)
{
  double la = tandem_rgb_luminance (a), lb = tandem_rgb_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* Moves @accent in small steps towards black on light paper, towards white on dark, until it can be read. */
static TandemRgb
make_readable (TandemRgb accent, const TandemRgb *paper, double least)
{
  double towards = tandem_rgb_luminance (paper) > 0.18 ? 0 : 1;

  for (int step = 0; step < 200 && tandem_rgb_contrast (&accent, paper) < least; step++)
    {
      accent.red += (towards - accent.red) * 0.03;
      accent.green += (towards - accent.green) * 0.03;
      accent.blue += (towards - accent.blue) * 0.03;
    }
  return accent;
}

/**
 * tandem_palette_init:
 * @self: (out caller-allocates): filled
 * @kind: which
 * @accent: (nullable): "#RRGGBB" of a plan, put in the place of the blue; made darker (on dark paper lighter) where
 *   it has less than 4.5:1 on the paper, 7:1 in high contrast. Anything else, and black and white, keep the palette's own.
 */
void
tandem_palette_init (TandemPalette *self, TandemPaletteKind kind, const char *accent)
{
  double least = kind == TANDEM_PALETTE_HIGH_CONTRAST_LIGHT || kind == TANDEM_PALETTE_HIGH_CONTRAST_DARK ? LEAST_HIGH_CONTRAST : LEAST_CONTRAST;
  TandemRgb own;

  self->kind = kind;
  for (int i = 0; i < TANDEM_N_INKS; i++)
    {
      guint32 value = inks[kind][i];

      self->inks[i] = (TandemRgb) { (value >> 16 & 0xff) / 255.0, (value >> 8 & 0xff) / 255.0, (value & 0xff) / 255.0 };
    }
  if (kind != TANDEM_PALETTE_MONO && tandem_rgb_parse (accent, &own))
    {
      own = make_readable (own, &self->inks[TANDEM_INK_PAPER], least);
      self->inks[TANDEM_INK_ACCENT] = own;
      self->inks[TANDEM_INK_SELECTION] = own;
      if (tandem_rgb_contrast (&self->inks[TANDEM_INK_ON_ACCENT], &own) < least)
        self->inks[TANDEM_INK_ON_ACCENT] = tandem_rgb_luminance (&own) > 0.18 ? (TandemRgb) { 0, 0, 0 } : (TandemRgb) { 1, 1, 1 };
    }
}
