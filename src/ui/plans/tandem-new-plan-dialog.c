/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan-dialog.h"

#include "tandem-choice-row.h"
#include "tandem-countries.h"
#include "tandem-field-row.h"
#include "tandem-form.h"
#include "tandem-new-plan.h"
#include "tandem-settings.h"
#include "tandem-timeline-preview.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemNewPlanDialog
{
  AdwDialog            parent_instance;
  AdwPreferencesGroup *start_group;
  TandemChoiceRow     *start_row;
  AdwPreferencesGroup *what_group;
  AdwPreferencesGroup *when_group;
  AdwComboRow         *anchor_row;
  GtkWidget           *phases_group;
  AdwComboRow         *phases_row;
  GtkWidget           *preview_group;
  GtkLabel            *notes;
  AdwBin              *preview_slot;
  AdwBanner           *banner;
  TandemFieldRow      *rows[TANDEM_PLAN_N_FIELDS]; /* those that are typed */
  GtkWidget           *countries[2]; /* of the buyer and the seller */
  char                *codes[2];
  TandemTimelinePreview *preview;
  GPtrArray           *templates;
  TandemWorkspace     *workspace;
  TandemForm          *form;
  guint                refresh_id;
  gboolean             tried; /* from then on missing fields are told */
};

enum { CREATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNewPlanDialog, tandem_new_plan_dialog, ADW_TYPE_DIALOG)

/* (nullable): the template to start with. */
static TandemTemplate *
get_template (TandemNewPlanDialog *self)
{
  guint place = adw_combo_row_get_selected (ADW_COMBO_ROW (self->start_row));

  return place == 0 || place > self->templates->len ? NULL : g_ptr_array_index (self->templates, place - 1);
}

/* The form says what is wrong with a text; a field that is still empty is no mistake until the plan is to be created. */
static const char *
get_error (TandemNewPlanDialog *self, guint field)
{
  gboolean from_template = get_template (self) != NULL;

  if (*tandem_form_get_text (self->form, field) != '\0')
    return tandem_form_get_error (self->form, field);
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
typed_cb (TandemFieldRow *row, TandemNewPlanDialog *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  tandem_form_type (self->form, field, text);
  show_note (self, field);
  refresh (self);
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
  g_autofree char *language = tandem_settings_dup_language ();
  g_autofree char *paper = tandem_settings_dup_paper ();

  for (guint field = 0; field < TANDEM_PLAN_N_FIELDS; field++)
    if (self->rows[field] != NULL)
      tandem_row_set (head, field, tandem_form_get_value (self->form, field));
  tandem_row_set_choice (head, TANDEM_PLAN_ANCHOR_KIND, (int) adw_combo_row_get_selected (self->anchor_row));
  tandem_row_set_text (head, TANDEM_PLAN_LANGUAGE, language);
  tandem_row_set_text (head, TANDEM_PLAN_PAPER, paper);
  tandem_row_set_text (head, TANDEM_PLAN_BUYER_COUNTRY, self->codes[0]);
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_COUNTRY, self->codes[1]);
  tandem_row_set_day (head, TANDEM_PLAN_CREATED, tandem_workspace_get_today (self->workspace));
  return head;
}

static TandemNewPlan
get_new_plan (TandemNewPlanDialog *self, TandemRow *head)
{
  return (TandemNewPlan) {
    .template = get_template (self),
    .head = head,
    .with_phases = adw_combo_row_get_selected (self->phases_row) == 0,
    .today = tandem_workspace_get_today (self->workspace),
  };
}

static gboolean
create_plan (TandemNewPlanDialog *self, gint64 *id, GError **error)
{
  TandemSession *session = tandem_workspace_get_session (self->workspace);
  g_autoptr (TandemRow) head = create_head (self);
  TandemNewPlan plan = get_new_plan (self, head);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (TandemEdit) edit = tandem_new_plan_to_edit (&plan, new_id, session, &notes, error);

  if (edit == NULL)
    return FALSE;
  *id = tandem_edit_get_plan (edit);
  return tandem_session_apply (session, edit, NULL, error);
}

/* Without a day the earliest that can be reached is shown. */
static char *
take_earliest (TandemNewPlan *plan)
{
  TandemDay earliest = tandem_new_plan_get_earliest (plan);
  g_autofree char *day = tandem_wording_day (earliest, TANDEM_DATE_LONG);

  if (earliest == TANDEM_DAY_NONE)
    return g_strdup ("");
  tandem_row_set_day (plan->head, TANDEM_PLAN_ANCHOR_DATE, earliest);
  /* Translators: %s is a day */
  return g_strdup_printf (_("Begun today, the earliest day is %s."), day);
}

static void
show_preview (TandemNewPlanDialog *self)
{
  g_autoptr (TandemRow) head = create_head (self);
  TandemNewPlan plan = get_new_plan (self, head);
  g_autoptr (TandemEdition) edition = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (tandem_row_get (head, TANDEM_PLAN_ANCHOR_DATE)->type != TANDEM_VALUE_DAY)
    {
      g_autofree char *earliest = take_earliest (&plan);

      g_string_append (text, earliest);
    }
  edition = tandem_new_plan_preview (&plan, &notes);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", (const char *) g_ptr_array_index (notes, i));
  gtk_label_set_text (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
  tandem_timeline_preview_show (self->preview, edition);
}

static gboolean
refresh_cb (gpointer data)
{
  TandemNewPlanDialog *self = data;

  self->refresh_id = 0;
  if (get_template (self) != NULL)
    show_preview (self);
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
start_cb (TandemChoiceRow *row, const char *key, TandemNewPlanDialog *self)
{
  TandemTemplate *template = get_template (self);
  g_autofree char *when = template != NULL ? g_markup_escape_text (tandem_template_get_when (template), -1) : NULL;

  adw_preferences_group_set_description (self->start_group, when);
  gtk_widget_set_visible (self->phases_group, template == NULL);
  gtk_widget_set_visible (self->preview_group, template != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->anchor_row), template == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->countries); i++)
    gtk_widget_set_visible (self->countries[i], template != NULL);
  if (template != NULL)
    adw_combo_row_set_selected (self->anchor_row, (guint) tandem_template_get_anchor_kind (template));
  g_object_set (self->rows[TANDEM_PLAN_TITLE], "placeholder",
                template != NULL ? tandem_template_get_plan_title (template) : _("What the buyer gets, in their words"), NULL);
  refresh (self);
}

