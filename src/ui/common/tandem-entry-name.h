/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a row to type in, for a screen reader. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void tandem_entry_name_once (AdwEntryRow *row);

G_END_DECLS
