/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-mail.h"

#include "tandem-error.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

static void
start_library (void)
{
  static gsize started;

  if (g_once_init_enter (&started))
    {
      g_mime_init ();
      g_once_init_leave (&started, 1);
    }
}

/* Boundaries come from the content, so that the same mail has the same bytes and says nothing about the machine. */
static void
set_boundary (GMimeMultipart *multipart, const TandemMail *mail, const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  gconstpointer data = g_bytes_get_data (mail->attachment, &size);
  g_autofree char *boundary = NULL;

  g_checksum_update (checksum, (const guchar *) mail->recap->html, -1);
  g_checksum_update (checksum, data, (gssize) size);
  boundary = g_strdup_printf ("=_%s_%.24s", name, g_checksum_get_string (checksum));
  g_mime_multipart_set_boundary (multipart, boundary);
}

static GMimeMultipart *
new_multipart (const TandemMail *mail, const char *subtype)
{
  GMimeMultipart *multipart = g_mime_multipart_new_with_subtype (subtype);

  set_boundary (multipart, mail, subtype);
  return multipart;
}

/* The multipart holds what is added. */
static void
take_part (GMimeMultipart *multipart, gpointer part)
{
  g_mime_multipart_add (multipart, GMIME_OBJECT (part));
  g_object_unref (part);
}

static GMimePart *
new_text (const char *subtype, const char *text)
{
  GMimeTextPart *part = g_mime_text_part_new_with_subtype (subtype);

  g_mime_text_part_set_charset (part, "utf-8");
  g_mime_text_part_set_text (part, text);
  g_mime_part_set_content_encoding (GMIME_PART (part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_PART (part);
}

static GMimePart *
new_file (const char *type, const char *subtype, GBytes *content, const char *disposition, const char *name)
{
  GMimePart *part = g_mime_part_new_with_type (type, subtype);
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (data, size);
  GMimeDataWrapper *wrapper = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_BINARY);

  g_mime_part_set_content (part, wrapper);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition (GMIME_OBJECT (part), disposition);
  g_mime_part_set_filename (part, name);
  g_object_unref (wrapper);
  g_object_unref (stream);
  return part;
}

/* Plain text, and the same with the picture. */
static GMimeMultipart *
new_body (const TandemMail *mail)
{
  GMimeMultipart *body = new_multipart (mail, "alternative"), *related = new_multipart (mail, "related");
  GMimePart *picture = new_file ("image", "png", mail->picture, "inline", "plan.png");

  g_mime_object_set_content_id (GMIME_OBJECT (picture), TANDEM_RECAP_PICTURE);
  take_part (body, new_text ("plain", mail->recap->text));
  take_part (related, new_text ("html", mail->recap->html));
  take_part (related, picture);
  take_part (body, related);
  return body;
}

static void
add_addresses (GMimeMessage *message, const TandemMail *mail)
{
  if (mail->from.address != NULL && tandem_mail_is_address (mail->from.address))
    g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_FROM, mail->from.name, mail->from.address);
  for (guint i = 0; i < mail->n_to; i++)
    g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_TO, mail->to[i].name, mail->to[i].address);
}

/**
 * tandem_mail_is_address:
 * @text: (nullable): what was typed
 *
 * A plain address, without anything that would mean more in a header (RFC 5322, 3.2.3 and 3.4.1): no blanks, commas,
 * angle brackets, quotes or control characters.
 *
 * Returns: whether a mail can go there
 */
gboolean
tandem_mail_is_address (const char *text)
{
  const char *at = text != NULL ? strrchr (text, '@') : NULL;

  if (at == NULL || at == text || at[1] == '\0' || strchr (text, '@') != at || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p)) || strchr ("<>()[],;:\\\"", *p) != NULL)
      return FALSE;
  return TRUE;
}

/**
 * tandem_mail_write:
 * @mail: who it goes to, its words, picture and attachment
 * @error: a #TandemError
 *
 * A draft: "X-Unsent" lets Thunderbird and Outlook open it to be edited and sent. It has no date and no message id; the
 * mail program gives them when it is sent. The same mail gives the same bytes.
 *
 * Returns: (transfer full) (nullable): RFC 5322 with CRLF
 */
GBytes *
tandem_mail_write (const TandemMail *mail, GError **error)
{
  GMimeMessage *message;
  GMimeMultipart *mixed;
  GMimeFormatOptions *format;
  char *text;

  for (guint i = 0; i < mail->n_to; i++)
    if (!tandem_mail_is_address (mail->to[i].address))
      {
        /* Translators: %s is what was typed as an e-mail address */
        g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _("“%s” is not an e-mail address."), mail->to[i].address);
        return NULL;
      }
  start_library ();
  message = g_mime_message_new (FALSE);
  mixed = new_multipart (mail, "mixed");
  format = g_mime_format_options_new ();
  g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_format_options_set_param_encoding_method (format, GMIME_PARAM_ENCODING_METHOD_RFC2231);

  add_addresses (message, mail);
  g_mime_message_set_subject (message, mail->recap->subject, "utf-8");
  g_mime_object_set_header (GMIME_OBJECT (message), "X-Unsent", "1", NULL);
  g_mime_object_set_header (GMIME_OBJECT (message), "Content-Language", mail->recap->language, NULL);
  take_part (mixed, new_body (mail));
  take_part (mixed, new_file ("application", "pdf", mail->attachment, "attachment", mail->file_name));
  g_mime_message_set_mime_part (message, GMIME_OBJECT (mixed));
  g_object_unref (mixed);

  text = g_mime_object_to_string (GMIME_OBJECT (message), format);
  g_mime_format_options_free (format);
  g_object_unref (message);
  return g_bytes_new_take (text, strlen (text));
}
