/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the dialog share. */
#pragma once

#include "tandem-send-dialog.h"

#include "tandem-page-desk.h"
#include "tandem-pango-measurer.h"
#include "tandem-send-job.h"

G_BEGIN_DECLS

/* What a file is made for. */
typedef enum { TANDEM_SEND_SAVE, TANDEM_SEND_OPEN_MAIL, TANDEM_SEND_PRINT } TandemSendPurpose;

struct _TandemSendDialog
{
  AdwDialog            parent_instance;
  GtkStack            *stack;
  AdwToastOverlay     *toasts;
  GtkWidget           *copy_row;
  AdwBanner           *banner;
  GtkWidget           *close_button;
  GtkWidget           *save_button;
  GtkWidget           *open_button;
  TandemPageDesk      *desk;
  AdwComboRow         *format_row;
  AdwComboRow         *audience_row;
  AdwComboRow         *language_row;
  GtkWidget           *pages_group;
  AdwSwitchRow        *plan_row;
  AdwSwitchRow        *checklist_row;
  AdwSwitchRow        *people_row;
  AdwComboRow         *paper_row;
  AdwSwitchRow        *mono_row;
  AdwStatusPage       *working_page;
  GtkProgressBar      *progress;
  GtkWidget           *stop_button;
  AdwStatusPage       *done_page;
  GtkWidget           *findings_group;
  AdwExpanderRow      *findings_row;
  AdwExpanderRow      *receivers_row;
  GtkWidget           *mail_row;
  GtkWidget           *print_row;
  GtkWidget           *copies_group;
  AdwExpanderRow      *copies_row;
  TandemWorkspace     *workspace;
  TandemPlan          *plan;
  TandemSendOptions   *remembered; /* from the last time; NULL when that couldn't be read */
  GPtrArray           *audiences; /* keys of functions; the first, "", is everyone */
  GPtrArray           *receivers; /* the rows of people, borrowed */
  GPtrArray           *findings;
  GPtrArray           *copies;    /* TandemVersion */
  GtkWidget           *parent;    /* where the dialog is shown, borrowed: what a finding leads to */
  const void          *chosen;    /* the finding to lead to when the dialog is gone, borrowed */
  TandemPangoMeasurer *measurer;
  TandemEdition       *edition;   /* of the options as they are */
  GCancellable        *cancellable;
  GFile               *file;      /* where it was saved */
  TandemSendResult    *result;    /* what was made last */
  TandemSendPurpose    purpose;
  TandemSendFormat     format;    /* of the file that is being made */
  char                *sent_to;   /* names of those a mail goes to */
  TandemDay            since;     /* of the copy before this dialog, NONE for none */
  GPtrArray           *changes;   /* since then, NULL for none */
  guint                refresh_id;
};

/* tandem-send-choices.c: what can be chosen, and what was the last time */
void                  tandem_send_dialog_fill_choices     (TandemSendDialog *self);
void                  tandem_send_dialog_remember_choices (TandemSendDialog *self);
TandemSendFormat      tandem_send_dialog_get_format       (TandemSendDialog *self);
TandemDocumentOptions tandem_send_dialog_get_options      (TandemSendDialog *self);
const char           *tandem_send_dialog_get_language     (TandemSendDialog *self);
const char           *tandem_send_dialog_get_audience     (TandemSendDialog *self);

void tandem_send_dialog_flush    (TandemSendDialog *self);
void tandem_send_dialog_fail     (TandemSendDialog *self, const char *message);
void tandem_send_dialog_toast    (TandemSendDialog *self, const char *text);
void tandem_send_dialog_launch   (TandemSendDialog *self, GFile *file);

/* tandem-send-file.c: a file is made, handed over, kept */
void tandem_send_dialog_start (TandemSendDialog *self, TandemSendPurpose purpose, TandemSendFormat format, TandemSendMail *mail, GFile *file);

/* tandem-send-sections.c: lists in the options */
void tandem_send_dialog_fill_findings  (TandemSendDialog *self);
void tandem_send_dialog_fill_receivers (TandemSendDialog *self);
void tandem_send_dialog_fill_copies    (TandemSendDialog *self);

/* tandem-send-lead.c: from a finding to where it is mended */
void tandem_send_dialog_lead (TandemSendDialog *self);

/* tandem-send-hand-over.c: other ways out than a saved file */
void tandem_send_dialog_mail_cb      (AdwButtonRow *row, TandemSendDialog *self);
void tandem_send_dialog_copy_text_cb (AdwButtonRow *row, TandemSendDialog *self);
void tandem_send_dialog_print_cb     (AdwButtonRow *row, TandemSendDialog *self);
void tandem_send_dialog_print        (TandemSendDialog *self);
TandemSendMail *tandem_send_dialog_new_mail (TandemSendDialog *self);
void tandem_send_dialog_add_drag     (TandemSendDialog *self);

G_END_DECLS
