/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include <string.h>

/* The timeline takes what the tables leave of a page, within these shares of it. */
#define LEAST_TIMELINE 0.26
#define MOST_TIMELINE 0.4

enum { CELL_NAME, CELL_JOB, CELL_SIDE, CELL_EMAIL, CELL_PHONE, N_CELLS };

/* Whether the audience has to do with @person: they lead or support a milestone of its part. */
static gboolean
concerns_audience (const TandemEdition *edition, const TandemEditionPerson *person)
{
  for (guint i = 0; i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];
      const char *names[] = { milestone->buyer_lead.name, milestone->seller_lead.name, milestone->support.name };

      for (guint n = 0; n < G_N_ELEMENTS (names) && milestone->highlighted && milestone->item > 0; n++)
        if (*person->name != '\0' && strcmp (names[n], person->name) == 0)
          return TRUE;
    }
  return FALSE;
}

/* One line a person; no rows where nobody is named. */
static TandemTable *
create_contacts (const TandemMaker *self)
{
  static const double shares[N_CELLS] = { 0.2, 0.25, 0.19, 0.23, 0.13 };
  const TandemSheet *sheet = self->pen.sheet;
  const TandemEdition *edition = self->pen.edition;
  TandemTable *table = tandem_table_new (sheet->margin, tandem_maker_content_width (self));
  TandemColumn columns[N_CELLS];
  double at = 0;

  for (guint i = 0; i < N_CELLS; i++)
    {
      columns[i] = (TandemColumn) { at, shares[i] * table->width - sheet->body };
      at += shares[i] * table->width;
    }
  for (guint i = 0; i < edition->n_people; i++)
    {
      const TandemEditionPerson *person = &edition->people[i];
      const char *side = *person->organisation != '\0' ? person->organisation : person->side == TANDEM_SIDE_SELLER ? edition->seller : edition->buyer;
      TandemParagraph *name;
      TandemRowBox *row;

      if (!concerns_audience (edition, person))
        continue;
      row = tandem_table_add (table, tandem_row_box_new (columns, N_CELLS));
      row->above = row->below = sheet->small * 0.4;
      row->rule = 1;
      name = tandem_paragraph_new (person->name, sheet->small, TANDEM_INK_TEXT);
      name->weight = TANDEM_WEIGHT_SEMIBOLD;
      tandem_row_box_add (row, CELL_NAME, name);
      tandem_row_box_add (row, CELL_JOB, tandem_paragraph_new (*person->job_title != '\0' ? person->job_title : person->function, sheet->small, TANDEM_INK_QUIET));
      tandem_row_box_add (row, CELL_SIDE, tandem_paragraph_new (side, sheet->small, TANDEM_INK_QUIET));
      tandem_row_box_add (row, CELL_EMAIL, tandem_email_paragraph (self, person->email, columns[CELL_EMAIL].width));
      tandem_row_box_add (row, CELL_PHONE, tandem_paragraph_take (tandem_maker_isolate (self, person->phone), sheet->small, TANDEM_INK_TEXT));
    }
  return table;
}

static void
write_table (TandemMaker *self, TandemTable *table, TandemWord heading)
{
  const TandemSheet *sheet = self->pen.sheet;
  double width = tandem_maker_content_width (self);
  double head = sheet->head * 1.22 + sheet->body * 0.6;

  if (tandem_flow_wants_page (&self->flow, table, head))
    self->flow.turn_page (&self->flow);
  self->flow.y += tandem_pen_text (&self->pen, sheet->margin, self->flow.y, width, sheet->head, TANDEM_WEIGHT_SEMIBOLD, TANDEM_INK_TEXT, TANDEM_ALIGN_START, "H2",
                                   tandem_language_word (self->pen.language, heading)) + sheet->body * 0.6;
  tandem_flow_table (&self->flow, table);
}

/* Height of @table with its heading, px. */
static double
section_height (const TandemMaker *self, const TandemTable *table)
{
  const TandemSheet *sheet = self->pen.sheet;

  return table->rows->len > 0 ? sheet->head * 1.22 + sheet->body * 2 + tandem_table_height (table, &self->pen) : 0;
}

/* A picture is as high as what is on it. */
static void
turn_picture_cb (TandemFlow *flow)
{
}

/* Adds the page for one function: its milestones on the timeline, its part of the checklist, whom to ask. */
void
tandem_audience_add (TandemMaker *self)
{
  const TandemSheet *sheet = self->pen.sheet;
  const TandemEdition *edition = self->pen.edition;
  const char *function = tandem_language_function (self->pen.language, edition->audience);
  g_autofree char *heading = tandem_language_format (self->pen.language, TANDEM_WORD_FOR_AUDIENCE, function);
  double width = tandem_maker_content_width (self), y, room;
  gboolean is_paper = sheet->height > 0;
  g_autoptr (TandemDrawList) timeline = NULL;
  g_autoptr (TandemTable) table = NULL, contacts = NULL;

  self->heading = heading;
  g_free (self->outline);
  self->outline = g_strdup (heading);
  if (is_paper)
    tandem_maker_begin_section (self, heading);
  else
    {
      tandem_maker_begin_page (self, 100000);
      self->flow = (TandemFlow) { .pen = &self->pen, .bottom = G_MAXDOUBLE, .turn_page = turn_picture_cb, .data = self };
      self->flow.y = tandem_plan_page_head (self) + sheet->body;
    }
  y = self->flow.y;
  table = tandem_checklist_table (self, TRUE);
  contacts = create_contacts (self);
  room = self->flow.bottom - y - section_height (self, table) - section_height (self, contacts) - sheet->body * 1.4;
  /* What doesn't fit on one page leaves the timeline the room for its labels. */
  room = room < sheet->height * LEAST_TIMELINE ? sheet->height * MOST_TIMELINE : MIN (room, sheet->height * MOST_TIMELINE);
  timeline = is_paper ? tandem_plan_page_fit (self, width, room) : tandem_plan_page_timeline (self, width, 0, TRUE);
  tandem_plan_page_figure (self, timeline, y);
  self->flow.y = y + tandem_draw_list_get_height (timeline) + sheet->body * 1.4;

  if (table->rows->len > 0)
    write_table (self, table, TANDEM_WORD_YOUR_PART);
  else
    {
      g_autofree char *nothing = tandem_language_format (self->pen.language, TANDEM_WORD_NOTHING_FOR_YOU, function);

      self->flow.y += tandem_pen_text (&self->pen, sheet->margin, self->flow.y, width, sheet->body, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_START, "P", nothing);
    }
  self->flow.y += sheet->body * 1.3;
  if (contacts->rows->len > 0)
    write_table (self, contacts, TANDEM_WORD_WHO_TO_ASK);
  if (!is_paper)
    tandem_draw_list_set_size (self->pen.list, sheet->width, self->flow.y + sheet->margin);
  self->heading = NULL;
}
