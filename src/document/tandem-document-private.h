/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a document. Only the files of this folder include this. */
#pragma once

#include "tandem-maker.h"

G_BEGIN_DECLS

struct _TandemDocument
{
  gatomicrefcount       ref_count;
  GPtrArray            *pages; /* TandemPage */
  TandemDocumentOptions options;
  char                 *title, *author, *subject, *alt_text, *accent;
  const char           *language;
  TandemDay             day;
};

G_END_DECLS
