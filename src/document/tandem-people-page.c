/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include <string.h>

enum { CELL_NAME, CELL_FUNCTION, CELL_PART, CELL_CONTACT, CELL_NEEDED, N_CELLS };

static void
add_cell (TandemRowBox *row, guint cell, const char *text, double size, TandemWeight weight, TandemInk ink)
{
  TandemParagraph *paragraph;

  if (*text == '\0')
    return;
  paragraph = tandem_paragraph_new (text, size, ink);
  paragraph->weight = weight;
  paragraph->space_before = size * 0.15;
  paragraph->tag = "P";
  tandem_row_box_add (row, cell, paragraph);
}

static TandemRowBox *
add_row (const TandemMaker *self, TandemTable *table, const TandemColumn *columns)
{
  TandemRowBox *row = tandem_table_add (table, tandem_row_box_new (columns, N_CELLS));

  row->above = row->below = self->pen.sheet->body * 0.55;
  row->rule = 1;
  return row;
}

/* An address; a link where it is one. Small enough for @width px, where that leaves it legible. */
TandemParagraph *
tandem_email_paragraph (const TandemMaker *self, const char *email, double width)
{
  const TandemSheet *sheet = self->pen.sheet;
  double natural = tandem_pen_natural_width (&self->pen, sheet->small, TANDEM_WEIGHT_REGULAR, email) + 1;
  TandemParagraph *paragraph = tandem_paragraph_new (email, MAX (sheet->small * MIN (width / natural, 1), sheet->least), TANDEM_INK_ACCENT);

  if (strchr (email, '@') != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (email, "@", FALSE);

      paragraph->link = g_strdup_printf ("mailto:%s", escaped);
    }
  return paragraph;
}

static void
add_person (const TandemMaker *self, TandemTable *table, const TandemColumn *columns, const TandemEditionPerson *person)
{
  const TandemSheet *sheet = self->pen.sheet;
  TandemRowBox *row = add_row (self, table, columns);
  g_autofree char *needed = tandem_maker_day (self, person->needed_from);
  g_autofree char *phone = tandem_maker_isolate (self, person->phone);
  g_autofree char *to_come = *person->name == '\0' ? tandem_language_format (self->pen.language, TANDEM_WORD_NAME_TO_COME, person->function) : NULL;

  add_cell (row, CELL_NAME, to_come != NULL ? to_come : person->name, sheet->body, TANDEM_WEIGHT_SEMIBOLD, to_come != NULL ? TANDEM_INK_QUIET : TANDEM_INK_TEXT);
  add_cell (row, CELL_NAME, person->job_title, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET);
  add_cell (row, CELL_FUNCTION, person->function, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT);
  add_cell (row, CELL_PART, person->role, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT);
  if (*person->email != '\0')
    tandem_row_box_add (row, CELL_CONTACT, tandem_email_paragraph (self, person->email, columns[CELL_CONTACT].width));
  add_cell (row, CELL_CONTACT, phone, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT);
  add_cell (row, CELL_NEEDED, needed, sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_TEXT);
}

/* Functions that lead something on @side while nobody is named, from their first day on. */
static void
add_open_functions (const TandemMaker *self, TandemTable *table, const TandemColumn *columns, TandemSide side)
{
  const TandemEdition *edition = self->pen.edition;
  g_autoptr (GPtrArray) functions = g_ptr_array_new ();

  for (guint i = 0; i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];
      const TandemEditionLead *lead = side == TANDEM_SIDE_BUYER ? &milestone->buyer_lead : &milestone->seller_lead;
      TandemDay first = TANDEM_DAY_NONE;
      TandemEditionPerson open = { .name = "", .organisation = "", .job_title = "", .function = lead->function, .role = "", .email = "", .phone = "" };

      if (*lead->name != '\0' || *lead->function == '\0' || milestone->state == TANDEM_STATE_DONE || milestone->state == TANDEM_STATE_CANCELLED
          || g_ptr_array_find_with_equal_func (functions, lead->function, g_str_equal, NULL))
        continue;
      g_ptr_array_add (functions, (gpointer) lead->function);
      for (guint k = i; k < edition->n_milestones; k++)
        {
          const TandemEditionMilestone *other = &edition->milestones[k];
          const TandemEditionLead *same = side == TANDEM_SIDE_BUYER ? &other->buyer_lead : &other->seller_lead;
          TandemDay day = other->needed_from;

          if (*same->name == '\0' && strcmp (same->function, lead->function) == 0 && day != TANDEM_DAY_NONE && (first == TANDEM_DAY_NONE || day < first)
              && other->state != TANDEM_STATE_DONE && other->state != TANDEM_STATE_CANCELLED)
            first = day;
        }
      open.needed_from = first;
      add_person (self, table, columns, &open);
    }
}

