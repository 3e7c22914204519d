/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What public holidays are called in the languages of documents. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tandem_holiday_dup_name (const char *name, const char *language);

G_END_DECLS
