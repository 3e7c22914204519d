/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-ticks.h"

#include <math.h>

typedef enum { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR } Unit;

#define MOST_STRIDES 8
/* Of so many days January may be far away. */
#define LONG_PLAN 366
/* Labels keep this many characters apart. */
#define LABEL_DISTANCE 2.5

/* Which units a picture of so many days has. Strides: a label at every unit, every second …, 0 ends. */
typedef struct
{
  double   days; /* at most */
  Unit     major, minor;
  int      strides[MOST_STRIDES];
  gboolean has_next; /* where not every label has room the next level takes its place */
} Level;

static const Level levels[] = {
  { 45, UNIT_WEEK, UNIT_DAY, { 1, 2, 4 }, FALSE },
  { 26 * 7 * 1.09, UNIT_MONTH, UNIT_WEEK, { 1, 2, 3, 6 }, FALSE }, /* 26 weeks and the margins of 4 % */
  { 18 * 30.5 * 1.09, UNIT_MONTH, UNIT_MONTH, { 1 }, TRUE },
  { 3 * 366 * 1.09, UNIT_QUARTER, UNIT_MONTH, { 1, 2, 4 }, FALSE },
  { 12 * 366, UNIT_YEAR, UNIT_QUARTER, { 1, 2, 5 }, FALSE },
  { G_MAXDOUBLE, UNIT_YEAR, UNIT_YEAR, { 1, 2, 5, 10, 20, 50, 100 }, FALSE },
};

static const Level *
find_level (double days)
{
  const Level *level = levels;

  while (level->days < days)
    level++;
  return level;
}

/* The first day of the unit that @day is in. */
static TandemDay
floor_day (TandemDay day, Unit unit, GDateWeekday first_weekday)
{
  int year, month, day_of_month;

  tandem_day_split (day, &year, &month, &day_of_month);
  switch (unit)
    {
    case UNIT_DAY:
      return day;
    case UNIT_WEEK:
      return tandem_day_add (day, -(((int) tandem_day_weekday (day) - (int) first_weekday + 7) % 7));
    case UNIT_MONTH:
      return tandem_day_new (year, month, 1);
    case UNIT_QUARTER:
      return tandem_day_new (year, (month - 1) / 3 * 3 + 1, 1);
    case UNIT_YEAR:
      return tandem_day_new (year, 1, 1);
    default:
      g_assert_not_reached ();
    }
}

static TandemDay
next_day (TandemDay day, Unit unit)
{
  switch (unit)
    {
    case UNIT_DAY:
      return tandem_day_add (day, 1);
    case UNIT_WEEK:
      return tandem_day_add (day, 7);
    case UNIT_MONTH:
      return tandem_day_add_months (day, 1);
    case UNIT_QUARTER:
      return tandem_day_add_months (day, 3);
    case UNIT_YEAR:
      return tandem_day_add_months (day, 12);
    default:
      g_assert_not_reached ();
    }
}

/* Whether the unit at @day gets a label when only every @stride-th does; counted from the calendar, not from the
 * edge, so that labels stay where they are while a picture is moved. */
static gboolean
is_on_stride (TandemDay day, Unit unit, int stride)
{
  int year, month, day_of_month;

  tandem_day_split (day, &year, &month, &day_of_month);
  switch (unit)
    {
    case UNIT_WEEK:
      return day / 7 % (guint) stride == 0;
    case UNIT_MONTH:
      return (month - 1) % stride == 0;
    case UNIT_QUARTER:
      return (month - 1) / 3 % stride == 0;
    case UNIT_YEAR:
      return year % stride == 0;
    case UNIT_DAY:
    default:
      return TRUE;
    }
}

