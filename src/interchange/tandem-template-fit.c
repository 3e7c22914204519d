/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template made to fit: shorter durations, milestones left out. */
#include "tandem-template-private.h"

#define STEP_PERCENT     5
#define SMALLEST_PERCENT 30

/* A day's work stays a day's work; a period in calendar days is a rule of somebody else's. */
static int
shorten (const TandemTemplateMilestone *milestone, int percent)
{
  if (milestone->duration == 0 || milestone->unit == TANDEM_UNIT_CALENDAR_DAYS)
    return milestone->duration;
  return MAX (1, (milestone->duration * percent + 99) / 100);
}

/* What comes after a milestone that is left out comes after what that one came after. */
static void
add_links (TandemTemplate *self, const gboolean *dropped, guint from, int lag, const guint *places, GArray *after)
{
  GArray *links = g_array_index (self->milestones, TandemTemplateMilestone, from).after;

  for (guint i = 0; i < links->len; i++)
    {
      TandemScheduleLink link = g_array_index (links, TandemScheduleLink, i);
      gboolean known = FALSE;

      link.lag += lag;
      if (dropped != NULL && dropped[link.predecessor])
        {
          add_links (self, dropped, link.predecessor, link.lag, places, after);
          continue;
        }
      link.predecessor = places[link.predecessor];
      for (guint k = 0; k < after->len && !known; k++)
        {
          TandemScheduleLink *other = &g_array_index (after, TandemScheduleLink, k);

          known = other->predecessor == link.predecessor;
          if (known)
            other->lag = MAX (other->lag, link.lag);
        }
      if (!known)
        g_array_append_val (after, link);
    }
}

static void
copy_milestone (const TandemTemplateMilestone *from, TandemTemplateMilestone *to, int percent)
{
  to->id = g_strdup (from->id);
  to->title = g_strdup (from->title);
  to->explanation = g_strdup (from->explanation);
  to->buyer_function = g_strdup (from->buyer_function);
  to->seller_function = g_strdup (from->seller_function);
  to->done_when = g_strdup (from->done_when);
  to->phase = from->phase;
  to->criterion = from->criterion;
  to->driver = from->driver;
  to->duration = shorten (from, percent);
  to->unit = from->unit;
  to->monthly = from->monthly;
  to->visibility = from->visibility;
  to->optional = from->optional;
  for (guint i = 0; i < from->deliverables->len; i++)
    {
      const TandemTemplateDeliverable *deliverable = &g_array_index (from->deliverables, TandemTemplateDeliverable, i);

      *tandem_template_add_deliverable (to) = (TandemTemplateDeliverable) { g_strdup (deliverable->title), deliverable->side };
    }
}

/* Phases that still have a milestone; gives the new place of each. */
static void
copy_phases (TandemTemplate *self, const gboolean *dropped, TandemTemplate *to, guint *places)
{
  for (guint i = 0; i < self->phases->len; i++)
    {
      gboolean used = FALSE, had = FALSE;

      for (guint k = 0; k < self->milestones->len; k++)
        if (g_array_index (self->milestones, TandemTemplateMilestone, k).phase == i)
          {
            had = TRUE;
            used |= dropped == NULL || !dropped[k];
          }
      places[i] = to->phases->len;
      if (used || !had)
        g_ptr_array_add (to->phases, g_strdup (g_ptr_array_index (self->phases, i)));
    }
}

static void
copy_lists (TandemTemplate *self, TandemTemplate *to)
{
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TandemTemplateCriterion *criterion = &g_array_index (self->criteria, TandemTemplateCriterion, i);
      TandemTemplateCriterion copy = { g_strdup (criterion->id), g_strdup (criterion->title), g_strdup (criterion->measure) };

      g_array_append_val (to->criteria, copy);
    }
  for (guint i = 0; i < self->terms->len; i++)
    {
      const TandemTemplateTerm *term = &g_array_index (self->terms, TandemTemplateTerm, i);
      TandemTemplateTerm copy = { g_strdup (term->ours), g_strdup (term->theirs) };

      g_array_append_val (to->terms, copy);
    }
}

/**
 * tandem_template_adapt:
 * @self: a template
 * @percent: of each duration, rounded up to whole days; 100 leaves them
 * @dropped: (nullable) (array): which milestones are left out; never the anchor's, whatever it says
 *
 * Returns: (transfer full): the template with these changes
 */
