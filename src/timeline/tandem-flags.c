/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-flag-sweep.h"

#include <math.h>
#include <string.h>

#define MOST_ROWS   TANDEM_FLAGS_MOST_ROWS
#define EXACT_FLAGS TANDEM_FLAG_MOST_BOUND
#define FEW_FLAGS   60
/* More than any loss. */
#define NO_ROOM     (G_MAXINT64 / 4)
/* Arrangements that a search looks at before it goes on with few: some 20 ms, but the same on every machine; of a crowd, where
 * more of them hardly find a better answer, less. What is left over for leaders and looks, at least. */
#define MOST_WORK   140000
#define CROWD_WORK  24000
#define REFINE_WORK 40000

/* How wide sweeps and their bounds are: most need only the first, which has no bound. */
static const struct
{
  guint width, bound_width, bound_rounds;
} stages[] = { { 12, 0, 0 }, { 60, 32, 4 }, { 1500, 160, 1 } };

/* A search: what is asked, the sweep that looks for it, and the best that it found. */
typedef struct
{
  TandemFlagSweep sweep;
  const TandemFlag *flags;
  const TandemFlagRoom *room;
  TandemFlagMeans means;
  TandemFlagPlace *trial;  /* of a sweep */
  TandemFlagPlace *places; /* of the best */
  gboolean found;
  gint64 loss, cost;
  int rows;
  guint shares;   /* bits: how many of the rows may be above */
  gint64 unproven; /* the least cost that an answer which was not looked for might have */
  gint64 side_losses[TANDEM_FLAG_SIDES][MOST_ROWS + 1]; /* of the labels of a side alone, in so many rows */
  TandemFlagPrizes prizes[MOST_ROWS + 1]; /* by rows above: see tandem_flag_bound_new() */
} Search;

/**
 * tandem_flags_price:
 *
 * Returns: what it costs that @flag is at @place
 */
gint64
tandem_flags_price (const TandemFlag *flag, const TandemFlagPlace *place)
{
  const TandemFlagShape *shape = &flag->shapes[place->shape];

  if (place->row == 0)
    return flag->weight * TANDEM_FLAGS_COST_NUMBER;
  return shape->loss * TANDEM_FLAGS_COST_LOSS + place->row * TANDEM_FLAGS_COST_ROW + (place->is_before ? TANDEM_FLAGS_COST_BEFORE : 0)
         + shape->costs[place->is_before ? 1 : 0]
         + (flag->side == TANDEM_SIDE_JOINT && place->is_below ? TANDEM_FLAGS_COST_JOINT_BELOW : 0);
}

static gboolean
is_few (const Search *self)
{
  return self->sweep.grid->n <= EXACT_FLAGS;
}

/* What is lost at least in the rows of self->sweep. */
static gint64
sum_side_losses (const Search *self)
{
  return self->side_losses[0][self->sweep.rows[0]] + self->side_losses[1][self->sweep.rows[1]];
}

/* The best in the rows of self->sweep, into self->trial; narrow sweeps first give a limit that keeps the wide one small. */
static gboolean
run (Search *self, TandemFlagCounts counts, gint64 limit, gint64 *cost)
{
  TandemFlagSweep sweep = self->sweep;
  g_autoptr (TandemFlagBound) bound = NULL;
  TandemFlagPrizes *prizes = &self->prizes[sweep.rows[0]];
  gint64 least = counts == TANDEM_FLAG_COUNTS_NOTHING ? 0 : sum_side_losses (self);
  gboolean found = FALSE;

  sweep.counts = counts;
  sweep.limit = limit;
  for (guint i = counts == TANDEM_FLAG_COUNTS_NOTHING ? G_N_ELEMENTS (stages) - 1 : 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (is_few (self) && stages[i].bound_width > 0 && counts != TANDEM_FLAG_COUNTS_NOTHING)
        {
          g_clear_pointer (&bound, tandem_flag_bound_free);
          sweep.bound = bound = tandem_flag_bound_new (&sweep, stages[i].bound_width, stages[i].bound_rounds, prizes);
          least = MAX (least, tandem_flag_bound_get_least (bound));
        }
      sweep.width = MIN (stages[i].width, self->sweep.width);
      sweep.cut = FALSE;
      if (tandem_flag_sweep_run (&sweep, self->trial, cost))
        {
          found = TRUE;
          sweep.limit = *cost;
        }
      if (!sweep.cut || sweep.limit <= least || sweep.width == self->sweep.width || *sweep.work > sweep.most_work)
        break; /* it dropped nothing that could have been better, or it may not be wider */
    }
  if (sweep.cut && sweep.limit > least)
    {
      self->sweep.cut = TRUE;
      self->unproven = MIN (self->unproven, least);
    }
  return found;
}

