/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row to type in: title above, text, and below it what was understood or what is wrong. */
#pragma once

#include "tandem-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_FIELD_ROW (tandem_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemFieldRow, tandem_field_row, TANDEM, FIELD_ROW, AdwPreferencesRow)

/* Properties: multiline (construct only), placeholder.
 * Signals: typed (the person changed the text), finished (Enter, or a day was picked), entered and left (keyboard focus). */
GtkWidget  *tandem_field_row_new         (const char *title, gboolean multiline);
GtkWidget  *tandem_field_row_new_add     (const char *title);
char       *tandem_field_row_dup_text    (TandemFieldRow *self);
void        tandem_field_row_show_text   (TandemFieldRow *self, const char *text);
void        tandem_field_row_show_note   (TandemFieldRow *self, const char *note, const char *error);
void        tandem_field_row_set_is_code (TandemFieldRow *self, gboolean is_code);
void        tandem_field_row_add_suffix  (TandemFieldRow *self, GtkWidget *suffix);
void        tandem_field_row_offer_day (TandemFieldRow *self, const char *label, TandemDay day);
void        tandem_field_row_pick_day    (TandemFieldRow *self, TandemDay day, TandemDay today);
gboolean    tandem_field_row_has_focus   (TandemFieldRow *self);

G_END_DECLS
