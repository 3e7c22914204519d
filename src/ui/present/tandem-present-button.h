/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button that presents the shown plan; it asks on which screen, and tells that a presentation is on. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PRESENT_BUTTON (tandem_present_button_get_type ())
G_DECLARE_FINAL_TYPE (TandemPresentButton, tandem_present_button, TANDEM, PRESENT_BUTTON, AdwBin)

/* Its click is the action win.present. */
void tandem_present_button_present (TandemPresentButton *self, TandemWorkspace *workspace);
void tandem_present_button_stop    (TandemPresentButton *self);

G_END_DECLS
