/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-new-plan-dialog.h"

#include "tandem-edits.h"
#include "tandem-field-row.h"
#include "tandem-form.h"
#include "tandem-settings.h"

#include <glib/gi18n-lib.h>

struct _TandemNewPlanDialog
{
  AdwDialog            parent_instance;
  AdwPreferencesGroup *what_group;
  AdwPreferencesGroup *when_group;
  AdwComboRow         *anchor_row;
  AdwComboRow         *phases_row;
  AdwBanner           *banner;
  TandemFieldRow      *rows[TANDEM_PLAN_N_FIELDS]; /* those that are typed */
  TandemWorkspace     *workspace;
  TandemForm          *form;
  gboolean             tried; /* from then on missing fields are told */
};

enum { CREATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNewPlanDialog, tandem_new_plan_dialog, ADW_TYPE_DIALOG)

/* The form says what is wrong with a text; a field that is still empty is no mistake until the plan is to be created. */
static const char *
get_error (TandemNewPlanDialog *self, guint field)
{
  if (*tandem_form_get_text (self->form, field) != '\0')
    return tandem_form_get_error (self->form, field);
  if (!self->tried)
    return NULL;
  if (field == TANDEM_PLAN_TITLE)
    return _("Write a title.");
  return field == TANDEM_PLAN_BUYER_NAME ? _("Write the organisation’s name.") : NULL;
}

static void
show_note (TandemNewPlanDialog *self, guint field)
{
  tandem_field_row_show_note (self->rows[field], tandem_form_get_note (self->form, field), get_error (self, field));
}

static void
typed_cb (TandemFieldRow *row, TandemNewPlanDialog *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  tandem_form_type (self->form, field, text);
  show_note (self, field);
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
  g_autofree char *country = g_settings_get_string (tandem_settings_get (), "our-country");

  for (guint field = 0; field < TANDEM_PLAN_N_FIELDS; field++)
    if (self->rows[field] != NULL)
      tandem_row_set (head, field, tandem_form_get_value (self->form, field));
  tandem_row_set_choice (head, TANDEM_PLAN_ANCHOR_KIND, (int) adw_combo_row_get_selected (self->anchor_row));
  tandem_row_set_text (head, TANDEM_PLAN_LANGUAGE, language);
  tandem_row_set_text (head, TANDEM_PLAN_PAPER, paper);
  tandem_row_set_text (head, TANDEM_PLAN_SELLER_COUNTRY, country);
  tandem_row_set_day (head, TANDEM_PLAN_CREATED, tandem_workspace_get_today (self->workspace));
  return head;
}

static gboolean
create_plan (TandemNewPlanDialog *self, gint64 *id, GError **error)
{
  const char *const phases[] = { C_("phase", "Validate"), C_("phase", "Approve"), C_("phase", "Launch"), NULL };
  TandemSession *session = tandem_workspace_get_session (self->workspace);
  g_autoptr (TandemRow) head = create_head (self);
  g_autoptr (TandemEdit) edit = tandem_edits_new_plan (head, adw_combo_row_get_selected (self->phases_row) == 0 ? phases : NULL, new_id, session, error);

  if (edit == NULL)
    return FALSE;
  *id = tandem_edit_get_plan (edit);
  return tandem_session_apply (session, edit, NULL, error);
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

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_NEW_PLAN_DIALOG);
  G_OBJECT_CLASS (tandem_new_plan_dialog_parent_class)->dispose (object);
}

static void
tandem_new_plan_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_NEW_PLAN_DIALOG (object)->form, tandem_form_free);
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
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, what_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, anchor_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, phases_row);
  gtk_widget_class_bind_template_child (widget_class, TandemNewPlanDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
tandem_new_plan_dialog_init (TandemNewPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

  self->workspace = g_object_ref (workspace);
  self->form = tandem_form_new (original, &days);
  add_row (self, self->what_group, TANDEM_PLAN_TITLE, _("Title"));
  add_row (self, self->what_group, TANDEM_PLAN_BUYER_NAME, _("Buyer"));
  add_row (self, self->what_group, TANDEM_PLAN_SELLER_NAME, _("Seller"));
  add_row (self, self->when_group, TANDEM_PLAN_ANCHOR_DATE, _("Date"));
  tandem_field_row_pick_day (self->rows[TANDEM_PLAN_ANCHOR_DATE], TANDEM_DAY_NONE, today);
  g_object_set (self->rows[TANDEM_PLAN_TITLE], "placeholder", _("What the buyer gets, in their words"), NULL);
  g_object_set (self->rows[TANDEM_PLAN_ANCHOR_DATE], "placeholder", _("3 May, +12w, next fri"), NULL);
  for (guint field = 0; field < TANDEM_PLAN_N_FIELDS; field++)
    if (self->rows[field] != NULL && field != TANDEM_PLAN_ANCHOR_DATE)
      g_signal_connect_swapped (self->rows[field], "finished", G_CALLBACK (finished_cb), self);

  tandem_field_row_show_text (self->rows[TANDEM_PLAN_SELLER_NAME], company);
  tandem_form_type (self->form, TANDEM_PLAN_SELLER_NAME, company);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rows[TANDEM_PLAN_TITLE]));
  return ADW_DIALOG (self);
}
