/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done, as an immutable value: one field set, one row added or removed, or a group of these. */
#pragma once

#include "tandem-library.h"

G_BEGIN_DECLS

typedef struct _TandemEdit TandemEdit;

typedef enum { TANDEM_EDIT_SET, TANDEM_EDIT_ADD, TANDEM_EDIT_REMOVE, TANDEM_EDIT_GROUP } TandemEditType;

/* One leaf, as the store writes it and the log keeps it. Borrowed from the edit. */
typedef struct
{
  TandemEditType     type;   /* never GROUP */
  gint64             plan;   /* id of the plan the entity belongs to; its own id for a plan */
  TandemKind         kind;
  gint64             id;
  guint              field;  /* SET */
  const TandemValue *before; /* SET */
  const TandemValue *after;  /* SET */
  const TandemRow   *row;    /* ADD, REMOVE */
} TandemEditLeaf;

#define TANDEM_TYPE_EDIT (tandem_edit_get_type ())
GType tandem_edit_get_type (void);

TandemEdit *tandem_edit_new_set      (gint64 plan, TandemKind kind, gint64 id, guint field, const TandemValue *before, const TandemValue *after);
TandemEdit *tandem_edit_new_add      (gint64 plan, gint64 id, TandemRow *row);
TandemEdit *tandem_edit_new_remove   (gint64 plan, gint64 id, TandemRow *row);
TandemEdit *tandem_edit_new_group    (const char *label, GPtrArray *edits);

TandemEdit *tandem_edit_set          (TandemEntity *entity, guint field, const TandemValue *after);
TandemEdit *tandem_edit_set_text     (TandemEntity *entity, guint field, const char *text);
TandemEdit *tandem_edit_set_integer  (TandemEntity *entity, guint field, gint64 integer);
TandemEdit *tandem_edit_set_day      (TandemEntity *entity, guint field, TandemDay day);
TandemEdit *tandem_edit_set_ref      (TandemEntity *entity, guint field, gint64 id);
TandemEdit *tandem_edit_set_choice   (TandemEntity *entity, guint field, int choice);
TandemEdit *tandem_edit_remove       (TandemEntity *entity);
TandemEdit *tandem_edit_with_label   (TandemEdit *self, const char *label);
TandemEdit *tandem_edit_with_reason  (TandemEdit *self, const char *reason);
const char *tandem_edit_get_reason   (TandemEdit *self);

TandemEdit *tandem_edit_ref          (TandemEdit *self);
void        tandem_edit_unref        (TandemEdit *self);
gboolean    tandem_edit_is_empty     (TandemEdit *self);
TandemEdit *tandem_edit_invert       (TandemEdit *self);
TandemEdit *tandem_edit_merge        (TandemEdit *earlier, TandemEdit *later);
char       *tandem_edit_dup_label    (TandemEdit *self);
gint64      tandem_edit_get_plan     (TandemEdit *self);
gboolean    tandem_edit_changes_library (TandemEdit *self);
GArray     *tandem_edit_leaves       (TandemEdit *self);

gboolean    tandem_edit_check        (TandemEdit *self, TandemLibrary *library, GError **error);
void        tandem_edit_apply        (TandemEdit *self, TandemLibrary *library);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemEdit, tandem_edit_unref)

G_END_DECLS
