/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our words exchanged for the buyer's in a text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TandemTerms TandemTerms;

TandemTerms *tandem_terms_new   (void);
void         tandem_terms_free  (TandemTerms *self);
void         tandem_terms_add   (TandemTerms *self, const char *ours, const char *theirs);
gboolean     tandem_terms_find  (const char *text, const char *word);
char        *tandem_terms_apply (TandemTerms *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTerms, tandem_terms_free)

G_END_DECLS
