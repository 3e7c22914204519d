/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-workdays.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

/* Nothing is closed for longer than this; a search that goes further finds no open day. */
#define SEARCH_LIMIT 3660

/* 31 December 9999. */
#define LAST_DAY 3652059u

#define N_SIDES 2

/* Days that plans are about have a bit each, so that looking at one takes no search: 1 January 2000 to 2099. */
#define FIRST_BIT 730120u
#define N_BITS    36525u

typedef struct
{
  TandemDay first, last;
  char     *reason; /* a GRefString */
} Closed;

struct _TandemWorkdays
{
  gatomicrefcount refs;
  TandemWeek      weeks[N_SIDES];
  GArray         *closed[N_SIDES]; /* Closed, by first day */
  guint8          bits[N_SIDES][(N_BITS + 7) / 8]; /* 1: closed */
  TandemDay       longest[N_SIDES]; /* days of the longest closed period, so that a search can stop */
};

static void
clear_closed (gpointer data)
{
  g_ref_string_release (((Closed *) data)->reason);
}

/**
 * tandem_workdays_new:
 *
 * Returns: (transfer full): both sides work Monday to Friday, without holidays
 */
TandemWorkdays *
tandem_workdays_new (void)
{
  TandemWorkdays *self = g_new0 (TandemWorkdays, 1);

  g_atomic_ref_count_init (&self->refs);
  for (int side = 0; side < N_SIDES; side++)
    {
      self->weeks[side] = TANDEM_WEEK_MONDAY_TO_FRIDAY;
      self->closed[side] = g_array_new (FALSE, FALSE, sizeof (Closed));
      g_array_set_clear_func (self->closed[side], clear_closed);
    }
  return self;
}

TandemWorkdays *
tandem_workdays_ref (TandemWorkdays *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tandem_workdays_unref (TandemWorkdays *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (int side = 0; side < N_SIDES; side++)
    g_array_unref (self->closed[side]);
  g_free (self);
}

/**
 * tandem_week_check:
 * @week: one bit a weekday, Monday is bit 0
 * @error: %TANDEM_ERROR_INVALID for a week without working days
 */
gboolean
tandem_week_check (TandemWeek week, GError **error)
{
  if ((week & 0x7fu) != 0)
    return TRUE;
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("A working week needs at least one working day. The week was left as it was."));
  return FALSE;
}

/**
 * tandem_workdays_set_week:
 * @self: working days nobody else holds yet
 * @side: buyer or seller; joint sets both
 * @week: one bit a weekday, Monday is bit 0
 * @error: %TANDEM_ERROR_INVALID for a week without working days; nothing is changed then
 */
gboolean
tandem_workdays_set_week (TandemWorkdays *self, TandemSide side, TandemWeek week, GError **error)
{
  if (!tandem_week_check (week, error))
    return FALSE;
  for (int s = 0; s < N_SIDES; s++)
    if (side == TANDEM_SIDE_JOINT || (int) side == s)
      self->weeks[s] = week & 0x7fu;
  return TRUE;
}

/* Place behind the last period that begins on or before `day`. */
static guint
find_behind (GArray *closed, TandemDay day)
{
  guint lo = 0, hi = closed->len;

  while (lo < hi)
    {
      guint mid = (lo + hi) / 2;

      if (g_array_index (closed, Closed, mid).first <= day)
        lo = mid + 1;
      else
        hi = mid;
    }
  return lo;
}

/**
 * tandem_workdays_close:
 * @self: working days nobody else holds yet
 * @side: who is closed; joint closes both
 * @first: first closed day
 * @last: last closed day
 * @reason: what a person calls it: "Thanksgiving"
 */
void
tandem_workdays_close (TandemWorkdays *self, TandemSide side, TandemDay first, TandemDay last, const char *reason)
{
  if (first == TANDEM_DAY_NONE || last < first)
    return;
  for (int s = 0; s < N_SIDES; s++)
    if (side == TANDEM_SIDE_JOINT || (int) side == s)
      {
        Closed closed = { first, last, g_ref_string_new (reason) };

        for (TandemDay day = MAX (first, FIRST_BIT); day <= MIN (last, FIRST_BIT + N_BITS - 1); day++)
          self->bits[s][(day - FIRST_BIT) / 8] |= (guint8) (1u << ((day - FIRST_BIT) % 8));
        g_array_insert_val (self->closed[s], find_behind (self->closed[s], first), closed);
        self->longest[s] = MAX (self->longest[s], last - first + 1);
      }
}

static const Closed *
find_closed (TandemWorkdays *self, int side, TandemDay day)
{
  for (guint i = find_behind (self->closed[side], day); i > 0; i--)
    {
      const Closed *closed = &g_array_index (self->closed[side], Closed, i - 1);

      if (closed->last >= day)
        return closed;
      if (day - closed->first >= self->longest[side])
        return NULL;
    }
  return NULL;
}

