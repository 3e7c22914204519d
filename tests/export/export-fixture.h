/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of exports share: files to make, programs to ask about them. */
#pragma once

#include "tandem-document-builder.h"
#include "tandem-edition-builder.h"
#include "tandem-export.h"
#include "tandem-test-plans.h"

G_BEGIN_DECLS

typedef struct
{
  TandemPangoMeasurer *measurer;
  char *folder; /* removed at the end */
} ExportFixture;

void            export_fixture_init     (ExportFixture *self);
void            export_fixture_clear    (ExportFixture *self);
TandemDocument *export_fixture_document (ExportFixture *self, TandemPlan *plan, TandemSheetKind sheet, TandemPages pages, const char *language);
GBytes         *export_fixture_pdf      (ExportFixture *self, TandemPlan *plan, TandemSheetKind sheet, TandemPages pages, const char *language);
char           *export_fixture_save     (ExportFixture *self, GBytes *bytes, const char *name);
char           *export_fixture_ask      (const char *program, ...) G_GNUC_NULL_TERMINATED;
gboolean        export_fixture_has      (const char *program);

G_END_DECLS
