/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-holidays.h"

#include "tandem-holiday-names.h"
#include "tandem-holidays-private.h"
#include "tandem-holidays-resource.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Names of countries are translated by the package iso-codes, where it is installed. */
#define COUNTRY_DOMAIN "iso_3166-1"

typedef struct
{
  TandemDay day;
  char     *name;  /* a GRefString, English: "Thanksgiving Day" */
  char     *where; /* a GRefString, in the person's language: "Thanksgiving Day (United States)" */
} Holiday;

struct _TandemHolidays
{
  char      *country; /* name, translated */
  TandemWeek week;
  int        first_year, last_year;
  GArray    *days; /* Holiday */
};

static void
clear_holiday (gpointer data)
{
  g_ref_string_release (((Holiday *) data)->name);
  g_ref_string_release (((Holiday *) data)->where);
}

static void
free_area (gpointer data)
{
  TandemArea *area = data;

  g_free (area->code);
  g_free (area->name);
  g_free (area);
}

/**
 * tandem_holidays_read_lines:
 * @name: of a file of data/holidays, without ".txt"
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): its lines, each split at its tabs; %NULL where there is no such file
 */
GPtrArray *
tandem_holidays_read_lines (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/tandemplan/Tandem/holidays/%s.txt", name);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (tandem_holidays_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *split;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  split = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      g_ptr_array_add (split, g_strsplit (lines[i], "\t", -1));
  return split;
}

static gboolean
is_country_code (const char *country)
{
  return country != NULL && strlen (country) == 2 && g_ascii_isalpha (country[0]) && g_ascii_isalpha (country[1]);
}

static GPtrArray *
read_country (const char *country)
{
  g_autofree char *upper = NULL;

  if (!is_country_code (country))
    return NULL;
  upper = g_ascii_strup (country, -1);
  return tandem_holidays_read_lines (upper);
}

/* "BW BY": these regions; "*": everywhere; "* !FL": everywhere but there. */
static gboolean
holds_in (const char *scope, const char *region)
{
  g_auto (GStrv) words = g_strsplit (scope, " ", -1);
  g_autofree char *not_here = g_strconcat ("!", region, NULL);
  const char *const *list = (const char *const *) words;

  if (g_strv_contains (list, "*"))
    return !g_strv_contains (list, not_here);
  return *region != '\0' && g_strv_contains (list, region);
}

static void
add_day (TandemHolidays *self, int year, const char *month_day, char *name, char *where)
{
  int number = (int) g_ascii_strtoll (month_day, NULL, 10);
  Holiday holiday = { tandem_day_new (year, number / 100, number % 100), NULL, NULL };

  if (holiday.day == TANDEM_DAY_NONE)
    return;
  holiday.name = g_ref_string_acquire (name);
  holiday.where = g_ref_string_acquire (where);
  g_array_append_val (self->days, holiday);
}

/* "1225 2026:0403,0406": 25 December of every year, and two days of 2026. */
static void
add_days (TandemHolidays *self, const char *text, char *name, char *where)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');

      if (colon != NULL)
        {
          g_auto (GStrv) days = g_strsplit (colon + 1, ",", -1);

          for (guint k = 0; days[k] != NULL; k++)
            add_day (self, (int) g_ascii_strtoll (words[i], NULL, 10), days[k], name, where);
        }
      else
        for (int year = self->first_year; year <= self->last_year; year++)
          add_day (self, year, words[i], name, where);
    }
}

static void
read_line (TandemHolidays *self, char **cells, const char **region)
{
  guint n = g_strv_length (cells);

  if (g_str_equal (cells[0], "week") && n == 2)
    {
      self->week = 0;
      for (guint weekday = 0; weekday < 7 && cells[1][weekday] != '\0'; weekday++)
        self->week |= cells[1][weekday] == '1' ? 1u << weekday : 0;
    }
  else if (g_str_equal (cells[0], "years") && n == 3)
    {
      self->first_year = (int) g_ascii_strtoll (cells[1], NULL, 10);
      self->last_year = (int) g_ascii_strtoll (cells[2], NULL, 10);
    }
  else if (g_str_equal (cells[0], "default") && n == 2 && **region == '\0')
    *region = cells[1];
  else if (g_str_equal (cells[0], "holiday") && n == 4 && holds_in (cells[2], *region))
    {
      g_autofree char *own = tandem_holiday_dup_name (cells[1], NULL);
      /* Translators: a holiday and where it is one: "Thanksgiving Day (United States)" */
      g_autofree char *text = g_strdup_printf (C_("holiday", "%1$s (%2$s)"), own, self->country);
      g_autoptr (GRefString) name = g_ref_string_new (cells[1]), where = g_ref_string_new (text);

      add_days (self, cells[3], name, where);
    }
}

/**
 * tandem_holidays_load:
 * @country: (nullable): ISO 3166-1 code of two letters
 * @region: (nullable): ISO 3166-2 code without the country, "BY"; without one the days of the whole country
 *
 * Returns: (transfer full) (nullable): the public holidays; %NULL for a country there are no data for
 */
