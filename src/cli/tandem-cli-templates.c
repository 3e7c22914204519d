/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-language.h"
#include "tandem-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *template_key, *title, *buyer, *seller, *anchor, *buyer_country, *seller_country, *language;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->template_key);
  g_free (options->title);
  g_free (options->buyer);
  g_free (options->seller);
  g_free (options->anchor);
  g_free (options->buyer_country);
  g_free (options->seller_country);
  g_free (options->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
add_text (JsonBuilder *json, const char *key, const char *text)
{
  json_builder_set_member_name (json, key);
  json_builder_add_string_value (json, text);
}

static void
add_number (JsonBuilder *json, const char *key, gint64 number)
{
  json_builder_set_member_name (json, key);
  json_builder_add_int_value (json, number);
}

static void
list_as_json (TandemCli *cli, GPtrArray *templates)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (templates, i);

      json_builder_begin_object (json);
      add_text (json, "key", tandem_template_get_key (template));
      add_text (json, "title", tandem_template_get_title (template));
      add_text (json, "when", tandem_template_get_when (template));
      add_number (json, "span_working_days", tandem_template_get_span (template));
      add_text (json, "anchor_kind", tandem_anchor_choices[tandem_template_get_anchor_kind (template)]);
      add_number (json, "milestones", tandem_template_get_n_milestones (template));
      json_builder_set_member_name (json, "own");
      json_builder_add_boolean_value (json, tandem_template_is_own (template));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  tandem_cli_print_json (cli, json);
}

/* What the templates speak: as asked, else the language of the desktop. */
static const char *
choose_language (const char *asked)
{
  return asked != NULL ? asked : g_get_language_names ()[0];
}

/* `templates [--json] [--lang TAG]`: a line a template with tabs between key, title, span in working days and when to use it. */
gboolean
tandem_cli_templates (TandemCli *cli, int argc, char **argv, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON instead of lines"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_("Language of the words: en, de, fr …"), N_("TAG") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) templates = NULL, problems = NULL;

  if (!tandem_cli_parse (cli, "templates", entries, &argc, &argv, 0, 0, error) || !tandem_cli_check_language (language, error))
    return FALSE;
  templates = tandem_template_list (choose_language (language), &problems);
  if (json)
    list_as_json (cli, templates);
  for (guint i = 0; !json && i < templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (templates, i);
      g_autofree char *line = g_strdup_printf ("%s\t%s\t%d\t%s", tandem_template_get_key (template), tandem_template_get_title (template),
                                               tandem_template_get_span (template), tandem_template_get_when (template));

      g_string_append_printf (cli->out, "%s\n", g_strdelimit (line, "\r\n", ' '));
    }
  for (guint i = 0; i < problems->len; i++)
    tandem_cli_warn (cli, g_ptr_array_index (problems, i));
  return TRUE;
}

static gboolean
parse_options (TandemCli *cli, Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &options->template_key, N_("Template to use; “tandem-cli templates” lists them"), N_("KEY") },
    { "buyer", 0, 0, G_OPTION_ARG_FILENAME, &options->buyer, N_("Name of the buyer"), N_("TEXT") },
    { "seller", 0, 0, G_OPTION_ARG_FILENAME, &options->seller, N_("Name of the seller"), N_("TEXT") },
    { "anchor", 0, 0, G_OPTION_ARG_FILENAME, &options->anchor, N_("Day to count back from: go-live, signature or decision"), N_("DATE") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options->title, N_("Title of the plan, instead of the template’s"), N_("TEXT") },
    { "buyer-country", 0, 0, G_OPTION_ARG_FILENAME, &options->buyer_country, N_("Country whose holidays the buyer has: two letters"), N_("XX") },
    { "seller-country", 0, 0, G_OPTION_ARG_FILENAME, &options->seller_country, N_("Country whose holidays the seller has: two letters"), N_("XX") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->language, N_("Language of the documents: en, de, fr …"), N_("TAG") },
    G_OPTION_ENTRY_NULL
  };

  return tandem_cli_parse (cli, "new", entries, argc, argv, 0, 0, error);
}

