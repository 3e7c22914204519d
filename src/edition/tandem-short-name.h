/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's name for a label: "Leo K." */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tandem_short_name (const char *name);

G_END_DECLS
