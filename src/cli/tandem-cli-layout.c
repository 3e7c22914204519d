/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

gboolean
tandem_cli_layout (TandemCli *cli, int argc, char **argv, GError **error)
{
  if (!tandem_cli_parse (cli, "layout", NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("this version has no “%s” yet; nothing was changed"), "layout");
  return FALSE;
}
