/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-document-private.h"

#include "tandem-timeline.h"

/**
 * tandem_maker_isolate:
 * @text: part of a line
 *
 * In right-to-left documents a name from the left must not pull the numbers and signs beside it to its side (Unicode Bidirectional
 * Algorithm, 2.4.2).
 *
 * Returns: (transfer full): @text, there between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE
 */
char *
tandem_maker_isolate (const TandemMaker *self, const char *text)
{
  return self->pen.is_rtl && *text != '\0' ? g_strdup_printf ("\u2068%s\u2069", text) : g_strdup (text);
}

/* "19 Nov"; the year stands where it isn't the status date's. */
char *
tandem_maker_day (const TandemMaker *self, TandemDay day)
{
  gboolean same = tandem_day_same_year (day, self->pen.edition->today);

  return tandem_language_format_day (self->pen.language, day, same ? TANDEM_DATE_SHORT : TANDEM_DATE_SHORT_YEAR);
}

/* "19 Nov", "16 Nov – 4 Dec" or "No day yet". */
char *
tandem_maker_due (const TandemMaker *self, const TandemEditionMilestone *milestone)
{
  g_autofree char *due = NULL;
  g_autofree char *start = NULL;

  if (milestone->due == TANDEM_DAY_NONE)
    return g_strdup (tandem_language_word (self->pen.language, TANDEM_WORD_NO_DAY));
  due = tandem_maker_day (self, milestone->due);
  if (milestone->start == TANDEM_DAY_NONE || milestone->start >= milestone->due)
    return g_steal_pointer (&due);
  start = tandem_maker_day (self, milestone->start);
  return g_strdup_printf ("%s – %s", start, due);
}

/* "Leo Kim, IT"; "Legal, name to come" where only the function is known; "" for nobody. */
char *
tandem_maker_lead (const TandemMaker *self, const TandemEditionLead *lead)
{
  g_autofree char *name = tandem_maker_isolate (self, lead->name);

  if (*lead->name == '\0')
    return *lead->function != '\0' ? tandem_language_format (self->pen.language, TANDEM_WORD_NAME_TO_COME, lead->function) : g_strdup ("");
  return *lead->function != '\0' ? tandem_language_format (self->pen.language, TANDEM_WORD_TWO_PARTS, name, lead->function) : g_steal_pointer (&name);
}

gboolean
tandem_maker_is_red (const TandemEditionMilestone *milestone)
{
  return milestone->state == TANDEM_STATE_LATE;
}

/* The word that stands beside the mark. */
const char *
tandem_maker_state (const TandemMaker *self, const TandemEditionMilestone *milestone)
{
  static const TandemWord words[] = {
    [TANDEM_STATE_NOT_STARTED] = TANDEM_WORD_NOT_STARTED, [TANDEM_STATE_IN_PROGRESS] = TANDEM_WORD_IN_PROGRESS,
    [TANDEM_STATE_AT_RISK] = TANDEM_WORD_NEEDS_ATTENTION, [TANDEM_STATE_LATE] = TANDEM_WORD_LATE,
    [TANDEM_STATE_DONE] = TANDEM_WORD_DONE, [TANDEM_STATE_CANCELLED] = TANDEM_WORD_CANCELLED,
  };

  return tandem_language_word (self->pen.language, words[milestone->state]);
}

/**
 * tandem_maker_mark:
 * @milestone: a milestone
 * @look: (out): its mark, with the number it has on the timeline
 */
void
tandem_maker_mark (const TandemMaker *self, const TandemEditionMilestone *milestone, TandemDrawOp *look)
{
  *look = (TandemDrawOp) { .kind = TANDEM_DRAW_SHAPE, .item = milestone->item };
  tandem_timeline_get_mark (milestone, look);
  look->number = GPOINTER_TO_INT (g_hash_table_lookup (self->numbers, &milestone->item));
}

static int
compare_by_due (gconstpointer a, gconstpointer b)
{
  const TandemEditionMilestone *one = *(const TandemEditionMilestone *const *) a, *other = *(const TandemEditionMilestone *const *) b;

  return one->due < other->due ? -1 : one->due > other->due;
}

/* One sentence of the alternative text: "Security review, 19 November 2026, Leo K. with Sam O., late." */
static void
append_milestone (const TandemMaker *self, GString *text, const TandemEditionMilestone *milestone)
{
  g_autofree char *due = tandem_language_format_day (self->pen.language, milestone->due, TANDEM_DATE_LONG);

  g_string_append_printf (text, " %s, %s", milestone->title, *due != '\0' ? due : tandem_language_word (self->pen.language, TANDEM_WORD_NO_DAY));
  if (*milestone->lead_line != '\0')
    g_string_append_printf (text, ", %s", milestone->lead_line);
  if (milestone->days_late > 0)
    {
      g_autofree char *late = tandem_language_count (self->pen.language, TANDEM_WORD_DAYS_LATE, milestone->days_late);

      g_string_append_printf (text, ", %s", late);
    }
  else if (milestone->item > 0)
    g_string_append_printf (text, ", %s", tandem_maker_state (self, milestone));
  g_string_append_c (text, '.');
}

/**
 * tandem_maker_alt_text:
 *
 * Returns: (transfer full): the timeline in words, milestones by day
 */
char *
tandem_maker_alt_text (const TandemMaker *self)
{
  const TandemEdition *edition = self->pen.edition;
  g_autoptr (GPtrArray) dated = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < edition->n_milestones; i++)
    if (edition->milestones[i].due != TANDEM_DAY_NONE)
      g_ptr_array_add (dated, (gpointer) &edition->milestones[i]);
  g_ptr_array_sort (dated, compare_by_due);

  if (dated->len == 0)
    g_string_append_printf (text, "%s.", tandem_language_word (self->pen.language, TANDEM_WORD_TIMELINE));
  else
    {
      const TandemEditionMilestone *first = g_ptr_array_index (dated, 0), *last = g_ptr_array_index (dated, dated->len - 1);
      g_autofree char *from = tandem_language_format_day (self->pen.language, first->due, TANDEM_DATE_LONG);
      g_autofree char *to = tandem_language_format_day (self->pen.language, last->due, TANDEM_DATE_LONG);
      g_autofree char *head = tandem_language_format (self->pen.language, TANDEM_WORD_TIMELINE_FROM_TO, from, to);

      g_string_append_printf (text, "%s.", head);
    }
  for (guint i = 0; i < dated->len; i++)
    append_milestone (self, text, g_ptr_array_index (dated, i));
  for (guint i = 0; i < edition->n_milestones; i++)
    if (edition->milestones[i].due == TANDEM_DAY_NONE)
      append_milestone (self, text, &edition->milestones[i]);
  return g_string_free_and_steal (text);
}
