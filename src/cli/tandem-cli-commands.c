/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include <glib/gi18n-lib.h>

static const TandemCliCommand commands[] = {
  { "list", "[--json]", N_("List the plans: id, title, buyer, anchor date, state"), tandem_cli_list },
  { "show", "PLAN", N_("Print a plan as a plan file, with all that is private"), tandem_cli_show },
  { "import", "FILE [--dry-run]", N_("Add the plan of a file; prints its id"), tandem_cli_import },
  { "export", "PLAN -o FILE", N_("Write what may be shared of a plan: .pdf, .png or .tandem.json"), tandem_cli_export },
  { "layout", "PLAN --width PX --height PX", N_("Print the timeline as data: every box, line and word with its place"), tandem_cli_layout },
  { "templates", "[--json]", N_("List the templates for new plans"), tandem_cli_templates },
  { "new", "--template KEY --buyer B --seller S --anchor DATE", N_("Make a plan from a template; prints its id"), tandem_cli_new },
  { "move", "PLAN MILESTONE DAY [--dry-run]", N_("Move a milestone and all that waits for it"), tandem_cli_move },
  { "health", "PLAN [--on DAY] [--json]", N_("Say what in a plan needs attention, and why"), tandem_cli_health },
  { "changes", "PLAN [--since DAY|VERSION] [--json]", N_("Say what changed in a plan"), tandem_cli_changes },
  { "doctor", "", N_("Check the library; changes nothing"), tandem_cli_doctor },
  { "backup", "FILE", N_("Write a checked copy of the whole library"), tandem_cli_backup },
  { "restore", "FILE", N_("Put a copy in place of the library, after checking it"), tandem_cli_restore },
};

/**
 * tandem_cli_find_command:
 * @name: (nullable): a name
 *
 * Returns: (transfer none) (nullable): the command
 */
const TandemCliCommand *
tandem_cli_find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

/**
 * tandem_cli_describe:
 *
 * Returns: (transfer full): the list of commands as `--help` shows it
 */
char *
tandem_cli_describe (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i].name, _(commands[i].summary));
  g_string_append_printf (text, "\n\n%s\n%s", _("PLAN is an id, or a title that only one plan has."), _("“tandem-cli COMMAND --help” shows the options of a command."));
  return g_string_free (text, FALSE);
}
