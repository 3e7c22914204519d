/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include <string.h>

enum { CELL_MILESTONE, CELL_BUYER, CELL_SELLER, CELL_LEADS, CELL_DUE, N_CELLS };

static void
add_text (TandemMaker *self, TandemRowBox *row, guint cell, const char *text, double size, TandemWeight weight, TandemInk ink, double air)
{
  TandemParagraph *paragraph;

  if (*text == '\0')
    return;
  paragraph = tandem_paragraph_new (text, size, ink);
  paragraph->weight = weight;
  paragraph->space_before = air;
  paragraph->tag = "P";
  if (cell == CELL_LEADS || cell == CELL_DUE)
    tandem_row_box_add_line (row, cell, paragraph);
  else
    tandem_row_box_add (row, cell, paragraph);
}

/* Adds "Done when: …" and the like. */
static void
add_phrase (TandemMaker *self, TandemRowBox *row, TandemWord word, const char *text, TandemInk ink)
{
  g_autofree char *isolated = tandem_maker_isolate (self, text);
  g_autofree char *phrase = *text != '\0' ? tandem_language_format (self->pen.language, word, isolated) : g_strdup ("");

  add_text (self, row, CELL_MILESTONE, phrase, self->pen.sheet->small, TANDEM_WEIGHT_REGULAR, ink, self->pen.sheet->small * 0.25);
}

static void
add_milestone_cell (TandemMaker *self, TandemRowBox *row, const TandemEditionMilestone *milestone)
{
  const TandemSheet *sheet = self->pen.sheet;
  TandemInk ink = tandem_maker_is_red (milestone) ? TANDEM_INK_LATE : milestone->state == TANDEM_STATE_CANCELLED ? TANDEM_INK_QUIET : TANDEM_INK_TEXT;
  TandemParagraph *title = tandem_paragraph_new (milestone->title, sheet->body * 1.08, ink);
  double indent = sheet->mark * 1.85;
  TandemDrawOp look;
  guint first = row->cells[CELL_MILESTONE]->len;

  title->weight = TANDEM_WEIGHT_SEMIBOLD;
  title->tag = "P";
  tandem_maker_mark (self, milestone, &look);
  tandem_paragraph_mark (title, &look, sheet->mark * 1.1, indent);
  tandem_row_box_add (row, CELL_MILESTONE, title);
  add_text (self, row, CELL_MILESTONE, milestone->explanation, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, sheet->small * 0.3);
  add_phrase (self, row, TANDEM_WORD_DONE_WHEN, milestone->done_when, TANDEM_INK_TEXT);
  add_phrase (self, row, TANDEM_WORD_SERVES, milestone->criterion, TANDEM_INK_QUIET);
  for (guint i = 0; i < milestone->n_resources; i++)
    {
      const TandemEditionResource *resource = &milestone->resources[i];
      TandemParagraph *paragraph = tandem_paragraph_new (resource->title, sheet->small, *resource->url != '\0' ? TANDEM_INK_ACCENT : TANDEM_INK_QUIET);

      paragraph->link = g_strdup (resource->url);
      paragraph->space_before = sheet->small * 0.25;
      tandem_row_box_add (row, CELL_MILESTONE, paragraph);
    }
  for (guint i = first + 1; i < row->cells[CELL_MILESTONE]->len; i++)
    ((TandemParagraph *) g_ptr_array_index (row->cells[CELL_MILESTONE], i))->indent = indent;
}

/* "Leo Kim · 24 Nov" under what is still to be handed over. */
static char *
deliverable_line (const TandemMaker *self, const TandemEditionDeliverable *deliverable)
{
  g_autofree char *due = tandem_maker_day (self, deliverable->due);
  g_autofree char *owner = tandem_maker_isolate (self, deliverable->owner);

  if (deliverable->done || (*deliverable->owner == '\0' && *due == '\0'))
    return NULL;
  return g_strdup_printf ("%s%s%s", owner, *deliverable->owner != '\0' && *due != '\0' ? " · " : "", due);
}

/* What both hand over stands on both sides. */
static void
add_deliverables (TandemMaker *self, TandemRowBox *row, guint cell, const TandemEditionMilestone *milestone, TandemSide other)
{
  const TandemSheet *sheet = self->pen.sheet;
  double indent = sheet->box * 1.55;

  for (guint i = 0; i < milestone->n_deliverables; i++)
    {
      const TandemEditionDeliverable *deliverable = &milestone->deliverables[i];
      TandemDrawOp box = { .kind = TANDEM_DRAW_SHAPE, .shape = deliverable->done ? TANDEM_SHAPE_BOX_TICK : TANDEM_SHAPE_BOX,
                           .fill = deliverable->done ? TANDEM_INK_DONE : TANDEM_INK_PAPER, .stroke = TANDEM_INK_NOT_STARTED };
      TandemParagraph *title;
      char *line;

      if (deliverable->side == other)
        continue;
      title = tandem_paragraph_new (deliverable->title, sheet->small, TANDEM_INK_TEXT);
      title->space_before = sheet->small * 0.45;
      title->tag = "P";
      tandem_paragraph_mark (title, &box, sheet->box, indent);
      title->shape_words = tandem_language_word (self->pen.language, deliverable->done ? TANDEM_WORD_DONE : TANDEM_WORD_NOT_DONE);
      tandem_row_box_add (row, cell, title);
      line = deliverable_line (self, deliverable);
      if (line != NULL)
        {
          TandemParagraph *under = tandem_paragraph_take (line, sheet->least, deliverable->days_late > 0 ? TANDEM_INK_LATE : TANDEM_INK_QUIET);

          under->indent = indent;
          tandem_row_box_add_line (row, cell, under);
        }
    }
}

