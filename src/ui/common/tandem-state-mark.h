/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a milestone's state, the same shape as on the page. */
#pragma once

#include "tandem-edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_STATE_MARK (tandem_state_mark_get_type ())
G_DECLARE_FINAL_TYPE (TandemStateMark, tandem_state_mark, TANDEM, STATE_MARK, GtkWidget)

GtkWidget  *tandem_state_mark_new      (void);
void        tandem_state_mark_show     (TandemStateMark *self, TandemState state, double progress, gboolean is_agreed, gboolean is_anchor);
void        tandem_state_mark_set_size (TandemStateMark *self, int size);
const char *tandem_state_mark_word     (TandemState state);

G_END_DECLS
