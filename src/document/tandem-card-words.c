/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-card-words.h"

static const TandemLanguage *
language_of (const TandemEdition *edition)
{
  return tandem_language_find (edition->language);
}

/* Names from the left must not pull the signs beside them to their side (Unicode Bidirectional Algorithm, 2.4.2). */
static char *
isolate (const TandemEdition *edition, const char *text)
{
  return tandem_language_is_rtl (language_of (edition)) && *text != '\0' ? g_strdup_printf ("\u2068%s\u2069", text) : g_strdup (text);
}

const char *
tandem_card_title (const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  return *milestone->title != '\0' ? milestone->title : tandem_language_word (language_of (edition), TANDEM_WORD_MILESTONE);
}

/* "Thu 19 November", "2 March 2027" of another year than the status date's, "16 Nov – 4 Dec", "No day yet". */
static char *
format_days (const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  const TandemLanguage *language = language_of (edition);
  gboolean same_year = tandem_day_same_year (milestone->due, edition->today);
  g_autofree char *start = NULL, *due = NULL;

  if (milestone->due == TANDEM_DAY_NONE)
    return g_strdup (tandem_language_word (language, TANDEM_WORD_NO_DAY));
  if (milestone->start == TANDEM_DAY_NONE || milestone->start >= milestone->due)
    return tandem_language_format_day (language, milestone->due, same_year ? TANDEM_DATE_WEEKDAY : TANDEM_DATE_LONG);
  start = tandem_language_format_day (language, milestone->start, tandem_day_same_year (milestone->start, milestone->due) ? TANDEM_DATE_SHORT : TANDEM_DATE_SHORT_YEAR);
  due = tandem_language_format_day (language, milestone->due, same_year ? TANDEM_DATE_SHORT : TANDEM_DATE_SHORT_YEAR);
  return g_strdup_printf ("%s – %s", start, due);
}

/**
 * tandem_card_when:
 *
 * Returns: (transfer full): "Thu 19 November · 2 days late"
 */
char *
tandem_card_when (const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  static const TandemWord words[] = {
    [TANDEM_STATE_NOT_STARTED] = TANDEM_WORD_NOT_STARTED, [TANDEM_STATE_IN_PROGRESS] = TANDEM_WORD_IN_PROGRESS,
    [TANDEM_STATE_AT_RISK] = TANDEM_WORD_NEEDS_ATTENTION, [TANDEM_STATE_LATE] = TANDEM_WORD_LATE,
    [TANDEM_STATE_DONE] = TANDEM_WORD_DONE, [TANDEM_STATE_CANCELLED] = TANDEM_WORD_CANCELLED,
  };
  const TandemLanguage *language = language_of (edition);
  gboolean proposed = !milestone->agreed && (milestone->state == TANDEM_STATE_NOT_STARTED || milestone->state == TANDEM_STATE_IN_PROGRESS);
  g_autofree char *days = format_days (edition, milestone), *state = NULL;

  if (milestone->state == TANDEM_STATE_DONE && milestone->completed_on != TANDEM_DAY_NONE)
    {
      g_autofree char *day = tandem_language_format_day (language, milestone->completed_on, TANDEM_DATE_LONG);

      return tandem_language_format (language, TANDEM_WORD_DONE_ON, day);
    }
  if (milestone->state == TANDEM_STATE_LATE && milestone->days_late > 0)
    state = tandem_language_count (language, TANDEM_WORD_DAYS_LATE, milestone->days_late);
  else if (proposed)
    state = g_strdup (tandem_language_word (language, TANDEM_WORD_PROPOSED));
  else
    state = g_strdup (tandem_language_word (language, words[milestone->state]));
  return g_strdup_printf ("%s · %s", days, state);
}

/* "Leo Kim, IT leads"; "Legal, name to come"; "" for nobody. */
static char *
say_lead (const TandemEdition *edition, const TandemEditionLead *lead)
{
  const TandemLanguage *language = language_of (edition);
  g_autofree char *name = isolate (edition, lead->name), *who = NULL;

  if (*lead->name == '\0')
    return *lead->function != '\0' ? tandem_language_format (language, TANDEM_WORD_NAME_TO_COME, lead->function) : g_strdup ("");
  who = *lead->function != '\0' ? tandem_language_format (language, TANDEM_WORD_TWO_PARTS, name, lead->function) : g_strdup (name);
  return tandem_language_format (language, TANDEM_WORD_SIDE_LEADS, who);
}

static void
free_column (gpointer data)
{
  TandemCardColumn *self = data;

  g_free (self->heading);
  g_free (self->lead);
  g_free (self->done_when);
  g_free (self->criterion);
  g_free (self->support);
  g_ptr_array_unref (self->deliverables);
  g_free (self);
}

/* Takes @heading and @lead. */
static TandemCardColumn *
new_column (char *heading, char *lead)
{
  TandemCardColumn *self = g_new0 (TandemCardColumn, 1);

  self->heading = heading;
  self->lead = lead;
  self->done_when = g_strdup ("");
  self->criterion = g_strdup ("");
  self->support = g_strdup ("");
  self->deliverables = g_ptr_array_new ();
  return self;
}

