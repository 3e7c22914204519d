/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own templates: files beside the library. */
#pragma once

#include "tandem-template.h"

G_BEGIN_DECLS

char     *tandem_template_dup_folder (void);
char     *tandem_template_save       (TandemPlan *plan, const char *key, const char *title, const char *when, GError **error);
TandemTemplate *tandem_template_load (GFile *file, GError **error);
char     *tandem_template_import     (GFile *file, GError **error);
gboolean  tandem_template_export     (const char *key, GFile *file, GError **error);
gboolean  tandem_template_describe   (const char *key, const char *title, const char *when, GError **error);
GBytes   *tandem_template_delete     (const char *key, GError **error);
gboolean  tandem_template_restore    (const char *key, GBytes *content, GError **error);

G_END_DECLS
