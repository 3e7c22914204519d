/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-recap.h"

#include "tandem-edition-steps.h"
#include "tandem-language.h"
#include "tandem-terms.h"

#include <string.h>

/* Characters; phones and lists of mails show no more. */
#define LONGEST_SUBJECT 49
#define LONGEST_TITLE 90

/* Five steps, these and the question fit on the screen of a phone. */
#define MOST_CHANGES 4

typedef struct
{
  const TandemRecapOptions *options;
  const TandemLanguage     *language;
  GString                  *text, *html;
} Writer;

/* One line, of at most @most characters. */
static char *
shorten (const char *text, glong most)
{
  g_autofree char *line = g_utf8_strlen (text, (gssize) MIN (strlen (text), (gsize) most * 6)) > most ? g_utf8_substring (text, 0, most - 1) : NULL;
  char *short_text = line != NULL ? g_strconcat (g_strchomp (line), "…", NULL) : g_strdup (text);

  return g_strdelimit (short_text, "\n\r\t", ' ');
}

static void
add_heading (Writer *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (self->text, "%s%s\n", self->text->len > 0 ? "\n" : "", text);
  g_string_append_printf (self->html, "<p style=\"margin:16px 0 4px\"><b>%s</b></p>\n", escaped);
}

static void
add_item (Writer *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (self->text, "• %s\n", text);
  g_string_append_printf (self->html, "<li>%s</li>\n", escaped);
}

static void
add_paragraph (Writer *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (self->text, "\n%s\n", text);
  g_string_append_printf (self->html, "<p style=\"margin:16px 0\">%s</p>\n", escaped);
}

static void
begin_list (Writer *self)
{
  g_string_append (self->html, "<ul style=\"margin:0;padding-inline-start:20px\">\n");
}

static void
end_list (Writer *self)
{
  g_string_append (self->html, "</ul>\n");
}

static const char *
find_organisation (const TandemEdition *edition, TandemSide side)
{
  return side == TANDEM_SIDE_BUYER ? edition->buyer : side == TANDEM_SIDE_SELLER ? edition->seller : "";
}

/* Who does it: the owner, those who lead, else the side. */
static char *
find_owner (const Writer *self, const TandemEditionStep *step)
{
  TandemSide side = step->deliverable != NULL ? step->deliverable->side : step->milestone->driver;

  if (step->deliverable != NULL && *step->deliverable->owner != '\0')
    return g_strdup (step->deliverable->owner);
  if (step->deliverable == NULL && *step->milestone->lead_line != '\0')
    return g_strdup (step->milestone->lead_line);
  if (side == TANDEM_SIDE_JOINT)
    return g_strdup (tandem_language_word (self->language, TANDEM_WORD_TOGETHER));
  return g_strdup (find_organisation (self->options->edition, side));
}

/* "Security review: Penetration test report – Sam Ortega, Thu 19 November (4 days late)" */
static char *
write_step (const Writer *self, const TandemEditionStep *step)
{
  g_autofree char *title = shorten (step->milestone->title, LONGEST_TITLE);
  g_autofree char *deliverable = step->deliverable != NULL ? shorten (step->deliverable->title, LONGEST_TITLE) : NULL;
  g_autofree char *owner = find_owner (self, step);
  g_autofree char *day = step->due != TANDEM_DAY_NONE ? tandem_language_format_day (self->language, step->due, TANDEM_DATE_WEEKDAY)
                                                      : g_strdup (tandem_language_word (self->language, TANDEM_WORD_NO_DAY));
  GString *line = g_string_new (title);

  if (deliverable != NULL)
    g_string_append_printf (line, ": %s", deliverable);
  g_string_append_printf (line, " – %s, %s", owner, day);
  if (step->days_late > 0)
    {
      g_autofree char *late = tandem_language_count (self->language, TANDEM_WORD_DAYS_LATE, step->days_late);

      g_string_append_printf (line, " (%s)", late);
    }
  return g_string_free_and_steal (line);
}

static void
add_steps (Writer *self)
{
  g_autoptr (GArray) steps = tandem_edition_next_steps (self->options->edition);

  if (steps->len == 0)
    {
      add_heading (self, tandem_language_word (self->language, TANDEM_WORD_NOTHING_NEXT));
      return;
    }
  add_heading (self, tandem_language_word (self->language, TANDEM_WORD_WHAT_HAPPENS_NEXT));
  begin_list (self);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *line = write_step (self, &g_array_index (steps, TandemEditionStep, i));

      add_item (self, line);
    }
  end_list (self);
}

static char *
format_due (const Writer *self, TandemDay day)
{
  return day != TANDEM_DAY_NONE ? tandem_language_format_day (self->language, day, TANDEM_DATE_SHORT) : g_strdup (tandem_language_word (self->language, TANDEM_WORD_NO_DAY));
}

/* The title as the edition has it, so in the buyer's words; NULL where it isn't in it. */
static const char *
find_title (const TandemEdition *edition, gint64 item)
{
  for (guint i = 0; i < edition->n_milestones; i++)
    if (edition->milestones[i].item == item)
      return edition->milestones[i].title;
  return NULL;
}

