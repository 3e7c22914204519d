/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-dialog-private.h"

#include "tandem-language.h"
#include "tandem-settings.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

TandemSendFormat
tandem_send_dialog_get_format (TandemSendDialog *self)
{
  return adw_combo_row_get_selected (self->format_row) == 1 ? TANDEM_SEND_PNG : TANDEM_SEND_PDF;
}

/* Paper and pages as they are chosen. */
TandemDocumentOptions
tandem_send_dialog_get_options (TandemSendDialog *self)
{
  TandemDocumentOptions options = { .sheet = adw_combo_row_get_selected (self->paper_row) == 1 ? TANDEM_SHEET_LETTER : TANDEM_SHEET_A4 };

  if (adw_switch_row_get_active (self->plan_row))
    options.pages |= TANDEM_PAGES_PLAN;
  if (adw_switch_row_get_active (self->checklist_row))
    options.pages |= TANDEM_PAGES_CHECKLIST;
  if (adw_switch_row_get_active (self->people_row))
    options.pages |= TANDEM_PAGES_PEOPLE;
  if (tandem_send_dialog_get_format (self) == TANDEM_SEND_PNG)
    {
      options.sheet = TANDEM_SHEET_PICTURE;
      options.pages = TANDEM_PAGES_PLAN;
    }
  options.mono = adw_switch_row_get_active (self->mono_row);
  return options;
}

/* A tag; NULL for the plan's. */
const char *
tandem_send_dialog_get_language (TandemSendDialog *self)
{
  guint language = adw_combo_row_get_selected (self->language_row);

  return language != GTK_INVALID_LIST_POSITION ? tandem_language_tags ()[language] : NULL;
}

/* Key of a function, "" for everyone. */
const char *
tandem_send_dialog_get_audience (TandemSendDialog *self)
{
  guint audience = adw_combo_row_get_selected (self->audience_row);

  return audience < self->audiences->len ? g_ptr_array_index (self->audiences, audience) : "";
}

static const char *
plan_language (TandemSendDialog *self)
{
  return tandem_language_get_tag (tandem_language_find (tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_LANGUAGE)));
}

static gboolean
plan_is_on_letter (TandemSendDialog *self)
{
  const char *paper = tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_PAPER);
  g_autofree char *usual = tandem_settings_dup_paper ();

  return g_str_equal (*paper != '\0' ? paper : usual, "letter");
}

/* Everyone, then each function that a milestone or a person of the plan has. */
static void
fill_audiences (TandemSendDialog *self, const char *chosen)
{
  static const struct { TandemKind kind; guint field; } places[] = {
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_BUYER_FUNCTION },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_FUNCTION },
  };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place = 0;

  g_ptr_array_add (self->audiences, g_strdup (""));
  gtk_string_list_append (names, C_("audience", "Everyone"));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint k = 0; k < tandem_plan_get_n (self->plan, places[i].kind); k++)
      {
        const char *key = tandem_entity_get_text (tandem_plan_peek (self->plan, places[i].kind, k), places[i].field);

        if (*key == '\0' || g_ptr_array_find_with_equal_func (self->audiences, key, g_str_equal, NULL))
          continue;
        g_ptr_array_add (self->audiences, g_strdup (key));
        gtk_string_list_append (names, tandem_language_function (tandem_wording_language (), key));
      }
  adw_combo_row_set_model (self->audience_row, G_LIST_MODEL (names));
  /* a function that nobody has any more is everyone */
  g_ptr_array_find_with_equal_func (self->audiences, chosen, g_str_equal, &place);
  adw_combo_row_set_selected (self->audience_row, place < self->audiences->len ? place : 0);
}

static void
fill_languages (TandemSendDialog *self, const char *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *tags = tandem_language_tags ();
  const char *tag = *chosen != '\0' ? tandem_language_get_tag (tandem_language_find (chosen)) : plan_language (self);
  guint place = 0;

  for (guint i = 0; tags[i] != NULL; i++)
    {
      gtk_string_list_append (names, tandem_language_get_name (tandem_language_find (tags[i])));
      if (g_str_equal (tags[i], tag))
        place = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, place);
}

/* What can be chosen for this plan, with what was chosen the last time. */
void
tandem_send_dialog_fill_choices (TandemSendDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemSendOptions) usual = tandem_send_options_new ();
  const TandemSendOptions *chosen = usual;

  self->remembered = tandem_session_get_send_options (tandem_workspace_get_session (self->workspace), tandem_entity_get_id (TANDEM_ENTITY (self->plan)), &error);
  if (self->remembered != NULL)
    chosen = self->remembered;
  else
    tandem_send_dialog_fail (self, error->message);

  fill_audiences (self, chosen->audience);
  fill_languages (self, chosen->language);
  adw_combo_row_set_selected (self->format_row, chosen->is_picture ? 1 : 0);
  adw_switch_row_set_active (self->plan_row, chosen->page);
  adw_switch_row_set_active (self->checklist_row, chosen->checklist);
  adw_switch_row_set_active (self->people_row, chosen->people);
  adw_switch_row_set_active (self->mono_row, chosen->mono);
  adw_combo_row_set_selected (self->paper_row, *chosen->paper != '\0' ? g_str_equal (chosen->paper, "letter") : plan_is_on_letter (self));
}

/* What the plan itself says is not remembered: a change there is followed. */
static TandemSendOptions *
read_choices (TandemSendDialog *self)
{
  TandemSendOptions *options = tandem_send_options_new ();
  const char *language = tandem_send_dialog_get_language (self);
  gboolean on_letter = adw_combo_row_get_selected (self->paper_row) == 1;

  options->is_picture = tandem_send_dialog_get_format (self) == TANDEM_SEND_PNG;
  options->page = adw_switch_row_get_active (self->plan_row);
  options->checklist = adw_switch_row_get_active (self->checklist_row);
  options->people = adw_switch_row_get_active (self->people_row);
  options->mono = adw_switch_row_get_active (self->mono_row);
  g_set_str (&options->audience, tandem_send_dialog_get_audience (self));
  if (language != NULL && !g_str_equal (language, plan_language (self)))
    g_set_str (&options->language, language);
  if (on_letter != plan_is_on_letter (self))
    g_set_str (&options->paper, on_letter ? "letter" : "a4");
  return options;
}

/* For the next time, also when nothing was sent: whoever goes to mend a finding comes back to the same choices. */
void
tandem_send_dialog_remember_choices (TandemSendDialog *self)
{
  TandemSession *session = tandem_workspace_get_session (self->workspace);
  g_autoptr (TandemSendOptions) options = read_choices (self);
  g_autoptr (GError) error = NULL;

  if (tandem_session_is_read_only (session) || (self->remembered != NULL && tandem_send_options_equal (options, self->remembered)))
    return;
  if (tandem_session_set_send_options (session, tandem_entity_get_id (TANDEM_ENTITY (self->plan)), options, &error))
    {
      g_clear_pointer (&self->remembered, tandem_send_options_free);
      self->remembered = g_steal_pointer (&options);
    }
  else
    tandem_workspace_report (self->workspace, error);
}
