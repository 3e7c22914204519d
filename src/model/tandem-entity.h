/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a plan as an object: read-only properties named like the columns, notified when an edit changes them. */
#pragma once

#include "tandem-row.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_ENTITY (tandem_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemEntity, tandem_entity, TANDEM, ENTITY, GObject)

struct _TandemEntityClass
{
  GObjectClass  parent_class;
  TandemKind    kind;
  GParamSpec  **pspecs; /* by field number */
};

GType              tandem_entity_type_for_kind (TandemKind kind);
TandemEntity      *tandem_entity_new           (TandemKind kind, gint64 id, TandemRow *row);
TandemKind         tandem_entity_get_kind      (TandemEntity *self);
gint64             tandem_entity_get_id        (TandemEntity *self);
const TandemValue *tandem_entity_get_value     (TandemEntity *self, guint field);
TandemRow         *tandem_entity_dup_row       (TandemEntity *self);

const char        *tandem_entity_get_text      (TandemEntity *self, guint field);
gint64             tandem_entity_get_integer   (TandemEntity *self, guint field);
gboolean           tandem_entity_get_boolean   (TandemEntity *self, guint field);
gboolean           tandem_entity_is_set        (TandemEntity *self, guint field);
TandemDay          tandem_entity_get_day       (TandemEntity *self, guint field);
int                tandem_entity_get_choice    (TandemEntity *self, guint field);
gint64             tandem_entity_get_ref       (TandemEntity *self, guint field);
GBytes            *tandem_entity_get_bytes     (TandemEntity *self, guint field);
gint64             tandem_entity_get_position  (TandemEntity *self);
const char        *tandem_entity_get_title     (TandemEntity *self);

void               tandem_entity_class_install_fields (TandemEntityClass *klass, TandemKind kind);

G_END_DECLS
