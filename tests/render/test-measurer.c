/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-pango-measurer.h"

#include "tandem-line-breaks.h"

#include <string.h>

static gboolean
begins_phrase (const char *text, int index)
{
  for (const char *p = text; p - text < index; p = tandem_line_breaks_next (p))
    if (tandem_line_breaks_next (p) - text == index)
      return TRUE;
  return index == 0;
}

/* At any width that has room for the longest phrase, lines of Japanese begin with a phrase; narrower ones hold the text, too. */
static void
test_japanese (void)
{
  static const char *const texts[] = { "セキュリティとデータ保護の審査", "利用開始と30日後の振り返り", "お客様のIT部門に、既存システムとの適合を確認していただきます。",
                                       "北風商事×ABCの計画と予算" };
  TandemPangoMeasurer *measurer = tandem_pango_measurer_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int width = 30; width < 400; width += 7)
      {
        TandemTextStyle style = { .size = 12, .weight = TANDEM_WEIGHT_REGULAR, .wrap_width = width, .language = "ja" };
        double scale;
        PangoLayout *layout = tandem_pango_measurer_get_layout (measurer, &style, texts[i], &scale);
        int end = 0;

        for (int n = 0; n < pango_layout_get_line_count (layout); n++)
          {
            PangoLayoutLine *line = pango_layout_get_line_readonly (layout, n);
            PangoRectangle logical;

            g_assert_cmpint (line->start_index, ==, end);
            end = line->start_index + line->length;
            pango_layout_line_get_extents (line, NULL, &logical);
            g_assert_cmpfloat (logical.width * scale / PANGO_SCALE, <=, width + 1);
            if (width >= 12 * style.size && !begins_phrase (texts[i], line->start_index))
              g_error ("%d px: a line begins with “%s”", width, texts[i] + line->start_index);
          }
        g_assert_cmpint (end, ==, (int) strlen (texts[i]));
      }
  tandem_pango_measurer_free (measurer);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measurer/japanese", test_japanese);
  return g_test_run ();
}
