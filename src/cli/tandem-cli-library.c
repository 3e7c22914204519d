/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>

/* `doctor`: a line for each thing that is wrong, then failure; one line where all is well. */
gboolean
tandem_cli_doctor (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  guint n;

  if (!tandem_cli_parse (cli, "doctor", NULL, &argc, &argv, 0, 0, error) || tandem_cli_open (cli, error) == NULL)
    return FALSE;
  problems = tandem_session_check (cli->session, error);
  if (problems == NULL)
    return FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = g_ptr_array_index (problems, i);

      if (problem->plan != 0)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, problem->plan);

          /* Translators: 1 is the id of a plan, 2 what is wrong with it. */
          g_string_append_printf (cli->out, _("plan %1$s: %2$s"), id, problem->message);
        }
      else
        g_string_append (cli->out, problem->message);
      g_string_append_c (cli->out, '\n');
    }
  if (problems->len > 0)
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_DAMAGED,
                   ngettext ("%u thing is wrong with the library; nothing was changed; “tandem-cli restore” puts a backup back",
                             "%u things are wrong with the library; nothing was changed; “tandem-cli restore” puts a backup back", problems->len),
                   problems->len);
      return FALSE;
    }
  n = g_list_model_get_n_items (tandem_library_get_plans (tandem_session_get_library (cli->session)));
  g_string_append_printf (cli->out, ngettext ("The library is in order; it has %u plan.", "The library is in order; it has %u plans.", n), n);
  g_string_append_c (cli->out, '\n');
  return TRUE;
}

/* `backup FILE` */
gboolean
tandem_cli_backup (TandemCli *cli, int argc, char **argv, GError **error)
{
  return tandem_cli_parse (cli, "backup", NULL, &argc, &argv, 1, 1, error) && tandem_cli_open (cli, error) != NULL
         && tandem_session_backup (cli->session, argv[1], error);
}

/* `restore FILE`: a library that is too damaged to be opened is kept beside the restored one. */
gboolean
tandem_cli_restore (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local = NULL;

  if (!tandem_cli_parse (cli, "restore", NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  path = g_canonicalize_filename (tandem_cli_get_library (cli), NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return tandem_session_restore_file (path, argv[1], error);
  if (tandem_cli_open (cli, &local) != NULL)
    return tandem_session_restore (cli->session, argv[1], error);
  if (g_error_matches (local, TANDEM_ERROR, TANDEM_ERROR_DAMAGED))
    return tandem_session_restore_file (path, argv[1], error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
