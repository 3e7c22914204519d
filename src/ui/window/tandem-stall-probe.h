/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells how long the window keeps a person waiting; for tests, in development builds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void tandem_stall_probe_start (void);

G_END_DECLS
