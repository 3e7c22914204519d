/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

/* Commands of the contract that this version doesn't have: they say so, take no part for the whole and change nothing. */

static gboolean
fail_later (const char *command, GError **error)
{
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("this version has no “%s” yet; nothing was changed"), command);
  return FALSE;
}

gboolean
tandem_cli_health (TandemCli *cli, int argc, char **argv, GError **error)
{
  return fail_later ("health", error);
}

gboolean
tandem_cli_changes (TandemCli *cli, int argc, char **argv, GError **error)
{
  return fail_later ("changes", error);
}
