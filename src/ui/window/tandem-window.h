/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: plans on the left, the plan shown, the inspector on the right. */
#pragma once

#include "tandem-application.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_WINDOW (tandem_window_get_type ())
G_DECLARE_FINAL_TYPE (TandemWindow, tandem_window, TANDEM, WINDOW, AdwApplicationWindow)

TandemWindow *tandem_window_new (TandemApplication *application);

G_END_DECLS