/* Closes up rows without a label, which only an inexact search leaves, and says what there is. */
static void
describe (const TandemFlag *flags, guint n, TandemFlagPlace *places, TandemFlagResult *result)
{
  int numbers[2][MOST_ROWS + 1] = { { 0 }, { 0 } }, rows[2] = { 0, 0 };

  for (guint i = 0; i < n; i++)
    if (places[i].row > 0)
      numbers[places[i].is_below ? 1 : 0][places[i].row] = 1;
  for (int side = 0; side < 2; side++)
    for (int row = 1; row <= MOST_ROWS; row++)
      if (numbers[side][row] != 0)
        numbers[side][row] = ++rows[side];
  result->rows_above = rows[0];
  result->rows_below = rows[1];
  result->n_numbered = result->loss = 0;
  result->cost = 0;
  for (guint i = 0; i < n; i++)
    {
      if (places[i].row > 0)
        {
          places[i].row = numbers[places[i].is_below ? 1 : 0][places[i].row];
          result->loss += flags[i].shapes[places[i].shape].loss;
        }
      else
        {
          result->n_numbered++;
        }
      result->cost += tandem_flags_price (&flags[i], &places[i]);
    }
}

/* Labels of one side alone. */
static TandemFlag *
pick_side (const TandemFlag *flags, guint n_flags, TandemSide side, guint *n_picked)
{
  TandemFlag *picked = g_new (TandemFlag, MAX (n_flags, 1));

  *n_picked = 0;
  for (guint i = 0; i < n_flags; i++)
    if (flags[i].side == side)
      picked[(*n_picked)++] = flags[i];
  return picked;
}

/* Lines that so many rows have room for beyond the first line of each; < 0 when they don't even have room for these. */
static int
count_spare_lines (const TandemFlagRoom *room, int above, int below)
{
  int rows[2] = { above, below };
  double left = room->height;

  if (room->height == G_MAXDOUBLE)
    return G_MAXINT;
  for (int side = 0; side < 2; side++)
    if (rows[side] > 0)
      left -= rows[side] * room->label_height + room->first_gap + (rows[side] - 1) * room->row_gap;
  if (left < -0.01)
    return -1;
  return room->line_height > 0 ? (int) MIN (floor ((left + 0.01) / room->line_height), 1000) : G_MAXINT;
}

static gboolean
set_rows (Search *self, int above, int below)
{
  self->sweep.rows[0] = above;
  self->sweep.rows[1] = below;
  self->sweep.spare = count_spare_lines (self->room, above, below);
  return self->sweep.spare >= 0;
}

static gint64
add_prices (const Search *self, const TandemFlagPlace *places)
{
  gint64 cost = 0;

  for (guint i = 0; i < self->sweep.grid->n; i++)
    cost += tandem_flags_price (&self->flags[i], &places[i]);
  return cost;
}

/* Keeps self->trial. */
static void
keep_trial (Search *self, gint64 cost)
{
  self->cost = cost;
  self->found = TRUE;
  memcpy (self->places, self->trial, self->sweep.grid->n * sizeof *self->places);
}

