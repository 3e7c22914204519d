/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan-dialog.h"

#include "tandem-choice-row.h"
#include "tandem-countries.h"
#include "tandem-field-row.h"
#include "tandem-form.h"
#include "tandem-new-plan-fit.h"
#include "tandem-new-plan-start.h"
#include "tandem-settings.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TandemNewPlanDialog
{
  AdwDialog            parent_instance;
  AdwNavigationView   *pages;
  AdwBin              *start_slot;
  AdwPreferencesGroup *copy_group;
  AdwNavigationPage   *details_page;
  AdwPreferencesGroup *what_group;
  AdwPreferencesGroup *when_group;
  AdwComboRow         *anchor_row;
  TandemNewPlanFit    *fit;
  GtkWidget           *phases_group;
  AdwComboRow         *phases_row;
  AdwPreferencesGroup *where_group;
  AdwBanner           *banner;
  TandemNewPlanStart  *start;
  TandemFieldRow      *rows[TANDEM_PLAN_N_FIELDS]; /* those that are typed */
  TandemChoiceRow     *countries[2]; /* of the buyer and the seller */
  TandemChoiceRow     *language_row;
  char                *codes[2];
  char                *language;
  TandemTemplate      *template; /* NULL for a blank plan */
  TandemWorkspace     *workspace;
  TandemForm          *form;
  guint                refresh_id;
  gboolean             tried; /* from then on missing fields are told */
};

enum { CREATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNewPlanDialog, tandem_new_plan_dialog, ADW_TYPE_DIALOG)

/* The form says what is wrong with a text; a field that is still empty is no mistake until the plan is to be created. */
static const char *
get_error (TandemNewPlanDialog *self, guint field)
{
  gboolean from_template = self->template != NULL;
  const TandemValue *value = tandem_form_get_value (self->form, field);

  if (*tandem_form_get_text (self->form, field) != '\0')
    {
      /* Told below the picture too, with ways out; it can't be created. */
      if (self->tried && from_template && field == TANDEM_PLAN_ANCHOR_DATE && value->type == TANDEM_VALUE_DAY && value->day < tandem_workspace_get_today (self->workspace))
        return _("This day has passed.");
      return tandem_form_get_error (self->form, field);
    }
  if (!self->tried)
    return NULL;
  if (field == TANDEM_PLAN_TITLE)
    return from_template ? NULL : _("Write a title.");
  if (field == TANDEM_PLAN_BUYER_NAME || (field == TANDEM_PLAN_SELLER_NAME && from_template))
    return _("Write the organization’s name.");
  return field == TANDEM_PLAN_ANCHOR_DATE && from_template ? _("Write the day to count back from.") : NULL;
}

static void
show_note (TandemNewPlanDialog *self, guint field)
{
  tandem_field_row_show_note (self->rows[field], tandem_form_get_note (self->form, field), get_error (self, field));
}

static void refresh (TandemNewPlanDialog *self);

static void
type (TandemNewPlanDialog *self, guint field, const char *text)
{
  tandem_form_type (self->form, field, text);
  show_note (self, field);
  refresh (self);
}

static void
typed_cb (TandemFieldRow *row, TandemNewPlanDialog *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  type (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field")), text);
}

static void
show_text (TandemNewPlanDialog *self, guint field, const char *text)
{
  tandem_field_row_show_text (self->rows[field], text);
  type (self, field, text);
}

static void
add_row (TandemNewPlanDialog *self, AdwPreferencesGroup *group, guint field, const char *title)
{
  GtkWidget *row = tandem_field_row_new (title, FALSE);

  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field));
  g_signal_connect (row, "typed", G_CALLBACK (typed_cb), self);
  adw_preferences_group_add (group, row);
  self->rows[field] = TANDEM_FIELD_ROW (row);
}

static gint64
new_id (gpointer session, GError **error)
{
  return tandem_session_new_id (session, error);
}