TandemHolidays *
tandem_holidays_load (const char *country, const char *region)
{
  g_autoptr (GPtrArray) lines = read_country (country);
  g_autofree char *upper = g_ascii_strup (region != NULL ? region : "", -1);
  const char *where = upper;
  TandemHolidays *self;

  if (lines == NULL)
    return NULL;
  self = g_new0 (TandemHolidays, 1);
  self->country = tandem_country_dup_name (country);
  self->week = TANDEM_WEEK_MONDAY_TO_FRIDAY;
  self->days = g_array_new (FALSE, FALSE, sizeof (Holiday));
  g_array_set_clear_func (self->days, clear_holiday);
  for (guint i = 0; i < lines->len; i++)
    read_line (self, g_ptr_array_index (lines, i), &where);
  return self;
}

void
tandem_holidays_free (TandemHolidays *self)
{
  g_free (self->country);
  g_array_unref (self->days);
  g_free (self);
}

/* The country's usual working days: Sunday to Thursday in Israel. */
TandemWeek
tandem_holidays_get_week (TandemHolidays *self)
{
  return self->week;
}

/* The data end with this year: later days are not known to be holidays. */
int
tandem_holidays_last_year (TandemHolidays *self)
{
  return self->last_year;
}

guint
tandem_holidays_get_n (TandemHolidays *self)
{
  return self->days->len;
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const TandemHoliday *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/**
 * tandem_holidays_list:
 * @self: holidays
 * @from: first day
 * @to: last day
 *
 * Returns: (transfer full) (element-type TandemHoliday): the holidays between them by day, to be read while @self lives
 */
GArray *
tandem_holidays_list (TandemHolidays *self, TandemDay from, TandemDay to)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TandemHoliday));

  for (guint i = 0; i < self->days->len; i++)
    {
      const Holiday *holiday = &g_array_index (self->days, Holiday, i);
      TandemHoliday one = { holiday->day, holiday->name };

      if (holiday->day >= from && holiday->day <= to)
        g_array_append_val (list, one);
    }
  g_array_sort (list, compare_holidays);
  return list;
}

/**
 * tandem_holidays_close:
 * @self: holidays
 * @workdays: working days nobody else holds yet
 * @side: whose holidays they are
 *
 * Closes @workdays on every holiday, with a name that can stand in a sentence.
 */
void
tandem_holidays_close (TandemHolidays *self, TandemWorkdays *workdays, TandemSide side)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      const Holiday *holiday = &g_array_index (self->days, Holiday, i);

      tandem_workdays_close (workdays, side, holiday->day, holiday->day, holiday->where);
    }
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const TandemArea *const *first = a, *const *second = b;

  return g_utf8_collate ((*first)->name, (*second)->name);
}

static GPtrArray *
new_areas (void)
{
  return g_ptr_array_new_with_free_func (free_area);
}

static void
add_area (GPtrArray *areas, const char *code, const char *name)
{
  TandemArea *area = g_new (TandemArea, 1);

  area->code = g_strdup (code);
  area->name = g_strdup (name);
  g_ptr_array_add (areas, area);
}

/**
 * tandem_holidays_list_countries:
 *
 * Returns: (transfer full) (element-type TandemArea): countries whose holidays are known, by name
 */
GPtrArray *
tandem_holidays_list_countries (void)
{
  g_autoptr (GPtrArray) lines = tandem_holidays_read_lines ("countries");
  GPtrArray *areas = new_areas ();

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      if (g_strv_length (cells) == 2)
        add_area (areas, cells[0], g_dgettext (COUNTRY_DOMAIN, cells[1]));
    }
  g_ptr_array_sort (areas, compare_areas);
  return areas;
}

/**
 * tandem_holidays_list_regions:
 * @country: (nullable): ISO 3166-1 code
 *
 * Returns: (transfer full) (element-type TandemArea): regions of it that have holidays of their own, by name; often none
 */
GPtrArray *
tandem_holidays_list_regions (const char *country)
{
  g_autoptr (GPtrArray) lines = read_country (country);
  GPtrArray *areas = new_areas ();

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      if (g_str_equal (cells[0], "region") && g_strv_length (cells) == 3)
        add_area (areas, cells[1], cells[2]);
    }
  g_ptr_array_sort (areas, compare_areas);
  return areas;
}

/**
 * tandem_holidays_dup_usual_region:
 * @country: (nullable): ISO 3166-1 code
 *
 * Returns: (transfer full) (nullable): code of the region that is meant where none is chosen ("ENG"); %NULL where that is
 *   the whole country
 */
char *
tandem_holidays_dup_usual_region (const char *country)
{
  g_autoptr (GPtrArray) lines = read_country (country);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      if (g_str_equal (cells[0], "default") && g_strv_length (cells) == 2)
        return g_strdup (cells[1]);
    }
  return NULL;
}

/**
 * tandem_country_dup_name:
 * @country: ISO 3166-1 code
 *
 * Returns: (transfer full): its name in the person's language; the code where it isn't known
 */
char *
tandem_country_dup_name (const char *country)
{
  g_autoptr (GPtrArray) lines = read_country (country);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      if (g_str_equal (cells[0], "country") && g_strv_length (cells) == 2)
        return g_strdup (g_dgettext (COUNTRY_DOMAIN, cells[1]));
    }
  return g_strdup (country);
}
