/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-template-dialog.h"

#include "tandem-choice-row.h"
#include "tandem-entry-name.h"
#include "tandem-template.h"

#include <glib/gi18n-lib.h>

struct _TandemTemplateDialog
{
  AdwAlertDialog       parent_instance;
  GtkBox              *box;
  AdwPreferencesGroup *group;
  GtkEditable         *title, *when;
  GPtrArray           *templates; /* that it can be put in place of; NULL for none */
  char                *target;    /* key of one of them, NULL for a new one */
};

G_DEFINE_FINAL_TYPE (TandemTemplateDialog, tandem_template_dialog, ADW_TYPE_ALERT_DIALOG)

static void
changed_cb (TandemTemplateDialog *self)
{
  g_autofree char *title = tandem_template_dialog_dup_title (self);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "accept", *title != '\0');
}

static GtkEditable *
add_entry (TandemTemplateDialog *self, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  tandem_entry_name_once (ADW_ENTRY_ROW (entry));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (self->group, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  return GTK_EDITABLE (entry);
}

static void
tandem_template_dialog_finalize (GObject *object)
{
  TandemTemplateDialog *self = TANDEM_TEMPLATE_DIALOG (object);

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_free (self->target);
  G_OBJECT_CLASS (tandem_template_dialog_parent_class)->finalize (object);
}

static void
tandem_template_dialog_class_init (TandemTemplateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_template_dialog_finalize;
}

static void
tandem_template_dialog_init (TandemTemplateDialog *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->group));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), GTK_WIDGET (self->box));
  self->title = add_entry (self, _("Title"));
  self->when = add_entry (self, _("When to use it"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->title));
}

/**
 * tandem_template_dialog_new:
 * @heading: what is asked
 * @body: (nullable): what will happen
 * @accept: label of the button, with a mnemonic
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_template_dialog_new (const char *heading, const char *body, const char *accept)
{
  AdwAlertDialog *self = g_object_new (TANDEM_TYPE_TEMPLATE_DIALOG, "heading", heading, "body", body != NULL ? body : "", NULL);

  adw_alert_dialog_add_responses (self, "cancel", _("_Cancel"), "accept", accept, NULL);
  adw_alert_dialog_set_response_appearance (self, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (self, "accept");
  adw_alert_dialog_set_close_response (self, "cancel");
  changed_cb (TANDEM_TEMPLATE_DIALOG (self));
  return ADW_DIALOG (self);
}

void
tandem_template_dialog_set_texts (TandemTemplateDialog *self, const char *title, const char *when)
{
  gtk_editable_set_text (self->title, title);
  gtk_editable_set_text (self->when, when);
}

static void
target_cb (TandemChoiceRow *row, const char *key, TandemTemplateDialog *self)
{
  g_set_str (&self->target, *key != '\0' ? key : NULL);
  for (guint i = 0; i < self->templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (self->templates, i);

      if (g_str_equal (tandem_template_get_key (template), key))
        tandem_template_dialog_set_texts (self, tandem_template_get_title (template), tandem_template_get_when (template));
    }
}

static void
take_choice (GListStore *choices, const char *key, const char *label)
{
  g_autoptr (TandemChoice) choice = tandem_choice_new (key, label, NULL);

  g_list_store_append (choices, choice);
}

/**
 * tandem_template_dialog_add_targets:
 * @self: a dialog
 * @templates: (element-type TandemTemplate): own templates that it may be put in place of
 * @key: (nullable): the one that is meant most likely
 */
void
tandem_template_dialog_add_targets (TandemTemplateDialog *self, GPtrArray *templates, const char *key)
{
  GListStore *choices = g_list_store_new (TANDEM_TYPE_CHOICE);
  GtkWidget *row = tandem_choice_row_new (_("Save as"));
  gboolean known = FALSE;

  self->templates = g_ptr_array_ref (templates);
  take_choice (choices, "", _("A new template"));
  for (guint i = 0; i < templates->len; i++)
    {
      TandemTemplate *template = g_ptr_array_index (templates, i);
      /* Translators: %s is the title of a template that will be replaced */
      g_autofree char *label = g_strdup_printf (_("In place of “%s”"), tandem_template_get_title (template));

      take_choice (choices, tandem_template_get_key (template), label);
      known |= g_strcmp0 (tandem_template_get_key (template), key) == 0;
    }
  tandem_choice_row_show (TANDEM_CHOICE_ROW (row), choices, known ? key : "");
  g_signal_connect (row, "chosen", G_CALLBACK (target_cb), self);
  adw_preferences_group_add (self->group, row);
  if (known)
    target_cb (TANDEM_CHOICE_ROW (row), key, self);
}

/* A sentence below the fields that should not be missed. */
void
tandem_template_dialog_add_warning (TandemTemplateDialog *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "warning");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (self->box, label);
}

char *
tandem_template_dialog_dup_title (TandemTemplateDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
}

char *
tandem_template_dialog_dup_when (TandemTemplateDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->when)));
}

/* (nullable): key of the template it shall be put in place of; NULL for a new one. */
const char *
tandem_template_dialog_get_target (TandemTemplateDialog *self)
{
  return self->target;
}
