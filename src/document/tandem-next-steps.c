/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include "tandem-edition-steps.h"

#include <math.h>
#include <string.h>

enum { CELL_STEP, CELL_BUYER, CELL_SELLER, CELL_DUE, N_CELLS };

static const TandemWord heads[N_CELLS] = { TANDEM_WORD_STEP, TANDEM_WORD_BUYER_LEAD, TANDEM_WORD_SELLER_LEAD, TANDEM_WORD_DUE };

/* The mark of a step: late only where the step itself is. */
static void
mark_step (const TandemMaker *self, const TandemEditionStep *step, TandemDrawOp *look)
{
  TandemEditionMilestone milestone = *step->milestone;

  if (step->days_late > 0)
    milestone.state = TANDEM_STATE_LATE;
  else if (milestone.state == TANDEM_STATE_LATE)
    milestone.state = milestone.progress > 0 ? TANDEM_STATE_IN_PROGRESS : TANDEM_STATE_NOT_STARTED;
  tandem_maker_mark (self, &milestone, look);
  look->number = 0;
  look->item = step->milestone->item;
}

/* Who leads on @side: the owner of the deliverable where that side hands it over. Before a name is known the function alone
 * says enough here; that names are to come is said on the pages of the people and the checklist. */
static char *
lead_of_step (const TandemMaker *self, const TandemEditionStep *step, TandemSide side)
{
  const TandemEditionLead *lead = side == TANDEM_SIDE_BUYER ? &step->milestone->buyer_lead : &step->milestone->seller_lead;

  if (step->deliverable != NULL && step->deliverable->side == side && *step->deliverable->owner != '\0' && strcmp (step->deliverable->owner, lead->name) != 0)
    return g_strdup (step->deliverable->owner);
  if (*lead->name == '\0' && *lead->function == '\0' && step->milestone->driver == TANDEM_SIDE_JOINT)
    return g_strdup (tandem_language_word (self->pen.language, TANDEM_WORD_EVERYONE));
  if (*lead->name == '\0')
    return g_strdup (lead->function);
  /* The buyer's readers know the seller's people by what they do here, not by their department. */
  return side == TANDEM_SIDE_SELLER ? g_strdup (lead->name) : tandem_maker_lead (self, lead);
}

static char *
day_of_step (const TandemMaker *self, const TandemEditionStep *step)
{
  return step->due != TANDEM_DAY_NONE ? tandem_maker_day (self, step->due) : g_strdup (tandem_language_word (self->pen.language, TANDEM_WORD_NO_DAY));
}

/* px that the texts of @cell need on one line. */
static double
natural_width (const TandemMaker *self, const GArray *steps, guint cell)
{
  double natural = tandem_pen_natural_width (&self->pen, self->pen.sheet->small, TANDEM_WEIGHT_SEMIBOLD, tandem_language_word (self->pen.language, heads[cell]));

  for (guint i = 0; i < steps->len; i++)
    {
      const TandemEditionStep *step = &g_array_index (steps, TandemEditionStep, i);
      TandemParagraph paragraph = { .size = self->pen.sheet->body, .weight = cell == CELL_DUE ? TANDEM_WEIGHT_SEMIBOLD : TANDEM_WEIGHT_REGULAR, .tabular = cell == CELL_DUE };
      TandemTextExtents extents;

      paragraph.text = cell == CELL_DUE ? day_of_step (self, step) : lead_of_step (self, step, cell == CELL_BUYER ? TANDEM_SIDE_BUYER : TANDEM_SIDE_SELLER);
      tandem_pen_measure (&self->pen, &paragraph, G_MAXINT16, &extents);
      natural = MAX (natural, ceil (extents.width));
      g_free (paragraph.text);
    }
  return natural;
}

