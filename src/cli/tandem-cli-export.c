/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

gboolean
tandem_cli_export (TandemCli *cli, int argc, char **argv, GError **error)
{
  return FALSE;
}

gboolean
tandem_cli_layout (TandemCli *cli, int argc, char **argv, GError **error)
{
  return FALSE;
}
