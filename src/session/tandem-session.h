/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open library: store, model and history joined. The only way to change anything. */
#pragma once

#include "tandem-edit.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_SESSION (tandem_session_get_type ())
G_DECLARE_FINAL_TYPE (TandemSession, tandem_session, TANDEM, SESSION, GObject)

TandemSession *tandem_session_open        (const char *path, GError **error);
const char    *tandem_session_get_path    (TandemSession *self);
TandemLibrary *tandem_session_get_library (TandemSession *self);
gint64         tandem_session_new_id      (TandemSession *self, GError **error);

gboolean       tandem_session_apply       (TandemSession *self, TandemEdit *edit, const char *merge_key, GError **error);

/* `plan` is the plan a person looks at (nullable): its own steps and the library's (a deleted plan) are offered. */
gboolean       tandem_session_can_undo    (TandemSession *self, TandemPlan *plan);
gboolean       tandem_session_can_redo    (TandemSession *self, TandemPlan *plan);
char          *tandem_session_dup_undo_label (TandemSession *self, TandemPlan *plan);
char          *tandem_session_dup_redo_label (TandemSession *self, TandemPlan *plan);
gboolean       tandem_session_undo        (TandemSession *self, TandemPlan *plan, GError **error);
gboolean       tandem_session_redo        (TandemSession *self, TandemPlan *plan, GError **error);

gboolean       tandem_session_refresh     (TandemSession *self, GError **error);

G_END_DECLS