static TandemRow *
create_head (TandemNewPlanDialog *self)
{
  TandemRow *head = tandem_row_new (TANDEM_KIND_PLAN);
  g_autofree char *paper = tandem_settings_dup_paper ();
  g_autofree char *color = g_settings_get_string (tandem_settings_get (), "our-colour");
  g_autoptr (GBytes) logo = tandem_settings_dup_logo ();
  g_auto (TandemValue) logo_value = tandem_value_bytes (logo);

  for (guint field = 0; field < TANDEM_PLAN_N_FIELDS; field++)
    if (self->rows[field] != NULL)
      tandem_row_set (head, field, tandem_form_get_value (self->form, field));
  tandem_row_set_choice (head, TANDEM_PLAN_ANCHOR_KIND, (int) adw_combo_row_get_selected (self->anchor_row));
  tandem_row_set_text (head, TANDEM_PLAN_LANGUAGE, self->language);
  tandem_row_set_text (head, TANDEM_PLAN_PAPER, paper);
  tandem_row_set (head, TANDEM_PLAN_SELLER_LOGO, &logo_value);
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_COLOR, color);
  tandem_row_set_text (head, TANDEM_PLAN_BUYER_COUNTRY, self->codes[0]);
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_COUNTRY, self->codes[1]);
  tandem_row_set_day (head, TANDEM_PLAN_CREATED, tandem_workspace_get_today (self->workspace));
  return head;
}

static TandemNewPlan
get_new_plan (TandemNewPlanDialog *self, TandemRow *head)
{
  TandemNewPlan plan = {
    .template = self->template,
    .head = head,
    .with_phases = adw_combo_row_get_selected (self->phases_row) == 0,
    .our_region = tandem_settings_get_region (self->codes[1]),
    .our_week = tandem_settings_get_week (),
    .today = tandem_workspace_get_today (self->workspace),
  };

  if (self->template != NULL)
    tandem_new_plan_fit_adjust (self->fit, &plan);
  return plan;
}

static gboolean
create_plan (TandemNewPlanDialog *self, const TandemNewPlan *plan, gint64 *id, GError **error)
{
  TandemSession *session = tandem_workspace_get_session (self->workspace);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TandemEdit) edit = tandem_new_plan_to_edit (plan, new_id, session, &notes, error);

  if (edit == NULL)
    return FALSE;
  *id = tandem_edit_get_plan (edit);
  return tandem_session_apply (session, edit, NULL, error);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemNewPlanDialog *self = data;
  g_autoptr (TandemRow) head = create_head (self);
  TandemNewPlan plan = get_new_plan (self, head);

  self->refresh_id = 0;
  if (self->template != NULL)
    tandem_new_plan_fit_show (self->fit, &plan);
  return G_SOURCE_REMOVE;
}

static void
refresh (TandemNewPlanDialog *self)
{
  if (self->workspace != NULL && self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
option_cb (GtkWidget *row, GParamSpec *pspec, TandemNewPlanDialog *self)
{
  refresh (self);
}

static void
fit_changed_cb (TandemNewPlanFit *fit, TandemNewPlanDialog *self)
{
  refresh (self);
}

static void
later_cb (TandemNewPlanFit *fit, guint day, TandemNewPlanDialog *self)
{
  g_autofree char *text = day != TANDEM_DAY_NONE ? tandem_day_entry_to_text ((TandemDay) day) : g_strdup ("");

  show_text (self, TANDEM_PLAN_ANCHOR_DATE, text);
}

/* The details */

/* What the day is. */
static const char *
name_anchor (TandemTemplate *template)
{
  if (template == NULL)
    return _("Date");
  switch (tandem_template_get_anchor_kind (template))
    {
    case TANDEM_ANCHOR_SIGNATURE:
      return _("Day of signature");
    case TANDEM_ANCHOR_DECISION:
      return _("Day of decision");
    case TANDEM_ANCHOR_GO_LIVE:
    default:
      return _("Day of go-live");
    }
}

static void
show_template (TandemNewPlanDialog *self, gboolean same)
{
  TandemTemplate *template = self->template;

  gtk_widget_set_visible (self->phases_group, template == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fit), template != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->anchor_row), template == NULL);
  if (template != NULL)
    {
      adw_combo_row_set_selected (self->anchor_row, (guint) tandem_template_get_anchor_kind (template));
      tandem_new_plan_fit_set_template (self->fit, template, same);
    }
  adw_navigation_page_set_title (self->details_page, template != NULL ? tandem_template_get_title (template) : C_("plan", "Blank plan"));
  g_object_set (self->rows[TANDEM_PLAN_TITLE], "placeholder",
                template != NULL && strstr (tandem_template_get_plan_title (template), "{") == NULL ? tandem_template_get_plan_title (template)
                                                                                                   : _("What the buyer gets, in their words"), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[TANDEM_PLAN_ANCHOR_DATE]), name_anchor (template));
  refresh (self);
}

