/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library in a folder of its own for a test, and what is really in its file. */
#pragma once

#include "tandem-session.h"
#include "tandem-test-plan.h"

G_BEGIN_DECLS

char          *tandem_test_folder_new        (void);
void           tandem_test_folder_delete     (const char *folder);

TandemSession *tandem_test_session_open      (const char *path);
gint64         tandem_test_session_new_id    (gpointer session);
TandemPlan    *tandem_test_session_add_sample (TandemSession *session);
void           tandem_test_session_apply     (TandemSession *session, TandemEdit *edit);
TandemPlan    *tandem_test_session_set_up    (TandemSession **session, char **folder, char **path);
void           tandem_test_session_tear_down (TandemSession **session, char **folder, char **path);

char          *tandem_test_file_dump         (const char *path);
GBytes        *tandem_test_file_read         (const char *path);
void           tandem_test_file_replace      (const char *path, gconstpointer data, gsize size);
char          *tandem_test_file_query        (const char *path, const char *sql);
void           tandem_test_file_write        (const char *path, const char *sql);
void           tandem_test_assert_sound      (TandemSession *session);

G_END_DECLS
