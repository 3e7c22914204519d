/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of data/holidays, as they are in the program. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *tandem_holidays_read_lines (const char *name);

G_END_DECLS
