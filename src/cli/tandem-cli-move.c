/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-error.h"
#include "tandem-move-sentence.h"
#include "tandem-plan-file.h"
#include "tandem-plan-workdays.h"
#include "tandem-schedule-edits.h"

#include <glib/gi18n-lib.h>

/* In the order of TandemMoveMode. */
static const char *const modes[] = { "follow", "only", "keep", NULL };

/* A milestone by its id as `show` says it ("m4"), or by its title when that is unique. */
static TandemEntity *
find_milestone (TandemPlan *plan, const char *argument, GError **error)
{
  g_autofree char *wanted = tandem_cli_dup_text (argument, error);
  TandemEntity *found = NULL;
  guint n_titled = 0;

  if (wanted == NULL)
    return NULL;
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    {
      TandemEntity *milestone = tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i);
      g_autofree char *id = tandem_plan_file_dup_id (TANDEM_KIND_MILESTONE, i);

      if (g_str_equal (id, wanted))
        return milestone;
      if (g_str_equal (tandem_entity_get_title (milestone), wanted))
        {
          found = milestone;
          n_titled++;
        }
    }
  if (n_titled == 0)
    g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("the plan has no milestone “%s”; “tandem-cli show” lists them with their ids"), wanted);
  else if (n_titled > 1)
    g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_NOT_FOUND, _("several milestones are called “%s”; use an id (“m4”) of “tandem-cli show”"), wanted);
  return n_titled == 1 ? found : NULL;
}

static char *
dup_id (TandemPlan *plan, gint64 milestone)
{
  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_MILESTONE); i++)
    if (tandem_entity_get_id (tandem_plan_peek (plan, TANDEM_KIND_MILESTONE, i)) == milestone)
      return tandem_plan_file_dup_id (TANDEM_KIND_MILESTONE, i);
  return g_strdup ("");
}

static const char *
get_title (TandemPlan *plan, gint64 milestone)
{
  return tandem_entity_get_title (tandem_plan_find (plan, TANDEM_KIND_MILESTONE, milestone));
}

/* First the sentence, then a line a milestone with tabs between id, title, day before, day after and working days. */
static void
print_move (TandemCli *cli, TandemPlan *plan, const TandemMove *move)
{
  const TandemLanguage *language = tandem_language_find (tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_LANGUAGE));
  g_autofree char *sentence = tandem_move_sentence (plan, move, language);
  char from[TANDEM_DAY_ISO_SIZE], to[TANDEM_DAY_ISO_SIZE];

  if (move->steps->len > 0)
    g_string_append_printf (cli->out, "%s\n", g_strdelimit (sentence, "\r\n\t", ' '));
  for (guint i = 0; i < move->steps->len; i++)
    {
      const TandemMoveStep *step = &g_array_index (move->steps, TandemMoveStep, i);
      g_autofree char *id = dup_id (plan, step->milestone), *title = g_strdelimit (g_strdup (get_title (plan, step->milestone)), "\r\n\t", ' ');

      g_string_append_printf (cli->out, "%s\t%s\t%s\t%s\t%+d\n", id, title, tandem_day_to_iso (step->from, from), tandem_day_to_iso (step->to, to), step->days);
    }
}

static void
warn_move (TandemCli *cli, TandemPlan *plan, const TandemMove *move)
{
  char asked[TANDEM_DAY_ISO_SIZE], to[TANDEM_DAY_ISO_SIZE];

  tandem_day_to_iso (move->asked, asked);
  tandem_day_to_iso (move->to, to);
  if (move->asked != move->to)
    {
      g_autofree char *note = NULL;

      if (move->off_rule)
        note = g_strdup_printf (_("%1$s is not its day of the month; the next one is %2$s"), asked, to);
      else if (move->closed_reason != NULL)
        note = g_strdup_printf (_("%1$s is closed (%2$s); the next working day is %3$s"), asked, move->closed_reason, to);
      else
        note = g_strdup_printf (_("nobody works on %1$s; the next working day is %2$s"), asked, to);

      tandem_cli_warn (cli, note);
    }
  if (move->steps->len == 0)
    tandem_cli_warn (cli, _("nothing moves"));
  for (guint i = 0; i < move->conflicts->len; i++)
    {
      const TandemMoveConflict *conflict = &g_array_index (move->conflicts, TandemMoveConflict, i);
      g_autofree char *note = NULL;

      tandem_day_to_iso (conflict->due, asked);
      tandem_day_to_iso (conflict->needed, to);
      /* Translators: two milestones and two days */
      note = g_strdup_printf (_("“%1$s” stays on %3$s, but comes after “%2$s” and can’t be done before %4$s"), get_title (plan, conflict->milestone),
                              get_title (plan, conflict->predecessor), asked, to);
      tandem_cli_warn (cli, note);
    }
}

static gboolean
move_milestone (TandemCli *cli, TandemPlan *plan, TandemEntity *milestone, TandemDay day, TandemMoveMode mode, const char *reason, gboolean dry_run, GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (plan, &notes);
  g_autoptr (TandemPlanSchedule) schedule = tandem_plan_schedule_new (plan, workdays, cli->today, error);
  g_autoptr (TandemMove) move = NULL;
  g_autoptr (TandemEdit) edit = NULL;

  if (schedule == NULL)
    return FALSE;
  move = tandem_move_new (plan, schedule, tandem_entity_get_id (milestone), day, mode, error);
  if (move == NULL)
    return FALSE;
  print_move (cli, plan, move);
  warn_move (cli, plan, move);
  edit = tandem_schedule_edits_move (plan, workdays, move);
  if (reason != NULL)
    edit = tandem_edit_with_reason (g_steal_pointer (&edit), reason);
  return dry_run || tandem_edit_is_empty (edit) || tandem_session_apply (cli->session, edit, NULL, error);
}

/* `move PLAN MILESTONE DAY [--mode MODE] [--reason TEXT] [--dry-run]` */
gboolean
tandem_cli_move (TandemCli *cli, int argc, char **argv, GError **error)
{
  gboolean dry_run = FALSE;
  g_autofree char *mode_text = NULL, *reason_text = NULL, *reason = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Print what would move; change nothing"), NULL },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &mode_text, N_("follow (what depends on it moves along), only (nothing else moves) or keep (use the slack, keep go-live)"), N_("MODE") },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_text, N_("Why; only for us"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  TandemDay day = TANDEM_DAY_NONE;
  TandemEntity *milestone;
  TandemPlan *plan;
  int mode;

  if (!tandem_cli_parse (cli, "move", entries, &argc, &argv, 3, 3, error) || !tandem_cli_parse_day ("DAY", argv[3], &day, error))
    return FALSE;
  mode = mode_text != NULL ? tandem_choice_index (modes, mode_text) : TANDEM_MOVE_FOLLOW;
  if (mode < 0)
    return tandem_cli_fail_usage (error, _("--mode: neither follow, only nor keep: %s"), mode_text);
  if (reason_text != NULL)
    {
      reason = tandem_cli_dup_text (reason_text, error);
      if (reason == NULL)
        return FALSE;
      g_strstrip (reason);
    }
  plan = tandem_cli_find_plan (cli, argv[1], error);
  if (plan == NULL)
    return FALSE;
  milestone = find_milestone (plan, argv[2], error);
  return milestone != NULL && move_milestone (cli, plan, milestone, day, (TandemMoveMode) mode, reason, dry_run, error);
}
