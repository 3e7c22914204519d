/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins rows to one entity: shows it, takes what is typed and chosen, writes it, keeps what can't be written. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_EDITOR (tandem_editor_get_type ())
G_DECLARE_FINAL_TYPE (TandemEditor, tandem_editor, TANDEM, EDITOR, GObject)

/* A line to say about a field where nothing is typed in it: (transfer full) (nullable). */
typedef char *(*TandemEditorDescribe) (TandemEditor *self, TandemEntity *entity, guint field, gpointer data);

typedef enum
{
  TANDEM_EDITOR_WRITE, /* write it; or what is put in its place, the only thing typed then */
  TANDEM_EDITOR_WAIT,  /* write nothing yet: the person is still typing */
  TANDEM_EDITOR_TAKEN, /* the field shows again what is written; it is being asked about */
} TandemEditorAnswer;

/* What becomes of one field that was typed in. `may_ask`: the person has finished. */
typedef TandemEditorAnswer (*TandemEditorTake) (TandemEditor *self, TandemEntity *entity, const TandemEditLeaf *leaf, gboolean may_ask, TandemEdit **instead,
                                                gpointer data);

/* Signal: add-person (field): "Add person…" was chosen for a REF field. */
TandemEditor    *tandem_editor_new           (TandemKind kind);
void             tandem_editor_adopt         (TandemEditor *self, GtkWidget *root);
void             tandem_editor_set_workspace (TandemEditor *self, TandemWorkspace *workspace);
TandemWorkspace *tandem_editor_get_workspace (TandemEditor *self);
TandemPlan      *tandem_editor_get_plan      (TandemEditor *self);
void             tandem_editor_set_entity    (TandemEditor *self, TandemPlan *plan, gint64 id);
TandemEntity    *tandem_editor_get_entity    (TandemEditor *self);
void             tandem_editor_describe      (TandemEditor *self, TandemEditorDescribe describe, gpointer data);
void             tandem_editor_take          (TandemEditor *self, TandemEditorTake take, gpointer data);
void             tandem_editor_refresh       (TandemEditor *self);
gboolean         tandem_editor_commit        (TandemEditor *self);

G_END_DECLS
