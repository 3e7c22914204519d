/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is typing about one row of a plan: the row as it is, the text of each field, what is wrong with it. */
#pragma once

#include "tandem-day-entry.h"
#include "tandem-edit.h"

G_BEGIN_DECLS

typedef struct _TandemForm TandemForm;

TandemForm        *tandem_form_new           (TandemRow *original, const TandemDayContext *days);
void               tandem_form_free          (TandemForm *self);
TandemKind         tandem_form_get_kind      (const TandemForm *self);
gboolean           tandem_form_type          (TandemForm *self, guint field, const char *text);
void               tandem_form_settle        (TandemForm *self, guint field);
void               tandem_form_forget        (TandemForm *self, guint field);
void               tandem_form_refresh       (TandemForm *self, TandemRow *row);
const char        *tandem_form_get_text      (const TandemForm *self, guint field);
const TandemValue *tandem_form_get_value     (const TandemForm *self, guint field);
const char        *tandem_form_get_error     (const TandemForm *self, guint field);
const char        *tandem_form_get_note      (const TandemForm *self, guint field);
gboolean           tandem_form_is_unwritten  (const TandemForm *self, guint field);
gboolean           tandem_form_has_unwritten (const TandemForm *self);
gboolean           tandem_form_is_valid      (const TandemForm *self);
TandemEdit        *tandem_form_take_edit     (const TandemForm *self, TandemEntity *entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemForm, tandem_form_free)

G_END_DECLS
