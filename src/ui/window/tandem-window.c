/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-window.h"

struct _TandemWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (TandemWindow, tandem_window, ADW_TYPE_APPLICATION_WINDOW)

static void
tandem_window_class_init (TandemWindowClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/io/github/tandemplan/Tandem/ui/tandem-window.ui");
}

static void
tandem_window_init (TandemWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_window_new:
 * @application: the application it belongs to
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
TandemWindow *
tandem_window_new (TandemApplication *application)
{
  return g_object_new (TANDEM_TYPE_WINDOW, "application", application, NULL);
}
