/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the checklist share. */
#pragma once

#include "tandem-checklist-cell.h"
#include "tandem-checklist-model.h"
#include "tandem-checklist.h"
#include "tandem-headed-list.h"

G_BEGIN_DECLS

struct _TandemChecklist
{
  AdwBin                parent_instance;
  TandemWorkspace      *workspace;
  TandemChecklistModel *model;
  GtkSliceListModel    *shown;       /* the lines that the list has so far */
  GtkMultiSelection    *selection;
  TandemHeadedList     *headed_list;
  GtkListView          *view;
  GtkWidget            *menu;        /* the context menu, while it is open */
  GtkWidget            *closing_menu; /* it, until its action has run */
  gboolean              has_opened;  /* that action was "open": the focus is elsewhere */
  GHashTable           *cells;       /* the cells that show a row */
  guint                 update_id;   /* an update is due */
  guint                 grow_id;     /* more lines are to come */
  guint                 reveal_id;   /* something is to be shown after the layout */
  gboolean              is_selecting; /* own change of the selection */
  gpointer              shown_plan;  /* whose lines are shown; only to be compared */
  gboolean              to_top;      /* another plan begins at its start */
  gint64                reveal;      /* milestone to show after the update, 0 for none */
  gboolean              reveal_focus; /* and to give the focus to */
  TandemChecklistRow   *reveal_add;  /* the "add" line to show after the update, since typing goes on there; borrowed */
  gint64                rename;      /* phase to rename after the update */
  gboolean              is_narrow;   /* there is hardly room for titles */
};

/* tandem-checklist.c */
TandemPlan *tandem_checklist_get_plan            (TandemChecklist *self);
void        tandem_checklist_queue_update        (TandemChecklist *self);
void        tandem_checklist_update_now          (TandemChecklist *self);
void        tandem_checklist_type_milestone      (TandemChecklist *self, gint64 phase);
void        tandem_checklist_focus               (TandemChecklist *self, gint64 milestone);
GPtrArray  *tandem_checklist_get_selected        (TandemChecklist *self);
TandemChecklistCell *tandem_checklist_find_cell  (TandemChecklist *self, TandemChecklistKind kind, gint64 id);

/* tandem-checklist-pieces.c */
gboolean    tandem_checklist_begin               (TandemChecklist *self);
void        tandem_checklist_reach               (TandemChecklist *self, guint place);

/* tandem-checklist-actions.c */
void        tandem_checklist_install_actions     (GtkWidgetClass *widget_class);
void        tandem_checklist_enable_actions      (TandemChecklist *self);
gboolean    tandem_checklist_add_typed           (TandemChecklist *self, TandemChecklistRow *row, const char *title);
gboolean    tandem_checklist_rename_phase        (TandemChecklist *self, gint64 phase, const char *name);
gboolean    tandem_checklist_move                (TandemChecklist *self, GPtrArray *milestones, gint64 phase, gint64 before);

/* tandem-checklist-menu.c */
void        tandem_checklist_popup               (TandemChecklist *self, GtkWidget *at, double x, double y);

/* tandem-checklist-drag.c */
void        tandem_checklist_enable_drag         (TandemChecklist *self, TandemChecklistCell *cell);

G_END_DECLS
