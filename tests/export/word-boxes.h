/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the words of a PDF stand, as a reader finds them. */
#pragma once

#include <glib.h>

guint word_boxes_check (const char *path, double margin, const char *what, guint *n_pages, guint *n_words);
