/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include "tandem-timeline.h"

/* More milestones than this can't be told apart on one axis; then this many marks have room on it. */
#define MOST_ON_TIMELINE 60
#define MARKS_OF_AN_AXIS 28

enum { CELL_TITLE, CELL_PHASE, CELL_LEADS, CELL_DUE, N_CELLS };

/* What a reader of the whole needs to see first, when not all can be seen; less is more important. */
static int
importance (const TandemEditionMilestone *milestone, gboolean ends_phase)
{
  if (milestone->is_anchor)
    return 0;
  if (ends_phase)
    return 1;
  switch (milestone->state)
    {
    case TANDEM_STATE_LATE:
    case TANDEM_STATE_AT_RISK:
      return 2;
    case TANDEM_STATE_IN_PROGRESS:
      return 3;
    case TANDEM_STATE_NOT_STARTED:
      return 4;
    case TANDEM_STATE_DONE:
      return 5;
    case TANDEM_STATE_CANCELLED:
    default:
      return 6;
    }
}

typedef struct { int importance; TandemDay day; guint place; } Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *one = a, *other = b;

  if (one->importance != other->importance)
    return one->importance - other->importance;
  return one->day < other->day ? -1 : one->day > other->day;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return (int) ((const Rank *) a)->place - (int) ((const Rank *) b)->place;
}

static gboolean
ends_phase (const TandemEdition *edition, guint place)
{
  return place + 1 == edition->n_milestones || edition->milestones[place + 1].phase != edition->milestones[place].phase;
}

static TandemDay
day_span (const TandemEdition *edition)
{
  TandemDay first = G_MAXUINT32, last = 0;

  for (guint i = 0; i < edition->n_milestones; i++)
    if (edition->milestones[i].due != TANDEM_DAY_NONE)
      {
        first = MIN (first, edition->milestones[i].due);
        last = MAX (last, edition->milestones[i].due);
      }
  return last > first ? last - first : 0;
}

/* Keeps the ranks that have room beside more important ones. */
static void
thin_out (GArray *ranks, double distance)
{
  guint n = 0;

  for (guint i = 0; i < ranks->len; i++)
    {
      Rank rank = g_array_index (ranks, Rank, i);
      gboolean has_room = rank.day != TANDEM_DAY_NONE;

      for (guint k = 0; k < n && has_room; k++)
        has_room = ABS ((double) rank.day - (double) g_array_index (ranks, Rank, k).day) >= distance;
      if (has_room)
        g_array_index (ranks, Rank, n++) = rank;
    }
  g_array_set_size (ranks, n);
}

/* The others stay where they are, whichever it is. */
static void
add_selected (GArray *ranks, const TandemEdition *edition, gint64 selected)
{
  for (guint i = 0; i < ranks->len; i++)
    if (edition->milestones[g_array_index (ranks, Rank, i).place].item == selected)
      return;
  for (guint i = 0; i < edition->n_milestones && selected != 0; i++)
    if (edition->milestones[i].item == selected)
      {
        Rank rank = { 0, edition->milestones[i].due, i };

        g_array_append_val (ranks, rank);
      }
}

/**
 * tandem_overview_reduce:
 * @edition: an edition
 * @selected: the milestone that is talked about, which is among them; 0 for none
 * @milestones: (out): memory of the reduced list, to be freed after use
 *
 * More milestones than an axis can show become fewer: the goal, the ends of phases, what needs attention, what comes next, each
 * with room for its mark.
 *
 * Returns: the edition to draw; as it is when it is small enough
 */