/* The text of an option as UTF-8; @text is NULL where the option may be missing and is. */
static gboolean
read_option (const char *option, const char *argument, gboolean must_be, char **text, GError **error)
{
  *text = NULL;
  if (argument == NULL)
    return !must_be || tandem_cli_fail_usage (error, _("%s is missing; “tandem-cli new --help” shows the options"), option);
  *text = tandem_cli_dup_text (argument, error);
  if (*text == NULL)
    return FALSE;
  g_strstrip (*text);
  return **text != '\0' || tandem_cli_fail_usage (error, _("%s: may not be empty"), option);
}

static gboolean
read_country (const char *option, const char *argument, char **country, GError **error)
{
  g_autofree char *text = NULL;

  *country = NULL;
  if (!read_option (option, argument, FALSE, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (strlen (text) != 2 || !g_ascii_isalpha (text[0]) || !g_ascii_isalpha (text[1]))
    return tandem_cli_fail_usage (error, _("%s: not a country code of two letters: %s"), option, text);
  *country = g_ascii_strup (text, -1);
  return TRUE;
}

static gint64
new_id_cb (gpointer data, GError **error)
{
  return tandem_session_new_id (data, error);
}

static gboolean
add_plan (TandemCli *cli, TandemTemplate *template, const TandemTemplateParameters *parameters, GError **error)
{
  g_autoptr (TandemTemplateSchedule) schedule = tandem_template_schedule (template, parameters, error);
  g_autoptr (TandemEdit) edit = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  /* Refused before the library is made. */
  if (schedule == NULL || tandem_cli_open (cli, error) == NULL)
    return FALSE;
  edit = tandem_template_to_edit (template, parameters, new_id_cb, cli->session, &notes, error);
  if (edit == NULL || !tandem_session_apply (cli->session, edit, NULL, error))
    return FALSE;
  g_string_append_printf (cli->out, "%" G_GINT64_FORMAT "\n", tandem_edit_get_plan (edit));
  for (guint i = 0; i < notes->len; i++)
    tandem_cli_warn (cli, g_ptr_array_index (notes, i));
  return TRUE;
}

/* `new --template KEY --buyer B --seller S --anchor DATE …`: prints the new plan's id. */
gboolean
tandem_cli_new (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autofree char *key = NULL, *title = NULL, *buyer = NULL, *seller = NULL, *anchor = NULL, *buyer_country = NULL, *seller_country = NULL;
  g_autoptr (TandemTemplate) template = NULL;
  TandemTemplateParameters parameters = { .today = cli->today };

  if (!parse_options (cli, &options, &argc, &argv, error) || !read_option ("--template", options.template_key, TRUE, &key, error)
      || !read_option ("--buyer", options.buyer, TRUE, &buyer, error) || !read_option ("--seller", options.seller, TRUE, &seller, error)
      || !read_option ("--anchor", options.anchor, TRUE, &anchor, error) || !read_option ("--title", options.title, FALSE, &title, error)
      || !read_country ("--buyer-country", options.buyer_country, &buyer_country, error)
      || !read_country ("--seller-country", options.seller_country, &seller_country, error)
      || !tandem_cli_check_language (options.language, error)
      || !tandem_cli_parse_day ("--anchor", anchor, &parameters.anchor, error))
    return FALSE;

  template = tandem_template_find (key, choose_language (options.language), error);
  if (template == NULL)
    return FALSE;
  parameters.title = title;
  if (options.language != NULL)
    parameters.language = tandem_language_get_tag (tandem_language_find (options.language));
  parameters.buyer = buyer;
  parameters.seller = seller;
  parameters.buyer_country = buyer_country;
  parameters.seller_country = seller_country;
  return add_plan (cli, template, &parameters, error);
}