/* NULL for what the edition doesn't show: another audience's. */
static char *
write_change (const Writer *self, const TandemNetChange *change)
{
  const char *shared = find_title (self->options->edition, change->milestone);
  g_autofree char *title = shorten (shared != NULL && change->kind != TANDEM_NET_DROPPED ? shared : change->title, LONGEST_TITLE);
  g_autofree char *from = format_due (self, change->from), *to = format_due (self, change->to);

  if (change->kind != TANDEM_NET_DROPPED && shared == NULL)
    return NULL;
  switch (change->kind)
    {
    case TANDEM_NET_DONE:
      return tandem_language_format (self->language, TANDEM_WORD_CHANGE_DONE, title);
    case TANDEM_NET_MOVED:
      return tandem_language_format (self->language, TANDEM_WORD_CHANGE_MOVED, title, from, to);
    case TANDEM_NET_NEW:
      return tandem_language_format (self->language, TANDEM_WORD_CHANGE_NEW, title, to);
    case TANDEM_NET_DROPPED:
    default:
      return tandem_language_format (self->language, TANDEM_WORD_CHANGE_DROPPED, title);
    }
}

static void
add_changes (Writer *self)
{
  GPtrArray *changes = self->options->changes;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = tandem_language_format_day (self->language, self->options->since, TANDEM_DATE_LONG);
  g_autofree char *heading = tandem_language_format (self->language, TANDEM_WORD_CHANGED_SINCE, day);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      char *line = write_change (self, g_ptr_array_index (changes, i));

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  if (lines->len == 0)
    return;
  add_heading (self, heading);
  begin_list (self);
  for (guint i = 0; i < MIN (lines->len, MOST_CHANGES); i++)
    add_item (self, g_ptr_array_index (lines, i));
  if (lines->len > MOST_CHANGES)
    {
      g_autofree char *more = tandem_language_count (self->language, TANDEM_WORD_MORE_CHANGES, (int) lines->len - MOST_CHANGES);

      add_item (self, more);
    }
  end_list (self);
}

static void
add_picture (Writer *self)
{
  g_autofree char *alt = g_markup_escape_text (self->options->alt_text != NULL ? self->options->alt_text : "", -1);

  /* Outlook reads the attribute, phones the style. */
  g_string_append_printf (self->html, "<p style=\"margin:16px 0\"><img src=\"cid:" TANDEM_RECAP_PICTURE "\" width=\"600\" style=\"width:100%%;max-width:600px;height:auto\" alt=\"%s\"></p>\n",
                          alt);
}

static char *
write_subject (const Writer *self)
{
  glong room = LONGEST_SUBJECT - (g_utf8_strlen (tandem_language_word (self->language, TANDEM_WORD_MAIL_SUBJECT), -1) - 2);
  g_autofree char *title = shorten (self->options->edition->title, room);

  return tandem_language_format (self->language, TANDEM_WORD_MAIL_SUBJECT, title);
}

/**
 * tandem_recap_new:
 * @options: what is shared, and what changed
 *
 * Says only what the edition says, and titles of milestones the buyer has seen in an earlier copy.
 *
 * Returns: (transfer full): subject and text in the language of the edition
 */
TandemRecap *
tandem_recap_new (const TandemRecapOptions *options)
{
  TandemRecap *self = g_new0 (TandemRecap, 1);
  Writer writer = { options, tandem_language_find (options->edition->language), g_string_new (NULL), g_string_new (NULL) };

  self->language = g_strdup (tandem_language_get_tag (writer.language));
  g_string_append_printf (writer.html, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n<div style=\"max-width:600px;font-family:sans-serif\">\n",
                          self->language, tandem_language_is_rtl (writer.language) ? "rtl" : "ltr");
  add_steps (&writer);
  add_changes (&writer);
  if (options->file_name != NULL)
    {
      g_autofree char *attached = tandem_language_format (writer.language, TANDEM_WORD_PLAN_ATTACHED, options->file_name);

      add_paragraph (&writer, attached);
    }
  add_paragraph (&writer, tandem_language_word (writer.language, TANDEM_WORD_DOES_IT_FIT));
  add_picture (&writer);
  g_string_append (writer.html, "</div>\n</body>\n</html>\n");
  self->subject = write_subject (&writer);
  self->text = g_string_free_and_steal (writer.text);
  self->html = g_string_free_and_steal (writer.html);
  return self;
}

void
tandem_recap_free (TandemRecap *self)
{
  g_free (self->subject);
  g_free (self->text);
  g_free (self->html);
  g_free (self->language);
  g_free (self);
}

/**
 * tandem_recap_word_changes:
 * @plan: a plan
 * @changes: (element-type TandemNetChange): of @plan; their titles are put into the buyer's words
 */
void
tandem_recap_word_changes (TandemPlan *plan, GPtrArray *changes)
{
  g_autoptr (TandemTerms) terms = tandem_terms_new ();

  for (guint i = 0; i < tandem_plan_get_n (plan, TANDEM_KIND_TERM); i++)
    {
      TandemEntity *term = tandem_plan_peek (plan, TANDEM_KIND_TERM, i);

      tandem_terms_add (terms, tandem_entity_get_text (term, TANDEM_TERM_OURS), tandem_entity_get_text (term, TANDEM_TERM_THEIRS));
    }
  for (guint i = 0; i < changes->len; i++)
    {
      TandemNetChange *change = g_ptr_array_index (changes, i);
      g_autofree char *title = change->title;

      change->title = tandem_terms_apply (terms, title);
    }
}