/* Whether there is less loss than @limit in the rows of self->sweep, and how much. */
static gboolean
find_loss (Search *self, gint64 limit, gint64 *loss)
{
  gint64 most;

  *loss = 0;
  if (self->means == TANDEM_FLAGS_NUMBER)
    return run (self, TANDEM_FLAG_COUNTS_LOSS, limit, loss);
  if (!run (self, TANDEM_FLAG_COUNTS_NOTHING, 1, loss))
    return FALSE;
  if (self->means == TANDEM_FLAGS_KEEP)
    return TRUE;
  /* Any answer is one; of a better one it stands in the place. */
  most = add_prices (self, self->trial);
  most -= most % TANDEM_FLAGS_COST_LOSS;
  if (!run (self, TANDEM_FLAG_COUNTS_LOSS, MIN (most, limit), loss))
    *loss = most;
  return *loss < limit;
}

/* What the labels of one side lose at least in each number of rows, as if there were no others. */
static void
search_side (Search *self, TandemSide side, int most_rows)
{
  gint64 *losses = self->side_losses[side == TANDEM_SIDE_SELLER ? 1 : 0];
  guint n;
  g_autofree TandemFlag *flags = pick_side (self->flags, self->sweep.grid->n, side, &n);
  g_autofree TandemFlagPlace *places = g_new (TandemFlagPlace, MAX (n, 1));
  g_autoptr (TandemFlagGrid) grid = tandem_flag_grid_new (flags, n, self->room, self->means);
  Search alone = *self;
  gint64 loss;

  memset (alone.side_losses, 0, sizeof alone.side_losses);
  alone.flags = flags;
  alone.trial = places;
  alone.sweep.grid = grid;
  memset (losses, 0, sizeof self->side_losses[0]);
  for (int rows = 0; rows <= most_rows && n > 0; rows++)
    {
      losses[rows] = NO_ROOM;
      if (!set_rows (&alone, side == TANDEM_SIDE_BUYER ? rows : 0, side == TANDEM_SIDE_SELLER ? rows : 0))
        continue;
      alone.sweep.cut = FALSE;
      if (find_loss (&alone, NO_ROOM, &loss))
        losses[rows] = alone.sweep.cut ? 0 : loss;
      else if (alone.sweep.cut)
        {
          self->sweep.cut = TRUE;
          self->unproven = 0;
        }
      if (losses[rows] == 0)
        break; /* nor in more rows; what is said of them must hold, and no more */
    }
}

/* Rows above that the labels on that side are worth, of @rows; joint ones count as half. */
static int
fair_share (const Search *self, int rows)
{
  double above = 0, all = 0;

  for (guint i = 0; i < self->sweep.grid->n; i++)
    {
      double own = self->flags[i].shapes[0].width * self->flags[i].weight;

      all += own;
      above += self->flags[i].side == TANDEM_SIDE_BUYER ? own : self->flags[i].side == TANDEM_SIDE_JOINT ? own / 2 : 0;
    }
  return CLAMP ((int) round (rows * above / MAX (all, 1)), MAX (rows - MOST_ROWS, 0), MIN (rows, MOST_ROWS));
}

/* How many of @rows are above in try @index, from a fair share: what is found there bounds the search of the rest. */
static int
share_rows (const Search *self, int rows, int index)
{
  int fair = fair_share (self, rows), near = MIN (fair, rows - fair);

  if (index <= 2 * near)
    return fair + (index % 2 == 0 ? -(index / 2) : (index + 1) / 2);
  return fair > near ? rows - index : index;
}

