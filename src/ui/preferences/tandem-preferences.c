/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-preferences.h"

#include "tandem-backup-rows.h"
#include "tandem-choice-row.h"
#include "tandem-choices.h"
#include "tandem-entry-name.h"
#include "tandem-holidays.h"
#include "tandem-language.h"
#include "tandem-logo-row.h"
#include "tandem-settings.h"
#include "tandem-week-row.h"
#include "tandem-week-wording.h"

#include <glib/gi18n-lib.h>

struct _TandemPreferences
{
  AdwPreferencesDialog parent_instance;
  AdwEntryRow         *company_row;
  TandemLogoRow       *logo_row;
  AdwEntryRow         *name_row;
  AdwEntryRow         *email_row;
  TandemChoiceRow     *country_row;
  TandemChoiceRow     *region_row;
  TandemWeekRow       *week_row;
  AdwComboRow         *paper_row;
  AdwComboRow         *language_row;
  AdwActionRow        *place_row;
  GtkWidget           *backup_group;
  AdwPreferencesGroup *backups;
  TandemSession       *session;
};

G_DEFINE_FINAL_TYPE (TandemPreferences, tandem_preferences, ADW_TYPE_PREFERENCES_DIALOG)

/* In the order of the row. */
static const char *const papers[] = { "", "a4", "letter", NULL };

static void
say (TandemPreferences *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
tell_failure (TandemPreferences *self, const char *heading, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
logo_cb (TandemPreferences *self, GBytes *logo)
{
  g_autoptr (GError) error = NULL;

  if (tandem_settings_set_logo (logo, &error))
    tandem_logo_row_show (self->logo_row, logo);
  else
    tell_failure (self, _("The logo could not be kept"), error);
}

static void
paper_cb (AdwComboRow *row, GParamSpec *pspec, TandemPreferences *self)
{
  guint place = adw_combo_row_get_selected (row);

  if (self->session != NULL && place < G_N_ELEMENTS (papers) - 1)
    g_settings_set_string (tandem_settings_get (), "paper", papers[place]);
}

static void
language_cb (AdwComboRow *row, GParamSpec *pspec, TandemPreferences *self)
{
  const char *const *tags = tandem_language_tags ();
  guint place = adw_combo_row_get_selected (row);

  if (self->session != NULL && place != GTK_INVALID_LIST_POSITION)
    g_settings_set_string (tandem_settings_get (), "language", place == 0 ? "" : tags[place - 1]);
}

static void
show_languages (TandemPreferences *self)
{
  g_autofree char *set = g_settings_get_string (tandem_settings_get (), "language");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *tags = tandem_language_tags ();
  guint chosen = 0;

  gtk_string_list_append (names, _("As on the desktop"));
  for (guint i = 0; tags[i] != NULL; i++)
    {
      gtk_string_list_append (names, tandem_language_get_name (tandem_language_find (tags[i])));
      if (g_str_equal (tags[i], set))
        chosen = i + 1;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, chosen);
}

static void
show_paper (TandemPreferences *self)
{
  g_autofree char *set = g_settings_get_string (tandem_settings_get (), "paper");

  for (guint i = 0; papers[i] != NULL; i++)
    if (g_str_equal (papers[i], set))
      adw_combo_row_set_selected (self->paper_row, i);
}

/* Our working days */

static TandemWeek
get_usual_week (void)
{
  g_autofree char *country = g_settings_get_string (tandem_settings_get (), "our-country");
  g_autoptr (TandemHolidays) holidays = tandem_holidays_load (country, NULL);

  return holidays != NULL ? tandem_holidays_get_week (holidays) : TANDEM_WEEK_MONDAY_TO_FRIDAY;
}

static void
show_working_days (TandemPreferences *self, const char *error)
{
  g_autofree char *country = g_settings_get_string (tandem_settings_get (), "our-country");
  const char *region = tandem_settings_get_region (country);
  GListStore *regions = tandem_choices_regions (country, region);
  TandemWeek week = tandem_settings_get_week () != 0 ? tandem_settings_get_week () : get_usual_week ();
  g_autofree char *note = tandem_week_wording (week);

  tandem_choice_row_show (self->country_row, tandem_choices_countries (country), country);
  gtk_widget_set_visible (GTK_WIDGET (self->region_row), g_list_model_get_n_items (G_LIST_MODEL (regions)) > 0);
  tandem_choice_row_show (self->region_row, regions, region);
  tandem_week_row_show (self->week_row, week, note, error);
}

static void
country_cb (TandemPreferences *self, const char *key)
{
  g_settings_set_string (tandem_settings_get (), "our-country", key);
  g_settings_set_string (tandem_settings_get (), "our-region", "");
  show_working_days (self, NULL);
}

static void
region_cb (TandemPreferences *self, const char *key)
{
  g_settings_set_string (tandem_settings_get (), "our-region", key);
  show_working_days (self, NULL);
}

/* The usual week is not kept: it follows the country. */
static void
week_cb (TandemPreferences *self, guint week)
{
  g_autoptr (GError) error = NULL;

  if (tandem_week_check (week, &error))
    g_settings_set_int (tandem_settings_get (), "our-week", week == get_usual_week () ? 0 : (int) week);
  show_working_days (self, error != NULL ? error->message : NULL);
}

static void
folder_cb (GtkButton *button, TandemPreferences *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (tandem_session_get_path (self->session));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemPreferences) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (tandem_session_backup (self->session, path, &error))
    say (self, _("Backup written"));
  else
    tell_failure (self, _("The backup could not be written"), error);
}

static void
backup_cb (AdwButtonRow *row, TandemPreferences *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "tandem-plans-%Y-%m-%d.db");

  gtk_file_dialog_set_title (dialog, _("Back up all plans"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, backup_chosen_cb, g_object_ref (self));
}

static void
restore (GtkWidget *widget, const char *backup)
{
  TandemPreferences *self = TANDEM_PREFERENCES (widget);
  g_autoptr (GError) error = NULL;

  if (tandem_session_restore (self->session, backup, &error))
    say (self, _("Backup restored"));
  else
    tell_failure (self, _("The backup could not be restored"), error);
}

static void
restore_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemPreferences) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    tandem_backup_rows_ask (GTK_WIDGET (self), path, restore);
}

