/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was understood of a calendar file, to be looked at before it is added. */
#pragma once

#include "tandem-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORT_PAGE (tandem_import_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportPage, tandem_import_page, TANDEM, IMPORT_PAGE, AdwNavigationPage)

AdwNavigationPage *tandem_import_page_new (TandemWorkspace *workspace, TandemSide side, const char *source, GArray *spans, GPtrArray *warnings);

G_END_DECLS
