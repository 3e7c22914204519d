/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys, by place, at any width and text size. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *tandem_shortcuts_dialog_new (void);

G_END_DECLS