static void
restore_file_cb (AdwButtonRow *row, TandemPreferences *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Restore from a file"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, restore_chosen_cb, g_object_ref (self));
}

static void
tandem_preferences_dispose (GObject *object)
{
  TandemPreferences *self = TANDEM_PREFERENCES (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PREFERENCES);
  G_OBJECT_CLASS (tandem_preferences_parent_class)->dispose (object);
}

static void
tandem_preferences_class_init (TandemPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_preferences_dispose;
  g_type_ensure (TANDEM_TYPE_LOGO_ROW);
  g_type_ensure (TANDEM_TYPE_CHOICE_ROW);
  g_type_ensure (TANDEM_TYPE_WEEK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, company_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, logo_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, email_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, country_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, region_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, week_row);
  gtk_widget_class_bind_template_callback (widget_class, country_cb);
  gtk_widget_class_bind_template_callback (widget_class, region_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_cb);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, paper_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, place_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, backup_group);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferences, backups);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_file_cb);
}

static void
tandem_preferences_init (TandemPreferences *self)
{
  GSettings *settings = tandem_settings_get ();
  g_autoptr (GBytes) logo = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_entry_name_once (self->company_row);
  tandem_entry_name_once (self->name_row);
  tandem_entry_name_once (self->email_row);
  g_settings_bind (settings, "our-company", self->company_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "our-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "our-email", self->email_row, "text", G_SETTINGS_BIND_DEFAULT);
  logo = tandem_settings_dup_logo ();
  tandem_logo_row_show (self->logo_row, logo);
  g_signal_connect_swapped (self->logo_row, "chosen", G_CALLBACK (logo_cb), self);
  show_working_days (self, NULL);
  show_paper (self);
  show_languages (self);
}

/**
 * tandem_preferences_new:
 * @session: (transfer none): the open library
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_preferences_new (TandemSession *session)
{
  TandemPreferences *self = g_object_new (TANDEM_TYPE_PREFERENCES, NULL);

  self->session = g_object_ref (session);
  adw_action_row_set_subtitle (self->place_row, tandem_session_get_path (session));
  tandem_backup_rows_add (self->backups, tandem_session_get_path (session), GTK_WIDGET (self), restore);
  return ADW_DIALOG (self);
}
