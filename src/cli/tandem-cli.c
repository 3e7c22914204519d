/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-error.h"
#include "tandem-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Ids that a message about plans of the same title lists. */
#define MAX_IDS 8

gboolean
tandem_cli_fail_usage (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_USAGE, sentence);
  return FALSE;
}

/**
 * tandem_cli_parse:
 * @cli: the run
 * @command: name of a command
 * @entries: (nullable): its options
 * @argc: (inout): number of @argv
 * @argv: (inout): the command's name and its arguments; the arguments alone afterwards
 * @least: number of arguments there must be
 * @most: number of arguments there may be
 * @error: return location: of %G_OPTION_ERROR or %TANDEM_ERROR_USAGE
 *
 * Prints the command's help and ends the program for `--help`.
 *
 * Returns: whether the command may go on
 */
gboolean
tandem_cli_parse (TandemCli *cli, const char *command, const GOptionEntry *entries, int *argc, char ***argv, guint least, guint most, GError **error)
{
  const TandemCliCommand *info = tandem_cli_find_command (command);
  g_autofree char *library = NULL, *usage = g_strdup_printf ("tandem-cli %s", info->name);
  const GOptionEntry common[] = {
    { "library", 'l', 0, G_OPTION_ARG_FILENAME, &library, N_("Library to use; it is made if it isn’t there"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (info->arguments);
  gboolean good;
  guint n;

  g_option_context_set_summary (context, _(info->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  g_set_prgname (usage); /* the help begins with it */
  good = g_option_context_parse (context, argc, argv, error);
  g_set_prgname ("tandem-cli");
  if (!good)
    return FALSE;
  if (library != NULL)
    {
      g_free (cli->library);
      cli->library = g_steal_pointer (&library);
    }

  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    memmove (&(*argv)[1], &(*argv)[2], (gsize) (--*argc) * sizeof (char *));
  n = (guint) *argc - 1;
  if (n < least || n > most)
    /* Translators: both together are how a command is written ("tandem-cli show PLAN"). */
    return tandem_cli_fail_usage (error, _("wrong number of arguments; write: %s %s"), usage, info->arguments);
  return TRUE;
}

/**
 * tandem_cli_parse_day:
 * @option: what a message calls it ("--status-date")
 * @text: (nullable): what was written
 * @day: (inout): unchanged where @text is %NULL
 * @error: return location: %TANDEM_ERROR_USAGE
 */
gboolean
tandem_cli_parse_day (const char *option, const char *text, TandemDay *day, GError **error)
{
  TandemDay parsed = tandem_day_parse_iso (text);

  if (text == NULL)
    return TRUE;
  if (parsed == TANDEM_DAY_NONE)
    return tandem_cli_fail_usage (error, _("%s: not a day (YYYY-MM-DD): %s"), option, text);
  *day = parsed;
  return TRUE;
}

/**
 * tandem_cli_parse_number:
 * @option: what a message calls it ("--width")
 * @text: (nullable): what was written
 * @min: least allowed
 * @max: most allowed
 * @number: (inout): unchanged where @text is %NULL
 * @error: return location: %TANDEM_ERROR_USAGE
 */
gboolean
tandem_cli_parse_number (const char *option, const char *text, double min, double max, double *number, GError **error)
{
  char *end = NULL;
  double parsed = text != NULL ? g_ascii_strtod (text, &end) : 0;

  if (text == NULL)
    return TRUE;
  if (end == text || *end != '\0' || !isfinite (parsed))
    return tandem_cli_fail_usage (error, _("%s: not a number: %s"), option, text);
  if (parsed < min || parsed > max)
    return tandem_cli_fail_usage (error, _("%s: not between %g and %g: %s"), option, min, max, text);
  *number = parsed;
  return TRUE;
}

/**
 * tandem_cli_dup_text:
 * @argument: an argument as the system gave it
 * @error: return location: %TANDEM_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable): it in UTF-8: as it is where it is that already, whatever the locale says
 */
char *
tandem_cli_dup_text (const char *argument, GError **error)
{
  char *text = g_utf8_validate (argument, -1, NULL) ? g_strdup (argument) : g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  if (text == NULL)
    tandem_cli_fail_usage (error, _("an argument is not text in this system’s encoding"));
  return text;
}

/* The path that is used, whether given or not. */
const char *
tandem_cli_get_library (TandemCli *cli)
{
  if (cli->library == NULL)
    cli->library = g_build_filename (g_get_user_data_dir (), "tandem", "plans.db", NULL);
  return cli->library;
}

/**
 * tandem_cli_open:
 * @cli: the run
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the open library; made if it wasn't there
 */
TandemSession *
tandem_cli_open (TandemCli *cli, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (tandem_cli_get_library (cli), NULL);

  if (cli->session == NULL)
    cli->session = tandem_session_open (path, error);
  return cli->session;
}

static gboolean
fail_ambiguous (GPtrArray *plans, const char *title, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < MIN (plans->len, MAX_IDS); i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", tandem_entity_get_id (g_ptr_array_index (plans, i)));
  if (plans->len > MAX_IDS)
    g_string_append (ids, ", …");
  /* Translators: 1 is a number, 2 a title, 3 a list of numbers. */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND,
               ngettext ("%1$u plan is called “%2$s”; say which by its id: %3$s", "%1$u plans are called “%2$s”; say which by its id: %3$s", plans->len),
               plans->len, title, ids->str);
  return FALSE;
}

/**
 * tandem_cli_find_plan:
 * @cli: the run
 * @plan: an id, or a title that only one plan has
 * @error: return location: %TANDEM_ERROR_NOT_FOUND
 *
 * An exact title comes before one that differs in upper and lower case only; an id comes before a title of digits.
 *
 * Returns: (transfer none) (nullable): the plan
 */
TandemPlan *
tandem_cli_find_plan (TandemCli *cli, const char *plan, GError **error)
{
  g_autofree char *title = tandem_cli_dup_text (plan, error), *folded = NULL;
  g_autoptr (GPtrArray) exact = g_ptr_array_new (), similar = g_ptr_array_new ();
  GListModel *plans;
  gint64 id;

  if (title == NULL || tandem_cli_open (cli, error) == NULL)
    return NULL;
  if (g_ascii_string_to_signed (title, 10, 1, G_MAXINT64, &id, NULL) && tandem_library_find (tandem_session_get_library (cli->session), id) != NULL)
    return tandem_library_find (tandem_session_get_library (cli->session), id);

  folded = g_utf8_casefold (title, -1);
  plans = tandem_library_get_plans (tandem_session_get_library (cli->session));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemEntity) item = g_list_model_get_item (plans, i); /* the library holds it on */
      g_autofree char *other = g_utf8_casefold (tandem_entity_get_title (item), -1);

      if (g_str_equal (tandem_entity_get_title (item), title))
        g_ptr_array_add (exact, item);
      if (g_str_equal (other, folded))
        g_ptr_array_add (similar, item);
    }

  if (exact->len == 0)
    g_ptr_array_extend (exact, similar, NULL, NULL);
  if (exact->len == 1)
    return g_ptr_array_index (exact, 0);
  if (exact->len > 1)
    fail_ambiguous (exact, title, error);
  else
    g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("no plan has the id or the title “%s”; “tandem-cli list” shows those there are"), title);
  return NULL;
}

/**
 * tandem_cli_print_json:
 * @cli: the run
 * @json: a finished builder
 */
void
tandem_cli_print_json (TandemCli *cli, JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = json_to_string (root, TRUE);

  g_string_append (cli->out, text);
  g_string_append_c (cli->out, '\n');
}

/**
 * tandem_cli_warn:
 * @cli: the run
 * @sentence: what a person should know though the command succeeds
 */
void
tandem_cli_warn (TandemCli *cli, const char *sentence)
{
  g_ptr_array_add (cli->warnings, g_strdup (sentence));
}

/* A language whose words documents have; a region of it will do ("de-AT"). */
gboolean
tandem_cli_check_language (const char *tag, GError **error)
{
  const char *found = tag != NULL ? tandem_language_get_tag (tandem_language_find (tag)) : NULL;
  g_autofree char *known = NULL;

  if (tag == NULL || g_ascii_strncasecmp (found, tag, strcspn (tag, "-_.@")) == 0)
    return TRUE;
  known = g_strjoinv (", ", (char **) tandem_language_tags ());
  return tandem_cli_fail_usage (error, _("--lang: documents don’t speak “%s”; they speak %s"), tag, known);
}
