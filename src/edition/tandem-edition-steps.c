/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-edition-steps.h"

#define MOST_STEPS 5
#define MOST_STEPS_OF_ONE 2 /* a late milestone doesn't hide what else comes */

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  TandemDay one = ((const TandemEditionStep *) a)->due - 1, other = ((const TandemEditionStep *) b)->due - 1; /* no day is the last */

  return one < other ? -1 : one > other;
}

static GArray *
collect_steps (const TandemEdition *edition)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (TandemEditionStep));

  for (guint i = 0; i < edition->n_milestones; i++)
    {
      const TandemEditionMilestone *milestone = &edition->milestones[i];
      guint n_open = 0;

      if (milestone->item < 0 || milestone->state == TANDEM_STATE_DONE || milestone->state == TANDEM_STATE_CANCELLED)
        continue;
      for (guint d = 0; d < milestone->n_deliverables; d++)
        {
          const TandemEditionDeliverable *deliverable = &milestone->deliverables[d];
          gboolean has_day = deliverable->due != TANDEM_DAY_NONE;
          TandemEditionStep step = { milestone, deliverable, has_day ? deliverable->due : milestone->due, has_day ? deliverable->days_late : milestone->days_late };

          if (deliverable->done)
            continue;
          n_open++;
          g_array_append_val (steps, step);
        }
      if (n_open == 0)
        {
          TandemEditionStep step = { milestone, NULL, milestone->due, milestone->days_late };

          g_array_append_val (steps, step);
        }
    }
  g_array_sort (steps, compare_steps);
  return steps;
}

/**
 * tandem_edition_next_steps:
 * @edition: an edition
 *
 * The first five open deliverables, or milestones without any, by day; of one milestone at most two.
 *
 * Returns: (transfer full) (element-type TandemEditionStep): they point into @edition
 */
GArray *
tandem_edition_next_steps (const TandemEdition *edition)
{
  GArray *steps = collect_steps (edition);
  guint n = 0;

  for (guint i = 0; i < steps->len && n < MOST_STEPS; i++)
    {
      TandemEditionStep step = g_array_index (steps, TandemEditionStep, i);
      guint same = 0;

      for (guint k = 0; k < n; k++)
        same += g_array_index (steps, TandemEditionStep, k).milestone == step.milestone ? 1 : 0;
      if (same < MOST_STEPS_OF_ONE)
        g_array_index (steps, TandemEditionStep, n++) = step;
    }
  g_array_set_size (steps, n);
  return steps;
}