static gboolean
is_closed (TandemWorkdays *self, int side, TandemDay day)
{
  guint bit = day - FIRST_BIT;

  if (day < FIRST_BIT || bit >= N_BITS)
    return find_closed (self, side, day) != NULL;
  return (self->bits[side][bit / 8] & (1u << (bit % 8))) != 0;
}

/**
 * tandem_workdays_is_open:
 * @self: working days
 * @side: who works; joint is closed when either is
 * @day: a day
 */
gboolean
tandem_workdays_is_open (TandemWorkdays *self, TandemSide side, TandemDay day)
{
  for (int s = 0; s < N_SIDES; s++)
    if (side == TANDEM_SIDE_JOINT || (int) side == s)
      if (day == TANDEM_DAY_NONE || (self->weeks[s] & (1u << (tandem_day_weekday (day) - 1))) == 0 || is_closed (self, s, day))
        return FALSE;
  return TRUE;
}

/**
 * tandem_workdays_get_reason:
 * @self: working days
 * @side: who works
 * @day: a day
 *
 * Returns: (nullable): name of the holiday or closed period; %NULL for an open day and for a weekend
 */
const char *
tandem_workdays_get_reason (TandemWorkdays *self, TandemSide side, TandemDay day)
{
  for (int s = 0; s < N_SIDES; s++)
    if (side == TANDEM_SIDE_JOINT || (int) side == s)
      {
        const Closed *closed = find_closed (self, s, day);

        if (closed != NULL)
          return closed->reason;
      }
  return NULL;
}

static TandemDay
search (TandemWorkdays *self, TandemSide side, TandemDay day, int direction)
{
  for (int i = 0; i < SEARCH_LIMIT && day != TANDEM_DAY_NONE && day <= LAST_DAY; i++)
    {
      if (tandem_workdays_is_open (self, side, day))
        return day;
      day = direction > 0 ? day + 1 : day - 1;
    }
  return TANDEM_DAY_NONE;
}

/* @day where it is open, else the next open day; NONE where nothing opens within ten years. */
TandemDay
tandem_workdays_on_or_after (TandemWorkdays *self, TandemSide side, TandemDay day)
{
  return search (self, side, day, 1);
}

/* @day where it is open, else the open day before it; NONE where nothing is open within ten years. */
TandemDay
tandem_workdays_on_or_before (TandemWorkdays *self, TandemSide side, TandemDay day)
{
  return search (self, side, day, -1);
}

/**
 * tandem_workdays_add:
 * @self: working days
 * @side: who works
 * @day: where to count from; need not be open
 * @days: working days, may be negative
 *
 * Returns: the @days-th open day after @day (before it for negative @days); for 0 @day itself where it is open, else the
 *   next open day. Monday + 1 is Tuesday; Saturday + 1 is Monday; Sunday − 1 is Friday.
 */
TandemDay
tandem_workdays_add (TandemWorkdays *self, TandemSide side, TandemDay day, int days)
{
  int direction = days < 0 ? -1 : 1;

  if (days == 0)
    return tandem_workdays_on_or_after (self, side, day);
  for (int i = ABS (days); i > 0 && day != TANDEM_DAY_NONE; i--)
    day = search (self, side, tandem_day_add (day, direction), direction);
  return day;
}

/* Whether a day may be closed among the seven from @day on, weekends aside. */
static gboolean
may_be_closed (const TandemWorkdays *self, TandemSide side, TandemDay day)
{
  guint bit = day - FIRST_BIT, seven = 0;

  if (day < FIRST_BIT || bit + 16 >= N_BITS)
    return TRUE;
  for (int s = 0; s < N_SIDES; s++)
    if (side == TANDEM_SIDE_JOINT || (int) side == s)
      seven |= (self->bits[s][bit / 8] | (guint) self->bits[s][bit / 8 + 1] << 8) >> (bit % 8) & 0x7f;
  return seven != 0;
}

/* Open days of a week without holidays. */
static int
count_week (const TandemWorkdays *self, TandemSide side)
{
  guint days = 0x7f;
  int count = 0;

  for (int s = 0; s < N_SIDES; s++)
    if (side == TANDEM_SIDE_JOINT || (int) side == s)
      days &= self->weeks[s];
  for (; days != 0; days &= days - 1)
    count++;
  return count;
}

/**
 * tandem_workdays_count:
 * @self: working days
 * @side: who works
 * @from: a day, not counted
 * @to: a day, counted where it is open
 *
 * Returns: open days from the day after @from to @to; the negative of the other way round where @to is earlier
 */
int
tandem_workdays_count (TandemWorkdays *self, TandemSide side, TandemDay from, TandemDay to)
{
  int count = 0, week;

  if (from == TANDEM_DAY_NONE || to == TANDEM_DAY_NONE)
    return 0;
  if (to < from)
    return -tandem_workdays_count (self, side, to, from);
  week = count_week (self, side);
  for (TandemDay day = from + 1; day <= to;)
    if (to - day >= 6 && !may_be_closed (self, side, day))
      {
        count += week;
        day += 7;
      }
    else
      {
        count += tandem_workdays_is_open (self, side, day++);
      }
  return count;
}
