/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-layout.h"

static void
probe_text (GString *probe, GHashTable *seen, const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);
      /* Signs and emoji have no script of their own; those of a block have a font. */
      guint key = script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED ? 0x10000 + (c >> 8) : (guint) script;

      if (!g_unichar_iscntrl (c) && g_unichar_isgraph (c) && g_hash_table_add (seen, GUINT_TO_POINTER (key)))
        g_string_append_unichar (probe, c);
    }
}

static char *
make_probe (const TandemEdition *edition, const TandemLanguage *language)
{
  GString *probe = g_string_new ("0");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *day = tandem_language_format_day (language, tandem_day_new (2026, 11, 23), TANDEM_DATE_LONG);
  g_autofree char *month = tandem_language_format_day (language, tandem_day_new (2026, 11, 23), TANDEM_DATE_MONTH_YEAR);

  probe_text (probe, seen, day);
  probe_text (probe, seen, month);
  probe_text (probe, seen, tandem_language_word (language, TANDEM_WORD_TODAY));
  probe_text (probe, seen, edition->buyer);
  probe_text (probe, seen, edition->seller);
  for (guint i = 0; i < edition->n_phases; i++)
    probe_text (probe, seen, edition->phases[i].name);
  for (guint i = 0; i < edition->n_closed; i++)
    probe_text (probe, seen, edition->closed[i].title);
  for (guint i = 0; i < edition->n_milestones; i++)
    probe_text (probe, seen, edition->milestones[i].title);
  return g_string_free_and_steal (probe);
}

static void
forget_measures (TandemTimelineTexts *self)
{
  self->has_places = FALSE;
  for (guint i = 0; i < self->edition->n_milestones; i++)
    {
      TandemLabelTexts *label = &self->labels[i];

      for (guint k = 0; k < TANDEM_N_LEADS; k++)
        g_free (label->lines[k].text);
      *label = (TandemLabelTexts) { .title = label->title };
    }
}

/* For one layout: @edition stays the caller's. */
void
tandem_timeline_texts_init (TandemTimelineTexts *self, const TandemEdition *edition)
{
  *self = (TandemTimelineTexts) { .edition = edition, .labels = g_new0 (TandemLabelTexts, edition->n_milestones + 1) };
  self->probe = make_probe (edition, tandem_language_find (edition->language));
  for (guint i = 0; i < edition->n_milestones; i++)
    self->labels[i].title = tandem_layout_clean (edition->milestones[i].title);
}

void
tandem_timeline_texts_clear (TandemTimelineTexts *self)
{
  forget_measures (self);
  for (guint i = 0; i < self->edition->n_milestones; i++)
    g_free (self->labels[i].title);
  g_free (self->labels);
  g_free (self->probe);
}

/* A layout that sets its texts in another way than the one before measures them anew. */
void
tandem_timeline_texts_begin (TandemLayout *layout)
{
  TandemTimelineTexts *self = layout->texts;
  TandemTextsStyle style = {
    .title_size = layout->options->title_size, .line_size = layout->options->line_size,
    .wrap = tandem_label_wrap (layout), .widest = tandem_label_widest (layout),
    .rtl = layout->rtl, .dated_years = layout->dated_years, .measurer = layout->measurer,
  };

  if (style.title_size == self->style.title_size && style.line_size == self->style.line_size && style.rtl == self->style.rtl
      && style.measurer == self->style.measurer
      && ((layout->options->is_moving && self->has_places) /* its labels are as they were */
          || (style.wrap == self->style.wrap && style.widest == self->style.widest && style.dated_years == self->style.dated_years)))
    return;
  forget_measures (self);
  self->style = style;
}

/**
 * tandem_timeline_texts_new:
 * @edition: a plan
 *
 * What the texts of @edition measure, kept from one layout to the next: what is zoomed step by step measures nothing twice.
 *
 * Returns: (transfer full): nothing measured yet
 */
TandemTimelineTexts *
tandem_timeline_texts_new (TandemEdition *edition)
{
  TandemTimelineTexts *self = g_new (TandemTimelineTexts, 1);

  tandem_timeline_texts_init (self, edition);
  self->owned = tandem_edition_ref (edition);
  return self;
}

void
tandem_timeline_texts_free (TandemTimelineTexts *self)
{
  TandemEdition *owned = self->owned;

  tandem_timeline_texts_clear (self);
  tandem_edition_unref (owned);
  g_free (self);
}

/* (transfer none) */
TandemEdition *
tandem_timeline_texts_get_edition (TandemTimelineTexts *self)
{
  return self->owned;
}