static void
add_leads (TandemMaker *self, TandemRowBox *row, const TandemEditionMilestone *milestone)
{
  const TandemEditionLead *leads[] = { &milestone->buyer_lead, &milestone->seller_lead };
  double size = self->pen.sheet->small;
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    {
      guint side = milestone->driver == TANDEM_SIDE_SELLER ? 1 - i : i; /* who drives it stands first */
      g_autofree char *lead = tandem_maker_lead (self, leads[side]);

      if (*lead == '\0')
        continue;
      add_text (self, row, CELL_LEADS, lead, size, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT, size * 0.2);
      n++;
    }
  if (n == 0)
    add_text (self, row, CELL_LEADS, tandem_language_word (self->pen.language, milestone->driver == TANDEM_SIDE_JOINT ? TANDEM_WORD_EVERYONE : TANDEM_WORD_LEAD_TO_COME),
              size, TANDEM_WEIGHT_REGULAR, milestone->driver == TANDEM_SIDE_JOINT ? TANDEM_INK_TEXT : TANDEM_INK_QUIET, 0);
  if (*milestone->support.name != '\0')
    {
      g_autofree char *name = tandem_maker_isolate (self, milestone->support.name);
      g_autofree char *support = tandem_language_format (self->pen.language, TANDEM_WORD_SUPPORT, name);

      add_text (self, row, CELL_LEADS, support, size, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, size * 0.2);
    }
}

static void
add_due (TandemMaker *self, TandemRowBox *row, const TandemEditionMilestone *milestone)
{
  const TandemSheet *sheet = self->pen.sheet;
  g_autofree char *due = tandem_maker_due (self, milestone);
  g_autofree char *late = milestone->days_late > 0 ? tandem_language_count (self->pen.language, TANDEM_WORD_DAYS_LATE, milestone->days_late) : NULL;
  TandemInk ink = tandem_maker_is_red (milestone) ? TANDEM_INK_LATE : TANDEM_INK_TEXT;
  gboolean has_day = milestone->due != TANDEM_DAY_NONE;
  const char *state = late != NULL ? late : tandem_maker_state (self, milestone);

  add_text (self, row, CELL_DUE, due, has_day ? sheet->body : sheet->small, has_day ? TANDEM_WEIGHT_SEMIBOLD : TANDEM_WEIGHT_REGULAR, has_day ? ink : TANDEM_INK_QUIET, 0);
  ((TandemParagraph *) g_ptr_array_index (row->cells[CELL_DUE], 0))->tabular = TRUE;
  add_text (self, row, CELL_DUE, state, sheet->small, TANDEM_WEIGHT_REGULAR, late != NULL ? TANDEM_INK_LATE : TANDEM_INK_QUIET, sheet->small * 0.2);
  if (!milestone->agreed && milestone->state != TANDEM_STATE_DONE && milestone->state != TANDEM_STATE_CANCELLED)
    add_text (self, row, CELL_DUE, tandem_language_word (self->pen.language, TANDEM_WORD_PROPOSED), sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, sheet->small * 0.2);
}