/* Leads and days get the width they need, within bounds; the steps get the rest. */
static void
fit_columns (const TandemMaker *self, const GArray *steps, double width, TandemColumn *columns)
{
  static const struct { double least, most; } bounds[N_CELLS] = { { 0, 1 }, { 0.13, 0.25 }, { 0.13, 0.2 }, { 0.08, 0.2 } };
  double size = self->pen.sheet->body, at = width;

  for (guint cell = N_CELLS - 1; cell > 0; cell--)
    {
      columns[cell].width = CLAMP (natural_width (self, steps, cell) + 2, bounds[cell].least * width, bounds[cell].most * width);
      at -= columns[cell].width;
      columns[cell].x = at;
      at -= size;
    }
  columns[CELL_STEP] = (TandemColumn) { 0, at };
}

static void
add_step (TandemMaker *self, TandemTable *table, const TandemColumn *columns, const TandemEditionStep *step)
{
  const TandemSheet *sheet = self->pen.sheet;
  TandemRowBox *row = tandem_table_add (table, tandem_row_box_new (columns, N_CELLS));
  gboolean is_late = step->days_late > 0;
  TandemParagraph *title, *due;
  TandemDrawOp look;

  row->above = row->below = sheet->body * 0.52;
  row->rule = 1;
  title = step->deliverable != NULL ? tandem_paragraph_take (tandem_language_format (self->pen.language, TANDEM_WORD_STEP_OF, step->milestone->title,
                                                                                     step->deliverable->title), sheet->body, TANDEM_INK_TEXT)
                                    : tandem_paragraph_new (step->milestone->title, sheet->body, TANDEM_INK_TEXT);
  mark_step (self, step, &look);
  tandem_paragraph_mark (title, &look, sheet->mark, sheet->mark * 1.8);
  tandem_row_box_add (row, CELL_STEP, title);
  tandem_row_box_add (row, CELL_BUYER, tandem_paragraph_take (lead_of_step (self, step, TANDEM_SIDE_BUYER), sheet->body, TANDEM_INK_TEXT));
  tandem_row_box_add (row, CELL_SELLER, tandem_paragraph_take (lead_of_step (self, step, TANDEM_SIDE_SELLER), sheet->body, TANDEM_INK_TEXT));
  due = tandem_paragraph_take (day_of_step (self, step), sheet->body, is_late ? TANDEM_INK_LATE : TANDEM_INK_TEXT);
  due->tabular = TRUE;
  due->weight = is_late ? TANDEM_WEIGHT_SEMIBOLD : TANDEM_WEIGHT_REGULAR;
  tandem_row_box_add (row, CELL_DUE, due);
}

/**
 * tandem_next_steps_new:
 * @x: px, start edge
 * @width: px
 * @most: steps
 *
 * Returns: (transfer full) (nullable): the table of "What happens next"; %NULL when there is nothing to do
 */
TandemTable *
tandem_next_steps_new (TandemMaker *self, double x, double width, guint most)
{
  TandemColumn columns[N_CELLS];
  const TandemSheet *sheet = self->pen.sheet;
  g_autoptr (GArray) steps = tandem_edition_next_steps (self->pen.edition);
  TandemTable *table;

  if (steps->len == 0)
    return NULL;

  g_array_set_size (steps, MIN (steps->len, most));
  fit_columns (self, steps, width, columns);
  table = tandem_table_new (x, width);
  table->header = tandem_row_box_new (columns, N_CELLS);
  table->header->is_header = TRUE;
  table->header->below = sheet->small * 0.5;
  table->header->rule = 1.5;
  for (guint i = 0; i < N_CELLS; i++)
    {
      TandemParagraph *head = tandem_paragraph_new (tandem_language_word (self->pen.language, heads[i]), sheet->small, TANDEM_INK_QUIET);

      head->weight = TANDEM_WEIGHT_SEMIBOLD;
      head->indent = i == 0 ? sheet->mark * 1.8 : 0;
      tandem_row_box_add (table->header, i, head);
    }
  for (guint i = 0; i < steps->len; i++)
    add_step (self, table, columns, &g_array_index (steps, TandemEditionStep, i));
  return table;
}
