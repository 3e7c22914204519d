/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-week-wording.h"

#include "tandem-day-entry.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#define N_WEEKDAYS 7

/* A Monday. */
#define SOME_MONDAY tandem_day_new (2024, 1, 1)

static gboolean
is_in (TandemWeek week, guint weekday)
{
  return (week & (1u << (weekday % N_WEEKDAYS))) != 0;
}

/**
 * tandem_week_day_name:
 * @weekday: a weekday
 * @abbreviated: "Mon" in place of "Monday"
 *
 * Returns: (transfer full): its name in the person's language
 */
char *
tandem_week_day_name (GDateWeekday weekday, gboolean abbreviated)
{
  return tandem_day_format (tandem_day_add (SOME_MONDAY, (int) weekday - (int) G_DATE_MONDAY), abbreviated ? "%a" : "%A");
}

/**
 * tandem_week_first_weekday:
 *
 * Returns: the day a calendar's week begins with in the person's region
 */
GDateWeekday
tandem_week_first_weekday (void)
{
#ifdef __GLIBC__
  /* glibc: the first day, counted from 1, of weeks that begin like the week of a given day, YYYYMMDD, which it gives in
   * place of a pointer: 19971130 was a Sunday, 19971201 a Monday. */
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  guint week_day = (guint) (guintptr) nl_langinfo (_NL_TIME_WEEK_1STDAY);
  int from = week_day == 19971130 ? 0 : week_day == 19971201 ? 1 : -1;

  if (from >= 0 && first >= 1 && first <= N_WEEKDAYS)
    {
      int day = (from + first - 1) % N_WEEKDAYS; /* Sunday is 0 */

      return day == 0 ? G_DATE_SUNDAY : (GDateWeekday) day;
    }
#endif
  return G_DATE_MONDAY;
}

/* The first day of the run, where the working days follow each other, over the end of the week too; −1 where they don't. */
static int
find_run (TandemWeek week, guint n)
{
  for (guint first = 0; first < N_WEEKDAYS; first++)
    {
      guint length = 0;

      while (length < n && is_in (week, first + length))
        length++;
      if (length == n && !is_in (week, first + N_WEEKDAYS - 1))
        return (int) first;
    }
  return -1;
}

/**
 * tandem_week_wording:
 * @week: one bit a weekday, Monday is bit 0
 *
 * Returns: (transfer full): "Monday to Friday"; "Monday, Wednesday, Thursday"; "Every day"
 */
char *
tandem_week_wording (TandemWeek week)
{
  guint n = (guint) __builtin_popcount (week & 0x7fu), start = tandem_week_first_weekday () - G_DATE_MONDAY;
  int run = find_run (week, n);
  g_autoptr (GString) list = g_string_new (NULL);

  if (n == N_WEEKDAYS)
    return g_strdup (_("Every day"));
  if (n >= 3 && run >= 0)
    {
      g_autofree char *first = tandem_week_day_name (G_DATE_MONDAY + (guint) run, FALSE);
      g_autofree char *last = tandem_week_day_name (G_DATE_MONDAY + ((guint) run + n - 1) % N_WEEKDAYS, FALSE);

      /* Translators: two weekdays: "Monday to Friday" */
      return g_strdup_printf (C_("working week", "%1$s to %2$s"), first, last);
    }
  for (guint i = 0; i < N_WEEKDAYS; i++)
    if (is_in (week, start + i))
      {
        g_autofree char *name = tandem_week_day_name (G_DATE_MONDAY + (start + i) % N_WEEKDAYS, FALSE);

        /* Translators: between the weekdays of a list */
        g_string_append_printf (list, "%s%s", list->len > 0 ? C_("working week", ", ") : "", name);
      }
  return g_string_free_and_steal (g_steal_pointer (&list));
}
