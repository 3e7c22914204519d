/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-application.h"
#include "tandem-stall-probe.h"
#include "tandem-translations.h"

int
main (int argc, char **argv)
{
  g_autoptr (TandemApplication) application = NULL;

  tandem_translations_start ();

  tandem_stall_probe_start ();
  application = tandem_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
