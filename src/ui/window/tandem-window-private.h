/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "tandem-plan-list.h"
#include "tandem-present-button.h"
#include "tandem-window.h"

G_BEGIN_DECLS

struct _TandemWindow
{
  AdwApplicationWindow    parent_instance;
  GtkStack               *stack;
  AdwToastOverlay        *toast_overlay;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage      *content_page;
  GtkStack               *content_stack;
  AdwOverlaySplitView    *inspector_split;
  AdwViewStack           *view_stack;
  GtkWidget              *switcher;
  GtkWidget              *switcher_bar;
  AdwBanner              *banner;
  GtkWidget              *undo_button;
  GtkWidget              *redo_button;
  GtkWidget              *inspector_button;
  GtkMenuButton          *menu_button;
  TandemPresentButton    *present_button;
  GMenu                  *undo_section;
  TandemPlanList         *plan_list;
  AdwBin                 *inspector_slot;
  AdwBin                 *plan_slot;
  AdwBin                 *people_slot;
  AdwBin                 *problem_slot;
  TandemWorkspace        *workspace;
  GListModel             *plans;
  guint                   midnight_id;
  guint                   title_id;
  gboolean                inspector_wanted; /* as the person left it in the Plan view; the other views have none */
  gboolean                undoing;     /* a plan that comes back is shown */
  gboolean                closing_anyway;
};

void tandem_window_class_install_actions (GtkWidgetClass *klass);
void tandem_window_add_property_actions  (TandemWindow *self);
void tandem_window_update_actions        (TandemWindow *self);
void tandem_window_show_failure          (TandemWindow *self, const char *message);
void tandem_window_show_plan             (TandemWindow *self, gint64 id);
void tandem_window_open_sample           (TandemWindow *self);
void tandem_window_choose_import         (TandemWindow *self);

G_END_DECLS