TandemTemplate *
tandem_template_adapt (TandemTemplate *self, int percent, const gboolean *dropped)
{
  TandemTemplate *to = tandem_template_new ();
  g_autofree guint *phases = g_new (guint, self->phases->len), *places = g_new (guint, self->milestones->len);
  g_autofree gboolean *out = g_new0 (gboolean, self->milestones->len);
  guint n = 0;

  for (guint i = 0; i < self->milestones->len; i++)
    {
      out[i] = dropped != NULL && dropped[i] && i != self->anchor;
      places[i] = out[i] ? n : n++;
    }
  to->shipped = self->shipped;
  to->key = g_strdup (self->key);
  to->title = g_strdup (self->title);
  to->plan_title = g_strdup (self->plan_title);
  to->when = g_strdup (self->when);
  to->language = g_strdup (self->language);
  to->anchor_kind = self->anchor_kind;
  to->anchor = places[self->anchor];
  copy_phases (self, out, to, phases);
  copy_lists (self, to);
  for (guint i = 0; i < self->milestones->len; i++)
    {
      const TandemTemplateMilestone *from = &g_array_index (self->milestones, TandemTemplateMilestone, i);
      TandemTemplateMilestone *milestone;

      if (out[i])
        continue;
      milestone = tandem_template_add_milestone (to);
      copy_milestone (from, milestone, percent);
      milestone->phase = phases[from->phase];
      add_links (self, out, i, 0, places, milestone->after);
    }
  return to;
}

/* Milestones that would have had to begin before today; G_MAXUINT where it can't be said. */
static guint
count_too_late (TandemTemplate *self, int percent, const gboolean *dropped, const TandemTemplateParameters *parameters, TandemDay *earliest)
{
  g_autoptr (TandemTemplate) adapted = tandem_template_adapt (self, percent, dropped);
  g_autoptr (TandemTemplateSchedule) schedule = tandem_template_schedule (adapted, parameters, NULL);

  if (schedule == NULL)
    return G_MAXUINT;
  if (earliest != NULL)
    *earliest = schedule->earliest_anchor;
  return schedule->n_too_late;
}

/**
 * tandem_template_find_percent:
 * @self: a template
 * @parameters: as tandem_template_schedule()
 *
 * Returns: the longest durations that fit, in steps of 5 percent; 0 where even 30 percent don't
 */
int
tandem_template_find_percent (TandemTemplate *self, const TandemTemplateParameters *parameters)
{
  for (int percent = 100 - STEP_PERCENT; percent >= SMALLEST_PERCENT; percent -= STEP_PERCENT)
    if (count_too_late (self, percent, NULL, parameters, NULL) == 0)
      return percent;
  return 0;
}

/* A template that says what it can do without is believed; of another everything but the anchor can go. */
static gboolean
may_go (TandemTemplate *self, guint place)
{
  gboolean says = FALSE;

  for (guint i = 0; i < self->milestones->len; i++)
    says |= g_array_index (self->milestones, TandemTemplateMilestone, i).optional;
  return place != self->anchor && (!says || g_array_index (self->milestones, TandemTemplateMilestone, place).optional);
}

/* The best one to leave out next: the shortest that is enough, else the one that brings the earliest day. -1 for none. */
static int
find_next (TandemTemplate *self, gboolean *dropped, const TandemTemplateParameters *parameters, TandemDay earliest)
{
  int best = -1;
  gboolean best_fits = FALSE;
  TandemDay best_earliest = earliest;

  for (guint i = 0; i < self->milestones->len; i++)
    {
      int duration = g_array_index (self->milestones, TandemTemplateMilestone, i).duration;
      TandemDay reached = TANDEM_DAY_NONE;
      gboolean fits;

      if (dropped[i] || !may_go (self, i))
        continue;
      dropped[i] = TRUE;
      fits = count_too_late (self, 100, dropped, parameters, &reached) == 0;
      dropped[i] = FALSE;
      if (fits ? (!best_fits || duration < g_array_index (self->milestones, TandemTemplateMilestone, best).duration)
               : (!best_fits && reached < best_earliest))
        {
          best = (int) i;
          best_fits = fits;
          best_earliest = reached;
        }
    }
  return best;
}

/**
 * tandem_template_find_dropped:
 * @self: a template
 * @parameters: as tandem_template_schedule()
 *
 * Returns: (transfer full) (nullable): which milestones to leave out so that it fits, or fits better; %NULL where none helps
 */
gboolean *
tandem_template_find_dropped (TandemTemplate *self, const TandemTemplateParameters *parameters)
{
  g_autofree gboolean *dropped = g_new0 (gboolean, self->milestones->len);
  TandemDay earliest = TANDEM_DAY_NONE;
  gboolean some = FALSE;

  while (count_too_late (self, 100, dropped, parameters, &earliest) > 0 && earliest != TANDEM_DAY_NONE)
    {
      int next = find_next (self, dropped, parameters, earliest);

      if (next < 0)
        break;
      dropped[next] = some = TRUE;
    }
  return some ? g_steal_pointer (&dropped) : NULL;
}
