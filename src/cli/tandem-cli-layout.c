/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-edition-builder.h"
#include "tandem-pango-measurer.h"
#include "tandem-plan-file.h"
#include "tandem-timeline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* px that a picture may be wide or high. */
#define LEAST 100
#define MOST 20000

/* A place with three decimals and no noise of binary fractions: 12.5, not 12.500000000000002. */
static void
add_number (GString *out, const char *key, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "\"%s\": %s", key, g_ascii_formatd (buffer, sizeof buffer, "%.10g", round (number * 1000) / 1000 + 0.0));
}

static void
add_string (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *quoted = NULL;

  json_node_set_string (node, text);
  quoted = json_to_string (node, FALSE);
  g_string_append (out, quoted);
}

/* The library's id of a milestone → its id as `show` says it. */
static GHashTable *
name_milestones (TandemPlan *plan)
{
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      gint64 id = tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i));

      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), tandem_plan_file_dup_id (TANDEM_KIND_MILESTONE, i));
    }
  return names;
}

/* One operation a line, so that two layouts can be compared with diff. */
static void
add_op (GString *out, const TandemDrawOp *op, GHashTable *names)
{
  g_string_append_printf (out, "    { \"kind\": \"%s\", \"role\": \"%s\", ", tandem_draw_kind_name (op->kind), tandem_role_name (op->role));
  add_number (out, "x", op->x);
  g_string_append (out, ", ");
  add_number (out, "y", op->y);
  g_string_append (out, ", ");
  add_number (out, "width", op->width);
  g_string_append (out, ", ");
  add_number (out, "height", op->height);
  if (op->item != 0)
    g_string_append_printf (out, ", \"item\": \"%s\"", (const char *) g_hash_table_lookup (names, &op->item));
  else
    g_string_append (out, ", \"item\": null");
  if (op->key != 0)
    g_string_append_printf (out, ", \"number\": %d", op->key);
  g_string_append (out, ", \"text\": ");
  if (op->kind == TANDEM_DRAW_TEXT && op->text != NULL)
    add_string (out, op->text);
  else
    g_string_append (out, "null");
  g_string_append (out, " }");
}

static void
print_layout (TandemCli *cli, const TandemDrawList *list, TandemPlan *plan)
{
  g_autoptr (GHashTable) names = name_milestones (plan);
  gboolean first = TRUE;

  g_string_append (cli->out, "{\n  ");
  add_number (cli->out, "width", tandem_draw_list_get_width (list));
  g_string_append (cli->out, ",\n  ");
  add_number (cli->out, "height", tandem_draw_list_get_height (list));
  g_string_append (cli->out, ",\n  \"ops\": [");
  for (guint i = 0; i < tandem_draw_list_get_n_ops (list); i++)
    {
      const TandemDrawOp *op = tandem_draw_list_get_op (list, i);

      if (op->kind == TANDEM_DRAW_TAG_BEGIN || op->kind == TANDEM_DRAW_TAG_END)
        continue;
      g_string_append (cli->out, first ? "\n" : ",\n");
      add_op (cli->out, op, names);
      first = FALSE;
    }
  g_string_append (cli->out, "\n  ]\n}\n");
}

/* `layout PLAN --width PX --height PX [--status-date DAY]`: the timeline as a document shows it, with the key of numbered
 * marks, as what may leave. */
gboolean
tandem_cli_layout (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *width_text = NULL, *height_text = NULL, *day_text = NULL;
  const GOptionEntry entries[] = {
    { "width", 0, 0, G_OPTION_ARG_FILENAME, &width_text, N_("Width of the picture"), N_("PX") },
    { "height", 0, 0, G_OPTION_ARG_FILENAME, &height_text, N_("Height of the picture; it grows where not even numbers have room"), N_("PX") },
    { "status-date", 0, 0, G_OPTION_ARG_FILENAME, &day_text, N_("The day it is of, instead of today"), N_("DAY") },
    G_OPTION_ENTRY_NULL
  };
  TandemEditionOptions edition_options = { .today = cli->today };
  TandemTimelineOptions options;
  double width = 0, height = 0;
  TandemPlan *plan;
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (TandemPangoMeasurer) measurer = NULL;
  g_autoptr (TandemDrawList) list = NULL;

  if (!tandem_cli_parse (cli, "layout", entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (width_text == NULL || height_text == NULL)
    return tandem_cli_fail_usage (error, _("--width and --height are needed: how large is the picture?"));
  if (!tandem_cli_parse_number ("--width", width_text, LEAST, MOST, &width, error) || !tandem_cli_parse_number ("--height", height_text, LEAST, MOST, &height, error)
      || !tandem_cli_parse_day ("--status-date", day_text, &edition_options.today, error))
    return FALSE;
  plan = tandem_cli_find_plan (cli, argv[1], error);
  if (plan == NULL)
    return FALSE;

  edition = tandem_edition_new (plan, &edition_options);
  measurer = tandem_pango_measurer_new ();
  tandem_timeline_options_init (&options, TANDEM_TIMELINE_DOCUMENT, width, height);
  options.has_key = TRUE; /* no page around it is the key */
  list = tandem_timeline_layout (edition, &options, tandem_pango_measurer_get_measurer (measurer));
  print_layout (cli, list, plan);
  return TRUE;
}
