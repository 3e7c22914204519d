/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-dialog-private.h"

#include "tandem-mail.h"
#include "tandem-plan-workdays.h"
#include "tandem-preflight.h"
#include "tandem-send-place.h"
#include "tandem-settings.h"
#include "tandem-whole-file.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

/* More than a person looks at before sending; the first are the worst. */
#define MOST_FINDINGS 30

/* Names of the buyers of all other plans. */
static GStrv
list_other_names (TandemSendDialog *self)
{
  GListModel *plans = tandem_library_get_plans (tandem_session_get_library (tandem_workspace_get_session (self->workspace)));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (TandemEntity) plan = g_list_model_get_item (plans, i);

      if (plan != TANDEM_ENTITY (self->plan))
        g_strv_builder_add (names, tandem_entity_get_text (plan, TANDEM_PLAN_BUYER_NAME));
    }
  return g_strv_builder_end (names);
}

static void
finding_cb (AdwActionRow *row, TandemSendDialog *self)
{
  self->chosen = g_object_get_data (G_OBJECT (row), "finding");
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
new_finding_row (TandemSendDialog *self, TandemFinding *finding)
{
  GtkWidget *row = adw_action_row_new (), *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go there"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "finding", finding); /* the dialog holds it longer */
  g_signal_connect (row, "activated", G_CALLBACK (finding_cb), self);
  return row;
}

/* What should be looked at before it leaves; nothing is shown where there is nothing. */
void
tandem_send_dialog_fill_findings (TandemSendDialog *self)
{
  g_autoptr (TandemWorkdays) workdays = tandem_plan_workdays (self->plan, NULL);
  g_auto (GStrv) names = list_other_names (self);
  TandemPreflightOptions options = {
    .today = tandem_workspace_get_today (self->workspace), .workdays = workdays, .other_names = (const char *const *) names,
  };
  g_autofree char *title = NULL;

  self->findings = tandem_preflight (self->plan, &options);
  gtk_widget_set_visible (self->findings_group, self->findings->len > 0);
  title = g_strdup_printf (ngettext ("%u thing to look at", "%u things to look at", self->findings->len), self->findings->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->findings_row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings_row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < MIN (self->findings->len, MOST_FINDINGS); i++)
    adw_expander_row_add_row (self->findings_row, new_finding_row (self, g_ptr_array_index (self->findings, i)));
}

/* Says on the closed row who gets it. */
static void
receivers_cb (TandemSendDialog *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->receivers->len; i++)
    if (adw_switch_row_get_active (g_ptr_array_index (self->receivers, i)))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", adw_preferences_row_get_title (g_ptr_array_index (self->receivers, i)));
  g_free (self->sent_to);
  self->sent_to = g_strdup (names->str);
  adw_expander_row_set_subtitle (self->receivers_row, names->len > 0 ? names->str : _("Nobody yet; the mail program asks"));
}

/* Leads to the address that is missing. */
static GtkWidget *
new_unreachable_row (TandemSendDialog *self, TandemEntity *person)
{
  TandemFinding *finding = g_new (TandemFinding, 1);
  GtkWidget *row;

  *finding = (TandemFinding) { "no-email", g_strdup (tandem_entity_get_title (person)), TANDEM_KIND_STAKEHOLDER, tandem_entity_get_id (person), TANDEM_STAKEHOLDER_EMAIL };
  g_ptr_array_add (self->findings, finding); /* frees it */
  row = new_finding_row (self, finding);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("No e-mail address"));
  return row;
}

/* The buyer's people with an address can be chosen; the others are shown, so that it is seen who is missing. */
void
tandem_send_dialog_fill_receivers (TandemSendDialog *self)
{
  for (guint i = 0; i < tandem_plan_get_n (self->plan, TANDEM_KIND_STAKEHOLDER); i++)
    {
      TandemEntity *person = tandem_plan_peek (self->plan, TANDEM_KIND_STAKEHOLDER, i);
      const char *address = tandem_entity_get_text (person, TANDEM_STAKEHOLDER_EMAIL);
      gboolean reachable = tandem_mail_is_address (address);
      GtkWidget *row;

      if (tandem_entity_get_choice (person, TANDEM_STAKEHOLDER_SIDE) != TANDEM_SIDE_BUYER)
        continue;
      if (!reachable)
        {
          if (*tandem_entity_get_title (person) != '\0')
            adw_expander_row_add_row (self->receivers_row, new_unreachable_row (self, person));
          continue;
        }
      row = adw_switch_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_entity_get_title (person));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), address);
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "address", g_strdup (address), g_free);
      g_signal_connect_swapped (row, "notify::active", G_CALLBACK (receivers_cb), self);
      adw_expander_row_add_row (self->receivers_row, row);
      g_ptr_array_add (self->receivers, row);
    }
  receivers_cb (self);
}

