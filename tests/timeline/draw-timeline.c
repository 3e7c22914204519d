/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For looking at timelines while working on them; not installed.
 * draw-timeline PLAN USE WIDTH HEIGHT PALETTE FILE.png; a number is a generated plan. */
#include "tandem-painter.h"
#include "timeline-plans.h"

#include <stdlib.h>
#include <time.h>

/* µs that this program used, whatever else the machine does. */
static gint64
read_clock (void)
{
  return (gint64) clock () * 1000000 / CLOCKS_PER_SEC;
}

static int
choose (const char *const *choices, const char *text)
{
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      return i;
  g_printerr ("Not one of the choices: %s\n", text);
  exit (2);
}

int
main (int argc, char **argv)
{
  static const char *const uses[] = { "document", "mail", "presenting", "screen", NULL };
  static const char *const palettes[] = { "print", "light", "dark", "contrast", "contrast-dark", "mono", NULL };
  TandemTimelineOptions options;
  TandemPalette palette;
  gint64 begin, end;

  if (argc != 7)
    {
      g_printerr ("draw-timeline PLAN USE WIDTH HEIGHT PALETTE FILE.png\n");
      return 2;
    }
  g_autoptr (TimelinePlan) plan = timeline_plan_named (argv[1]);
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();

  tandem_timeline_options_init (&options, (TandemTimelineUse) choose (uses, argv[2]), g_ascii_strtod (argv[3], NULL), g_ascii_strtod (argv[4], NULL));
  options.has_key = TRUE;
  if (g_getenv ("SELECTED") != NULL)
    options.selected = g_ascii_strtoll (g_getenv ("SELECTED"), NULL, 10);
  tandem_palette_init (&palette, (TandemPaletteKind) choose (palettes, argv[5]), NULL);
  if (g_getenv ("FIXED") != NULL)
    {
      g_autoptr (TandemDrawList) fixed = tandem_timeline_layout (&plan->edition, &options, timeline_fixed_measurer ());

      return fixed == NULL;
    }
  begin = read_clock ();
  g_autoptr (TandemDrawList) first = tandem_timeline_layout (&plan->edition, &options, tandem_pango_measurer_get_measurer (measurer));
  end = read_clock ();
  g_print ("first %.1f ms", (end - begin) / 1000.0);
  begin = read_clock ();
  g_autoptr (TandemDrawList) list = tandem_timeline_layout (&plan->edition, &options, tandem_pango_measurer_get_measurer (measurer));
  end = read_clock ();
  g_print (", again %.1f ms, %u operations, %g × %g\n", (end - begin) / 1000.0, tandem_draw_list_get_n_ops (list),
           tandem_draw_list_get_width (list), tandem_draw_list_get_height (list));

  double scale = options.width > 1100 ? 1 : 2, border = 24;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ((tandem_draw_list_get_width (list) + 2 * border) * scale),
                                                         (int) ((tandem_draw_list_get_height (list) + 2 * border) * scale));
  cairo_t *cr = cairo_create (surface);
  const TandemRgb *paper = &palette.inks[TANDEM_INK_PAPER];

  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, border, border);
  tandem_painter_paint (cr, list, measurer, &palette);
  cairo_destroy (cr);
  cairo_status_t status = cairo_surface_write_to_png (surface, argv[6]);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
