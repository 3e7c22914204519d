/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-document-builder.h"
#include "tandem-edition-builder.h"
#include "tandem-error.h"
#include "tandem-export.h"
#include "tandem-language.h"
#include "tandem-plan-file.h"
#include "tandem-whole-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum { FORMAT_PLAN_FILE, FORMAT_PDF, FORMAT_PNG, FORMAT_MAIL, FORMAT_LATER, FORMAT_UNKNOWN } Format;

/* As they were written, then as they are meant. */
typedef struct
{
  char     *output, *paper, *pages, *audience, *lang, *status_date, *scale, *width;
  gboolean  mono;

  Format      format;
  TandemPages shown;
  TandemDay   day;
  double      factor, pixels; /* of a PNG; 0 pixels: the usual width times the factor */
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
    { ".xlsx", FORMAT_LATER },            { ".ics", FORMAT_LATER }, { ".eml", FORMAT_MAIL },
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return formats[i].format;
  return FORMAT_UNKNOWN;
}

static gboolean
check_options (TandemCli *cli, Options *options, GError **error)
{
  if (options->output == NULL)
    return tandem_cli_fail_usage (error, _("-o FILE is missing: where to write to"));
  options->format = find_format (options->output);
  if (options->format == FORMAT_UNKNOWN)
    return tandem_cli_fail_usage (error, _("%s: the ending says none of .pdf, .png, .eml, .tandem.json"), options->output);

  options->day = cli->today;
  options->factor = 1;
  options->pixels = 0;
  options->shown = options->pages != NULL ? tandem_pages_parse (options->pages) : options->format == FORMAT_PNG ? TANDEM_PAGES_PLAN : TANDEM_PAGES_ALL;
  if (options->shown == 0)
    return tandem_cli_fail_usage (error, _("--pages: names other than page, checklist, people: %s"), options->pages);
  if (options->paper != NULL && !g_str_equal (options->paper, "a4") && !g_str_equal (options->paper, "letter"))
    return tandem_cli_fail_usage (error, _("--paper: neither a4 nor letter: %s"), options->paper);
  return tandem_cli_parse_day ("--status-date", options->status_date, &options->day, error)
         && tandem_cli_parse_number ("--scale", options->scale, 0.25, 6, &options->factor, error)
         && tandem_cli_parse_number ("--width", options->width, 320, 8000, &options->pixels, error) && tandem_cli_check_language (options->lang, error);
}

static gboolean
parse_options (TandemCli *cli, Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("Where to write to; the ending says what: .pdf, .png, .eml (a mail with both) or .tandem.json"), N_("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options->paper, N_("Paper: a4 or letter; a PNG is a picture for a mail without it"), N_("NAME") },
    { "pages", 0, 0, G_OPTION_ARG_FILENAME, &options->pages, N_("Pages: page, checklist, people, with commas between them; a PNG holds one"), N_("LIST") },
    { "audience", 0, 0, G_OPTION_ARG_FILENAME, &options->audience, N_("Only what concerns one function: legal, it, procurement …"), N_("FUNCTION") },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &options->lang, N_("Language of the document: en, de, fr …"), N_("TAG") },
    { "status-date", 0, 0, G_OPTION_ARG_FILENAME, &options->status_date, N_("The day it is of, instead of today"), N_("DAY") },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &options->scale, N_("How many times its usual size a PNG has, where no width is given"), N_("NUMBER") },
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

/* The paper asked for, else the plan's; a PNG of the plan is composed as a picture of its own. */
static TandemSheetKind
find_sheet (TandemPlan *plan, const Options *options)
{
  const char *paper = options->paper != NULL ? options->paper : tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_PAPER);

  if (options->format == FORMAT_PNG && options->paper == NULL && options->shown == TANDEM_PAGES_PLAN)
    return TANDEM_SHEET_PICTURE;
  return g_str_equal (paper, "letter") ? TANDEM_SHEET_LETTER : TANDEM_SHEET_A4;
}