/* Whether the buyer's @function leads an open milestone before the one at @place, whoever that is. */
static gboolean
is_needed_before (const TandemEdition *edition, const char *function, guint place)
{
  for (guint i = 0; i < place; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];

      if (milestone->state != TANDEM_STATE_DONE && milestone->state != TANDEM_STATE_CANCELLED && strcmp (milestone->buyer_lead.function, function) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Functions of the buyer that nobody is named for, each in the phase that needs it first: "Legal needed from 1 Dec". */
static void
append_needs (const TandemMaker *self, int phase, GString *text)
{
  const TandemEdition *edition = self->pen.edition;

  for (guint i = 0; i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];
      const TandemEditionLead *lead = &milestone->buyer_lead;
      TandemDay day = milestone->needed_from;
      g_autofree char *written = NULL;
      g_autofree char *need = NULL;

      if (milestone->phase != phase || milestone->state == TANDEM_STATE_DONE || milestone->state == TANDEM_STATE_CANCELLED || *lead->name != '\0' || *lead->function == '\0'
          || day == TANDEM_DAY_NONE || is_needed_before (edition, lead->function, i))
        continue;
      written = tandem_maker_day (self, day);
      need = tandem_language_format (self->pen.language, TANDEM_WORD_NEEDED_FROM_DAY, lead->function, written);
      g_string_append_printf (text, " · %s", need);
    }
}

static void
add_phase (TandemMaker *self, TandemTable *table, int phase)
{
  const TandemEdition *edition = self->pen.edition;
  const char *name = phase >= 0 ? edition->phases[phase].name : tandem_language_word (self->pen.language, TANDEM_WORD_OTHER_MILESTONES);
  g_autofree char *done = phase >= 0 ? tandem_language_format (self->pen.language, TANDEM_WORD_OF_DONE, (int) edition->phases[phase].n_done, (int) edition->phases[phase].n_milestones) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (done);
  TandemRowBox *row;

  append_needs (self, phase, text);
  row = tandem_table_add (table, tandem_maker_band (self, table->width, name, g_str_has_prefix (text->str, " · ") ? text->str + strlen (" · ") : text->str));
  row->again = tandem_maker_band (self, table->width, name, tandem_language_word (self->pen.language, TANDEM_WORD_CONTINUED));
}

static void
set_header (TandemMaker *self, TandemTable *table, const TandemColumn *columns)
{
  const TandemSheet *sheet = self->pen.sheet;
  const TandemEdition *edition = self->pen.edition;
  char *heads[] = {
    g_strdup (tandem_language_word (self->pen.language, TANDEM_WORD_MILESTONE_AND_MEANING)),
    tandem_language_format (self->pen.language, TANDEM_WORD_SIDE_DELIVERS, edition->buyer),
    tandem_language_format (self->pen.language, TANDEM_WORD_SIDE_DELIVERS, edition->seller),
    g_strdup (tandem_language_word (self->pen.language, TANDEM_WORD_LEADS)),
    g_strdup (tandem_language_word (self->pen.language, TANDEM_WORD_DUE)),
  };

  table->header = tandem_row_box_new (columns, N_CELLS);
  table->header->is_header = TRUE;
  table->header->below = sheet->small * 0.6;
  table->header->rule = 1.5;
  for (guint i = 0; i < N_CELLS; i++)
    {
      TandemParagraph *head = tandem_paragraph_take (heads[i], sheet->small, TANDEM_INK_QUIET);

      head->weight = TANDEM_WEIGHT_SEMIBOLD;
      head->indent = i == CELL_MILESTONE ? sheet->mark * 1.85 : 0;
      tandem_row_box_add (table->header, i, head);
    }
}

/**
 * tandem_checklist_table:
 * @only_highlighted: only what concerns the audience, without the names of phases
 *
 * Returns: (transfer full): milestones by phase, with explanations, deliverables, leads and due days; a header and maybe no row
 */
TandemTable *
tandem_checklist_table (TandemMaker *self, gboolean only_highlighted)
{
  static const double shares[N_CELLS] = { 0.4, 0.165, 0.165, 0.165, 0.105 };
  const TandemSheet *sheet = self->pen.sheet;
  const TandemEdition *edition = self->pen.edition;
  TandemTable *table = tandem_table_new (sheet->margin, tandem_maker_content_width (self));
  TandemColumn columns[N_CELLS];
  double at = 0;
  int phase = G_MININT;

  for (guint i = 0; i < N_CELLS; i++)
    {
      columns[i] = (TandemColumn) { at, shares[i] * table->width - (i + 1 < N_CELLS ? sheet->body * 1.3 : 0) };
      at += shares[i] * table->width;
    }
  table->least_air = 0.6;
  set_header (self, table, columns);
  for (guint i = 0; i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];
      TandemRowBox *row;

      if (milestone->item < 0 || (only_highlighted && !milestone->highlighted))
        continue;
      if (milestone->phase != phase && edition->n_phases > 0 && !only_highlighted)
        add_phase (self, table, milestone->phase);
      phase = milestone->phase;
      row = tandem_table_add (table, tandem_row_box_new (columns, N_CELLS));
      row->above = sheet->body * 0.75;
      row->below = sheet->body * 0.85;
      row->rule = 1;
      add_milestone_cell (self, row, milestone);
      add_deliverables (self, row, CELL_BUYER, milestone, TANDEM_SIDE_SELLER);
      add_deliverables (self, row, CELL_SELLER, milestone, TANDEM_SIDE_BUYER);
      add_leads (self, row, milestone);
      add_due (self, row, milestone);
    }
  return table;
}

/* Adds the checklist, over as many pages as it needs. */
void
tandem_checklist_add (TandemMaker *self, gboolean only_highlighted)
{
  const TandemSheet *sheet = self->pen.sheet;
  g_autoptr (TandemTable) table = tandem_checklist_table (self, only_highlighted);

  tandem_maker_begin_section (self, tandem_language_word (self->pen.language, TANDEM_WORD_CHECKLIST));
  if (table->rows->len > 0)
    tandem_flow_table (&self->flow, table);
  else
    self->flow.y += tandem_pen_text (&self->pen, sheet->margin, self->flow.y, tandem_maker_content_width (self), sheet->body, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_START, "P",
                     tandem_language_word (self->pen.language, TANDEM_WORD_NO_MILESTONES));
  tandem_maker_end_section (self);
}
