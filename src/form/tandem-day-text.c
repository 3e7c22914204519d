/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window writes a day: in the words and the order of the desktop's language. */
#include "tandem-day-entry.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

/**
 * tandem_day_format:
 * @day: a day, not %TANDEM_DAY_NONE
 * @format: strftime format in UTF-8
 *
 * Returns: (transfer full): the day in the words of LC_TIME
 */
char *
tandem_day_format (TandemDay day, const char *format)
{
  GDate date;
  char buffer[256];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup (g_date_strftime (buffer, sizeof buffer, format, &date) > 0 ? buffer : "");
}

/**
 * tandem_day_entry_read_back:
 * @day: a day
 *
 * Returns: (transfer full): the day in full words of the desktop's language: "Thursday 19 November 2026"; empty for no day
 */
char *
tandem_day_entry_read_back (TandemDay day)
{
  /* Translators: strftime format of a day in full words */
  return day == TANDEM_DAY_NONE ? g_strdup ("") : tandem_day_format (day, C_("full day", "%A %-d %B %Y"));
}

/**
 * tandem_day_entry_to_text:
 * @day: a day
 *
 * Returns: (transfer full): the day as a field shows it, "19 November 2026"; tandem_day_entry_read() gives @day for it
 */
char *
tandem_day_entry_to_text (TandemDay day)
{
  /* Translators: strftime format of a day in a text field; day, name of the month, year, in your order */
  return day == TANDEM_DAY_NONE ? g_strdup ("") : tandem_day_format (day, C_("day in a field", "%-d %B %Y"));
}

/**
 * tandem_day_entry_short:
 * @day: a day
 * @today: the year of this day is left out
 *
 * Returns: (transfer full): the day for a narrow place, "19 Nov" or "19 Nov 2027"; empty for no day
 */
char *
tandem_day_entry_short (TandemDay day, TandemDay today)
{
  if (day == TANDEM_DAY_NONE)
    return g_strdup ("");
  /* Translators: strftime formats of a day in a narrow place, without and with the year */
  return tandem_day_format (day, tandem_day_same_year (day, today) ? C_("short day", "%-d %b") : C_("short day", "%-d %b %Y"));
}

/**
 * tandem_day_order_from_locale:
 *
 * Returns: what LC_TIME writes first; day first where it can't be told
 */
TandemDayOrder
tandem_day_order_from_locale (void)
{
  const char *format = nl_langinfo (D_FMT);

  for (const char *p = format; (p = strchr (p, '%')) != NULL;)
    {
      p++;
      while (*p == '-' || *p == 'E' || *p == 'O' || *p == '0' || *p == '_')
        p++;
      switch (*p)
        {
        case 'd': case 'e':
          return TANDEM_DAY_ORDER_DMY;
        case 'm': case 'b': case 'B': case 'D':
          return TANDEM_DAY_ORDER_MDY;
        case 'y': case 'Y': case 'C': case 'F':
          return TANDEM_DAY_ORDER_YMD;
        default:
          break;
        }
    }
  return TANDEM_DAY_ORDER_DMY;
}
