/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-config.h"

#include "tandem-cli.h"

#include "tandem-error.h"
#include "tandem-translations.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

enum { STATUS_FAILED = 1, STATUS_USAGE = 2 };

/* One line, whatever the message holds, in UTF-8 in every locale: scripts read it. */
static void
tell (const char *kind, const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\n\r", ' ');

  fprintf (stderr, "tandem-cli: %s%s\n", kind, g_strchomp (line));
}

/* Standard error has one line for the person; notes for developers are told to who asks for them. */
static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  if ((level & (G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG)) != 0 && g_getenv ("G_MESSAGES_DEBUG") == NULL)
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

static gboolean
check_today (TandemCli *cli, GError **error)
{
  const char *today = g_getenv ("TANDEM_TODAY");

  cli->today = tandem_day_today ();
  return today == NULL || *today == '\0' || tandem_cli_parse_day ("TANDEM_TODAY", today, &cli->today, error);
}

/* Options that stand before the command; leaves the command and what follows it. */
static gboolean
parse_head (TandemCli *cli, int *argc, char ***argv, gboolean *version, GError **error)
{
  const GOptionEntry entries[] = {
    { "library", 'l', 0, G_OPTION_ARG_FILENAME, &cli->library, N_("Library to use; it is made if it isn’t there"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autofree char *commands = tandem_cli_describe ();

  g_option_context_set_summary (context, _("Tandem without a window: plans, pictures and documents from a terminal or a script."));
  g_option_context_set_description (context, commands);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
run (TandemCli *cli, int *argc, char ***argv, GError **error)
{
  const TandemCliCommand *command;
  gboolean version = FALSE;

  if (!parse_head (cli, argc, argv, &version, error))
    return FALSE;
  if (version)
    {
      g_string_append (cli->out, "tandem-cli " TANDEM_VERSION "\n");
      return TRUE;
    }
  if (*argc < 2)
    return tandem_cli_fail_usage (error, _("a command is missing; “tandem-cli --help” lists them"));
  command = tandem_cli_find_command ((*argv)[1]);
  if (command == NULL)
    return tandem_cli_fail_usage (error, _("no command is called “%s”; “tandem-cli --help” lists them"), (*argv)[1]);
  return check_today (cli, error) && command->run (cli, *argc - 1, *argv + 1, error);
}

static gboolean
print_out (TandemCli *cli, GError **error)
{
  errno = 0;
  if (fwrite (cli->out->str, 1, cli->out->len, stdout) == cli->out->len && fflush (stdout) == 0)
    return TRUE;
  /* Translators: %s is the system's reason. */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("the answer could not be printed: %s"), g_strerror (errno));
  return FALSE;
}

int
main (int argc, char **argv)
{
  TandemCli cli = { .out = g_string_new (NULL), .warnings = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autofree char **rest = g_memdup2 (arguments, ((gsize) argc + 1) * sizeof (char *));
  gboolean good;
  int status = 0;

  g_log_set_writer_func (write_log_cb, NULL, NULL);
  tandem_translations_start ();
  g_set_prgname ("tandem-cli");

  good = run (&cli, &argc, &rest, &error);
  /* A doctor who fails has still something to say. */
  if (!print_out (&cli, good ? &error : NULL) || !good)
    {
      tell ("", error->message);
      status = error->domain == G_OPTION_ERROR || g_error_matches (error, TANDEM_ERROR, TANDEM_ERROR_USAGE) ? STATUS_USAGE : STATUS_FAILED;
    }
  else
    for (guint i = 0; i < cli.warnings->len; i++)
      /* Translators: before a sentence about something that was left out. */
      tell (_("note: "), g_ptr_array_index (cli.warnings, i));

  g_clear_object (&cli.session);
  g_string_free (cli.out, TRUE);
  g_ptr_array_unref (cli.warnings);
  g_free (cli.library);
  return status;
}
