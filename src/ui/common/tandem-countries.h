/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The countries of the world, for forms. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint       tandem_countries_get_n    (void);
const char *tandem_countries_get_code (guint i);
const char *tandem_countries_get_name (guint i);

G_END_DECLS
