/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-cli.h"

#include "tandem-document-builder.h"
#include "tandem-export.h"
#include "tandem-file-name.h"
#include "tandem-language.h"
#include "tandem-mail.h"
#include "tandem-sent.h"

/* The buyer's people who can be reached; only those of the audience, where there is one. Borrowed from the edition. */
static GArray *
list_receivers (const TandemEdition *edition)
{
  GArray *receivers = g_array_new (FALSE, FALSE, sizeof (TandemMailAddress));
  const char *function = tandem_language_function (tandem_language_find (edition->language), edition->audience);

  for (guint i = 0; i < edition->n_people; i++)
    {
      const TandemEditionPerson *person = &edition->people[i];
      TandemMailAddress address = { person->name, person->email };

      if (person->side == TANDEM_SIDE_BUYER && tandem_mail_is_address (person->email) && (*function == '\0' || g_str_equal (person->function, function)))
        g_array_append_val (receivers, address);
    }
  return receivers;
}

/**
 * tandem_cli_make_mail:
 * @plan: a plan
 * @edition: what is shared of it
 * @options: the pages that are attached
 *
 * Returns: (transfer full) (nullable): a draft to the buyer's people, with the picture in it and the pages attached
 */
GBytes *
tandem_cli_make_mail (TandemCli *cli, TandemPlan *plan, const TandemEdition *edition, const TandemDocumentOptions *options, GError **error)
{
  TandemDocumentOptions picture_options = { .sheet = TANDEM_SHEET_PICTURE, .pages = TANDEM_PAGES_PLAN, .mono = options->mono };
  g_autoptr (TandemPangoMeasurer) measurer = tandem_pango_measurer_new ();
  g_autoptr (TandemDocument) pages = tandem_document_new (edition, options, tandem_pango_measurer_get_measurer (measurer));
  g_autoptr (TandemDocument) picture = tandem_document_new (edition, &picture_options, tandem_pango_measurer_get_measurer (measurer));
  g_autoptr (GBytes) pdf = tandem_export_pdf (pages, measurer, NULL, NULL, NULL, error), png = NULL;
  g_autofree char *file_name = tandem_file_name_propose (edition, "pdf");
  g_autoptr (GArray) receivers = list_receivers (edition);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (TandemRecap) recap = NULL;
  TandemRecapOptions recap_options = { .edition = edition, .file_name = file_name, .alt_text = tandem_document_get_alt_text (picture) };
  TandemMail mail = { .to = (const TandemMailAddress *) (gpointer) receivers->data, .n_to = receivers->len, .file_name = file_name };

  if (pdf == NULL || !tandem_sent_since_last (cli->session, plan, &recap_options.since, &changes, error))
    return NULL;
  png = tandem_export_png (picture, measurer, 0, TANDEM_PNG_WIDTH, NULL, error);
  if (png == NULL)
    return NULL;
  if (changes != NULL)
    tandem_recap_word_changes (plan, changes);
  recap_options.changes = changes;
  recap = tandem_recap_new (&recap_options);
  mail.recap = recap;
  mail.picture = png;
  mail.attachment = pdf;
  return tandem_mail_write (&mail, error);
}
