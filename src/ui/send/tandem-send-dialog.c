/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-dialog-private.h"

#include "tandem-document-builder.h"
#include "tandem-edition-builder.h"
#include "tandem-file-name.h"
#include "tandem-language.h"
#include "tandem-recap.h"
#include "tandem-sent.h"
#include "tandem-settings.h"
#include "tandem-wording.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TandemSendDialog, tandem_send_dialog, ADW_TYPE_DIALOG)

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
  TandemEditionOptions options = {
    .today = tandem_workspace_get_today (self->workspace),
    .prepared_by = prepared_by,
    .version = get_next_version (self),
    .audience = tandem_send_dialog_get_audience (self),
    .language = tandem_send_dialog_get_language (self),
  };

  g_clear_pointer (&self->edition, tandem_edition_unref);
  self->edition = tandem_edition_new (self->plan, &options);
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
  gtk_widget_set_sensitive (self->pages_group, tandem_send_dialog_get_format (self) == TANDEM_SEND_PDF && !has_audience);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper_row), tandem_send_dialog_get_format (self) == TANDEM_SEND_PDF);
  gtk_widget_set_sensitive (self->save_button, something);
  gtk_widget_set_sensitive (self->mail_row, something);
  gtk_widget_set_sensitive (self->print_row, something);

  if (something)
    document = tandem_document_new (self->edition, &options, tandem_pango_measurer_get_measurer (self->measurer));
  tandem_page_desk_set_document (self->desk, document, self->measurer);
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
  tandem_send_dialog_start (self, TANDEM_SEND_SAVE, tandem_send_dialog_get_format (self), NULL, file);
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
  name = tandem_file_name_propose (self->edition, tandem_send_format_extension (tandem_send_dialog_get_format (self)));
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
  g_autoptr (TandemSendResult) made = tandem_send_job_finish (result, &error);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (self->plan == NULL)
    return;
  gtk_widget_set_sensitive (self->copy_row, TRUE);
  if (made == NULL)
    {
      tandem_send_dialog_fail (self, error->message);
      return;
    }
  provider = gdk_content_provider_new_for_bytes ("image/png", made->content);
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
  tandem_send_job_run (self->edition, &options, TANDEM_SEND_PNG, NULL, NULL, NULL, NULL, copied_cb, g_object_ref (self));
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
  tandem_send_dialog_remember_choices (self);
  if (self->chosen != NULL)
    tandem_send_dialog_lead (self);
}

static void
map_cb (TandemSendDialog *self)
{
  self->parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Keys for the preview, wherever the focus is in the dialog. */
static gboolean
zoom_cb (GtkWidget *widget, GVariant *by, gpointer data)
{
  tandem_page_desk_zoom (TANDEM_SEND_DIALOG (widget)->desk, g_variant_get_int32 (by));
  return GDK_EVENT_STOP;
}

static void
add_zoom_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int by; } keys[] = {
    { GDK_KEY_plus, 1 }, { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, GDK_CONTROL_MASK, zoom_cb, "i", keys[i].by);
}

static void
tandem_send_dialog_dispose (GObject *object)
{
  TandemSendDialog *self = TANDEM_SEND_DIALOG (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_SEND_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_pointer (&self->result, tandem_send_result_free);
  g_clear_pointer (&self->edition, tandem_edition_unref);
  g_clear_pointer (&self->audiences, g_ptr_array_unref);
  g_clear_pointer (&self->remembered, tandem_send_options_free);
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
  add_zoom_keys (widget_class);
  g_type_ensure (TANDEM_TYPE_PAGE_DESK);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemplan/Tandem/ui/tandem-send-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, copy_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, desk);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, pages_group);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, checklist_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, people_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, mono_row);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, working_page);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TandemSendDialog, stop_button);
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

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (tandem_workspace_get_plan (workspace));
  tandem_send_dialog_fill_choices (self);
  read_changes (self);
  tandem_send_dialog_fill_findings (self);
  tandem_send_dialog_fill_receivers (self);
  tandem_send_dialog_fill_copies (self);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  show_preview (self);
  return ADW_DIALOG (self);
}
