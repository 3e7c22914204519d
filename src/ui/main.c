/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-application.h"
#include "tandem-config.h"
#include "tandem-stall-probe.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (TandemApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TANDEM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  tandem_stall_probe_start ();
  application = tandem_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