static void
take_language (TandemNewPlanDialog *self, const char *language)
{
  g_autoptr (TandemTemplate) again = NULL;

  g_set_str (&self->language, language);
  if (self->template != NULL && !tandem_template_is_own (self->template))
    again = tandem_template_find (tandem_template_get_key (self->template), language, NULL);
  if (again != NULL)
    {
      tandem_template_unref (self->template);
      self->template = g_steal_pointer (&again);
      show_template (self, TRUE);
    }
}

static void
language_cb (TandemChoiceRow *row, const char *key, TandemNewPlanDialog *self)
{
  take_language (self, key);
}

/* Keeps what is typed already: going back to choose another start loses nothing. */
static void
chosen_cb (TandemNewPlanStart *start, TandemTemplate *template, TandemPlan *plan, TandemNewPlanDialog *self)
{
  const char *own_language = template != NULL && tandem_template_is_own (template) ? tandem_template_get_language (template) : "";

  g_clear_pointer (&self->template, tandem_template_unref);
  if (template != NULL)
    self->template = tandem_template_ref (template);
  if (plan != NULL && *tandem_form_get_text (self->form, TANDEM_PLAN_SELLER_NAME) == '\0')
    show_text (self, TANDEM_PLAN_SELLER_NAME, tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_SELLER_NAME));
  if (*own_language != '\0')
    {
      g_set_str (&self->language, own_language);
      tandem_choice_row_show (self->language_row, G_LIST_STORE (g_object_ref (adw_combo_row_get_model (ADW_COMBO_ROW (self->language_row)))), own_language);
    }
  show_template (self, FALSE);
  take_language (self, self->language);
  adw_navigation_view_pop_to_tag (self->pages, "start");
  adw_navigation_view_push_by_tag (self->pages, "details");
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[TANDEM_PLAN_TITLE]));
}

static void
country_cb (TandemChoiceRow *row, const char *key, TandemNewPlanDialog *self)
{
  g_set_str (&self->codes[row == self->countries[0] ? 0 : 1], key);
  refresh (self);
}

/* Tells what is missing and puts the cursor there. */
static gboolean
check (TandemNewPlanDialog *self)
{
  TandemFieldRow *first = NULL;

  self->tried = TRUE;
  for (guint field = 0; field < TANDEM_PLAN_N_FIELDS; field++)
    if (self->rows[field] != NULL)
      {
        show_note (self, field);
        if (first == NULL && get_error (self, field) != NULL)
          first = self->rows[field];
      }
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return first == NULL;
}

/* Who sells is the same next time. */
static void
remember_seller (TandemNewPlanDialog *self)
{
  GSettings *settings = tandem_settings_get ();
  g_autofree char *company = g_settings_get_string (settings, "our-company"), *country = g_settings_get_string (settings, "our-country");

  if (*company == '\0')
    g_settings_set_string (settings, "our-company", tandem_form_get_text (self->form, TANDEM_PLAN_SELLER_NAME));
  if (*country == '\0')
    g_settings_set_string (settings, "our-country", self->codes[1]);
}

static void
finish (TandemNewPlanDialog *self, const TandemNewPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!create_plan (self, plan, &id, &error))
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
create (TandemNewPlanDialog *self)
{
  g_autoptr (TandemRow) head = create_head (self);
  TandemNewPlan plan = get_new_plan (self, head);

  if (!check (self))
    return;
  remember_seller (self);
  finish (self, &plan);
}

static void
create_cb (GtkButton *button, TandemNewPlanDialog *self)
{
  create (self);
}

static void
create_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemNewPlanDialog *self = TANDEM_NEW_PLAN_DIALOG (widget);

  if (adw_navigation_view_get_visible_page (self->pages) == self->details_page)
    create (self);
}

