/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF as numbered objects, packed and written at its end (ISO 32000-1, 7.5). Only the files of this folder include this. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TandemPdfFile TandemPdfFile;

TandemPdfFile *tandem_pdf_file_new        (void);
void           tandem_pdf_file_free       (TandemPdfFile *self);
guint          tandem_pdf_file_reserve    (TandemPdfFile *self);
GString       *tandem_pdf_file_begin      (TandemPdfFile *self, guint number);
void           tandem_pdf_file_add_stream (TandemPdfFile *self, guint number, const char *entries, GBytes *content);
void           tandem_pdf_file_add_plain_stream (TandemPdfFile *self, guint number, const char *entries, GBytes *content);
GBytes        *tandem_pdf_file_finish     (TandemPdfFile *self, guint catalogue, guint info);

void           tandem_pdf_append_number   (GString *out, double number);
void           tandem_pdf_append_level    (GString *out, double level);
void           tandem_pdf_append_count    (GString *out, guint number);
void           tandem_pdf_append_text     (GString *out, const char *text);
void           tandem_pdf_append_byte     (GString *out, guint8 byte);
void           tandem_pdf_append_reference (GString *out, guint number);
void           tandem_pdf_append_references (GString *out, const GArray *numbers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPdfFile, tandem_pdf_file_free)

G_END_DECLS
