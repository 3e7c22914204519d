/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long list that scrolls as one with what stands above it, and still makes widgets only for the lines in sight. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_HEADED_LIST (tandem_headed_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemHeadedList, tandem_headed_list, TANDEM, HEADED_LIST, GtkWidget)

/* Properties: head (a widget), list (a GtkScrollable), and those of GtkScrollable. */
GtkWidget *tandem_headed_list_get_head      (TandemHeadedList *self);
void       tandem_headed_list_set_head      (TandemHeadedList *self, GtkWidget *head);
void       tandem_headed_list_set_list      (TandemHeadedList *self, GtkWidget *list);
void       tandem_headed_list_scroll_to_top (TandemHeadedList *self);

G_END_DECLS
