/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line may end without tearing a word; Japanese is written without spaces and may be torn anywhere else. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tandem_line_breaks_next (const char *text);

G_END_DECLS
