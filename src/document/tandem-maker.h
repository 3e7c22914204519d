/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document while it is made: pages are added one after the other. Only the files of this folder include this. */
#pragma once

#include "tandem-table.h"

G_BEGIN_DECLS

typedef struct
{
  TandemDrawList *list;
  char           *outline; /* NULL: continues the page before */
} TandemPage;

typedef struct
{
  TandemDocument *document;
  const TandemDocumentOptions *options;
  TandemPen       pen;
  TandemFlow      flow;
  const char     *heading;  /* of the section whose pages are made */
  char           *outline;  /* of the next page */
  guint           n_shown;  /* milestones on the timeline */
  gboolean        title_is_cut, goal_is_cut; /* on the first page: said whole on the next */
  gboolean        needs_key; /* some milestone of the timeline isn't said on its page */
  GHashTable     *numbers;  /* item of a milestone that has a number in its mark → the number */
} TandemMaker;

/* pages and what every page has: tandem-maker.c */
void   tandem_maker_begin_page    (TandemMaker *self, double height);
void   tandem_maker_begin_section (TandemMaker *self, const char *heading);
void   tandem_maker_end_section (TandemMaker *self);
void   tandem_maker_add_footers   (TandemMaker *self);
double tandem_maker_content_width (const TandemMaker *self);
double tandem_maker_bottom        (const TandemMaker *self);
char  *tandem_maker_status_line   (const TandemMaker *self, gboolean inside);
void   tandem_maker_names         (const TandemMaker *self, GString *text);
TandemRowBox *tandem_maker_band   (const TandemMaker *self, double width, const char *name, const char *end);

/* how things are said in tables: tandem-phrases.c */
char  *tandem_maker_isolate       (const TandemMaker *self, const char *text);
char  *tandem_maker_day           (const TandemMaker *self, TandemDay day);
char  *tandem_maker_due           (const TandemMaker *self, const TandemEditionMilestone *milestone);
char  *tandem_maker_lead          (const TandemMaker *self, const TandemEditionLead *lead);
const char *tandem_maker_state    (const TandemMaker *self, const TandemEditionMilestone *milestone);
void   tandem_maker_mark          (const TandemMaker *self, const TandemEditionMilestone *milestone, TandemDrawOp *look);
char  *tandem_maker_alt_text      (const TandemMaker *self);
gboolean tandem_maker_is_red      (const TandemEditionMilestone *milestone);

/* the pages: a file each */
void   tandem_plan_page_add       (TandemMaker *self);
void   tandem_checklist_add       (TandemMaker *self, gboolean only_highlighted);
void   tandem_people_add          (TandemMaker *self);
void   tandem_audience_add        (TandemMaker *self);

/* parts of pages */
TandemEdition   tandem_overview_reduce  (const TandemEdition *edition, gint64 selected, TandemEditionMilestone **milestones);
void            tandem_overview_add_key (TandemMaker *self);
TandemTable    *tandem_next_steps_new  (TandemMaker *self, double x, double width, guint most);
double          tandem_maker_logos      (TandemMaker *self, double x, double y, double height, double *real_height);
TandemTable    *tandem_checklist_table (TandemMaker *self, gboolean only_highlighted);
TandemParagraph *tandem_email_paragraph (const TandemMaker *self, const char *email, double width);
double          tandem_plan_page_head  (TandemMaker *self);
double          tandem_plan_page_legend (TandemMaker *self, double x, double y, double width, gboolean draw);
TandemDrawList *tandem_plan_page_timeline (TandemMaker *self, double width, double height, gboolean has_key);
TandemDrawList *tandem_plan_page_fit (TandemMaker *self, double width, double room);
void            tandem_plan_page_figure (TandemMaker *self, TandemDrawList *timeline, double y);

G_END_DECLS
