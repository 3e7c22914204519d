/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short list of what belongs to a plan or a milestone: unfold to edit, add below, order, delete. */
#pragma once

#include "tandem-editor.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_ITEM_LIST (tandem_item_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemItemList, tandem_item_list, TANDEM, ITEM_LIST, AdwPreferencesGroup)

typedef struct
{
  TandemKind  kind;
  int         owner_field;  /* the REF that says whose they are; -1: all of the plan */
  const char *add_label;    /* N_(): "Add deliverable" */
  int         tick_field;   /* BOOLEAN shown as a check button; -1 for none */
  gboolean    can_reorder;
  gboolean    unfold_new;   /* the title alone doesn't make an item: show the rest at once */

  /* Which of them the list shows; NULL: all. In which order; NULL: as they lie. */
  gboolean     (*shows)   (TandemEntity *entity);
  GCompareFunc  compare; /* of TandemEntity * */
  /* Adds the rows to edit one item, each with the name of its field, to `expander`. */
  void  (*build)     (AdwExpanderRow *expander);
  /* What a row says below its title: (transfer full) (nullable). */
  char *(*describe)  (TandemPlan *plan, TandemEntity *entity, TandemDay today);
  /* Fills in a new item but its title and owner. */
  void  (*prepare)   (TandemPlan *plan, gint64 owner, TandemRow *row, TandemDay today);
} TandemItemListInfo;

/* Signal: add-person (entity, field): "Add person…" was chosen for a REF field of an item. */
void tandem_item_list_set_info  (TandemItemList *self, const TandemItemListInfo *info);
void tandem_item_list_set_owner (TandemItemList *self, TandemWorkspace *workspace, TandemPlan *plan, gint64 owner);
void tandem_item_list_refresh   (TandemItemList *self);
GtkWidget *tandem_item_list_reveal (TandemItemList *self, TandemKind kind, gint64 id);

void tandem_item_list_add_field  (AdwExpanderRow *expander, const char *field, const char *title, gboolean multiline);
void tandem_item_list_add_choice (AdwExpanderRow *expander, const char *field, const char *title);

G_END_DECLS