/* The ways to share @rows with which the loss is least, if it is no more than that of the best. */
static void
try_rows (Search *self, int rows)
{
  for (int i = 0; i <= rows; i++)
    {
      int above = share_rows (self, rows, i), below = rows - above;
      /* In fewer rows as much loss is better. */
      gint64 limit = !self->found ? NO_ROOM : rows > self->rows ? self->loss : self->loss + 1, loss, cost;

      if (above > MOST_ROWS || below > MOST_ROWS || !set_rows (self, above, below) || sum_side_losses (self) >= limit
          || !find_loss (self, limit, &loss))
        continue;
      cost = add_prices (self, self->trial);
      if (!self->found || loss < self->loss || rows < self->rows)
        {
          self->loss = loss;
          self->rows = rows;
          self->shares = 0;
          keep_trial (self, cost);
        }
      else if (cost < self->cost)
        {
          keep_trial (self, cost);
        }
      self->shares |= 1u << above;
    }
}

/* The least cost of all answers with the least loss in the fewest rows. */
static void
refine (Search *self)
{
  self->sweep.most_work = MAX (self->sweep.most_work, *self->sweep.work) + REFINE_WORK;
  for (int i = 0; i <= self->rows; i++)
    {
      int above = share_rows (self, self->rows, i);
      gint64 cost;

      if (above > MOST_ROWS || !(self->shares & (1u << above)) || !set_rows (self, above, self->rows - above))
        continue;
      if (run (self, TANDEM_FLAG_COUNTS_ALL, self->cost, &cost))
        keep_trial (self, cost);
    }
}

/* A first answer that leaves some labels out, in the share of any number of rows that each side has of the labels: it limits
 * the search. */
static void
guess (Search *self, int most_rows)
{
  for (int rows = 0; rows <= most_rows; rows++)
    {
      int above = fair_share (self, rows);
      TandemFlagSweep sweep;
      gint64 loss;

      if (!set_rows (self, above, rows - above))
        continue;
      sweep = self->sweep;
      sweep.width = stages[0].width;
      sweep.counts = TANDEM_FLAG_COUNTS_LOSS;
      sweep.limit = self->found ? self->loss : G_MAXINT64;
      if (!tandem_flag_sweep_run (&sweep, self->trial, &loss))
        continue;
      self->loss = loss;
      self->rows = rows;
      keep_trial (self, add_prices (self, self->trial));
    }
}

/* The least loss, and of that the fewest rows, then the least cost. */
static void
search_all (Search *self, int most_rows)
{
  int first = 0;

  search_side (self, TANDEM_SIDE_BUYER, MIN (most_rows, MOST_ROWS));
  search_side (self, TANDEM_SIDE_SELLER, MIN (most_rows, MOST_ROWS));
  if (self->means == TANDEM_FLAGS_NUMBER)
    {
      guess (self, most_rows);
      first = self->rows;
      try_rows (self, first);
    }
  /* More rows than those of the best are worth it for less loss only. */
  for (int rows = 0; rows <= most_rows && !(self->found && self->loss == 0 && rows > self->rows); rows++)
    if (rows != first || self->means != TANDEM_FLAGS_NUMBER)
      try_rows (self, rows);
  if (self->found)
    refine (self);
}

/* Of a crowd: the least weight of numbers, then the least loss, as far as narrow sweeps find it. From the most rows to those
 * that have room for all lines of any label, in the share that each side has of the crowd, or nearly that. */
static void
search_crowd (Search *self, int most_rows)
{
  int most_lines = 0, further = self->sweep.grid->n > FEW_FLAGS ? 0 : 1;
  gint64 cost;

  for (int side = 0; side < TANDEM_FLAG_SIDES; side++)
    most_lines = MAX (most_lines, self->sweep.grid->most_lines[side][0]);
  for (int rows = most_rows; rows >= 0; rows--)
    {
      int fair = fair_share (self, rows);

      for (int i = 0; i <= rows; i++)
        {
          int above = share_rows (self, rows, i);

          if (above > MOST_ROWS || rows - above > MOST_ROWS || ABS (above - fair) > further || !set_rows (self, above, rows - above))
            continue;
          if (run (self, TANDEM_FLAG_COUNTS_ALL, self->found ? self->cost : G_MAXINT64, &cost))
            keep_trial (self, cost);
        }
      if (self->found && count_spare_lines (self->room, fair, rows - fair) >= most_lines * rows)
        break;
    }
}

