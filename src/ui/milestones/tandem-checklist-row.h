/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the checklist: a phase, a milestone, or a place to add one. Its content changes, its identity doesn't. */
#pragma once

#include "tandem-edition.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  TANDEM_CHECKLIST_PHASE,
  TANDEM_CHECKLIST_MILESTONE,
  TANDEM_CHECKLIST_ADD_MILESTONE,
  TANDEM_CHECKLIST_ADD_PHASE,
} TandemChecklistKind;

typedef struct
{
  char       *name;     /* "Leo Kim", "Legal, name to come"; NULL for nobody */
  gboolean    is_named; /* a person, not a function that waits for one */
} TandemChecklistLead;

typedef struct
{
  char       *title;
  char       *note;       /* second line, one paragraph; "" for none */
  TandemChecklistLead buyer_lead, seller_lead;
  TandemState state;
  double      progress;   /* 0 to 1 */
  gboolean    is_agreed, is_anchor, is_internal;
  TandemDay   due;
  int         days_late;  /* working days */
  guint       n, n_done;  /* of a phase: milestones that count, and done */
  gboolean    is_first;   /* of its box */
} TandemChecklistContent;

#define TANDEM_TYPE_CHECKLIST_ROW (tandem_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemChecklistRow, tandem_checklist_row, TANDEM, CHECKLIST_ROW, GObject)

/* Signals: changed, when the content became another one. */
TandemChecklistRow           *tandem_checklist_row_new          (TandemChecklistKind kind, gint64 id);
TandemChecklistKind           tandem_checklist_row_get_kind     (TandemChecklistRow *self);
gint64                        tandem_checklist_row_get_id       (TandemChecklistRow *self);
gint64                        tandem_checklist_row_get_phase    (TandemChecklistRow *self);
const TandemChecklistContent *tandem_checklist_row_get_content  (TandemChecklistRow *self);
gboolean                      tandem_checklist_row_take_content (TandemChecklistRow *self, gint64 phase, TandemChecklistContent *content);
void                          tandem_checklist_content_clear    (TandemChecklistContent *content);

G_END_DECLS
