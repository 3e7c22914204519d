/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-application.h"

#include "tandem-config.h"
#include "tandem-window.h"

#include <glib/gi18n-lib.h>

struct _TandemApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TandemApplication, tandem_application, ADW_TYPE_APPLICATION)

static void
tandem_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (tandem_window_new (TANDEM_APPLICATION (application)));
  gtk_window_present (window);
}

static void
tandem_application_class_init (TandemApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = tandem_application_activate;
}

static void
tandem_application_init (TandemApplication *self)
{
}

/**
 * tandem_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
TandemApplication *
tandem_application_new (void)
{
  return g_object_new (TANDEM_TYPE_APPLICATION,
                       "application-id", TANDEM_APP_ID,
                       "version", TANDEM_VERSION,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/tandemplan/Tandem",
                       NULL);
}
