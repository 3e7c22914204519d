/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-dialog-private.h"

#include "tandem-document-builder.h"
#include "tandem-edition-builder.h"
#include "tandem-file-name.h"
#include "tandem-language.h"
#include "tandem-page-preview.h"
#include "tandem-plan-file.h"
#include "tandem-recap.h"
#include "tandem-sent.h"
#include "tandem-settings.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TandemSendDialog, tandem_send_dialog, ADW_TYPE_DIALOG)

static TandemSendFormat
get_format (TandemSendDialog *self)
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
  if (get_format (self) == TANDEM_SEND_PNG)
    {
      options.sheet = TANDEM_SHEET_PICTURE;
      options.pages = TANDEM_PAGES_PLAN;
    }
  options.mono = adw_switch_row_get_active (self->mono_row);
  return options;
}

/* The number the copy will have: one more than the last that was sent. */
static int
get_next_version (TandemSendDialog *self)
{
  g_autoptr (GPtrArray) versions = tandem_session_list_versions (tandem_workspace_get_session (self->workspace), tandem_entity_get_id (TANDEM_ENTITY (self->plan)), NULL);
  gint64 last = 0;

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    last = MAX (last, ((TandemVersion *) g_ptr_array_index (versions, i))->number);
  return (int) last + 1;
}

static void
make_edition (TandemSendDialog *self)
{
  g_autofree char *prepared_by = tandem_settings_dup_prepared_by ();
  guint language = adw_combo_row_get_selected (self->language_row), audience = adw_combo_row_get_selected (self->audience_row);
  TandemEditionOptions options = {
    .today = tandem_workspace_get_today (self->workspace),
    .prepared_by = prepared_by,
    .version = get_next_version (self),
    .audience = audience < self->audiences->len ? g_ptr_array_index (self->audiences, audience) : NULL,
    .language = language != GTK_INVALID_LIST_POSITION ? tandem_language_tags ()[language] : NULL,
  };

  g_clear_pointer (&self->edition, tandem_edition_unref);
  self->edition = tandem_edition_new (self->plan, &options);
}

static void
clear_pages (TandemSendDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_box_remove (self->pages, child);
}

static void
show_preview (TandemSendDialog *self)
{
  TandemDocumentOptions options = tandem_send_dialog_get_options (self);
  g_autoptr (TandemDocument) document = NULL;
  gboolean has_audience, something;

  make_edition (self);
  has_audience = *self->edition->audience != '\0';
  something = options.pages != 0 || has_audience;
  gtk_widget_set_sensitive (self->pages_group, get_format (self) == TANDEM_SEND_PDF && !has_audience);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper_row), get_format (self) == TANDEM_SEND_PDF);
  gtk_widget_set_sensitive (self->save_button, something);
  gtk_widget_set_sensitive (self->mail_row, something);
  gtk_widget_set_sensitive (self->print_row, something);

  clear_pages (self);
  if (!something)
    {
      gtk_box_append (self->pages, gtk_label_new (_("Choose at least one page.")));
      return;
    }
  document = tandem_document_new (self->edition, &options, tandem_pango_measurer_get_measurer (self->measurer));
  for (guint i = 0; i < tandem_document_get_n_pages (document); i++)
    gtk_box_append (self->pages, tandem_page_preview_new (document, i, self->measurer));
}

static gboolean
refresh_cb (gpointer data)
{
  TandemSendDialog *self = data;

  self->refresh_id = 0;
  show_preview (self);
  return G_SOURCE_REMOVE;
}

