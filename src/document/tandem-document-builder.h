/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a document from an edition. Whoever only writes pages into files includes tandem-document.h. */
#pragma once

#include "tandem-document.h"
#include "tandem-edition.h"

G_BEGIN_DECLS

TandemDocument *tandem_document_new (const TandemEdition *edition, const TandemDocumentOptions *options, TandemMeasurer *measurer);

G_END_DECLS
