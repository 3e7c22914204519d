/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presented picture: draws one edition, walks its milestones. It cannot reach the plan. */
#pragma once

#include "tandem-edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PRESENT_VIEW (tandem_present_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemPresentView, tandem_present_view, TANDEM, PRESENT_VIEW, GtkWidget)

GtkWidget *tandem_present_view_new         (void);
void       tandem_present_view_set_edition (TandemPresentView *self, TandemEdition *edition);
void       tandem_present_view_set_frozen  (TandemPresentView *self, gboolean frozen);
void       tandem_present_view_set_blank   (TandemPresentView *self, gboolean blank);
gboolean   tandem_present_view_is_blank    (TandemPresentView *self);
gboolean   tandem_present_view_is_rtl      (TandemPresentView *self);
void       tandem_present_view_walk        (TandemPresentView *self, int by);
void       tandem_present_view_show_all    (TandemPresentView *self);
void       tandem_present_view_show_last   (TandemPresentView *self);

G_END_DECLS
