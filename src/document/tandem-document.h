/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that leave: an edition as draw lists, with what a file needs to know about each page. */
#pragma once

#include "tandem-draw.h"
#include "tandem-day.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_SHEET_A4,      /* landscape */
  TANDEM_SHEET_LETTER,  /* landscape */
  TANDEM_SHEET_PICTURE, /* 1200 px wide for a mail that shows it at 600; as high as it needs */
} TandemSheetKind;

typedef enum
{
  TANDEM_PAGES_PLAN = 1 << 0,      /* the plan on a page */
  TANDEM_PAGES_CHECKLIST = 1 << 1,
  TANDEM_PAGES_PEOPLE = 1 << 2,
  TANDEM_PAGES_ALL = TANDEM_PAGES_PLAN | TANDEM_PAGES_CHECKLIST | TANDEM_PAGES_PEOPLE,
} TandemPages;

typedef struct
{
  TandemSheetKind sheet;
  TandemPages     pages; /* ignored for an edition with an audience: that has a page of its own */
  gboolean        mono;  /* black and white */
} TandemDocumentOptions;

typedef struct _TandemDocument TandemDocument;

TandemDocument        *tandem_document_ref           (TandemDocument *self);
void                   tandem_document_unref         (TandemDocument *self);
guint                  tandem_document_get_n_pages   (const TandemDocument *self);
const TandemDrawList  *tandem_document_get_page      (const TandemDocument *self, guint page);
const char            *tandem_document_get_outline   (const TandemDocument *self, guint page); /* NULL: continues the page before */
const char            *tandem_document_get_title     (const TandemDocument *self);
const char            *tandem_document_get_author    (const TandemDocument *self);
const char            *tandem_document_get_subject   (const TandemDocument *self);
const char            *tandem_document_get_alt_text  (const TandemDocument *self); /* the timeline in words */
const char            *tandem_document_get_language  (const TandemDocument *self);
const char            *tandem_document_get_accent    (const TandemDocument *self); /* "#RRGGBB" or NULL */
TandemDay              tandem_document_get_day       (const TandemDocument *self);
TandemSheetKind        tandem_document_get_sheet     (const TandemDocument *self);
gboolean               tandem_document_is_mono       (const TandemDocument *self);

TandemPages            tandem_pages_parse            (const char *text); /* "page,checklist,people"; 0 for anything else */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDocument, tandem_document_unref)

G_END_DECLS
