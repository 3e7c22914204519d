/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-holiday-list.h"

#include "tandem-day-entry.h"
#include "tandem-holiday-names.h"

#include <glib/gi18n-lib.h>

struct _TandemHolidayList
{
  AdwPreferencesGroup parent_instance;
  GPtrArray          *rows;  /* AdwExpanderRow, one a year; borrowed */
  char               *shown; /* what they show, to know when it is the same */
};

G_DEFINE_FINAL_TYPE (TandemHolidayList, tandem_holiday_list, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_working (TandemWeek week, TandemDay day)
{
  return (week & (1u << (tandem_day_weekday (day) - G_DATE_MONDAY))) != 0;
}

static GtkWidget *
create_row (const TandemHoliday *holiday, TandemWeek week)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = tandem_day_entry_read_back (holiday->day), *name = tandem_holiday_dup_name (holiday->name, NULL), *line = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  /* Translators: %s is a day: "Saturday 26 December 2026" */
  line = is_working (week, holiday->day) ? g_strdup (day) : g_strdup_printf (_("%s · not a working day anyway"), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  return row;
}

static char *
describe_year (GArray *holidays, TandemWeek week)
{
  guint n_working = 0;
  g_autofree char *all = NULL;

  if (holidays->len == 0)
    return g_strdup (_("No public holidays are known"));
  for (guint i = 0; i < holidays->len; i++)
    n_working += is_working (week, g_array_index (holidays, TandemHoliday, i).day);
  all = g_strdup_printf (ngettext ("%u public holiday", "%u public holidays", holidays->len), holidays->len);
  /* Translators: %1$s is "9 public holidays" */
  return g_strdup_printf (ngettext ("%1$s, %2$u on a working day", "%1$s, %2$u on working days", n_working), all, n_working);
}

static void
add_year (TandemHolidayList *self, TandemHolidays *holidays, TandemWeek week, int year)
{
  g_autoptr (GArray) days = tandem_holidays_list (holidays, tandem_day_new (year, 1, 1), tandem_day_new (year, 12, 31));
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_strdup_printf ("%d", year), *subtitle = describe_year (days, week);
  /* Translators: %d is a year */
  g_autofree char *name = g_strdup_printf (_("Public holidays in %d"), year);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  for (guint i = 0; i < days->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_row (&g_array_index (days, TandemHoliday, i), week));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
tandem_holiday_list_finalize (GObject *object)
{
  TandemHolidayList *self = TANDEM_HOLIDAY_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (tandem_holiday_list_parent_class)->finalize (object);
}

static void
tandem_holiday_list_class_init (TandemHolidayListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_holiday_list_finalize;
}

static void
tandem_holiday_list_init (TandemHolidayList *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * tandem_holiday_list_show:
 * @self: a list
 * @country: ISO 3166-1 code; "" for none
 * @region: ISO 3166-2 code without the country; "" for none
 * @week: the working week, one bit a weekday
 * @first_year: first year to list
 * @last_year: last year to list
 *
 * Hides itself where the holidays of @country aren't known.
 */
void
tandem_holiday_list_show (TandemHolidayList *self, const char *country, const char *region, TandemWeek week, int first_year, int last_year)
{
  g_autofree char *what = g_strdup_printf ("%s %s %u %d %d", country, region, week, first_year, last_year);
  g_autoptr (TandemHolidays) holidays = NULL;

  if (g_strcmp0 (what, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&what);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  holidays = tandem_holidays_load (country, region);
  for (int year = first_year; holidays != NULL && year <= MIN (last_year, tandem_holidays_last_year (holidays)); year++)
    add_year (self, holidays, week, year);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}
