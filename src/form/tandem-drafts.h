/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed text that the library could not take, kept in a small file beside it until it can. */
#pragma once

#include "tandem-schema.h"

G_BEGIN_DECLS

typedef struct _TandemDrafts TandemDrafts;

TandemDrafts *tandem_drafts_open  (const char *path, const char *second_path);
void          tandem_drafts_close (TandemDrafts *self);
char         *tandem_drafts_dup   (TandemDrafts *self, TandemKind kind, gint64 id, guint field);
gboolean      tandem_drafts_put   (TandemDrafts *self, TandemKind kind, gint64 id, guint field, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDrafts, tandem_drafts_close)

G_END_DECLS
