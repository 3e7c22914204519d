/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-translations.h"

#include "tandem-config.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>

/**
 * tandem_translations_start:
 *
 * Takes the locale of the environment and looks for translations where they were installed; a program that runs from its build
 * folder is told by TANDEM_LOCALEDIR where else (build-aux/env). The first thing a program does.
 */
void
tandem_translations_start (void)
{
  const char *folder = g_getenv ("TANDEM_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : TANDEM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
