/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for a logo: shows it as it will be on paper, takes another from a file or from what is dropped on it, removes it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_LOGO_ROW (tandem_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemLogoRow, tandem_logo_row, TANDEM, LOGO_ROW, AdwActionRow)

/* Signals: chosen (GBytes, NULL for none): the person wants this one; it can be drawn. */
void tandem_logo_row_show (TandemLogoRow *self, GBytes *logo);

G_END_DECLS
