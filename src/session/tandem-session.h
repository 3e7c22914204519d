/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open library: store, model and history joined. The only way to change anything. */
#pragma once

#include "tandem-change.h"
#include "tandem-problem.h"
#include "tandem-send-options.h"
#include "tandem-version.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_SESSION (tandem_session_get_type ())
G_DECLARE_FINAL_TYPE (TandemSession, tandem_session, TANDEM, SESSION, GObject)

char          *tandem_session_dup_default_path (void);
TandemSession *tandem_session_open        (const char *path, GError **error);
const char    *tandem_session_get_path    (TandemSession *self);
gboolean       tandem_session_is_read_only (TandemSession *self);
TandemLibrary *tandem_session_get_library (TandemSession *self);
GPtrArray     *tandem_session_get_problems (TandemSession *self);
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

GPtrArray     *tandem_session_list_changes (TandemSession *self, gint64 plan, gint64 after, GError **error);
GPtrArray     *tandem_session_list_field_changes (TandemSession *self, gint64 plan, TandemKind kind, gint64 row, guint field, GError **error);

gboolean       tandem_session_add_version  (TandemSession *self, TandemVersion *version, GBytes *content, GError **error);
GPtrArray     *tandem_session_list_versions (TandemSession *self, gint64 plan, GError **error);
GBytes        *tandem_session_get_version_content (TandemSession *self, gint64 version, GError **error);

TandemSendOptions *tandem_session_get_send_options (TandemSession *self, gint64 plan, GError **error);
gboolean       tandem_session_set_send_options (TandemSession *self, gint64 plan, const TandemSendOptions *options, GError **error);

gboolean       tandem_session_backup       (TandemSession *self, const char *path, GError **error);
gboolean       tandem_session_keep_backup  (TandemSession *self, gboolean *made, GError **error);
GPtrArray     *tandem_session_list_backups (const char *path);
gboolean       tandem_session_restore      (TandemSession *self, const char *backup, GError **error);
gboolean       tandem_session_restore_file (const char *path, const char *backup, GError **error);
GPtrArray     *tandem_session_check        (TandemSession *self, GError **error);

G_END_DECLS
