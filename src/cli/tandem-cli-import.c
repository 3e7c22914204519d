/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-error.h"
#include "tandem-plan-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean dry_run;
  char    *title, *buyer, *seller;
  char    *sheet, *date_order; /* of spreadsheets */
} Options;

static void
clear_options (Options *options)
{
  g_free (options->title);
  g_free (options->buyer);
  g_free (options->seller);
  g_free (options->sheet);
  g_free (options->date_order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse_options (TandemCli *cli, Options *options, int *argc, char ***argv, GError **error)
{
  static const char *const orders[] = { "dmy", "mdy", NULL };
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run, N_("Print as JSON what was understood; change nothing"), NULL },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options->title, N_("Title of the plan, instead of the file’s"), N_("TEXT") },
    { "buyer", 0, 0, G_OPTION_ARG_FILENAME, &options->buyer, N_("Name of the buyer, instead of the file’s"), N_("TEXT") },
    { "seller", 0, 0, G_OPTION_ARG_FILENAME, &options->seller, N_("Name of the seller, instead of the file’s"), N_("TEXT") },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options->sheet, N_("Sheet of a spreadsheet"), N_("NAME") },
    { "date-order", 0, 0, G_OPTION_ARG_FILENAME, &options->date_order, N_("How a spreadsheet writes days: dmy or mdy"), N_("ORDER") },
    G_OPTION_ENTRY_NULL
  };

  if (!tandem_cli_parse (cli, "import", entries, argc, argv, 1, 1, error))
    return FALSE;
  if (options->date_order != NULL && !g_strv_contains (orders, options->date_order))
    return tandem_cli_fail_usage (error, _("--date-order: neither dmy nor mdy: %s"), options->date_order);
  return TRUE;
}

/* Sets a text of the plan that an option gives. */
static gboolean
set_text (TandemPlanFile *file, guint field, const char *option, const char *argument, GError **error)
{
  g_autofree char *text = argument != NULL ? tandem_cli_dup_text (argument, error) : NULL;

  if (argument == NULL)
    return TRUE;
  if (text == NULL)
    return FALSE;
  if (*text == '\0')
    return tandem_cli_fail_usage (error, _("%s: may not be empty"), option);
  tandem_row_set_text (tandem_plan_file_get_plan (file), field, text);
  return TRUE;
}

static void
add_text (JsonBuilder *json, const char *key, const TandemRow *row, guint field)
{
  json_builder_set_member_name (json, key);
  json_builder_add_string_value (json, tandem_row_get (row, field)->text);
}

/* What was understood: the head, how many rows of each kind, what was left out. */
static void
print_understood (TandemCli *cli, TandemPlanFile *file)
{
  static const struct { const char *key; TandemKind kind; } counts[] = {
    { "criteria", TANDEM_KIND_CRITERION },   { "people", TANDEM_KIND_STAKEHOLDER },       { "phases", TANDEM_KIND_PHASE },
    { "milestones", TANDEM_KIND_MILESTONE }, { "deliverables", TANDEM_KIND_DELIVERABLE }, { "resources", TANDEM_KIND_RESOURCE },
    { "roadblocks", TANDEM_KIND_ROADBLOCK }, { "checkins", TANDEM_KIND_CHECKIN },         { "terms", TANDEM_KIND_TERM },
    { "calendars", TANDEM_KIND_CALENDAR },   { "closed_periods", TANDEM_KIND_CLOSED_PERIOD },
  };
  g_autoptr (JsonBuilder) json = json_builder_new ();
  const TandemRow *plan = tandem_plan_file_get_plan (file);
  const char *const *warnings = tandem_plan_file_get_warnings (file);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "format");
  json_builder_add_string_value (json, "tandem-plan");
  add_text (json, "title", plan, TANDEM_PLAN_TITLE);
  add_text (json, "buyer", plan, TANDEM_PLAN_BUYER_NAME);
  add_text (json, "seller", plan, TANDEM_PLAN_SELLER_NAME);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (json, counts[i].key);
      json_builder_add_int_value (json, tandem_plan_file_get_n (file, counts[i].kind));
    }
  json_builder_end_object (json);
  json_builder_set_member_name (json, "warnings");
  json_builder_begin_array (json);
  for (guint i = 0; warnings[i] != NULL; i++)
    json_builder_add_string_value (json, warnings[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  tandem_cli_print_json (cli, json);
}

static gint64
new_id_cb (gpointer data, GError **error)
{
  return tandem_session_new_id (data, error);
}

static gboolean
add_to_library (TandemCli *cli, TandemPlanFile *file, GError **error)
{
  g_autoptr (TandemEdit) edit = NULL;
  const char *const *warnings = tandem_plan_file_get_warnings (file);

  if (tandem_cli_open (cli, error) == NULL)
    return FALSE;
  edit = tandem_plan_file_to_edit (file, new_id_cb, cli->session, cli->today, error);
  if (edit == NULL || !tandem_session_apply (cli->session, edit, NULL, error))
    return FALSE;
  g_string_append_printf (cli->out, "%" G_GINT64_FORMAT "\n", tandem_edit_get_plan (edit));
  for (guint i = 0; warnings[i] != NULL; i++)
    tandem_cli_warn (cli, warnings[i]);
  return TRUE;
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

/* `import FILE [--dry-run] …`: the file is read and checked whole before the library is opened. */
gboolean
tandem_cli_import (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TandemPlanFile) file = NULL;
  g_autoptr (GFile) from = NULL;

  if (!parse_options (cli, &options, &argc, &argv, error))
    return FALSE;
  if (has_suffix (argv[1], ".csv") || has_suffix (argv[1], ".xlsx"))
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("%s: this version can’t import spreadsheets yet; it reads .tandem.json"), argv[1]);
      return FALSE;
    }

  from = g_file_new_for_commandline_arg (argv[1]);
  file = tandem_plan_file_load (from, NULL, error);
  if (file == NULL)
    {
      /* Errors of the system name the file already. */
      if (error != NULL && (*error)->domain == TANDEM_ERROR)
        g_prefix_error (error, "%s: ", argv[1]);
      return FALSE;
    }
  if (!set_text (file, TANDEM_PLAN_TITLE, "--title", options.title, error) || !set_text (file, TANDEM_PLAN_BUYER_NAME, "--buyer", options.buyer, error)
      || !set_text (file, TANDEM_PLAN_SELLER_NAME, "--seller", options.seller, error))
    return FALSE;

  if (!options.dry_run)
    return add_to_library (cli, file, error);
  print_understood (cli, file);
  return TRUE;
}
