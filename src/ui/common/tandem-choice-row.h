/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row to choose one of a few things, with their marks. */
#pragma once

#include "tandem-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_CHOICE_ROW (tandem_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemChoiceRow, tandem_choice_row, TANDEM, CHOICE_ROW, AdwComboRow)

/* Signals: chosen (key): the person chose something else, or wrote another word where that was asked for. */
GtkWidget *tandem_choice_row_new       (const char *title);
void       tandem_choice_row_show      (TandemChoiceRow *self, GListStore *choices, const char *key);
void       tandem_choice_row_ask_other (TandemChoiceRow *self);
void       tandem_choice_row_describe  (TandemChoiceRow *self, const char *text);

G_END_DECLS