static GBytes *
make_pages (TandemPlan *plan, const TandemEdition *edition, TandemPangoMeasurer *measurer, const Options *options, GError **error)
{
  TandemDocumentOptions document_options = { .sheet = find_sheet (plan, options), .pages = options->shown, .mono = options->mono };
  g_autoptr (TandemDocument) document = tandem_document_new (edition, &document_options, tandem_pango_measurer_get_measurer (measurer));
  guint n = tandem_document_get_n_pages (document);
  int width = (int) round (options->pixels > 0 ? options->pixels : TANDEM_PNG_WIDTH * options->factor);

  if (options->format == FORMAT_PDF)
    return tandem_export_pdf (document, measurer, NULL, NULL, NULL, error);
  if (n > 1)
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_FAILED, _("a PNG holds one page and this takes %u; write a .pdf, or choose one with --pages"), n);
      return NULL;
    }
  return tandem_export_png (document, measurer, 0, width, NULL, error);
}

static GBytes *
make_content (TandemCli *cli, TandemPlan *plan, const TandemEdition *edition, TandemPangoMeasurer *measurer, const Options *options, GError **error)
{
  TandemDocumentOptions attached = { .sheet = find_sheet (plan, options), .pages = options->shown, .mono = options->mono };
  char *text;

  switch (options->format)
    {
    case FORMAT_MAIL:
      return tandem_cli_make_mail (cli, plan, edition, &attached, error);
    case FORMAT_PLAN_FILE:
      text = tandem_plan_file_write_edition (edition);
      return g_bytes_new_take (text, strlen (text));
    case FORMAT_PDF:
    case FORMAT_PNG:
      return make_pages (plan, edition, measurer, options, error);
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
  static const struct { GIOErrorEnum code; TandemError meaning; const char *reason; } reasons[] = {
    { G_IO_ERROR_NOT_FOUND, TANDEM_ERROR_NOT_FOUND, N_("the folder isn’t there") },
    { G_IO_ERROR_NOT_DIRECTORY, TANDEM_ERROR_NOT_FOUND, N_("the folder isn’t there") },
    { G_IO_ERROR_IS_DIRECTORY, TANDEM_ERROR_FAILED, N_("a folder has this name") },
    { G_IO_ERROR_NO_SPACE, TANDEM_ERROR_FULL, N_("the disk is full") },
    { G_IO_ERROR_READ_ONLY, TANDEM_ERROR_READ_ONLY, N_("nothing can be written there") },
    { G_IO_ERROR_PERMISSION_DENIED, TANDEM_ERROR_NO_ACCESS, N_("you may not write there") },
  };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  TandemError meaning = TANDEM_ERROR_FAILED;
  const char *reason;

  if (tandem_whole_file_write (file, content, NULL, &local))
    return TRUE;
  reason = local->message;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (local, G_IO_ERROR, (int) reasons[i].code))
      {
        meaning = reasons[i].meaning;
        reason = _(reasons[i].reason);
      }
  /* Translators: 1 is a file, 2 the reason. */
  g_set_error (error, TANDEM_ERROR, (int) meaning, _("%1$s: not written: %2$s"), path, reason);
  return FALSE;
}

/* `export PLAN -o FILE …`: everything is made in memory before the file is touched. */
gboolean
tandem_cli_export (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (TandemPangoMeasurer) measurer = NULL;
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (GBytes) content = NULL;
  TandemPlan *plan;

  if (!parse_options (cli, &options, &argc, &argv, error))
    return FALSE;
  /* Pango looks for fonts in a thread of its own; that can begin while the plan is read. */
  if (options.format == FORMAT_PDF || options.format == FORMAT_PNG)
    measurer = tandem_pango_measurer_new ();
  plan = tandem_cli_find_plan (cli, argv[1], error);
  if (plan == NULL)
    return FALSE;
  edition = make_edition (plan, &options, error);
  if (edition == NULL)
    return FALSE;
  content = make_content (cli, plan, edition, measurer, &options, error);
  return content != NULL && write_whole (options.output, content, error);
}
