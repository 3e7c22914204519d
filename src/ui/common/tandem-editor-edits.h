/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edits behind choosing and switching in a form. */
#pragma once

#include "tandem-editor.h"
#include "tandem-form.h"

G_BEGIN_DECLS

TandemEdit *tandem_editor_edit_choice (TandemPlan *plan, TandemEntity *entity, guint field, const char *key, TandemDay today);
TandemEdit *tandem_editor_edit_switch (TandemPlan *plan, TandemEntity *entity, guint field, gboolean active, TandemDay today);
TandemEdit *tandem_editor_edit_typed  (TandemEditor *editor, TandemForm *form, TandemEditorTake take, gpointer data, gboolean may_ask, gboolean *taken);

G_END_DECLS
