/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file is made, handed over where it goes further, and kept in the library. */
#include "tandem-send-dialog-private.h"

#include "tandem-file-name.h"
#include "tandem-plan-file.h"
#include "tandem-send-program.h"

#include <glib/gi18n-lib.h>

/**
 * keep_version:
 * @content: the exact bytes that left
 * @format: "pdf", "png", "eml"
 * @file_name: of the file
 *
 * The copy is kept in the library: what the buyer has, and what changed since.
 */
static void
keep_version (TandemSendDialog *self, GBytes *content, const char *format, const char *file_name)
{
  g_autofree char *json = tandem_plan_file_write_edition (self->edition);
  g_autoptr (TandemVersion) version = tandem_version_new (tandem_entity_get_id (TANDEM_ENTITY (self->plan)), self->edition->today, format,
                                                          self->purpose == TANDEM_SEND_OPEN_MAIL ? self->sent_to : "", file_name, json);
  g_autoptr (GError) error = NULL;

  if (tandem_session_add_version (tandem_workspace_get_session (self->workspace), version, content, &error))
    return;
  /* Translators: %s is a sentence that says why */
  g_autofree char *message = g_strdup_printf (_("The file is written, but its copy could not be kept in the library: %s"), error->message);
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* What was made is no longer on its way: the dialog can be used again. */
static void
stop_working (TandemSendDialog *self)
{
  g_clear_object (&self->cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_set_sensitive (self->close_button, TRUE);
}

static void
show_compose (TandemSendDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "compose");
  gtk_widget_set_visible (self->save_button, TRUE);
}

/* @next: the button that comes next, so that Enter presses it */
static void
show_done (TandemSendDialog *self, const char *title, const char *text, const char *open_label, GtkWidget *next)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->done_page, title);
  adw_status_page_set_description (self->done_page, escaped);
  gtk_button_set_label (GTK_BUTTON (self->open_button), open_label);
  gtk_button_set_label (GTK_BUTTON (self->close_button), _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "done");
  if (next != self->open_button)
    gtk_widget_remove_css_class (self->open_button, "suggested-action");
  gtk_widget_grab_focus (next);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* No program took words and file from us: the draft in a file has all of it. */
static void
open_draft (TandemSendDialog *self)
{
  g_autofree char *pdf = tandem_file_name_propose (self->edition, "pdf"), *name = g_file_get_basename (self->file);
  /* Translators: %s is the file that is attached to a mail */
  g_autofree char *text = g_strdup_printf (_("The mail program should show it now, with “%s” attached. If it doesn’t, show the folder and open the draft there with the mail program, or copy the text and attach the PDF from the folder."), pdf);

  keep_version (self, self->result->content, "eml", name);
  show_done (self, _("Mail is ready to send"), text, _("_Open the draft"), self->open_button);
  tandem_send_dialog_launch (self, self->file);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean taken = tandem_send_program_compose_finish (result, &error);
  g_autofree char *pdf = NULL, *text = NULL;

  stop_working (self);
  if (self->plan == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_compose (self);
      return;
    }
  if (!taken)
    {
      open_draft (self);
      return;
    }
  pdf = tandem_file_name_propose (self->edition, "pdf");
  /* Translators: %s is the file that is attached to a mail */
  text = g_strdup_printf (_("The mail program should show it now, with “%s” attached. If the file is missing there, attach it from the folder, or open the draft: it has all of it."), pdf);
  keep_version (self, self->result->attachment, "pdf", pdf);
  show_done (self, _("Mail is ready to send"), text, _("_Open the draft"), self->close_button);
}

static void
hand_to_mail_program (TandemSendDialog *self)
{
  g_autoptr (TandemSendMail) mail = tandem_send_dialog_new_mail (self);
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();
  g_auto (GStrv) to = NULL;
  g_autofree char *subject = NULL, *text = NULL, *pdf = tandem_file_name_propose (self->edition, "pdf");
  g_autoptr (GFile) folder = g_file_get_parent (self->file), attachment = g_file_get_child (folder, pdf);

  for (guint i = 1; i < mail->to->len; i += 2)
    g_strv_builder_add (addresses, g_ptr_array_index (mail->to, i));
  to = g_strv_builder_end (addresses);
  tandem_send_mail_words (mail, self->edition, pdf, &subject, &text);
  adw_status_page_set_title (self->working_page, _("Opening the mail program"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  self->cancellable = g_cancellable_new ();
  tandem_send_program_compose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), (const char *const *) to, subject, text, attachment, self->cancellable,
                               composed_cb, g_object_ref (self));
}

/* The file is there: it has left, or goes to the printer or the mail program. */
static void
finish (TandemSendDialog *self)
{
  g_autofree char *name = g_file_get_basename (self->file), *shown = g_filename_display_name (name), *path = g_file_get_parse_name (self->file);

  switch (self->purpose)
    {
    case TANDEM_SEND_PRINT:
      stop_working (self);
      show_compose (self);
      tandem_send_dialog_print (self);
      break;
    case TANDEM_SEND_OPEN_MAIL:
      hand_to_mail_program (self);
      break;
    case TANDEM_SEND_SAVE:
    default:
      stop_working (self);
      keep_version (self, self->result->content, tandem_send_format_extension (self->format), shown);
      show_done (self, _("Saved"), path, _("_Open"), self->open_button);
      break;
    }
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->result, tandem_send_result_free);
  self->result = tandem_send_job_finish (result, &error);
  if (self->result != NULL && self->plan != NULL)
    {
      finish (self);
      return;
    }
  stop_working (self);
  if (self->plan == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tandem_send_dialog_fail (self, _("Stopped; nothing was written."));
  else
    tandem_send_dialog_fail (self, error->message);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  TandemSendDialog *self = data;
  /* Translators: a page that is being written; its number, how many there are */
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), done, total);

  if (self->plan == NULL)
    return;
  gtk_progress_bar_set_fraction (self->progress, (double) done / total);
  gtk_progress_bar_set_text (self->progress, text);
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
  tandem_send_dialog_remember_choices (self);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (self->close_button, FALSE);
  gtk_widget_set_visible (self->save_button, FALSE);
  adw_status_page_set_title (self->working_page, _("Writing the file"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, "");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), format != TANDEM_SEND_PNG);
  gtk_stack_set_visible_child_name (self->stack, "working");
  gtk_widget_grab_focus (self->stop_button);
  tandem_send_job_run (self->edition, &options, format, mail, file, progress_cb, self->cancellable, job_cb, g_object_ref (self));
}