TandemEdition
tandem_overview_reduce (const TandemEdition *edition, gint64 selected, TandemEditionMilestone **milestones)
{
  TandemEdition reduced = *edition;
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));

  *milestones = NULL;
  if (edition->n_milestones <= MOST_ON_TIMELINE)
    return reduced;
  for (guint i = 0; i < edition->n_milestones; i++)
    {
      Rank rank = { importance (&edition->milestones[i], ends_phase (edition, i)), edition->milestones[i].due, i };

      g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  thin_out (ranks, MAX ((double) day_span (edition) / MARKS_OF_AN_AXIS, 0.5));
  add_selected (ranks, edition, selected);
  g_array_sort (ranks, compare_places);
  *milestones = g_new (TandemEditionMilestone, MAX (ranks->len, 1));
  for (guint i = 0; i < ranks->len; i++)
    (*milestones)[i] = edition->milestones[g_array_index (ranks, Rank, i).place];
  reduced.milestones = *milestones;
  reduced.n_milestones = ranks->len;
  return reduced;
}

static void
add_cell (TandemRowBox *row, guint cell, const char *text, double size, TandemWeight weight, TandemInk ink)
{
  TandemParagraph *paragraph = tandem_paragraph_new (text, size, ink);

  paragraph->weight = weight;
  tandem_row_box_add (row, cell, paragraph);
}

static void
add_milestone (TandemMaker *self, TandemTable *table, const TandemColumn *columns, const TandemEditionMilestone *milestone)
{
  const TandemSheet *sheet = self->pen.sheet;
  TandemRowBox *row = tandem_table_add (table, tandem_row_box_new (columns, N_CELLS));
  TandemInk ink = tandem_maker_is_red (milestone) ? TANDEM_INK_LATE : TANDEM_INK_TEXT;
  g_autofree char *due = tandem_maker_due (self, milestone);
  TandemDrawOp look;

  row->above = row->below = sheet->small * 0.4;
  row->rule = 1;
  add_cell (row, CELL_TITLE, milestone->title, sheet->small, TANDEM_WEIGHT_REGULAR, ink);
  tandem_maker_mark (self, milestone, &look);
  tandem_paragraph_mark (g_ptr_array_index (row->cells[CELL_TITLE], 0), &look, sheet->mark, sheet->mark * 1.8);
  add_cell (row, CELL_PHASE, milestone->phase >= 0 ? self->pen.edition->phases[milestone->phase].name : "", sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET);
  add_cell (row, CELL_LEADS, milestone->lead_line, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT);
  add_cell (row, CELL_DUE, due, sheet->small, TANDEM_WEIGHT_REGULAR, ink);
}

/**
 * tandem_overview_add_key:
 *
 * Adds pages with a line for every milestone: the key of the numbers in the timeline's marks, where no checklist follows.
 */
void
tandem_overview_add_key (TandemMaker *self)
{
  static const double shares[N_CELLS] = { 0.46, 0.18, 0.22, 0.14 };
  static const TandemWord heads[N_CELLS] = { TANDEM_WORD_MILESTONE, TANDEM_WORD_PHASE, TANDEM_WORD_LEADS, TANDEM_WORD_DUE };
  const TandemSheet *sheet = self->pen.sheet;
  const TandemEdition *edition = self->pen.edition;
  g_autoptr (TandemTable) table = tandem_table_new (sheet->margin, tandem_maker_content_width (self));
  TandemColumn columns[N_CELLS];
  double at = 0;

  for (guint i = 0; i < N_CELLS; i++)
    {
      columns[i] = (TandemColumn) { at, shares[i] * table->width - sheet->body };
      at += shares[i] * table->width;
    }
  table->header = tandem_row_box_new (columns, N_CELLS);
  table->header->is_header = TRUE;
  table->header->below = sheet->small * 0.5;
  table->header->rule = 1.5;
  for (guint i = 0; i < N_CELLS; i++)
    add_cell (table->header, i, tandem_language_word (self->pen.language, heads[i]), sheet->small, TANDEM_WEIGHT_SEMIBOLD, TANDEM_INK_QUIET);
  ((TandemParagraph *) g_ptr_array_index (table->header->cells[CELL_TITLE], 0))->indent = sheet->mark * 1.8;
  for (guint i = 0; i < edition->n_milestones; i++)
    add_milestone (self, table, columns, &edition->milestones[i]);
  tandem_maker_begin_section (self, tandem_language_word (self->pen.language, TANDEM_WORD_KEY));
  tandem_flow_table (&self->flow, table);
}
