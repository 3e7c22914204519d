/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks how an own template is called and when to use it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_TEMPLATE_DIALOG (tandem_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemTemplateDialog, tandem_template_dialog, TANDEM, TEMPLATE_DIALOG, AdwAlertDialog)

/* Responses: accept, cancel. */
AdwDialog  *tandem_template_dialog_new        (const char *heading, const char *body, const char *accept);
void        tandem_template_dialog_set_texts  (TandemTemplateDialog *self, const char *title, const char *when);
void        tandem_template_dialog_add_targets (TandemTemplateDialog *self, GPtrArray *templates, const char *key);
void        tandem_template_dialog_add_warning (TandemTemplateDialog *self, const char *text);
char       *tandem_template_dialog_dup_title  (TandemTemplateDialog *self);
char       *tandem_template_dialog_dup_when   (TandemTemplateDialog *self);
const char *tandem_template_dialog_get_target (TandemTemplateDialog *self);

G_END_DECLS
