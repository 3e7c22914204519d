/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-schedule.h"

#include "tandem-ring.h"

#include <string.h>

typedef struct
{
  TandemScheduleItem *items;
  guint               n;
  TandemWorkdays     *workdays;
  guint              *order; /* places, predecessors first */
} Run;

/* Last open day an item can start on and still be due by `due`. */
static TandemDay
find_start (Run *run, const TandemScheduleItem *item, TandemDay due)
{
  due = tandem_workdays_on_or_before (run->workdays, item->side, due);
  if (item->duration <= 1 || due == TANDEM_DAY_NONE)
    return due;
  if (item->calendar_days)
    return tandem_workdays_on_or_before (run->workdays, item->side, tandem_day_add (due, 1 - item->duration));
  return tandem_workdays_add (run->workdays, item->side, due, 1 - item->duration);
}

/* Due day of an item that starts on the open day `start`. */
static TandemDay
find_due (Run *run, const TandemScheduleItem *item, TandemDay start)
{
  TandemDay due = start;

  if (item->duration > 1 && start != TANDEM_DAY_NONE && item->calendar_days)
    due = tandem_workdays_on_or_after (run->workdays, item->side, tandem_day_add (start, item->duration - 1));
  else if (item->duration > 1 && start != TANDEM_DAY_NONE)
    due = tandem_workdays_add (run->workdays, item->side, start, item->duration - 1);
  return due != TANDEM_DAY_NONE ? tandem_monthly_on_or_after (&item->monthly, run->workdays, item->side, due) : due;
}

/* First day an item may start after a predecessor due on `due`. Work begins on the day after; what takes no days is due
 * on the same day. */
static TandemDay
find_start_after (Run *run, const TandemScheduleItem *item, TandemDay due, int lag)
{
  if (item->duration == 0 && lag == 0)
    return tandem_workdays_on_or_after (run->workdays, item->side, due);
  return tandem_workdays_add (run->workdays, item->side, due, lag + (item->duration > 0 ? 1 : 0));
}

/* Last day a predecessor may be due for an item that starts on the open day `start`: the mirror of find_start_after(). */
static TandemDay
find_due_before (Run *run, const TandemScheduleItem *item, TandemDay start, int lag)
{
  int days = lag + (item->duration > 0 ? 1 : 0);
  TandemDay before, next;

  if (days == 0)
    return start;
  /* Any day up to the one before the next open day counts the same: a predecessor's weekend may be this side's Friday. */
  before = tandem_workdays_add (run->workdays, item->side, start, -days);
  next = before != TANDEM_DAY_NONE ? tandem_workdays_add (run->workdays, item->side, before, 1) : TANDEM_DAY_NONE;
  return next != TANDEM_DAY_NONE ? tandem_day_add (next, -1) : before;
}

/* Predecessors first; FALSE where a ring leaves items over. */
static gboolean
sort_items (Run *run)
{
  g_autofree guint *waiting = g_new0 (guint, run->n);
  g_autofree guint *heads = g_new (guint, run->n + 1);
  g_autofree guint *followers = NULL;
  guint n_links = 0, filled = 0;

  for (guint i = 0; i < run->n; i++)
    n_links += run->items[i].n_links;
  followers = g_new (guint, MAX (n_links, 1));

  /* Followers of each item, one after another in one array. */
  memset (heads, 0, (run->n + 1) * sizeof (guint));
  for (guint i = 0; i < run->n; i++)
    for (guint k = 0; k < run->items[i].n_links; k++)
      heads[run->items[i].links[k].predecessor + 1]++;
  for (guint i = 0; i < run->n; i++)
    heads[i + 1] += heads[i];
  for (guint i = 0; i < run->n; i++)
    {
      waiting[i] = run->items[i].n_links;
      for (guint k = 0; k < run->items[i].n_links; k++)
        followers[heads[run->items[i].links[k].predecessor]++] = i;
    }

  for (guint i = 0; i < run->n; i++)
    if (waiting[i] == 0)
      run->order[filled++] = i;
  for (guint done = 0; done < filled; done++)
    {
      guint place = run->order[done];

      /* heads[] moved on by one item while filling: its followers now end where heads[place] stands. */
      for (guint k = place > 0 ? heads[place - 1] : 0; k < heads[place]; k++)
        if (--waiting[followers[k]] == 0)
          run->order[filled++] = followers[k];
    }
  return filled == run->n;
}

static GArray *
find_ring (Run *run)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (TandemLink));

  for (guint i = 0; i < run->n; i++)
    for (guint k = 0; k < run->items[i].n_links; k++)
      {
        TandemLink link = { run->items[i].id, run->items[run->items[i].links[k].predecessor].id };

        g_array_append_val (links, link);
      }
  return tandem_ring_find ((const TandemLink *) links->data, links->len);
}

/* Notes the order; what waits for something after the anchor comes after the anchor too. */
static void
rank_items (Run *run)
{
  for (guint i = 0; i < run->n; i++)
    {
      TandemScheduleItem *item = &run->items[run->order[i]];

      item->rank = i;
      for (guint k = 0; k < item->n_links; k++)
        item->after_anchor = item->after_anchor || run->items[item->links[k].predecessor].after_anchor;
    }
}

/* Days of what follows the anchor: as early as the anchor lets it. */
static void
pass_beyond (Run *run, TandemDay anchor)
{
  for (guint i = 0; i < run->n; i++)
    {
      TandemScheduleItem *item = &run->items[run->order[i]];
      TandemDay start = tandem_workdays_on_or_after (run->workdays, item->side, anchor);

      if (!item->after_anchor)
        continue;
      for (guint k = 0; k < item->n_links; k++)
        start = MAX (start, find_start_after (run, item, run->items[item->links[k].predecessor].latest_due, item->links[k].lag));
      item->latest_due = item->fixed != TANDEM_DAY_NONE ? item->fixed : find_due (run, item, start);
      item->latest_start = item->fixed != TANDEM_DAY_NONE ? find_start (run, item, item->fixed) : start;
    }
}

