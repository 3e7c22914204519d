/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_ROW_TEXT (tandem_row_text_get_type ())

/* A title of at most two lines with a quiet line under it, which knows its height without shaping most texts. */
G_DECLARE_FINAL_TYPE (TandemRowText, tandem_row_text, TANDEM, ROW_TEXT, GtkWidget)

GtkWidget *tandem_row_text_new     (void);
void       tandem_row_text_show    (TandemRowText *self, const char *title, const char *note);
gboolean   tandem_row_text_is_note (TandemRowText *self, GtkWidget *widget);

G_END_DECLS