static void
set_header (const TandemMaker *self, TandemTable *table, const TandemColumn *columns)
{
  static const TandemWord heads[N_CELLS] = { TANDEM_WORD_NAME, TANDEM_WORD_FUNCTION, TANDEM_WORD_PART_IN_PLAN, TANDEM_WORD_CONTACT, TANDEM_WORD_NEEDED_FROM };
  const TandemSheet *sheet = self->pen.sheet;

  table->header = tandem_row_box_new (columns, N_CELLS);
  table->header->is_header = TRUE;
  table->header->below = sheet->small * 0.6;
  table->header->rule = 1.5;
  for (guint i = 0; i < N_CELLS; i++)
    {
      TandemParagraph *head = tandem_paragraph_new (tandem_language_word (self->pen.language, heads[i]), sheet->small, TANDEM_INK_QUIET);

      head->weight = TANDEM_WEIGHT_SEMIBOLD;
      tandem_row_box_add (table->header, i, head);
    }
}

/* People of both sides, and the functions nobody is named for. */
static TandemTable *
create_table (const TandemMaker *self)
{
  static const double shares[N_CELLS] = { 0.28, 0.16, 0.18, 0.26, 0.12 };
  const TandemEdition *edition = self->pen.edition;
  TandemTable *table = tandem_table_new (self->pen.sheet->margin, tandem_maker_content_width (self));
  const char *names[] = { edition->buyer, edition->seller };
  double at = self->pen.sheet->body * 0.85, whole = table->width - at;
  TandemColumn columns[N_CELLS];

  for (guint i = 0; i < N_CELLS; i++)
    {
      columns[i] = (TandemColumn) { at, shares[i] * whole - self->pen.sheet->body };
      at += shares[i] * whole;
    }
  table->least_air = 0.6;
  set_header (self, table, columns);
  for (TandemSide side = TANDEM_SIDE_BUYER; side <= TANDEM_SIDE_SELLER; side++)
    {
      guint before = table->rows->len;

      tandem_table_add (table, tandem_maker_band (self, table->width, names[side], NULL))->again = tandem_maker_band (self, table->width, names[side], NULL);
      for (guint i = 0; i < edition->n_people; i++)
        {
          const TandemEditionPerson *person = &edition->people[i];
          TandemSide of = person->side == TANDEM_SIDE_SELLER ? TANDEM_SIDE_SELLER : TANDEM_SIDE_BUYER;

          if (of == side && (*person->name != '\0' || *person->function != '\0'))
            add_person (self, table, columns, person);
        }
      add_open_functions (self, table, columns, side);
      if (table->rows->len == before + 1)
        add_cell (add_row (self, table, columns), CELL_NAME, tandem_language_word (self->pen.language, TANDEM_WORD_NO_NAMES), self->pen.sheet->small, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET);
    }
  return table;
}

/* Adds who is who on both sides, over as many pages as it needs. */
void
tandem_people_add (TandemMaker *self)
{
  g_autoptr (TandemTable) table = create_table (self);

  tandem_maker_begin_section (self, tandem_language_word (self->pen.language, TANDEM_WORD_PEOPLE));
  tandem_flow_table (&self->flow, table);
  tandem_maker_end_section (self);
}
