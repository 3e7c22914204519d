/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the presented picture for keyboard focus and screen readers; the picture itself is drawn by the view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PRESENT_PART (tandem_present_part_get_type ())
G_DECLARE_FINAL_TYPE (TandemPresentPart, tandem_present_part, TANDEM, PRESENT_PART, GtkWidget)

GtkWidget *tandem_present_part_new      (GtkAccessibleRole role, gint64 item);
gint64     tandem_present_part_get_item (TandemPresentPart *self);
void       tandem_present_part_say      (TandemPresentPart *self, const char *label, const char *description);

G_END_DECLS
