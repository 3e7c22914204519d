/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person set once for all plans. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *tandem_settings_get             (void);
char      *tandem_settings_dup_prepared_by (void);
GBytes    *tandem_settings_dup_logo        (void);
gboolean   tandem_settings_set_logo        (GBytes *logo, GError **error);
char      *tandem_settings_dup_paper       (void);
char      *tandem_settings_dup_language    (void);

const char *tandem_settings_get_region     (const char *country);
guint      tandem_settings_get_week       (void);

G_END_DECLS