/**
 * tandem_flags_place:
 * @flags: labels by leader
 * @n_flags: how many
 * @room: distances and limits, px
 * @means: what may be done to make room
 * @places: (out caller-allocates): one for each of @flags
 * @result: (out caller-allocates): what was found
 *
 * The least loss; of these the fewest rows above and below together; of these the shortest leaders (the rows of all labels
 * added up), then joint labels above, then what looks better, then labels after their leaders. Buyer's labels are above and
 * seller's below without exception: the picture says so at its edge. Where labels may be left out, the least weight of these
 * comes before all else.
 *
 * First the least loss is found, of each number of rows and each way to share them between above and below, then of the
 * fewest rows with it the least cost. Exact up to 24 labels, unless result->is_exact says otherwise: what of random plans
 * is, test-flags-exact.c counts; result->least says how much better an answer might be. A beam search beyond: of 30 to 40
 * random labels in eight rows that leaves out less than a sixth of the weight that first fit leaves out (test-flags.c). Of
 * more than 4,000 all are left out.
 *
 * Returns: whether every label has a place, or may be left out
 */
gboolean
tandem_flags_place (const TandemFlag *flags, guint n_flags, const TandemFlagRoom *room, TandemFlagMeans means, TandemFlagPlace *places,
                    TandemFlagResult *result)
{
  Search search = { .flags = flags, .room = room, .means = means, .places = places, .unproven = G_MAXINT64 };
  g_autofree TandemFlagPlace *trial = g_new0 (TandemFlagPlace, n_flags + 1);
  g_autoptr (TandemFlagGrid) grid = NULL;
  int most_rows = CLAMP (room->most_rows, 0, 2 * MOST_ROWS);
  guint work = 0;

  if (n_flags > TANDEM_FLAG_MOST_COLUMNS)
    {
      memset (places, 0, n_flags * sizeof *places);
      *result = (TandemFlagResult) { .n_numbered = n_flags };
      return means == TANDEM_FLAGS_NUMBER;
    }
  search.sweep.grid = grid = tandem_flag_grid_new (flags, n_flags, room, means);
  search.sweep.work = &work;
  search.sweep.most_work = n_flags <= EXACT_FLAGS ? MOST_WORK : CROWD_WORK;
  while (most_rows > 0 && count_spare_lines (room, (most_rows + 1) / 2, most_rows / 2) < 0 && count_spare_lines (room, most_rows, 0) < 0)
    most_rows--;
  search.sweep.width = stages[n_flags <= EXACT_FLAGS ? G_N_ELEMENTS (stages) - 1 : n_flags <= FEW_FLAGS ? 1 : 0].width;
  search.trial = trial;
  if (means == TANDEM_FLAGS_NUMBER && n_flags > EXACT_FLAGS)
    search_crowd (&search, most_rows);
  else
    search_all (&search, most_rows);
  memset (result, 0, sizeof *result);
  result->is_exact = !search.sweep.cut && (means != TANDEM_FLAGS_NUMBER || n_flags <= EXACT_FLAGS);
  result->work = work;
  if (search.found)
    describe (flags, n_flags, places, result);
#ifdef TANDEM_DEVELOPMENT
  /* What the sweeps added up is what the places cost, and rows are closed up only where a narrow search left one empty. */
  if (search.found && (result->cost > search.cost || (result->is_exact && result->cost < search.cost)))
    g_error ("The places of labels cost %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, result->cost, search.cost);
#endif
  result->least = result->is_exact ? result->cost : MIN (search.unproven, result->cost);
  return search.found;
}
