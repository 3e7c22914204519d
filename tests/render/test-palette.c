/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-palette.h"
#include "tandem-timeline.h"

#include <math.h>

/* Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), severity 1. */
static const double visions[][9] = {
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 }, /* protan */
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },  /* deutan */
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 }, /* tritan */
  { 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722 },                      /* grey */
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },                                                                   /* all colours */
};
static const char *const vision_names[] = { "protan", "deutan", "tritan", "grey", "all colours" };

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
lab_part (double t)
{
  return t > 216 / 24389.0 ? cbrt (t) : (24389 / 27.0 * t + 16) / 116;
}

/* CIE L*a*b* under D65 of @color as @vision sees it. */
static void
see (const TandemRgb *color, const double *vision, double lab[3])
{
  double in[3] = { linear (color->red), linear (color->green), linear (color->blue) }, out[3], x, y, z;

  for (int i = 0; i < 3; i++)
    out[i] = CLAMP (vision[3 * i] * in[0] + vision[3 * i + 1] * in[1] + vision[3 * i + 2] * in[2], 0, 1);
  x = lab_part ((0.4124564 * out[0] + 0.3575761 * out[1] + 0.1804375 * out[2]) / 0.95047);
  y = lab_part (0.2126729 * out[0] + 0.7151522 * out[1] + 0.0721750 * out[2]);
  z = lab_part ((0.0193339 * out[0] + 0.1191920 * out[1] + 0.9503041 * out[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
distance (const TandemRgb *a, const TandemRgb *b, const double *vision)
{
  double x[3], y[3];

  see (a, vision, x);
  see (b, vision, y);
  return sqrt (pow (x[0] - y[0], 2) + pow (x[1] - y[1], 2) + pow (x[2] - y[2], 2)); /* CIE76 */
}

static TandemInk
main_ink (const TandemDrawOp *op)
{
  return op->fill == TANDEM_INK_PAPER ? op->stroke : op->fill;
}

/* Where two states look alike to somebody, their shapes differ. */
static void
test_color_blindness (void)
{
  TandemEditionMilestone milestones[7] = { 0 };
  guint n_alike = 0;

  for (int i = 0; i < 7; i++)
    milestones[i] = (TandemEditionMilestone) { .state = (TandemState) MIN (i, 5), .agreed = TRUE, .highlighted = TRUE };
  milestones[6].state = TANDEM_STATE_NOT_STARTED;
  milestones[6].is_anchor = TRUE;
  for (int kind = 0; kind < TANDEM_N_PALETTES; kind++)
    {
      TandemPalette palette;

      tandem_palette_init (&palette, (TandemPaletteKind) kind, NULL);
      for (int i = 0; i < 7; i++)
        for (int k = i + 1; k < 7; k++)
          for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
            {
              TandemDrawOp a = { 0 }, b = { 0 };
              double d;

              tandem_timeline_get_mark (&milestones[i], &a);
              tandem_timeline_get_mark (&milestones[k], &b);
              d = distance (&palette.inks[main_ink (&a)], &palette.inks[main_ink (&b)], visions[v]);
              if (d >= 20)
                continue;
              n_alike++;
              if (a.shape == b.shape)
                g_test_fail_printf ("palette %d: states %d and %d are %.1f apart in %s and have one shape", kind, i, k, d, vision_names[v]);
            }
    }
  g_assert_cmpuint (n_alike, >, 0); /* the test can fail */
}

static void
assert_contrast (const TandemPalette *palette, TandemInk ink, TandemInk ground, double least)
{
  double contrast = tandem_rgb_contrast (&palette->inks[ink], &palette->inks[ground]);

  if (contrast < least)
    g_test_fail_printf ("palette %d: ink %d on ink %d has %.2f:1", palette->kind, ink, ground, contrast);
}

static gboolean
is_high (int kind)
{
  return kind == TANDEM_PALETTE_HIGH_CONTRAST_LIGHT || kind == TANDEM_PALETTE_HIGH_CONTRAST_DARK;
}

/* WCAG 2.1: 1.4.3 and 1.4.11; who asks for high contrast gets 1.4.6, and marks as legible as text. */
static void
test_contrast (void)
{
  static const TandemInk texts[] = { TANDEM_INK_TEXT, TANDEM_INK_QUIET, TANDEM_INK_LATE, TANDEM_INK_ACCENT };
  static const TandemInk grounds[] = { TANDEM_INK_PAPER, TANDEM_INK_PHASE_A, TANDEM_INK_PHASE_B };
  static const TandemInk marks[] = { TANDEM_INK_DONE, TANDEM_INK_PROGRESS, TANDEM_INK_NOT_STARTED, TANDEM_INK_LATE };

  for (int kind = 0; kind < TANDEM_N_PALETTES; kind++)
    {
      TandemPalette palette;

      tandem_palette_init (&palette, (TandemPaletteKind) kind, NULL);
      for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
        {
          for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
            assert_contrast (&palette, texts[i], grounds[g], is_high (kind) ? 7 : 4.5);
          for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
            assert_contrast (&palette, marks[i], grounds[g], is_high (kind) ? 7 : 3);
        }
      assert_contrast (&palette, TANDEM_INK_ON_ACCENT, TANDEM_INK_ACCENT, is_high (kind) ? 7 : 4.5);
    }
}

/* A plan's own colour takes the accent's place, darkened or lightened to where it can be read. */
static void
test_accent (void)
{
  static const char *const accents[] = { "#FFFF00", "#ffffff", "#000000", "#E01B24", "#00ff88", "#777777", "#000080" };
  TandemPalette palette, own;

  for (int kind = 0; kind < TANDEM_PALETTE_MONO; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
      {
        tandem_palette_init (&palette, (TandemPaletteKind) kind, accents[i]);
        assert_contrast (&palette, TANDEM_INK_ACCENT, TANDEM_INK_PAPER, is_high (kind) ? 7 : 4.5);
        assert_contrast (&palette, TANDEM_INK_ON_ACCENT, TANDEM_INK_ACCENT, is_high (kind) ? 7 : 4.5);
      }
  tandem_palette_init (&palette, TANDEM_PALETTE_PRINT, "#813D9C"); /* readable as it is: not touched */
  g_assert_cmpfloat_with_epsilon (palette.inks[TANDEM_INK_ACCENT].red, 0x81 / 255.0, 1e-9);

  tandem_palette_init (&own, TANDEM_PALETTE_PRINT, NULL);
  tandem_palette_init (&palette, TANDEM_PALETTE_PRINT, "red");
  g_assert_cmpfloat (palette.inks[TANDEM_INK_ACCENT].blue, ==, own.inks[TANDEM_INK_ACCENT].blue);
  tandem_palette_init (&palette, TANDEM_PALETTE_MONO, "#E01B24"); /* black and white stays so */
  g_assert_cmpfloat (palette.inks[TANDEM_INK_ACCENT].red, ==, palette.inks[TANDEM_INK_ACCENT].blue);
}

static void
test_parse (void)
{
  TandemRgb color = { 0.5, 0.5, 0.5 };

  g_assert_true (tandem_rgb_parse ("#1A5fb4", &color));
  g_assert_cmpfloat_with_epsilon (color.green, 0x5f / 255.0, 1e-9);
  g_assert_false (tandem_rgb_parse (NULL, &color));
  g_assert_false (tandem_rgb_parse ("", &color));
  g_assert_false (tandem_rgb_parse ("#1A5fb", &color));
  g_assert_false (tandem_rgb_parse ("#1A5fb4f", &color));
  g_assert_false (tandem_rgb_parse ("#1A5fg4", &color));
  g_assert_false (tandem_rgb_parse ("1A5fb4#", &color));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/color-blindness", test_color_blindness);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/accent", test_accent);
  g_test_add_func ("/palette/parse", test_parse);
  return g_test_run ();
}