/* @with_year: the first label of the picture, and of each year. */
static char *
format_label (const TandemLanguage *language, TandemDay day, Unit unit, gboolean long_months, gboolean with_year)
{
  switch (unit)
    {
    case UNIT_MONTH:
      if (long_months)
        return tandem_language_format_day (language, day, with_year ? TANDEM_DATE_MONTH_LONG_YEAR : TANDEM_DATE_MONTH_LONG);
      return tandem_language_format_day (language, day, with_year ? TANDEM_DATE_MONTH_YEAR : TANDEM_DATE_MONTH);
    case UNIT_QUARTER:
      return tandem_language_format_day (language, day, with_year ? TANDEM_DATE_QUARTER_YEAR : TANDEM_DATE_QUARTER);
    case UNIT_YEAR:
      return tandem_language_format_day (language, day, TANDEM_DATE_YEAR);
    case UNIT_DAY:
    case UNIT_WEEK:
    default:
      return tandem_language_format_day (language, day, with_year ? TANDEM_DATE_SHORT_YEAR : TANDEM_DATE_SHORT);
    }
}

void
tandem_tick_clear (TandemTick *self)
{
  g_clear_pointer (&self->label, g_free);
}

typedef struct
{
  const TandemScale    *scale;
  const TandemLanguage *language;
  TandemMeasurer       *measurer;
  const TandemTextStyle *style;
  gboolean              long_months;
  double                offset;   /* px from tick to label */
  double                distance; /* px between labels */
  gboolean              all_years; /* the label that has the year is likely out of sight */
} Labelling;

/* Labels the major ticks of @ticks at @stride. @keep_all: FALSE gives up at the first that has no room.
 * @partial: also the unit that began before the picture, at the picture's edge. */
static gboolean
try_labels (const Labelling *self, GArray *ticks, const TandemDay *days, Unit unit, int stride, gboolean partial, gboolean keep_all)
{
  double free_from = 0;
  int last_year = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      TandemTick *tick = &g_array_index (ticks, TandemTick, i);
      int year, month, day_of_month;
      double x;

      tandem_tick_clear (tick);
      if (!tick->is_major || (!tick->has_line && !partial) || (tick->has_line && !is_on_stride (days[i], unit, stride)))
        continue;
      tandem_day_split (days[i], &year, &month, &day_of_month);
      tick->label = format_label (self->language, days[i], unit, self->long_months, self->all_years || year != last_year);
      self->measurer->measure (self->measurer, self->style, tick->label, &tick->extents);
      x = tick->x + self->offset;
      if (x < free_from && !keep_all)
        return FALSE;
      if (x < free_from || x + tick->extents.width > self->scale->width)
        {
          tandem_tick_clear (tick);
          continue;
        }
      free_from = x + tick->extents.width + self->distance;
      last_year = year;
    }
  return TRUE;
}

static gint
compare_ticks (gconstpointer a, gconstpointer b)
{
  const TandemTick *x = a, *y = b;

  return x->x < y->x ? -1 : x->x > y->x;
}

static void
add_ticks (const TandemScale *scale, GArray *ticks, GArray *days, Unit unit, gboolean is_major, GDateWeekday first_weekday)
{
  TandemDay first = tandem_scale_day (scale, 0), day = floor_day (first, unit, first_weekday);

  /* There is no day after the year 9999. */
  for (; day != TANDEM_DAY_NONE && tandem_scale_x (scale, day) <= scale->width; day = next_day (day, unit))
    {
      double x = tandem_scale_x (scale, day);
      TandemTick tick = { .x = MAX (x, 0), .is_major = is_major, .has_line = x >= 0 };

      if (x < 0 && !(is_major && tandem_scale_x (scale, next_day (day, unit)) > 0))
        continue;
      g_array_append_val (ticks, tick);
      g_array_append_val (days, day);
    }
}

static gboolean
has_label (GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, TandemTick, i).label != NULL)
      return TRUE;
  return FALSE;
}