static void
pass_backward (Run *run, TandemDay anchor)
{
  for (guint i = 0; i < run->n; i++)
    run->items[i].latest_due = anchor;

  for (guint i = run->n; i > 0; i--)
    {
      TandemScheduleItem *item = &run->items[run->order[i - 1]];

      if (item->after_anchor)
        continue;
      if (item->fixed != TANDEM_DAY_NONE)
        item->latest_due = MIN (item->fixed, item->latest_due);
      else
        item->latest_due = tandem_monthly_on_or_before (&item->monthly, run->workdays, item->side, item->latest_due);
      item->latest_start = find_start (run, item, item->latest_due);

      for (guint k = 0; k < item->n_links; k++)
        {
          TandemScheduleItem *predecessor = &run->items[item->links[k].predecessor];
          TandemDay due = find_due_before (run, item, item->latest_start, item->links[k].lag);

          predecessor->latest_due = MIN (predecessor->latest_due, due);
        }
    }
  pass_beyond (run, anchor);
}

static void
pass_forward (Run *run, TandemDay today)
{
  for (guint i = 0; i < run->n; i++)
    {
      TandemScheduleItem *item = &run->items[run->order[i]];
      TandemDay start = tandem_workdays_on_or_after (run->workdays, item->side, today);

      if (item->done != TANDEM_DAY_NONE)
        {
          item->earliest_start = item->earliest_due = item->done;
          continue;
        }
      for (guint k = 0; k < item->n_links; k++)
        start = MAX (start, find_start_after (run, item, run->items[item->links[k].predecessor].earliest_due, item->links[k].lag));

      item->earliest_start = start;
      item->earliest_due = find_due (run, item, start);
      if (item->started != TANDEM_DAY_NONE && item->started <= today)
        {
          /* Under way, whatever it should have waited for; not done, so it ends today at the earliest. */
          item->earliest_start = item->started;
          item->earliest_due = find_due (run, item, tandem_workdays_on_or_before (run->workdays, item->side, item->started));
          item->earliest_due = MAX (item->earliest_due, tandem_monthly_on_or_after (&item->monthly, run->workdays, item->side, today));
        }
      if (item->fixed > item->earliest_due)
        {
          item->earliest_due = item->fixed;
          item->earliest_start = find_start (run, item, item->fixed);
        }
    }
}

/**
 * tandem_schedule_run:
 * @items: (array length=n_items) (inout): what has to happen; the "found" members are filled in
 * @n_items: how many
 * @workdays: working days of both sides
 * @today: nothing that is open can start before
 * @anchor: day everything has to be due by
 * @result: (out caller-allocates): the whole
 * @ring: (out) (optional) (transfer full): ids around a ring, where there is one
 *
 * The critical path method over working days: a backward pass from @anchor gives the latest safe days, a forward pass from
 * @today the earliest. A duration of d days ends on the due day; its first day is d − 1 working days of the driving side
 * earlier. Work starts on the day after its predecessors are due; what takes no days can be due on the same day. A fixed
 * day stays; where it comes too early or too late its slack is negative. A day of the month is waited for. What comes after the anchor is counted forward
 * from it and doesn't hold it up.
 *
 * Returns: %FALSE for a ring; nothing is filled in then
 */
gboolean
tandem_schedule_run (TandemScheduleItem *items, guint n_items, TandemWorkdays *workdays, TandemDay today, TandemDay anchor,
                     TandemSchedule *result, GArray **ring)
{
  g_autofree guint *order = g_new (guint, MAX (n_items, 1));
  Run run = { items, n_items, workdays, order };

  if (!sort_items (&run))
    {
      if (ring != NULL)
        *ring = find_ring (&run);
      return FALSE;
    }

  rank_items (&run);
  pass_backward (&run, anchor);
  pass_forward (&run, today);

  *result = (TandemSchedule) { .anchor = anchor, .earliest_anchor = today };
  for (guint i = 0; i < n_items; i++)
    {
      TandemScheduleItem *item = &items[i];

      item->slack = item->done != TANDEM_DAY_NONE ? 0 : tandem_workdays_count (workdays, item->side, item->earliest_due, item->latest_due);
      if (item->after_anchor)
        continue;
      if (item->done == TANDEM_DAY_NONE && item->earliest_due > item->latest_due)
        result->n_too_late++;
      result->earliest_anchor = MAX (result->earliest_anchor, item->earliest_due);
    }
  return TRUE;
}

/**
 * tandem_schedule_start:
 * @item: what has to happen
 * @workdays: working days of both sides
 * @due: its due day
 *
 * Returns: the last day it can start on
 */
TandemDay
tandem_schedule_start (const TandemScheduleItem *item, TandemWorkdays *workdays, TandemDay due)
{
  Run run = { .workdays = workdays };

  return find_start (&run, item, due);
}

/**
 * tandem_schedule_due_after:
 * @item: what has to happen
 * @workdays: working days of both sides
 * @predecessor_due: due day of what it waits for
 * @lag: working days to wait
 *
 * Returns: the first day @item can be due on
 */
TandemDay
tandem_schedule_due_after (const TandemScheduleItem *item, TandemWorkdays *workdays, TandemDay predecessor_due, int lag)
{
  Run run = { .workdays = workdays };

  return find_due (&run, item, find_start_after (&run, item, predecessor_due, lag));
}
