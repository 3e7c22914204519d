/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-edition-builder.h"
#include "tandem-error.h"
#include "tandem-language.h"
#include "tandem-plan-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum { FORMAT_PLAN_FILE, FORMAT_PDF, FORMAT_PNG, FORMAT_LATER, FORMAT_UNKNOWN } Format;

/* As they were written, then as they are meant. */
typedef struct
{
  char     *output, *paper, *pages, *audience, *lang, *status_date, *scale, *width;
  gboolean  mono;

  Format    format;
  TandemDay day;
  double    scale_factor, pixels;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->paper);
  g_free (options->pages);
  g_free (options->audience);
  g_free (options->lang);
  g_free (options->status_date);
  g_free (options->scale);
  g_free (options->width);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static Format
find_format (const char *path)
{
  static const struct { const char *ending; Format format; } formats[] = {
    { ".tandem.json", FORMAT_PLAN_FILE }, { ".pdf", FORMAT_PDF },   { ".png", FORMAT_PNG }, { ".csv", FORMAT_LATER },
    { ".xlsx", FORMAT_LATER },            { ".ics", FORMAT_LATER }, { ".eml", FORMAT_LATER },
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return formats[i].format;
  return FORMAT_UNKNOWN;
}

/* A language whose words documents have; a region of it will do ("de-AT"). */
static gboolean
check_language (const char *tag, GError **error)
{
  const char *found = tag != NULL ? tandem_language_get_tag (tandem_language_find (tag)) : NULL;
  g_autofree char *known = NULL;

  if (tag == NULL || g_ascii_strncasecmp (found, tag, strcspn (tag, "-_.@")) == 0)
    return TRUE;
  known = g_strjoinv (", ", (char **) tandem_language_tags ());
  return tandem_cli_fail_usage (error, _("--lang: documents don’t speak “%s”; they speak %s"), tag, known);
}

static gboolean
check_options (TandemCli *cli, Options *options, GError **error)
{
  if (options->output == NULL)
    return tandem_cli_fail_usage (error, _("-o FILE is missing: where to write to"));
  options->format = find_format (options->output);
  if (options->format == FORMAT_UNKNOWN)
    return tandem_cli_fail_usage (error, _("%s: the ending says none of .pdf, .png, .tandem.json"), options->output);

  options->day = cli->today;
  options->scale_factor = 1;
  options->pixels = 0;
  if (options->paper != NULL && !g_str_equal (options->paper, "a4") && !g_str_equal (options->paper, "letter"))
    return tandem_cli_fail_usage (error, _("--paper: neither a4 nor letter: %s"), options->paper);
  return tandem_cli_parse_day ("--status-date", options->status_date, &options->day, error)
         && tandem_cli_parse_number ("--scale", options->scale, 0.25, 8, &options->scale_factor, error)
         && tandem_cli_parse_number ("--width", options->width, 320, 8000, &options->pixels, error) && check_language (options->lang, error);
}

static gboolean
parse_options (TandemCli *cli, Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("Where to write to; the ending says what: .pdf, .png or .tandem.json"), N_("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options->paper, N_("Paper of a PDF: a4 or letter"), N_("NAME") },
    { "pages", 0, 0, G_OPTION_ARG_FILENAME, &options->pages, N_("Pages of a PDF: page, checklist, people, with commas between them"), N_("LIST") },
    { "audience", 0, 0, G_OPTION_ARG_FILENAME, &options->audience, N_("Only what concerns one function: legal, it, procurement …"), N_("FUNCTION") },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &options->lang, N_("Language of the document: en, de, fr …"), N_("TAG") },
    { "status-date", 0, 0, G_OPTION_ARG_FILENAME, &options->status_date, N_("The day it is of, instead of today"), N_("DAY") },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &options->scale, N_("Pixels of a PNG for one of the layout"), N_("NUMBER") },
    { "width", 0, 0, G_OPTION_ARG_FILENAME, &options->width, N_("Width of a PNG in pixels"), N_("PIXELS") },
    { "mono", 0, 0, G_OPTION_ARG_NONE, &options->mono, N_("Black and white"), NULL },
    G_OPTION_ENTRY_NULL
  };

  return tandem_cli_parse (cli, "export", entries, argc, argv, 1, 1, error) && check_options (cli, options, error);
}

/* The functions that somebody has, in the order of the plan. */
static char *
list_functions (TandemPlan *plan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      const char *function = tandem_entity_get_text (tandem_plan_peek (plan, TANDEM_KIND_STAKEHOLDER, i), TANDEM_STAKEHOLDER_FUNCTION);

      if (*function != '\0' && g_hash_table_add (seen, (char *) function))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", function);
    }
  return g_string_free (list, FALSE);
}

/* What may leave, for the options; an audience must have something to do in it. */
static TandemEdition *
make_edition (TandemPlan *plan, const Options *options, GError **error)
{
  g_autofree char *audience = options->audience != NULL ? tandem_cli_dup_text (options->audience, error) : NULL, *functions = NULL;
  TandemEditionOptions edition_options = { .today = options->day, .audience = audience, .language = options->lang };
  g_autoptr (TandemEdition) edition = NULL;

  if (options->audience != NULL && audience == NULL)
    return NULL;
  edition = tandem_edition_new (plan, &edition_options);
  if (audience == NULL || *audience == '\0')
    return g_steal_pointer (&edition);

  for (guint i = 0; i < edition->n_milestones; i++)
    if (edition->milestones[i].highlighted)
      return g_steal_pointer (&edition);
  functions = list_functions (plan);
  /* Translators: 1 is a function ("legal"), 2 a list of functions. */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("--audience: nothing in the plan concerns “%1$s”; the plan knows %2$s"), audience, functions);
  return NULL;
}

static GBytes *
make_content (const TandemEdition *edition, const Options *options, GError **error)
{
  char *text;

  switch (options->format)
    {
    case FORMAT_PLAN_FILE:
      text = tandem_plan_file_write_edition (edition);
      return g_bytes_new_take (text, strlen (text));
    case FORMAT_PDF:
    case FORMAT_PNG:
    case FORMAT_LATER:
    case FORMAT_UNKNOWN:
    default:
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("%s: this version can’t write such files yet; nothing was written"), options->output);
      return NULL;
    }
}

/* The whole file or nothing: what was there stays until the new content is on the disk. */
static gboolean
write_whole (const char *path, GBytes *content, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local))
    return TRUE;
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("%s: not written, and as it was before: %s"), path, local->message);
  return FALSE;
}

/* `export PLAN -o FILE …`: everything is made in memory before the file is touched. */
gboolean
tandem_cli_export (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (GBytes) content = NULL;
  TandemPlan *plan;

  if (!parse_options (cli, &options, &argc, &argv, error))
    return FALSE;
  plan = tandem_cli_find_plan (cli, argv[1], error);
  if (plan == NULL)
    return FALSE;
  edition = make_edition (plan, &options, error);
  if (edition == NULL)
    return FALSE;
  content = make_content (edition, &options, error);
  return content != NULL && write_whole (options.output, content, error);
}
