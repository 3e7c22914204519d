/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-moving.h"

#include "tandem-move-sentence.h"
#include "tandem-plan-workdays.h"
#include "tandem-schedule-edits.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_MODES (TANDEM_MOVE_KEEP_ANCHOR + 1)

struct _TandemMoving
{
  gatomicrefcount     refs;
  TandemPlan         *plan;
  TandemPlanSchedule *schedule;
  gint64              milestone;
  TandemDay           before; /* due day now; NONE where it has none */
  gboolean            stale;
  gulong              changed_id;
  TandemMove         *moves[N_MODES]; /* NULL before there is a day */
};

static void
changed_cb (TandemPlan *plan, TandemMoving *self)
{
  self->stale = TRUE;
}

/**
 * tandem_moving_new:
 * @plan: (transfer none): a plan
 * @milestone: id of the milestone to move
 * @today: nothing moves into the past before it
 * @error: %TANDEM_ERROR_INVALID for a ring, with its names; %TANDEM_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): a move to nowhere yet. It is about the plan as it is now.
 */
TandemMoving *
tandem_moving_new (TandemPlan *plan, gint64 milestone, TandemDay today, GError **error)
{
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (plan, NULL);
  TandemPlanSchedule *schedule = tandem_plan_schedule_new (plan, workdays, today, error);
  TandemEntity *entity = tandem_plan_find (plan, TANDEM_KIND_MILESTONE, milestone);
  TandemMoving *self;

  if (schedule == NULL)
    return NULL;
  self = g_new0 (TandemMoving, 1);
  g_atomic_ref_count_init (&self->refs);
  self->plan = g_object_ref (plan);
  self->schedule = schedule;
  self->milestone = milestone;
  self->before = entity != NULL ? tandem_entity_get_day (entity, TANDEM_MILESTONE_DUE) : TANDEM_DAY_NONE;
  self->changed_id = g_signal_connect (plan, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

TandemMoving *
tandem_moving_ref (TandemMoving *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
forget_moves (TandemMoving *self)
{
  for (int mode = 0; mode < N_MODES; mode++)
    g_clear_pointer (&self->moves[mode], tandem_move_free);
}

void
tandem_moving_unref (TandemMoving *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  forget_moves (self);
  g_signal_handler_disconnect (self->plan, self->changed_id);
  tandem_plan_schedule_free (self->schedule);
  g_object_unref (self->plan);
  g_free (self);
}

TandemPlan *
tandem_moving_get_plan (TandemMoving *self)
{
  return self->plan;
}

gint64
tandem_moving_get_milestone (TandemMoving *self)
{
  return self->milestone;
}

/* Whether the plan has changed since: then what is said here is no longer true. */
gboolean
tandem_moving_is_stale (TandemMoving *self)
{
  return self->stale;
}

/**
 * tandem_moving_set_day:
 * @self: a move
 * @day: where to; the next day that is possible is taken
 * @error: %TANDEM_ERROR_NOT_FOUND, %TANDEM_ERROR_INVALID; the move is then to where it was
 */
gboolean
tandem_moving_set_day (TandemMoving *self, TandemDay day, GError **error)
{
  TandemMove *moves[N_MODES] = { NULL };

  if (self->moves[0] != NULL && self->moves[0]->asked == day)
    return TRUE;
  for (int mode = 0; mode < N_MODES; mode++)
    {
      moves[mode] = tandem_move_new (self->plan, self->schedule, self->milestone, day, (TandemMoveMode) mode, error);
      if (moves[mode] != NULL)
        continue;
      while (mode-- > 0)
        tandem_move_free (moves[mode]);
      return FALSE;
    }
  forget_moves (self);
  memcpy (self->moves, moves, sizeof moves);
  return TRUE;
}

/* Where somebody points to with a finger's breadth: the possible day next to @day. */
gboolean
tandem_moving_point_to (TandemMoving *self, TandemDay day, GError **error)
{
  TandemDay near = tandem_move_snap (self->schedule, self->milestone, day);

  return near == TANDEM_DAY_NONE || tandem_moving_set_day (self, near, error);
}

/**
 * tandem_moving_step:
 * @self: a move
 * @by: 1 or −1
 * @error: as for tandem_moving_set_day()
 *
 * Goes on to the next possible day, from the due day at first, from today where there is none.
 */
gboolean
tandem_moving_step (TandemMoving *self, int by, GError **error)
{
  TandemDay from = self->moves[0] != NULL ? self->moves[0]->to : self->before, to;

  if (from == TANDEM_DAY_NONE)
    from = tandem_plan_schedule_get_today (self->schedule);
  to = tandem_move_step (self->schedule, self->milestone, from, by);
  return to == TANDEM_DAY_NONE || tandem_moving_set_day (self, to, error);
}

/* The form has a field for the start: there it only moves where it would come after the due day. */
void
tandem_moving_keep_start (TandemMoving *self)
{
  for (int mode = 0; mode < N_MODES; mode++)
    {
      TandemMoveStep *step = self->moves[mode] != NULL && self->moves[mode]->steps->len > 0 ? &g_array_index (self->moves[mode]->steps, TandemMoveStep, 0) : NULL;

      if (step != NULL && step->milestone == self->milestone && step->start_from != TANDEM_DAY_NONE && step->start_from <= step->to)
        step->start_to = step->start_from;
    }
}

/* NONE before there is one. */
TandemDay
tandem_moving_get_day (TandemMoving *self)
{
  return self->moves[0] != NULL ? self->moves[0]->to : TANDEM_DAY_NONE;
}

/* (transfer none) (nullable): what would happen; NULL before there is a day. */
const TandemMove *
tandem_moving_get_move (TandemMoving *self, TandemMoveMode mode)
{
  return self->moves[mode];
}

/* Whether anything would change. */
gboolean
tandem_moving_changes (TandemMoving *self)
{
  return self->moves[0] != NULL && self->moves[0]->to != self->before;
}

/* Whether somebody should see what follows before it happens: something else moves, or would come too early. */
gboolean
tandem_moving_needs_asking (TandemMoving *self)
{
  return tandem_moving_changes (self) && (self->moves[TANDEM_MOVE_FOLLOW]->steps->len > 1 || self->moves[TANDEM_MOVE_ONLY]->conflicts->len > 0);
}

/* What is proposed: that everything keeps its distance, unless that breaks more than using the slack (a fixed go-live). */
TandemMoveMode
tandem_moving_get_default (TandemMoving *self)
{
  if (tandem_moving_offers (self, TANDEM_MOVE_KEEP_ANCHOR)
      && self->moves[TANDEM_MOVE_KEEP_ANCHOR]->conflicts->len < self->moves[TANDEM_MOVE_FOLLOW]->conflicts->len)
    return TANDEM_MOVE_KEEP_ANCHOR;
  return TANDEM_MOVE_FOLLOW;
}

static gboolean
is_same (const TandemMove *one, const TandemMove *other)
{
  if (one->steps->len != other->steps->len)
    return FALSE;
  for (guint i = 0; i < one->steps->len; i++)
    if (g_array_index (one->steps, TandemMoveStep, i).milestone != g_array_index (other->steps, TandemMoveStep, i).milestone
        || g_array_index (one->steps, TandemMoveStep, i).to != g_array_index (other->steps, TandemMoveStep, i).to)
      return FALSE;
  return TRUE;
}

/* Whether a choice differs from the ones before it. */
gboolean
tandem_moving_offers (TandemMoving *self, TandemMoveMode mode)
{
  switch (mode)
    {
    case TANDEM_MOVE_ONLY:
      return !is_same (self->moves[TANDEM_MOVE_FOLLOW], self->moves[TANDEM_MOVE_ONLY]);
    case TANDEM_MOVE_KEEP_ANCHOR:
      return !is_same (self->moves[TANDEM_MOVE_FOLLOW], self->moves[TANDEM_MOVE_KEEP_ANCHOR])
             && !is_same (self->moves[TANDEM_MOVE_ONLY], self->moves[TANDEM_MOVE_KEEP_ANCHOR]);
    case TANDEM_MOVE_FOLLOW:
    default:
      return TRUE;
    }
}

/* In words */

/* "2 March" for a day of the same year as @other, else with the year. */
static char *
format_day (TandemDay day, TandemDay other)
{
  if (day == TANDEM_DAY_NONE)
    return g_strdup (C_("day", "no day"));
  return tandem_wording_day (day, other == TANDEM_DAY_NONE || tandem_day_same_year (day, other) ? TANDEM_DATE_SHORT : TANDEM_DATE_SHORT_YEAR);
}

static char *
format_distance (int days)
{
  if (days > 0)
    return g_strdup_printf (ngettext ("%d working day later", "%d working days later", (gulong) days), days);
  return g_strdup_printf (ngettext ("%d working day earlier", "%d working days earlier", (gulong) -days), -days);
}

/**
 * tandem_moving_format_days:
 * @from: the day before; NONE for none
 * @to: the day after; NONE for none
 *
 * Returns: (transfer full): "2 Mar → 9 Mar"
 */
char *
tandem_moving_format_days (TandemDay from, TandemDay to)
{
  g_autofree char *before = format_day (from, to), *after = format_day (to, from);

  /* Translators: from one day to another: "2 Mar → 9 Mar"; turn the arrow in right-to-left languages */
  return g_strdup_printf (_("%1$s → %2$s"), before, after);
}

/* "2 Mar → 9 Mar · 5 working days later" */
char *
tandem_moving_dup_step (TandemMoving *self, const TandemMoveStep *step)
{
  g_autofree char *days = tandem_moving_format_days (step->from, step->to);
  g_autofree char *distance = step->from != TANDEM_DAY_NONE && step->days != 0 ? format_distance (step->days) : NULL;

  return distance != NULL ? g_strconcat (days, " · ", distance, NULL) : g_steal_pointer (&days);
}

/* From when to when the milestone itself moves. */
char *
tandem_moving_dup_days (TandemMoving *self)
{
  const TandemMove *move = self->moves[TANDEM_MOVE_FOLLOW];

  return move->steps->len > 0 ? tandem_moving_dup_step (self, &g_array_index (move->steps, TandemMoveStep, 0)) : g_strdup ("");
}

/* (nullable): why it isn't the day that was asked for. */
char *
tandem_moving_dup_notice (TandemMoving *self)
{
  const TandemMove *move = self->moves[TANDEM_MOVE_FOLLOW];
  g_autofree char *asked = tandem_wording_day (move->asked, TANDEM_DATE_WEEKDAY);

  if (move->asked == move->to)
    return NULL;
  if (move->off_rule)
    return g_strdup_printf (_("%s is not its day of the month; the next one is taken."), asked);
  if (move->closed_reason != NULL)
    /* Translators: a day, then the holiday it is */
    return g_strdup_printf (_("%1$s is not a working day (%2$s); the next one is taken."), asked, move->closed_reason);
  return g_strdup_printf (_("%s is not a working day; the next one is taken."), asked);
}

/* What it means, in the language of the buyer's documents; "" where the go-live stays though it can't, which nobody should
 * promise. */
char *
tandem_moving_dup_sentence (TandemMoving *self, TandemMoveMode mode)
{
  TandemEntity *anchor = tandem_plan_anchor_milestone (self->plan);

  for (guint i = 0; anchor != NULL && i < self->moves[mode]->conflicts->len; i++)
    if (g_array_index (self->moves[mode]->conflicts, TandemMoveConflict, i).milestone == tandem_entity_get_id (anchor))
      return g_strdup ("");
  return tandem_move_sentence (self->plan, self->moves[mode], tandem_language_find (tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_LANGUAGE)));
}

static TandemAnchorKind
get_anchor_kind (TandemMoving *self)
{
  return (TandemAnchorKind) tandem_entity_get_choice (TANDEM_ENTITY (self->plan), TANDEM_PLAN_ANCHOR_KIND);
}

const char *
tandem_moving_get_choice (TandemMoving *self, TandemMoveMode mode)
{
  switch (mode)
    {
    case TANDEM_MOVE_ONLY:
      return _("Only this one");
    case TANDEM_MOVE_KEEP_ANCHOR:
      if (self->moves[mode]->anchor_from == TANDEM_DAY_NONE)
        return _("Only what has to move");
      switch (get_anchor_kind (self))
        {
        case TANDEM_ANCHOR_SIGNATURE:
          return _("Keep the signature and use the slack");
        case TANDEM_ANCHOR_DECISION:
          return _("Keep the decision and use the slack");
        case TANDEM_ANCHOR_GO_LIVE:
        default:
          return _("Keep go-live and use the slack");
        }
    case TANDEM_MOVE_FOLLOW:
    default:
      return _("Move what depends on it");
    }
}

static gboolean
moves_anchor (const TandemMove *move)
{
  return move->anchor_from != TANDEM_DAY_NONE && move->anchor_from != move->anchor_to;
}

static char *
describe_anchor (TandemMoving *self, const TandemMove *move)
{
  gboolean moved = moves_anchor (move);
  g_autofree char *day = format_day (move->anchor_to, move->anchor_from);

  switch (get_anchor_kind (self))
    {
    case TANDEM_ANCHOR_SIGNATURE:
      return g_strdup_printf (moved ? _("signature moves to %s") : _("signature stays on %s"), day);
    case TANDEM_ANCHOR_DECISION:
      return g_strdup_printf (moved ? _("decision moves to %s") : _("decision stays on %s"), day);
    case TANDEM_ANCHOR_GO_LIVE:
    default:
      return g_strdup_printf (moved ? _("go-live moves to %s") : _("go-live stays on %s"), day);
    }
}

/* "4 more milestones move, go-live moves to 9 Mar, 1 comes too early" */
char *
tandem_moving_dup_outcome (TandemMoving *self, TandemMoveMode mode)
{
  const TandemMove *move = self->moves[mode];
  guint n_more = move->steps->len > 0 ? move->steps->len - 1 : 0;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  TandemEntity *anchor = tandem_plan_anchor_milestone (self->plan);

  if (n_more > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u more milestone moves", "%u more milestones move", n_more), n_more));
  else
    g_ptr_array_add (parts, g_strdup (_("Nothing else moves")));
  if (move->anchor_from != TANDEM_DAY_NONE && (anchor == NULL || tandem_entity_get_id (anchor) != self->milestone))
    g_ptr_array_add (parts, describe_anchor (self, move));
  if (move->conflicts->len > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u is then due too early", "%u are then due too early", move->conflicts->len), move->conflicts->len));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* What a person reads while the mark is on its way: the new day, and what follows. */
char *
tandem_moving_dup_hint (TandemMoving *self)
{
  g_autofree char *day = NULL, *outcome = NULL;

  if (tandem_moving_get_day (self) == TANDEM_DAY_NONE)
    return g_strdup ("");
  day = tandem_wording_day (tandem_moving_get_day (self), TANDEM_DATE_WEEKDAY);
  if (!tandem_moving_needs_asking (self))
    return g_steal_pointer (&day);
  outcome = tandem_moving_dup_outcome (self, tandem_moving_get_default (self));
  return g_strconcat (day, "\n", outcome, NULL);
}

/* "Stays on 2 Mar, but can’t be done before 9 Mar" */
char *
tandem_moving_dup_conflict (TandemMoving *self, const TandemMoveConflict *conflict)
{
  g_autofree char *due = format_day (conflict->due, conflict->needed), *needed = format_day (conflict->needed, conflict->due);

  return g_strdup_printf (_("Due on %1$s, but can’t be done before %2$s"), due, needed);
}

/* For the toast afterwards. */
char *
tandem_moving_dup_done (TandemMoving *self, TandemMoveMode mode)
{
  guint n = self->moves[mode]->steps->len;

  if (n < 2)
    return g_strdup (_("Due date changed"));
  return g_strdup_printf (ngettext ("%u milestone moved", "%u milestones moved", n), n);
}

/**
 * tandem_moving_create_edit:
 * @self: a move that changes something
 * @mode: what moves along
 * @reason: (nullable): why; kept with the step
 *
 * Returns: (transfer full): one edit with everything that goes along
 */
TandemEdit *
tandem_moving_create_edit (TandemMoving *self, TandemMoveMode mode, const char *reason)
{
  TandemEdit *edit = tandem_schedule_edits_move (self->plan, tandem_plan_schedule_get_workdays (self->schedule), self->moves[mode]);

  return reason != NULL && *reason != '\0' ? tandem_edit_with_reason (edit, reason) : edit;
}