/* Where no tick has room for a label, the month that the picture begins in stands at its edge. */
static void
label_edge (const Labelling *self, GArray *ticks)
{
  TandemTick tick = { .x = 0, .is_major = TRUE };

  tick.label = tandem_language_format_day (self->language, tandem_scale_day (self->scale, 0), TANDEM_DATE_MONTH_YEAR);
  self->measurer->measure (self->measurer, self->style, tick.label, &tick.extents);
  if (self->offset + tick.extents.width <= self->scale->width)
    g_array_prepend_val (ticks, tick);
  else
    tandem_tick_clear (&tick);
}

/* Labels the ticks at the closest stride at which all have room; FALSE for none. @stride: (out): the one tried last. */
static gboolean
find_stride (const Labelling *self, GArray *ticks, GArray *days, const Level *level, int *stride)
{
  for (int i = 0; i < MOST_STRIDES && level->strides[i] != 0; i++)
    {
      *stride = level->strides[i];
      /* A week's label is a day, which is not at the edge. */
      for (int partial = level->major != UNIT_WEEK; partial >= 0; partial--)
        if (try_labels (self, ticks, (TandemDay *) days->data, level->major, *stride, partial, FALSE))
          return TRUE;
    }
  return FALSE;
}

/**
 * tandem_ticks_new:
 * @scale: from left to right
 * @language: for names and the first day of a week
 * @long_months: "November" rather than "Nov"
 * @seen_days: of all days, how many are in sight at once; they say how close the ticks are
 * @measurer: measures labels
 * @style: of labels
 * @label_offset: px from a tick to the start of its label
 *
 * Week ticks and a band of months where up to 26 weeks are in sight, months where each has room for its label up to 18, months and quarters
 * beyond, years beyond three years; weeks have labels
 * of their own where a picture shows less than six. Labels keep 2.5 characters of distance; the year stands with the first
 * label and the first of each year; with all where no more than 26 weeks of several years are in sight.
 *
 * Returns: (transfer full): of TandemTick, by place; minor ones first where two are at one place
 */
GArray *
tandem_ticks_new (const TandemScale *scale, const TandemLanguage *language, gboolean long_months, double seen_days,
                  TandemMeasurer *measurer, const TandemTextStyle *style, double label_offset)
{
  const Level *level = find_level (seen_days);
  Labelling labelling = { scale, language, measurer, style, long_months, label_offset, 0, FALSE };
  GDateWeekday first_weekday = tandem_language_first_weekday (language);
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (TandemTick));
  GArray *minor = g_array_new (FALSE, TRUE, sizeof (TandemTick));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TandemDay));
  g_autoptr (GArray) minor_days = g_array_new (FALSE, FALSE, sizeof (TandemDay));
  TandemTextExtents zero;
  gboolean done;
  int stride = 1;

  labelling.all_years = level->minor == UNIT_WEEK && tandem_scale_days (scale) > LONG_PLAN;
  measurer->measure (measurer, style, "0", &zero);
  labelling.distance = zero.width * LABEL_DISTANCE;
  g_array_set_clear_func (ticks, (GDestroyNotify) tandem_tick_clear);
  add_ticks (scale, ticks, days, level->major, TRUE, first_weekday);
  done = find_stride (&labelling, ticks, days, level, &stride);
  if (!done && level->has_next)
    {
      level++;
      g_array_set_size (ticks, 0);
      g_array_set_size (days, 0);
      add_ticks (scale, ticks, days, level->major, TRUE, first_weekday);
      done = find_stride (&labelling, ticks, days, level, &stride);
    }
  if (!done)
    try_labels (&labelling, ticks, (TandemDay *) days->data, level->major, stride, FALSE, TRUE);

  if (!has_label (ticks))
    label_edge (&labelling, ticks);

  if (level->minor != level->major)
    add_ticks (scale, minor, minor_days, level->minor, FALSE, first_weekday);
  g_array_append_vals (ticks, minor->data, minor->len);
  g_array_unref (minor);
  g_array_sort (ticks, compare_ticks);
  return ticks;
}