/* Enter creates; a day that was picked from the calendar only shows. */
static void
finished_cb (TandemFieldRow *row, TandemNewPlanDialog *self)
{
  if (tandem_field_row_has_focus (row))
    create (self);
}

/* An own template becomes a plan whose names are open, so that saving it back leaves them open. */
static void
edit_cb (TandemNewPlanStart *start, TandemTemplate *template, TandemNewPlanDialog *self)
{
  g_autoptr (TandemRow) head = create_head (self);
  TandemNewPlan plan = { .template = template, .head = head, .today = tandem_workspace_get_today (self->workspace) };
  g_autoptr (TandemNewPlanPreview) preview = NULL;

  tandem_row_set_text (head, TANDEM_PLAN_TITLE, tandem_template_get_title (template));
  tandem_row_set_text (head, TANDEM_PLAN_BUYER_NAME, "{buyer}");
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_NAME, "{seller}");
  if (*tandem_template_get_language (template) != '\0')
    tandem_row_set_text (head, TANDEM_PLAN_LANGUAGE, tandem_template_get_language (template));
  tandem_row_set (head, TANDEM_PLAN_ANCHOR_DATE, &(TandemValue) { .type = TANDEM_VALUE_NULL });
  preview = tandem_new_plan_preview (&plan);
  tandem_row_set_day (head, TANDEM_PLAN_ANCHOR_DATE, preview->earliest);
  finish (self, &plan);
}

/* Another plan to start from */

static void
copy_chosen_cb (AdwActionRow *row, TandemNewPlanDialog *self)
{
  tandem_new_plan_start_choose_plan (self->start, g_object_get_data (G_OBJECT (row), "plan"));
}

static void
copy_cb (TandemNewPlanStart *start, TandemNewPlanDialog *self)
{
  adw_navigation_view_push_by_tag (self->pages, "copy");
}

static void
add_plans (TandemNewPlanDialog *self)
{
  GListModel *plans = G_LIST_MODEL (tandem_library_get_plans (tandem_session_get_library (tandem_workspace_get_session (self->workspace))));

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemPlan) plan = g_list_model_get_item (plans, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_wording_plan_title (plan));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tandem_entity_get_text (TANDEM_ENTITY (plan), TANDEM_PLAN_BUYER_NAME));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "plan", g_object_ref (plan), g_object_unref);
      g_signal_connect (row, "activated", G_CALLBACK (copy_chosen_cb), self);
      adw_preferences_group_add (self->copy_group, row);
    }
}

static void
tandem_new_plan_dialog_dispose (GObject *object)
{
  TandemNewPlanDialog *self = TANDEM_NEW_PLAN_DIALOG (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_NEW_PLAN_DIALOG);
  G_OBJECT_CLASS (tandem_new_plan_dialog_parent_class)->dispose (object);
}

static void
tandem_new_plan_dialog_finalize (GObject *object)
{
  TandemNewPlanDialog *self = TANDEM_NEW_PLAN_DIALOG (object);

  g_clear_pointer (&self->form, tandem_form_free);
  g_clear_pointer (&self->template, tandem_template_unref);
  g_free (self->codes[0]);
  g_free (self->codes[1]);
  g_free (self->language);
  G_OBJECT_CLASS (tandem_new_plan_dialog_parent_class)->finalize (object);
}

static void
tandem_new_plan_dialog_class_init (TandemNewPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_new_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_new_plan_dialog_finalize;
  signals[CREATED] = g_signal_new ("created", TANDEM_TYPE_NEW_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (TANDEM_TYPE_NEW_PLAN_FIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-new-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, start_slot);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, copy_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, details_page);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, what_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, anchor_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, fit);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, phases_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, phases_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, where_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_install_action (widget_class, "new-plan.create", NULL, create_action_cb);
}

