/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the shipped templates in a language of documents. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TandemTemplateWords TandemTemplateWords;

TandemTemplateWords *tandem_template_words_load         (const char *language);
void                 tandem_template_words_free         (TandemTemplateWords *self);
const char          *tandem_template_words_get_language (TandemTemplateWords *self);
const char          *tandem_template_words_find         (TandemTemplateWords *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTemplateWords, tandem_template_words_free)

G_END_DECLS