static void
option_cb (GtkWidget *row, GParamSpec *pspec, TandemSendDialog *self)
{
  if (self->plan != NULL && self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

/* Says why; everything stays as it was chosen. */
void
tandem_send_dialog_fail (TandemSendDialog *self, const char *message)
{
  gtk_stack_set_visible_child_name (self->stack, "compose");
  gtk_widget_set_visible (self->save_button, TRUE);
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* The copy is kept in the library: what the buyer has, and what changed since. */
static void
keep_version (TandemSendDialog *self, GBytes *content)
{
  g_autofree char *json = tandem_plan_file_write_edition (self->edition);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (TandemVersion) version = tandem_version_new (tandem_entity_get_id (TANDEM_ENTITY (self->plan)), self->edition->today,
                                                          tandem_send_format_extension (self->format),
                                                          self->purpose == TANDEM_SEND_OPEN_MAIL ? self->sent_to : "", shown, json);
  g_autoptr (GError) error = NULL;

  /* When a copy was sent stands with the copy: Ctrl+Z after sending takes back the edit before it, not the sending. */
  if (tandem_session_add_version (tandem_workspace_get_session (self->workspace), version, content, &error))
    return;
  /* Translators: %s is a sentence that says why */
  g_autofree char *message = g_strdup_printf (_("The file is written, but its copy could not be kept in the library: %s"), error->message);
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
show_done (TandemSendDialog *self)
{
  gboolean is_mail = self->purpose == TANDEM_SEND_OPEN_MAIL;
  g_autofree char *name = is_mail ? tandem_file_name_propose (self->edition, "pdf") : g_file_get_parse_name (self->file);
  /* Translators: %s is the file that is attached to a mail */
  g_autofree char *text = is_mail ? g_strdup_printf (_("The mail program should show it now, with “%s” attached. If it doesn’t, show the folder and open the file with the mail program, or copy the text and attach a saved PDF."), name) : g_strdup (name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  const char *title = is_mail ? _("Mail is ready to send") : _("Saved");

  adw_status_page_set_title (self->done_page, title);
  adw_status_page_set_description (self->done_page, escaped);
  gtk_button_set_label (GTK_BUTTON (self->close_button), _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->open_button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The file is there: it has left, or goes to the printer. */
static void
finish (TandemSendDialog *self, GBytes *content)
{
  if (self->purpose == TANDEM_SEND_PRINT)
    {
      gtk_stack_set_visible_child_name (self->stack, "compose");
      gtk_widget_set_visible (self->save_button, TRUE);
      tandem_send_dialog_print (self);
      return;
    }
  keep_version (self, content);
  show_done (self);
  if (self->purpose == TANDEM_SEND_OPEN_MAIL)
    tandem_send_dialog_launch (self, self->file);
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = tandem_send_job_finish (result, &error);

  g_clear_object (&self->cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_set_sensitive (self->close_button, TRUE);
  if (self->plan == NULL)
    return;
  if (content != NULL)
    finish (self, content);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tandem_send_dialog_fail (self, _("Stopped; nothing was written."));
  else
    tandem_send_dialog_fail (self, error->message);
}

/**
 * tandem_send_dialog_start:
 * @purpose: what happens to the file then
 * @format: what is made
 * @mail: (transfer full) (nullable): words and receivers of a mail
 * @file: where to
 */
void
tandem_send_dialog_start (TandemSendDialog *self, TandemSendPurpose purpose, TandemSendFormat format, TandemSendMail *mail, GFile *file)
{
  TandemDocumentOptions options = tandem_send_dialog_get_options (self);

  if (purpose != TANDEM_SEND_SAVE && options.sheet == TANDEM_SHEET_PICTURE)
    options = (TandemDocumentOptions) { .sheet = adw_combo_row_get_selected (self->paper_row) == 1 ? TANDEM_SHEET_LETTER : TANDEM_SHEET_A4,
                                        .pages = TANDEM_PAGES_ALL, .mono = options.mono };
  g_set_object (&self->file, file);
  self->purpose = purpose;
  self->format = format;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  adw_banner_set_revealed (self->banner, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (self->close_button, FALSE);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  tandem_send_job_run (self->edition, &options, format, mail, file, self->cancellable, job_cb, g_object_ref (self));
}

/* Where the last file went, else the documents; NULL leaves it to the desktop. */
static GFile *
get_folder (void)
{
  g_autofree char *uri = g_settings_get_string (tandem_settings_get (), "export-folder");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (*uri != '\0')
    return g_file_new_for_uri (uri);
  return documents != NULL ? g_file_new_for_path (documents) : NULL;
}

static void
remember_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (tandem_settings_get (), "export-folder", uri);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || self->plan == NULL)
    return;
  remember_folder (file);
  tandem_send_dialog_start (self, TANDEM_SEND_SAVE, get_format (self), NULL, file);
}

/* What is not the newest preview yet becomes it. */
void
tandem_send_dialog_flush (TandemSendDialog *self)
{
  if (self->refresh_id == 0)
    return;
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  show_preview (self);
}

static void
save_cb (GtkButton *button, TandemSendDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = get_folder ();
  g_autofree char *name = NULL;

  tandem_send_dialog_flush (self);
  name = tandem_file_name_propose (self->edition, tandem_send_format_extension (get_format (self)));
  gtk_file_dialog_set_title (dialog, _("Save the document"));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb, g_object_ref (self));
}

void
tandem_send_dialog_toast (TandemSendDialog *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = tandem_send_job_finish (result, &error);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (self->plan == NULL)
    return;
  gtk_widget_set_sensitive (self->copy_row, TRUE);
  if (content == NULL)
    {
      tandem_send_dialog_fail (self, error->message);
      return;
    }
  provider = gdk_content_provider_new_for_bytes ("image/png", content);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  tandem_send_dialog_toast (self, _("Picture copied"));
}

/* The plan on a page, to be pasted into a mail or a slide. */
static void
copy_cb (AdwButtonRow *row, TandemSendDialog *self)
{
  TandemDocumentOptions options = { .sheet = TANDEM_SHEET_PICTURE, .pages = TANDEM_PAGES_PLAN, .mono = adw_switch_row_get_active (self->mono_row) };

  tandem_send_dialog_flush (self);
  gtk_widget_set_sensitive (self->copy_row, FALSE);
  tandem_send_job_run (self->edition, &options, TANDEM_SEND_PNG, NULL, NULL, NULL, copied_cb, g_object_ref (self));
}

static void
close_cb (GtkButton *button, TandemSendDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
stop_cb (GtkButton *button, TandemSendDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || self->plan == NULL)
    return;
  /* Translators: %s is a reason in the system's words */
  g_autofree char *message = g_strdup_printf (_("The file is made, but no program could open it: %s."), error->message);
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* Opens @file with the program for it. */
void
tandem_send_dialog_launch (TandemSendDialog *self, GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, launched_cb, g_object_ref (self));
}

static void
open_cb (GtkButton *button, TandemSendDialog *self)
{
  tandem_send_dialog_launch (self, self->file);
}

static void
folder_cb (GtkButton *button, TandemSendDialog *self)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (self->file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
closed_cb (TandemSendDialog *self)
{
  if (self->chosen != NULL)
    tandem_send_dialog_lead (self);
}

static void
map_cb (TandemSendDialog *self)
{
  self->parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
tandem_send_dialog_dispose (GObject *object)
{
  TandemSendDialog *self = TANDEM_SEND_DIALOG (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->pages != NULL)
    clear_pages (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_SEND_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_pointer (&self->edition, tandem_edition_unref);
  g_clear_pointer (&self->audiences, g_ptr_array_unref);
  g_clear_pointer (&self->receivers, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->sent_to, g_free);
  g_clear_pointer (&self->measurer, tandem_pango_measurer_free);
  G_OBJECT_CLASS (tandem_send_dialog_parent_class)->dispose (object);
}

static void
tandem_send_dialog_class_init (TandemSendDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_send_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-send-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, copy_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, desk);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, pages_group);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, checklist_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, people_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, mono_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, findings_group);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, findings_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, receivers_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, mail_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, print_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, copies_group);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, copies_row);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, tandem_send_dialog_mail_cb);
  gtk_widget_class_bind_template_callback (widget_class, tandem_send_dialog_copy_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, tandem_send_dialog_print_cb);
}

static void
tandem_send_dialog_init (TandemSendDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->measurer = tandem_pango_measurer_new ();
  self->audiences = g_ptr_array_new_with_free_func (g_free);
  self->receivers = g_ptr_array_new ();
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  tandem_send_dialog_add_drag (self);
}

/* Everyone, then each function that a milestone or a person of the plan has. */
static void
fill_audiences (TandemSendDialog *self)
{
  static const struct { TandemKind kind; guint field; } places[] = {
    { TANDEM_KIND_MILESTONE, TANDEM_MILESTONE_BUYER_FUNCTION },
    { TANDEM_KIND_STAKEHOLDER, TANDEM_STAKEHOLDER_FUNCTION },
  };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

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
}

static void
fill_languages (TandemSendDialog *self)
{
  const char *set = tandem_entity_get_text (TANDEM_ENTITY (self->plan), TANDEM_PLAN_LANGUAGE);
  const char *own = tandem_language_get_tag (tandem_language_find (set));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *tags = tandem_language_tags ();
  guint chosen = 0;

  for (guint i = 0; tags[i] != NULL; i++)
    {
      gtk_string_list_append (names, tandem_language_get_name (tandem_language_find (tags[i])));
      if (g_str_equal (tags[i], own))
        chosen = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, chosen);
}

/* What the buyer has: the next mail says what is different. Without the log it just doesn't. */
static void
read_changes (TandemSendDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (tandem_sent_since_last (tandem_workspace_get_session (self->workspace), self->plan, &self->since, &self->changes, &error))
    {
      if (self->changes != NULL)
        tandem_recap_word_changes (self->plan, self->changes);
    }
  else
    tandem_send_dialog_fail (self, error->message);
}

/**
 * tandem_send_dialog_new:
 * @workspace: (transfer none): shows a plan; what is typed in forms has been written
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_send_dialog_new (TandemWorkspace *workspace)
{
  TandemSendDialog *self = g_object_new (TANDEM_TYPE_SEND_DIALOG, NULL);
  const char *paper = tandem_entity_get_text (TANDEM_ENTITY (tandem_workspace_get_plan (workspace)), TANDEM_PLAN_PAPER);
  g_autofree char *usual = tandem_settings_dup_paper ();

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (tandem_workspace_get_plan (workspace));
  fill_audiences (self);
  fill_languages (self);
  read_changes (self);
  tandem_send_dialog_fill_findings (self);
  tandem_send_dialog_fill_receivers (self);
  tandem_send_dialog_fill_copies (self);
  adw_combo_row_set_selected (self->paper_row, g_str_equal (*paper != '\0' ? paper : usual, "letter") ? 1 : 0);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  show_preview (self);
  return ADW_DIALOG (self);
}
