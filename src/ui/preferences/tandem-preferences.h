/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set once for all plans, and the library's place and backups. */
#pragma once

#include "tandem-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PREFERENCES (tandem_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemPreferences, tandem_preferences, TANDEM, PREFERENCES, AdwPreferencesDialog)

AdwDialog *tandem_preferences_new (TandemSession *session);

G_END_DECLS