static TandemCardColumn *
new_side_column (const TandemEdition *edition, const TandemEditionMilestone *milestone, TandemSide side)
{
  const TandemLanguage *language = language_of (edition);
  const char *names[] = { [TANDEM_SIDE_BUYER] = edition->buyer, [TANDEM_SIDE_SELLER] = edition->seller, [TANDEM_SIDE_JOINT] = "" };
  static const TandemWord unnamed[] = { [TANDEM_SIDE_BUYER] = TANDEM_WORD_BUYER_LEAD, [TANDEM_SIDE_SELLER] = TANDEM_WORD_SELLER_LEAD, [TANDEM_SIDE_JOINT] = TANDEM_WORD_BOTH_DELIVER };
  TandemCardColumn *self = new_column (g_strdup (*names[side] != '\0' ? names[side] : tandem_language_word (language, unnamed[side])),
                                       side == TANDEM_SIDE_JOINT ? g_strdup ("") : say_lead (edition, side == TANDEM_SIDE_BUYER ? &milestone->buyer_lead : &milestone->seller_lead));

  for (guint i = 0; i < milestone->n_deliverables; i++)
    if (milestone->deliverables[i].side == side)
      g_ptr_array_add (self->deliverables, (gpointer) &milestone->deliverables[i]);
  return self;
}

static TandemCardColumn *
new_done_column (const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  const TandemLanguage *language = language_of (edition);
  TandemCardColumn *self = new_column (g_strdup (tandem_language_word (language, TANDEM_WORD_DONE_WHEN_ALONE)), g_strdup (""));

  g_free (self->done_when);
  self->done_when = g_strdup (milestone->done_when);
  if (*milestone->criterion != '\0')
    {
      g_autofree char *criterion = isolate (edition, milestone->criterion);

      g_free (self->criterion);
      self->criterion = tandem_language_format (language, TANDEM_WORD_SERVES, criterion);
    }
  if (*milestone->support.name != '\0')
    {
      g_autofree char *support = isolate (edition, milestone->support.name);

      g_free (self->support);
      self->support = tandem_language_format (language, TANDEM_WORD_SUPPORT, support);
    }
  if (*milestone->done_when == '\0')
    *self->heading = '\0';
  return self;
}

static gboolean
says_something (const TandemCardColumn *self)
{
  return *self->lead != '\0' || self->deliverables->len > 0 || *self->done_when != '\0' || *self->criterion != '\0' || *self->support != '\0';
}

/**
 * tandem_card_columns:
 *
 * Returns: (transfer full) (element-type TandemCardColumn): those that say something: each side, both, done when
 */
GPtrArray *
tandem_card_columns (const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (free_column);
  TandemCardColumn *all[] = {
    new_side_column (edition, milestone, TANDEM_SIDE_BUYER),
    new_side_column (edition, milestone, TANDEM_SIDE_SELLER),
    new_side_column (edition, milestone, TANDEM_SIDE_JOINT),
    new_done_column (edition, milestone),
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (says_something (all[i]))
      g_ptr_array_add (columns, all[i]);
    else
      free_column (all[i]);
  return columns;
}

/**
 * tandem_card_dup_label:
 * @milestone: of @edition
 *
 * Returns: (transfer full): "Security review, Thu 19 November · 2 days late", for a screen reader
 */
char *
tandem_card_dup_label (const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  g_autofree char *when = tandem_card_when (edition, milestone);

  return g_strdup_printf ("%s, %s", tandem_card_title (edition, milestone), when);
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (*sentence == '\0')
    return;
  g_string_append (text, sentence);
  if (!g_str_has_suffix (sentence, ".") && !g_str_has_suffix (sentence, "。"))
    g_string_append_c (text, '.');
  g_string_append_c (text, ' ');
}

/**
 * tandem_card_dup_text:
 * @milestone: of @edition
 *
 * Returns: (transfer full): the whole card in sentences, all deliverables included, for a screen reader
 */
char *
tandem_card_dup_text (const TandemEdition *edition, const TandemEditionMilestone *milestone)
{
  g_autoptr (GPtrArray) columns = tandem_card_columns (edition, milestone);
  g_autofree char *label = tandem_card_dup_label (edition, milestone);
  GString *text = g_string_new (NULL);

  append_sentence (text, label);
  append_sentence (text, milestone->explanation);
  for (guint i = 0; i < columns->len; i++)
    {
      const TandemCardColumn *column = g_ptr_array_index (columns, i);

      append_sentence (text, column->heading);
      append_sentence (text, column->lead);
      for (guint d = 0; d < column->deliverables->len; d++)
        {
          const TandemEditionDeliverable *deliverable = g_ptr_array_index (column->deliverables, d);
          g_autofree char *line = !deliverable->done ? g_strdup (deliverable->title)
                                  : tandem_language_format (language_of (edition), TANDEM_WORD_STEP_OF, deliverable->title,
                                                            tandem_language_word (language_of (edition), TANDEM_WORD_DONE));

          append_sentence (text, line);
        }
      append_sentence (text, column->done_when);
      append_sentence (text, column->criterion);
      append_sentence (text, column->support);
    }
  return g_strchomp (g_string_free_and_steal (text));
}