static void
tandem_new_plan_dialog_init (TandemNewPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_choice (GListStore *choices, const char *key, const char *label)
{
  g_autoptr (TandemChoice) choice = tandem_choice_new (key, label, NULL);

  g_list_store_append (choices, choice);
}

/* Whose holidays and weekends are days off. */
static void
add_country (TandemNewPlanDialog *self, guint side, const char *title, const char *code)
{
  GListStore *choices = g_list_store_new (TANDEM_TYPE_CHOICE);
  GtkWidget *row = tandem_choice_row_new (title);

  take_choice (choices, "", C_("country", "Not set"));
  for (guint i = 0; i < tandem_countries_get_n (); i++)
    take_choice (choices, tandem_countries_get_code (i), tandem_countries_get_name (i));
  tandem_choice_row_show (TANDEM_CHOICE_ROW (row), choices, code);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  g_signal_connect (row, "chosen", G_CALLBACK (country_cb), self);
  adw_preferences_group_add (self->where_group, row);
  self->countries[side] = TANDEM_CHOICE_ROW (row);
  self->codes[side] = g_strdup (code);
}

static void
add_language (TandemNewPlanDialog *self)
{
  GListStore *choices = g_list_store_new (TANDEM_TYPE_CHOICE);
  GtkWidget *row = tandem_choice_row_new (_("Language of the documents"));

  for (const char *const *tag = tandem_language_tags (); *tag != NULL; tag++)
    take_choice (choices, *tag, tandem_language_get_name (tandem_language_find (*tag)));
  self->language = tandem_settings_dup_language ();
  self->language_row = TANDEM_CHOICE_ROW (row);
  tandem_choice_row_show (self->language_row, choices, self->language);
  g_signal_connect (row, "chosen", G_CALLBACK (language_cb), self);
  adw_preferences_group_add (self->where_group, row);
}

static void
add_rows (TandemNewPlanDialog *self)
{
  g_autofree char *country = g_settings_get_string (tandem_settings_get (), "our-country");

  add_row (self, self->what_group, TANDEM_PLAN_TITLE, _("Title"));
  add_row (self, self->what_group, TANDEM_PLAN_BUYER_NAME, _("Buyer"));
  add_row (self, self->what_group, TANDEM_PLAN_SELLER_NAME, _("Seller"));
  add_row (self, self->when_group, TANDEM_PLAN_ANCHOR_DATE, _("Date"));
  add_country (self, 0, _("Buyer country"), "");
  add_country (self, 1, _("Seller country"), country);
  add_language (self);
  tandem_field_row_pick_day (self->rows[TANDEM_PLAN_ANCHOR_DATE], TANDEM_DAY_NONE, tandem_workspace_get_today (self->workspace));
  g_object_set (self->rows[TANDEM_PLAN_ANCHOR_DATE], "placeholder", _("3 May, +12w, next Fri"), NULL);
  for (guint field = 0; field < TANDEM_PLAN_N_FIELDS; field++)
    if (self->rows[field] != NULL)
      g_signal_connect (self->rows[field], "finished", G_CALLBACK (finished_cb), self);
}

/**
 * tandem_new_plan_dialog_new:
 * @workspace: (transfer none): where the plan goes
 *
 * Returns: (transfer floating): the dialog, with our company filled in
 */
AdwDialog *
tandem_new_plan_dialog_new (TandemWorkspace *workspace)
{
  TandemNewPlanDialog *self = g_object_new (TANDEM_TYPE_NEW_PLAN_DIALOG, NULL);
  TandemDayContext days = { .today = tandem_workspace_get_today (workspace), .order = tandem_day_order_from_locale () };
  g_autoptr (TandemRow) original = tandem_row_new (TANDEM_KIND_PLAN);
  g_autofree char *company = g_settings_get_string (tandem_settings_get (), "our-company");

  self->workspace = g_object_ref (workspace);
  self->form = tandem_form_new (original, &days);
  self->start = TANDEM_NEW_PLAN_START (tandem_new_plan_start_new (workspace));
  adw_bin_set_child (self->start_slot, GTK_WIDGET (self->start));
  g_signal_connect (self->start, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->start, "copy", G_CALLBACK (copy_cb), self);
  g_signal_connect (self->start, "edit", G_CALLBACK (edit_cb), self);
  add_plans (self);
  add_rows (self);
  show_text (self, TANDEM_PLAN_SELLER_NAME, company);
  adw_dialog_set_focus (ADW_DIALOG (self), tandem_new_plan_start_get_first (self->start));
  return ADW_DIALOG (self);
}
