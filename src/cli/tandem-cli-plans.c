/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-plan-file.h"
#include "tandem-plan-state.h"

#include <glib/gi18n-lib.h>

/* How a plan stands, as a script reads it: a word for each reason and standing. */
static const char *
name_state (const TandemPlanState *state)
{
  static const char *const closed[] = { "draft", "shared", "agreed", "won", "lost" };

  switch (state->standing)
    {
    case TANDEM_STANDING_ATTENTION:
      switch (state->reason)
        {
        case TANDEM_REASON_LATE:
          return "late";
        case TANDEM_REASON_ANCHOR_PAST:
          return "anchor-past";
        case TANDEM_REASON_AT_RISK:
          return "at-risk";
        case TANDEM_REASON_NO_DUE:
          return "no-due-day";
        case TANDEM_REASON_NO_MILESTONE:
          return "no-milestone";
        case TANDEM_REASON_NONE:
        default:
          return "attention";
        }
    case TANDEM_STANDING_ON_TRACK:
      return "on-track";
    case TANDEM_STANDING_ARCHIVED:
      return "archived";
    case TANDEM_STANDING_DRAFT:
    case TANDEM_STANDING_CLOSED:
    default:
      return closed[state->status];
    }
}

static void
add_text (JsonBuilder *json, const char *key, const char *text)
{
  json_builder_set_member_name (json, key);
  if (text != NULL && *text != '\0')
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
list_as_json (TandemCli *cli, GListModel *plans)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  char iso[TANDEM_DAY_ISO_SIZE];

  json_builder_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, i);
      TandemEntity *entity = TANDEM_ENTITY (plan);
      TandemPlanState state = tandem_plan_state (plan, cli->today);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "id");
      json_builder_add_int_value (json, tandem_entity_get_id (entity));
      add_text (json, "title", tandem_entity_get_title (entity));
      add_text (json, "buyer", tandem_entity_get_text (entity, TANDEM_PLAN_BUYER_NAME));
      add_text (json, "seller", tandem_entity_get_text (entity, TANDEM_PLAN_SELLER_NAME));
      add_text (json, "anchor_kind", tandem_entity_get_text (entity, TANDEM_PLAN_ANCHOR_KIND));
      add_text (json, "anchor_date", tandem_day_to_iso (tandem_entity_get_day (entity, TANDEM_PLAN_ANCHOR_DATE), iso));
      add_text (json, "status", tandem_entity_get_text (entity, TANDEM_PLAN_STATUS));
      add_text (json, "state", name_state (&state));
      json_builder_set_member_name (json, "milestones");
      json_builder_add_int_value (json, state.n_counted);
      json_builder_set_member_name (json, "done");
      json_builder_add_int_value (json, state.n_done);
      json_builder_set_member_name (json, "late");
      json_builder_add_int_value (json, state.n_late);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  tandem_cli_print_json (cli, json);
}

/* A cell of the list: a title may hold a tab or a line break. */
static void
add_cell (GString *out, const char *text, char end)
{
  g_autofree char *cell = g_strdelimit (g_strdup (text), "\t\n\r", ' ');

  g_string_append (out, cell);
  g_string_append_c (out, end);
}

static void
list_as_lines (TandemCli *cli, GListModel *plans)
{
  char iso[TANDEM_DAY_ISO_SIZE];

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, i);
      TandemEntity *entity = TANDEM_ENTITY (plan);
      TandemPlanState state = tandem_plan_state (plan, cli->today);

      g_string_append_printf (cli->out, "%" G_GINT64_FORMAT "\t", tandem_entity_get_id (entity));
      add_cell (cli->out, tandem_entity_get_title (entity), '\t');
      add_cell (cli->out, tandem_entity_get_text (entity, TANDEM_PLAN_BUYER_NAME), '\t');
      add_cell (cli->out, tandem_day_to_iso (tandem_entity_get_day (entity, TANDEM_PLAN_ANCHOR_DATE), iso), '\t');
      add_cell (cli->out, name_state (&state), '\n');
    }
}

/* `list [--json]`: a line a plan with tabs between id, title, buyer, anchor date and state, or an array of objects. */
gboolean
tandem_cli_list (TandemCli *cli, int argc, char **argv, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON instead of lines"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GListModel *plans;

  if (!tandem_cli_parse (cli, "list", entries, &argc, &argv, 0, 0, error) || tandem_cli_open (cli, error) == NULL)
    return FALSE;
  plans = tandem_library_get_plans (tandem_session_get_library (cli->session));
  if (json)
    list_as_json (cli, plans);
  else
    list_as_lines (cli, plans);
  return TRUE;
}

/* `show PLAN` */
gboolean
tandem_cli_show (TandemCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *text = NULL;
  TandemPlan *plan;

  if (!tandem_cli_parse (cli, "show", NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  plan = tandem_cli_find_plan (cli, argv[1], error);
  if (plan == NULL)
    return FALSE;
  text = tandem_plan_file_write (plan);
  g_string_append (cli->out, text);
  return TRUE;
}
