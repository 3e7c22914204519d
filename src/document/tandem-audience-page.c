/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

/* Most of a page the timeline may take. */
#define TIMELINE_SHARE 0.36

static void
write_table (TandemMaker *self, TandemTable *table, TandemWord heading)
{
  const TandemSheet *sheet = self->pen.sheet;
  double width = tandem_maker_content_width (self);
  double head = sheet->head * 1.22 + sheet->body * 0.6;

  if (self->flow.y + head + sheet->body * 6 > self->flow.bottom)
    self->flow.turn_page (&self->flow);
  self->flow.y += tandem_pen_text (&self->pen, sheet->margin, self->flow.y, width, sheet->head, TANDEM_WEIGHT_BOLD, TANDEM_INK_TEXT, TANDEM_ALIGN_START, "H2",
                                   tandem_language_word (self->pen.language, heading)) + sheet->body * 0.6;
  tandem_flow_table (&self->flow, table);
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
  double width = tandem_maker_content_width (self), y;
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
  timeline = tandem_plan_page_timeline (self, width, is_paper ? sheet->height * TIMELINE_SHARE : 0, !is_paper);
  tandem_plan_page_figure (self, timeline, y);
  self->flow.y = y + tandem_draw_list_get_height (timeline) + sheet->body * 1.4;

  table = tandem_checklist_table (self, TRUE);
  contacts = tandem_contacts_table (self, TRUE);
  if (table->rows->len > 0)
    write_table (self, table, TANDEM_WORD_YOUR_PART);
  else
    {
      g_autofree char *nothing = tandem_language_format (self->pen.language, TANDEM_WORD_NOTHING_FOR_YOU, function);

      self->flow.y += tandem_pen_text (&self->pen, sheet->margin, self->flow.y, width, sheet->body, TANDEM_WEIGHT_REGULAR, TANDEM_INK_QUIET, TANDEM_ALIGN_START, "P", nothing);
    }
  self->flow.y += sheet->body * 1.6;
  if (contacts->rows->len > 0)
    write_table (self, contacts, TANDEM_WORD_WHO_TO_ASK);
  if (!is_paper)
    tandem_draw_list_set_size (self->pen.list, sheet->width, self->flow.y + sheet->margin);
  self->heading = NULL;
}
