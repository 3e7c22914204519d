/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-send-dialog-private.h"

#include "tandem-file-name.h"
#include "tandem-send-drag.h"
#include "tandem-send-place.h"
#include "tandem-settings.h"

#include <glib/gi18n-lib.h>

/* px, of the dragged page's corner from the pointer */
#define DRAG_HOT_SPOT (-12)

/* Who it goes to, who it comes from, and what changed. */
TandemSendMail *
tandem_send_dialog_new_mail (TandemSendDialog *self)
{
  TandemSendMail *mail = tandem_send_mail_new ();

  mail->from_name = g_settings_get_string (tandem_settings_get (), "our-name");
  mail->from_address = g_settings_get_string (tandem_settings_get (), "our-email");
  mail->file_name = tandem_file_name_propose (self->edition, "pdf");
  mail->since = self->since;
  mail->changes = self->changes != NULL ? g_ptr_array_ref (self->changes) : NULL;
  for (guint i = 0; i < self->receivers->len; i++)
    if (adw_switch_row_get_active (g_ptr_array_index (self->receivers, i)))
      {
        g_ptr_array_add (mail->to, g_strdup (adw_preferences_row_get_title (g_ptr_array_index (self->receivers, i))));
        g_ptr_array_add (mail->to, g_strdup (g_object_get_data (g_ptr_array_index (self->receivers, i), "address")));
      }
  return mail;
}

static void
make_and_hand_over (TandemSendDialog *self, TandemSendPurpose purpose, TandemSendFormat format, TandemSendMail *mail)
{
  g_autofree char *name = tandem_file_name_propose (self->edition, tandem_send_format_extension (format));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = tandem_send_place_get (name, &error);

  if (file != NULL)
    tandem_send_dialog_start (self, purpose, format, mail, file);
  else
    {
      g_clear_pointer (&mail, tandem_send_mail_free);
      tandem_send_dialog_fail (self, error->message);
    }
}

/* A draft for the mail program, with everything in it. */
void
tandem_send_dialog_mail_cb (AdwButtonRow *row, TandemSendDialog *self)
{
  tandem_send_dialog_flush (self);
  make_and_hand_over (self, TANDEM_SEND_OPEN_MAIL, TANDEM_SEND_MAIL, tandem_send_dialog_new_mail (self));
}

/* For mail programs that take no draft, and for chats. */
void
tandem_send_dialog_copy_text_cb (AdwButtonRow *row, TandemSendDialog *self)
{
  g_autoptr (TandemSendMail) mail = NULL;
  g_autofree char *text = NULL;

  tandem_send_dialog_flush (self);
  mail = tandem_send_dialog_new_mail (self);
  tandem_send_mail_words (mail, self->edition, NULL, NULL, &text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tandem_send_dialog_toast (self, _("Text copied"));
}

void
tandem_send_dialog_print_cb (AdwButtonRow *row, TandemSendDialog *self)
{
  tandem_send_dialog_flush (self);
  make_and_hand_over (self, TANDEM_SEND_PRINT, TANDEM_SEND_PDF, NULL);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemSendDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error) || self->plan == NULL
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  tandem_send_dialog_fail (self, error->message);
}

/* The file that was made, the same that would be sent. */
void
tandem_send_dialog_print (TandemSendDialog *self)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  gtk_print_dialog_set_title (dialog, _("Print"));
  gtk_print_dialog_print_file (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, self->file, NULL, printed_cb, g_object_ref (self));
}

/* What is seen while it is dragged: the page that was taken, small. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, TandemSendDialog *self)
{
  g_autoptr (GdkPaintable) icon = tandem_page_desk_get_icon (self->desk);

  if (icon != NULL)
    gtk_drag_source_set_icon (source, icon, DRAG_HOT_SPOT, DRAG_HOT_SPOT);
}

/* The file is made while the pages are dragged away: the bytes that Save would write. */
static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, TandemSendDialog *self)
{
  TandemDocumentOptions options;
  TandemSendFormat format = tandem_send_dialog_get_format (self);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  GdkContentProvider *provider;

  tandem_send_dialog_flush (self);
  if (!gtk_widget_get_sensitive (self->save_button))
    return NULL;
  options = tandem_send_dialog_get_options (self);
  name = tandem_file_name_propose (self->edition, tandem_send_format_extension (format));
  file = tandem_send_place_get (name, &error);
  if (file == NULL)
    {
      tandem_send_dialog_fail (self, error->message);
      return NULL;
    }
  provider = tandem_send_drag_new (self->edition, &options, format, file);
  g_signal_connect_object (provider, "failed", G_CALLBACK (tandem_send_dialog_fail), self, G_CONNECT_SWAPPED);
  return provider;
}

void
tandem_send_dialog_add_drag (TandemSendDialog *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->desk), GTK_EVENT_CONTROLLER (source));
}