static GBytes *
load_copy (TandemSendDialog *self, GtkWidget *button)
{
  const TandemVersion *version = g_object_get_data (G_OBJECT (button), "version");
  g_autoptr (GError) error = NULL;
  GBytes *content = tandem_session_get_version_content (tandem_workspace_get_session (self->workspace), version->id, &error);

  if (content == NULL)
    tandem_send_dialog_fail (self, error->message);
  return content;
}

static void
open_copy_cb (GtkButton *button, TandemSendDialog *self)
{
  const TandemVersion *version = g_object_get_data (G_OBJECT (button), "version");
  g_autoptr (GBytes) content = load_copy (self, GTK_WIDGET (button));
  g_autofree char *name = g_path_get_basename (version->file_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = content != NULL ? tandem_send_place_get (name, &error) : NULL;

  if (content == NULL)
    return;
  if (file == NULL || !g_file_replace_contents (file, g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
    tandem_send_dialog_fail (self, error->message);
  else
    tandem_send_dialog_launch (self, file);
}

static void
copy_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (file == NULL || self->plan == NULL)
    return;
  if (tandem_whole_file_write (file, g_object_get_data (source, "content"), NULL, &error))
    tandem_send_dialog_toast (self, _("Copy saved"));
  else
    tandem_send_dialog_fail (self, error->message);
}

static void
save_copy_cb (GtkButton *button, TandemSendDialog *self)
{
  const TandemVersion *version = g_object_get_data (G_OBJECT (button), "version");
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GBytes *content = load_copy (self, GTK_WIDGET (button));

  if (content == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _("Save the copy"));
  gtk_file_dialog_set_initial_name (dialog, version->file_name);
  g_object_set_data_full (G_OBJECT (dialog), "content", content, (GDestroyNotify) g_bytes_unref);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, copy_place_chosen_cb, g_object_ref (self));
}

static GtkWidget *
new_copy_button (TandemSendDialog *self, TandemVersion *version, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "version", version); /* the dialog holds it longer */
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

/* Every copy that left, the newest first: to be looked at and given again with the very same bytes. */
void
tandem_send_dialog_fill_copies (TandemSendDialog *self)
{
  g_autoptr (GError) error = NULL;

  self->copies = tandem_session_list_versions (tandem_workspace_get_session (self->workspace), tandem_entity_get_id (TANDEM_ENTITY (self->plan)), &error);
  gtk_widget_set_visible (self->copies_group, self->copies != NULL && self->copies->len > 0);
  for (guint i = self->copies != NULL ? self->copies->len : 0; i > 0; i--)
    {
      TandemVersion *version = g_ptr_array_index (self->copies, i - 1);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *day = tandem_language_format_day (tandem_wording_language (), version->date, TANDEM_DATE_LONG);
      /* Translators: number of a copy that was sent, its day */
      g_autofree char *title = g_strdup_printf (_("Version %1$d, %2$s"), (int) version->number, day);
      g_autofree char *format = g_utf8_strup (version->format, -1);
      /* Translators: format of a copy ("PDF"), who got it */
      g_autofree char *subtitle = *version->receivers != '\0' ? g_strdup_printf (_("%1$s to %2$s"), format, version->receivers) : g_strdup (format);
      g_autofree char *open = g_strdup_printf (_("Open version %d"), (int) version->number), *save = g_strdup_printf (_("Save version %d…"), (int) version->number);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_copy_button (self, version, "document-open-symbolic", open, G_CALLBACK (open_copy_cb)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_copy_button (self, version, "document-save-symbolic", save, G_CALLBACK (save_copy_cb)));
      adw_expander_row_add_row (self->copies_row, row);
    }
}