static void
country_cb (TandemChoiceRow *row, const char *key, TandemNewPlanDialog *self)
{
  guint side = (GtkWidget *) row == self->countries[0] ? 0 : 1;

  g_set_str (&self->codes[side], key);
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

static void
create_cb (GtkButton *button, TandemNewPlanDialog *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!check (self))
    return;
  if (!create_plan (self, &id, &error))
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
finished_cb (TandemNewPlanDialog *self)
{
  create_cb (NULL, self);
}

static void
cancel_cb (GtkButton *button, TandemNewPlanDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
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
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_free (self->codes[0]);
  g_free (self->codes[1]);
  G_OBJECT_CLASS (tandem_new_plan_dialog_parent_class)->finalize (object);
}

static void
tandem_new_plan_dialog_class_init (TandemNewPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_new_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_new_plan_dialog_finalize;
  signals[CREATED] = g_signal_new ("created", TANDEM_TYPE_NEW_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-new-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, start_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, phases_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, preview_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, preview_slot);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, what_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, anchor_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, phases_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
}

static void
take_choice (GListStore *choices, const char *key, const char *label)
{
  g_autoptr (TandemChoice) choice = tandem_choice_new (key, label, NULL);

  g_list_store_append (choices, choice);
}

static void
add_start (TandemNewPlanDialog *self)
{
  GListStore *choices = g_list_store_new (TANDEM_TYPE_CHOICE);

  take_choice (choices, "", C_("plan", "Blank plan"));
  for (guint i = 0; i < self->templates->len; i++)
    take_choice (choices, tandem_template_get_key (g_ptr_array_index (self->templates, i)), tandem_template_get_title (g_ptr_array_index (self->templates, i)));
  self->start_row = TANDEM_CHOICE_ROW (tandem_choice_row_new (_("Start with")));
  tandem_choice_row_show (self->start_row, choices, "");
  g_signal_connect (self->start_row, "chosen", G_CALLBACK (start_cb), self);
  adw_preferences_group_add (self->start_group, GTK_WIDGET (self->start_row));
}

static void
tandem_new_plan_dialog_init (TandemNewPlanDialog *self)
{
  g_autoptr (GPtrArray) problems = NULL;

  self->templates = tandem_template_list (&problems);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < problems->len; i++)
    g_message ("%s", (const char *) g_ptr_array_index (problems, i));
  add_start (self);
  self->preview = TANDEM_TIMELINE_PREVIEW (tandem_timeline_preview_new ());
  adw_bin_set_child (self->preview_slot, GTK_WIDGET (self->preview));
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
  gtk_widget_set_visible (row, FALSE);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  g_signal_connect (row, "chosen", G_CALLBACK (country_cb), self);
  adw_preferences_group_add (self->when_group, row);
  self->countries[side] = row;
  self->codes[side] = g_strdup (code);
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
  TandemDay today = tandem_workspace_get_today (workspace);
  TandemDayContext days = { .today = today, .order = tandem_day_order_from_locale () };
  g_autoptr (TandemRow) original = tandem_row_new (TANDEM_KIND_PLAN);
  g_autofree char *company = g_settings_get_string (tandem_settings_get (), "our-company");
  g_autofree char *country = g_settings_get_string (tandem_settings_get (), "our-country");

  self->workspace = g_object_ref (workspace);
  self->form = tandem_form_new (original, &days);
  add_row (self, self->what_group, TANDEM_PLAN_TITLE, _("Title"));
  add_row (self, self->what_group, TANDEM_PLAN_BUYER_NAME, _("Buyer"));
  add_row (self, self->what_group, TANDEM_PLAN_SELLER_NAME, _("Seller"));
  add_row (self, self->when_group, TANDEM_PLAN_ANCHOR_DATE, _("Date"));
  add_country (self, 0, _("Buyer country"), "");
  add_country (self, 1, _("Seller country"), country);
  tandem_field_row_pick_day (self->rows[TANDEM_PLAN_ANCHOR_DATE], TANDEM_DAY_NONE, today);
  g_object_set (self->rows[TANDEM_PLAN_TITLE], "placeholder", _("What the buyer gets, in their words"), NULL);
  g_object_set (self->rows[TANDEM_PLAN_ANCHOR_DATE], "placeholder", _("3 May, +12w, next Fri"), NULL);
  for (guint field = 0; field < TANDEM_PLAN_N_FIELDS; field++)
    if (self->rows[field] != NULL && field != TANDEM_PLAN_ANCHOR_DATE)
      g_signal_connect_swapped (self->rows[field], "finished", G_CALLBACK (finished_cb), self);

  tandem_field_row_show_text (self->rows[TANDEM_PLAN_SELLER_NAME], company);
  tandem_form_type (self->form, TANDEM_PLAN_SELLER_NAME, company);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rows[TANDEM_PLAN_TITLE]));
  return ADW_DIALOG (self);
}
