/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-page-breaks.h"

/* How ill a page begins: inside of a group at all; its last row alone; after its first row alone. */
#define INSIDE 10
#define LAST_ALONE 15
#define FIRST_ALONE 5
/* How ill it is to leave the rest of the page where the table begins empty: less than one row alone on each side of a break. */
#define UNUSED 26

typedef struct
{
  guint pages; /* from here to the end; 0: can't be done */
  guint cost;
  guint next;  /* row that the following page begins with */
} Rest;

static guint
break_cost (const TandemBreakRow *rows, guint n_rows, guint index)
{
  guint cost = INSIDE;

  if (rows[index].begins_group)
    return 0;
  if (index + 1 == n_rows || rows[index + 1].begins_group)
    cost += LAST_ALONE;
  if (index >= 2 && rows[index - 2].begins_group)
    cost += FIRST_ALONE;
  return cost;
}

/* The best page that begins with the row at @begin and has @room px, given the best of all that follow. */
static Rest
find_rest (const TandemBreakRow *rows, guint n_rows, guint begin, double room, const Rest *rests)
{
  Rest best = { 0 };
  double height = begin == 0 || rows[begin].begins_group ? 0 : rows[begin].again;

  for (guint end = begin + 1; end <= n_rows; end++)
    {
      Rest rest = end < n_rows ? rests[end] : (Rest) { 0 };
      guint cost;

      height += rows[end - 1].height;
      if (height > room)
        break;
      if (end < n_rows && (rest.pages == 0 || rows[end - 1].begins_group))
        continue;
      cost = end < n_rows ? rest.cost + break_cost (rows, n_rows, end) : 0;
      /* Of what is equally good the fullest page. */
      if (best.pages == 0 || rest.pages + 1 < best.pages || (rest.pages + 1 == best.pages && cost <= best.cost))
        best = (Rest) { rest.pages + 1, cost, end };
    }
  return best;
}

/**
 * tandem_page_breaks_plan:
 * @rows: (array length=n_rows): the rows
 * @n_rows: how many
 * @first: px for rows on the page where the table begins; less than a row: it begins on the next one
 * @page: px for rows on every other page
 * @begins: (out caller-allocates) (array length=n_rows): whether a page begins with the row
 *
 * Takes as few pages as it can. Among such it begins pages with a group rather than inside of one, and leaves no first or last row
 * of a group alone, if that can be had; then it fills pages from the first on.
 *
 * Returns: number of pages; 0 where a row is higher than a page, and @begins isn't set
 */
guint
tandem_page_breaks_plan (const TandemBreakRow *rows, guint n_rows, double first, double page, gboolean *begins)
{
  g_autofree Rest *rests = g_new0 (Rest, n_rows + 1);
  Rest start;
  gboolean here;

  if (n_rows == 0)
    return 0;
  for (guint i = n_rows; i-- > 0;)
    rests[i] = find_rest (rows, n_rows, i, page, rests);
  start = find_rest (rows, n_rows, 0, first, rests);
  here = start.pages > 0
         && (rests[0].pages == 0 || start.pages < rests[0].pages + 1 || (start.pages == rests[0].pages + 1 && start.cost <= rests[0].cost + UNUSED));
  if (!here && rests[0].pages == 0)
    return 0;
  for (guint i = 0; i < n_rows; i++)
    begins[i] = FALSE;
  begins[0] = !here;
  for (guint i = here ? start.next : rests[0].next; i < n_rows; i = rests[i].next)
    begins[i] = TRUE;
  return here ? start.pages : rests[0].pages + 1;
}
